//! Filling in of a form book (様式ブック): an Excel book of a ministry or a prefecture, in which nothing may change except the cells
//! for the figures.
//!
//! A library unpacks the book and reports the content of its cells ([`FormBook`]). The user selects cells and states what goes
//! there; these [`Marks`] are kept, to be used again next year and by others. From a plan, the marks and the book a list of
//! [`Filling`]s is made: what is written, what is asked, and what is left out. The library writes the values into the sheets
//! (`web/form-book.js`) and leaves every other byte unchanged.
//!
//! A figure is written into its cell without a question only if everything is certain. The user is asked if other words lead to
//! the cell than when it was marked, if none of them names the KPI, if the KPI, its unit or the year differs, and if the cell
//! would show another figure or is hidden. Existing content and locked cells are overwritten only after a question. A formula is
//! never overwritten, since other cells may share it.

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
