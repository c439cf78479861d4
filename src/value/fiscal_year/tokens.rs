//! The tokens of a heading or a date, in order: eras, numbers, 年度, 月 and the marks between them.
//!
//! Blanks are dropped (tables break 「H30 年 度」 anywhere) except between two digits, where they separate two numbers. Width is folded.

use std::ops::Range;

use crate::value::width::{is_space, key};

use super::era::Era;

/// A token of a heading or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// 平成 or H.
    Era(Era),
    /// A run of digits: its value and its length.
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
    /// 〜 or から, behind the first end of a range.
    To,
    /// A point, slash or hyphen, as in 2022-04-01.
    Joint(char),
    Open,
    Close,
    /// A Latin letter that does not mean an era.
    Letter,
    /// Anything else.
    Other,
}

/// Longer words come before words that they begin with.
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

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    words(&compact(text)).into_iter().map(|(token, _)| token).collect()
}

/// The tokens of a text, each with its bytes in the text.
pub(super) fn placed_tokens(text: &str) -> Vec<(Token, Range<usize>)> {
    let units = units(text);
    let compact: String = units.iter().map(|(unit, _)| unit.as_str()).collect();
    let mut ends: Vec<usize> = Vec::with_capacity(units.len());
    for (unit, _) in &units {
        ends.push(ends.last().copied().unwrap_or_default() + unit.len());
    }
    let written = |at: Range<usize>| {
        let unit = |byte: usize| units.get(ends.partition_point(|end| *end <= byte)).map(|(_, written)| written);
        let start = unit(at.start).map_or(text.len(), |written| written.start);
        start..unit(at.end.saturating_sub(1)).map_or(text.len(), |written| written.end)
    };
    words(&compact).into_iter().map(|(token, at)| (token, written(at))).collect()
}

/// The tokens of a compact text, each with its bytes.
fn words(text: &str) -> Vec<(Token, Range<usize>)> {
    let (mut at, mut words) = (0, Vec::new());
    let mut before = None;
    while let Some((token, length)) = next(text.get(at..).unwrap_or_default(), before.as_ref()) {
        words.push((token, at..at + length));
        (at, before) = (at + length, Some(token));
    }
    words
}

/// The text in one width and without blanks, except those between two digits.
pub(super) fn compact(text: &str) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut compact = String::with_capacity(text.len());
    for part in text.split(is_space).map(key) {
        if compact.ends_with(is_digit) && part.starts_with(is_digit) {
            compact.push(' ');
        }
        compact.push_str(&part);
    }
    compact
}

/// The letters of the compact text, each with the bytes of the original text: a voicing mark is joined to the kana before
/// it, and a blank between two digits to the digit behind it.
fn units(text: &str) -> Vec<(String, Range<usize>)> {
    let mut units: Vec<(String, Range<usize>)> = Vec::new();
    let mut is_apart = false;
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if is_space(letter) {
            is_apart = true;
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some((mark, voicing)) = letters.next_if(|(_, letter)| is_voicing(*letter)) {
            end = mark + voicing.len_utf8();
        }
        let mut unit = key(text.get(start..end).unwrap_or_default());
        let is_digit = |letter: char| letter.is_ascii_digit();
        if std::mem::take(&mut is_apart)
            && unit.starts_with(is_digit)
            && units.last().is_some_and(|(before, _)| before.ends_with(is_digit))
        {
            unit.insert(0, ' ');
        }
        units.push((unit, start..end));
    }
    units
}

/// Whether the letter is a voicing mark, which combines with the kana before it.
fn is_voicing(letter: char) -> bool {
    matches!(letter, '\u{3099}' | '\u{309A}' | 'ﾞ' | 'ﾟ')
}

/// The first token of a text and its length in bytes.
fn next(text: &str, before: Option<&Token>) -> Option<(Token, usize)> {
    let first = text.chars().next()?;
    // 2019年目標 is not 2019年目.
    let is_target = || text.starts_with("年目標");
    let is_here = |(word, token): &&(&str, Token)| text.starts_with(word) && !(*token == Token::Nth && is_target());
    let word = WORDS.iter().find(is_here);
    Some(match (first, word) {
        (_, Some((word, token))) => (*token, word.len()),
        ('0'..='9', _) => number(text),
        ('.' | '/' | '-' | '–' | '―', _) => (Token::Joint(first), first.len_utf8()),
        ('A'..='Z' | 'a'..='z', _) => letter(text, before),
        _ => (Token::Other, first.len_utf8()),
    })
}

/// The run of digits at the beginning; a run that is too long for a year is not a number.
fn number(text: &str) -> (Token, usize) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text.get(..length).filter(|digits| digits.len() <= 8).and_then(|digits| digits.parse().ok());
    (value.map_or(Token::Other, |value| Token::Number(value, length)), length)
}

/// H, R or S is an era if a number follows, also behind a point (H.30), and if it does not end a Latin word.
fn letter(text: &str, before: Option<&Token>) -> (Token, usize) {
    let mut letters = text.chars();
    let era = match letters.next() {
        Some('S') => Era::Showa,
        Some('H') => Era::Heisei,
        Some('R') => Era::Reiwa,
        _ => return (Token::Letter, 1),
    };
    let behind = letters.as_str();
    let (behind, length) = behind.strip_prefix('.').map_or((behind, 1), |behind| (behind, 2));
    let ends_a_word = matches!(before, Some(Token::Letter | Token::Number(..)));
    let year_follows = behind.starts_with(|letter: char| letter.is_ascii_digit() || letter == '元');
    if year_follows && !ends_a_word { (Token::Era(era), length) } else { (Token::Letter, 1) }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_letters_of_a_text_make_its_compact_form(text in "([か-ほカ-ホｦ-ﾟ\u{3099}\u{309A}㍻㎡0-9０-９ 　]|\\PC){0,20}") {
            prop_assert_eq!(compact(&text), units(&text).into_iter().map(|(unit, _)| unit).collect::<String>());
        }

        #[test]
        fn tokens_occur_in_the_text_in_their_order(text in "([HR平成令和元年度月日〜. 　0-9０-９]|\\PC){0,20}") {
            let placed = placed_tokens(&text);
            prop_assert_eq!(placed.iter().map(|(token, _)| *token).collect::<Vec<_>>(), tokens(&text));
            prop_assert!(placed.iter().all(|(_, at)| text.get(at.clone()).is_some()));
            prop_assert!(placed.is_sorted_by_key(|(_, at)| at.start));
        }
    }
}
