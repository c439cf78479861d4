//! The effect of commands on a plan, one rule in each file.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

mod baselines;
mod bounds;
mod cells;
mod facts;
mod foreign_units;
mod levels;
mod long_texts;
mod next_period;
mod part_of;
mod parts;
mod plans;
mod provisional;
mod replaced_targets;
mod restating;
mod rows;
mod rows_at_once;
mod silencing;
mod stated_totals;
mod sums;
mod units;
mod years;
