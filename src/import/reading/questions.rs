//! What is asked of a sheet: one question for each attribute that is missing and the cells that share its source. Each choice is
//! a mark, so that answering is marking. Tables with the same headings are asked about together.

use std::collections::BTreeMap;

use super::fact::{FigureDoubt, Lack, Value};
use super::grid::{CellId, GridCell};
use super::mark::{FigureAttribute, Region, RowSide, Says, SheetMark, YearSaid};
use super::marked_sheet::MarkedSheet;
use super::section::{SheetColumn, SheetSection};
use crate::columns::vocabulary::{ERAS, FigureKind};
use crate::value::fiscal_year::{FiscalYear, Time};

/// The years that are offered besides those that the sheet names.
const YEARS_BEFORE: i32 = 1;
const YEARS_BEHIND: i32 = 6;
/// The years that are offered where the sheet names none: those of the 総合戦略 since the first of them.
const YEARS_OF_STRATEGIES: (i32, i32) = (2015, 2030);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Which era years without one are of.
    Era,
    /// Which year is the first of those that are counted.
    FirstYear,
    /// Whether rows of too few cells lack the last ones.
    Alignment,
    /// Whether a row is the sum of others, or an indicator.
    Sum,
    /// What stands in a column.
    Column,
    /// Which of several columns holds the names.
    NameColumn,
    /// Whose figures these are.
    Name,
    /// Whether figures are targets or actuals.
    Kind,
    /// Of which year figures are.
    Year,
}

/// A question about some cells.
#[derive(Clone, Debug)]
pub struct SheetQuestion {
    /// What is asked.
    pub asked: Subject,
    /// The cells that the answer is about.
    pub on: Region,
    /// The figures that wait for it.
    pub cells: Vec<CellId>,
    /// The possible answers, the likeliest first; any other mark on the cells answers it, too.
    pub choices: Vec<SheetMark>,
}

/// The questions of a sheet as they are gathered.
pub(super) struct Questions<'a> {
    sheet: &'a MarkedSheet<'a>,
    sections: &'a [SheetSection],
    values: &'a [Value],
    /// The years that the sheet names, in their order, then those around them.
    years: Vec<FiscalYear>,
    found: BTreeMap<(Subject, String), SheetQuestion>,
}

impl<'a> Questions<'a> {
    pub(super) fn new(sheet: &'a MarkedSheet<'a>, sections: &'a [SheetSection], values: &'a [Value]) -> Self {
        Self { sheet, sections, values, years: offered_years(sheet), found: BTreeMap::new() }
    }

    /// The questions that lead to places for the figures without one.
    pub(super) fn gather(mut self) -> Vec<SheetQuestion> {
        let values = self.values;
        for value in values {
            if let Err(lacks) = value.place() {
                self.ask_for(value, &lacks);
            }
        }
        self.found.into_values().collect()
    }

    fn ask(&mut self, asked: Subject, on: &Region, value: &Value, choices: Vec<SheetMark>) {
        let question = SheetQuestion { asked, on: on.clone(), cells: Vec::new(), choices: Vec::new() };
        let known = self.found.entry((asked, on.to_string())).or_insert(question);
        if known.cells.last() != Some(&value.at) {
            known.cells.push(value.at);
        }
        for choice in choices {
            if !known.choices.contains(&choice) {
                known.choices.push(choice);
            }
        }
    }

    fn ask_for(&mut self, value: &Value, lacks: &[Lack]) {
        let Some(section) = self.sections.get(value.section) else { return };
        let Some(cell) = self.sheet.grid.cell(value.at) else { return };
        let has = |lack: Lack| lacks.contains(&lack);
        let lines = section.lines(self.sheet.grid);
        if has(Lack::Doubt(FigureDoubt::Ragged)) {
            let on = Region::lines(lines.0, lines.1);
            let choices =
                [RowSide::Left, RowSide::Right].map(|side| SheetMark { on: on.clone(), says: Says::Aligned(side) });
            self.ask(Subject::Alignment, &on, value, choices.to_vec());
            return;
        }
        if has(Lack::Doubt(FigureDoubt::SumRow)) {
            self.ask_sum(value, cell);
            return;
        }
        if has(Lack::Year) {
            self.ask_time(value);
        }
        let column = self.alike_columns(section, value.column, cell);
        if has(Lack::Doubt(FigureDoubt::NoKind)) || has(Lack::Doubt(FigureDoubt::TwoTimes)) {
            let choices = self.column_marks(&column);
            self.ask(Subject::Column, &column, value, choices);
            return;
        }
        if has(Lack::Name) {
            self.ask_name(section, value, cell, &column);
        }
        match (has(Lack::Kind), has(Lack::Year)) {
            (true, is_open) if value.time.is_some() || !is_open => self.ask_kind(section, value, &column),
            (true, _) => {
                let choices = self.column_marks(&column);
                self.ask(Subject::Column, &column, value, choices);
            }
            (false, true) if !matches!(value.time, Some(Time::Short(_) | Time::Nth(_))) => {
                self.ask_year(section, value, cell, column);
            }
            _ => {}
        }
    }

    /// Whether a row that is called 合計 is the sum of others.
    fn ask_sum(&mut self, value: &Value, cell: &GridCell) {
        let on = Region::lines(cell.place.line, cell.place.line);
        let name = value.name.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
        let choices = vec![
            SheetMark { on: on.clone(), says: Says::LeftOut },
            SheetMark { on: on.clone(), says: Says::Name(name) },
        ];
        self.ask(Subject::Sum, &on, value, choices);
    }

    /// The era or the first year that a time lacks.
    fn ask_time(&mut self, value: &Value) {
        if value.kind == Some(FigureKind::Baseline) {
            return;
        }
        let on = Region::all();
        match value.time {
            Some(Time::Short(_)) if !self.sheet.knows_era() => {
                let era = |era: &str| SheetMark { on: on.clone(), says: Says::Era(era.to_owned()) };
                self.ask(Subject::Era, &on, value, ERAS.map(era).to_vec());
            }
            Some(Time::Nth(_)) if !self.sheet.knows_first_year() => {
                let first = |year: &FiscalYear| SheetMark { on: on.clone(), says: Says::FirstYear(*year) };
                let choices = self.years.iter().map(first).collect();
                self.ask(Subject::FirstYear, &on, value, choices);
            }
            _ => {}
        }
    }

    fn ask_name(&mut self, section: &SheetSection, value: &Value, cell: &GridCell, column: &Region) {
        let lines = section.lines(self.sheet.grid);
        let named = section.name_column(value.column);
        if let Some(named) = named.filter(|named| !named.rivals.is_empty() && !section.is_turned) {
            let alike: Vec<(usize, usize)> = self.alike_sections(section, &named.rivals);
            let choice = |rival: &usize| {
                let on = Region::of_all(alike.iter().map(|lines| Region::column_in(rival + 1, *lines)));
                SheetMark { on, says: Says::Tells(FigureAttribute::Name) }
            };
            let on = Region::of_all(alike.iter().map(|(first, last)| Region::lines(*first, *last)));
            let choices = named.rivals.iter().map(choice).collect();
            self.ask(Subject::NameColumn, &on, value, choices);
            return;
        }
        let on = match (section.is_turned, named) {
            (true, _) => column.clone(),
            (false, Some(_)) => Region::lines(cell.place.line, cell.place.line),
            (false, None) => Region::lines(lines.0, lines.1),
        };
        let mut choices = Vec::new();
        let has_line = self.sheet.lines_above(section, value.row).next().is_some();
        if has_line && !section.is_turned && named.is_none() {
            choices.push(SheetMark { on: Region::all(), says: Says::NameAbove });
        }
        let rows = section.captions.iter().rev().chain(&section.heads);
        let cells = rows.flat_map(|row| self.sheet.grid.filled(*row)).map(|(_, cell)| cell);
        let words = cells.filter(|cell| cell.seen.is_words || !cell.seen.rest.is_empty());
        choices.extend(words.map(|cell| SheetMark { on: on.clone(), says: Says::Name(cell.text.trim().to_owned()) }));
        choices.push(SheetMark { on: on.clone(), says: Says::LeftOut });
        self.ask(Subject::Name, &on, value, choices);
    }

    /// Whether figures are targets or actuals: of a column, or of all tables in which nothing says it.
    fn ask_kind(&mut self, section: &SheetSection, value: &Value, column: &Region) {
        let says_none =
            |section: &SheetSection| !section.columns.iter().any(|column| column.is_value() && column.kind.is_some());
        let lines = |section: &SheetSection| {
            let (first, last) = section.lines(self.sheet.grid);
            Region::lines(first, last)
        };
        // Without headings each column is asked about by itself.
        let is_together = says_none(section) && !section.heads.is_empty();
        let on = match is_together {
            false => column.clone(),
            true if value.proposed.is_some() || !self.is_bare(section) => lines(section),
            true => Region::of_all(self.sections.iter().filter(|other| self.is_bare(other)).map(lines)),
        };
        let figures =
            |kind: FigureKind| SheetMark { on: on.clone(), says: Says::Figures { kind: Some(kind), year: None } };
        let mut kinds = [FigureKind::Target, FigureKind::Actual, FigureKind::Baseline];
        kinds.sort_by_key(|kind| value.proposed != Some(*kind));
        let mut choices: Vec<SheetMark> = kinds.map(figures).to_vec();
        if is_together {
            let mut own: Vec<FiscalYear> = self
                .values
                .iter()
                .filter(|other| other.section == value.section)
                .filter_map(|other| other.year)
                .collect();
            own.sort();
            own.dedup();
            own.pop();
            choices.extend(own.into_iter().map(|year| SheetMark { on: on.clone(), says: Says::ActualsUntil(year) }));
        }
        choices.push(SheetMark { on: on.clone(), says: Says::LeftOut });
        self.ask(Subject::Kind, &on, value, choices);
    }

    /// Whether neither the headings nor the rows of a table say what its figures are.
    fn is_bare(&self, section: &SheetSection) -> bool {
        let says_kind = |row: &usize| self.sheet.row_labels(section, *row).iter().any(|label| label.kind.is_some());
        !section.columns.iter().any(|column| column.is_value() && column.kind.is_some())
            && !section.rows.iter().any(says_kind)
    }

    fn ask_year(&mut self, section: &SheetSection, value: &Value, cell: &GridCell, column: Region) {
        let column_says = section.columns.get(value.column).is_some_and(|column| column.kind.is_some());
        let row_says = || {
            self.values.iter().any(|other| {
                other.section == value.section
                    && other.column == value.column
                    && other.row != value.row
                    && other.kind == value.kind
            })
        };
        let on = if column_says || !row_says() { column } else { Region::lines(cell.place.line, cell.place.line) };
        let of = |year: YearSaid| SheetMark { on: on.clone(), says: Says::Figures { kind: None, year: Some(year) } };
        let mut choices: Vec<SheetMark> = Vec::new();
        if value.kind == Some(FigureKind::Target) {
            choices.push(of(YearSaid::Period));
        }
        choices.extend(self.years.iter().map(|year| of(YearSaid::Year(*year))));
        choices.push(SheetMark { on: on.clone(), says: Says::LeftOut });
        self.ask(Subject::Year, &on, value, choices);
    }

    /// What a column may be.
    fn column_marks(&self, on: &Region) -> Vec<SheetMark> {
        let figures = |kind, year| SheetMark { on: on.clone(), says: Says::Figures { kind: Some(kind), year } };
        let mut marks = vec![
            SheetMark { on: on.clone(), says: Says::LeftOut },
            figures(FigureKind::Baseline, None),
            figures(FigureKind::Target, Some(YearSaid::Period)),
        ];
        for year in &self.years {
            let year = Some(YearSaid::Year(*year));
            marks.extend([FigureKind::Target, FigureKind::Actual].map(|kind| figures(kind, year)));
        }
        marks
    }

    /// The columns under the same headings in all tables.
    fn alike_columns(&self, section: &SheetSection, column: usize, cell: &GridCell) -> Region {
        let grid = self.sheet.grid;
        let mine = self.headings(section, column);
        if mine.iter().all(|text| text.is_empty()) {
            return Region::column_in(cell.place.column, section.lines(grid));
        }
        let is_alike = |other: &&SheetSection| {
            other.columns.get(column).is_some_and(SheetColumn::is_value) && self.headings(other, column) == mine
        };
        Region::of_all(
            self.sections.iter().filter(is_alike).map(|other| Region::column_in(cell.place.column, other.lines(grid))),
        )
    }

    fn headings(&self, section: &SheetSection, column: usize) -> Vec<&str> {
        let key =
            |row: &usize| self.sheet.filled_cell(section, *row, column).map_or("", |(_, cell)| cell.seen.key.as_str());
        section.heads.iter().map(key).collect()
    }

    /// The lines of the tables with the same headings over those columns.
    fn alike_sections(&self, section: &SheetSection, columns: &[usize]) -> Vec<(usize, usize)> {
        let headings = |section: &SheetSection| {
            columns.iter().map(|column| self.headings(section, *column).join("\n")).collect::<Vec<_>>()
        };
        let mine = headings(section);
        self.sections.iter().filter(|other| headings(other) == mine).map(|other| other.lines(self.sheet.grid)).collect()
    }
}

/// The years that the sheet names, in their order, then those around them.
fn offered_years(sheet: &MarkedSheet<'_>) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = Vec::new();
    for time in sheet.grid.rows.iter().flatten().flat_map(|cell| &cell.seen.times) {
        if let Some(year) = sheet.year(*time).filter(|year| !years.contains(year)) {
            years.push(year);
        }
    }
    let western = |year: Option<&FiscalYear>| year.map(|year| year.western());
    let (first, last) = match (western(years.iter().min()), western(years.iter().max())) {
        (Some(first), Some(last)) => (first - YEARS_BEFORE, last + YEARS_BEHIND),
        _ => YEARS_OF_STRATEGIES,
    };
    for year in (first..=last).filter_map(FiscalYear::new) {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    years
}
