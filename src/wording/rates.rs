//! A rate as every view shows it: the figure and, if needed, the word that always accompanies it.
//!
//! A rate of the planned change is no share of the target and therefore has the mark 増減. Such a rate below 0 reads 後退,
//! since a percentage of a change in the wrong direction has no useful meaning (`docs/decisions.md` 68). Its figure is
//! part of the formula in the details of its KPI.

use super::Language;
use crate::figures::achievement::{Formula, Rate};

/// A rate as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownRate {
    /// The figure, `83.8%`, or 後退 instead.
    pub figure: String,
    /// 増減 or 後退 behind the figure; blank if it needs no word.
    pub word: &'static str,
}

impl ShownRate {
    /// The rate as it is shown.
    pub fn new(rate: &Rate, language: Language) -> Self {
        let figure = format!("{}%", rate.percent());
        match (rate.formula, rate.fell_behind) {
            (Formula::OfPlannedGain, true) => Self { figure: fell_behind(language).to_owned(), word: "" },
            (Formula::OfPlannedGain, false) => Self { figure, word: of_gain(language) },
            (_, true) => Self { figure, word: fell_behind(language) },
            (_, false) => Self { figure, word: "" },
        }
    }

    /// The word of a rate in a column of its own: 増減, or 後退 even if it replaces the figure; blank if the rate needs no word.
    pub fn mark(rate: &Rate, language: Language) -> &'static str {
        match (rate.formula, rate.fell_behind) {
            (_, true) => fell_behind(language),
            (Formula::OfPlannedGain, false) => of_gain(language),
            (_, false) => "",
        }
    }

    /// The figure with its word behind it.
    pub fn text(&self) -> String {
        if self.word.is_empty() { self.figure.clone() } else { format!("{} {}", self.figure, self.word) }
    }
}

/// The mark of a rate of the planned change.
pub(super) fn of_gain(language: Language) -> &'static str {
    language.choose("増減", "by change")
}

/// The word for an actual that is worse than the baseline.
pub(super) fn fell_behind(language: Language) -> &'static str {
    language.choose("後退", "fell back")
}
