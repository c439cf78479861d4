//! What is said of a figure without typing it again: that it is 速報, 見込 or final, 該当なし, or 未把握 and why.

use super::tail::without_certainty;
use super::{Cell, Certainty, Reading, State, UnknownReason};

/// What is said of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueStatus {
    /// The number that stands there is so final.
    Number(Certainty),
    /// 該当なし.
    NotApplicable,
    /// 未把握, with its reason if there is one.
    Unknown(Option<UnknownReason>),
}

impl Cell {
    /// What is said of its figure; `None` of a blank, and of what could not be read.
    pub fn status(&self) -> Option<ValueStatus> {
        match self.state {
            State::Number { certainty, .. } => Some(ValueStatus::Number(certainty)),
            State::NotApplicable => Some(ValueStatus::NotApplicable),
            State::Unknown { reason } => Some(ValueStatus::Unknown(reason)),
            State::Blank | State::Unread => None,
        }
    }

    /// The text by which the cell says so, in a row whose unit is `unit`; `None` where it would need a number and holds
    /// none.
    pub fn with_status(&self, status: ValueStatus, unit: &str) -> Option<String> {
        let state = match status {
            ValueStatus::Number(certainty) => return self.with_certainty(certainty, unit),
            ValueStatus::NotApplicable => State::NotApplicable,
            ValueStatus::Unknown(reason) => State::Unknown { reason },
        };
        Some(Self { state, text: String::new() }.shown(unit))
    }

    /// The text of the cell with another certainty, in a row whose unit is `unit`: as it was written, with the word
    /// behind it (`1,200` → `1,200（速報）` → `1,200`). It reads back to the same amount. `None` if the cell holds no number.
    pub fn with_certainty(&self, certainty: Certainty, unit: &str) -> Option<String> {
        let State::Number { amount, certainty: now } = self.state else { return None };
        if now == certainty {
            return Some(self.text.clone());
        }
        let mark = certainty.mark();
        let as_written = without_certainty(&self.text) + &mark;
        let as_shown = amount.grouped() + &self.other_unit(unit) + &mark;
        let old = Reading::of(&self.text, unit);
        let wanted = Reading { state: State::Number { amount, certainty }, ..old };
        // A unit that itself ends in such a word (`人見込`) would lose it; then the figure is written anew.
        if Reading::of(&as_written, unit) == wanted { Some(as_written) } else { Some(as_shown) }
    }
}
