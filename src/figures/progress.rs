//! How far the KPIs of a plan have come, what is behind first.
//!
//! Whether a target is met is what the 合計 column of 達成率 says ([`achievement::overall`]), so that the overview, the grid and
//! the list of plans never disagree. Unused slots are left out (`docs/decisions.md` 6).

use std::sync::Arc;

use crate::figures::achievement::{self, Achievement, Rate, Why};
use crate::figures::totals::Span;
use crate::plan::{Indicator, Plan};

/// A KPI in the progress overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressEntry {
    /// The indicator.
    pub row: Arc<Indicator>,
    /// The number of its row in the grid, counted from 1.
    pub number: usize,
    /// The result of the KPI so far.
    pub state: ProgressState,
    /// The rate of the total (合計) column, if there is one.
    pub rate: Option<Rate>,
}

/// The result of a KPI so far, in the order of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressState {
    /// The target is not achieved (未達) so far.
    Behind,
    /// The KPI has actuals but can't be evaluated (算定不可), for the given reason.
    Undefined(Why),
    /// No actual has been entered (未入力).
    NotEntered,
    /// The target is achieved (達成) so far.
    Met,
    /// The KPI has no numeric target: it is descriptive (定性) or not applicable (該当なし) throughout.
    Outside,
}

impl ProgressState {
    /// The position of the state in the overview, from 0; a lower number needs more attention.
    pub fn rank(self) -> usize {
        match self {
            Self::Behind => 0,
            Self::Undefined(_) => 1,
            Self::NotEntered => 2,
            Self::Met => 3,
            Self::Outside => 4,
        }
    }
}

/// The KPIs of a plan in the order of the overview: those not achieved first, by ascending rate; then those that can't
/// be evaluated and those without actuals; those achieved and those outside last.
pub fn entries(plan: &Plan) -> Vec<ProgressEntry> {
    let rows = plan.indicators().iter().zip(1..).filter(|(row, _)| !row.is_unused());
    let mut entries: Vec<ProgressEntry> = rows.map(|(row, number)| entry(row, number, Span::of(plan))).collect();
    entries.sort_by_key(key);
    entries
}

/// The sort key of an entry; of equal entries the one with the lower row number is first.
fn key(entry: &ProgressEntry) -> (usize, i128, usize) {
    let tenths = entry.rate.as_ref().map_or(i128::MAX, |rate| rate.value.tenths_of_percent());
    (entry.state.rank(), tenths, entry.number)
}

fn entry(row: &Arc<Indicator>, number: usize, span: Span<'_>) -> ProgressEntry {
    let judged = |achieved| if achieved { ProgressState::Met } else { ProgressState::Behind };
    let has_actual = span.years().any(|year| row.actual(year).amount().is_some());
    let (state, rate) = match achievement::overall(row, span) {
        Achievement::Rate(rate) => (judged(rate.achieved), Some(rate)),
        Achievement::Judged { achieved } | Achievement::Undefined { achieved: Some(achieved), .. } => {
            (judged(achieved), None)
        }
        Achievement::Undefined { why, achieved: None } if has_actual => (ProgressState::Undefined(why), None),
        Achievement::Undefined { .. } => (ProgressState::NotEntered, None),
        Achievement::Nothing => (ProgressState::Outside, None),
    };
    ProgressEntry { row: Arc::clone(row), number, state, rate }
}
