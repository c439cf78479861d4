//! The fields that wait for the answers to questions.

use std::collections::BTreeMap;

use super::{FieldUse, FileTable, Place, Uses};
use crate::columns::fields::figure;
use crate::columns::{self, Wide};
use crate::import::questions::{Ask, Question};
use crate::import::text_table::TextRow;
use crate::import::wide::counted_years::CountedYears;
use crate::import::wide::file::{FileKpi, FileRow};
use crate::import::wide::header::FigureColumn;
use crate::import::wide::other_times;
use crate::plan::cell::{before_remark, one_of_several};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::trim;

impl Uses<'_> {
    /// Notes the fields that wait for the answer to a question.
    pub(super) fn wait(&mut self, at: usize, question: &Question) {
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
                if self.file.counted_years.as_ref().is_some_and(|counted| counted.question.ask == question.ask) =>
            {
                let is_of_total = self.file.counted_years.as_ref().is_some_and(|counted| counted.is_of_total);
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
            // A figure in another unit stands in its cell, as a text until that is answered.
            Ask::Direction | Ask::ForeignUnit { .. } | Ask::Unchanged | Ask::Unsigned => {}
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
            Ask::Marked | Ask::Merged | Ask::HiddenRows => {
                let of_ask = |(ask, places): &(Ask, Vec<Place>)| (*ask == question.ask).then(|| places.clone());
                let places = self.file.waiting_for_looks.iter().find_map(of_ask);
                self.note(at, places.unwrap_or_default());
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
        self.file.counted_years.as_ref().and_then(CountedYears::answered).map(|(first, _)| first)
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
