//! How an exact quotient is printed.

use std::cmp::Ordering;

use keikaku::figures::totals::Fraction;

use crate::achievement::percent;
use crate::kpi_builder::amount;

#[test]
fn a_percentage_is_rounded_half_away_from_zero() {
    assert_eq!(percent("1", "3"), "33.3");
    assert_eq!(percent("2", "3"), "66.7");
    assert_eq!(percent("1", "2000"), "0.1");
    assert_eq!(percent("-1", "2000"), "-0.1");
    assert_eq!(percent("1", "-2000"), "-0.1");
    assert_eq!(percent("-1", "-2000"), "0.1");
    assert_eq!(percent("1", "2001"), "0.0");
    assert_eq!(percent("-1", "2001"), "0.0");
}

#[test]
fn a_percentage_is_neither_capped_nor_cut() {
    assert_eq!(percent("640", "200"), "320.0");
    assert_eq!(percent("-640", "200"), "-320.0");
    assert_eq!(percent("999999999999999", "0.00000001"), "9999999999999990000000000.0");
    assert_eq!(percent("0.00000001", "999999999999999"), "0.0");
}

#[test]
fn a_fraction_with_a_zero_denominator_does_not_exist() {
    assert_eq!(Fraction::new(amount("5"), amount("0.00")), None);
}

#[test]
fn a_fraction_is_compared_with_100_percent_exactly_and_with_its_sign() {
    let against =
        |numerator, denominator| Fraction::new(amount(numerator), amount(denominator)).unwrap().against_whole();
    assert_eq!(against("49.99999999", "50"), Ordering::Less);
    assert_eq!(against("50", "50.00"), Ordering::Equal);
    assert_eq!(against("-60", "-50"), Ordering::Greater);
    assert_eq!(against("-40", "-50"), Ordering::Less);
    assert_eq!(against("60", "-50"), Ordering::Less);
}
