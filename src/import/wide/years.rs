//! Years that a file does not say for certain: 30年度 without an era, 2019年 which may be a calendar year, 実績 without any year.
//! They are asked, with the years that they may be; none is ever taken by itself (IN-011). Of years without era that lie near
//! each other one is asked, from which the others follow.

use std::collections::BTreeSet;

use super::header::YearSource;
use crate::columns::{Wide, number_without_era, years_from_that_of_the_table, years_without_era};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::value::fiscal_year::{FiscalYear, YearMeaning, year_mentions};
use crate::value::width::key;

/// The first and the last of the years that are offered where a file names none at all.
const OFFERED: std::ops::RangeInclusive<i32> = 2005..=2045;
/// The years that are offered where a file names none at all.
pub(crate) fn offered() -> impl Iterator<Item = FiscalYear> {
    OFFERED.filter_map(FiscalYear::new)
}

/// The years from one era to the next: 令和 began in 平成31年.
const HEISEI_TO_REIWA: i32 = 30;
/// The number of years within which the number of a year without era is taken to count on from another. Beyond it a new
/// era lies between them as likely as not: 2年度 beside 29年度 is asked by itself.
const SAME_ERA: u32 = 15;

/// A year that is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnclearYear {
    /// A number without era: 30年度.
    NoEra(i32),
    /// A calendar year: 2019年.
    Calendar(i32),
    /// A year by the number of years from that of the table: 前年度実績.
    Relative(i32),
}

impl UnclearYear {
    /// The uncertain year in a text; `None` if it names none, or one that is certain.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mentions = year_mentions(text);
        let [mention] = mentions.as_slice() else {
            return years_from_that_of_the_table(text).map(Self::Relative);
        };
        match mention.meaning {
            YearMeaning::Calendar(year) => Some(Self::Calendar(year)),
            YearMeaning::NoEra => number_without_era(&mention.text).map(Self::NoEra),
            YearMeaning::Of(_) | YearMeaning::Impossible => None,
        }
    }

    /// The uncertain year in a cell of a column of times (目標年度), where a number alone is one: 26.
    pub(crate) fn of_time(text: &str) -> Option<Self> {
        let digits = key(text);
        let is_number = matches!(digits.len(), 1 | 2) && digits.bytes().all(|digit| digit.is_ascii_digit());
        if is_number { digits.parse().ok().filter(|number| *number > 0).map(Self::NoEra) } else { Self::of(text) }
    }

    /// The number of years from an uncertain year to this one, where this one follows from the answer on that.
    pub(crate) fn years_since(self, asked: Self) -> Option<i32> {
        match (self, asked) {
            (Self::Calendar(year), Self::Calendar(asked)) | (Self::Relative(year), Self::Relative(asked)) => {
                Some(year - asked)
            }
            (Self::NoEra(number), Self::NoEra(asked)) => {
                Some(number - asked).filter(|years| years.unsigned_abs() <= SAME_ERA)
            }
            (Self::Calendar(_) | Self::NoEra(_) | Self::Relative(_), _) => None,
        }
    }

    /// The fiscal years that it may be, the most probable first.
    pub(crate) fn choices(self) -> Vec<FiscalYear> {
        match self {
            Self::NoEra(number) => years_without_era(number),
            Self::Calendar(year) => [year, year - 1].into_iter().filter_map(FiscalYear::new).collect(),
            Self::Relative(_) => offered().collect(),
        }
    }
}

/// The number of the one year without era that a text names: 30 of 30年度 and 1 of 元年度; `None` if it names none.
pub(crate) fn number_of_year(text: &str) -> Option<i32> {
    match UnclearYear::of(text)? {
        UnclearYear::NoEra(number) => Some(number),
        UnclearYear::Calendar(_) | UnclearYear::Relative(_) => None,
    }
}

/// The uncertain years in the headings of a table. From left to right their numbers go on where an era ends, so that
/// 30年度, 元年度, 2年度 are 30, 31 and 32. Nowhere else is a new era taken for granted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HeadedYears(Vec<HeadedYear>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct HeadedYear {
    /// The index of the column.
    place: usize,
    written: UnclearYear,
    meant: UnclearYear,
}

impl HeadedYears {
    /// Those in these headings, which are given with the indexes of their columns from left to right.
    pub(super) fn of<'a>(headings: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let (mut years, mut before, mut added) = (Vec::new(), None, 0);
        for (place, text) in headings {
            let Some(written) = UnclearYear::of(text) else { continue };
            let meant = match written {
                UnclearYear::Calendar(_) | UnclearYear::Relative(_) => written,
                UnclearYear::NoEra(number) => {
                    match before {
                        Some(before) if number + HEISEI_TO_REIWA == before + 1 => added = HEISEI_TO_REIWA,
                        Some(before) if number.abs_diff(before) > SAME_ERA => added = 0,
                        _ => {}
                    }
                    before = Some(number);
                    UnclearYear::NoEra(number + added)
                }
            };
            years.push(HeadedYear { place, written, meant });
        }
        Self(years)
    }

    /// The uncertain year of the heading of that column, with its number in the run of headings.
    pub(super) fn at(&self, place: usize) -> Option<UnclearYear> {
        self.0.iter().find(|year| year.place == place).map(|year| year.meant)
    }

    /// The uncertain year in a cell: one that a heading names is the same year.
    pub(super) fn in_cell(&self, text: &str) -> Option<UnclearYear> {
        UnclearYear::of(text).map(|written| self.meant(written))
    }

    /// The uncertain year in a cell of a column of times.
    pub(super) fn in_time(&self, text: &str) -> Option<UnclearYear> {
        UnclearYear::of_time(text).map(|written| self.meant(written))
    }

    fn meant(&self, written: UnclearYear) -> UnclearYear {
        self.0.iter().find(|year| year.written == written).map_or(written, |year| year.meant)
    }

    /// The indexes of the columns whose years follow from that one.
    pub(super) fn following(&self, asked: UnclearYear) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |year| year.meant.years_since(asked).is_some()).map(|year| year.place)
    }
}

/// The questions on the years of one table.
pub(super) struct Years {
    /// The line of the headings, counted from 1.
    line: usize,
    headed: HeadedYears,
    questions: Vec<Question>,
    /// The uncertain years that were asked, each with the year that was answered.
    asked: Vec<(UnclearYear, Option<FiscalYear>)>,
}

impl Years {
    pub(super) fn new(line: usize, headed: HeadedYears) -> Self {
        Self { line, headed, questions: Vec::new(), asked: Vec::new() }
    }

    /// Where the year of the figures under a heading is said, which is asked; `beside` are the years that the table names
    /// elsewhere, `of_targets` is the column with those of the targets before them. `None` until it is answered.
    pub(super) fn ask_heading(
        &mut self,
        place: usize,
        text: &str,
        (beside, of_targets): (&[FiscalYear], Option<usize>),
        answers: &Answers,
    ) -> Option<YearSource> {
        if let Some(unclear) = self.headed.at(place) {
            return self.ask(place, text, unclear, answers).map(YearSource::Heading);
        }
        // Of the years of a term (R2～R6) the last comes first.
        let named = year_mentions(text).into_iter().rev().filter_map(|mention| mention.meaning.fiscal_year());
        let mut years: Vec<FiscalYear> = named.collect();
        for year in beside.iter().copied().chain(offered()) {
            if !years.contains(&year) {
                years.push(year);
            }
        }
        let years = years.into_iter().map(Answer::Year);
        let choices = of_targets.map(|_| Answer::YearOfTarget).into_iter().chain(years);
        match self.question(place, text, choices, answers)? {
            Answer::Year(year) => Some(YearSource::Heading(Wide::Year(year))),
            Answer::YearOfTarget => of_targets.map(YearSource::Beside),
            _ => None,
        }
    }

    /// The column of the year that a cell means, which is asked if it is not certain. `None` until it is answered, or if the
    /// cell names no year.
    pub(super) fn ask_cell(&mut self, place: usize, text: &str, answers: &Answers) -> Option<Wide> {
        match self.headed.in_cell(text) {
            Some(unclear) => self.ask(place, text, unclear, answers),
            None => self.ask_span(place, text, answers),
        }
    }

    /// The same for a cell of a column of times.
    pub(super) fn ask_time(&mut self, place: usize, text: &str, answers: &Answers) -> Option<Wide> {
        if let Some(unclear) = self.headed.in_time(text) {
            return self.ask(place, text, unclear, answers);
        }
        self.ask_span(place, text, answers)
    }

    /// The column of the year for which a figure of several years (H20～24平均値) counts, which is asked.
    fn ask_span(&mut self, place: usize, text: &str, answers: &Answers) -> Option<Wide> {
        let named = year_mentions(text).into_iter().filter_map(|mention| mention.meaning.fiscal_year());
        let years: BTreeSet<FiscalYear> = named.collect();
        if years.len() < 2 {
            return None;
        }
        match self.question(place, text, years.into_iter().rev().map(Answer::Year), answers) {
            Some(Answer::Year(year)) => Some(Wide::Year(year)),
            _ => None,
        }
    }

    fn ask(&mut self, place: usize, text: &str, unclear: UnclearYear, answers: &Answers) -> Option<Wide> {
        let mut known = self.asked.iter();
        if let Some((years, answered)) = known.find_map(|(asked, year)| Some((unclear.years_since(*asked)?, *year))) {
            return answered?.plus(years).map(Wide::Year);
        }
        let choices = unclear.choices().into_iter().map(Answer::Year);
        let answer = self.question(place, text, choices, answers);
        let year = if let Some(Answer::Year(year)) = answer { Some(year) } else { None };
        self.asked.push((unclear, year));
        year.map(Wide::Year)
    }

    fn question(
        &mut self,
        place: usize,
        text: &str,
        choices: impl Iterator<Item = Answer>,
        answers: &Answers,
    ) -> Option<Answer> {
        let choices = choices.chain([Answer::LeaveOut]).collect();
        let ask = Ask::Year { line: self.line, position: place + 1, text: text.to_owned() };
        let asked = Question::new(ask, choices, answers);
        let found = vec![(self.line, text.to_owned())];
        let answer = asked.answer;
        self.questions.push(Question { subject: text.to_owned(), found, ..asked });
        answer
    }

    /// The years in the headings that are not certain.
    pub(super) fn headed(&self) -> &HeadedYears {
        &self.headed
    }

    /// The questions so far.
    pub(super) fn take_questions(&mut self) -> Vec<Question> {
        std::mem::take(&mut self.questions)
    }
}
