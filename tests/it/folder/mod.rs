//! The plan's file in a folder: several people at one file, which is in memory and can be locked, removed, restored and
//! overwritten.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod approvals;
mod deciding;
mod faults;
mod laws;
mod looked_at;
mod people;
mod records;
mod saving;
