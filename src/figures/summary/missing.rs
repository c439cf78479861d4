//! Who is missing of a year (誰が出していないか): the KPIs of 総括表 whose actual is not there, or not there for good.
//!
//! Missing is what 概況 counts as 未入力, so that a year that a plan does not have, a year without a survey and a KPI in words are
//! not: nobody can give what is not expected. Beside it stand figures that were given and are not final, with what is said of them.

use super::SummaryRow;
use crate::plan::cell::State;
use crate::plan::{Certainty, Measure, UnknownReason};
use crate::value::FiscalYear;

/// What is missing of an actual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing has been entered (未入力).
    NotEntered,
    /// It is known that the figure is not known (未把握), with the reason, if one is said.
    Unknown(Option<UnknownReason>),
    /// What stands there is neither a figure nor a state.
    Unread,
    /// The figure is preliminary (速報) or an estimate (見込).
    NotFinal(Certainty),
}

/// A KPI of which something is missing.
#[derive(Clone, Debug)]
pub struct MissingRow<'a> {
    /// The KPI with its plan.
    pub row: &'a SummaryRow,
    /// The year.
    pub year: FiscalYear,
    /// What is missing.
    pub lack: Lack,
}

/// What is missing of the actual of a row; `None` where nothing is.
pub fn lack(row: &SummaryRow) -> Option<Lack> {
    match row.actual_state()? {
        State::Blank => row.is_missing().then_some(Lack::NotEntered),
        State::Unknown { reason } => Some(Lack::Unknown(reason)),
        // What is said of a KPI in words is no figure that could not be read.
        State::Unread => (row.row.measure != Measure::Descriptive).then_some(Lack::Unread),
        State::Number { certainty: Certainty::Final, .. } | State::NotApplicable => None,
        State::Number { certainty, .. } => Some(Lack::NotFinal(certainty)),
    }
}

/// The rows of which something is missing, by body and plan: those of a plan stand together, in their order.
pub fn missing<'a>(rows: impl IntoIterator<Item = &'a SummaryRow>) -> Vec<MissingRow<'a>> {
    let of_row = |row: &'a SummaryRow| Some(MissingRow { row, year: row.entry.as_ref()?.year, lack: lack(row)? });
    let mut found: Vec<_> = rows.into_iter().filter_map(of_row).collect();
    found.sort_by_cached_key(|one| (one.row.of.bodies().to_vec(), one.row.of.key().to_owned()));
    found
}
