//! What is stored where, and when it may be overwritten. The store is in memory and can refuse or lie.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod at_once;
mod copies;
mod forms;
mod formulas;
mod heard;
mod journal;
mod loading;
pub(crate) mod memory;
mod restorable;
mod room;
mod stale;
mod tabs;
mod thinning;
mod two_tabs;
mod wiping;
mod writing;
