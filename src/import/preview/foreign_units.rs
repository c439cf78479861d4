//! Figures in another unit than their KPI, `3億円` in 百万円: the user is asked once for each pair of units in a file, for new
//! and known KPIs alike (IN-009). Until the answer they remain texts, which count nowhere (`docs/decisions.md` 4).

use crate::import::questions::{Answer, Answers, Ask};
use crate::plan::Indicator;
use crate::plan::cell::comparable_unit;
use crate::plan::indicator::Measure;

/// A figure in another unit, with the user's answer.
pub(super) struct AnsweredUnit {
    /// The question about it.
    pub(super) ask: Ask,
    /// The text in the unit of the KPI, and the note that keeps the original text; `None` without an answer, or if the
    /// figure is to remain a text.
    pub(super) settled: Option<(String, String)>,
}

/// The question about a text and its result; `None` if the text is no figure in another unit than that of the KPI.
pub(super) fn in_other_unit(text: &str, row: &Indicator, answers: &Answers) -> Option<AnsweredUnit> {
    if row.measure == Measure::Descriptive {
        return None;
    }
    let figure = row.foreign_figure(&row.cell_of(text))?;
    let ask = Ask::ForeignUnit { written: comparable_unit(&figure.written), unit: row.unit.clone() };
    let settled = match answers.to(&ask) {
        Some(Answer::Unit(answer)) => figure.by(answer).map(str::to_owned).zip(figure.note(text, &row.unit, answer)),
        _ => None,
    };
    Some(AnsweredUnit { ask, settled })
}

/// The text of a figure in the unit of its KPI by the user's answer; `None` without such an answer.
pub(super) fn settled(text: &str, row: &Indicator, answers: &Answers) -> Option<String> {
    in_other_unit(text, row, answers)?.settled.map(|(text, _)| text)
}
