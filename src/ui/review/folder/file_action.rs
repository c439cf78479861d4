//! A button that reads or writes the file of the shown plan.

use keikaku::session::folder::SaveMode;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::folder::saving::save;

/// The button. It does nothing on views without a plan.
#[component]
pub(crate) fn FileAction(
    /// The id of the button, by which it gets the focus.
    id: &'static str,
    /// The label of the button.
    label: Label,
    /// The way in which the file is read or written.
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
