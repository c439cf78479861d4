//! 次にすること: what the actuals of a plan wait for by a day. These are no findings: nothing in the plan is wrong.
//!
//! Where the plan has a 基準日 of its own, EVAL-001 and EVAL-002 speak of time; where it has none, the day that is handed in
//! (today's) is used here instead, so that nobody is told that all is well only because no day was set
//! (`docs/decisions.md` 7).

use super::evaluation;
use super::rule_context::{Kpi, RuleContext};
use super::{FindingPlace, RowPlace};
use crate::plan::Plan;
use crate::plan::cell::{Certainty, State, UnknownReason};
use crate::value::fiscal_year::{Date, FiscalYear};

/// One thing to do next about the actuals of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The actual that it is about; of several years the first.
    pub place: FindingPlace,
    /// The fiscal years, in ascending order; never empty.
    pub years: Vec<FiscalYear>,
    /// What is to be done.
    pub task: NextTask,
}

/// What is to be done about an actual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextTask {
    /// The actual is due and blank: enter it.
    Enter,
    /// The actual was not known (未把握): ask for it.
    AskFor(Option<UnknownReason>),
    /// The actual is not final (速報, 見込): confirm it.
    Confirm(Certainty),
    /// The actual is final although its fiscal year is not over: say what it is.
    SayProvisional,
}

impl NextTask {
    /// The position of the task in the list, from 0.
    fn rank(self) -> usize {
        match self {
            Self::Enter => 0,
            Self::AskFor(_) => 1,
            Self::Confirm(_) => 2,
            Self::SayProvisional => 3,
        }
    }
}

/// Several things to do of one kind, as one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStepGroup {
    /// What is to be done; of several reasons or certainties that of the first KPI.
    pub task: NextTask,
    /// The first and the last fiscal year that it is about.
    pub years: (FiscalYear, FiscalYear),
    /// The number of KPIs that it is about.
    pub count: usize,
}

/// The steps by kind, in the order of the kinds.
pub fn next_step_groups(steps: &[NextStep]) -> Vec<NextStepGroup> {
    let mut groups: Vec<NextStepGroup> = Vec::new();
    for step in steps {
        let (Some(first), Some(last)) = (step.years.first(), step.years.last()) else { continue };
        match groups.last_mut().filter(|group| group.task.rank() == step.task.rank()) {
            Some(group) => {
                group.years = (group.years.0.min(*first), group.years.1.max(*last));
                group.count += 1;
            }
            None => groups.push(NextStepGroup { task: step.task, years: (*first, *last), count: 1 }),
        }
    }
    groups
}

/// What is to be done next in a plan, by task and then in the order of the grid. `today` counts where the plan has no
/// 基準日 of its own. An actual that was not known, or is not final, is listed once its fiscal year is over.
pub fn next_steps(plan: &Plan, today: Date) -> Vec<NextStep> {
    let as_of = plan.reference_date.unwrap_or(today);
    let context = RuleContext { reference_date: Some(as_of), ..RuleContext::of(plan) };
    let is_told_by_rules = plan.reference_date.is_some();
    let mut steps = Vec::new();
    for row in plan.used_indicators() {
        let kpi = Kpi { row, context };
        if kpi.is_untouched() {
            continue;
        }
        let mut of_row: Vec<NextStep> = Vec::new();
        for year in context.span.years() {
            let Some(task) = of_year(kpi, year, as_of, is_told_by_rules) else { continue };
            match of_row.iter_mut().find(|step| step.task == task) {
                Some(step) => step.years.push(year),
                None => of_row.push(NextStep { place: kpi.at(RowPlace::Actual(year)), years: vec![year], task }),
            }
        }
        steps.append(&mut of_row);
    }
    steps.sort_by_key(|step| step.task.rank());
    steps
}

fn of_year(kpi: Kpi<'_>, year: FiscalYear, as_of: Date, is_told_by_rules: bool) -> Option<NextTask> {
    let is_over = evaluation::is_over(year, as_of);
    match kpi.row.actual(year).state {
        State::Unknown { reason } if is_over => Some(NextTask::AskFor(reason)),
        State::Number { certainty: certainty @ (Certainty::Preliminary | Certainty::Estimate), .. } if is_over => {
            Some(NextTask::Confirm(certainty))
        }
        _ if is_told_by_rules => None,
        State::Blank => evaluation::not_entered(kpi, year).map(|_| NextTask::Enter),
        _ => evaluation::year_not_over(kpi, year).map(|_| NextTask::SayProvisional),
    }
}
