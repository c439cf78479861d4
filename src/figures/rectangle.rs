//! The figures of a selected rectangle of cells: sum, mean and count (合計・平均・個数), as in the status bar of a spreadsheet.
//!
//! A sum has figures of one unit only, never shares, ages or other quotients, and never two levels of one KPI, because
//! a sum of levels has no meaning (`docs/domain.md`, "Totals"). The mean needs one unit. A KPI that is a part of
//! another KPI in the rectangle (うち…) is already in its figures, so sum and mean leave it out, and the result counts
//! the cells left out. The count includes numbers only: no blank cells, 該当なし, 未把握 or unreadable texts.

use std::collections::HashSet;

use crate::figures::totals::Fraction;
use crate::plan::cell::comparable_unit;
use crate::plan::{Cell, Indicator, Measure, unit};
use crate::value::{Amount, IndicatorId};

/// One cell of the rectangle.
#[derive(Clone, Debug)]
pub struct RectangleCell<'a> {
    /// The KPI of the cell.
    pub indicator: &'a Indicator,
    /// The cell as it is shown.
    pub cell: Cell,
    /// Whether the figure is a level and not an increment.
    pub is_level: bool,
}

/// The figures of a rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RectangleFigures {
    /// The number of cells that have a number.
    pub count: usize,
    /// The exact sum at the largest scale of its parts; `None` if the numbers cannot be added.
    pub sum: Option<Amount>,
    /// The exact mean; `None` if the numbers have different units.
    pub mean: Option<Fraction>,
    /// The number of cells that sum and mean leave out because they are parts of others in the rectangle.
    pub parts: usize,
}

/// The figures of these cells.
pub fn rectangle_figures<'a>(cells: impl IntoIterator<Item = RectangleCell<'a>>) -> RectangleFigures {
    let mut numbers = Vec::new();
    for RectangleCell { indicator, cell, is_level } in cells {
        if let Some(amount) = cell.amount() {
            numbers.push(Number { indicator, amount, unit: unit_of(&cell, indicator), is_level });
        }
    }
    let count = numbers.len();
    let numbers = without_parts(numbers);
    let parts = count - numbers.len();
    let is_described = |number: &Number<'_>| number.indicator.measure == Measure::Descriptive;
    let has_one_unit = numbers.windows(2).all(|pair| matches!(pair, [one, other] if one.unit == other.unit));
    if !has_one_unit || numbers.iter().any(is_described) {
        return RectangleFigures { count, ..RectangleFigures::default() };
    }
    let total: Amount = numbers.iter().map(|number| number.amount).sum();
    let divisor = i32::try_from(numbers.len()).unwrap_or_default();
    let can_be_added = !numbers.is_empty() && numbers.iter().all(Number::can_be_added) && !has_two_levels(&numbers);
    let (sum, mean) = (can_be_added.then_some(total), Fraction::new(total, Amount::whole(divisor)));
    RectangleFigures { count, sum, mean, parts }
}

/// The numbers without those of KPIs that are parts of another KPI among them.
fn without_parts(numbers: Vec<Number<'_>>) -> Vec<Number<'_>> {
    let wholes: HashSet<IndicatorId> =
        numbers.iter().filter(|number| number.indicator.part_of.is_none()).map(|number| number.indicator.id).collect();
    let is_part = |number: &Number<'_>| number.indicator.part_of.is_some_and(|whole| wholes.contains(&whole));
    numbers.into_iter().filter(|number| !is_part(number)).collect()
}

/// A number of the rectangle with its unit in the form of [`key`](crate::value::width::key).
struct Number<'a> {
    indicator: &'a Indicator,
    amount: Amount,
    unit: String,
    is_level: bool,
}

impl Number<'_> {
    /// Whether figures of this measure and unit can be added.
    fn can_be_added(&self) -> bool {
        self.indicator.measure != Measure::Ratio && unit::can_be_added(&self.unit)
    }
}

/// The unit of a cell: the unit in its text, or else that of its KPI.
fn unit_of(cell: &Cell, indicator: &Indicator) -> String {
    let written = indicator.written_unit(cell);
    comparable_unit(written.as_deref().unwrap_or(&indicator.unit))
}

/// Whether two of the numbers are levels of the same KPI.
fn has_two_levels(numbers: &[Number<'_>]) -> bool {
    let mut levels: Vec<IndicatorId> = Vec::new();
    for number in numbers.iter().filter(|number| number.is_level) {
        levels.push(number.indicator.id);
    }
    let all = levels.len();
    levels.sort_unstable();
    levels.dedup();
    levels.len() < all
}
