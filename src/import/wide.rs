//! The wide file 表計算用: two rows a KPI, 目標 and 実績, one column a year. A colleague fills it in with a spreadsheet
//! and mails it back.
//!
//! Writing and reading are the two halves of one promise: what the file holds of a plan is read back as it was,
//! whatever letters it contains. What a spreadsheet does to the text on the way is tolerated: rows in another order,
//! zeros dropped, columns added, fields quoted anew. A row that is torn refuses the whole file with its line.
//!
//! Reading gives rows as written in the file ([`WideFile`]); what they mean for a plan is asked in
//! [`crate::import::preview`], which knows the plan and what was sent. The tables that offices make for themselves are
//! read by their cells ([`crate::import::reading`]), and become the same rows.

mod evaluation_sheet;
mod file;
mod looks;
mod of_reading;
mod read;

pub use file::{FieldBeside, FileKpi, FileRow, Lacks, UnreadColumn, UnreadParts, UnreadRow, WideFile, made_id};
pub use read::{WideReading, as_read, read, read_file};
