//! A decimal number as a spreadsheet holds it, compared, rounded and written out exactly.

use std::cmp::Ordering;

/// The most digits before the point that a spreadsheet writes out.
const MOST_DIGITS: usize = 15;
/// The largest power of ten of a number of a spreadsheet, either way.
const LARGEST_POWER: i32 = 400;

/// A decimal number: its digits, the last of which stands `scale` places behind the point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    digits: Vec<u8>,
    scale: i32,
}

impl Decimal {
    /// Reads a number as programs write it, `-12.5` or `1e-7`; `None` if it is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let power: i32 = power.parse().ok().filter(|power: &i32| power.abs() <= LARGEST_POWER)?;
        let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Vec<u8> = whole.bytes().chain(places.bytes()).collect();
        let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        let scale = i32::try_from(places.len()).ok().filter(|scale| is_number && *scale <= LARGEST_POWER)? - power;
        Some(Self { is_negative, digits: digits.into_iter().map(|digit| digit - b'0').collect(), scale })
    }

    /// The number times ten to that power.
    pub(super) fn shifted(self, power: i32) -> Self {
        Self { scale: self.scale - power, ..self }
    }

    /// `-1`, `0` or `1`.
    pub(super) fn signum(&self) -> i32 {
        match self.digits.iter().any(|digit| *digit != 0) {
            false => 0,
            true if self.is_negative => -1,
            true => 1,
        }
    }

    /// How it compares with another number.
    pub(super) fn compared_with(&self, other: &Self) -> Ordering {
        let sizes = match self.signum() {
            0 => Ordering::Equal,
            1 => self.size().cmp(&other.size()),
            _ => other.size().cmp(&self.size()),
        };
        self.signum().cmp(&other.signum()).then(sizes)
    }

    /// How many places before the point its first digit stands, and its digits without the zeros around them.
    fn size(&self) -> (i32, &[u8]) {
        let is_some = |digit: &u8| *digit != 0;
        let first = self.digits.iter().position(is_some).unwrap_or(self.digits.len());
        let end = self.digits.iter().rposition(is_some).map_or(first, |last| last + 1);
        let places = i32::try_from(self.digits.len() - first).unwrap_or(i32::MAX);
        (places.saturating_sub(self.scale), self.digits.get(first..end).unwrap_or_default())
    }

    /// The number without its sign, rounded half away from zero to so many places, of which at least `least` are written; `None` if
    /// it is too large to be written out.
    pub(super) fn rounded(&self, places: usize, least: usize) -> Option<String> {
        let wanted = i32::try_from(places).ok()?;
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        let mut digits: Vec<u8> = self.digits.iter().copied().skip(zeros).collect();
        let before = i32::try_from(digits.len()).ok()? - self.scale;
        if !digits.is_empty() && before > i32::try_from(MOST_DIGITS).ok()? {
            return None;
        }
        let length = usize::try_from(before + wanted).ok();
        let is_up = length.and_then(|length| digits.get(length)).is_some_and(|next| *next >= 5);
        digits.resize(length.unwrap_or_default(), 0);
        if is_up {
            increment(&mut digits);
        }
        let missing = (places + 1).saturating_sub(digits.len());
        let written: String =
            std::iter::repeat_n(0, missing).chain(digits).map(|digit: u8| char::from(b'0' + digit)).collect();
        let (whole, decimals) = written.split_at_checked(written.len() - places)?;
        let kept = decimals.rfind(|digit| digit != '0').map_or(0, |at| at + 1).max(least.min(places));
        let decimals = decimals.get(..kept)?;
        Some(if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") })
    }
}

/// One more at the last digit.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn writes(number: &str, places: usize, least: usize, expected: &str) {
        let written = Decimal::read(number).and_then(|number| number.rounded(places, least));
        assert_eq!(written.as_deref(), Some(expected), "{number}");
    }

    #[test]
    fn a_number_is_rounded_half_away_from_zero_and_written_out() {
        writes("1.005", 2, 2, "1.01");
        writes("-0.45", 0, 0, "0");
        writes("0.5", 0, 0, "1");
        writes("999.96", 1, 1, "1000.0");
        writes("31", 2, 0, "31");
        writes("31.5", 2, 0, "31.5");
        writes("1e-7", 2, 2, "0.00");
        writes("0.0095", 2, 2, "0.01");
        writes("0.0045", 2, 2, "0.00");
        writes("1.2e+3", 0, 0, "1200");
        writes("0", 1, 1, "0.0");
        writes("999999999999999", 0, 0, "999999999999999");
    }

    fn compared(one: &str, other: &str) -> Option<Ordering> {
        Decimal::read(one).zip(Decimal::read(other)).map(|(one, other)| one.compared_with(&other))
    }

    #[test]
    fn numbers_compare_by_what_they_amount_to() {
        let rising = ["-1e3", "-10.5", "-10", "-0.1", "0", "1e-7", "0.099", "0.1", "9", "10", "10.5", "100", "1e21"];
        for (place, one) in rising.iter().enumerate() {
            for (other_place, other) in rising.iter().enumerate() {
                assert_eq!(compared(one, other), Some(place.cmp(&other_place)), "{one} and {other}");
            }
        }
        for (one, other) in [("10", "10.0"), ("010", "1e1"), ("0", "-0.00"), ("1.50", "15e-1")] {
            assert_eq!(compared(one, other), Some(Ordering::Equal), "{one} and {other}");
        }
    }

    #[test]
    fn what_is_too_large_or_no_number_is_not_written() {
        assert_eq!(Decimal::read("1e+21").and_then(|number| number.rounded(0, 0)), None);
        for text in ["", "-", "1e999", "12a", "１２", "1e"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }
}
