//! The reading of tables of other offices: which figures are placed, asked about or left open, by a grammar of layouts
//! and by examples.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a table that is not as printed has failed the test"
)]

mod grammar;
mod layouts;
mod memory;
mod oracle;
mod printer;
mod sheets;
mod tables;
mod torn;
mod towns;
