//! Years that a heading names by another one (前年度実績), and years without an era.

use super::YEAR;
use super::vocabulary::WordList;
use crate::value::fiscal_year::{FiscalYear, read_fiscal_year, year_mentions};
use crate::value::width::{fold, key};

/// Words by which a heading names a year from that in which its table was made.
const RELATIVE_YEARS: WordList =
    WordList("前々年度 前前年度 一昨年度 前年度 昨年度 当年度 本年度 今年度 翌年度 翌々年度 次年度 来年度 再来年度");

/// Texts that may be omitted before the number of a year.
const LEFT_OUT: [&str; 4] = ["令和", "平成", "昭和", "20"];

/// The fiscal years of which most plans are: those of a year without era that lie in them come first.
const OF_PLANS: std::ops::RangeInclusive<i32> = 1989..=2035;

/// Whether a heading names a year by that of its table, and by nothing else: 翌年度の見込, 前年度実績.
pub fn names_relative_year(heading: &str) -> bool {
    let wanted = key(heading);
    let names_one = RELATIVE_YEARS.stand_in(&wanted);
    names_one && year_mentions(heading).is_empty()
}

/// The number of a year without era: 30 of 30年度, and 1 of 元年度.
pub fn number_without_era(text: &str) -> Option<i32> {
    let text = fold(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.contains('元') { Some(1) } else { digits.parse().ok() }
}

/// The fiscal years that the number of a year without era or century (30 of 30年度) may name, the most probable first.
pub fn years_without_era(number: i32) -> Vec<FiscalYear> {
    let named = LEFT_OUT.iter().map(|left_out| {
        let number = if *left_out == "20" { format!("{number:0>2}") } else { number.to_string() };
        read_fiscal_year(&format!("{left_out}{number}{YEAR}")).ok().map(|read| read.year)
    });
    let mut years: Vec<FiscalYear> = named.flatten().collect();
    years.sort_by_key(|year| !OF_PLANS.contains(&year.western()));
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_without_an_era_may_be_several() {
        let years = |number| years_without_era(number).iter().map(|year| year.western()).collect::<Vec<_>>();
        assert_eq!(years(30), [2018, 2030, 2048, 1955]);
        assert_eq!(years(5), [2023, 1993, 2005, 1930]);
        assert_eq!(years(1), [2019, 1989, 2001, 1926]);
    }

    #[test]
    fn a_heading_may_name_its_year_by_that_of_its_table() {
        assert!(["前年度実績", "翌年度の見込", "当年度 目標"].into_iter().all(names_relative_year));
        assert!(!["令和4年度（前年度）実績", "R5実績", "年度"].into_iter().any(names_relative_year));
    }
}
