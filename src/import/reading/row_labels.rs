//! What the cells of a row that are no figures state about its figures: their kind and their time.

use super::grid::{CellId, GridCell};
use super::marked_sheet::MarkedSheet;
use super::section::{ColumnHolds, SheetSection};
use crate::columns::seen_words::{KindSaid, outside_brackets, says_a_figure};
use crate::columns::stated_units::says_only_a_unit;
use crate::columns::vocabulary::{HeadWord, is_of_amounts};
use crate::value::fiscal_year::Time;

/// The longest word that may be the kind of a row rather than a name, in letters.
const LONGEST_KIND: usize = 4;

/// What a cell states about the figures of its row.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowLabel {
    pub(super) column: usize,
    pub(super) at: CellId,
    pub(super) kind: Option<KindSaid>,
    pub(super) time: Option<Time>,
    /// Whether the time is in a column of times, so that it also applies to figures at its left.
    pub(super) is_of_column: bool,
}

impl MarkedSheet<'_> {
    /// The labels of a row, from left to right.
    pub(super) fn row_labels(&self, section: &SheetSection, row: usize) -> Vec<RowLabel> {
        (0..section.width()).filter_map(|column| self.row_label(section, row, column)).collect()
    }

    fn row_label(&self, section: &SheetSection, row: usize, index: usize) -> Option<RowLabel> {
        let column = section.columns.get(index)?;
        let (at, cell) = self.filled_cell(section, row, index)?;
        let seen = &cell.seen;
        let is_other = matches!(column.holds, ColumnHolds::OtherTimes | ColumnHolds::RowNumbers);
        if is_other || column.is_value() && self.is_figure(cell) {
            return None;
        }
        let told = self.tells(cell).filter(|told| matches!(told, HeadWord::Year | HeadWord::Kind));
        // Even below a heading of names, a cell in another column than the name column is a label: 量の見込み behind 1号認定.
        let may_name = section.named.is_empty() || section.holds_names(index);
        if told.is_none() && !column.is_value() && may_name && is_name(section, index, cell) {
            return None;
        }
        // A sentence among figures makes the kind of all of them uncertain: 50人に対し、R4実績.
        let holds_names = section.holds_names(index);
        if !column.is_value() && seen.holds_figure && !seen.kinds.is_empty() && !holds_names {
            let kind = Some(KindSaid::Several);
            return Some(RowLabel { column: index, at, kind, time: None, is_of_column: false });
        }
        let is_other = matches!(column.head, Some(HeadWord::Note | HeadWord::Unit));
        let is_label = told.is_some() || !is_other && (column.has_kinds || !seen.is_words && !column.is_value());
        // The kind may be in brackets behind a name: 来場者数（目標）.
        let in_brackets = seen.in_brackets.as_ref().filter(|inner| inner.is_label && holds_names);
        let kind = if is_label { seen.kind() } else { in_brackets.and_then(|inner| inner.kind()) };
        // R2（目標200人） states no kind for the figures behind it.
        let kind = kind.filter(|_| !seen.has_digit() || !says_a_figure(&cell.text));
        let may_be_time = matches!(column.head, None | Some(HeadWord::Name | HeadWord::Year));
        let is_time =
            column.holds == ColumnHolds::Times || told == Some(HeadWord::Year) || seen.is_label && may_be_time;
        let time = (!column.is_value() && !column.has_own_times && is_time).then(|| self.time(at, true)).flatten();
        let is_of_column = told.is_some() || column.holds == ColumnHolds::Times && seen.kinds.is_empty();
        (kind.is_some() || time.is_some()).then_some(RowLabel { column: index, at, kind, time, is_of_column })
    }

    /// The word before a figure in its row that states the kind and may distinguish it from the rows beside it: 量の見込み, 確保方策.
    pub(super) fn word_of_row(&self, labels: &[RowLabel], column: usize) -> Option<&str> {
        let label = nearest(labels, column).0?;
        self.grid.cell(label.at).map(|cell| cell.text.trim())
    }
}

/// The nearest label at the left of a figure that states its kind, and the nearest that states its time: at its left, or in a column of
/// times at its right. A time with its year is preferred to one without.
pub(super) fn nearest(labels: &[RowLabel], column: usize) -> (Option<RowLabel>, Option<RowLabel>) {
    let left = || labels.iter().rev().filter(|label| label.column < column);
    let right = labels.iter().filter(|label| label.column > column && label.is_of_column);
    let times: Vec<&RowLabel> = left().chain(right).filter(|label| label.time.is_some()).collect();
    let is_year = |label: &&&RowLabel| matches!(label.time, Some(Time::Year(_)));
    let time = times.iter().find(is_year).or(times.first()).map(|label| **label);
    (left().find(|label| label.kind.is_some()).copied(), time)
}

/// Whether a label in a name column is a name itself: 量の見込み合計.
pub(super) fn is_name(section: &SheetSection, column: usize, cell: &GridCell) -> bool {
    let Some(column) = section.columns.get(column) else { return false };
    let seen = &cell.seen;
    let is_short = || outside_brackets(&seen.key).chars().count() <= LONGEST_KIND;
    let is_kind = match seen.kind() {
        Some(KindSaid::Placed(_)) => is_short(),
        // If every column heading states a kind, a weak word for an amount is a name: 予算額.
        Some(KindSaid::Proposed(_)) => {
            let say_kinds = || section.values().all(|column| column.kind.is_some());
            is_short() && !(is_of_amounts(&seen.key) && say_kinds())
        }
        _ => false,
    };
    let are_names = column.head == Some(HeadWord::Name) || column.words.len() * 2 > column.filled;
    if seen.unit.is_some() {
        // 講座 is a unit, and also the name of what is held.
        let is_in_brackets = cell.text.trim_start().starts_with(['(', '（']);
        return column.head == Some(HeadWord::Name) && !is_in_brackets && !says_only_a_unit(&cell.text);
    }
    // A name may have a number that looks like a year: 指標2024.
    let is_time = !seen.times.is_empty() && seen.head.is_none();
    // The row of a judgement or a rank belongs to no indicator.
    let is_judgement = seen.head == Some(HeadWord::Note);
    (are_names || seen.says_again) && seen.is_label && !is_time && !is_kind && !is_judgement
}
