//! An answer to an inquiry: what a file says, whose it is, and what was noted by hand.

use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;

use super::Figures;
use crate::value::width::key;
use crate::value::{Date, VersionId};

/// An answer to what a section was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionAnswer {
    /// The version of what was sent; of an answer that was noted by hand one made of what was noted.
    pub version: VersionId,
    /// The name of the file; blank if the answer was noted by hand.
    pub file: Arc<str>,
    /// Who answered, as it was written into the book or filled in by hand; blank if nobody is named.
    pub respondent: String,
    /// The day on which it was taken in.
    pub on: Date,
    /// The asked figures that taking it in has changed.
    pub set: Figures,
    /// The asked figures in which it says something else than what was sent, whether or not that was taken.
    pub said: Figures,
    /// Whether something of what it says is not in the plan, and nothing of it came there when it was taken in.
    pub left_out: bool,
    /// Whose answer it is.
    pub whose: Whose,
    /// Whether taking it in is undone at present.
    pub undone: bool,
}

/// Whose answer a file is to what a section was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The section's own.
    #[default]
    Section,
    /// Nobody has signed it, and it changes figures of several sections.
    Unclear,
    /// That of another section, which has changed figures of this one.
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

/// What a table says to an inquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The version that the inquiry is known by.
    pub inquiry: VersionId,
    /// Who answers, as it is written in the file.
    pub respondent: String,
    /// The section that the sheet was made for; `None` of a table of the whole plan.
    pub section: Option<String>,
    /// Whether somebody has said that it is the answer of that section, or that it is not; `None` if nobody has.
    pub is_own: Option<bool>,
    /// The asked figures of which the table says something, if only that they are as they were.
    pub figures: Figures,
    /// Those of these in which it says something else than what was sent.
    pub said: Figures,
}

impl SectionAnswer {
    /// An answer that says that nothing has changed, which was noted by hand on that day.
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

    /// Whether no file holds it.
    pub fn is_by_hand(&self) -> bool {
        self.file.is_empty()
    }

    /// The number of figures that it names.
    pub(super) fn size(&self) -> usize {
        self.set.len().max(self.said.len())
    }
}

/// What all tables of a file together tell of who answers.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan::lineage) struct AnsweredFile<'r> {
    replies: &'r [&'r Reply],
}

impl<'r> AnsweredFile<'r> {
    /// A file of which these are the replies of all tables.
    pub(in crate::plan::lineage) fn new(replies: &'r [&'r Reply]) -> Self {
        Self { replies }
    }

    /// Whose answer the table is to what that section was asked; it speaks of figures of so many sections. The sheet of
    /// another section is not its own, nor is one without a name in a file in which another sheet has one: somebody there has
    /// changed what they were not asked.
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
