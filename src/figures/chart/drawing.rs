//! The coordinates of the lines of a chart in view-box units: whole numbers, and path data that any browser draws.
//!
//! What a line means is told by its shape, never by a colour: bars are filled, provisional ones hatched, steps and the
//! line of the goal differ by dashes, a missing year is a cross at the axis, 0 a bar as flat as can be seen.
//!
//! Every point is inside the box, and every bar begins at the axis (`tests/it/pictures`).

use std::fmt::Write;

use super::scale::Scale;
use super::{Bar, Chart};
use crate::plan::cell::Certainty;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// The width of a digit in view-box units, for letters of the size [`Canvas::LETTERS`].
const DIGIT: i32 = 6;
/// Half of the width of a cross, in view-box units.
const CROSS: i32 = 3;
/// The distance between the lines of a hatching, in view-box units.
const HATCH: i32 = 4;
/// The height of the bar of a value of 0, in view-box units.
const FLAT: i32 = 2;

/// The size of a drawing and whether it has text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// The width in view-box units.
    pub width: i32,
    /// The height in view-box units.
    pub height: i32,
    /// Whether figures and years are written into the drawing.
    pub has_letters: bool,
}

impl Canvas {
    /// The size of a chart in a row of the table, without text.
    pub const SMALL: Self = Self { width: 160, height: 36, has_letters: false };
    /// The size of a chart that is shown by itself on screen.
    pub const LARGE: Self = Self { width: 360, height: 140, has_letters: true };
    /// The size of a chart on the printed sheet.
    pub const PAPER: Self = Self { width: 360, height: 120, has_letters: true };
    /// The font size of the text in view-box units.
    pub const LETTERS: i32 = 11;

    /// The y coordinates of the highest and the lowest figure, in view-box units.
    fn upright(self) -> (i32, i32) {
        if self.has_letters { (22, self.height - 20) } else { (2, self.height - 2) }
    }

    /// The value of the SVG attribute `viewBox`.
    pub fn view_box(self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }
}

/// A chart as SVG path data, with one path for each kind of line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The horizontal axis at the value 0.
    pub axis: String,
    /// The horizontal lines at the round figures of the scale.
    pub rules: String,
    /// The bars of final figures.
    pub bars: String,
    /// The outlines of bars that include preliminary (速報) or estimated (見込) figures.
    pub provisional: String,
    /// The hatching of the bars in `provisional`.
    pub hatching: String,
    /// The crosses, one for each year whose figure is missing.
    pub missing: String,
    /// The steps of the targets.
    pub steps: String,
    /// The line of the target of the whole period.
    pub goal: String,
    /// The text in the drawing; empty on a canvas without letters.
    pub letters: Letters,
}

/// The text in a chart with its coordinates (x, y) in view-box units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// The round figures of the scale; each ends at its point.
    pub ticks: Vec<(i32, i32, Amount)>,
    /// The fiscal years; each is centred on its point.
    pub years: Vec<(i32, i32, FiscalYear)>,
    /// The actuals as formatted by the caller; each is centred on its point.
    pub actuals: Vec<(i32, i32, String)>,
}

/// The x coordinates of the left and the right end of a column.
type Ends = (i32, i32);

impl Drawing {
    /// Draws a chart; `write` formats the actuals, which are drawn where there is room for them.
    pub fn of(chart: &Chart, canvas: Canvas, write: &dyn Fn(Amount) -> String) -> Self {
        let scale = Scale::of(chart, canvas.has_letters, canvas.upright());
        let ticks = if canvas.has_letters { scale.ticks() } else { Vec::new() };
        let left = ticks.iter().map(|(_, tick)| width(&tick.grouped())).max().map_or(1, |widest| (widest + 8).min(230));
        let plot = Plot { scale, left, right: canvas.width - 1, columns: chart.columns.len() };
        let mut drawing = Self { axis: level(&plot, scale.zero()), ..Self::default() };
        drawing.rules = ticks.iter().map(|(y, _)| level(&plot, *y)).collect();
        drawing.goal = chart.goal.map(|goal| level(&plot, scale.y(goal))).unwrap_or_default();
        drawing.draw_columns(chart, &plot);
        if canvas.has_letters {
            drawing.letters =
                Letters { actuals: actuals(chart, &plot, canvas, write), ..letters(chart, &plot, &ticks, canvas) };
        }
        drawing
    }

    fn draw_columns(&mut self, chart: &Chart, plot: &Plot) {
        let mut before = None;
        for (column, ends) in chart.columns.iter().zip(plot.ends()) {
            match column.actual {
                Bar::Figure { amount, certainty: Certainty::Final, .. } => {
                    rectangle(&mut self.bars, plot.bar(ends, amount));
                }
                Bar::Figure { amount, .. } => {
                    let bar = plot.bar(ends, amount);
                    rectangle(&mut self.provisional, bar);
                    hatch(&mut self.hatching, bar);
                }
                Bar::Missing(_) => cross(&mut self.missing, ends, plot.scale.zero()),
                Bar::Absent => {}
            }
            step(&mut self.steps, ends, column.target.map(|target| plot.scale.y(target)), before);
            before = column.target;
        }
    }
}

/// The area of the drawing that contains the columns.
struct Plot {
    scale: Scale,
    left: i32,
    right: i32,
    columns: usize,
}

/// The left, top, right and bottom edge of a bar, in view-box units.
type Edges = (i32, i32, i32, i32);

impl Plot {
    fn ends(&self) -> impl Iterator<Item = Ends> {
        let count = i32::try_from(self.columns).unwrap_or(1).max(1);
        let (left, room) = (self.left, self.right - self.left);
        (0..count).map(move |nth| (left + room * nth / count, left + room * (nth + 1) / count))
    }

    fn bar(&self, (left, right): Ends, amount: Amount) -> Edges {
        let gap = (right - left) / 5;
        let (zero, end) = (self.scale.zero(), self.scale.y(amount));
        // Nothing has no height; what is hardly more must be seen, too.
        let end = if (zero - end).abs() >= FLAT {
            end
        } else if amount.signum() < 0 {
            zero + FLAT
        } else {
            zero - FLAT
        };
        (left + gap, end.min(zero), right - gap, end.max(zero))
    }
}

// Writing to a string never fails, so what `write!` gives is let go.

/// The path of a horizontal line across the whole plot.
fn level(plot: &Plot, y: i32) -> String {
    format!("M{} {y}H{}", plot.left, plot.right)
}

fn rectangle(path: &mut String, (left, top, right, bottom): Edges) {
    let _ = write!(path, "M{left} {top}H{right}V{bottom}H{left}Z");
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

/// The width of a written figure in view-box units.
fn width(figure: &str) -> i32 {
    i32::try_from(figure.chars().count()).unwrap_or_default().saturating_mul(DIGIT)
}

fn letters(chart: &Chart, plot: &Plot, ticks: &[(i32, Amount)], canvas: Canvas) -> Letters {
    let middle = |(left, right): Ends| i32::midpoint(left, right);
    let every = years_apart(plot);
    let years = chart.columns.iter().zip(plot.ends()).step_by(every);
    Letters {
        ticks: ticks.iter().map(|(y, tick)| (plot.left - 4, y + 4, *tick)).collect(),
        years: years.map(|(column, ends)| (middle(ends), canvas.height - 6, column.year)).collect(),
        actuals: Vec::new(),
    }
}

/// The interval in years at which the years can be written without overlap.
fn years_apart(plot: &Plot) -> usize {
    let column = plot.ends().map(|(left, right)| right - left).min().unwrap_or(1).max(1);
    let needed = 4 * DIGIT + 6;
    usize::try_from((needed + column - 1) / column).unwrap_or(1).max(1)
}

/// The figure of each bar, or only that of the newest bar where the figures would overlap.
fn actuals(chart: &Chart, plot: &Plot, canvas: Canvas, write: &dyn Fn(Amount) -> String) -> Vec<(i32, i32, String)> {
    let mut figures = Vec::new();
    let mut is_crowded = false;
    for (column, (left, right)) in chart.columns.iter().zip(plot.ends()) {
        let Some(amount) = column.actual.amount() else { continue };
        let (_, top, _, bottom) = plot.bar((left, right), amount);
        let y = if amount.signum() < 0 { bottom + Canvas::LETTERS } else { top - 4 };
        let figure = write(amount);
        let half = width(&figure) / 2;
        let x = i32::midpoint(left, right).min(canvas.width - half).max(half);
        is_crowded |= width(&figure) > right - left;
        figures.push((x, y, figure));
    }
    if is_crowded { figures.pop().into_iter().collect() } else { figures }
}
