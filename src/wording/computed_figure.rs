//! A computed figure with its notes and its mark, as a cell shows it.

use super::{Language, rates};
use crate::value::{Amount, FiscalYear};

/// A computed figure as a cell shows it. The notes are shown to screen readers, on hovering, and in the line of the
/// selected cell, so that figures stay aligned below one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComputedFigure {
    /// The figure; blank if there is none.
    pub figure: String,
    /// The figure with all of its decimals if it is shown rounded; blank otherwise.
    pub whole: String,
    /// What qualifies the figure, or why there is none; blank if there are no notes.
    pub notes: String,
    /// The total that the document states, if it differs; blank otherwise.
    pub stated: String,
    /// The mark beside the figure.
    pub mark: Option<FigureMark>,
    /// The year or the years of the figure, if they are not those of the whole plan.
    pub year: Option<FigureYear>,
}

/// The year or the years of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureYear {
    /// Only this year (達成状況).
    Single(FiscalYear),
    /// All years up to this one.
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

/// The mark of a computed figure, in ascending order of weight; a figure has at most one.
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
    /// There is no figure, and the notes give the reason.
    NoFigure,
}

impl FigureMark {
    /// The text of the mark.
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
    /// A figure with its notes; if there are notes, it has the given mark, or the general mark for `None`.
    pub(super) fn new(figure: String, notes: &[String], mark: Option<FigureMark>, language: Language) -> Self {
        let notes = language.series(notes);
        let mark = match (figure.is_empty(), notes.is_empty()) {
            (_, true) => None,
            (true, false) => Some(FigureMark::NoFigure),
            (false, false) => mark.or(Some(FigureMark::Qualified)),
        };
        Self { figure, notes, mark, ..Self::default() }
    }

    /// The same with the figure of an amount, which is shown rounded if it was computed with more decimals than usual.
    pub(super) fn of_amount(amount: Amount, notes: &[String], mark: Option<FigureMark>, language: Language) -> Self {
        let whole = if amount.is_computed() { amount.grouped() } else { String::new() };
        Self { whole, ..Self::new(amount.rounded(), notes, mark, language) }
    }

    /// A figure without qualifications.
    pub(super) fn plain(figure: String) -> Self {
        Self { figure, ..Self::default() }
    }

    /// The figure with the differing total that the document states.
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

    /// The whole figure if it is shown rounded, and its qualifications, as one sentence; blank if there is neither.
    pub fn sentence(&self, language: Language) -> String {
        let parts = [&self.whole, &self.notes, &self.stated];
        language.series(parts.into_iter().filter(|note| !note.is_empty()))
    }

    /// The figure with its notes: `175,948.50（1年分未入力）`.
    pub fn text(&self, language: Language) -> String {
        format!("{}{}", self.figure, self.notes_behind(language))
    }
}
