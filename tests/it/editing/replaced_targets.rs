//! When a final target is changed although actuals are compared with it, the old value is kept with the day
//! (`docs/decisions.md` 14).

use keikaku::command::PlanCommand;
use keikaku::plan::indicator::Basis;
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace, earlier_at};

use crate::support::{Hand, actual, day, target};

/// The earlier values at that place of the KPI, each with the day on which it was replaced.
fn earlier(hand: &Hand, place: CellPlace) -> Vec<String> {
    earlier_at(hand.row(1), place).iter().map(|one| format!("{} {}", one.cell.text, one.replaced_on)).collect()
}

/// A KPI with a target of 200 in 2018 and an actual of the year before.
fn in_force() -> Hand {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, target(2018), "200");
    hand.fill(1, actual(2017), "100");
    hand.on = day(6, 30);
    hand
}

#[test]
fn a_target_typed_over_with_several_keys_is_kept_once_with_its_day() {
    let mut hand = in_force();
    hand.fill(1, target(2018), "1,234");
    assert_eq!(earlier(&hand, target(2018)), ["200 2026-06-30"]);
    hand.undo();
    assert_eq!((hand.figure(1, target(2018)).as_str(), earlier(&hand, target(2018)).len()), ("200", 0));
}

#[test]
fn targets_replaced_before_any_actual_exists_are_not_kept() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, target(2018), "200");
    hand.fill(1, target(2018), "250");
    assert!(earlier(&hand, target(2018)).is_empty());
}

#[test]
fn a_target_that_was_set_and_replaced_on_the_same_day_is_not_kept() {
    let mut hand = in_force();
    hand.fill(1, target(2018), "2500");
    hand.fill(1, target(2018), "250");
    assert_eq!(earlier(&hand, target(2018)), ["200 2026-06-30"], "2500 was a slip");
    hand.fill(1, target(2018), "200");
    assert!(earlier(&hand, target(2018)).is_empty(), "what was in force is in force");
    hand.fill(1, target(2018), "250");
    hand.on = day(9, 1);
    hand.fill(1, target(2018), "300");
    assert_eq!(earlier(&hand, target(2018)), ["200 2026-06-30", "250 2026-09-01"]);
}

#[test]
fn a_target_rewritten_with_the_same_value_is_not_kept_as_replaced() {
    let mut hand = in_force();
    hand.fill(1, target(2018), "２００");
    assert!(earlier(&hand, target(2018)).is_empty());
}

#[test]
fn a_replaced_period_target_is_kept_with_its_day() {
    let mut hand = in_force();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    hand.fill(1, CellPlace::Period, "500");
    assert!(earlier(&hand, CellPlace::Period).is_empty(), "there was none before");
    hand.fill(1, CellPlace::Period, "");
    assert_eq!(earlier(&hand, CellPlace::Period), ["500 2026-06-30"]);
}

#[test]
fn a_reason_can_be_written_for_a_replaced_target() {
    let mut hand = in_force();
    hand.fill(1, target(2018), "250");
    hand.write(1, TextPlace::EarlierReason(target(2018), 0), "中間見直し").unwrap();
    assert_eq!(earlier_at(hand.row(1), target(2018))[0].reason, "中間見直し");
}

#[test]
fn removing_a_year_removes_the_earlier_values_of_its_target() {
    let mut hand = in_force();
    let last = hand.plan().years.last();
    hand.fill(1, CellPlace::Target(last), "300");
    assert_eq!(earlier(&hand, CellPlace::Target(last)).len(), 1);
    hand.table(PlanCommand::RemoveYear(last)).unwrap();
    assert!(earlier(&hand, CellPlace::Target(last)).is_empty());
}
