//! Laws for any plans.

use keikaku::figures::progress;
use keikaku::figures::summary::{
    Summary, SummaryBy, SummaryColumn, SummaryCounts, SummaryFilter, SummaryGrouping, groups, sorted,
};
use keikaku::plan::Plan;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{all, kept, samples, table};
use crate::support;

/// Asserts that each row equals the entry of 概況 in its own plan.
fn holds_against_each_plan(plans: &[Plan], year: FiscalYear, today: Date) {
    let summary = Summary::new(plans.iter().cloned().map(kept).collect(), year, today, None);
    for (nth, plan) in plans.iter().enumerate() {
        let rows = summary.rows_of(nth);
        if plan.years.contains(year) {
            let alone = progress::entries(plan, year, progress::as_of(plan, today));
            assert_eq!(rows.iter().filter_map(|row| row.entry.clone()).collect::<Vec<_>>(), alone);
            assert_eq!(rows.len(), alone.len());
        } else {
            assert!(rows.iter().all(|row| row.entry.is_none()));
            assert_eq!(rows.len(), plan.begun_indicators().count());
        }
    }
}

#[test]
fn the_figures_of_samples_equal_those_of_each_plan_opened_alone() {
    for western in 2015..=2030 {
        holds_against_each_plan(&samples(), FiscalYear::new(western).unwrap(), Date::new(2024, 5, 1).unwrap());
    }
}

/// A table of samples and random plans, in a random year.
fn any_table() -> impl Strategy<Value = Summary> {
    (vec(support::plan(), 0..4), 2015..2030_i32).prop_map(|(plans, western)| {
        let plans = samples().into_iter().take(3).chain(plans).map(kept);
        table(plans.collect(), western)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(50) })]

    #[test]
    fn the_figures_of_any_plan_equal_those_of_the_plan_opened_alone(
        plan in support::plan(), column in 0..8_usize, day in support::date(),
    ) {
        let years: Vec<FiscalYear> = plan.years.years().collect();
        let year = years.get(column).copied().unwrap_or_else(|| plan.years.last().plus(1).unwrap_or(plan.years.last()));
        holds_against_each_plan(&[plan], year, day);
    }

    #[test]
    fn filters_divide_the_rows_without_losing_or_repeating_any(summary in any_table()) {
        let count = |filter: &SummaryFilter| summary.rows.iter().filter(|row| filter.lists(row)).count();
        for by in SummaryBy::ALL {
            let of_each = by.firsts(&summary.rows).into_iter().map(|row| {
                let mut filter = SummaryFilter::default();
                filter.set_value(by, Some(by.key(row).to_owned()));
                count(&filter)
            });
            prop_assert_eq!(of_each.sum::<usize>(), summary.rows.len());
        }
        let mut counts = SummaryCounts::default();
        summary.rows.iter().for_each(|row| counts.add(row));
        for standing in SummaryCounts::standings() {
            let mut filter = SummaryFilter::default();
            filter.standing = Some(standing);
            prop_assert_eq!(count(&filter), counts.count(standing));
        }
        prop_assert_eq!(counts.all(), summary.rows.len());
        let mut missing = SummaryFilter::default();
        missing.is_missing_only = true;
        prop_assert_eq!(count(&missing), counts.count(Some(progress::ProgressState::NotEntered)));
    }

    #[test]
    fn sorting_loses_no_row_and_sorting_again_changes_nothing(
        summary in any_table(), column in select(SummaryColumn::ALL.to_vec()), down in any::<bool>(),
    ) {
        let once = sorted(&summary.rows, &all(&summary), column, down);
        let mut back = once.clone();
        back.sort_unstable();
        prop_assert_eq!(&back, &all(&summary));
        prop_assert_eq!(&sorted(&summary.rows, &once, column, down), &once, "equal rows stay as they are");
    }

    #[test]
    fn groups_contain_each_listed_row_once(
        summary in any_table(), grouping in select(SummaryGrouping::ALL.to_vec()), down in any::<bool>(),
    ) {
        let listed = sorted(&summary.rows, &all(&summary), SummaryColumn::Rate, down);
        let groups = groups(&summary.rows, &listed, grouping);
        let mut rows: Vec<u32> = groups.iter().flat_map(|group| group.rows.clone()).collect();
        prop_assert!(groups.iter().all(|group| group.counts.all() == group.rows.len()));
        rows.sort_unstable();
        prop_assert_eq!(rows, all(&summary));
    }
}
