//! The card of a KPI in 概況 of a group's plan on a telephone: what is reached, in the figures that make its rate, and how
//! far it is.

use super::medium::Medium;
use super::progress::ProgressTexts;
use super::{Language, running, terms};
use crate::figures::progress::{ProgressEntry, Running};
use crate::plan::Plan;
use crate::plan::indicator::Basis;
use crate::value::amount::Amount;

/// The texts of the card. Each is empty if there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KpiCard {
    /// The year of the figures: `2026年度`, or `2026年度まで` where they are cumulative.
    pub year: String,
    /// The actual against its target: `58／120人`.
    pub reached: String,
    /// The state in the words of the plan, with the rate of these very figures.
    pub state: String,
    /// How far the KPI is, or why it can't be judged.
    pub said: String,
    /// The target of the whole, where it is another one than that of the figures: `最終目標 180人`.
    pub final_target: String,
}

impl KpiCard {
    /// The card of a KPI of the plan.
    pub fn new(entry: &ProgressEntry, plan: &Plan, language: Language) -> Self {
        let texts = ProgressTexts::new(entry, plan, language);
        let is_of_year_alone = entry.running.is_some() && entry.row.basis == Some(Basis::Increment);
        // The rate of a sum is not that of the one year beside which it would stand.
        let rate = if is_of_year_alone { String::new() } else { texts.rate.text() };
        let year = if is_of_year_alone { terms::year(entry.year, language) } else { texts.year };
        let state = [texts.state, rate].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        Self {
            year,
            reached: reached(entry, &texts.actual, texts.certainty, language),
            state,
            said: texts.reason,
            final_target: final_target(entry, language).unwrap_or_default(),
        }
    }
}

/// The actual against its target; a gap is named, and so is a figure that is not final.
fn reached(entry: &ProgressEntry, actual: &str, certainty: &str, language: Language) -> String {
    let (actual, target) = match entry.running {
        Some(Running { actual, target, .. }) => (Medium::Screen.amount(actual), Some(target)),
        None => (actual.to_owned(), entry.target),
    };
    let actual = if actual.is_empty() { language.choose("未入力", "not entered").to_owned() } else { actual };
    let actual = if certainty.is_empty() {
        actual
    } else {
        sentence!(language, "{actual}（{certainty}）", "{actual} ({certainty})")
    };
    match target {
        Some(target) => format!("{actual}／{}", with_unit(target, entry, language)),
        None => actual,
    }
}

/// The target of the whole, unless it is that of the figures.
fn final_target(entry: &ProgressEntry, language: Language) -> Option<String> {
    let shown = entry.running.map(|running| running.target).or(entry.target);
    let last = entry.final_target.filter(|last| Some(*last) != shown)?;
    let last = with_unit(last, entry, language);
    Some(sentence!(language, "最終目標 {last}", "Final target {last}"))
}

fn with_unit(figure: Amount, entry: &ProgressEntry, language: Language) -> String {
    running::with_unit(&Medium::Screen.amount(figure), &entry.row, language)
}

/// What is said once a number was added to the figure of a cell.
pub fn added(cell: &str, figure: Amount, unit: &str, language: Language) -> String {
    let figure = Medium::Screen.amount(figure);
    let figure = language.choose(format!("{figure}{unit}"), format!("{figure} {unit}").trim_end().to_owned());
    sentence!(
        language,
        "{cell}を{figure}にしました。「元に戻す」で戻せます。",
        "{cell} is now {figure}. “Undo” brings it back."
    )
}
