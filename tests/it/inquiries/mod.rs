//! Inquiries (照会): who was asked and who has answered, for any answers in any order.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

pub(crate) mod board;
mod cases;
mod records;
mod sections;
mod six_answers;
mod tables;
