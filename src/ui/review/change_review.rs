//! The preview in which changes are decided, whatever they come from: table files, a plan file, another tab, the file
//! in a folder.

use keikaku::merge::review::Changes;
use keikaku::wording::{Label, import};
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::change_tools::ChangeTools;
use crate::ui::review::decisions::{Decisions, count_undecided};
use crate::ui::review::preview_buttons::PreviewButtons;
use crate::ui::review::preview_frame::PreviewFrame;

/// The frame of a preview with what is said first, the tools for all changes, the lists, the button that goes on, and
/// how many decisions are missing. While one is missing, the button leads to it and does nothing else.
#[component]
pub(crate) fn ChangeReview(
    /// The heading.
    #[prop(default = Label::Preview)]
    heading: Label,
    /// The name of the file or of the plan.
    #[prop(into)]
    name: String,
    /// What was decided.
    decisions: Decisions,
    /// The lists of changes, as they are decided; computed anew whenever it is read.
    lists: Signal<Vec<Changes>>,
    /// What the button that goes on is called.
    action: Label,
    /// What happens with the lists once everything in them is decided and the button is pressed.
    #[prop(into)]
    on_decided: Callback<Vec<Changes>>,
    /// What is said above the tools.
    #[prop(into)]
    intro: ViewFnOnce,
    /// The lists of changes.
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let shown = Memo::new(move |_| lists.get());
    let undecided = move || import::undecided(shown.with(|lists| count_undecided(lists)), app.language());
    let tools = view! { <ChangeTools decisions=decisions.clone() lists=shown /> };
    let go_on = move |()| {
        app.fields.commit(app);
        // Not what is shown: leaving a field may just have changed the plan.
        let lists = lists.get_untracked();
        if decisions.are_complete(&lists) {
            on_decided.run(lists);
        }
    };
    view! {
        <PreviewFrame heading name>
            {intro.run()}
            {tools}
            {children()}
            <PreviewButtons action on_action=go_on>
                <p class="undecided">{undecided}</p>
            </PreviewButtons>
        </PreviewFrame>
    }
}
