//! Years that a file does not say: 30年度 without an era, 実績 without a year. They are asked, with the years that they may
//! be; none is ever taken by itself (IN-011).

use crate::columns::{Wide, years_without_era};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::value::fiscal_year::FiscalYear;

/// The question which year a heading or a cell means; `beside` are the years that the table names elsewhere.
pub(super) fn ask_year(line: usize, place: usize, text: &str, beside: &[FiscalYear], answers: &Answers) -> Question {
    let unclear = years_without_era(text);
    let years = if unclear.is_empty() { beside.to_vec() } else { unclear };
    let choices = years.into_iter().map(Answer::Year).chain([Answer::LeaveOut]).collect();
    let ask = Ask::Year { line, position: place + 1, text: text.to_owned() };
    Question { subject: text.to_owned(), found: vec![(line, text.to_owned())], ..Question::new(ask, choices, answers) }
}

/// The column of the year that was answered; `None` without such an answer.
pub(super) fn answered_year(question: &Question) -> Option<Wide> {
    match question.answer {
        Some(Answer::Year(year)) => Some(Wide::Year(year)),
        _ => None,
    }
}
