//! The totals of a KPI over its years, on the figures of the five documents and with every kind of gap.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at a wrong fixture")]

use crate::kpi_builder;

use keikaku::figures::totals::{
    Figure, Gap, Gaps, Span, Sum, Total, actual_increment, actual_total, computed_total, level_at, running_actuals,
    running_targets, stated_differs, target_total,
};
use keikaku::plan::cell::Certainty;
use keikaku::plan::indicator::{Basis, Measure};
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::value::amount::Amount;
use keikaku::value::id::PlanId;
use kpi_builder::{Kpi, amount, cell, year};

/// The amount of a total as printed, and the years missing in it: `75 {2019}`.
#[track_caller]
fn shown(total: &Total) -> String {
    match total {
        Total::Sum(sum) => with_gaps(sum.amount.map(Amount::grouped), &sum.gaps),
        Total::Mean(sum) => with_gaps(sum.mean().map(|mean| mean.rounded(1)), &sum.gaps),
        Total::Period(cell) => format!("one target {}", cell.text),
        Total::None => String::new(),
    }
}

fn with_gaps(figure: Option<String>, gaps: &Gaps) -> String {
    let figure = figure.unwrap_or_else(|| "no number".to_owned());
    let kinds =
        [("", &gaps.blank), ("未把握 ", &gaps.unknown), ("unread ", &gaps.unread), ("underived ", &gaps.underived)];
    let named = kinds.iter().flat_map(|(kind, years)| years.iter().map(move |year| format!("{kind}{year}")));
    let named: Vec<String> = named.collect();
    if named.is_empty() { figure } else { format!("{figure} {{{}}}", named.join(", ")) }
}

#[track_caller]
fn assert_targets(kpi: &Kpi, expected: &str) {
    assert_eq!(shown(&target_total(&kpi.indicator, kpi.span())), expected);
}

#[track_caller]
fn assert_actuals(kpi: &Kpi, expected: &str) {
    assert_eq!(shown(&actual_total(&kpi.indicator, kpi.span())), expected);
}

#[track_caller]
fn assert_running_targets(kpi: &Kpi, expected: &[&str]) {
    let running: Vec<String> = running_targets(&kpi.indicator, kpi.span()).iter().map(shown).collect();
    assert_eq!(running, expected);
}

#[track_caller]
fn assert_running_actuals(kpi: &Kpi, expected: &[&str]) {
    let running: Vec<String> = running_actuals(&kpi.indicator, kpi.span()).iter().map(shown).collect();
    assert_eq!(running, expected);
}

#[track_caller]
fn sum_of_actuals(kpi: &Kpi) -> Sum {
    match actual_total(&kpi.indicator, kpi.span()) {
        Total::Sum(sum) => sum,
        other => panic!("no sum: {other:?}"),
    }
}

/// Asserts that the year cells add up to the total that the document states, digit for digit.
#[track_caller]
fn assert_stated(targets: &[&str], stated: &str) {
    let kpi = Kpi::increments(2018, targets).stated(stated);
    assert_eq!(computed_total(&kpi.indicator, kpi.span()).map(Amount::grouped).as_deref(), Some(stated));
    assert!(!stated_differs(&kpi.indicator, kpi.span()));
}

#[test]
fn the_stated_totals_of_sendai_equal_the_sums_of_their_years() {
    assert_stated(&["0", "25,000", "35,000"], "60,000");
    assert_stated(&["0", "35,000", "60,000"], "95,000");
    assert_stated(&["30", "50", "50"], "130");
    assert_stated(&["10", "30", "30"], "70");
}

#[test]
fn the_stated_totals_of_sendai_before_its_amendment_equal_their_sums() {
    assert_stated(&["0", "25,000", "35,000"], "60,000");
    assert_stated(&["0", "25,000", "50,000"], "75,000");
    assert_stated(&["30", "20", "10"], "60");
    assert_stated(&["10", "10", "20"], "40");
}

#[test]
fn the_stated_totals_of_saitama_leave_the_baseline_out() {
    assert_stated(&["200", "200", "200"], "600");
    assert_stated(&["15", "15", "15"], "45");
    let with_baseline = Kpi::increments(2017, &["200", "200", "200"]).baseline("453").stated("600");
    assert!(!stated_differs(&with_baseline.indicator, with_baseline.span()));
}

#[test]
fn stated_totals_of_sakata_skip_the_year_outside_the_project_and_keep_two_decimals() {
    assert_stated(&["25,542.00", "34,780.00", "54,626.00", "54,626.00", "54,626.00", "-"], "224,200.00");
    assert_stated(&["10.00", "15.00", "25.00", "5.00", "5.00", "-"], "60.00");
}

#[test]
fn stated_totals_of_isesaki_skip_the_year_outside_the_project_and_keep_two_decimals() {
    assert_stated(&["237.00", "237.00", "638.00", "200.00", "200.00", "-"], "1,512.00");
    assert_stated(&["10.00", "10.00", "10.00", "1.00", "1.00", "-"], "32.00");
    assert_stated(&["5.00", "5.00", "6.00", "1.00", "1.00", "-"], "18.00");
    assert_stated(&["9.00", "9.00", "14.00", "16.00", "21.00", "-"], "69.00");
}

#[test]
fn a_total_has_the_largest_number_of_decimals_of_its_parts() {
    assert_targets(&Kpi::increments(2022, &["10", "0.5", "1.25"]), "11.75");
    assert_targets(&Kpi::increments(2022, &["0.00", "5"]), "5.00");
    assert_targets(&Kpi::increments(2022, &["0.1", "0.2"]), "0.3");
}

#[test]
fn a_blank_year_inside_the_project_is_a_gap_of_the_total() {
    assert_targets(&Kpi::increments(2018, &["30", "", "50"]), "80 {2019}");
    let sakata = Kpi::increments(2022, &["25542.00", "34780.00", "54626.00", "54626.00", "", "-"]);
    assert_targets(&sakata, "169,574.00 {2026}");
}

#[test]
fn each_kind_of_gap_is_listed_separately() {
    assert_actuals(
        &Kpi::new(Basis::Increment, 2018, 4).actuals(&["5", "未把握", "数百", ""]),
        "5 {2021, 未把握 2019, unread 2020}",
    );
}

#[test]
fn every_project_year_without_an_actual_is_a_gap() {
    let kpi = Kpi::increments(2018, &["30", "50", "50"]).actuals(&["28"]);
    assert_actuals(&kpi, "28 {2019, 2020}");
    assert_actuals(&Kpi::increments(2018, &["30", "50"]), "no number {2018, 2019}");
}

#[test]
fn outside_the_project_a_blank_is_no_gap_and_a_number_counts() {
    let kpi = Kpi::increments(2022, &["10", "20", ""]).project(2022, 2023);
    assert_targets(&kpi, "30");
    assert_targets(&kpi.clone().targets(&["10", "20", "5"]), "35");
    assert_targets(&kpi.targets(&["10", "20", "未把握"]), "30 {未把握 2024}");
}

#[test]
fn a_year_that_is_not_applicable_is_skipped_without_a_gap() {
    assert_targets(&Kpi::increments(2018, &["10", "-", "5"]), "15");
    assert_targets(&Kpi::increments(2018, &["-", "-", "-"]), "no number");
}

#[test]
fn zero_is_a_number() {
    assert_targets(&Kpi::increments(2018, &["0", "0"]), "0");
    assert_running_targets(&Kpi::increments(2018, &["0", "25000", "35000"]), &["0", "25,000", "60,000"]);
}

#[test]
fn reductions_are_negative_increments() {
    assert_targets(&Kpi::increments(2018, &["-10", "-5.5", "3"]), "-12.5");
}

#[test]
fn provisional_figures_count_and_are_marked_in_the_total() {
    let kpi = Kpi::new(Basis::Increment, 2018, 3);
    let preliminary = sum_of_actuals(&kpi.clone().actuals(&["10", "20(速報)", "30"]));
    assert_eq!((preliminary.amount, preliminary.preliminary, preliminary.estimate), (Some(amount("60")), true, false));
    let estimate = sum_of_actuals(&kpi.clone().actuals(&["10", "20", "30(見込)"]));
    assert_eq!((estimate.preliminary, estimate.estimate), (false, true));
    let settled = sum_of_actuals(&kpi.actuals(&["10", "20", "30"]));
    assert_eq!((settled.preliminary, settled.estimate, settled.is_complete()), (false, false, true));
}

#[test]
fn levels_have_no_total_and_no_gap() {
    let kpi = Kpi::levels(2019, &["", "", "50"]).actuals(&["47", "", "49"]);
    assert_targets(&kpi, "");
    assert_actuals(&kpi, "");
    assert_running_targets(&kpi, &["", "", ""]);
    assert_running_actuals(&kpi, &["", "", ""]);
}

#[test]
fn a_descriptive_kpi_has_no_total() {
    let kpi = Kpi::increments(2019, &["10", "10"]).actuals(&["10", "10"]).measure(Measure::Descriptive);
    assert_targets(&kpi, "");
    assert_actuals(&kpi, "");
    assert_running_actuals(&kpi, &["", ""]);
}

#[test]
fn a_period_total_shows_its_one_target_and_sums_its_actuals() {
    let kpi = Kpi::period_total("400").actuals(&["80", "90", "", "70(速報)", ""]);
    assert_targets(&kpi, "one target 400");
    assert_actuals(&kpi, "240 {2021, 2023}");
    assert_running_targets(&kpi, &["", "", "", "", ""]);
    assert_running_actuals(&kpi, &["80", "170", "", "240 {2021}", ""]);
}

#[test]
fn yearly_targets_left_from_another_basis_are_not_in_a_period_total() {
    assert_targets(&Kpi::period_total("400").targets(&["1", "2", "3", "4", "5"]), "one target 400");
}

#[test]
fn a_period_average_is_the_mean_of_the_years_entered() {
    let kpi = Kpi::period_average("13").actuals(&["12", "13", "13"]);
    assert_targets(&kpi, "one target 13");
    assert_actuals(&kpi, "12.7");
    assert_running_actuals(&kpi, &["12.0", "12.5", "12.7"]);
    assert_actuals(&kpi.actuals(&["12", "-", ""]), "12.0 {2021}");
}

#[test]
fn a_running_sum_after_a_gap_lists_the_gap() {
    assert_running_targets(
        &Kpi::increments(2018, &["30", "", "50", "未把握", "1"]),
        &["30", "", "80 {2019}", "", "81 {2019, 未把握 2021}"],
    );
}

#[test]
fn a_running_sum_is_repeated_for_a_project_year_that_is_not_applicable() {
    assert_running_targets(&Kpi::increments(2018, &["-", "10", "-", "5"]), &["", "10", "10", "15"]);
}

#[test]
fn a_running_sum_ends_with_the_project_unless_a_later_year_has_a_number() {
    let kpi = Kpi::increments(2022, &["10.00", "15.00", "-"]).project(2022, 2023);
    assert_running_targets(&kpi, &["10.00", "25.00", ""]);
    assert_running_targets(&kpi.targets(&["10.00", "15.00", "5.00"]), &["10.00", "25.00", "30.00"]);
}

#[test]
fn the_running_levels_of_the_documents_are_baseline_plus_running_targets() {
    let levels = |kpi: Kpi, years: &[i32]| -> Vec<String> {
        let at = |western: &i32| level_at(&kpi.indicator, kpi.span(), year(*western)).unwrap().grouped();
        years.iter().map(at).collect()
    };
    let saitama = Kpi::increments(2017, &["200", "200", "200"]).baseline("453");
    assert_eq!(levels(saitama, &[2017, 2018, 2019]), ["653", "853", "1,053"]);
    let sakata = Kpi::increments(2022, &["25542", "34780", "54626", "54626", "54626", "-"]).baseline("43458");
    assert_eq!(levels(sakata, &[2022, 2023, 2024, 2025, 2026]), ["69,000", "103,780", "158,406", "213,032", "267,658"]);
}

#[test]
fn no_level_is_known_without_a_baseline_or_after_a_gap() {
    let kpi = Kpi::increments(2018, &["30", "", "50"]);
    assert_eq!(level_at(&kpi.indicator, kpi.span(), year(2018)), None);
    let kpi = kpi.baseline("100");
    let at = |western| level_at(&kpi.indicator, kpi.span(), year(western));
    assert_eq!([at(2018), at(2019), at(2020), at(2030)], [Some(amount("130")), None, None, None]);
}

#[test]
fn actuals_written_as_levels_are_converted_to_increments() {
    let kpi =
        Kpi::increments(2017, &["200", "200", "200"]).baseline("453").actual_levels(&["603", "803(速報)", "1100"]);
    let increment = |western| actual_increment(&kpi.indicator, kpi.span(), year(western));
    let number = |digits, certainty| Figure::Number { amount: amount(digits), certainty };
    assert_eq!(increment(2017), number("150", Certainty::Final));
    assert_eq!(increment(2018), number("200", Certainty::Preliminary));
    assert_eq!(increment(2019), number("297", Certainty::Preliminary));
    assert_running_actuals(&kpi, &["150", "350", "647"]);
    assert_actuals(&kpi, "647");
    assert!(!sum_of_actuals(&kpi).preliminary, "the total rests on the last level and the baseline alone");
}

#[test]
fn a_level_after_a_missing_level_gives_a_total_but_no_increment() {
    let kpi = Kpi::increments(2017, &["200", "200", "200"]).baseline("453").actual_levels(&["603", "", "1100"]);
    let increment = |western| actual_increment(&kpi.indicator, kpi.span(), year(western));
    assert_eq!(increment(2018), Figure::Missing(Gap::Blank));
    assert_eq!(increment(2019), Figure::Missing(Gap::NoYearBefore(year(2018))));
    assert_running_actuals(&kpi, &["150", "", "647 {2018}"]);
    assert_actuals(&kpi, "647 {2018}");
}

#[test]
fn levels_without_a_baseline_give_no_total() {
    let kpi = Kpi::increments(2017, &["200", "200"]).actual_levels(&["603", "803"]);
    assert_eq!(actual_increment(&kpi.indicator, kpi.span(), year(2017)), Figure::Missing(Gap::NoBaseline));
    assert_eq!(
        actual_increment(&kpi.indicator, kpi.span(), year(2018)),
        Figure::Number { amount: amount("200"), certainty: Certainty::Final }
    );
    assert_actuals(&kpi, "no number {underived 2017, underived 2018}");
}

#[test]
fn the_increment_of_a_level_is_measured_from_the_nearest_applicable_year() {
    let kpi = Kpi::increments(2016, &["-", "200", "-", "200"]).project(2017, 2019).baseline("453");
    let kpi = kpi.actual_levels(&["", "603", "-", "800"]);
    assert_actuals(&kpi, "347");
    assert_running_actuals(&kpi, &["", "150", "150", "347"]);
}

#[test]
fn a_stated_total_differs_unless_equal_to_the_computed_total() {
    let sendai = Kpi::increments(2018, &["30", "50", "50"]);
    let differs = |kpi: Kpi| stated_differs(&kpi.indicator, kpi.span());
    assert!(differs(sendai.clone().stated("129")));
    assert!(!differs(sendai.clone().stated("130.00")));
    assert!(!differs(sendai.clone()));
    assert!(!differs(sendai.clone().stated("")));
    assert!(differs(sendai.clone().stated("百三十")));
    assert!(differs(sendai.targets(&["30", "", "50"]).stated("130")));
    assert!(differs(Kpi::levels(2019, &["50", "51"]).stated("101")));
    assert!(!differs(Kpi::increments(2022, &["-", "-"]).stated("-")));
}

#[test]
fn no_total_is_computed_for_rows_with_gaps_levels_or_period_targets() {
    let computed = |kpi: Kpi| computed_total(&kpi.indicator, kpi.span());
    assert_eq!(computed(Kpi::increments(2018, &["30", "", "50"])), None);
    assert_eq!(computed(Kpi::increments(2018, &["-", "-"])), None);
    assert_eq!(computed(Kpi::period_total("400")), None);
    assert_eq!(computed(Kpi::levels(2019, &["50", "51"])), None);
}

#[test]
fn if_the_plan_has_no_project_dates_every_year_is_in_the_project() {
    let axis = YearAxis::starting(year(2022), 3).unwrap();
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, axis);
    let span = Span::from_plan(&plan);
    assert_eq!(span.years().map(|year| span.is_in_project(year)).collect::<Vec<_>>(), [true; 3]);
    assert!(!span.is_in_project(year(2025)));
}

#[test]
fn a_project_with_its_end_before_its_start_hides_no_gap() {
    assert_targets(&Kpi::increments(2022, &["10", ""]).project(2027, 2021), "10 {2023}");
}

#[test]
fn only_a_total_of_one_amount_has_a_figure() {
    assert_eq!(Total::Period(cell("400")).amount(), Some(amount("400")));
    assert_eq!(Total::Period(cell("未把握")).amount(), None);
    assert_eq!(Total::Mean(Sum { amount: Some(amount("38")), years: 3, ..Sum::default() }).amount(), None);
}
