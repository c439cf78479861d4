//! The places where a text mentions a year or a day, and their meanings.

use super::era::Era;
use super::outcome::{DateReading, YearError, YearReading};
use super::tokens::Token;
use super::{Date, FiscalYear};

/// A year as written: in an era, or western.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) era: Option<Era>,
    number: i32,
}

/// A year with its kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) year: Year,
    pub(super) kind: YearKind,
}

/// A day as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day<'t> {
    year: Year,
    pub(super) reading: Result<DateReading, YearError>,
    /// The tokens behind it.
    pub(super) rest: &'t [Token],
}

/// The kind of a year, by the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearKind {
    /// 2022年度.
    FiscalYear,
    /// 2022年.
    CalendarYear,
    /// 2022年9月.
    Month(i32),
    /// 2022, R4.
    Bare,
    /// One end of a range, or part of a longer word: 2015-2017, 2022年度～.
    Joined,
}

impl Year {
    fn western(self) -> i32 {
        self.era.map_or(self.number, |era| era.western(self.number))
    }

    /// A year that leaves out the era of this one, and the tokens behind it: 29 in 平成27～29年度.
    pub(super) fn same_era_at(self, tokens: &[Token]) -> Option<(Self, &[Token])> {
        match (self.era, tokens) {
            (Some(_), [Token::Number(number, 1..=2), rest @ ..]) => Some((Self { number: *number, ..self }, rest)),
            _ => None,
        }
    }

    /// The year as a fiscal year.
    pub(super) fn fiscal_year(self) -> Result<YearReading, YearError> {
        let past_its_era = self.era == Some(Era::Heisei) && self.number >= 32;
        self.within(63).map(|year| YearReading { year, past_its_era, nth: None })
    }

    /// The calendar year (western number).
    pub(super) fn calendar_year(self) -> Result<i32, YearError> {
        self.within(64).map(FiscalYear::western)
    }

    /// The western year, if the era has such a year. 平成 continues past its end (H33年度 was written before it ended), 昭和 does not.
    fn within(self, last_of_showa: i32) -> Result<FiscalYear, YearError> {
        let last = if self.era == Some(Era::Showa) { last_of_showa } else { i32::MAX };
        let counted = (1..=last).contains(&self.number);
        FiscalYear::new(self.western()).filter(|_| counted).ok_or(YearError::Impossible)
    }

    /// A day of the year. It must lie in its era, but 平成 continues past its end.
    pub(super) fn date(self, month: i32, day: i32) -> Result<DateReading, YearError> {
        let narrow = |number| u8::try_from(number).map_err(|_| YearError::Impossible);
        let date = Date::new(self.western(), narrow(month)?, narrow(day)?).ok_or(YearError::Impossible)?;
        let actual = Era::of_day(date);
        let past_its_era = self.era == Some(Era::Heisei) && actual == Era::Reiwa;
        let in_its_era = self.number >= 1 && (past_its_era || self.era.is_none_or(|era| era == actual));
        in_its_era.then_some(DateReading { date, past_its_era }).ok_or(YearError::Impossible)
    }
}

/// The years that a text mentions, in order.
pub(super) fn mentions(tokens: &[Token]) -> Vec<Mention> {
    let found = positions(tokens).filter_map(|(before, at)| {
        let (year, after) = year_at(at)?;
        let mention = Mention { year, kind: kind_of(before, after) };
        (!matches!(before, [.., Token::Letter]) && mention.is_year()).then_some(mention)
    });
    found.collect()
}

impl Mention {
    /// Whether the number can be a year. Four digits without 年 behind them must be in the bounds: 3007 is not a year.
    fn is_year(&self) -> bool {
        let by_digits_alone = self.year.era.is_none() && matches!(self.kind, YearKind::Bare | YearKind::Joined);
        !by_digits_alone || self.year.fiscal_year().is_ok()
    }
}

/// Every position in a text: the tokens before it and from it on.
pub(super) fn positions(tokens: &[Token]) -> impl Iterator<Item = (&[Token], &[Token])> {
    (0..tokens.len()).filter_map(|place| tokens.split_at_checked(place))
}

/// The year that begins here and the tokens behind it: 平成30, 令和元, 2022.
pub(super) fn year_at(tokens: &[Token]) -> Option<(Year, &[Token])> {
    match tokens {
        [Token::Era(era), Token::First, rest @ ..] => Some((Year { era: Some(*era), number: 1 }, rest)),
        [Token::Era(era), Token::Number(number, _), rest @ ..] => {
            Some((Year { era: Some(*era), number: *number }, rest))
        }
        [Token::Number(number, 4), rest @ ..] => Some((Year { era: None, number: *number }, rest)),
        _ => None,
    }
}

fn kind_of(before: &[Token], after: &[Token]) -> YearKind {
    match after {
        _ if is_joined(before, after) => YearKind::Joined,
        [Token::FiscalYear, ..] => YearKind::FiscalYear,
        [Token::Year, Token::Number(month, 1..=2), Token::Month, ..] => YearKind::Month(*month),
        [Token::Year, ..] => YearKind::CalendarYear,
        _ => YearKind::Bare,
    }
}

fn is_joined(before: &[Token], after: &[Token]) -> bool {
    use Token::{Day, Era, FiscalYear, Joint, Letter, Month, Nth, Number, To};
    let behind_another = matches!(before, [.., To] | [.., Number(..), Joint(_)]);
    let before_another = matches!(after, [FiscalYear, To, ..] | [FiscalYear, Joint(_), Number(..) | Era(_), ..]);
    let in_a_word = matches!(after, [To | Joint(_) | Number(..) | Letter | Month | Day | Nth, ..]);
    behind_another || before_another || in_a_word
}

/// The days that a text mentions, in order.
pub(super) fn days(tokens: &[Token]) -> Vec<Day<'_>> {
    places(tokens).filter_map(date_at).collect()
}

/// The position of the first day in a text, and the tokens behind it.
pub(super) fn first_day(tokens: &[Token]) -> Option<(usize, &[Token])> {
    places(tokens).find_map(|at| Some((tokens.len() - at.len(), date_at(at)?.rest)))
}

/// The month and day at the beginning of a text without a year, and the tokens behind them: 12月11日, 12/11. The first two
/// numbers of 5/3/31 do not count.
pub(super) fn day_without_year(tokens: &[Token]) -> Option<((i32, i32), &[Token])> {
    use Token::{Day, Joint, Month, Number};
    match tokens {
        [Number(..), Joint(_), Number(..), Joint(_), ..] => None,
        [Number(month, 1..=2), Joint(_), Number(day, 1..=2), rest @ ..]
        | [Number(month, 1..=2), Month, Number(day, 1..=2), Day, rest @ ..] => Some(((*month, *day), rest)),
        _ => None,
    }
}

impl Day<'_> {
    /// Whether both days are in the same calendar. Days in different calendars may be the same day, as in 平成33年3月31日（令和3年3月31日）.
    pub(super) fn is_written_like(&self, other: &Day<'_>) -> bool {
        self.year.era == other.year.era
    }
}

/// Whether a text contains a date without an era: 5/3/31 or 30年3月30日.
pub(super) fn has_date_without_era(tokens: &[Token]) -> bool {
    places(tokens).any(|at| match at {
        [Token::Number(_, 1..=2) | Token::First, rest @ ..] => month_and_day(rest).is_some(),
        _ => false,
    })
}

/// Whether a text names a period and not only its start: …から2027年3月31日, …～3年間.
pub(super) fn has_period(tokens: &[Token]) -> bool {
    tokens.windows(3).any(|three| matches!(three, [_, Token::To, Token::Era(_) | Token::Number(..)]))
}

/// The positions where a date may begin: not inside a number or a word.
fn places(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let is_inside = |before: &[Token]| matches!(before, [.., Token::Letter] | [.., Token::Number(..), Token::Joint(_)]);
    positions(tokens).filter(move |(before, _)| !is_inside(before)).map(|(_, at)| at)
}

/// The day that begins here: 令和3年3月31日, R3.3.31, 2021-03-31, or 令和3年（2021年）3月31日 if both years agree.
fn date_at(tokens: &[Token]) -> Option<Day<'_>> {
    let (year, rest) = year_at(tokens)?;
    let (beside, rest) = year_beside(rest).unwrap_or((year, rest));
    let ((month, day), rest) = month_and_day(rest)?;
    let both = year.date(month, day).and_then(|read| Ok((read, beside.date(month, day)?)));
    let reading = both.and_then(|(read, other)| read.agreeing_with(other).ok_or(YearError::Disagreeing));
    Some(Day { year, reading, rest })
}

/// The same year in brackets behind the first, and the tokens behind it: （2021年）, 年（2021）.
fn year_beside(tokens: &[Token]) -> Option<(Year, &[Token])> {
    let tokens = without_year_word(tokens);
    let [Token::Open, inner @ ..] = tokens else { return None };
    let (year, rest) = year_at(inner)?;
    let [Token::Close, rest @ ..] = without_year_word(rest) else { return None };
    Some((year, rest))
}

fn without_year_word(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Year, rest @ ..] => rest,
        _ => tokens,
    }
}

/// The month and day behind a year, and the tokens behind them: 年3月31日, .3.31.
fn month_and_day(tokens: &[Token]) -> Option<((i32, i32), &[Token])> {
    use Token::{Day, Joint, Month, Number};
    match (tokens, without_year_word(tokens)) {
        (_, [Number(month, 1..=2), Month, Number(day, 1..=2), Day, rest @ ..]) => Some(((*month, *day), rest)),
        ([Joint(one), Number(month, 1..=2), Joint(two), Number(day, 1..=2), rest @ ..], _) if one == two => {
            Some(((*month, *day), rest))
        }
        _ => None,
    }
}
