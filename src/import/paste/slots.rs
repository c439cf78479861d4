//! What the columns of a block are: columns of the grid, figures whose year stands elsewhere, and what has no place in it.

use super::contents::BlockColumns;
use crate::plan::Plan;
use crate::plan::indicator::Row;
use crate::plan::place::CellPlace;
use crate::value::fiscal_year::FiscalYear;

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Baseline,
    Year(FiscalYear),
    Total,
}

impl Column {
    /// The column of a cell; `None` for cells that are in no column, as the stated total (記載の累計).
    pub(super) fn of(at: CellPlace) -> Option<Self> {
        match at {
            CellPlace::Baseline => Some(Self::Baseline),
            CellPlace::Target(year) | CellPlace::Actual(year) => Some(Self::Year(year)),
            CellPlace::Period => Some(Self::Total),
            CellPlace::StatedTotal => None,
        }
    }

    /// The year of the column; `None` if it is of none.
    pub(super) fn year(self) -> Option<FiscalYear> {
        if let Self::Year(year) = self { Some(year) } else { None }
    }

    /// The columns of the grid from left to right.
    pub(super) fn all(plan: &Plan) -> Vec<Self> {
        let mut columns = vec![Self::Baseline];
        columns.extend(plan.years.years().map(Self::Year));
        columns.push(Self::Total);
        columns
    }
}

/// The meaning of a column of a block. The row (目標 or 実績) is `None` where the column does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadSlot {
    /// A column of the grid.
    Of(Column, Option<Row>),
    /// Figures whose year stands in the column of that index.
    Beside(usize, Option<Row>),
    /// Figures of no year, which are those of the column of the first cell, unless a cell names its year itself.
    AtCursor(Option<Row>),
    /// Actuals (実績) whose year nothing says, behind targets whose year stands in the column of that index.
    AfterTarget(usize),
    /// A column behind the last column of the grid.
    Beyond,
    /// A fiscal year that the plan does not have.
    OtherYear(FiscalYear),
    /// A year without era or century.
    UnclearYear,
    /// Figures that another column is for, too.
    Twice,
    /// What is computed from other columns (達成率), or not known yet (見込).
    Computed,
    /// Any other column behind the first figures, with the year that its heading names.
    Other(Option<FiscalYear>),
    /// A column of names, units, numbers or years.
    Lead,
}

/// Of two columns of years of which the headings do not say which are targets, those of which the rates beside them are the quotients
/// are the actuals.
pub(super) fn tell_by_rates(slots: &mut [HeadSlot], below: BlockColumns<'_>) {
    let places = |wanted: fn(&HeadSlot) -> bool| {
        slots.iter().enumerate().filter(move |(_, slot)| wanted(slot)).map(|(place, _)| place).collect::<Vec<_>>()
    };
    let rates = places(|slot| *slot == HeadSlot::Computed);
    let [one, other] = places(|slot| matches!(slot, HeadSlot::Of(Column::Year(_), None)))[..] else { return };
    let are_of = |target, actual| rates.iter().any(|rate| below.are_rates([target, actual, *rate]));
    let rows = if are_of(one, other) {
        [(one, Row::Target), (other, Row::Actual)]
    } else if are_of(other, one) {
        [(one, Row::Actual), (other, Row::Target)]
    } else {
        return;
    };
    for (place, row) in rows {
        if let Some(HeadSlot::Of(_, of)) = slots.get_mut(place) {
            *of = Some(row);
        }
    }
}

impl HeadSlot {
    /// Whether its texts go into cells of the grid.
    pub(super) fn is_of_cells(self) -> bool {
        matches!(self, Self::Of(..) | Self::Beside(..) | Self::AtCursor(_) | Self::AfterTarget(_))
    }
}

/// Whether several columns are for the same figures; which of them counts must not be guessed.
pub(super) fn is_twice(slot: HeadSlot, slots: &[HeadSlot]) -> bool {
    slot.is_of_cells() && slots.iter().filter(|other| **other == slot).count() > 1
}
