//! The names by which indicators and plans are spoken of on the page (`ui.md`, "Names that don't change").
//!
//! A name is never ambiguous: a blank one is replaced by its row's number, and of equal ones the
//! second and later carry their number behind them.

use std::collections::HashMap;

use super::{Label, Language};
use crate::plan::{Indicator, Plan};

/// The indicators' names in the order of the grid. The number behind an equal name is its row's.
pub fn indicators(plan: &Plan, language: Language) -> Vec<String> {
    rows(&mut plan.indicators().iter().map(|row| &**row), language)
}

/// The names of these indicators, likewise.
pub(super) fn rows(indicators: &mut dyn Iterator<Item = &Indicator>, language: Language) -> Vec<String> {
    let mut times = HashMap::new();
    let rows = indicators.zip(1..);
    rows.map(|(indicator, row)| {
        let name = own_name(row, indicator, language);
        if nth_of(&name, &mut times) == 1 { name } else { told_apart(&name, row, language) }
    })
    .collect()
}

fn own_name(number: usize, indicator: &Indicator, language: Language) -> String {
    let name = shortened(&indicator.name, LONGEST_NAME);
    if name.is_empty() || indicator.is_unused() { nth_indicator(number, language) } else { name }
}

/// The plans' names in the order given. The number behind an equal name counts the equal ones.
pub fn plans<'p>(plans: impl Iterator<Item = &'p Plan>, language: Language) -> Vec<String> {
    let mut times = HashMap::new();
    plans
        .map(|plan| {
            let name = plan_name(plan, language);
            let nth = nth_of(&name, &mut times);
            if nth == 1 { name } else { told_apart(&name, nth, language) }
        })
        .collect()
}

/// How many times the name has come up, this time included.
fn nth_of(name: &str, times: &mut HashMap<String, usize>) -> usize {
    let nth = times.entry(name.to_owned()).or_default();
    *nth += 1;
    *nth
}

/// The plan's name, or （名称未入力）.
pub fn plan_name(plan: &Plan, language: Language) -> String {
    let name = collapsed(&plan.facts.name);
    if name.is_empty() { Label::Unnamed.text(language).to_owned() } else { name }
}

/// `3番目の指標`, for a row without a name.
pub fn nth_indicator(number: usize, language: Language) -> String {
    language.of(format!("{number}番目の指標"), format!("Indicator {number}"))
}

/// `3番目の指標名`, the label of the name's field.
pub fn name_field(number: usize, language: Language) -> String {
    language.of(format!("{number}番目の指標名"), format!("Name of indicator {number}"))
}

/// The letters of a name that are shown where it is not edited: a name may be as long as somebody makes it.
const LONGEST_NAME: usize = 300;

/// The text with one blank for each run of white space, and at most that number of letters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let name = collapsed(text);
    match name.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name,
    }
}

/// The text with one blank for each run of white space.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told_apart(name: &str, number: usize, language: Language) -> String {
    language.of(format!("{name}（{number}番目）"), format!("{name} (no. {number})"))
}
