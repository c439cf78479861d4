//! How the parts of the document read the plan that they show.

use keikaku::plan::Plan;
use keikaku::value::id::PlanId;
use leptos::prelude::*;

use crate::ui::app::Editor;

/// Reads something of the plan, tracked; `None` if the plan is gone.
pub(crate) fn of_plan<T>(editor: Editor, plan: PlanId, read: impl FnOnce(&Plan) -> T) -> Option<T> {
    editor.workbook.with(|workbook| workbook.plan(plan).map(|plan| read(plan)))
}
