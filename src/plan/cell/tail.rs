//! The text after the number in a cell: a unit, a comparison (超, 以上), a certainty (速報, 見込).
//!
//! In any order from the end, with or without brackets and blanks. A unit is taken if it is the row's
//! or one of [`KNOWN_UNITS`]; it is reported, never converted. Anything else leaves the cell unread.

use crate::value::width::{key, trim};

use super::reading::Doubt;
use super::{Bound, Certainty};

/// Units that a cell may carry besides its row's own, in the form of [`crate::value::width::key`].
///
/// 万円 and 億円 are not among them, since 万 and 億 in a cell are mostly half of a number
/// (`3万5,691円`); a row may have them as its unit. Neither are 年 and 月, which are mostly dates.
// one family after the other: money, shares, people, bodies, places, things, events, measures
#[rustfmt::skip]
pub const KNOWN_UNITS: &[&str] = &[
    "円", "千円", "百万円", "ドル",
    "%", "ポイント", "%ポイント", "pt", "倍",
    "人", "名", "者", "世帯", "戸", "組", "人日", "人泊", "人回", "泊", "歳",
    "社", "事業所", "事業者", "企業", "法人", "店", "店舗", "団体", "組織", "グループ", "校", "園", "市町村", "自治体",
    "箇所", "個所", "か所", "カ所", "ヶ所", "ケ所", "ヵ所", "か国", "カ国", "ヶ国", "地区", "地域", "区画", "施設", "棟", "室",
    "件", "商品", "品", "品目", "個", "本", "冊", "部", "枚", "点", "台", "種", "種類", "頭", "羽", "株", "隻", "床", "席",
    "回", "日", "時間", "か月", "便", "事業", "プロジェクト", "講座", "コース",
    "トン", "t", "kg", "g", "ha", "a", "m2", "km2", "m3", "m", "km", "kW", "kWh", "MW", "MWh", "t-CO2",
];

/// Words for the certainty of a number; 確定 states what is also the default.
const CERTAINTIES: &[(&str, Certainty)] = &[
    ("確定", Certainty::Final),
    ("確定値", Certainty::Final),
    ("速報", Certainty::Preliminary),
    ("速報値", Certainty::Preliminary),
    ("見込", Certainty::Estimate),
    ("見込み", Certainty::Estimate),
    ("見込値", Certainty::Estimate),
];

/// Words for the comparison with the number.
const BOUNDS: &[(&str, Bound)] =
    &[("以上", Bound::AtLeast), ("超", Bound::Above), ("以下", Bound::AtMost), ("未満", Bound::Below)];

/// Words after a number that make it an approximate one.
const ABOUT: &[&str] = &["程度", "前後", "ほど", "くらい", "ぐらい", "余", "余り", "弱", "強"];

/// The parts of the text after a number.
pub(super) struct Tail<'a> {
    unit: &'a str,
    pub(super) bound: Option<Bound>,
    pub(super) certainty: Certainty,
}

impl<'a> Tail<'a> {
    /// Splits the text after the number into its parts; a unit of the row that itself ends in such a word is not split.
    pub(super) fn of(behind: &'a str, row: &str) -> Self {
        let row = key(row);
        let (mut unit, mut bound, mut certainty) = (trim(behind), None, None);
        while key(unit) != row {
            let taken = take(unit, CERTAINTIES, &mut certainty).or_else(|| take(unit, BOUNDS, &mut bound));
            let Some(rest) = taken else { break };
            unit = rest;
        }
        Self { unit, bound, certainty: certainty.unwrap_or_default() }
    }

    /// Whether the remaining text is empty, the row's unit or a known unit.
    pub(super) fn is_sound(&self, row: &str) -> bool {
        let unit = key(self.unit);
        unit.is_empty() || unit == key(row) || KNOWN_UNITS.contains(&unit.as_str())
    }

    /// The unit as written; `None` if there is none.
    pub(super) fn unit(&self) -> Option<String> {
        (!self.unit.is_empty()).then(|| self.unit.to_owned())
    }

    /// The text in the position of the unit, if it can be an unknown unit.
    pub(super) fn stray_unit(&self) -> Option<String> {
        self.unit().filter(|_| self.doubt() == Some(Doubt::UnknownUnit))
    }

    /// The reason for which the remaining text can't be read.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        let unit = key(self.unit);
        let mut letters = unit.chars();
        let first = letters.next()?;
        let digit_follows = letters.next().is_some_and(|letter| letter.is_ascii_digit());
        if unit.contains(['万', '億', '兆']) || "十百千".contains(first) {
            Some(Doubt::Myriads)
        } else if ABOUT.iter().any(|about| unit.ends_with(about)) {
            Some(Doubt::Approximate)
        } else if "、。・'’".contains(first) && digit_follows {
            Some(Doubt::Grouping)
        } else {
            (first.is_alphabetic() || "%‰°℃$¥".contains(first)).then_some(Doubt::UnknownUnit)
        }
    }
}

/// The text without the word for the certainty of its number, which may be followed by 以上 and the like.
pub(super) fn without_certainty(text: &str) -> String {
    let word = |text| take(text, CERTAINTIES, &mut None);
    if let Some(rest) = word(trim(text)) {
        return rest.to_owned();
    }
    let bounded = take(trim(text), BOUNDS, &mut None).and_then(|rest| Some((rest, trim(text).get(rest.len()..)?)));
    match bounded {
        Some((rest, bound)) => word(rest).unwrap_or(rest).to_owned() + bound,
        None => text.to_owned(),
    }
}

/// Removes one of the words from the end of the text and returns the rest; `None` if one was removed before or none
/// fits.
fn take<'a, T: Copy>(text: &'a str, words: &[(&str, T)], taken: &mut Option<T>) -> Option<&'a str> {
    if taken.is_some() {
        return None;
    }
    let (rest, meaning) = words.iter().find_map(|(word, meaning)| Some((without(text, word)?, *meaning)))?;
    *taken = Some(meaning);
    Some(rest)
}

/// The text without that word at its end, with or without brackets; `None` if it does not end in the word.
fn without<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let bracketed = text.strip_suffix([')', '）']).and_then(|inner| trim(inner).strip_suffix(word));
    let rest = match bracketed {
        Some(inner) => trim(inner).strip_suffix(['(', '（'])?,
        None => text.strip_suffix(word)?,
    };
    Some(trim(rest))
}
