//! Changes of several cells as one step: by a paste, by a button, by filling, or by clearing a rectangle.

use keikaku::command::levels::set_all;
use keikaku::command::{BulkEdit, BulkStep, Command, IndicatorCommand, InputPhase, PlanCommand, Rejection};
use keikaku::import::paste;
use keikaku::plan::{CellAddress, InputPlace};
use keikaku::session::cell_navigation::FillDirection;
use keikaku::value::{IndicatorId, PlanId};
use keikaku::wording::{changes, grid, levels};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::EditorView;
use crate::ui::app::field::FocusedCell;
use crate::ui::app::selection::{chosen, enter_moving_mode, navigation};

/// The outcome of filling several cells.
#[derive(Debug)]
pub(crate) struct FillOutcome {
    /// Whether anything changed.
    pub(crate) is_changed: bool,
    /// Whether the step was rejected, for a reason that a message has shown.
    pub(crate) is_rejected: bool,
    /// The sentence on the cells that were left unchanged, with the reason; `None` if there are none.
    pub(crate) refused: Option<String>,
}

/// Whether the grid shows levels.
pub(crate) fn shows_levels(view: EditorView) -> bool {
    let grid_state = view.grid_state();
    grid_state.is_some_and(|grid_state| grid_state.columns.with_untracked(|(_, columns)| columns.options.shows_levels))
}

/// Carries out a command that fills several cells as one step. If the grid shows levels, the texts are read as levels.
pub(crate) fn fill(view: EditorView, plan: PlanId, command: PlanCommand) -> FillOutcome {
    let workbook = view.editor.workbook.get_untracked();
    let (command, without_place) = match (command, workbook.plan(plan)) {
        (PlanCommand::InRows(step), Some(plan)) if shows_levels(view) => {
            let (commands, without_place) = set_all(plan, step.commands);
            (PlanCommand::InRows(BulkStep::new(commands, step.done, None)), without_place)
        }
        (command, _) => (command, 0),
    };
    let outcome = view.editor.carry_out(Command::InPlan { plan, command });
    let is_changed = outcome.is_ok();
    let is_rejected = outcome.is_err_and(|rejection| rejection != Rejection::NothingChanged);
    let refused = (without_place > 0).then(|| levels::without_place(without_place, view.editor.language()));
    FillOutcome { is_changed, is_rejected, refused }
}

/// Announces the label of the newest step.
pub(crate) fn announce_step(view: EditorView) {
    let editor = view.editor;
    let step = editor.steps.get_untracked().undo;
    let said = step.map(|change| changes::change(&change, &editor.workbook.get_untracked(), editor.language()));
    view.fields.announce_now(view, said.unwrap_or_default());
}

/// Fills the rectangle from its first cells, or a single cell from the cell above or to the left, and returns whether
/// anything changed. "Above" means the row above in the table, also where a narrow screen shows cards.
pub(crate) fn fill_in_direction(view: EditorView, at: &FocusedCell, direction: FillDirection) -> bool {
    let messages = view.editor.messages;
    view.editor.commit_typing();
    let commands = filled(view, at, direction).unwrap_or_default();
    if commands.is_empty() {
        messages.show_error(grid::nothing_to_fill_from(direction, view.editor.language()).to_owned());
        return false;
    }
    let done = match direction {
        FillDirection::Down => BulkEdit::FilledDown(commands.len()),
        FillDirection::Right => BulkEdit::FilledRight(commands.len()),
    };
    let filled = fill(view, at.plan, PlanCommand::InRows(BulkStep::new(commands, done, None)));
    if let Some(why) = filled.refused {
        messages.show_error(why);
    }
    enter_moving_mode(view, &at.input);
    filled.is_changed
}

/// The commands of a fill, which copy the texts as the grid shows them.
fn filled(
    view: EditorView,
    at: &FocusedCell,
    direction: FillDirection,
) -> Option<Vec<(IndicatorId, IndicatorCommand)>> {
    let navigation = navigation(view)?;
    let from = navigation.grid_place(at.cell)?;
    let corner = view.fields.with_selection(|selection| selection.corner).and_then(|cell| navigation.grid_place(cell));
    let workbook = view.editor.workbook.get_untracked();
    let plan = workbook.plan(at.plan)?;
    let columns = view.grid_state()?.columns.get_untracked().1;
    let command = |((source, shown), (row, place)): (CellAddress, CellAddress)| {
        let text = columns.shown(plan.indicator(source)?, InputPlace::Cell(shown));
        Some((row, IndicatorCommand::SetCell { place, text, phase: InputPhase::Left, on: clock::today() }))
    };
    Some(navigation.filling(from, corner.unwrap_or(from), direction).into_iter().filter_map(command).collect())
}

/// Clears the selected cells, for Delete or because they were cut, and returns whether anything changed.
pub(crate) fn clear(view: EditorView, at: &FocusedCell, is_cut: bool) -> bool {
    let cells: Vec<CellAddress> = chosen(view, at.cell).into_iter().flatten().flatten().collect();
    let filled = fill(view, at.plan, paste::clear(&cells, is_cut, clock::today()));
    if let Some(why) = filled.refused {
        view.editor.messages.show_error(why);
    }
    enter_moving_mode(view, &at.input);
    filled.is_changed
}
