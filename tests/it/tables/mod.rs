//! Table files: what is written is read back, what comes back is merged, and what is torn changes nothing.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

mod answers;
mod bitten;
mod contested;
mod corpus;
mod counting;
mod deciding;
mod encodings;
mod foreign_units;
mod guarding;
mod left_out;
mod libreoffice;
mod long;
mod made_indicators;
pub(crate) mod mutations;
mod offices;
mod official;
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
