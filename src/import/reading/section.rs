//! A table of a sheet as data: its rows, its columns, and where the names are.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grid::{CellId, SheetGrid};
use crate::columns::seen_words::KindSaid;
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::columns::words_of_years::PartOfYear;
use crate::plan::cell::Certainty;
use crate::value::fiscal_year::Time;

/// A table of the sheet: its rows by their indexes in the grid.
#[derive(Debug, Default)]
pub(super) struct SheetSection {
    /// The rows of headings.
    pub(super) heads: Vec<usize>,
    /// The rows with figures.
    pub(super) rows: Vec<usize>,
    /// The heading rows whose cells cannot be assigned to columns, since cells between them are lost.
    pub(super) loose_heads: BTreeSet<usize>,
    /// The heading rows whose words describe the columns without naming them.
    pub(super) describing_heads: BTreeSet<usize>,
    /// The lines above the headings.
    pub(super) captions: Vec<usize>,
    /// The lines between its rows, from top to bottom.
    pub(super) groups: Vec<RowGroup>,
    /// The columns.
    pub(super) columns: Vec<SheetColumn>,
    /// The shifted rows with their shifts, in the order of the rows.
    pub(super) shifts: Vec<(usize, RowShift)>,
    /// The rows whose cells cannot be assigned to headings.
    pub(super) ragged: BTreeSet<usize>,
    /// For each column of figures, its column of names.
    pub(super) named: Vec<(usize, NameColumn)>,
    /// The name columns in which several rows have the same name, so that further words of the row distinguish them.
    pub(super) with_parts: BTreeSet<usize>,
    /// For each name column, what the cells above its rows add to them; only rows with an addition, from top to bottom.
    pub(super) overs: Vec<(usize, Vec<RowOver>)>,
    /// Whether the names of indicators are headings, and rows are years.
    pub(super) is_turned: bool,
    /// The rows that may be the lower line of the indicator in the row above, since they have neither a name nor labels, or repeat its
    /// name.
    pub(super) lower_lines: BTreeSet<usize>,
    /// The unit that a line above the figures states for all of them; several if the names show which unit is theirs.
    pub(super) units: Vec<String>,
    /// The lines that state the unit of the rows above them, from top to bottom.
    pub(super) units_below: Vec<usize>,
}

/// What lines, headings or names above a row add to its name in a name column.
#[derive(Debug)]
pub(super) struct RowOver {
    pub(super) row: usize,
    /// The cell that names the indicator whose part the row is.
    pub(super) whole: Option<CellId>,
    /// The cell between `whole` and the row that is a further part of the name.
    pub(super) between: Option<CellId>,
    /// The unit stated there, for a row without one.
    pub(super) unit: Option<Arc<str>>,
}

/// The rows of a table below certain lines.
#[derive(Debug)]
pub(super) struct RowGroup {
    /// The first row below the lines.
    pub(super) first: usize,
    /// The lines.
    pub(super) lines: Vec<usize>,
}

/// The shift of a row under the headings: cells from index `but` on belong to the column `by` places further to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowShift {
    pub(super) but: usize,
    pub(super) by: usize,
}

/// The column in which the names of indicators are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameColumn {
    pub(super) index: usize,
    /// Columns that might hold the names instead, if the user has to choose.
    pub(super) rivals: Vec<usize>,
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetColumn {
    pub(super) index: usize,
    /// The kind of its figures by the headings.
    pub(super) kind: Option<KindSaid>,
    /// The time of its figures by the headings.
    pub(super) time: Option<Time>,
    /// The attribute that its heading names.
    pub(super) head: Option<HeadWord>,
    /// The unit of its figures by the headings.
    pub(super) unit: Option<String>,
    /// How certain its actuals are by the headings.
    pub(super) certainty: Option<Certainty>,
    /// Whether the headings state that its figures are the increments of each year (増加分).
    pub(super) are_increments: bool,
    /// The part of a year that the headings name; `None` for a whole year.
    pub(super) part: Option<PartOfYear>,
    /// The headings that state the kind and the time, and the heading with other words, which may be a name.
    pub(super) kind_at: Option<CellId>,
    pub(super) time_at: Option<CellId>,
    pub(super) name_at: Option<CellId>,
    /// The headings with other words above `name_at`, from top to bottom.
    pub(super) upper_names: Vec<CellId>,
    /// The indicator that its headings or the title name, if the rows are parts of it.
    pub(super) whole: Option<String>,
    /// The numbers of cells that are not blank, of figures and of dashes; and the cells with words.
    pub(super) filled: usize,
    pub(super) figures: usize,
    pub(super) dashes: usize,
    pub(super) words: Vec<CellId>,
    /// Whether most of its cells are words for kinds.
    pub(super) has_kinds: bool,
    /// What its cells hold.
    pub(super) holds: ColumnHolds,
    /// Whether it holds the times of a column of figures, or of the kind that its heading names (目標年度).
    pub(super) has_own_times: bool,
    /// The column with the times of its figures.
    pub(super) times_in: Option<usize>,
    /// The column with the units of its figures.
    pub(super) units_in: Option<usize>,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ColumnHolds {
    /// Figures of indicators.
    Values,
    /// Units.
    Units,
    /// The times of figures beside them.
    Times,
    /// The times of something else, such as the start of a project (開始年度).
    OtherTimes,
    /// The numbers of the rows.
    RowNumbers,
    /// Words that distinguish the parts of an indicator, such as ages, which may look like years (20歳代).
    Parts,
    /// Names, groups, notes: words, whatever digits are in them.
    #[default]
    Words,
    /// Words and figures whose meaning nothing states.
    Unclear,
}

impl SheetColumn {
    /// Whether its figures are values of indicators.
    pub(super) fn is_value(&self) -> bool {
        self.holds == ColumnHolds::Values
    }

    /// Whether the headings state neither the kind nor the time of its figures.
    pub(super) fn is_bare(&self) -> bool {
        self.kind.is_none() && self.time.is_none()
    }

    /// Whether its cells may be names of indicators or distinguish them: words to which no heading gives another meaning.
    pub(super) fn may_name(&self) -> bool {
        let is_other =
            matches!(self.head, Some(HeadWord::Note | HeadWord::Unit | HeadWord::Year | HeadWord::Responsible));
        !self.is_value() && self.holds != ColumnHolds::RowNumbers && !self.words.is_empty() && !is_other
    }

    /// Whether the headings allow figures of two kinds.
    pub(super) fn may_be_of_two_kinds(&self) -> bool {
        matches!(self.kind, None | Some(KindSaid::Several))
    }

    /// The kind of its figures, if the headings state it for certain.
    pub(super) fn placed_kind(&self) -> Option<FigureKind> {
        self.kind.and_then(KindSaid::placed)
    }
}

impl SheetSection {
    /// The index (0 or 1) of a row among the two lines of an indicator in two rows; `None` if the indicator has only one.
    pub(super) fn line_of_pair(&self, row: usize) -> Option<usize> {
        if self.lower_lines.contains(&row) {
            return Some(1);
        }
        let below = self.rows.get(self.rows.partition_point(|known| *known <= row))?;
        self.lower_lines.contains(below).then_some(0)
    }

    /// The number of columns up to the last cell of a row; in a shifted row, up to the last cell that is not blank.
    pub(super) fn length(&self, grid: &SheetGrid, row: usize) -> usize {
        match self.shift(row) {
            Some(shift) => grid.filled(row).last().map_or(0, |(at, _)| at.index + 1) + shift.by,
            None => grid.row(row).len(),
        }
    }

    /// The shift of a row; `None` if it is not shifted.
    fn shift(&self, row: usize) -> Option<RowShift> {
        let at = self.shifts.partition_point(|(moved, _)| *moved < row);
        self.shifts.get(at).filter(|(moved, _)| *moved == row).map(|(_, shift)| *shift)
    }

    /// The cell of a row in a column; `None` if the shift leaves none there.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<CellId> {
        let index = match self.shift(row) {
            Some(shift) if column >= shift.but => column.checked_sub(shift.by).filter(|index| *index >= shift.but)?,
            _ => column,
        };
        Some(CellId { row, index })
    }

    /// The column to which a cell of the table belongs.
    pub(super) fn column_at(&self, at: CellId) -> usize {
        at.index + self.shift(at.row).filter(|shift| at.index >= shift.but).map_or(0, |shift| shift.by)
    }

    /// The column of names for the figures of a column; for a column not known as figures, the one of the nearest column of figures.
    pub(super) fn name_column(&self, column: usize) -> Option<&NameColumn> {
        self.named.iter().min_by_key(|(value, _)| value.abs_diff(column)).map(|(_, name)| name)
    }

    /// The columns of figures.
    pub(super) fn values(&self) -> impl Iterator<Item = &SheetColumn> + Clone {
        self.columns.iter().filter(|column| column.is_value())
    }

    /// The rows of the table above a given row or line.
    pub(super) fn rows_above(&self, row: usize) -> &[usize] {
        self.rows.get(..self.rows.partition_point(|known| *known < row)).unwrap_or_default()
    }

    /// The nearest cell with words above a row in a column.
    pub(super) fn words_above(&self, row: usize, column: usize) -> Option<CellId> {
        let words = &self.columns.get(column)?.words;
        words.get(words.partition_point(|at| at.row < row).checked_sub(1)?).copied()
    }

    /// The column of units for the figures of a column, among the unit columns between the names of these figures and the next names. If
    /// there are several, it is the one right behind the column, unless units come before the first figures; or else the nearest before the
    /// column.
    pub(super) fn unit_column(&self, column: usize) -> Option<usize> {
        let names = || self.named.iter().map(|(_, name)| name.index);
        let block = |index: usize| names().filter(|name| *name <= index).max();
        let own = self.name_column(column).map(|name| name.index);
        let is_of_block = |units: &&SheetColumn| block(units.index) == own;
        let units = self.columns.iter().filter(|column| column.holds == ColumnHolds::Units);
        let units: Vec<usize> = units.filter(is_of_block).map(|units| units.index).collect();
        let first = self.values().map(|value| value.index).find(|value| block(*value) == own);
        let stand_before = units.first().zip(first).is_some_and(|(units, first)| *units < first);
        let behind = units.iter().find(|units| **units == column + 1).filter(|_| !stand_before);
        let before = || units.iter().rev().find(|units| **units < column);
        behind.or_else(before).or(units.first()).copied()
    }

    /// The name columns.
    pub(super) fn name_indexes(&self) -> BTreeSet<usize> {
        self.named.iter().map(|(_, name)| name.index).collect()
    }

    /// Whether a column is a name column.
    pub(super) fn holds_names(&self, column: usize) -> bool {
        self.named.iter().any(|(_, name)| name.index == column)
    }

    /// The group of a row; `None` for a row above all groups.
    pub(super) fn group(&self, row: usize) -> Option<&RowGroup> {
        self.groups.get(self.groups.partition_point(|group| group.first <= row).checked_sub(1)?)
    }

    /// What the cells above a row add to it in a name column; `None` if they add nothing.
    pub(super) fn over(&self, name: usize, row: usize) -> Option<&RowOver> {
        let (_, overs) = self.overs.iter().find(|(column, _)| *column == name)?;
        overs.get(overs.binary_search_by_key(&row, |over| over.row).ok()?)
    }

    /// The rows above a row that belong to the same group.
    pub(super) fn rows_of_group(&self, row: usize) -> &[usize] {
        let before = self.group(row).map_or(0, |group| self.rows_above(group.first).len());
        self.rows_above(row).get(before..).unwrap_or_default()
    }

    /// The lines above a row that are no headings, the nearest first.
    pub(super) fn lines_over(&self, row: usize) -> impl Iterator<Item = usize> {
        let group = self.group(row).map(|group| group.lines.as_slice()).unwrap_or_default();
        group.iter().rev().chain(self.captions.iter().rev()).copied()
    }

    /// The number of columns.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The first and the last source line of its rows. Cells of one row may be on several lines, as a name above its figure is.
    pub(super) fn lines(&self, grid: &SheetGrid) -> (usize, usize) {
        let lines = |row: &usize| grid.row(*row).iter().map(|cell| cell.place.line);
        let first = self.rows.first().and_then(|row| lines(row).min());
        let last = self.rows.last().and_then(|row| lines(row).max());
        (first.unwrap_or_default(), last.unwrap_or_default())
    }
}
