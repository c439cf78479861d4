//! What was chosen of a file, taken in as one step, whole or not at all: of a table file, or of plans of a plan file that
//! are merged.

use std::sync::Arc;

use super::taking::{Manner, with_picks};
use super::{Change, PlanPick, Rejection, What, plans};
use crate::merge::Pick;
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{Plan, Workbook};
use crate::value::fiscal_year::Date;
use crate::value::id::PlanId;

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
    /// What is taken.
    pub take: Take,
}

impl TableStep {
    /// What is taken of the table `taken` of a file of that name.
    pub fn new(plan: PlanId, take: Take, taken: Taken, whole: bool, file: &str, on: Date) -> Self {
        Self { plan, taken, whole, file: file.into(), on, take }
    }

    /// What is taken of the plans of a plan file of that name. None of their tables is noted as taken: the file's own
    /// lineages tell of those that went out.
    pub fn of_plans(picks: Vec<FilePick>, file: &str, on: Date) -> Option<Self> {
        let plan = picks.iter().find_map(|pick| match pick {
            FilePick::Merge(plan, _) => Some(*plan),
            FilePick::Whole(_) => None,
        });
        Some(Self::new(plan?, Take::Plans(picks), Taken::new(&KpiTable::default(), None), false, file, on))
    }
}

/// What of a table file is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// These changes.
    Picks(Vec<Pick>),
    /// All of it, as a new plan.
    NewPlan(Arc<Plan>),
    /// This of the plans of a plan file.
    Plans(Vec<FilePick>),
}

/// What becomes of one plan of a plan file where some are merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePick {
    /// It is taken whole.
    Whole(PlanPick),
    /// These picks of it go into the plan of that id.
    Merge(PlanId, Vec<Pick>),
}

/// Carries the step out.
pub(super) fn take_table(workbook: &Workbook, step: &TableStep) -> Result<(Workbook, Change), Rejection> {
    let (after, count) = match &step.take {
        Take::NewPlan(_) if workbook.plan(step.plan).is_some() => return Err(Rejection::IdTaken),
        Take::NewPlan(plan) => (workbook.with_plan(Arc::clone(plan)), plan.indicators().len()),
        Take::Picks(picks) => (with_plan(workbook, step.plan, picks, Manner::Typed(step.on))?, picks.len()),
        Take::Plans(picks) => take_plans(workbook, picks)?,
    };
    let what = What::TableTaken { file: Arc::clone(&step.file), version: step.taken.version, count };
    Ok((after, Change { plan: Some(step.plan), indicator: None, what }))
}

fn with_plan(workbook: &Workbook, id: PlanId, picks: &[Pick], manner: Manner) -> Result<Workbook, Rejection> {
    let plan = workbook.plan(id).ok_or(Rejection::NoSuchPlan)?;
    Ok(workbook.with_plan(Arc::new(with_picks(plan, picks, manner)?)))
}

/// The workbook with all of them, and how many changes that are: a plan that comes whole is one.
fn take_plans(workbook: &Workbook, picks: &[FilePick]) -> Result<(Workbook, usize), Rejection> {
    let (mut after, mut count) = (workbook.clone(), 0);
    for pick in picks {
        match pick {
            FilePick::Whole(whole) => {
                (after, _) = plans::take(&after, std::slice::from_ref(whole))?;
                count += 1;
            }
            FilePick::Merge(plan, picks) => {
                after = with_plan(&after, *plan, picks, Manner::AsTheyStand)?;
                count += picks.len();
            }
        }
    }
    Ok((after, count))
}
