//! What was sent out and imported: the last ten KPI tables of a plan, so that a file that comes back can be merged.
//!
//! Each table has a version id made from its content ([`KpiTable::version`]). What a colleague returns names the
//! version that it was made from; where the lineage still holds that table, the reader knows which cells the
//! colleague changed and which we did.
//!
//! The lineage lies outside the workbook that undo goes through: undoing an import does not make its table
//! unknown, it only counts as not applied until the import is redone (`decisions.md` 15). A copied plan starts an
//! empty one (20).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::value::id::{PlanId, VersionId};

mod table;
mod text;

pub use table::{KpiTable, same_text};

/// Tables that are kept at most; the oldest goes first.
pub const MOST_TABLES: usize = 10;
/// Letters that the tables of one plan may take together: a tenth of what a browser stores. Where they are more, the oldest
/// go before there are ten; the newest stays whatever its size.
pub const MOST_TEXT: usize = 500_000;
/// Earlier versions that a file names.
const MOST_NAMED: usize = 5;

/// The lineages of all plans that have one.
pub type Lineages = BTreeMap<PlanId, Lineage>;

/// The tables of one plan that were sent or applied, oldest first; no version is there twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    entries: Vec<LineageEntry>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageEntry {
    /// Its version.
    pub version: VersionId,
    /// Its compact text ([`KpiTable::text`]).
    pub table: Arc<str>,
    /// Whether it was sent out from here.
    pub sent: bool,
    /// Whether it came in a file that was applied.
    pub applied: Option<AppliedTable>,
}

/// How a table was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppliedTable {
    /// The version that its file was made from, as far as it was known here.
    pub from: Option<VersionId>,
    /// Whether that step is undone at present.
    pub undone: bool,
}

/// The table of a file that is being applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The version of its content.
    pub version: VersionId,
    /// The version that it was made from, as far as it is known here.
    pub from: Option<VersionId>,
    /// Its compact text.
    pub table: Arc<str>,
}

impl Taken {
    /// A table that was made from that version.
    pub fn new(table: &KpiTable, from: Option<VersionId>) -> Self {
        Self { version: table.version(), from, table: table.text().into() }
    }
}

impl LineageEntry {
    /// Whether a file may be merged on it: what is undone is not ours, so it is no ground to stand on.
    fn counts(&self) -> bool {
        self.sent || self.applied.is_some_and(|applied| !applied.undone)
    }
}

impl Lineage {
    /// A lineage of these tables, oldest first. Of two with one version the later stays.
    pub fn new(entries: impl IntoIterator<Item = LineageEntry>) -> Self {
        let mut lineage = Self::default();
        for entry in entries {
            lineage.push(entry);
        }
        lineage
    }

    /// The tables, oldest first.
    pub fn entries(&self) -> &[LineageEntry] {
        &self.entries
    }

    /// Notes what is being sent out.
    pub fn note_sent(&mut self, table: &KpiTable) {
        let version = table.version();
        let applied = self.entry(version).and_then(|entry| entry.applied);
        self.push(LineageEntry { version, table: table.text().into(), sent: true, applied });
    }

    /// Notes that a file was applied.
    pub fn note_applied(&mut self, taken: &Taken) {
        let sent = self.entry(taken.version).is_some_and(|entry| entry.sent);
        let applied = Some(AppliedTable { from: taken.from, undone: false });
        self.push(LineageEntry { version: taken.version, table: Arc::clone(&taken.table), sent, applied });
    }

    /// Notes that the step that applied that version was undone, or redone.
    pub fn set_undone(&mut self, version: VersionId, undone: bool) {
        let entry = self.entries.iter_mut().find(|entry| entry.version == version);
        if let Some(applied) = entry.and_then(|entry| entry.applied.as_mut()) {
            applied.undone = undone;
        }
    }

    /// Whether a file with that content was applied, and is not undone.
    pub fn is_applied(&self, version: VersionId) -> bool {
        self.entry(version).and_then(|entry| entry.applied).is_some_and(|applied| !applied.undone)
    }

    /// The first of these versions whose table is known, with the table: the base of a merge.
    pub fn base(&self, versions: &[VersionId]) -> Option<(VersionId, KpiTable)> {
        let known = versions.iter().filter_map(|version| self.entry(*version)).filter(|entry| entry.counts());
        known.into_iter().find_map(|entry| Some((entry.version, KpiTable::read(&entry.table)?)))
    }

    /// The tables of the files that were applied and that were made from that version.
    pub fn answers_to(&self, base: VersionId) -> Vec<KpiTable> {
        let is_answer = |entry: &&LineageEntry| entry.applied.is_some_and(|one| one.from == Some(base) && !one.undone);
        self.entries.iter().filter(is_answer).filter_map(|entry| KpiTable::read(&entry.table)).collect()
    }

    /// The versions that a file of the version `now` was made from, newest first (元の版).
    pub fn before(&self, now: VersionId) -> Vec<VersionId> {
        let known = self.entries.iter().rev().filter(|entry| entry.counts() && entry.version != now);
        known.map(|entry| entry.version).take(MOST_NAMED).collect()
    }

    /// This lineage with what that of a plan file knows besides, as older.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let strange = other.entries.iter().filter(|entry| self.entry(entry.version).is_none());
        Self::new(strange.chain(&self.entries).cloned())
    }

    /// This lineage with what another tab has noted in the store since both were as `known`. What is new on either side stays,
    /// ours last; what the other has let go, as the oldest, stays gone; of a table that both have, a mark counts where it
    /// was changed.
    #[must_use]
    pub fn caught_up(&self, stored: &Self, known: &Self) -> Self {
        let is_ours = |ours: &LineageEntry| known.entry(ours.version) != Some(ours);
        let theirs = stored.entries.iter().filter(|entry| !self.entry(entry.version).is_some_and(is_ours));
        let ours = self.entries.iter().filter(|entry| is_ours(entry)).map(|ours| match stored.entry(ours.version) {
            Some(theirs) => LineageEntry { sent: ours.sent || theirs.sent, ..ours.clone() },
            None => ours.clone(),
        });
        Self::new(theirs.cloned().chain(ours))
    }

    /// What was sent, without what was imported: all that another state of the plan may know of it.
    #[must_use]
    pub fn only_sent(&self) -> Self {
        let sent = self.entries.iter().filter(|entry| entry.sent);
        Self::new(sent.map(|entry| LineageEntry { applied: None, ..entry.clone() }))
    }

    fn entry(&self, version: VersionId) -> Option<&LineageEntry> {
        self.entries.iter().find(|entry| entry.version == version)
    }

    /// Puts a table at the end, in the place of one with its version, and lets the oldest go.
    fn push(&mut self, entry: LineageEntry) {
        self.entries.retain(|kept| kept.version != entry.version);
        self.entries.push(entry);
        let mut text = 0;
        let is_kept = |entry: &&LineageEntry| {
            text += entry.table.chars().count();
            text <= MOST_TEXT
        };
        let kept = self.entries.iter().rev().take(MOST_TABLES).take_while(is_kept).count().max(1);
        let surplus = self.entries.len().saturating_sub(kept);
        self.entries.drain(..surplus);
    }
}
