//! The three-way merge: its laws, and the table of `src/merge.rs` row by row.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a plan that cannot be made has failed its test"
)]

pub(crate) mod edits;
mod every_field;
mod examples;
mod joins;
mod laws;
mod model;
mod plan_files;
mod records;
mod sheet;
mod tables;
mod taken_back;

use crate::support;
