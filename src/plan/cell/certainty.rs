//! The words for the certainty of a figure, and the status of a figure, which can be set without typing the figure again:
//! 速報, 見込 or 確定, 該当なし, or 未把握 with a reason.

use super::shown::Around;
use super::tail::without_certainty;
use super::{Cell, Certainty, Reading, State, UnknownReason};

/// Words for the certainty of a number; 確定 and 実績 state what is also the default.
pub(super) const CERTAINTIES: &[(&str, Certainty)] = &[
    ("確定", Certainty::Final),
    ("確定値", Certainty::Final),
    ("確報", Certainty::Final),
    ("確報値", Certainty::Final),
    ("実績", Certainty::Final),
    ("実績値", Certainty::Final),
    ("速報", Certainty::Preliminary),
    ("速報値", Certainty::Preliminary),
    ("暫定", Certainty::Preliminary),
    ("暫定値", Certainty::Preliminary),
    ("見込", Certainty::Estimate),
    ("見込み", Certainty::Estimate),
    ("見込値", Certainty::Estimate),
    ("見込み値", Certainty::Estimate),
    ("推計", Certainty::Estimate),
    ("推計値", Certainty::Estimate),
];

/// The word of a heading that names the kind of figures, not their certainty.
const KIND_OF_ACTUALS: &str = "実績";

/// The certainty that a text states for its figures (令和5年度実績（速報）, R6実績見込, 確報), the least certain if several; 実績 alone states none.
pub fn certainty_in(text: &str) -> Option<Certainty> {
    let said = CERTAINTIES.iter().filter(|(word, _)| !word.starts_with(KIND_OF_ACTUALS) && text.contains(word));
    said.map(|(_, certainty)| *certainty).max()
}

/// Whether a comparable text states the certainty of its figure anywhere, even for a final figure: 95.0%(確定).
pub fn says_certainty(text: &str) -> bool {
    CERTAINTIES.iter().any(|(word, _)| text.contains(word))
}

/// The status of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueStatus {
    /// A number of the given certainty.
    Number(Certainty),
    /// No figure exists (該当なし).
    NotApplicable,
    /// The figure is not known yet (未把握), with the reason if one is given.
    Unknown(Option<UnknownReason>),
}

impl Cell {
    /// The status of the cell's figure; `None` if the cell is blank or could not be read.
    pub fn status(&self) -> Option<ValueStatus> {
        match self.state {
            State::Number { certainty, .. } => Some(ValueStatus::Number(certainty)),
            State::NotApplicable => Some(ValueStatus::NotApplicable),
            State::Unknown { reason } => Some(ValueStatus::Unknown(reason)),
            State::Blank | State::Unread => None,
        }
    }

    /// The text that gives the cell that status, in a row whose unit is `unit`; `None` if the status needs a number and
    /// the cell has none.
    pub fn with_status(&self, status: ValueStatus, unit: &str) -> Option<String> {
        let state = match status {
            ValueStatus::Number(certainty) => return self.with_certainty(certainty, unit),
            ValueStatus::NotApplicable => State::NotApplicable,
            ValueStatus::Unknown(reason) => State::Unknown { reason },
        };
        Some(Self { state, text: String::new() }.shown(unit))
    }

    /// The text of the cell with another certainty, in a row whose unit is `unit`: the written text with the word added
    /// after it (`1,200` → `1,200（速報）` → `1,200`). It reads back to the same amount. `None` if the cell has no number.
    pub fn with_certainty(&self, certainty: Certainty, unit: &str) -> Option<String> {
        let State::Number { amount, certainty: now } = self.state else { return None };
        if now == certainty {
            return Some(self.text.clone());
        }
        let mark = certainty.mark();
        let as_written = without_certainty(&self.text) + &mark;
        let old = Reading::from_text(&self.written(), unit);
        let as_shown = Around::from_reading(&old, certainty, unit).put_around(&amount.grouped());
        let wanted = Reading { state: State::Number { amount, certainty }, ..old };
        // A unit that itself ends in such a word (`人見込`) would lose it; then the figure is written as the cell shows it.
        if Reading::typed(&as_written, unit) == wanted { Some(as_written) } else { Some(as_shown) }
    }
}
