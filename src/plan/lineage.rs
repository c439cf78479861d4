//! The lineage of a plan: the last ten KPI tables that were sent or imported, so that a returned file can be merged.
//!
//! Each table has a version id made from its content ([`KpiTable::version`]). A returned file names the version from
//! which it was made. If the lineage still has that table, the import knows which cells the colleague changed and which
//! we changed.
//!
//! The lineage is outside the workbook that undo goes through: undoing an import keeps its table known, but the table
//! counts as not applied until the import is redone (`docs/decisions.md` 15). A copied plan starts with an empty lineage
//! (decision 20).
//!
//! The lineage also has the inquiries (照会, [`SentInquiry`]): who was asked and who has answered is known longer than the
//! table of each answer.

use std::sync::Arc;

use litemap::LiteMap;

use crate::plan::indicator::Row;
use crate::plan::{Indicator, Plan};
use crate::value::width::trim;
use crate::value::{Date, PlanId, VersionId};

mod inquiry;
mod table;
mod text;
mod traces;

pub use inquiry::{
    AnswerState, AnsweredBy, AskedFigure, Figures, MOST_ANSWERS, MOST_FIGURES, MOST_INQUIRIES, Reply, SectionAnswer,
    SectionInquiry, SentInquiry, Whose, changed_actuals,
};
use inquiry::{AnsweredFile, Inquiries};
pub use table::{KpiTable, TableText, same_text};
pub use traces::Traces;

/// The largest number of tables in a lineage. The oldest is dropped first, except the base of incoming answers.
pub const MOST_TABLES: usize = 10;
/// The largest number of characters that the tables of one plan may have together: a tenth of what a browser stores. The
/// oldest tables are dropped to respect it, but the newest is always kept.
pub const MOST_TEXT: usize = 500_000;
/// The largest number of earlier versions that a file names.
const MOST_NAMED: usize = 5;

/// The lineages of all plans that have one, by plan id.
pub type Lineages = LiteMap<PlanId, Lineage>;

/// The tables of one plan that were sent or applied, oldest first; no two have the same version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    entries: Vec<LineageEntry>,
    inquiries: Inquiries,
}

/// A table that was sent or applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageEntry {
    /// The version id of the table.
    pub version: VersionId,
    /// The compact text of the table ([`KpiTable::text`]).
    pub table: TableText,
    /// Whether the table was sent from this workbook.
    pub sent: bool,
    /// How the table was applied; `None` if it was not imported from a file.
    pub applied: Option<AppliedTable>,
}

/// The application of an imported table to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppliedTable {
    /// The version that the file was made from; `None` if it is not known here.
    pub from: Option<VersionId>,
    /// Whether the import is undone at present.
    pub undone: bool,
}

/// The table of a file that is being applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The version id of the table's content.
    pub version: VersionId,
    /// The version from which the table was made; `None` if it is not known here.
    pub from: Option<VersionId>,
    /// The compact text of the table.
    pub table: TableText,
    /// The reply of the file to an inquiry; `None` if it has none.
    pub reply: Option<Reply>,
    /// The table without the content that settled sheets of 効果検証 hold back, for the case that only this part is applied;
    /// `None` if they hold back nothing, or everything.
    pub open: Option<Arc<Self>>,
}

impl Taken {
    /// Creates the record of a table that was made from the version `from`.
    pub fn new(table: &KpiTable, from: Option<VersionId>) -> Self {
        let table = TableText::from(table);
        Self { version: table.version(), from, table, reply: None, open: None }
    }

    /// Whether the answer to these figures was left out: something in it that differs from the sent table is not in the
    /// plan, and nothing of that has come into the plan from the first of these states to the second. Only indicators
    /// that the table names by their ids count.
    fn is_left_out(&self, figures: &Figures, sent: Option<&KpiTable>, [before, after]: [&Plan; 2]) -> bool {
        let Some(table) = self.table.table() else { return false };
        let (mut is_left, mut is_taken) = (false, false);
        for AskedFigure { year, kpi } in figures.iter().copied() {
            let rows = table.row(kpi).zip(before.indicator(kpi)).zip(after.indicator(kpi));
            let Some(((stated, was), is)) = rows else { continue };
            let unset = Indicator::unset(kpi);
            let sent_row = sent.and_then(|sent| sent.row(kpi)).map_or(&unset, |row| &**row);
            let mut count = |value: AnsweredValue| {
                is_left |= value.is_said && !value.is_there;
                is_taken |= value.is_said && value.has_come;
            };
            let rows = [&**stated, sent_row, &**was, &**is];
            count(AnsweredValue::new(rows.map(|row| &row.actual(year).state)));
            count(AnsweredValue::new(rows.map(|row| row.notes.get(&(Row::Actual, Some(year))))));
            for (place, text) in table.texts_of(year, kpi) {
                let is_like = |other: &str| same_text(trim(text), trim(other));
                let (was, is) = (before.evaluation_text(*place), after.evaluation_text(*place));
                let was_sent = sent.and_then(|sent| sent.sheet_text(*place)).unwrap_or_default();
                // The text of the plan may have been merged from two texts, so any change of it counts as taken.
                count(AnsweredValue { is_said: !is_like(was_sent), is_there: is_like(is), has_come: was != is });
            }
        }
        is_left && !is_taken
    }
}

/// What happened to a value of an answer.
struct AnsweredValue {
    /// Whether the answer differs from what was sent.
    is_said: bool,
    /// Whether the plan has the value.
    is_there: bool,
    /// Whether the plan got the value when the answer was taken in.
    has_come: bool,
}

impl AnsweredValue {
    /// Compares the values in the answer, in the sent table, in the plan before, and in the plan now.
    fn new<T: PartialEq>([stated, sent, was, is]: [T; 4]) -> Self {
        Self { is_said: stated != sent, is_there: stated == is, has_come: stated == is && was != is }
    }
}

impl LineageEntry {
    /// Whether the table can be the base of a merge: a table whose import is undone is not part of the plan.
    fn counts(&self) -> bool {
        self.sent || self.applied.is_some_and(|applied| !applied.undone)
    }
}

impl Lineage {
    /// Creates a lineage of these tables, oldest first. Of two tables with the same version the later is used.
    pub fn new(entries: impl IntoIterator<Item = LineageEntry>) -> Self {
        let mut lineage = Self::default();
        for entry in entries {
            lineage.push(entry);
        }
        lineage
    }

    /// A copy of the lineage with these inquiries, oldest first. Inquiries of the same version and years become one.
    #[must_use]
    pub fn with_inquiries(self, inquiries: impl IntoIterator<Item = SentInquiry>) -> Self {
        Self { inquiries: Inquiries::new(inquiries), ..self }
    }

    /// The inquiries, oldest first.
    pub fn inquiries(&self) -> &[SentInquiry] {
        self.inquiries.as_slice()
    }

    /// What the books of that version ask for, with all answers to them; `None` if none was sent.
    pub fn asked_at(&self, version: VersionId) -> Option<SentInquiry> {
        self.inquiries.of_version(version)
    }

    /// The section whose answer was the last to set that figure; `None` if no answer did.
    pub fn answered(&self, figure: &AskedFigure) -> Option<AnsweredBy> {
        let sections = self.inquiries().iter().rev().flat_map(|inquiry| &inquiry.sections);
        let sections = sections.filter(|section| section.figures.contains(figure));
        let answers = sections.flat_map(|section| section.own().rev().map(move |answer| (section, answer)));
        let set = answers.filter(|(_, answer)| answer.set.contains(figure));
        let last = set.max_by_key(|(_, answer)| answer.on);
        last.map(|(section, answer)| AnsweredBy { section: section.name.clone(), on: answer.on })
    }

    /// The tables, oldest first.
    pub fn entries(&self) -> &[LineageEntry] {
        &self.entries
    }

    /// Records that a table is being sent.
    pub fn note_sent(&mut self, table: &KpiTable) {
        let table = TableText::from(table);
        let version = table.version();
        let applied = self.entry(version).and_then(|entry| entry.applied);
        self.push(LineageEntry { version, table, sent: true, applied });
    }

    /// Records that the table of a file was applied.
    pub fn note_applied(&mut self, taken: &Taken) {
        let sent = self.entry(taken.version).is_some_and(|entry| entry.sent);
        let applied = Some(AppliedTable { from: taken.from, undone: false });
        self.push(LineageEntry { version: taken.version, table: taken.table.clone(), sent, applied });
    }

    /// Records that answer books are being sent.
    pub fn note_inquiry(&mut self, inquiry: SentInquiry) {
        self.inquiries.note(inquiry);
    }

    /// Records the replies of a file's tables to the inquiries. `changed` are the actuals that the import has changed,
    /// `plans` the plan before and after the import, if there is one.
    pub fn note_replies<'t>(
        &mut self,
        tables: impl IntoIterator<Item = &'t Taken>,
        file: &Arc<str>,
        on: Date,
        changed: &Figures,
        plans: Option<[&Plan; 2]>,
    ) {
        let tables = tables.into_iter().filter_map(|taken| Some((taken, taken.reply.as_ref()?)));
        let tables: Vec<(&Taken, &Reply)> = tables.collect();
        let replies: Vec<&Reply> = tables.iter().map(|(_, reply)| *reply).collect();
        for (taken, reply) in &tables {
            let (version, file, set) = (taken.version, Arc::clone(file), changed.clone());
            let answer = SectionAnswer { version, file, set, ..SectionAnswer::unchanged("", &reply.respondent, on) };
            let base = taken.from.and_then(|from| Some(self.entry(from)?.table.clone()));
            let base = base.as_ref().and_then(TableText::table);
            let is_left_out = |said: &Figures| plans.is_some_and(|plans| taken.is_left_out(said, base, plans));
            self.inquiries.note_reply(reply, AnsweredFile::new(&replies), &answer, is_left_out);
        }
    }

    /// Records by hand that a section has answered the inquiry of that key without changes (変更なしの回答).
    pub fn note_unchanged(&mut self, inquiry: &str, section: &str, respondent: &str, on: Date) {
        self.inquiries.note_by_hand(inquiry, section, SectionAnswer::unchanged(section, respondent, on));
    }

    /// Sets the name of the person who gave an answer of a section.
    pub fn set_respondent(&mut self, inquiry: &str, section: &str, answer: VersionId, respondent: &str) {
        if let Some(answer) = self.inquiries.answer_mut(inquiry, section, answer) {
            respondent.clone_into(&mut answer.respondent);
        }
    }

    /// Takes back the record of an answer of which nothing has come into the plan.
    pub fn take_back_answer(&mut self, inquiry: &str, section: &str, answer: VersionId) {
        let answer = self.inquiries.answer_mut(inquiry, section, answer);
        if let Some(answer) = answer.filter(|answer| answer.changed_nothing()) {
            answer.undone = true;
        }
    }

    /// Records whether the import of that version is undone.
    pub fn set_undone(&mut self, version: VersionId, undone: bool) {
        self.inquiries.set_undone(version, undone);
        let entry = self.entries.iter_mut().find(|entry| entry.version == version);
        if let Some(applied) = entry.and_then(|entry| entry.applied.as_mut()) {
            applied.undone = undone;
        }
    }

    /// Whether a file with that content was applied and the import is not undone.
    pub fn is_applied(&self, version: VersionId) -> bool {
        self.entry(version).and_then(|entry| entry.applied).is_some_and(|applied| !applied.undone)
    }

    /// The first of these versions whose table is known, with that table, as the base of a merge; `None` if none is known.
    pub fn base(&self, versions: &[VersionId]) -> Option<(VersionId, KpiTable)> {
        let known = versions.iter().filter_map(|version| self.entry(*version)).filter(|entry| entry.counts());
        known.into_iter().find_map(|entry| Some((entry.version, entry.table.table()?.clone())))
    }

    /// The applied tables that were made from that version and whose import is not undone.
    pub fn answers_to(&self, base: VersionId) -> Vec<KpiTable> {
        let is_answer = |entry: &&LineageEntry| entry.applied.is_some_and(|one| one.from == Some(base) && !one.undone);
        self.entries.iter().filter(is_answer).filter_map(|entry| entry.table.table().cloned()).collect()
    }

    /// The versions from which a file of the version `now` was made, newest first (元の版).
    pub fn before(&self, now: VersionId) -> Vec<VersionId> {
        let is_before = |entry: &&LineageEntry| entry.counts() && entry.version != now && !entry.table.is_sheet();
        let known = self.entries.iter().rev().filter(is_before);
        known.map(|entry| entry.version).take(MOST_NAMED).collect()
    }

    /// This lineage, extended by the tables and inquiries that only the lineage of a plan file has; these count as older.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let strange = other.entries.iter().filter(|entry| self.entry(entry.version).is_none());
        Self { inquiries: self.inquiries.joined(&other.inquiries), ..Self::new(strange.chain(&self.entries).cloned()) }
    }

    /// This lineage merged with the one that another tab has stored since both were equal to `known`. New tables of both
    /// sides are kept, those of this tab last. Tables that the other tab has dropped as the oldest stay dropped. Of a
    /// table that both have, the side that changed its marks counts.
    #[must_use]
    pub fn caught_up(&self, stored: &Self, known: &Self) -> Self {
        let is_ours = |ours: &LineageEntry| known.entry(ours.version) != Some(ours);
        let theirs = stored.entries.iter().filter(|entry| !self.entry(entry.version).is_some_and(is_ours));
        let ours = self.entries.iter().filter(|entry| is_ours(entry)).map(|ours| match stored.entry(ours.version) {
            Some(theirs) => LineageEntry { sent: ours.sent || theirs.sent, ..ours.clone() },
            None => ours.clone(),
        });
        let inquiries = self.inquiries.caught_up(&stored.inquiries, &known.inquiries);
        Self { inquiries, ..Self::new(theirs.cloned().chain(ours)) }
    }

    /// Whether the other lineage has everything that this one records, whatever the order of the tables.
    pub fn is_in(&self, other: &Self) -> bool {
        let is_there = |ours: &LineageEntry| {
            let is_like = |theirs: &LineageEntry| {
                (theirs.sent || !ours.sent) && (ours.applied.is_none() || ours.applied == theirs.applied)
            };
            other.entry(ours.version).is_some_and(is_like)
        };
        self.entries.iter().all(is_there)
            && self.inquiries.caught_up(&other.inquiries, &other.inquiries) == other.inquiries
    }

    /// The sent tables and the inquiries without any record of imports: the part that another state of the plan may keep.
    #[must_use]
    pub fn only_sent(&self) -> Self {
        let sent = self.entries.iter().filter(|entry| entry.sent);
        let sent = Self::new(sent.map(|entry| LineageEntry { applied: None, ..entry.clone() }));
        Self { inquiries: self.inquiries.unanswered(), ..sent }
    }

    fn entry(&self, version: VersionId) -> Option<&LineageEntry> {
        self.entries.iter().find(|entry| entry.version == version)
    }

    /// Adds a table at the end, replaces a table of the same version, and drops tables while the limits are exceeded.
    fn push(&mut self, entry: LineageEntry) {
        self.entries.retain(|kept| kept.version != entry.version);
        self.entries.push(entry);
        let lengths = self.entries.iter().map(|entry| entry.table.chars().count());
        let mut lengths: Vec<usize> = lengths.collect();
        while self.entries.len() > MOST_TABLES || lengths.iter().sum::<usize>() > MOST_TEXT {
            let Some(place) = self.superfluous() else { return };
            self.entries.remove(place);
            lengths.remove(place);
        }
    }

    /// The index of the table to drop next; `None` if there is only one. It is the oldest table, or if there are many
    /// answers the oldest answer. The base of the newest answer is dropped last: as long as answers come in, their base
    /// must be known, since without it the cells that they did not change would count as changed.
    fn superfluous(&self) -> Option<usize> {
        let (newest, others) = self.entries.split_last()?;
        let from = newest.applied.and_then(|applied| applied.from);
        let answers = others.iter().filter(|entry| !entry.sent).count();
        let oldest = |may_go: &dyn Fn(&LineageEntry) -> bool| {
            others.iter().position(|entry| Some(entry.version) != from && may_go(entry))
        };
        let answer = || oldest(&|entry| !entry.sent).filter(|_| answers > MOST_TABLES / 2);
        answer().or_else(|| oldest(&|_| true)).or((!others.is_empty()).then_some(0))
    }
}
