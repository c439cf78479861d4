//! A file on a share, and people who save into it from their own machines.

use keikaku::merge::review::{Changes, Decision};
use keikaku::plan::Plan;
use keikaku::session::folder::{
    Contents, End, FileConflict, FileError, FolderFile, Save, SaveMode, Signature, carry_out,
};
use keikaku::value::id::PlanId;

use crate::support::{Hand, sample, time};

/// The file, with its faults.
#[derive(Clone, Debug, Default)]
pub(crate) struct Share {
    pub(crate) bytes: Option<Vec<u8>>,
    /// The error of every read and write.
    pub(crate) trouble: Option<FileError>,
    /// The error of the next write.
    pub(crate) on_write: Option<FileError>,
    /// A content that somebody puts there just before the next write, which notices that.
    pub(crate) quicker: Option<Vec<u8>>,
    /// Whether somebody is faster at each write.
    pub(crate) always_overtaken: bool,
    /// Whether each write stores only a part.
    pub(crate) loses: bool,
    pub(crate) writes: usize,
}

impl FolderFile for Share {
    fn read(&mut self) -> Result<Vec<u8>, FileError> {
        self.trouble.map_or_else(|| self.bytes.clone().ok_or(FileError::Gone), Err)
    }

    fn write(&mut self, text: &str) -> Result<(), FileError> {
        if let Some(other) = self.quicker.take() {
            self.bytes = Some(other);
            return Err(FileError::Overtaken);
        }
        if self.always_overtaken {
            return Err(FileError::Overtaken);
        }
        if let Some(trouble) = self.trouble.or(self.on_write.take()) {
            return Err(trouble);
        }
        self.writes += 1;
        let whole = text.as_bytes();
        self.bytes = Some(if self.loses { whole[..whole.len() / 2].to_vec() } else { whole.to_vec() });
        Ok(())
    }
}

impl Share {
    /// The contents of the file.
    pub(crate) fn contents(&self) -> Contents {
        Contents::read(self.bytes.as_ref().unwrap()).unwrap()
    }

    pub(crate) fn plan(&self) -> Plan {
        Plan::clone(&self.contents().plan)
    }
}

/// A person with a browser of their own.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) hand: Hand,
    pub(crate) base: Option<Contents>,
    /// The number of changes that the last save has imported, however it ended.
    pub(crate) brought: usize,
    name: &'static str,
}

pub(crate) fn id() -> PlanId {
    PlanId::from_bits(1)
}

impl Person {
    /// The person who makes the plan.
    pub(crate) fn new(name: &'static str) -> Self {
        Self { hand: Hand::at([sample("000", id())]), base: None, brought: 0, name }
    }

    /// A person with a fresh profile who opens the file.
    pub(crate) fn opens(name: &'static str, share: &Share) -> Self {
        let contents = share.contents();
        Self { hand: Hand::at([contents.plan.clone()]), base: Some(contents), brought: 0, name }
    }

    fn carry(&mut self, mut save: Save, share: &mut Share) -> End {
        let by = Some(self.name.to_owned());
        let sign = || Signature { at: Some(time("2026-11-20T10:32")), by: by.clone() };
        let end = carry_out(&mut save, &mut self.hand.session, share, sign);
        self.brought = save.brought();
        self.base = save.into_base();
        end
    }

    pub(crate) fn saves_as(&mut self, mode: SaveMode, share: &mut Share) -> End {
        self.carry(Save::start(id(), mode, self.base.clone()), share)
    }

    pub(crate) fn saves(&mut self, share: &mut Share) -> End {
        self.saves_as(SaveMode::Write, share)
    }

    /// Creates the file.
    pub(crate) fn makes(&mut self, share: &mut Share) {
        share.bytes = Some(Vec::new());
        assert_saved(&self.saves_as(SaveMode::WriteInFolder, share));
    }

    /// Decides every change in the same way, and saves.
    pub(crate) fn decides(&mut self, conflict: FileConflict, decision: &Decision, share: &mut Share) -> End {
        let mut changes = conflict.changes();
        let all: Vec<_> = changes.iter().map(|change| change.decided(decision.clone())).collect();
        changes.decide(&all);
        let chosen = Changes::picks(&changes);
        self.carry(Save::decided(id(), SaveMode::Write, self.base.clone(), conflict, chosen), share)
    }
}

#[track_caller]
pub(crate) fn assert_saved(end: &End) -> usize {
    match end {
        End::Saved { brought, .. } => *brought,
        other => panic!("not saved: {other:?}"),
    }
}

#[track_caller]
pub(crate) fn conflict(end: End) -> FileConflict {
    match end {
        End::FileConflict(conflict) => *conflict,
        other => panic!("nothing to decide: {other:?}"),
    }
}

/// A file with the person who made it and a person who opened it.
pub(crate) fn two_people() -> (Person, Person, Share) {
    let (mut one, mut share) = (Person::new("佐藤"), Share::default());
    one.makes(&mut share);
    let other = Person::opens("鈴木", &share);
    (one, other, share)
}
