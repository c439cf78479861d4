//! The file of the sheet of a year, to be filled in by others (効果検証CSV).

use std::sync::Arc;

use keikaku::export::file_name::{TableKind, table_file_name};
use keikaku::paper::evaluation_table::OutgoingSheet;
use keikaku::plan::KpiTable;
use keikaku::wording::{EvaluationLabel, Language};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Saving, use_locale, use_saving};
use crate::ui::components::Button;
use crate::ui::pages::evaluation::sheet::{Sheet, SheetNow, use_sheet};
use crate::ui::pages::exchange::{CSV, note_sent_table};

/// The button that writes the file.
#[component]
pub(super) fn WriteTable() -> impl IntoView {
    let (locale, saving, sheet) = (use_locale(), use_saving(), use_sheet());
    view! {
        <Button
            class="secondary"
            text=locale.label(EvaluationLabel::WRITE_EVALUATION_TABLE)
            on_press=move |_| write(saving, sheet)
        />
    }
}

/// Writes the file, and records what is sent, so that a returned file can be merged.
fn write(saving: Saving, sheet: Sheet) {
    saving.editor.commit_typing();
    saving.editor.messages.clear();
    saving.load_lineages();
    let Some(plan) = &sheet.plan.read_now(Arc::clone) else { return };
    let now = SheetNow::new(plan.clone(), sheet.year, Language::Japanese);
    let outgoing = OutgoingSheet { plan, year: sheet.year, sheet: &now.figures.shown };
    let table = outgoing.table();
    let name = table_file_name(plan, TableKind::Evaluation, table.version(), clock::today());
    if saving.editor.messages.try_offer(&name, &outgoing.file().utf8(), CSV) {
        note_sent_table(saving, sheet.plan.id, |_| KpiTable::clone(&table));
    }
}
