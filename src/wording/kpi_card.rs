//! The card of a KPI in 概況 of a group's plan on a telephone: the result, in the figures from which its rate is
//! computed, and the progress.

use super::medium::Medium;
use super::progress::{self, ProgressTexts};
use super::{Label, Language, figures, judging, running, terms, units};
use crate::figures::progress::{Judgement, OpenReason, ProgressEntry, ProgressState, around_final_target};
use crate::figures::totals::{self, Span, Sum, Total};
use crate::plan::{Judging, Plan};
use crate::value::Amount;

/// The texts of the card. A text is blank if there is nothing to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KpiCard {
    /// The year of the figures: `2026年度`, or `2026年度まで` for cumulative figures.
    pub year: String,
    /// The actual against its target: `58／120人`.
    pub reached: String,
    /// The state in the words of the plan, with the rate from exactly these figures.
    pub state: String,
    /// The progress of the KPI, or the reason why it can't be judged.
    pub said: String,
    /// The target of the whole period, if it is not the target of the figures: `最終目標 180人`.
    pub final_target: String,
}

impl KpiCard {
    /// The card of a KPI of the plan.
    pub fn new(entry: &ProgressEntry, plan: &Plan, language: Language) -> Self {
        let texts = ProgressTexts::new(entry, plan, language);
        let state = [texts.state, texts.rate.text()];
        let state = state.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        // The remainder of the single year is no part of the sum above it.
        let is_of_year_alone = entry.running.is_some_and(|running| Some(running.target) != entry.target);
        let of_year = if is_of_year_alone { terms::year(entry.year, language) } else { String::new() };
        let said = texts.reason;
        Self {
            year: texts.year,
            reached: reached(entry, plan, (&texts.actual, texts.certainty), language),
            state,
            said: if is_of_year_alone { sentence!(language, "{of_year}：{said}", "{of_year}: {said}") } else { said },
            final_target: final_target(entry, plan, language).unwrap_or_default(),
        }
    }
}

/// The actual against its target; a gap, or a figure that is not final, is named.
fn reached(entry: &ProgressEntry, plan: &Plan, (actual, certainty): (&str, &str), language: Language) -> String {
    let target = entry.target;
    let actual = if actual.is_empty() { so_far(entry, plan, language) } else { actual.to_owned() };
    let actual = if actual.is_empty() { without_figure(entry, language) } else { actual };
    let actual = if certainty.is_empty() {
        actual
    } else {
        sentence!(language, "{actual}（{certainty}）", "{actual} ({certainty})")
    };
    match target {
        Some(target) => {
            let target =
                running::target_with_unit(target, &entry.around_target(), &entry.row, Medium::Screen, language);
            format!("{actual}／{target}")
        }
        None => actual,
    }
}

/// The state of an actual without a figure: not entered, not expected, or the content of its cell (集計中).
fn without_figure(entry: &ProgressEntry, language: Language) -> String {
    match entry.judgement {
        Judgement::NotEntered => judging::state(ProgressState::NotEntered, &Judging::default(), language),
        Judgement::Open(OpenReason::NotApplicable) => Label::STATE_NOT_APPLICABLE.text(language).to_owned(),
        _ => progress::cell_without_figure(entry, language),
    }
}

/// The sum of the years so far if there is no figure by the end of this year, with the years that are missing; blank
/// for a KPI whose years do not add up.
fn so_far(entry: &ProgressEntry, plan: &Plan, language: Language) -> String {
    let last = if entry.row.actual(entry.year).is_blank() { entry.year.plus(-1) } else { Some(entry.year) };
    let total = last.map(|last| totals::actual_total(&entry.row, Span::from_plan(plan).up_to(last)));
    match total.filter(|_| entry.is_cumulative()) {
        Some(sum @ Total::Sum(Sum { amount: Some(_), .. })) => {
            figures::up_to_year(&sum, &entry.row, language).text(language)
        }
        _ => String::new(),
    }
}

/// The target of the whole period; `None` if it is the target of the figures.
fn final_target(entry: &ProgressEntry, plan: &Plan, language: Language) -> Option<String> {
    let last = entry.final_target.filter(|last| Some(*last) != entry.target)?;
    let around = around_final_target(&entry.row, Span::from_plan(plan));
    let last = running::target_with_unit(last, &around, &entry.row, Medium::Screen, language);
    Some(sentence!(language, "最終目標 {last}", "Final target {last}"))
}

/// The message after a number was added to the figure of a cell.
pub fn added(cell: &str, figure: Amount, unit: &str, language: Language) -> String {
    let figure = units::behind_figure(&Medium::Screen.amount(figure), unit, language);
    sentence!(
        language,
        "{cell}を{figure}にしました。「元に戻す」で戻せます。",
        "{cell} is now {figure}. “Undo” brings it back."
    )
}
