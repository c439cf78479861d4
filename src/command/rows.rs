//! Several cells of a plan changed as one step: by pasting, clearing or cutting, or by typing a level.
//!
//! Each cell is set as if it had been typed, so that the usual consequences of a typed cell follow.

use std::sync::Arc;

use super::indicators::{self, IndicatorCommand};
use super::table_rows::{Done, with_rows};
use super::{InputField, Rejection, StepKind};
use crate::figures::totals::Span;
use crate::plan::{CellPlace, Indicator, Plan};
use crate::value::{ById, IndicatorId};

/// A change of several cells as one step, which is carried out as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkStep {
    /// The commands to carry out, each with the id of its indicator.
    pub commands: Vec<(IndicatorId, IndicatorCommand)>,
    /// The kind of change, for the label of the step.
    pub done: BulkEdit,
    /// The field in which the user is typing; `None` if there is none. Further typing in this field continues the step.
    pub field: Option<InputField>,
}

/// The way in which several cells were changed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkEdit {
    /// This number of cells was pasted.
    Pasted(usize),
    /// This number of cells was cleared.
    Cleared(usize),
    /// This number of cells was cut.
    Cut(usize),
    /// This number of cells was filled with the text of the cell above (下方向へコピー).
    FilledDown(usize),
    /// This number of cells was filled with the text of the cell to the left (右方向へコピー).
    FilledRight(usize),
    /// For this number of cells the state of the figure was set (速報, provisional; 未把握, not known; …).
    Stated(usize),
    /// A figure was typed in this cell and other cells were computed from it, as increments are from a level.
    Typed(CellPlace),
}

impl BulkStep {
    /// The step that carries these commands out as one.
    pub fn new(commands: Vec<(IndicatorId, IndicatorCommand)>, done: BulkEdit, field: Option<InputField>) -> Self {
        Self { commands, done, field }
    }

    /// The same step with all its cells marked as left.
    pub(super) fn left(self) -> Self {
        let left = |(row, command): (IndicatorId, IndicatorCommand)| (row, command.left());
        Self { commands: self.commands.into_iter().map(left).collect(), ..self }
    }
}

/// Carries the step out on the plan.
pub(super) fn fill(plan: &Plan, step: &BulkStep) -> Done {
    let after = with_rows(plan, changed_rows(plan, plan, &step.commands)?)?;
    let first = step.commands.first().map(|(row, _)| *row);
    let only = first.filter(|first| step.commands.iter().all(|(row, _)| row == first));
    Ok((after, only, StepKind::Filled(step.done)))
}

/// The plan's rows after these commands; `after` is the plan with its new years.
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
            commands => match indicators::apply_all(after, row, commands, Span::from_plan(plan))? {
                same if same == **row => Arc::clone(row),
                changed => Arc::new(changed),
            },
        });
    }
    Ok(rows)
}
