//! Excel books: answer books as they are written and as they are returned, and forms of other offices that are filled
//! in.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

pub(crate) mod answers;
mod asked_texts;
mod bitten;
mod form_cases;
mod form_places;
mod form_seeds;
mod forms;
pub(crate) mod seen;
mod seen_cells;
mod seen_made;
pub(crate) mod written;
