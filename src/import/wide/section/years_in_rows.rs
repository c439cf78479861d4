//! The years that stand in the rows of a table: of the row itself, and beside or in its figures.

use std::collections::BTreeSet;

use super::{Said, Section};
use crate::columns::{Slot, Wide, year_in_heading};
use crate::import::questions::{Answers, Question};
use crate::import::text_table::TextRow;
use crate::import::wide::file::Lacks;
use crate::import::wide::header::YearSource;
use crate::import::wide::years::UnclearYear;
use crate::plan::cell::is_number;
use crate::value::fiscal_year::{FiscalYear, year_mentions};
use crate::value::width::trim;

impl Section {
    /// The year of a row, in a table with a row for each year.
    pub(super) fn year(
        &mut self,
        row: &TextRow,
        place: usize,
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Result<Wide, Said> {
        let text = row.field(place).map(trim).unwrap_or_default();
        match Slot::read(text) {
            Slot::Of(column, None) if column.is_figure() => Ok(column),
            _ if UnclearYear::of(text).is_some() => {
                self.year_of_text(text, (place, false), answers, questions).ok_or(Said::Open)
            }
            _ => Err(Said::Nothing(Lacks::Year)),
        }
    }

    /// The years of the figures that have theirs beside them or in the cell, in the order of their columns; `None` where it is
    /// not said, or not yet.
    pub(super) fn years_of_figures(
        &mut self,
        row: &TextRow,
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Vec<Option<Wide>> {
        let said = self.header.figures.iter().filter_map(|figure| match figure.year {
            YearSource::Beside(place) => Some((place, true)),
            YearSource::Cell => Some((figure.place, false)),
            YearSource::Heading(_) | YearSource::Row => None,
        });
        let said: Vec<(usize, bool)> = said.collect();
        let mut year = |(place, is_time): (usize, bool)| {
            let text = row.field(place).map(trim).unwrap_or_default();
            if !is_time && is_figure_without_year(text) {
                return self.year_of_column(place, answers, questions);
            }
            self.year_of_text(text, (place, is_time), answers, questions)
        };
        said.into_iter().map(&mut year).collect()
    }

    /// The column of the year that a text names, which is asked if it is not certain; `is_time` is whether it stands in a column
    /// of times.
    fn year_of_text(
        &mut self,
        text: &str,
        (place, is_time): (usize, bool),
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Option<Wide> {
        let read = if is_time { &mut self.read_times } else { &mut self.read_years };
        if let Some(known) = read.get(text) {
            return *known;
        }
        let certain = year_in_heading(text).map(Wide::Year);
        let column = certain.or_else(|| {
            if is_time { self.years.ask_time(place, text, answers) } else { self.years.ask_cell(place, text, answers) }
        });
        questions.append(&mut self.years.take_questions());
        read.insert(text.to_owned(), column);
        column
    }

    /// The column of the year of figures that name none in a column where others do: it is asked once for them.
    fn year_of_column(&mut self, place: usize, answers: &Answers, questions: &mut Vec<Question>) -> Option<Wide> {
        let heading = self.header.names.get(place).cloned().unwrap_or_default();
        if let Some(known) = self.read_years.get(&heading) {
            return *known;
        }
        let year_of = |column: &Wide| if let Wide::Year(year) = column { Some(*year) } else { None };
        let named: BTreeSet<FiscalYear> = self.read_years.values().flatten().filter_map(year_of).collect();
        let named: Vec<FiscalYear> = named.into_iter().rev().collect();
        let column = match self.years.ask_heading(place, &heading, (&named, None), answers) {
            Some(YearSource::Heading(column)) => Some(column),
            _ => None,
        };
        questions.append(&mut self.years.take_questions());
        self.read_years.insert(heading, column);
        column
    }
}

/// Whether a text is a figure that names no year.
fn is_figure_without_year(text: &str) -> bool {
    is_number(text) && year_mentions(text).is_empty()
}
