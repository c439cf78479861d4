//! What a spreadsheet's number shows under its number format: `31` with `#,##0"百万円"` is 31百万円.
//!
//! A format has up to three sections for numbers (above zero, below zero, zero, or by conditions) and one for texts. The words of
//! a section are treated as if they were typed behind the figure; a section without a place for digits shows only its words. The
//! number keeps its own sign: under `"△"0`, `(0)` and `"-"0` it is the negative number, and a zero that is shown as a dash is a
//! zero. Commas between digits are only formatting.

use std::cmp::Ordering::{self, Equal, Greater, Less};

use rust_decimal::Decimal;

use super::decimal::{self, rounded, shifted};
use super::figure::{FormattedFigure, SIGNS, is_zero};
use crate::columns::book_words::is_dash;
use crate::value::width::{key, trim};

/// What a format shows for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Digits, with what the format puts around them.
    Figure(FormattedFigure),
    /// Words in place of the number; blank if nothing is visible.
    Words(String),
    /// Digits with words between them (`1億2345万円`), as they are seen. For a date, a power of ten or a fraction, which are not
    /// computed here, the raw number behind the words of the section, so that it is not read as a figure.
    Unknown(String),
}

/// What a format shows for a number as programs write it; `None` if the text is no number, or the format does not apply to it.
pub fn shown(number: &str, format: &str) -> Option<Shown> {
    let decimal = decimal::read(number).filter(|_| !format.is_empty())?;
    let pieces = pieces(format);
    let (section, is_without_sign) = section_of(&sections(&pieces), decimal)?;
    Some(shown_by(section, number, decimal, is_without_sign))
}

/// The visible text of a number, as a person would type it; the number as written if the format does not apply to it.
pub fn shown_number(number: &str, format: &str) -> String {
    match shown(number, format) {
        None => number.to_owned(),
        Some(Shown::Figure(figure)) => figure.typed(),
        Some(Shown::Words(words)) if is_dash(&key(&words)) && is_zero(number) => "0".to_owned(),
        Some(Shown::Words(words)) => words,
        Some(Shown::Unknown(text)) => text,
    }
}

/// The visible text of a text cell: the text itself, or what the format shows for texts.
pub fn shown_text(text: &str, format: &str) -> String {
    let pieces = pieces(format);
    match sections(&pieces).as_slice() {
        [_, _, _, section, ..] => around(section, text),
        [section] if section.contains(&Piece::Text) => around(section, text),
        _ => text.to_owned(),
    }
}

/// The sections of a format.
fn sections(pieces: &[Piece]) -> Vec<&[Piece]> {
    pieces.split(|piece| *piece == Piece::EndOfSection).collect()
}

/// The section that shows the number, and whether it is for negative numbers only, which are shown without their sign; `None` if
/// no section applies to the number.
fn section_of<'p>(sections: &[&'p [Piece]], number: Decimal) -> Option<(&'p [Piece], bool)> {
    let condition = |section: &&'p [Piece]| {
        section.iter().find_map(|piece| if let Piece::Condition(condition) = piece { Some(*condition) } else { None })
    };
    let of_numbers = sections.get(..sections.len().min(3))?;
    if of_numbers.iter().any(|section| condition(section).is_some()) {
        let holds = |section: &&&'p [Piece]| condition(section).is_none_or(|condition| condition.holds(number));
        let found = of_numbers.iter().find(holds)?;
        return Some((found, condition(found).is_some_and(SectionCondition::is_of_negatives)));
    }
    let place = match (number.cmp(&Decimal::ZERO), of_numbers.len()) {
        (Less, 2..) => 1,
        (Equal, 3) => 2,
        _ => 0,
    };
    Some((of_numbers.get(place)?, place == 1))
}

/// The condition for the numbers of a section: `[<10]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SectionCondition {
    /// The allowed results of comparing the number with the bound.
    allowed: &'static [Ordering],
    bound: Decimal,
}

impl SectionCondition {
    fn read(words: &str) -> Option<Self> {
        let bound = words.trim_start_matches(['<', '>', '=']);
        let allowed: &[Ordering] = match words.strip_suffix(bound)? {
            "<" => &[Less],
            "<=" => &[Less, Equal],
            "=" => &[Equal],
            ">=" => &[Greater, Equal],
            ">" => &[Greater],
            "<>" => &[Less, Greater],
            _ => return None,
        };
        Some(Self { allowed, bound: decimal::read(bound.trim())? })
    }

    /// Whether the condition holds for numbers below zero only.
    fn is_of_negatives(self) -> bool {
        self.allowed.contains(&Less) && !self.allowed.contains(&Greater) && !self.holds(Decimal::ZERO)
    }

    fn holds(self, number: Decimal) -> bool {
        self.allowed.contains(&number.cmp(&self.bound))
    }
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// Letters that are shown as they are.
    Words(String),
    /// A place for digits, a point or a comma.
    Digit(char),
    Percent,
    Condition(SectionCondition),
    /// The place for a text (`@`).
    Text,
    /// The unchanged number (`General`).
    General,
    /// A format that shows something else than the digits: a power of ten, a fraction, a date.
    Other,
    EndOfSection,
}

/// The pieces of a format. Colours, blanks of a letter's width and fill letters are left out.
fn pieces(format: &str) -> Vec<Piece> {
    let (mut found, mut rest) = (Vec::new(), format.chars());
    while let Some(letter) = rest.next() {
        let mut until = |end: char| rest.by_ref().take_while(|letter| *letter != end).collect::<String>();
        found.extend(match letter {
            '"' => Some(Piece::Words(until('"'))),
            '\\' | '!' => rest.next().map(|next| Piece::Words(next.to_string())),
            '_' | '*' => {
                rest.next();
                None
            }
            '[' => in_brackets(&until(']')),
            '0' | '#' | '?' | '.' | ',' => Some(Piece::Digit(letter)),
            '%' => Some(Piece::Percent),
            '@' => Some(Piece::Text),
            ';' => Some(Piece::EndOfSection),
            'g' | 'G' if rest.as_str().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("eneral")) => {
                rest.nth(5);
                Some(Piece::General)
            }
            letter if letter.is_ascii_alphabetic() || letter == '/' => Some(Piece::Other),
            letter => Some(Piece::Words(letter.to_string())),
        });
    }
    found
}

/// The piece for the content of brackets: a condition, or a currency before its language (`[$¥-411]`); `None` for anything else.
fn in_brackets(words: &str) -> Option<Piece> {
    if let Some(currency) = words.strip_prefix('$') {
        let sign = currency.split_once('-').map_or(currency, |(sign, _)| sign);
        return (!sign.is_empty()).then(|| Piece::Words(sign.to_owned()));
    }
    SectionCondition::read(words).map(Piece::Condition)
}

/// The words of a section with this text in the place of its text or number.
fn around(section: &[Piece], text: &str) -> String {
    let words = section.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str(),
        Piece::Percent => "%",
        Piece::Text | Piece::General => text,
        _ => "",
    });
    words.collect()
}

/// The number behind the words of a section, separated by a colon. Without it, words between the digits would be read as the unit.
fn apart(section: &[Piece], number: &str) -> String {
    let words = around(section, "");
    match trim(words.trim_matches(SIGNS)) {
        "" => number.to_owned(),
        words => format!("{words}\u{ff1a}{number}"),
    }
}

/// What a section shows for a number.
fn shown_by(section: &[Piece], number: &str, decimal: Decimal, is_without_sign: bool) -> Shown {
    let is_place = |piece: &Piece| matches!(piece, Piece::Digit(_) | Piece::General | Piece::Other | Piece::Text);
    let Some((first, last)) = section.iter().position(is_place).zip(section.iter().rposition(is_place)) else {
        return Shown::Words(trim(&around(section, "")).to_owned());
    };
    let part = |from: usize, to: usize| section.get(from..to).unwrap_or_default();
    let (before, places, behind) = (part(0, first), part(first, last + 1), part(last + 1, section.len()));
    let is_whole = matches!(places, [Piece::General | Piece::Text]);
    let has_percent = before.iter().chain(behind).any(|piece| *piece == Piece::Percent);
    let whole = is_whole.then(|| number.trim_start_matches('-').to_owned());
    let digits = whole.or_else(|| digits(places, decimal, has_percent));
    let (before, behind, is_below) = (around(before, ""), around(behind, ""), decimal < Decimal::ZERO);
    let Some(digits) = digits else {
        let (before, behind) = (trim(before.trim_matches(SIGNS)), trim(behind.trim_end_matches(SIGNS)));
        let sign = if is_below { "-" } else { "" };
        let seen = parted_digits(places, decimal).map(|digits| format!("{sign}{before}{digits}{behind}"));
        return Shown::Unknown(seen.unwrap_or_else(|| apart(section, number)));
    };
    let mut whole = places.iter().take_while(|piece| **piece != Piece::Digit('.'));
    let shows_zero = is_whole || whole.any(|piece| *piece == Piece::Digit('0')) || digits.contains('.');
    let is_negative = is_below && !is_zero(&digits);
    let is_comma = |piece: &&Piece| **piece == Piece::Digit(',');
    Shown::Figure(FormattedFigure {
        is_negative,
        minus: if is_negative && !is_without_sign { "-" } else { "" },
        has_commas: places.iter().rev().skip_while(is_comma).any(|piece| is_comma(&piece)),
        is_nothing: is_zero(&digits) && !shows_zero,
        before,
        digits,
        behind,
    })
}

/// The digits of a whole number in places with words between them: each place takes one digit from the right, the first place
/// takes all the rest. `None` if anything else is between the places, or the number is too large.
fn parted_digits(places: &[Piece], number: Decimal) -> Option<String> {
    let mut digits = rounded(number, 0, 0)?.trim_start_matches('0').to_owned();
    let first = places.iter().position(|piece| matches!(piece, Piece::Digit(_)));
    let mut shown: Vec<String> = Vec::new();
    for (nth, piece) in places.iter().enumerate().rev() {
        shown.push(match piece {
            Piece::Words(words) => words.clone(),
            Piece::Digit('0' | '#' | '?') if first == Some(nth) && !digits.is_empty() => std::mem::take(&mut digits),
            Piece::Digit(place @ ('0' | '#' | '?')) => match digits.pop() {
                None if *place == '0' => "0".to_owned(),
                digit => digit.map(String::from).unwrap_or_default(),
            },
            _ => return None,
        });
    }
    shown.reverse();
    Some(shown.concat())
}

/// The digits of a number in these places; `None` if the number is too large, or anything else is among the places. Each comma at
/// the end, or directly left of the point, divides by a thousand.
fn digits(places: &[Piece], number: Decimal, has_percent: bool) -> Option<String> {
    let letter = |piece: &Piece| if let Piece::Digit(letter) = piece { Some(*letter) } else { None };
    let letters = places.iter().map(letter).collect::<Option<String>>()?;
    let (whole, decimals) = letters.split_once('.').unwrap_or((&letters, ""));
    let commas = |part: &str| part.len() - part.trim_end_matches(',').len();
    let thousands = i32::try_from(commas(whole) + commas(decimals)).ok()?;
    let count = |digits: &[char]| u32::try_from(decimals.matches(digits).count()).ok();
    let shifted = shifted(number, if has_percent { 2 } else { 0 } - 3 * thousands)?;
    rounded(shifted, count(&['0', '#', '?'])?, count(&['0'])?)
}
