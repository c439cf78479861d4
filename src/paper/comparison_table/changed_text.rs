//! The sentence for a changed text in 変更の概要.

use crate::value::width;
use crate::wording::{Language, sentence};

/// `Xを「a」から「b」に変更`; a blank `from` is an addition, a blank `to` a removal.
pub(super) fn changed_text(what: &str, from: &str, to: &str, language: Language) -> String {
    let [from, to] = [from, to].map(|text| width::trim(text).replace('\n', "、"));
    match (from.is_empty(), to.is_empty()) {
        (true, _) => sentence!(language, "{what}に「{to}」を記載", "{what}: “{to}” added"),
        (_, true) => sentence!(language, "{what}の「{from}」を削除", "{what}: “{from}” removed"),
        _ => sentence!(language, "{what}を「{from}」から「{to}」に変更", "{what} changed from “{from}” to “{to}”"),
    }
}
