//! The wide file 表計算用: two rows a KPI, 目標 and 実績, one column a year. A colleague fills it in with a spreadsheet
//! and mails it back.
//!
//! Writing and reading are the two halves of one promise: what the file holds of a plan is read back as it was,
//! whatever letters it contains. What a spreadsheet does to the text on the way is tolerated: rows in another order,
//! zeros dropped, columns added, fields quoted anew. A row that is torn refuses the whole file with its line.
//!
//! Reading gives rows as written in the file ([`WideFile`]); what they mean for a plan is asked in
//! [`crate::import::preview`], which knows the plan and what was sent. The tables that offices make for themselves are
//! read into the same rows: 目標 and 実績 side by side, a row for each year, several tables below each other. What became
//! of each field of the file is told, too ([`WideFile::fields`]).

mod bare_names;
mod captions;
mod column_contents;
mod counted_years;
mod fields;
mod file;
mod header;
mod looks;
mod lost_cells;
mod marks;
mod merged;
mod of_reading;
mod origins;
pub(crate) mod other_times;
mod parts;
mod read;
mod section;
mod sums;
mod table_columns;
mod twice;
mod unheaded;
mod years;

pub(crate) use counted_years::CountedYears;
pub use fields::{FieldUse, FileField};
pub use file::{
    ColumnReading, FileColumn, FileKpi, FileRow, Lacks, UnreadColumn, UnreadParts, UnreadRow, WideFile, made_id,
};
pub(crate) use header::joined_lines;
pub use read::{WideReading, read, read_file};
pub(crate) use years::{UnclearYear, number_of_year, offered};
