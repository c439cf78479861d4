//! The units that may follow a number besides the row's own.

use crate::value::width::key;

/// Units that a cell may have besides its row's own, in the form of [`crate::value::width::key`].
///
/// 万円 and 億円 are not among them, since 万 and 億 in a cell are mostly part of a number (`3万5,691円`); a row may have them as
/// its unit. 年 and 月 are not among them either, since they are mostly dates.
// one family after the other: money, shares, people, bodies, places, things, events, measures
#[rustfmt::skip]
pub const KNOWN_UNITS: &[&str] = &[
    "円", "千円", "百万円", "ドル",
    "%", "‰", "パーセント", "割", "ポイント", "%ポイント", "pt", "倍",
    "人", "名", "者", "世帯", "戸", "軒", "組", "人日", "人泊", "人回", "泊", "歳",
    "社", "事業所", "事業者", "企業", "法人", "経営体", "店", "店舗", "団体", "組織", "グループ", "校", "園", "市町村", "自治体", "集落", "チーム", "クラブ",
    "箇所", "個所", "か所", "カ所", "ヶ所", "ケ所", "ヵ所", "か国", "カ国", "ヶ国", "地区", "地域", "区画", "路線", "施設", "棟", "室",
    "件", "商品", "品", "品目", "個", "本", "冊", "部", "枚", "点", "台", "基", "種", "種類", "頭", "羽", "株", "隻", "床", "席",
    "回", "日", "時間", "分", "か月", "便", "事業", "プロジェクト", "講座", "コース",
    "トン", "t", "kg", "g", "ha", "a", "m2", "km2", "m3", "m", "km", "kW", "kWh", "MW", "MWh", "MJ", "GJ", "t-CO2",
];

/// The unit of what each year adds to a share in percent.
pub const POINTS: &str = "ポイント";

/// Units of shares and of their changes, in the form of [`crate::value::width::key`].
pub const SHARES: [&str; 8] = ["%", "‰", "パーセント", "ポイント", "%ポイント", "pt", "割", "割合"];

/// Divisors of a unit besides the known units: 人/年, 件/月.
const PERIODS: &[&str] = &["年", "年度", "月", "日", "週", "時", "分", "秒"];

/// Units that occur only in such quotients: mg/L, g/kL.
const IN_QUOTIENTS: &[&str] = &["mg", "μg", "ng", "L", "l", "dL", "mL", "ml", "kL", "kl", "cm2", "cm3"];

/// The longest word that is taken as a unit, in characters.
const LONGEST: usize = 8;

/// Characters that, anywhere in a word, make it a time or an order rather than a unit.
const TIMES: &[char] = &['年', '月', '期', '第'];

/// Characters that begin the word after the number of a time, an order or an age: 2号, 3時, 30代.
const ORDERS: &[char] = &['次', '号', '番', '時', '条', '章', '級', '階', '代', '類', '丁'];

/// Words that describe the number, so that the text after it is more than a unit: `3件増`, `24時間営業`.
const TOLD: &[&str] = &[
    "増", "減", "中", "超", "強", "弱", "余", "未", "済", "内", "外", "前", "後", "間", "毎", "約", "数", "等", "他",
    "以", "比", "差", "制", "用", "柱", "別", "目標", "予定", "見込", "達成", "完了", "開催", "実施", "参加", "連続",
    "営業", "向上", "短縮", "削減", "改善", "拡大", "維持", "設置", "整備", "導入", "認定", "採択", "開始", "終了",
    "検討", "調整",
];

/// The powers of ten that may precede a unit, as in 万人.
pub(super) const POWERS: &[char] = &['十', '百', '千', '万', '億', '兆'];

/// Ways of writing one unit, the usual one first, in the form of [`crate::value::width::key`]. No other units are equal:
/// 件 is not 回, and 千円 is not 円.
const SYNONYMS: [&[&str]; 4] = [
    &["人", "名", "人数"],
    &["%", "パーセント"],
    &["ポイント", "%ポイント", "pt"],
    &["か所", "カ所", "ヶ所", "ケ所", "ヵ所", "箇所", "個所"],
];

/// Brackets that may surround a unit, in the form of [`crate::value::width::key`].
const UNIT_BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕')];

/// Whether two texts are the same unit: in any width, with or without blanks or brackets, and in any word for it: 名 and
/// 人, 千名 and 千人, か所 in any of its forms.
pub fn is_same_unit(one: &str, other: &str) -> bool {
    one == other || comparable_unit(one) == comparable_unit(other)
}

/// The form in which units are compared.
pub(crate) fn comparable_unit(unit: &str) -> String {
    let mut unit = key(unit);
    let inner = |unit: &str| {
        let without_brackets =
            |(open, close): &(char, char)| unit.strip_prefix(*open)?.strip_suffix(*close).map(str::to_owned);
        UNIT_BRACKETS.iter().find_map(without_brackets)
    };
    if let Some(bare) = inner(&unit) {
        unit = bare;
    }
    let base = unit.trim_start_matches(POWERS);
    match usual_word(base) {
        Some(usual) => unit.strip_suffix(base).unwrap_or_default().to_owned() + usual,
        None => unit,
    }
}

/// The usual word for a unit that is written in several ways; `None` for any other unit.
fn usual_word(unit: &str) -> Option<&'static str> {
    SYNONYMS.iter().find(|words| words.contains(&unit)).and_then(|words| words.first().copied())
}

/// Whether one unit is that of a share (%) and the other that of its change (ポイント). For increments they are one unit, for
/// anything else they are not.
pub(crate) fn are_of_share_and_change(one: &str, other: &str) -> bool {
    let (one, other) = (comparable_unit(one), comparable_unit(other));
    [(&one, &other), (&other, &one)].iter().any(|(level, change)| *level == "%" && *change == "ポイント")
}

/// Whether the text is a known unit, or a unit divided by another or by a period.
pub(super) fn is_known(unit: &str) -> bool {
    let unit = comparable_unit(unit);
    let is_one = |unit: &str| KNOWN_UNITS.contains(&unit) || IN_QUOTIENTS.contains(&unit);
    // A divisor may have two parts, such as 人・日.
    let is_divisor = |unit: &str| unit.split('・').all(|unit| is_one(unit) || PERIODS.contains(&unit));
    KNOWN_UNITS.contains(&unit.as_str())
        || unit.split_once('/').is_some_and(|(one, other)| is_one(one) && is_divisor(other))
}

/// Whether rates are written in that unit: a share, or a multiple.
pub(super) fn is_of_rates(unit: &str) -> bool {
    let unit = key(unit);
    SHARES.contains(&unit.as_str()) || unit == "倍"
}

/// Whether a text is a known unit, with or without a power of ten before it: 件, 千円, 万人, 人/年.
pub fn is_unit(text: &str) -> bool {
    is_known(text) || is_known(key(text).trim_start_matches(POWERS))
}

/// The known unit after a power of ten: 円 of 千円, 人 of 万人; `None` for any other text.
pub fn without_power(unit: &str) -> Option<&str> {
    let base = unit.trim_start_matches(POWERS);
    (base.len() < unit.len() && is_known(base)).then_some(base)
}

/// Whether an unknown word may be the unit of a row that has none: a short plain noun (手続, 地点, TJ, 万人), and neither a
/// sentence nor a time nor an order (年連続, 号).
pub(super) fn is_unit_like(unit: &str) -> bool {
    let unit = key(unit);
    let (word, divisor) = unit.split_once('/').map_or((unit.as_str(), None), |(word, divisor)| (word, Some(divisor)));
    let word = word.trim_start_matches(POWERS);
    is_noun(word) && divisor.is_none_or(|divisor| is_noun(divisor) || PERIODS.contains(&divisor))
}

fn is_noun(word: &str) -> bool {
    KNOWN_UNITS.contains(&word) || (is_plain(word) && !is_time_or_order(word) && !tells_more(word))
}

/// Whether the word is short and has only characters of nouns. A single Latin letter does not count, since it is a mark.
fn is_plain(word: &str) -> bool {
    let is_latin = word.bytes().all(|letter| letter.is_ascii_alphabetic());
    let letters = word.chars().count();
    let is_short = if is_latin { (2..=4).contains(&letters) } else { (1..=LONGEST).contains(&letters) };
    is_short && (word == "つ" || word.chars().all(is_of_a_noun))
}

/// Whether it is a Latin letter, a kanji or a katakana; hiragana is mostly part of a sentence.
fn is_of_a_noun(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '\u{4E00}'..='\u{9FFF}' | 'ァ'..='ヺ' | 'ー' | '々' | '・' | '℃')
}

fn is_time_or_order(word: &str) -> bool {
    word.contains(TIMES) || word.starts_with(ORDERS) || word.contains(POWERS)
}

/// Whether the word is a unit followed by more text, or describes the number.
fn tells_more(word: &str) -> bool {
    let more = KNOWN_UNITS.iter().filter_map(|unit| word.strip_prefix(unit)).min_by_key(|more| more.len());
    TOLD.iter().any(|told| word.contains(told))
        || more.is_some_and(|more| more == "目" || more.chars().nth(1).is_some())
}
