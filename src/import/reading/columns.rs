//! What the headings and the cells of a table show about each of its columns.

use super::grid::{CellId, Cut, GridCell, SheetCell};
use super::mark::SheetMark;
use super::marked_sheet::MarkedSheet;
use super::section::{ColumnHolds, SheetColumn, SheetSection};
use crate::columns::in_names::{ENDS_OF_TIMES, names_a_sum, numbers_an_indicator};
use crate::columns::seen_words::{KindSaid, Seen, figure_behind_span};
use crate::columns::stated_units::{says_only_a_unit, unit_in_brackets, unit_of_title, units_of_title};
use crate::columns::vocabulary::{FigureKind, HeadWord, OF_PARTS, heads_numbers, heads_times, may_be_part};
use crate::value::width::trim;

mod headings;
mod neighbours;

pub(super) use headings::says_value;

/// The longest unit that no list has, in letters.
pub(super) const LONGEST_UNIT: usize = 7;
/// The most digits of a year without its century in a column of years.
const MOST_DIGITS: usize = 2;

impl MarkedSheet<'_> {
    /// Reads the attributes of the columns of a table from its headings and cells.
    pub(super) fn read_columns(&self, section: &mut SheetSection) {
        let length = |row: &usize| section.length(self.grid, *row);
        let width = section.rows.iter().map(length).max().unwrap_or_default();
        let pairs = section.heads.iter().copied().zip(section.heads.iter().skip(1).copied());
        let is_shifted = |head: &usize| section.shifts.iter().any(|(moved, _)| moved == head);
        let over_names = section.heads.iter().filter(|head| !is_shifted(head) && self.is_over_names(section, **head));
        let loose = pairs.filter(|pair| self.is_loose(section, *pair)).map(|(upper, _)| upper);
        section.loose_heads = loose.chain(over_names.copied()).collect();
        let top = section.heads.first().copied();
        let begins = top.map_or(0, |top| self.begins(top));
        let heads = section.heads.iter().copied().enumerate();
        let describing = heads.filter(|(line, row)| self.describes_columns(*line, *row, begins));
        section.describing_heads = describing.map(|(_, row)| row).collect();
        section.columns = (0..width).map(|index| self.column(section, index)).collect();
        let above = section.captions.iter().rev().chain(&section.heads).flat_map(|row| self.grid.filled(*row));
        let stated = above.map(|(_, cell)| units_of_title(&cell.text)).find(|units| !units.is_empty());
        section.units = stated.into_iter().flatten().map(str::to_owned).collect();
        if section.units.is_empty() && section.units_below.is_empty() {
            section.units_below = self.units_below(section);
        }
        self.take_over_from_names(section);
        self.place_dated(section);
        self.find_current(section);
        self.place_increments(section);
        self.place_totals_of_parts(section);
        self.compare_times(section);
        self.find_times(section);
    }

    /// The lines that state only the unit of the rows above them: lines between the rows and a line right below the last row. Empty if
    /// there is no line below the last row.
    fn units_below(&self, section: &SheetSection) -> Vec<usize> {
        let Some(last) = section.rows.last().map(|row| row + 1) else { return Vec::new() };
        let is_unit = |line: &usize| self.grid.only(*line).is_some_and(|(_, cell)| unit_of_line(cell).is_some());
        let between = section.groups.iter().flat_map(|group| &group.lines).copied().filter(is_unit);
        if is_unit(&last) { between.chain([last]).collect() } else { Vec::new() }
    }

    fn column(&self, section: &SheetSection, index: usize) -> SheetColumn {
        let mut column = SheetColumn { index, ..SheetColumn::default() };
        for row in &section.rows {
            let Some((at, cell)) = self.filled_cell(section, *row, index) else { continue };
            let seen = &cell.seen;
            column.filled += 1;
            column.figures += usize::from(self.is_figure(cell));
            column.dashes += usize::from(seen.is_dash);
            if seen.is_words {
                column.words.push(at);
            }
        }
        column.has_kinds =
            self.are_most(section, &column, |seen| !seen.kinds.is_empty() && !seen.is_words && seen.figure.is_none());
        let mut column = self.with_headings(section, column);
        if !column.is_bare() {
            column.figures += self.cells(section, index).filter(|cell| self.has_parts(cell)).count();
        }
        // 年度 in the corner is the heading of the years beside it, not of the names below it.
        column.head = column.head.filter(|head| *head != HeadWord::Year || column.words.len() * 2 <= column.filled);
        SheetColumn { holds: self.holds(section, &column), ..column }
    }

    /// The cells of a column that are not blank.
    pub(super) fn cells<'s>(&'s self, section: &'s SheetSection, column: usize) -> impl Iterator<Item = &'s GridCell> {
        let cells = section.rows.iter().filter_map(move |row| self.filled_cell(section, *row, column));
        cells.map(|(_, cell)| cell)
    }

    /// Whether `holds` is true for most cells of a column.
    fn are_most(&self, section: &SheetSection, column: &SheetColumn, holds: impl Fn(&Seen) -> bool) -> bool {
        self.cells(section, column.index).filter(|cell| holds(&cell.seen)).count() * 2 > column.filled
    }

    /// The first column of a row that is not blank.
    pub(super) fn begins(&self, row: usize) -> usize {
        self.grid.filled(row).next().map_or(0, |(at, _)| at.index)
    }

    /// Whether the first cell of a heading row, over the names, shows that the words behind it describe the columns without naming them:
    /// 担当課 | 子育て課, 目標 | 維持 below the names. `begins` is the first column of the headings.
    pub(super) fn describes_columns(&self, line: usize, row: usize, begins: usize) -> bool {
        let mut cells = self.grid.filled(row).peekable();
        let label = cells.next().filter(|(at, _)| at.index <= begins);
        let is_label = label.is_some_and(|(_, cell)| {
            let seen = &cell.seen;
            let is_kind = !seen.kinds.is_empty() && seen.head != Some(HeadWord::Name);
            let is_other = is_kind || seen.head == Some(HeadWord::Note);
            seen.head == Some(HeadWord::Responsible) || line > 0 && is_other
        });
        is_label && cells.peek().is_some() && cells.all(|(_, cell)| !cell.seen.is_label)
    }

    /// Whether the cells of a heading row cannot be assigned to columns: with no blank cell between, it has fewer words for kinds than the
    /// row below has years, or fewer years than that has kinds; or its first year is behind a target or an actual without a year.
    fn is_loose(&self, section: &SheetSection, (upper, lower): (usize, usize)) -> bool {
        let is_moved = section.shifts.iter().any(|(moved, _)| *moved == upper);
        let lines = section.heads.iter().chain(&section.rows);
        let width = lines.map(|row| section.length(self.grid, *row)).max().unwrap_or_default();
        // A single time below is the rest of the upper line, which broke within a heading.
        let breaks = |(_, cell): SheetCell<'_>| !cell.seen.times.is_empty();
        if self.grid.only(lower).is_some_and(breaks) {
            return true;
        }
        let (upper, lower) = (self.grid.row(upper), self.grid.row(lower));
        // On a page, fewer cells cannot be assigned to columns; elsewhere a shorter line of only headings of figures has moved.
        let heads_figures = |cell: &GridCell| cell.seen.heads_only_figures();
        let begins = upper.iter().position(|cell| !cell.seen.is_blank()).unwrap_or_default();
        let are_of_figures = || upper.iter().skip(begins).all(heads_figures);
        let are_fewer = upper.len() > begins + 1 && upper.len() < width;
        if are_fewer && !is_moved && (self.grid.cut == Cut::Page || are_of_figures()) {
            return true;
        }
        let says_kind = |cell: &GridCell| !cell.seen.kinds.is_empty() && cell.seen.times.is_empty();
        let says_time = |cell: &GridCell| cell.seen.kinds.is_empty() && !cell.seen.times.is_empty();
        let are_packed = |is_over: &dyn Fn(&GridCell) -> bool, is_below: &dyn Fn(&GridCell) -> bool| {
            let first = upper.iter().position(is_over).unwrap_or(upper.len());
            let (over, below) = (upper.get(first..).unwrap_or_default(), lower.get(first..).unwrap_or_default());
            let are_fewer = over.len() > 1 && over.len() < below.len();
            are_fewer && over.iter().all(is_over) && below.iter().all(is_below)
        };
        // R4 | R5 over 目標 | 実績 | 目標 | 実績 lost the blanks of its merged cells.
        if are_packed(&says_kind, &says_time) || !is_moved && are_packed(&says_time, &says_kind) {
            return true;
        }
        let Some(first) = upper.iter().position(says_time) else { return false };
        let is_figure = |cell: &GridCell| {
            let kinds = [FigureKind::Target, FigureKind::Actual].map(KindSaid::Placed);
            says_kind(cell) && cell.seen.kind().is_some_and(|kind| kinds.contains(&kind))
        };
        let mut before = upper.iter().zip(lower).take(first).skip(1);
        before.any(|(over, below)| over.seen.is_blank() && is_figure(below))
    }

    /// The heading of a column on a line of headings, and whether it is the column's own: a blank cell belongs to the merged heading at its
    /// left, if a heading is below the blank.
    fn heading(&self, section: &SheetSection, line: usize, column: usize) -> Option<(CellId, bool)> {
        let row = section.heads.get(line).copied().filter(|row| !section.loose_heads.contains(row))?;
        // The user is asked whose figures are below a section in charge.
        if section.describing_heads.contains(&row) {
            return None;
        }
        if let Some((at, _)) = self.filled_cell(section, row, column) {
            return Some((at, true));
        }
        let below = section.heads.get(line + 1..).unwrap_or_default();
        let has_below = below.iter().any(|row| self.filled_cell(section, *row, column).is_some());
        // A merged cell that ends before the column is not over it.
        let ends_before = |(_, cell): &SheetCell<'_>| {
            let area = self.grid.looks.spans.get(&(cell.place.line, cell.place.column));
            area.is_some_and(|(_, right)| (cell.place.column + 1..=column).contains(right))
        };
        let left = || (0..column).rev().find_map(|column| self.filled_cell(section, row, column));
        let left = || left().filter(|left| !ends_before(left));
        has_below.then(left).flatten().map(|(at, _)| (at, false))
    }

    /// What the cells of a column hold: by marks, by all cells, by the heading, and by most cells.
    fn holds(&self, section: &SheetSection, column: &SheetColumn) -> ColumnHolds {
        if self.has_values && column.figures > 0 {
            return ColumnHolds::Values;
        }
        let rows = section.heads.iter().chain(&section.rows);
        let cells = rows.filter_map(|row| self.filled_cell(section, *row, column.index));
        let mut told = cells.flat_map(|(_, cell)| self.marks_on(cell)).filter(|mark| mark.on.is_of_columns());
        match told.find_map(SheetMark::attribute) {
            Some(HeadWord::Unit) => return ColumnHolds::Units,
            Some(HeadWord::Year) => return ColumnHolds::Times,
            Some(_) => return ColumnHolds::Words,
            None => {}
        }
        let may_be_part = |cell: &GridCell| {
            // 12.5％（令和4年度） is a figure with its year.
            let is_dated = cell.seen.figure.as_ref().is_some_and(|figure| figure.time.is_some());
            // A sum may be among the parts that it sums up.
            let says_other = (!cell.seen.kinds.is_empty() || cell.seen.is_label) && !names_a_sum(&cell.text);
            may_be_part(&cell.seen.key) && !says_other && !is_dated
        };
        let are_parts = || self.cells(section, column.index).all(may_be_part);
        let are_numbers = || self.cells(section, column.index).all(|cell| numbers_an_indicator(&cell.text));
        let heads_row_numbers = || self.headings(section, column.index).any(|(_, cell)| heads_numbers(&cell.seen.key));
        // 実績（R1） before a figure gives both its kind and its time.
        let is_time =
            |seen: &Seen| !seen.times.is_empty() && seen.is_label && seen.kinds.is_empty() && !seen.is_numbered;
        let is_year = |cell: &GridCell| cell.seen.key.len() <= MOST_DIGITS;
        let words = column.words.len();
        match column.head {
            _ if self.are_units(section, column) => ColumnHolds::Units,
            _ if OF_PARTS.has(&self.words_over(section, column.index)) && are_parts() => ColumnHolds::Parts,
            _ if self.stands_between_names_and_headings(section, column) && are_parts() => ColumnHolds::Parts,
            _ if column.filled > 0 && are_numbers() => ColumnHolds::RowNumbers,
            _ if column.filled > 0 && heads_row_numbers() => ColumnHolds::RowNumbers,
            _ if self.are_most(section, column, is_time) => {
                let (word, is_dated) = (self.words_over(section, column.index), column.time.is_some());
                let is_untold = column.name_at.is_none() && column.head != Some(HeadWord::Note);
                let is_of_figures = is_untold || heads_times(&word) || self.is_before_figures(section);
                // In a column for figures, days by which something is done take their place: 庁舎の完成 | R9.3.
                match column.kind.filter(|_| !ENDS_OF_TIMES.ends(trim(&word))) {
                    Some(_) if is_dated || column.figures > 0 => ColumnHolds::Values,
                    _ if is_of_figures => ColumnHolds::Times,
                    _ => ColumnHolds::OtherTimes,
                }
            }
            Some(HeadWord::Year) if self.figures(section, column.index).all(is_year) => ColumnHolds::Times,
            Some(HeadWord::Year) => ColumnHolds::Values,
            Some(HeadWord::Unit) => ColumnHolds::Units,
            // 令和6年度評価（令和5年度実績） is a heading of figures if most cells below it are figures.
            Some(HeadWord::Note) if !column.is_bare() && column.figures > words => ColumnHolds::Values,
            // A judgement or a rank in numbers has to be accounted for; the number of a row has not.
            Some(HeadWord::Note) if column.figures > words => ColumnHolds::Unclear,
            Some(HeadWord::Note | HeadWord::Group | HeadWord::Responsible) => ColumnHolds::Words,
            Some(HeadWord::Name) if words >= column.figures || are_parts() => ColumnHolds::Words,
            _ if column.figures + column.dashes == 0 || self.says_how_often(section, column) => ColumnHolds::Words,
            _ if self.counts_rows(section, column) => ColumnHolds::RowNumbers,
            _ if words <= 2 * column.figures || column.kind.is_some() => ColumnHolds::Values,
            // 中止 may be in the place of most of the figures of a year.
            _ if column.time.is_some() && column.name_at != column.time_at && column.figures > 0 => ColumnHolds::Values,
            _ => ColumnHolds::Unclear,
        }
    }

    /// Whether a column without a heading has figures (0歳, 1～2歳), and is between names and a column with a heading of figures.
    fn stands_between_names_and_headings(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let is_headed = |index: usize| self.headings(section, index).any(|(_, cell)| cell.seen.heads_figures());
        column.is_bare()
            && column.figures > 0
            && column
                .index
                .checked_sub(1)
                .is_some_and(|before| self.cells(section, before).any(|cell| cell.seen.is_words))
            && is_headed(column.index + 1)
    }

    /// Whether all cells of a column are units; without a heading it is enough that most are, and that no cell is a figure, since no list
    /// has all units (g/人・日).
    fn are_units(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let mut cells = self.cells(section, column.index);
        if column.filled > 0 && cells.all(|cell| cell.seen.unit.is_some()) {
            return true;
        }
        column.head.is_none()
            && self.are_most(section, column, |seen| seen.unit.is_some())
            && self.cells(section, column.index).all(|cell| cell.seen.figure.is_none())
    }

    /// Whether all headings behind the first column are headings of figures, so that the first heading names what the figures measure: 来場者数
    /// | 目標 | 実績 over R5 | 100 | 90.
    fn is_before_figures(&self, section: &SheetSection) -> bool {
        let mut behind = section.heads.iter().flat_map(|row| self.grid.filled(*row)).filter(|(at, _)| at.index > 0);
        behind.all(|(_, cell)| cell.seen.heads_figures())
    }

    /// The joined headings of a column, in their comparable form.
    fn words_over(&self, section: &SheetSection, column: usize) -> String {
        self.headings(section, column).map(|(_, cell)| cell.seen.key.as_str()).collect()
    }

    fn figures<'s>(&'s self, section: &'s SheetSection, column: usize) -> impl Iterator<Item = &'s GridCell> {
        self.cells(section, column).filter(|cell| self.is_figure(cell))
    }

    /// Whether no heading says that a column has figures, and all its figures only state how often something is done (年1回).
    fn says_how_often(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let is_bare = column.is_bare() && column.figures > 0;
        is_bare && self.figures(section, column.index).all(|cell| figure_behind_span(&cell.text).is_some())
    }

    /// Whether a column numbers the rows (1, 2, 3) before their other cells. A heading with words of its own may be one of figures (開催回数).
    fn counts_rows(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let may_count = column.is_bare() && column.name_at.is_none() && column.filled >= 3;
        let numbers = self.figures(section, column.index).map(|cell| cell.seen.key.parse::<u32>().ok());
        let count_on =
            |one: &Option<u32>, next: &Option<u32>| one.zip(*next).is_some_and(|(one, next)| next == one + 1);
        let says_more = |row: &usize| self.grid.filled(*row).any(|(at, _)| at.index > column.index);
        may_count
            && column.figures == column.filled
            && section.rows.iter().all(says_more)
            && numbers.is_sorted_by(count_on)
    }
}

/// The unit of a cell that states only a unit: 単位：人, （人）.
pub(super) fn unit_of_line(cell: &GridCell) -> Option<String> {
    let in_brackets = || cell.seen.unit.clone().filter(|_| cell.text.trim().starts_with(['(', '（']));
    if says_only_a_unit(&cell.text) { unit_of_title(&cell.text) } else { in_brackets() }
}

/// The unit that a heading or a label is, or has in brackets at its end. Letters are no units, since they name columns: 目標値（a）.
pub(super) fn unit_in(cell: &GridCell) -> Option<String> {
    let is_letter = |unit: &String| matches!(unit.as_bytes(), [b'A'..=b'F' | b'a'..=b'f']);
    cell.seen.unit.clone().or_else(|| unit_in_brackets(&cell.text)).filter(|unit| !is_letter(unit))
}
