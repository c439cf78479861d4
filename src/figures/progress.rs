//! How far the KPIs of a plan have come, what is behind first.
//!
//! Whether a target is met is what the 合計 column of 達成率 says ([`achievement::overall`]), so that the overview, the grid and
//! the list of plans never disagree. Unused slots are left out (`decisions.md` 6).

use std::sync::Arc;

use crate::figures::achievement::{self, Achievement, Rate, Why};
use crate::figures::totals::Span;
use crate::plan::{Indicator, Plan};

/// A KPI of the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressEntry {
    /// The KPI.
    pub row: Arc<Indicator>,
    /// Its number in the grid, from 1.
    pub number: usize,
    /// How far it has come.
    pub state: ProgressState,
    /// Its rate, where it has one.
    pub rate: Option<Rate>,
}

/// How far a KPI has come, in the order of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressState {
    /// 未達 so far.
    Behind,
    /// 算定不可: there are actuals, but nothing can be said.
    Undefined(Why),
    /// 未入力: no actual is there.
    NotEntered,
    /// 達成 so far.
    Met,
    /// Nothing is to be reached in figures: 定性, or 該当なし throughout.
    Outside,
}

impl ProgressState {
    /// Its place among the states; what is nearer to the top wants more attention.
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

/// The KPIs of a plan: those behind by their rates, the lowest first; then what can't be judged; what is met last.
pub fn entries(plan: &Plan) -> Vec<ProgressEntry> {
    let rows = plan.indicators().iter().zip(1..).filter(|(row, _)| !row.is_unused());
    let mut entries: Vec<ProgressEntry> = rows.map(|(row, number)| entry(row, number, Span::of(plan))).collect();
    entries.sort_by_key(key);
    entries
}

/// What the order goes by; of equals the one that stands first in the grid.
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
