//! The chart of a KPI by month: the figures of each month's records, their sums, and the target beside them.

use keikaku::figures::chart::{Bar, Canvas, Chart};
use keikaku::paper::kpi_chart::KpiChart;
use keikaku::plan::indicator::Basis;
use keikaku::plan::{Aggregation, Indicator, Plan};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::Date;
use keikaku::wording::Language;
use keikaku::wording::activity_log::month_names;
use keikaku::wording::medium::Medium;

use super::samples::plan;
use super::{hand, put, record, visitors};
use crate::support::{target, year};

fn day(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn by_month(plan: &Plan, western: i32, until: Date) -> Option<Chart> {
    Chart::by_month(plan, plan.indicator(visitors())?, year(western), until, month_names(Language::Japanese))
}

/// Asserts the bars and the steps from April on, `-` for none.
#[track_caller]
fn shows(chart: &Chart, bars: &str, steps: &str) {
    let told = |figure: Option<Amount>| figure.map_or_else(|| "-".to_owned(), Amount::plain);
    let all = |texts: Vec<String>| texts.join(" ");
    assert_eq!(all(chart.columns.iter().map(|column| told(column.actual.amount())).collect()), bars);
    assert_eq!(all(chart.columns.iter().map(|column| told(column.target)).collect()), steps);
}

#[test]
fn a_kpi_of_sums_has_monthly_bars_and_cumulative_steps_until_the_current_month() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    hand.fill(1, target(2026), "120");
    put(&mut hand, [record(1, "2026-05-03", "12"), record(2, "2026-05-31", "8"), record(3, "2026-07-01", "-2")]);
    put(&mut hand, [record(4, "2026-03-31", "99"), record(5, "2027-04-01", "99"), record(6, "いつか", "99")]);
    let chart = by_month(hand.plan(), 2026, day(2026, 8, 15)).unwrap();
    shows(&chart, "- 20 - -2 - - - - - - - -", "- 20 20 18 18 - - - - - - -");
    assert_eq!((chart.goal.map(Amount::plain), chart.is_of_values), (Some("120".to_owned()), false));
}

#[test]
fn a_record_dated_after_today_is_shown_in_the_monthly_chart() {
    let mut hand = hand(Basis::Increment, Aggregation::Count);
    put(&mut hand, [record(1, "2026-04-30", ""), record(2, "2027-01-05", "")]);
    let chart = by_month(hand.plan(), 2026, day(2026, 6, 1)).unwrap();
    shows(&chart, "1 - - - - - - - - 1 - -", "1 1 1 1 1 1 1 1 1 2 - -");
}

#[test]
fn a_kpi_that_does_not_add_up_has_monthly_values_and_no_steps() {
    let mut hand = hand(Basis::Level, Aggregation::Last);
    hand.fill(1, target(2026), "40");
    put(&mut hand, [record(1, "2026-04-10", "30"), record(2, "2026-04-20", "31"), record(3, "2027-03-31", "36")]);
    let chart = by_month(hand.plan(), 2026, day(2027, 4, 1)).unwrap();
    shows(&chart, "31 - - - - - - - - - - 36", "- - - - - - - - - - - -");
    assert_eq!((chart.goal.map(Amount::plain), chart.is_of_values), (Some("40".to_owned()), true));
}

#[test]
fn the_steps_of_a_period_total_include_the_sums_of_earlier_years() {
    let mut hand = hand(Basis::PeriodTotal, Aggregation::Sum);
    put(&mut hand, [record(1, "2025-06-01", "50"), record(2, "2026-04-02", "7")]);
    let chart = by_month(hand.plan(), 2026, day(2026, 5, 1)).unwrap();
    shows(&chart, "7 - - - - - - - - - - -", "57 57 - - - - - - - - - -");
}

#[test]
fn the_steps_of_a_period_total_include_years_before_a_year_without_a_figure() {
    let mut hand = hand(Basis::PeriodTotal, Aggregation::Sum);
    put(&mut hand, [record(1, "2025-06-01", "50"), record(2, "2027-04-02", "7")]);
    let chart = by_month(hand.plan(), 2027, day(2027, 5, 1)).unwrap();
    shows(&chart, "7 - - - - - - - - - - -", "57 57 - - - - - - - - - -");
}

#[test]
fn a_kpi_with_unfitting_aggregation_or_without_counted_records_has_no_monthly_chart() {
    let mut hand = hand(Basis::Increment, Aggregation::Mean);
    put(&mut hand, [record(1, "2026-05-03", "12")]);
    assert_eq!(by_month(hand.plan(), 2026, day(2026, 8, 15)), None, "a mean does not fit what adds up");
    let mut hand = super::hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-03", "多い")]);
    assert_eq!(by_month(hand.plan(), 2026, day(2026, 8, 15)), None);
    assert_eq!(by_month(hand.plan(), 2025, day(2026, 8, 15)), None);
}

#[test]
fn the_monthly_steps_of_the_samples_end_at_their_actuals() {
    for code in ["005", "006"] {
        let plan = plan(code);
        for row in plan.indicators() {
            let chart =
                Chart::by_month(&plan, row, year(2025), day(2026, 4, 1), month_names(Language::English)).unwrap();
            let last = chart.columns[11].target.filter(|_| !chart.is_of_values);
            let actual = row.actual(year(2025)).amount();
            assert!(last.is_none() || last == actual, "{}: {last:?} of {actual:?}", row.name);
            assert!(chart.columns.iter().all(|column| !matches!(column.actual, Bar::Missing(_))));
        }
    }
}

/// The chart in words: its sentences and its legend.
fn told(plan: &Plan, row: &Indicator, language: Language) -> String {
    let chart =
        KpiChart::by_month(plan, row, (year(2025), day(2026, 4, 1)), Medium::Screen, Canvas::LARGE, language).unwrap();
    let legend: Vec<&str> = chart.legend.iter().map(|(_, meaning)| *meaning).collect();
    let months: Vec<&str> = chart.drawing.letters.years.iter().map(|(_, _, month)| month.as_str()).collect();
    format!("{}\n{}\n{}", chart.sentences, legend.join(" / "), months.join(" "))
}

#[test]
fn the_monthly_charts_of_a_sample_are_described_in_both_languages() {
    let plan = plan("005");
    let all: Vec<String> = [Language::Japanese, Language::English]
        .into_iter()
        .flat_map(|language| plan.indicators().iter().map(move |row| (language, row)))
        .map(|(language, row)| told(&plan, row, language))
        .collect();
    insta::assert_snapshot!(all.join("\n\n"));
}
