//! A cell in format 1: its state and, beside it, the text as it was written.
//!
//! `{"state":"number","value":"25000","text":"25,000 千円"}`; a blank cell is `{}` or not there at all.

use serde::{Deserialize, Serialize};

use super::words::{StoredCertainty, StoredReason};
use super::{Damage, is_default};
use crate::amount::Amount;
use crate::cell::{Cell, State};

/// A cell.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct StoredCell {
    #[serde(skip_serializing_if = "is_default")]
    state: StoredState,
    #[serde(skip_serializing_if = "is_default")]
    value: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    certainty: StoredCertainty,
    #[serde(skip_serializing_if = "is_default")]
    reason: Option<StoredReason>,
    #[serde(skip_serializing_if = "is_default")]
    text: String,
}

#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
enum StoredState {
    #[serde(rename = "number")]
    Number,
    #[serde(rename = "not_applicable")]
    NotApplicable,
    #[default]
    #[serde(rename = "blank")]
    Blank,
    #[serde(rename = "unknown")]
    Unknown,
    #[serde(rename = "unread")]
    Unread,
}

impl From<Cell> for StoredCell {
    fn from(Cell { state, text }: Cell) -> Self {
        let plain = |state| Self { state, ..Self::default() };
        let stored = match state {
            State::Number { amount, certainty } => {
                Self { value: Some(amount.plain()), certainty: certainty.into(), ..plain(StoredState::Number) }
            }
            State::NotApplicable => plain(StoredState::NotApplicable),
            State::Blank => plain(StoredState::Blank),
            State::Unknown { reason } => Self { reason: reason.map(Into::into), ..plain(StoredState::Unknown) },
            State::Unread => plain(StoredState::Unread),
        };
        Self { text, ..stored }
    }
}

impl TryFrom<StoredCell> for Cell {
    type Error = Damage;

    fn try_from(stored: StoredCell) -> Result<Self, Damage> {
        Ok(Self { state: stored.meaning()?, text: stored.text })
    }
}

impl StoredCell {
    /// What the cell means; a part that its state has no use for contradicts it.
    fn meaning(&self) -> Result<State, Damage> {
        let usual = is_default(&self.certainty);
        match (self.state, self.value.as_deref(), self.reason) {
            (StoredState::Number, Some(value), None) => {
                let amount = Amount::from_plain(value).ok_or(Damage::Cell)?;
                Ok(State::Number { amount, certainty: self.certainty.into() })
            }
            (StoredState::NotApplicable, None, None) if usual => Ok(State::NotApplicable),
            (StoredState::Blank, None, None) if usual => Ok(State::Blank),
            (StoredState::Unknown, None, reason) if usual => Ok(State::Unknown { reason: reason.map(Into::into) }),
            (StoredState::Unread, None, None) if usual => Ok(State::Unread),
            _ => Err(Damage::Cell),
        }
    }
}
