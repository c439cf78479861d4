//! A book of somebody else's (様式ブック), filled in place: a ministry's or a prefecture's, in which nothing may change but the
//! cells that the figures go into.
//!
//! A library unpacks the book and says what stands in its cells ([`FormBook`]); a person points at cells and says what goes
//! there, which is kept as [`Marks`], to be used again next year and by others. Of a plan, the marks and the book comes a list
//! of [`Filling`]s: what is written, what is asked, and what is left out. The library puts what is written into the sheets
//! (`web/form-book.js`) and leaves every other byte as it is.
//!
//! A figure goes into its own cell, or a person is asked: where other words lead to the cell than when it was marked, where none
//! of them names the KPI, where the KPI, its unit or the year is another one, where the cell would show another figure or is
//! hidden. Nothing is written over unasked: not what stands in a cell already, and nothing in a locked cell. A formula is
//! never written over at all, since others may share it.

mod book;
mod filling;
mod heads;
mod marks;
mod naming;
mod outcome;
mod record;
mod stated;
mod suggestion;
mod units;
mod words;
mod years;

pub use book::{
    Area, BookRefusal, CellReference, FormBook, FormCell, FormRow, FormSheet, Format, Held, HiddenBy, LARGEST_BOOK,
};
pub use filling::fillings;
pub use heads::CellHeads;
pub use marks::{Mark, Marked, MarkedKpi, MarkedYear, Marks, UnknownKpi};
pub use naming::SoughtName;
pub use outcome::{ConfirmReason, FilledValue, Filling, Obstacle, Outcome, writes_json};
pub use record::{LARGEST_FILE, MarksFault, is_marks, read_marks, write_marks};
pub use suggestion::suggestion;
