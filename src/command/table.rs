//! Commands on one plan: its facts, the rows and years of its KPI table, and several of its cells at once.

use std::sync::Arc;

use super::indicators::{self, IndicatorCommand};
use super::rows::BulkStep;
use super::stated_total::carry_stated_total;
use super::{Rejection, StepKind, StepLabel, rows, silencing};
use crate::figures::totals::Span;
use crate::plan::{Acknowledgement, Fact, Indicator, MOST_INDICATORS, Plan, Workbook, YearAxis};
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::{IndicatorId, PlanId};

/// A change of one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanCommand {
    /// Write a fact of 基本情報.
    SetFact {
        /// Which fact.
        fact: Fact,
        /// What stands there; several making bodies one a line.
        text: String,
    },
    /// Set or clear 基準日, the day by which rules about time go (`decisions.md` 7).
    SetReferenceDate(Option<Date>),
    /// Silence a warning or a note, with the user's reason (`decisions.md` 23).
    Silence {
        /// The row that it speaks of; `None` for facts and headings.
        row: Option<IndicatorId>,
        /// The rule, the place, the figures and the reason ([`crate::checks::Finding::silenced_because`]).
        kept: Acknowledgement,
    },
    /// Let a silenced finding speak again.
    Unsilence {
        /// The row that it speaks of; `None` for facts and headings.
        row: Option<IndicatorId>,
        /// What was kept; the rule and the place count.
        kept: Acknowledgement,
    },
    /// 末尾に年度を追加.
    AppendYear,
    /// 先頭に年度を追加.
    PrependYear,
    /// Remove the first or the last year with its cells.
    RemoveYear(FiscalYear),
    /// Add an empty row at the end.
    AddIndicator {
        /// Its id.
        id: IndicatorId,
    },
    /// Remove a row.
    RemoveIndicator(IndicatorId),
    /// Move a row up or down to the other side of another one.
    MoveIndicator {
        /// The row.
        indicator: IndicatorId,
        /// The one that it goes past: its neighbour, or where rows are left out of sight the next one that is seen.
        past: IndicatorId,
    },
    /// Put a copy of a row behind it.
    CopyIndicator {
        /// The row to copy.
        of: IndicatorId,
        /// The copy's id.
        id: IndicatorId,
    },
    /// Change one row.
    InIndicator {
        /// Which row.
        indicator: IndicatorId,
        /// What to do.
        command: IndicatorCommand,
    },
    /// Change several cells, of one row or of many.
    InRows(BulkStep),
}

impl PlanCommand {
    /// The same command once its cells are left; `None` if no cell is being typed in.
    pub(crate) fn left(self) -> Option<Self> {
        match self {
            Self::InIndicator {
                indicator,
                command: command @ (IndicatorCommand::SetCell { .. } | IndicatorCommand::SetPart { .. }),
            } => Some(Self::InIndicator { indicator, command: command.left() }),
            Self::InRows(step) => Some(Self::InRows(step.left())),
            _ => None,
        }
    }
}

/// Carries a command on one plan out.
pub(super) fn in_plan(
    workbook: &Workbook,
    id: PlanId,
    command: &PlanCommand,
) -> Result<(Workbook, StepLabel), Rejection> {
    let plan = workbook.plan(id).ok_or(Rejection::NoSuchPlan)?;
    let (after, indicator, what) = match command {
        PlanCommand::SetFact { fact, text } => set_fact(plan, *fact, text),
        PlanCommand::SetReferenceDate(day) => set_reference_date(plan, *day),
        PlanCommand::Silence { row, kept } => silencing::silence(plan, *row, kept)?,
        PlanCommand::Unsilence { row, kept } => silencing::unsilence(plan, *row, kept)?,
        PlanCommand::AppendYear => append_year(plan)?,
        PlanCommand::PrependYear => prepend_year(plan)?,
        PlanCommand::RemoveYear(year) => remove_year(plan, *year)?,
        PlanCommand::AddIndicator { id } => add(plan, *id)?,
        PlanCommand::RemoveIndicator(id) => remove(plan, *id)?,
        PlanCommand::MoveIndicator { indicator, past } => shift(plan, *indicator, *past)?,
        PlanCommand::CopyIndicator { of, id } => copy(plan, *of, *id)?,
        PlanCommand::InIndicator { indicator, command } => in_indicator(plan, *indicator, command)?,
        PlanCommand::InRows(step) => rows::fill(plan, step)?,
    };
    Ok((workbook.with_plan(Arc::new(after)), StepLabel { plan: Some(id), indicator, what }))
}

pub(super) type Done = Result<(Plan, Option<IndicatorId>, StepKind), Rejection>;

fn set_fact(plan: &Plan, fact: Fact, text: &str) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.facts.set(fact, text);
    (after, None, StepKind::FactSet(fact))
}

fn set_reference_date(plan: &Plan, day: Option<Date>) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.reference_date = day;
    (after, None, StepKind::ReferenceDateSet)
}

fn append_year(plan: &Plan) -> Done {
    let years = plan.years.appended().ok_or(Rejection::NoRoomForYear)?;
    let what = StepKind::YearAdded(years.last());
    Ok((on_axis(plan, years), None, what))
}

fn prepend_year(plan: &Plan) -> Done {
    let years = plan.years.prepended().ok_or(Rejection::NoRoomForYear)?;
    let what = StepKind::YearAdded(years.first());
    Ok((on_axis(plan, years), None, what))
}

/// The same plan on another axis, its cells untouched.
fn on_axis(plan: &Plan, years: YearAxis) -> Plan {
    let mut after = plan.clone();
    after.years = years;
    after
}

/// Cells and notes of the year go with it, so nothing is kept that nobody can see; a stated total
/// follows as for any change of a cell.
fn remove_year(plan: &Plan, year: FiscalYear) -> Done {
    if !plan.years.contains(year) {
        return Err(Rejection::NoSuchYear);
    }
    if plan.years.len() == 1 {
        return Err(Rejection::OnlyYear);
    }
    let after = on_axis(plan, plan.years.without(year).ok_or(Rejection::YearInTheMiddle)?);
    let (span_before, span_after) = (Span::of(plan), Span::of(&after));
    let mut rows = plan.indicators().to_vec();
    for row in &mut rows {
        if let Some(mut cut) = without_year(row, year) {
            carry_stated_total(row, span_before, &mut cut, span_after);
            *row = Arc::new(cut);
        }
    }
    Ok((with_rows(&after, rows)?, None, StepKind::YearRemoved(year)))
}

/// The row without what stands in that year; `None` if nothing does.
fn without_year(row: &Indicator, year: FiscalYear) -> Option<Indicator> {
    let mut cut = row.clone();
    cut.targets.remove(&year);
    cut.actuals.remove(&year);
    cut.notes.retain(|(_, of), _| *of != Some(year));
    (cut != *row).then_some(cut)
}

/// The plan with these rows, which were made from sound ones.
pub(super) fn with_rows(plan: &Plan, rows: Vec<Arc<Indicator>>) -> Result<Plan, Rejection> {
    if rows.len() > MOST_INDICATORS {
        return Err(Rejection::TooManyIndicators);
    }
    plan.with_indicators(rows).ok_or(Rejection::IdTaken)
}

fn position(plan: &Plan, id: IndicatorId) -> Result<usize, Rejection> {
    plan.indicators().iter().position(|row| row.id == id).ok_or(Rejection::NoSuchIndicator)
}

fn add(plan: &Plan, id: IndicatorId) -> Done {
    let mut row = Indicator::new(id, plan.form.default_basis());
    row.group = plan.indicators().last().map(|last| last.group.clone()).unwrap_or_default();
    let mut rows = plan.indicators().to_vec();
    rows.push(Arc::new(row));
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorAdded))
}

fn remove(plan: &Plan, id: IndicatorId) -> Done {
    let mut rows = plan.indicators().to_vec();
    rows.remove(position(plan, id)?);
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorRemoved))
}

fn shift(plan: &Plan, id: IndicatorId, past: IndicatorId) -> Done {
    let (from, to) = (position(plan, id)?, position(plan, past)?);
    let mut rows = plan.indicators().to_vec();
    let row = rows.remove(from);
    rows.insert(to, row);
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorMoved))
}

fn copy(plan: &Plan, of: IndicatorId, id: IndicatorId) -> Done {
    let from = position(plan, of)?;
    let original = plan.indicator(of).ok_or(Rejection::NoSuchIndicator)?;
    let mut rows = plan.indicators().to_vec();
    let mut copy = Indicator::clone(original);
    copy.id = id;
    rows.insert(from + 1, Arc::new(copy));
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorCopied))
}

fn in_indicator(plan: &Plan, id: IndicatorId, command: &IndicatorCommand) -> Done {
    let row = plan.indicator(id).ok_or(Rejection::NoSuchIndicator)?;
    let (after, what) = indicators::apply(plan, row, command)?;
    let after = if after == **row { plan.clone() } else { plan.with_indicator(Arc::new(after)) };
    Ok((after, Some(id), what))
}
