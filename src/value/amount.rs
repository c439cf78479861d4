//! An exact number: the value of a KPI cell.
//!
//! Never a binary float. An amount keeps the number of decimals that it was written with (`43458.00` keeps two), so that a sum
//! prints as in the official form; two amounts are equal if their values are, whatever their notation.
//!
//! All bounds are defined here: at most 15 digits before the point and 8 behind it, so that a sum over every cell of the largest
//! workbook has 28 digits, which a [`Decimal`] holds exactly. The result of a division in a spreadsheet has up to 18 digits
//! behind the point and is kept whole if it has no more than 18 digits in all; a sum of such figures with figures of 15 digits
//! may lose the last decimals. Products and quotients, which a [`Decimal`] would round, are computed by
//! [`crate::figures::totals::Fraction`].

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits allowed before the decimal point (a national budget in yen has 15).
const MOST_WHOLE_DIGITS: usize = 15;
/// Digits allowed behind the decimal point.
const MOST_PLACES: usize = 8;
/// Digits allowed in all if there are more than [`MOST_PLACES`] behind the point: a spreadsheet writes up to 17 significant digits.
const MOST_COMPUTED_DIGITS: usize = 18;
/// The most digits behind the point that people write; figures with more were computed.
const MOST_WRITTEN_PLACES: u32 = 6;
/// Digits behind the point that are shown for a computed figure.
const SHOWN_PLACES: u32 = 2;

/// An exact decimal with its written scale. Amounts are compared by value, whatever their notation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(Decimal);

impl Amount {
    /// Zero, without decimals.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads plain ASCII digits with an optional leading `-` and an optional point (`-1234.50`), the form in which amounts are
    /// stored. `None` for any other text, or beyond the bounds. Separators, units and full-width digits are read by
    /// [`crate::plan::cell`].
    pub fn from_plain(digits: &str) -> Option<Self> {
        let unsigned = digits.strip_prefix('-').unwrap_or(digits);
        let (whole, places) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let significant = whole.trim_start_matches('0').len();
        let ends_in_point = unsigned.len() > whole.len() && places.is_empty();
        let is_number = whole.bytes().chain(places.bytes()).all(|digit| digit.is_ascii_digit());
        let is_computed = significant + places.len() <= MOST_COMPUTED_DIGITS;
        let is_too_long = significant > MOST_WHOLE_DIGITS || (places.len() > MOST_PLACES && !is_computed);
        if whole.is_empty() || ends_in_point || !is_number || is_too_long {
            return None;
        }
        Decimal::from_str_exact(digits).ok().map(Self::unsigned_zero)
    }

    /// A whole number; for counts and tests.
    pub fn whole(number: i32) -> Self {
        Self(number.into())
    }

    /// The amount with these parts, without trailing zeros behind the point: a figure at a scale of our own.
    pub(crate) fn of_parts(digits: i128, scale: u32) -> Self {
        let figure = Decimal::try_from_i128_with_scale(digits, scale);
        Self(figure.map_or(if digits < 0 { Decimal::MIN } else { Decimal::MAX }, |figure| figure.normalize()))
    }

    /// Digits behind the point, as written.
    pub fn scale(self) -> u32 {
        self.0.scale()
    }

    /// The digits without the point, and how many of them are behind it: value = digits ÷ 10^scale.
    pub fn parts(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }

    /// The digits of both amounts at the larger of their scales.
    pub(crate) fn aligned(self, other: Self) -> (i128, i128) {
        let scaled_digits = |amount: Self, than: Self| {
            let places = than.scale().saturating_sub(amount.scale());
            amount.0.mantissa().saturating_mul(10_i128.saturating_pow(places))
        };
        (scaled_digits(self, other), scaled_digits(other, self))
    }

    /// The amount times ten to this power, without decimals that the shift empties: 60.24 by 3 is 60240. `None` if it would have
    /// more digits than a sum may have.
    pub fn shifted(self, power: u32) -> Option<Self> {
        let digits = self.0.mantissa().checked_mul(10_i128.checked_pow(power.saturating_sub(self.scale()))?)?;
        let shifted = Decimal::try_from_i128_with_scale(digits, self.scale().saturating_sub(power));
        shifted.ok().map(Self::unsigned_zero)
    }

    /// The amount divided by ten to this power, exactly and without trailing zeros behind the point: 12,000 by 3 is 12. `None` if
    /// it would have more decimals than a cell holds.
    pub fn shifted_down(self, power: u32) -> Option<Self> {
        let divided = Decimal::try_from_i128_with_scale(self.0.mantissa(), self.scale().checked_add(power)?).ok()?;
        let shifted = Self::unsigned_zero(divided.normalize());
        (usize::try_from(shifted.scale()).ok()? <= MOST_PLACES).then_some(shifted)
    }

    /// The amount, where zero has no sign: never `-0.0`.
    fn unsigned_zero(mut figure: Decimal) -> Self {
        if figure.is_zero() {
            figure.set_sign_positive(true);
        }
        Self(figure)
    }

    /// `-1`, `0` or `1`.
    pub fn signum(self) -> i32 {
        match self.cmp(&Self::ZERO) {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        }
    }

    /// Whether the value is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// ASCII digits without separators, at the written scale: `-43458.00`. The form in files and the store.
    pub fn plain(self) -> String {
        self.0.to_string()
    }

    /// ASCII digits with separators, at the written scale: `-43,458.00`. The form on the screen.
    pub fn grouped(self) -> String {
        let plain = self.plain();
        let (sign, unsigned) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, places) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut shown = String::from(sign);
        for (position, digit) in whole.chars().enumerate() {
            if position > 0 && (whole.len() - position).is_multiple_of(3) {
                shown.push(',');
            }
            shown.push(digit);
        }
        if !places.is_empty() {
            shown.push('.');
            shown.push_str(places);
        }
        shown
    }
}

impl Amount {
    /// Whether it has more digits behind the point than people write, which shows that a spreadsheet computed it.
    pub fn is_computed(self) -> bool {
        self.scale() > MOST_WRITTEN_PLACES
    }

    /// Like [`Self::grouped`], but with a computed figure rounded to two decimals, half away from zero. Only for display.
    pub fn rounded(self) -> String {
        if !self.is_computed() {
            return self.grouped();
        }
        let places = self.0.round_dp_with_strategy(SHOWN_PLACES, RoundingStrategy::MidpointAwayFromZero);
        Self::unsigned_zero(places).grouped()
    }
}

/// The digits with a point before the last `places` of them. Zero has no sign: never `-0.0`.
pub(crate) fn with_point(digits: i128, places: u32) -> String {
    let mut rest = digits.unsigned_abs();
    let mut reversed = String::new();
    let mut written = 0;
    while rest > 0 || written <= places {
        if written == places && places > 0 {
            reversed.push('.');
        }
        reversed.push(char::from(b'0' + u8::try_from(rest % 10).unwrap_or_default()));
        rest /= 10;
        written += 1;
    }
    if digits < 0 {
        reversed.push('-');
    }
    reversed.chars().rev().collect()
}

/// Sums keep the larger scale of their parts. Within the bounds above no sum of cells overflows; if one did, it would stay at the
/// largest number instead of panicking.
impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let mut sum = self.0.saturating_add(other.0);
        // The library gives the sum of zero and a figure the scale of the figure.
        sum.rescale(self.scale().max(other.scale()));
        Self::unsigned_zero(sum)
    }
}

impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self::unsigned_zero(-self.0)
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[expect(clippy::unwrap_used, reason = "a case that is no amount should stop the test")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(plain: &str) -> Amount {
        Amount::from_plain(plain).unwrap()
    }

    #[track_caller]
    fn total(parts: &[&str], expected: &str) {
        assert_eq!(parts.iter().map(|part| amount(part)).sum::<Amount>().plain(), expected);
    }

    #[test]
    fn the_written_number_of_decimals_is_kept() {
        for plain in ["0", "0.00", "43458.00", "-12.50", "999999999999999.00000001"] {
            assert_eq!(amount(plain).plain(), plain);
        }
    }

    #[test]
    fn amounts_are_equal_whatever_their_notation() {
        assert_eq!(amount("24"), amount("24.00"));
        assert_eq!(amount("007"), amount("7"));
    }

    #[test]
    fn only_plain_digits_are_read_as_amounts() {
        for text in ["", "-", ".", "1.", ".5", "1,234", "+5", "--5", "1.2.3", "１", "1e5", " 1", "1_000"] {
            assert_eq!(Amount::from_plain(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_has_at_most_fifteen_digits_and_eight_decimals() {
        assert!(Amount::from_plain("999999999999999.99999999").is_some());
        assert!(Amount::from_plain("-000999999999999999").is_some());
        assert_eq!(Amount::from_plain("1000000000000000"), None);
        assert_eq!(Amount::from_plain("12345678901.00000001234"), None);
    }

    #[test]
    fn a_quotient_from_a_spreadsheet_is_kept_whole_and_shown_rounded() {
        for (plain, shown) in [
            ("33.333333333333336", "33.33"),
            ("-0.66666666666666663", "-0.67"),
            ("1234.5678901234567", "1,234.57"),
            ("0.000000001", "0.00"),
            ("2.123456", "2.123456"),
        ] {
            assert_eq!(amount(plain).plain(), plain);
            assert_eq!(amount(plain).rounded(), shown);
        }
    }

    #[test]
    fn amounts_are_shown_in_groups_of_three_digits() {
        for (plain, shown) in [("-43458.00", "-43,458.00"), ("999", "999"), ("1000", "1,000"), ("123456", "123,456")] {
            assert_eq!(amount(plain).grouped(), shown);
        }
    }

    #[test]
    fn a_sum_has_the_most_decimals_of_its_parts() {
        total(&["25542.00", "34780.00", "54626.00", "54626.00", "54626.00"], "224200.00");
        total(&["10.5", "0.25", "1"], "11.75");
        total(&["0.1", "0.2", "-0.3"], "0.0");
        total(&["0.00", "5"], "5.00");
        total(&["-7", "0.0"], "-7.0");
        total(&[], "0");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!((-amount("0.00")).plain(), "0.00");
        assert_eq!(amount("-0").plain(), "0");
        assert_eq!(amount("-0.0").signum(), 0);
        assert_eq!((amount("5") - amount("5")).plain(), "0");
    }

    #[test]
    fn the_largest_workbook_adds_up_without_loss() {
        let cells = vec![amount("999999999999999.99999999"); 30 * 500];
        assert_eq!(cells.into_iter().sum::<Amount>().plain(), "14999999999999999999.99985000");
    }

    proptest! {
        #[test]
        fn plain_digits_are_read_back_unchanged(plain in "-?[1-9][0-9]{0,14}(\\.[0-9]{1,8})?") {
            prop_assert_eq!(amount(&plain).plain(), plain);
        }

        #[test]
        fn amounts_compare_and_add_by_value(one in -10_000..10_000_i32, two in -10_000..10_000_i32, zeros in 0..5_usize) {
            let longer = amount(&format!("{one}.{}", "0".repeat(zeros + 1)));
            prop_assert_eq!(longer.cmp(&Amount::whole(two)), one.cmp(&two));
            prop_assert_eq!(longer + Amount::whole(two), Amount::whole(one + two));
        }

        #[test]
        fn reading_never_panics(text in any::<String>()) {
            Amount::from_plain(&text);
        }
    }
}
