//! Pasting a block of a spreadsheet into the records: in the list it fills the records from the field on, anywhere else
//! on the page it adds records. A single text, and a paste into another field, is left to the browser.

use std::sync::Arc;

use keikaku::command::{PlanCommand, RecordCommand};
use keikaku::import::paste::Block;
use keikaku::plan::RecordText;
use keikaku::session::record_paste::{RecordsPlace, pasted_records};
use keikaku::value::RecordId;
use keikaku::wording::{activity_log, pasting};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};

use crate::browser::clock;
use crate::ui::app::field::is_in_text;
use crate::ui::pages::activity_log::listing::Listing;

/// Listens for pastes for as long as the list is on the page.
pub(super) fn listen(listing: &Listing) {
    let listing = *listing;
    let paste = window_event_listener(ev::paste, move |event| on_paste(&listing, &event));
    on_cleanup(move || paste.remove());
}

fn on_paste(listing: &Listing, event: &ClipboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector| target.as_ref().and_then(|target| target.closest(selector).ok().flatten());
    let row = within("[data-record]");
    if row.is_none() && is_in_text(event) && within(".record-entry").is_none() {
        return;
    }
    let Some(clipboard) = event.clipboard_data() else { return };
    let [plain, html] = ["text/plain", "text/html"].map(|kind| clipboard.get_data(kind).unwrap_or_default());
    let (messages, language) = (listing.plan.editor.messages, listing.plan.editor.language());
    match Block::of_clipboard(&plain, &html) {
        Ok(block) if block.height() == 0 || block.single().is_some() => {}
        Ok(block) => {
            event.prevent_default();
            let record = row.and_then(|row| row.get_attribute("data-record")?.parse().ok());
            take(listing, &block, record, within("td").map_or(RecordText::On, |cell| text_of(&cell)));
        }
        Err(_) => {
            event.prevent_default();
            messages.show_error(pasting::too_large(language));
        }
    }
}

/// The text of a record that a cell of the list shows first.
fn text_of(cell: &Element) -> RecordText {
    match cell.class_name().as_str() {
        "day" => RecordText::On,
        "of-kpi" => RecordText::Indicator,
        "what" => RecordText::What,
        "note" => RecordText::Note,
        _ => RecordText::Amount,
    }
}

/// Puts the records of a block as one step, and shows a message on the result.
fn take(listing: &Listing, block: &Block, record: Option<RecordId>, from: RecordText) {
    let editor = listing.plan.editor;
    let (messages, language) = (editor.messages, editor.language());
    editor.commit_typing();
    let Some(plan) = listing.plan.read_now(Arc::clone) else { return };
    let rows = record.map(|record| listing.from(record)).unwrap_or_default();
    let filtered = listing.filter.with_untracked(|filter| filter.kpi);
    let of_row = record.and_then(|record| plan.log().get(record)?.indicator());
    let entered = listing.plan.view.with_untracked(|view| view.entry.chosen());
    let at = clock::stamp();
    let place = RecordsPlace { plan: &plan, rows: &rows, from, kpis: [filtered, of_row, entered], at };
    let pasted = match pasted_records(block, place, &mut plan.log().fresh_ids(at, clock::fresh_bits)) {
        Ok(pasted) => pasted,
        Err(error) => return messages.show_error(activity_log::records_error(error, language)),
    };
    let (said, changed) = (activity_log::pasted(&pasted, language), pasted.changed());
    let is_whole = pasted.unread == 0 && pasted.left_out == 0;
    let put = PlanCommand::Log(RecordCommand::Put(pasted.records));
    let has_none = pasted.added == 0 && changed == 0;
    if !has_none {
        if !listing.plan.command(put) {
            return;
        }
        // 元に戻す now undoes this step, so 記録する no longer takes back the record that it saved before.
        listing.plan.view.update(|view| view.entry.saved.clear());
    }
    if is_whole { messages.show_message(said) } else { messages.show_error(said) }
}
