//! Reading of years and dates as plans write them (`docs/domain.md`, "How years are written"; every row of its table
//! is a case in `tests/it/reading_years.rs`).
//!
//! Words around the year are allowed (「平成29年度 増加分 (1年目)」, 「…から」, 「（3 ヶ年度）」). A text that names two different years
//! or days is not read: the user has to state which one is meant.

use super::FiscalYear;
use super::mention::{Mention, Year, YearKind, days, has_date_without_era, has_period, mentions, positions, year_at};
use super::outcome::{DateReading, YearError, YearReading};
use super::tokens::{Token, compact, tokens};

/// The time of a reference value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// One fiscal year.
    FiscalYear(FiscalYear),
    /// A calendar or survey year (western number).
    CalendarYear(i32),
    /// The mean of the fiscal years from the first to the last.
    Mean(FiscalYear, FiscalYear),
}

/// The start of a plan or a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// 地域再生計画の認定の日: its date is known only after the certification.
    Open,
    /// On that day.
    On(DateReading),
}

/// Reads a date: 平成30年3月30日, 2027 年 3 月 31 日, R4.4.1, 2022/4/1, 2022-04-01. A period is not a date.
pub fn read_date(text: &str) -> Result<DateReading, YearError> {
    let tokens = tokens(text);
    let days = days(&tokens);
    let Some((first, others)) = days.split_first().filter(|_| !has_period(&tokens)) else {
        let asked = days.is_empty() && has_date_without_era(&tokens);
        return Err(if asked { YearError::Ambiguous } else { YearError::Unreadable });
    };
    others.iter().try_fold(first.reading?, |read, other| {
        let error = if other.is_written_like(first) { YearError::Unreadable } else { YearError::Disagreeing };
        read.agreeing_with(other.reading?).ok_or(error)
    })
}

/// Reads a fiscal year from a heading: 「平成29年度 増加分 (1年目)」, 「H30 年度」, 「R4」, 「令和４年度」, 「2022」. 「2022年」 is a calendar
/// year and is not accepted ([`read_as_of`] reads it).
///
/// Any heading that mentions one year is accepted, so callers must check for headings with known names (累計, 事業開始前) first.
pub fn read_fiscal_year(text: &str) -> Result<YearReading, YearError> {
    let tokens = tokens(text);
    if let Some(read) = in_two_calendars(&tokens) {
        return Ok(YearReading { nth: read_nth(text), ..read });
    }
    let mentions = mentions(&tokens);
    let names_one = |mention: &&Mention| matches!(mention.kind, YearKind::FiscalYear | YearKind::Bare);
    let Some(first) = mentions.first() else {
        return Err(if lacks_era(&tokens) { YearError::Ambiguous } else { YearError::Unreadable });
    };
    if !names_one(&first) || mentions.iter().any(|mention| mention.kind == YearKind::Joined) {
        return Err(YearError::Unreadable);
    }
    let others = mentions.iter().skip(1).filter(names_one).map(|mention| mention.year);
    let read = others.fold(first.year.fiscal_year(), |read, other| agreeing(read?, first.year, other))?;
    Ok(YearReading { nth: read_nth(text), ..read })
}

/// The number of the project year in a heading: 1 for 「１年目」 and 「平成29年度 増加分 (1年目)」.
pub fn read_nth(text: &str) -> Option<u32> {
    tokens(text).windows(2).find_map(|pair| match pair {
        [Token::Number(nth, _), Token::Nth] => u32::try_from(*nth).ok().filter(|nth| *nth >= 1),
        _ => None,
    })
}

/// Reads the time of a reference value: 2017年度実績, 2017年実績, 2022年就業構造基本調査, 2015-2017年度間平均. A day or a month (2013年3月,
/// H28.3) means the fiscal year that contains it.
pub fn read_as_of(text: &str) -> Option<AsOf> {
    let tokens = tokens(text);
    let mean = positions(&tokens).find_map(|(_, at)| mean_at(at)).filter(|_| compact(text).contains("平均"));
    let date = || read_date(text).ok().map(|read| AsOf::FiscalYear(read.date.fiscal_year()));
    let month = || month_of(&tokens).map(|read| AsOf::FiscalYear(read.date.fiscal_year()));
    mean.or_else(date).or_else(month).or_else(|| as_of_mentions(&mentions(&tokens)))
}

/// Reads the month of 「毎年度 9 月」; `None` if there is none, or several.
pub fn read_month(text: &str) -> Option<u8> {
    let tokens = tokens(text);
    let mut months = tokens.windows(2).filter_map(|pair| match pair {
        [Token::Number(month @ 1..=12, _), Token::Month] => u8::try_from(*month).ok(),
        _ => None,
    });
    let first = months.next()?;
    months.all(|other| other == first).then_some(first)
}

/// Reads the start of a period; of 「…から…まで」 the part before から.
pub fn read_start(text: &str) -> Result<Start, YearError> {
    let compact = compact(text);
    let start = compact.split('~').next().unwrap_or_default();
    let start = start.split_once("から").map_or(start, |(before, _)| before);
    match read_date(start) {
        Err(YearError::Unreadable) if start.contains("認定の日") || start.contains("認定日") => Ok(Start::Open),
        read => read.map(Start::On),
    }
}

/// The first reading, if the other year is the same. Two different years in one calendar are a list or a range; in
/// two calendars, one of them is wrong.
fn agreeing(read: YearReading, first: Year, other: Year) -> Result<YearReading, YearError> {
    let beside = other.fiscal_year()?;
    match (beside.year == read.year, first.era == other.era) {
        (true, _) => Ok(YearReading { past_its_era: read.past_its_era || beside.past_its_era, ..read }),
        (false, true) => Err(YearError::Unreadable),
        (false, false) => Err(YearError::Disagreeing),
    }
}

/// The single year of a text that is written in two calendars with a slash between: H31/R1, 平成31年度/令和元年度, 2019/R1.
fn in_two_calendars(tokens: &[Token]) -> Option<YearReading> {
    let (first, rest) = year_at(tokens)?;
    let [Token::Joint('/'), rest @ ..] = without_year_word(rest) else { return None };
    let (second, rest) = year_at(rest)?;
    let is_whole = without_year_word(rest).is_empty() && first.era != second.era;
    agreeing(first.fiscal_year().ok()?, first, second).ok().filter(|_| is_whole)
}

/// Whether a year lacks its era: 30年度, 元年度.
fn lacks_era(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| matches!(pair, [Token::Number(_, 1..=2) | Token::First, Token::FiscalYear]))
}

/// The tokens without 年度 at the beginning.
fn without_year_word(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::FiscalYear, rest @ ..] => rest,
        _ => tokens,
    }
}

/// 2015-2017年度, 平成27年度～29年度: the second year may leave out the era of the first.
fn mean_at(tokens: &[Token]) -> Option<AsOf> {
    let (first, rest) = year_at(tokens)?;
    let [Token::To | Token::Joint(_), rest @ ..] = without_year_word(rest) else { return None };
    let (last, rest) = year_at(rest).or_else(|| first.same_era_at(rest))?;
    let (first, last) = (first.fiscal_year().ok()?.year, last.fiscal_year().ok()?.year);
    (matches!(rest, [Token::FiscalYear, ..]) && first < last).then_some(AsOf::Mean(first, last))
}

/// The first day of the month in a text that consists of a year and a month with a point or a slash: H28.3, R5/3月, 2013/3.
fn month_of(tokens: &[Token]) -> Option<DateReading> {
    let (year, rest) = year_at(tokens)?;
    let is_told = |joint: char| joint == '/' || year.era.is_some();
    match rest {
        [Token::Joint(joint), Token::Number(month, 1..=2)]
        | [Token::Joint(joint), Token::Number(month, 1..=2), Token::Month] => {
            year.date(*month, 1).ok().filter(|_| is_told(*joint))
        }
        _ => None,
    }
}

/// The time on which all mentions of a year agree.
fn as_of_mentions(mentions: &[Mention]) -> Option<AsOf> {
    let mut all = mentions.iter().map(as_of_mention);
    let first = all.next()??;
    all.all(|other| other == Some(first)).then_some(first)
}

fn as_of_mention(mention: &Mention) -> Option<AsOf> {
    let year = mention.year;
    match mention.kind {
        YearKind::FiscalYear | YearKind::Bare => year.fiscal_year().ok().map(|read| AsOf::FiscalYear(read.year)),
        YearKind::CalendarYear => year.calendar_year().ok().map(AsOf::CalendarYear),
        YearKind::Month(month) => year.date(month, 1).ok().map(|read| AsOf::FiscalYear(read.date.fiscal_year())),
        YearKind::Joined => None,
    }
}
