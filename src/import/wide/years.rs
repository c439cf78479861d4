//! Years that a file does not say for certain: 30年度 without an era, 2019年 which may be a calendar year, 実績 without any year.
//! They are asked, with the years that they may be; none is ever taken by itself (IN-011). Of a run of years without era
//! one is asked, from which the others follow.

use crate::columns::{Wide, number_without_era, years_without_era};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::value::fiscal_year::{FiscalYear, YearMeaning, year_mentions};

/// The years that are offered where a file names none at all.
const OFFERED: std::ops::RangeInclusive<i32> = 2005..=2045;
/// The years from one era to the next: 令和 began in 平成31年.
const HEISEI_TO_REIWA: i32 = 30;

/// A year that is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnclearYear {
    /// A number without era: 30年度.
    NoEra(i32),
    /// A calendar year: 2019年.
    Calendar(i32),
}

impl UnclearYear {
    /// The uncertain year in a text; `None` if it names none, or one that is certain.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mentions = year_mentions(text);
        let [mention] = mentions.as_slice() else { return None };
        match mention.meaning {
            YearMeaning::Calendar(year) => Some(Self::Calendar(year)),
            YearMeaning::NoEra => number_without_era(&mention.text).map(Self::NoEra),
            YearMeaning::Of(_) | YearMeaning::Impossible => None,
        }
    }

    fn number(self) -> i32 {
        match self {
            Self::NoEra(number) | Self::Calendar(number) => number,
        }
    }

    /// Whether both are uncertain in the same way, so that the one follows from the other.
    pub(super) fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The fiscal years that it may be, the most probable first.
    fn choices(self, text: &str) -> Vec<FiscalYear> {
        match self {
            Self::NoEra(_) => years_without_era(text),
            Self::Calendar(year) => [year, year - 1].into_iter().filter_map(FiscalYear::new).collect(),
        }
    }
}

/// The questions on the years of one table.
pub(super) struct Years {
    /// The line of the headings, counted from 1.
    line: usize,
    questions: Vec<Question>,
    /// The uncertain years that were asked, each with the year that was answered.
    asked: Vec<(UnclearYear, Option<FiscalYear>)>,
    /// The uncertain year before, and what has been added since for eras that ended.
    before: Option<(UnclearYear, i32)>,
}

impl Years {
    pub(super) fn new(line: usize) -> Self {
        Self { line, questions: Vec::new(), asked: Vec::new(), before: None }
    }

    /// The column of the year that a text means, which is asked if it is not certain; `beside` are the years that the
    /// table names elsewhere. `None` until it is answered.
    pub(super) fn ask(&mut self, place: usize, text: &str, beside: &[FiscalYear], answers: &Answers) -> Option<Wide> {
        let unclear = UnclearYear::of(text);
        let Some(unclear) = unclear else {
            let mut years = beside.to_vec();
            years.extend(OFFERED.filter_map(FiscalYear::new).filter(|year| !beside.contains(year)));
            return self.question(place, text, years, answers);
        };
        let run = self.run(unclear);
        let known = self.asked.iter().find(|(asked, _)| asked.is_like(unclear)).copied();
        if let Some((first, answered)) = known {
            let year = answered?.plus(unclear.number() + run - first.number())?;
            return Some(Wide::Year(year));
        }
        let column = self.question(place, text, unclear.choices(text), answers);
        let year = if let Some(Wide::Year(year)) = column { Some(year) } else { None };
        self.asked.push((unclear, year));
        column
    }

    /// What is added to the number of a year in a run, where the numbers begin anew with an era: 30, 元, 2.
    fn run(&mut self, unclear: UnclearYear) -> i32 {
        let added = match (self.before, unclear) {
            (Some((UnclearYear::NoEra(before), added)), UnclearYear::NoEra(now)) if now < before && before <= 31 => {
                if now <= 5 && before >= 25 {
                    added + HEISEI_TO_REIWA
                } else {
                    added
                }
            }
            (Some((_, added)), _) => added,
            (None, _) => 0,
        };
        self.before = Some((unclear, added));
        added
    }

    fn question(&mut self, place: usize, text: &str, years: Vec<FiscalYear>, answers: &Answers) -> Option<Wide> {
        let choices = years.into_iter().map(Answer::Year).chain([Answer::LeaveOut]).collect();
        let ask = Ask::Year { line: self.line, position: place + 1, text: text.to_owned() };
        let asked = Question::new(ask, choices, answers);
        let found = vec![(self.line, text.to_owned())];
        let answer = asked.answer;
        self.questions.push(Question { subject: text.to_owned(), found, ..asked });
        if let Some(Answer::Year(year)) = answer { Some(Wide::Year(year)) } else { None }
    }

    /// The questions so far.
    pub(super) fn take_questions(&mut self) -> Vec<Question> {
        std::mem::take(&mut self.questions)
    }
}
