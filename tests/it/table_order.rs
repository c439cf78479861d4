//! The order in which the user sees the rows of the table: the plan's order until a column head is pressed.

#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{Basis, Direction, Indicator};
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::session::table_order::{SortColumn, TableOrder};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::kpi_builder::{cell, year};

/// A plan with a row of 各年度の増加分 for each name and its actual of 2022; each target is 10.
fn plan(rows: &[(&str, &str)]) -> Plan {
    let row = |(nth, (name, actual)): (u64, &(&str, &str))| {
        let mut row = Indicator::new(IndicatorId::from_bits(nth), Basis::Increment);
        (*name).clone_into(&mut row.name);
        row.direction = Some(Direction::Up);
        row.targets.insert(year(2022), cell("10"));
        row.actuals.entry(year(2022)).or_default().cell = cell(actual);
        Arc::new(row)
    };
    let axis = YearAxis::starting(year(2022), 2).expect("two years");
    let rows = (0..).zip(rows).map(row).collect();
    Plan::new(PlanId::from_bits(1), BuiltIn::F2022, axis).with_indicators(rows).expect("a plan")
}

/// The names of the rows, sorted by that column.
fn names(plan: &Plan, column: SortColumn, is_descending: bool) -> Vec<String> {
    let today = Date::new(2024, 4, 1).expect("a day");
    let ids = TableOrder { column, is_descending }.rows(plan, today);
    ids.into_iter().filter_map(|id| Some(plan.indicator(id)?.name.clone())).collect()
}

#[test]
fn a_column_sorts_the_rows_both_ways_with_missing_figures_last() {
    let plan = plan(&[("い", "8"), ("ろ", ""), ("は", "9"), ("に", "3")]);
    for column in [SortColumn::Year(year(2022)), SortColumn::Total, SortColumn::Rate] {
        assert_eq!(names(&plan, column, false), ["に", "い", "は", "ろ"], "{column:?}");
        assert_eq!(names(&plan, column, true), ["は", "い", "に", "ろ"], "{column:?}");
    }
}

#[test]
fn a_kpi_without_a_rate_is_sorted_by_judgement_and_distance_to_its_target() {
    let kept = [("に", "10"), ("い", "11"), ("ろ", ""), ("は", "15"), ("ほ", "9")];
    // A KPI with the direction 保つ has no rate; 10 or less meets its target.
    let to_keep = |row: &Arc<Indicator>| {
        Arc::new(Indicator { direction: Some(Direction::Keep), bound: Bound::AtMost, ..(**row).clone() })
    };
    let rows = plan(&kept).indicators().iter().map(to_keep).collect();
    let plan = plan(&[]).with_indicators(rows).expect("a plan");
    assert_eq!(names(&plan, SortColumn::Rate, false), ["は", "い", "に", "ほ", "ろ"]);
    assert_eq!(names(&plan, SortColumn::Rate, true), ["ほ", "に", "い", "は", "ろ"]);
}

#[test]
fn equal_rows_stay_in_the_order_of_the_plan_in_both_directions() {
    let plan = plan(&[("い", "8"), ("ろ", "8"), ("は", "9")]);
    assert_eq!(names(&plan, SortColumn::Rate, false), ["い", "ろ", "は"]);
    assert_eq!(names(&plan, SortColumn::Rate, true), ["は", "い", "ろ"]);
}

#[test]
fn a_second_press_on_a_heading_reverses_the_order_and_a_third_restores_it() {
    let first = TableOrder::after_press(None, SortColumn::Rate);
    let second = TableOrder::after_press(Some(first), SortColumn::Rate);
    let third = TableOrder::after_press(Some(second), SortColumn::Rate);
    assert_eq!([first, second, third].map(|order| order.is_descending), [false, true, false]);
    assert!(!TableOrder::after_press(Some(first), SortColumn::Name).is_descending);
}
