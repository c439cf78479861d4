//! Which actuals of a year are missing (誰が出していないか), the list of them, and the text that asks the bodies for them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::figures::summary::missing::{Lack, lack, missing};
use keikaku::figures::summary::{Source, SummaryPlan, SummaryRow, rows};
use keikaku::paper::missing_list::missing_list;
use keikaku::plan::cell::{Cell, Certainty, UnknownReason};
use keikaku::plan::indicator::{Actual, Measure, Measured};
use keikaku::plan::{Indicator, Plan};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::PlanId;
use keikaku::wording::Language;
use keikaku::wording::summary::missing::by_body;

use crate::support::{sample, year};

/// The sample 002 of that body with these actuals of 2023 in its KPIs.
fn plan(nth: u64, body: &str, actuals: &[&str]) -> Plan {
    let mut plan = Plan::clone(&sample("002", PlanId::from_bits(nth)));
    plan.facts.name = format!("計画{nth}");
    plan.facts.prepared_by = if body.is_empty() { vec![] } else { vec![body.to_owned()] };
    let filled = |(kpi, text): (&Arc<Indicator>, &&str)| {
        let mut kpi = Indicator::clone(kpi);
        "企画課".clone_into(&mut kpi.responsible);
        kpi.actuals.insert(year(2023), Actual { cell: Cell::read(text, &kpi.unit), ..Actual::default() });
        Arc::new(kpi)
    };
    let mut kpis: Vec<_> = plan.indicators().iter().zip(actuals).map(filled).collect();
    kpis.extend(plan.indicators().iter().skip(actuals.len()).cloned());
    plan.with_indicators(kpis).unwrap()
}

fn rows_of(plan: Plan, western: i32) -> Vec<SummaryRow> {
    let of = Arc::new(SummaryPlan::kept(Arc::new(plan), None));
    rows(&of, year(western), Date::new(2026, 6, 1).unwrap())
}

fn lacks(actuals: &[&str]) -> Vec<Option<Lack>> {
    rows_of(plan(1, "市", actuals), 2023).iter().take(actuals.len()).map(lack).collect()
}

#[test]
fn blank_unknown_unread_and_not_final_actuals_are_distinguished() {
    assert_eq!(
        lacks(&["", "集計中"]),
        [Some(Lack::NotEntered), Some(Lack::Unknown(Some(UnknownReason::BeingCounted)))]
    );
    assert_eq!(
        lacks(&["12(速報)", "未把握"]),
        [Some(Lack::NotFinal(Certainty::Preliminary)), Some(Lack::Unknown(None))]
    );
    assert_eq!(lacks(&["約4百", "12(見込)"]), [Some(Lack::Unread), Some(Lack::NotFinal(Certainty::Estimate))]);
    assert_eq!(lacks(&["0", "-"]), [None, None], "zero is a figure, and 該当なし is an answer");
}

#[test]
fn no_actual_is_missing_if_none_is_expected() {
    let without_year = rows_of(plan(1, "市", &["", ""]), 2015);
    assert!(!without_year.is_empty() && missing(&without_year).is_empty(), "a plan without the year");
    let of_first = |change: fn(&mut Indicator)| {
        let plan = plan(1, "市", &["", ""]);
        let mut kpis = plan.indicators().to_vec();
        change(Arc::make_mut(&mut kpis[0]));
        lack(&rows_of(plan.with_indicators(kpis).unwrap(), 2023)[0])
    };
    assert_eq!(of_first(|_| {}), Some(Lack::NotEntered));
    assert_eq!(of_first(|kpi| kpi.measured = Measured::Survey { years: vec![2024] }), None, "no survey that year");
    assert_eq!(of_first(|kpi| kpi.measure = Measure::Descriptive), None, "a KPI in words");
    let answered = |kpi: &mut Indicator| {
        kpi.measure = Measure::Descriptive;
        kpi.actuals.insert(year(2023), Actual { cell: Cell::read("協議会を設立した", ""), ..Actual::default() });
    };
    assert_eq!(of_first(answered), None, "what is said in words");
}

/// The rows of three plans of two bodies, and of one plan without a body.
fn of_bodies() -> Vec<SummaryRow> {
    let plans = [
        ("あ市", ["", "8(速報)", "9"]),
        ("い町", ["1", "2", "3"]),
        ("あ市", ["集計中", "", "9"]),
        ("", ["", "1", "1"]),
    ];
    let rows = plans.iter().zip(1..).map(|((body, actuals), nth)| rows_of(plan(nth, body, actuals), 2023));
    // Only the KPIs that the test fills in.
    rows.flat_map(|rows| rows.into_iter().take(3)).collect()
}

#[test]
fn each_body_is_listed_once_for_all_plans_and_complete_bodies_are_left_out() {
    let rows = of_bodies();
    let bodies = by_body(missing(&rows));
    let said: Vec<_> = bodies.iter().map(|body| (body.name.as_str(), body.summary(Language::Japanese))).collect();
    assert_eq!(
        said,
        [("", "1計画の1件（未入力1）".to_owned()), ("あ市", "2計画の4件（未入力2、速報1、集計中1）".to_owned()),]
    );
}

#[test]
fn the_text_to_a_body_lists_plan_kpi_section_and_current_entry() {
    let rows = of_bodies();
    let bodies = by_body(missing(&rows));
    let text = bodies[1].inquiry(year(2023), Language::Japanese);
    insta::assert_snapshot!("inquiry_to_a_body", text);
    insta::assert_snapshot!("inquiry_to_a_body_in_english", bodies[0].inquiry(year(2023), Language::English));
}

#[test]
fn the_list_names_the_unsaved_file_of_a_plan_and_guards_against_formulas() {
    let mut plan = plan(1, "=市", &[""]);
    plan.facts.name = "計画".to_owned();
    let source = Source::LookedAt { file: "市.json".to_owned(), is_conflicting: false };
    let of = Arc::new(SummaryPlan::new(Arc::new(plan), source, None));
    let rows: Vec<_> = rows(&of, year(2023), Date::new(2026, 6, 1).unwrap()).into_iter().take(1).collect();
    let table = missing_list(&missing(&rows), year(2023), Language::Japanese);
    let lines: Vec<_> = table.csv().text().lines().map(str::to_owned).collect();
    let kpi = &rows[0].row;
    assert_eq!(lines[0], "団体,計画,所管課,指標,単位,年度,状態,現在の記載,ファイル（保存していません）");
    assert_eq!(lines[1], format!("'=市,計画,企画課,{},{},2023,未入力,,市.json", kpi.name, kpi.unit));
    let book = table.book();
    assert!(book.sheets[0].is_free && book.sheets[0].rows.len() == 2);
}
