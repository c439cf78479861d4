//! 目標との比較: the rule that is derived from a plan's words of judgement and its threshold.

use super::{Clause, Condition, GradeFormula, GradeRule, GradeWord, KnownFigure, RateKind, Reference, RuleComparison};
use crate::plan::judging::{JudgedWord, Threshold};
use crate::value::{Amount, width};

/// The number of characters of a word that are kept: more than fit into a table.
const MOST_LETTERS: usize = 100;

impl GradeRule {
    /// The code name of 目標との比較.
    pub const TARGET_COMPARISON: &str = "target-comparison";

    /// The rule with this name and these labels for 達成, おおむね順調 and 未達成. It gives each KPI the same word as 概況.
    pub fn target_comparison(name: String, labels: [String; 3], on_track_from: Threshold) -> Self {
        let words = JudgedWord::ALL.into_iter().zip(labels).zip([3, 2, 1]).map(|((word, label), rank)| GradeWord {
            id: word_id(word).to_owned(),
            label: lawful(&label),
            means: String::new(),
            rank: Some(rank),
        });
        let is_met = Condition::Against { reference: Reference::Target, is: RuleComparison::Reached };
        let is_on_track = Condition::All(vec![
            Condition::Known { figure: KnownFigure::Rate, is: true },
            Condition::Rate {
                kind: RateKind::Cumulative,
                formula: GradeFormula::Plan,
                at_least: Some(Amount::whole(on_track_from.percent().into())),
                below: None,
            },
            Condition::Setback(false),
        ]);
        let clause = |word, when| Clause { word: word_id(word).to_owned(), when };
        Self {
            id: Self::TARGET_COMPARISON.to_owned(),
            name,
            words: words.collect(),
            indicator: vec![
                clause(JudgedWord::Met, Some(is_met)),
                clause(JudgedWord::OnTrack, Some(is_on_track)),
                clause(JudgedWord::Below, None),
            ],
            ..Self::default()
        }
    }
}

/// A plan's own word as a label that the file of a rule may have, since a settled sheet stores the rule as such a file.
/// `<` and `>` become full-width, and invisible characters are dropped.
fn lawful(word: &str) -> String {
    let letters = word.chars().filter_map(|letter| match letter {
        '<' => Some('\u{ff1c}'),
        '>' => Some('\u{ff1e}'),
        ' ' | '\u{3000}' => Some(letter),
        _ if width::is_unseen(letter) => None,
        _ => Some(letter),
    });
    let label: String = letters.take(MOST_LETTERS).collect();
    if label.trim().is_empty() { "\u{ff0d}".to_owned() } else { label }
}

impl JudgedWord {
    /// The result whose word in 目標との比較 has that id.
    pub fn from_word_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word_id(*word) == id)
    }
}

/// The id of the word for a result.
fn word_id(word: JudgedWord) -> &'static str {
    match word {
        JudgedWord::Met => "met",
        JudgedWord::OnTrack => "on_track",
        JudgedWord::Below => "below",
    }
}
