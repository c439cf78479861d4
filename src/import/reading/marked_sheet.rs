//! A sheet with the user's marks: which cells are read, what marks state, and which year a time is.

use std::collections::HashMap;

use super::grid::{CellId, GridCell, SheetCell, SheetGrid};
use super::mark::{Says, SheetMark, YearSaid};
use super::section::SheetSection;
use crate::columns::vocabulary::{ERAS, FigureKind, HeadWord};
use crate::value::fiscal_year::{FiscalYear, Time, year_behind, year_of_era};

/// A sheet with the user's marks.
#[derive(Debug)]
pub(super) struct MarkedSheet<'a> {
    pub(super) grid: &'a SheetGrid,
    pub(super) marks: &'a [SheetMark],
    /// The year that the sheet reports on, from which marks may count years.
    pub(super) reported: Option<FiscalYear>,
    /// The times without an era whose year follows from the time before them in their row or column.
    carried: HashMap<CellId, Time>,
    /// Whether a mark restricts the figures to certain cells.
    pub(super) has_values: bool,
}

impl<'a> MarkedSheet<'a> {
    /// A sheet that reports on that year, with these marks.
    pub(super) fn new(grid: &'a SheetGrid, marks: &'a [SheetMark], reported: Option<FiscalYear>) -> Self {
        let mut sheet = Self {
            grid,
            marks,
            reported,
            carried: HashMap::new(),
            has_values: marks.iter().any(|mark| mark.says == Says::Values),
        };
        sheet.carry();
        sheet
    }

    /// Records the years of times without an era that follow a year in the same row or column: 平成28年度 | 29年度.
    fn carry(&mut self) {
        let has_short = |cell: &GridCell| matches!(cell.seen.times.as_slice(), [Time::Short(_)]);
        if !self.grid.rows.iter().flatten().any(has_short) {
            return;
        }
        for (row, cells) in self.grid.rows.iter().enumerate() {
            self.carry_along((0..cells.len()).map(|index| CellId { row, index }));
        }
        for index in 0..self.grid.width() {
            self.carry_along((0..self.grid.rows.len()).map(|row| CellId { row, index }));
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
                // A first year whose era the user states is followed by the next ones, which may be of the next era: 30年度 | 元年度.
                (Time::Short(number), before) => {
                    let of_era = || self.year(time).filter(|_| before.is_none());
                    let year = before.and_then(|before| year_behind(before, number)).or_else(of_era);
                    self.carried.extend(year.map(|year| (at, Time::Year(year))));
                    year
                }
                _ => None,
            };
        }
    }

    /// The marks on a cell, the newest first.
    pub(super) fn marks_on(&self, cell: &GridCell) -> impl Iterator<Item = &'a SheetMark> {
        let place = cell.place;
        self.marks.iter().rev().filter(move |mark| mark.on.has(place))
    }

    /// Whether a mark makes this statement about a cell.
    pub(super) fn is_marked(&self, cell: &GridCell, says: &Says) -> bool {
        self.marks.iter().any(|mark| mark.says == *says && mark.on.has(cell.place))
    }

    /// The kinds that a mark states for the two lines of a cell or of two rows, and whether they override the heading, as a mark on the
    /// column or the cell does; `None` without such a mark.
    pub(super) fn lines_told(&self, cell: &GridCell) -> Option<([FigureKind; 2], bool)> {
        self.marks_on(cell).find_map(|mark| match mark.says {
            Says::Lines(kinds) => Some((kinds, mark.on.names_columns())),
            _ => None,
        })
    }

    /// The attribute that marks assign to the row or column of the cell.
    pub(super) fn tells(&self, cell: &GridCell) -> Option<HeadWord> {
        self.marks_on(cell).find_map(SheetMark::attribute)
    }

    /// Whether the user left the cell out, and has not afterwards taken it back or stated the kind or year of figures within the same
    /// region.
    pub(super) fn is_left_out(&self, cell: &GridCell) -> bool {
        let said = self.marks_on(cell).find(|mark| matches!(mark.says, Says::LeftOut | Says::OwnIndicator));
        let Some(left_out) = said.filter(|mark| mark.says == Says::LeftOut) else { return false };
        let mut later = self.marks_on(cell).take_while(|mark| !std::ptr::eq(*mark, left_out));
        !later.any(|mark| matches!(mark.says, Says::Figures { .. }) && mark.on.is_within(&left_out.on))
    }

    /// Whether the cell is a figure that is read, or a dash in its place.
    pub(super) fn is_in_place(&self, cell: &GridCell) -> bool {
        self.is_figure(cell) || cell.seen.is_dash
    }

    /// Whether the cell is a figure that is read.
    pub(super) fn is_figure(&self, cell: &GridCell) -> bool {
        cell.seen.has_figure() && !self.is_left_out(cell) && self.may_be_figure(cell)
    }

    /// Whether the cell has figures of several parts of its indicator, and they are read.
    pub(super) fn has_parts(&self, cell: &GridCell) -> bool {
        !cell.seen.of_parts.is_empty() && !self.is_left_out(cell) && self.may_be_figure(cell)
    }

    fn may_be_figure(&self, cell: &GridCell) -> bool {
        !self.has_values || self.is_marked(cell, &Says::Values)
    }

    /// Whether a row has a figure. A figure that is left out still counts, so that its row does not become a heading.
    pub(super) fn has_figure(&self, row: usize) -> bool {
        self.grid.filled(row).any(|(_, cell)| cell.seen.has_figure() && self.may_be_figure(cell))
    }

    /// Whether the row is one of bare years.
    pub(super) fn is_year_row(&self, row: usize) -> bool {
        self.grid.words.year_rows.contains(&row)
    }

    /// The cell of a row in a column; `None` if it is blank.
    pub(super) fn filled_cell(&self, section: &SheetSection, row: usize, column: usize) -> Option<SheetCell<'_>> {
        let at = section.cell(row, column)?;
        self.grid.cell(at).filter(|cell| !cell.seen.is_blank()).map(|cell| (at, cell))
    }

    /// The headings in a column itself, from top to bottom.
    pub(super) fn headings<'s>(&'s self, section: &'s SheetSection, at: usize) -> impl Iterator<Item = SheetCell<'s>> {
        section.heads.iter().filter_map(move |row| self.filled_cell(section, *row, at))
    }

    /// The fiscal year of a time; `None` if only the user can state it.
    pub(super) fn year(&self, time: Time) -> Option<FiscalYear> {
        if let Time::Year(year) = time {
            return Some(year);
        }
        let [current, before, _] = ERAS;
        self.marks.iter().rev().find_map(|mark| match (time, &mark.says) {
            // 30年度 on a sheet with 元年度 belongs to the era before.
            (Time::Short(number @ 28..=31), Says::Era(era)) if era == current && self.grid.words.has_early_years => {
                year_of_era(before, number)
            }
            (Time::Short(number), Says::Era(era)) => year_of_era(era, number),
            (Time::Nth(number), Says::FirstYear(first)) => first.plus(number - 1),
            (Time::Relative(by), Says::ThisYear(year)) => self.year_said(*year)?.plus(by),
            _ => None,
        })
    }

    /// The fiscal year that the user gives; `None` for a period.
    pub(super) fn year_said(&self, year: YearSaid) -> Option<FiscalYear> {
        match year {
            YearSaid::Year(year) => Some(year),
            YearSaid::Reported(by) => self.reported.and_then(|reported| reported.plus(by)),
            YearSaid::Period => None,
        }
    }

    /// Whether any mark makes a statement for which `is_such` holds.
    pub(super) fn has_mark(&self, is_such: impl Fn(&Says) -> bool) -> bool {
        self.marks.iter().any(|mark| is_such(&mark.says))
    }

    /// The time of a cell; if its cells are known to be years (`is_known`), a bare number of up to two digits is a time.
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
