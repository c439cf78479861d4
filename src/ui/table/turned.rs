//! Where 元に戻す and やり直す lead, as in a spreadsheet: to the first cell that the step changed, if the table shows it. A hand
//! that is elsewhere (on the button, in a name) stays there, and the cell is scrolled into view.

use keikaku::edit::At;
use keikaku::plan::Workbook;

use super::hold::{go, id, input, reveal};
use super::surface;
use crate::ui::desk::Desk;
use crate::ui::focus;

/// Shows what has changed since that workbook.
pub(super) fn show(desk: Desk, before: &Workbook) {
    let Some(changed) = first_changed(desk, before) else { return };
    match desk.fields.in_cell(desk) {
        Some(at) if at.cell == changed => {}
        Some(_) => {
            go(desk, changed);
            // Where rows are made anew it is another element in a moment.
            focus::give_soon(vec![id(changed)]);
        }
        None => {
            if let Some(cell) = input(changed) {
                reveal(&cell);
            }
        }
    }
}

fn first_changed(desk: Desk, before: &Workbook) -> Option<At> {
    let plan = desk.route.get_untracked().plan()?;
    let now = desk.workbook.get_untracked();
    surface(desk)?.first_changed(before.plan(plan)?, now.plan(plan)?)
}
