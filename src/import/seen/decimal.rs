//! A decimal number as a spreadsheet holds it, rounded and written out exactly.

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

    /// The number nearest to it that a program reckons with, to compare it.
    pub(super) fn nearest(&self) -> f64 {
        let digits: String = self.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        let size: f64 = format!("{digits}e{}", -self.scale).parse().unwrap_or_default();
        if self.is_negative { -size } else { size }
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

    #[test]
    fn what_is_too_large_or_no_number_is_not_written() {
        assert_eq!(Decimal::read("1e+21").and_then(|number| number.rounded(0, 0)), None);
        for text in ["", "-", "1e999", "12a", "１２", "1e"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }
}
