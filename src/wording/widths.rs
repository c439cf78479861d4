//! The width of figures, so that columns can be made wide enough for the longest of them.

use super::Language;
use super::computed_figure::ComputedFigure;
use super::figures;
use crate::figures::totals::Span;
use crate::plan::{Cell, CellPlace, Indicator};

/// The width of a text in hundredths of the font size, by the advance of each character in the fonts of the page:
/// digits take a little over half the font size, separators a quarter, Japanese characters the whole. The right half of
/// a closing bracket is blank and not counted.
pub fn width(text: &str) -> usize {
    let advance = |letter| match letter {
        ',' | '.' => 28,
        '\0'..='\x7f' => 56,
        _ => 100,
    };
    let blank = if text.ends_with('）') { 50 } else { 0 };
    text.chars().map(advance).sum::<usize>() - blank
}

/// The widest figure of a row, in hundredths of the font size, in the columns of the baseline and the years. A unit
/// that is written behind a figure is not counted, since it is a finding. Yearly targets that are stored while a target
/// for the whole period is in use are not counted, either.
pub fn widest(row: &Indicator) -> usize {
    let mut widest = of_cell(&row.baseline.cell, CellPlace::Baseline, row);
    for (year, cell) in row.shown_actuals() {
        widest = widest.max(of_cell(cell, CellPlace::Actual(year), row));
    }
    for (year, target) in row.targets.iter().filter(|_| !row.has_period_target()) {
        widest = widest.max(of_cell(target, CellPlace::Target(*year), row));
    }
    widest
}

/// The width of the widest figure of a row in the column 累計, in the same unit, with its mark or its year.
pub fn widest_total(row: &Indicator, span: Span<'_>) -> usize {
    if row.is_unused() {
        return 0;
    }
    let total_width = |shown: &ComputedFigure| {
        let mark = shown.mark.map_or(0, |mark| width(mark.text(Language::Japanese)) + SPACE);
        let year = shown.year.map_or(0, |year| width(&year.short(Language::Japanese)) + SPACE);
        width(&shown.figure) + mark + year
    };
    let (target, actual) = figures::cumulative(row, span, Language::Japanese);
    total_width(&target).max(total_width(&actual))
}

/// The space between a figure and its mark.
const SPACE: usize = 30;

fn of_cell(cell: &Cell, place: CellPlace, row: &Indicator) -> usize {
    if cell.amount().is_some() { width(&place.shown(cell, &row.unit)) } else { 0 }
}
