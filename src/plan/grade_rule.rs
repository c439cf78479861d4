//! The rules by which KPIs and wholes are graded (判定の規則), as data.
//!
//! A rule is one JSON file (`docs/grade_rules.md` tells how to write one). [`GradeRule::from_json`] reads it strictly, and `figures::grades` judges by it. It has words, and
//! clauses of which the first that holds gives its word; where a figure is missing that a clause asks for, the KPI gets the
//! word for "can't be judged", or none, and never a low one.
//!
//! A rule that was read is sound: its words have different ids, each clause gives one of them, the last clause covers what
//! the others leave, and none stands behind it.
//!
//! ```
//! use keikaku::plan::grade_rule::GradeRule;
//!
//! let file = r#"{"format": 1, "id": "above-or-not", "name": "目標値との比較", "words": [
//!     {"id": "s", "label": "S", "means": "目標値を超えている", "rank": 2}, {"id": "c", "label": "C", "rank": 1}], "indicator": [
//!     {"word": "s", "when": {"against": "target", "is": "above"}}, {"word": "c", "when": "otherwise"}]}"#;
//! let rule = GradeRule::from_json(file)?;
//! assert_eq!(rule.word("s").map(|word| word.label.as_str()), Some("S"));
//!
//! let fault = GradeRule::from_json(&file.replace(r#""word": "c""#, r#""word": "d""#)).expect_err("no such word");
//! assert_eq!((fault.kind.code(), fault.place.as_str()), ("RULE-011", "/indicator/1/word"));
//! # Ok::<(), keikaku::plan::grade_rule::RuleFault>(())
//! ```

use crate::value::width;

mod built_in;
mod condition;
mod fault;
mod record;
mod target_comparison;
mod threshold;

pub use built_in::{BUILT_IN_RULES, built_in_rules};
pub use condition::{
    Condition, GradeFormula, KnownFigure, Margin, RateKind, Reference, RuleComparison, WholeCondition,
};
pub use fault::{RuleFault, RuleFaultKind};
pub use threshold::{RuleThreshold, ThresholdKind};

/// A rule of grades.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GradeRule {
    /// The code name of the rule: lower-case letters, digits, `-` and `_`.
    pub id: String,
    /// The name of the rule, in the language of who wrote it.
    pub name: String,
    /// Where the rule was published; blank if nowhere.
    pub source: String,
    /// The words (判定の区分), each with an id of its own.
    pub words: Vec<GradeWord>,
    /// The id of the word for "can't be judged"; `None` if the rule has no such word.
    pub unknown: Option<String>,
    /// The clauses for a KPI, the last of which covers the rest; empty if the rule grades no KPIs.
    pub indicator: Vec<Clause>,
    /// How a goal or project as a whole is graded.
    pub whole: WholeRule,
}

/// A word of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GradeWord {
    /// The code name of the word, which grades are stored by.
    pub id: String,
    /// The word as it is shown, such as `S`.
    pub label: String,
    /// What the word means, in a few words; blank if the rule does not say it.
    pub means: String,
    /// The place of the word among the others, the best with the highest; `None` if it has none.
    pub rank: Option<u8>,
}

/// A clause for a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The id of the word that the clause gives.
    pub word: String,
    /// When the clause gives it; `None` wherever no clause before it does.
    pub when: Option<Condition>,
}

/// How a goal or project is graded as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WholeRule {
    /// By these clauses, the last of which covers the rest; not at all if there are none.
    Clauses(Vec<WholeClause>),
    /// By people, who choose one of these words.
    ByPeople(Vec<String>),
}

/// A clause for a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeClause {
    /// The id of the word that the clause gives.
    pub word: String,
    /// When the clause gives it; `None` wherever no clause before it does.
    pub when: Option<WholeCondition>,
}

impl Default for WholeRule {
    fn default() -> Self {
        Self::Clauses(Vec::new())
    }
}

impl GradeRule {
    /// The greatest size of a file in bytes.
    pub const LARGEST_FILE: usize = record::LARGEST;

    /// Reads a rule.
    ///
    /// # Errors
    ///
    /// The first fault, in the order of the file; what needs all of it comes last.
    pub fn from_json(json: &str) -> Result<Self, RuleFault> {
        record::read(json)
    }

    /// The file of the rule as plans carry it: equal rules have equal texts, on one line.
    pub fn to_json(&self) -> String {
        record::write(self)
    }

    /// The word of that id; `None` if the rule has none.
    pub fn word(&self, id: &str) -> Option<&GradeWord> {
        self.words.iter().find(|word| word.id == id)
    }

    /// Whether the rule grades KPIs, not wholes alone.
    pub fn grades_kpis(&self) -> bool {
        !self.indicator.is_empty()
    }

    /// Whether a clause gives a KPI that word, and it is not that for "can't be judged".
    pub fn gives_kpis(&self, word: &GradeWord) -> bool {
        self.unknown.as_ref() != Some(&word.id) && self.indicator.iter().any(|clause| clause.word == word.id)
    }

    /// The names of the points that people type for a goal or project, each once.
    pub fn typed_points(&self) -> Vec<&str> {
        let WholeRule::Clauses(clauses) = &self.whole else { return Vec::new() };
        let mut names: Vec<&str> = Vec::new();
        for condition in clauses.iter().filter_map(|clause| clause.when.as_ref()) {
            if let WholeCondition::Points { typed, .. } = condition {
                for name in typed {
                    if !names.iter().any(|other| width::key(other) == width::key(name)) {
                        names.push(name);
                    }
                }
            }
        }
        names
    }

    /// The word for "can't be judged"; `None` if the rule has none.
    pub fn unknown_word(&self) -> Option<&GradeWord> {
        self.word(self.unknown.as_deref()?)
    }
}
