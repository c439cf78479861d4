//! How the rates of a plan are rounded where they are shown (達成率の端数).

use keikaku::figures::achievement::{Achievement, yearly};
use keikaku::figures::totals::Fraction;
use keikaku::plan::{Decimals, RateRounding, Rounding};

use crate::kpi_builder::{Kpi, amount, year};

/// The quotient with 0, 1 and 2 decimals.
fn shown(way: Rounding, numerator: &str, denominator: &str) -> [String; 3] {
    let value = Fraction::new(amount(numerator), amount(denominator)).unwrap();
    [Decimals::Zero, Decimals::One, Decimals::Two].map(|decimals| value.percent(RateRounding { way, decimals }))
}

/// The rate of a KPI that aims at 10,000 in a year, with 0, 1 and 2 decimals.
fn of_ten_thousand(way: Rounding, actual: &str) -> [String; 3] {
    let kpi = Kpi::increments(2020, &["10000"]).actuals(&[actual]);
    [Decimals::Zero, Decimals::One, Decimals::Two].map(|decimals| {
        let span = kpi.span().rounded_by(RateRounding { way, decimals });
        match yearly(&kpi.indicator, span, year(2020)) {
            Achievement::Rate(rate) => rate.percent(),
            other => panic!("no rate: {other:?}"),
        }
    })
}

#[test]
fn rates_are_rounded_half_up_to_one_decimal_by_default() {
    assert_eq!(RateRounding::default(), RateRounding { way: Rounding::HalfUp, decimals: Decimals::One });
    assert!(RateRounding::ALL.contains(&RateRounding::default()));
}

#[test]
fn a_rate_is_rounded_half_up_or_truncated_as_chosen() {
    assert_eq!(shown(Rounding::HalfUp, "2", "3"), ["67", "66.7", "66.67"]);
    assert_eq!(shown(Rounding::Down, "2", "3"), ["66", "66.6", "66.66"]);
    assert_eq!(shown(Rounding::HalfUp, "-2", "3"), ["-67", "-66.7", "-66.67"]);
    assert_eq!(shown(Rounding::Down, "-2", "3"), ["-66", "-66.6", "-66.66"]);
    assert_eq!(shown(Rounding::Down, "1", "1"), ["100", "100.0", "100.00"]);
}

#[test]
fn an_unachieved_target_is_never_shown_as_100_percent() {
    assert_eq!(of_ten_thousand(Rounding::HalfUp, "9999.9"), ["99", "99.9", "99.99"]);
    assert_eq!(of_ten_thousand(Rounding::Down, "9999.9"), ["99", "99.9", "99.99"]);
    assert_eq!(of_ten_thousand(Rounding::HalfUp, "10000"), ["100", "100.0", "100.00"]);
}
