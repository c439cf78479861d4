//! Several cells filled as one step: by a paste, by a button, by clearing a rectangle.

use keikaku::edit::levels::set_all;
use keikaku::edit::{At, Command, PlanCommand, RowsStep};
use keikaku::exchange::paste;
use keikaku::id::PlanId;
use keikaku::wording::{changes, levels};
use leptos::prelude::*;

use super::hold::{chosen, move_on};
use crate::browser::moment;
use crate::ui::desk::Desk;
use crate::ui::field::InCell;

/// What came of filling several cells.
#[derive(Debug)]
pub(super) struct Filled {
    /// Whether anything changed.
    pub(super) is_changed: bool,
    /// Why some stay as they are, if some do.
    pub(super) refused: Option<String>,
}

/// Fills several cells as one step; while levels are shown the texts are levels.
pub(super) fn fill(desk: Desk, plan: PlanId, command: PlanCommand) -> Filled {
    let has_levels = desk.board().is_some_and(|board| board.frame.with_untracked(|(_, frame)| frame.shows_levels));
    let workbook = desk.workbook.get_untracked();
    let (command, without_place) = match (command, workbook.plan(plan)) {
        (PlanCommand::InRows(step), Some(plan)) if has_levels => {
            let (commands, without_place) = set_all(plan, step.commands.clone());
            (PlanCommand::InRows(RowsStep::new(commands, step.done, None).into()), without_place)
        }
        (command, _) => (command, 0),
    };
    let is_changed = desk.command(Command::InPlan { plan, command });
    let refused = (without_place > 0).then(|| levels::without_place(without_place, desk.words()));
    Filled { is_changed, refused }
}

/// Says aloud what the last step was.
pub(super) fn tell_step(desk: Desk) {
    let step = desk.steps.get_untracked().undo;
    let said = step.map(|change| changes::change(&change, &desk.workbook.get_untracked(), desk.words()));
    desk.spoken.set(said.unwrap_or_default());
}

/// Clears the cells that are chosen, for Delete or because they were cut; whether anything changed.
pub(super) fn clear(desk: Desk, at: &InCell, is_cut: bool) -> bool {
    let cells: Vec<At> = chosen(desk, at.cell).into_iter().flatten().flatten().collect();
    let filled = fill(desk, at.plan, paste::clear(&cells, is_cut, moment::today()));
    if let Some(why) = filled.refused {
        desk.warn(why);
    }
    move_on(desk, &at.input);
    filled.is_changed
}
