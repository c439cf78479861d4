//! What a number of a spreadsheet shows by its format: `31` with `#,##0"百万円"` is 31百万円.
//!
//! A format has up to three sections for numbers, for those above zero, below it and for zero, or for those that conditions
//! name, and one for texts. The words of a section stand behind the figure as if they were typed, and a section without a place for
//! digits is all that is seen. The sign of a number is its own: of `"△"0`, `(0)` and `"-"0` the number is the negative one, and a
//! zero that is shown as a dash is a zero. Commas between digits are looks.

use super::decimal::Decimal;
use super::figure::{FormattedFigure, SIGNS, Sign};
use crate::columns::book_words::is_dash;
use crate::value::width::{key, trim};
use std::cmp::Ordering;

/// What a format shows of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Digits, with what the format puts around them.
    Figure(FormattedFigure),
    /// Words in the place of the number; blank where nothing is seen.
    Words(String),
    /// Digits with words between them (`1億2345万円`), as they are seen; or a date, a power of ten, a fraction, of which what they
    /// show is not told here: the number as it is, behind the words of the section, where it is read as no figure.
    Unknown(String),
}

/// What a format shows of a number that is written as programs write it; `None` if it is no number, or the format says nothing of it.
pub fn shown(number: &str, format: &str) -> Option<Shown> {
    let decimal = Decimal::read(number).filter(|_| !format.is_empty())?;
    let sections: Vec<FormatSection> = sections(format).into_iter().map(FormatSection::read).collect();
    let (section, is_without_sign) = section_of(&sections, &decimal)?;
    Some(section.shown(number, &decimal, is_without_sign))
}

/// What is seen of that number, as one would type it; as it is written where the format says nothing of it that is known.
pub fn shown_number(number: &str, format: &str) -> String {
    let is_zero = || Decimal::read(number).is_some_and(|number| number.signum() == 0);
    match shown(number, format) {
        None => number.to_owned(),
        Some(Shown::Figure(figure)) => figure.typed(),
        Some(Shown::Words(words)) if is_dash(&key(&words)) && is_zero() => "0".to_owned(),
        Some(Shown::Words(words)) => words,
        Some(Shown::Unknown(text)) => text,
    }
}

/// What is seen of that text: all of it, or what the format shows for texts.
pub fn shown_text(text: &str, format: &str) -> String {
    let sections = sections(format);
    match sections.get(3).or_else(|| sections.first().filter(|first| sections.len() == 1 && has_place_of_text(first))) {
        Some(section) => FormatSection::read(section).around(text),
        None => text.to_owned(),
    }
}

fn has_place_of_text(section: &str) -> bool {
    pieces(section).contains(&Piece::Text)
}

/// The sections of a format. A semicolon in quotes, in brackets or behind a backslash parts none.
fn sections(format: &str) -> Vec<&str> {
    let (mut found, mut from) = (Vec::new(), 0);
    let (mut is_quoted, mut is_in_brackets, mut is_escaped) = (false, false, false);
    for (at, letter) in format.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' => is_escaped = true,
            '[' => is_in_brackets = true,
            ']' => is_in_brackets = false,
            ';' if !is_in_brackets => {
                found.extend(format.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    found.extend(format.get(from..));
    found
}

/// The section that shows the number, and whether it is for negative numbers alone, which are shown without their sign; `None` where
/// the format has a section for texts only.
fn section_of<'s>(sections: &'s [FormatSection], number: &Decimal) -> Option<(&'s FormatSection, bool)> {
    let of_numbers = sections.get(..sections.len().min(3))?;
    if of_numbers.iter().any(|section| section.condition.is_some()) {
        let holds =
            |section: &&FormatSection| section.condition.as_ref().is_none_or(|condition| condition.holds(number));
        let found = of_numbers.iter().find(holds)?;
        return Some((found, found.condition.as_ref().is_some_and(SectionCondition::is_of_negatives)));
    }
    let place = match (number.signum(), of_numbers.len()) {
        (-1, 2..) => 1,
        (0, 3) => 2,
        _ => 0,
    };
    Some((of_numbers.get(place)?, place == 1))
}

/// For which numbers a section is: `[<10]`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SectionCondition {
    is_below: bool,
    is_equal: bool,
    is_above: bool,
    bound: Decimal,
}

impl SectionCondition {
    fn read(words: &str) -> Option<Self> {
        let bound = words.trim_start_matches(['<', '>', '=']);
        let (sign, _) = words.split_at_checked(words.len() - bound.len())?;
        let has = |letter| sign.contains(letter);
        let (is_below, is_equal, is_above) = match sign {
            "" => return None,
            "<>" => (true, false, true),
            _ => (has('<'), has('='), has('>')),
        };
        Some(Self { is_below, is_equal, is_above, bound: Decimal::read(bound.trim())? })
    }

    /// Whether it holds for numbers below zero alone.
    fn is_of_negatives(&self) -> bool {
        let sign = self.bound.signum();
        self.is_below && !self.is_above && (sign < 0 || sign == 0 && !self.is_equal)
    }

    fn holds(&self, number: &Decimal) -> bool {
        match number.compared_with(&self.bound) {
            Ordering::Less => self.is_below,
            Ordering::Equal => self.is_equal,
            Ordering::Greater => self.is_above,
        }
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
    /// The number as it is (`General`).
    General,
    /// Something that makes another text of the number than its digits: a power of ten, a fraction, a date.
    Other,
}

/// The pieces of a section. Colours, blanks as wide as a letter and letters that fill the cell are left out.
fn pieces(section: &str) -> Vec<Piece> {
    let (mut found, mut rest) = (Vec::new(), section);
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        let next = behind.chars().next();
        let behind_next = || behind.get(next.map_or(0, char::len_utf8)..).unwrap_or_default();
        let (piece, left) = match letter {
            '"' => {
                let (words, left) = behind.split_once('"').unwrap_or((behind, ""));
                (Some(Piece::Words(words.to_owned())), left)
            }
            '\\' | '!' => (next.map(|next| Piece::Words(next.to_string())), behind_next()),
            '_' | '*' => (None, behind_next()),
            '[' => {
                let (words, left) = behind.split_once(']').unwrap_or((behind, ""));
                (in_brackets(words), left)
            }
            '0' | '#' | '?' | '.' | ',' => (Some(Piece::Digit(letter)), behind),
            '%' => (Some(Piece::Percent), behind),
            '@' => (Some(Piece::Text), behind),
            '/' => (Some(Piece::Other), behind),
            'g' | 'G' if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("general")) => {
                (Some(Piece::General), rest.get(7..).unwrap_or_default())
            }
            letter if letter.is_ascii_alphabetic() => (Some(Piece::Other), behind),
            letter => (Some(Piece::Words(letter.to_string())), behind),
        };
        found.extend(piece);
        rest = left;
    }
    found
}

/// What stands in brackets: a condition, or a currency before its language (`[$¥-411]`).
fn in_brackets(words: &str) -> Option<Piece> {
    if let Some(currency) = words.strip_prefix('$') {
        let sign = currency.split_once('-').map_or(currency, |(sign, _)| sign);
        return (!sign.is_empty()).then(|| Piece::Words(sign.to_owned()));
    }
    SectionCondition::read(words).map(Piece::Condition)
}

/// A section of a format.
#[derive(Clone, Debug, PartialEq)]
struct FormatSection {
    condition: Option<SectionCondition>,
    pieces: Vec<Piece>,
}

impl FormatSection {
    fn read(section: &str) -> Self {
        let pieces = pieces(section);
        let condition = pieces
            .iter()
            .find_map(|piece| if let Piece::Condition(condition) = piece { Some(condition.clone()) } else { None });
        Self { condition, pieces }
    }

    /// The words of the section with that text in its place.
    fn around(&self, text: &str) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Text | Piece::General => text,
            _ => "",
        });
        words.collect()
    }

    /// The number behind the words of the section. Joined to it, words from between its digits would be its unit.
    fn apart(&self, number: &str) -> String {
        let words = self.around("");
        match trim(words.trim_matches(SIGNS)) {
            "" => number.to_owned(),
            words => format!("{words}\u{ff1a}{number}"),
        }
    }

    fn is_place(piece: &Piece) -> bool {
        matches!(piece, Piece::Digit('0' | '#' | '?') | Piece::General | Piece::Other | Piece::Text)
    }

    fn shown(&self, number: &str, decimal: &Decimal, is_without_sign: bool) -> Shown {
        let first = self.pieces.iter().position(Self::is_place);
        let Some((first, last)) = first.zip(self.pieces.iter().rposition(Self::is_place)) else {
            return Shown::Words(trim(&words(&self.pieces)).to_owned());
        };
        let part = |from: usize, to: usize| self.pieces.get(from..to).unwrap_or_default();
        let last =
            part(last + 1, self.pieces.len()).iter().take_while(|piece| matches!(piece, Piece::Digit(_))).count()
                + last;
        let (before, places, behind) = (part(0, first), part(first, last + 1), part(last + 1, self.pieces.len()));
        let is_whole = places.contains(&Piece::General) || places.contains(&Piece::Text);
        let is_known = places.iter().all(|piece| matches!(piece, Piece::Digit(_) | Piece::General | Piece::Text));
        let has_percent = before.iter().chain(behind).any(|piece| *piece == Piece::Percent);
        let digits = match is_whole {
            _ if !is_known => None,
            true => Some(number.trim_start_matches('-').to_owned()),
            false => digits(places, decimal, has_percent),
        };
        let Some(digits) = digits else {
            let (before, behind) = (words(before), words(behind));
            let (before, behind) = (trim(before.trim_matches(SIGNS)), trim(behind.trim_end_matches(SIGNS)));
            let sign = if decimal.signum() < 0 { "-" } else { "" };
            let seen = parted_digits(places, decimal).map(|digits| format!("{sign}{before}{digits}{behind}"));
            return Shown::Unknown(seen.unwrap_or_else(|| self.apart(number)));
        };
        let whole = places.split(|piece| *piece == Piece::Digit('.'));
        let has_zero = whole.take(1).any(|whole| whole.contains(&Piece::Digit('0'))) || digits.contains('.');
        Shown::Figure(FormattedFigure {
            before: words(before),
            digits,
            behind: words(behind),
            sign: match decimal.signum() {
                -1 if is_without_sign => Sign::LeftToFormat,
                -1 => Sign::Minus,
                _ => Sign::None,
            },
            has_commas: places
                .iter()
                .rev()
                .skip_while(|piece| **piece == Piece::Digit(','))
                .any(|piece| *piece == Piece::Digit(',')),
            shows_zero: is_whole || has_zero,
        })
    }
}

/// The words of some pieces.
fn words(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str(),
        Piece::Percent => "%",
        _ => "",
    });
    words.collect()
}

/// The digits of a whole number in places with words between them: each place takes one from the right, the first all that are
/// left. `None` where something else stands between them, or the number is too large.
fn parted_digits(places: &[Piece], number: &Decimal) -> Option<String> {
    let is_known = |piece: &Piece| matches!(piece, Piece::Digit('0' | '#' | '?') | Piece::Words(_));
    if !places.iter().all(is_known) {
        return None;
    }
    let digits = number.clone().shifted(0).rounded(0, 0)?;
    let mut digits = if digits == "0" { "" } else { &*digits };
    let mut shown: Vec<String> = Vec::new();
    for (nth, piece) in places.iter().enumerate().rev() {
        let is_first = !places.get(..nth)?.iter().any(|before| matches!(before, Piece::Digit(_)));
        match piece {
            Piece::Words(words) => shown.push(words.clone()),
            _ if is_first && !digits.is_empty() => shown.push(digits.to_owned()),
            Piece::Digit(place) => match digits.split_at_checked(digits.len().wrapping_sub(1)) {
                Some((rest, last)) => {
                    shown.push(last.to_owned());
                    digits = rest;
                }
                None if *place == '0' => shown.push("0".to_owned()),
                None => {}
            },
            _ => return None,
        }
    }
    shown.reverse();
    Some(shown.concat())
}

/// The digits of a number in these places; `None` if it is too large. A comma at the end, or left of the point, is a thousandth.
fn digits(places: &[Piece], number: &Decimal, has_percent: bool) -> Option<String> {
    let letters: String =
        places.iter().filter_map(|piece| if let Piece::Digit(letter) = piece { Some(*letter) } else { None }).collect();
    let (whole, decimals) = letters.split_once('.').unwrap_or((&letters, ""));
    let commas = |part: &str| part.len() - part.trim_end_matches(',').len();
    let thousands = i32::try_from(commas(whole) + commas(decimals)).ok()?;
    let is_digit = |letter: &char| matches!(letter, '0' | '#' | '?');
    let most = decimals.chars().filter(is_digit).count();
    let least = decimals.chars().filter(|letter| *letter == '0').count();
    number.clone().shifted(if has_percent { 2 } else { 0 } - 3 * thousands).rounded(most, least)
}
