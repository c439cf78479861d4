//! Export of plans as files and as texts for the clipboard.
//!
//! - The **wide table** ([`wide_table`]) goes to a colleague, who fills it in with a spreadsheet and mails it back. It names
//!   the version that it was made from, so the returned file can be merged ([`crate::import::preview`]).
//! - A **form book** ([`form_book`]), an Excel book of another office, gets figures in the cells that the user has marked,
//!   and no other change.
//! - The **long table** ([`long_table`]) is for publishing, with its data dictionary ([`data_package`]). It is not imported.
//! - The **plan file** holds whole plans; its format is in [`crate::storage::plan_file`], since it is also read.
//!
//! Documents (the plan on paper, 新旧対照表, answer books) are in [`crate::paper`].
//!
//! [`records`] writes rows as CSV in UTF-8, and [`cp932`] in the encoding of Japanese spreadsheets; [`file_name`] makes the
//! names of files.

pub mod activity_table;
pub mod clipboard;
pub mod cp932;
pub mod data_package;
pub mod file_name;
pub mod form_book;
pub mod long_table;
pub mod picture;
pub mod records;
pub mod wide_table;
