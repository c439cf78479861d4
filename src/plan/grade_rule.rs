//! The rules by which KPIs and wholes (goals, projects) are graded (判定の規則), as data.
//!
//! A rule is one JSON file (`docs/grade_rules.md` describes the fields). [`GradeRule::from_json`] reads it strictly, and
//! `figures::grades` applies it. A rule has words and clauses; the first clause that holds gives its word. If a figure
//! that a clause needs is missing, the KPI gets the word for "can't be judged", or none, and never a low one.
//!
//! A rule that was read is sound: its words have different ids, each clause gives one of these words, and the last
//! clause, and no other, covers the remaining cases.
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
    /// The name of the rule, in the language of its author.
    pub name: String,
    /// Where the rule was published; blank if nowhere.
    pub source: String,
    /// The words (判定の区分), each with an id of its own.
    pub words: Vec<GradeWord>,
    /// The id of the word for "can't be judged"; `None` if the rule has no such word.
    pub unknown: Option<String>,
    /// The clauses for a KPI; the last one covers the rest. Empty if the rule grades no KPIs.
    pub indicator: Vec<Clause>,
    /// How a goal or project as a whole is graded.
    pub whole: WholeRule,
}

/// A word of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GradeWord {
    /// The code name of the word, by which grades are stored.
    pub id: String,
    /// The word as it is shown, such as `S`.
    pub label: String,
    /// The meaning of the word, briefly; blank if the rule does not explain it.
    pub means: String,
    /// The rank of the word, highest for the best word; `None` if the word has no rank.
    pub rank: Option<u8>,
}

/// A clause for a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The id of the word that the clause gives.
    pub word: String,
    /// When the clause gives its word; `None` for the clause that covers the rest.
    pub when: Option<Condition>,
}

/// How a goal or project is graded as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WholeRule {
    /// By these clauses, the last of which covers the rest; not at all if the list is empty.
    Clauses(Vec<WholeClause>),
    /// By people, who choose one of these words.
    ByPeople(Vec<String>),
}

/// A clause for a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeClause {
    /// The id of the word that the clause gives.
    pub word: String,
    /// When the clause gives its word; `None` for the clause that covers the rest.
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
    /// The first fault that is found; the id, name and source are checked last.
    pub fn from_json(json: &str) -> Result<Self, RuleFault> {
        record::read(json)
    }

    /// The rule as the JSON text that plans store, on one line; equal rules have equal texts.
    pub fn to_json(&self) -> String {
        record::write(self)
    }

    /// The word of that id; `None` if the rule has none.
    pub fn word(&self, id: &str) -> Option<&GradeWord> {
        self.words.iter().find(|word| word.id == id)
    }

    /// Whether the rule grades KPIs, and not only wholes.
    pub fn grades_kpis(&self) -> bool {
        !self.indicator.is_empty()
    }

    /// Whether a clause gives KPIs that word, and the word is not the one for "can't be judged".
    pub fn gives_kpis(&self, word: &GradeWord) -> bool {
        self.unknown.as_ref() != Some(&word.id) && self.indicator.iter().any(|clause| clause.word == word.id)
    }

    /// The distinct names of the points that people enter for a goal or project.
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
