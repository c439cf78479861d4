//! Laws for every KPI and every rule.

use std::sync::Arc;

use keikaku::figures::grades::{Grade, grade};
use keikaku::figures::progress::{self, ProgressState, Verdict, verdict};
use keikaku::figures::totals::Span;
use keikaku::plan::cell::Cell;
use keikaku::plan::grade_rule::{GradeRule, built_in_rules};
use keikaku::plan::indicator::{Actual, Basis, Direction, Indicator, Measured};
use keikaku::plan::judging::{Judging, Threshold};
use keikaku::plan::{BuiltIn, Grading, Plan, YearAxis};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::Language;
use keikaku::wording::grade_rules::target_comparison;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::grades::reading::FULL;
use crate::kpi_builder::{Kpi, cell, year};
use crate::support;

fn every_rule() -> Vec<GradeRule> {
    let ours = [target_comparison(&Judging::default(), Language::Japanese), GradeRule::from_json(FULL).unwrap()];
    built_in_rules().into_iter().chain(ours).collect()
}

/// A cell that is usually a number, near the other numbers.
fn figure() -> impl Strategy<Value = String> {
    prop_oneof![12 => (0..200_i32).prop_map(|figure| figure.to_string()), 1 => Just(String::new()), 1 => Just("-".to_owned())]
}

/// A KPI over five years from 2020, most of whose figures are known.
fn kpi() -> impl Strategy<Value = Kpi> {
    let bases = vec![Basis::Increment, Basis::Level, Basis::PeriodTotal, Basis::PeriodAverage];
    let directions = vec![Direction::Up, Direction::Down, Direction::Keep];
    let choices = (select(bases), select(directions), any::<bool>(), any::<bool>());
    (choices, figure(), figure(), vec(figure(), 5), vec(figure(), 5)).prop_map(
        |((basis, direction, is_by_gain, is_survey), baseline, of_period, targets, actuals)| {
            let kpi =
                Kpi::new(basis, 2020, 5).direction(direction).baseline(&baseline).targets(&targets).actuals(&actuals);
            let mut kpi = if is_by_gain { kpi.by_planned_gain() } else { kpi };
            kpi.indicator.period_target = cell(&of_period);
            if is_survey {
                kpi.indicator.measured = Measured::Survey { years: vec![2020] };
            }
            kpi
        },
    )
}

/// Whether the grade is the word of the rule's last clause, which covers the rest.
fn is_last(rule: &GradeRule, grade: Grade<'_>) -> bool {
    let last = rule.indicator.last().map(|clause| clause.word.as_str());
    grade.is_judged() && grade.word().map(|word| word.id.as_str()) == last
}

/// The KPI without one figure: the baseline, the period target, the target of a year, or the actual of a year.
fn without(indicator: &Indicator, at: usize) -> Indicator {
    let mut less = indicator.clone();
    let nth = |from: usize| year(2020 + i32::try_from(at - from).unwrap());
    match at {
        0 => less.baseline.cell = Cell::default(),
        1 => less.period_target = Cell::default(),
        2..=6 => drop(less.targets.remove(&nth(2))),
        _ => drop(less.actuals.remove(&nth(7))),
    }
    less
}

/// A sample whose actuals are near its targets.
fn filled_sample() -> impl Strategy<Value = Plan> {
    let shares = vec(prop_oneof![3 => 0..1500_i64, 3 => 700..1100_i64, 1 => Just(-1_i64)], 300);
    (select(vec!["000", "001", "002", "003", "004"]), shares, 1..=100_u8).prop_map(|(code, shares, percent)| {
        let sample = support::sample(code, PlanId::from_bits(1));
        let mut shares = shares.into_iter().cycle();
        let years: Vec<FiscalYear> = sample.years.years().collect();
        let rows = sample.indicators().iter().map(|row| {
            let mut row = Indicator::clone(row);
            for one in &years {
                let share = shares.next().unwrap();
                let share_of_target = around(&row, *one, share, years.len());
                row.actuals.insert(*one, Actual { cell: cell(&share_of_target), ..Actual::default() });
            }
            Arc::new(row)
        });
        let rows = rows.collect();
        let mut plan = Plan::clone(&sample).with_indicators(rows).unwrap();
        plan.judging.on_track_from = Threshold::new(percent).unwrap();
        plan.reference_date = None;
        plan
    })
}

/// `share` thousandths of the target of the year, or of the year's part of the period target; 未把握 for a negative share.
fn around(row: &Indicator, year: FiscalYear, share: i64, years: usize) -> String {
    let (target, parts) = match row.whole_target() {
        Some(target) if row.basis != Some(Basis::PeriodAverage) => (target, i64::try_from(years).unwrap()),
        Some(target) => (target, 1),
        None => (row.target(year), 1),
    };
    let (digits, scale) = target.amount().unwrap_or_default().parts();
    if share < 0 {
        return "未把握".to_owned();
    }
    let digits = digits * i128::from(share) / i128::from(parts);
    let places = usize::try_from(scale).unwrap() + 3;
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, behind) = padded.split_at(padded.len() - places);
    format!("{whole}.{behind}")
}

/// Asserts that 目標との比較 gives each KPI of the plan the word that 概況 shows after the year has ended.
fn agrees_with_the_overview(plan: &Plan, graded: FiscalYear) -> Result<(), TestCaseError> {
    let rule = target_comparison(&plan.judging, Language::Japanese);
    let as_of = Date::new(graded.western() + 1, 4, 1).unwrap();
    for row in plan.indicators().iter().filter(|row| !row.is_unused()) {
        let given = grade(&rule, row, Span::from_plan(plan), graded);
        let given = given.word().map(|word| word.id.as_str());
        let shown = verdict(plan, row, graded, as_of).state;
        let expected = match shown {
            ProgressState::Met => Some("met"),
            ProgressState::OnTrack => Some("on_track"),
            ProgressState::Below => Some("below"),
            // Only 概況 doubts the size of a figure.
            ProgressState::Unsure => continue,
            ProgressState::Running | ProgressState::Open | ProgressState::NotEntered => None,
        };
        prop_assert_eq!(given, expected, "{} {} {:?}", &row.name, graded, shown);
    }
    Ok(())
}

proptest! {
    #[test]
    fn each_rule_gives_each_kpi_exactly_one_result(plan in support::plan(), column in 0..6_usize) {
        let graded = plan.years.years().nth(column).unwrap_or(plan.years.last());
        for rule in every_rule() {
            for row in plan.indicators() {
                let given = grade(&rule, row, Span::from_plan(&plan), graded);
                let id = given.word().map(|word| word.id.clone());
                prop_assert_eq!(given.is_judged(), id.is_some() && id != rule.unknown);
                prop_assert!(id.is_none_or(|id| rule.word(&id).is_some()));
                prop_assert_eq!(grade(&rule, row, Span::from_plan(&plan), graded), given);
            }
        }
    }

    #[test]
    fn a_kpi_without_an_actual_cannot_be_judged(kpi in kpi(), column in 0..5_i32, text in select(vec!["", "未把握", "約90", "-"])) {
        let mut indicator = kpi.indicator.clone();
        indicator.actuals.insert(year(2020 + column), Actual { cell: cell(text), ..Actual::default() });
        for rule in every_rule() {
            prop_assert!(!grade(&rule, &indicator, kpi.span(), year(2020 + column)).is_judged(), "{}", rule.id);
        }
    }

    /// Two exceptions: the rule with targets of the last year only takes a year without a target as such a year, and 概況 counts a
    /// KPI that is rated by its change and has no baseline as one that missed its target.
    #[test]
    fn a_missing_figure_never_gives_the_lowest_word(kpi in kpi(), column in 0..5_i32, at in 0..12_usize) {
        let graded = year(2020 + column);
        for rule in built_in_rules() {
            let asks_for_no_target = rule.id == "yearly-or-final-target" && (2..=6).contains(&at);
            let whole = grade(&rule, &kpi.indicator, kpi.span(), graded);
            let less = grade(&rule, &without(&kpi.indicator, at), kpi.span(), graded);
            prop_assert!(asks_for_no_target || is_last(&rule, whole) || !is_last(&rule, less), "{}: {:?}", rule.id, less);
        }
    }

    #[test]
    fn the_target_comparison_agrees_with_the_overview_on_samples(plan in filled_sample(), column in 0..6_usize) {
        let graded = plan.years.years().nth(column).unwrap_or(plan.years.last());
        agrees_with_the_overview(&plan, graded)?;
    }

    #[test]
    fn the_overview_counts_each_kpi_under_the_word_of_the_rule(plan in filled_sample(), column in 0..6_usize) {
        let graded = plan.years.years().nth(column).unwrap_or(plan.years.last());
        let as_of = Date::new(graded.western() + 1, 4, 1).unwrap();
        for rule in every_rule().into_iter().map(Arc::new).filter(|rule| rule.grades_kpis()) {
            let mut plan = plan.clone();
            plan.grading = Grading::Rule(Arc::clone(&rule));
            let entries = progress::entries(&plan, graded, as_of);
            for entry in &entries {
                let given = grade(&rule, &entry.row, Span::from_plan(&plan), graded);
                let shown = entry.verdict.word.and_then(|word| rule.words.get(word));
                match entry.judgement.state() {
                    state @ (ProgressState::Running | ProgressState::Unsure | ProgressState::NotEntered) => {
                        prop_assert_eq!(entry.verdict, Verdict::from(state));
                    }
                    _ if given.word().is_none() => prop_assert_eq!(entry.verdict, Verdict::from(ProgressState::Open)),
                    _ => prop_assert_eq!(shown, given.word()),
                }
            }
            let counts = progress::tally(&plan, graded, entries.iter());
            prop_assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), entries.len());
        }
    }

    #[test]
    fn the_target_comparison_agrees_with_the_overview_on_any_plan(plan in support::plan(), column in 0..6_usize) {
        let mut plan = plan;
        plan.reference_date = None;
        let graded = plan.years.years().nth(column).unwrap_or(plan.years.last());
        agrees_with_the_overview(&plan, graded)?;
    }

    #[test]
    fn the_target_comparison_agrees_with_the_overview_on_any_kpi(kpis in vec(kpi(), 1..6), column in 0..5_i32) {
        let rows = kpis.into_iter().zip(1..).map(|(mut kpi, nth)| {
            kpi.indicator.id = IndicatorId::from_bits(nth);
            Arc::new(kpi.indicator)
        });
        let axis = YearAxis::starting(year(2020), 5).unwrap();
        let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis).with_indicators(rows.collect()).unwrap();
        agrees_with_the_overview(&plan, year(2020 + column))?;
    }

    #[test]
    fn a_rule_with_any_thresholds_is_read_back_unchanged(at in 0..40_usize, digits in 0..2_000_000_i32) {
        for rule in every_rule() {
            let changed = Amount::from_plain(&format!("{}.{:02}", digits / 100, digits % 100));
            if let Some(changed) = rule.with_threshold(at, changed.unwrap()) {
                prop_assert_eq!(GradeRule::from_json(&changed.to_json()), Ok(changed));
            }
        }
    }
}
