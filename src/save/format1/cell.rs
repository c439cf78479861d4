//! A cell in format 1: its state and, beside it, the text as it was written.
//!
//! `{"state":"number","value":"25000","text":"25,000 千円"}`; a blank cell is `{}` or not there at all.

use crate::amount::Amount;
use crate::cell::{Cell, Certainty, State, UnknownReason};
use crate::save::Damage;
use crate::save::stored::{Stored, record, words};

/// A cell as it lies in the file: its state is a word, and three fields belong to one state each.
struct StoredCell {
    state: Word,
    value: Option<String>,
    certainty: Certainty,
    reason: Option<UnknownReason>,
    text: String,
}

#[derive(Clone, Copy)]
enum Word {
    Number,
    NotApplicable,
    Blank,
    Unknown,
    Unread,
}

record! {
    StoredCell {
        state: usual "state",
        value: optional "value",
        certainty: usual "certainty",
        reason: optional "reason",
        text: usual "text",
    }
}
words! {
    Word usually "blank" {
        Number = "number",
        NotApplicable = "not_applicable",
        Blank = "blank",
        Unknown = "unknown",
        Unread = "unread",
    }
}

impl Stored for Cell {
    const USUAL: &'static str = StoredCell::USUAL;

    fn read(json: &str) -> Result<Self, Damage> {
        let stored = StoredCell::read(json)?;
        Ok(Self { state: stored.meaning()?, text: stored.text })
    }

    fn write(&self) -> String {
        let text = self.text.clone();
        let plain = |state| StoredCell { state, value: None, certainty: Certainty::Final, reason: None, text };
        let stored = match self.state {
            State::Number { amount, certainty } => {
                StoredCell { value: Some(amount.plain()), certainty, ..plain(Word::Number) }
            }
            State::NotApplicable => plain(Word::NotApplicable),
            State::Blank => plain(Word::Blank),
            State::Unknown { reason } => StoredCell { reason, ..plain(Word::Unknown) },
            State::Unread => plain(Word::Unread),
        };
        stored.write()
    }
}

impl StoredCell {
    /// What the cell means; a part that its state has no use for contradicts it.
    fn meaning(&self) -> Result<State, Damage> {
        let certainty = self.certainty;
        let usual = certainty == Certainty::Final;
        match (self.state, self.value.as_deref(), self.reason) {
            (Word::Number, Some(value), None) => {
                let amount = Amount::from_plain(value).ok_or(Damage::Cell)?;
                Ok(State::Number { amount, certainty })
            }
            (Word::NotApplicable, None, None) if usual => Ok(State::NotApplicable),
            (Word::Blank, None, None) if usual => Ok(State::Blank),
            (Word::Unknown, None, reason) if usual => Ok(State::Unknown { reason }),
            (Word::Unread, None, None) if usual => Ok(State::Unread),
            _ => Err(Damage::Cell),
        }
    }
}
