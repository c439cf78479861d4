//! A choice of one option out of several, without its label.

use keikaku::wording::names;
use leptos::prelude::*;
use web_sys::{Element, HtmlSelectElement};

use crate::ui::app::{PageField, bind_field, place};

/// A `<select>` that follows the chosen value: it shows changes by undo and other tabs, and returns to the old value if
/// a choice was refused. A chosen value that is not offered is an option of its own, because the browser would show the
/// first option instead.
#[component]
pub(crate) fn SelectField(
    /// The id of the element, by which it gets the focus.
    #[prop(optional, into)]
    id: Option<String>,
    /// The options, each with its value and its text.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value of the option that is chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the value that a person selects.
    #[prop(into)]
    on_select: Callback<String>,
    /// The accessible name, if no label refers to the id or contains the field.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// The ids of the elements that name the field.
    #[prop(optional_no_strip, into)]
    labelled_by: Option<String>,
    /// The id of the element that describes the field.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// The field of the document that the choice edits. Findings at that field lead to this element.
    #[prop(optional)]
    field: Option<PageField>,
    /// Whether nothing is chosen, which gets a mark. (It is a prop because a class that the caller sets on the
    /// component is read once more after its signal is disposed of.)
    #[prop(optional, into)]
    is_blank: Signal<bool>,
    /// Whether the choice is disabled.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
    /// The language of the options, if it is not the language of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let id = id.or_else(|| field.map(place::of_field));
    let option = |chosen: &str, (value, text): (String, String)| {
        let is_chosen = value == chosen;
        view! { <option value=value prop:selected=is_chosen>{names::without_long_runs(&text)}</option> }
    };
    let offered_last = StoredValue::new((String::new(), String::new()));
    let options = move || {
        let mut options = options.get();
        chosen.with(|chosen| {
            match options.iter().find(|(value, _)| value == chosen) {
                Some(offered) => offered_last.set_value(offered.clone()),
                None => options.push(offered_last.with_value(|last| not_offered(chosen, last))),
            }
            options.into_iter().map(|each| option(chosen, each)).collect_view()
        })
    };
    let select = move |event| {
        on_select.run(event_target_value(&event));
        if let Some(chosen) = chosen.try_get_untracked() {
            event_target::<HtmlSelectElement>(&event).set_value(&chosen);
        }
    };
    view! {
        <select
            id=id
            use:bind=field
            class:blank=is_blank
            disabled=is_disabled
            lang=lang
            aria-label=move || label.get()
            aria-labelledby=labelled_by
            aria-describedby=described_by
            on:change=select
        >
            {options}
        </select>
    }
}

/// The option of a value that is not offered, with its text if it was offered `last`. The `=` of a value that may be blank
/// is not shown.
fn not_offered(value: &str, last: &(String, String)) -> (String, String) {
    if last.0 == value { last.clone() } else { (value.to_owned(), value.trim_start_matches('=').to_owned()) }
}

fn bind(element: Element, field: Option<PageField>) {
    if let Some(field) = field {
        bind_field(element, field);
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    fn years(years: &[&str]) -> Vec<(String, String)> {
        years.iter().map(|year| ((*year).to_owned(), format!("FY {year}"))).collect()
    }

    #[wasm_bindgen_test]
    async fn the_field_follows_the_chosen_and_the_offered_options() {
        let (offered, chosen) = (RwSignal::new(years(&["2026", "2027"])), RwSignal::new("2027".to_owned()));
        let page = TestPage::show(move |_| view! { <SelectField options=offered chosen on_select=|_: String| {} /> });
        shown().await;
        assert_eq!(page.value("select"), "2027");
        chosen.set("2026".to_owned());
        shown().await;
        assert_eq!(page.value("select"), "2026");
        offered.set(years(&["2025", "2026", "2027"]));
        shown().await;
        assert_eq!(page.value("select"), "2026");
    }

    #[wasm_bindgen_test]
    async fn a_chosen_value_that_is_not_offered_is_shown() {
        let (offered, chosen) = (RwSignal::new(years(&["2026", "2027"])), RwSignal::new("2027".to_owned()));
        let page = TestPage::show(move |_| view! { <SelectField options=offered chosen on_select=|_: String| {} /> });
        let content = || (page.value("select"), page.text("option:checked"));
        offered.set(years(&["2026"]));
        shown().await;
        assert_eq!(content(), ("2027".to_owned(), "FY 2027".to_owned()));
        chosen.set("=子育て".to_owned());
        shown().await;
        assert_eq!(content(), ("=子育て".to_owned(), "子育て".to_owned()));
        chosen.set("2026".to_owned());
        shown().await;
        assert_eq!(page.value("select"), "2026");
    }

    #[wasm_bindgen_test]
    async fn a_refused_choice_is_not_shown() {
        let page = TestPage::show(|_| {
            view! { <SelectField options=years(&["2026", "2027"]) chosen="2026" on_select=|_: String| {} /> }
        });
        shown().await;
        page.change("select", "2027");
        assert_eq!(page.value("select"), "2026");
    }
}
