//! A KPI whose unit changes between an approved state and the draft, with its figures converted by hand: 千円 becomes 円.

use keikaku::checks::{self, Code};
use keikaku::command::{ApprovalNotes, PlanCommand, RecordCommand};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::figures::progress::{TargetInForce, entries};
use keikaku::paper::comparison_table::application;
use keikaku::plan::cell::Cell;
use keikaku::plan::place::{ChoiceValue, TextPlace, earlier_at};
use keikaku::plan::{ActivityRecord, ActualSource, Aggregation, Plan, RecordText};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{ApprovalId, RecordId};
use keikaku::wording::{Language, approvals};

use crate::support::{Hand, actual, day, target, year};

/// The targets of KPI 2 of the plan of 2018 in 千円, by year, and their total.
const TARGETS: [(i32, &str); 3] = [(2018, "25000"), (2019, "35000"), (2020, "50000")];

/// The plan of 2018, approved before its first year, with an actual.
fn approved() -> (Hand, ApprovalId) {
    let mut hand = Hand::at_sample("000");
    for (year, text) in TARGETS {
        hand.fill(2, target(year), text);
    }
    let id = ApprovalId::from_bits(1);
    let notes = ApprovalNotes { approved_on: "平成30年3月30日".to_owned(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id, notes }).unwrap();
    hand.fill(2, actual(2018), "24,000");
    hand.on = day(6, 1);
    (hand, id)
}

/// Enters KPI 2 in 円: the unit first or last, then each target and the actual.
fn convert(hand: &mut Hand, is_unit_first: bool) {
    if is_unit_first {
        hand.words(2, TextPlace::Unit, "円").unwrap();
    }
    for (year, text) in TARGETS {
        hand.fill(2, target(year), &format!("{text}000"));
    }
    hand.fill(2, actual(2018), "24000000");
    if !is_unit_first {
        hand.words(2, TextPlace::Unit, "円").unwrap();
    }
}

/// The target, the actual and the unit of KPI 2 on the sheet of 2018.
fn on_sheet(plan: &Plan) -> (String, String, String) {
    let sheet = PlanInForce::new(plan, year(2018)).sheet(year(2018), Date::new(2019, 9, 30).unwrap(), None);
    let row = sheet.row(plan.indicators()[1].id).unwrap();
    (row.target.unwrap().plain(), row.actual.unwrap().plain(), row.unit.clone())
}

fn asks_for_reason(hand: &Hand) -> bool {
    checks::run(hand.plan()).iter().any(|finding| finding.code() == Code::Amd011)
}

#[test]
fn approved_targets_are_compared_with_actuals_in_the_new_unit() {
    for is_unit_first in [true, false] {
        let (mut hand, _) = approved();
        convert(&mut hand, is_unit_first);
        let expected = ("25000000".to_owned(), "24000000".to_owned(), "円".to_owned());
        assert_eq!(on_sheet(hand.plan()), expected, "the target in force was 25,000千円");
        let entry = &entries(hand.plan(), year(2018), Date::new(2019, 9, 30).unwrap())[1];
        assert_eq!(entry.in_force, TargetInForce::Same);
    }
}

#[test]
fn a_target_that_is_only_converted_is_no_changed_target() {
    for is_unit_first in [true, false] {
        let (mut hand, _) = approved();
        convert(&mut hand, is_unit_first);
        assert!(!asks_for_reason(&hand));
        for (year, _) in TARGETS {
            assert!(earlier_at(hand.row(2), target(year)).is_empty(), "nothing was replaced in {year}");
        }
        let history = approvals::history(hand.plan().approvals(), hand.row(2), Language::Japanese);
        assert!(history.is_empty(), "{history:?}");
    }
}

#[test]
fn a_target_that_is_changed_in_the_new_unit_is_compared_in_this_unit() {
    let (mut hand, _) = approved();
    convert(&mut hand, true);
    hand.fill(2, target(2019), "40000000");
    assert!(asks_for_reason(&hand));
    let history = approvals::history(hand.plan().approvals(), hand.row(2), Language::Japanese);
    assert_eq!(history, ["2019年度 目標: 当初認定 35,000,000 → いま 40,000,000"]);
}

fn explain(hand: &mut Hand) {
    hand.words(2, TextPlace::EarlierReason(target(2019), 0), "需要が増えた").unwrap();
}

/// Asserts that the changed target has its reason, and returns the figures that it replaced.
#[track_caller]
fn explained(hand: &Hand) -> Vec<String> {
    assert!(!asks_for_reason(hand));
    assert_eq!(application::draft_reason(hand.plan(), Language::Japanese), "KPI②：需要が増えた");
    earlier_at(hand.row(2), target(2019)).iter().map(|one| one.cell.shown("円")).collect()
}

#[test]
fn the_reason_of_a_target_that_is_changed_in_a_new_unit_is_a_reason_of_the_draft() {
    let (mut hand, _) = approved();
    convert(&mut hand, true);
    hand.fill(2, target(2019), "40000000");
    explain(&mut hand);
    assert_eq!(explained(&hand), ["35,000,000"]);
}

#[test]
fn an_approved_target_that_is_replaced_before_its_conversion_is_kept_in_the_new_unit() {
    let (mut hand, _) = approved();
    hand.words(2, TextPlace::Unit, "円").unwrap();
    for (year, text) in [(2018, "25000000"), (2019, "40000000"), (2020, "50000000")] {
        hand.fill(2, target(year), text);
    }
    explain(&mut hand);
    assert_eq!(explained(&hand), ["35,000,000"]);
}

#[test]
fn a_reason_that_was_written_before_the_unit_changed_stays_the_reason_of_the_target() {
    let (mut hand, _) = approved();
    hand.fill(2, target(2019), "40,000");
    explain(&mut hand);
    hand.words(2, TextPlace::Unit, "円").unwrap();
    for (year, text) in [(2018, "25000000"), (2019, "40000000"), (2020, "50000000")] {
        hand.fill(2, target(year), text);
    }
    explained(&hand);
}

#[test]
fn a_draft_from_an_approved_state_has_its_unit_and_the_actuals_in_it() {
    let (mut hand, id) = approved();
    convert(&mut hand, true);
    hand.table(PlanCommand::BeginAmendment { from: id, on: hand.on }).unwrap();
    assert_eq!(hand.row(2).unit, "千円");
    assert_eq!((hand.figure(2, target(2018)), hand.figure(2, actual(2018))), ("25000".to_owned(), "24000".to_owned()));
}

#[test]
fn a_draft_from_an_approved_state_has_replaced_figures_in_its_unit() {
    let (mut hand, id) = approved();
    convert(&mut hand, true);
    hand.fill(2, actual(2018), "23,000,000（速報）");
    hand.fill(2, actual(2018), "24,000,000");
    hand.fill(2, target(2019), "40000000");
    hand.table(PlanCommand::BeginAmendment { from: id, on: hand.on }).unwrap();
    let earlier = |place| earlier_at(hand.row(2), place).iter().map(|one| one.cell.text.clone()).collect::<Vec<_>>();
    assert_eq!(earlier(actual(2018)), ["23,000（速報）"]);
    assert_eq!(earlier(target(2019)), ["35,000"]);
}

#[test]
fn a_draft_from_an_approved_state_keeps_the_unit_of_a_kpi_with_records() {
    let (mut hand, id) = approved();
    convert(&mut hand, true);
    hand.fill(2, actual(2018), "");
    hand.choose(2, ChoiceValue::ActualSource(ActualSource::Records(Aggregation::Sum))).unwrap();
    let record = |bits, amount: &str| {
        let record = ActivityRecord::new(RecordId::from_bits(bits)).with(RecordText::On, "2018-05-01");
        record.with(RecordText::Indicator, &hand.row(2).id.to_string()).with(RecordText::Amount, amount)
    };
    let records = vec![record(1, "5000000"), record(2, "7000000")];
    hand.table(PlanCommand::Log(RecordCommand::Put(records))).unwrap();
    hand.fill(2, target(2018), "26000000");
    hand.table(PlanCommand::BeginAmendment { from: id, on: hand.on }).unwrap();
    let row = hand.row(2);
    assert_eq!((row.unit.as_str(), row.actual(year(2018)).text.as_str()), ("円", "12000000"));
    assert_eq!(hand.figure(2, target(2018)), "25000000", "the approved target, in the unit of the records");
}

#[test]
fn figures_stay_as_they_are_if_only_the_word_for_the_unit_is_corrected() {
    let (mut hand, _) = approved();
    hand.words(2, TextPlace::Unit, "円").unwrap();
    let expected = ("25000".to_owned(), "24000".to_owned(), "千円".to_owned());
    assert_eq!(on_sheet(hand.plan()), expected, "no figure was converted, and the sheet has the approved unit");
}

#[test]
fn a_converted_cell_keeps_what_is_written_beside_its_figure() {
    let converted = |text: &str, from, into| Cell::read(text, from).converted(from, into).shown(into);
    assert_eq!(converted("約1,250人（速報）", "人", "千人"), "約1.25（速報）");
    assert_eq!(converted("3.5以上", "百万円", "円"), "3,500,000以上");
    assert_eq!(converted("集計中", "人", "千人"), "集計中");
    assert_eq!(converted("12台", "人", "千人"), "12台", "a figure with a unit of its own");
}
