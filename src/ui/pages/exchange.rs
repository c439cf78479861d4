//! 取込・出力: files out and files in.
//!
//! The plan file goes out from what a first visit loads, so that work can be taken home whatever the connection does.
//! Table files are made by the chunk `exchange` ([`chunk`]).

use std::slice;

use keikaku::exchange::package::{TableKind, file_name, table_file_name, write_package};
use keikaku::exchange::wide;
use keikaku::id::PlanId;
use keikaku::plan::lineage::KpiTable;
use keikaku::session::Session;
use keikaku::session::keeping::{LineageKeeper, StoreTrouble};
use keikaku::wording::{Label, troubles};
use wasm_split_macros::wasm_split;

use super::list::{JSON, offer};
use crate::browser::chunk::{self, NotArrived};
use crate::browser::moment;
use crate::browser::storage::LocalStore;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::shell::read_file;
use crate::ui::taking::preview_section;

/// The view.
pub(super) fn exchange_page(desk: Desk, plan: PlanId) -> El {
    let save = button("primary", desk.label(Label::SavePlanFile)).press(move || save_plan_file(desk, plan));
    let export = move || {
        desk.fields.leave(desk);
        desk.when_arrived(send_wide_file(desk, plan));
    };
    let buttons =
        el("div").class("buttons").with(save).with(button("secondary", desk.label(Label::ExportWide)).press(export));
    group()
        .with(el("h1").text(desk.label(Label::ViewExchange)))
        .with(panel(desk, Label::FilesOut, Label::PlanFileMeaning).with(buttons))
        .with(panel(desk, Label::FilesIn, Label::ReadFileMeaning).with(read_file(desk)))
        .with(preview_section(desk))
}

/// A framed part with its heading and what it is for.
fn panel(desk: Desk, heading: Label, meaning: Label) -> El {
    el("section").class("panel").with(el("h2").text(desk.label(heading))).with(el("p").text(desk.label(meaning)))
}

fn save_plan_file(desk: Desk, plan: PlanId) {
    desk.fields.leave(desk);
    let workbook = desk.workbook.get_untracked();
    if let Some(plan) = workbook.plan(plan) {
        offer(desk, &file_name(plan), write_package(slice::from_ref(plan)).as_bytes(), JSON);
    }
}

/// 表計算用CSVを書き出す. What is sent is noted: without it, what comes back could not be merged.
#[wasm_split(exchange, wasm_split_path = chunk, fallible)]
fn send_wide_file(desk: Desk, id: PlanId) -> Result<(), NotArrived> {
    let noted = note_sent(desk, id);
    let file = desk.read_session(|session| {
        let workbook = session.settled();
        let plan = workbook.plan(id)?;
        let name = table_file_name(plan, TableKind::Wide, KpiTable::of(plan).version(), moment::today());
        Some((name, wide::write(plan, &session.lineage(id))))
    });
    if let Some((name, file)) = file.flatten() {
        offer(desk, &name, &file.utf8(), "text/csv");
        if let Err(trouble) = noted {
            desk.warn(troubles::store(trouble, desk.words()));
        }
    }
    Ok(())
}

/// Notes in the plan's lineage, here and in the store, that its table goes out as it is now.
fn note_sent(desk: Desk, plan: PlanId) -> Result<(), StoreTrouble> {
    let mut keeper = LineageKeeper::default();
    let stored = keeper.load(&LocalStore).map(|(lineages, _)| lineages);
    desk.update_session(|session| {
        if let Ok(stored) = &stored {
            session.join_lineages(stored);
        }
        // A plan that is gone meanwhile is not sent either.
        let _ = session.note_sent(plan);
    });
    stored?;
    let keep = |session: &Session| keeper.keep(&LocalStore, &session.settled(), session.lineages());
    let troubles = desk.read_session(keep).unwrap_or_default();
    troubles.into_iter().find(|(id, _)| *id == plan).map_or(Ok(()), |(_, trouble)| Err(trouble))
}
