//! Totals and rates as the grid shows them, and the reasons for a missing rate.

use keikaku::figures::achievement::Why;
use keikaku::figures::totals::Gap;
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{Direction, Measure};
use keikaku::wording::medium::Medium;
use keikaku::wording::{Language, chart, figures, formula};

use crate::kpi_builder::{Kpi, year};
use crate::wording::{all, both};

#[test]
fn every_reason_for_no_rate_has_a_text() {
    let target = gaps().into_iter().map(|gap| Why::TargetMissing { year: Some(year(2024)), gap });
    let actual = gaps().into_iter().map(|gap| Why::ActualMissing { year: year(2024), gap });
    let others = every! {
        Why::TargetMissing { .. } | Why::ActualMissing { .. } => Why::TargetMissing { year: None, gap: Gap::Blank };
        Why::BasisUnset => Why::BasisUnset;
        Why::DirectionUnset => Why::DirectionUnset;
        Why::TargetZero => Why::TargetZero;
        Why::TargetNotApplicable => Why::TargetNotApplicable;
        Why::NoActual => Why::NoActual;
        Why::NoYearWithBoth => Why::NoYearWithBoth;
        Why::NoBaseline => Why::NoBaseline;
        Why::BaselineOnAnotherBasis => Why::BaselineOnAnotherBasis;
        Why::TargetEqualsBaseline => Why::TargetEqualsBaseline;
        Why::WrongSign => Why::WrongSign;
        Why::LessIsBetter => Why::LessIsBetter;
        Why::LessIsBetterOfTarget => Why::LessIsBetterOfTarget;
        Why::NegativeTarget => Why::NegativeTarget;
        Why::PeriodNotOver => Why::PeriodNotOver;
    };
    insta::assert_snapshot!(all(&target.chain(actual).chain(others).collect::<Vec<_>>(), figures::no_rate));
}

fn gaps() -> Vec<Gap> {
    every! {
        Gap::Blank => Gap::Blank;
        Gap::Unknown => Gap::Unknown;
        Gap::Unread => Gap::Unread;
        Gap::NoBaseline => Gap::NoBaseline;
        Gap::NoYearBefore(_) => Gap::NoYearBefore(year(2023));
    }
}

#[test]
fn totals_and_rates_are_shown_for_every_basis() {
    let five = ["10", "20", "30", "40", "50"];
    let kpis = [
        ("whole", Kpi::increments(2022, &five).actuals(&["5", "20", "33", "40", "60"])),
        ("so far", Kpi::increments(2022, &five).actuals(&["5", "20"])),
        ("one year", Kpi::increments(2022, &five).actuals(&["5"])),
        (
            "gaps",
            Kpi::increments(2022, &["10", "", "未把握", "約5", "-"]).actuals(&["5", "", "未把握", "未把握", "約5"]),
        ),
        ("provisional", Kpi::increments(2022, &five).actuals(&["5", "6(速報)", "7(見込)", "8", "9"])),
        ("stated", Kpi::increments(2022, &five).stated("160")),
        ("stated in words", Kpi::increments(2022, &five).stated("約150")),
        ("levels for increments", Kpi::increments(2022, &five).actual_levels(&["105", "", "150", "", ""])),
        ("target 0", Kpi::increments(2022, &["0", "0"]).actuals(&["0", "0"])),
        ("levels", Kpi::levels(2022, &["50", "55"]).baseline("40").actuals(&["48", "56"])),
        ("levels without a baseline", Kpi::levels(2022, &["50", "55"]).actuals(&["48"])),
        ("kept", Kpi::levels(2022, &["50", "55"]).direction(Direction::Keep).actuals(&["48", "56"])),
        ("period total", Kpi::period_total("50").bound(Bound::Above).actuals(&["12", "", "8", "", ""])),
        ("period total that should fall", Kpi::period_total("50").direction(Direction::Down).bound(Bound::Above)),
        ("period total without a target", Kpi::period_total("").actuals(&["12", "", "", "", ""])),
        ("period average", Kpi::period_average("50").actuals(&["48", "49", "50.5"])),
        ("another bound", Kpi::increments(2022, &["10", "20超"])),
        ("in words", Kpi::levels(2022, &["着手", "完了"]).measure(Measure::Descriptive).actuals(&["着手"])),
    ];
    let text: String = kpis.iter().map(|(key, kpi)| both(key, |language| shown(kpi, language))).collect();
    insta::assert_snapshot!(text);
}

/// The texts of the 合計 column and of the derived rows.
fn shown(kpi: &Kpi, language: Language) -> String {
    let totals = figures::totals(&kpi.indicator, kpi.span(), language);
    let years = figures::years(&kpi.indicator, kpi.span(), language);
    let rows = [years.running_targets, years.running_actuals, years.rates]
        .map(|row| row.iter().map(|one| one.text(language)).collect::<Vec<_>>().join(" ¦ "));
    let totals = [totals.target, totals.actual, totals.rate].map(|one| one.text(language)).join(" | ");
    format!("{totals}\n      {}", rows.join("\n      "))
}

#[test]
fn a_doubtful_actual_is_to_be_checked_in_every_text_and_never_missed() {
    let kpi = Kpi::levels(2019, &["90000", "95000", "100000"]).actuals(&["90000", "95000", "-500"]);
    for kpi in [kpi.clone(), kpi.direction(Direction::Keep)] {
        let (row, span, language) = (&kpi.indicator, kpi.span(), Language::Japanese);
        let rate = figures::totals(row, span, language).rate.text(language);
        assert!(rate.contains("要確認"), "{rate}");
        let chart = chart::sentences(row, span, Medium::Screen, language).unwrap();
        let formula = formula::formula(row, span, None, language);
        for text in [rate, chart, formula] {
            assert!(!text.contains("未達成"), "{text}");
        }
    }
}

#[test]
fn a_total_with_many_decimals_is_rounded_and_exact_in_its_sentence() {
    let kpi = Kpi::increments(2022, &["33.333333333333", "1"]);
    let target = figures::totals(&kpi.indicator, kpi.span(), Language::Japanese).target;
    assert_eq!((target.figure.as_str(), target.sentence(Language::Japanese).as_str()), ("34.33", "34.333333333333"));
    let kpi = Kpi::increments(2022, &["33.3333", "1"]);
    let target = figures::totals(&kpi.indicator, kpi.span(), Language::Japanese).target;
    assert_eq!((target.figure.as_str(), target.sentence(Language::Japanese).as_str()), ("34.3333", ""));
}

#[test]
fn the_rate_and_the_total_of_actuals_name_their_last_year_without_a_mark() {
    let kpi = Kpi::increments(2022, &["10", "10", "10"]).actuals(&["9", "8", ""]).direction(Direction::Up);
    let totals = figures::totals(&kpi.indicator, kpi.span(), Language::Japanese);
    let year = totals.rate.year.map(|year| year.text(Language::Japanese));
    assert_eq!((totals.rate.figure.as_str(), year.as_deref(), totals.rate.mark), ("85.0%", Some("R5まで"), None));
    assert_eq!(totals.actual.year.map(|year| year.short(Language::Japanese)).as_deref(), Some("～R5"));
    assert_eq!(totals.target.year, None);
}

#[test]
fn the_rate_of_levels_names_its_one_year() {
    let kpi = Kpi::levels(2022, &["10", "20"]).actuals(&["9", ""]).direction(Direction::Up);
    let rate = figures::totals(&kpi.indicator, kpi.span(), Language::Japanese).rate;
    assert_eq!(rate.year.map(|year| year.text(Language::Japanese)).as_deref(), Some("R4"));
}

#[test]
fn the_total_column_of_a_level_shows_the_pair_used_for_its_rate() {
    let standing = |actuals: &[&str]| {
        let kpi = Kpi::levels(2025, &["10", "12", "18"]).actuals(actuals);
        let totals = figures::totals(&kpi.indicator, kpi.span(), Language::Japanese);
        (totals.target.figure, totals.actual.figure, totals.rate.figure)
    };
    let texts = |target: &str, actual: &str, rate: &str| (target.to_owned(), actual.to_owned(), rate.to_owned());
    assert_eq!(standing(&["9", "5", ""]), texts("18", "5／12", "41.7%"));
    assert_eq!(standing(&["9", "5", "9"]), texts("18", "9", "50.0%"), "the last target is the other one of the pair");
}

#[test]
fn the_newest_level_and_its_target_keep_words_for_approximate_figures() {
    let mut kpi = Kpi::levels(2022, &["5", "6", "7"]).actuals(&["3", "4", ""]);
    for actual in kpi.indicator.actuals.iter_mut().map(|(_, value)| value) {
        actual.cell.text = format!("約{}", actual.cell.text);
    }
    for target in kpi.indicator.targets.iter_mut().map(|(_, value)| value) {
        target.text = format!("{}程度", target.text);
    }
    let totals = figures::totals(&kpi.indicator, kpi.span(), Language::Japanese);
    assert_eq!((totals.target.figure.as_str(), totals.actual.figure.as_str()), ("7程度", "約4／6程度"));
}
