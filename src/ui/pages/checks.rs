//! チェック: every finding of the plan with a link to its place, the required fields that are 未入力, and the findings that
//! the user has silenced, with the reasons.

pub(crate) mod finding_lists;
pub(crate) mod reference_date;
pub(crate) mod silencing;

use keikaku::command::{Command, PlanCommand};
use keikaku::value::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{AppState, focus, use_app};
use crate::ui::pages::checks::finding_lists::FindingLists;
use crate::ui::pages::checks::reference_date::ReferenceDate;
use crate::ui::review::Preview;

/// The id of the heading, which gets the focus when the focused element is gone.
const HEADING: &str = "checks";

/// The view チェック.
#[component]
pub(crate) fn ChecksPage(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    view! {
        <h1 id=HEADING tabindex="-1">{app.label(Label::ViewChecks)}</h1>
        <Preview />
        <ReferenceDate plan />
        <FindingLists plan />
    }
}

/// Sends a command that moves the focused finding to another list, and moves the focus to the heading.
fn send(app: AppState, plan: PlanId, command: PlanCommand) {
    app.command(Command::InPlan { plan, command });
    focus::focus_after_update(vec![HEADING.to_owned()]);
}
