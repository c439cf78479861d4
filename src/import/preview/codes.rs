//! The stable codes of a preview's questions, notes and remarks, for tests and support mails.

use super::{Note, Preview};
use crate::value::distinct;

impl Preview {
    /// The codes of all questions, notes and remarks, each once and in this order.
    pub fn codes(&self) -> Vec<&'static str> {
        let asked = self.questions.iter().map(|question| question.ask.code());
        let told = self.notes.iter().filter_map(Note::code);
        let remarked = self.changes.iter().filter_map(|change| change.remark.as_ref()?.code());
        distinct(asked.chain(told).chain(remarked))
    }
}

impl Note {
    /// The stable code of the note; `None` if it has none.
    pub fn code(&self) -> Option<&'static str> {
        matches!(self, Self::Torn(_)).then_some("IN-012")
    }
}
