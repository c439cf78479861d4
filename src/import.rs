//! Files and pasted tables on their way in.
//!
//! - A **table file** goes through [`encoding`] and [`read`] to rows of text ([`text_table`]), which become KPIs with a row of
//!   targets and a row of actuals ([`wide`]): our own file that was sent and comes back, or a table that an office made,
//!   which is read by its cells ([`reading`]).
//! - What such a file would do to the plans is a [`preview`]: a list of changes that waits for 取り込む
//!   ([`crate::merge::review`]). What it does not say is asked ([`questions`]); without an answer nothing in doubt is taken.
//! - A **book** of Excel ([`book`]) becomes such tables, one for each sheet that is read.
//! - What a person sees in a cell of a book or of a table on the clipboard is told in one place ([`seen`]).
//! - A **plan file** ([`crate::storage::plan_file`]) holds plans whole; [`plan_file`] says what each of them means here, and
//!   [`plan_merge`] merges one into ours.
//! - What is **pasted** into the grid is a table, too, but one that goes where the cursor is ([`paste`]);
//!   where it names indicators that the plan lacks it makes them ([`pasted_table`]).
//!
//! Nothing is changed by reading. What cannot be read is named with its place and left as it is, and the rest is still
//! offered.

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
