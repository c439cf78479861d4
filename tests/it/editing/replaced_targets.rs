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
fn it_keeps_its_value_and_the_day_once_however_many_keys_it_took() {
    let mut hand = in_force();
    hand.fill(1, target(2018), "1,234");
    assert_eq!(earlier(&hand, target(2018)), ["200 2026-06-30"]);
    hand.undo();
    assert_eq!((hand.figure(1, target(2018)).as_str(), earlier(&hand, target(2018)).len()), ("200", 0));
}

#[test]
fn while_a_plan_is_drafted_nothing_is_kept() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, target(2018), "200");
    hand.fill(1, target(2018), "250");
    assert!(earlier(&hand, target(2018)).is_empty());
}

#[test]
fn one_that_stood_for_less_than_a_day_was_never_in_force() {
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
fn one_that_is_only_written_otherwise_is_not_replaced() {
    let mut hand = in_force();
    hand.fill(1, target(2018), "２００");
    assert!(earlier(&hand, target(2018)).is_empty());
}

#[test]
fn the_one_target_of_a_period_is_kept_in_the_same_way() {
    let mut hand = in_force();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    hand.fill(1, CellPlace::Period, "500");
    assert!(earlier(&hand, CellPlace::Period).is_empty(), "there was none before");
    hand.fill(1, CellPlace::Period, "");
    assert_eq!(earlier(&hand, CellPlace::Period), ["500 2026-06-30"]);
}

#[test]
fn why_it_was_changed_can_be_written_beside_it() {
    let mut hand = in_force();
    hand.fill(1, target(2018), "250");
    hand.write(1, TextPlace::EarlierReason(target(2018), 0), "中間見直し").unwrap();
    assert_eq!(earlier_at(hand.row(1), target(2018))[0].reason, "中間見直し");
}

#[test]
fn a_year_that_goes_takes_what_its_target_was_before_along() {
    let mut hand = in_force();
    let last = hand.plan().years.last();
    hand.fill(1, CellPlace::Target(last), "300");
    assert_eq!(earlier(&hand, CellPlace::Target(last)).len(), 1);
    hand.table(PlanCommand::RemoveYear(last)).unwrap();
    assert!(earlier(&hand, CellPlace::Target(last)).is_empty());
}
