//! What is asked of a sheet: one question for each attribute that is missing and the cells that share its source. Each choice is
//! a mark, so that answering is marking. Tables with the same headings are asked about together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use self::question::{SheetQuestion, Subject};

use self::answerable::Answerable;
use super::fact::{FigureDoubt, Value};
use super::grid::{CellId, GridCell};
use super::mark::{Region, RowSide, Says, SheetMark, YearSaid};
use super::marked_sheet::MarkedSheet;
use super::section::{NameColumn, SheetColumn, SheetSection};
use crate::columns::vocabulary::{ERAS, FigureKind, HeadWord};
use crate::value::distinct;
use crate::value::fiscal_year::{FiscalYear, Time, ends_of_spans};

mod answerable;
mod question;

/// The most figures for one place of which one can be chosen.
const MOST_RIVALS: usize = 8;
/// The years that are offered besides those that the sheet names.
const YEARS_BEFORE: i32 = 1;
const YEARS_BEHIND: i32 = 6;
/// The years that are offered where the sheet names none: those of the 総合戦略 since the first of them.
const YEARS_OF_STRATEGIES: (i32, i32) = (2015, 2030);

/// The questions of a sheet as they are gathered. A sheet may have thousands of tables, so that what is the same for all figures of
/// a question is made once.
pub(super) struct Questions<'a> {
    sheet: &'a MarkedSheet<'a>,
    sections: &'a [SheetSection],
    values: &'a [Value],
    /// The years that the sheet names, in their order, then those around them.
    years: Vec<FiscalYear>,
    /// For each table whether neither its headings nor its rows say what its figures are.
    bare: Vec<bool>,
    /// The tables of which rows go on with the indicator above them, so that its lines are of different kinds.
    two_lined: BTreeSet<usize>,
    /// The tables by the headings over columns of figures, and over columns that might be those of the names.
    alike: HashMap<(Vec<usize>, Headings<'a>), Vec<usize>>,
    found: BTreeMap<(Subject, Asked), SheetQuestion>,
}

/// The texts of headings of columns in their comparable form, from top to bottom.
type Headings<'a> = Vec<Vec<&'a str>>;

/// What a question is about, by which it is found again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    All,
    /// The tables of which nothing says what their figures are.
    Bare,
    /// The figures under or beside a weak word in all tables.
    Word(String),
    /// The figures under years that say no kind, beside columns that say theirs, in the tables with the same headings over those
    /// columns, by the first of these tables.
    Years(usize, Vec<usize>),
    /// A line of the source.
    Line(usize),
    /// The rows of a table, by its index.
    Table(usize),
    /// The rows of a table that may be sums of others.
    Sums(usize),
    /// The rows of a table that have no name of their own.
    Nameless(usize),
    /// The rows of a table that go on with the indicator above them (下段), or those that name it (上段).
    Lines {
        /// The index of the table.
        table: usize,
        /// Whether they go on.
        go_on: bool,
    },
    /// A column of the tables with the same headings over it.
    Column {
        /// The column of the source, counted from 1.
        position: usize,
        /// The index of the column in the table.
        index: usize,
        /// The first of the tables.
        first: usize,
    },
    /// The tables with the same headings over columns that might be those of the names, by the first of them.
    Names(usize, Vec<usize>),
}

impl<'a> Questions<'a> {
    /// Gathers the questions on figures of these tables.
    pub(super) fn new(sheet: &'a MarkedSheet<'a>, sections: &'a [SheetSection], values: &'a [Value]) -> Self {
        let (years, bare, alike, found) = (offered_years(sheet), Vec::new(), HashMap::new(), BTreeMap::new());
        let two_lined = &tables_with(values, true) & &tables_with(values, false);
        let mut questions = Self { sheet, sections, values, years, bare, two_lined, alike, found };
        questions.bare = sections.iter().map(|section| questions.is_bare(section)).collect();
        for (index, section) in sections.iter().enumerate() {
            let of_figures = section.columns.iter().filter(|column| column.is_value()).map(|column| vec![column.index]);
            let of_names =
                section.named.iter().map(|(_, name)| name.rivals.clone()).filter(|rivals| !rivals.is_empty());
            for columns in of_figures.chain(of_names).chain([columns_of_years(section)]).collect::<BTreeSet<_>>() {
                let headings = questions.headings(section, &columns);
                questions.alike.entry((columns, headings)).or_default().push(index);
            }
        }
        questions
    }

    /// The questions that lead to places for the figures without one; `stated` are the dashes and words in the place of others.
    pub(super) fn gather(mut self, stated: &[Value]) -> Vec<SheetQuestion> {
        let values = self.values;
        for value in values.iter().filter(|value| value.place().is_none()) {
            self.ask_for(value);
        }
        let answerable = Answerable::new(self.sheet, values.iter().chain(stated));
        let mut questions: Vec<SheetQuestion> = self.found.into_values().collect();
        for question in &mut questions {
            answerable.narrow(question);
        }
        questions
    }

    /// Asks about a figure; the cells and the choices are those of the first figure that is asked about so.
    fn ask(
        &mut self,
        subject: Subject,
        asked: Asked,
        value: &Value,
        choices: impl FnOnce(&Self, &Region) -> Vec<SheetMark>,
    ) {
        let key = (subject, asked);
        if !self.found.contains_key(&key) {
            let on = self.region(&key.1);
            let choices = choices(self, &on);
            let question = SheetQuestion { asked: subject, on, cells: Vec::new(), choices };
            self.found.insert(key.clone(), question);
        }
        if let Some(known) = self.found.get_mut(&key).filter(|known| known.cells.last() != Some(&value.at)) {
            known.cells.push(value.at);
        }
    }

    /// The cells that a question is about.
    fn region(&self, asked: &Asked) -> Region {
        let of_lines = |index: &usize| Region::area(Some(self.lines_of_table(*index)), None);
        match asked {
            Asked::All => Region::all(),
            Asked::Word(word) => self.of_word(word),
            Asked::Years(first, columns) => {
                let tables = self.alike_tables(*first, columns);
                self.columns_with(|value| {
                    value.kind.is_none() && tables.contains(&value.section) && columns.contains(&value.column)
                })
            }
            Asked::Line(line) => Region::lines(*line, *line),
            Asked::Table(index) => of_lines(index),
            Asked::Sums(index) => self.lines_of(*index, |value| value.doubt == Some(FigureDoubt::SumRow)),
            // The lower line of an indicator gets its name with its kind.
            Asked::Nameless(index) => self.lines_of(*index, |value| value.name.is_none() && !value.waits_for_lines()),
            Asked::Lines { table, go_on } => {
                self.lines_of(*table, |value| value.kind.is_none() && value.goes_on() == *go_on)
            }
            Asked::Bare => {
                let bare = self.bare.iter().enumerate().filter(|(_, is_bare)| **is_bare);
                Region::of_all(bare.map(|(index, _)| of_lines(&index)))
            }
            Asked::Column { position, index, first } => {
                let tables = self.alike_tables(*first, &[*index]);
                Region::of_all(tables.iter().map(|table| Region::column_in(*position, self.lines_of_table(*table))))
            }
            Asked::Names(first, rivals) => Region::of_all(self.alike_tables(*first, rivals).iter().map(of_lines)),
        }
    }

    /// The first and the last line of a table.
    fn lines_of_table(&self, table: usize) -> (usize, usize) {
        self.sections.get(table).map(|section| section.lines(self.sheet.grid)).unwrap_or_default()
    }

    /// The figures of a table, which follow each other.
    fn of_table(&self, table: usize) -> &'a [Value] {
        let from = self.values.partition_point(|value| value.section < table);
        let to = self.values.partition_point(|value| value.section <= table);
        self.values.get(from..to).unwrap_or_default()
    }

    /// The lines of these figures of a table.
    fn lines_of(&self, table: usize, is_it: impl Fn(&Value) -> bool) -> Region {
        let values = self.of_table(table).iter().filter(|value| is_it(value));
        let lines: BTreeSet<usize> =
            values.filter_map(|value| Some(self.sheet.grid.cell(value.at)?.place.line)).collect();
        Region::of_all(lines.into_iter().map(|line| Region::lines(line, line)))
    }

    fn ask_for(&mut self, value: &Value) {
        let Some(section) = self.sections.get(value.section) else { return };
        let Some(cell) = self.sheet.grid.cell(value.at) else { return };
        let of_each = |on: &Region, says: [Says; 2]| says.map(|says| on.mark(says)).to_vec();
        let counts = |this: &Self, doubt, says| of_each(&this.doubted(doubt), [says, Says::LeftOut]);
        match value.doubt {
            Some(FigureDoubt::Ragged) => {
                return self.ask(Subject::Alignment, Asked::Table(value.section), value, |_, on| {
                    of_each(on, [RowSide::Left, RowSide::Right].map(Says::Aligned))
                });
            }
            Some(FigureDoubt::SumRow) => {
                return self.ask(Subject::Sum, Asked::Sums(value.section), value, |_, on| {
                    of_each(on, [Says::LeftOut, Says::OwnIndicator])
                });
            }
            Some(doubt @ FigureDoubt::Altered) => {
                self.ask(Subject::Altered, Asked::All, value, |this, _| counts(this, doubt, Says::AsSeen));
            }
            Some(doubt @ FigureDoubt::Remark) => {
                self.ask(Subject::Remark, Asked::All, value, |this, _| counts(this, doubt, Says::WithoutRemark));
            }
            _ => {}
        }
        if value.lacks_year() {
            self.ask_time(value);
        }
        if value.doubt == Some(FigureDoubt::Lines) || value.waits_for_lines() {
            return self.ask(Subject::Lines, Asked::All, value, Self::lines);
        }
        let column = self.column(value, cell);
        if matches!(value.doubt, Some(FigureDoubt::NoKind | FigureDoubt::TwoTimes)) {
            return self.ask(Subject::Column, column, value, Self::column_marks);
        }
        if value.name.is_none() {
            self.ask_name(section, value, Asked::Line(cell.place.line), &column);
        }
        match (value.kind.is_none(), value.lacks_year()) {
            (true, is_open) if value.time.is_some() || !is_open => self.ask_kind(section, value, column),
            (true, _) => self.ask(Subject::Column, column, value, Self::column_marks),
            (false, true) if !value.time.is_some_and(Time::is_open) => {
                self.ask_year(section, value, cell, column);
            }
            _ => {}
        }
    }

    /// What two lines may be, first as the words of the sheet say it; cells of which nothing says it may be left out.
    fn lines(&self, on: &Region) -> Vec<SheetMark> {
        let kinds = [FigureKind::Target, FigureKind::Actual];
        let said = self.sheet.lines_said.map_or(kinds, |(kinds, _)| kinds);
        let [upper, lower] = said;
        let choices = [said, [lower, upper]].map(|kinds| on.mark(Says::Lines(kinds)));
        let waiting = self.values.iter().any(|value| value.doubt == Some(FigureDoubt::Lines));
        let left_out = waiting.then(|| self.doubted(FigureDoubt::Lines).mark(Says::LeftOut));
        choices.into_iter().chain(left_out).collect()
    }

    /// The columns below a weak word, and the rows beside it, that lack their kind.
    fn of_word(&self, word: &str) -> Region {
        let is_of_word = |value: &&Value| value.kind.is_none() && self.weak_word(value) == Some(word);
        let is_of_row = |value: &Value| value.proposed_at.is_some_and(|at| at.row == value.at.row);
        let of_rows = self.values.iter().filter(|value| is_of_word(value) && is_of_row(value));
        let lines: BTreeSet<usize> =
            of_rows.filter_map(|value| Some(self.sheet.grid.cell(value.at)?.place.line)).collect();
        let columns = self.columns_with(|value| is_of_word(&value) && !is_of_row(value));
        Region::of_all([columns].into_iter().chain(lines.iter().map(|line| Region::lines(*line, *line))))
    }

    /// The columns of their tables in which these figures stand.
    fn columns_with(&self, is_asked: impl Fn(&Value) -> bool) -> Region {
        let values = self.values.iter().filter(|value| is_asked(value));
        let columns: BTreeSet<(usize, usize)> =
            values.filter_map(|value| Some((value.section, self.sheet.grid.cell(value.at)?.place.column))).collect();
        let columns = columns.into_iter();
        Region::of_all(columns.map(|(table, column)| Region::column_in(column, self.lines_of_table(table))))
    }

    /// The weak word that proposes the kind of a figure.
    fn weak_word(&self, value: &Value) -> Option<&'a str> {
        value.proposed_at.and_then(|at| self.sheet.grid.cell(at)).map(|cell| cell.seen.words())
    }

    /// The figures with that doubt.
    fn doubted(&self, doubt: FigureDoubt) -> Region {
        let doubted = self.values.iter().filter(|value| value.doubt == Some(doubt));
        let cells = doubted.filter_map(|value| self.sheet.grid.cell(value.at));
        Region::of_all(cells.map(|cell| Region::cell(cell.place)))
    }

    /// The era, the first year or the year of the table that a time lacks.
    fn ask_time(&mut self, value: &Value) {
        if value.kind == Some(FigureKind::Baseline) {
            return;
        }
        match value.time {
            Some(Time::Short(_)) if !self.sheet.has_mark(|says| matches!(says, Says::Era(_))) => {
                self.ask(Subject::Era, Asked::All, value, |_, on| {
                    ERAS.map(|era| on.mark(Says::Era(era.to_owned()))).to_vec()
                });
            }
            Some(Time::Nth(_)) if !self.sheet.has_mark(|says| matches!(says, Says::FirstYear(_))) => {
                self.ask(Subject::FirstYear, Asked::All, value, |this, on| {
                    this.years.iter().map(|year| on.mark(Says::FirstYear(*year))).collect()
                });
            }
            Some(Time::Relative(_)) if !self.sheet.has_mark(|says| matches!(says, Says::ThisYear(_))) => {
                self.ask(Subject::ThisYear, Asked::All, value, |this, on| {
                    let near = this.sheet.reported.into_iter().flat_map(|year| [Some(year), year.plus(1)]).flatten();
                    let near: Vec<FiscalYear> = near.collect();
                    let others = this.years.iter().filter(|year| !near.contains(year));
                    let says = |year: &FiscalYear| on.mark(Says::ThisYear(YearSaid::Year(*year)));
                    near.iter().chain(others).map(says).collect()
                });
            }
            _ => {}
        }
    }

    fn ask_name(&mut self, section: &SheetSection, value: &Value, line: Asked, column: &Asked) {
        let named = section.name_column(value.column);
        if let Some(named) = named.filter(|named| !named.rivals.is_empty() && !section.is_turned) {
            let first = self.alike_tables(value.section, &named.rivals).first().copied().unwrap_or(value.section);
            let asked = Asked::Names(first, named.rivals.clone());
            return self.ask(Subject::NameColumn, asked, value, |this, _| this.name_columns(first, named));
        }
        let gone_on = self.sheet.name_gone_on(section, value.row, value.column).filter(|_| !section.is_turned);
        if let Some((_, above)) = gone_on {
            // A row that says neither its kind nor its time can't go on with one that has its figures already.
            let own = [value.kind_at, value.time_at].into_iter().flatten().any(|at| at.row == value.row);
            let may_go_on = own || self.sheet.filled_cell(section, above.row, value.column).is_none();
            return self.ask(Subject::Name, Asked::Nameless(value.section), value, |_, on| {
                let says = [Says::NamesGoOn, Says::LeftOut].map(|says| on.mark(says));
                if may_go_on { says.to_vec() } else { says.into_iter().rev().collect() }
            });
        }
        let asked = match (section.is_turned, named) {
            (true, _) => column.clone(),
            (false, Some(_)) => line,
            (false, None) => Asked::Table(value.section),
        };
        self.ask(Subject::Name, asked, value, |this, on| {
            let mut choices = Vec::new();
            let has_line = this.sheet.lines_above(section, value.row).next().is_some();
            if has_line && !section.is_turned && named.is_none() {
                choices.push(Region::all().mark(Says::NameAbove));
            }
            let rows = section.captions.iter().rev().chain(&section.heads);
            let cells = rows.flat_map(|row| this.sheet.grid.filled(*row)).map(|(_, cell)| cell);
            let words = cells.filter(|cell| cell.seen.is_words || !cell.seen.rest.is_empty());
            for cell in words {
                let choice = on.mark(Says::Name(cell.text.trim().to_owned()));
                if !choices.contains(&choice) {
                    choices.push(choice);
                }
            }
            choices.push(on.mark(Says::LeftOut));
            choices
        });
    }

    /// The columns that might be those of the names, in all tables with the headings of the first.
    fn name_columns(&self, first: usize, named: &NameColumn) -> Vec<SheetMark> {
        let tables = self.alike_tables(first, &named.rivals);
        let choice = |rival: &usize| {
            let columns = tables.iter().map(|table| Region::column_in(rival + 1, self.lines_of_table(*table)));
            Region::of_all(columns).mark(Says::Tells(HeadWord::Name))
        };
        named.rivals.iter().map(choice).collect()
    }

    /// Whether figures are targets or actuals: of a column, or of all tables in which nothing says it.
    fn ask_kind(&mut self, section: &SheetSection, value: &Value, column: Asked) {
        // The value before the project has its own column, whatever the others are.
        let says_kind = |column: &SheetColumn| {
            column.is_value() && column.kind.is_some() && column.placed_kind() != Some(FigureKind::Baseline)
        };
        let says_none = !section.columns.iter().any(says_kind);
        // Without headings each column is asked about by itself.
        let is_together = says_none && !section.heads.is_empty();
        let is_bare = self.bare.get(value.section).copied().unwrap_or_default();
        let asked = match is_together {
            _ if value.proposed_at.is_some() => Asked::Word(self.weak_word(value).unwrap_or_default().to_owned()),
            false => self.beside_years(section, value).unwrap_or(column),
            true if self.two_lined.contains(&value.section) => {
                Asked::Lines { table: value.section, go_on: value.goes_on() }
            }
            true if value.proposed.is_some() || !is_bare => Asked::Table(value.section),
            true => Asked::Bare,
        };
        let is_of_years = is_together || matches!(asked, Asked::Years(..));
        self.ask(Subject::Kind, asked, value, |this, on| {
            let mut kinds = [FigureKind::Target, FigureKind::Actual, FigureKind::Baseline];
            kinds.sort_by_key(|kind| value.proposed != Some(*kind));
            let mut choices = kinds.map(|kind| on.mark(Says::Figures { kind: Some(kind), year: None })).to_vec();
            if is_of_years {
                let of_table = this.of_table(value.section).iter();
                let years = distinct(of_table.filter_map(|other| other.year));
                let before_last = years.iter().take(years.len().saturating_sub(1));
                choices.extend(before_last.map(|year| on.mark(Says::ActualsUntil(YearSaid::Year(*year)))));
            }
            choices.push(on.mark(Says::LeftOut));
            choices
        });
    }

    /// The figures under years without a kind, if that of the figure is one of several.
    fn beside_years(&self, section: &SheetSection, value: &Value) -> Option<Asked> {
        let columns = columns_of_years(section);
        let first = self.alike_tables(value.section, &columns).first().copied()?;
        (columns.len() > 1 && columns.contains(&value.column)).then_some(Asked::Years(first, columns))
    }

    /// Whether neither the headings nor the rows of a table say what its figures are.
    fn is_bare(&self, section: &SheetSection) -> bool {
        let says_kind = |row: &usize| self.sheet.row_labels(section, *row).iter().any(|label| label.kind.is_some());
        !section.columns.iter().any(|column| column.is_value() && column.kind.is_some())
            && !section.rows.iter().any(says_kind)
    }

    fn ask_year(&mut self, section: &SheetSection, value: &Value, cell: &GridCell, column: Asked) {
        let column_says = section.columns.get(value.column).is_some_and(|column| column.kind.is_some());
        let is_by_column = self.found.contains_key(&(Subject::Year, column.clone()));
        let row_says = || {
            let of_table = self.of_table(value.section).iter();
            let mut of_column = of_table.filter(|other| other.column == value.column && other.kind == value.kind);
            of_column.any(|other| other.row != value.row)
        };
        let asked = if column_says || is_by_column || !row_says() { column } else { Asked::Line(cell.place.line) };
        self.ask(Subject::Year, asked, value, |this, on| {
            let figures = |year| on.mark(Says::Figures { kind: None, year: Some(year) });
            let period = (value.kind == Some(FigureKind::Target)).then(|| figures(YearSaid::Period));
            let years = this.years.iter().map(|year| figures(YearSaid::Year(*year)));
            period.into_iter().chain(years).chain([on.mark(Says::LeftOut)]).collect()
        });
    }

    /// What a column may be.
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

    /// The column of a figure in the tables with the same headings over it.
    fn column(&self, value: &Value, cell: &GridCell) -> Asked {
        let first = self.alike_tables(value.section, &[value.column]).first().copied().unwrap_or(value.section);
        Asked::Column { position: cell.place.column, index: value.column, first }
    }

    /// The tables with the headings of that one over these columns; that one alone where they have none.
    fn alike_tables(&self, table: usize, columns: &[usize]) -> Vec<usize> {
        let Some(section) = self.sections.get(table) else { return Vec::new() };
        let headings = self.headings(section, columns);
        let has_none = headings.iter().flatten().all(|text| text.is_empty());
        let alike = self.alike.get(&(columns.to_vec(), headings)).filter(|_| !has_none);
        alike.cloned().unwrap_or_else(|| vec![table])
    }

    fn headings(&self, section: &SheetSection, columns: &[usize]) -> Headings<'a> {
        let (sheet, heads) = (self.sheet, &section.heads);
        let text = |row: &usize, column: usize| {
            section.cell(*row, column).and_then(|at| sheet.grid.cell(at)).map_or("", |cell| cell.seen.key.as_str())
        };
        columns.iter().map(|column| heads.iter().map(|row| text(row, *column)).collect()).collect()
    }
}

/// The columns of figures whose headings say a year and no kind.
fn columns_of_years(section: &SheetSection) -> Vec<usize> {
    let says_year = |column: &&SheetColumn| column.is_value() && column.kind.is_none() && column.time.is_some();
    section.columns.iter().filter(says_year).map(|column| column.index).collect()
}

/// The tables in which figures stand in rows that go on with the indicator of another row, or in others.
fn tables_with(values: &[Value], go_on: bool) -> BTreeSet<usize> {
    values.iter().filter(|value| value.goes_on() == go_on).map(|value| value.section).collect()
}

/// Which of several figures for one place counts. Those in the same columns, or else each by itself, are asked about together. Where
/// the headings of their columns have different words, they may be of different indicators.
pub(super) fn of_contested(
    sheet: &MarkedSheet<'_>,
    sections: &[SheetSection],
    contested: &[Vec<CellId>],
) -> Vec<SheetQuestion> {
    type Columns = (Vec<usize>, Option<usize>);
    let mut by_columns: BTreeMap<Columns, Vec<&Vec<CellId>>> = BTreeMap::new();
    for (index, cells) in contested.iter().enumerate() {
        let columns: BTreeSet<usize> = cells.iter().map(|at| at.index).collect();
        let is_of_row =
            columns.len() == cells.len() && cells.iter().all(|at| Some(at.row) == cells.first().map(|at| at.row));
        let by_itself = (!is_of_row).then_some(index);
        by_columns.entry((columns.into_iter().collect(), by_itself)).or_default().push(cells);
    }
    let region = |cells: &mut dyn Iterator<Item = CellId>| {
        Region::of_all(cells.filter_map(|at| sheet.grid.cell(at)).map(|cell| Region::cell(cell.place)))
    };
    let question = |groups: Vec<&Vec<CellId>>| {
        let cells: Vec<CellId> = groups.iter().flat_map(|cells| cells.iter().copied()).collect();
        let count =
            groups.iter().map(|cells| cells.len()).min().filter(|count| *count <= MOST_RIVALS).unwrap_or_default();
        let choices = (0..count).map(|kept| {
            let others = groups.iter().flat_map(|cells| cells.iter().enumerate().filter(|(nth, _)| *nth != kept));
            region(&mut others.map(|(_, at)| *at)).mark(Says::LeftOut)
        });
        let on = region(&mut cells.iter().copied());
        let parts = groups.first().and_then(|cells| parts_of_indicators(sheet, sections, cells));
        let choices = parts.into_iter().chain(choices).chain([on.mark(Says::LeftOut)]).collect();
        SheetQuestion { asked: Subject::Contested, on, cells, choices }
    };
    by_columns.into_values().map(question).collect()
}

/// That the columns of the table in which these figures stand are of parts of its indicators; `None` unless their headings have
/// different words.
fn parts_of_indicators(sheet: &MarkedSheet<'_>, sections: &[SheetSection], cells: &[CellId]) -> Option<SheetMark> {
    let holds_all = |section: &&SheetSection| cells.iter().all(|at| section.rows.binary_search(&at.row).is_ok());
    let section = sections.iter().find(holds_all)?;
    let parts = distinct(cells.iter().filter_map(|at| sheet.part_in_heading(section, at.index)));
    let columns = (0..section.width()).filter(|column| sheet.part_in_heading(section, *column).is_some());
    let columns = columns.map(|column| Region::column_in(column + 1, section.lines(sheet.grid)));
    (parts.len() == cells.len()).then(|| Region::of_all(columns).mark(Says::Apart))
}

/// The years that the sheet names, in their order, then those around them.
fn offered_years(sheet: &MarkedSheet<'_>) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = Vec::new();
    for cell in sheet.grid.rows.iter().flatten().filter(|cell| !cell.seen.times.is_empty()) {
        let named = cell.seen.times.iter().filter_map(|time| sheet.year(*time));
        for year in named.chain(ends_of_spans(&cell.text)) {
            if !years.contains(&year) {
                years.push(year);
            }
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
