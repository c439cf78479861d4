//! Headings of figures before a change of the plan and behind it.

use crate::value::width::key;

/// Words for the state of a plan behind a change.
const AFTER: [&str; 5] = ["変更後", "改訂後", "改定後", "見直し後", "改正後"];
/// Words for the state before it.
const BEFORE: [&str; 5] = ["変更前", "改訂前", "改定前", "見直し前", "改正前"];
/// The state that holds; beside one behind a change it is the state before that.
const CURRENT: &str = "現行";

/// Whether a heading stands over the figures before a change of the plan or behind it: 変更前, 変更後.
pub fn is_of_amendment(heading: &str) -> bool {
    let heading = key(heading);
    AFTER.iter().chain(&BEFORE).chain([&CURRENT]).any(|word| *word == heading)
}

/// Whether a heading says that its figures are those that hold: 現行 目標値（R6）.
pub fn is_current(heading: &str) -> bool {
    key(heading).starts_with(CURRENT)
}
