//! The coordinates of the lines of a chart in view-box units: whole numbers, and path data that any browser draws.
//!
//! The shape shows the meaning of a line, and colour only repeats it: bars are filled, provisional bars are hatched,
//! steps and the line of the goal have different dashes, a missing year is a cross at the axis, and 0 is the flattest
//! visible bar. If the axis does not begin at 0, the length of a bar has no meaning, so the actuals are points, hollow
//! if provisional.
//!
//! Every point is inside the box, and every bar begins at the axis (`tests/it/chart.rs`).

use std::fmt::Write;

use super::plot::{Canvas, ChartLabels, Edges, Ends, Plot};
use super::scale::Scale;
use super::{ActualMarks, Bar, Chart, LineKind, lettering};
use crate::plan::Certainty;
use crate::value::Amount;

/// Half of the width of a cross, in view-box units.
const CROSS: i32 = 3;
/// The distance between the lines of a hatching, in view-box units.
const HATCH: i32 = 4;
/// Half of the width of a point, in view-box units.
const POINT: i32 = 4;

/// A chart as SVG path data, with one path for each kind of line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// How the actuals are marked.
    pub marks: ActualMarks,
    /// The value at which the axis begins; `None` if 0 is on it.
    pub starts_at: Option<Amount>,
    /// The horizontal axis at the value 0, or at the lowest value if 0 is not on the scale.
    pub axis: String,
    /// The horizontal lines at the round figures of the scale.
    pub rules: String,
    /// The bars, or points, of final figures.
    pub bars: String,
    /// The outlines of bars, or points, that include preliminary (速報) or estimated (見込) figures.
    pub provisional: String,
    /// The hatching of the bars in `provisional`.
    pub hatching: String,
    /// The crosses, one for each year whose figure is missing.
    pub missing: String,
    /// The steps of the targets.
    pub steps: String,
    /// The lines of the targets of whole periods, each as long as its period.
    pub goal: String,
    /// The upright lines between periods.
    pub breaks: String,
    /// The text in the drawing; empty on a canvas without letters.
    pub letters: ChartLabels,
}

impl Drawing {
    /// Draws a chart; `write` formats the actuals, which are drawn where there is room for them.
    pub fn from_chart(chart: &Chart, canvas: Canvas, write: &dyn Fn(Amount) -> String) -> Self {
        let scale = Scale::from_chart(chart, canvas.has_letters, canvas.upright());
        let ticks = if canvas.has_letters { scale.ticks() } else { Vec::new() };
        let widest = ticks.iter().map(|(_, tick)| lettering::width(&tick.grouped())).max();
        let left = widest.map_or(1, |widest| (widest + 8).min(230));
        let starts_at = scale.starts_at();
        let marks = if starts_at.is_some() { ActualMarks::Points } else { ActualMarks::Bars };
        let plot = Plot { scale, marks, left, right: canvas.width - 1, columns: chart.columns.len() };
        let mut drawing = Self { marks, starts_at, axis: level(&plot, scale.axis()), ..Self::default() };
        drawing.rules = ticks.iter().map(|(y, _)| level(&plot, *y)).collect();
        drawing.draw_periods(chart, &plot, canvas);
        drawing.draw_columns(chart, &plot);
        if canvas.has_letters {
            drawing.letters = lettering::letters(chart, &plot, &ticks, canvas, write);
        }
        drawing
    }

    /// The path data of a kind of line; empty if there is none in the chart.
    pub fn path(&self, kind: LineKind) -> &str {
        match kind {
            LineKind::Rules => &self.rules,
            LineKind::Actuals => &self.bars,
            LineKind::Provisional => &self.provisional,
            LineKind::Hatching => &self.hatching,
            LineKind::Axis => &self.axis,
            LineKind::Goal => &self.goal,
            LineKind::Steps => &self.steps,
            LineKind::Missing => &self.missing,
            LineKind::Breaks => &self.breaks,
        }
    }

    /// Draws the targets of the periods and the lines between periods.
    fn draw_periods(&mut self, chart: &Chart, plot: &Plot, canvas: Canvas) {
        let (top, bottom) = canvas.upright();
        let mut left = plot.left;
        let ends = |column: usize| plot.ends().nth(column).map_or(plot.right, |(left, _)| left);
        let goals = chart.breaks.iter().map(|one| (one.goal, ends(one.column)));
        for (goal, right) in goals.chain([(chart.goal, plot.right)]) {
            if let Some(goal) = goal {
                let _ = write!(self.goal, "M{left} {}H{right}", plot.scale.y(goal));
            }
            left = right;
        }
        for one in &chart.breaks {
            let _ = write!(self.breaks, "M{} {top}V{bottom}", ends(one.column));
        }
    }

    fn draw_columns(&mut self, chart: &Chart, plot: &Plot) {
        let mut before = None;
        for (nth, (column, ends)) in chart.columns.iter().zip(plot.ends()).enumerate() {
            if chart.breaks.iter().any(|one| one.column == nth) {
                before = None;
            }
            match column.actual {
                Bar::Figure { amount, certainty, .. } if plot.marks == ActualMarks::Points => {
                    let is_final = certainty == Certainty::Final;
                    point(if is_final { &mut self.bars } else { &mut self.provisional }, ends, plot.scale.y(amount));
                }
                Bar::Figure { amount, certainty: Certainty::Final, .. } => {
                    rectangle(&mut self.bars, plot.bar(ends, amount));
                }
                Bar::Figure { amount, .. } => {
                    let bar = plot.bar(ends, amount);
                    rectangle(&mut self.provisional, bar);
                    hatch(&mut self.hatching, bar);
                }
                Bar::Missing(_) => cross(&mut self.missing, ends, plot.scale.axis()),
                Bar::Absent => {}
            }
            step(&mut self.steps, ends, column.target.map(|target| plot.scale.y(target)), before);
            before = column.target;
        }
    }
}

// Writing to a string never fails, so the results of `write!` are ignored.

/// The path of a horizontal line across the whole plot.
fn level(plot: &Plot, y: i32) -> String {
    format!("M{} {y}H{}", plot.left, plot.right)
}

fn rectangle(path: &mut String, (left, top, right, bottom): Edges) {
    let _ = write!(path, "M{left} {top}H{right}V{bottom}H{left}Z");
}

/// Adds a point in the middle of the column.
fn point(path: &mut String, (left, right): Ends, y: i32) {
    let (x, half) = (i32::midpoint(left, right), POINT.min((right - left) / 2));
    let _ = write!(path, "M{} {y}L{x} {}L{} {y}L{x} {}Z", x - half, y - half, x + half, y + half);
}

/// Adds hatching lines from the lower left to the upper right, clipped to the sides of the bar.
fn hatch(path: &mut String, (left, top, right, bottom): Edges) {
    let (width, height) = (right - left, bottom - top);
    let mut along = HATCH;
    while along < width + height {
        let (over, under) = ((along - height).max(0), (along - width).max(0));
        let (x1, y1) = (left + over, top + along.min(height));
        let (x2, y2) = (left + along.min(width), top + under);
        let _ = write!(path, "M{x1} {y1}L{x2} {y2}");
        along += HATCH;
    }
}

/// Adds a cross above the axis, or below it where there is no room above.
fn cross(path: &mut String, (left, right): Ends, zero: i32) {
    let half = CROSS.min((right - left) / 2);
    let x = i32::midpoint(left, right);
    let y = if zero > 2 * CROSS + 1 { zero - CROSS - 1 } else { zero + CROSS + 1 };
    let (x1, x2, y1, y2) = (x - half, x + half, y - half, y + half);
    let _ = write!(path, "M{x1} {y1}L{x2} {y2}M{x1} {y2}L{x2} {y1}");
}

/// Adds the step of a year's target, connected to the step of the year before if there is one.
fn step(path: &mut String, (left, right): Ends, y: Option<i32>, before: Option<Amount>) {
    let Some(y) = y else { return };
    let _ = if before.is_some() { write!(path, "V{y}H{right}") } else { write!(path, "M{left} {y}H{right}") };
}
