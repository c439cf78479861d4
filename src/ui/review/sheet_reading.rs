//! 表の読み取り: a table of others as it came, beside what a plan will have of it. A person says of columns, rows and cells what
//! they are; each thing that is said is a mark, which is taken back like typing.
//!
//! The file is one of [`TableFiles`], whose changes are shown afterwards. Whatever is said here is an answer to it.

pub(crate) mod chosen_cells;
pub(crate) mod figure_list;
pub(crate) mod mark_list;
pub(crate) mod mark_menu;
pub(crate) mod recalled_note;
pub(crate) mod sheet_bar;
pub(crate) mod sheet_questions;
pub(crate) mod sheet_table;

use std::collections::HashMap;
use std::sync::Arc;

use keikaku::import::questions::Answers;
use keikaku::import::reading::{CellId, CellState, ReadSheet, Region, Says, SheetMark};
use keikaku::wording::Label;
use keikaku::wording::import::sheet as wording;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use self::chosen_cells::{ChosenCells, ChosenPanel};
use self::figure_list::FigureList;
use self::mark_list::MarkList;
use self::mark_menu::MarkMenu;
use self::recalled_note::RecalledNote;
use self::sheet_bar::SheetBar;
use self::sheet_questions::SheetQuestions;
use self::sheet_table::SheetTable;
use crate::ui::app::use_locale;
use crate::ui::review::preview_frame::PreviewFrame;
use crate::ui::review::table_files::TableFiles;

/// A sheet that is being read, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SheetView {
    /// The cells with what was read of them.
    pub(crate) sheet: Memo<Arc<ReadSheet>>,
    /// What became of the cells that are no labels.
    pub(crate) states: Memo<HashMap<CellId, CellState>>,
    answers: RwSignal<Answers>,
    /// The cells that are chosen.
    pub(crate) chosen: RwSignal<Option<ChosenCells>>,
    /// Where the menu is open, as the left and the top edge in pixels; `None` if it is closed.
    pub(crate) menu: RwSignal<Option<(i32, i32)>>,
    /// The row to which the sheet is to be scrolled.
    pub(crate) shown_row: RwSignal<Option<usize>>,
    /// The marks with which the sheet came, and those of a remembered reading.
    first_marks: StoredValue<Vec<SheetMark>>,
}

impl SheetView {
    /// Says something of cells.
    pub(crate) fn say(self, on: Region, says: Says) {
        self.mark(SheetMark { on, says });
    }

    /// Adds a mark.
    pub(crate) fn mark(self, mark: SheetMark) {
        self.answers.update(|answers| answers.marks.push(mark));
    }

    /// The marks in force. They are tracked.
    pub(crate) fn marks(self) -> Vec<SheetMark> {
        self.answers.with(|answers| answers.marks.clone())
    }

    /// Takes the mark of that index back.
    pub(crate) fn take_back(self, index: usize) {
        self.answers.update(|answers| {
            if index < answers.marks.len() {
                answers.marks.remove(index);
            }
        });
    }

    /// Takes these marks back.
    fn take_all_back(self, marks: &[SheetMark]) {
        self.answers.update(|answers| answers.marks.retain(|mark| !marks.contains(mark)));
    }

    /// Takes the newest mark back; not one with which the sheet came.
    fn take_back_newest(self) {
        let first = self.first_marks.get_value();
        let newest =
            self.answers.with_untracked(|answers| answers.marks.iter().rposition(|mark| !first.contains(mark)));
        if let Some(index) = newest {
            self.take_back(index);
        }
    }

    /// Whether a person has said something of the sheet besides what it came with.
    fn has_said(self) -> bool {
        let first = self.first_marks.get_value();
        self.answers.with(|answers| answers.marks.iter().any(|mark| !first.contains(mark)))
    }

    /// Chooses cells and scrolls to them.
    pub(crate) fn show(self, chosen: ChosenCells) {
        self.shown_row.set(Some(chosen.first_row()));
        self.chosen.set(Some(chosen));
    }
}

/// The sheet with the bar above it, and beside it what is asked, what was said and what the plan will have.
#[component]
pub(crate) fn SheetReading(
    /// The files.
    files: TableFiles,
    /// The index of the file.
    nth: usize,
) -> impl IntoView {
    let locale = use_locale();
    let Some(file) = files.file(nth).cloned() else { return ().into_any() };
    // What the sheet came with, and what was said of it before, is taken back one by one.
    let first_marks = StoredValue::new(file.read.first_marks().to_vec());
    let recalled = file.read.recalled();
    let answers = RwSignal::from(file.answers.clone());
    let Some(first) = untrack(|| file.source()) else { return ().into_any() };
    let sheet = Memo::new_with_compare(
        move |_| file.source().unwrap_or_else(|| Arc::clone(&first)),
        |before, now| before.zip(now).is_none_or(|(before, now)| !Arc::ptr_eq(before, now)),
    );
    let states = Memo::new(move |_| sheet.with(|sheet| sheet.reading.states()));
    let (chosen, menu, shown_row) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(None));
    let view = SheetView { sheet, states, answers, chosen, menu, shown_row, first_marks };
    let take_back = move |event: KeyboardEvent| {
        let is_undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
        if is_undo {
            event.prevent_default();
            event.stop_propagation();
            view.take_back_newest();
        }
    };
    let name = wording::file_with_place(&files.heading(nth).unwrap_or_default(), &files.place(nth), locale.language());
    view! {
        <PreviewFrame heading=Label::ReadSheet name has_work=Signal::derive(move || view.has_said())>
            <div class="sheet-reading" on:keydown=take_back>
                <SheetBar files nth view />
                <SheetTable view />
                <div class="sheet-side">
                    <ChosenPanel view />
                    <RecalledNote view recalled />
                    <SheetQuestions view />
                    <MarkList view />
                    <FigureList view />
                </div>
                <MarkMenu view />
                <p class="visually-hidden" role="status">{move || sheet_bar::counts_in_words(view, locale)}</p>
            </div>
        </PreviewFrame>
    }
    .into_any()
}
