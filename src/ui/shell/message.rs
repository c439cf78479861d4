//! The message at the lower edge: what was done, or what failed and what to do about it. It is a strip of at most two
//! lines, so that it covers no row in which somebody works; a longer message can be expanded.

use keikaku::wording::{Label, names, widths};
use leptos::prelude::*;

use crate::browser::screen::PageMark;
use crate::ui::app::focus::work_ids;
use crate::ui::app::{focus, selection, use_editor_view, use_locale, use_messages};
use crate::ui::components::{Icon, IconName};

/// The message with the button that closes it; nothing if there is no message. An error message is an alert.
#[component]
pub(crate) fn MessageBar() -> impl IntoView {
    let (locale, messages, view) = (use_locale(), use_messages(), use_editor_view());
    let close = move |_| {
        messages.clear();
        focus::focus_after_update(work_ids(view));
    };
    Effect::new(move |_| {
        if messages.message.with(Option::is_some) {
            uncover_focus();
        }
    });
    move || {
        messages.message.get().map(|message| {
            PageMark::Message.set();
            let (class, role) = if message.is_error { ("message trouble", "alert") } else { ("message", "status") };
            let is_whole = RwSignal::new(false);
            let toggle = widths::is_long_message(&message.text).then(|| {
                view! {
                    <button
                        type="button"
                        class="quiet"
                        aria-expanded=move || is_whole.get().to_string()
                        on:click=move |_| is_whole.update(|is_whole| *is_whole = !*is_whole)
                    >
                        {locale.label(Label::WHOLE_MESSAGE)}
                    </button>
                }
            });
            view! {
                <div class=class class:whole=is_whole>
                    <p data-field="message" role=role>{names::without_long_runs(&message.text)}</p>
                    {toggle}
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

/// Scrolls the focused control into view, once the strip is shown, so that the strip does not cover it.
fn uncover_focus() {
    leptos::task::spawn_local(async {
        leptos::task::tick().await;
        let focused = document().active_element().filter(|one| !matches!(one.tag_name().as_str(), "MAIN" | "BODY"));
        if let Some(focused) = focused {
            selection::reveal(&focused);
        }
    });
}
