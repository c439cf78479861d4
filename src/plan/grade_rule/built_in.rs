//! The rules that come with the program: seven that offices have published; each names its source.

use super::GradeRule;

/// The files of the rules in the order in which they are offered.
pub const BUILT_IN_RULES: [&str; 7] = [
    include_str!("../../../rules/baseline-and-target.json"),
    include_str!("../../../rules/share-of-target-due.json"),
    include_str!("../../../rules/pace-and-first-figure.json"),
    include_str!("../../../rules/whole-by-results.json"),
    include_str!("../../../rules/points-by-rate.json"),
    include_str!("../../../rules/yearly-or-final-target.json"),
    include_str!("../../../rules/four-bands-of-rate.json"),
];

/// The rules, read anew. The tests read every file, so that none is left out.
pub fn built_in_rules() -> Vec<GradeRule> {
    BUILT_IN_RULES.into_iter().filter_map(|file| GradeRule::from_json(file).ok()).collect()
}
