//! A computed figure with its notes and its mark, as a cell shows it.

use super::{Language, rates};
use crate::value::{Amount, FiscalYear};

/// A computed figure as a cell shows it. The notes are for ears, for the pointer and for the line of the chosen cell, so
/// that figures stand below one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComputedFigure {
    /// The figure; blank if there is none.
    pub figure: String,
    /// The figure with all of its decimals, where it has more than anybody writes and is shown rounded; blank otherwise.
    pub whole: String,
    /// What qualifies the figure, or why there is none; blank if there is nothing to say.
    pub notes: String,
    /// The total that the document states, where it differs; blank otherwise.
    pub stated: String,
    /// The mark at the figure.
    pub mark: Option<FigureMark>,
    /// The year or the years to which the figure belongs, where they are not those of the whole plan.
    pub year: Option<FigureYear>,
}

/// The year or the years of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureYear {
    /// That year alone (達成状況).
    Single(FiscalYear),
    /// All years up to that one.
    UpTo(FiscalYear),
}

impl FigureYear {
    /// The year beside a figure, in few letters: `2024`, `～R6`.
    pub fn short(self, language: Language) -> String {
        match self {
            Self::Single(year) => year.to_string(),
            Self::UpTo(year) => language.choose(format!("～{}", year.short_era_label()), format!("–{year}")),
        }
    }

    /// The year below a figure: `R6`, `R6まで`.
    pub fn text(self, language: Language) -> String {
        match self {
            Self::Single(year) => language.choose(year.short_era_label(), year.to_string()),
            Self::UpTo(year) => language.choose(format!("{}まで", year.short_era_label()), format!("to {year}")),
        }
    }
}

/// The one mark of a computed figure, in ascending order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureMark {
    /// An estimate is included.
    Estimate,
    /// A provisional value is included.
    Preliminary,
    /// Something else qualifies the figure, such as a year without a value.
    Qualified,
    /// The rate is one of the planned change (増減).
    OfGain,
    /// The actual is worse than the baseline (後退).
    FellBehind,
    /// There is no figure, for a reason.
    NoFigure,
}

impl FigureMark {
    /// The mark as it is written.
    pub fn text(self, language: Language) -> &'static str {
        match self {
            Self::Estimate => language.choose("見", "est."),
            Self::Preliminary => language.choose("速", "prel."),
            Self::Qualified => "※",
            Self::OfGain => rates::of_gain(language),
            Self::FellBehind => rates::fell_behind(language),
            Self::NoFigure => "—",
        }
    }
}

impl ComputedFigure {
    /// A figure with its notes, and the mark that it has if there are notes; `None` for the general mark.
    pub(super) fn new(figure: String, notes: &[String], mark: Option<FigureMark>, language: Language) -> Self {
        let notes = language.series(notes);
        let mark = match (figure.is_empty(), notes.is_empty()) {
            (_, true) => None,
            (true, false) => Some(FigureMark::NoFigure),
            (false, false) => mark.or(Some(FigureMark::Qualified)),
        };
        Self { figure, notes, mark, ..Self::default() }
    }

    /// The same with the figure of that amount, which is shown rounded where it has more decimals than anybody writes.
    pub(super) fn of_amount(amount: Amount, notes: &[String], mark: Option<FigureMark>, language: Language) -> Self {
        let whole = if amount.is_computed() { amount.grouped() } else { String::new() };
        Self { whole, ..Self::new(amount.rounded(), notes, mark, language) }
    }

    /// A figure that nothing qualifies.
    pub(super) fn plain(figure: String) -> Self {
        Self { figure, ..Self::default() }
    }

    /// The figure with the total that the document states, which differs.
    pub(super) fn beside_stated(self, stated: String) -> Self {
        let mark = if self.figure.is_empty() { FigureMark::NoFigure } else { FigureMark::Qualified };
        Self { stated, mark: self.mark.max(Some(mark)), ..self }
    }

    /// What follows the figure in the whole text: its notes in brackets, or the notes alone if there is no figure.
    pub fn notes_behind(&self, language: Language) -> String {
        let bracketed = |note: &String| sentence!(language, "（{note}）", " ({note})");
        let parts = [&self.notes, &self.stated].into_iter().filter(|note| !note.is_empty());
        let is_bare = self.figure.is_empty();
        let parts =
            parts.enumerate().map(|(nth, note)| if is_bare && nth == 0 { note.clone() } else { bracketed(note) });
        parts.collect()
    }

    /// The whole figure where it is shown rounded, and what qualifies it, as one sentence; blank if there is nothing to
    /// say.
    pub fn sentence(&self, language: Language) -> String {
        let parts = [&self.whole, &self.notes, &self.stated];
        language.series(parts.into_iter().filter(|note| !note.is_empty()))
    }

    /// The figure with its notes: `175,948.50（1年分未入力）`.
    pub fn text(&self, language: Language) -> String {
        format!("{}{}", self.figure, self.notes_behind(language))
    }
}
