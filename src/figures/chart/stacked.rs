//! The stacked bar of 概況: how many KPIs are in each state, as parts of one bar.

/// The parts of a bar of that width, in order: the left end and the width of each, in view-box units. Together they are
/// as wide as the bar, and a part with a count is at least one unit wide if `width` is no less than the sum of the
/// counts. All are without width if nothing is counted.
pub fn parts(counts: &[usize], width: i32) -> Vec<(i32, i32)> {
    let all: usize = counts.iter().sum();
    let position = |before: usize| {
        let before = i64::try_from(before).unwrap_or(i64::MAX);
        let all = i64::try_from(all).unwrap_or(i64::MAX).max(1);
        i32::try_from(before.saturating_mul(i64::from(width)) / all).unwrap_or(width)
    };
    let mut before = 0;
    let part = |count: &usize| {
        let left = position(before);
        before += count;
        (left, position(before) - left)
    };
    counts.iter().map(part).collect()
}
