//! The bar of a KPI in 概況: the actual, with a mark at the target of the year and one at the target of the whole plan.
//!
//! The bar begins at 0, so that its length can be compared with the marks; a negative actual lies to the left of 0. Positions
//! are whole view-box units inside the box.

use crate::figures::totals::Fraction;
use crate::value::Amount;

/// The positions of a bar, in view-box units from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// The left end of the bar.
    pub start: i32,
    /// The right end of the bar.
    pub end: i32,
    /// The mark of the target of the year.
    pub target: Option<i32>,
    /// The mark of the target of the whole plan, if it differs from that of the year.
    pub goal: Option<i32>,
    /// The tick for today in a year that has not ended.
    pub today: Option<i32>,
}

impl Bullet {
    /// The width of the box.
    pub const WIDTH: i32 = 120;
    /// The height of the box.
    pub const HEIGHT: i32 = 16;
    /// The space at the left and the right end, for marks and ends at the edge.
    pub const MARGIN: i32 = 2;

    /// The positions for an actual and its targets; `None` if there is no target to compare it with.
    pub fn from_figures(actual: Amount, target: Option<Amount>, goal: Option<Amount>) -> Option<Self> {
        let zero = Amount::default();
        let figures = || [Some(zero), Some(actual), target, goal].into_iter().flatten();
        let (least, most) = (figures().min()?, figures().max()?);
        if target.or(goal).is_none() || least == most {
            return None;
        }
        let x = |figure: Amount| {
            let room = Self::WIDTH - 2 * Self::MARGIN;
            Some(Self::MARGIN + Fraction::new(figure - least, most - least)?.of_units(room))
        };
        let (from, to) = (x(zero)?, x(actual)?);
        Some(Self {
            start: from.min(to),
            end: from.max(to),
            target: target.and_then(x),
            goal: goal.filter(|goal| Some(*goal) != target).and_then(x),
            today: None,
        })
    }

    /// The same with a tick at that percentage of the way from 0 to the target.
    #[must_use]
    pub fn with_tick(self, percent: Option<u8>) -> Self {
        let way = self.target.map(|target| target - self.start);
        let today = way.zip(percent).map(|(way, percent)| self.start + way * i32::from(percent) / 100);
        Self { today, ..self }
    }
}
