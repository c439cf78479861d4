//! What was chosen of a file, imported as one step, whole or not at all: of a table file, or of plans of a plan file that
//! are merged.

use std::sync::Arc;

use super::taking::{SettingMode, with_picks};
use super::{PlanResolution, Rejection, StepKind, StepLabel, plans};
use crate::merge::Resolution;
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{Plan, Workbook};
use crate::value::fiscal_year::Date;
use crate::value::id::PlanId;

/// What is taken of a table file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportStep {
    /// Into which plan, or under which id.
    pub plan: PlanId,
    /// The file's table, for the plan's lineage.
    pub taken: Taken,
    /// Whether all of the file is taken: only then it counts as imported, and reading it again says so.
    pub whole: bool,
    /// The file's name, for the label.
    pub file: Arc<str>,
    /// The day, for the trail of provisional values.
    pub on: Date,
    /// What is taken.
    pub take: ImportContent,
}

impl ImportStep {
    /// What is taken of the table `taken` of a file of that name.
    pub fn new(plan: PlanId, take: ImportContent, taken: Taken, whole: bool, file: &str, on: Date) -> Self {
        Self { plan, taken, whole, file: file.into(), on, take }
    }

    /// What is taken of the plans of a plan file of that name. None of their tables is noted as taken: the file's own
    /// lineages tell of those that went out.
    pub fn of_plans(picks: Vec<PlanFileResolution>, file: &str, on: Date) -> Option<Self> {
        let plan = picks.iter().find_map(|pick| match pick {
            PlanFileResolution::Merge(plan, _) => Some(*plan),
            PlanFileResolution::Whole(_) => None,
        });
        Some(Self::new(plan?, ImportContent::Plans(picks), Taken::new(&KpiTable::default(), None), false, file, on))
    }
}

/// What of a table file is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportContent {
    /// These changes.
    Picks(Vec<Resolution>),
    /// All of it, as a new plan.
    NewPlan(Arc<Plan>),
    /// This of the plans of a plan file.
    Plans(Vec<PlanFileResolution>),
}

/// What becomes of one plan of a plan file where some are merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFileResolution {
    /// It is taken whole.
    Whole(PlanResolution),
    /// These picks of it go into the plan of that id.
    Merge(PlanId, Vec<Resolution>),
}

/// Carries the step out.
pub(super) fn import_table(workbook: &Workbook, step: &ImportStep) -> Result<(Workbook, StepLabel), Rejection> {
    let (after, count) = match &step.take {
        ImportContent::NewPlan(_) if workbook.plan(step.plan).is_some() => return Err(Rejection::IdTaken),
        ImportContent::NewPlan(plan) => (workbook.with_plan(Arc::clone(plan)), plan.indicators().len()),
        ImportContent::Picks(picks) => {
            (with_plan(workbook, step.plan, picks, SettingMode::Typed(step.on))?, picks.len())
        }
        ImportContent::Plans(picks) => take_plans(workbook, picks)?,
    };
    let what = StepKind::TableImported { file: Arc::clone(&step.file), version: step.taken.version, count };
    Ok((after, StepLabel { plan: Some(step.plan), indicator: None, what }))
}

fn with_plan(
    workbook: &Workbook,
    id: PlanId,
    picks: &[Resolution],
    manner: SettingMode,
) -> Result<Workbook, Rejection> {
    let plan = workbook.plan(id).ok_or(Rejection::NoSuchPlan)?;
    Ok(workbook.with_plan(Arc::new(with_picks(plan, picks, manner)?)))
}

/// The workbook with all of them, and how many changes that are: a plan that comes whole is one.
fn take_plans(workbook: &Workbook, picks: &[PlanFileResolution]) -> Result<(Workbook, usize), Rejection> {
    let (mut after, mut count) = (workbook.clone(), 0);
    for pick in picks {
        match pick {
            PlanFileResolution::Whole(whole) => {
                (after, _) = plans::take(&after, std::slice::from_ref(whole))?;
                count += 1;
            }
            PlanFileResolution::Merge(plan, picks) => {
                after = with_plan(&after, *plan, picks, SettingMode::AsTheyStand)?;
                count += picks.len();
            }
        }
    }
    Ok((after, count))
}
