//! The text before the number in a cell: 約, how the number was counted (延べ, 累計), its time (H26年度末), a currency sign (¥)
//! and the quote with which a spreadsheet marks a text.

use crate::value::fiscal_year::{FigureTime, read_figure_time};
use crate::value::width::{fold, is_space, narrow, trim};

use super::reading::{Counted, LeadingSign};

/// Words before a number that make it an approximate one.
pub(super) const ABOUT: &[&str] = &["約", "およそ", "おおよそ", "おおむね", "概ね", "ほぼ"];

/// The parts of the text before a number.
#[derive(Default)]
pub(super) struct LeadingText<'a> {
    pub(super) about: Option<&'static str>,
    pub(super) counted: Option<Counted>,
    pub(super) as_of: Option<FigureTime>,
    /// The text after these parts, which begins with the number.
    pub(super) figure: &'a str,
}

impl<'a> LeadingText<'a> {
    /// Splits off the parts before the number; `None` if there are none, or unknown ones.
    pub(super) fn split(text: &'a str) -> Option<Self> {
        let mut lead = Self { figure: without_quote(text), ..Self::default() };
        while let Some(rest) = lead.takes() {
            lead.figure = trim(rest);
        }
        (lead.figure.len() < text.len() && begins_with_figure(lead.figure)).then_some(lead)
    }

    /// Takes the first part, unless a part of its kind was taken before, and returns the text after it.
    fn takes(&mut self) -> Option<&'a str> {
        let text = self.figure;
        if let Some((word, rest)) = ABOUT.iter().find_map(|word| Some((*word, text.strip_prefix(word)?))) {
            return self.about.replace(word).is_none().then_some(rest);
        }
        if let Some((counted, rest)) = counted(text) {
            return self.counted.replace(counted).is_none().then_some(rest);
        }
        if let Some(rest) = behind_note(text) {
            return Some(rest);
        }
        let (time, rest) = time(text)?;
        self.as_of.replace(time).is_none().then_some(rest)
    }
}

/// The text without the quote with which a spreadsheet marks a text.
fn without_quote(text: &str) -> &str {
    text.strip_prefix(['\'', '’', '‘']).map_or(text, trim)
}

/// The text after the mark of a note that is in brackets or before a blank: （※1）79, ※1 79. `None` for ※179, in which it
/// is unclear where the figure begins.
fn behind_note(text: &str) -> Option<&str> {
    let (mark, rest) = match text.strip_prefix(['(', '（']) {
        Some(inner) => inner.split_once([')', '）'])?,
        None => text.split_once(is_space)?,
    };
    let number = mark.strip_prefix(['※', '*', '＊', '注'])?;
    number.chars().all(|letter| narrow(letter).is_ascii_digit()).then_some(rest)
}

/// How the number was counted, and the text after that: 延べ, （累計）, 5年間で累計, 5年間で.
fn counted(text: &str) -> Option<(Counted, &str)> {
    if let Some(figure) = behind_years(text).filter(|figure| begins_with_figure(figure)) {
        // 5年間で20件 may be the total of five years; 5年間 20件 may be a duration and another figure.
        let years = text.strip_suffix(figure).map(trim).filter(|years| IN_YEARS.iter().any(|end| years.ends_with(end)));
        return years.filter(|years| !ONE.contains(years)).map(|_| (Counted::Running, figure));
    }
    let (bracketed, inner) = text.strip_prefix(['(', '（']).map_or((false, text), |inner| (true, trim(inner)));
    let word =
        |text| Counted::WORDS.iter().find_map(|(word, counted)| Some((*counted, str::strip_prefix(text, *word)?)));
    let (counted, rest) = word(inner).or_else(|| word(behind_years(inner)?).filter(|(counted, _)| is_sum(*counted)))?;
    let rest = if bracketed {
        trim(rest).strip_prefix([')', '）'])?
    } else {
        rest.strip_prefix(['で', 'の']).unwrap_or(rest)
    };
    Some((counted, trim(rest).trim_start_matches([':', '：'])))
}

/// The endings of words for the years in which something is to be reached.
const IN_YEARS: [&str; 4] = ["年間で", "か年で", "ヶ年で", "カ年で"];
/// The words for one year: a figure for one year is the value of the year, not a total.
const ONE: [&str; 2] = ["1年間で", "１年間で"];

fn is_sum(counted: Counted) -> bool {
    matches!(counted, Counted::Running | Counted::Sum)
}

/// The text after a number of years and a following で or の: 累計 of 5年間で累計, nothing of 3か年.
fn behind_years(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|letter| narrow(letter).is_ascii_digit());
    let digits = text.chars().count() - rest.chars().count();
    let rest = rest.strip_prefix(['か', 'ヶ', 'カ', 'ケ', 'ヵ', '箇']).unwrap_or(rest).strip_prefix('年')?;
    let rest = rest.strip_prefix('間').unwrap_or(rest);
    (1..=2).contains(&digits).then(|| trim(rest.strip_prefix(['で', 'の']).unwrap_or(rest)))
}

/// A time before the number, and the text after it: （H26）, H26年度末, 平成26年度：. The time is in brackets, ends in 度, 末 or 点,
/// or is followed by a blank or a colon.
fn time(text: &str) -> Option<(FigureTime, &str)> {
    if let Some(inner) = text.strip_prefix(['(', '（', '[', '［', '【']) {
        let (inner, rest) = inner.split_once([')', '）', ']', '］', '】'])?;
        return Some((read_figure_time(trim(inner))?, rest));
    }
    if read_figure_time(text).is_some() {
        return None;
    }
    let ends = text
        .char_indices()
        .filter(|(_, letter)| is_space(*letter) || matches!(letter, ':' | '：' | '度' | '末' | '点'));
    let ends: Vec<(usize, usize)> = ends.map(|(at, letter)| (at, letter.len_utf8())).collect();
    ends.iter().rev().find_map(|(at, length)| {
        let is_part = text.get(*at..)?.starts_with(['度', '末', '点']);
        let end = if is_part { at + length } else { *at };
        let time = read_figure_time(trim(text.get(..end)?)).filter(|time| is_told(&time.text))?;
        Some((time, text.get(at + length..)?))
    })
}

/// Whether a time without brackets cannot be a duration: 5年 may be five years.
fn is_told(time: &str) -> bool {
    let time = fold(time);
    time.contains(['度', '月'])
        || !time.starts_with(|letter: char| letter.is_ascii_digit())
        || time.chars().take(4).all(|letter| letter.is_ascii_digit())
}

/// Whether the text begins with a number, after an optional sign and currency sign.
fn begins_with_figure(text: &str) -> bool {
    let unsigned = LeadingSign::split(text).map_or(text, |(_, unsigned)| unsigned);
    let unpaid = without_yen(unsigned).unwrap_or(unsigned);
    unpaid.starts_with(|letter| matches!(narrow(letter), '0'..='9' | '.'))
}

/// The text after a currency sign; `None` if there is none. A backslash is the yen sign in Japanese fonts.
pub(super) fn without_yen(text: &str) -> Option<&str> {
    text.strip_prefix(['¥', '￥', '\\', '＼']).map(trim)
}
