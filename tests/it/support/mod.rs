//! Random plans for properties: sound, and as ugly as what arrives in an office; random work on them; the laws that
//! hold after any work; a hand at a session and a desk with its files, for examples.
//!
//! A plan is sound if it keeps what the constructors and the readers promise: ids differ, blank cells are left out
//! of rows, and a cell's state matches its text. Everything else varies: every choice, every state, quotes, line
//! breaks, formulas, full-width digits, emoji and names that are `-`. Strategies of many parts are boxed: as plain
//! values they would not fit on the stack of a test.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a strategy that cannot be made fails its test"
)]

mod acts;
pub(crate) mod bites;
pub(crate) mod cases;
mod cells;
mod commands;
pub(crate) mod desk;
mod dice;
mod every_field;
pub(crate) mod forms;
mod hand;
mod indicators;
mod laws;
pub(crate) mod places;
mod plans;
pub(crate) mod short_names;
mod texts;
mod views;
mod wishes;

pub(crate) use acts::{Act, Outcome, acts, scopes};
pub(crate) use cells::cell_in;
pub(crate) use dice::Dice;
pub(crate) use every_field::every_field;
pub(crate) use forms::{FIFTH, fifth};
pub(crate) use hand::{Hand, actual, day, sample, target, time, year};
pub(crate) use indicators::{indicator, indicator_in};
pub(crate) use laws::{assert_kept_whole, assert_settled, assert_sound, note_units, speak};
pub(crate) use plans::{approved_plan, date, plan, workbook};
pub(crate) use texts::{text, unit};
pub(crate) use views::{Texts, View, deliver};
