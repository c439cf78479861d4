//! The displayed names of indicators and plans. They are parts of the names of links and buttons, by which assistive
//! technology distinguishes these.
//!
//! A displayed name is therefore never ambiguous: a blank name is replaced by the number of its row, and equal names
//! are followed by a number from the second on.

use std::collections::HashMap;

use super::{Label, Language};
use crate::plan::{Form, Indicator, Plan};
use crate::value::IndicatorId;
use crate::value::width::is_space;

/// The displayed names of the indicators in the order of the grid. From the second on, equal names are followed by the
/// number of their row.
pub fn indicators(plan: &Plan, language: Language) -> Vec<String> {
    rows(&mut plan.indicators().iter().map(|row| &**row), language)
}

/// The displayed name of that indicator within the plan; `None` if the plan does not have the indicator.
pub(super) fn indicator(plan: &Plan, id: IndicatorId, language: Language) -> Option<String> {
    let at = plan.indicators().iter().position(|row| row.id == id)?;
    indicators(plan, language).into_iter().nth(at)
}

/// The displayed names of these indicators, by the same rules as [`indicators`].
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

/// The displayed names of the plans in the given order. Equal names are numbered among themselves.
pub fn plans<'p>(plans: impl Iterator<Item = &'p Plan>, language: Language) -> Vec<String> {
    numbered(plans.map(|plan| plan_name(plan, language)), language)
}

/// The displayed names of the forms in the given order. Equal names are numbered among themselves.
pub fn forms<'f>(forms: impl Iterator<Item = &'f Form>, language: Language) -> Vec<String> {
    numbered(forms.map(|form| form_name(form, language)), language)
}

/// The names, numbered where they are equal.
fn numbered(names: impl Iterator<Item = String>, language: Language) -> Vec<String> {
    let mut times = HashMap::new();
    let numbered = names.map(|name| {
        let nth = nth_of(&name, &mut times);
        if nth == 1 { name } else { told_apart(&name, nth, language) }
    });
    numbered.collect()
}

/// Counts a further occurrence of the name, and returns the number of its occurrences so far.
fn nth_of(name: &str, times: &mut HashMap<String, usize>) -> usize {
    let nth = times.entry(name.to_owned()).or_default();
    *nth += 1;
    *nth
}

/// The name of the plan, or （名称未入力） if it is blank.
pub fn plan_name(plan: &Plan, language: Language) -> String {
    name_or_unnamed(&plan.facts.name, language)
}

/// The name as it is displayed, or （名称未入力） if it is blank.
pub(crate) fn name_or_unnamed(name: &str, language: Language) -> String {
    let name = collapsed(name);
    if name.is_empty() { Label::UNNAMED.text(language).to_owned() } else { name }
}

/// The name of the form.
pub(super) fn form_name(form: &Form, language: Language) -> String {
    collapsed(form.name.text(language))
}

/// The displayed name of an indicator without a name, by its row number: `3番目の指標`.
pub fn nth_indicator(number: usize, language: Language) -> String {
    sentence!(language, "{number}番目の指標", "Indicator {number}")
}

/// The label of the field of an indicator's name, by its row number: `3番目の指標名`.
pub fn name_field(number: usize, language: Language) -> String {
    sentence!(language, "{number}番目の指標名", "Name of indicator {number}")
}

/// The largest number of letters of a name that are shown where it is not edited; the length of a name is not limited.
const LONGEST_NAME: usize = 300;

/// The largest number of signs in one run that are shown.
const LONGEST_RUN: usize = 100;

/// The text with … in place of the signs behind the first hundred in a run. No line is broken between brackets, and thus
/// Chromium needs many seconds for the layout of some thousands of them. Words and figures stay complete.
///
/// Every text by another person that the page shows goes through this function, at the end of the function that makes
/// the sentence. Fields, papers and files have the whole text.
pub fn without_long_runs(text: &str) -> String {
    let (mut shown, mut run) = (String::with_capacity(text.len()), 0);
    for letter in text.chars() {
        run = if letter.is_alphanumeric() || is_space(letter) { 0 } else { run + 1 };
        if run <= LONGEST_RUN {
            shown.push(letter);
        } else if run == LONGEST_RUN + 1 {
            shown.push('…');
        }
    }
    shown
}

/// The text with a single blank for each run of white space, cut to at most `most` letters.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let name = collapsed(text);
    match name.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name,
    }
}

/// The text with a single blank for each run of white space, and without long runs of signs.
fn collapsed(text: &str) -> String {
    without_long_runs(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn told_apart(name: &str, number: usize, language: Language) -> String {
    sentence!(language, "{name}（{number}番目）", "{name} (no. {number})")
}
