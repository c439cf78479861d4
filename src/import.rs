//! Import of files and pasted tables.
//!
//! - A **table file** is decoded and cut into rows of text by [`encoding`], [`read`] and [`text_table`]. The rows become KPIs
//!   with a row of targets and a row of actuals ([`wide`]). The file is either one that this program wrote and that comes
//!   back, or a foreign table, which an office made; a foreign table is read cell by cell ([`reading`]).
//! - The effect of such a file on the plans is shown as a [`preview`]: a list of changes that waits for 取り込む
//!   ([`crate::merge::review`]). What the file leaves open is asked ([`questions`]); without an answer nothing doubtful is
//!   imported.
//! - An Excel **book** ([`book`]) becomes such tables, one for each sheet that is read.
//! - [`seen`] alone defines what a person sees in a cell of a book or of a table on the clipboard.
//! - A **plan file** ([`crate::storage::plan_file`]) holds whole plans; [`plan_file`] compares each with the workbook, and
//!   [`plan_merge`] merges one into ours.
//! - A table that is **pasted** into the grid goes to the cursor ([`paste`]); where it names indicators that the plan lacks,
//!   they are created ([`pasted_table`]).
//!
//! Reading changes nothing. What cannot be read is listed with its place and left as it is, and the rest is still offered.

pub mod activity_table;
pub mod book;
pub mod encoding;
mod import_error;
pub mod long_file;
pub mod paste;
pub mod pasted_table;
pub mod plan_file;
pub mod plan_merge;
pub mod preview;
pub mod questions;
pub mod read;
pub mod reading;
pub mod seen;
pub mod text_table;
pub mod wide;
