//! What of a file has no place in a plan, as a list for a person to read; and how much of a file goes in and how much stays
//! out, for the button that takes it in.

use std::collections::BTreeSet;

use super::{AskedDashes, Note, Preview};
use crate::import::questions::{Answer, Ask, Question};
use crate::import::reading::{CellId, GridCell, ReadSheet};
use crate::import::text_table::{FieldPosition, TextTable};
use crate::import::wide::WideFile;
use crate::merge::review::Tally;
use crate::value::width::trim;

/// The fields of a file that are left out by how it is read.
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

/// How much of a file is taken, and how much is left out. The unit (件) is a change as the list of changes shows it: the value
/// of a field, or a whole KPI that is added. Of a new plan, which is a single change there, it is a KPI, as in the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// What becomes of the changes in the list.
    pub listed: Tally,
    /// What is in no list and left out: rows and figures for which a question is open or that the user leaves out, rows that are of
    /// no KPI, and what rows have in columns that they do not take.
    pub unlisted: usize,
}

impl ImportCounts {
    /// What is taken.
    pub fn taken(self) -> usize {
        self.listed.taken
    }

    /// What the file holds and is not taken, in the list or not.
    pub fn left_out(self) -> usize {
        self.listed.left_out + self.unlisted
    }

    /// The counts of several files together.
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

/// What of a sheet has no place in the plan of the preview. The file was read from that sheet.
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
    /// Whether there is nothing to be seen of the file but that it changes nothing.
    pub fn is_unchanged(&self, unplaced: &Unplaced) -> bool {
        let says_so = |note: &Note| {
            matches!(note, Note::AlreadyApplied { differing: 0 } | Note::NothingToTake { all_read: true })
        };
        let has_questions = !self.questions.is_empty() || self.dashes.is_some();
        self.changes.is_empty() && !has_questions && unplaced.fields.is_empty() && self.notes.iter().all(says_so)
    }

    /// How many of its values are decided in a row that stands for several files and are not taken with this one.
    pub fn decided_elsewhere(&self) -> usize {
        let elsewhere = |note: &Note| if let Note::Elsewhere(elsewhere) = note { elsewhere.count } else { 0 };
        let own = self.changes.iter().filter(|change| !change.claims.is_empty() && !change.is_taken());
        self.notes.iter().map(elsewhere).sum::<usize>() + own.count()
    }

    /// How much of the file is taken and left out by the present decisions; `waiting` is [`Unplaced::waiting`].
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
