//! The tables of a sheet: rows of headings, the rows with figures below them, and the lines above and between them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::column::Column;
use super::grid::{CellId, Grid, GridCell};
use super::mark::{Attribute, Mark, Says, Side};
use crate::value::fiscal_year::{FiscalYear, Time, year_behind, year_of_era};

/// The most rows of headings of a table.
const MOST_HEADINGS: usize = 4;

/// A sheet with what a person says of it.
#[derive(Debug)]
pub(super) struct MarkedSheet<'a> {
    pub(super) grid: &'a Grid,
    pub(super) marks: &'a [Mark],
    /// The years of times without an era that follow from the one before them in their row or column.
    carried: HashMap<CellId, Time>,
    /// The rows of bare years.
    year_rows: BTreeSet<usize>,
    /// Whether a mark says which cells are the figures.
    has_values: bool,
}

/// A table of the sheet: its rows by their indexes in the grid.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// The rows of headings.
    pub(super) heads: Vec<usize>,
    /// The rows with figures.
    pub(super) rows: Vec<usize>,
    /// The lines above the headings.
    pub(super) captions: Vec<usize>,
    /// The lines between its rows, by the row that stands below them.
    pub(super) groups: BTreeMap<usize, Vec<usize>>,
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// By how many cells rows are moved under their headings.
    pub(super) shifts: HashMap<usize, Shift>,
    /// The rows of which it is not known under which headings their cells stand.
    pub(super) ragged: BTreeSet<usize>,
    /// The column of names of each column of figures.
    pub(super) named: HashMap<usize, NameColumn>,
    /// Whether the names of indicators are headings, and rows are years.
    pub(super) is_turned: bool,
    /// The unit that a line above the figures says of all.
    pub(super) unit: Option<String>,
}

/// How the cells of a row stand under the headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    /// All of them so many columns further to the right.
    All(usize),
    /// All but the first.
    BehindFirst(usize),
}

/// Where the names of indicators stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameColumn {
    pub(super) index: usize,
    /// Columns that might be that of the names as well, if it takes a question which of them is.
    pub(super) rivals: Vec<usize>,
    /// Whether rows below each other have one name and are told apart by further words.
    pub(super) has_parts: bool,
}

impl<'a> MarkedSheet<'a> {
    pub(super) fn new(grid: &'a Grid, marks: &'a [Mark]) -> Self {
        let has_values = marks.iter().any(|mark| mark.says == Says::Values);
        let mut sheet = Self { grid, marks, carried: HashMap::new(), year_rows: BTreeSet::new(), has_values };
        sheet.carry();
        sheet.year_rows = (0..grid.rows.len()).filter(|row| sheet.is_of_years(*row)).collect();
        sheet
    }

    /// Notes the years of times without an era behind a year in the same row or column: 平成28年度 | 29年度.
    fn carry(&mut self) {
        let width = self.grid.rows.iter().map(Vec::len).max().unwrap_or_default();
        let rows = self.grid.rows.len();
        let has_short = |cell: &GridCell| matches!(cell.seen.times.as_slice(), [Time::Short(_)]);
        if !self.grid.rows.iter().flatten().any(has_short) {
            return;
        }
        for row in 0..rows {
            self.carry_along((0..self.grid.rows.get(row).map_or(0, Vec::len)).map(|index| CellId { row, index }));
        }
        for index in 0..width {
            self.carry_along((0..rows).map(|row| CellId { row, index }));
        }
    }

    fn carry_along(&mut self, cells: impl Iterator<Item = CellId>) {
        let mut last: Option<FiscalYear> = None;
        for at in cells {
            let Some(cell) = self.grid.cell(at) else { continue };
            let [time] = cell.seen.times.as_slice() else { continue };
            if cell.seen.figure.is_some() && !cell.seen.is_label {
                continue;
            }
            let time = *self.carried.get(&at).unwrap_or(time);
            last = match (time, last) {
                (Time::Year(year), _) => Some(year),
                (Time::Short(number), Some(before)) => {
                    let year = year_behind(before, number);
                    self.carried.extend(year.map(|year| (at, Time::Year(year))));
                    year
                }
                _ => None,
            };
        }
    }

    /// The attribute that marks say the cell tells.
    pub(super) fn tells(&self, cell: &GridCell) -> Option<Attribute> {
        let told = |mark: &Mark| match mark.says {
            Says::Tells(attribute) if mark.is_on(cell) => Some(attribute),
            _ => None,
        };
        self.marks.iter().rev().find_map(told)
    }

    /// Whether a person says that the cell is not read.
    pub(super) fn is_left_out(&self, cell: &GridCell) -> bool {
        self.marks.iter().any(|mark| mark.says == Says::LeftOut && mark.is_on(cell))
    }

    /// Whether the cell is a figure that is read.
    pub(super) fn is_figure(&self, cell: &GridCell) -> bool {
        let has_figure = cell.seen.figure.is_some() || !cell.seen.labelled.is_empty();
        let is_meant = || self.marks.iter().any(|mark| mark.says == Says::Values && mark.is_on(cell));
        has_figure && !self.is_left_out(cell) && (!self.has_values || is_meant())
    }

    /// The rows that have nothing but years among their figures.
    fn is_of_years(&self, row: usize) -> bool {
        let is_year = |cell: &GridCell| {
            cell.seen.key.len() == 4
                && matches!(cell.seen.times.as_slice(), [Time::Year(_)])
                && cell.seen.figure.is_some()
        };
        let filled: Vec<&GridCell> = self.grid.filled(row).map(|(_, cell)| cell).collect();
        let is_other = |cell: &&&GridCell| cell.seen.figure.is_some() && !is_year(cell) && cell.seen.times.is_empty();
        let years = filled.iter().filter(|cell| is_year(cell)).count();
        let are_labels = || filled.len() > 2 && filled.iter().all(|cell| cell.seen.is_label);
        filled.iter().find(is_other).is_none() && (years >= 2 || years == 1 && are_labels())
    }

    /// Whether the row is one of bare years.
    pub(super) fn is_year_row(&self, row: usize) -> bool {
        self.year_rows.contains(&row)
    }

    /// Whether the row is one of headings.
    fn is_heading(&self, row: usize) -> bool {
        let filled: Vec<&GridCell> = self.grid.filled(row).map(|(_, cell)| cell).collect();
        let is_told = |mark: &Mark| {
            matches!(mark.says, Says::Tells(_)) && mark.on.is_of_rows() && filled.iter().any(|cell| mark.is_on(cell))
        };
        if self.marks.iter().any(is_told) {
            return true;
        }
        if self.has_values && !filled.is_empty() {
            let is_value = |cell: &&&GridCell| self.is_figure(cell);
            return filled.iter().find(is_value).is_none() && filled.iter().any(|cell| cell.seen.is_label);
        }
        if self.is_year_row(row) {
            return true;
        }
        if filled.iter().any(|cell| self.is_figure(cell) || cell.seen.is_dash) {
            return false;
        }
        let labels: Vec<&&GridCell> = filled.iter().filter(|cell| cell.seen.is_label).collect();
        let is_first = filled.first().is_some_and(|cell| cell.seen.is_label);
        let says_kind = labels.first().is_some_and(|cell| !cell.seen.kinds.is_empty());
        filled.len() >= 2 && !labels.is_empty() && (labels.len() >= 2 || is_first || says_kind)
    }

    /// The tables of the sheet, from top to bottom.
    pub(super) fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut pending: Vec<(usize, bool)> = Vec::new();
        for row in 0..self.grid.rows.len() {
            let filled = || self.grid.filled(row).map(|(_, cell)| cell).filter(|cell| !self.is_left_out(cell));
            let count = filled().count();
            if count == 0 {
                continue;
            }
            let is_heading = self.is_heading(row);
            let figures = filled().filter(|cell| self.is_figure(cell)).count();
            let may_hold = |cell: &GridCell| cell.seen.is_dash || cell.seen.holds_figure;
            let has_values = figures > 0 || count > 1 && filled().any(may_hold);
            if is_heading || !has_values {
                pending.push((row, is_heading));
                continue;
            }
            let lines = std::mem::take(&mut pending);
            if lines.iter().any(|(_, is_heading)| *is_heading) || sections.is_empty() {
                sections.push(self.section(&lines, figures));
            } else if let Some(section) = sections.last_mut().filter(|_| !lines.is_empty()) {
                section.groups.insert(row, lines.iter().map(|(row, _)| *row).collect());
            }
            if let Some(section) = sections.last_mut() {
                section.rows.push(row);
            }
        }
        sections
    }

    /// A table whose first row with figures stands below these lines.
    fn section(&self, lines: &[(usize, bool)], figures: usize) -> Section {
        let filled = |at: usize| lines.get(at).map_or(0, |(row, _)| self.grid.filled(*row).count());
        let first = lines.iter().position(|(_, is_heading)| *is_heading);
        let last = lines.iter().rposition(|(_, is_heading)| *is_heading);
        let (mut first, end) = match (first, last) {
            (Some(first), Some(last)) => (first, last + 1),
            // Without a known heading the rows of several cells above several figures are the headings.
            _ if figures > 1 => {
                let wide = (0..lines.len()).rev().take_while(|at| filled(*at) > 2).take(MOST_HEADINGS).count();
                (lines.len() - wide, lines.len())
            }
            _ => (lines.len(), lines.len()),
        };
        while first > 0 && end - first < MOST_HEADINGS + 1 && filled(first - 1) > 1 {
            first -= 1;
        }
        let rows = |lines: &[(usize, bool)]| lines.iter().map(|(row, _)| *row).collect::<Vec<_>>();
        let mut heads = rows(lines.get(first..end).unwrap_or_default());
        // A single cell that is not the first of its row is a heading over several columns.
        let lone = first.checked_sub(1).and_then(|at| lines.get(at)).map(|(row, _)| *row);
        let is_over = |row: &usize| {
            let mut cells = self.grid.filled(*row);
            cells.next().is_some_and(|(at, _)| at.index > 0) && cells.next().is_none()
        };
        if !heads.is_empty()
            && let Some(row) = lone.filter(is_over)
        {
            heads.insert(0, row);
        }
        Section { heads, captions: rows(lines.get(..first).unwrap_or_default()), ..Section::default() }
    }

    /// The fiscal year of a time; `None` where it takes a question.
    pub(super) fn year(&self, time: Time) -> Option<FiscalYear> {
        let said = |time_of: &dyn Fn(&Says) -> Option<FiscalYear>| {
            self.marks.iter().rev().find_map(|mark| time_of(&mark.says))
        };
        match time {
            Time::Year(year) => Some(year),
            Time::Short(number) => said(&|says| match says {
                Says::Era(era) => year_of_era(era, number),
                _ => None,
            }),
            Time::Nth(number) => said(&|says| match says {
                Says::FirstYear(first) => first.plus(number - 1),
                _ => None,
            }),
            Time::Span => None,
        }
    }

    /// Whether a mark says the era of years without one.
    pub(super) fn knows_era(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark.says, Says::Era(_)))
    }

    /// Whether a mark says the first year of those that are counted.
    pub(super) fn knows_first_year(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark.says, Says::FirstYear(_)))
    }

    /// The time of a cell; where cells are known to be years, a bare number of two digits is one.
    pub(super) fn time(&self, at: CellId, is_known: bool) -> Option<Time> {
        let seen = &self.grid.cell(at)?.seen;
        if let Some(time) = self.carried.get(&at) {
            return Some(*time);
        }
        if is_known && seen.times.is_empty() && seen.key.len() <= 2 {
            return seen.key.parse().ok().filter(|number| *number > 0).map(Time::Short);
        }
        let known = || {
            let mut years = seen.times.iter().map(|time| self.year(*time));
            let first = years.next()??;
            years.all(|year| year == Some(first)).then_some(Time::Year(first))
        };
        seen.time().or_else(known)
    }
}

impl Section {
    /// The cell of a row that stands in a column; `None` if the row has none there.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<CellId> {
        let index = match self.shifts.get(&row) {
            None => column,
            Some(Shift::All(by)) => column.checked_sub(*by)?,
            Some(Shift::BehindFirst(_)) if column == 0 => 0,
            Some(Shift::BehindFirst(by)) => column.checked_sub(*by).filter(|index| *index > 0)?,
        };
        Some(CellId { row, index })
    }

    /// The number of columns.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The first and the last line in the source of its rows.
    pub(super) fn lines(&self, grid: &Grid) -> (usize, usize) {
        let line =
            |row: Option<&usize>| row.and_then(|row| grid.rows.get(*row)?.first()).map_or(0, |cell| cell.place.line);
        (line(self.rows.first()), line(self.rows.last()))
    }
}

impl MarkedSheet<'_> {
    /// Finds the rows of a table of which it is not known under which headings their cells stand, and moves those under
    /// their headings of which a person says it.
    pub(super) fn align(&self, section: &mut Section) {
        let length = |row: &usize| self.grid.rows.get(*row).map_or(0, Vec::len);
        let width = section.rows.iter().chain(&section.heads).map(length).max().unwrap_or_default();
        let is_loose = self.grid.cut == super::grid::Cut::Page;
        for head in &section.heads {
            let first = self.grid.rows.get(*head).and_then(|row| row.first());
            let names_first = |cell: &GridCell| {
                cell.seen.head != Some(crate::columns::vocabulary::HeadWord::Name) && cell.seen.is_label
            };
            if is_loose && length(head) + 1 == width && first.is_some_and(names_first) {
                section.shifts.insert(*head, Shift::All(1));
            }
        }
        let Some(last) = section.heads.last() else { return };
        let moved = usize::from(section.shifts.contains_key(last));
        let heads = length(last) + moved;
        let reach = |head: &usize| self.grid.filled(*head).map(|(at, _)| at.index + 1).max().unwrap_or_default();
        let reach = section.heads.iter().map(reach).max().unwrap_or_default();
        let ragged: Vec<usize> =
            section.rows.iter().copied().filter(|row| self.is_ragged(*row, *last, heads, reach)).collect();
        for row in ragged {
            let first = self.grid.rows.get(row).and_then(|cells| cells.first());
            let side = first.and_then(|cell| {
                self.marks.iter().rev().find_map(|mark| match mark.says {
                    Says::Aligned(side) if mark.is_on(cell) => Some(side),
                    _ => None,
                })
            });
            match side {
                None => {
                    section.ragged.insert(row);
                }
                Some(Side::Left) => {}
                Some(Side::Right) => {
                    section.shifts.insert(row, Shift::BehindFirst(heads.saturating_sub(length(&row))));
                }
            }
        }
    }

    /// Whether it is not known under which headings the cells of a row stand: cells that a page lost, or cells that are not what
    /// the headings say.
    fn is_ragged(&self, row: usize, head: usize, heads: usize, reach: usize) -> bool {
        use super::grid::Cut;
        use crate::columns::vocabulary::HeadWord;
        let Some((cells, headings)) = self.grid.rows.get(row).zip(self.grid.rows.get(head)) else { return false };
        if !cells.iter().any(|cell| self.is_figure(cell)) {
            return false;
        }
        let is_loose = self.grid.cut == Cut::Page;
        let beyond = if is_loose { reach.max(heads) } else { reach };
        if is_loose && cells.len() != heads || cells.iter().skip(beyond).any(|cell| self.is_figure(cell)) {
            return true;
        }
        if cells.len() >= heads {
            return false;
        }
        let mut pairs = headings.iter().zip(cells);
        let is_no_unit = |(head, cell): (&GridCell, &GridCell)| {
            head.seen.head == Some(HeadWord::Unit) && !cell.seen.is_blank() && cell.seen.unit.is_none()
        };
        let is_lost = |head: &GridCell| {
            head.seen.is_label
                && !matches!(head.seen.head, Some(HeadWord::Note | HeadWord::Group | HeadWord::Responsible))
        };
        pairs.any(is_no_unit) || self.grid.cut == Cut::Tabs && headings.iter().skip(cells.len()).any(is_lost)
    }
}
