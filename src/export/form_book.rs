//! A book of somebody else's (様式ブック), filled in place: a ministry's or a prefecture's, in which nothing may change but the
//! cells that the figures go into.
//!
//! A library unpacks the book and says what stands in its cells ([`FormBook`]); a person points at cells and says what goes
//! there, which is kept as [`Marks`], to be used again next year and by others. Of a plan, the marks and the book comes a list
//! of [`Filling`]s: what is written, what is asked, and what is left out. The library puts what is written into the sheets
//! (`web/form-book.js`) and leaves every other byte as it is.
//!
//! Nothing is written over unasked: not what stands in a cell already, and nothing in a locked cell. A formula is never
//! written over at all, since others may share it.

mod book;
mod filling;
mod marks;
mod record;
mod suggestion;

pub use book::{Area, CellPlace, FormBook, FormCell, FormRow, FormSheet, Format, Held, LARGEST_BOOK, Refusal};
pub use filling::{Asking, Filling, Obstacle, Outcome, Value, fillings, writes_json};
pub use marks::{Heads, Mark, Marked, MarkedKpi, MarkedYear, Marks, UnknownKpi};
pub use record::{LARGEST_FILE, MarksFault, is_marks, read_marks, write_marks};
pub use suggestion::suggestion;
