//! The sum and mean of rows of 総括表 that a person selected, or the reason why they have none.
//!
//! The program never adds rows up on its own, because KPIs with the same name count different things in different
//! offices. Percentages, means of years and ages are never added up, and their mean over several bodies would give a
//! village the weight of a city.

use super::SummaryRow;
use crate::figures::by_year::ActualByYear;
use crate::figures::progress::ProgressEntry;
use crate::figures::totals::{Fraction, Span};
use crate::plan::cell::comparable_unit;
use crate::plan::{Basis, Certainty, Direction, Measure, unit};
use crate::value::{Amount, width};

/// The result of combining rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combined {
    /// There are fewer than two rows.
    TooFew,
    /// The rows differ in these fields, and are neither added up nor averaged.
    Unlike(Vec<Unlike>),
    /// The rows are alike, but a sum of them has no meaning.
    NoSum(NoSum),
    /// The rows are alike and have these figures together.
    Alike(CombinedFigures),
}

/// A field in which rows differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// 単位.
    Unit,
    /// 指標の種類.
    Measure,
    /// 目標の数え方.
    Basis,
}

/// Why rows that are alike have neither a sum nor a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSum {
    /// The rows are described in words (定性).
    Described,
    /// The meaning of their targets (目標の数え方) is not chosen.
    BasisUnset,
    /// The rows are shares (割合); the share of all together would need the totals behind them.
    Share,
    /// The rows are means of the period (計画期間の平均).
    Mean,
    /// The rows have no unit, which may be a different one in each row.
    UnitUnset,
    /// The unit has figures that can't be added: ages, multiples, ranks, quotients.
    Unit,
    /// A KPI is selected twice, from two sources that keep the same plan.
    Twice,
    /// A KPI is a part of another one of them (うち…).
    Part,
    /// No row has an actual.
    NoActual,
}

/// The figures of rows together. All figures come from the same rows, so that target and actual can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CombinedFigures {
    /// The number of the rows.
    pub rows: usize,
    /// The number of rows in these figures: rows with both a target and an actual, or rows with an actual if fewer than
    /// two have both.
    pub with_figures: usize,
    /// The sum of their actuals.
    pub actual: Amount,
    /// The mean of their actuals.
    pub mean: Fraction,
    /// The sum of their targets; `None` if they have none.
    pub target: Option<Amount>,
    /// The sum of the actuals against the sum of the targets. `None` unless more is better in all rows and no target is
    /// below zero: a share of values that should fall or stay the same is no rate, and a share of losses is above 100 %
    /// where more is lost.
    pub share: Option<Fraction>,
    /// The number of these rows whose actual is not final (速報 or 見込).
    pub not_final: usize,
    /// Whether the figures are sums up to the year that begin in different years.
    pub begins_differ: bool,
    /// Whether their names differ, so that they may count different things.
    pub names_differ: bool,
}

/// The result of combining these rows.
pub fn combined(rows: &[&SummaryRow]) -> Combined {
    let [first, others @ ..] = rows else { return Combined::TooFew };
    if others.is_empty() {
        return Combined::TooFew;
    }
    let unit = comparable_unit(&first.row.unit);
    let differs = [
        (Unlike::Unit, others.iter().any(|row| comparable_unit(&row.row.unit) != unit)),
        (Unlike::Measure, others.iter().any(|row| row.row.measure != first.row.measure)),
        (Unlike::Basis, others.iter().any(|row| row.row.basis != first.row.basis)),
    ];
    let unlike: Vec<Unlike> = differs.into_iter().filter(|(_, differs)| *differs).map(|(unlike, _)| unlike).collect();
    if !unlike.is_empty() {
        return Combined::Unlike(unlike);
    }
    match no_sum(first, rows) {
        Some(why) => Combined::NoSum(why),
        None => figures(rows).map_or(Combined::NoSum(NoSum::NoActual), Combined::Alike),
    }
}

fn no_sum(first: &SummaryRow, rows: &[&SummaryRow]) -> Option<NoSum> {
    let is_same = |one: &SummaryRow, other: &SummaryRow| one.plan().id == other.plan().id && one.row.id == other.row.id;
    let is_twice = |(nth, row): (usize, &&SummaryRow)| rows.iter().skip(nth + 1).any(|other| is_same(row, other));
    let is_part = |row: &&SummaryRow| {
        let of_plan = |whole| rows.iter().any(|other| other.plan().id == row.plan().id && other.row.id == whole);
        row.plan().whole_of(&row.row).is_some_and(|whole| of_plan(whole.id))
    };
    match first.row.measure {
        Measure::Descriptive => Some(NoSum::Described),
        Measure::Ratio => Some(NoSum::Share),
        Measure::Count | Measure::Amount => match first.row.basis {
            None => Some(NoSum::BasisUnset),
            Some(Basis::PeriodAverage) => Some(NoSum::Mean),
            _ if first.row.is_in_percent() => Some(NoSum::Share),
            _ if width::key(&first.row.unit).is_empty() => Some(NoSum::UnitUnset),
            _ if !unit::can_be_added(&first.row.unit) => Some(NoSum::Unit),
            _ if rows.iter().enumerate().any(is_twice) => Some(NoSum::Twice),
            _ => rows.iter().any(is_part).then_some(NoSum::Part),
        },
    }
}

/// The sums over the rows; `None` if none has an actual.
fn figures(rows: &[&SummaryRow]) -> Option<CombinedFigures> {
    let figures = |row: &'_ &SummaryRow| {
        let entry = row.entry.as_ref()?;
        let Some(ActualByYear::Amount(actual, _)) = entry.actual else { return None };
        Some((actual, entry.target))
    };
    let with_actual: Vec<&SummaryRow> = rows.iter().filter(|row| figures(row).is_some()).copied().collect();
    let has_both = |row: &&SummaryRow| figures(row).is_some_and(|(_, target)| target.is_some());
    let with_both: Vec<&SummaryRow> = with_actual.iter().copied().filter(has_both).collect();
    // A single row is no sum, and would hide the actuals of the others.
    let has_targets = with_both.len() > 1;
    let of = if has_targets { &with_both } else { &with_actual };
    let actual: Amount = of.iter().filter_map(figures).map(|(actual, _)| actual).sum();
    let targets: Vec<Amount> = of.iter().filter_map(figures).filter_map(|(_, target)| target).collect();
    let are_below_zero = targets.iter().any(|target| target.signum() < 0);
    let target = has_targets.then(|| targets.into_iter().sum());
    // Beside rates of the planned gain, the share of the sums would be a different kind of rate.
    let is_of_target = |row: &SummaryRow| {
        row.row.basis != Some(Basis::Level) || !Span::from_plan(row.plan()).is_rated_by_gain(&row.row)
    };
    let is_upward = of.iter().all(|row| row.row.direction == Some(Direction::Up) && is_of_target(row));
    let is_open = |row: &&&SummaryRow| row.certainty().is_some_and(|certainty| certainty != Certainty::Final);
    let begin_of = |row: &&SummaryRow| {
        let span = Span::from_plan(row.plan());
        span.years().find(|year| span.is_in_project(*year))
    };
    let mut begins = of.iter().map(begin_of);
    let begin = begins.next();
    let is_cumulative = |row: &&SummaryRow| row.entry.as_ref().is_some_and(ProgressEntry::is_cumulative);
    let mut names = of.iter().map(|row| width::key(&row.row.name));
    let name = names.next();
    Some(CombinedFigures {
        rows: rows.len(),
        with_figures: of.len(),
        actual,
        mean: Fraction::new(actual, Amount::whole(i32::try_from(of.len()).ok()?))?,
        target,
        share: target.filter(|_| is_upward && !are_below_zero).and_then(|target| Fraction::new(actual, target)),
        not_final: of.iter().filter(is_open).count(),
        begins_differ: of.iter().any(is_cumulative) && begins.any(|other| Some(other) != begin),
        names_differ: names.any(|other| Some(other) != name),
    })
}
