//! The printed KPI sheets as texts: in each form, with its way of printing figures.

use keikaku::paper::sheet::{self, KpiSheet, SheetRow};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Direction, RateFormula, Row};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Basis, BuiltIn, Indicator, Plan};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::Language;

/// A sample whose first KPI has these actuals.
fn with_actuals(code: &str, texts: &[&str]) -> Plan {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    let plan = sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
    let mut row = Indicator::clone(plan.indicators().first().unwrap());
    for (year, text) in plan.years.years().zip(texts) {
        row.actuals.insert(year, Actual { cell: Cell::read(text, &row.unit), ..Actual::default() });
    }
    "年度末までの合計".clone_into(&mut row.definition);
    row.notes.insert((Row::Target, None), "変更認定後の値".to_owned());
    plan.with_indicator(row.into())
}

/// A day after all years of the samples.
fn year_end() -> Date {
    Date::new(2040, 4, 1).unwrap()
}

fn printed(sheet: &KpiSheet) -> String {
    let mut lines = vec![format!("{} {}", sheet.number, sheet.name)];
    lines.extend(sheet.facts.iter().map(|(label, text)| format!("  {label}: {text}")));
    let row =
        |row: &SheetRow| format!("  {} | {} | {} | {}", row.label, row.baseline, row.years.join(" | "), row.total);
    lines.extend(sheet.rows.iter().map(row));
    lines.extend(sheet.notes.iter().map(|note| format!("  {note}")));
    lines.join("\n") + "\n"
}

#[test]
fn kpi_sheets_are_printed_in_japanese() {
    let plans = [
        with_actuals("000", &["-1,200", "0", "30,000（速報）"]),
        with_actuals("002", &["26,000", "▲3,000", "", "未把握", "40,000（見込）"]),
        with_actuals("004", &["48.2", "", "49", "", "50.5"]),
    ];
    let told = plans.iter().flat_map(|plan| sheet::sheets(plan, year_end(), Language::Japanese));
    insta::assert_snapshot!(told.map(|sheet| printed(&sheet)).collect::<String>());
}

#[test]
fn kpi_sheets_are_printed_in_english() {
    let told = sheet::sheets(&with_actuals("002", &["26,000", "31,250（速報）"]), year_end(), Language::English);
    insta::assert_snapshot!(told.iter().map(printed).collect::<String>());
}

#[test]
fn the_legend_of_a_sheet_explains_its_signs() {
    let told = [BuiltIn::F2022, BuiltIn::F2016]
        .map(|form| crate::wording::both(&format!("{form:?}"), |language| sheet::legend(language).join(" ")));
    insta::assert_snapshot!(told.concat());
}

#[test]
fn the_column_after_the_years_has_a_heading_for_its_basis() {
    let heading = |basis| {
        let plan = with_actuals("000", &["1"]);
        let row = Indicator { basis: Some(basis), ..Indicator::clone(plan.indicators().first().unwrap()) };
        let plan = plan.with_indicator(row.into());
        sheet::sheets(&plan, year_end(), Language::Japanese).first().unwrap().total
    };
    let headings = [Basis::Increment, Basis::Level, Basis::PeriodTotal, Basis::PeriodAverage].map(heading);
    assert_eq!(headings, ["合計", "最新", "期間全体", "期間全体"]);
}

#[test]
fn a_sheet_names_the_formula_of_its_kpi_before_any_actual() {
    let formula = |basis, direction, change: &dyn Fn(&mut Indicator)| {
        let plan = with_actuals("000", &[]);
        let mut row = Indicator::clone(plan.indicators().first().unwrap());
        (row.basis, row.direction) = (Some(basis), Some(direction));
        change(&mut row);
        let notes = sheet::sheets(&plan.with_indicator(row.into()), year_end(), Language::Japanese).remove(0).notes;
        notes.iter().find_map(|note| note.strip_prefix("達成率の出し方: ").map(str::to_owned)).unwrap()
    };
    let of_gain = "（実績－開始前の値）÷（目標－開始前の値）";
    let by_gain = |row: &mut Indicator| row.rate_formula = Some(RateFormula::OfPlannedGain);
    assert_eq!(formula(Basis::Level, Direction::Up, &|_| ()), "実績÷目標");
    assert_eq!(formula(Basis::Level, Direction::Up, &by_gain), of_gain);
    assert_eq!(
        formula(Basis::Level, Direction::Down, &|row| row.rate_formula = Some(RateFormula::ByDirection)),
        of_gain
    );
    let only_total = |row: &mut Indicator| {
        row.targets.clear();
        row.stated_total = Some(Cell::read("600", &row.unit));
    };
    assert_eq!(formula(Basis::Increment, Direction::Up, &only_total), "実績累計÷計画期間の目標");
}
