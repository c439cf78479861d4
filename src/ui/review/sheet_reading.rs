//! 表の読み取り: a table from another office as it came, beside the figures that a plan gets from it. The user marks what
//! columns, rows and cells mean; each mark can be undone.
//!
//! The file is one of [`TableFiles`], whose changes are shown afterwards. Each mark is stored as an answer about the
//! file.

pub(crate) mod chosen_cells;
mod chosen_panel;
pub(crate) mod figure_list;
pub(crate) mod mark_list;
pub(crate) mod mark_menu;
pub(crate) mod recalled_note;
pub(crate) mod sheet_bar;
pub(crate) mod sheet_questions;
pub(crate) mod sheet_table;
mod sheet_view;

use std::sync::Arc;

use keikaku::wording::SheetReadingLabel;
use keikaku::wording::import::sheet as wording;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use self::chosen_panel::ChosenPanel;
use self::figure_list::FigureList;
use self::mark_list::MarkList;
use self::mark_menu::MarkMenu;
use self::recalled_note::RecalledNote;
use self::sheet_bar::SheetBar;
use self::sheet_questions::SheetQuestions;
use self::sheet_table::SheetTable;
use self::sheet_view::SheetView;
use crate::ui::app::use_locale;
use crate::ui::review::{PreviewFrame, TableFiles};

/// The sheet with the bar above it, and beside it the questions, the marks and the figures that the plan gets.
#[component]
pub(crate) fn SheetReading(
    /// The files.
    files: TableFiles,
    /// The index of the file.
    nth: usize,
) -> impl IntoView {
    let locale = use_locale();
    let Some(file) = files.file(nth).cloned() else { return ().into_any() };
    // The marks that the sheet has from the start or from a remembered reading. Ctrl+Z does not remove them.
    let first_marks = StoredValue::new(file.read.first_marks().to_vec());
    let recalled = file.read.recalled();
    let answers = RwSignal::from(file.answers.clone());
    let Some(first) = untrack(|| file.source()) else { return ().into_any() };
    let sheet = Memo::new_with_compare(
        move |_| file.source().unwrap_or_else(|| Arc::clone(&first)),
        |before, now| before.zip(now).is_none_or(|(before, now)| !Arc::ptr_eq(before, now)),
    );
    let states = Memo::new(move |_| sheet.with(|sheet| sheet.reading.states(&sheet.grid)));
    let (chosen, menu, shown_row) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(None));
    let view = SheetView { sheet, states, answers, chosen, menu, shown_row, first_marks };
    provide_context(view);
    let take_back = move |event: KeyboardEvent| {
        let is_undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
        // In a text field, Ctrl+Z undoes the typing.
        let is_in_field = event.target().is_some_and(|target| target.has_type::<HtmlInputElement>());
        if is_undo && !is_in_field {
            event.prevent_default();
            event.stop_propagation();
            view.take_back_newest();
        }
    };
    let name = wording::file_with_place(&files.heading(nth).unwrap_or_default(), &files.place(nth), locale.language());
    view! {
        <PreviewFrame heading=SheetReadingLabel::READ_SHEET name has_work=Signal::derive(move || view.has_said())>
            <div class="sheet-reading" on:keydown=take_back>
                <SheetBar files nth />
                <SheetTable />
                <div class="sheet-side">
                    <ChosenPanel />
                    <RecalledNote recalled />
                    <SheetQuestions />
                    <MarkList />
                    <FigureList />
                </div>
                <MarkMenu />
                <p class="visually-hidden" role="status">{move || sheet_bar::counts_in_words(view, locale)}</p>
            </div>
        </PreviewFrame>
    }
    .into_any()
}
