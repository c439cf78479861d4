//! 様式を読み込む: the file of a form is checked and kept in this browser, so that new plans can have the form. If the file
//! has faults, a message lists them and nothing changes.

use std::sync::Arc;

use keikaku::plan::Form;
use keikaku::plan::form::{FormFault, FormFaultKind};
use keikaku::storage::plan_file::PlanFileError;
use keikaku::storage::{keep_form, loaded_form, read_form};
use keikaku::wording::{Label, ListLabel, errors, form_faults, forms as words_of};
use leptos::prelude::*;
use web_sys::File;

use crate::browser::{LocalStore, files};
use crate::ui::app::{Locale, Saving, focus, use_editor, use_locale, use_messages, use_saving};
use crate::ui::components::{ConfirmPanel, FileButton};
use crate::ui::review::{Previews, about_file, use_previews};

const CANCEL_ID: &str = "keep-form";

/// A form that was read, and the loaded form with the same code name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// The form that was read.
    form: Arc<Form>,
    /// The loaded form that it would replace.
    loaded: Arc<Form>,
}

/// The button by which the file of a form is chosen.
#[component]
pub(crate) fn LoadFormButton(
    /// The replacement about which the user is asked; the button sets it.
    replacement: RwSignal<Option<Replacement>>,
) -> impl IntoView {
    let (locale, messages, editor, previews) = (use_locale(), use_messages(), use_editor(), use_previews());
    let load = move |files: Vec<File>| {
        for file in files {
            replacement.set(None);
            editor.commit_typing();
            messages.clear();
            leptos::task::spawn_local(load(previews, file, previews.begin_reading(), replacement));
        }
    };
    view! {
        <FileButton
            id="form-chooser"
            label=locale.label(ListLabel::LOAD_FORM)
            accept=".json,.txt"
            is_multiple=false
            on_files=load
        />
    }
}

/// The question whether a form replaces another form with the same code name; nothing while there is no question.
#[component]
pub(crate) fn ReplaceFormPanel(
    /// The replacement about which the user is asked; either answer ends the question.
    replacement: RwSignal<Option<Replacement>>,
) -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let panel = move |asked: Replacement| {
        let question = words_of::ask_replace(&asked.form, &asked.loaded, locale.language());
        let replace = move |()| {
            replacement.set(None);
            keep(saving, &asked.form);
            focus::focus_after_update(vec!["main".to_owned()]);
        };
        let cancel = move |()| {
            replacement.set(None);
            focus::focus_after_update(vec!["main".to_owned()]);
        };
        view! {
            <ConfirmPanel
                question
                question_id="replacing-form"
                confirm_label=locale.label(ListLabel::REPLACE_FORM)
                cancel_label=locale.label(Label::CANCEL)
                cancel_id=CANCEL_ID
                on_confirm=replace
                on_cancel=cancel
            />
        }
    };
    move || replacement.get().map(panel)
}

/// Reads a file and keeps its form, or asks whether the form replaces a loaded one.
async fn load(previews: Previews, file: File, reading: u32, replacement: RwSignal<Option<Replacement>>) {
    let saving = previews.saving;
    let (messages, locale) = (saving.editor.messages, saving.editor.locale());
    let read = read(locale, &file).await;
    if !previews.is_reading(reading) {
        return;
    }
    let form = match read {
        Ok(form) => form,
        Err(sentence) => return messages.show_error(about_file(&file.name(), &sentence)),
    };
    match loaded_form(&LocalStore, &form.code) {
        Ok(Some(loaded)) if *loaded != form => {
            replacement.set(Some(Replacement { form: Arc::new(form), loaded }));
            focus::focus_after_update(vec![CANCEL_ID.to_owned()]);
        }
        Ok(_) => keep(saving, &form),
        Err(error) => messages.show_error(words_of::not_kept(error, locale.language())),
    }
}

/// The form of a file, or the sentences on why there is none.
async fn read(locale: Locale, file: &File) -> Result<Form, String> {
    let sentences = |faults: &[FormFault]| form_faults::sentences(faults, locale.language()).join("\n");
    // A file that is too large is not read at all.
    if file.size() > f64::from(Form::LARGEST_FILE) {
        return Err(sentences(&[FormFault { at: String::new(), kind: FormFaultKind::TooLarge }]));
    }
    let bytes = files::read(file).await.map_err(|_| errors::file(PlanFileError::Unreachable, locale.language()))?;
    read_form(&bytes).map_err(|faults| sentences(&faults))
}

/// Keeps the form, with a message on the outcome.
fn keep(saving: Saving, form: &Form) {
    let (messages, locale) = (saving.editor.messages, saving.editor.locale());
    match keep_form(&LocalStore, form) {
        Ok(()) => messages.show_message(words_of::loaded(form, locale.language())),
        Err(error) => messages.show_error(words_of::not_kept(error, locale.language())),
    }
    saving.read_forms();
}
