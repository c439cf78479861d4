//! The overview in words: how far a KPI has come, its figures so far, and how many there are of each state.

use super::paper::Medium;
use super::{Language, figures, terms};
use crate::figures::chart::{Bar, Chart, ChartColumn};
use crate::figures::progress::{ProgressEntry, ProgressState};
use crate::figures::totals::{self, Span, Total};
use crate::plan::Indicator;
use crate::plan::indicator::Basis;
use crate::value::amount::Amount;

/// The states in their order, as they are counted.
pub fn states(language: Language) -> [&'static str; 5] {
    [
        language.of("未達", "not met"),
        language.of("算定不可", "no rate"),
        language.of("未入力", "not entered"),
        language.of("達成", "met"),
        language.of("対象外", "not in figures"),
    ]
}

/// `未達`, or `算定不可（目標が0）`.
pub fn state(state: ProgressState, language: Language) -> String {
    let name = states(language).into_iter().nth(state.rank()).unwrap_or_default();
    match state {
        ProgressState::Undefined(why) => {
            figures::with_notes(name.to_owned(), &[figures::no_rate(why, language)], language)
        }
        _ => name.to_owned(),
    }
}

/// What a KPI has reached so far; each is empty where there is nothing to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoFar {
    /// The newest year with an actual.
    pub year: String,
    /// The target up to that year, of that year, or of the whole period.
    pub target: String,
    /// The actual beside it.
    pub actual: String,
    /// The rate with what it was made from.
    pub rate: String,
}

/// The figures of a KPI so far, with its unit.
pub fn so_far(entry: &ProgressEntry, span: Span<'_>, language: Language) -> SoFar {
    let row = &entry.row;
    let Some(chart) = Chart::of(row, span) else { return SoFar::default() };
    let with_unit = |figure: String| format!("{figure} {}", row.unit).trim_end().to_owned();
    let amount = |amount: Amount| with_unit(Medium::Screen.amount(amount));
    let newest = chart.newest();
    let target = newest.and_then(|newest| newest.target).or(chart.goal.filter(|_| row.basis.is_period()));
    let actual = match totals::actual_total(row, span) {
        Total::Mean(sum) if row.basis == Basis::PeriodAverage => figures::mean(&sum, language),
        _ => newest.map(|newest| actual(&newest, &amount, row, span, language)).unwrap_or_default(),
    };
    SoFar {
        year: newest.map(|newest| terms::year(newest.year, language)).unwrap_or_default(),
        target: target.map(amount).unwrap_or_default(),
        actual,
        rate: if entry.rate.is_some() { figures::totals(row, span, language).rate } else { String::new() },
    }
}

/// The actual of that year, or up to it, with what it stands on: gaps, and how final it is.
fn actual(
    newest: &ChartColumn,
    amount: &dyn Fn(Amount) -> String,
    row: &Indicator,
    span: Span<'_>,
    language: Language,
) -> String {
    let Bar::Figure { amount: figure, certainty, .. } = newest.actual else { return String::new() };
    let sums = totals::running_actuals(row, span);
    let sum = span.years().zip(sums).find(|(year, _)| *year == newest.year);
    let notes = match sum {
        Some((_, Total::Sum(sum))) if row.basis != Basis::Level => figures::sum_notes(&sum, language),
        _ => vec![terms::certainty(certainty, language).to_owned()],
    };
    figures::with_notes(amount(figure), &notes, language)
}
