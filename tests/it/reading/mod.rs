//! The reading of tables of others: what is placed, asked and open, by a grammar of layouts and by example.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a table that is not as printed has failed the test")]

mod grammar;
mod layouts;
mod memory;
mod sheets;
mod tables;
mod towns;
