//! KPI-016: figures of a row of increments that continue from the baseline as levels do (`docs/decisions.md` 79).

use crate::checks::rule_context::Kpi;
use crate::checks::{Finding, KpiDetail, RowPlace};
use crate::figures::totals::Span;
use crate::plan::indicator::Row;
use crate::plan::{ActualsAre, Basis, Indicator};
use crate::value::Amount;

/// KPI-016 W: the column heads state 増加分, but the targets (or the actuals of a row without targets) rise or fall
/// steadily from the baseline, each by at most half of the figure before: 48, 49 and 50 from 47.7. Increments start
/// anew each year.
pub(super) fn levels_for_increments(kpi: Kpi<'_>) -> Option<Finding> {
    let row = kpi.row;
    let is_asked = kpi.context.form.table.heads_say_increments && row.basis == Some(Basis::Increment);
    if !is_asked || kpi.is_described() {
        return None;
    }
    let levels = steady_levels(row, kpi.context.span)?;
    let StandingLevels { of, baseline, figures } = levels;
    if of == Row::Actual && row.actuals_are == ActualsAre::Levels {
        return None;
    }
    Some(kpi.find(RowPlace::Basis, KpiDetail::LevelsForIncrements { of, baseline, figures }))
}

/// Figures of a row that continue from its baseline as levels do.
pub(crate) struct StandingLevels {
    /// The row of the figures: the targets, or the actuals if there are no targets.
    pub(crate) of: Row,
    /// The baseline.
    pub(crate) baseline: Amount,
    /// The first and the last of the figures.
    pub(crate) figures: (Amount, Amount),
}

/// The figures of the row, if they continue from its baseline as levels do, regardless of its basis.
pub(crate) fn steady_levels(row: &Indicator, span: Span<'_>) -> Option<StandingLevels> {
    let baseline = row.baseline.cell.amount()?;
    let years: Vec<_> = span.years().collect();
    let figures = |of: Row| -> Vec<Amount> {
        let figure = |year| match of {
            Row::Target => row.target(year).amount(),
            Row::Actual => row.actual(year).amount(),
        };
        years.iter().filter_map(|year| figure(*year)).collect()
    };
    let of = if figures(Row::Target).is_empty() { Row::Actual } else { Row::Target };
    let figures = figures(of);
    let ([first, .., last], true) = (figures.as_slice(), goes_on(baseline, &figures)) else { return None };
    Some(StandingLevels { of, baseline, figures: (*first, *last) })
}

/// Whether the figures continue from the baseline in one direction in small steps. Figures that all equal the baseline
/// do not count, because they could as well be the same increment each year.
fn goes_on(baseline: Amount, figures: &[Amount]) -> bool {
    let befores = [baseline].into_iter().chain(figures.iter().copied());
    let steps: Vec<(Amount, Amount)> = befores.zip(figures.iter().copied()).collect();
    let size = |amount: Amount| if amount.signum() < 0 { -amount } else { amount };
    let is_small = |(before, now): &(Amount, Amount)| {
        let step = size(*now - *before);
        step + step <= size(*before)
    };
    let directions = || steps.iter().map(|(before, now)| (*now - *before).signum());
    let is_steady = directions().all(|sign| sign >= 0) || directions().all(|sign| sign <= 0);
    !baseline.is_zero() && is_steady && directions().any(|sign| sign != 0) && steps.iter().all(is_small)
}
