//! Comparison of the years in a book's words with the year of a figure.
//!
//! Every heading with a year is compared, wherever it is: beside the cell, above it, with the KPI's name, or as a title if no
//! heading names a year. Comparing headings with those at marking ignores years; the years are compared here.

use super::heads::{CellHeads, Leading};
use super::outcome::ConfirmReason;
use super::words::SheetWord;
use crate::columns::words_of_years::{number_without_era, years_without_era};
use crate::value::fiscal_year::{YearMeaning, YearMention, year_mentions};
use crate::value::{FiscalYear, width};

/// The doubts about the years in the words that lead to a cell. `year` is the year of the figure, if it has one.
pub(super) fn year_doubts(
    then: &CellHeads,
    now: &CellHeads,
    leading: &Leading<'_>,
    year: Option<FiscalYear>,
) -> Vec<ConfirmReason> {
    let moved = moved(then, now, year);
    if !moved.is_empty() {
        return moved;
    }
    year.map(|year| doubts_on_heads(leading, year)).unwrap_or_default()
}

/// The year that a heading names.
enum NamedYear<'w> {
    Year(FiscalYear),
    /// A year without an era, or a calendar year.
    Unclear(&'w YearMention),
}

fn doubts_on_heads(leading: &Leading<'_>, year: FiscalYear) -> Vec<ConfirmReason> {
    let beside = leading.left.iter().rev().filter(|word| !word.years.is_empty()).find_map(|word| {
        // Dates beside a cell are not headings.
        word.seen.heads_figures().then(|| named(word)).flatten()
    });
    let over = leading.year.and_then(named);
    let with_name = leading.name.and_then(named);
    let heads: Vec<NamedYear<'_>> = [beside, over, with_name].into_iter().flatten().collect();
    let is_certain = heads.iter().any(|named| matches!(named, NamedYear::Year(_)));
    let title = leading.title.filter(|_| !is_certain).and_then(named);
    let mut doubts = Vec::new();
    for named in heads.into_iter().chain(title) {
        let doubt = match named {
            NamedYear::Year(named) => (named != year).then_some(ConfirmReason::OtherYear(named)),
            NamedYear::Unclear(mention) => {
                (!may_be(mention, year)).then(|| ConfirmReason::UnclearYear(mention.text.clone()))
            }
        };
        doubts.extend(doubt.filter(|doubt| !doubts.contains(doubt)));
    }
    doubts
}

/// The year that a heading names; `None` if it names none or several.
fn named<'w>(word: &'w SheetWord<'_>) -> Option<NamedYear<'w>> {
    let first = word.years.first()?;
    let certain = first.meaning.fiscal_year();
    if word.years.iter().any(|other| other.meaning.fiscal_year() != certain) {
        return None;
    }
    match certain {
        Some(year) => Some(NamedYear::Year(year)),
        None => (word.years.len() == 1).then_some(NamedYear::Unclear(first)),
    }
}

/// Whether a year without an era, or a calendar year, may be this fiscal year.
fn may_be(mention: &YearMention, year: FiscalYear) -> bool {
    match mention.meaning {
        YearMeaning::Of(named) => named == year,
        YearMeaning::Calendar(named) => named == year.western(),
        YearMeaning::NoEra => {
            number_without_era(&mention.text).is_some_and(|number| years_without_era(number).contains(&year))
        }
        YearMeaning::Impossible => false,
    }
}

/// The first year that differs from when the cell was marked, unless it is the figure's year or has advanced by as many years as
/// the figure's heading.
fn moved(then: &CellHeads, now: &CellHeads, year: Option<FiscalYear>) -> Vec<ConfirmReason> {
    // If the headings differ, the user is already shown both.
    let heads: Vec<_> = if then.is_like(now) { then.texts().zip(now.texts()).collect() } else { Vec::new() };
    // For a value without a year, the year in the title may change.
    let title = year.map(|_| (then.title.as_str(), now.title.as_str()));
    let texts = heads.into_iter().chain([(then.year.as_str(), now.year.as_str())]).chain(title);
    let texts = texts.filter(|(then, now)| then != now);
    let pairs: Vec<(YearMention, YearMention)> =
        texts.flat_map(|(then, now)| year_mentions(then).into_iter().zip(year_mentions(now))).collect();
    let steps = |(then, now): &(YearMention, YearMention)| {
        Some(now.meaning.fiscal_year()?.western() - then.meaning.fiscal_year()?.western())
    };
    let step = pairs.iter().filter(|(_, now)| year.is_some() && now.meaning.fiscal_year() == year).find_map(steps);
    let is_sound = |pair: &(YearMention, YearMention)| {
        let (then, now) = pair;
        let is_same = width::key(&then.text) == width::key(&now.text);
        let is_of_figure = year.is_some() && now.meaning.fiscal_year() == year;
        is_same || is_of_figure || step.is_some() && steps(pair) == step
    };
    let doubt = pairs.into_iter().find(|pair| !is_sound(pair));
    doubt.map(|(then, now)| ConfirmReason::YearWords { then: then.text, now: now.text }).into_iter().collect()
}
