//! The questions about a sheet: one question for each missing attribute and the cells that share its source. Each choice is a mark, so that
//! answering means marking. Tables with the same headings are asked about together.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

pub use self::question::{SheetQuestion, Subject};

use self::answerable::Answerable;
use super::fact::{FigureDoubt, Value};
use super::grid::{CellId, GridCell};
use super::mark::{Region, RowSide, Says, SheetMark, YearSaid};
use super::marked_sheet::MarkedSheet;
use super::names::without_heading;
use super::section::{NameColumn, SheetColumn, SheetSection};
use crate::columns::vocabulary::{ERAS, FigureKind, HeadWord, KindSaid, OF_PARTS};
use crate::value::fiscal_year::{FiscalYear, Time, ends_of_spans};
use crate::value::{distinct, each_once};

mod answerable;
mod question;

/// Keys that group the columns of parts of years, and the columns of different indicators.
const PARTS_OF_YEARS: &str = "年の一部";
const DIFFERENT_INDICATORS: &str = "それぞれの指標";
/// The most figures competing for one place among which the user can choose.
const MOST_RIVALS: usize = 8;
/// How many years before and behind the years of the sheet are offered.
const YEARS_BEFORE: i32 = 1;
const YEARS_BEHIND: i32 = 6;
/// The years that are offered if the sheet names none: those of 総合戦略 since the first of these.
const YEARS_OF_STRATEGIES: (i32, i32) = (2015, 2030);

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
            Asked::Word(_) => {
                let (of_rows, of_columns): (Vec<&Value>, Vec<&Value>) =
                    values.iter().partition(|value| value.is_labelled());
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

    /// The possible answers to a question for these waiting figures, as marks on these cells.
    fn choices(&self, subject: Subject, asked: &Asked, values: &[&Value], on: &Region) -> Vec<SheetMark> {
        let Some(first) = values.first() else { return Vec::new() };
        let figures = |kind, year| on.mark(Says::Figures { kind, year });
        let cells = || self.sheet.grid.region(values.iter().map(|value| value.at));
        let of_cells = |says: [Says; 2]| says.map(|says| cells().mark(says)).to_vec();
        let left_out = on.mark(Says::LeftOut);
        match subject {
            Subject::Alignment => [RowSide::Left, RowSide::Right].map(|side| on.mark(Says::Aligned(side))).to_vec(),
            Subject::Sum => vec![left_out, on.mark(Says::OwnIndicator)],
            Subject::Altered => of_cells([Says::AsSeen, Says::LeftOut]),
            Subject::Remark => of_cells([Says::WithoutRemark, Says::LeftOut]),
            Subject::Era => ERAS.map(|era| on.mark(Says::Era(era.to_owned()))).to_vec(),
            Subject::FirstYear => self.years.iter().map(|year| on.mark(Says::FirstYear(*year))).collect(),
            Subject::ThisYear => {
                let near = self.sheet.reported.into_iter().flat_map(|year| [Some(year), year.plus(1)]).flatten();
                let near: Vec<FiscalYear> = near.collect();
                let others = self.years.iter().filter(|year| !near.contains(year));
                near.iter().chain(others).map(|year| on.mark(Says::ThisYear(YearSaid::Year(*year)))).collect()
            }
            Subject::Lines => self.kinds_of_lines(values, on),
            // Figures of several years have no common year; below headings each column has its own.
            Subject::Column if distinct(values.iter().filter_map(|value| value.year)).len() > 1 => {
                let have_word = matches!(asked, Asked::Columns(..) | Asked::Word(_));
                let kinds = [FigureKind::Target, FigureKind::Actual].map(|kind| figures(Some(kind), None));
                [left_out].into_iter().chain(kinds.into_iter().filter(|_| have_word)).collect()
            }
            Subject::Column => self.column_marks(on),
            Subject::NameColumn => self.name_columns(asked),
            Subject::Name => self.names(asked, first, on),
            Subject::Kind => {
                let mut kinds = [FigureKind::Target, FigureKind::Actual, FigureKind::Baseline];
                kinds.sort_by_key(|kind| first.proposed != Some(*kind));
                let kinds = kinds.map(|kind| figures(Some(kind), None));
                kinds.into_iter().chain(self.actuals_until(asked, first, on)).chain([left_out]).collect()
            }
            Subject::Year => {
                // A mark on a cell also applies to the actual beside its target.
                let has_actual = || {
                    let of_table = self.of_table(first.section);
                    let from = of_table.partition_point(|other| other.at.row < first.at.row);
                    let mut of_row = of_table.iter().skip(from).take_while(|other| other.at.row == first.at.row);
                    of_row.any(|other| other.at == first.at && other.kind == Some(FigureKind::Actual))
                };
                let may_be_period = first.kind == Some(FigureKind::Target) && !has_actual();
                let period = may_be_period.then(|| figures(None, Some(YearSaid::Period)));
                let years = self.years.iter().map(|year| figures(None, Some(YearSaid::Year(*year))));
                period.into_iter().chain(years).chain([left_out]).collect()
            }
            Subject::Contested => Vec::new(),
        }
    }

    /// The possible kinds of two lines, first those that the words of the sheet state; cells whose kinds nothing states may be left out.
    fn kinds_of_lines(&self, values: &[&Value], on: &Region) -> Vec<SheetMark> {
        let usual = [FigureKind::Target, FigureKind::Actual];
        let said = self.sheet.grid.words.kinds_of_lines.map_or(usual, |(kinds, _)| kinds);
        let of_heading = values.first().map_or_else(Vec::new, |value| self.kinds_of_heading(value));
        let orders = if of_heading.is_empty() { vec![said, [said[1], said[0]]] } else { of_heading };
        let choices = orders.into_iter().map(|kinds| on.mark(Says::Lines(kinds)));
        let waiting = values.iter().filter(|value| value.doubt == Some(FigureDoubt::Lines)).map(|value| value.at);
        let left_out = Some(self.sheet.grid.region(waiting)).filter(|on| on.areas().next().is_some());
        choices.chain(left_out.map(|on| on.mark(Says::LeftOut))).collect()
    }

    /// The possible kinds of the two figures of a cell by the parts of their heading or label, in their order. Beside a known kind, a word
    /// that no list has can only mean another kind.
    fn kinds_of_heading(&self, value: &Value) -> Vec<[FigureKind; 2]> {
        let heading = value.parted_at.and_then(|at| self.sheet.grid.cell(at));
        let beside: fn(FigureKind) -> &'static [FigureKind] = |kind| match kind {
            FigureKind::Target => &[FigureKind::Actual],
            FigureKind::Rate => &[FigureKind::Actual, FigureKind::Target],
            FigureKind::Baseline | FigureKind::Actual => &[FigureKind::Target],
        };
        match heading.and_then(|cell| cell.seen.parted_kinds()) {
            Some((_, [Some(first), Some(second)])) => vec![[first, second]],
            Some((_, [Some(first), None])) => beside(first).iter().map(|second| [first, *second]).collect(),
            Some((_, [None, Some(second)])) => beside(second).iter().map(|first| [*first, second]).collect(),
            _ => Vec::new(),
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

    /// The possible names: the indicator above a row without a name, or words over the table.
    fn names(&self, asked: &Asked, first: &Value, on: &Region) -> Vec<SheetMark> {
        let Some(section) = self.sections.get(first.section) else { return Vec::new() };
        if let Asked::Lines { .. } = asked {
            let above = self.sheet.name_gone_on(section, first.at.row, first.column).map(|(_, above)| above);
            // A row that states neither its kind nor its time cannot continue a row that already has its figures.
            let own = [first.kind_at, first.time_at].into_iter().flatten().any(|at| at.row == first.at.row);
            let is_free = |above: CellId| self.sheet.filled_cell(section, above.row, first.column).is_none();
            let mut choices = [Says::LeftOut, Says::NamesGoOn].map(|says| on.mark(says));
            if own || above.is_some_and(is_free) {
                choices.reverse();
            }
            return choices.to_vec();
        }
        let has_line = self.sheet.line_of_block(section, first.at.row).is_some();
        let is_named_above = has_line && !section.is_turned && section.name_column(first.column).is_none();
        let above = is_named_above.then(|| Region::all().mark(Says::NameAbove));
        let rows = section.captions.iter().rev().chain(&section.heads);
        let cells = rows.flat_map(|row| self.sheet.grid.filled(*row)).map(|(_, cell)| cell);
        let is_name = |cell: &&GridCell| {
            let has_words = cell.seen.is_words || !cell.seen.rest.is_empty() && !cell.seen.has_figure();
            has_words && cell.seen.head.is_none() && !OF_PARTS.has(&cell.seen.key)
        };
        // The words of its row may be the whole name.
        let of_row = |name: &NameColumn| self.sheet.filled_cell(section, first.at.row, name.index);
        let column = section.name_column(first.column).filter(|_| matches!(asked, Asked::Line(_)));
        let begun =
            column.and_then(|name| self.begun_names(section, first.at.row, name.index, on)).into_iter().flatten();
        let of_row = column.and_then(of_row);
        let cells = of_row.map(|(_, cell)| cell).into_iter().chain(cells).filter(is_name);
        let names = cells.map(|cell| on.mark(Says::Name(without_heading(&cell.text).to_owned())));
        each_once(begun.chain(above).chain(names).chain([on.mark(Says::LeftOut)]))
    }

    /// The name in the row above continued by the words of a row, for both rows; or the name above alone, which these words may qualify.
    fn begun_names(&self, section: &SheetSection, row: usize, name: usize, on: &Region) -> Option<Vec<SheetMark>> {
        let above = self.sheet.name_that_may_go_on(section, row, name)?;
        let (_, own) = self.sheet.filled_cell(section, row, name)?;
        let (begun, line) = self.sheet.grid.cell(above).map(|cell| (cell.text.trim(), cell.place.line))?;
        let both = Region::lines(line, own.place.line);
        let whole = both.mark(Says::Name(format!("{begun}{}", own.text.trim())));
        // Alone it is offered only if its own row has figures, too.
        let begun = self.sheet.has_figure(above.row).then(|| on.mark(Says::Name(begun.to_owned())));
        Some([Some(whole), begun].into_iter().flatten().collect())
    }

    /// The candidates for the name column, each in all tables with the headings of the first.
    fn name_columns(&self, asked: &Asked) -> Vec<SheetMark> {
        let Asked::Names(first, rivals) = asked else { return Vec::new() };
        let tables = self.alike_tables(*first, rivals);
        let choice = |rival: &usize| {
            let columns = tables.iter().map(|table| Region::column_in(rival + 1, self.lines_of_table(*table)));
            Region::of_all(columns).mark(Says::Tells(HeadWord::Name))
        };
        rivals.iter().map(choice).collect()
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
        Some(Asked::Word(self.sheet.grid.cell(label)?.seen.words().to_owned()))
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

    /// The choices that figures under years are actuals until one of these years, and targets after it.
    fn actuals_until(&self, asked: &Asked, first: &Value, on: &Region) -> Vec<SheetMark> {
        let is_together = self.sections.get(first.section).is_some_and(asks_kinds_together);
        let years = distinct(self.of_table(first.section).iter().filter_map(|other| other.year));
        let until = years.iter().take(years.len().saturating_sub(1));
        let until = until.map(|year| on.mark(Says::ActualsUntil(YearSaid::Year(*year))));
        until.filter(|_| is_together || matches!(asked, Asked::Columns(..))).collect()
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

    /// The possible meanings of a column.
    fn column_marks(&self, on: &Region) -> Vec<SheetMark> {
        let figures = |kind, year| on.mark(Says::Figures { kind: Some(kind), year });
        let period = figures(FigureKind::Target, Some(YearSaid::Period));
        let mut marks = vec![on.mark(Says::LeftOut), figures(FigureKind::Baseline, None), period];
        for year in &self.years {
            let year = Some(YearSaid::Year(*year));
            marks.extend([FigureKind::Target, FigureKind::Actual].map(|kind| figures(kind, year)));
        }
        marks
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

/// For each table and each group of columns that may be asked about: the tables with the same headings over these columns, or only the
/// table itself if it has none there.
fn tables_alike(sheet: &MarkedSheet<'_>, sections: &[SheetSection]) -> Vec<HashMap<Vec<usize>, Rc<[usize]>>> {
    let mut by_headings: HashMap<(Vec<usize>, Vec<&str>), Vec<usize>> = HashMap::new();
    for (table, section) in sections.iter().enumerate() {
        // By a mark, a figure may be in any column.
        let of_figures = section.columns.iter().map(|column| vec![column.index]);
        let of_names = section.named.iter().map(|(_, name)| name.rivals.clone()).filter(|rivals| !rivals.is_empty());
        let together = columns_together(sheet, section).into_iter().chain([columns_of_years(section)]);
        for columns in distinct(of_figures.chain(of_names).chain(together)) {
            let cells = columns.iter().flat_map(|column| section.heads.iter().map(|row| section.cell(*row, *column)));
            let headings = cells.map(|at| at.and_then(|at| sheet.grid.cell(at)).map_or("", |cell| &cell.seen.key));
            let headings: Vec<&str> = headings.collect();
            by_headings.entry((columns, headings)).or_default().push(table);
        }
    }
    let mut alike = vec![HashMap::new(); sections.len()];
    for ((columns, headings), tables) in by_headings {
        let has_none = headings.iter().all(|text| text.is_empty());
        let together: Rc<[usize]> = tables.as_slice().into();
        for table in tables {
            let own = if has_none { Rc::from([table]) } else { Rc::clone(&together) };
            if let Some(of_table) = alike.get_mut(table) {
                of_table.insert(columns.clone(), own);
            }
        }
    }
    alike
}

/// Whether the kinds of a table's figures are asked together: it has headings, and none of them states a kind.
fn asks_kinds_together(section: &SheetSection) -> bool {
    // The value before the project has its own column, whatever the other columns are.
    let says_kind = |column: &SheetColumn| column.kind.is_some() && column.placed_kind() != Some(FigureKind::Baseline);
    // Without headings each column is asked about by itself.
    !section.heads.is_empty() && !section.values().any(says_kind)
}

/// The columns of figures whose headings have a year and no kind.
fn columns_of_years(section: &SheetSection) -> Vec<usize> {
    let says_year = |column: &&SheetColumn| column.kind.is_none() && column.time.is_some();
    section.values().filter(says_year).map(|column| column.index).collect()
}

/// The groups of columns that are asked about together: parts of years (4月, 上半期), columns below the same word that excludes them as figures
/// (対計画比 of each year), and columns of different indicators without a kind and a year.
fn columns_together(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<Vec<usize>> {
    let heading =
        |column: &SheetColumn| column.kind_at.and_then(|at| sheet.grid.cell(at)).map(|cell| cell.seen.words());
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for column in section.values() {
        let word = match column.kind {
            _ if column.part.is_some() => PARTS_OF_YEARS,
            None if column.is_bare() && column.whole.is_some() => DIFFERENT_INDICATORS,
            Some(KindSaid::Forbidden) if column.time.is_some() => {
                let Some(word) = heading(column) else { continue };
                word
            }
            _ => continue,
        };
        match groups.iter_mut().find(|(known, _)| *known == word) {
            Some((_, columns)) => columns.push(column.index),
            None => groups.push((word, vec![column.index])),
        }
    }
    groups.into_iter().map(|(_, columns)| columns).filter(|columns| columns.len() > 1).collect()
}

/// The tables with figures in rows that continue the indicator of another row (`go_on`), or in other rows.
fn tables_with(values: &[Value], go_on: bool) -> BTreeSet<usize> {
    values.iter().filter(|value| value.goes_on() == go_on).map(|value| value.section).collect()
}

/// How figures that compete for one place are arranged; contests with the same arrangement are asked about together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rivalry<'w> {
    /// In one cell, behind words for parts of an indicator: 男性79.5歳・女性84.1歳.
    Cells,
    /// In rows with these words for different things: 量の見込み, 確保方策.
    Rows(Vec<&'w str>),
    /// In tables below lines with these words: 水稲, 大豆.
    Tables(Vec<&'w str>),
    /// In a row, below headings with these words for parts of an indicator: 男性, 女性.
    Parts(Vec<&'w str>),
    /// In these columns of a row.
    Columns(Vec<usize>),
    /// Anywhere, by the number of the contest.
    Other(usize),
}

/// The questions which of several figures for one place counts. Rows with different words, tables below different lines and columns whose
/// headings have different words can also be kept apart as different indicators.
pub(super) fn of_contested(
    sheet: &MarkedSheet<'_>,
    sections: &[SheetSection],
    contested: &[Vec<CellId>],
) -> Vec<SheetQuestion> {
    let contest = |index: usize, cells: &Vec<CellId>| {
        let columns: BTreeSet<usize> = cells.iter().map(|at| at.index).collect();
        let is_of_row =
            columns.len() == cells.len() && cells.iter().all(|at| Some(at.row) == cells.first().map(|at| at.row));
        if cells.iter().all(|at| Some(at) == cells.first()) {
            return Rivalry::Cells;
        }
        if is_of_row {
            let parts = parts_in_headings(sheet, sections, cells);
            let is_of_parts = !parts.is_empty();
            return if is_of_parts { Rivalry::Parts(parts) } else { Rivalry::Columns(columns.into_iter().collect()) };
        }
        let words = words_of_rows(sheet, sections, cells);
        if !words.is_empty() {
            return Rivalry::Rows(words);
        }
        let lines = words_above_tables(sheet, sections, cells);
        if lines.is_empty() { Rivalry::Other(index) } else { Rivalry::Tables(lines) }
    };
    let by_contest = contested.iter().enumerate().map(|(index, cells)| (contest(index, cells), cells));
    let contests = distinct(by_contest);
    let question = |together: &[(Rivalry<'_>, &Vec<CellId>)]| {
        let (contest, least) = together.iter().min_by_key(|(_, cells)| cells.len())?;
        let groups = || together.iter().map(|(_, cells)| cells);
        let mut cells: Vec<CellId> = groups().flat_map(|cells| cells.iter().copied()).collect();
        cells.dedup();
        // Figures in one cell cannot be left out one by one.
        let count = if least.len() > MOST_RIVALS || *contest == Rivalry::Cells { 0 } else { least.len() };
        let choices = (0..count).map(|kept| {
            let others = groups().flat_map(|cells| cells.iter().enumerate().filter(|(nth, _)| *nth != kept));
            sheet.grid.region(others.map(|(_, at)| *at)).mark(Says::LeftOut)
        });
        let on = sheet.grid.region(cells.iter().copied());
        let apart = match contest {
            Rivalry::Rows(_) => {
                let lines = distinct(cells.iter().filter_map(|at| Some(sheet.grid.cell(*at)?.place.line)));
                Some(Region::of_all(lines.into_iter().map(|line| Region::lines(line, line))))
            }
            Rivalry::Tables(_) => {
                let lines = tables_of(sections, &cells).into_iter().map(|section| section.lines(sheet.grid));
                Some(Region::of_all(lines.map(|(first, last)| Region::lines(first, last))))
            }
            Rivalry::Parts(_) => Some(columns_of_parts(sheet, sections, &cells)),
            Rivalry::Cells => Some(on.clone()),
            Rivalry::Columns(_) | Rivalry::Other(_) => None,
        };
        let apart = apart.map(|on| on.mark(Says::Apart));
        let choices = apart.into_iter().chain(choices).chain([on.mark(Says::LeftOut)]).collect();
        Some(SheetQuestion { asked: Subject::Contested, on, cells, choices })
    };
    contests.chunk_by(|(one, _), (other, _)| one == other).filter_map(question).collect()
}

/// The words before the figures in their rows, such as 量の見込み, 確保方策; empty unless all differ.
fn words_of_rows<'a>(sheet: &'a MarkedSheet<'a>, sections: &[SheetSection], cells: &[CellId]) -> Vec<&'a str> {
    let word = |at: &CellId| {
        let section = section_of(sections, *at)?;
        sheet.word_of_row(&sheet.row_labels(section, at.row), section.column_at(*at))
    };
    all_different(cells.iter().filter_map(word).collect(), cells)
}

/// These words, if each figure has a different one; otherwise empty.
fn all_different<'w>(words: Vec<&'w str>, cells: &[CellId]) -> Vec<&'w str> {
    if distinct(words.iter()).len() == cells.len() { words } else { Vec::new() }
}

/// The words in the headings of the figures, such as 男性, 女性; empty unless all differ.
fn parts_in_headings<'a>(sheet: &'a MarkedSheet<'a>, sections: &[SheetSection], cells: &[CellId]) -> Vec<&'a str> {
    let part = |at: &CellId| {
        let section = section_of(sections, *at)?;
        sheet.part_in_heading(section, section.column_at(*at))
    };
    all_different(cells.iter().filter_map(part).collect(), cells)
}

/// The words of the lines above the tables of these figures, such as 水稲, 大豆; empty unless all differ.
fn words_above_tables<'a>(sheet: &'a MarkedSheet<'a>, sections: &[SheetSection], cells: &[CellId]) -> Vec<&'a str> {
    let words = |at: &CellId| sheet.words_of_block(section_of(sections, *at)?, at.row);
    all_different(cells.iter().filter_map(words).collect(), cells)
}

/// The columns of parts of indicators, in the tables of these figures.
fn columns_of_parts(sheet: &MarkedSheet<'_>, sections: &[SheetSection], cells: &[CellId]) -> Region {
    let of_table = |section: &SheetSection| {
        let columns = section.values().map(|column| column.index);
        let columns = columns.filter(|column| sheet.part_in_heading(section, *column).is_some());
        Region::of_all(columns.map(|column| Region::column_in(column + 1, section.lines(sheet.grid))))
    };
    Region::of_all(tables_of(sections, cells).into_iter().map(of_table))
}

/// The tables of these figures.
fn tables_of<'s>(sections: &'s [SheetSection], cells: &[CellId]) -> Vec<&'s SheetSection> {
    let mut tables: Vec<&SheetSection> = cells.iter().filter_map(|at| section_of(sections, *at)).collect();
    tables.sort_by_key(|section| section.rows.first().copied());
    tables.dedup_by_key(|section| section.rows.first().copied());
    tables
}

/// The table of a figure.
fn section_of(sections: &[SheetSection], at: CellId) -> Option<&SheetSection> {
    let before = |section: &SheetSection| section.rows.last().is_none_or(|last| *last < at.row);
    sections.get(sections.partition_point(before)).filter(|section| section.rows.binary_search(&at.row).is_ok())
}

/// The years that the sheet names, in order of appearance, then the years around them.
fn offered_years(sheet: &MarkedSheet<'_>) -> Vec<FiscalYear> {
    let cells = sheet.grid.rows.iter().flatten().filter(|cell| !cell.seen.times.is_empty());
    let named = cells.flat_map(|cell| {
        let years = cell.seen.times.iter().filter_map(|time| sheet.year(*time));
        years.chain(ends_of_spans(&cell.text))
    });
    let named = each_once(named);
    let (first, last) = match named.iter().min().zip(named.iter().max()) {
        Some((first, last)) => (first.western() - YEARS_BEFORE, last.western() + YEARS_BEHIND),
        None => YEARS_OF_STRATEGIES,
    };
    each_once(named.into_iter().chain((first..=last).filter_map(FiscalYear::new)))
}
