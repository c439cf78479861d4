//! The settings of the person who saves files.

use keikaku::storage::Remind;
use keikaku::wording::{FolderLabel, Label};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::files::{change, file_settings};
use crate::ui::app::use_locale;

/// 保存する人の名前, and the time without a saved file after which a reminder is shown.
#[component]
pub(crate) fn FileSettings() -> impl IntoView {
    view! {
        <PersonName />
        <RemindAfter />
    }
}

#[component]
fn PersonName() -> impl IntoView {
    let locale = use_locale();
    let set_name = |event: Event| {
        let name = event_target_value(&event).trim().to_owned();
        change(|settings| settings.person = Some(name).filter(|name| !name.is_empty()));
    };
    view! {
        <div class="file-choice">
            <label for="person-name">{locale.label(FolderLabel::PERSON_NAME)}</label>
            <input
                type="text"
                autocomplete="off"
                id="person-name"
                aria-describedby="person-meaning"
                value=file_settings().person.unwrap_or_default()
                on:input=set_name
            />
            <p id="person-meaning">{locale.label(FolderLabel::PERSON_MEANING)}</p>
        </div>
    }
}

#[component]
fn RemindAfter() -> impl IntoView {
    let locale = use_locale();
    let now = file_settings().remind;
    let options = Remind::ALL.map(|remind| {
        let set_remind = move |_| change(|settings| settings.remind = remind);
        view! {
            <label class="choice">
                <input type="radio" name="remind" checked=remind == now on:change=set_remind />
                <span>{locale.label(label(remind))}</span>
            </label>
        }
    });
    let name = locale.label(FolderLabel::REMIND_AFTER);
    view! {
        <div class="file-choice" role="radiogroup" aria-label=name>
            <span>{name}</span>
            {options.into_iter().collect_view()}
        </div>
    }
}

fn label(remind: Remind) -> Label {
    match remind {
        Remind::Week => FolderLabel::REMIND_WEEK,
        Remind::TwoWeeks => FolderLabel::REMIND_TWO_WEEKS,
        Remind::Month => FolderLabel::REMIND_MONTH,
        Remind::Never => FolderLabel::REMIND_NEVER,
    }
}
