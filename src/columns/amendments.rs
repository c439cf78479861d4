//! Headings of figures before a change of the plan and behind it.

use crate::value::width::key;

/// Words for the state of a plan before it is changed and behind that.
const AMENDED: [&str; 11] =
    ["変更前", "変更後", "改訂前", "改訂後", "改定前", "改定後", "見直し前", "見直し後", "改正前", "改正後", "現行"];

/// Whether a heading stands over the figures before a change of the plan or behind it: 変更前, 変更後.
pub fn is_of_amendment(heading: &str) -> bool {
    AMENDED.contains(&&*key(heading))
}
