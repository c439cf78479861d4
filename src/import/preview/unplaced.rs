//! What of a file has no place in a plan, as a list for a person to read; and how much of a file goes in and how much stays
//! out, for the button that takes it in.

use super::{AskedDashes, Fate, ImportTarget, Note, PlacedField, Preview, placed_fields};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::reading::{CellId, ReadSheet};
use crate::import::text_table::TextTable;
use crate::import::wide::{FieldUse, WideFile};
use crate::merge::review::Tally;

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
    /// What is in no list and left out: rows and figures for which a question is open or that the user leaves out, and rows
    /// that are of no KPI.
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

/// What of a sheet has no place in the plan of the preview. The file was read from that sheet and the preview made of it
/// with the same answers. Of a plan that is here already every figure is a change, or the same here; totals that are
/// computed here as well are left out of the list where the file was written here.
pub fn unplaced(sheet: &TextTable, file: &WideFile, preview: &Preview, answers: &Answers) -> Unplaced {
    let leaves_out: Vec<bool> = preview.questions.iter().map(leaves_out).collect();
    let is_left = |questions: &[usize]| questions.iter().any(|at| leaves_out.get(*at).copied().unwrap_or_default());
    let mut unplaced = Unplaced::default();
    let mut add = |line, column, text: &str| {
        unplaced.fields.push(UnplacedField { line, column, text: text.to_owned() });
    };
    let mut waiting = preview.dashes.map_or(0, AskedDashes::waiting);
    if let Some(ReadSheet { grid, reading }) = file.source.as_deref() {
        let mut cells: Vec<CellId> = reading.open.iter().copied().chain(reading.unused(grid)).collect();
        cells.sort_unstable();
        for cell in cells.into_iter().filter_map(|at| grid.cell(at)) {
            add(cell.place.line, cell.place.column, &cell.text);
        }
        let [_, asked, ..] = reading.counts();
        return Unplaced { waiting: waiting + asked, ..unplaced };
    }
    match preview.target {
        ImportTarget::NewPlan(_) if file.versions.is_empty() => {
            for PlacedField { line, column, text, fate } in placed_fields(sheet, file, preview, answers) {
                match fate {
                    Fate::NotPlaced => add(line, column, text),
                    Fate::Waits(questions) => waiting += usize::from(is_left(&questions)),
                    Fate::Heading | Fate::Text | Fate::Placed { .. } | Fate::Rate { .. } => {}
                }
            }
        }
        ImportTarget::NewPlan(_) | ImportTarget::Plan(_) => {
            for field in file.fields(sheet, &preview.questions) {
                match field.used {
                    FieldUse::NotRead => add(field.line, field.column, field.whole),
                    FieldUse::Waits(questions) => waiting += usize::from(is_left(&questions)),
                    FieldUse::Heading | FieldUse::Text | FieldUse::Figure { .. } | FieldUse::Rate { .. } => {}
                }
            }
        }
    }
    Unplaced { waiting, ..unplaced }
}

/// Whether figures are in no change as long as the question is open. Those for which another question is open are listed as
/// changes that are not chosen.
fn leaves_out(question: &Question) -> bool {
    match question.ask {
        Ask::Row { .. }
        | Ask::Year { .. }
        | Ask::Column { .. }
        | Ask::Names
        | Ask::ShortRows
        | Ask::Sums
        | Ask::Basis
        | Ask::Parts
        | Ask::Twice { .. }
        | Ask::Marked
        | Ask::Merged
        | Ask::HiddenRows
        | Ask::Plan { .. } => question.answer.is_none(),
        Ask::Unit { .. }
        | Ask::ForeignUnit { .. }
        | Ask::Sign { .. }
        | Ask::Remarks
        | Ask::Several
        | Ask::OtherTimes
        | Ask::Kpi { .. }
        | Ask::Unchanged
        | Ask::Unsigned
        | Ask::Direction => false,
    }
}

impl Preview {
    /// Whether there is nothing to be seen of the file but that it changes nothing.
    pub fn is_unchanged(&self, unplaced: &Unplaced) -> bool {
        let says_so = |note: &Note| matches!(note, Note::AlreadyApplied | Note::NothingToTake { all_read: true });
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
        if self.notes.contains(&Note::AlreadyApplied) {
            return ImportCounts::default();
        }
        let rows_of = |note: &Note| if let Note::Unread(unread) = note { unread.rows.len() } else { 0 };
        let unread: usize = self.notes.iter().map(rows_of).sum();
        let is_out = |asked: &&Question| matches!(asked.ask, Ask::Kpi { .. }) && asked.answer == Some(Answer::LeaveOut);
        let rows = self.questions.iter().filter(is_out).count();
        ImportCounts { listed: self.changes.tally(), unlisted: waiting + unread + rows }
    }
}
