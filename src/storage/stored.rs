//! The body of a plan's record as serde twins.
//!
//! The twins have the file's shape, which sometimes differs from the plan's own types (a cell, a note). Only this
//! module defines the names of fields, the words of choices, and which default values are left out, so that no change
//! of the plan's types or of their defaults changes a file. A blank cell takes no space.
//!
//! Reading has two steps. Serde reads the shape: a missing, unknown or repeated field, or a value of another kind, is
//! [`super::Damage::Shape`]. `TryFrom` then makes the plan from the twin and reports values that a plan cannot have. It
//! accepts every value that a plan can have, so that everything that was written can be read.

mod activity_log;
mod approvals;
mod cell;
mod choices;
mod comparison_style;
pub(super) mod dates;
mod evaluation;
mod facts;
mod form;
mod indicator;
mod judging;
mod plan;
mod rounding;
mod stated;
mod values;

pub(super) use activity_log::{read_records, write_records};
pub(super) use plan::PlanRecord;
