//! Several answers at once: each is compared with the plan that the answers before it leave.

use std::sync::Arc;

use keikaku::import::preview::{OpenedOn, Preview, preview};
use keikaku::import::read::{TableFile, read_table};
use keikaku::import::wide;
use keikaku::merge::review::{ChangeKind, DecidedChange, Decision};
use keikaku::merge::{FieldValue, Setting};
use keikaku::plan::Indicator;
use keikaku::plan::place::CellPlace;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::support::desk::{Browser, Desk, sample, today, with_field, year};

fn actual(western: i32) -> CellPlace {
    CellPlace::Actual(year(western))
}

fn table(file: &str) -> TableFile {
    read_table(file.as_bytes(), Browser::get()).unwrap()
}

/// The previews of the files as they are shown together. `decide` gives the decisions about each preview, in order.
fn previews(desk: &Desk, files: &[String], decide: impl Fn(usize, &Preview) -> Vec<DecidedChange>) -> Vec<Preview> {
    let mut base = desk.base();
    let mut shown = Vec::new();
    for (nth, file) in files.iter().enumerate() {
        let rows = wide::read_file(&table(file), &desk.answers).unwrap();
        let (opened, fresh) = (OpenedOn::Plan(desk.plan), PlanId::from_bits(4242));
        let mut preview = preview(&rows, opened, &base, fresh, &desk.answers).unwrap();
        preview.changes.decide(&decide(nth, &preview));
        base = base.after(&format!("回答{nth}.csv"), &preview, today());
        shown.push(preview);
    }
    shown
}

/// For each file, the name of the earlier file whose value its first change replaces.
fn sources(desk: &Desk, files: &[String]) -> Vec<Option<String>> {
    let mut base = desk.base();
    let mut sources = Vec::new();
    for (nth, preview) in previews(desk, files, as_proposed).iter().enumerate() {
        sources.push(base.source(&preview.changes[0].place).map(|name| name.to_string()));
        base = base.after(&format!("回答{nth}.csv"), preview, today());
    }
    sources
}

fn as_proposed(_: usize, _: &Preview) -> Vec<DecidedChange> {
    Vec::new()
}

/// Decides only the first change of that file.
fn first_of(file: usize, decision: Decision) -> impl Fn(usize, &Preview) -> Vec<DecidedChange> {
    move |nth, preview| {
        let change = preview.changes.first().filter(|_| nth == file);
        change.map(|change| change.decided(decision.clone())).into_iter().collect()
    }
}

fn actuals(desk: &Desk) -> Vec<String> {
    (1..=3).map(|nth| desk.row(nth).actual(year(2022)).text.clone()).collect()
}

#[test]
fn two_files_with_different_values_for_one_cell_are_in_conflict() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    let files = ["7000", "8000"].map(|value| with_field(&sent, 1, "実績", "2022年度", value));
    let shown = previews(&desk, &files, as_proposed);
    assert_eq!((shown[0].changes[0].kind, shown[1].changes[0].kind), (ChangeKind::Set, ChangeKind::Conflict));
    // The value "now" is the value in the first file.
    assert_eq!(sources(&desk, &files), [None, Some("回答0.csv".to_owned())]);
    assert_eq!(shown[1].changes[0].old, shown[0].changes[0].new);
    // If the first is left out, the second is still not taken without an answer.
    let left = previews(&desk, &files, first_of(0, Decision::Ours));
    assert_eq!((left[1].changes[0].kind, left[1].changes.open()), (ChangeKind::Conflict, 1));
    assert!(left[1].changes[0].old.as_ref().is_some_and(FieldValue::is_blank));
    // The order of the files only swaps the sides.
    let turned = previews(&desk, &[files[1].clone(), files[0].clone()], as_proposed);
    assert_eq!(turned[1].changes[0].kind, ChangeKind::Conflict);
}

#[test]
fn a_third_file_is_compared_with_the_value_typed_between_the_first_two() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    let files = ["7000", "8000", "9000"].map(|value| with_field(&sent, 1, "実績", "2022年度", value));
    let shown = previews(&desk, &files, |nth, preview| {
        let third = |nth: usize| preview.changes[0].decided(Decision::Typed(format!("{nth}0000")));
        Some(nth).filter(|nth| *nth > 0).map(third).into_iter().collect()
    });
    for preview in &shown {
        desk.take(preview).unwrap();
    }
    assert_eq!(actuals(&desk)[0], "20000");
    assert!(
        matches!(&shown[2].changes[0].old, Some(FieldValue::OfKpi(Setting::Cell(_, cell))) if cell.text == "10000")
    );
}

#[test]
fn a_decision_applies_only_if_the_replaced_value_is_unchanged() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "7");
    desk.set(1, actual(2022), "6");
    let said = desk.read(&file).changes[0].decided(Decision::Theirs);
    let mut shown = desk.read(&file);
    shown.changes.decide([&said]);
    assert_eq!((shown.changes.taken(), shown.changes.open()), (1, 0));
    desk.set(1, actual(2022), "9");
    let mut shown = desk.read(&file);
    shown.changes.decide([&said]);
    assert_eq!((shown.changes.taken(), shown.changes.open()), (0, 1), "what was to be replaced is not there any more");
}

/// A desk whose plan has that many KPIs, all copies of a sample's first KPI.
fn large_desk(kpis: u64) -> Desk {
    let plan = sample("001");
    let first = Indicator::clone(&plan.indicators()[0]);
    let rows = (1..=kpis).map(|nth| {
        let (id, name) = (IndicatorId::from_bits(nth), format!("{nth}番目の取組"));
        Arc::new(Indicator { id, name, ..first.clone() })
    });
    Desk::with(plan.with_indicators(rows.collect()).unwrap())
}

#[test]
fn each_of_many_answers_changes_only_the_row_that_its_sender_filled_in() {
    let mut desk = large_desk(40);
    let sent = desk.send();
    let answers: Vec<String> = (1..=40).map(|nth| with_field(&sent, nth, "実績", "備考", "回答")).collect();
    for (nth, preview) in previews(&desk, &answers, as_proposed).iter().enumerate() {
        let names: Vec<&str> = preview.changes.iter().map(|change| change.name.as_str()).collect();
        assert_eq!(names, [format!("{}番目の取組", nth + 1)], "{:?}", preview.notes);
    }
}

#[test]
fn decisions_on_changes_of_another_file_are_ignored() {
    let mut desk = Desk::of("002");
    let mut file = desk.send();
    for nth in 1..=2 {
        file = with_field(&file, nth, "実績", "2022年度", "5");
        desk.set(nth, actual(2022), "6");
    }
    let mut preview = desk.read(&file);
    let mut all = preview.changes.all(None, &Decision::Theirs);
    let other = desk.read(&with_field(&file, 3, "実績", "2022年度", "9"));
    all.extend(other.changes.all(None, &Decision::Theirs));
    preview.changes.decide(&all);
    desk.take(&preview).unwrap();
    assert_eq!([1, 2].map(|nth| desk.row(nth).actual(year(2022)).text.clone()), ["5", "5"]);
}
