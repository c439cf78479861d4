//! A cell in format 1: its state and, beside it, the text as it was written.
//!
//! `{"state":"number","value":"25000","text":"25,000 千円"}`; a blank cell is `{}` or not there at all.

use serde::{Deserialize, Serialize};

use super::choices::{CertaintyV1, UnknownReasonV1};
use crate::plan::cell::{Cell, Certainty, State};
use crate::storage::Damage;
use crate::storage::json::is_usual;
use crate::value::amount::Amount;

/// The stored form of a cell: its state is a word, and three fields belong to one state each.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct CellRecordV1 {
    #[serde(default, skip_serializing_if = "is_usual")]
    state: StateV1,
    /// The amount with plain digits ([`Amount::plain`]); only of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::storage) value: Option<String>,
    /// The certainty of a number; absent in other states.
    #[serde(default, skip_serializing_if = "is_usual")]
    certainty: CertaintyV1,
    /// The reason for which a figure is not known; absent in other states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<UnknownReasonV1>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum StateV1 {
    Number,
    NotApplicable,
    #[default]
    Blank,
    Unknown,
    Unread,
}

impl From<&Cell> for CellRecordV1 {
    fn from(cell: &Cell) -> Self {
        let plain = |state| Self { state, text: cell.text.clone(), ..Self::default() };
        match cell.state {
            State::Number { amount, certainty } => {
                Self { value: Some(amount.plain()), certainty: certainty.into(), ..plain(StateV1::Number) }
            }
            State::NotApplicable => plain(StateV1::NotApplicable),
            State::Blank => plain(StateV1::Blank),
            State::Unknown { reason } => Self { reason: reason.map(Into::into), ..plain(StateV1::Unknown) },
            State::Unread => plain(StateV1::Unread),
        }
    }
}

/// A part that the cell's state has no use for contradicts it.
impl TryFrom<CellRecordV1> for Cell {
    type Error = Damage;

    fn try_from(record: CellRecordV1) -> Result<Self, Damage> {
        let certainty = Certainty::from(record.certainty);
        let is_final = certainty == Certainty::Final;
        let state = match (record.state, record.value, record.reason) {
            (StateV1::Number, Some(value), None) => {
                State::Number { amount: Amount::from_plain(&value).ok_or(Damage::Cell)?, certainty }
            }
            (StateV1::NotApplicable, None, None) if is_final => State::NotApplicable,
            (StateV1::Blank, None, None) if is_final => State::Blank,
            (StateV1::Unknown, None, reason) if is_final => State::Unknown { reason: reason.map(Into::into) },
            (StateV1::Unread, None, None) if is_final => State::Unread,
            _ => return Err(Damage::Cell),
        };
        Ok(Self { state, text: record.text })
    }
}
