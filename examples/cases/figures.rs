//! Single figures of the practice set, read with the unit of their indicator.
//!
//! A figure is the text that is given for a cell whose content is not a plain number (`*_raw`). It is also the text of a
//! cell of the document, if that has exactly one number outside brackets, which is expected, and which is at the beginning
//! or after a word, with nothing after it but its unit and a remark in brackets. Each text counts once with each unit. It is
//!
//! - **right** if it is read as the expected number, with or without a doubt;
//! - **asked** if it is not read as a number, and a doubt gives the reason;
//! - **left** if it is read as text without any doubt;
//! - **wrong** if it is read as another number.

use std::collections::BTreeSet;

use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::year_mentions;
use keikaku::value::width::{fold, narrow, trim};

use crate::expected::{Case, Expected};
use crate::protocol::figure;
use crate::{Met, Verdict};

/// The most letters of a word before a number.
const LONGEST_BEFORE: usize = 3;
/// The word that makes an item number of the number after it.
const ORDINAL: &str = "第";

/// How the figures of a case are read.
pub(crate) fn met(case: &Case) -> Vec<Met> {
    let mut seen = BTreeSet::new();
    let raw = case.numbers.iter().filter_map(|one| Some((one.raw.as_deref()?, one)));
    let raw = raw.filter(|(text, _)| first_number(text).is_some());
    let cells = case.texts.iter().filter_map(|(_, text)| Some((text.as_str(), holds(text, &case.numbers)?)));
    let figures = raw.chain(cells).filter(|(text, of)| seen.insert(((*text).to_owned(), of.unit.clone())));
    figures.map(|(text, of)| read(text, of)).collect()
}

fn read(text: &str, of: &Expected) -> Met {
    let figure = figure(text, &of.unit);
    let value = figure.value.as_deref().and_then(Amount::from_plain);
    let verdict = match value {
        Some(value) if value == of.value => Verdict::Right,
        Some(_) => Verdict::Wrong,
        None if figure.doubt.is_some() => Verdict::Asked,
        None => Verdict::Left,
    };
    let found = figure.value.as_deref().unwrap_or(figure.state);
    let about = format!("“{text}” in {:?} | {} | {found} {}", of.unit, of.value, figure.doubt.unwrap_or_default());
    Met { verdict, about }
}

/// The expectation whose number the text has and nothing else. An expectation whose unit is in the text comes first. `None`
/// if there is none.
fn holds<'e>(text: &str, numbers: &'e [Expected]) -> Option<&'e Expected> {
    let (before, value) = first_number(text)?;
    let words: String = text.chars().take(before).collect();
    let behind: String = text.chars().skip(before).skip_while(|letter| is_of_number(*letter)).collect();
    let behind = without_brackets(&behind);
    let is_year = year_mentions(text).first().is_some_and(|year| text.starts_with(&year.text));
    let is_one = before <= LONGEST_BEFORE && !words.contains(ORDINAL) && !is_year && first_number(&behind).is_none();
    let has_unit = |one: &&Expected| !one.unit.is_empty() && behind.starts_with(&one.unit);
    let mut alike = numbers.iter().filter(|one| is_one && one.value == value);
    alike.clone().find(has_unit).or_else(|| alike.find(|_| behind.is_empty()))
}

/// The text outside brackets, trimmed.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for letter in fold(text).chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    trim(&outside).to_owned()
}

/// The first number of a text, with the number of letters before it.
pub(crate) fn first_number(text: &str) -> Option<(usize, Amount)> {
    let text = fold(text);
    let before = text.chars().take_while(|letter| !letter.is_ascii_digit()).count();
    let digits: String = text.chars().skip(before).take_while(|letter| is_of_number(*letter)).collect();
    let digits = digits.trim_end_matches(['.', ',']).replace(',', "");
    let is_minus = before > 0 && text.chars().nth(before - 1).is_some_and(|sign| matches!(sign, '-' | '−' | '▲' | '△'));
    let amount = Amount::from_plain(&digits)?;
    Some((before, if is_minus { -amount } else { amount }))
}

fn is_of_number(letter: char) -> bool {
    matches!(narrow(letter), '0'..='9' | ',' | '.')
}
