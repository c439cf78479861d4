//! The words by which a figure, a name or a heading says that it is a total over a number of years: 5年間累計.

use super::vocabulary::WordList;
use crate::value::width::key;

/// Words for a number of years, behind the number.
const YEARS: WordList = WordList("年間 か年 ヶ年 ヵ年 カ年 ケ年 箇年");
/// Words for the years of the plan.
const PERIODS: WordList = WordList("計画期間中 計画期間 期間中 事業期間 期間内");
/// Words for a total, where a number of years stands before them.
const TOTALS: WordList = WordList("累計 累積 合計 延べ");
/// The short word for a total, which begins other words, too (計画, 計測): a figure follows it, or nothing.
const TOTAL: &str = "計";
/// Words for years that have passed.
const PAST: WordList = WordList("直近 過去 前");

/// Whether a text names a total over some years or over those of the plan: 5年間累計2件, 新規就農者数（5か年の合計）, 計画期間累計. A running
/// total (累計100件) says nothing of how many years it is of.
pub fn names_total_of_period(text: &str) -> bool {
    let text = key(text);
    let is_figure = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    let total_follows = |rest: &str| {
        // 5年間で20件 says it without the word.
        if rest.strip_prefix('で').is_some_and(is_figure) {
            return true;
        }
        let rest = rest.strip_prefix(['の', 'で']).unwrap_or(rest);
        let behind = rest.strip_prefix(TOTAL).map(|behind| behind.trim_start_matches([':', ')']));
        let is_short = behind.is_some_and(|behind| behind.is_empty() || is_figure(behind));
        is_short || TOTALS.behind(rest).is_some()
    };
    // A total of one year is what the year has, and one of the past no target.
    let ends_with_years = |before: &str| {
        let other = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let number = before.strip_prefix(other).and_then(|number| number.parse::<u32>().ok());
        number.is_some_and(|number| number > 1) && !PAST.iter().any(|past| other.ends_with(past))
    };
    let of_years = YEARS.iter().any(|years| {
        let mut found = text.match_indices(years);
        found.any(|(at, _)| {
            let (before, behind) = (text.get(..at), text.get(at + years.len()..));
            before.is_some_and(ends_with_years) && behind.is_some_and(total_follows)
        })
    });
    let of_period =
        || PERIODS.iter().any(|period| text.split_once(period).is_some_and(|(_, behind)| total_follows(behind)));
    of_years || of_period()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_over_years_are_told_from_running_totals() {
        for text in [
            "5年間累計2件",
            "5年間で累計 20世帯",
            "５か年の合計 15人",
            "新規就農者数（5年間の累計）",
            "計画期間中の累計30件",
            "3年間計12回",
            "5年間で20件",
        ] {
            assert!(names_total_of_period(text), "{text}");
        }
        for text in [
            "累計100件",
            "年間500人",
            "5年間",
            "延べ30人",
            "期間",
            "年間計画数",
            "相談員数（5か年計画）",
            "期間中計測回数",
            "1年間計12回",
            "直近3年間の合計",
            "過去3年間で20件",
            "1年間で20件",
            "5年間で増える",
        ] {
            assert!(!names_total_of_period(text), "{text}");
        }
    }
}
