//! What became of each field of a file: a heading, a text or a figure of a KPI, a field that waits for an answer, or one that
//! was not read. Every field that is not blank is one of these, so that nothing of a file is lost in silence.

mod file_table;
mod waiting;

use std::collections::{BTreeMap, BTreeSet};

use super::file::{FileKpi, Part, WideFile};
use crate::columns::{self, Wide};
use crate::import::questions::Question;
use crate::import::text_table::{FieldPosition, TextRow, TextTable};
use crate::plan::indicator::Row;
use crate::value::width::trim;

pub(super) use file_table::FileTable;

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

    fn text_at(&self, (line, place): Place) -> Option<&'f str> {
        self.row(line)?.field(place)
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
