//! 対応が必要な事項: what the KPIs of a plan wait for: choices that are not made, and by a certain day the actuals. These are
//! no findings: nothing in the plan is wrong.
//!
//! If the plan has its own 基準日, EVAL-001 and EVAL-002 cover time. If it has none, the day passed by the caller (today)
//! is used here instead, so that a plan does not look complete only because no day was set (`docs/decisions.md` 7).

use super::evaluation;
use super::rule_context::{Kpi, RuleContext};
use super::{FindingPlace, RowPlace};
use crate::plan::cell::State;
use crate::plan::{Certainty, Plan, UnknownReason};
use crate::value::{Date, FiscalYear};

/// One thing to do next about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The place of the choice or the actual; for several years that of the first.
    pub place: FindingPlace,
    /// The fiscal years of the actuals, in ascending order; empty for a choice.
    pub years: Vec<FiscalYear>,
    /// The task for the user.
    pub task: NextTask,
}

/// A task for the user about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextTask {
    /// 目標の数え方 is not chosen, so there are no totals and no rate: choose it.
    ChooseBasis,
    /// めざす向き is not chosen, so there is no rate: choose it.
    ChooseDirection,
    /// The actual is due and blank: enter it.
    Enter,
    /// The actual is 未把握: ask for it.
    AskFor(Option<UnknownReason>),
    /// The actual is not final (速報, 見込): confirm it.
    Confirm(Certainty),
    /// The actual is final although its fiscal year has not ended: mark it as provisional.
    SayProvisional,
}

impl NextTask {
    /// Whether both tasks share one line. Asking for a 調査中 actual and for a 集計中 actual are two lines.
    pub fn is_one_kind_with(self, other: Self) -> bool {
        self == other || (self.rank() == other.rank() && !matches!(self, Self::AskFor(_)))
    }

    /// The position of the task in the list, from 0.
    fn rank(self) -> usize {
        match self {
            Self::ChooseBasis => 0,
            Self::ChooseDirection => 1,
            Self::Enter => 2,
            Self::AskFor(_) => 3,
            Self::Confirm(_) => 4,
            Self::SayProvisional => 5,
        }
    }
}

/// Several steps of one kind, as one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStepGroup {
    /// The task; for several reasons or certainties that of the first KPI.
    pub task: NextTask,
    /// The place of the first step.
    pub place: FindingPlace,
    /// The first and the last fiscal year of the steps; `None` for a choice.
    pub years: Option<(FiscalYear, FiscalYear)>,
    /// The number of KPIs with such a step.
    pub count: usize,
}

/// The steps by kind, in the order of the kinds.
pub fn next_step_groups(steps: &[NextStep]) -> Vec<NextStepGroup> {
    let mut groups: Vec<NextStepGroup> = Vec::new();
    for step in steps {
        let years = step.years.first().copied().zip(step.years.last().copied());
        match groups.iter_mut().find(|group| group.task.is_one_kind_with(step.task)) {
            Some(group) => {
                let both = group.years.zip(years);
                group.years = both.map(|(all, these)| (all.0.min(these.0), all.1.max(these.1)));
                group.count += 1;
            }
            None => groups.push(NextStepGroup { task: step.task, place: step.place, years, count: 1 }),
        }
    }
    groups
}

/// The next steps of a plan, by task and then in the order of the grid. `today` is used if the plan has no 基準日. An
/// actual that is unknown or not final is listed once its fiscal year has ended.
pub fn next_steps(plan: &Plan, today: Date) -> Vec<NextStep> {
    let as_of = plan.reference_date.unwrap_or(today);
    let context = RuleContext { reference_date: Some(as_of), ..RuleContext::from_plan(plan) };
    let is_told_by_rules = plan.reference_date.is_some();
    let mut steps = Vec::new();
    for row in plan.begun_indicators() {
        let kpi = Kpi { row, context };
        let mut of_row: Vec<NextStep> = choices(kpi);
        for year in context.span.years() {
            let Some(task) = of_year(kpi, year, as_of, is_told_by_rules) else { continue };
            match of_row.iter_mut().find(|step| step.task == task) {
                Some(step) => step.years.push(year),
                None => of_row.push(NextStep { place: kpi.place(RowPlace::Actual(year)), years: vec![year], task }),
            }
        }
        steps.append(&mut of_row);
    }
    steps.sort_by_key(|step| step.task.rank());
    steps
}

/// Whether the actuals of a year are due on that day, so that a blank one is reported: here, or by EVAL-002 if the plan
/// has a 基準日.
pub fn are_actuals_due(plan: &Plan, year: FiscalYear, as_of: Date) -> bool {
    evaluation::are_due(RuleContext::from_plan(plan), year, as_of)
}

/// The missing choices of a row without which it has no totals or no rate.
fn choices(kpi: Kpi<'_>) -> Vec<NextStep> {
    let step = |row_place, task| NextStep { place: kpi.place(row_place), years: Vec::new(), task };
    let basis = kpi.row.basis.is_none().then(|| step(RowPlace::Basis, NextTask::ChooseBasis));
    let direction = kpi.row.direction.is_none().then(|| step(RowPlace::Direction, NextTask::ChooseDirection));
    if kpi.is_described() { Vec::new() } else { basis.into_iter().chain(direction).collect() }
}

fn of_year(kpi: Kpi<'_>, year: FiscalYear, as_of: Date, is_told_by_rules: bool) -> Option<NextTask> {
    let is_over = evaluation::is_over(year, as_of);
    match kpi.row.actual(year).state {
        // An actual that can't be compared stays unknown, so there is nothing to ask for.
        State::Unknown { reason: Some(UnknownReason::Incomparable) } => None,
        State::Unknown { reason } if is_over => Some(NextTask::AskFor(reason)),
        State::Number { certainty: certainty @ (Certainty::Preliminary | Certainty::Estimate), .. } if is_over => {
            Some(NextTask::Confirm(certainty))
        }
        _ if is_told_by_rules => None,
        State::Blank => evaluation::not_entered(kpi, year).map(|_| NextTask::Enter),
        _ => evaluation::year_not_over(kpi, year).map(|_| NextTask::SayProvisional),
    }
}
