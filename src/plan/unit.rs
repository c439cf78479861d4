//! What a unit says of the figures in it: which quantity they usually measure, and whether they can be added.

use crate::plan::cell::SHARES;
use crate::plan::indicator::Measure;
use crate::value::width;

/// Other units whose figures mean nothing as a sum, in the form of [`width::key`]: ages, multiples, ranks, degrees.
const NEVER_ADDED: [&str; 7] = ["歳", "才", "倍", "位", "度", "℃", "°C"];

/// Marks of a quotient inside a unit, as in 人/日.
const QUOTIENTS: [&str; 3] = ["/", "あたり", "当たり"];

/// The endings of units of money.
const MONEY: [&str; 2] = ["円", "ドル"];

impl Measure {
    /// What figures in that unit usually measure: a share in percent, an amount in yen or dollars, a count in any other
    /// unit. A unit never says that the cells are descriptions.
    pub fn of_unit(unit: &str) -> Self {
        let unit = width::key(unit);
        if SHARES.contains(&unit.as_str()) {
            Self::Ratio
        } else if MONEY.iter().any(|money| unit.ends_with(money)) {
            Self::Amount
        } else {
            Self::Count
        }
    }
}

/// Whether a sum of figures in that unit means something: not of shares, ages, multiples, ranks, degrees and quotients.
pub fn can_be_added(unit: &str) -> bool {
    let unit = width::key(unit);
    Measure::of_unit(&unit) != Measure::Ratio
        && !NEVER_ADDED.contains(&unit.as_str())
        && !QUOTIENTS.iter().any(|mark| unit.contains(mark))
}

/// The unit behind the 万, 億 or 兆 of a number: 人 of 3.5万人, where no row names 万人 as its unit. 千人 and 千円 are units of
/// their own.
pub fn without_myriads(unit: &str) -> &str {
    unit.trim_start_matches(['万', '億', '兆'])
}
