//! The terms of the forms.

use keikaku::plan::cell::{Bound, Certainty, UnknownReason};
use keikaku::plan::indicator::{ActualsAre, Basis, Direction, Measure, Measured};
use keikaku::plan::{BuiltIn, Indicator, RateRounding};
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Language, terms};

use crate::support::year;
use crate::wording::{all, both};

#[test]
fn every_form_has_a_name_a_purpose_and_its_terms() {
    let every = every! {
        BuiltIn::F2022 => BuiltIn::F2022;
        BuiltIn::F2016 => BuiltIn::F2016;
        BuiltIn::A2007 => BuiltIn::A2007;
        BuiltIn::Strategy => BuiltIn::Strategy;
        BuiltIn::Activity => BuiltIn::Activity;
    };
    insta::assert_snapshot!(all(&every, |form, language| {
        let form = form.form();
        let words = [&form.name, &form.purpose, &form.labels.baseline, &form.labels.indicator];
        words.map(|words| words.text(language)).join(" | ")
    }));
}

#[test]
fn every_basis_measure_bound_and_direction_has_a_term() {
    let bases = every! {
        None => None;
        Some(Basis::Increment) => Some(Basis::Increment);
        Some(Basis::Level) => Some(Basis::Level);
        Some(Basis::PeriodTotal) => Some(Basis::PeriodTotal);
        Some(Basis::PeriodAverage) => Some(Basis::PeriodAverage);
    };
    let measures = every! {
        Measure::Count => Measure::Count;
        Measure::Amount => Measure::Amount;
        Measure::Ratio => Measure::Ratio;
        Measure::Descriptive => Measure::Descriptive;
    };
    let bounds = every! {
        Bound::AtLeast => Bound::AtLeast;
        Bound::Above => Bound::Above;
        Bound::AtMost => Bound::AtMost;
        Bound::Below => Bound::Below;
    };
    let directions = every! {
        None => None;
        Some(Direction::Up) => Some(Direction::Up);
        Some(Direction::Down) => Some(Direction::Down);
        Some(Direction::Keep) => Some(Direction::Keep);
    };
    let words = [
        all(&bases, terms::basis),
        all(&measures, terms::measure),
        all(&bounds, terms::bound),
        all(&directions, terms::direction),
    ];
    insta::assert_snapshot!(words.concat());
}

#[test]
fn every_way_of_rounding_rates_has_a_term() {
    insta::assert_snapshot!(all(&RateRounding::ALL, terms::rate_rounding));
}

#[test]
fn every_kind_and_certainty_of_an_actual_has_a_term() {
    let actuals = every! {
        ActualsAre::Increments => ActualsAre::Increments;
        ActualsAre::Levels => ActualsAre::Levels;
    };
    let certainties = every! {
        Certainty::Final => Certainty::Final;
        Certainty::Preliminary => Certainty::Preliminary;
        Certainty::Estimate => Certainty::Estimate;
    };
    let unknown = every! {
        None => None;
        Some(UnknownReason::BeingCounted) => Some(UnknownReason::BeingCounted);
        Some(UnknownReason::UnderSurvey) => Some(UnknownReason::UnderSurvey);
        Some(UnknownReason::Unpublished) => Some(UnknownReason::Unpublished);
        Some(UnknownReason::Incalculable) => Some(UnknownReason::Incalculable);
        Some(UnknownReason::Incomparable) => Some(UnknownReason::Incomparable);
    };
    let times = every! {
        Measured::YearEnd => Measured::YearEnd;
        Measured::Survey { .. } => Measured::Survey { years: vec![2017, 2022] };
        Measured::Rolling => Measured::Rolling;
    };
    let times = times.iter().map(|one| both(&format!("{one:?}"), |words| terms::measured(one, words).to_owned()));
    let words = [
        all(&actuals, terms::actuals_are),
        all(&certainties, terms::certainty),
        all(&unknown, terms::unknown),
        times.collect(),
        both("year", |words| terms::year(year(2024), words)),
    ];
    insta::assert_snapshot!(words.concat());
}

#[test]
fn the_term_for_an_actual_follows_the_basis_of_the_target() {
    let said = |basis, actuals_are| {
        let mut kpi = Indicator::new(IndicatorId::from_bits(1), Basis::Level);
        (kpi.basis, kpi.actuals_are) = (basis, actuals_are);
        terms::actual_of_year(&kpi, Language::Japanese)
    };
    assert_eq!(said(Some(Basis::Increment), ActualsAre::Increments), "その年度の増加分");
    assert_eq!(said(Some(Basis::Increment), ActualsAre::Levels), "年度末の水準");
    for are in [ActualsAre::Increments, ActualsAre::Levels] {
        assert_eq!(said(None, are), "その年度の実績");
        assert_eq!(said(Some(Basis::Level), are), "その年度の値");
        assert_eq!(said(Some(Basis::PeriodAverage), are), "その年度の値");
        assert_eq!(said(Some(Basis::PeriodTotal), are), "その年度の増加分");
    }
}
