//! Reading a heading by its words, once for each text.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::columns::{self, Slot, is_other_name};
use crate::import::text_table::TextRow;
use crate::value::width::narrow;

/// The number of bytes of the longest text of a heading of figures.
const LONGEST_HEADING: usize = 120;

/// A reader of headings that remembers what it has read: the same headings may stand on every page of a table, and each
/// is looked at several times, alone and with the line below it.
#[derive(Default)]
pub(in crate::import::wide) struct HeadingReader(RefCell<HashMap<String, HeadingText>>);

/// What a heading says.
#[derive(Clone, Copy)]
pub(super) struct HeadingText {
    pub(super) slot: Slot,
    /// Whether it is one of the names that offices use instead of ours.
    pub(super) is_other_name: bool,
}

impl HeadingReader {
    pub(super) fn read(&self, text: &str) -> HeadingText {
        if let Some(known) = self.0.borrow().get(text) {
            return *known;
        }
        let read = HeadingText { slot: Slot::read(text), is_other_name: is_other_name(text) };
        self.0.borrow_mut().insert(text.to_owned(), read);
        read
    }

    pub(super) fn slot(&self, text: &str) -> Slot {
        self.read(text).slot
    }

    /// Whether a row heads figures: at least two of its fields do, or one beside a unit, and none is a figure itself.
    pub(in crate::import::wide) fn heads_figures(&self, row: &TextRow) -> bool {
        let fields = || row.fields().map(str::trim).filter(|field| !field.is_empty());
        let is_number =
            |field: &str| field.chars().all(|letter| matches!(narrow(letter), '0'..='9' | ',' | '.' | '-' | '%'));
        if fields().any(|field| field.len() > LONGEST_HEADING || is_number(field) && field.chars().count() != 4) {
            return false;
        }
        if fields().any(columns::is_figure) {
            return false;
        }
        columns::head_figures(fields().map(|field| self.slot(field)))
    }
}
