//! Laws of totals and rates for any KPI.

use crate::kpi_builder;

use keikaku::figures::achievement::{Achievement, Formula, Rate, of_whole_plan, overall, yearly};
use keikaku::figures::totals::{
    Total, actual_increment, actual_total, computed_total, level_at, running_actuals, running_targets, stated_differs,
    target_total,
};
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{ActualsAre, Basis, Direction, Indicator, Measure};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::AsOf;
use kpi_builder::{Kpi, year};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const FIRST: i32 = 2019;

/// A number of everyday size, so that levels stay within the bounds of a cell.
fn small_number() -> impl Strategy<Value = String> {
    "-?[0-9]{1,5}(\\.[0-9]{1,3})?"
}

/// Any number within the bounds of a cell.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![4 => "-?[0-9]{1,3}(\\.[0-9]{1,2})?", 1 => "-?[0-9]{15}\\.[0-9]{8}", 1 => "-?0\\.0{0,7}1"]
}

/// Any text of a cell.
fn text() -> impl Strategy<Value = String> {
    let mark = select(vec!["", "(速報)", "(見込)"]);
    let word = select(vec!["", "-", "未把握", "数百"]).prop_map(str::to_owned);
    prop_oneof![3 => (number(), mark).prop_map(|(number, mark)| number + mark), 1 => word]
}

/// A KPI of any kind with any cells, on columns of which any can be project years.
fn any_kpi() -> impl Strategy<Value = Kpi> {
    let columns = (1_usize..=30).prop_flat_map(|count| (vec(text(), count), vec(text(), 0..=count)));
    let project = (FIRST..FIRST + 30, -1..30_i32);
    (any_kind(), columns, project).prop_map(|(indicator, (targets, actuals), (start, length))| {
        let mut kpi = Kpi::new(indicator.basis, FIRST, targets.len()).project(start, start + length);
        kpi.indicator = indicator;
        kpi.targets(&targets).actuals(&actuals)
    })
}

/// A KPI without its year cells.
fn any_kind() -> impl Strategy<Value = Indicator> {
    let kinds =
        [None, Some(Basis::Increment), Some(Basis::Level), Some(Basis::PeriodTotal), Some(Basis::PeriodAverage)];
    let directions = [None, Some(Direction::Up), Some(Direction::Down), Some(Direction::Keep)];
    let bounds = vec![Bound::AtLeast, Bound::Above, Bound::AtMost, Bound::Below];
    let measures = vec![Measure::Count, Measure::Ratio, Measure::Ratio, Measure::Descriptive];
    let ways = vec![ActualsAre::Increments, ActualsAre::Levels];
    let of = vec![None, Some(AsOf::FiscalYear(year(2017))), Some(AsOf::Mean(year(2015), year(2017)))];
    let choices = (
        select(kinds.to_vec()),
        select(directions.to_vec()),
        select(bounds),
        select(measures),
        select(ways),
        select(of),
    );
    (choices, [text(), text(), text()]).prop_map(|(choices, [start, stated, whole])| {
        let (basis, direction, bound, measure, ways, of) = choices;
        let kpi = Kpi::new(basis, FIRST, 1).direction(direction).bound(bound).measure(measure);
        let mut indicator = kpi.baseline(&start).stated(&stated).indicator;
        indicator.actuals_are = ways;
        indicator.baseline.as_of = of;
        indicator.period_target = kpi_builder::cell(&whole);
        indicator
    })
}

/// An increment KPI with positive targets and as many actuals: targets, actuals, baseline.
fn increments() -> impl Strategy<Value = (Vec<String>, Vec<String>, String)> {
    let target = "[1-9][0-9]{0,5}(\\.[0-9]{1,2})?";
    let rows = (1_usize..=10).prop_flat_map(move |count| (vec(target, count), vec(small_number(), count)));
    (rows, small_number()).prop_map(|((targets, actuals), baseline)| (targets, actuals, baseline))
}

/// The levels that the increments add up to from the baseline.
fn levels(baseline: &str, increments: &[String]) -> Vec<String> {
    let reached = increments.iter().scan(kpi_builder::amount(baseline), |level, increment| {
        *level = *level + kpi_builder::amount(increment);
        Some(level.plain())
    });
    reached.collect()
}

/// Every rate of a KPI: by year, over all years, and of the whole plan.
fn rates(kpi: &Kpi) -> Vec<Rate> {
    let (indicator, span) = (&kpi.indicator, kpi.span());
    let said = span.years().map(|year| yearly(indicator, span, year)).chain([overall(indicator, span)]);
    let said = said.chain(of_whole_plan(indicator, span).map(Achievement::Rate));
    let rates = said.filter_map(|one| if let Achievement::Rate(rate) = one { Some(rate) } else { None });
    rates.collect()
}

fn overall_rate(kpi: &Kpi) -> Option<Rate> {
    match overall(&kpi.indicator, kpi.span()) {
        Achievement::Rate(rate) => Some(rate),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_and_rates_never_panic(kpi in any_kpi()) {
        let (indicator, span) = (&kpi.indicator, kpi.span());
        for total in [target_total(indicator, span), actual_total(indicator, span)] {
            if let Total::Mean(sum) = total {
                let _ = sum.mean().map(|mean| mean.rounded(8));
            }
        }
        for year in span.years() {
            let _ = (actual_increment(indicator, span, year), level_at(indicator, span, year));
        }
        let _ = (computed_total(indicator, span), stated_differs(indicator, span));
        for rate in rates(&kpi) {
            let _ = (rate.percent(), rate.beside_percent());
        }
    }

    #[test]
    fn a_rate_shows_100_or_more_exactly_if_its_target_is_achieved(kpi in any_kpi()) {
        for rate in rates(&kpi) {
            let tenths: i128 = rate.percent().replace('.', "").parse().map_err(|_| TestCaseError::fail("no number"))?;
            prop_assert_eq!(tenths >= 1000, rate.achieved, "{:?}", rate);
        }
    }

    #[test]
    fn a_running_row_has_one_entry_per_column_and_ends_with_the_total(kpi in any_kpi()) {
        let (indicator, span) = (&kpi.indicator, kpi.span());
        let rows = [
            (running_targets(indicator, span), target_total(indicator, span)),
            (running_actuals(indicator, span), actual_total(indicator, span)),
        ];
        for (running, total) in rows {
            prop_assert_eq!(running.len(), span.years().len());
            if let Some(shown) = running.last().filter(|entry| **entry != Total::None) {
                prop_assert_eq!(shown, &total);
            }
        }
    }

    #[test]
    fn a_total_without_gaps_is_the_plain_sum_in_any_order(
        (texts, shuffled) in vec(number(), 1..20).prop_flat_map(|texts| (Just(texts.clone()), Just(texts).prop_shuffle())),
    ) {
        let plain: Amount = texts.iter().map(|text| kpi_builder::amount(text)).sum();
        for row in [&texts, &shuffled] {
            let kpi = Kpi::increments(FIRST, row);
            let total = computed_total(&kpi.indicator, kpi.span());
            prop_assert_eq!(total, Some(plain));
            prop_assert_eq!(total.map(Amount::scale), Some(plain.scale()));
        }
    }

    #[test]
    fn increments_rated_by_target_equal_levels_rated_by_planned_gain((targets, actuals, baseline) in increments()) {
        let by_increments = Kpi::increments(FIRST, &targets).actuals(&actuals);
        let (target_levels, actual_levels) = (levels(&baseline, &targets), levels(&baseline, &actuals));
        let by_levels =
            Kpi::levels(FIRST, &target_levels).baseline(&baseline).actuals(&actual_levels).by_planned_gain();
        let (f1, f2) = (overall_rate(&by_increments), overall_rate(&by_levels));
        prop_assert_eq!(f1.as_ref().map(|rate| rate.formula), Some(Formula::OfTarget));
        prop_assert_eq!(f2.as_ref().map(|rate| rate.formula), Some(Formula::OfPlannedGain));
        prop_assert_eq!(f1.as_ref().map(|rate| (rate.value, rate.achieved)), f2.as_ref().map(|rate| (rate.value, rate.achieved)));
    }

    #[test]
    fn actuals_as_levels_give_the_same_rates_and_total_as_increments((targets, actuals, baseline) in increments()) {
        let written = Kpi::increments(FIRST, &targets).baseline(&baseline);
        let as_increments = written.clone().actuals(&actuals);
        let as_levels = written.actual_levels(&levels(&baseline, &actuals));
        prop_assert_eq!(rates(&as_increments), rates(&as_levels));
        let total = |kpi: &Kpi| actual_total(&kpi.indicator, kpi.span());
        prop_assert_eq!(total(&as_increments), total(&as_levels));
    }
}
