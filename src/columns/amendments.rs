//! Headings of figures that hold before a change of the plan.

use crate::value::width::key;

/// The word for the state that holds.
const CURRENT: &str = "現行";

/// Whether a heading says that its figures are those that hold: 現行 目標値（R6）.
pub fn is_current(heading: &str) -> bool {
    key(heading).starts_with(CURRENT)
}
