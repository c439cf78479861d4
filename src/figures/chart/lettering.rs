//! The texts in a chart, placed so that they do not overlap.
//!
//! The first line of the box is free for the unit, which the page writes there. The figures of the axis are left of the
//! columns, the years below them, and the actuals above their marks; below 0 above the axis. A text that would overlap
//! with an earlier one is left out, because the table has it, too.

use super::plot::{Canvas, ChartLabels, Plot};
use super::{ActualMarks, Chart, ChartColumn};
use crate::value::Amount;

/// The width of a digit in view-box units, for letters of the size [`Canvas::LETTERS`], in the widest of the fonts.
const DIGIT: i32 = 7;
/// The width of a separator and of a point.
const POINT: i32 = 4;
/// The heights of a text above and below its baseline.
const RISE: i32 = 9;
const FALL: i32 = 2;

/// The width of a text in view-box units, rather too large than too small.
pub(super) fn width(text: &str) -> i32 {
    let width = |letter: char| match letter {
        ',' | '.' => POINT,
        '0'..='9' | ' ' | 'a'..='z' => DIGIT,
        _ => Canvas::LETTERS,
    };
    text.chars().map(width).fold(0, i32::saturating_add)
}

/// The left, top, right and bottom edge of the area of a text.
type Edges = (i32, i32, i32, i32);

/// The areas of the texts placed so far.
#[derive(Default)]
struct Covered(Vec<Edges>);

impl Covered {
    /// Whether a text from `left` to `right` on the line `y` is free; if so, its area is covered from then on.
    fn take(&mut self, left: i32, right: i32, y: i32) -> bool {
        let (top, bottom) = (y - RISE, y + FALL);
        let meets = |other: &Edges| left < other.2 && other.0 < right && top < other.3 && other.1 < bottom;
        let is_free = !self.0.iter().any(meets);
        if is_free {
            self.0.push((left, top, right, bottom));
        }
        is_free
    }
}

/// The texts of a chart; `write` formats the actuals.
pub(super) fn letters(
    chart: &Chart,
    plot: &Plot,
    ticks: &[(i32, Amount)],
    canvas: Canvas,
    write: &dyn Fn(Amount) -> String,
) -> ChartLabels {
    let mut covered = Covered::default();
    let mut letters = ChartLabels::default();
    for (y, tick) in ticks {
        let (x, y) = (plot.left - 4, y + 4);
        if covered.take(x - width(&tick.grouped()), x, y) {
            letters.ticks.push((x, y, *tick));
        }
    }
    let years: Vec<String> = chart.columns.iter().map(|column| year_or_month(*column)).collect();
    let half = years.iter().map(|year| width(year)).max().unwrap_or_default() / 2;
    for (year, (left, right)) in years.into_iter().zip(plot.ends()).step_by(columns_apart(plot, half)) {
        let y = canvas.height - 6;
        let x = i32::midpoint(left, right).min(canvas.width - half);
        if covered.take(x - half, x + half, y) {
            letters.years.push((x, y, year));
        }
    }
    for (x, y, figure) in actuals(chart, plot, canvas, write) {
        let half = width(&figure) / 2;
        if covered.take(x - half, x + half, y) {
            letters.actuals.push((x, y, figure));
        }
    }
    letters
}

fn year_or_month(column: ChartColumn) -> String {
    column.month.map_or_else(|| column.year.to_string(), str::to_owned)
}

/// The interval in columns at which texts of that half width can be written below them without overlap.
fn columns_apart(plot: &Plot, half: i32) -> usize {
    let column = plot.ends().map(|(left, right)| right - left).min().unwrap_or(1).max(1);
    let needed = 2 * half + 6;
    usize::try_from((needed + column - 1) / column).unwrap_or(1).max(1)
}

/// The figure of each mark, or only that of the newest one where the figures would overlap.
fn actuals(chart: &Chart, plot: &Plot, canvas: Canvas, write: &dyn Fn(Amount) -> String) -> Vec<(i32, i32, String)> {
    let mut figures = Vec::new();
    let mut is_crowded = false;
    for (ChartColumn { actual, .. }, (left, right)) in chart.columns.iter().zip(plot.ends()) {
        let Some(amount) = actual.amount() else { continue };
        let y = match plot.marks {
            ActualMarks::Bars => plot.bar((left, right), amount).1 - 4,
            ActualMarks::Points => plot.scale.y(amount) - 7,
        };
        let figure = write(amount);
        let half = width(&figure) / 2;
        is_crowded |= width(&figure) > right - left;
        if plot.left + half <= canvas.width - half {
            let x = i32::midpoint(left, right).clamp(plot.left + half, canvas.width - half);
            figures.push((x, y, figure));
        }
    }
    if is_crowded { figures.pop().into_iter().collect() } else { figures }
}
