//! A field for a setting, which takes what was typed when it is left or Enter is pressed.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// Takes the text that was entered. Returns why it cannot be read if it cannot. It is no [`Callback`], which is gone when the
/// browser leaves a field that is being removed.
pub(crate) type Commit = Box<dyn Fn(String) -> Result<(), String>>;

/// A field of one line that follows the setting: undo and other tabs show in it. A text that cannot be read stays in it, where it
/// can be mended, until the setting is another.
#[component]
pub(crate) fn CommittedField(
    /// The id of the element.
    #[prop(optional, into)]
    id: Option<&'static str>,
    /// The setting as a text.
    #[prop(into)]
    text: Signal<String>,
    /// Takes what was entered.
    on_commit: Commit,
    /// Why the text in the field cannot be read, for the sentence beside the field. Without a reason it shows the setting.
    #[prop(default = RwSignal::new(None))]
    error: RwSignal<Option<String>>,
    /// The class, where the field needs one.
    #[prop(optional)]
    class: Option<&'static str>,
    /// What holds while it is blank.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// The most letters that can be typed.
    #[prop(optional)]
    maxlength: Option<&'static str>,
    /// Whether a telephone shows digits for it.
    #[prop(optional)]
    is_number: bool,
    /// The accessible name, where no label names the id or contains the field.
    #[prop(optional, into)]
    label: Option<String>,
    /// The ids of the elements that name it.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// The ids of the elements that describe it.
    #[prop(optional, into)]
    described_by: Option<String>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    // What is typed is written over by another setting alone, and not by each change of what it is read from.
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
        // Another notation of the same setting changes nothing that is followed.
        if read.is_ok() {
            follow(&field);
        }
        // The field may be going, and the signal gone.
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
    async fn the_field_follows_the_setting_and_keeps_what_it_cannot_read() {
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
