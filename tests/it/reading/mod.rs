//! The reading of tables of others: what is placed, asked and open, by a grammar of layouts and by example.

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
