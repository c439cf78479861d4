//! Buttons that restrict a list to entries of one kind.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// A kind of entries in a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KindCount<K: 'static> {
    /// The kind.
    pub(crate) kind: K,
    /// The label of the kind.
    pub(crate) name: &'static str,
    /// The number of entries of that kind in the list.
    pub(crate) count: Signal<usize>,
}

/// A button for all entries and a button for each kind, each with its number of entries. A kind without entries has no
/// visible button.
#[component]
pub(crate) fn KindButtons<K>(
    /// The kind to which the list is restricted; `None` for all entries.
    #[prop(into)]
    shown: RwSignal<Option<K>>,
    /// The number of all entries.
    #[prop(into)]
    all: Signal<usize>,
    /// The kinds, in the order of their buttons.
    kinds: Vec<KindCount<K>>,
) -> impl IntoView
where
    K: Copy + PartialEq + Send + Sync + 'static,
{
    let locale = use_locale();
    let all_name = locale.label(Label::ALL_OF_THEM);
    let buttons = kinds
        .into_iter()
        .map(|KindCount { kind, name, count }| view! { <KindButton shown kind=Some(kind) name count /> })
        .collect_view();
    view! {
        <div class="kinds" role="group" aria-label=locale.label(Label::SHOW_KIND)>
            <KindButton shown kind=None name=all_name count=all />
            {buttons}
        </div>
    }
}

/// The button of one kind, or of all entries.
#[component]
fn KindButton<K>(
    shown: RwSignal<Option<K>>,
    /// The kind to which the button restricts the list; `None` for all entries.
    kind: Option<K>,
    name: &'static str,
    count: Signal<usize>,
) -> impl IntoView
where
    K: Copy + PartialEq + Send + Sync + 'static,
{
    let language = use_locale().language();
    let text = move || language.choose(format!("{name} {}", count.get()), format!("{name} ({})", count.get()));
    view! {
        <button
            type="button"
            class="quiet"
            hidden=move || kind.is_some() && count.get() == 0
            aria-pressed=move || (shown.get() == kind).to_string()
            on:click=move |_| shown.set(kind)
        >
            <span>{text}</span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    async fn a_kind_without_entries_has_no_button_and_a_press_selects_a_kind() {
        let shown_kind = ArcRwSignal::new(None::<u8>);
        let page = {
            let shown_kind = RwSignal::from(shown_kind.clone());
            TestPage::show(move |_| {
                let kind = |kind, name, count| KindCount { kind, name, count: Signal::stored(count) };
                let kinds = vec![kind(1, "変更", 2), kind(2, "追加", 0)];
                view! { <KindButtons shown=shown_kind all=Signal::stored(2_usize) kinds /> }
            })
        };
        shown().await;
        assert_eq!((page.count("button"), page.count("button[hidden]")), (3, 1));
        page.click("button:nth-of-type(2)");
        shown().await;
        assert_eq!(shown_kind.get_untracked(), Some(1));
        assert_eq!(page.text("button[aria-pressed='true']"), "変更 2");
    }
}
