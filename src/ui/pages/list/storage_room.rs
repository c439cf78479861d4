//! The used part of the browser's storage.

use keikaku::storage::COPY_PREFIX;
use keikaku::wording::{ListLabel, copies as words_of};
use leptos::prelude::*;

use crate::browser::storage::{ask_to_persist, is_persistent, measured};
use crate::ui::app::{Saving, use_locale, use_saving};

/// The used percentage from which on the page explains how to make room.
const SCARCE: usize = 80;

/// The used part of the storage, and whether the browser may clear the storage.
#[component]
pub(crate) fn StorageRoom() -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let persists = RwSignal::new(None::<bool>);
    leptos::task::spawn_local(async move {
        // The signal may be gone: the list may have been left before the browser answers.
        let _ = persists.try_set(persistence_of(saving).await);
    });
    let used = Memo::new(move |_| {
        // The storage is measured again after each save, and after a record was removed.
        saving.save_state.track();
        saving.unreadable.track();
        measured("").ok().zip(measured(COPY_PREFIX).ok())
    });
    let persistence = move || {
        let label = if persists.get()? { ListLabel::IS_PERSISTENT } else { ListLabel::MAY_BE_CLEARED };
        Some(view! { <p class="note">{locale.label(label)}</p> })
    };
    view! {
        <section class="machine" data-field="room">
            <h2>{locale.label(ListLabel::MACHINE)}</h2>
            {move || used.get().map(|(used, copies)| view! { <Gauge used copies /> })}
            {persistence}
        </section>
    }
}

/// Whether the browser has agreed not to clear the storage; `None` without an answer. The browser is asked once while
/// the page is open.
async fn persistence_of(saving: Saving) -> Option<bool> {
    let is_kept = is_persistent().await?;
    if is_kept || !saving.may_ask_to_persist() { Some(is_kept) } else { ask_to_persist().await }
}

/// The used part as a meter and as text, and what to do if the storage is nearly full.
#[component]
fn Gauge(
    /// The number of stored characters.
    used: usize,
    /// The number of characters that automatic copies use.
    copies: usize,
) -> impl IntoView {
    let locale = use_locale();
    let percent = words_of::percent(used).min(100);
    let scarce = (percent >= SCARCE).then(|| view! { <p class="trouble">{locale.label(ListLabel::MAKE_ROOM)}</p> });
    view! {
        <p>
            <meter min="0" max="100" high=SCARCE.to_string() value=percent.to_string() aria-labelledby="room" />
            <span id="room">{words_of::room(used, copies, locale.language())}</span>
        </p>
        {scarce}
    }
}
