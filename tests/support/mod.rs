//! Random plans for properties: sound, and as ugly as what arrives in an office.
//!
//! Sound means what the constructors and the readers promise: ids differ, blank cells are left out of rows,
//! and a cell's state is what its text says. Everything else varies: every choice, every state, quotes, line breaks,
//! formulas, full-width digits, emoji and names that are `-`. Strategies of many parts are boxed: as plain
//! values they would not fit on the stack of a test.
#![allow(dead_code, reason = "each test takes the strategies that it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a strategy that cannot be made fails its test"
)]
#![allow(unused_imports, reason = "each test takes the strategies that it needs")]

mod cells;
mod every_field;
mod indicators;
mod plans;
mod texts;

pub(crate) use cells::{cell, cell_in, entered_cell_in};
pub(crate) use every_field::every_field;
pub(crate) use indicators::{indicator, indicator_in};
pub(crate) use plans::{date, plan, workbook};
pub(crate) use texts::{line, text, unit};
