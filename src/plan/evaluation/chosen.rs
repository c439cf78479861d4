//! A grade that a person chose, with the rule to which its word belongs.
//!
//! The rule is stored beside the word, so that the word keeps its meaning when another rule is in force, which may have a
//! word with the same id.

use std::fmt;

use crate::plan::grade_rule::{GradeRule, GradeWord};
use crate::plan::judging::JudgedWord;

/// A grade that a person chose. It prints as `word/rule/label`, which sheets store; a word alone belongs to the rule of its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenGrade<'t> {
    /// The id of the word.
    pub word: &'t str,
    /// The id of the rule; blank for the rule of the sheet.
    pub rule: &'t str,
    /// The word as the rule shows it; blank if the rule is not stored, and for 目標との比較.
    pub label: &'t str,
}

impl<'t> ChosenGrade<'t> {
    /// Reads the grade from the text of a sheet.
    pub fn read(text: &'t str) -> Self {
        let (word, rest) = text.split_once('/').unwrap_or((text, ""));
        let (rule, label) = rest.split_once('/').unwrap_or((rest, ""));
        Self { word, rule, label }
    }

    /// The grade by 目標との比較 with the word of that id; `None` if there is no such word.
    pub fn of_target_comparison(word: &'t str) -> Option<Self> {
        JudgedWord::from_word_id(word)?;
        Some(Self { word, rule: GradeRule::TARGET_COMPARISON, label: "" })
    }

    /// The word in `rule`; `None` for a grade by another rule, and for a word that the rule no longer has.
    pub fn word_of(self, rule: &GradeRule) -> Option<&GradeWord> {
        let is_of_rule = self.rule.is_empty() || self.rule == rule.id;
        if is_of_rule { rule.word(self.word) } else { None }
    }

    /// The result by 目標との比較; `None` for a grade by another rule.
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
