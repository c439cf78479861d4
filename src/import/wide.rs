//! The wide file 表計算用: two rows a KPI, 目標 and 実績, one column a year. A colleague fills it in with a spreadsheet
//! and mails it back.
//!
//! Writing and reading keep one promise together: the content of a plan in the file is read back unchanged, whatever
//! letters it contains. Changes that a spreadsheet makes are tolerated: reordered rows, dropped zeros, added columns,
//! fields quoted anew. A torn row refuses the whole file with its line.
//!
//! Reading yields the rows as written in the file ([`WideFile`]). [`crate::import::preview`], which knows the plan and
//! what was sent, decides what they mean for a plan. Foreign tables are read by their cells
//! ([`crate::import::reading`]) and become the same rows.

mod evaluation_sheet;
mod file;
mod looks;
mod of_reading;
mod read;

pub use file::{FieldBeside, FileKpi, FileRow, Lacks, UnreadColumn, UnreadParts, UnreadRow, WideFile, made_id};
pub use read::{WideReading, as_read, read, read_file};
