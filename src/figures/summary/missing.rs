//! 誰が出していないか: the KPIs of 総括表 whose actual of the year is missing or not final.
//!
//! An actual is missing if 概況 counts it as 未入力. A year that a plan does not have, a year without a survey and a KPI in
//! words do not count, because no figure is expected. The list also has figures that were entered but are not final,
//! with the reason.

use super::SummaryRow;
use crate::plan::cell::State;
use crate::plan::{Certainty, Measure, UnknownReason};
use crate::value::FiscalYear;

/// What an actual lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing has been entered (未入力).
    NotEntered,
    /// The figure is 未把握, with the reason if there is one.
    Unknown(Option<UnknownReason>),
    /// The text in the cell is neither a figure nor a state.
    Unread,
    /// The figure is preliminary (速報) or an estimate (見込).
    NotFinal(Certainty),
}

/// A KPI whose actual lacks something.
#[derive(Clone, Debug)]
pub struct MissingRow<'a> {
    /// The KPI with its plan.
    pub row: &'a SummaryRow,
    /// The year.
    pub year: FiscalYear,
    /// What the actual lacks.
    pub lack: Lack,
}

/// What the actual of a row lacks; `None` if it lacks nothing.
pub fn lack(row: &SummaryRow) -> Option<Lack> {
    match row.actual_state()? {
        State::Blank => row.is_missing().then_some(Lack::NotEntered),
        State::Unknown { reason } => Some(Lack::Unknown(reason)),
        // The text of a KPI in words is not an unreadable figure.
        State::Unread => (row.row.measure != Measure::Descriptive).then_some(Lack::Unread),
        State::Number { certainty: Certainty::Final, .. } | State::NotApplicable => None,
        State::Number { certainty, .. } => Some(Lack::NotFinal(certainty)),
    }
}

/// The rows whose actual lacks something, sorted by body and plan: the rows of a plan are adjacent, in their order.
pub fn missing<'a>(rows: impl IntoIterator<Item = &'a SummaryRow>) -> Vec<MissingRow<'a>> {
    let of_row = |row: &'a SummaryRow| Some(MissingRow { row, year: row.entry.as_ref()?.year, lack: lack(row)? });
    let mut found: Vec<_> = rows.into_iter().filter_map(of_row).collect();
    found.sort_by_cached_key(|one| (one.row.of.bodies().to_vec(), one.row.of.key().to_owned()));
    found
}
