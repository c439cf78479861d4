//! A field for a setting, which commits the typed text when it is left or Enter is pressed.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// Stores the text that was entered, or returns the reason why it cannot be read. It is not a [`Callback`], which would
/// be disposed of before the browser leaves a field that is being removed.
pub(crate) type Commit = Box<dyn Fn(String) -> Result<(), String>>;

/// A field of one line that follows the setting, so that it also shows changes by undo and other tabs. A text that
/// cannot be read stays in the field, where it can be corrected, until the setting changes.
#[component]
pub(crate) fn CommittedField(
    /// The id of the element.
    #[prop(optional, into)]
    id: Option<&'static str>,
    /// The setting as a text.
    #[prop(into)]
    text: Signal<String>,
    /// Called with the entered text.
    on_commit: Commit,
    /// The reason why the text in the field cannot be read, for the sentence beside the field. While it is `None`, the
    /// field shows the setting.
    #[prop(default = RwSignal::new(None))]
    error: RwSignal<Option<String>>,
    /// The class, if the field needs one.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The placeholder: the value that applies while the field is blank.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// The maximum number of characters that can be typed.
    #[prop(optional)]
    maxlength: Option<&'static str>,
    /// Whether a telephone shows its keyboard of digits for the field.
    #[prop(optional)]
    is_number: bool,
    /// The accessible name, if no label refers to the id or contains the field.
    #[prop(optional, into)]
    label: Option<String>,
    /// The ids of the elements that name the field.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// The ids of the elements that describe the field.
    #[prop(optional, into)]
    described_by: Option<String>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    // Only a change of the setting overwrites the typed text, not every change of the signals that the setting is
    // derived from.
    let text = Memo::new(move |_| text.get());
    let follow = move |field: &HtmlInputElement| {
        // The same text is not written again, since that would move the caret.
        if let Some(text) = text.try_get_untracked().filter(|text| field.value() != *text) {
            field.set_value(&text);
        }
    };
    Effect::new(move |_| {
        text.track();
        error.set(None);
    });
    Effect::new(move |_| {
        text.track();
        if let Some(field) = field.get().filter(|_| error.with(Option::is_none)) {
            follow(&field);
        }
    });
    let change = move |event| {
        let field = event_target::<HtmlInputElement>(&event);
        let read = on_commit(field.value());
        // If the text is another notation of the same setting, no signal changes, so the text is rewritten here.
        if read.is_ok() {
            follow(&field);
        }
        // The field may be in the process of removal, with its signal already disposed of.
        let _is_there = error.try_set(read.err());
    };
    view! {
        <input
            type="text"
            id=id
            node_ref=field
            lang="ja"
            autocomplete="off"
            class=class
            inputmode=is_number.then_some("numeric")
            maxlength=maxlength
            placeholder=placeholder
            value=text.get_untracked()
            aria-label=label
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            on:change=change
        />
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    async fn the_field_follows_the_setting_and_keeps_unreadable_text() {
        let percent = RwSignal::new(80);
        let page = TestPage::show(move |_| {
            let text = Signal::derive(move || percent.get().to_string());
            let take = move |text: String| {
                text.trim().parse().map(|read| percent.set(read)).map_err(|_| "no number".to_owned())
            };
            view! { <CommittedField text on_commit=Box::new(take) /> }
        });
        let steps = [(" 90 ", "90", false), ("many", "many", true), ("90", "90", false)];
        for (typed, kept, is_wrong) in steps {
            page.change("input", typed);
            shown().await;
            let marked = page.find("[aria-invalid]").is_some();
            assert_eq!((page.value("input").as_str(), marked), (kept, is_wrong), "{typed}");
        }
        page.change("input", "many");
        percent.set(70);
        shown().await;
        assert_eq!(page.value("input"), "70");
        assert!(page.find("[aria-invalid]").is_none());
    }
}
