//! Table files: what is written is read back, what comes back is merged, and what is torn changes nothing.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

mod bitten;
mod contested;
pub(crate) mod corpus;
mod desks;
mod encodings;
mod guarding;
mod left_out;
mod libreoffice;
mod long;
pub(crate) mod mutations;
pub(crate) mod offices;
mod proposed_plans;
mod readings;
mod returns;
mod round_trip;
mod sentences;
mod several;
mod sizes;
mod slices;
mod small_files;
mod strangers;
mod versions;
