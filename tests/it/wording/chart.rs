//! Charts as sentences: for each basis of targets, and for every KPI of the samples.

use keikaku::figures::totals::Span;
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{Basis, Direction, Measure, Measured};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{BuiltIn, Indicator};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::medium::Medium;
use keikaku::wording::{Language, chart};

use crate::kpi_builder::Kpi;
use crate::wording::both;

fn told(key: &str, indicator: &Indicator, span: Span<'_>, medium: Medium) -> String {
    both(key, |language| chart::sentences(indicator, span, medium, language).unwrap_or_else(|| "(none)".to_owned()))
}

#[test]
fn a_chart_has_a_description_for_every_basis() {
    let three = ["10", "20", "30"];
    let mut survey = Kpi::levels(2021, &["", "", "55"]).baseline("51.8").actuals(&["", "53.4", ""]).bound(Bound::Above);
    survey.indicator.measured = Measured::Survey { years: vec![2022] };
    let kpis = [
        ("increments", Kpi::increments(2022, &three).actuals(&["5", "20", ""])),
        ("increments, all of them", Kpi::increments(2022, &three).actuals(&["5", "20", "40"])),
        ("increments, nothing yet", Kpi::increments(2022, &three)),
        ("increments with gaps", Kpi::increments(2022, &["10", "", "30"]).actuals(&["5", "未把握", "6(速報)"])),
        ("increments as levels", Kpi::increments(2022, &three).baseline("100").actual_levels(&["", "135", "約5"])),
        ("decrease", Kpi::increments(2022, &["-10", "-10"]).direction(Direction::Down).actuals(&["-5(見込)", ""])),
        ("target 0", Kpi::increments(2022, &["0", "5"]).actuals(&["3", ""])),
        ("levels", Kpi::levels(2022, &["50", "52", "55"]).baseline("48").actuals(&["49", "53", ""])),
        ("levels without a baseline", Kpi::levels(2022, &["50", "55"]).actuals(&["48", "54"])),
        ("levels, ceiling", Kpi::levels(2022, &["50", "45"]).baseline("60").bound(Bound::AtMost).actuals(&["52", ""])),
        ("levels, kept", Kpi::levels(2022, &["50", "50"]).direction(Direction::Keep).actuals(&["51", ""])),
        ("levels, no target", Kpi::levels(2022, &["", ""]).actuals(&["51", ""])),
        ("survey", survey),
        ("period total", Kpi::period_total("50").actuals(&["5", "", "6", "", ""])),
        ("period total, nothing yet", Kpi::period_total("50")),
        ("period total, no target", Kpi::period_total("").actuals(&["5", "6", "", "", ""])),
        ("period average", Kpi::period_average("15").actuals(&["10", "13", ""])),
    ];
    let told = kpis.map(|(key, mut kpi)| {
        kpi.indicator.unit = "件".to_owned();
        told(key, &kpi.indicator, kpi.span(), Medium::Screen)
    });
    insta::assert_snapshot!(told.concat());
}

#[test]
fn the_description_of_a_chart_on_paper_follows_the_form() {
    let mut kpi = Kpi::increments(2022, &["-1000", "-10"]).direction(Direction::Down).actuals(&["500", ""]);
    kpi.indicator.unit = "人".to_owned();
    let forms = [BuiltIn::F2022, BuiltIn::F2016, BuiltIn::Strategy];
    let told = forms.map(|form| told(&format!("{form:?}"), &kpi.indicator, kpi.span(), Medium::paper_of(&form.form())));
    insta::assert_snapshot!(told.concat());
}

/// As published, and with actuals for the first half of their years.
#[test]
fn the_charts_of_the_samples_have_descriptions() {
    let mut all = String::new();
    for sample in SamplePlan::ALL {
        let mut ids = (1..).map(IndicatorId::from_bits);
        let plan = sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
        for (row, nth) in plan.indicators().iter().zip(1..) {
            let key = format!("{} {nth} {}", sample.code(), row.name);
            all += &told(&key, row, Span::from_plan(&plan), Medium::Screen);
            let mut half = Indicator::clone(row);
            for year in plan.years.years().take(plan.years.len() / 2) {
                let text = if row.has_period_target() { "9" } else { "1,234.5" };
                let cell = keikaku::plan::cell::Cell::read(text, &row.unit);
                half.actuals.insert(year, keikaku::plan::indicator::Actual { cell, ..Default::default() });
            }
            all += &told(&format!("{key}, half"), &half, Span::from_plan(&plan), Medium::Screen);
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn increments_of_a_share_are_described_in_points() {
    let mut share = Kpi::increments(2022, &["-1.20", "-1.50"]).actuals(&["-1.20", ""]);
    (share.indicator.unit, share.indicator.measure) = ("%".to_owned(), Measure::Ratio);
    let said = chart::sentences(&share.indicator, share.span(), Medium::Screen, Language::Japanese).unwrap();
    assert!(said.contains("-1.20ポイント") && !said.contains("20%"), "{said}");
    share.indicator.basis = Some(Basis::Level);
    let said = chart::sentences(&share.indicator, share.span(), Medium::Screen, Language::Japanese).unwrap();
    assert!(said.contains("-1.20%"), "{said}");
}

#[test]
fn the_first_line_and_a_sentence_say_where_the_axis_begins() {
    let at = |digits: &str| Some(keikaku::value::amount::Amount::from_plain(digits).unwrap());
    let cases = [("%", at("46")), ("人", at("-1000")), ("", at("99.5")), ("%", None), ("", None)];
    let said = cases.map(|(unit, start)| {
        let none = || "(none)".to_owned();
        both(&format!("{unit:?}, first line"), |language| {
            chart::first_line(unit, start, Medium::paper_of(&BuiltIn::Strategy.form()), language).unwrap_or_else(none)
        }) + &both(&format!("{unit:?}, sentence"), |language| {
            chart::axis_sentence(unit, start, Medium::paper_of(&BuiltIn::Strategy.form()), language)
                .unwrap_or_else(none)
        })
    });
    insta::assert_snapshot!(said.concat());
}
