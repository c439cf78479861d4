//! The frame around every view: header, messages, the links between a plan's views, and the view itself.

mod header;
mod message;
mod read_file;

use keikaku::wording::Label;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

pub(crate) use message::work;
pub(crate) use read_file::{file_button, read_file};

use super::desk::Desk;
use super::el::{El, el, group};
use super::{focus, pages};

/// The frame. All editable fields lie in its `<main>`, where their events are heard.
pub(crate) fn frame(desk: Desk) -> El {
    group()
        .with(skip_link(desk, Label::SkipToMain, "main"))
        .with(header::header(desk))
        .part(move || message::message_bar(desk))
        .with(pages::plan_views(desk))
        .with(main(desk).with(pages::page(desk)))
        .with(el("p").class("visually-hidden").attr("aria-live", "polite").live_text(move || desk.spoken.get()))
}

/// A link that moves the focus and leaves the address alone.
pub(crate) fn skip_link(desk: Desk, label: Label, to: &'static str) -> El {
    let skip = move |event: Event| {
        event.prevent_default();
        focus::give(to);
    };
    el("a").class("skip-link").attr("href", format!("#{to}")).on("click", skip).text(desk.label(label))
}

fn main(desk: Desk) -> El {
    let fields = desk.fields;
    el("main")
        .id("main")
        .attr("tabindex", "-1")
        .on("focusin", move |event| fields.on_focus_in(desk, &event))
        .on("focusout", move |event| fields.on_focus_out(desk, &event))
        .on("input", move |event| fields.on_input(desk, &event))
        .on("keydown", move |event| on_key(desk, &event))
        .on("compositionstart", move |_| fields.on_composition_start())
        .on("compositionend", move |_| fields.on_composition_end(desk))
}

fn on_key(desk: Desk, event: &Event) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        desk.fields.on_key(desk, event);
    }
}
