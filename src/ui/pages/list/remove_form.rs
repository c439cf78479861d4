//! The removal of a form that was loaded from those that are offered.

use std::sync::Arc;

use keikaku::plan::Form;
use keikaku::storage;
use keikaku::wording::{Label, forms as words_of};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::components::asked_button::AskedButton;

/// …を外す, and the question that comes first, since only the file brings a form back.
#[component]
pub(crate) fn RemoveForm(
    /// The form.
    form: Arc<Form>,
    /// The name under which it is offered.
    name: String,
) -> impl IntoView {
    let app = use_app();
    let language = app.language();
    let (label, question) = (words_of::remove(&name, language), words_of::ask_remove(&name, language));
    let (id, cancel_id) = (format!("remove-form-{}", form.code), format!("keep-form-{}", form.code));
    view! {
        <AskedButton
            label
            rank="quiet"
            id
            question
            confirm_label=app.label(Label::RemoveForm)
            cancel_label=app.label(Label::Cancel)
            cancel_id
            on_confirm=move |()| remove(app, &form, &name)
        />
    }
}

/// Removes the form, and says so.
fn remove(app: AppState, form: &Form, name: &str) {
    match storage::remove_form(&LocalStore, &form.code) {
        Ok(()) => app.show_message(words_of::removed(name, app.language())),
        Err(error) => app.show_error(words_of::not_kept(error, app.language())),
    }
    app.read_forms();
    focus::focus_after_update(vec!["main".to_owned()]);
}
