//! The orders in which 概況 lists KPIs.

use std::cmp::{Ordering, Reverse};

use super::{ProgressEntry, ProgressState};
use crate::figures::achievement::Rate;
use crate::figures::by_year::ActualByYear;
use crate::figures::totals::Fraction;
use crate::value::{Amount, width};

/// The column by which the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// 判定: the states that need action first, then by ascending rate.
    State,
    /// The number in the grid.
    Number,
    /// The name.
    Name,
    /// 目標.
    Target,
    /// 実績.
    Actual,
    /// 達成率.
    Rate,
    /// 最終目標比.
    OfFinal,
    /// 前年差.
    Difference,
    /// 年度: single years before sums up to a year.
    Year,
    /// 所管課.
    Responsible,
}

/// The entries sorted by a column. Entries without a figure in the column are last in both directions; equal entries
/// keep the order of the grid. In the rate column an entry without a rate is placed by its judgement and its distance
/// from the target (`docs/decisions.md` 69).
pub fn sorted(entries: Vec<ProgressEntry>, by: SortBy, is_descending: bool) -> Vec<ProgressEntry> {
    let mut sorted: Vec<ProgressEntry> = Vec::with_capacity(entries.len());
    // Insertion sort: a plan has few KPIs, and the library's sort would add 3 KB to the download.
    for entry in entries {
        let place = sorted.partition_point(|other| order(other, &entry, by, is_descending).is_le());
        sorted.insert(place, entry);
    }
    sorted
}

fn order(one: &ProgressEntry, other: &ProgressEntry, by: SortBy, is_descending: bool) -> Ordering {
    let order = compare(one, other, by);
    let order = if is_descending { order.reverse() } else { order };
    is_blank(one, by).cmp(&is_blank(other, by)).then(order).then(one.number.cmp(&other.number))
}

fn is_blank(entry: &ProgressEntry, by: SortBy) -> bool {
    match by {
        SortBy::State | SortBy::Number | SortBy::Year => false,
        SortBy::Name => entry.row.name.is_empty(),
        SortBy::Target => entry.target.is_none(),
        SortBy::Actual => figure(entry).is_none(),
        SortBy::Rate => rate_key(entry) == RateKey::Unknown,
        SortBy::OfFinal => entry.of_final.is_none(),
        SortBy::Difference => entry.difference.is_none(),
        SortBy::Responsible => width::trim(&entry.row.responsible).is_empty(),
    }
}

fn compare(one: &ProgressEntry, other: &ProgressEntry, by: SortBy) -> Ordering {
    match by {
        SortBy::State => (urgency(one), rate_key(one)).cmp(&(urgency(other), rate_key(other))),
        SortBy::Number => one.number.cmp(&other.number),
        SortBy::Name => one.row.name.cmp(&other.row.name),
        SortBy::Target => one.target.cmp(&other.target),
        SortBy::Actual => figure(one).cmp(&figure(other)),
        SortBy::Rate => rate_key(one).cmp(&rate_key(other)),
        SortBy::OfFinal => rate(one.of_final.as_ref()).cmp(&rate(other.of_final.as_ref())),
        SortBy::Difference => one.difference.cmp(&other.difference),
        SortBy::Year => one.is_cumulative().cmp(&other.is_cumulative()),
        SortBy::Responsible => one.row.responsible.cmp(&other.row.responsible),
    }
}

/// The sort key of a word by the attention that it needs; among words of a rule with the same state, lower ranks come
/// first.
fn urgency(entry: &ProgressEntry) -> (usize, u8) {
    (attention(entry.verdict.state), entry.verdict.rank)
}

/// The position of a state by the attention that it needs, most urgent first.
pub(crate) fn attention(state: ProgressState) -> usize {
    match state {
        ProgressState::Unsure => 0,
        ProgressState::Below => 1,
        ProgressState::NotEntered => 2,
        ProgressState::Open => 3,
        ProgressState::Running => 4,
        ProgressState::OnTrack => 5,
        ProgressState::Met => 6,
    }
}

/// The sort key of a KPI among rates, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RateKey {
    /// A missed target without a rate: the farthest from the target comes first.
    Missed(Reverse<i128>),
    /// A rate.
    Rate(i128),
    /// A target that is met, without a rate: the farthest from the target comes last.
    Met(i128),
    /// Neither a rate nor a judgement.
    Unknown,
}

impl RateKey {
    /// The key of a KPI with that rate and judgement; `distance` is that between actual and target.
    pub(super) fn new(rate: Option<&Rate>, state: Option<ProgressState>, distance: impl FnOnce() -> i128) -> Self {
        match (rate, state) {
            (Some(rate), _) => Self::Rate(rate.value.hundredths_of_percent()),
            (None, Some(ProgressState::Below)) => Self::Missed(Reverse(distance())),
            (None, Some(ProgressState::Met)) => Self::Met(distance()),
            (None, _) => Self::Unknown,
        }
    }
}

/// The sort key of a KPI by its rate, or by its judgement if it has none.
pub(crate) fn rate_key(entry: &ProgressEntry) -> RateKey {
    let distance = || distance(entry.actual.as_ref(), entry.target);
    RateKey::new(entry.rate.as_ref(), Some(entry.judgement.state()), distance)
}

/// The distance of an actual from its target relative to the size of the target, in ten-thousandths; the largest value
/// for a target of 0 and if a figure is missing.
pub(super) fn distance(actual: Option<&ActualByYear>, target: Option<Amount>) -> i128 {
    let relative = || {
        let target = target?;
        let (actual, target) = match actual? {
            ActualByYear::Amount(actual, _) => (*actual, target),
            // The mean against the target equals the sum against the target times the number of years.
            ActualByYear::Mean(sum) => (sum.amount?, std::iter::repeat_n(target, sum.years).sum()),
        };
        Some(Fraction::new(actual - target, target)?.hundredths_of_percent().saturating_abs())
    };
    relative().unwrap_or(i128::MAX)
}

/// A rate as a key, in hundredths of a percent; a missing rate comes after all others.
fn rate(rate: Option<&Rate>) -> i128 {
    rate.map_or(i128::MAX, |rate| rate.value.hundredths_of_percent())
}

/// The actual as a key, in ten-thousandths.
fn figure(entry: &ProgressEntry) -> Option<i128> {
    Some(entry.actual.as_ref()?.value()?.hundredths_of_percent())
}
