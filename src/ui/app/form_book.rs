//! The book of somebody else's that is being filled in, and its marks, which last as long as the page: a person who looks
//! something up in another view finds them again.

use std::sync::Arc;

use keikaku::export::form_book::{CellReference, Filling, FormBook, Marks};
use keikaku::value::FiscalYear;
use litemap::LiteMap;

/// A book that was opened.
#[derive(Debug)]
pub(crate) struct OpenBook {
    /// The name of its file.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What stands in its cells.
    pub(crate) book: FormBook,
}

/// What a person is doing with a book.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormWork {
    /// The book, once one is opened.
    pub(crate) open: Option<Arc<OpenBook>>,
    /// What goes into its cells.
    pub(crate) marks: Marks,
    /// The year that is reported, once a person has chosen it.
    pub(crate) report: Option<FiscalYear>,
    /// What is written although something is to be asked. It holds for that value and these reasons alone.
    pub(crate) accepted: LiteMap<(String, CellReference), Filling>,
}

impl FormWork {
    /// Whether a person has said that a cell is written, with that value and for these reasons.
    pub(crate) fn accepts(&self, filling: &Filling) -> bool {
        self.accepted.get(&(filling.sheet.clone(), filling.cell)).is_some_and(|accepted| accepted == filling)
    }

    /// Takes what a person says of a cell, or takes it back.
    pub(crate) fn toggle(&mut self, filling: &Filling) {
        let place = (filling.sheet.clone(), filling.cell);
        if self.accepts(filling) {
            self.accepted.remove(&place);
        } else {
            self.accepted.insert(place, filling.clone());
        }
    }
}
