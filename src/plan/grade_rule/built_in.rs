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

impl GradeRule {
    /// Whether the rule has the id and name of a built-in rule but differs from it, for example in a threshold.
    pub fn is_changed(&self) -> bool {
        let id = format!("\"{}\"", self.id);
        let published = BUILT_IN_RULES.iter().filter(|file| file.contains(&id));
        let mut published = published.filter_map(|file| Self::from_json(file).ok());
        published.any(|rule| rule.id == self.id && rule.name == self.name && rule != *self)
    }
}

/// The built-in rules, read anew. The tests read every file, so that none is left out.
pub fn built_in_rules() -> Vec<GradeRule> {
    BUILT_IN_RULES.into_iter().filter_map(|file| GradeRule::from_json(file).ok()).collect()
}
