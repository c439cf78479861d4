//! The year that a heading of figures names, taken out of its words.

use crate::value::fiscal_year::{FiscalYear, YearMeaning, read_nth, year_mentions};
use crate::value::width::{fold, is_space};

/// The year that a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadYear {
    /// This fiscal year.
    Of(FiscalYear),
    /// The n-th year of the plan.
    Nth(u32),
    /// A year without era or century, or a calendar year.
    Unclear,
}

/// Whether a heading names a month of its year: 令和5年3月.
pub fn names_a_month(heading: &str) -> bool {
    heading.contains('月')
}

/// Takes the one year out of a heading; of several none.
pub(super) fn take_year(text: &str) -> (Option<HeadYear>, String) {
    let text = without_blanks(text);
    let text = text.as_str();
    let mut mentions = year_mentions(text).into_iter();
    match (mentions.next(), mentions.next()) {
        (Some(mention), None) => {
            let year = match mention.meaning {
                YearMeaning::Of(year) => HeadYear::Of(year),
                YearMeaning::Calendar(_) | YearMeaning::NoEra => HeadYear::Unclear,
                YearMeaning::Impossible => return (None, text.to_owned()),
            };
            (Some(year), text.replacen(&mention.text, "", 1))
        }
        (None, _) => match read_nth(text) {
            Some(nth) => {
                let folded = fold(text);
                let rest = folded.split_once("年目").map(|(before, behind)| {
                    before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '第').to_owned()
                        + behind
                });
                (Some(HeadYear::Nth(nth)), rest.unwrap_or(folded))
            }
            None => (None, text.to_owned()),
        },
        _ => (None, text.to_owned()),
    }
}

/// The text without blanks, but for one between a digit and the number of a month: R6 3月末 is not of the year 63.
fn without_blanks(text: &str) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut joined = String::with_capacity(text.len());
    for part in text.split(is_space).filter(|part| !part.is_empty()) {
        let (before, behind) = (fold(&joined), fold(part));
        let is_month = behind.starts_with(is_digit) && behind.trim_start_matches(is_digit).starts_with('月');
        if is_month && before.ends_with(is_digit) {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}

/// The text without the span of years for which a target holds, 目標値（H27～H31）; `None` if it names no such span.
pub(super) fn without_span(text: &str) -> Option<String> {
    let mentions = year_mentions(text);
    let [first, last] = mentions.as_slice() else { return None };
    let (before, rest) = text.split_once(&*first.text)?;
    let (between, behind) = rest.split_once(&*last.text)?;
    ["~", "～", "〜", "-", "から"].contains(&between).then(|| format!("{before}{behind}"))
}
