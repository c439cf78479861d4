//! The texts of 進み具合: the state of a KPI, its figures so far, and the labels of the states.

use super::paper::Medium;
use super::{Language, figures, terms};
use crate::figures::chart::{Bar, Chart, ChartColumn};
use crate::figures::progress::{ProgressEntry, ProgressState};
use crate::figures::totals::{self, Span, Total};
use crate::plan::Indicator;
use crate::plan::indicator::Basis;
use crate::value::amount::Amount;

/// The labels of the states, in the order in which they are counted.
pub fn states(language: Language) -> [&'static str; 5] {
    [
        language.of("目標を下回る", "not met"),
        language.of("算定不可", "no rate"),
        language.of("未入力", "not entered"),
        language.of("達成", "met"),
        language.of("対象外", "not in figures"),
    ]
}

/// The state of a KPI: `目標を下回る`, or with its reason `算定不可（目標が0）`.
pub fn state(state: ProgressState, language: Language) -> String {
    let name = states(language).into_iter().nth(state.rank()).unwrap_or_default();
    match state {
        ProgressState::Undefined(why) => {
            figures::with_notes(name.to_owned(), &[figures::no_rate(why, language)], language)
        }
        _ => name.to_owned(),
    }
}

/// The figures of a KPI so far. Each text is empty if there is no such figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoFar {
    /// The newest year that has an actual.
    pub year: String,
    /// The target up to that year, of that year, or of the whole period, by the basis of the target.
    pub target: String,
    /// The actual for the same years as the target.
    pub actual: String,
    /// The rate, with the formula or the years that qualify it.
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
        rate: if entry.rate.is_some() {
            figures::totals(row, span, language).rate.text(language)
        } else {
            String::new()
        },
    }
}

/// The actual of that year, or up to it, with its gaps and whether it is provisional.
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
