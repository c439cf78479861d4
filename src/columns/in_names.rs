//! Words in the name of an indicator that show what its targets mean and in which direction it should go, and names of rows that are no
//! indicators: sums and remarks.

use super::vocabulary::{BULLETS, HeadWord, PARTS, QUANTITIES, WordList, head_word};
use crate::plan::cell::is_unit;
use crate::value::emphasis::without_emphasis;
use crate::value::width::{is_any_digit, is_digit, is_space, key, narrow, trim};

/// Words by which each target is the increment of its year.
const OF_INCREMENTS: WordList = WordList("増加分 増加数 増加額 増加件数 増加人数");
/// Words by which less is better.
const OF_LESS: WordList =
    WordList("減少 削減 抑制 縮減 待機 犯罪 事故 死亡 死者 不登校 転出 失業 離職 滞納 排出量 火災");
/// Ends of names of what is wanted, although plans may expect it to shrink.
const OF_MORE: WordList = WordList(
    "人口 世帯数 出生数 児童数 生徒数 学生数 農家数 農業者数 就業者数 従業者数 従業員数 事業所数 店舗数 団員数 会員数",
);
/// Words by which the value should stay as it is.
const OF_KEEPING: WordList = WordList("維持");

/// Names of rows that are computed from the rows above them, in comparable form.
const OF_SUMS: WordList =
    WordList("合計 計 小計 中計 総計 総合計 全体計 合計値 累計 平均 平均値 単純平均 再掲 差引 差 過不足 増減");
/// Prefixes of names whose figures repeat those of another row, or are only shown for reference.
const AGAIN: WordList = WordList("(再掲) (参考)");

/// Signs with which a remark below a table begins, and words that begin a remark before one of [`BEHIND_WORDS`].
const MARKS_OF_REMARKS: [char; 2] = ['※', '*'];
const BEFORE_REMARKS: WordList = WordList("注 備考 出典 資料 出所 算出方法 なお");
/// The signs behind such a word.
const BEHIND_WORDS: [char; 5] = [')', ':', '.', '、', ']'];

/// Whether the name shows that each target is the increment of its year.
pub fn names_increments(name: &str) -> bool {
    OF_INCREMENTS.stand_in(&key(name))
}

/// Whether the name shows that less is better.
pub fn names_less(name: &str) -> bool {
    OF_LESS.stand_in(&key(name))
}

/// Whether the name is that of a quantity of which more is better: 総人口, 人口（2040年）. 待機児童数 is none.
pub fn names_more(name: &str) -> bool {
    let name = key(name);
    !names_less(&name) && OF_MORE.ends(name.split('(').next().unwrap_or_default())
}

/// Whether the name shows that the value should stay as it is.
pub fn names_keeping(name: &str) -> bool {
    OF_KEEPING.stand_in(&key(name))
}

/// Ends of names of times, for which a bare year is no figure: 計画改定年度.
pub const ENDS_OF_TIMES: WordList = WordList("年度 時期 年月 年月日");

/// Signs of notes and of emphasis; every name with a mark behind it has one of them.
const SIGNS_IN_NAMES: [char; 6] = ['※', '*', '＊', '注', '_', '`'];

/// The name of an indicator without the signs that a table adds: blanks, bullets, a circled number or the number of a KPI (指標1) before it,
/// emphasis, and marks of notes behind it.
pub fn bare_name(name: &str) -> &str {
    // Most names begin with a letter and have no sign of a note.
    if name.starts_with(char::is_alphabetic) && !name.contains(SIGNS_IN_NAMES) && NUMBERED.behind(name).is_none() {
        return trim(name);
    }
    let is_around = |letter: char| BULLETS.contains(&letter) || is_space(letter);
    let bulleted = without_emphasis(without_emphasis(name).trim_start_matches(is_around));
    let unnumbered = NUMBERED.behind(bulleted).and_then(behind_number).unwrap_or(bulleted);
    let bare = trim(unnumbered.trim_start_matches(|letter| matches!(letter, '①'..='⑳') || is_space(letter)));
    // Only the number distinguishes ②小計 from ③小計.
    let bare = if is_of_sums(bare) { bulleted } else { without_emphasis(bare) };
    let bare = without_mark(bare).unwrap_or(bare);
    if bare.chars().any(char::is_alphabetic) { bare } else { trim(name) }
}

/// The name without the mark of a note at its end: ※, ＊1, （注2）, 注3）; `None` if it has no mark.
pub(super) fn without_mark(name: &str) -> Option<&str> {
    let unclosed = name.strip_suffix([')', '）', ']', '］']);
    let numbered = unclosed.unwrap_or(name);
    let unnumbered = numbered.trim_end_matches(is_any_digit);
    let is_numbered = unnumbered.len() < numbered.len();
    let before = unnumbered.strip_suffix(['※', '*', '＊']).or_else(|| {
        let before = unnumbered.strip_suffix('注')?;
        // 受注 ends with the letter without being a mark.
        (is_numbered || unclosed.is_some() && before.ends_with(['(', '（', '[', '［'])).then_some(before)
    })?;
    let before = if unclosed.is_some() { before.trim_end_matches(['(', '（', '[', '［']) } else { before };
    Some(trim(before)).filter(|before| !before.is_empty())
}

/// Units that are hardly ever the last word of a name.
const OF_UNITS_ONLY: WordList = WordList("人 名 件 % 円 千円 百万円 万円 億円 回 社 戸 歳 人日 人泊 ha km kg t m2");

/// The name and the unit behind a blank at its end: 来場者数 and 人 of 「来場者数 人」; `None` if the last word may be part of the name (認定 企業).
pub fn name_and_unit(name: &str) -> Option<(&str, &str)> {
    let (before, unit) = trim(name).rsplit_once(is_space)?;
    let (before, of_unit) = (trim(before), key(unit));
    let is_apart = OF_UNITS_ONLY.has(&of_unit) || is_unit(unit) && QUANTITIES.ends(before);
    (is_apart && !before.is_empty()).then_some((before, unit))
}

/// Whether a name is that of a rate: 合計特殊出生率.
pub fn names_a_rate(name: &str) -> bool {
    bare_name(name).ends_with('率')
}

/// Whether the name of a row means that it only sums up or repeats other rows: 合計, 平均（人）, （再掲）うち女性. A numbered sum (②小計) counts as a row of
/// its own.
pub fn names_a_sum(name: &str) -> bool {
    // ②－① only describes the computation; ① alone is a number.
    let numbers = name.chars().filter(|letter| matches!(letter, '①'..='⑳')).count();
    if numbers > 1 && !name.chars().any(char::is_alphabetic) {
        return true;
    }
    is_of_sums(bare_name(name))
}

/// Whether the name of a row means a part of the row above it, or figures of others: うち県外, 全体, ※参考 全国.
pub fn names_a_part(name: &str) -> bool {
    let name = key(bare_name(name));
    let bare = without_brackets(&name);
    let outside = bare.split_once('(').map_or(bare, |(before, _)| before);
    PARTS.behind(bare).is_some() || WHOLES.has(bare) || COMPARED.has(outside) || is_note(&name)
}

/// Whether a name begins with the word for a part of the name above: うち県外, （うち外国人）.
pub fn says_part(name: &str) -> bool {
    PARTS.behind(without_brackets(&key(bare_name(name)))).is_some()
}

fn without_brackets(key: &str) -> &str {
    key.strip_prefix('(').and_then(|key| key.strip_suffix(')')).unwrap_or(key)
}

/// Names of a whole that includes all others, or that is only compared with them.
const WHOLES: WordList = WordList(
    "全体 全国 全県 市全体 町全体 村全体 県平均 国平均 全国平均 類似団体平均 平均達成率 総合達成率 伸び率 達成指標数",
);

/// Names of what compares an indicator with the year before, with their unit in brackets or without.
const COMPARED: WordList =
    WordList("前年比 前年度比 対前年比 対前年度比 前期比 前年 前年度 前年同期 前年実績 前年度実績");

fn is_of_sums(name: &str) -> bool {
    let name = key(name);
    let bare = name.split_once('(').map_or(&*name, |(before, _)| before);
    AGAIN.behind(&name).is_some() || OF_SUMS.has(&name) || OF_SUMS.has(bare)
}

/// Whether a text is a note on a table or a row, by its first letters: ※1 は速報値, 注1）…, （出典：…）.
pub fn is_note(text: &str) -> bool {
    let text = key(text);
    let bare = text.trim_start_matches(['(', '[', '<']);
    let is_word = |word: &str| {
        let behind = bare.strip_prefix(word).map(|rest| rest.trim_start_matches(is_digit));
        behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(BEHIND_WORDS))
    };
    bare.starts_with(MARKS_OF_REMARKS) || BEFORE_REMARKS.iter().any(is_word)
}

/// The signs that may separate a number from the name behind it.
const BEHIND_NUMBERS: [char; 13] = [')', '）', '】', ']', '］', '＞', '〉', '》', '.', '．', '、', ':', '：'];

/// Whether a text is a heading of names with a number behind it: 成果指標1, 活動指標②.
pub fn numbers_an_indicator(text: &str) -> bool {
    let text = trim(text);
    let text = text.strip_prefix('【').and_then(|text| text.strip_suffix('】')).unwrap_or(text);
    let heading = text.trim_end_matches(|letter| narrow(letter).is_ascii_digit() || matches!(letter, '①'..='⑳'));
    heading.len() < text.len() && heads_names(heading)
}

/// The number of a KPI and the name behind it: KPI① and 来場者数 of 「KPI①　来場者数」; `None` if the text is anything else.
pub fn number_and_name(text: &str) -> Option<(&str, &str)> {
    let text = trim(text);
    let name = NUMBERED.behind(text).and_then(behind_number).filter(|name| !name.is_empty())?;
    let number = text.strip_suffix(name)?;
    Some((number.trim_end_matches(|letter| is_space(letter) || BEHIND_NUMBERS.contains(&letter)), name))
}

/// The name of a KPI behind a heading of names: 来場者数 of 「指標名：来場者数」, 「【主な指標】来場者数」 and 「指標名　来場者数　単位　人」; `None` if the text is anything else.
pub fn behind_heading_of_names(text: &str) -> Option<&str> {
    let text = trim(text);
    let is_end = |letter: char| is_space(letter) || matches!(letter, ':' | '：');
    let (heading, name) = match text.strip_prefix(['【', '〔', '［', '[']) {
        Some(inner) => inner.split_once(['】', '〕', '］', ']'])?,
        None => text.split_at_checked(text.find(is_end)?)?,
    };
    let name = before_heading(name.trim_start_matches(is_end));
    // 指標 1 is a number.
    let is_number = name.chars().all(is_any_digit);
    Some(name).filter(|_| !is_number && heads_names(heading))
}

/// A name without headings of other attributes behind it: 来場者数 of 「来場者数　担当課　観光課」.
fn before_heading(name: &str) -> &str {
    let ends = name.match_indices(is_space).map(|(at, _)| at);
    let is_heading = |at: &usize| {
        let behind = name.get(*at..).map(trim).unwrap_or_default();
        let word = behind.split(|letter| is_space(letter) || matches!(letter, ':' | '：')).next().unwrap_or_default();
        matches!(head_word(&key(word)), Some(HeadWord::Unit | HeadWord::Responsible | HeadWord::Note))
    };
    trim(ends.into_iter().find(is_heading).and_then(|at| name.get(..at)).unwrap_or(name))
}

/// Whether a text is the heading of a column of names.
fn heads_names(heading: &str) -> bool {
    head_word(&key(heading)) == Some(HeadWord::Name)
}

/// Words before the number of a KPI.
const NUMBERED: WordList = WordList("指標 KPI");

/// The text behind a number that is set apart from it; `None` if there is no such number.
pub fn behind_number(name: &str) -> Option<&str> {
    let name = trim(name);
    let circled = name.strip_prefix(|letter: char| matches!(letter, '①'..='⑳'));
    let inner = name.trim_start_matches(['(', '（']);
    let rest = circled.unwrap_or_else(|| inner.trim_start_matches(is_any_digit));
    let bare = rest.trim_start_matches(|letter: char| is_space(letter) || BEHIND_NUMBERS.contains(&letter));
    let is_apart = circled.is_some() || rest.len() < inner.len() && bare.len() < rest.len();
    is_apart.then(|| trim(bare))
}
