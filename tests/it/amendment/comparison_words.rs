//! The sentences about changes of KPIs, and the marks in the comparison table: bases of targets, removed totals, changed
//! numbers and units, and nothing about unchanged fields.

use std::sync::Arc;

use keikaku::command::PlanCommand;
use keikaku::command::plans::blank_plan;
use keikaku::paper::comparison_table::content::{ComparedBlock, ComparedCell, ComparisonRow, ComparisonTable, text_of};
use keikaku::paper::comparison_table::{ComparedStates, summary};
use keikaku::plan::comparison_style::Filler;
use keikaku::plan::indicator::Basis;
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::Language;

use crate::support::{Hand, target, year};

/// A plan in the form of 2022 with these KPIs, each with its unit and its increments of 2024 to 2026.
fn plan_of(kpis: &[(&str, &str, [&str; 3])]) -> Hand {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let years = YearAxis::starting(year(2024), 3).unwrap();
    let blank = blank_plan(PlanId::from_bits(1), BuiltIn::F2022.form(), years, || ids.next().unwrap()).unwrap();
    let mut hand = Hand::at([Arc::new(blank)]);
    for (row, (name, unit, targets)) in (1..).zip(kpis) {
        hand.words(row, TextPlace::Name, name).unwrap();
        hand.words(row, TextPlace::Unit, unit).unwrap();
        for (year, text) in (2024..).zip(targets) {
            hand.fill(row, target(year), text);
        }
    }
    hand
}

fn visitors_and_sales() -> Hand {
    plan_of(&[("来場者数", "人", ["100", "200", "300"]), ("売上額", "千円", ["1,000", "2,000", "3,000"])])
}

fn sentences(before: &Plan, after: &Plan) -> Vec<String> {
    summary::changes(before, after, Language::Japanese).into_iter().map(|said| said.text).collect()
}

fn table(before: &Plan, after: &Plan) -> ComparisonTable {
    ComparedStates::new(before, after, false).table(&after.comparison_style, None)
}

/// The cells of all tables on one side, 0 for the new one.
fn cells(table: &ComparisonTable, at: usize) -> Vec<ComparedCell> {
    let sides = table.rows.iter().filter_map(|row| match row {
        ComparisonRow::Section(sides) => Some(&sides[at]),
        ComparisonRow::Omitted(_) => None,
    });
    let tables = sides.flatten().filter_map(|block| match block {
        ComparedBlock::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| table.rows.iter().flatten().cloned()).collect()
}

/// The texts of the marked cells of one side, with the filler words of blank ones.
fn marked(table: &ComparisonTable, at: usize) -> Vec<String> {
    let is_marked = |cell: &ComparedCell| cell.filler.is_some() || cell.runs.iter().any(|run| run.is_changed);
    cells(table, at).iter().filter(|cell| is_marked(cell)).map(|cell| text_of(&cell.printed())).collect()
}

#[test]
fn a_changed_basis_and_the_removed_total_are_named_and_the_total_is_marked() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    let said = sentences(&before, hand.plan());
    assert_eq!(said, ["KPI①の目標の数え方を各年度の増加分から各年度の値に変更", "KPI①のKPI増加分の累計の600人を削除"]);
    let table = table(&before, hand.plan());
    assert_eq!([marked(&table, 0), marked(&table, 1)], [["（削る）"], ["600.00"]]);
    let gone = cells(&table, 0).into_iter().find(|cell| cell.filler.is_some()).unwrap();
    assert_eq!(gone.spoken.as_deref(), Some("変更: 600.00 → なし"));
}

#[test]
fn with_the_empty_filler_a_blank_cell_contains_no_filler_word() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    let mut after = hand.plan().clone();
    after.comparison_style.filler = Filler::Empty;
    let table = table(&before, &after);
    assert!(cells(&table, 0).iter().all(|cell| cell.filler.is_none()));
}

#[test]
fn the_filler_word_of_a_blank_cell_is_in_the_clipboard_and_word_output() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    let table = table(&before, hand.plan());
    let copied = table.copy();
    assert!(copied.html.contains("（削る）") && copied.text.contains("（削る）"), "{}", copied.text);
    assert!(table.to_json().unwrap().contains(r#""filler":"（削る）""#));
}

#[test]
fn yearly_targets_replaced_by_a_period_target_are_listed_as_removed() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    hand.fill(1, CellPlace::Period, "700");
    let said = sentences(&before, hand.plan());
    assert_eq!(
        said,
        [
            "KPI①の目標の数え方を各年度の増加分から計画期間の累計に変更",
            "KPI①の計画期間の目標に700人を記載",
            "KPI①の2024年度目標の100人を削除",
            "KPI①の2025年度目標の200人を削除",
            "KPI①の2026年度目標の300人を削除",
            "KPI①のKPI増加分の累計の600人を削除"
        ]
    );
}

#[test]
fn a_former_kpi_number_is_labelled_as_former_if_another_kpi_has_it_now() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.table(PlanCommand::RemoveIndicator(hand.row(1).id)).unwrap();
    hand.words(1, TextPlace::Name, "売上高").unwrap();
    assert_eq!(
        sentences(&before, hand.plan()),
        ["KPI①（変更前のKPI②）の指標名を「売上額」から「売上高」に変更", "変更前のKPI①「来場者数」を削除"]
    );
    let english = summary::changes(&before, hand.plan(), Language::English);
    insta::assert_snapshot!(english.into_iter().map(|said| said.text).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_number_of_a_removed_last_kpi_is_given_without_a_label() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.table(PlanCommand::RemoveIndicator(hand.row(2).id)).unwrap();
    assert_eq!(sentences(&before, hand.plan()).last().unwrap(), "KPI②「売上額」を削除");
}

#[test]
fn an_incomplete_total_has_its_unit_right_after_the_figure() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.fill(2, target(2025), "");
    assert_eq!(
        sentences(&before, hand.plan()),
        ["KPI②の2025年度目標の2,000千円を削除", "KPI②のKPI増加分の累計を6,000千円から4,000千円（1年分未入力）に変更"]
    );
}

#[test]
fn an_added_year_does_not_count_as_a_change_of_the_totals() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    hand.table(PlanCommand::AppendYear).unwrap();
    assert_eq!(sentences(&before, hand.plan()), ["2027年度の列を追加"]);
    let table = table(&before, hand.plan());
    let totals: Vec<ComparedCell> =
        cells(&table, 0).into_iter().filter(|cell| text_of(&cell.runs).contains("000.00（1年分未入力）")).collect();
    assert!(!totals.is_empty());
    for total in totals {
        assert!(total.spoken.is_none() && total.runs.iter().all(|run| !run.is_changed), "{total:?}");
    }
}

#[test]
fn clearing_a_target_of_0_does_not_count_as_a_change_of_the_total() {
    let mut hand = plan_of(&[("来場者数", "人", ["0", "200", "300"])]);
    let before = hand.plan().clone();
    hand.fill(1, target(2024), "");
    assert_eq!(sentences(&before, hand.plan()), ["KPI①の2024年度目標の0人を削除"]);
}

#[test]
fn kpis_that_swap_places_are_named_with_both_numbers_and_marked() {
    let mut hand = visitors_and_sales();
    let before = hand.plan().clone();
    let [first, second] = [1, 2].map(|row| hand.row(row).id);
    hand.table(PlanCommand::MoveIndicator { indicator: first, past: second }).unwrap();
    assert_eq!(sentences(&before, hand.plan()), ["指標の順序を変更（KPI①は変更前のKPI②、KPI②は変更前のKPI①）"]);
    let table = table(&before, hand.plan());
    for at in [0, 1] {
        let marked = marked(&table, at);
        assert!(marked.iter().all(|text| text == "KPI①" || text == "KPI②"), "{marked:?}");
        assert!(marked.contains(&"KPI①".to_owned()) && marked.contains(&"KPI②".to_owned()), "{marked:?}");
    }
}

#[test]
fn a_kpi_moved_past_several_is_named_with_the_range_of_shifted_kpis() {
    let names = ["一", "二", "三", "四"].map(|name| (name, "人", ["1", "2", "3"]));
    let mut hand = plan_of(&names);
    let before = hand.plan().clone();
    let last = hand.row(4).id;
    for row in [3, 2, 1] {
        let past = hand.row(row).id;
        hand.table(PlanCommand::MoveIndicator { indicator: last, past }).unwrap();
    }
    assert_eq!(
        sentences(&before, hand.plan()),
        ["指標の順序を変更（KPI①は変更前のKPI④、KPI②～KPI④は変更前のKPI①～KPI③）"]
    );
}
