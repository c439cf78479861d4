//! A button that opens a small list of acts below it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, Node};

use crate::ui::app::focus;
use crate::ui::components::icon::{Icon, IconName};

/// The button with its list. The list is created when it is opened; it closes when an act in it is pressed, when the
/// focus or the pointer goes elsewhere, and with Esc, which returns the focus to the button.
#[component]
pub(crate) fn Menu(
    /// The id of the button, by which it gets the focus.
    #[prop(into)]
    id: String,
    /// The text of the button; empty if an icon stands alone.
    #[prop(optional)]
    text: &'static str,
    /// The icon before the text, if any.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// The rank of the button, which is its class.
    #[prop(default = "quiet")]
    rank: &'static str,
    /// The ids of the elements that make up the accessible name, if it is not the text.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// The part of the accessible name that the button itself stands for, if it is not the text.
    #[prop(optional, into)]
    label: Option<&'static str>,
    /// The content of the list.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let (menu, button) = (NodeRef::<html::Div>::new(), NodeRef::<html::Button>::new());
    let is_inside = move |target: Option<web_sys::EventTarget>| {
        let node = target.and_then(|target| target.dyn_into::<Node>().ok());
        menu.get_untracked().is_some_and(|menu| menu.contains(node.as_ref()))
    };
    let on_focus_out = move |event: FocusEvent| {
        // A browser that gives pressed buttons no focus says that it goes nowhere.
        if event.related_target().is_some() && !is_inside(event.related_target()) {
            is_open.set(false);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if is_open.get_untracked() && focus::plain_key(&event).as_deref() == Some("Escape") {
            event.prevent_default();
            event.stop_propagation();
            is_open.set(false);
            let _ = button.get_untracked().map(|button| button.focus());
        }
    };
    let on_press = move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| matches!(target.closest("button"), Ok(Some(_)))) {
            is_open.set(false);
        }
    };
    Effect::new(move |_| {
        if is_open.get() {
            let outside = window_event_listener(leptos::ev::pointerdown, move |event| {
                if !is_inside(event.target()) {
                    is_open.set(false);
                }
            });
            on_cleanup(move || outside.remove());
            if let Some(menu) = menu.get_untracked() {
                focus_first(&menu);
            }
        }
    });
    let children = StoredValue::new(children);
    view! {
        <div class="menu" node_ref=menu on:focusout=on_focus_out on:keydown=on_key>
            <button
                type="button"
                class=rank
                id=id
                node_ref=button
                aria-label=label
                aria-labelledby=labelled_by
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {icon.map(|name| view! { <Icon name /> })} {text}
            </button>
            <Show when=move || is_open.get()>
                <div class="menu-list" on:click=move |event| on_press(event.into())>
                    {children.with_value(|children| children())}
                </div>
            </Show>
        </div>
    }
}

/// Moves the focus to the first control of the open list.
fn focus_first(menu: &HtmlElement) {
    let first = menu.query_selector(".menu-list :is(button, input)").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}
