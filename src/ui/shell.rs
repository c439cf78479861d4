//! The frame around every view: header, messages, the links between a plan's views, and the view itself.

mod header;
mod message;
mod read_file;

use keikaku::wording::Label;
use leptos::ev::{DragEvent, MouseEvent};
use leptos::prelude::*;

pub(crate) use read_file::ReadFile;

use super::desk::use_desk;
use super::focus;
use super::live::{press, text};
use super::pages::{self, Page};
use header::Header;
use message::MessageBar;

/// The frame. All editable fields lie in its `<main>`, where their events are heard.
#[component]
pub(crate) fn Frame() -> impl IntoView {
    let desk = use_desk();
    let fields = desk.fields;
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus::give("main");
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|transfer| transfer.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            desk.read_file(file);
        }
    };
    view! {
        <a class="skip-link" href="#main" on:click=press(skip)>{desk.label(Label::SkipToMain)}</a>
        <Header />
        <MessageBar />
        <pages::PlanViews />
        <main
            id="main"
            tabindex="-1"
            on:focusin=move |event| fields.on_focus_in(desk, &event)
            on:focusout=move |event| fields.on_focus_out(desk, &event)
            on:input=move |event| fields.on_input(desk, &event)
            on:keydown=move |event| fields.on_key(desk, &event)
            on:compositionstart=move |_| fields.on_composition_start()
            on:compositionend=move |_| fields.on_composition_end(desk)
            on:dragover=|event| event.prevent_default()
            on:drop=on_drop
        >
            <Page />
        </main>
        <p class="visually-hidden" aria-live="polite">{text(move || desk.spoken.get())}</p>
    }
}
