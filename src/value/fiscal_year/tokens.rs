//! The words of a heading or a date, in order: eras, numbers, 年度, 月 and the marks between them.
//!
//! Blanks are dropped (tables break 「H30 年 度」 anywhere) except between two digits, where they keep
//! two numbers apart; width is folded.

use crate::value::width::{is_space, key};

use super::era::Era;

/// A word of a heading or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// 平成 or H.
    Era(Era),
    /// A run of digits, with its length.
    Number(i32, usize),
    /// 元.
    First,
    /// 年度.
    FiscalYear,
    /// 年.
    Year,
    /// 年目.
    Nth,
    /// 月.
    Month,
    /// 日.
    Day,
    /// 〜, から: the first of two ends.
    To,
    /// A point, stroke or hyphen, as in 2022-04-01.
    Joint(char),
    Open,
    Close,
    /// A Latin letter that is no era.
    Letter,
    /// Anything else.
    Other,
}

/// Words of more than one letter come before those that begin them.
const WORDS: &[(&str, Token)] = &[
    ("昭和", Token::Era(Era::Showa)),
    ("平成", Token::Era(Era::Heisei)),
    ("令和", Token::Era(Era::Reiwa)),
    ("年度", Token::FiscalYear),
    ("年目", Token::Nth),
    ("年", Token::Year),
    ("月", Token::Month),
    ("日", Token::Day),
    ("元", Token::First),
    ("から", Token::To),
    ("~", Token::To),
    ("(", Token::Open),
    (")", Token::Close),
    ("FY", Token::Other),
    ("fy", Token::Other),
];

/// The words of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = compact(text);
    let mut rest = text.as_str();
    let mut tokens = Vec::new();
    while let Some((token, length)) = next(rest, tokens.last()) {
        tokens.push(token);
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// The text in one width and without blanks other than those between two digits.
pub(super) fn compact(text: &str) -> String {
    let mut compact = String::new();
    for part in text.split(is_space).map(key) {
        let ends_in_digit = compact.ends_with(|letter: char| letter.is_ascii_digit());
        if ends_in_digit && part.starts_with(|letter: char| letter.is_ascii_digit()) {
            compact.push(' ');
        }
        compact.push_str(&part);
    }
    compact
}

/// The first word of a text and its length in bytes.
fn next(text: &str, before: Option<&Token>) -> Option<(Token, usize)> {
    let first = text.chars().next()?;
    let word = WORDS.iter().find(|(word, _)| text.starts_with(word));
    Some(match (first, word) {
        (_, Some((word, token))) => (*token, word.len()),
        ('0'..='9', _) => number(text),
        ('.' | '/' | '-' | '–' | '―', _) => (Token::Joint(first), first.len_utf8()),
        ('A'..='Z' | 'a'..='z', _) => (letter(text, before), 1),
        _ => (Token::Other, first.len_utf8()),
    })
}

/// The run of digits at the beginning; one that is too long for any year is no number.
fn number(text: &str) -> (Token, usize) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text.get(..length).filter(|digits| digits.len() <= 8).and_then(|digits| digits.parse().ok());
    (value.map_or(Token::Other, |value| Token::Number(value, length)), length)
}

/// H, R or S is an era if a number follows and it does not end a Latin word.
fn letter(text: &str, before: Option<&Token>) -> Token {
    let mut letters = text.chars();
    let era = match letters.next() {
        Some('S') => Era::Showa,
        Some('H') => Era::Heisei,
        Some('R') => Era::Reiwa,
        _ => return Token::Letter,
    };
    let ends_a_word = matches!(before, Some(Token::Letter | Token::Number(..)));
    let year_follows = letters.next().is_some_and(|letter| letter.is_ascii_digit() || letter == '元');
    if year_follows && !ends_a_word { Token::Era(era) } else { Token::Letter }
}
