//! The rows of a sheet of 効果検証: each KPI by the end of a fiscal year, against the targets that were in force.
//!
//! The targets are those of the newest approved state with an approval day up to 31 March at the end of the year;
//! without such a day they are the targets of the current plan (`docs/decisions.md` 91). Rates and judgements are
//! computed like those of 概況 ([`crate::figures::progress`]), for the plan with these targets.

use std::sync::Arc;

use crate::figures::achievement::{Formula, Rate};
use crate::figures::by_year::ActualByYear;
use crate::figures::grades::{self, Grade};
use crate::figures::progress::{self, Judgement, ProgressEntry};
use crate::figures::totals::Span;
use crate::plan::cell::State;
use crate::plan::evaluation::{
    DecidingFigure, DecidingMeasure, EvaluationRate, EvaluationRow, Frozen, NameKey, RowStanding, RowState, Whole,
};
use crate::plan::{Approval, Evaluation, EvaluationPart, GradeRule, Indicator, Plan, RateFormula, unit};
use crate::value::{Amount, Date, FiscalYear, IndicatorId};

/// A plan with the targets that were in force at the end of a fiscal year; everything else is as in the current plan.
#[derive(Clone, Debug)]
pub struct PlanInForce<'p> {
    /// The plan with these targets. KPIs that the current plan no longer has are at the end.
    pub plan: Plan,
    /// The approved state that has the targets; `None` if they are the targets of the current plan.
    pub version: Option<&'p Arc<Approval>>,
    now: &'p Plan,
}

impl<'p> PlanInForce<'p> {
    /// The plan as it was in force at the end of that year.
    pub fn new(plan: &'p Plan, year: FiscalYear) -> Self {
        let version = plan.version_in_force(year);
        match version.and_then(|version| with_targets(plan, &version.state, year)) {
            Some(in_force) => Self { plan: in_force, version, now: plan },
            None => Self { plan: plan.clone(), version: None, now: plan },
        }
    }

    /// The sheet of a past year: the settled sheet if there is one, or else the computed sheet.
    pub fn sheet_of_past(plan: &Plan, year: FiscalYear, rule: Option<Arc<GradeRule>>) -> Option<Arc<Frozen>> {
        let settled = plan.evaluations.get(year).and_then(|sheet| sheet.state.frozen());
        let after = Date::new(year.western().saturating_add(1), 4, 1)?;
        Some(settled.cloned().unwrap_or_else(|| Arc::new(PlanInForce::new(plan, year).sheet(year, after, rule))))
    }

    /// Whether the approved state and the current plan have the KPI.
    pub fn standing(&self, id: IndicatorId) -> RowStanding {
        let is_in_version = self.version.is_none_or(|version| version.state.indicator(id).is_some());
        match (self.now.indicator(id).is_some(), is_in_version) {
            (false, _) => RowStanding::Dropped,
            (true, true) => RowStanding::InVersion,
            (true, false) => RowStanding::Added,
        }
    }

    /// The sheet of the year on the day `on`, which also decides whether the year has ended, with the grades by `rule`.
    pub fn sheet(&self, year: FiscalYear, on: Date, rule: Option<Arc<GradeRule>>) -> Frozen {
        let entries = progress::entries(&self.plan, year, on);
        let rows = entries.iter().map(|entry| {
            let standing = self.standing(entry.row.id);
            let rule = rule.as_deref().filter(|_| standing != RowStanding::Dropped);
            let grade = rule.and_then(|rule| self.grade(rule, entry));
            EvaluationRow { grade, decided: rule.and_then(|rule| self.decided(rule, entry)), ..row(entry, standing) }
        });
        let rows = rows.collect();
        let version = self.version.map(|version| version.id);
        Frozen { on, rule, judging: self.plan.judging.clone(), version, rows }
    }

    /// The id of the word by the rule. A year that has not ended and a doubtful figure are not judged.
    fn grade(&self, rule: &GradeRule, entry: &ProgressEntry) -> Option<String> {
        let word = match entry.judgement {
            Judgement::Running | Judgement::Unsure => rule.unknown_word(),
            _ => grades::grade(rule, &entry.row, Span::from_plan(&self.plan), entry.year).word(),
        };
        word.map(|word| word.id.clone())
    }

    /// The figure that decided the grade, if the row does not already show it as its rate.
    fn decided(&self, rule: &GradeRule, entry: &ProgressEntry) -> Option<DecidingFigure> {
        if matches!(entry.judgement, Judgement::Running | Judgement::Unsure) {
            return None;
        }
        let span = Span::from_plan(&self.plan);
        let decided = grades::deciding_figure(rule, &entry.row, span, entry.year)?;
        // A rate that is shown below a bound ([`Rate::held_below`]) counts as the same figure.
        let is_held = |rate: &Rate| {
            let is_of_year = matches!(decided.measure, DecidingMeasure::YearRate | DecidingMeasure::CumulativeRate);
            is_of_year && rate.held_below().is_some() && rate.value.percent(span.rate_rounding()) == decided.figure
        };
        let is_shown = |rate: &Rate| decided.measure.is_rate() && rate.percent() == decided.figure || is_held(rate);
        (!entry.rate.as_ref().is_some_and(is_shown)).then_some(decided)
    }
}

/// The sheet of a year, with the sheets to compare it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFigures {
    /// The sheet that is shown: the settled sheet, or else that of today.
    pub shown: Arc<Frozen>,
    /// The sheet as it would be today.
    pub today: Arc<Frozen>,
    /// The sheet of the year before, whose grades are shown beside the grades of this sheet; `None` in the first year
    /// of the plan.
    pub before: Option<Arc<Frozen>>,
    /// The plan with the targets that the sheet uses.
    pub in_force: Plan,
}

impl SheetFigures {
    /// The figures of the sheet of a year on that day. `rule` is the rule in force in the plan. A settled sheet uses
    /// the rule, the judgement words and the threshold that were settled with it instead.
    pub fn new(plan: &Plan, year: FiscalYear, on: Date, rule: Option<Arc<GradeRule>>) -> Self {
        let settled = plan.evaluations.get(year).and_then(|sheet| sheet.state.frozen());
        let rule = settled.map_or(rule, |frozen| frozen.rule.clone());
        let mut in_force = PlanInForce::new(plan, year);
        if let Some(frozen) = settled {
            in_force.plan.judging.clone_from(&frozen.judging);
        }
        let today = Arc::new(in_force.sheet(year, on, rule.clone()));
        let shown = Arc::clone(settled.unwrap_or(&today));
        let before = year.plus(-1).filter(|before| plan.years.contains(*before));
        let before = before.and_then(|before| PlanInForce::sheet_of_past(plan, before, rule));
        Self { shown, today, before, in_force: in_force.plan }
    }

    /// The row of a KPI as it was settled and as it would be today, if their figures differ; `None` otherwise. A KPI
    /// that was removed is no correction.
    pub fn corrected(&self, id: IndicatorId) -> Option<(&EvaluationRow, &EvaluationRow)> {
        let kept = self.shown.row(id)?;
        let today = self.today.row(id).filter(|today| !today.is_dropped())?;
        (!kept.has_same_figures(today)).then_some((kept, today))
    }
}

/// The plan with the targets of `state`. It also gets the period of `state` if the year is in it, because the period
/// decides the last year and which figures are due.
fn with_targets(plan: &Plan, state: &Plan, year: FiscalYear) -> Option<Plan> {
    let mut plan_then = plan.clone();
    if state.years.contains(year) {
        plan_then.years = state.years.clone();
        plan_then.facts.project_start.clone_from(&state.facts.project_start);
        plan_then.facts.project_end.clone_from(&state.facts.project_end);
    }
    let now = plan.indicators().iter().map(|row| match state.indicator(row.id) {
        Some(printed) => Arc::new(row.as_printed_in(&printed.in_unit_of(row))),
        None => Arc::clone(row),
    });
    let is_dropped = |row: &&Arc<Indicator>| plan.indicator(row.id).is_none();
    plan_then.with_indicators(now.chain(state.indicators().iter().filter(is_dropped).cloned()).collect())
}

/// The grade by the rule of the sheet for the project or a 基本目標, with the total of all points. It is computed from the
/// grades of the KPIs, as people chose them or by the rule, and from the points that people typed. `None` without a
/// rule, and where the rule leaves the grade to people.
pub fn grade_of_whole<'r>(
    said: Option<&Evaluation>,
    sheet: &'r Frozen,
    whole: Whole,
) -> Option<(Grade<'r>, Option<Amount>)> {
    let rule = sheet.rule.as_deref()?;
    let rows = sheet.rows.iter().filter(|row| !row.is_dropped() && row.is_part_of(whole));
    let words: Vec<_> = rows.map(|row| sheet.grade(said, row.indicator)).collect();
    let typed = |name| {
        let text = said?.text(EvaluationPart::Points(whole, NameKey::from_name(name)));
        Some((name, unit::points(text)?))
    };
    let typed: Vec<(&str, Amount)> = rule.typed_points().into_iter().filter_map(typed).collect();
    Some((grades::grade_whole(rule, &words, &typed)?, grades::points_of_whole(rule, &words, &typed)))
}

fn row(entry: &ProgressEntry, standing: RowStanding) -> EvaluationRow {
    let certainty = entry.actual.as_ref().map(ActualByYear::certainty).unwrap_or_default();
    EvaluationRow {
        indicator: entry.row.id,
        standing,
        group: entry.row.group.clone(),
        name: entry.row.name.clone(),
        unit: entry.row.unit_of_years().to_owned(),
        target: entry.target,
        around_target: entry.around_target(),
        actual: entry.actual.as_ref().and_then(ActualByYear::shown),
        around_actual: entry.around_actual(),
        certainty,
        rate: entry.rate.as_ref().map(rate),
        fell_behind: entry.rate.as_ref().is_some_and(|rate| rate.fell_behind),
        state: if standing == RowStanding::Dropped { RowState::Open } else { state(entry) },
        grade: None,
        decided: None,
    }
}

fn rate(rate: &Rate) -> EvaluationRate {
    let formula = match rate.formula {
        Formula::OfPlannedGain => RateFormula::OfPlannedGain,
        Formula::OfTarget | Formula::OfWholePeriod | Formula::OfMean => RateFormula::OfTarget,
    };
    EvaluationRate { percent: rate.percent(), formula, years: rate.years }
}

fn state(entry: &ProgressEntry) -> RowState {
    match entry.judgement {
        Judgement::Met => RowState::Met,
        Judgement::OnTrack => RowState::OnTrack,
        Judgement::Below => RowState::Below,
        Judgement::Running => RowState::Running,
        Judgement::Unsure => RowState::Unsure,
        Judgement::NotEntered => RowState::NotEntered,
        Judgement::Open(_) => match entry.row.actual(entry.year).state {
            State::Unknown { reason } => RowState::Unknown(reason),
            _ => RowState::Open,
        },
    }
}
