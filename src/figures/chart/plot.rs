//! The box of a drawing and the positions of its columns and its text, in view-box units.

use super::ActualMarks;
use super::scale::Scale;
use crate::value::Amount;

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
    /// The size of a chart that is shown by itself on screen. On a telephone its text is as large as the text around
    /// it.
    pub const LARGE: Self = Self { width: 272, height: 136, has_letters: true };
    /// The size of a chart that is saved as a picture of its own.
    pub const PICTURE: Self = Self { width: 480, height: 200, has_letters: true };
    /// The size of a chart on the printed sheet.
    pub const PAPER: Self = Self { width: 360, height: 120, has_letters: true };
    /// The font size of the text in view-box units.
    pub const LETTERS: i32 = 11;

    /// The y coordinates of the highest and the lowest figure, in view-box units.
    pub(super) fn upright(self) -> (i32, i32) {
        if self.has_letters { (28, self.height - 22) } else { (2, self.height - 2) }
    }

    /// The value of the SVG attribute `viewBox`.
    pub fn view_box(self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }
}

/// The text in a chart with its coordinates (x, y) in view-box units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartLabels {
    /// The round figures of the scale; each ends at its point.
    pub ticks: Vec<(i32, i32, Amount)>,
    /// The fiscal years or months; each is centred on its point.
    pub years: Vec<(i32, i32, String)>,
    /// The actuals as formatted by the caller; each is centred on its point.
    pub actuals: Vec<(i32, i32, String)>,
}

/// The x coordinates of the left and the right end of a column.
pub(super) type Ends = (i32, i32);

/// The area of the drawing that contains the columns.
pub(super) struct Plot {
    pub(super) scale: Scale,
    pub(super) marks: ActualMarks,
    /// The left end of the columns, right of the figures of the axis.
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) columns: usize,
}

/// The left, top, right and bottom edge of a bar, in view-box units.
pub(super) type Edges = (i32, i32, i32, i32);

impl Plot {
    /// The ends of the columns.
    pub(super) fn ends(&self) -> impl Iterator<Item = Ends> {
        let count = i32::try_from(self.columns).unwrap_or(1).max(1);
        let (left, room) = (self.left, self.right - self.left);
        (0..count).map(move |nth| (left + room * nth / count, left + room * (nth + 1) / count))
    }

    /// The bar of an amount in a column.
    pub(super) fn bar(&self, (left, right): Ends, amount: Amount) -> Edges {
        let gap = (right - left) / 5;
        let (zero, end) = (self.scale.axis(), self.scale.y(amount));
        // A bar of 0 would have no height, and one of a small value hardly any, so that neither would be visible.
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
