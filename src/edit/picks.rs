//! What was chosen of a table file, taken into a plan as one step, whole or not at all.

use std::sync::Arc;

use super::rule::{Held, Rule};
use super::taking::{Manner, with_picks};
use super::{Change, Rejection, What};
use crate::fiscal_year::Date;
use crate::id::PlanId;
use crate::merge::Pick;
use crate::plan::lineage::Taken;
use crate::plan::{Plan, Workbook};

/// What is taken of a table file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableStep {
    /// Into which plan, or under which id.
    pub plan: PlanId,
    /// The file's table, for the plan's lineage.
    pub taken: Taken,
    /// Whether all of the file is taken: only then it counts as taken in, and reading it again says so.
    pub whole: bool,
    /// The file's name, for the label.
    pub file: Arc<str>,
    /// The day, for the trail of provisional values.
    pub on: Date,
    take: Held<Take>,
    rule: Rule<TakeIn>,
}

type TakeIn = fn(&Workbook, &TableStep) -> Result<(Workbook, Change), Rejection>;

impl TableStep {
    /// What is taken of the table `taken` of a file of that name.
    pub fn new(plan: PlanId, take: Take, taken: Taken, whole: bool, file: &str, on: Date) -> Self {
        Self { plan, taken, whole, file: file.into(), on, take: Held::new(take), rule: Rule(take_in) }
    }

    /// Carries the step out.
    pub(super) fn carry_out(&self, workbook: &Workbook) -> Result<(Workbook, Change), Rejection> {
        (self.rule.0)(workbook, self)
    }
}

/// What of a table file is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// These changes.
    Picks(Vec<Pick>),
    /// All of it, as a new plan.
    NewPlan(Arc<Plan>),
}

fn take_in(workbook: &Workbook, step: &TableStep) -> Result<(Workbook, Change), Rejection> {
    let (plan, count) = match step.take.value() {
        Take::NewPlan(_) if workbook.plan(step.plan).is_some() => return Err(Rejection::IdTaken),
        Take::NewPlan(plan) => (Arc::clone(plan), plan.indicators().len()),
        Take::Picks(picks) => {
            let plan = workbook.plan(step.plan).ok_or(Rejection::NoSuchPlan)?;
            (Arc::new(with_picks(plan, picks, Manner::Typed(step.on))?), picks.len())
        }
    };
    let what = What::TableTaken { file: Arc::clone(&step.file), version: step.taken.version, count };
    Ok((workbook.with_plan(plan), Change { plan: Some(step.plan), indicator: None, what }))
}
