//! A grade that a person chose, with the rule by whose words it was chosen.
//!
//! The rule stands beside the word, so that the word still says what was meant once another rule is in force, which may have a
//! word of the same id.

use std::fmt;

use crate::plan::grade_rule::{GradeRule, GradeWord};
use crate::plan::judging::JudgedWord;

/// A grade that a person chose. It prints as `word/rule/label`, which sheets keep; of a word alone the rule is that of its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenGrade<'t> {
    /// The id of the word.
    pub word: &'t str,
    /// The id of the rule; blank where it is that of the sheet.
    pub rule: &'t str,
    /// The word as the rule shows it; blank where the rule is not noted, and of 目標との比較.
    pub label: &'t str,
}

impl<'t> ChosenGrade<'t> {
    /// The grade of the text of a sheet.
    pub fn read(text: &'t str) -> Self {
        let (word, rest) = text.split_once('/').unwrap_or((text, ""));
        let (rule, label) = rest.split_once('/').unwrap_or((rest, ""));
        Self { word, rule, label }
    }

    /// The grade by 目標との比較 of that id; `None` if the rule has no such word.
    pub fn of_target_comparison(word: &'t str) -> Option<Self> {
        JudgedWord::from_word_id(word)?;
        Some(Self { word, rule: GradeRule::TARGET_COMPARISON, label: "" })
    }

    /// The word of the rule; `None` of a grade by another rule, and of a word that the rule has no more.
    pub fn word_of(self, rule: &GradeRule) -> Option<&GradeWord> {
        let is_of_rule = self.rule.is_empty() || self.rule == rule.id;
        if is_of_rule { rule.word(self.word) } else { None }
    }

    /// The result by 目標との比較; `None` of a grade by another rule.
    pub fn judged_word(self) -> Option<JudgedWord> {
        let is_of_rule = self.rule.is_empty() || self.rule == GradeRule::TARGET_COMPARISON;
        if is_of_rule { JudgedWord::from_word_id(self.word) } else { None }
    }
}

impl fmt::Display for ChosenGrade<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.word, self.rule, self.label)
    }
}
