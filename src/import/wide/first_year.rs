//! The years of a table whose columns only count them (1年目, 2年目): which year is the first is asked, where no plan tells it.

use super::header::Header;
use super::years;
use crate::columns::Wide;
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::value::fiscal_year::FiscalYear;

/// The question of which year a counted year is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FirstYear {
    /// The number of the year that is asked, counted from 1.
    nth: u32,
    pub(crate) question: Question,
}

impl FirstYear {
    /// The question on the first counted year of a table with headings on that line; `None` if it has none.
    pub(super) fn of(header: &Header, line: usize, answers: &Answers) -> Option<Self> {
        let counted = header.figures.iter().filter_map(|figure| match figure.column() {
            Some(Wide::Nth(nth)) => Some((nth, figure.place)),
            _ => None,
        });
        let (nth, place) = counted.min()?;
        let text = header.names.get(place)?.clone();
        let ask = Ask::Year { line, position: place + 1, text: text.clone() };
        let choices = years::offered().map(Answer::Year).collect();
        let question = Question::new(ask, choices, answers);
        Some(Self { nth, question: Question { subject: text.clone(), found: vec![(line, text)], ..question } })
    }

    /// The first year of the plan, by the answer; `None` until there is one.
    pub(crate) fn answered(&self) -> Option<FiscalYear> {
        let Some(Answer::Year(year)) = self.question.answer else { return None };
        year.plus(1 - i32::try_from(self.nth).ok()?)
    }
}
