//! The reading of words in facts: lengths, money, and the names of bodies.

use crate::value::width::{self, key};

/// The spellings of ヶ between a number and 年.
const COUNTERS: [char; 8] = ['ヶ', 'ケ', 'か', 'カ', 'ヵ', 'ゕ', 'ゖ', '箇'];

/// Prefectures whose names do not end in 県.
const OTHER_PREFECTURES: [&str; 4] = ["東京都", "北海道", "大阪府", "京都府"];

/// The number in 「3 ヶ年度」, 「（3ヵ年度）」, 「５か年」, 「5年間」; `None` if there is none.
pub(super) fn years_printed(text: &str) -> Option<u32> {
    let text = key(text);
    text.match_indices('年').find_map(|(place, year)| {
        let (before, behind) = (text.get(..place)?, text.get(place + year.len()..)?);
        let unmarked = before.strip_suffix(COUNTERS);
        let number = unmarked.or_else(|| behind.starts_with('間').then_some(before))?;
        let start = number.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
        number.get(start..)?.parse().ok()
    })
}

/// Whether a unit is one of Japanese money: 円, 千円, 百万円.
pub(in crate::checks) fn is_money(unit: &str) -> bool {
    key(unit).ends_with('円')
}

/// The code of a support measure, a letter and four digits, with or without brackets; `None` if the text is no such
/// code.
pub(super) fn measure_code(text: &str) -> Option<String> {
    let code = key(text).to_ascii_uppercase();
    let code = code.trim_matches(['【', '】', '[', ']', '(', ')']);
    let mut letters = code.chars();
    let is_code = letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.as_str().len() == 4
        && letters.all(|digit| digit.is_ascii_digit());
    is_code.then(|| code.to_owned())
}

/// Whether a text has a placeholder that was never filled in: 「年 月 日」 with spaces for digits, or 「○○」.
pub(in crate::checks) fn has_placeholder(text: &str) -> bool {
    const CIRCLES: [&str; 2] = ["○○", "〇〇"];
    let has_blank_day = text.match_indices('年').any(|(place, year)| {
        let rest = text.get(place + year.len()..).unwrap_or_default();
        let month = width::trim(rest);
        let is_apart = month.len() < rest.len();
        is_apart && month.strip_prefix('月').is_some_and(|rest| width::trim(rest).starts_with('日'))
    });
    has_blank_day || CIRCLES.iter().any(|circles| text.contains(circles))
}

/// The key of a body's name without its prefecture, and for a town or village without its county: 酒田市 for 山形県酒田市, 川崎町
/// for 宮城県柴田郡川崎町. The name of a prefecture is kept.
pub(super) fn body_alone(body: &str) -> String {
    let body = key(body);
    let municipality = without_prefecture(&body);
    without_county(municipality).to_owned()
}

/// Names of prefectures have two or three characters before 県, so 山県市 contains none.
fn without_prefecture(body: &str) -> &str {
    let other = OTHER_PREFECTURES.iter().find_map(|prefecture| body.strip_prefix(prefecture));
    let named = body.split_once('県').filter(|(name, _)| (2..=3).contains(&name.chars().count()));
    other.or(named.map(|(_, rest)| rest)).filter(|rest| !rest.is_empty()).unwrap_or(body)
}

/// The names 郡山市 and 上郡町 contain 郡 without a county.
fn without_county(body: &str) -> &str {
    let parts = body.split_once('郡').filter(|(county, _)| !county.is_empty() && body.ends_with(['町', '村']));
    parts.map(|(_, rest)| rest).filter(|rest| rest.chars().count() >= 2).unwrap_or(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn printed(text: &str, years: Option<u32>) {
        assert_eq!(years_printed(text), years, "{text}");
    }

    #[track_caller]
    fn alone(body: &str, name: &str) {
        assert_eq!(body_alone(body), name);
    }

    #[test]
    fn a_length_is_read_in_any_spelling() {
        printed("3 ヶ年度", Some(3));
        printed("（3ヵ年度）", Some(3));
        printed("５か年", Some(5));
        printed("10ヶ年度間", Some(10));
        printed("2019年度～2023年度（5年間）", Some(5));
        printed("2018年4月から3ｹ年度", Some(3));
    }

    #[test]
    fn a_year_is_not_read_as_a_length() {
        for text in ["", "2022年度", "平成33年3月31日", "三ヶ年度", "ヶ年度", "年間", "99999999999ヶ年"]
        {
            printed(text, None);
        }
    }

    #[test]
    fn the_prefecture_and_county_are_removed_from_the_name_of_a_body() {
        alone("山形県酒田市", "酒田市");
        alone("神奈川県横浜市", "横浜市");
        alone("北海道札幌市", "札幌市");
        alone("東京都　千代田区", "千代田区");
        alone("宮城県柴田郡川崎町", "川崎町");
        alone("兵庫県赤穂郡上郡町", "上郡町");
    }

    #[test]
    fn a_name_that_only_looks_like_a_prefecture_or_county_stays_whole() {
        for body in ["埼玉県", "東京都", "仙台市", "山県市", "郡山市", "上郡町", "大和郡山市", "小郡市"]
        {
            alone(body, body);
        }
        alone("岐阜県山県市", "山県市");
    }

    #[test]
    fn a_code_of_a_measure_is_a_letter_and_four_digits() {
        for text in ["A3007", "【A3007】", "Ａ３００７", "a3007"] {
            assert_eq!(measure_code(text).as_deref(), Some("A3007"), "{text}");
        }
        assert!(!["A307", "3007", "A30077", "A-307", "AA007"].into_iter().any(|text| measure_code(text).is_some()));
    }

    #[test]
    fn an_unfilled_placeholder_is_found() {
        for text in ["年 月 日から 年 月 日まで", "令和　年　月　日", "○○市の取組", "〇〇を行う"]
        {
            assert!(has_placeholder(text), "{text}");
        }
        for text in ["2022年4月1日", "2022 年 4 月 1 日", "生年月日", "年月日", "年 月ごと", "○は実施"]
        {
            assert!(!has_placeholder(text), "{text}");
        }
    }

    #[test]
    fn units_of_money_are_distinguished_from_other_units() {
        assert!(["円", "千円", "百万円", "千 円"].into_iter().all(is_money));
        assert!(!["人", "%", "千"].into_iter().any(is_money));
    }
}
