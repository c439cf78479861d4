//! Random cells in every state, each with a text that matches its state.

use keikaku::plan::cell::{Cell, Certainty, State, UnknownReason};
use keikaku::value::amount::Amount;
use proptest::prelude::*;
use proptest::sample::select;

const NOT_APPLICABLE: [&str; 4] = ["-", "－", "―", "該当なし"];

const UNKNOWN: [(&str, Option<UnknownReason>); 8] = [
    ("未把握", None),
    ("…", None),
    ("未定", None),
    ("集計中", Some(UnknownReason::BeingCounted)),
    ("調査中", Some(UnknownReason::UnderSurvey)),
    ("未公表", Some(UnknownReason::Unpublished)),
    ("算定不能", Some(UnknownReason::Incalculable)),
    ("比較不能", Some(UnknownReason::Incomparable)),
];

const UNREAD: [&str; 16] = [
    "約数百",
    "数件",
    "1,23",
    "1.234,5",
    "(5)",
    "1E+05",
    "4月2日",
    "#REF!",
    "####",
    "3万12,345円",
    "〃",
    "=SUM(A1:A3)",
    "上期は好調\n下期は低調",
    "\"引用\"、'一重'",
    "🎉",
    "@名無し",
];

const CERTAINTIES: [(Certainty, &[&str]); 3] = [
    (Certainty::Final, &["", "", ""]),
    (Certainty::Preliminary, &["(速報)", "（速報）", " 速報"]),
    (Certainty::Estimate, &["(見込)", "（見込）", " 見込"]),
];

/// Any cell of a row with that unit. The cell's text may repeat the unit behind the number.
pub(crate) fn cell_in(unit: String) -> BoxedStrategy<Cell> {
    prop_oneof![
        1 => Just(Cell::default()),
        6 => entered_cell_in(unit),
    ]
    .boxed()
}

/// Any cell of a row with that unit that is not blank.
pub(crate) fn entered_cell_in(unit: String) -> BoxedStrategy<Cell> {
    let written = |state, text: &str| Cell { state, text: text.to_owned() };
    prop_oneof![
        6 => number(unit),
        1 => select(&NOT_APPLICABLE[..]).prop_map(move |text| written(State::NotApplicable, text)),
        1 => select(&UNKNOWN[..]).prop_map(move |(text, reason)| written(State::Unknown { reason }, text)),
        1 => select(&UNREAD[..]).prop_map(move |text| written(State::Unread, text)),
    ]
    .boxed()
}

/// A number in one of the ways in which people write it.
fn number(unit: String) -> impl Strategy<Value = Cell> {
    let digits =
        (prop_oneof![0..100_i64, 0..1_000_000_000_000_i64], 0..=2_usize, select(vec!["", "", "-", "▲", "△", "−"]));
    let style = (0..4_usize, select(&CERTAINTIES[..]), 0..3_usize);
    (digits, style).prop_map(move |((digits, places, sign), (notation, (certainty, words), word))| {
        let sign = if digits == 0 { "" } else { sign };
        let unsigned = with_point(digits, places);
        let minus = if sign.is_empty() { "" } else { "-" };
        let amount = Amount::from_plain(&format!("{minus}{unsigned}")).expect("an amount within the bounds");
        let text = format!("{sign}{}{}", written(&unsigned, notation, &unit), words[word]);
        Cell { state: State::Number { amount, certainty }, text }
    })
}

fn with_point(digits: i64, places: usize) -> String {
    let all = format!("{digits:0>width$}", width = places + 1);
    let (whole, rest) = all.split_at(all.len() - places);
    if places == 0 { whole.to_owned() } else { format!("{whole}.{rest}") }
}

fn written(unsigned: &str, notation: usize, unit: &str) -> String {
    let grouped = || Amount::from_plain(unsigned).expect("an amount within the bounds").grouped();
    match notation {
        0 => unsigned.to_owned(),
        1 => grouped(),
        2 => format!("{} {unit}", grouped()).trim_end().to_owned(),
        _ => format!("{}{unit}", grouped().chars().map(full_width).collect::<String>()),
    }
}

fn full_width(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter)
}
