//! Figures in another unit than that of their KPI, `3億円` in 百万円: asked once for each pair of units in a file, of a new
//! KPI as of one that is here (IN-009). Until it is said what they are they stay texts, which count nowhere
//! (`docs/decisions.md` 4).

use crate::import::questions::{Answer, Answers, Ask};
use crate::plan::Indicator;
use crate::plan::cell::comparable_unit;
use crate::plan::indicator::Measure;

/// A figure in another unit, with what the user has said of it.
pub(super) struct AnsweredUnit {
    /// The question on it.
    pub(super) ask: Ask,
    /// The text in the unit of the KPI with the note that keeps what stood there; `None` while nothing is said, and where
    /// it stays a text.
    pub(super) settled: Option<(String, String)>,
}

/// What is said of a text; `None` if it is no figure in another unit than that of the KPI.
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

/// The text of a figure as it counts: in the unit of its KPI where that was said.
pub(super) fn settled(text: &str, row: &Indicator, answers: &Answers) -> Option<String> {
    in_other_unit(text, row, answers)?.settled.map(|(text, _)| text)
}
