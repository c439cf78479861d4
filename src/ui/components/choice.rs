//! A choice of one option out of several, with a visible label.

use leptos::prelude::*;

use crate::ui::components::SelectField;

/// A label and a `<select>` below it.
#[component]
pub(crate) fn Choice(
    /// The id of the `<select>`, by which it gets the focus.
    #[prop(into)]
    id: String,
    /// The visible label.
    label: &'static str,
    /// The accessible name, which contains the label; `None` if the label is the name.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The options, each with its value and its text.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value of the option that is chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the value that a person selects.
    #[prop(into)]
    on_select: Callback<String>,
    /// Whether the choice is disabled.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
) -> impl IntoView {
    // The options are written again only if they differ, whatever the signals depend on.
    let (options, chosen) = (Memo::new(move |_| options.get()), Memo::new(move |_| chosen.get()));
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <SelectField id options chosen on_select is_disabled label=name.map(str::to_owned) />
        </label>
    }
}
