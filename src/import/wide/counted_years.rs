//! The years of a table whose headings name none: columns may only count them (1年目, 2年目), or give one total for all of them
//! (5年間累計). Which year is meant is asked, where no plan tells it.

use super::header::{FigureColumn, Header, Stranger};
use super::years;
use crate::columns::{self, Wide};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::{FiscalYear, year_mentions};

/// The question of which year a counted year is, or the last one of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CountedYears {
    /// The number of the year that is asked, counted from 1: of a total the number of its years.
    nth: u32,
    /// Whether it is the last year of a total.
    pub(super) is_of_total: bool,
    pub(crate) question: Question,
}

impl CountedYears {
    /// The question on the first counted year of a table with headings on that line, or on the last year of its totals; `None` if
    /// it has neither, or if it names a year.
    pub(super) fn of(header: &Header, line: usize, answers: &Answers) -> Option<Self> {
        let counted = header.figures.iter().filter_map(|figure| match figure.column() {
            Some(Wide::Nth(nth)) => Some((nth, figure.place)),
            _ => None,
        });
        let (is_of_total, (nth, place)) = match counted.min() {
            Some(counted) => (false, counted),
            None => (true, total(header)?),
        };
        let text = header.names.get(place)?.clone();
        let ask = Ask::Year { line, position: place + 1, text: text.clone() };
        let choices = years::offered().map(Answer::Year).collect();
        let question = Question::new(ask, choices, answers);
        let question = Question { subject: text.clone(), found: vec![(line, text)], ..question };
        Some(Self { nth, is_of_total, question })
    }

    /// The first and the last of the years that the table counts, by the answer; `None` until there is one.
    pub(crate) fn answered(&self) -> Option<(FiscalYear, FiscalYear)> {
        let Some(Answer::Year(year)) = self.question.answer else { return None };
        Some((year.plus(1 - i32::try_from(self.nth).ok()?)?, year))
    }
}

/// The number of years of a total that is all that a table has beside values before the project, with its place: one where its
/// heading does not say how many they are.
fn total(header: &Header) -> Option<(u32, usize)> {
    let place = totals(header).next()?;
    let are_all = header.figures.iter().all(|figure| matches!(figure.column(), Some(Wide::Total | Wide::Baseline)));
    let is_asked = header.strangers.iter().any(Stranger::lacks_year);
    let heading = header.names.get(place)?;
    (are_all && !is_asked && !header.is_ours && years_of_total(heading).is_none())
        .then(|| (columns::number_of_years(heading).unwrap_or(1), place))
}

/// The first and the last year of targets that are totals, where their heading names both: 目標値（R2～R6累計）.
pub(super) fn years_of_targets(header: &Header) -> Option<(FiscalYear, FiscalYear)> {
    let mut headings = totals(header).filter_map(|place| header.names.get(place));
    headings.find_map(|heading| years_of_total(heading))
}

/// The indexes of the columns of totals that are not of actuals.
fn totals(header: &Header) -> impl Iterator<Item = usize> {
    let is_it = |figure: &&FigureColumn| figure.column() == Some(Wide::Total) && figure.of != Some(Row::Actual);
    header.figures.iter().filter(is_it).map(|figure| figure.place)
}

fn years_of_total(heading: &str) -> Option<(FiscalYear, FiscalYear)> {
    match year_mentions(heading).as_slice() {
        [first, last] => {
            first.meaning.fiscal_year().zip(last.meaning.fiscal_year()).filter(|(first, last)| first < last)
        }
        _ => None,
    }
}
