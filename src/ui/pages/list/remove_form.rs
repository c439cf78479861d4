//! The removal of a form that was loaded from those that are offered.

use std::sync::Arc;

use keikaku::plan::Form;
use keikaku::storage;
use keikaku::wording::{Label, forms as words_of};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::components::confirm_panel::ConfirmPanel;

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
    let asks = RwSignal::new(false);
    let (button_id, cancel_id) = (format!("remove-form-{}", form.code), format!("keep-form-{}", form.code));
    let (to_button, to_cancel) = (vec![button_id.clone()], vec![cancel_id.clone()]);
    let ask = move |_| {
        asks.set(true);
        focus::focus_after_update(to_cancel.clone());
    };
    let cancel = move |()| {
        asks.set(false);
        focus::focus_after_update(to_button.clone());
    };
    let (label, question) = (words_of::remove(&name, language), words_of::ask_remove(&name, language));
    let confirm = move |()| remove(app, &form, &name);
    view! {
        <button type="button" class="quiet" id=button_id on:click=ask>{label}</button>
        <Show when=move || asks.get()>
            <ConfirmPanel
                question=question.clone()
                confirm_label=app.label(Label::RemoveForm)
                cancel_label=app.label(Label::Cancel)
                cancel_id=cancel_id.clone()
                on_confirm=confirm.clone()
                on_cancel=cancel.clone()
            />
        </Show>
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
