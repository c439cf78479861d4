//! An Excel book of another office that is being filled in, and its marks. They last until the page is closed, so that
//! a person who looks something up in another view finds them unchanged.

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
    /// The content of its cells.
    pub(crate) book: FormBook,
}

/// The state of filling in a book for a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormWork {
    /// The book, once one is opened.
    pub(crate) open: Option<Arc<OpenBook>>,
    /// The marks, which define what is written into which cell.
    pub(crate) marks: Marks,
    /// The reported year, once a person has chosen it.
    pub(crate) report: Option<FiscalYear>,
    /// The cells that are written although a question about them is open. The consent holds only for exactly that value
    /// and these reasons.
    pub(crate) accepted: LiteMap<(String, CellReference), Filling>,
}

impl FormWork {
    /// Whether a person has agreed to this value in this cell, for exactly these reasons.
    pub(crate) fn accepts(&self, filling: &Filling) -> bool {
        self.accepted.get(&(filling.sheet.clone(), filling.cell)).is_some_and(|accepted| accepted == filling)
    }

    /// Records that a person agrees to this filling, or takes the consent back.
    pub(crate) fn toggle(&mut self, filling: &Filling) {
        let place = (filling.sheet.clone(), filling.cell);
        if self.accepts(filling) {
            self.accepted.remove(&place);
        } else {
            self.accepted.insert(place, filling.clone());
        }
    }
}
