//! The import of chosen changes from a file as one step, either all or none: from a table file, or from plans of a plan
//! file that are merged.

use std::sync::Arc;

use super::applied_picks::{SettingMode, with_picks};
use super::{PlanResolution, Rejection, StepKind, StepLabel, plans};
use crate::merge::Resolution;
use crate::plan::lineage::Taken;
use crate::plan::{Indicator, KpiTable, Plan, Workbook};
use crate::value::{Date, IndicatorId, PlanId};

/// A chosen part of a file, with all that is needed to import it as one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportStep {
    /// The id of the plan that is changed, or of the new plan.
    pub plan: PlanId,
    /// The name of the file, for the label of the step.
    pub file: Arc<str>,
    /// The current day, which is stored with a replaced provisional value.
    pub on: Date,
    /// The import from each table of the file, in sequence: a book has one table for each sheet.
    pub tables: Vec<ImportedTable>,
    /// The row from which rows that are not begun are filled with the indicators that another office's table adds;
    /// `None` to fill any row.
    pub filled_from: Option<IndicatorId>,
}

/// The import from one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTable {
    /// The chosen content.
    pub take: ImportContent,
    /// The table, which is recorded in the plan's lineage.
    pub taken: Taken,
    /// Whether everything in the table is imported. Only then the table counts as imported and is recognised when it is
    /// read again.
    pub whole: bool,
}

impl ImportedTable {
    /// The content that counts as imported: the whole table, or the part that settled sheets of 効果検証 do not hold back;
    /// `None` if anything else of the table is left.
    pub fn applied(&self) -> Option<&Taken> {
        if self.whole { Some(&self.taken) } else { self.taken.open.as_deref() }
    }
}

impl ImportStep {
    /// The step that imports `take` from the table `taken` of a file of that name.
    pub fn new(plan: PlanId, take: ImportContent, taken: Taken, whole: bool, file: &str, on: Date) -> Self {
        Self { plan, file: file.into(), on, tables: vec![ImportedTable { take, taken, whole }], filled_from: None }
    }

    /// Appends the next step to this one, under the name of this one. Both must belong to the same plan.
    pub fn and(&mut self, next: Self) {
        self.tables.extend(next.tables);
    }

    /// The step that imports plans of a plan file of that name; `None` if no plan is merged. No table is recorded as
    /// imported, because the lineages in the file list the tables that were sent.
    pub fn of_plans(picks: Vec<PlanFileResolution>, file: &str, on: Date) -> Option<Self> {
        let plan = picks.iter().find_map(|pick| match pick {
            PlanFileResolution::Merge(plan, _) => Some(*plan),
            PlanFileResolution::Whole(_) => None,
        });
        Some(Self::new(plan?, ImportContent::Plans(picks), Taken::new(&KpiTable::default(), None), false, file, on))
    }
}

/// The content of a file that is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportContent {
    /// The chosen changes of a table file.
    Picks(Vec<Resolution>),
    /// A new plan made from the whole table file.
    NewPlan(Arc<Plan>),
    /// The chosen plans of a plan file.
    Plans(Vec<PlanFileResolution>),
}

/// The decision on one plan of a plan file of which at least one plan is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFileResolution {
    /// The whole plan is added, or replaces the plan of the same id.
    Whole(PlanResolution),
    /// These picks are merged into the plan of that id.
    Merge(PlanId, Vec<Resolution>),
}

/// Carries the import out. Returns [`Rejection::IdTaken`] for a new plan whose id exists already.
pub(super) fn import_table(workbook: &Workbook, step: &ImportStep) -> Result<(Workbook, StepLabel), Rejection> {
    let (mut after, mut count, mut from) = (workbook.clone(), 0, step.filled_from);
    for table in &step.tables {
        let taken = match &table.take {
            ImportContent::NewPlan(_) if after.plan(step.plan).is_some() => return Err(Rejection::IdTaken),
            ImportContent::NewPlan(plan) => (after.with_plan(Arc::clone(plan)), plan.indicators().len()),
            ImportContent::Picks(picks) => {
                let merged = with_plan(&after, step.plan, picks, SettingMode::Typed(step.on))?;
                // A table that was sent from here has the positions of its rows.
                let is_of_others = table.taken.from.is_none();
                let placed =
                    if is_of_others { with_added_in_blank_rows(merged, step.plan, picks, &mut from) } else { merged };
                (placed, picks.len())
            }
            ImportContent::Plans(picks) => take_plans(&after, picks)?,
        };
        (after, count) = (taken.0, count + taken.1);
    }
    let versions = step.tables.iter().flat_map(|table| [Some(&table.taken), table.applied()].into_iter().flatten());
    let versions = versions.map(|taken| taken.version).collect();
    let what = StepKind::TableImported { file: Arc::clone(&step.file), versions, count };
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

/// The workbook with the added indicators moved into rows of their plan that are not begun, one each, as if they had
/// been pasted there. Groups stay together: a row of another group is not filled, and an indicator of an existing group
/// is not moved into a row without a group. `from` is the row from which rows are filled; it is set to the indicator
/// that replaces that row.
fn with_added_in_blank_rows(
    workbook: Workbook,
    plan: PlanId,
    picks: &[Resolution],
    from: &mut Option<IndicatorId>,
) -> Workbook {
    let Some(plan) = workbook.plan(plan) else { return workbook };
    let mut rows = plan.indicators().to_vec();
    let is_added = |id| picks.iter().any(|pick| matches!(pick, Resolution::Add { row, .. } if row.id == id));
    let is_there = |group: &str| plan.begun_indicators().any(|row| row.group == group && !is_added(row.id));
    // A row in which anything has been set is kept.
    let is_blank_for = |row: &Arc<Indicator>, group: &str| {
        let is_of_group = row.group == group || row.group.is_empty() && !is_there(group);
        is_of_group && **row == Indicator { group: row.group.clone(), ..Indicator::new(row.id, plan.form.table.basis) }
    };
    for pick in picks {
        let Resolution::Add { row: added, .. } = pick else { continue };
        let Some(at) = rows.iter().position(|row| row.id == added.id) else { continue };
        let row = rows.remove(at);
        // Each row that is taken out moves the rows below it up.
        let first = from.and_then(|from| rows.iter().position(|row| row.id == from)).unwrap_or_default();
        match rows.iter_mut().skip(first).find(|place| is_blank_for(place, &row.group)) {
            Some(place) => {
                if *from == Some(place.id) {
                    *from = Some(row.id);
                }
                *place = row;
            }
            None => rows.insert(at, row),
        }
    }
    plan.with_indicators(rows).map_or_else(|| workbook.clone(), |plan| workbook.with_plan(Arc::new(plan)))
}

/// The workbook after the import of all these plans, and the number of changes; a plan that is imported whole counts as
/// one.
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
