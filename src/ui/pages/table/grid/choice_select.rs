//! A choice of an indicator as a `<select>`, and the label of a control of an indicator.

use keikaku::plan::ChoiceKind;
use keikaku::value::IndicatorId;
use keikaku::wording::Label;
use keikaku::wording::choices::{self, ChoiceOption};
use leptos::prelude::*;

use crate::ui::app::{PageField, use_locale, use_open_plan};
use crate::ui::components::SelectField;
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
    /// The name of the indicator, if the label is not shown because the place of the choice makes it clear.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let option = |option: ChoiceOption| (option.word.to_owned(), option.label);
    let options: Vec<_> = choices::options(choice, locale.language()).into_iter().map(option).collect();
    let select = move |label: MaybeProp<String>, labelled_by: Option<String>| {
        view! {
            <SelectField
                field=PageField::Choice(id, choice)
                is_blank=Signal::derive(move || choices::is_unset(current.get()))
                options
                chosen=Signal::derive(move || current.get().to_owned())
                on_select=move |option: String| choose(plan, id, choice, &option)
                label
                labelled_by
            />
        }
        .into_any()
    };
    let label = choices::label(choice);
    match name {
        Some(name) => {
            let name = Signal::derive(move || format!("{} {}", name.get(), locale.label(label)));
            view! { <span class="field">{select(name.into(), None)}</span> }.into_any()
        }
        None => labelled(id, choices::word(choice), label, move |labelled_by| {
            select(MaybeProp::default(), Some(labelled_by))
        }),
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
