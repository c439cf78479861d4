//! Table files: a written file is read back, a returned file is merged, and reading a damaged file changes nothing.

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
