//! The parts of format 5 of a plan's body that format 4 does not have: the approved states of the plan, the layout of its
//! table of old and new, and the titles of projects that other places of a document have. They are frozen
//! ([`super::format1`] tells the rules).

pub(super) mod approval;
pub(super) mod comparison_style;
pub(super) mod indicator;
mod other_reading;
