//! What the headings and the cells of a table say of each of its columns.

use super::grid::{CellId, GridCell};
use super::mark::Attribute;
use super::section::{MarkedSheet, Section};
use super::seen_words::{KindSaid, Seen, outside_brackets};
use crate::columns::vocabulary::{
    FigureKind, HeadWord, ends_with_kind, is_unit_of_table, kind_of_times, unit_of_title,
};
use crate::value::fiscal_year::Time;
use crate::value::width::key;

/// The longest rest of a heading beside which its word for a kind counts, in letters.
const FEW_LETTERS: usize = 4;
/// The highest number that is a year in a column of years, and no figure.
const HIGHEST_SHORT_YEAR: usize = 2;

/// A column of a table.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the cells, and they combine")]
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub(super) index: usize,
    /// What the headings say that its figures are.
    pub(super) kind: Option<KindSaid>,
    /// The time of its figures by the headings.
    pub(super) time: Option<Time>,
    /// What its heading says that it is.
    pub(super) head: Option<HeadWord>,
    /// The unit of its figures by the headings.
    pub(super) unit: Option<String>,
    /// The headings that say the kind and the time, and the one with other words, which may be a name.
    pub(super) kind_at: Option<CellId>,
    pub(super) time_at: Option<CellId>,
    pub(super) name_at: Option<CellId>,
    /// The number of cells in which something stands, of figures, of dashes and of words.
    pub(super) filled: usize,
    pub(super) figures: usize,
    pub(super) dashes: usize,
    pub(super) words: Vec<CellId>,
    /// Whether all of its cells are units, or most of them times or words for kinds.
    pub(super) has_units: bool,
    pub(super) has_times: bool,
    pub(super) has_kinds: bool,
    /// Whether its figures are values of indicators, and no numbers of rows, years or units.
    pub(super) is_value: bool,
    /// The kind of figures whose times it holds, where its heading names one (目標年度).
    pub(super) times_kind: Option<FigureKind>,
    /// The column of figures whose times it holds.
    pub(super) times_of: Option<usize>,
    /// The column with the times of its figures.
    pub(super) times_in: Option<usize>,
}

impl Column {
    /// The kind of its figures, where the headings say it for certain.
    pub(super) fn placed_kind(&self) -> Option<FigureKind> {
        match self.kind {
            Some(KindSaid::Placed(kind)) => Some(kind),
            _ => None,
        }
    }
}

impl MarkedSheet<'_> {
    /// Reads what the headings and the cells of a table say of its columns.
    pub(super) fn read_columns(&self, section: &mut Section) {
        let length = |row: &usize| self.grid.rows.get(*row).map_or(0, Vec::len);
        let shifted = |row: &usize| {
            length(row)
                + match section.shifts.get(row) {
                    Some(super::section::Shift::All(by) | super::section::Shift::BehindFirst(by)) => *by,
                    None => 0,
                }
        };
        let width = section.rows.iter().chain(&section.heads).map(shifted).max().unwrap_or_default();
        section.columns = (0..width).map(|index| self.column(section, index)).collect();
        for index in 0..width {
            let is_value = section.columns.get(index).is_some_and(|column| self.is_value(section, column));
            if let Some(column) = section.columns.get_mut(index) {
                column.is_value = is_value;
            }
        }
        let title =
            |row: &usize| self.grid.filled(*row).find_map(|(_, cell)| unit_of_title(&cell.text).map(str::to_owned));
        section.unit = section.captions.iter().rev().chain(&section.heads).find_map(title);
        self.take_over_from_names(section);
        self.find_times(section);
    }

    fn column(&self, section: &Section, index: usize) -> Column {
        let mut column = Column { index, ..Column::default() };
        for row in &section.rows {
            let Some((at, cell)) = self.filled_cell(section, *row, index) else { continue };
            let seen = &cell.seen;
            column.filled += 1;
            column.figures += usize::from(self.is_figure(cell));
            column.dashes += usize::from(seen.is_dash);
            column.has_units |= seen.unit.is_some();
            if seen.is_words {
                column.words.push(at);
            }
        }
        let cells =
            || section.rows.iter().filter_map(|row| self.filled_cell(section, *row, index)).map(|(_, cell)| cell);
        let most = |is_it: &dyn Fn(&Seen) -> bool| cells().filter(|cell| is_it(&cell.seen)).count() * 2 > column.filled;
        let has_units = column.has_units && cells().all(|cell| cell.seen.unit.is_some());
        let has_times = most(&|seen| !seen.times.is_empty() && seen.is_label && seen.labelled.is_empty());
        let has_kinds = most(&|seen| !seen.kinds.is_empty() && !seen.is_words && seen.figure.is_none());
        Column { has_units, has_times, has_kinds, ..self.with_headings(section, column) }
    }

    /// The cell of a row in a column, if something stands in it.
    pub(super) fn filled_cell(&self, section: &Section, row: usize, column: usize) -> Option<(CellId, &GridCell)> {
        let at = section.cell(row, column)?;
        self.grid.cell(at).filter(|cell| !cell.seen.is_blank()).map(|cell| (at, cell))
    }

    /// A column with what the headings above it say.
    fn with_headings(&self, section: &Section, mut column: Column) -> Column {
        for (line, row) in section.heads.iter().enumerate() {
            let Some((at, is_own)) = self.heading(section, line, column.index) else { continue };
            let Some(cell) = self.grid.cell(at) else { continue };
            let (seen, told) = (&cell.seen, self.tells(cell));
            let is_last = line + 1 == section.heads.len();
            let is_known = told == Some(Attribute::Year) || self.is_year_row(*row);
            match self.time(at, is_known) {
                Some(time) => (column.time, column.time_at) = (Some(time), Some(at)),
                None if seen.times.contains(&Time::Span) && column.time.is_none() => column.time = Some(Time::Span),
                None => {}
            }
            let kind = seen.kind().filter(|kind| says_kind(seen, *kind));
            if let Some(kind) = kind.filter(|_| !seen.is_words || is_own) {
                let is_rate = column.kind == Some(KindSaid::Placed(FigureKind::Rate));
                (column.kind, column.kind_at) = (if is_rate { column.kind } else { Some(kind) }, Some(at));
            }
            if is_own {
                column.head = seen.head.or(column.head.filter(|_| !(seen.is_label && is_last)));
            }
            column.unit = unit_in(cell).or(column.unit);
            if !seen.rest.is_empty() && seen.head.is_none() && seen.figure.is_none() {
                column.name_at = Some(at);
            }
        }
        column
    }

    /// The heading of a column on a line of headings, and whether it is the column's own: a blank one belongs to the merged one at
    /// its left, if something stands below it.
    fn heading(&self, section: &Section, line: usize, column: usize) -> Option<(CellId, bool)> {
        let row = *section.heads.get(line)?;
        if let Some((at, _)) = self.filled_cell(section, row, column) {
            return Some((at, true));
        }
        let below = section.heads.get(line + 1..).unwrap_or_default();
        let has_below = below.iter().any(|row| self.filled_cell(section, *row, column).is_some());
        let left = || (0..column).rev().find_map(|column| self.filled_cell(section, row, column));
        has_below.then(left).flatten().map(|(at, _)| (at, false))
    }

    /// Whether the figures of a column are values of indicators.
    fn is_value(&self, section: &Section, column: &Column) -> bool {
        if self.marks.iter().any(|mark| mark.says == super::mark::Says::Values) {
            return column.figures > 0;
        }
        let told = section.heads.iter().chain(&section.rows).find_map(|row| {
            let (_, cell) = self.filled_cell(section, *row, column.index)?;
            self.column_told(cell)
        });
        if told.is_some() || column.figures + column.dashes == 0 {
            return false;
        }
        let has_words = column.words.len();
        match column.head {
            Some(HeadWord::Year) => {
                let is_short = |cell: &GridCell| cell.seen.key.len() <= HIGHEST_SHORT_YEAR || cell.seen.is_label;
                let mut figures = self.figures(section, column.index);
                column.figures > 0 && !column.has_times && figures.any(|cell| !is_short(cell))
            }
            Some(HeadWord::Unit | HeadWord::Note | HeadWord::Group | HeadWord::Responsible) => false,
            Some(HeadWord::Name) if has_words >= column.figures => false,
            _ if column.has_units || column.has_times || self.counts_rows(section, column) => false,
            _ => has_words <= 2 * column.figures || column.kind.is_some(),
        }
    }

    /// The attribute that a mark on the column of a cell says its cells tell.
    fn column_told(&self, cell: &GridCell) -> Option<Attribute> {
        self.marks.iter().rev().find_map(|mark| match mark.says {
            super::mark::Says::Tells(attribute) if mark.on.is_of_columns() && mark.is_on(cell) => Some(attribute),
            _ => None,
        })
    }

    fn figures<'s>(&'s self, section: &'s Section, column: usize) -> impl Iterator<Item = &'s GridCell> {
        let cells = section.rows.iter().filter_map(move |row| self.filled_cell(section, *row, column));
        cells.map(|(_, cell)| cell).filter(|cell| self.is_figure(cell))
    }

    /// Whether a column counts the rows: 1, 2, 3.
    fn counts_rows(&self, section: &Section, column: &Column) -> bool {
        let is_first = column.index <= 2 && column.kind.is_none() && column.time.is_none() && column.filled >= 3;
        let numbers = || self.figures(section, column.index).map(|cell| cell.seen.key.parse::<u32>().ok());
        is_first
            && column.figures == column.filled
            && numbers()
                .zip(numbers().skip(1))
                .all(|(one, next)| one.zip(next).is_some_and(|(one, next)| next == one + 1))
    }

    /// Headings that stand over the names and leave the figures at their right bare, as merged ones do, are theirs.
    fn take_over_from_names(&self, section: &mut Section) {
        let Some(last) = section.heads.last().copied() else { return };
        for index in 1..section.width() {
            let is_bare = section
                .columns
                .get(index)
                .is_some_and(|column| column.is_value && column.kind.is_none() && column.time.is_none());
            if !is_bare || self.filled_cell(section, last, index).is_some() {
                continue;
            }
            let left = section
                .columns
                .get(index - 1)
                .filter(|left| !left.is_value && (left.kind.is_some() || left.time.is_some()));
            let Some(left) = left.cloned() else { continue };
            if let Some(column) = section.columns.get_mut(index) {
                (column.kind, column.kind_at) = (left.kind, left.kind_at);
                (column.time, column.time_at) = (left.time, left.time_at);
            }
        }
    }

    /// Finds for each column of times the figures beside it.
    fn find_times(&self, section: &mut Section) {
        let first = section.columns.iter().position(|column| column.is_value);
        let holds_times =
            |column: &&Column| !column.is_value && (column.head == Some(HeadWord::Year) || column.has_times);
        let times: Vec<usize> = section.columns.iter().filter(holds_times).map(|column| column.index).collect();
        for index in times {
            let word: String = section
                .heads
                .iter()
                .filter_map(|row| self.filled_cell(section, *row, index))
                .map(|(_, cell)| cell.seen.key.as_str())
                .collect();
            let kind = kind_of_times(&word);
            let found = of_times(section, index, kind, first);
            if let Some(column) = section.columns.get_mut(index) {
                (column.times_kind, column.times_of) = (kind, found);
            }
            let Some(value) = found else { continue };
            if let Some(column) = section.columns.get_mut(value) {
                column.times_in = Some(index);
            }
        }
    }
}

/// The column of figures whose times stand in a column: at its left, of the kind that its heading names, or at its right.
fn of_times(section: &Section, index: usize, wanted: Option<FigureKind>, first: Option<usize>) -> Option<usize> {
    let is_open = |column: &&Column| column.is_value && column.time.is_none() && column.times_in.is_none();
    let open = || section.columns.iter().filter(is_open);
    let left: Vec<usize> = open().filter(|column| column.index + 1 == index).map(|column| column.index).collect();
    let is_taken = |value: usize| section.columns.get(value + 1).is_some_and(|next| next.head == Some(HeadWord::Year));
    let right =
        || open().filter(|column| column.index == index + 1 && !is_taken(column.index)).map(|column| column.index);
    let near: Vec<usize> = if left.is_empty() { right().collect() } else { left };
    let of_kind: Vec<usize> = match wanted {
        Some(kind) => open().filter(|column| column.placed_kind() == Some(kind)).map(|column| column.index).collect(),
        None => Vec::new(),
    };
    let both = of_kind.iter().find(|value| near.contains(value)).copied();
    let only = match of_kind.as_slice() {
        [value] => Some(*value),
        _ => None,
    };
    // Times of another kind than the figures beside them are not theirs.
    let is_open_to = |value: &&usize| {
        wanted.is_none() || section.columns.get(**value).is_some_and(|column| column.placed_kind().is_none())
    };
    let is_behind_first = first.is_some_and(|first| index > first);
    both.or(only).or_else(|| near.iter().find(is_open_to).copied().filter(|_| is_behind_first))
}

/// Whether the word for a kind in a heading counts: it stands almost alone, or at the end of what is outside of brackets. In a longer
/// text it is part of a name.
fn says_kind(seen: &Seen, kind: KindSaid) -> bool {
    if seen.rest.is_empty() || seen.head.is_some() {
        return true;
    }
    let is_short = seen.rest.chars().count() <= FEW_LETTERS && kind != KindSaid::Placed(FigureKind::Rate);
    matches!(kind, KindSaid::Placed(_)) && (is_short || ends_with_kind(&outside_brackets(&seen.key)))
}

/// The unit that a heading is or has in brackets at its end.
pub(super) fn unit_in(cell: &GridCell) -> Option<String> {
    cell.seen.unit.clone().or_else(|| unit_in_brackets(&cell.text))
}

/// The unit in brackets at the end of a text: 来場者数（人）.
pub(super) fn unit_in_brackets(text: &str) -> Option<String> {
    let text = text.trim();
    let inner = |open: char, close: char| text.strip_suffix(close)?.rsplit_once(open).map(|(_, inner)| inner);
    let inner = [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')]
        .into_iter()
        .find_map(|(open, close)| inner(open, close))?;
    is_unit_of_table(&key(inner)).then(|| inner.trim().to_owned())
}
