//! The parts of a file that have no place in a plan, as a list to read; and how much of a file is imported and how much is left
//! out, for the import button.

use std::collections::BTreeSet;

use super::{AskedDashes, Note, Preview};
use crate::import::questions::{Answer, Ask, Question};
use crate::import::reading::{CellId, GridCell, ReadSheet};
use crate::import::text_table::{FieldPosition, TextTable};
use crate::import::wide::WideFile;
use crate::merge::review::Tally;
use crate::value::width::trim;

/// The fields of a file that its reading leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unplaced {
    /// The fields that have no place in a plan, row by row.
    pub fields: Vec<UnplacedField>,
    /// The number of figures that are in no change because a question is open or was answered with
    /// [`Answer::LeaveOut`].
    pub waiting: usize,
}

/// A field of a file that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnplacedField {
    /// The line on which the row of the field begins, counted from 1.
    pub line: usize,
    /// The column of the field, counted from 1.
    pub column: usize,
    /// The text as written in the file.
    pub text: String,
}

/// How much of a file is accepted, and how much is left out. The unit (件) is a change in the list of changes: the value of a
/// field, or a whole added KPI. A new plan is a single change in that list; here its KPIs are counted, as in the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// The tally of the changes in the list.
    pub listed: Tally,
    /// The number of items in no list that are left out: rows and figures with an open question or that the user leaves out, rows
    /// without a KPI, and fields in columns that their rows do not take.
    pub unlisted: usize,
}

impl ImportCounts {
    /// The number of accepted changes.
    pub fn taken(self) -> usize {
        self.listed.taken
    }

    /// The number of items of the file that are not accepted, in the list or not.
    pub fn left_out(self) -> usize {
        self.listed.left_out + self.unlisted
    }

    /// The sum of the counts of two files.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let (one, also) = (self.listed, other.listed);
        let listed = Tally {
            taken: one.taken + also.taken,
            left_out: one.left_out + also.left_out,
            unread: one.unread + also.unread,
            stays: one.stays + also.stays,
            open: one.open + also.open,
        };
        Self { listed, unlisted: self.unlisted + other.unlisted }
    }
}

/// The parts of a sheet that have no place in the plan of the preview. `file` was read from that sheet.
pub fn unplaced(sheet: &TextTable, file: &WideFile, preview: &Preview) -> Unplaced {
    let waiting = preview.dashes.map_or(0, AskedDashes::waiting) + file.waiting_for_looks;
    if let Some(ReadSheet { grid, reading }) = file.source.as_deref() {
        let mut cells: Vec<CellId> = reading.open.iter().copied().chain(reading.unused(grid)).collect();
        cells.sort_unstable();
        let field = |at| {
            let cell: &GridCell = grid.cell(at)?;
            let (FieldPosition { line, column }, text) = (cell.place, cell.text.clone());
            Some(UnplacedField { line, column, text })
        };
        let [_, asked, _, open] = reading.counts();
        return Unplaced { fields: cells.into_iter().filter_map(field).collect(), waiting: waiting + asked + open };
    }
    let is_unread = |line: usize, column: usize| {
        let mut columns = file.unread.columns.iter().filter(|unread| unread.position == column);
        columns.any(|unread| unread.lines.contains(&line)) || file.unread.rows.iter().any(|row| row.line == line)
    };
    let lines = file.unread.columns.iter().flat_map(|column| &column.lines).copied();
    let lines: BTreeSet<usize> = lines.chain(file.unread.rows.iter().map(|row| row.line)).collect();
    let mut fields = Vec::new();
    for row in sheet.rows.iter().filter(|row| lines.contains(&row.line)) {
        let of_row =
            (1..).zip(row.fields()).filter(|(column, text)| !trim(text).is_empty() && is_unread(row.line, *column));
        fields.extend(of_row.map(|(column, text)| UnplacedField { line: row.line, column, text: text.to_owned() }));
    }
    Unplaced { fields, waiting }
}

impl Preview {
    /// Whether the file has nothing to show except that it changes nothing.
    pub fn is_unchanged(&self, unplaced: &Unplaced) -> bool {
        let says_so = |note: &Note| {
            matches!(note, Note::AlreadyApplied { differing: 0 } | Note::NothingToTake { all_read: true })
        };
        let has_questions = !self.questions.is_empty() || self.dashes.is_some();
        self.changes.is_empty() && !has_questions && unplaced.fields.is_empty() && self.notes.iter().all(says_so)
    }

    /// The number of its values that are decided in a row for several files and are not accepted with this file.
    pub fn decided_elsewhere(&self) -> usize {
        let elsewhere = |note: &Note| if let Note::Elsewhere(elsewhere) = note { elsewhere.count } else { 0 };
        let own = self.changes.iter().filter(|change| !change.claims.is_empty() && !change.is_taken());
        self.notes.iter().map(elsewhere).sum::<usize>() + own.count()
    }

    /// How much of the file is accepted and left out by the present decisions; `waiting` is [`Unplaced::waiting`].
    pub fn counts(&self, waiting: usize) -> ImportCounts {
        if self.notes.iter().any(|note| matches!(note, Note::AlreadyApplied { .. })) {
            return ImportCounts::default();
        }
        let of_note = |note: &Note| if let Note::Unread(unread) = note { unread.left_out() } else { 0 };
        let unread: usize = self.notes.iter().map(of_note).sum();
        let is_out = |asked: &&Question| matches!(asked.ask, Ask::Kpi { .. }) && asked.answer == Some(Answer::LeaveOut);
        let rows = self.questions.iter().filter(is_out).count();
        ImportCounts { listed: self.changes.tally(), unlisted: waiting + unread + rows }
    }
}
