//! A button that opens a small list of acts below it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent, Node};

use crate::ui::app::focus;
use crate::ui::components::{Icon, IconName};

/// The button with its list. The list is created when it is opened, and is kept within the window. It closes when an
/// act in it is pressed, when the focus or the pointer goes elsewhere, and on Esc. The focus returns to the button,
/// unless the act moves it.
#[component]
pub(crate) fn Menu(
    /// The id of the button, by which it gets the focus.
    #[prop(into)]
    id: String,
    /// The text of the button; empty if the button has only an icon.
    #[prop(optional)]
    text: &'static str,
    /// The icon before the text, if any.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// The class of the button, which sets its rank.
    #[prop(default = "quiet")]
    rank: &'static str,
    /// The ids of the elements that make up the accessible name, if the name is not the text.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// The button's own part of the accessible name, if it is not the text.
    #[prop(optional, into)]
    label: Option<&'static str>,
    /// The content of the list.
    children: ChildrenFn,
) -> impl IntoView {
    let opened = Opened { is_open: RwSignal::new(false), button: StoredValue::new(id.clone()) };
    let is_open = opened.is_open;
    let list = NodeRef::<html::Div>::new();
    let on_press = move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| matches!(target.closest("button"), Ok(Some(_)))) {
            is_open.set(false);
            focus::restore_if_lost(vec![opened.button.get_value()]);
        }
    };
    opened.close_elsewhere();
    let back = moved_into_the_window(is_open, list);
    let children = StoredValue::new(children);
    view! {
        <div class="menu" on:keydown=move |event| opened.on_key(&event)>
            <button
                type="button"
                class=rank
                id=id
                aria-label=label
                aria-labelledby=labelled_by
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {icon.map(|name| view! { <Icon name /> })} {text}
            </button>
            <Show when=move || is_open.get()>
                <div class="menu-list" node_ref=list style:translate=back on:click=move |event| on_press(event.into())>
                    {children.with_value(|children| children())}
                </div>
            </Show>
        </div>
    }
}

/// A list that a button opens. Both have the same parent element.
#[derive(Clone, Copy)]
pub(crate) struct Opened {
    /// Whether the list is open.
    pub(crate) is_open: RwSignal<bool>,
    /// The id of the button.
    pub(crate) button: StoredValue<String>,
}

impl Opened {
    fn is_inside(self, target: Option<EventTarget>) -> bool {
        let node = target.and_then(|target| target.dyn_into::<Node>().ok());
        let around = self.button.with_value(|id| document().get_element_by_id(id)).and_then(|it| it.parent_element());
        around.is_some_and(|around| around.contains(node.as_ref()))
    }

    /// Closes the list on Esc, and returns the focus to the button.
    pub(crate) fn on_key(self, event: &KeyboardEvent) {
        if self.is_open.get_untracked() && focus::plain_key(event).as_deref() == Some("Escape") {
            event.prevent_default();
            event.stop_propagation();
            self.is_open.set(false);
            let _is_there = self.button.with_value(|id| focus::focus_id(id));
        }
    }

    /// Closes the list when the focus or the pointer goes elsewhere.
    pub(crate) fn close_elsewhere(self) {
        let leave = move |event: Event| {
            if !self.is_inside(event.target()) {
                self.is_open.set(false);
            }
        };
        Effect::new(move |_| {
            if self.is_open.get() {
                let press = window_event_listener(leptos::ev::pointerdown, move |event| leave(event.into()));
                let focus = window_event_listener(leptos::ev::focusin, move |event| leave(event.into()));
                on_cleanup(move || {
                    press.remove();
                    focus.remove();
                });
            }
        });
    }
}

/// The horizontal shift (CSS `translate`) that keeps the list within the window; `None` without a shift. Also moves the
/// focus to the first control of the list when it opens.
fn moved_into_the_window(is_open: RwSignal<bool>, list: NodeRef<html::Div>) -> RwSignal<Option<String>> {
    let back = RwSignal::new(None);
    Effect::new(move |_| {
        let list = if is_open.get() { list.get_untracked() } else { None };
        back.set(list.as_ref().and_then(|list| past_the_window(list)).map(|width| format!("-{width}px")));
        if let Some(list) = list {
            focus_first(&list);
        }
    });
    back
}

/// The number of pixels by which the list extends past the right edge of the window; `None` if it does not.
fn past_the_window(list: &HtmlElement) -> Option<f64> {
    let page = f64::from(document().document_element()?.client_width());
    let past = list.get_bounding_client_rect().right() - page;
    (past > 0.0).then(|| past.ceil())
}

/// Moves the focus to the first control of the open list.
fn focus_first(list: &HtmlElement) {
    let first = list.query_selector(":is(button, input)").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}
