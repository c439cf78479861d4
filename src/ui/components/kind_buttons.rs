//! Buttons by which a list shows entries of one kind alone.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_app;

/// A kind of entries in a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KindCount<K: 'static> {
    /// The kind.
    pub(crate) kind: K,
    /// What it is called.
    pub(crate) name: &'static str,
    /// How many entries of the list are of that kind.
    pub(crate) count: Signal<usize>,
}

/// A button for all entries and one for each kind, each with the number of its entries. A kind without entries has no
/// button.
#[component]
pub(crate) fn KindButtons<K>(
    /// The kind that is shown alone; `None` for all.
    #[prop(into)]
    shown: RwSignal<Option<K>>,
    /// How many entries there are in all.
    #[prop(into)]
    all: Signal<usize>,
    /// The kinds, in the order of their buttons.
    kinds: Vec<KindCount<K>>,
) -> impl IntoView
where
    K: Copy + PartialEq + Send + Sync + 'static,
{
    let app = use_app();
    let all_name = app.label(Label::AllOfThem);
    let buttons = kinds
        .into_iter()
        .map(|KindCount { kind, name, count }| view! { <KindButton shown kind=Some(kind) name count /> })
        .collect_view();
    view! {
        <div class="kinds" role="group" aria-label=app.label(Label::ShowKind)>
            <KindButton shown kind=None name=all_name count=all />
            {buttons}
        </div>
    }
}

/// The button of one kind, or of all entries.
#[component]
fn KindButton<K>(
    shown: RwSignal<Option<K>>,
    /// The kind that the button shows alone; `None` for all.
    kind: Option<K>,
    name: &'static str,
    count: Signal<usize>,
) -> impl IntoView
where
    K: Copy + PartialEq + Send + Sync + 'static,
{
    let language = use_app().language();
    let text = move || language.of(format!("{name} {}", count.get()), format!("{} {name}", count.get()));
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
