//! The kinds of lines in a chart, which determine their style on the page and in pictures, and their samples for a
//! legend.

/// The shape that marks the actuals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActualMarks {
    /// Bars from 0.
    #[default]
    Bars,
    /// Points, because 0 is not on the axis.
    Points,
}

/// A kind of line in a chart, in the order in which they are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The round figures of the scale.
    Rules,
    /// Final actuals.
    Actuals,
    /// The outlines of actuals that are not final.
    Provisional,
    /// The hatching of bars that are not final.
    Hatching,
    /// The axis.
    Axis,
    /// The target of the whole period.
    Goal,
    /// The targets of the years.
    Steps,
    /// Years whose figure is missing.
    Missing,
    /// The lines between periods.
    Breaks,
}

/// The shape of a line, which is the same on screen, on paper and in a saved picture; the colours differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stroke {
    /// The width, if it is not 1.
    pub width: Option<&'static str>,
    /// The lengths of dashes and gaps, if it is dashed.
    pub dashes: Option<&'static str>,
    /// The opacity, if it is not 1.
    pub opacity: Option<&'static str>,
}

impl LineKind {
    /// The shape of the line.
    pub fn stroke(self) -> Stroke {
        match self {
            Self::Rules => Stroke { opacity: Some(".2"), ..Stroke::default() },
            Self::Goal => Stroke { width: Some("1.5"), dashes: Some("5 3"), ..Stroke::default() },
            Self::Steps => Stroke { width: Some("2.5"), ..Stroke::default() },
            Self::Missing => Stroke { width: Some("1.5"), ..Stroke::default() },
            Self::Breaks => Stroke { width: Some("1.5"), dashes: Some("1 3"), ..Stroke::default() },
            Self::Actuals | Self::Provisional | Self::Hatching | Self::Axis => Stroke::default(),
        }
    }

    /// All kinds in the order in which they are drawn.
    pub const ALL: [Self; 9] = [
        Self::Rules,
        Self::Actuals,
        Self::Provisional,
        Self::Hatching,
        Self::Axis,
        Self::Goal,
        Self::Steps,
        Self::Missing,
        Self::Breaks,
    ];

    /// The line as path data in a box of [`Self::SAMPLE`], for a legend.
    pub fn sample(self, marks: ActualMarks) -> &'static str {
        match (self, marks) {
            (Self::Actuals | Self::Provisional, ActualMarks::Bars) => "M3 2H17V12H3Z",
            (Self::Actuals | Self::Provisional, ActualMarks::Points) => "M6 7L10 3L14 7L10 11Z",
            (Self::Hatching, ActualMarks::Bars) => "M3 6L7 2M3 10L11 2M5 12L15 2M9 12L17 4M13 12L17 8",
            (Self::Hatching, ActualMarks::Points) => "",
            (Self::Rules | Self::Axis | Self::Goal, _) => "M0 7H20",
            (Self::Steps, _) => "M0 10H10V4H20",
            (Self::Breaks, _) => "M10 0V14",
            (Self::Missing, _) => "M7 4L13 10M7 10L13 4",
        }
    }

    /// The width and the height of a sample.
    pub const SAMPLE: (i32, i32) = (20, 14);
}
