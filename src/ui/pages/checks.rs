//! チェック: every finding of the plan with the link to its place, what is 未入力, and what the user has silenced and why.

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

/// The id of the heading, which gets the focus when the element that had it is gone.
const HEADING: &str = "checks";

/// The view.
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

/// Sends a command after which the finding that had the focus stands elsewhere.
fn send(app: AppState, plan: PlanId, command: PlanCommand) {
    app.command(Command::InPlan { plan, command });
    focus::give_soon(vec![HEADING.to_owned()]);
}
