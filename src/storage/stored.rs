//! The body of a plan's record as serde twins.
//!
//! The twins have the file's shape, which is not everywhere that of the plan's own types (a cell, a note). The names of
//! fields, the words of choices and what is left out because it is usual stand here and nowhere else, so that no
//! change of the plan's types or of their defaults changes a file. A blank cell costs nothing.
//!
//! Reading has two steps. Serde reads the shape: a field that is missing, unknown or there twice, or a value of another
//! kind, is [`super::Damage::Shape`]. `TryFrom` then makes the plan of it and names what a plan cannot hold. It accepts all
//! that a plan can hold, so that whatever was written can be read.

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
