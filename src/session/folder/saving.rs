//! A single save or import: the next operation on the file, and the result.

use std::sync::Arc;

use super::{BaseKnowledge, Contents, FileConflict, FileError, Unfit, ours};
use crate::command::with_picks;
use crate::merge::{Resolution, taken_by_itself};
use crate::session::Session;
use crate::storage::plan_file;
use crate::value::{PlanId, Timestamp};

/// The largest number of attempts of a save when other people save at the same time.
const TRIES: usize = 3;

/// The purpose of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveMode {
    /// Saves the plan to its file (ファイルに保存).
    Write,
    /// Saves the plan to an existing file that was just chosen, which is read and merged like any file of the plan. An
    /// empty file is refused, since its purpose is unknown.
    WriteChosen,
    /// Saves the plan to the file of its name in a folder that was just chosen. An empty file was created for this
    /// save, or for an earlier one that failed, and is written; any other file is read and merged.
    WriteInFolder,
    /// Imports what others have saved, without writing.
    TakeIn,
}

/// The author and the time of a save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The local time, if there is a clock.
    pub at: Option<Timestamp>,
    /// The name that the user entered, if any.
    pub by: Option<String>,
}

/// A save in progress.
#[derive(Clone, Debug)]
pub struct Save {
    plan: PlanId,
    mode: SaveMode,
    base: Option<Contents>,
    /// The digest of the file when it was last saved or read, used if its text is not known.
    digest: Option<String>,
    decided: Option<(FileConflict, Vec<Resolution>)>,
    /// The content that was found in the file before writing.
    found: Option<Contents>,
    /// The text that was written and is being verified.
    written: Option<String>,
    /// The number of changes of others that were imported.
    brought: usize,
    tries: usize,
}

/// The next operation on the file.
#[derive(Debug)]
pub enum Next {
    /// Read the file, then call [`Save::was_read`].
    Read,
    /// Write [`Save::text`] to the file, then call [`Save::was_written`].
    Write,
    /// No operation is left; this is the result.
    End(End),
}

/// The result of a save.
#[derive(Debug)]
pub enum End {
    /// The file contains the plan of this session.
    Saved {
        /// The number of differences that were imported from the file.
        brought: usize,
        /// Whether the file had to be written.
        has_written: bool,
    },
    /// The given number of changes of others was imported, and nothing was written.
    TakenIn(usize),
    /// The user must decide first. The file is unchanged. The plan of this session is unchanged, too, unless an earlier
    /// attempt was overtaken after it had imported changes ([`Save::brought`]).
    FileConflict(Box<FileConflict>),
    /// The file could not be read or written; its content is unchanged.
    Failed(FileError),
    /// The file is no longer a usable file of the plan. Nothing was written.
    Unfit(Unfit),
    /// The file could not be read back, or its text differs from the text written. Changes that were imported before
    /// writing stay in the plan of this session ([`Save::brought`]).
    NotReadBack,
    /// The plan no longer exists in this session, or the merged plan would exceed the limits of a plan.
    CannotBe,
}

impl SaveMode {
    /// Whether the file was just chosen, so that it may differ from the file that the plan had.
    pub fn is_chosen(self) -> bool {
        match self {
            Self::WriteChosen | Self::WriteInFolder => true,
            Self::Write | Self::TakeIn => false,
        }
    }
}

impl Save {
    /// Starts a save of that plan on the known base.
    pub fn start(plan: PlanId, mode: SaveMode, base: Option<Contents>) -> Self {
        Self { plan, mode, base, digest: None, decided: None, found: None, written: None, brought: 0, tries: TRIES }
    }

    /// Starts a save after a conflict was decided: `chosen` are the picks that change the plan of this session
    /// ([`crate::merge::review::Changes::picks`]). If either side has changed since, the user is asked again.
    pub fn decided(
        plan: PlanId,
        mode: SaveMode,
        base: Option<Contents>,
        conflict: FileConflict,
        chosen: Vec<Resolution>,
    ) -> Self {
        Self { decided: Some((conflict, chosen)), ..Self::start(plan, mode, base) }
    }

    /// Sets the digest of the last save or read, for the case that no base is known: a file with that digest is the
    /// base.
    #[must_use]
    pub fn knowing(mut self, digest: Option<String>) -> Self {
        self.digest = digest;
        self
    }

    /// The number of differences that were imported into the plan of this session. They stay there even if the save
    /// fails after that, or has to wait for a decision.
    pub fn brought(&self) -> usize {
        self.brought
    }

    /// The base of the next save, even if this save failed; `None` if nothing is known of the file.
    pub fn into_base(self) -> Option<Contents> {
        self.base
    }

    /// Whether the bytes differ from the last known content of the file, so that they are about to be merged.
    pub fn brings_in(&self, read: &[u8]) -> bool {
        self.written.is_none() && self.base.as_ref().is_none_or(|base| base.text.as_bytes() != read)
    }

    /// Continues after the file was read, before or after writing.
    pub fn was_read(&mut self, session: &mut Session, read: Result<Vec<u8>, FileError>) -> Next {
        if let Some(written) = self.written.take() {
            return Next::End(self.was_read_back(&written, read));
        }
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(error) => return Next::End(End::Failed(error)),
        };
        if self.mode == SaveMode::WriteInFolder && bytes.is_empty() {
            self.found = None;
            // The plan may have been removed while the folder was being chosen.
            return if ours(session, self.plan).is_some() { Next::Write } else { Next::End(End::CannotBe) };
        }
        match Contents::read_of(&bytes, self.plan) {
            Ok(theirs) => self.meet(session, theirs),
            Err(unfit) => Next::End(End::Unfit(unfit)),
        }
    }

    /// Merges the changes of the file, or ends with a conflict.
    fn meet(&mut self, session: &mut Session, theirs: Contents) -> Next {
        let Some(ours) = ours(session, self.plan) else { return Next::End(End::CannotBe) };
        if self.base.is_none() && self.digest.as_ref() == Some(&theirs.digest()) {
            self.base = Some(theirs.clone());
        }
        if self.base.as_ref().is_none_or(|base| base.text != theirs.text) {
            let conflict = FileConflict::compare(Arc::clone(&ours), theirs.clone(), self.base.as_ref());
            let picks = match self.decided.take() {
                _ if *theirs.plan == *ours => Vec::new(),
                Some((decided, chosen)) if decided.is(&conflict) => conflict.picks(&chosen),
                _ if conflict.is_settled() => taken_by_itself(&conflict.differences),
                _ => return Next::End(End::FileConflict(Box::new(conflict))),
            };
            let only_theirs = conflict.base_knowledge == BaseKnowledge::Base
                && self.base.as_ref().is_some_and(|base| base.plan == ours);
            // If only they changed the plan, theirs is taken exactly, without a merge.
            let merged = if only_theirs { Ok((*theirs.plan).clone()) } else { with_picks(&ours, &picks) };
            let Ok(merged) = merged else { return Next::End(End::CannotBe) };
            if merged != *ours {
                self.brought += if only_theirs { conflict.differences.len().max(1) } else { picks.len() };
                session.replace_from_store(self.plan, Some(Arc::new(merged)));
            }
        }
        let known = self.base.as_ref().filter(|base| theirs.contains(base)).map(|base| &base.lineage);
        session.merge_lineage(self.plan, &theirs.lineage, known);
        self.set_base(theirs);
        match (self.mode, self.is_all_there(session)) {
            (SaveMode::TakeIn, _) => Next::End(End::TakenIn(self.brought)),
            (_, true) => Next::End(End::Saved { brought: self.brought, has_written: false }),
            (_, false) => Next::Write,
        }
    }

    /// Makes the content that was read the base of this side.
    fn set_base(&mut self, mut theirs: Contents) {
        if let Some(base) = self.base.take() {
            theirs.know_of(&base);
        }
        self.found = Some(theirs.clone());
        self.base = Some(theirs);
    }

    /// Whether the file already contains the plan and the lineage of this session.
    fn is_all_there(&self, session: &Session) -> bool {
        let plan = ours(session, self.plan);
        let lineage = session.lineage(self.plan);
        let is_there = |found: &Contents| plan.as_ref() == Some(&found.plan) && lineage.is_in(&found.lineage);
        self.found.as_ref().is_some_and(is_there)
    }

    /// The text to be written: the settled plan with the signature. If it is `None`, the plan no longer exists, nothing
    /// may be written, and the save ends with [`End::CannotBe`].
    pub fn text(&mut self, session: &Session, signature: Signature) -> Option<String> {
        let before = self.base.as_ref().map(Contents::saves).unwrap_or_default();
        let plan = ours(session, self.plan)?;
        let text = plan_file::write_marked(&plan, session.lineages(), signature.at, signature.by, &before);
        self.written = Some(text.clone());
        Some(text)
    }

    /// Continues after the file was written or could not be written; a written text is read back.
    pub fn was_written(&mut self, written: Result<(), FileError>) -> Next {
        let Err(error) = written else { return Next::Read };
        self.written = None;
        self.tries = self.tries.saturating_sub(1);
        if error == FileError::Overtaken && self.tries > 0 {
            return Next::Read;
        }
        Next::End(End::Failed(error))
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
