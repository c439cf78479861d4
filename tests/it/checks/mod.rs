//! The findings in plans: each rule of `docs/checks.md` with cases that fire it and with near misses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod actuals;
mod aims;
mod amended;
mod cells;
mod codes;
mod document;
mod documents;
mod draft;
mod facts;
mod missing;
mod names_and_units;
mod next_steps;
mod properties;
mod sections;
mod sentences;
mod shares;
mod sheets;
mod silencing;
mod specimens;
mod stated_rates;
mod sums;
mod unlikely;
mod unlikely_measured;
use crate::support;
mod years;
