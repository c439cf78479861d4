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
mod asked_blocks;
mod beside_the_figures;
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
mod documents;
mod encodings;
mod evaluations;
mod foreign_units;
mod form_book_places;
mod form_book_seeds;
mod form_books;
mod form_of_the_state;
mod guarding;
mod heads;
mod inquiry_tables;
mod labelled;
mod layouts;
mod left_out;
mod libreoffice;
mod long;
mod made_indicators;
mod mapping;
mod markup;
mod mutations;
mod named_blocks;
mod office_blocks;
mod offices;
mod official;
pub(crate) mod parts_below_names;
mod pasting;
mod printed_pages;
mod readings;
mod returns;
mod round_trip;
mod said_in_sentences;
mod seen;
mod seen_blocks;
mod seen_books;
mod seen_made;
mod sentences;
mod several;
mod short_rows;
mod six_answers;
mod sizes;
mod slices;
mod small_files;
mod spanning_heads;
mod stated_rates;
mod strangers;
mod times_of_figures;
mod torn_blocks;
mod torn_cells;
mod torn_documents;
mod totals_of_periods;
mod unheaded;
mod units_below_names;
mod versions;
