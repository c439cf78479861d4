//! Copying and pasting: plain text and HTML as programs write them, and the cells into which their figures go.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

mod copying;
mod markup;
pub(crate) mod pastes;
pub(crate) mod pasting;
pub(crate) mod plain;
mod seen_blocks;
mod torn_blocks;
