//! An answer to an inquiry: its content, the section that it belongs to, and answers that were recorded by hand.

use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;

use super::Figures;
use crate::value::width::key;
use crate::value::{Date, VersionId};

/// An answer of a section to an inquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionAnswer {
    /// The version of the returned table; for an answer recorded by hand, a version made from its content.
    pub version: VersionId,
    /// The name of the file; blank if the answer was recorded by hand.
    pub file: Arc<str>,
    /// The person who answered, as written in the book or filled in by hand; blank if nobody is named.
    pub respondent: String,
    /// The day on which the answer was imported.
    pub on: Date,
    /// The requested figures that the import has changed.
    pub set: Figures,
    /// The requested figures in which the answer differs from what was sent, whether or not they were taken.
    pub said: Figures,
    /// Whether a difference is not in the plan, and no difference came into it with the import.
    pub left_out: bool,
    /// Whose answer it is.
    pub whose: Whose,
    /// Whether the import is undone at present.
    pub undone: bool,
}

/// Whose answer a file is, seen from a section that was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The answer is the section's own.
    #[default]
    Section,
    /// It is unclear: the answer changes figures of several sections, none of which is known to have sent it.
    Unclear,
    /// The answer is another section's, which has changed figures of this one.
    Another,
}

/// Who answered a figure, and when the answer was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredBy {
    /// The name of the section; empty if the KPI had none.
    pub section: String,
    /// The day on which the answer was taken in.
    pub on: Date,
}

/// The reply of a table to an inquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The version that identifies the inquiry.
    pub inquiry: VersionId,
    /// The person who answers, as written in the file.
    pub respondent: String,
    /// The section for which the sheet was made; `None` for a table of the whole plan.
    pub section: Option<String>,
    /// Whether the user has stated that it is the answer of that section, or that it is not; `None` if the user has not.
    pub is_own: Option<bool>,
    /// The requested figures that the table has, even if unchanged.
    pub figures: Figures,
    /// The figures among them in which the table differs from what was sent.
    pub said: Figures,
}

impl SectionAnswer {
    /// An answer without changes, which was recorded by hand on that day.
    pub fn unchanged(section: &str, respondent: &str, on: Date) -> Self {
        let mut hasher = FnvHasher::default();
        hasher.write(format!("{}\n{respondent}\n{on}", key(section)).as_bytes());
        Self {
            version: VersionId::from_bits(hasher.finish()),
            file: Arc::from(""),
            respondent: respondent.to_owned(),
            on,
            set: Figures::default(),
            said: Figures::default(),
            left_out: false,
            whose: Whose::Section,
            undone: false,
        }
    }

    /// Whether the answer was recorded by hand.
    pub fn is_by_hand(&self) -> bool {
        self.file.is_empty()
    }

    /// Whether nothing of the answer has come into the plan. Then there is no step to undo, and its record is taken back.
    pub fn changed_nothing(&self) -> bool {
        self.said.is_empty() || self.left_out
    }

    /// The number of figures that the answer names.
    pub(super) fn size(&self) -> usize {
        self.set.len().max(self.said.len())
    }
}

/// The replies of all tables of a file, which together show who answers.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan::lineage) struct AnsweredFile<'r> {
    replies: &'r [&'r Reply],
}

impl<'r> AnsweredFile<'r> {
    /// The file whose tables have these replies.
    pub(in crate::plan::lineage) fn new(replies: &'r [&'r Reply]) -> Self {
        Self { replies }
    }

    /// Whose answer the table is, seen from `section`, if it has figures of `sections` sections. The sheet of another
    /// section is not the section's own answer. Neither is an unsigned sheet in a file with another, signed sheet: its
    /// sender has changed figures that were not requested from them.
    pub(super) fn whose(self, reply: &Reply, section: &str, sections: usize) -> Whose {
        let is_signed = |reply: &Reply| !reply.respondent.is_empty();
        let Some(of) = &reply.section else {
            return if sections > 1 { Whose::Unclear } else { Whose::Section };
        };
        let is_of_others = |other: &Reply| other.section.as_ref().is_some_and(|other| key(other) != key(of));
        if key(of) != key(section) {
            return Whose::Another;
        }
        let others = self.replies.iter();
        match reply.is_own.or_else(|| is_signed(reply).then_some(true)) {
            Some(true) => Whose::Section,
            None if others.clone().all(|other| !is_signed(other) && !is_of_others(other)) => Whose::Section,
            None if others.clone().all(|other| !is_signed(other)) => Whose::Unclear,
            Some(false) | None => Whose::Another,
        }
    }
}
