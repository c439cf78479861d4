//! Plans for the tests of checks: a sound plan to change, the samples, and findings as lines.

use std::sync::Arc;

use keikaku::checks::{self, Finding, FindingPlace};
use keikaku::plan::cell::Cell;
use keikaku::plan::form::Fill;
use keikaku::plan::indicator::{Actual, Basis};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{BuiltIn, DocumentPlace, Facts, Indicator, Plan, YearAxis};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};

/// A plan of 2022年度 to 2024年度 with one KPI of increments and without any finding.
pub(crate) fn sound(form: BuiltIn) -> Plan {
    let mut plan = Plan::new(PlanId::from_bits(1), form, YearAxis::starting(year(2022), 3).unwrap());
    plan.facts = Facts {
        name: "相談を広げる計画".to_owned(),
        prepared_by: vec!["宮城県甲市".to_owned()],
        area: "宮城県甲市の全域".to_owned(),
        project_cost: "1,200千円".to_owned(),
        project_start: "2022年4月1日".to_owned(),
        project_end: "2025年3月31日".to_owned(),
        plan_start: "地域再生計画の認定の日".to_owned(),
        plan_end: "2025年3月31日".to_owned(),
        evaluated_in: "毎年度9月".to_owned(),
        ..Facts::default()
    };
    "相談を広げる事業".clone_into(&mut plan.facts.project_name);
    "地方創生推進交付金（内閣府）".clone_into(&mut plan.facts.grant);
    for one in plan.form.outline().iter().filter(|one| one.section.holds_text()) {
        if one.section.fill != Fill::Optional && one.section.repeats.is_empty() {
            plan.document.set(DocumentPlace::text(one.section.leaf), "相談を広げる。");
        }
    }
    plan.document.set("s5_3_2".parse().unwrap(), "該当なし");
    with_rows(&plan, vec![consultations(1)])
}

/// The KPI 相談件数 with that id: 100 at the beginning, then 20, 30 and 40 more.
pub(crate) fn consultations(id: u64) -> Indicator {
    let mut row = Indicator::new(IndicatorId::from_bits(id), Basis::Increment);
    "相談件数".clone_into(&mut row.name);
    "件".clone_into(&mut row.unit);
    row.baseline.cell = cell("100");
    targets(&mut row, &["20", "30", "40"]);
    row
}

/// The sound plan in the form of 2022, with a change in its row.
pub(crate) fn bent(change: impl FnOnce(&mut Indicator)) -> Plan {
    bent_in(BuiltIn::F2022, change)
}

/// The sound plan in that form, with a change in its row.
pub(crate) fn bent_in(form: BuiltIn, change: impl FnOnce(&mut Indicator)) -> Plan {
    change_row(&sound(form), 1, change)
}

/// The sound plan in the form of 2022, with a change in its facts.
pub(crate) fn facts(change: impl FnOnce(&mut Facts)) -> Plan {
    let mut plan = sound(BuiltIn::F2022);
    change(&mut plan.facts);
    plan
}

/// The sound plan with 相談件数 as levels: 110, 120 and 130, from 100.
pub(crate) fn levels(change: impl FnOnce(&mut Indicator)) -> Plan {
    bent(|row| {
        row.basis = Some(Basis::Level);
        targets(row, &["110", "120", "130"]);
        change(row);
    })
}

/// The plan with an end one year before its last column.
pub(crate) fn a_year_shorter(mut plan: Plan) -> Plan {
    "2024年3月31日".clone_into(&mut plan.facts.project_end);
    "2024年3月31日".clone_into(&mut plan.facts.plan_end);
    plan
}

/// The plan with its n-th row changed, as if it were read from a document: totals and levels do not follow.
#[track_caller]
pub(crate) fn change_row(plan: &Plan, nth: usize, change: impl FnOnce(&mut Indicator)) -> Plan {
    let mut rows = rows(plan);
    change(&mut rows[nth - 1]);
    with_rows(plan, rows)
}

/// The plan with these rows.
#[track_caller]
pub(crate) fn with_rows(plan: &Plan, rows: Vec<Indicator>) -> Plan {
    plan.with_indicators(rows.into_iter().map(Arc::new).collect()).unwrap()
}

/// The rows of the plan.
pub(crate) fn rows(plan: &Plan) -> Vec<Indicator> {
    plan.indicators().iter().map(|row| Indicator::clone(row)).collect()
}

/// The sample of that code.
pub(crate) fn sample(code: &str) -> Plan {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap()
}

/// Fills the targets from 2022年度 on; an empty text is a blank.
pub(crate) fn targets(row: &mut Indicator, texts: &[&str]) {
    let cells: Vec<_> = texts.iter().map(|text| row.cell_of(text)).zip(2022..).collect();
    row.targets =
        cells.into_iter().filter(|(cell, _)| !cell.is_blank()).map(|(cell, western)| (year(western), cell)).collect();
}

/// Fills one target.
pub(crate) fn target(row: &mut Indicator, western: i32, text: &str) {
    row.targets.insert(year(western), row.cell_of(text));
}

/// Fills one actual.
pub(crate) fn actual(row: &mut Indicator, western: i32, text: &str) {
    let cell = row.cell_of(text);
    row.actuals.insert(year(western), Actual { cell, ..Actual::default() });
}

/// Sets the total that the document states.
pub(crate) fn stated(row: &mut Indicator, text: &str) {
    row.stated_total = Some(Cell::read(text, &row.unit));
}

pub(crate) fn cell(text: &str) -> Cell {
    Cell::read(text, "件")
}

#[track_caller]
pub(crate) fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

#[track_caller]
pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Asserts all findings of a plan. `KPI-003 2/unit` is the rule, the number of the row and the place in the row.
#[track_caller]
pub(crate) fn says(plan: &Plan, expected: &[&str]) {
    let mut lines = lines(plan);
    // In a form whose heads contain 増加分, every row of levels has this finding; it is checked only if the test expects
    // it.
    if !expected.iter().any(|line| line.starts_with("PLAN-015")) {
        lines.retain(|line| !line.starts_with("PLAN-015"));
    }
    assert_eq!(lines, expected);
}

/// The findings of a plan, one line each.
pub(crate) fn lines(plan: &Plan) -> Vec<String> {
    said(plan, &checks::run(plan))
}

/// These findings, one line each.
pub(crate) fn said(plan: &Plan, found: &[Finding]) -> Vec<String> {
    found.iter().map(|finding| format!("{} {}", finding.code(), place(plan, finding.place))).collect()
}

/// A place, with the number of the row instead of its id.
pub(crate) fn place(plan: &Plan, place: FindingPlace) -> String {
    match place {
        FindingPlace::Indicator { id, row_place } => {
            let row = plan.indicators().iter().position(|row| row.id == id).unwrap();
            format!("{}/{row_place}", row + 1)
        }
        elsewhere => elsewhere.to_string(),
    }
}
