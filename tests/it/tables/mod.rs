//! Table files: what is written is read back, what comes back is merged, and what is torn changes nothing.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

use crate::support;

mod answers;
mod bites;
mod bitten;
mod board;
mod books_bitten;
mod books_in;
pub(crate) mod books_out;
mod clipboard;
mod contested;
mod copying;
mod corpus;
mod counting;
mod deciding;
mod desk;
mod encodings;
mod foreign_units;
mod form_book_places;
mod form_book_seeds;
mod form_books;
mod guarding;
mod inquiry_tables;
mod left_out;
mod libreoffice;
mod long;
mod made_indicators;
mod markup;
mod mutations;
mod offices;
mod official;
mod pastes;
mod pasting;
mod readings;
mod returns;
mod round_trip;
mod seen;
mod seen_blocks;
mod seen_books;
mod seen_made;
mod sentences;
mod several;
mod six_answers;
mod sizes;
mod slices;
mod small_files;
mod strangers;
mod torn_blocks;
mod versions;
