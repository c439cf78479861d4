//! The message at the lower edge: what was done, or what failed and what to do about it. It is a strip of at most two
//! lines, so that it covers no row in which somebody works; a longer message can be expanded.

use keikaku::wording::{Label, names};
use leptos::prelude::*;
use leptos::{ev, html};

use crate::browser::screen::PageMark;
use crate::ui::app::focus::work_ids;
use crate::ui::app::{focus, selection, use_editor_view, use_locale, use_messages};
use crate::ui::components::{Icon, IconName};

/// Half the height of a line in pixels: letters may be a little higher than their line.
const HALF_LINE: i32 = 11;

/// The message with the button that closes it, and the button that expands it if it is cut; nothing if there is no
/// message. An error message is an alert.
#[component]
pub(crate) fn MessageBar() -> impl IntoView {
    let (locale, messages, view) = (use_locale(), use_messages(), use_editor_view());
    let close = move |_| {
        messages.clear();
        focus::focus_after_update(work_ids(view));
    };
    let (text, is_cut, is_whole) = (NodeRef::<html::P>::new(), RwSignal::new(false), RwSignal::new(false));
    let measure = move || {
        if let Some(text) = text.get_untracked().filter(|_| !is_whole.get_untracked()) {
            is_cut.set(text.scroll_height() > text.client_height() + HALF_LINE);
        }
    };
    Effect::new(move |_| {
        is_whole.set(false);
        is_cut.set(false);
        if messages.message.with(Option::is_some) {
            leptos::task::spawn_local(async move {
                leptos::task::tick().await;
                measure();
                uncover_focus();
            });
        }
    });
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    move || {
        messages.message.get().map(|message| {
            PageMark::Message.set();
            let (class, role) = if message.is_error { ("message trouble", "alert") } else { ("message", "status") };
            view! {
                <div class=class class:whole=is_whole>
                    <p data-field="message" role=role node_ref=text>{names::without_long_runs(&message.text)}</p>
                    <button
                        type="button"
                        class="quiet"
                        hidden=move || !is_cut.get()
                        aria-expanded=move || is_whole.get().to_string()
                        on:click=move |_| is_whole.update(|is_whole| *is_whole = !*is_whole)
                    >
                        {locale.label(Label::WHOLE_MESSAGE)}
                    </button>
                    <button
                        type="button"
                        class="quiet"
                        aria-label=locale.label(Label::CLOSE_MESSAGE)
                        title=locale.label(Label::CLOSE_MESSAGE)
                        on:click=close
                    >
                        <Icon name=IconName::Close />
                    </button>
                </div>
            }
        })
    }
}

/// Scrolls the focused control into view, so that the strip does not cover it.
fn uncover_focus() {
    let focused = document().active_element().filter(|one| !matches!(one.tag_name().as_str(), "MAIN" | "BODY"));
    if let Some(focused) = focused {
        selection::reveal(&focused);
    }
}
