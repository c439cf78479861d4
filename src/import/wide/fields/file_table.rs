//! The headings of a table of a file, as what becomes of the fields below them is told by them.

use crate::columns::Wide;
use crate::import::text_table::TextRow;
use crate::import::wide::file::Part;
use crate::import::wide::header::{FigureColumn, Header, RateColumn, YearSource};
use crate::import::wide::table_columns::TimeOfBaseline;
use crate::import::wide::years::{HeadedYears, UnclearYear};
use crate::value::fiscal_year::year_mentions;
use crate::value::width::trim;

/// The headings of a table of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import::wide) struct FileTable {
    /// The line of its headings, counted from 1.
    pub(super) line: usize,
    /// The line of the headings by which questions name the table: those of an earlier one, if they are the same.
    pub(super) asked: usize,
    /// The lines with its headings, those that are repeated on a further page too.
    pub(in crate::import::wide) headings: Vec<usize>,
    /// The columns that identify the KPI or describe it, with their indexes.
    pub(super) texts: Vec<(Wide, usize)>,
    figures: Vec<FigureColumn>,
    /// The years in the headings that are not certain.
    years: HeadedYears,
    /// The index of the column of years, in a table with a row for each year.
    pub(super) when: Option<usize>,
    /// The columns of rates and grades with those of the actuals of which they speak.
    pub(super) rates: Vec<RateColumn>,
}

impl FileTable {
    /// The table with these headings, of which the first of those lines is the last, and which are asked about at the second.
    pub(in crate::import::wide) fn new(header: &Header, years: HeadedYears, (line, asked): (usize, usize)) -> Self {
        let (texts, figures, rates) = (header.columns.clone(), header.figures.clone(), header.rates.clone());
        Self { line, asked, headings: Vec::new(), texts, figures, years, when: header.when, rates }
    }

    /// The indexes of the columns that name or describe a KPI, and of that of the years.
    pub(super) fn text_places(&self) -> impl Iterator<Item = usize> {
        self.texts.iter().map(|(_, place)| *place).chain(self.when)
    }

    /// The indexes of the columns of a row whose years follow from that of this text, which is asked in the column of that
    /// index: those whose headings name such a year, and figures with one beside or in them.
    pub(super) fn places_like(&self, text: &str, place: usize, row: &TextRow) -> Vec<usize> {
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
    pub(super) fn times_in(&self, part: &Part) -> impl Iterator<Item = usize> {
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
    pub(super) fn figure_places(&self, holds: impl Fn(FigureColumn) -> bool) -> Vec<usize> {
        self.figures.iter().filter(|figure| holds(**figure)).map(|figure| figure.place).collect()
    }
}
