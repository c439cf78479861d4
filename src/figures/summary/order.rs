//! The columns of 総括表, and the order of rows by a column.

use std::sync::Arc;

use super::SummaryRow;
use crate::figures::progress::{self, RateKey};
use crate::plan::{Basis, Certainty};
use crate::value::{Amount, Timestamp, width};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryColumn {
    /// 団体.
    Body,
    /// 計画.
    Plan,
    /// グループ.
    Group,
    /// 指標.
    Name,
    /// 単位.
    Unit,
    /// 目標の数え方.
    Basis,
    /// 目標.
    Target,
    /// 実績.
    Actual,
    /// 達成率.
    Rate,
    /// The years of the figures: the year alone, or all up to it.
    Years,
    /// 判定.
    State,
    /// The grade by the rule of the plan.
    Grade,
    /// 前年差.
    Difference,
    /// 確度.
    Certainty,
    /// 所管課.
    Responsible,
    /// When the plan was last changed.
    Changed,
}

impl SummaryColumn {
    /// All columns, in their order.
    pub const ALL: [Self; 16] = [
        Self::Body,
        Self::Plan,
        Self::Group,
        Self::Name,
        Self::Unit,
        Self::Basis,
        Self::Target,
        Self::Actual,
        Self::Rate,
        Self::Years,
        Self::State,
        Self::Grade,
        Self::Difference,
        Self::Certainty,
        Self::Responsible,
        Self::Changed,
    ];

    /// Whether the column is shown by default.
    pub fn is_usual(self) -> bool {
        !matches!(self, Self::Group | Self::Basis | Self::Years | Self::Certainty | Self::Changed)
    }

    /// Whether the table always has the column: without the name of the KPI rows can't be distinguished.
    pub fn is_fixed(self) -> bool {
        self == Self::Name
    }
}

/// The sort key of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'r> {
    /// A text, or a rank among those with the same text.
    Text(&'r str, i64),
    Figure(Amount),
    /// An exact quotient, in ten-thousandths.
    Quotient(i128),
    /// The attention that a state needs, and the key among rates.
    Rate(usize, RateKey),
    Time(Timestamp),
}

/// The numbers of these rows, sorted by a column. Rows without a value in the column are last in both directions; equal
/// rows keep their order.
pub fn sorted(rows: &[Arc<SummaryRow>], numbers: &[u32], by: SummaryColumn, is_descending: bool) -> Vec<u32> {
    let key_of = |number: &u32| rows.get(*number as usize).and_then(|row| key(row, by));
    let (mut sorted, mut keys): (Vec<u32>, Vec<Option<Key<'_>>>) = (Vec::new(), Vec::new());
    keys.extend(numbers.iter().map(key_of));
    // Insertion sort of the places in `numbers`: it is fast enough for a few thousand rows, and the library's sort
    // would add 3 KB to the download.
    for (place, key) in (0_u32..).zip(&keys) {
        let is_before = |other: &u32| {
            let other = keys.get(*other as usize).and_then(Option::as_ref);
            match (other, key) {
                (Some(other), Some(key)) if is_descending => other >= key,
                (Some(other), Some(key)) => other <= key,
                (other, key) => other.is_some() || key.is_none(),
            }
        };
        sorted.insert(sorted.partition_point(is_before), place);
    }
    sorted.into_iter().filter_map(|place| numbers.get(place as usize).copied()).collect()
}

fn key(row: &SummaryRow, by: SummaryColumn) -> Option<Key<'_>> {
    let text = |text| Some(width::trim(text)).filter(|text| !text.is_empty()).map(|text| Key::Text(text, 0));
    let rank = |rank: i64| Some(Key::Text("", rank));
    let entry = row.entry.as_ref();
    match by {
        SummaryColumn::Body => text(&row.keys.body),
        SummaryColumn::Plan => text(&row.of.plan.facts.name),
        SummaryColumn::Group => text(&row.row.group),
        SummaryColumn::Name => text(&row.row.name),
        SummaryColumn::Unit => text(&row.row.unit),
        SummaryColumn::Basis => rank(basis_rank(row.row.basis?)),
        SummaryColumn::Target => entry?.target.map(Key::Figure),
        SummaryColumn::Actual => Some(Key::Quotient(entry?.actual.as_ref()?.value()?.hundredths_of_percent())),
        SummaryColumn::Rate => {
            let rate = progress::rate_key(entry?);
            (rate != RateKey::Unknown).then_some(Key::Rate(0, rate))
        }
        SummaryColumn::Years => rank(i64::from(entry?.is_cumulative())),
        SummaryColumn::State => Some(Key::Rate(progress::attention(row.state()?), progress::rate_key(entry?))),
        SummaryColumn::Grade => {
            let (rule, word) = row.grade()?;
            // Words without a rank, such as that for "can't be judged", come after the other words of their rule.
            Some(Key::Text(&rule.id, word.rank.map_or(i64::MAX, i64::from)))
        }
        SummaryColumn::Difference => entry?.difference.map(Key::Figure),
        SummaryColumn::Certainty => rank(certainty_rank(row.certainty()?)),
        SummaryColumn::Responsible => text(&row.row.responsible),
        SummaryColumn::Changed => row.of.changed.map(Key::Time),
    }
}

fn basis_rank(basis: Basis) -> i64 {
    match basis {
        Basis::Increment => 0,
        Basis::Level => 1,
        Basis::PeriodTotal => 2,
        Basis::PeriodAverage => 3,
    }
}

fn certainty_rank(certainty: Certainty) -> i64 {
    match certainty {
        Certainty::Final => 0,
        Certainty::Preliminary => 1,
        Certainty::Estimate => 2,
    }
}
