//! Ugly texts.

use proptest::prelude::*;
use proptest::sample::select;

/// Texts that have broken a file or a spreadsheet before.
const UGLY: [&str; 22] = [
    "",
    "-",
    "－",
    " 前後に空白 ",
    "　全角空白　",
    "\"引用\"と,コンマ",
    "=SUM(A1:A3)",
    "+81",
    "@名無し",
    "'一重",
    "''二重",
    "2024年度：注記の形をした文 / 2025年度：次",
    "1-2",
    "(1)",
    "0012",
    "～〜−－ー‐—",
    "①㈱㎡髙﨑𠮷",
    "か\u{3099}と が",
    "👨‍👩‍👧‍👦と🎌",
    "\u{202e}逆向き",
    "\\n\\\"\u{0}\u{1f}",
    "\u{feff}目印",
];

/// Any text, with line breaks.
pub(crate) fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => select(&UGLY[..]).prop_map(str::to_owned),
        3 => "[ -~ぁ-んァ-ヶ一-龠Ａ-Ｚ０-９]{0,12}",
        1 => "[あ-ん\\r\\n\\t\"',;=]{1,12}",
        1 => any::<String>(),
    ]
    .boxed()
}

/// Any text on one line.
pub(crate) fn line() -> BoxedStrategy<String> {
    text().prop_map(|text| text.replace(char::is_control, "")).boxed()
}

/// A unit as it is written in a plan; often none.
pub(crate) fn unit() -> impl Strategy<Value = String> {
    select(vec!["", "", "千円", "件", "人", "社", "%", "％", "事業所"]).prop_map(str::to_owned)
}
