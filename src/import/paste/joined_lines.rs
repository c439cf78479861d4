//! Headings on two lines of a pasted block as one.

use std::collections::{BTreeMap, BTreeSet};

use crate::columns::{self, Slot, Wide};
use crate::value::fiscal_year::year_mentions;
use crate::value::width::key;

/// The headings of two lines as one, column by column; `None` if the lower line is none of headings, or completes none.
pub(super) fn joined_lines(upper: &[String], lower: &[String]) -> Option<Vec<String>> {
    let field = |row: &[String], place: usize| row.get(place).map(|text| text.trim().to_owned()).unwrap_or_default();
    let (mut names, mut spanning, mut completes) = (Vec::new(), String::new(), false);
    let lines: Vec<(String, String)> =
        (0..upper.len().max(lower.len())).map(|place| (field(upper, place), field(lower, place))).collect();
    let parting = parting_words(&lines);
    for (above, below) in lines {
        spanning = if above.is_empty() { spanning } else { above.clone() };
        let name = join(above.clone(), (&spanning, &parting), &below)?;
        completes |= name != above && name != below;
        names.push(name);
    }
    completes.then_some(names)
}

/// The words of an upper line that alone tell equal headings of figures below them apart, whatever they mean: 旧 and 新 over the
/// same years. Without them one of the two would be read as if nothing stood over it.
fn parting_words(lines: &[(String, String)]) -> BTreeSet<String> {
    let mut over: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut spanning = "";
    for (upper, lower) in lines {
        spanning = if upper.is_empty() { spanning } else { upper };
        if Slot::read(spanning) == Slot::Unknown && Slot::read(lower).is_of_figures() {
            over.entry(key(lower)).or_default().insert(spanning);
        }
    }
    over.into_values().filter(|words| words.len() > 1).flatten().map(str::to_owned).collect()
}

/// A heading of two lines; `None` if the upper is one by itself and the lower says something else.
fn join(mut upper: String, (spanning, parting): (&str, &BTreeSet<String>), lower: &str) -> Option<String> {
    if lower.is_empty() {
        return Some(upper);
    }
    let lower = without_brackets(lower);
    let is_parted = || parting.contains(spanning) && Slot::read(lower).is_of_figures();
    if spans(spanning, lower) || is_parted() {
        return Some(format!("{spanning} {lower}"));
    }
    if Slot::read(&upper).column().is_some() {
        return None;
    }
    if !upper.is_empty() {
        upper.push(' ');
    }
    upper.push_str(lower);
    Some(upper)
}

/// The text without the brackets around all of it, where it only says whether a figure or its time stands below it: （数値）, （年月）.
fn without_brackets(lower: &str) -> &str {
    let Some(inner) = columns::in_brackets(lower) else { return lower };
    if columns::is_time(inner) || Slot::read(inner) == Slot::Value { inner } else { lower }
}

/// Whether an upper heading spans the lower one: a year over 目標 and 実績, one of these over years, or any of them over 年度 and 値.
fn spans(upper: &str, lower: &str) -> bool {
    let is_figure =
        |slot| matches!(slot, Slot::Of(column, None) if column.is_figure()) || slot == Slot::UnclearYear(None);
    match (Slot::read(upper), Slot::read(lower)) {
        (_, below) if columns::is_of_amendment(upper) => below.is_of_figures(),
        (_, Slot::Of(Wide::Year(_), None)) if columns::is_of_progress(upper) => true,
        (Slot::Unknown, Slot::Figures(_)) => columns::is_term(upper),
        (upper, Slot::Figures(_)) => is_figure(upper),
        // 見込量 beside 実績, below the year of both.
        (Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None), Slot::Computed) if columns::is_expected(lower) => {
            true
        }
        (Slot::Figures(_) | Slot::Of(Wide::Baseline, None), Slot::When | Slot::Value) => true,
        (Slot::Figures(_) | Slot::Of(Wide::Baseline, None), _) if columns::is_time(lower) => true,
        // The years of 達成率 are not those of further figures.
        (Slot::Of(Wide::Baseline, None) | Slot::Computed, Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None)) => {
            true
        }
        // （R3当初） below 現況値.
        (baseline @ Slot::Of(Wide::Baseline, None), Slot::Unknown) if year_mentions(lower).len() == 1 => {
            Slot::read(&format!("{upper} {lower}")) == baseline
        }
        (Slot::Figures(_), lower) => is_figure(lower),
        _ => false,
    }
}
