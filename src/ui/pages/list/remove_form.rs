//! The button that removes a loaded form from the offered forms.

use std::sync::Arc;

use keikaku::plan::Form;
use keikaku::storage;
use keikaku::wording::{Label, ListLabel, forms as words_of};
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::{Saving, focus, use_locale, use_saving};
use crate::ui::components::AskedButton;

/// …を外す, and the question before the removal, because only the file brings a form back.
#[component]
pub(crate) fn RemoveForm(
    /// The form.
    form: Arc<Form>,
    /// The name under which it is offered.
    name: String,
) -> impl IntoView {
    let (language, saving) = (use_locale().language(), use_saving());
    let (label, question) = (words_of::remove(&name, language), words_of::ask_remove(&name, language));
    let (id, cancel_id) = (format!("remove-form-{}", form.code), format!("keep-form-{}", form.code));
    view! {
        <AskedButton
            label
            rank="quiet"
            id
            question
            confirm_label=ListLabel::REMOVE_FORM.text(language)
            cancel_label=Label::CANCEL.text(language)
            cancel_id
            on_confirm=move |()| remove(saving, &form, &name)
        />
    }
}

/// Removes the form, with a message on the outcome.
fn remove(saving: Saving, form: &Form, name: &str) {
    let (messages, locale) = (saving.editor.messages, saving.editor.locale());
    match storage::remove_form(&LocalStore, &form.code) {
        Ok(()) => messages.show_message(words_of::removed(name, locale.language())),
        Err(error) => messages.show_error(words_of::not_kept(error, locale.language())),
    }
    saving.read_forms();
    focus::focus_after_update(vec!["main".to_owned()]);
}
