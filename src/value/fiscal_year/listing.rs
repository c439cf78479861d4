//! All mentions of years in a text, in order, with their meanings: a title, a note or a sentence may name several years,
//! while a heading is read as one.

use super::FiscalYear;
use super::mention::{Year, year_at};
use super::tokens::{Token, placed_tokens};

/// A mention of a year in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearMention {
    /// The mention as it is written in the text.
    pub text: String,
    /// The year that it names.
    pub meaning: YearMeaning,
}

/// The year that a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearMeaning {
    /// This fiscal year; for a month or a day, the fiscal year that contains it.
    Of(FiscalYear),
    /// This calendar year (western number), which is not a fiscal year.
    Calendar(i32),
    /// A year without era and century, such as 30年度: the user is asked (IN-011).
    NoEra,
    /// A year or a day that does not exist, such as 昭和65年度 (YEAR-006).
    Impossible,
}

impl YearMeaning {
    /// The fiscal year; `None` if it is not certain.
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        match self {
            Self::Of(year) => Some(year),
            Self::Calendar(_) | Self::NoEra | Self::Impossible => None,
        }
    }

    /// The stable code of the question or finding about the mention; `None` if the fiscal year is certain. For a calendar
    /// year the user is also asked which fiscal year it means.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Of(_) => None,
            Self::Calendar(_) | Self::NoEra => Some("IN-011"),
            Self::Impossible => Some("YEAR-006"),
        }
    }
}

/// Whether a text is a single mention of a year and nothing else.
pub fn is_year_mention(text: &str) -> bool {
    matches!(year_mentions(text).as_slice(), [mention] if mention.text == text)
}

/// The mentions of years in a text, in order. Behind 平成27年度～ a later year may leave out the era (29年度). A number of four
/// digits is a year only if 年, 年度 or a month follows, in a range, or alone.
pub fn year_mentions(text: &str) -> Vec<YearMention> {
    let (tokens, written): (Vec<_>, Vec<_>) = placed_tokens(text).into_iter().unzip();
    let mut mentions = Vec::new();
    let mut at = 0;
    // The year of the mention that ends directly before this position.
    let mut year_before = None;
    while let Some((before, from)) = tokens.split_at_checked(at).filter(|(_, from)| !from.is_empty()) {
        let Some(found) = found_at(before, from, year_before.take()) else {
            at += 1;
            continue;
        };
        let place = written.get(at + found.skipped).zip(written.get(at + found.length - 1));
        let text = place.and_then(|(first, last)| text.get(first.start..last.end)).unwrap_or_default();
        mentions.push(YearMention { text: text.to_owned(), meaning: found.meaning });
        (at, year_before) = (at + found.length, found.year);
    }
    mentions
}

/// A mention among the tokens of a text.
struct FoundMention {
    meaning: YearMeaning,
    /// The year; `None` if the era is missing.
    year: Option<Year>,
    /// The number of tokens before the year.
    skipped: usize,
    /// The number of tokens, including the skipped ones.
    length: usize,
}

fn found_at(before: &[Token], from: &[Token], year_before: Option<Year>) -> Option<FoundMention> {
    if matches!(before, [.., Token::Letter] | [.., Token::Number(..), Token::Joint('.')]) {
        return None;
    }
    let going_on = year_before.and_then(|year| going_on(year, from));
    let said = going_on
        .map(|(year, behind)| (year, behind, 1))
        .or_else(|| year_at(from).map(|(year, behind)| (year, behind, 0)));
    let Some((year, behind, skipped)) = said else { return without_era(from) };
    let (meaning, rest) = meaning(year, before, behind)?;
    Some(FoundMention { meaning, year: Some(year), skipped, length: from.len() - rest.len() })
}

/// The later year of a range without its own era, and the tokens behind it: ～29年度, ~19. The length of a period (～5年間) is
/// not a year.
fn going_on(first: Year, from: &[Token]) -> Option<(Year, &[Token])> {
    let (last, behind) = match from {
        [Token::To | Token::Joint(_), rest @ ..] => first.same_era_at(rest)?,
        _ => return None,
    };
    let is_one = match (from, behind) {
        (_, [Token::FiscalYear, ..]) => true,
        ([Token::To, ..], [Token::Year, Token::Other, ..]) => false,
        (from, _) => matches!(from, [Token::To, ..]),
    };
    let is_later = first.calendar_year().ok() < last.calendar_year().ok();
    (is_one && is_later).then_some((last, behind))
}

/// The meaning of a year by the tokens behind it, and the rest; `None` if it is no year.
fn meaning<'t>(year: Year, before: &[Token], behind: &'t [Token]) -> Option<(YearMeaning, &'t [Token])> {
    if let Some((month, day, rest)) = month_at(behind) {
        let meaning = year.date(month, day).map(|read| YearMeaning::Of(read.date.fiscal_year()));
        return Some((meaning.unwrap_or(YearMeaning::Impossible), rest));
    }
    let fiscal = || year.fiscal_year().map_or(YearMeaning::Impossible, |read| YearMeaning::Of(read.year));
    match behind {
        [Token::FiscalYear, rest @ ..] => Some((fiscal(), rest)),
        [Token::Year, rest @ ..] => {
            Some((year.calendar_year().map_or(YearMeaning::Impossible, YearMeaning::Calendar), rest))
        }
        // 平成4年目 is no year, and a number of four digits may be anything.
        [Token::Nth, ..] => None,
        _ if year.era.is_none() && !(stands_alone(before, behind) && year.fiscal_year().is_ok()) => None,
        _ => Some((fiscal(), behind)),
    }
}

/// The month and the day behind a year, and the rest: 年3月31日, .3.31; day 1 if only a month is given: 年3月, .3.
fn month_at(behind: &[Token]) -> Option<(i32, i32, &[Token])> {
    use Token::{Day, Joint, Month, Number, Year};
    match behind {
        [Year, Number(month, 1..=2), Month, Number(day, 1..=2), Day, rest @ ..] => Some((*month, *day, rest)),
        [Joint(one), Number(month, 1..=2), Joint(two), Number(day, 1..=2), rest @ ..] if one == two => {
            Some((*month, *day, rest))
        }
        [Year, Number(month, 1..=2), Month, rest @ ..]
        | [Joint('.' | '/'), Number(month @ 1..=12, 1..=2), rest @ ..] => Some((*month, 1, rest)),
        _ => None,
    }
}

/// A year without its era: 30年度, 元年度, 30年3月.
fn without_era(from: &[Token]) -> Option<FoundMention> {
    use Token::{First, FiscalYear, Month, Number, Year};
    let length = match from {
        [Number(_, 1..=2) | First, FiscalYear, ..] => 2,
        [Number(_, 1..=2) | First, Year, Number(_, 1..=2), Month, ..] => 4,
        _ => return None,
    };
    Some(FoundMention { meaning: YearMeaning::NoEra, year: None, skipped: 0, length })
}

/// Whether a number has only range marks or brackets beside it.
fn stands_alone(before: &[Token], behind: &[Token]) -> bool {
    matches!(before, [] | [.., Token::Open | Token::To | Token::Joint('-' | '–' | '―')])
        && matches!(behind, [] | [Token::Open | Token::Close | Token::To | Token::Joint('-' | '–' | '―'), ..])
}
