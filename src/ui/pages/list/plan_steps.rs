//! Steps on whole plans that several parts of 計画一覧 take.

use std::sync::Arc;

use keikaku::command::{Command, Origin};
use keikaku::plan::Plan;
use keikaku::session::route::Route;

use crate::ui::app::{Editor, Saving};

/// Puts a plan back into the workbook by a command, saves it and shows `done`; returns whether that was possible. The save does not
/// wait for the timer: a plan without a record counts as removed, and its file with it.
pub(super) fn put_back(saving: Saving, plan: &Arc<Plan>, done: String) -> bool {
    let is_back = saving.editor.command(Command::AddPlan { plan: Arc::clone(plan), origin: Origin::PutBack });
    if is_back {
        saving.save_now();
        saving.editor.messages.show_message(done);
    }
    is_back
}

/// Adds a new plan to the workbook and opens its table.
pub(super) fn add_and_open(editor: Editor, plan: Plan, origin: Origin) {
    let id = plan.id;
    if editor.command(Command::AddPlan { plan: Arc::new(plan), origin }) {
        editor.navigation.go(Route::Kpi(id));
    }
}
