//! What was chosen of a table file, taken into a plan as one step, whole or not at all.
//!
//! Each field is set as if it had been typed and left, so that everything that follows a typed cell follows here, too:
//! the stated total that agreed, the trail of a provisional value, 比べ方 behind a target.

use std::sync::Arc;

use super::rows::changed_rows;
use super::rule::Rule;
use super::{Change, Rejection, What};
use crate::fiscal_year::{Date, FiscalYear};
use crate::id::{IndicatorId, PlanId};
use crate::merge::{Pick, reordered};
use crate::plan::lineage::Taken;
use crate::plan::{Indicator, MOST_INDICATORS, Plan, Workbook, YearAxis};

/// What is taken of a table file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableStep {
    /// Into which plan, or under which id.
    pub plan: PlanId,
    /// What of it.
    pub take: Take,
    /// The file's table, for the plan's lineage.
    pub taken: Taken,
    /// Whether all of the file is taken: only then it counts as taken in, and reading it again says so.
    pub whole: bool,
    /// The file's name, for the label.
    pub file: Arc<str>,
    /// The day, for the trail of provisional values.
    pub on: Date,
    rule: Rule<TakeIn>,
}

type TakeIn = fn(&Workbook, &TableStep) -> Result<(Workbook, Change), Rejection>;

impl TableStep {
    /// What is taken of the table `taken` of a file of that name.
    pub fn new(plan: PlanId, take: Take, taken: Taken, whole: bool, file: &str, on: Date) -> Self {
        Self { plan, take, taken, whole, file: file.into(), on, rule: Rule(take_in) }
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
    let (plan, count) = match &step.take {
        Take::NewPlan(_) if workbook.plan(step.plan).is_some() => return Err(Rejection::IdTaken),
        Take::NewPlan(plan) => (Arc::clone(plan), plan.indicators().len()),
        Take::Picks(picks) => {
            let plan = workbook.plan(step.plan).ok_or(Rejection::NoSuchPlan)?;
            (Arc::new(with_picks(plan, picks, step.on)?), picks.len())
        }
    };
    let what = What::TableTaken { file: Arc::clone(&step.file), version: step.taken.version, count };
    Ok((workbook.with_plan(plan), Change { plan: Some(step.plan), indicator: None, what }))
}

fn with_picks(plan: &Plan, picks: &[Pick], on: Date) -> Result<Plan, Rejection> {
    let mut after = plan.clone();
    after.years = with_years(&plan.years, picks)?;
    let mut commands = Vec::new();
    for pick in picks {
        if let Pick::Set(id, setting) = pick {
            commands.push((*id, setting.command(on)));
        }
    }
    let mut rows = changed_rows(plan, &after, &commands)?;
    for pick in picks {
        match pick {
            Pick::Order(wanted) => rows = reordered(&rows, wanted),
            Pick::Remove(id) => remove(&mut rows, *id)?,
            Pick::Set(..) | Pick::Add { .. } | Pick::AddYear(_) => {}
        }
    }
    for pick in picks {
        if let Pick::Add { row, behind } = pick {
            rows.insert(place_behind(&rows, behind), Arc::clone(row));
        }
    }
    if rows.len() > MOST_INDICATORS {
        return Err(Rejection::TooManyIndicators);
    }
    after.with_indicators(rows).ok_or(Rejection::IdTaken)
}

/// The axis with every year that is needed, and those between.
fn with_years(axis: &YearAxis, picks: &[Pick]) -> Result<YearAxis, Rejection> {
    let mut axis = axis.clone();
    for pick in picks {
        match pick {
            Pick::Set(_, setting) => widen(&mut axis, setting.field().year().as_slice())?,
            Pick::AddYear(year) => widen(&mut axis, &[*year])?,
            Pick::Add { row, .. } => {
                let targets = row.targets.keys().copied();
                widen(&mut axis, &targets.chain(row.actuals.keys().copied()).collect::<Vec<_>>())?;
            }
            Pick::Remove(_) | Pick::Order(_) => {}
        }
    }
    Ok(axis)
}

fn widen(axis: &mut YearAxis, years: &[FiscalYear]) -> Result<(), Rejection> {
    for year in years {
        while !axis.contains(*year) {
            let wider = if *year < axis.first() { axis.prepended() } else { axis.appended() };
            *axis = wider.ok_or(Rejection::NoRoomForYear)?;
        }
    }
    Ok(())
}

fn remove(rows: &mut Vec<Arc<Indicator>>, id: IndicatorId) -> Result<(), Rejection> {
    let at = rows.iter().position(|row| row.id == id).ok_or(Rejection::NoSuchIndicator)?;
    rows.remove(at);
    Ok(())
}

/// Behind the nearest of these that is there; at the front if there is none to stand behind, at the end if all are gone.
fn place_behind(rows: &[Arc<Indicator>], behind: &[IndicatorId]) -> usize {
    let place = |id: &IndicatorId| rows.iter().position(|row| row.id == *id);
    match behind.iter().find_map(place) {
        Some(at) => at + 1,
        None if behind.is_empty() => 0,
        None => rows.len(),
    }
}
