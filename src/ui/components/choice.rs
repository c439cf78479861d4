//! A choice of one option out of several, with a visible label.

use keikaku::wording::names;
use leptos::prelude::*;

/// A label and a `<select>` below it.
#[component]
pub(crate) fn Choice(
    /// The id of the `<select>`, by which it gets the focus.
    #[prop(into)]
    id: String,
    /// The visible label.
    label: &'static str,
    /// The accessible name, which contains the label; the label itself if there is none.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The options, each with its value and its text.
    options: Vec<(String, String)>,
    /// The value that is selected at first.
    #[prop(into)]
    selected: String,
    /// Called with the value that a person selects.
    #[prop(into)]
    on_select: Callback<String>,
) -> impl IntoView {
    let options = options.into_iter().map(move |(value, name)| {
        let is_selected = value == selected;
        view! { <option value=value selected=is_selected>{names::without_long_runs(&name)}</option> }
    });
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <select id=id aria-label=name on:change=move |event| on_select.run(event_target_value(&event))>{options.collect_view()}</select>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    async fn the_selected_option_is_chosen_at_first() {
        let page = TestPage::show(|_| {
            let option = |value: &str| (value.to_owned(), format!("{value}年"));
            let options = vec![option("2026"), option("2027")];
            view! { <Choice id="year" label="年度" options selected="2027" on_select=|_: String| {} /> }
        });
        shown().await;
        assert_eq!(page.text("option[selected]"), "2027年");
        assert_eq!(page.text(".field-label"), "年度");
    }
}
