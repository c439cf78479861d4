//! The words and dashes that have a state of their own (`docs/domain.md`, "States of a cell").
//!
//! 実績なし, 未実施 and N/A are not among them: each may mean 0, 該当なし or that the figure is not known.

use crate::value::fiscal_year::read_figure_time;
use crate::value::width::{key, trim};

use super::units::{is_known, is_same_unit};
use super::{State, UnknownReason};

/// Endings of a text that announces a figure: 集計中（7月公表予定）.
const TO_COME: &[&str] = &[
    "公表予定",
    "発表予定",
    "確定予定",
    "判明予定",
    "集計予定",
    "調査予定",
    "公表見込み",
    "公表見込",
    "確定見込み",
    "確定見込",
    "公表",
    "発表",
    "予定",
    "頃",
];

/// The state that is written as a single word or dash, with or without a full stop, in a row whose unit is `unit`.
pub(super) fn state(text: &str, unit: &str) -> Option<State> {
    if text.is_empty() {
        return Some(State::Blank);
    }
    let key = key(text);
    let word = key.trim_end_matches('。');
    word_alone(word).or_else(|| announced(word)).or_else(|| dash_with_unit(word, unit))
}

/// Whether a text is the word 未把握 itself.
pub(super) fn is_not_known(text: &str) -> bool {
    key(text) == "未把握"
}

/// The state that a single word means. `...` is how `…` is typed on a keyboard.
fn word_alone(word: &str) -> Option<State> {
    let unknown = |reason| Some(State::Unknown { reason });
    match word {
        "-" | "–" | "―" | "─" | "該当なし" | "該当無し" => Some(State::NotApplicable),
        "未把握" | "不明" | "未定" | "未確定" | "未調査" | "未集計" | "算定中" | "..." | "......" | "‥" | "‥‥"
        | "・・・" | "・・・・・・" => unknown(None),
        "集計中" => unknown(Some(UnknownReason::BeingCounted)),
        "調査中" => unknown(Some(UnknownReason::UnderSurvey)),
        "未公表" | "公表前" => unknown(Some(UnknownReason::Unpublished)),
        "算定不能" => unknown(Some(UnknownReason::Incalculable)),
        "比較不能" | "比較できない" | "比較困難" => unknown(Some(UnknownReason::Incomparable)),
        _ => None,
    }
}

/// The state of a word for an unknown figure that is followed by the expected time in brackets.
fn announced(word: &str) -> Option<State> {
    let (word, inner) = word.strip_suffix(')')?.split_once('(')?;
    let state = word_alone(word).filter(|state| matches!(state, State::Unknown { .. }))?;
    let mut time = inner;
    while let Some(rest) = TO_COME.iter().find_map(|said| time.strip_suffix(said)) {
        time = rest.trim_end_matches(['に', 'の']);
    }
    (time.len() < inner.len() && (time.is_empty() || read_figure_time(time).is_some())).then_some(state)
}

/// The state of a dash followed by a unit: `-%`, `－件`.
fn dash_with_unit(word: &str, unit: &str) -> Option<State> {
    let written = trim(word.strip_prefix(['-', '–', '―', '─'])?);
    // -1 is a number, even in a row whose unit is (1).
    let has_word = written.contains(|letter: char| !letter.is_ascii_digit());
    let is_unit = has_word && (is_same_unit(written, unit) || is_known(written));
    is_unit.then_some(State::NotApplicable)
}
