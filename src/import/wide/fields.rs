//! What became of each field of a file: a heading, a text or a figure of a KPI, a field that waits for an answer, or one that
//! was not read. Every field that is not blank is one of these, so that nothing of a file is lost in silence.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{FileKpi, FileRow, Part, WideFile};
use super::first_year::FirstYear;
use super::header::{FigureColumn, Header, RateColumn, YearSource};
use super::other_times;
use super::table_columns::TimeOfBaseline;
use super::years::{HeadedYears, UnclearYear};
use crate::columns::fields::figure;
use crate::columns::{self, Wide};
use crate::import::questions::{Ask, Question};
use crate::import::text_table::{FieldPosition, TextRow, TextTable};
use crate::plan::cell::{before_remark, one_of_several};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::{FiscalYear, year_mentions};
use crate::value::width::trim;

/// The headings of a table of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FileTable {
    /// The line of its headings, counted from 1.
    line: usize,
    /// The line of the headings by which questions name the table: those of an earlier one, if they are the same.
    asked: usize,
    /// The lines with its headings, those that are repeated on a further page too.
    pub(super) headings: Vec<usize>,
    /// The columns that identify the KPI or describe it, with their indexes.
    texts: Vec<(Wide, usize)>,
    figures: Vec<FigureColumn>,
    /// The years in the headings that are not certain.
    years: HeadedYears,
    /// The index of the column of years, in a table with a row for each year.
    when: Option<usize>,
    /// The columns of rates and grades with those of the actuals of which they speak.
    rates: Vec<RateColumn>,
}

impl FileTable {
    /// The table with these headings, of which the first of those lines is the last, and which are asked about at the second.
    pub(super) fn new(header: &Header, years: HeadedYears, (line, asked): (usize, usize)) -> Self {
        let (texts, figures, rates) = (header.columns.clone(), header.figures.clone(), header.rates.clone());
        Self { line, asked, headings: Vec::new(), texts, figures, years, when: header.when, rates }
    }

    /// The indexes of the columns that name or describe a KPI, and of that of the years.
    fn text_places(&self) -> impl Iterator<Item = usize> {
        self.texts.iter().map(|(_, place)| *place).chain(self.when)
    }

    /// The indexes of the columns of a row whose years follow from that of this text, which is asked in the column of that
    /// index: those whose headings name such a year, and figures with one beside or in them.
    fn places_like(&self, text: &str, place: usize, row: &TextRow) -> Vec<usize> {
        let of_headings = || self.years.at(place);
        let Some(asked) = of_headings().or_else(|| self.years.in_time(text)) else {
            return self.places_of_time(text, place, row);
        };
        let follows = |year: Option<UnclearYear>| year.is_some_and(|year| year.years_since(asked).is_some());
        let said = self.figures.iter().filter(|figure| match figure.year {
            YearSource::Beside(time) => follows(row.field(time).and_then(|text| self.years.in_time(text))),
            YearSource::Cell => follows(row.field(figure.place).and_then(|text| self.years.in_cell(text))),
            YearSource::Heading(_) | YearSource::Row => false,
        });
        self.years.following(asked).chain(said.map(|figure| figure.place)).collect()
    }

    /// The index of the column, or where it holds the times of figures, those of the row with that time and of their figures.
    fn places_of_time(&self, text: &str, time: usize, row: &TextRow) -> Vec<usize> {
        let figures = self.figure_places(|figure| figure.year == YearSource::Beside(time));
        let says_years = self.figures.iter().any(|figure| figure.year == YearSource::Cell && figure.place == time);
        match row.field(time).map(trim) {
            // Among figures that name their years, those wait that name none, or the one with the years in question.
            Some(field)
                if says_years && field != text && [field, text].iter().any(|it| !year_mentions(it).is_empty()) =>
            {
                Vec::new()
            }
            _ if figures.is_empty() => vec![time],
            Some(field) if field == text => figures.into_iter().chain([time]).collect(),
            _ => Vec::new(),
        }
    }

    /// The indexes of the columns with the times of the figures that are read of a row.
    fn times_in(&self, part: &Part) -> impl Iterator<Item = usize> {
        let is_read = |place: usize| part.columns.iter().any(|(column, known)| column.is_figure() && known == place);
        let beside = self.figures.iter().filter_map(move |figure| match figure.year {
            YearSource::Beside(time) => Some(time).filter(|_| is_read(figure.place)),
            YearSource::Heading(_) | YearSource::Row | YearSource::Cell => None,
        });
        let of_baseline = match part.columns.time_of_baseline {
            Some(TimeOfBaseline::Beside(time)) => Some(time),
            _ => None,
        };
        beside.chain(of_baseline.filter(|_| part.columns.place(Wide::Baseline).is_some()))
    }

    /// The indexes of the columns of figures for which that holds.
    fn figure_places(&self, holds: impl Fn(FigureColumn) -> bool) -> Vec<usize> {
        self.figures.iter().filter(|figure| holds(**figure)).map(|figure| figure.place).collect()
    }
}

/// A field of a file that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileField<'s> {
    /// The line on which the row of the field begins, counted from 1.
    pub line: usize,
    /// The column of the field, counted from 1.
    pub column: usize,
    /// The text of the field.
    pub text: &'s str,
    /// The text as written in the file, of which the field may be a part.
    pub whole: &'s str,
    /// What became of the field.
    pub used: FieldUse,
}

/// What became of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldUse {
    /// The field is part of the headings of a table.
    Heading,
    /// The field names a KPI or describes it: its name, its unit, a note, the year of the row.
    Text,
    /// The field is read as a figure of a KPI.
    Figure {
        /// The index of the KPI among those of the file.
        kpi: usize,
        /// The row of the KPI.
        row: Row,
        /// The column of the wide file.
        column: Wide,
    },
    /// The field is what the document says of an actual: a rate, a mark or a grade.
    Rate {
        /// The index of the KPI among those of the file.
        kpi: usize,
        /// The column of the actual.
        column: Wide,
    },
    /// The field waits for the answers to the questions with these indexes.
    Waits(Vec<usize>),
    /// The field has no place in a plan.
    NotRead,
}

impl WideFile {
    /// All fields of the sheet that are not blank, row by row, with what became of them. The file was read from that
    /// sheet; the questions are its own, or those of its preview, in which further fields may wait.
    pub fn fields<'s>(&self, sheet: &'s TextTable, questions: &[Question]) -> Vec<FileField<'s>> {
        let used = Uses::of(self, sheet, questions);
        // A cell of which several parts are not read, or wait, is one field.
        let mut told = BTreeSet::new();
        let mut is_anew = |at: FieldPosition, used: &FieldUse| match used {
            FieldUse::NotRead => told.insert((at.line, at.column, Vec::new())),
            FieldUse::Waits(questions) => told.insert((at.line, at.column, questions.clone())),
            FieldUse::Heading | FieldUse::Text | FieldUse::Figure { .. } | FieldUse::Rate { .. } => true,
        };
        let mut fields = Vec::new();
        for row in &sheet.rows {
            for (place, text) in row.fields().enumerate().filter(|(_, text)| !trim(text).is_empty()) {
                let (used, whole) = (used.at(row.line, place), sheet.whole.get(&(row.line, place)));
                let written = row.written(place).filter(|at| whole.is_none() || is_anew(*at, &used));
                let whole = whole.map_or(text, |whole| whole);
                let field = |FieldPosition { line, column }| FileField { line, column, text, whole, used };
                fields.extend(written.map(field));
            }
        }
        fields
    }

    /// The table in which a line stands; `None` above the first headings.
    fn table_of(&self, line: usize) -> Option<&FileTable> {
        let below = self.tables.partition_point(|table| table.line <= line);
        self.tables.get(below.checked_sub(1)?)
    }
}

/// A field by the line of its row and its index in the row.
type Place = (usize, usize);

/// The uses of the fields of a file.
struct Uses<'f> {
    file: &'f WideFile,
    sheet: &'f TextTable,
    /// What is read, by its place.
    read: BTreeMap<Place, FieldUse>,
    /// The questions for which fields wait.
    waiting: BTreeMap<Place, Vec<usize>>,
    /// The lines with headings.
    headings: BTreeSet<usize>,
    /// The lines that are known to be no rows of a KPI.
    unread: BTreeSet<usize>,
}

impl<'f> Uses<'f> {
    fn of(file: &'f WideFile, sheet: &'f TextTable, questions: &[Question]) -> Self {
        let headings = file.tables.iter().flat_map(|table| &table.headings).copied().collect();
        let unread = file.unread.rows.iter().map(|row| row.line).collect();
        let (read, waiting) = (BTreeMap::new(), BTreeMap::new());
        let mut uses = Self { file, sheet, read, waiting, headings, unread };
        for (at, kpi) in file.kpis.iter().enumerate() {
            uses.read_kpi(at, kpi);
        }
        for (at, question) in questions.iter().enumerate().filter(|(_, question)| question.answer.is_none()) {
            uses.wait(at, question);
        }
        uses
    }

    fn at(&self, line: usize, place: usize) -> FieldUse {
        if self.headings.contains(&line) {
            return FieldUse::Heading;
        }
        match (self.waiting.get(&(line, place)), self.read.get(&(line, place))) {
            (Some(questions), _) => FieldUse::Waits(questions.clone()),
            (None, read) => read.cloned().unwrap_or(FieldUse::NotRead),
        }
    }

    fn read_kpi(&mut self, at: usize, kpi: &FileKpi) {
        for (kind, row) in [(Row::Target, &kpi.target), (Row::Actual, &kpi.actual)] {
            for part in row.iter().flat_map(|row| &row.parts) {
                self.read_part(at, kind, part);
            }
        }
    }

    fn read_part(&mut self, kpi: usize, row: Row, part: &Part) {
        let line = part.row.line;
        let is_title = part.is_of_title();
        let Some(table) = self.file.table_of(line).filter(|_| !is_title) else {
            let caption = part.columns.iter().filter(|(column, _)| *column == Wide::KpiName && !is_title);
            self.read.extend(caption.map(|(_, place)| ((line, place), FieldUse::Text)));
            if is_title {
                self.read_title(line);
                // Below a name in the headings a unit may stand without the word 単位.
                let unit = part.field(Wide::Unit).zip(self.row(line));
                let place = unit.and_then(|(unit, row)| row.fields().position(|field| trim(field) == unit));
                self.read.extend(place.map(|place| ((line, place), FieldUse::Text)));
            }
            return;
        };
        let years = table.when.map(|place| ((line, place), FieldUse::Text));
        self.read.extend(years.filter(|_| part.columns.year.is_some()));
        self.read.extend(table.times_in(part).map(|place| ((line, place), FieldUse::Text)));
        for (column, place) in part.columns.iter() {
            if column.is_figure() {
                self.read.insert((line, place), FieldUse::Figure { kpi, row, column });
            } else if part.row.field(place).is_some_and(|text| is_said(column, text)) {
                self.read.insert((line, place), FieldUse::Text);
            }
        }
        for (column, rate) in part.columns.rates().filter(|(_, rate)| part.rate_text(rate).is_some()) {
            self.read.insert((line, rate.place), FieldUse::Rate { kpi, column });
        }
    }

    /// The unit above a table is a text of the KPIs that have it from there.
    fn read_title(&mut self, line: usize) {
        let places: Vec<Place> = self.places_of_title(line).collect();
        self.read.extend(places.into_iter().map(|place| (place, FieldUse::Text)));
    }

    fn places_of_title(&self, line: usize) -> impl Iterator<Item = Place> {
        let row = self.row(line);
        let place = row.and_then(|row| row.fields().position(|field| columns::title_unit(field).is_some()));
        place.map(|place| (line, place)).into_iter()
    }

    fn row(&self, line: usize) -> Option<&'f TextRow> {
        let at = self.sheet.rows.binary_search_by_key(&line, |row| row.line).ok()?;
        self.sheet.rows.get(at).map(|row| &**row)
    }

    /// Notes the fields that wait for the answer to a question.
    fn wait(&mut self, at: usize, question: &Question) {
        let found = question.found.iter().map(|(line, _)| *line);
        match &question.ask {
            Ask::Unit { line } => {
                let titles: Vec<Place> =
                    found.flat_map(|line| self.places_of_title(line).collect::<Vec<_>>()).collect();
                self.note(at, titles);
                self.note(at, self.without_unit(*line));
            }
            Ask::Row { line } => {
                let is_open = |figure: FigureColumn| figure.of.is_none() && figure.column() != Some(Wide::Baseline);
                self.wait_in_table(at, *line, |_, table| table.figure_places(is_open));
            }
            // All counted years follow from the one that is asked.
            Ask::Year { .. }
                if self.file.first_year.as_ref().is_some_and(|first| first.question.ask == question.ask) =>
            {
                let is_of_total = self.file.first_year.as_ref().is_some_and(|first| first.is_of_total);
                let is_counted = |used: &FieldUse| match used {
                    FieldUse::Figure { column: Wide::Nth(_), .. } => !is_of_total,
                    FieldUse::Figure { column: Wide::Total, row: Row::Target, .. } => is_of_total,
                    _ => false,
                };
                let counted = self.read.iter().filter(|(_, used)| is_counted(used)).map(|(place, _)| *place);
                self.note(at, counted.collect());
            }
            Ask::Year { line, position, text } => {
                let place = position.saturating_sub(1);
                self.wait_in_table(at, *line, |row, table| match table.when {
                    Some(when) if when == place && row.field(when).map(trim) == Some(text) => {
                        table.figure_places(|_| true).into_iter().chain([when]).collect()
                    }
                    Some(when) if when == place => Vec::new(),
                    _ => table.places_like(text, place, row),
                });
            }
            Ask::Column { line, position } => {
                let place = position.saturating_sub(1);
                self.wait_in_table(at, *line, |_, _| vec![place]);
            }
            // A total has a place only where it is the target; all others are known whatever the targets stand for.
            Ask::Basis => {
                let totals = self.read.iter().filter(|(_, used)| self.is_only_target(used)).map(|(place, _)| *place);
                self.note(at, totals.collect());
            }
            Ask::Direction => {}
            Ask::Names => {
                found.for_each(|line| self.wait_on_line(at, line, |_| true));
                self.note(at, self.file.withheld.clone());
            }
            Ask::ShortRows | Ask::Sums | Ask::Parts => found.for_each(|line| self.wait_whole(at, line)),
            Ask::Twice { row, column, .. } => {
                let is_it = |figure: FigureColumn| {
                    figure.column().is_none_or(|of| of == *column) && figure.of.is_none_or(|of| of == *row)
                };
                found.for_each(|line| self.wait_on_line(at, line, is_it));
            }
            Ask::Sign { text } => {
                let is_it = |place: &Place| self.text_at(*place).is_some_and(|field| trim(&figure(field)) == text);
                let signs: Vec<Place> = self.figures(|_| true).filter(is_it).collect();
                self.note(at, signs);
            }
            Ask::Remarks => {
                let is_it = |place: &Place| self.text_at(*place).is_some_and(|field| before_remark(field).is_some());
                let remarks: Vec<Place> = self.figures(|_| true).filter(is_it).collect();
                self.note(at, remarks);
            }
            Ask::Several => {
                let is_it =
                    |place: &Place| self.text_at(*place).is_some_and(|field| one_of_several(field, "").is_some());
                let several: Vec<Place> = self.figures(|_| true).filter(is_it).collect();
                self.note(at, several);
            }
            Ask::OtherTimes => {
                let years = self.file.years(self.first_year());
                let is_it = |place: &Place| self.is_of_another_time(*place, &years);
                let figures: Vec<Place> = self.figures(|_| true).filter(is_it).collect();
                self.note(at, figures);
            }
            Ask::Kpi { line } => {
                let figures: Vec<Place> = self.figures(|kpi| kpi.line() == *line).collect();
                self.note(at, figures);
            }
            Ask::Plan { .. } => {
                let figures: Vec<Place> = self.figures(|_| true).collect();
                self.note(at, figures);
            }
        }
    }

    /// The places of the figures of those KPIs that are read.
    fn figures(&self, is_meant: impl Fn(&FileKpi) -> bool) -> impl Iterator<Item = Place> {
        let is_meant = move |used: &FieldUse| match used {
            FieldUse::Figure { kpi, .. } => self.file.kpis.get(*kpi).is_some_and(&is_meant),
            _ => false,
        };
        self.read.iter().filter(move |(_, used)| is_meant(used)).map(|(place, _)| *place)
    }

    /// The figures in the table with headings on that line whose row has no unit.
    fn without_unit(&self, headings: usize) -> Vec<Place> {
        let has_none = |line: usize| {
            let table = self.file.table_of(line).filter(|table| table.line == headings);
            let place = |table: &FileTable| table.texts.iter().find(|(column, _)| *column == Wide::Unit).map(|it| it.1);
            let unit = |place| self.text_at((line, place)).is_some_and(|unit| !trim(unit).is_empty());
            table.is_some_and(|table| !place(table).is_some_and(unit))
        };
        self.figures(|kpi| kpi.unit_is_open).filter(|(line, _)| has_none(*line)).collect()
    }

    fn text_at(&self, (line, place): Place) -> Option<&'f str> {
        self.row(line)?.field(place)
    }

    /// Whether the figure is a total that is all that the file has of the targets of its KPI, and it does not say how they count.
    fn is_only_target(&self, used: &FieldUse) -> bool {
        let FieldUse::Figure { kpi, row: Row::Target, column: Wide::Total } = used else { return false };
        let Some(kpi) = self.file.kpis.get(*kpi) else { return false };
        let has_target = |row: &FileRow| self.file.years.iter().any(|year| row.number(*year).is_some());
        kpi.target.as_ref().is_some_and(|row| !has_target(row))
            && kpi.rows().all(|row| row.trimmed(Wide::Basis).is_none())
    }

    /// The first year of the file, where it was asked.
    fn first_year(&self) -> Option<FiscalYear> {
        self.file.first_year.as_ref().and_then(FirstYear::answered).map(|(first, _)| first)
    }

    /// Whether the figure there has a time beside it that is not of the year of its column.
    fn is_of_another_time(&self, place: Place, years: &BTreeMap<FiscalYear, Wide>) -> bool {
        let Some(FieldUse::Figure { kpi, column, .. }) = self.read.get(&place) else { return false };
        let year = years.iter().find(|(_, known)| *known == column).map(|(year, _)| *year);
        let unit = self.file.kpis.get(*kpi).map(FileKpi::unit).unwrap_or_default();
        let said = year.zip(self.text_at(place));
        said.is_some_and(|(year, text)| other_times::doubt(text, &unit, year).is_some())
    }

    /// Notes that fields of the tables that are asked about by headings on that line wait.
    fn wait_in_table(&mut self, at: usize, headings: usize, places: impl Fn(&TextRow, &FileTable) -> Vec<usize>) {
        let file = self.file;
        let of_table = |row: &&TextRow| file.table_of(row.line).is_some_and(|table| table.asked == headings);
        let rows = self.sheet.rows.iter().map(|row| &**row).filter(of_table);
        for row in rows.filter(|row| !self.unread.contains(&row.line)).collect::<Vec<_>>() {
            let Some(table) = file.table_of(row.line) else { continue };
            // What is read already follows from another answer.
            let is_open =
                |place: &Place| !matches!(self.read.get(place), Some(FieldUse::Figure { .. } | FieldUse::Rate { .. }));
            let mut places = places(row, table);
            // What the document says of an actual waits with it.
            let rates = table
                .rates
                .iter()
                .filter(|rate| places.contains(&rate.of) && row.field(rate.place).is_some_and(columns::is_stated_rate));
            let rates: Vec<usize> = rates.map(|rate| rate.place).collect();
            places.extend(rates);
            let found = places.into_iter().map(|place| (row.line, place)).filter(is_open).collect();
            self.note(at, found);
            self.read_texts(row.line, table);
        }
    }

    /// Notes that those figures of a row wait.
    fn wait_on_line(&mut self, at: usize, line: usize, is_meant: impl Fn(FigureColumn) -> bool) {
        let file = self.file;
        let Some(table) = file.table_of(line) else { return };
        self.note(at, table.figure_places(is_meant).into_iter().map(|place| (line, place)).collect());
        self.read_texts(line, table);
    }

    /// Notes that all of a row but what names or describes its KPI waits, where it is not read.
    fn wait_whole(&mut self, at: usize, line: usize) {
        let file = self.file;
        let Some((table, row)) = file.table_of(line).zip(self.row(line)) else { return };
        let texts: Vec<usize> = table.text_places().collect();
        let is_open = |place: &usize| !texts.contains(place) && !self.read.contains_key(&(line, *place));
        let open: Vec<Place> = (0..row.len()).filter(is_open).map(|place| (line, place)).collect();
        self.note(at, open);
        self.read_texts(line, table);
    }

    /// What names or describes a KPI does so in a row whose figures wait, too.
    fn read_texts(&mut self, line: usize, table: &FileTable) {
        for place in table.text_places() {
            self.read.entry((line, place)).or_insert(FieldUse::Text);
        }
    }

    fn note(&mut self, question: usize, places: Vec<Place>) {
        for place in places {
            let waiting = self.waiting.entry(place).or_default();
            if !waiting.contains(&question) {
                waiting.push(question);
            }
        }
    }
}

impl Part {
    /// Whether it is the unit of the table's title, which has no column of the table.
    fn is_of_title(&self) -> bool {
        self.columns.iter().map(|(column, _)| column).eq([Wide::Unit])
    }
}

/// Whether the text says something in a column; in a column of words only these do.
fn is_said(column: Wide, text: &str) -> bool {
    match column {
        Wide::Measure => columns::read_measure(text).is_some(),
        Wide::Basis => columns::read_basis(text).is_some(),
        Wide::Bound => columns::read_bound(text).is_some(),
        Wide::Direction => columns::read_direction_of_office(text).is_some(),
        Wide::CountedAs => columns::read_counted_as(text).is_some(),
        _ => true,
    }
}
