//! A choice of an indicator as a `<select>`, and the label of a control of an indicator.

use keikaku::plan::place::ChoiceKind;
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Label, choices};
use leptos::prelude::*;

use crate::ui::app::field::place;
use crate::ui::app::field::registry::{PageField, bind_field};
use crate::ui::app::{use_editor, use_locale};
use crate::ui::pages::table::row_actions::choose;

/// The choice as a `<select>`, marked while nothing is chosen (未設定), with the accessible name `{指標名} {label}`.
#[component]
pub(crate) fn ChoiceSelect(
    /// The indicator.
    id: IndicatorId,
    /// The choice.
    choice: ChoiceKind,
    /// The value of the selected option.
    #[prop(into)]
    current: Signal<&'static str>,
    /// The name of the indicator, where the label is not seen because the place of the choice says what it is.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let made_with = current.get_untracked();
    let options = choices::options(choice, locale.language()).into_iter().map(|option| {
        view! { <option value=option.word selected=option.word == made_with>{option.label}</option> }
    });
    let options = options.collect_view();
    let select = move |label: Option<Signal<String>>, labelled_by: Option<String>| {
        view! {
            <select
                class:blank=move || choices::is_unset(current.get())
                id=place::of_choice(id, choice)
                use:bind_field=PageField::Choice(id, choice)
                aria-label=move || label.map(|label| label.get())
                aria-labelledby=labelled_by
                prop:value=move || current.get()
                on:change=move |event| choose(editor, id, choice, &event_target_value(&event))
            >
                {options}
            </select>
        }
        .into_any()
    };
    let label = choices::label(choice);
    match name {
        Some(name) => {
            let name = Signal::derive(move || format!("{} {}", name.get(), locale.label(label)));
            view! { <span class="field">{select(Some(name), None)}</span> }.into_any()
        }
        None => labelled(id, choices::word(choice), label, move |labelled_by| select(None, Some(labelled_by))),
    }
}

/// A control with its visible label and the accessible name `{指標名} {label}`. `make` receives the ids of the elements
/// that make up the name.
pub(crate) fn labelled(id: IndicatorId, word: &str, label: Label, make: impl FnOnce(String) -> AnyView) -> AnyView {
    let label_id = format!("label-{id}-{word}");
    let control = make(format!("name-{id} {label_id}"));
    view! {
        <span class="field">
            <span class="field-label" id=label_id>{use_locale().label(label)}</span>
            {control}
        </span>
    }
    .into_any()
}
