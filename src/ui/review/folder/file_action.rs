//! A button that reads or writes the file of the plan that is shown.

use keikaku::session::folder::SaveMode;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::folder::saving::save;

/// The button. It does nothing on views that are of no plan.
#[component]
pub(crate) fn FileAction(
    /// The id of the button, by which the focus goes to it.
    id: &'static str,
    /// What it is called.
    label: Label,
    /// What it does with the file.
    manner: SaveMode,
) -> impl IntoView {
    let app = use_app();
    let act = move |_| {
        if let Some(plan) = app.route.get_untracked().plan() {
            save(app, plan, manner, None);
        }
    };
    view! { <button type="button" class="secondary" id=id on:click=act>{app.label(label)}</button> }
}
