//! 概況: the progress of each KPI of a plan by the end of one chosen fiscal year.
//!
//! The judgement, the rate, the target and the actual of a KPI all belong to that one year; for 各年度の増加分 they are
//! cumulative up to it. A figure that waits for an earlier year is blank with a reason, instead of being taken from
//! another year ([`Judgement`]). A year that has not ended by the reference date is not judged; its progress so far is
//! shown ([`Running`]). Unused slots are left out (`docs/decisions.md` 6, 10, 67).

use std::sync::Arc;

use crate::figures::achievement::{self, Achievement, Rate, Why};
use crate::figures::by_year::{ActualByYear, FiguresByYear, actual, has_actual, target};
use crate::figures::chart::bullet::Bullet;
use crate::figures::totals::{self, Gaps, Span, Total};
use crate::plan::cell::State;
use crate::plan::evaluation::NOT_WHOLE;
use crate::plan::{Basis, Bound, Cell, Indicator, Plan};
use crate::value::{Amount, Date, FiscalYear, IndicatorId};

mod groups;
mod judgement;
mod plan_standing;
mod running;
mod sorting;
mod verdict;

pub use groups::{ProgressGroup, groups};
pub use judgement::{Judgement, OpenReason, ProgressState, STATES, is_expected};
pub use plan_standing::{InquiryStanding, PlanGrades, PlanStanding};
pub use running::{HowFar, Running, how_far};
pub use sorting::{RateKey, SortBy, sorted};
pub(crate) use sorting::{attention, rate_key};
pub use verdict::{Verdict, WordSource, tally};

/// A KPI in 概況, by the end of one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressEntry {
    /// The indicator.
    pub row: Arc<Indicator>,
    /// The number of its row in the grid, counted from 1.
    pub number: usize,
    /// Whether the KPI is a part of another one (うち…).
    pub is_part: bool,
    /// The chosen fiscal year, to which all figures belong.
    pub year: FiscalYear,
    /// The judgement of the KPI.
    pub judgement: Judgement,
    /// The word under which the KPI is counted and listed.
    pub verdict: Verdict,
    /// The origin of that word.
    pub word_source: WordSource,
    /// The target: up to the year, of the year, or of the whole period, depending on the basis.
    pub target: Option<Amount>,
    /// How the target compares with the target by which the year is evaluated.
    pub in_force: TargetInForce,
    /// The actual for the same years as the target.
    pub actual: Option<ActualByYear>,
    /// The earlier years without figures in the total that is compared with a target of the whole period.
    pub missing: Gaps,
    /// The years that are left out of sums of increments because one of their figures is 該当なし.
    pub left_out: Vec<FiscalYear>,
    /// 達成率: the actual against the target.
    pub rate: Option<Rate>,
    /// The reason why there is no rate although there is an actual (算定不可).
    pub no_rate: Option<Why>,
    /// 最終目標比: the actual against the target of the whole.
    pub of_final: Option<Rate>,
    /// The target of the whole, or of the last year.
    pub final_target: Option<Amount>,
    /// 前年差: the actual minus the actual by the end of the year before. For a mean it is the difference of the single
    /// years.
    pub difference: Option<Amount>,
    /// The progress in a year that has not ended; `None` for a year that has ended, and if its figures can't be
    /// compared.
    pub running: Option<Running>,
    /// A later year with an actual, if this year can't be judged.
    pub later: Option<FiscalYear>,
}

/// How the target of a KPI by the end of a year compares with the approved state in force then: the plan may be a
/// draft, or have been changed later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetInForce {
    /// The target is the same, or no approved state is known to have been in force.
    Same,
    /// The approved state had this amount.
    Other(Amount),
    /// The target of the year is the same, but the target of the whole plan was this amount.
    OtherFinal(Amount),
    /// The KPI had no target.
    Missing,
    /// The approved state does not have the KPI.
    NotInVersion,
}

impl TargetInForce {
    fn new(version: &Plan, plan: &Plan, row: &Indicator, year: FiscalYear) -> Self {
        let Some(kept) = version.indicator(row.id).map(|kept| kept.in_unit_of(row)) else { return Self::NotInVersion };
        let (then, now) = (Span::from_plan(version), Span::from_plan(plan));
        match (target(&kept, then, year), totals::final_target(&kept, then)) {
            (in_force, _) if in_force != target(row, now, year) => in_force.map_or(Self::Missing, Self::Other),
            (_, Some(amount)) if totals::final_target(row, now) != Some(amount) => Self::OtherFinal(amount),
            _ => Self::Same,
        }
    }
}

impl ProgressEntry {
    /// The state in words of judgement, regardless of any rule of grades: the word that a person chose by 目標との比較, or
    /// else the state of the judgement.
    pub fn state(&self) -> ProgressState {
        match self.verdict.state {
            chosen @ (ProgressState::Met | ProgressState::OnTrack | ProgressState::Below)
                if self.verdict.word.is_none() =>
            {
                chosen
            }
            _ => self.judgement.state(),
        }
    }

    /// Whether target and actual cover all years up to [`ProgressEntry::year`], not that year alone.
    pub fn is_cumulative(&self) -> bool {
        self.row.basis.is_some_and(|basis| basis != Basis::Level)
    }

    /// The texts before and after the actual: 約 and 程度 if the actual is the figure in the cell of the year, and
    /// [`NOT_WHOLE`] after a sum that leaves out years.
    pub fn around_actual(&self) -> [String; 2] {
        let cell = self.row.actual(self.year);
        let behind_total = if self.actual.is_none() || self.missing.is_empty() { "" } else { NOT_WHOLE };
        let [before, behind] = match self.actual {
            Some(ActualByYear::Amount(amount, _)) if cell.amount() == Some(amount) => cell.nuance(&self.row.unit),
            _ => Default::default(),
        };
        [before, behind + behind_total]
    }

    /// The texts before and after the target ([`around_target`]); empty without a target.
    pub fn around_target(&self) -> [String; 2] {
        self.target.map(|target| around_target(&self.row, self.year, target)).unwrap_or_default()
    }

    /// The bar of the actual against the target, both by the end of [`ProgressEntry::year`]; with a tick for today if they
    /// are also the figures of [`Running`]. `None` without an actual or without any target.
    pub fn bullet(&self) -> Option<Bullet> {
        // Of increments, the running year alone is another quantity than all years up to it.
        let running = self.running.filter(|running| Some(running.target) == self.target);
        match self.actual.as_ref()? {
            ActualByYear::Amount(actual, _)
                if let Some(running) = running.filter(|running| running.actual == *actual) =>
            {
                running.bullet()
            }
            ActualByYear::Amount(actual, _) => Bullet::from_figures(*actual, self.target, self.final_target),
            ActualByYear::Mean(sum) => {
                // The mean against the target equals the sum against the target times the number of years.
                let of_years = |target: Amount| std::iter::repeat_n(target, sum.years).sum();
                Bullet::from_figures(sum.amount?, self.target.map(of_years), None)
            }
        }
    }
}

/// The texts before and after a target of a year or of the whole period: 約 and 程度 if it is the figure of one cell, and
/// the bound of the KPI (目標の条件).
pub fn around_target(row: &Indicator, year: FiscalYear, target: Amount) -> [String; 2] {
    let cell = row.whole_target().unwrap_or_else(|| row.target(year));
    around_bounded(row, Some(cell).filter(|cell| cell.amount() == Some(target)))
}

/// The texts before and after the target of the whole plan, like [`around_target`].
pub fn around_final_target(row: &Indicator, span: Span<'_>) -> [String; 2] {
    around_bounded(row, totals::final_target_cell(row, span))
}

/// The texts before and after a target of the KPI. `cell` is the cell that has the target, if there is a single one.
fn around_bounded(row: &Indicator, cell: Option<&Cell>) -> [String; 2] {
    let [before, behind] = cell.map(|cell| cell.nuance_as_target(&row.unit)).unwrap_or_default();
    [before, behind + bound_behind_target(row)]
}

/// The text of the bound after a target of the KPI. It is blank for 以上.
pub fn bound_behind_target(row: &Indicator) -> &'static str {
    match achievement::bound_in_force(row) {
        Bound::AtLeast => "",
        bound => bound.word(),
    }
}

/// The KPIs of a plan that are begun, by the end of that year, in the order of the grid. `as_of` is the day that
/// decides whether a year has ended: the 基準日 of the plan, or today.
pub fn entries(plan: &Plan, year: FiscalYear, as_of: Date) -> Vec<ProgressEntry> {
    let rows = plan.indicators().iter().zip(1..).filter(|(row, _)| row.is_begun());
    let in_force = plan.version_in_force(year).map(|version| &*version.state);
    let entry = |(row, number): (&Arc<Indicator>, usize)| ProgressEntry {
        in_force: in_force.map_or(TargetInForce::Same, |in_force| TargetInForce::new(in_force, plan, row, year)),
        ..entry(plan, row, number, year, as_of)
    };
    rows.map(entry).collect()
}

/// The day that counts as today: the 基準日 of the plan, or else `today`.
pub fn as_of(plan: &Plan, today: Date) -> Date {
    plan.reference_date.unwrap_or(today)
}

/// The year that a view opens with: the current year if it has activity records, else the newest year that has ended
/// and has an actual, else the newest year that has ended, else the first year.
pub fn usual_year(plan: &Plan, as_of: Date) -> FiscalYear {
    let runs = as_of.fiscal_year();
    if plan.years.contains(runs) && plan.indicators().iter().any(|row| row.from_records(runs).is_some()) {
        return runs;
    }
    let has_actual = |year: &FiscalYear| plan.indicators().iter().any(|row| row.actual(*year).amount().is_some());
    ended(plan, as_of).find(has_actual).unwrap_or(year_due(plan, as_of))
}

/// The year whose actuals are most likely due: the newest year that has ended, else the first year.
pub fn year_due(plan: &Plan, as_of: Date) -> FiscalYear {
    newest_ended(plan, as_of).unwrap_or(plan.years.first())
}

/// The newest year that has ended; `None` while the first year is running.
pub fn newest_ended(plan: &Plan, as_of: Date) -> Option<FiscalYear> {
    ended(plan, as_of).next()
}

/// The KPIs whose actual of the year is open, in the order in which they are filled in: first those with a blank actual
/// where a value is expected, then those whose actual is 未把握. Rows that are not begun are left out.
pub fn open_actuals(plan: &Plan, year: FiscalYear) -> Vec<IndicatorId> {
    let is_unknown = |row: &&Arc<Indicator>| matches!(row.actual(year).state, State::Unknown { .. });
    blank_actuals(plan, year).chain(plan.begun_indicators().filter(is_unknown)).map(|row| row.id).collect()
}

/// The KPIs whose actual of the year is blank although a value is expected.
pub fn blank_actuals(plan: &Plan, year: FiscalYear) -> impl Iterator<Item = &Arc<Indicator>> {
    let span = Span::from_plan(plan);
    plan.begun_indicators().filter(move |row| row.actual(year).is_blank() && is_expected(row, span, year))
}

/// The years that have ended, newest first.
fn ended(plan: &Plan, as_of: Date) -> impl Iterator<Item = FiscalYear> + '_ {
    plan.years.years().rev().filter(move |year| judgement::is_over(*year, as_of))
}

/// The number of KPIs in each state, in the order of [`ProgressState::ALL`].
pub fn counts<'a>(entries: impl IntoIterator<Item = &'a ProgressEntry>) -> [usize; STATES] {
    let mut counts = [0; STATES];
    for entry in entries {
        if let Some(count) = counts.get_mut(entry.state().rank()) {
            *count += 1;
        }
    }
    counts
}

/// The number of these KPIs that are parts of others (うち…). The counts include them.
pub fn parts<'a>(entries: impl IntoIterator<Item = &'a ProgressEntry>) -> usize {
    entries.into_iter().filter(|entry| entry.is_part).count()
}

/// The word under which a KPI is counted by the end of a year.
pub fn verdict(plan: &Plan, row: &Indicator, year: FiscalYear, as_of: Date) -> Verdict {
    Verdict::new(row, Span::from_plan(plan), year, judgement::judge(plan, row, year, as_of).state())
}

/// The word of a KPI by the year of its overall rate, or by its newest actual if it has no rate; `None` if it can't be
/// judged. The word is 要確認 if the judgement by that year is unsure.
pub fn standing(
    row: &Indicator,
    span: Span<'_>,
    as_of: Date,
    is_unsure: impl FnOnce(FiscalYear) -> bool,
) -> Option<Verdict> {
    let state = standing_state(row, span, as_of, is_unsure)?;
    Some(Verdict::new(row, span, standing_year(row, span)?, state))
}

/// 達成, おおむね順調 or 未達成 of a KPI by that year, regardless of any rule of grades; 要確認 and `None` as for [`standing`].
pub fn standing_state(
    row: &Indicator,
    span: Span<'_>,
    as_of: Date,
    is_unsure: impl FnOnce(FiscalYear) -> bool,
) -> Option<ProgressState> {
    let year = standing_year(row, span)?;
    let state = judgement::judge_figures(row, span, year, as_of).state();
    let is_judged = matches!(state, ProgressState::Met | ProgressState::OnTrack | ProgressState::Below);
    is_judged.then(|| if is_unsure(year) { ProgressState::Unsure } else { state })
}

/// The sort key of a KPI among overall rates, with its [`standing_state`]. Without a rate, the distance between actual
/// and target is the key.
pub fn standing_key(row: &Indicator, span: Span<'_>, standing: Option<ProgressState>) -> RateKey {
    let distance = || {
        let far = |year| sorting::distance(actual(row, span, year).as_ref(), target(row, span, year));
        standing_year(row, span).map_or(i128::MAX, far)
    };
    match achievement::overall(row, span) {
        Achievement::Rate(rate) => RateKey::new(Some(&rate), standing, distance),
        _ => RateKey::new(None, standing, distance),
    }
}

/// The year of the overall rate, or of the newest actual where there is no rate.
fn standing_year(row: &Indicator, span: Span<'_>) -> Option<FiscalYear> {
    match achievement::overall(row, span) {
        Achievement::Rate(rate) => Some(rate.years.1),
        _ => span.newest_first().find(|year| row.actual(*year).amount().is_some()),
    }
}

fn entry(plan: &Plan, row: &Arc<Indicator>, number: usize, year: FiscalYear, as_of: Date) -> ProgressEntry {
    let span = Span::from_plan(plan).as_of(as_of);
    let judgement = judgement::judge(plan, row, year, as_of);
    let FiguresByYear { target, actual, rate, no_rate } = FiguresByYear::new(row, span, year);
    let has_actual = has_actual(row, span, year);
    let is_judged = !matches!(judgement, Judgement::Running | Judgement::Open(_) | Judgement::NotEntered);
    let verdict = Verdict::new(row, span, year, judgement.state());
    ProgressEntry {
        row: Arc::clone(row),
        number,
        is_part: plan.whole_of(row).is_some(),
        year,
        judgement,
        word_source: WordSource::new(row, span, year, judgement.state()),
        verdict,
        no_rate,
        of_final: achievement::of_final_target(row, span, year).filter(|_| has_actual),
        final_target: totals::final_target(row, span),
        difference: difference(row, span, year, actual.as_ref(), rate.as_ref()),
        left_out: if rate.is_some() { achievement::left_out(row, span, year) } else { Vec::new() },
        missing: missing(row, span, year),
        in_force: TargetInForce::Same,
        target,
        actual,
        rate,
        running: if judgement == Judgement::Running { how_far(row, span, year, as_of) } else { None },
        later: if is_judged { None } else { later(row, span, year, as_of) },
    }
}

/// The years up to `year` without figures in the total that is compared with a target of the whole period.
fn missing(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Gaps {
    // A level includes all years before it.
    let adds_up = row.whole_target().is_some() && !totals::has_levels_for_increments(row);
    match totals::actual_total(row, span.up_to(year)) {
        Total::Sum(sum) | Total::Mean(sum) if adds_up => sum.gaps,
        _ => Gaps::default(),
    }
}

/// The increase of the actual since the end of the year before; for a running total, the increment of the year. A mean
/// of a period would change only by a fraction, so the difference is that of the single years.
fn difference(
    row: &Indicator,
    span: Span<'_>,
    year: FiscalYear,
    now: Option<&ActualByYear>,
    rate: Option<&Rate>,
) -> Option<Amount> {
    let basis = totals::basis(row)?;
    let before = year.plus(-1).filter(|before| has_actual(row, span, *before))?;
    if let Some(rate) = rate.filter(|_| basis == Basis::Increment) {
        // The sums of a rate leave out years, so the sum before has to leave out the same ones.
        let sums = achievement::figures_by_year(row, span, before);
        return Some(rate.value.numerator() - sums.map_or(Amount::ZERO, |(actual, _)| actual));
    }
    match (now?, actual(row, span, before)?) {
        (ActualByYear::Amount(now, _), ActualByYear::Amount(before, _)) => Some(*now - before),
        _ => Some(row.actual(year).amount()? - row.actual(before).amount()?),
    }
}

/// The newest later year that has begun and has an actual.
fn later(row: &Indicator, span: Span<'_>, year: FiscalYear, as_of: Date) -> Option<FiscalYear> {
    let later = span.years().rev().take_while(|later| *later > year);
    later.filter(|later| *later <= as_of.fiscal_year()).find(|later| row.actual(*later).amount().is_some())
}
