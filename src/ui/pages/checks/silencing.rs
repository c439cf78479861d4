//! Silencing a finding: a button, and the field for the reason that it opens.

use keikaku::checks::Finding;
use keikaku::command::PlanCommand;
use keikaku::value::width;
use keikaku::wording::{ChecksLabel, Label};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::{focus, use_locale, use_messages, use_open_plan};
use crate::ui::components::Button;
use crate::ui::pages::checks::worded_finding::{WordedFinding, send};

/// The button that asks for a reason, and the form that it opens. At most one form is open.
#[component]
pub(crate) fn Silencing(
    /// The finding.
    worded: WordedFinding,
    /// The initial reason in the field.
    reason: String,
    /// The key of the finding whose form is open.
    asks_reason_of: RwSignal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let WordedFinding { finding, place, .. } = worded;
    let key = StoredValue::new(key(&finding));
    let is_open = Memo::new(move |_| key.with_value(|key| asks_reason_of.get().as_ref() == Some(key)));
    let toggle = move |_| {
        let key = key.get_value();
        asks_reason_of.set((!is_open.get_untracked()).then(|| key.clone()));
        focus::focus_after_update(vec![field_id(&key)]);
    };
    let label = locale.label(ChecksLabel::SILENCE);
    let name = format!("{} {place} {label}", finding.code());
    let form = move || {
        let (finding, reason) = (finding.clone(), reason.clone());
        let close = move |()| asks_reason_of.set(None);
        is_open.get().then(|| view! { <ReasonForm finding reason on_close=close /> })
    };
    view! {
        <div class="silencing">
            <button
                type="button"
                class="quiet"
                aria-label=name
                aria-expanded=move || is_open.get().to_string()
                on:click=toggle
            >
                {label}
            </button>
            {form}
        </div>
    }
}

/// The field for the reason, which must not be blank. The form sends [`PlanCommand::Silence`].
#[component]
fn ReasonForm(finding: Finding, reason: String, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let (locale, messages, plan) = (use_locale(), use_messages(), use_open_plan());
    let id = field_id(&key(&finding));
    let field = StoredValue::new(id.clone());
    let confirm = move || {
        let Some(field) = field.try_get_value() else { return };
        let reason = focus::text_of(&field).unwrap_or_default();
        let reason = width::trim(&reason);
        if reason.is_empty() {
            messages.say_error(ChecksLabel::REASON_NEEDED);
            focus::focus_id(&field);
            return;
        }
        on_close.run(());
        if let Some(kept) = finding.silenced_because(reason) {
            send(plan, PlanCommand::Silence { row: finding.place.indicator(), kept });
        }
    };
    let on_key = {
        let confirm = confirm.clone();
        move |event: KeyboardEvent| {
            if focus::plain_key(&event).as_deref() == Some("Enter") {
                confirm();
            }
        }
    };
    view! {
        <div class="reason">
            <label for=id.clone()>{locale.label(ChecksLabel::SILENCE_REASON)}</label>
            <input type="text" autocomplete="off" value=reason id=id on:keydown=on_key />
            <Button class="primary" text=locale.label(Label::CONFIRM) on_press=move |_| confirm() />
        </div>
    }
}

/// A key of a finding, made of its code and its place.
fn key(finding: &Finding) -> String {
    format!("{}-{}", finding.code(), finding.place).replace('/', "-")
}

/// The id of the field for the reason.
fn field_id(key: &str) -> String {
    format!("reason-{key}")
}
