//! Totals over the years of a KPI: the 合計 column and the running rows 目標累計 and 実績累計.
//!
//! A total reports what it is based on: blank, 未把握 and unread years are skipped and listed as its gaps, 該当なし is skipped
//! and leaves it complete, 速報 and 見込 count and are reported (`docs/decisions.md` 14; `docs/domain.md`, "Totals" and
//! "States of a cell"). The basis (目標の数え方) decides what can be summed:
//!
//! | basis | 合計 of 目標 | 合計 of 実績 |
//! |---|---|---|
//! | 各年度の増加分 | Σ, the baseline not included | Σ |
//! | 各年度の値 | nothing: a sum of levels has no meaning | nothing |
//! | 計画期間の累計 | the one target | Σ |
//! | 計画期間の平均 | the one target | the mean of what is entered |
//! | not chosen | nothing | nothing |
//!
//! Increments with a stated total only, and no target for any year, have one target for the whole period like 計画期間の累計.
//!
//! All are pure functions of an indicator and a [`Span`]; no total is ever stored.

use crate::plan::cell::State;
use crate::plan::{ActualsAre, Basis, Cell, Certainty, Indicator, Measure};
use crate::value::{Amount, FiscalYear};

mod fraction;
mod shares;
mod span;
mod sum;

pub use fraction::Fraction;
pub use shares::{parts_differ, share};
pub use span::{Figure, Gap, Span};
pub use sum::{Gaps, Sum};

/// The content of a cell in the total (合計) column or in a running row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Total {
    /// A sum over fiscal years.
    Sum(Sum),
    /// The mean of the years that have a number: [`Sum::mean`], an exact fraction until it is shown.
    Mean(Sum),
    /// The one target of the whole period, as entered.
    Period(Cell),
    /// No total exists, so the cell is empty.
    None,
}

impl Total {
    /// The total as one amount, for a sum (complete or not) or a period target; `None` for a mean.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Sum(sum) => sum.amount,
            Self::Period(cell) => cell.amount(),
            Self::Mean(_) | Self::None => None,
        }
    }
}

/// The total (合計) of the targets (目標).
pub fn target_total(indicator: &Indicator, span: Span<'_>) -> Total {
    match basis(indicator) {
        Some(Basis::Increment) => Total::Sum(last(target_sums(indicator, span))),
        Some(Basis::PeriodTotal | Basis::PeriodAverage) => {
            Total::Period(indicator.whole_target().cloned().unwrap_or_default())
        }
        Some(Basis::Level) | None => Total::None,
    }
}

/// The total (合計) of the actuals (実績). Every project year that is still blank is a gap.
///
/// If the actuals of an increment KPI are levels, the total is the last level − the baseline.
pub fn actual_total(indicator: &Indicator, span: Span<'_>) -> Total {
    total_of_actuals(indicator).map_or(Total::None, |total| total(last(actual_sums(indicator, span))))
}

/// The row 目標累計: the running sums of the targets, one entry for each column; only for increment KPIs.
///
/// An entry is shown for a year that has a number, and for 該当なし within the project after the first number (the year
/// adds nothing and the sum is repeated). It is [`Total::None`] for a year that is blank, 未把握 or unread; the later sums
/// list such a year as their gap.
pub fn running_targets(indicator: &Indicator, span: Span<'_>) -> Vec<Total> {
    let total = (basis(indicator) == Some(Basis::Increment)).then_some(Total::Sum as fn(Sum) -> Total);
    running(span, total, target_sums(indicator, span), &|year| indicator.target(year))
}

/// The row 実績累計: the running sums of the actuals, or the running means for a period average. [`running_targets`]
/// describes which entries are shown.
///
/// If the actuals of an increment KPI are levels, an entry is the level of its year − the baseline.
pub fn running_actuals(indicator: &Indicator, span: Span<'_>) -> Vec<Total> {
    running(span, total_of_actuals(indicator), actual_sums(indicator, span), &|year| indicator.actual(year))
}

/// The increment of a fiscal year. For an increment KPI whose actuals are levels it is the level − the level of the
/// nearest earlier column that is not 該当なし, and for the first column the level − the baseline. If the value to subtract
/// is missing, the increment is missing with a [`Gap`] of its own. For any other KPI it is the actual.
pub fn actual_increment(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Figure {
    match Figure::from_cell(indicator.actual(year), span, year) {
        Figure::Number { amount, certainty } if has_levels_for_increments(indicator) => {
            risen(level_before(indicator, span, year), amount, certainty)
        }
        written => written,
    }
}

/// The target with which the increment of a fiscal year is compared, and the first year of that target. If the actuals
/// are levels and those of the preceding years are 該当なし, the increment covers these years, too, and their targets are
/// added to that of the year.
pub fn target_of_increment(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> (FiscalYear, Figure) {
    let mut counted = (year, Figure::from_cell(indicator.target(year), span, year));
    let earlier = span.years().rev().filter(|column| *column < year && has_levels_for_increments(indicator));
    let has_no_level =
        |column: &FiscalYear| Figure::from_cell(indicator.actual(*column), span, *column) == Figure::NotApplicable;
    for column in earlier.take_while(has_no_level) {
        counted = match (counted.1, Figure::from_cell(indicator.target(column), span, column)) {
            (Figure::Number { amount, certainty }, Figure::Number { amount: earlier, .. }) => {
                (column, Figure::Number { amount: amount + earlier, certainty })
            }
            (Figure::Number { .. }, missing @ Figure::Missing(_)) => (column, missing),
            _ => counted,
        };
    }
    counted
}

/// The total of the targets of an increment KPI, if it includes all years. A stated total is compared with it and
/// follows its changes (`docs/decisions.md` 9, 30).
pub fn computed_total(indicator: &Indicator, span: Span<'_>) -> Option<Amount> {
    match target_total(indicator, span) {
        Total::Sum(sum) if sum.is_complete() => sum.amount,
        _ => None,
    }
}

/// The target of the whole plan: for an increment KPI the total of all years if none is missing, for a level KPI the
/// target of the last project year that needs one, and otherwise the single target of the period.
pub fn final_target(indicator: &Indicator, span: Span<'_>) -> Option<Amount> {
    match basis(indicator)? {
        Basis::Increment => computed_total(indicator, span),
        Basis::PeriodTotal | Basis::PeriodAverage | Basis::Level => final_target_cell(indicator, span)?.amount(),
    }
}

/// The cell of the target of the whole plan. `None` for increments of years, whose target is a sum of cells, and if
/// there is no such cell.
pub fn final_target_cell<'a>(indicator: &'a Indicator, span: Span<'_>) -> Option<&'a Cell> {
    match basis(indicator)? {
        Basis::Increment => None,
        Basis::PeriodTotal | Basis::PeriodAverage => indicator.whole_target(),
        Basis::Level => {
            let is_needed =
                |year: &FiscalYear| Figure::from_cell(indicator.target(*year), span, *year) != Figure::NotApplicable;
            let mut years = span.years().rev().filter(|year| span.is_in_project(*year));
            years.find(is_needed).map(|year| indicator.target(year))
        }
    }
}

/// Whether the stated total differs from the total (合計) of the targets (complete or not), so that both must be shown.
/// `false` without a stated total or with a blank one.
pub fn stated_differs(indicator: &Indicator, span: Span<'_>) -> bool {
    let shown = target_total(indicator, span).amount();
    match indicator.stated_total.as_ref().map(|cell| cell.state) {
        None | Some(State::Blank) => false,
        Some(State::Number { amount, .. }) => shown != Some(amount),
        Some(State::NotApplicable) => shown.is_some(),
        Some(State::Unknown { .. } | State::Unread) => true,
    }
}

/// The level that the targets of an increment KPI reach by the end of that year: baseline + Σ up to it. `None` without
/// a baseline, after a gap, or where 目標累計 shows nothing.
pub fn level_at(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<Amount> {
    let column = span.years().position(|column| column == year)?;
    match running_targets(indicator, span).into_iter().nth(column)? {
        Total::Sum(sum) if sum.is_complete() => Some(indicator.baseline.cell.amount()? + sum.amount?),
        _ => None,
    }
}

/// The basis on which the KPI is computed; `None` for descriptive KPIs (定性), whose cells are text, and while it is not
/// chosen (未設定). Increments that are known only as a total are computed like a total of the period.
pub fn basis(indicator: &Indicator) -> Option<Basis> {
    match indicator.basis.filter(|_| indicator.measure != Measure::Descriptive)? {
        Basis::Increment if indicator.whole_target().is_some() => Some(Basis::PeriodTotal),
        basis => Some(basis),
    }
}

/// Whether the actuals of the KPI are levels, from which the increment of each year is derived.
pub(super) fn has_levels_for_increments(indicator: &Indicator) -> bool {
    indicator.basis == Some(Basis::Increment) && indicator.actuals_are == ActualsAre::Levels
}

/// The kind of total of the KPI's actuals; `None` if they have none.
fn total_of_actuals(indicator: &Indicator) -> Option<fn(Sum) -> Total> {
    match basis(indicator)? {
        Basis::Increment | Basis::PeriodTotal => Some(Total::Sum),
        Basis::PeriodAverage => Some(Total::Mean),
        Basis::Level => None,
    }
}

/// The running sums of the targets, one for each column.
fn target_sums(indicator: &Indicator, span: Span<'_>) -> Vec<Sum> {
    let sums = accumulate(span, &|sum, year| sum.add(year, Figure::from_cell(indicator.target(year), span, year)));
    with_units(sums, indicator, span, &|year| indicator.target(year))
}

/// The running sums of the actuals, one for each column. A level includes all years before it, so the amount after a
/// year without an entry is correct; the year is still a gap.
fn actual_sums(indicator: &Indicator, span: Span<'_>) -> Vec<Sum> {
    let figure = |year| Figure::from_cell(indicator.actual(year), span, year);
    let sums = if has_levels_for_increments(indicator) {
        accumulate(span, &|sum, year| sum.reach(year, figure(year), baseline(indicator)))
    } else {
        accumulate(span, &|sum, year| sum.add(year, figure(year)))
    };
    with_units(sums, indicator, span, &|year| indicator.actual(year))
}

/// The running sums, each marked if its numbers have several units.
fn with_units<'a>(
    mut sums: Vec<Sum>,
    indicator: &Indicator,
    span: Span<'_>,
    cell: &dyn Fn(FiscalYear) -> &'a Cell,
) -> Vec<Sum> {
    let numbers: Vec<&Cell> = span.years().map(cell).collect();
    if indicator.mixes_units(numbers.iter().copied()) {
        for (last, sum) in sums.iter_mut().enumerate() {
            sum.mixes_units = indicator.mixes_units(numbers.iter().take(last + 1).copied());
        }
    }
    sums
}

fn accumulate(span: Span<'_>, take: &dyn Fn(&mut Sum, FiscalYear)) -> Vec<Sum> {
    let mut sum = Sum::default();
    let mut sums = Vec::new();
    for year in span.years() {
        take(&mut sum, year);
        sums.push(sum.clone());
    }
    sums
}

fn last(sums: Vec<Sum>) -> Sum {
    sums.into_iter().next_back().unwrap_or_default()
}

/// The entries of a running row: the sums, and [`Total::None`] where the cell of the year does not allow one.
fn running<'a>(
    span: Span<'_>,
    total: Option<fn(Sum) -> Total>,
    sums: Vec<Sum>,
    cell: &dyn Fn(FiscalYear) -> &'a Cell,
) -> Vec<Total> {
    let entry = |(year, sum): (FiscalYear, Sum)| match (total, cell(year).state) {
        (Some(total), State::Number { .. }) => total(sum),
        (Some(total), State::NotApplicable) if span.is_in_project(year) && sum.amount.is_some() => total(sum),
        _ => Total::None,
    };
    span.years().zip(sums).map(entry).collect()
}

/// The level that is subtracted to get the increment of that year.
fn level_before(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Figure {
    let earlier = span.years().rev().filter(|column| *column < year);
    let levels = earlier.map(|column| (column, Figure::from_cell(indicator.actual(column), span, column)));
    match levels.into_iter().find(|(_, level)| *level != Figure::NotApplicable) {
        Some((column, Figure::Missing(_))) => Figure::Missing(Gap::NoYearBefore(column)),
        Some((_, level)) => level,
        None => baseline(indicator),
    }
}

fn baseline(indicator: &Indicator) -> Figure {
    match indicator.baseline.cell.state {
        State::Number { amount, certainty } => Figure::Number { amount, certainty },
        _ => Figure::Missing(Gap::NoBaseline),
    }
}

/// The difference between a level and the one before, with the less final certainty of the two.
fn risen(before: Figure, level: Amount, certainty: Certainty) -> Figure {
    match before {
        Figure::Number { amount, certainty: earlier } => {
            Figure::Number { amount: level - amount, certainty: less_final(certainty, earlier) }
        }
        missing => missing,
    }
}

fn less_final(one: Certainty, other: Certainty) -> Certainty {
    match (one, other) {
        (Certainty::Estimate, _) | (_, Certainty::Estimate) => Certainty::Estimate,
        (Certainty::Preliminary, _) | (_, Certainty::Preliminary) => Certainty::Preliminary,
        _ => Certainty::Final,
    }
}
