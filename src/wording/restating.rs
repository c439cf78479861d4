//! The changes if the aims of a KPI are stated in another way: each figure and the rate, before and after.

use super::{Label, Language, errors, figures, terms};
use crate::command::Rejection;
use crate::command::restating::{Restated, restated};
use crate::figures::totals::Span;
use crate::plan::place::cell_at;
use crate::plan::{CellPlace, Indicator};
use crate::value::FiscalYear;

/// A line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestatedLine {
    /// The subject of the line: `2024年度 目標`, `達成率`.
    pub name: String,
    /// The present content.
    pub before: String,
    /// The content after the change.
    pub after: String,
}

/// The lines that would change, and the rate; as an error, the sentence that explains why it can't be done.
pub fn lines(row: &Indicator, span: Span<'_>, into: Restated, language: Language) -> Result<Vec<RestatedLine>, String> {
    let other =
        restated(row, span, into).map_err(|place| errors::rejection(Rejection::NotRestated { place }, language))?;
    let mut lines = Vec::new();
    for (label, place) in
        [(Label::ROW_TARGET, CellPlace::Target as fn(FiscalYear) -> CellPlace), (Label::ROW_ACTUAL, CellPlace::Actual)]
    {
        for year in span.years() {
            let (before, after) = (cell_at(row, place(year)), cell_at(&other, place(year)));
            if before != after {
                let name = format!("{} {}", terms::year(year, language), label.text(language));
                lines.push(RestatedLine { name, before: before.shown(&row.unit), after: after.shown(&row.unit) });
            }
        }
    }
    let rate = |row: &Indicator| figures::totals(row, span, language).rate.text(language);
    let name = Label::RATES.text(language).to_owned();
    lines.push(RestatedLine { name, before: rate(row), after: rate(&other) });
    Ok(lines)
}

/// The label of the button.
pub fn button(into: Restated, language: Language) -> &'static str {
    match into {
        Restated::Increments => language.choose("増加分に直す", "Restate as increments"),
        Restated::Levels => language.choose("各年度の値に直す", "Restate as values of each year"),
    }
}

/// The reason that is recorded for a changed target of an approved version.
pub fn reason(into: Restated, language: Language) -> &'static str {
    match into {
        Restated::Increments => {
            language.choose("表記を増加分に改めた（値は同じ）", "stated as increments (the same values)")
        }
        Restated::Levels => {
            language.choose("表記を各年度の値に改めた（値は同じ）", "stated as values (the same values)")
        }
    }
}
