//! The labels of 本文.

use super::labels;

/// The namespace of the labels of 本文; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct DocumentLabel;

labels! {
    DocumentLabel {
        OUTLINE: "目次", "Outline";
        CHANGE_HEADING: "見出しを変える", "Change the heading";
        EDIT_IN_GRID: "表で直す", "Edit in the grid";
        FORM_MAY_CHANGE: "様式を変えても、書いたものは失われません。", "Changing the form loses nothing you have written. Headings of the Japanese form stay in Japanese, as they are printed.";
        KEPT_TEXTS: "この様式に置き場所のない文", "Texts that this form has no place for";
        KEPT_TEXTS_HINT: "印刷されません。ここで直せます。置き場所のある様式に変えると、元の項目に戻ります。",
            "These are not printed. You can edit them here; they return to their sections if you switch to a form that has them.";
        SEARCH_WORDS: "検索と置換", "Search and replace";
        SOUGHT: "検索する文字", "Search for";
        REPLACED_BY: "置き換える文字", "Replace with";
        REPLACE_ALL: "すべて置き換える", "Replace all";
        SEARCH_MEANING: "この計画の本文、基本情報、指標の名前や説明や備考を探します。数値、単位、日付、金額は探さず、置き換えません。", "Searches this plan’s text, basics, and the names, descriptions and notes of its indicators. Figures, units, dates and amounts are neither found nor replaced.";
        READ_DOCUMENT: "計画書の形で読む", "Read as printed";
    }
}
