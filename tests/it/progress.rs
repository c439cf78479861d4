//! 概況: the judgement of a KPI for one year, whose figures are all of that year.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use crate::{kpi_builder, support};

use std::sync::Arc;

use keikaku::figures::achievement::{self, Achievement, Formula, Why};
use keikaku::figures::by_year::ActualByYear;
use keikaku::figures::chart::bullet::Bullet;
use keikaku::figures::progress::{
    HowFar, Judgement, OpenReason, ProgressEntry, ProgressState, SortBy, counts, entries, open_actuals, sorted,
    standing_state, usual_year, verdict,
};
use keikaku::figures::totals::{Gap, Span};
use keikaku::paper::sheet;
use keikaku::plan::indicator::{Basis, Direction, Measure};
use keikaku::plan::judging::Threshold;
use keikaku::plan::{Bound, BuiltIn, Plan, YearAxis};
use keikaku::session::table_order::{SortColumn, TableOrder};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, figures};
use proptest::prelude::*;

use kpi_builder::{Kpi, amount, year};

/// The first day after the fiscal year.
fn after(western: i32) -> Date {
    Date::new(western + 1, 4, 1).unwrap()
}

fn plan(kpis: Vec<Kpi>) -> Plan {
    let count = kpis.first().unwrap().span().years().len();
    let first = kpis.first().unwrap().span().years().next().unwrap();
    let rows = kpis.into_iter().zip(1..).map(|(mut kpi, nth)| {
        kpi.indicator.id = IndicatorId::from_bits(nth);
        Arc::new(kpi.indicator)
    });
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, YearAxis::starting(first, count).unwrap());
    plan.with_indicators(rows.collect()).unwrap()
}

/// The KPI's entry for that year, on the day after the year.
fn entry(kpi: Kpi, western: i32) -> ProgressEntry {
    entries(&plan(vec![kpi]), year(western), after(western)).into_iter().next().unwrap()
}

fn judged(kpi: Kpi, western: i32) -> Judgement {
    entry(kpi, western).judgement
}

fn open(why: Why) -> Judgement {
    Judgement::Open(OpenReason::NoRate(why))
}

fn waits_for(western: i32, gap: Gap) -> Judgement {
    open(Why::ActualMissing { year: year(western), gap })
}

fn level(actual: &str) -> Kpi {
    Kpi::levels(2022, &["100", "110"]).actuals(&[actual, ""])
}

#[test]
fn a_target_that_is_an_upper_limit_is_shown_with_its_bound_in_either_direction() {
    let shown = |direction, bound| {
        let kpi = Kpi::levels(2022, &["10"]).actuals(&["9"]).direction(direction).bound(bound);
        entry(kpi, 2022).around_target().join("10")
    };
    assert_eq!(shown(Direction::Down, Bound::AtMost), "10以下");
    assert_eq!(shown(Direction::Down, Bound::AtLeast), "10以下", "減らす makes it 以下");
    assert_eq!(shown(Direction::Keep, Bound::AtMost), "10以下");
    assert_eq!(shown(Direction::Down, Bound::Below), "10未満");
    assert_eq!(shown(Direction::Up, Bound::AtLeast), "10", "以上 goes without saying");
    let over_years = Kpi::increments(2022, &["-1", "-2"]).actuals(&["-1", "-2"]).direction(Direction::Down);
    assert_eq!(entry(over_years, 2023).around_target().join("-3"), "-3以下");
}

#[test]
fn a_kpi_is_met_from_100_percent_and_on_track_from_the_threshold() {
    assert_eq!(judged(level("100"), 2022), Judgement::Met);
    assert_eq!(judged(level("99.99"), 2022), Judgement::OnTrack);
    assert_eq!(judged(level("80"), 2022), Judgement::OnTrack);
    assert_eq!(judged(level("79.999"), 2022), Judgement::Below);
}

#[test]
fn a_row_that_nobody_has_begun_is_not_listed() {
    let mut blank = Kpi::levels(2022, &["", ""]);
    (blank.indicator.name, blank.indicator.unit) = (String::new(), String::new());
    let listed = entries(&plan(vec![level("100"), blank]), year(2022), after(2022));
    assert_eq!(listed.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1]);
}

#[test]
fn the_plan_sets_the_threshold_and_at_100_no_kpi_is_on_track() {
    let with = |percent, actual: &str| {
        let mut plan = plan(vec![level(actual)]);
        plan.judging.on_track_from = Threshold::new(percent).unwrap();
        verdict(&plan, plan.indicators().first().unwrap(), year(2022), after(2022)).state
    };
    assert_eq!(with(70, "70"), ProgressState::OnTrack);
    assert_eq!(with(71, "70"), ProgressState::Below);
    assert_eq!(with(100, "99.9"), ProgressState::Below);
    assert_eq!((Threshold::new(0), Threshold::new(101)), (None, None));
}

#[test]
fn a_rate_is_rounded_to_the_side_of_the_threshold_of_its_judgement() {
    let shown = |percent, actual: &str| {
        let mut plan = plan(vec![Kpi::levels(2022, &["10000"]).actuals(&[actual])]);
        plan.judging.on_track_from = Threshold::new(percent).unwrap();
        let entries = entries(&plan, year(2022), after(2022));
        let entry = entries.first().unwrap();
        (entry.judgement, entry.rate.as_ref().unwrap().percent())
    };
    assert_eq!(shown(80, "7996"), (Judgement::Below, "79.9".to_owned()));
    assert_eq!(shown(80, "8000"), (Judgement::OnTrack, "80.0".to_owned()));
    assert_eq!(shown(70, "6996"), (Judgement::Below, "69.9".to_owned()));
    assert_eq!(shown(70, "7996"), (Judgement::OnTrack, "80.0".to_owned()));
    assert_eq!(shown(100, "9999"), (Judgement::Below, "99.9".to_owned()));
}

#[test]
fn a_kpi_that_fell_behind_its_baseline_is_never_on_track() {
    let fell = entry(level("98").baseline("99"), 2022);
    assert_eq!(fell.judgement, Judgement::Below);
    assert!(fell.rate.unwrap().fell_behind);
    assert_eq!(judged(level("98").baseline("97"), 2022), Judgement::OnTrack);
}

#[test]
fn no_kpi_is_judged_in_a_year_that_has_not_ended() {
    for actual in ["10", "120", "未把握"] {
        let plan = plan(vec![level(actual)]);
        let found = entries(&plan, year(2022), Date::new(2023, 3, 31).unwrap()).remove(0);
        assert_eq!(found.judgement, Judgement::Running, "{actual}");
        assert_eq!(found.rate.is_some(), actual != "未把握");
    }
    assert_eq!(judged(level("10"), 2022), Judgement::Below);
}

#[test]
fn no_kpi_has_fallen_behind_its_baseline_before_the_year_ends() {
    let kpi = Kpi::levels(2026, &["300"]).baseline("250").actuals(&["80"]);
    for kpi in [kpi.clone(), kpi.by_planned_gain()] {
        let fell_behind = |day: (i32, u8, u8)| {
            let found = entries(&plan(vec![kpi.clone()]), year(2026), Date::new(day.0, day.1, day.2).unwrap());
            found.first().unwrap().rate.as_ref().unwrap().fell_behind
        };
        assert!(!fell_behind((2026, 6, 2)), "a sum of the year may still grow");
        assert!(fell_behind((2027, 4, 1)));
    }
}

/// How far the KPI is on that day; `None` if the year has ended or has no figure.
fn how_far(kpi: Kpi, western: i32, day: (i32, u8, u8)) -> Option<(String, HowFar, Option<u8>)> {
    let found = entries(&plan(vec![kpi]), year(western), Date::new(day.0, day.1, day.2).unwrap()).remove(0);
    let running = found.running?;
    Some((format!("{}/{}", running.actual.plain(), running.target.plain()), running.how_far, running.elapsed))
}

#[test]
fn a_running_year_shows_the_progress_towards_its_target() {
    let day = (2022, 11, 24);
    let adding = |actual| Kpi::increments(2021, &["50", "120"]).actuals(&["40", actual]);
    assert_eq!(how_far(adding("58"), 2022, day), Some(("58/120".to_owned(), HowFar::Left(amount("62")), Some(64))));
    assert_eq!(how_far(adding("130"), 2022, day).unwrap().1, HowFar::Reached);
    assert_eq!(how_far(adding("58"), 2021, day), None, "that year has ended");
    assert_eq!(how_far(level("58"), 2022, day).unwrap().1, HowFar::Beside);
    assert_eq!(how_far(level("100"), 2022, day).unwrap().1, HowFar::Reached);
    assert_eq!(how_far(level("未把握"), 2022, day), None);
    let period = Kpi::period_total("50").actuals(&["5", "6"]);
    assert_eq!(how_far(period, 2020, (2020, 4, 1)), Some(("11/50".to_owned(), HowFar::Left(amount("39")), Some(0))));
}

#[test]
fn the_bar_of_a_running_year_shows_the_figures_beside_it() {
    let adding = Kpi::increments(2021, &["10", "10"]).actuals(&["3", "10"]);
    let found = entries(&plan(vec![adding]), year(2022), Date::new(2022, 11, 24).unwrap()).remove(0);
    assert_eq!(found.bullet(), Bullet::from_figures(amount("13"), Some(amount("20")), None));
    let first = entries(&plan(vec![level("58")]), year(2022), Date::new(2022, 11, 24).unwrap()).remove(0);
    assert_eq!(first.bullet(), Bullet::from_figures(amount("58"), Some(amount("100")), None));
}

#[test]
fn before_year_end_falling_targets_are_unreached_and_kept_levels_have_no_progress() {
    let day = (2022, 11, 24);
    let down = level("80").direction(Direction::Down);
    assert_eq!(how_far(down, 2022, day).unwrap().1, HowFar::Beside);
    assert_eq!(how_far(level("100").direction(Direction::Keep), 2022, day), None);
}

#[test]
fn an_increment_over_two_years_is_compared_with_the_targets_of_both() {
    let kpi = Kpi::increments(2021, &["10", "20"]).baseline("100").actual_levels(&["-", "125"]);
    let (figures, how_far, _) = how_far(kpi, 2022, (2022, 6, 1)).unwrap();
    assert_eq!((figures.as_str(), how_far), ("25/30", HowFar::Left(amount("5"))));
}

#[test]
fn a_kpi_with_a_doubtful_figure_is_unsure_and_counted_separately() {
    let kpi = |actual| Kpi::levels(2021, &["198", "200"]).baseline("195").actuals(&["197", actual]);
    let found = entry(kpi("1984000"), 2022);
    assert_eq!(found.judgement, Judgement::Unsure);
    assert_eq!(found.rate.unwrap().percent(), "992000.0", "the figure counts");
    assert_eq!(counts(&[entry(kpi("1984000"), 2022)]).get(ProgressState::Unsure.rank()), Some(&1));
    assert_eq!(judged(kpi("201"), 2022), Judgement::Met);
    assert_eq!(judged(kpi("1984000"), 2021), Judgement::OnTrack, "it stands on the figures of that year alone");
    let adding = Kpi::increments(2021, &["20", "25"]).actuals(&["21000", "24"]);
    assert_eq!(judged(adding, 2022), Judgement::Unsure, "the sum holds the figure of the year before");
}

#[test]
fn a_blank_actual_is_not_entered_and_an_unknown_actual_cannot_be_judged() {
    assert_eq!(judged(level(""), 2022), Judgement::NotEntered);
    assert_eq!(judged(level("未把握"), 2022), waits_for(2022, Gap::Unknown));
    assert_eq!(judged(level("約90"), 2022), waits_for(2022, Gap::Unread));
    assert_eq!(judged(level("-"), 2022), Judgement::Open(OpenReason::NotApplicable));
    let no_target = Kpi::levels(2022, &["-", "110"]).actuals(&["", ""]);
    assert_eq!(judged(no_target, 2022), Judgement::Open(OpenReason::NotApplicable));
    let described = level("よくなった").measure(Measure::Descriptive);
    assert_eq!(judged(described, 2022), Judgement::Open(OpenReason::Described));
}

#[test]
fn a_kpi_to_be_kept_is_met_or_below() {
    let kept = |actual| judged(level(actual).direction(Direction::Keep), 2022);
    assert_eq!([kept("100"), kept("99")], [Judgement::Met, Judgement::Below]);
}

#[test]
fn rate_target_and_actual_of_increments_cover_all_years_up_to_the_chosen_year() {
    let kpi = || Kpi::increments(2020, &["10", "20", "30"]).actuals(&["5", "21", "31"]);
    let second = entry(kpi(), 2021);
    assert_eq!(second.target, Some(amount("30")));
    assert!(matches!(second.actual, Some(ActualByYear::Amount(sum, _)) if sum == amount("26")));
    let rate = second.rate.unwrap();
    assert_eq!((rate.percent().as_str(), rate.years), ("86.7", (year(2020), year(2021))));
    assert_eq!(second.of_final.unwrap().percent(), "43.3");
    assert_eq!(second.difference, Some(amount("21")), "from 5 to 26");
    assert_eq!(entry(kpi(), 2020).difference, None, "there is no year before");
    assert_eq!(entry(kpi(), 2020).rate.unwrap().percent(), "50.0");
}

#[test]
fn increments_have_no_figures_and_a_reason_while_an_earlier_year_is_blank() {
    let kpi = || Kpi::increments(2020, &["10", "20", "30"]).actuals(&["5", "", "31"]);
    let third = entry(kpi(), 2022);
    assert_eq!(third.judgement, waits_for(2021, Gap::Blank));
    assert_eq!((third.actual, third.rate, third.of_final, third.difference), (None, None, None, None));
    let second = entry(kpi(), 2021);
    assert_eq!((second.judgement, second.later), (Judgement::NotEntered, Some(year(2022))));
    assert_eq!(entry(kpi(), 2020).later, None);
}

#[test]
fn a_year_that_is_not_applicable_is_in_neither_target_nor_actual_sum() {
    let kpi = Kpi::increments(2020, &["10", "20", "30"]).actuals(&["5", "-", "31"]);
    let third = entry(kpi, 2022);
    assert_eq!(third.target, Some(amount("40")));
    assert!(matches!(third.actual, Some(ActualByYear::Amount(sum, _)) if sum == amount("36")));
    assert_eq!(third.rate.unwrap().percent(), "90.0");
}

#[test]
fn a_level_is_judged_alone_with_the_target_of_the_last_year_as_final() {
    let kpi = Kpi::levels(2020, &["50", "52", "60"]).baseline("40").actuals(&["49", "", "51"]);
    let third = entry(kpi.clone(), 2022);
    assert_eq!((third.judgement, third.target), (Judgement::OnTrack, Some(amount("60"))));
    assert_eq!(third.difference, None);
    let first = entry(kpi.clone(), 2020);
    assert_eq!(first.of_final.unwrap().percent(), "81.7");
    assert_eq!(entry(kpi.by_planned_gain(), 2020).of_final.unwrap().percent(), "45.0");
}

#[test]
fn the_change_from_the_year_before_has_the_same_basis_as_the_actual() {
    let difference = |kpi: Kpi| entry(kpi, 2021).difference;
    assert_eq!(difference(Kpi::levels(2020, &["50", "52"]).actuals(&["49", "46"])), Some(amount("-3")));
    assert_eq!(difference(Kpi::period_total("50").actuals(&["9", "20", "12"])), Some(amount("12")), "from 29 to 41");
    let skipped = Kpi::increments(2020, &["10", "20", "30"]).actuals(&["-", "21", "31"]);
    assert_eq!(difference(skipped), None, "the year before had none");
    let of_levels = Kpi::increments(2020, &["10", "20"]).baseline("100").actual_levels(&["105", "126"]);
    assert_eq!(difference(of_levels), Some(amount("21")));
}

#[test]
fn the_change_of_increments_is_the_increment_of_the_year_after_a_year_without_a_target() {
    let difference = |actuals: &[&str], western| {
        entry(Kpi::increments(2020, &["-", "10", "10"]).actuals(actuals), western).difference
    };
    assert_eq!(difference(&["5", "8", "9"], 2021), Some(amount("8")));
    assert_eq!(difference(&["5", "8", "9"], 2022), Some(amount("9")));
    assert_eq!(difference(&["", "8", "9"], 2022), Some(amount("9")));
}

#[test]
fn a_period_target_is_judged_at_the_end_of_the_period_or_once_met() {
    let total = |actuals: &[&str], western| judged(Kpi::period_total("50").actuals(actuals), western);
    assert_eq!(total(&["20", "20"], 2020), Judgement::Open(OpenReason::PeriodNotOver));
    assert_eq!(total(&["20", "31"], 2020), Judgement::Met);
    assert_eq!(total(&["10", "10", "10", "10", "9"], 2023), Judgement::OnTrack);
    assert_eq!(total(&["10", "", "10", "10", "9"], 2023), waits_for(2020, Gap::Blank));
    assert_eq!(total(&["10", "", "40", "10", "9"], 2023), Judgement::Met);
    let mean = |actuals: &[&str], western| judged(Kpi::period_average("15").actuals(actuals), western);
    assert_eq!(mean(&["20", "20", ""], 2020), Judgement::Open(OpenReason::PeriodNotOver));
    assert_eq!(mean(&["20", "20", "5"], 2021), Judgement::Met);
}

#[test]
fn a_planned_decrease_over_the_period_is_judged_like_an_increase() {
    let decrease = |actuals: &[&str], western| {
        judged(Kpi::period_total("-50").direction(Direction::Down).actuals(actuals), western)
    };
    assert_eq!(decrease(&["-20", "-20"], 2020), Judgement::Open(OpenReason::PeriodNotOver));
    assert_eq!(decrease(&["-20", "-31"], 2020), Judgement::Met);
    assert_eq!(decrease(&["-10", "-10", "-10", "-10", "-9"], 2023), Judgement::OnTrack);
}

#[test]
fn a_period_ceiling_is_below_once_exceeded_and_met_only_at_the_end() {
    let ceiling = |actuals: &[&str], western| {
        judged(Kpi::period_total("50").direction(Direction::Down).actuals(actuals), western)
    };
    assert_eq!(ceiling(&["20", "20"], 2020), Judgement::Open(OpenReason::PeriodNotOver));
    assert_eq!(ceiling(&["20", "31"], 2020), Judgement::Below);
    assert_eq!(ceiling(&["10", "10", "10", "10", "10"], 2023), Judgement::Met);
}

#[test]
fn the_default_year_is_the_newest_ended_year_with_an_actual() {
    let of = |kpi: Kpi, day| usual_year(&plan(vec![kpi]), day).western();
    let filled = || Kpi::increments(2020, &["1", "1", "1"]).actuals(&["1", "", ""]);
    assert_eq!(of(filled(), after(2021)), 2020);
    assert_eq!(of(Kpi::increments(2020, &["1", "1", "1"]), after(2021)), 2021);
    assert_eq!(of(Kpi::increments(2020, &["1", "1", "1"]), after(2030)), 2022);
    assert_eq!(of(filled(), after(2010)), 2020);
}

#[test]
fn the_actual_of_a_future_year_is_ignored_until_that_year_has_begun() {
    let filled = Kpi::levels(2020, &["10", "20", "30"]).actuals(&["9", "", "33"]);
    let plan = plan(vec![filled]);
    let entry = entries(&plan, year(2021), after(2020)).remove(0);
    assert_eq!((usual_year(&plan, after(2020)), entry.later), (year(2020), None));
    let rate = |span: Span<'_>| match achievement::overall(plan.indicators().first().unwrap(), span) {
        Achievement::Rate(rate) => rate.years.1,
        _ => year(2019),
    };
    let span = Span::from_plan(&plan);
    assert_eq!((rate(span.as_of(after(2020))), rate(span.as_of(after(2021)))), (year(2020), year(2022)));
}

#[test]
fn screen_paper_and_order_use_one_rate_if_a_future_year_has_an_actual() {
    let kpis = || {
        let filled = |actuals: &[&str]| Kpi::levels(2020, &["10", "20", "30"]).actuals(actuals);
        vec![filled(&["9", "", "60"]), filled(&["10", "", ""])]
    };
    let plan = plan(kpis());
    assert_eq!(plan.reference_date, None);
    let span = Span::from_plan(&plan);
    for (day, expected) in [(after(2020), "90.0%"), (after(2021), "200.0%")] {
        let on_screen = figures::totals(plan.indicators().first().unwrap(), span.as_of(day), Language::Japanese).rate;
        assert_eq!(on_screen.figure, expected);
        let sheets = sheet::sheets(&plan, day, Language::Japanese);
        let printed = &sheets.first().unwrap().rows.last().unwrap().total;
        assert!(printed.starts_with(expected), "{printed}");
    }
    let ascending = TableOrder { column: SortColumn::Rate, is_descending: false };
    let last = |day| *ascending.rows(&plan, day).last().unwrap();
    assert_eq!([after(2020), after(2021)].map(last), [1, 0].map(|at: usize| plan.indicators().get(at).unwrap().id));
}

#[test]
fn a_kpi_without_a_rate_is_judged_by_its_newest_actual_of_begun_years() {
    let filled = Kpi::levels(2020, &["10", "20", "30"]).direction(Direction::Down).actuals(&["9", "", "33"]);
    let plan = plan(vec![filled]);
    let row = plan.indicators().first().unwrap();
    let standing = |day| {
        let span = Span::from_plan(&plan).as_of(day);
        standing_state(row, span, day, |_| false)
    };
    assert_eq!(standing(after(2020)), Some(ProgressState::Met));
    assert_eq!(standing(after(2022)), Some(ProgressState::Below));
}

#[test]
fn the_list_is_sorted_by_any_column_with_missing_figures_last() {
    let with = |actual| Kpi::levels(2022, &["100", "100"]).actuals(&[actual, ""]);
    let plan = plan(vec![with("120"), with("70"), with(""), with("90"), with("-5"), with("99")]);
    let ordered = |by, is_descending| {
        let all = sorted(entries(&plan, year(2022), after(2022)), by, is_descending);
        all.iter().map(|entry| entry.number).collect::<Vec<usize>>()
    };
    assert_eq!(ordered(SortBy::State, false), [5, 2, 3, 4, 6, 1]);
    assert_eq!(ordered(SortBy::Number, true), [6, 5, 4, 3, 2, 1]);
    assert_eq!(ordered(SortBy::Rate, false), [5, 2, 4, 6, 1, 3]);
    assert_eq!(ordered(SortBy::Actual, true), [1, 6, 4, 2, 5, 3]);
    assert_eq!(ordered(SortBy::Difference, true), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn a_kpi_without_a_rate_is_sorted_by_judgement_and_distance_to_its_target() {
    let rated = |actual| Kpi::levels(2022, &["100"]).actuals(&[actual]);
    let unrated = |target, actual| Kpi::levels(2022, &[target]).direction(Direction::Down).actuals(&[actual]);
    let plan = plan(vec![
        rated("120"),
        unrated("2.4", "3.6"),
        unrated("870", "881"),
        rated("70"),
        unrated("20", "19"),
        rated(""),
        unrated("0", "1"),
    ]);
    let ordered = |is_descending| {
        let all = sorted(entries(&plan, year(2022), after(2022)), SortBy::Rate, is_descending);
        all.iter().map(|entry| entry.number).collect::<Vec<usize>>()
    };
    assert_eq!(ordered(false), [7, 2, 3, 4, 1, 5, 6]);
    assert_eq!(ordered(true), [5, 1, 4, 3, 2, 7, 6]);
}

proptest! {
    #[test]
    fn every_begun_kpi_is_listed_once_and_the_counts_add_up(
        plan in support::plan(), column in 0..6_usize, day in support::date(),
    ) {
        let chosen = plan.years.years().nth(column).unwrap_or(plan.years.last());
        let all = entries(&plan, chosen, day);
        let used = plan.indicators().iter().zip(1..).filter(|(row, _)| row.is_begun());
        let numbers: Vec<usize> = all.iter().map(|entry| entry.number).collect();
        prop_assert_eq!(&numbers, &used.map(|(_, number)| number).collect::<Vec<usize>>());
        prop_assert_eq!(counts(&all).iter().sum::<usize>(), all.len());
        for entry in &all {
            let is_over = day.fiscal_year() > chosen;
            let state = entry.judgement.state();
            prop_assert!(is_over || !matches!(state, ProgressState::Met | ProgressState::OnTrack | ProgressState::Below));
            let is_fallen = entry.rate.as_ref().is_some_and(|rate| rate.fell_behind);
            prop_assert!(!(is_fallen && state == ProgressState::OnTrack));
            // A rate is shown only beside the figures of its own years.
            if let Some(rate) = &entry.rate {
                prop_assert!(entry.target.is_some() && entry.actual.is_some());
                prop_assert!(rate.years.1 <= chosen);
                if let (Some(ActualByYear::Amount(actual, _)), Formula::OfTarget) = (&entry.actual, rate.formula) {
                    prop_assert_eq!(rate.value.numerator(), *actual);
                    prop_assert_eq!(Some(rate.value.denominator()), entry.target);
                }
                if entry.row.basis == Some(Basis::Level) {
                    prop_assert_eq!(rate.years, (chosen, chosen));
                }
            }
            if let Some(bullet) = entry.bullet() {
                let inside = |x: i32| (0..=120).contains(&x);
                prop_assert!(inside(bullet.start) && inside(bullet.end) && bullet.start <= bullet.end);
                prop_assert!(bullet.target.is_none_or(inside) && bullet.goal.is_none_or(inside));
            }
        }
    }
}

#[test]
fn blank_actuals_precede_unknown_actuals_in_the_order_of_entry() {
    let level = |actual: &str| Kpi::levels(2022, &["5"]).actuals(&[actual]);
    let no_target = Kpi::levels(2022, &["-"]);
    let plan = plan(vec![level("4"), level("未把握"), level(""), no_target, level("未把握"), level("")]);
    let open = open_actuals(&plan, year(2022));
    let numbers: Vec<_> =
        open.iter().map(|id| 1 + plan.indicators().iter().position(|row| row.id == *id).unwrap()).collect();
    assert_eq!(numbers, [3, 6, 2, 5]);
}

#[test]
fn a_row_that_nobody_has_begun_has_no_open_actual() {
    let level = Kpi::levels(2022, &["5"]);
    let mut untouched = Kpi::levels(2022, &[""]);
    untouched.indicator.name.clear();
    untouched.indicator.unit.clear();
    assert_eq!(open_actuals(&plan(vec![untouched, level]), year(2022)).len(), 1);
}
