//! The units that names, headings and lines above a table state: 来場者数（人）, 「単位：千円」.

use super::in_names::{bare_name, without_mark};
use super::vocabulary::is_unit_of_table;
use crate::value::only;
use crate::value::width::{fold, is_space, key, trim};

/// The texts in the unit field of an indicator without a unit, such as 合計特殊出生率.
const NO_UNIT: [&str; 6] = ["-", "－", "―", "ー", "なし", "無し"];

/// A unit as it is written; blank if the text means that there is none.
pub fn stated_unit(unit: &str) -> &str {
    Some(trim(unit)).filter(|unit| !NO_UNIT.contains(unit)).unwrap_or_default()
}

/// The word before a unit.
const UNIT: &str = "単位";
/// The signs that end the unit in a line above a table.
const BEHIND_UNITS: [char; 12] = ['(', '（', ')', '）', '〕', '】', ']', '］', ' ', '　', '〉', '》'];
/// The separators between units.
const COMMAS: [char; 3] = ['、', ',', '，'];
/// The separators between words in brackets.
const BETWEEN_WORDS: [char; 7] = ['・', '、', ',', '，', ':', '：', '|'];
/// The brackets that may follow a name: 来場者数（人）, 来場者数【人】.
const BRACKETS: [([char; 2], [char; 2]); 3] =
    [(['(', '（'], [')', '）']), (['[', '［'], [']', '］']), (['【', '〔'], ['】', '〕'])];

/// Whether a text states only a unit and names nothing: 「単位：人」, （単位：人、件）.
pub fn says_only_a_unit(text: &str) -> bool {
    let text = fold(text);
    let bare = trim(&text).trim_start_matches(['(', '〔', '【', '[']);
    trim(bare).strip_prefix(UNIT).is_some_and(|behind| trim(behind).starts_with([':', ')']))
}

/// The unit that a line states for all figures below it; `None` if it states none or several.
pub fn unit_of_title(text: &str) -> Option<String> {
    only(units_of_title(text).into_iter()).map(str::to_owned)
}

/// The units that a line states for the figures below it, after 「単位：」, 「単位は」 or 「単位　」: 人 and % of （単位：人、%）. If the line has other words,
/// only known units are returned.
pub fn units_of_title(text: &str) -> Vec<&str> {
    let Some((before, behind)) = text.split_once(UNIT) else { return Vec::new() };
    let behind_blank = || behind.starts_with(is_space).then(|| trim(behind));
    let said = trim(behind).strip_prefix([':', '：', 'は', ')', '）']).or_else(behind_blank).map(str::trim_start);
    // Some figures have another unit: 千人（宿泊者数は人）.
    let said = said.filter(|said| !said.trim_end_matches(BEHIND_UNITS).contains('は') && !before.contains(COMMAS));
    let first = said.and_then(|said| said.split(BEHIND_UNITS).next()).unwrap_or_default();
    let is_only_units = says_only_a_unit(text);
    // 人・％ are two units, and 人・日 is one.
    let are_two = first.split('・').any(|unit| matches!(unit, "%" | "％"));
    let is_parting = |letter: char| COMMAS.contains(&letter) || are_two && letter == '・';
    let units: Vec<&str> = first.split(is_parting).map(trim).collect();
    let are_sure = units.iter().all(|unit| !unit.is_empty() && (is_only_units || is_unit_of_table(&key(unit))));
    if are_sure { units } else { Vec::new() }
}

/// The only unit that a table states for all its figures, or of several the one that fits an indicator by its name: 人 for
/// 受診者数 and % for 受診率. `None` if several units are stated and the name does not decide.
pub fn unit_among(units: &[String], name: &str) -> Option<String> {
    match units {
        [unit] => Some(unit.clone()),
        _ if end_of_name(name).is_none() => None,
        _ => only(units.iter().filter(|unit| may_count(unit, name))).cloned(),
    }
}

/// The text before the unit in a line: 受診率 of 【受診率】　単位：%; `None` if the line states no unit, or nothing else.
pub fn name_beside_unit(text: &str) -> Option<&str> {
    unit_of_title(text)?;
    let before = trim(text.split_once(UNIT)?.0.trim_end_matches(['(', '（', '〔', '［', '[', '【']));
    Some(before).filter(|before| !before.is_empty())
}

/// Ends of names, with the letters of which the unit must contain one.
const COUNTED: [(&str, &str); 11] = [
    ("指数", ""),
    ("満足度", "%％点"),
    ("件数", "件"),
    ("人数", "人名"),
    ("客数", "人名"),
    ("者数", "人名"),
    ("回数", "回"),
    ("日数", "日"),
    ("率", "%％‰"),
    ("割合", "%％割"),
    ("額", "円ド"),
];

/// Units of time that in brackets behind a name give the counting period, unless the name is one of a time: 利用者数（月）.
const SPANS: [&str; 4] = ["年", "月", "週", "日"];
/// Ends of names of times.
const OF_TIME: [&str; 9] = ["期間", "寿命", "年数", "月数", "週数", "日数", "余命", "工期", "納期"];

/// Whether a unit that a table states for all its figures may be the unit of an indicator, by its name: 千円 is not the unit of 寄附件数.
pub fn may_count(unit: &str, name: &str) -> bool {
    // 千円 is no unit of 事業所数.
    let is_money = unit.ends_with('円') && without_brackets(name).ends_with('数');
    !is_money && end_of_name(name).is_none_or(|letters| unit.contains(|letter| letters.contains(letter)))
}

fn without_brackets(name: &str) -> &str {
    trim(brackets_at_end(name).map_or(name, |(before, _)| before))
}

/// The letters of which the unit must contain one, by the end of a name; `None` if the end does not restrict the unit.
fn end_of_name(name: &str) -> Option<&'static str> {
    COUNTED.iter().find(|(end, _)| without_brackets(name).ends_with(end)).map(|(_, letters)| *letters)
}

/// Whether the brackets at the end of a name hold what can only be a unit, though no list has it: 指数（H27=100）, 濃度（mg/100g）.
pub fn has_own_unit(name: &str) -> bool {
    let is_latin = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphabetic());
    let is_quotient = |inner: &str| inner.split_once('/').is_some_and(|(one, _)| is_latin(one));
    let inner = brackets_at_end(name).map(|(_, inner)| fold(inner));
    inner.is_some_and(|inner| inner.contains('=') || is_quotient(&inner))
}

/// The unit that is alone in brackets below the heading of what it counts: 人 of （延べ人）.
pub fn counted_in(text: &str) -> Option<String> {
    let (before, inner) = brackets_at_end(text)?;
    let unit = ["延べ", "のべ"].iter().find_map(|word| inner.strip_prefix(word)).unwrap_or(inner);
    (before.is_empty() && is_unit_of_table(&key(unit))).then(|| unit.to_owned())
}

/// The unit in brackets at the end of a name or a heading, before a note or further brackets: 来場者数（人）, 面積（ha）※民有林, 会員数（人）（累計）; `None` if
/// there is none.
pub fn unit_in_brackets(text: &str) -> Option<String> {
    let text = text.split('※').next().unwrap_or(text);
    let found = name_before_unit(text).or_else(|| name_before_unit(without_mark(text)?));
    found.or_else(|| name_before_unit(brackets_at_end(text)?.0)).map(|(_, unit)| unit.to_owned())
}

/// The text before the unit in brackets at its end, and the unit, which may be the only unit among several words there: 人 of 来場者数（延べ・人）.
pub fn name_before_unit(text: &str) -> Option<(&str, &str)> {
    let (before, inner) = brackets_at_end(text)?;
    // 利用者数（月） is counted by the month.
    let is_span = |word: &str| SPANS.contains(&word) && !OF_TIME.iter().any(|end| before.ends_with(end));
    let is_unit = |word: &&str| is_unit_of_table(&key(word)) && !is_span(word);
    let word = || only(inner.split(BETWEEN_WORDS).map(trim).filter(is_unit));
    Some(inner).filter(is_unit).or_else(word).map(|unit| (before, unit))
}

/// The key of a name without marks around it and without a unit behind it.
pub fn bare_key(name: &str) -> String {
    let name = bare_name(name);
    key(name_before_unit(name).map_or(name, |(name, _)| name))
}

/// A name without this unit, which is beside other words in the brackets at its end: 来場者数（累計） for 来場者数（人・累計） in 人; `None` if the unit or
/// other words are not there.
pub fn name_without_unit_among_words(name: &str, unit: &str) -> Option<String> {
    let (before, own) = name_before_unit(name).filter(|(_, own)| key(own) == key(unit))?;
    let words = brackets_at_end(name)?.1.split(BETWEEN_WORDS).map(trim);
    let others: Vec<&str> = words.filter(|word| ![own, UNIT, ""].contains(word)).collect();
    (!others.is_empty()).then(|| format!("{before}（{}）", others.join("・")))
}

/// A text without the brackets at its end, and their contents; `None` if it does not end with brackets.
pub fn brackets_at_end(text: &str) -> Option<(&str, &str)> {
    let text = trim(text);
    let parted = |(open, close): &([char; 2], [char; 2])| text.strip_suffix(*close)?.rsplit_once(*open);
    BRACKETS.iter().find_map(parted).map(|(before, inner)| (trim(before), trim(inner)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_unit_in_a_title_is_read() {
        assert_eq!(unit_of_title("KPI一覧（単位：千円）").as_deref(), Some("千円"));
        assert_eq!(unit_of_title("単位 ： 人 ").as_deref(), Some("人"));
        assert_eq!(unit_of_title("単位:人、件"), None);
        assert_eq!(unit_of_title("単位"), None);
    }

    #[test]
    fn a_text_that_consists_only_of_units_is_recognised() {
        assert!(["単位：人", "単位:人", "（単位：人）", " 単位 ： 人、件 "].into_iter().all(says_only_a_unit));
        assert!(!["単位", "単位数", "KPI一覧（単位：千円）"].into_iter().any(says_only_a_unit));
    }
}
