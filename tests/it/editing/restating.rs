//! 増加分に直す and 各年度の値に直す: the same targets, counted in another way (`docs/decisions.md` 79).

use keikaku::checks::{self, Code};
use keikaku::command::{ApprovalNotes, IndicatorCommand, PlanCommand, Rejection, Restated};
use keikaku::figures::achievement::of_final_target;
use keikaku::figures::totals::Span;
use keikaku::plan::indicator::{ActualsAre, Basis};
use keikaku::plan::place::{CellPlace, ChoiceValue};
use keikaku::value::id::ApprovalId;
use keikaku::wording::{Language, restating};

use crate::support::{Hand, actual, day, target, year};

const REASON: &str = "表記を増加分に改めた（値は同じ）";

/// The first row of 002 as levels from 40: 42, 45, 45, 50 and 60, with actuals in two years.
fn levels() -> Hand {
    let mut hand = Hand::at_sample("002");
    hand.fill(1, CellPlace::StatedTotal, "");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    hand.fill(1, CellPlace::Baseline, "40.00");
    for (western, text) in (2022..).zip(["42.00", "45.00", "45.00", "50.00", "60.00"]) {
        hand.fill(1, target(western), text);
    }
    hand.fill(1, actual(2022), "41");
    hand.fill(1, actual(2023), "46（速報）");
    hand
}

fn restate(hand: &mut Hand, into: Restated) -> Result<(), Rejection> {
    let command = IndicatorCommand::Restate { into, reason: REASON.to_owned(), on: day(4, 10) };
    let id = hand.row(1).id;
    hand.in_indicator(id, command).map(drop)
}

fn targets(hand: &Hand) -> Vec<String> {
    (2022..2027).map(|western| hand.cell(1, target(western)).text).collect()
}

#[test]
fn level_targets_become_yearly_increments_in_one_undo_step_and_actuals_are_unchanged() {
    let mut hand = levels();
    let steps = hand.steps();
    let rate = |hand: &Hand| of_final_target(hand.row(1), Span::from_plan(hand.plan()), year(2023)).unwrap().percent();
    assert!(checks::run(hand.plan()).iter().any(|finding| finding.code() == Code::Plan015));
    restate(&mut hand, Restated::Increments).unwrap();
    assert_eq!(targets(&hand), ["2.00", "3.00", "0.00", "5.00", "10.00"]);
    assert_eq!(hand.cell(1, actual(2023)).text, "46（速報）");
    assert_eq!((hand.row(1).basis, hand.row(1).actuals_are), (Some(Basis::Increment), ActualsAre::Levels));
    assert_eq!(hand.steps(), steps + 1);
    assert_eq!(rate(&hand), "30.0", "6 of 20 more");
    assert!(checks::run(hand.plan()).iter().all(|finding| finding.code() != Code::Plan015));
    hand.undo();
    assert_eq!(targets(&hand), ["42.00", "45.00", "45.00", "50.00", "60.00"]);
}

#[test]
fn restating_as_increments_and_back_restores_the_level_targets() {
    let mut hand = levels();
    restate(&mut hand, Restated::Increments).unwrap();
    restate(&mut hand, Restated::Levels).unwrap();
    assert_eq!(targets(&hand), ["42.00", "45.00", "45.00", "50.00", "60.00"]);
    assert_eq!(hand.cell(1, actual(2023)).text, "46（速報）");
    assert_eq!((hand.row(1).basis, hand.row(1).actuals_are), (Some(Basis::Level), ActualsAre::Increments));
}

#[test]
fn increment_actuals_become_levels_and_keep_their_provisional_status() {
    let mut hand = levels();
    restate(&mut hand, Restated::Increments).unwrap();
    hand.choose(1, ChoiceValue::ActualsAre(ActualsAre::Increments)).unwrap();
    hand.fill(1, actual(2022), "1");
    hand.fill(1, actual(2023), "5（速報）");
    restate(&mut hand, Restated::Levels).unwrap();
    assert_eq!(hand.figure(1, actual(2023)), "46.00");
    assert!(hand.cell(1, actual(2023)).text.contains("速報"));
}

#[test]
fn a_blank_or_unknown_cell_prevents_restating_and_is_named_in_the_rejection() {
    let refused = |place, text: &str| {
        let mut hand = levels();
        hand.fill(1, place, text);
        restate(&mut hand, Restated::Increments).unwrap_err()
    };
    for text in ["", "未把握"] {
        assert_eq!(refused(CellPlace::Baseline, text), Rejection::NotRestated { place: CellPlace::Baseline });
        assert_eq!(refused(target(2024), text), Rejection::NotRestated { place: target(2024) });
    }
    let mut skipped = levels();
    skipped.fill(1, target(2024), "-");
    restate(&mut skipped, Restated::Increments).unwrap();
    assert_eq!(targets(&skipped), ["2.00", "3.00", "-", "5.00", "10.00"]);
}

#[test]
fn a_restated_target_of_an_approved_version_is_kept_with_the_reason() {
    let mut hand = levels();
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes: ApprovalNotes::default() }).unwrap();
    restate(&mut hand, Restated::Increments).unwrap();
    let earlier = &hand.row(1).earlier_targets[&Some(year(2022))];
    assert_eq!(earlier.last().map(|one| (one.cell.text.as_str(), one.reason.as_str())), Some(("42.00", REASON)));
    assert!(checks::run(hand.plan()).iter().all(|finding| finding.code() != Code::Amd011));
}

#[test]
fn the_changes_of_targets_and_rates_are_listed_before_restating() {
    let hand = levels();
    let span = Span::from_plan(hand.plan());
    let lines = restating::lines(hand.row(1), span, Restated::Increments, Language::Japanese).unwrap();
    let told: Vec<_> = lines.iter().map(|line| format!("{}: {} → {}", line.name, line.before, line.after)).collect();
    assert_eq!(told[0], "2022年度 目標: 42.00 → 2.00");
    assert!(told[5].starts_with("達成率: 102.2%") && told.len() == 6, "{told:?}");
}
