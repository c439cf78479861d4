//! A quotient of two exact amounts, kept as numerator and denominator until it is shown.
//!
//! Nothing is rounded before it is printed, so a rate or a mean is judged by its exact value and not by the digits that
//! are shown (`docs/domain.md`, "Rates"). There are no binary floats; digits come from integer division.
//!
//! ```
//! use keikaku::{figures::totals::Fraction, plan::RateRounding, value::amount::Amount};
//!
//! let rate = Fraction::new(Amount::whole(150), Amount::whole(200)).ok_or("zero")?;
//! assert_eq!(rate.percent(RateRounding::default()), "75.0");
//! # Ok::<(), &str>(())
//! ```

use std::cmp::Ordering;

use crate::plan::{RateRounding, Rounding};
use crate::value::Amount;
use crate::value::amount::with_point;

/// An exact quotient of two amounts whose denominator is never 0.
///
/// Two fractions are equal only when both parts are equal: 1 ÷ 2 is not 2 ÷ 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: Amount,
    denominator: Amount,
}

impl Fraction {
    /// The quotient; `None` if the denominator is 0.
    pub fn new(numerator: Amount, denominator: Amount) -> Option<Self> {
        (!denominator.is_zero()).then_some(Self { numerator, denominator })
    }

    /// The numerator in the indicator's unit.
    pub fn numerator(self) -> Amount {
        self.numerator
    }

    /// The denominator; it is never 0.
    pub fn denominator(self) -> Amount {
        self.denominator
    }

    /// The order of the exact value relative to 1, that is to 100 %.
    pub fn against_whole(self) -> Ordering {
        match self.denominator.signum() {
            -1 => self.denominator.cmp(&self.numerator),
            _ => self.numerator.cmp(&self.denominator),
        }
    }

    /// Whether the value is at least `percent`.
    pub fn reaches(self, percent: u8) -> bool {
        self.against_percent(Amount::whole(percent.into())).is_ge()
    }

    /// The order of the exact value relative to `percent`.
    pub fn against_percent(self, percent: Amount) -> Ordering {
        let (numerator, denominator) = self.numerator.aligned(self.denominator);
        let (digits, places) = percent.parts();
        let of_value = numerator.saturating_mul(10_i128.saturating_pow(2 + places));
        let of_whole = denominator.saturating_mul(digits);
        if denominator < 0 { of_whole.cmp(&of_value) } else { of_value.cmp(&of_whole) }
    }

    /// The value times `units`, rounded towards 0 and limited to the range of an `i32`; for positions in a drawing.
    pub(crate) fn of_units(self, units: i32) -> i32 {
        let (numerator, denominator) = self.numerator.aligned(self.denominator);
        let units = numerator.saturating_mul(i128::from(units)).saturating_div(denominator);
        i32::try_from(units).unwrap_or(if units < 0 { i32::MIN } else { i32::MAX })
    }

    /// The value in percent without the percent sign and without upper or lower limit, rounded by the settings of the
    /// plan: `-42.2`.
    pub fn percent(self, rounding: RateRounding) -> String {
        with_point(self.units_of_percent(rounding), rounding.decimals.count())
    }

    /// The value with `places` decimals, rounded half away from zero and written like [`Amount::plain`]: `12.7`. It is
    /// used for means.
    pub fn rounded(self, places: u32) -> String {
        with_point(self.scaled(places), places)
    }

    /// The value in percent with 8 decimals, for programs; trailing zeros are left out: `95.5`.
    pub fn exact_percent(self) -> String {
        let percent = with_point(self.scaled(10), 8);
        percent.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The value in percent, in units of the last decimal that is shown.
    pub(crate) fn units_of_percent(self, rounding: RateRounding) -> i128 {
        let places = 2 + rounding.decimals.count();
        match rounding.way {
            Rounding::HalfUp => self.scaled(places),
            Rounding::Down => self.scaled_down(places).0,
        }
    }

    /// The value in hundredths of a percent, as a key to sort by.
    pub(crate) fn hundredths_of_percent(self) -> i128 {
        self.scaled(4)
    }

    /// The value times 10^places, rounded half away from zero.
    fn scaled(self, places: u32) -> i128 {
        let (whole, rest, denominator) = self.scaled_down(places);
        let half_or_more = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
        let away = if (rest < 0) == (denominator < 0) { 1 } else { -1 };
        if half_or_more { whole + away } else { whole }
    }

    /// The value times 10^places, cut off towards 0, with the remainder and the divisor.
    ///
    /// A cell has at most 23 digits and a sum 28, so up to 9 places fit into 38 digits; above that the multiplication
    /// saturates instead of panicking.
    fn scaled_down(self, places: u32) -> (i128, i128, i128) {
        let (numerator, denominator) = self.numerator.aligned(self.denominator);
        let shifted = numerator.saturating_mul(10_i128.saturating_pow(places));
        (shifted.saturating_div(denominator), shifted.wrapping_rem(denominator), denominator)
    }
}
