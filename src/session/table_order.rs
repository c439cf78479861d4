//! The order in which the user sees the rows of the table: the order of the plan, or sorted by a column.
//!
//! It is a view: the plan, its papers and its files keep the stored order (`docs/decisions.md` 69).

use std::sync::Arc;

use crate::checks;
use crate::figures::progress::{self, RateKey};
use crate::figures::totals::{self, Span, Total};
use crate::plan::{Basis, Indicator, Plan};
use crate::value::{Amount, Date, FiscalYear, IndicatorId};

/// A column of the table by which its rows can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortColumn {
    /// The name.
    Name,
    /// 事業開始前 (現状値).
    Baseline,
    /// A fiscal year: its actual.
    Year(FiscalYear),
    /// 累計: the total of the actuals; for levels, the newest actual.
    Total,
    /// 達成率.
    Rate,
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableOrder {
    /// The column by which the rows are sorted.
    pub column: SortColumn,
    /// Whether the largest value is first.
    pub is_descending: bool,
}

/// The order of a list after a press on the head of a column: sorted by it, reversed at the second press, and the
/// list's own order (`None`) at the third. The flag is whether the largest value is first.
pub fn after_press<C: PartialEq>(before: Option<(C, bool)>, column: C) -> Option<(C, bool)> {
    match before {
        Some((by, is_descending)) if by == column => (!is_descending).then_some((column, true)),
        _ => Some((column, false)),
    }
}

impl TableOrder {
    /// The order after a press on the head of a column: sorted by it, or reversed if it is the present sort column.
    pub fn after_press(before: Option<Self>, column: SortColumn) -> Self {
        let is_again = before.is_some_and(|before| before.column == column && !before.is_descending);
        Self { column, is_descending: is_again }
    }

    /// The rows of a plan in this order. Rows without a figure in the column stay last in both directions; equal rows
    /// keep the order of the plan.
    pub fn rows(self, plan: &Plan, today: Date) -> Vec<IndicatorId> {
        let key = |row: &Arc<Indicator>| (self.key(plan, row, today), row.id);
        let (mut figures, blank): (Vec<_>, Vec<_>) =
            plan.indicators().iter().map(key).partition(|(key, _)| key.is_some());
        figures.sort_by(|(one, _), (other, _)| if self.is_descending { other.cmp(one) } else { one.cmp(other) });
        figures.into_iter().chain(blank).map(|(_, id)| id).collect()
    }

    fn key(self, plan: &Plan, row: &Indicator, today: Date) -> Option<SortKey> {
        let span = Span::from_plan(plan);
        if row.is_unused() {
            return None;
        }
        match self.column {
            SortColumn::Name => Some(row.name.clone()).filter(|name| !name.is_empty()).map(SortKey::Text),
            SortColumn::Baseline => row.baseline.cell.amount().map(SortKey::Figure),
            SortColumn::Year(year) => row.actual(year).amount().map(SortKey::Figure),
            SortColumn::Total => total(row, span).map(SortKey::Figure),
            SortColumn::Rate => rate(plan, row, today),
        }
    }
}

/// The sort key of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Text(String),
    Figure(Amount),
    Rate(RateKey),
}

fn total(row: &Indicator, span: Span<'_>) -> Option<Amount> {
    match totals::actual_total(row, span) {
        Total::Sum(sum) | Total::Mean(sum) => sum.amount,
        Total::Period(_) | Total::None if row.basis == Some(Basis::Level) => {
            span.years().rev().find_map(|year| row.actual(year).amount())
        }
        Total::Period(_) | Total::None => None,
    }
}

/// The sort key of the rate; `None` for a KPI with neither a rate nor a judgement.
fn rate(plan: &Plan, row: &Indicator, today: Date) -> Option<SortKey> {
    let as_of = progress::as_of(plan, today);
    let span = Span::from_plan(plan).as_of(as_of);
    let is_unsure = |year| checks::is_unsure(row, span, year);
    let standing = progress::standing_state(row, span, as_of, is_unsure);
    let key = progress::standing_key(row, span, standing);
    (key != RateKey::Unknown).then_some(SortKey::Rate(key))
}
