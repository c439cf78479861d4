//! One save, or one look: what is to be done with the file next, and how it ends.

use std::sync::Arc;

use super::{BaseKnowledge, Contents, FileConflict, FileError, Unfit, ours};
use crate::command::with_picks;
use crate::merge::{Resolution, taken_by_itself};
use crate::plan::lineage::Lineages;
use crate::session::Session;
use crate::storage::plan_file;
use crate::value::id::PlanId;
use crate::value::timestamp::Timestamp;

/// How often a save begins anew because somebody else was quicker.
const TRIES: usize = 3;

/// What a save is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveMode {
    /// フォルダに保存.
    Write,
    /// The same into a file that was just made, and that holds nothing yet.
    WriteNew,
    /// What somebody else has saved is brought in, and nothing is written.
    TakeIn,
}

/// Who saves, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The local time.
    pub at: Option<Timestamp>,
    /// The name that was given.
    pub by: Option<String>,
}

/// A save that is under way.
#[derive(Clone, Debug)]
pub struct Save {
    plan: PlanId,
    manner: SaveMode,
    base: Option<Contents>,
    /// The digest of the file as it was saved or read last, where its text is lost.
    digest: Option<String>,
    decided: Option<(FileConflict, Vec<Resolution>)>,
    /// What was found in the file before it is written over.
    found: Option<Contents>,
    /// What is to stand there, while it is read back.
    written: Option<String>,
    /// How many changes of others came in.
    brought: usize,
    tries: usize,
}

/// What is to be done with the file.
#[derive(Debug)]
pub enum Next {
    /// Read it, then [`Save::was_read`].
    Read,
    /// Write [`Save::text`] into it, then [`Save::was_written`].
    Write,
    /// Nothing any more.
    End(End),
}

/// How it ended.
#[derive(Debug)]
pub enum End {
    /// The file holds what is here; so many changes of others were brought in by it. `has_written`: it was necessary.
    Saved {
        /// Differences that came from the file.
        brought: usize,
        /// Whether the file was written.
        has_written: bool,
    },
    /// So many changes of others were brought in, and nothing was written.
    TakenIn(usize),
    /// Somebody has to decide first. Nothing was written, and nothing has changed here.
    FileConflict(Box<FileConflict>),
    /// The file could not be read or written. It stands as it was.
    Trouble(FileError),
    /// The file is something else now. Nothing was written.
    Unfit(Unfit),
    /// What was read back is not what was written. Everything is kept here.
    NotReadBack,
    /// The plan is here no more, or both together are more than a plan can hold.
    CannotBe,
}

impl Save {
    /// A save of that plan on the base that is known.
    pub fn of(plan: PlanId, manner: SaveMode, base: Option<Contents>) -> Self {
        Self { plan, manner, base, digest: None, decided: None, found: None, written: None, brought: 0, tries: TRIES }
    }

    /// A save after a conflict was decided: `chosen` are the picks of what is not left as it is here
    /// ([`crate::merge::review::Changes::picks`]). Where either side has changed since, it is asked anew.
    pub fn decided(
        plan: PlanId,
        manner: SaveMode,
        base: Option<Contents>,
        conflict: FileConflict,
        chosen: Vec<Resolution>,
    ) -> Self {
        Self { decided: Some((conflict, chosen)), ..Self::of(plan, manner, base) }
    }

    /// Where no base is known: a file of that digest is what was saved or read last, and so it is the base itself.
    #[must_use]
    pub fn knowing(mut self, digest: Option<String>) -> Self {
        self.digest = digest;
        self
    }

    /// What is known of the file now: the base of the next save, also after one that failed.
    pub fn into_base(self) -> Option<Contents> {
        self.base
    }

    /// Whether what was read is not what was there when it was read or written last: it is about to be merged.
    pub fn brings_in(&self, read: &[u8]) -> bool {
        self.written.is_none() && self.base.as_ref().is_none_or(|base| base.text.as_bytes() != read)
    }

    /// The file was read, at the beginning or after it was written.
    pub fn was_read(&mut self, session: &mut Session, read: Result<Vec<u8>, FileError>) -> Next {
        if let Some(written) = self.written.take() {
            return Next::End(self.was_read_back(&written, read));
        }
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(trouble) => return Next::End(End::Trouble(trouble)),
        };
        if self.manner == SaveMode::WriteNew && bytes.is_empty() {
            self.found = None;
            return Next::Write;
        }
        match Contents::read_of(&bytes, self.plan) {
            Ok(theirs) => self.meet(session, theirs),
            Err(unfit) => Next::End(End::Unfit(unfit)),
        }
    }

    /// Brings in what only the file has, or asks.
    fn meet(&mut self, session: &mut Session, theirs: Contents) -> Next {
        let Some(ours) = ours(session, self.plan) else { return Next::End(End::CannotBe) };
        if self.base.is_none() && self.digest.as_ref() == Some(&theirs.digest()) {
            self.base = Some(theirs.clone());
        }
        if self.base.as_ref().is_none_or(|base| base.text != theirs.text) {
            let conflict = FileConflict::of(Arc::clone(&ours), theirs.clone(), self.base.as_ref());
            let picks = match self.decided.take() {
                _ if *theirs.plan == *ours => Vec::new(),
                Some((decided, chosen)) if decided.is(&conflict) => conflict.picks(&chosen),
                _ if conflict.is_settled() => taken_by_itself(&conflict.differences),
                _ => return Next::End(End::FileConflict(Box::new(conflict))),
            };
            let only_theirs = conflict.base_knowledge == BaseKnowledge::Base
                && self.base.as_ref().is_some_and(|base| base.plan == ours);
            // Where only they changed there is nothing to be merged: theirs is taken to the letter.
            let merged = if only_theirs { Ok((*theirs.plan).clone()) } else { with_picks(&ours, &picks) };
            let Ok(merged) = merged else { return Next::End(End::CannotBe) };
            if merged != *ours {
                self.brought += if only_theirs { conflict.differences.len().max(1) } else { picks.len() };
                session.replace_from_store(self.plan, Some(Arc::new(merged)));
            }
        }
        let mut lineages = Lineages::new();
        lineages.insert(self.plan, theirs.lineage.clone());
        session.join_lineages(&lineages);
        self.build_on(theirs);
        match (self.manner, self.is_all_there(session)) {
            (SaveMode::TakeIn, _) => Next::End(End::TakenIn(self.brought)),
            (_, true) => Next::End(End::Saved { brought: self.brought, has_written: false }),
            (_, false) => Next::Write,
        }
    }

    /// From now on this side builds on what was read.
    fn build_on(&mut self, mut theirs: Contents) {
        if let Some(base) = self.base.take() {
            theirs.know_of(&base);
        }
        self.found = Some(theirs.clone());
        self.base = Some(theirs);
    }

    /// Whether the file holds what is here already.
    fn is_all_there(&self, session: &Session) -> bool {
        let plan = ours(session, self.plan);
        let lineage = session.lineage(self.plan);
        self.found
            .as_ref()
            .is_some_and(|found| plan.as_ref() == Some(&found.plan) && found.lineage.joined(&lineage) == found.lineage)
    }

    /// What is to be written now: the plan as it is kept, signed.
    pub fn text(&mut self, session: &Session, signature: Signature) -> String {
        let before = self.base.as_ref().map(Contents::saves).unwrap_or_default();
        let Some(plan) = ours(session, self.plan) else { return String::new() };
        let text = plan_file::write_marked(&plan, session.lineages(), signature.at, signature.by, &before);
        self.written = Some(text.clone());
        text
    }

    /// The file was written, or not. What was written is read back.
    pub fn was_written(&mut self, written: Result<(), FileError>) -> Next {
        let Err(trouble) = written else { return Next::Read };
        self.written = None;
        self.tries = self.tries.saturating_sub(1);
        if trouble == FileError::Overtaken && self.tries > 0 {
            return Next::Read;
        }
        Next::End(End::Trouble(trouble))
    }

    fn was_read_back(&mut self, written: &str, read: Result<Vec<u8>, FileError>) -> End {
        match read {
            Ok(bytes) if bytes == written.as_bytes() => match Contents::read_of(&bytes, self.plan) {
                Ok(contents) => {
                    self.base = Some(contents);
                    End::Saved { brought: self.brought, has_written: true }
                }
                Err(unfit) => End::Unfit(unfit),
            },
            Ok(_) | Err(_) => End::NotReadBack,
        }
    }
}
