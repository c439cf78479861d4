//! Several cells of a plan changed as one step: what is pasted, cleared or cut, and what follows from a typed level.
//!
//! Each cell is set as if it had been typed, so that everything that follows a typed cell follows here, too.

use std::sync::Arc;

use super::indicators::{self, IndicatorCommand};
use super::table::{Done, with_rows};
use super::{InputField, Rejection, StepKind};
use crate::figures::totals::Span;
use crate::plan::place::CellPlace;
use crate::plan::{Indicator, Plan};
use crate::value::id::{ById, IndicatorId};

/// Several cells changed as one step, whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkStep {
    /// What to do in which row.
    pub commands: Vec<(IndicatorId, IndicatorCommand)>,
    /// What it was, for the label.
    pub done: BulkEdit,
    /// The field in which the user is typing, if there is one: typing on in it continues the step.
    pub field: Option<InputField>,
}

/// How several cells came to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkEdit {
    /// So many were pasted.
    Pasted(usize),
    /// So many were cleared.
    Cleared(usize),
    /// So many were cut.
    Cut(usize),
    /// Of so many it was said what their figures are (速報, 未把握 …).
    Stated(usize),
    /// A figure was typed from which several cells follow (a level, from which increments do).
    Typed(CellPlace),
}

impl BulkStep {
    /// These commands, carried out as one step.
    pub fn new(commands: Vec<(IndicatorId, IndicatorCommand)>, done: BulkEdit, field: Option<InputField>) -> Self {
        Self { commands, done, field }
    }

    /// The same step once its cells are left.
    pub(super) fn left(self) -> Self {
        let left = |(row, command): (IndicatorId, IndicatorCommand)| (row, command.left());
        Self { commands: self.commands.into_iter().map(left).collect(), ..self }
    }
}

/// Carries the step out.
pub(super) fn fill(plan: &Plan, step: &BulkStep) -> Done {
    let after = with_rows(plan, changed_rows(plan, plan, &step.commands)?)?;
    let first = step.commands.first().map(|(row, _)| *row);
    let only = first.filter(|first| step.commands.iter().all(|(row, _)| row == first));
    Ok((after, only, StepKind::Filled(step.done)))
}

/// The plan's rows with each of these commands carried out; `after` is the plan with the years that it then has.
pub(super) fn changed_rows(
    plan: &Plan,
    after: &Plan,
    commands: &[(IndicatorId, IndicatorCommand)],
) -> Result<Vec<Arc<Indicator>>, Rejection> {
    let mut of_rows = vec![Vec::new(); plan.indicators().len()];
    let places = ById::places(plan.indicators().iter().map(|row| row.id));
    for (id, command) in commands {
        let place = places.get(*id).and_then(|place| of_rows.get_mut(place));
        place.ok_or(Rejection::NoSuchIndicator)?.push(command);
    }
    let mut rows = Vec::new();
    for (row, commands) in plan.indicators().iter().zip(of_rows) {
        rows.push(match commands.as_slice() {
            [] => Arc::clone(row),
            commands => match indicators::apply_all(after, row, commands, Span::of(plan))? {
                same if same == **row => Arc::clone(row),
                changed => Arc::new(changed),
            },
        });
    }
    Ok(rows)
}
