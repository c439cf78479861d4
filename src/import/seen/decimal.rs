//! A spreadsheet's number: parsed, shifted and written out exactly.

use rust_decimal::{Decimal, RoundingStrategy};

/// The limit below which numbers are written out: a spreadsheet shows 15 digits before the point.
const WRITTEN_BELOW: i128 = 1_000_000_000_000_000;
/// The most digits behind the point that a number keeps.
const MOST_PLACES: u32 = 28;

/// Reads a number as programs write it, `-12.5` or `1e-7`; `None` if the text is no number or the number is too large.
pub(super) fn read(text: &str) -> Option<Decimal> {
    let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    shifted(Decimal::from_str_exact(mantissa).ok()?, power.parse().ok()?)
}

/// The number times ten to this power; `None` if it is too large. Digits too small to be kept are dropped.
pub(super) fn shifted(number: Decimal, power: i32) -> Option<Decimal> {
    let scale = i32::try_from(number.scale()).ok()?.checked_sub(power)?;
    let places = scale.clamp(0, MOST_PLACES.cast_signed());
    let factor = 10_i128.checked_pow(scale.abs_diff(places));
    let digits = match scale {
        ..0 => number.mantissa().checked_mul(factor?)?,
        _ => factor.map_or(0, |factor| number.mantissa() / factor),
    };
    Decimal::try_from_i128_with_scale(digits, places.unsigned_abs()).ok()
}

/// The number without its sign, rounded half away from zero to `places` places, at least `least` of which are written; `None`
/// if the number is too large to be written out.
pub(super) fn rounded(number: Decimal, places: u32, least: u32) -> Option<String> {
    if number.trunc().mantissa().abs() >= WRITTEN_BELOW {
        return None;
    }
    let mut rounded = number.abs().round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize();
    rounded.rescale(rounded.scale().max(least.min(MOST_PLACES)));
    Some(rounded.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn writes(number: &str, places: u32, least: u32, expected: &str) {
        let written = read(number).and_then(|number| rounded(number, places, least));
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
        writes("1.1368683772161603e-13", 1, 0, "0");
        writes("1e-300", 2, 2, "0.00");
        writes("0.0095", 2, 2, "0.01");
        writes("0.0045", 2, 2, "0.00");
        writes("1.2e+3", 0, 0, "1200");
        writes("0", 1, 1, "0.0");
        writes("0.001", 40, 40, &format!("0.001{}", "0".repeat(25)));
        writes("999999999999999", 0, 0, "999999999999999");
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let rising = ["-1e3", "-10.5", "-10", "-0.1", "0", "1e-7", "0.099", "0.1", "9", "10", "10.5", "100", "1e21"];
        for (place, one) in rising.iter().enumerate() {
            for (other_place, other) in rising.iter().enumerate() {
                assert_eq!(read(one).cmp(&read(other)), place.cmp(&other_place), "{one} and {other}");
            }
        }
        for (one, other) in [("10", "10.0"), ("010", "1e1"), ("0", "-0.00"), ("1.50", "15e-1")] {
            assert!(read(one).is_some() && read(one) == read(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_too_large_or_invalid_number_is_not_written() {
        assert_eq!(read("1e+21").and_then(|number| rounded(number, 0, 0)), None);
        for text in ["", "-", "1e999", "12a", "１２", "1e"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
