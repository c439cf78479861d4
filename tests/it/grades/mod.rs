//! Grades: rules as data, the grades that they give, and files that are not rules.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up has failed")]

mod cases;
mod properties;
mod reading;
mod thresholds;
mod wholes;

use keikaku::plan::grade_rule::{GradeRule, built_in_rules};

/// The built-in rule with that id.
#[track_caller]
pub(crate) fn rule(id: &str) -> GradeRule {
    built_in_rules().into_iter().find(|rule| rule.id == id).unwrap()
}
