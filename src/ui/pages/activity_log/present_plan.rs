//! How acts of 活動記録 read the plan.

use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::value::id::PlanId;
use leptos::prelude::*;

use crate::ui::app::Editor;

/// Reads the plan as it is now, without following it; `None` if it is gone.
pub(super) fn now<T>(editor: Editor, plan: PlanId, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
    editor.workbook.with_untracked(|workbook| workbook.plan(plan).map(read))
}
