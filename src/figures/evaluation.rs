//! The rows of a sheet of 効果検証: each KPI by the end of a fiscal year, against the targets that were in force.
//!
//! The targets are those of the newest approved state whose day reads as one up to 31 March of the year's end; without such a
//! day they are those of the plan as it is (`docs/decisions.md` 91). Rates and judgements are those of 概況
//! ([`crate::figures::progress`]) of the plan with these targets.

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

/// A plan with the targets that were in force at the end of a fiscal year, and all else as it is.
#[derive(Clone, Debug)]
pub struct PlanInForce<'p> {
    /// The plan with these targets. KPIs that it has no more stand at the end.
    pub plan: Plan,
    /// The approved state of the targets; `None` if they are those of the plan as it is.
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

    /// The sheet of a year that is over: as it was settled, or as it is.
    pub fn sheet_of_past(plan: &Plan, year: FiscalYear, rule: Option<Arc<GradeRule>>) -> Option<Arc<Frozen>> {
        let settled = plan.evaluations.get(year).and_then(|sheet| sheet.state.frozen());
        let after = Date::new(year.western().saturating_add(1), 4, 1)?;
        Some(settled.cloned().unwrap_or_else(|| Arc::new(PlanInForce::new(plan, year).sheet(year, after, rule))))
    }

    /// How a KPI stands to the version.
    pub fn standing(&self, id: IndicatorId) -> RowStanding {
        let is_in_version = self.version.is_none_or(|version| version.state.indicator(id).is_some());
        match (self.now.indicator(id).is_some(), is_in_version) {
            (false, _) => RowStanding::Dropped,
            (true, true) => RowStanding::InVersion,
            (true, false) => RowStanding::Added,
        }
    }

    /// The sheet of the year as it is on that day, which also decides whether the year is over, with the grades by that rule.
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

    /// The id of the word that the rule gives. A year that is not over and a figure that is questioned are not judged.
    fn grade(&self, rule: &GradeRule, entry: &ProgressEntry) -> Option<String> {
        let word = match entry.judgement {
            Judgement::Running | Judgement::Unsure => rule.unknown_word(),
            _ => grades::grade(rule, &entry.row, Span::from_plan(&self.plan), entry.year).word(),
        };
        word.map(|word| word.id.clone())
    }

    /// The figure by which the rule decided, if it is not the rate that stands in the row.
    fn decided(&self, rule: &GradeRule, entry: &ProgressEntry) -> Option<DecidingFigure> {
        if matches!(entry.judgement, Judgement::Running | Judgement::Unsure) {
            return None;
        }
        let span = Span::from_plan(&self.plan);
        let decided = grades::deciding_figure(rule, &entry.row, span, entry.year)?;
        // A rate that is held below a bound that it does not reach is the same.
        let is_held = |rate: &Rate| {
            let is_of_year = matches!(decided.measure, DecidingMeasure::YearRate | DecidingMeasure::CumulativeRate);
            is_of_year && rate.held_below().is_some() && rate.value.percent(span.rate_rounding()) == decided.figure
        };
        let is_shown = |rate: &Rate| decided.measure.is_rate() && rate.percent() == decided.figure || is_held(rate);
        (!entry.rate.as_ref().is_some_and(is_shown)).then_some(decided)
    }
}

/// The sheet of a year with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFigures {
    /// The sheet that is shown: once it is settled, as it was kept.
    pub shown: Arc<Frozen>,
    /// The sheet as it would be today.
    pub today: Arc<Frozen>,
    /// The sheet of the year before, whose grades stand beside those of this one; `None` in the first year of the plan.
    pub before: Option<Arc<Frozen>>,
}

impl SheetFigures {
    /// The figures of the sheet of a year on that day. `rule` is the one that the plan has in force; once the sheet is settled,
    /// that with which it was stands in its place, and so do the words and the threshold of judgement.
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
        Self { shown, today, before }
    }

    /// A KPI whose row was kept and would be another today, as it was kept and as it would be; `None` of any other. A KPI that is
    /// gone is no correction.
    pub fn corrected(&self, id: IndicatorId) -> Option<(&EvaluationRow, &EvaluationRow)> {
        let kept = self.shown.row(id)?;
        let today = self.today.row(id).filter(|today| !today.is_dropped())?;
        (!kept.has_same_figures(today)).then_some((kept, today))
    }
}

/// The plan with the targets of that state, and with its period, by which the last year and what is due are reckoned, if the
/// year is in it.
fn with_targets(plan: &Plan, state: &Plan, year: FiscalYear) -> Option<Plan> {
    let mut plan_then = plan.clone();
    if state.years.contains(year) {
        plan_then.years = state.years.clone();
        plan_then.facts.project_start.clone_from(&state.facts.project_start);
        plan_then.facts.project_end.clone_from(&state.facts.project_end);
    }
    let now = plan.indicators().iter().map(|row| match state.indicator(row.id) {
        Some(printed) => Arc::new(row.as_printed_in(printed)),
        None => Arc::clone(row),
    });
    let is_dropped = |row: &&Arc<Indicator>| plan.indicator(row.id).is_none();
    plan_then.with_indicators(now.chain(state.indicators().iter().filter(is_dropped).cloned()).collect())
}

/// What the rule of a sheet gives the project or a 基本目標, by the grades of its KPIs as people chose them or as the rule gives them,
/// and by the points that people typed, with what all points add up to; `None` without a rule, and where the rule leaves it to
/// people.
pub fn grade_of_whole<'r>(
    said: Option<&Evaluation>,
    sheet: &'r Frozen,
    whole: Whole,
) -> Option<(Grade<'r>, Option<Amount>)> {
    let rule = sheet.rule.as_deref()?;
    let is_of_whole = |row: &&EvaluationRow| whole == Whole::Project || Whole::from_name(&row.group) == whole;
    let rows = sheet.rows.iter().filter(|row| !row.is_dropped()).filter(is_of_whole);
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
