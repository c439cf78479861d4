//! Records of the store that could not be opened. They stay unchanged until a person decides.

use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::storage::{Refusal, Restorable, Store, UnreadableRecord, move_aside, plan_key, plan_name_in, restorable};
use keikaku::wording::{Label, Language, ListLabel, copies as words_of, errors, names};
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::{JSON, Saving, focus, use_locale, use_messages, use_saving};
use crate::ui::components::{AskedButton, Button};
use crate::ui::pages::list::plan_lines::use_lines;
use crate::ui::pages::list::plan_steps::put_back;

/// The records that could not be opened, with the reasons; nothing if there are none. Each can be downloaded as it is,
/// a damaged one can be removed, and restored if the plan has an automatic copy.
#[component]
pub(crate) fn UnreadableRecords() -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let row = |record| view! { <UnreadableRecord record /> };
    move || {
        let records = saving.unreadable.get();
        (!records.is_empty()).then(|| {
            view! {
                <section class="set-aside">
                    <h2>{locale.label(ListLabel::SET_ASIDE)}</h2>
                    <ul>{records.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// A record: the name of its plan if it can be read, its key, why the record could not be opened, its length, and its
/// buttons.
#[component]
fn UnreadableRecord(
    /// The record. A record that changes is another record, with its own row.
    record: UnreadableRecord,
) -> impl IntoView {
    let (language, messages) = (use_locale().language(), use_messages());
    let is_damaged = matches!(record.why, Refusal::Damaged(_));
    let length = words_of::record_length(record.raw.chars().count(), language);
    let why = errors::unreadable_record(record.why, language);
    let restorable =
        restorable(&LocalStore, &record).ok().flatten().map(|restorable| view! { <Restoring restorable /> });
    let (called, file) = (called(&record, language), format!("{}.txt", record.key.replace('/', "_")));
    let record = StoredValue::new(record);
    let download = move |_| {
        record.try_with_value(|record| messages.offer(&file, record.raw.as_bytes(), JSON));
    };
    view! {
        <li data-damaged=is_damaged data-other-format={!is_damaged}>
            <span class="record-key">{called.clone()}</span>
            <span>{why}</span>
            <span class="size">{length}</span>
            <Button class="secondary" text=ListLabel::TAKE_OUT_RAW.text(language) on_press=download />
            {restorable}
            {is_damaged.then(|| view! { <Removing record called /> })}
        </li>
    }
}

/// The displayed name of a record.
fn called(record: &UnreadableRecord, language: Language) -> String {
    words_of::record(plan_name_in(&record.raw).as_deref(), &record.key, language)
}

/// The newest readable copy of the plan, and …を控えから直す, which restores the plan as it is in the copy.
#[component]
fn Restoring(
    /// The copy.
    restorable: Restorable,
) -> impl IntoView {
    let (language, saving, lines) = (use_locale().language(), use_saving(), use_lines());
    let state_time = words_of::state_time(restorable.saved, language);
    let name = names::plan_name(&restorable.plan, language);
    let done = words_of::restored(&name, &state_time, language);
    let said = words_of::restore_state(&state_time, restorable.passed_over, language);
    let restore_it = move |_| {
        // Otherwise a message has explained why.
        if restore(saving, &restorable.plan, &done) {
            lines.focus_plan(restorable.plan.id);
        }
    };
    view! {
        <span>{said}</span>
        <Button class="primary" text={words_of::restore(&name, language)} on_press=restore_it />
    }
}

/// …を消す, and the question before the removal.
#[component]
fn Removing(
    /// The damaged record.
    record: StoredValue<UnreadableRecord>,
    /// The displayed name of the record.
    called: String,
) -> impl IntoView {
    let (language, saving) = (use_locale().language(), use_saving());
    let key = record.with_value(|record| record.key.clone());
    let confirm = move |()| {
        record.try_with_value(|record| remove(saving, record));
    };
    view! {
        <AskedButton
            label=words_of::remove_record(&called, language)
            rank="quiet"
            id=format!("remove-{key}")
            question=words_of::ask_remove(&called, language)
            confirm_label=Label::REMOVE_FOR_GOOD.text(language)
            cancel_label=Label::KEEP_IT.text(language)
            cancel_id=format!("keep-{key}")
            on_confirm=confirm
        />
    }
}

/// Moves the damaged text to its own key, then restores the plan by a command. Returns whether the plan is restored.
pub(super) fn restore(saving: Saving, plan: &Arc<Plan>, done: &str) -> bool {
    match move_aside(&LocalStore, plan.id) {
        Ok(moved) => {
            let key = plan_key(plan.id);
            saving.unreadable.update(|records| {
                records.retain(|record| record.key != key);
                records.extend(moved);
            });
            put_back(saving, plan, done.to_owned())
        }
        Err(error) => {
            saving.editor.messages.say_store_error(error);
            false
        }
    }
}

/// Removes the record for good, if the store still has exactly the text that was shown: another tab may have restored
/// it.
fn remove(saving: Saving, record: &UnreadableRecord) {
    let removed = LocalStore
        .read(&record.key)
        .and_then(|raw| if raw.as_ref() == Some(&record.raw) { LocalStore.remove(&record.key) } else { Ok(()) });
    match removed {
        Ok(()) => saving.unreadable.update(|records| records.retain(|one| one != record)),
        Err(error) => saving.editor.messages.say_store_error(error),
    }
    focus::focus_after_update(vec!["main".to_owned()]);
}
