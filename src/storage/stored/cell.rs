//! A cell: its state and, beside it, the text as it was written.
//!
//! `{"state":"number","value":"25000","text":"25,000 千円"}`; a blank cell is `{}` or not there at all.

use serde::{Deserialize, Serialize};

use crate::plan::cell::State;
use crate::plan::{Cell, Certainty, UnknownReason};
use crate::storage::Damage;
use crate::storage::json::is_usual;
use crate::storage::words::{StoredWord, words};
use crate::value::Amount;

/// The stored form of a cell: its state is a word, and three fields belong to one state each.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CellRecord {
    #[serde(default, skip_serializing_if = "is_usual")]
    state: StoredWord<StateWord>,
    /// The amount in plain digits ([`Amount::plain`]); only for a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// The certainty of a number; absent in other states.
    #[serde(default, skip_serializing_if = "is_usual")]
    certainty: StoredWord<Certainty>,
    /// The reason for which a figure is not known; absent in other states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<StoredWord<UnknownReason>>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

/// The word for the state of a cell, without its further parts.
#[derive(Clone, Copy, PartialEq)]
enum StateWord {
    Number,
    NotApplicable,
    Blank,
    Unknown,
    Unread,
}
words! {
    StateWord, usually Blank {
        Number: "number", NotApplicable: "not_applicable", Blank: "blank", Unknown: "unknown", Unread: "unread",
    }
}

impl From<&Cell> for CellRecord {
    fn from(cell: &Cell) -> Self {
        let plain = |state| Self { state: StoredWord(state), text: cell.text.clone(), ..Self::default() };
        match cell.state {
            State::Number { amount, certainty } => {
                Self { value: Some(amount.plain()), certainty: StoredWord(certainty), ..plain(StateWord::Number) }
            }
            State::NotApplicable => plain(StateWord::NotApplicable),
            State::Blank => plain(StateWord::Blank),
            State::Unknown { reason } => Self { reason: reason.map(StoredWord), ..plain(StateWord::Unknown) },
            State::Unread => plain(StateWord::Unread),
        }
    }
}

/// Fails if a part is set that the cell's state does not use.
impl TryFrom<CellRecord> for Cell {
    type Error = Damage;

    fn try_from(record: CellRecord) -> Result<Self, Damage> {
        let StoredWord(certainty) = record.certainty;
        let is_final = certainty == Certainty::Final;
        let state = match (record.state.0, record.value, record.reason) {
            (StateWord::Number, Some(value), None) => {
                State::Number { amount: Amount::from_plain(&value).ok_or(Damage::Cell)?, certainty }
            }
            (StateWord::NotApplicable, None, None) if is_final => State::NotApplicable,
            (StateWord::Blank, None, None) if is_final => State::Blank,
            (StateWord::Unknown, None, reason) if is_final => {
                State::Unknown { reason: reason.map(|StoredWord(reason)| reason) }
            }
            (StateWord::Unread, None, None) if is_final => State::Unread,
            _ => return Err(Damage::Cell),
        };
        Ok(Self { state, text: record.text })
    }
}
