//! The stable printed forms of what a preview says, for tests and support mails.

use super::{Note, Preview};

impl Preview {
    /// The codes of all questions, notes and remarks, each once and in this order.
    pub fn codes(&self) -> Vec<&'static str> {
        let asked = self.questions.iter().map(|question| question.ask.code());
        let told = self.notes.iter().filter_map(Note::code);
        let remarked = self.changes.iter().filter_map(|change| change.remark.as_ref()?.code());
        let mut codes: Vec<&'static str> = asked.chain(told).chain(remarked).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

impl Note {
    /// The stable code of the note; `None` if it has none.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Torn(_) => Some("IN-012"),
            _ => None,
        }
    }
}
