//! Writing of plans as files and as texts for the clipboard.
//!
//! - The **wide table** ([`wide_table`]) goes to a colleague, who fills it in with a spreadsheet and mails it back. It names
//!   the version that it was made from, so what comes back is merged ([`crate::import::preview`]).
//! - A **book of somebody else's** ([`form_book`]) gets the figures into cells that a person has marked, and nothing else.
//! - The **long table** ([`long_table`]) is for publishing, with its data dictionary ([`data_package`]). It is not read.
//! - The **plan file** holds plans whole; its format stands in [`crate::storage::plan_file`], since it is read, too.
//!
//! Documents (the plan on paper, the table of old and new, answer books) are [`crate::paper`].
//!
//! [`records`] writes rows as CSV in UTF-8 and [`cp932`] in the encoding of Japanese spreadsheets; [`file_name`] says what a
//! file is called.

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
