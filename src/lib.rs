//! keikaku: the core of a workbook for regional plans.

// 1 values
pub mod amount;
pub mod cell;
pub mod fiscal_year;
pub mod id;
pub mod language;
pub mod notation;
// 2 plan
pub mod plan;
pub mod samples;
// 3 reckoning
pub mod achievement;
pub mod checks;
pub mod totals;
// 4 change
pub mod edit;
pub mod history;
// 5 exchange
pub mod exchange;
pub mod save;
// 6 session
pub mod session;
// 7 wording
pub mod wording;
