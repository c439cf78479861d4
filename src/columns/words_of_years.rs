//! Words for years in headings and names: a year relative to another (前年度実績), a year without an era, a part of a year (上期), and a total
//! over a number of years (5年間累計).

use super::YEAR;
use super::vocabulary::{ERAS, WordList};
use crate::value::fiscal_year::{FiscalYear, Time, read_fiscal_year, time_mentions};
use crate::value::width::{fold, is_digit, key};

/// The fiscal years of most plans: candidates within them come first for a year without an era.
const OF_PLANS: std::ops::RangeInclusive<i32> = 1989..=2035;

/// Whether a heading names its year only relative to the year of the table: 翌年度の見込, 前年度実績.
pub fn names_relative_year(heading: &str) -> bool {
    time_mentions(heading).iter().any(|mention| matches!(mention.time, Time::Relative(_)))
}

/// The number of a year without era: 30 of 30年度, and 1 of 元年度.
pub fn number_without_era(text: &str) -> Option<i32> {
    let text = fold(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.contains('元') { Some(1) } else { digits.parse().ok() }
}

/// The fiscal years that the number of a year without era or century (30 of 30年度) may name, the most probable first.
pub fn years_without_era(number: i32) -> Vec<FiscalYear> {
    let of_eras = ERAS.iter().map(|era| format!("{era}{number}{YEAR}"));
    let named = of_eras.chain([format!("20{number:0>2}{YEAR}")]);
    let mut years: Vec<FiscalYear> = named.filter_map(|year| Some(read_fiscal_year(&year).ok()?.year)).collect();
    years.sort_by_key(|year| !OF_PLANS.contains(&year.western()));
    years
}

/// A part of a year that headings name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfYear {
    /// Up to a month that is not the last of the year (9月末, 12/31現在); a target for such a time is still the year's target.
    Month,
    /// Half a year, a quarter (上期).
    Half,
}

/// Words for parts of years.
const PARTS_OF_YEARS: WordList = WordList("上期 下期 上半期 下半期 四半期 半期 中間実績 途中 Q1 Q2 Q3 Q4 1Q 2Q 3Q 4Q");
/// The first and the last month of a fiscal year.
const FIRST_MONTH: u8 = 4;
const LAST_MONTH: u8 = 3;
/// Words behind the day or month up to which figures are counted.
const UP_TO: WordList = WordList("現在 時点 末");

/// The part of a year to which a heading (in comparable form) restricts its figures: R5上期実績, 4月～9月, R5.12末; `None` if it names no such
/// part.
pub fn part_of_year(heading: &str) -> Option<PartOfYear> {
    if is_span_of_months(heading) || is_of_numbered_months(heading) || PARTS_OF_YEARS.stand_in(heading) {
        return Some(PartOfYear::Half);
    }
    let mut of_days =
        UP_TO.iter().filter_map(|word| month_before(heading.split_once(word)?.0)).map(|at| at.parse().ok());
    let is_other = |month: Option<u8>| month != Some(LAST_MONTH);
    let months = months(heading);
    let is_year = months == [Some(FIRST_MONTH), Some(LAST_MONTH)];
    (!is_year && months.into_iter().any(is_other) || of_days.any(is_other)).then_some(PartOfYear::Month)
}

/// The month of the day with which a text ends (R6.12.31, 12/31日), or of the month behind its year with which it ends (R5.12).
fn month_before(text: &str) -> Option<&str> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let without_number = |text: &'_ str| text.trim_end_matches(is_digit).len();
    let (before, last) = text.split_at_checked(without_number(text))?;
    let before = before.strip_suffix(['/', '.']).filter(|_| !last.is_empty())?;
    let (year, month) = before.split_at_checked(without_number(before))?;
    // A letter before the first number is the letter of an era.
    if year.ends_with(char::is_alphabetic) { Some(last) } else { Some(month).filter(|month| !month.is_empty()) }
}

/// Whether a heading in comparable form names a span of months that is not the fiscal year (April to March): 4月～9月.
pub fn is_span_of_months(heading: &str) -> bool {
    let months: Vec<u8> = months(heading).into_iter().flatten().collect();
    heading.contains(['~', '-', '～', '〜']) && !months.is_empty() && *months != [FIRST_MONTH, LAST_MONTH]
}

/// The months that a text names, by the numbers before 月; `None` for a 月 without a number before it.
fn months(text: &str) -> Vec<Option<u8>> {
    let mut before: Vec<&str> = text.split('月').collect();
    before.pop();
    before.into_iter().map(|text| month_at_end(text)?.parse().ok()).collect()
}

/// Whether a heading ends with two bare numbers and a dash in brackets that may be months other than April to March: R6実績(4~12).
fn is_of_numbered_months(heading: &str) -> bool {
    let span = heading.strip_suffix(')').and_then(|text| text.rsplit_once('(')?.1.split_once(['~', '-']));
    span.is_some_and(|ends| <[&str; 2]>::from(ends).iter().all(|end| matches!(end.parse(), Ok(1_u8..=12))))
        && span != Some(("4", "3"))
}

/// The number with which a text ends, which precedes 月.
fn month_at_end(text: &str) -> Option<&str> {
    let digits = text.trim_end_matches(is_digit).len();
    text.get(digits..).filter(|number| !number.is_empty())
}

/// Words for a number of years, which follow the number.
const YEARS: WordList = WordList("年間 か年 ヶ年 ヵ年 カ年 ケ年 箇年");
/// Words for the years of the plan.
const PERIODS: WordList = WordList("計画期間中 計画期間 期間中 事業期間 期間内");
/// Words for a total that may follow a number of years.
const TOTALS: WordList = WordList("累計 累積 合計 延べ");
/// The short word for a total, which also begins other words (計画, 計測): only a figure or nothing may follow it.
const TOTAL: &str = "計";
/// Words for years that have passed.
const PAST: WordList = WordList("直近 過去 前");

/// Whether a text names a total over several years or over the period of the plan: 5年間累計2件, 新規就農者数（5か年の合計）, 計画期間累計. A running total
/// (累計100件) does not say how many years it covers.
pub fn names_total_of_period(text: &str) -> bool {
    let text = &*key(text);
    let is_figure = |rest: &str| rest.starts_with(is_digit);
    let total_follows = |rest: &str| {
        // 5年間で20件 names a total without the word.
        if rest.strip_prefix('で').is_some_and(is_figure) {
            return true;
        }
        let rest = rest.strip_prefix(['の', 'で']).unwrap_or(rest);
        let behind = rest.strip_prefix(TOTAL).map(|behind| behind.trim_start_matches([':', ')']));
        let is_short = behind.is_some_and(|behind| behind.is_empty() || is_figure(behind));
        is_short || TOTALS.behind(rest).is_some()
    };
    // A total of one year is the figure of the year, and a total of past years is no target.
    let ends_with_years = |before: &str| {
        let other = before.trim_end_matches(is_digit);
        let number = before.strip_prefix(other).and_then(|number| number.parse::<u32>().ok());
        number.is_some_and(|number| number > 1) && !PAST.iter().any(|past| other.ends_with(past))
    };
    let parted = |word: &'static str| {
        text.match_indices(word).filter_map(move |(at, _)| Some((text.get(..at)?, text.get(at + word.len()..)?)))
    };
    let of_years =
        || YEARS.iter().flat_map(parted).any(|(before, behind)| ends_with_years(before) && total_follows(behind));
    of_years() || PERIODS.iter().flat_map(parted).any(|(_, behind)| total_follows(behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_year_in_a_heading_is_read() {
        let of_months =
            "r5.12末 (r7.1.31時点) r6実績(12/31現在) 9月末 4月1日現在 r5.9月実績(3月見込) r5.12月末・3月末実績";
        for text in of_months.split(' ') {
            assert_eq!(part_of_year(text), Some(PartOfYear::Month), "{text}");
        }
        for text in ["r5上期", "年度途中", "4月~9月", "r6実績(4~12)", "r6実績(Q3)"] {
            assert_eq!(part_of_year(text), Some(PartOfYear::Half), "{text}");
        }
        let of_years = "r6.3.31時点 r5.3末 r6.03末実績 実績(2024/03/31現在) r5実績(04月~03月) 3/31現在 3月末 r5年度末 \
            申請時点 現在値 r5末 実績(4~3) (r4~6)";
        for text in of_years.split(' ') {
            assert_eq!(part_of_year(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_without_an_era_has_several_possible_years() {
        let years = |number| years_without_era(number).iter().map(|year| year.western()).collect::<Vec<_>>();
        assert_eq!(years(30), [2018, 2030, 2048, 1955]);
        assert_eq!(years(5), [2023, 1993, 2005, 1930]);
        assert_eq!(years(1), [2019, 1989, 2001, 1926]);
    }

    #[test]
    fn a_heading_with_a_year_relative_to_its_table_is_recognised() {
        assert!(["前年度実績", "翌年度の見込", "当年度 目標"].into_iter().all(names_relative_year));
        assert!(!["令和4年度（前年度）実績", "R5実績", "年度"].into_iter().any(names_relative_year));
    }

    #[test]
    fn totals_of_a_period_are_distinguished_from_running_totals() {
        let of_periods = "5年間累計2件|5年間で累計 20世帯|５か年の合計 15人|新規就農者数（5年間の累計）|計画期間中の累計30件|\
            3年間計12回|5年間で20件";
        for text in of_periods.split('|') {
            assert!(names_total_of_period(text), "{text}");
        }
        let others = "累計100件|年間500人|5年間|延べ30人|期間|年間計画数|相談員数（5か年計画）|期間中計測回数|1年間計12回|\
            直近3年間の合計|過去3年間で20件|1年間で20件|5年間で増える";
        for text in others.split('|') {
            assert!(!names_total_of_period(text), "{text}");
        }
    }
}
