//! The questions about a sheet: one question for each missing attribute and the cells that share its source. Each choice is a mark, so that
//! answering means marking. Tables with the same headings are asked about together.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

pub(super) use self::contested::Contests;
pub use self::question::{SheetQuestion, Subject};

use self::answerable::Answerable;
use self::together::{asks_kinds_together, columns_of_years, columns_together, tables_alike, tables_with};
use self::years::offered_years;
use super::fact::{FigureDoubt, Value};
use super::grid::GridCell;
use super::mark::{Region, Says};
use super::marked_sheet::MarkedSheet;
use super::section::SheetSection;
use crate::columns::vocabulary::FigureKind;
use crate::value::distinct;
use crate::value::fiscal_year::{FiscalYear, Time};

mod answerable;
mod choices;
mod contested;
mod question;
mod together;
mod years;

/// Builds the questions of a sheet: first the waiting figures are grouped by what they wait for, then each group becomes a question.
pub(super) struct Questions<'a> {
    sheet: &'a MarkedSheet<'a>,
    sections: &'a [SheetSection],
    values: &'a [Value],
    /// The years that the sheet names, in order of appearance, then the years around them.
    years: Vec<FiscalYear>,
    /// For each table, whether neither its headings nor its rows state the kinds of its figures.
    bare: Vec<bool>,
    /// For each table, the groups of columns that are asked about together ([`columns_together`]).
    together: Vec<Vec<Vec<usize>>>,
    /// The tables in which some rows continue the indicator of the row above, so that its lines have different kinds.
    two_lined: BTreeSet<usize>,
    /// For each table, by columns: see [`tables_alike`].
    alike: Vec<HashMap<Vec<usize>, Rc<[usize]>>>,
    /// The waiting figures, by the question for which they wait.
    waiting: BTreeMap<(Subject, Asked), Vec<&'a Value>>,
}

/// The cells that a question is about; figures with the same value share a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    All,
    /// The tables that do not state the kinds of their figures, except that the line above may propose this kind.
    Bare(Option<FigureKind>),
    /// The figures under or beside this weak word in all tables.
    Word(String),
    /// The figures that the same label of their rows leaves in doubt.
    Label(String),
    /// Columns of figures that are asked about together ([`columns_together`], [`columns_of_years`]), in the tables with the same headings
    /// over them, identified by the index of the first table.
    Columns(usize, Vec<usize>),
    /// A line of the source.
    Line(usize),
    /// The rows of a table, by its index.
    Table(usize),
    /// The rows of a table that continue the indicator above them (下段), or its other rows (上段). Sums are asked about with the latter, rows
    /// without a name with the former.
    Lines {
        /// The index of the table.
        table: usize,
        /// Whether these are the rows that continue.
        go_on: bool,
    },
    /// A column of the tables with the same headings over it.
    Column {
        /// The column of the source, counted from 1.
        position: usize,
        /// The index of the column in the table.
        index: usize,
        /// The index of the first of the tables.
        first: usize,
    },
    /// The tables with the same headings over these candidates for the name column, identified by the index of the first table.
    Names(usize, Vec<usize>),
}

impl<'a> Questions<'a> {
    /// Prepares the questions about the figures of these tables.
    pub(super) fn new(sheet: &'a MarkedSheet<'a>, sections: &'a [SheetSection], values: &'a [Value]) -> Self {
        let (years, alike) = (offered_years(sheet), tables_alike(sheet, sections));
        let two_lined = &tables_with(values, true) & &tables_with(values, false);
        let (bare, waiting) = (Vec::new(), BTreeMap::new());
        let together = sections.iter().map(|section| columns_together(sheet, section)).collect();
        let mut questions = Self { sheet, sections, values, years, bare, together, two_lined, alike, waiting };
        questions.bare = sections.iter().map(|section| questions.is_bare(section)).collect();
        questions
    }

    /// The questions whose answers give the figures a place; `stated` are the dashes and words in the place of figures.
    pub(super) fn gather(mut self, stated: &[Value]) -> Vec<SheetQuestion> {
        let values = self.values;
        for value in values.iter().filter(|value| value.place().is_none()) {
            self.ask_for(value);
        }
        let answerable = Answerable::new(self.sheet, values.iter().chain(stated));
        let question = |((subject, asked), values): (&(Subject, Asked), &Vec<&'a Value>)| {
            let on = self.region(asked, values);
            let choices = self.choices(*subject, asked, values, &on);
            let cells = values.iter().map(|value| value.at).collect();
            answerable.narrowed(SheetQuestion { asked: *subject, on, cells, choices })
        };
        self.waiting.iter().map(question).collect()
    }

    /// Records that a figure waits for an answer.
    fn ask(&mut self, subject: Subject, asked: Asked, value: &'a Value) {
        let waiting = self.waiting.entry((subject, asked)).or_default();
        if waiting.last().is_none_or(|last| last.at != value.at) {
            waiting.push(value);
        }
    }

    /// The cells that a question is about, for these waiting figures.
    fn region(&self, asked: &Asked, values: &[&Value]) -> Region {
        match asked {
            Asked::All => Region::all(),
            Asked::Table(table) => self.rows_of_table(*table),
            Asked::Bare(_) => {
                // Lines within a table may propose different kinds.
                let others =
                    self.waiting.iter().filter(|((_, other), _)| matches!(other, Asked::Bare(_)) && other != asked);
                let others: BTreeSet<usize> =
                    others.flat_map(|(_, values)| values).map(|value| value.section).collect();
                let by_table = values.chunk_by(|one, other| one.section == other.section);
                Region::of_all(by_table.filter_map(|values| {
                    let table = values.first()?.section;
                    Some(if others.contains(&table) { self.lines(values) } else { self.rows_of_table(table) })
                }))
            }
            Asked::Names(first, rivals) => {
                let tables = self.alike_tables(*first, rivals);
                Region::of_all(tables.iter().map(|table| self.rows_of_table(*table)))
            }
            Asked::Line(_) | Asked::Lines { .. } => self.lines(values),
            Asked::Columns(..) => self.columns(values),
            // What else is in their rows is asked about by itself.
            Asked::Label(_) => self.sheet.grid.region(values.iter().map(|value| value.at)),
            Asked::Word(_) => {
                let (of_rows, of_columns): (Vec<&Value>, Vec<&Value>) =
                    values.iter().partition(|value| value.is_proposed_by_row());
                Region::of_all([self.columns(&of_columns), self.lines(&of_rows)])
            }
            Asked::Column { position, index, first } => {
                let tables = self.alike_tables(*first, &[*index]);
                Region::of_all(tables.iter().map(|table| Region::column_in(*position, self.lines_of_table(*table))))
            }
        }
    }

    fn rows_of_table(&self, table: usize) -> Region {
        Region::area(Some(self.lines_of_table(table)), None)
    }

    /// The first and the last line of a table.
    fn lines_of_table(&self, table: usize) -> (usize, usize) {
        self.sections.get(table).map(|section| section.lines(self.sheet.grid)).unwrap_or_default()
    }

    /// The figures of a table, which are consecutive.
    fn of_table(&self, table: usize) -> &'a [Value] {
        let from = self.values.partition_point(|value| value.section < table);
        let to = self.values.partition_point(|value| value.section <= table);
        self.values.get(from..to).unwrap_or_default()
    }

    /// The lines of these figures.
    fn lines(&self, values: &[&Value]) -> Region {
        let lines = values.iter().filter_map(|value| Some(self.sheet.grid.cell(value.at)?.place.line));
        Region::of_all(distinct(lines).into_iter().map(|line| Region::lines(line, line)))
    }

    /// The columns of these figures, within their tables.
    fn columns(&self, values: &[&Value]) -> Region {
        let place = |value: &&Value| Some((value.section, self.sheet.grid.cell(value.at)?.place.column));
        let columns = distinct(values.iter().filter_map(place)).into_iter();
        Region::of_all(columns.map(|(table, column)| Region::column_in(column, self.lines_of_table(table))))
    }

    /// Records the questions for which a figure waits.
    fn ask_for(&mut self, value: &'a Value) {
        let Some(section) = self.sections.get(value.section) else { return };
        let Some(cell) = self.sheet.grid.cell(value.at) else { return };
        match value.doubt {
            Some(FigureDoubt::Ragged) => return self.ask(Subject::Alignment, Asked::Table(value.section), value),
            Some(FigureDoubt::SumRow) => {
                return self.ask(Subject::Sum, Asked::Lines { table: value.section, go_on: false }, value);
            }
            Some(FigureDoubt::Altered) => self.ask(Subject::Altered, Asked::All, value),
            Some(FigureDoubt::Remark) => self.ask(Subject::Remark, Asked::All, value),
            _ => {}
        }
        if let Some(subject) = self.missing_of_time(value) {
            self.ask(subject, Asked::All, value);
        }
        if value.doubt == Some(FigureDoubt::Lines) || value.waits_for_lines() {
            let parted = value.parted_at.and_then(|at| self.sheet.grid.cell(at)).map(|cell| &cell.seen);
            let parted = parted.filter(|seen| seen.parted_kinds().is_some());
            let asked = parted.map_or(Asked::All, |seen| Asked::Word(seen.words().to_owned()));
            return self.ask(Subject::Lines, asked, value);
        }
        let column = self.column(value, cell);
        if matches!(value.doubt, Some(FigureDoubt::NoKind | FigureDoubt::TwoTimes)) {
            let asked = self.label_asked(section, value).unwrap_or_else(|| self.column_asked(value, column));
            return self.ask(Subject::Column, asked, value);
        }
        if value.name.is_none() {
            let (subject, asked) = self.name_asked(section, value, Asked::Line(cell.place.line), &column);
            self.ask(subject, asked, value);
        }
        match (value.kind.is_none(), value.lacks_year()) {
            (true, is_open) if value.time.is_some() || !is_open || section.is_turned && value.is_proposed_by_row() => {
                let asked = self.kind_asked(section, value, column);
                self.ask(Subject::Kind, asked, value);
            }
            (true, _) => self.ask(Subject::Column, self.column_asked(value, column), value),
            (false, true) if !value.time.is_some_and(Time::is_open) => {
                let asked = self.year_asked(section, value, cell, column);
                self.ask(Subject::Year, asked, value);
            }
            _ => {}
        }
    }

    /// What a figure's time lacks and no mark states: its era, its first year or the year of the table.
    fn missing_of_time(&self, value: &Value) -> Option<Subject> {
        let is_asked = value.lacks_year() && value.kind != Some(FigureKind::Baseline);
        let (subject, is_said): (_, fn(&Says) -> bool) = match value.time.filter(|_| is_asked)? {
            Time::Short(_) => (Subject::Era, |says| matches!(says, Says::Era(_))),
            Time::Nth(_) => (Subject::FirstYear, |says| matches!(says, Says::FirstYear(_))),
            Time::Relative(_) => (Subject::ThisYear, |says| matches!(says, Says::ThisYear(_))),
            _ => return None,
        };
        (!self.sheet.has_mark(is_said)).then_some(subject)
    }

    /// The question about a missing name: whose figures a row, a column of a turned table, or a table without names has; or which of
    /// several columns holds the names.
    fn name_asked(&self, section: &SheetSection, value: &Value, line: Asked, column: &Asked) -> (Subject, Asked) {
        let named = section.name_column(value.column).filter(|_| !section.is_turned);
        if let Some(named) = named.filter(|named| !named.rivals.is_empty()) {
            let first = self.alike_tables(value.section, &named.rivals).first().copied().unwrap_or(value.section);
            return (Subject::NameColumn, Asked::Names(first, named.rivals.clone()));
        }
        let asked = match named {
            Some(_) if self.sheet.name_gone_on(section, value.at.row, value.column).is_some() => {
                Asked::Lines { table: value.section, go_on: true }
            }
            Some(_) => line,
            None if section.is_turned => column.clone(),
            None => Asked::Table(value.section),
        };
        (Subject::Name, asked)
    }

    /// The cells of a question about columns: one column, or the group with which it is asked about together.
    fn column_asked(&self, value: &Value, column: Asked) -> Asked {
        let groups = self.together.get(value.section).map(Vec::as_slice).unwrap_or_default();
        let columns = groups.iter().find(|columns| columns.contains(&value.column)).cloned();
        self.columns_of(value.section, columns).unwrap_or(column)
    }

    /// The cells of a question about a figure whose doubt comes from the label of its row (累計, R5／目標): all rows with this label; `None`
    /// if a heading names a kind or a part of the year.
    fn label_asked(&self, section: &SheetSection, value: &Value) -> Option<Asked> {
        let column = section.columns.get(value.column)?;
        let is_open = column.kind.is_none() && column.part.is_none() && value.doubt == Some(FigureDoubt::NoKind);
        let label = value.kind_at.filter(|at| at.row == value.at.row && is_open)?;
        Some(Asked::Label(self.sheet.grid.cell(label)?.seen.words().to_owned()))
    }

    /// The cells of a question about targets or actuals: a column, or all tables in which nothing states the kinds.
    fn kind_asked(&self, section: &SheetSection, value: &Value, column: Asked) -> Asked {
        if let Some(at) = value.proposed_at {
            return Asked::Word(self.sheet.grid.cell(at).map_or("", |cell| cell.seen.words()).to_owned());
        }
        let is_bare = self.bare.get(value.section).copied().unwrap_or_default();
        match asks_kinds_together(section) {
            false => self.beside_years(section, value).unwrap_or(column),
            true if self.two_lined.contains(&value.section) => {
                Asked::Lines { table: value.section, go_on: value.goes_on() }
            }
            true if is_bare => Asked::Bare(value.proposed),
            true => Asked::Table(value.section),
        }
    }

    /// The columns of figures under years without a kind, if the figure's column is one of several.
    fn beside_years(&self, section: &SheetSection, value: &Value) -> Option<Asked> {
        let columns = columns_of_years(section);
        let is_one_of_several = columns.len() > 1 && columns.contains(&value.column);
        self.columns_of(value.section, Some(columns).filter(|_| is_one_of_several))
    }

    /// The question about these columns, in the tables with the same headings over them.
    fn columns_of(&self, table: usize, columns: Option<Vec<usize>>) -> Option<Asked> {
        let columns = columns?;
        Some(Asked::Columns(self.alike_tables(table, &columns).first().copied()?, columns))
    }

    /// Whether neither the headings nor the rows of a table state the kinds of its figures.
    fn is_bare(&self, section: &SheetSection) -> bool {
        let says_kind = |row: &usize| self.sheet.row_labels(section, *row).iter().any(|label| label.kind.is_some());
        section.values().all(|column| column.kind.is_none()) && !section.rows.iter().any(says_kind)
    }

    /// The cells of a question about a year: a column; or a row, if the rows of the column are of different years or a turned table has the
    /// kinds in its rows.
    fn year_asked(&self, section: &SheetSection, value: &Value, cell: &GridCell, column: Asked) -> Asked {
        if section.is_turned && value.kind_at.is_some_and(|at| at.row == value.at.row) {
            return Asked::Line(self.line_of_actual(value).unwrap_or(cell.place.line));
        }
        let column_says = section.columns.get(value.column).is_some_and(|column| column.kind.is_some());
        let is_by_column = self.waiting.contains_key(&(Subject::Year, column.clone()));
        let of_table = self.of_table(value.section).iter();
        let mut of_column = of_table.filter(|other| other.column == value.column && other.kind == value.kind);
        let mut is_by_row = || of_column.any(|other| other.at.row != value.at.row);
        if column_says || is_by_column || !is_by_row() { column } else { Asked::Line(cell.place.line) }
    }

    /// The line of the actual above a rate, which has the same year; `None` for any other figure.
    fn line_of_actual(&self, value: &Value) -> Option<usize> {
        let is_actual =
            |other: &&Value| other.column == value.column && other.kind.or(other.proposed) == Some(FigureKind::Actual);
        let of_table = self.of_table(value.section);
        let above = of_table.get(..of_table.partition_point(|other| other.at.row < value.at.row));
        let above = above.filter(|_| value.kind == Some(FigureKind::Rate));
        Some(self.sheet.grid.cell(above?.iter().rfind(is_actual)?.at)?.place.line)
    }

    /// The question about the column of a figure, in all tables with the same headings over it.
    fn column(&self, value: &Value, cell: &GridCell) -> Asked {
        let first = self.alike_tables(value.section, &[value.column]).first().copied().unwrap_or(value.section);
        Asked::Column { position: cell.place.column, index: value.column, first }
    }

    /// The tables with the same headings as the given one over these columns; empty for columns that were not compared.
    fn alike_tables(&self, table: usize, columns: &[usize]) -> &[usize] {
        self.alike.get(table).and_then(|alike| alike.get(columns)).map_or(&[], |tables| tables)
    }
}
