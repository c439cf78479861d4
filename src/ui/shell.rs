//! The frame around every view: header, messages, the links between a plan's views, and the view itself.

pub(crate) mod header;
pub(crate) mod message;

use keikaku::wording::Label;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::ui::app::AppState;
use crate::ui::components::el::{El, el, group};
use crate::ui::components::skip_link::SkipLink;
use crate::ui::pages;

/// The frame. All editable fields lie in its `<main>`, where their events are heard.
pub(crate) fn frame(app: AppState) -> El {
    group()
        .child(view! { <SkipLink label=Label::SkipToMain to="main" /> }.into_any())
        .with(header::header(app))
        .part(move || message::message_bar(app))
        .with(pages::plan_views(app))
        .with(main(app).with(pages::page(app)))
        .with(el("p").class("visually-hidden").attr("aria-live", "polite").live_text(move || app.spoken.get()))
}

fn main(app: AppState) -> El {
    let fields = app.fields;
    el("main")
        .id("main")
        .attr("tabindex", "-1")
        .on("focusin", move |event| fields.on_focus_in(app, &event))
        .on("focusout", move |event| fields.on_focus_out(app, &event))
        .on("input", move |event| fields.on_input(app, &event))
        .on("keydown", move |event| on_key(app, &event))
        .on("compositionstart", move |_| fields.on_composition_start())
        .on("compositionend", move |_| fields.on_composition_end(app))
}

fn on_key(app: AppState, event: &Event) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        app.fields.on_key(app, event);
    }
}
