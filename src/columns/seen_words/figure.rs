//! Whether a cell is a figure: a number with the texts beside it, or a text in which it is uncertain which number counts.

use super::parting::{around_arrow, without};
use crate::columns::vocabulary::{self, KindSaid, kind_word_at_end};
use crate::plan::cell::{Reading, ReadingDoubt, State, is_judged, is_unit};
use crate::value::fiscal_year::{Time, time_mentions};
use crate::value::width::{is_any_digit, is_digit, key, narrow, trim};

/// The longest unit that may follow a number in a sentence, in letters.
const LONGEST_UNIT: usize = 3;

/// A figure in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellFigure {
    /// The unit beside it, as written.
    pub unit: Option<String>,
    /// The time beside it.
    pub time: Option<Time>,
    /// The text of the figure, if the cell has more text: the 120人 of H30：120人.
    pub text: Option<String>,
    /// Whether the user must decide which number it is: 10→20, (5), 1,23.
    pub is_doubtful: bool,
    /// Whether a remark with other digits is beside it: 16分（5分短縮）, 達成（2,408件）.
    pub has_remark: bool,
}

/// The figure that a cell is, and whether the cell is a dash or a word in the place of a figure.
pub(super) fn figure(text: &str) -> (Option<CellFigure>, bool) {
    if !text.contains(is_any_digit) {
        let is_dash = !matches!(Reading::from_text(text, "").state, State::Unread | State::Blank)
            || text.starts_with('#')
            || matches!(text, "…" | "*" | "＊" | "/" | "／" | "ー" | "—" | "〃");
        return (None, is_dash);
    }
    let reading = Reading::from_text(text, "");
    let mentions = reading.as_of.map(|time| time_mentions(&time.text)).unwrap_or_default();
    let time = if let [mention] = mentions.as_slice() { Some(mention.time) } else { None };
    let figure = CellFigure { unit: reading.unit.map(without_myriads), time, ..CellFigure::default() };
    match (reading.state, reading.doubt) {
        (State::Number { .. }, _) => (Some(figure), false),
        (State::Unread, _) if is_numbered_name(text) || names_what_is_counted(text) => (None, false),
        (State::Unread, Some(doubt)) if is_of_figure(doubt) && (begins_as_figure(text) || is_judged(text)) => {
            (Some(CellFigure { is_doubtful: true, ..figure }), false)
        }
        (State::Unread, _) => (beside_time(text), false),
        _ => (None, true),
    }
}

/// A figure that is the whole of a text; `None` if the text is anything else.
pub(super) fn number(text: &str) -> Option<CellFigure> {
    let reading = Reading::from_text(text, "");
    let unit = reading.unit.map(without_myriads);
    let figure = CellFigure { unit, text: Some(text.to_owned()), ..CellFigure::default() };
    matches!(reading.state, State::Number { .. }).then_some(figure)
}

/// A figure with a unit behind a word for the time in which it is counted: 年3件, 月2回程度. The word counts as a remark; without a heading of
/// figures, the text only states how often something is done.
pub fn figure_behind_span(text: &str) -> Option<CellFigure> {
    let figure = number(trim(vocabulary::SPANS.behind(trim(text))?)).filter(|figure| figure.unit.is_some())?;
    Some(CellFigure { has_remark: true, ..figure })
}

/// Whether a text is a value and the value that it becomes, each with or without a time: 81.6%（R1）→78.3%（R5）.
pub(super) fn is_change(text: &str) -> bool {
    let is_value = |text: &str| figure(trim(text)).0.is_some();
    around_arrow(text).is_some_and(|(before, behind)| is_value(before) && is_value(behind))
}

/// A unit without 万 or 億, which belong to the figure: 2.9万TJ is 29,000 TJ.
fn without_myriads(unit: String) -> String {
    let bare = unit.trim_start_matches(vocabulary::MYRIADS);
    if bare.is_empty() { unit } else { bare.to_owned() }
}

/// Whether a text with this doubt is still a figure.
fn is_of_figure(doubt: ReadingDoubt) -> bool {
    use ReadingDoubt::{Brackets, Damaged, Grouping, Myriads, OddDash, OtherUnit, SeveralValues, TooLong};
    matches!(doubt, Brackets | Damaged | Grouping | Myriads | OddDash | OtherUnit | SeveralValues | TooLong)
}

/// Whether words contain a figure with its unit, as sentences do: 就農した人は12人だった. Numbers of items (基本目標2 人の流れ, 第10回) and days do not count.
pub fn says_a_figure(text: &str) -> bool {
    let letters: Vec<char> = text.chars().map(narrow).collect();
    let has_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let is_figure = |before: char, at: usize| {
        let end = (at..letters.len()).find(|at| !has_digit(*at)).unwrap_or(at);
        let is_apart = matches!(before, 'ぁ'..='ん' | '約' | ':' | '、');
        let has_unit = |length| letters.get(end..end + length).is_some_and(|unit| is_unit(&String::from_iter(unit)));
        (is_apart || end > at + 1) && !matches!(before, '第' | '月') && (1..=LONGEST_UNIT).any(has_unit)
    };
    let numbers = (1..).zip(&letters).filter(|(at, before)| has_digit(*at) && !before.is_ascii_digit());
    numbers.into_iter().any(|(at, before)| is_figure(*before, at))
}

/// Whether a text has a figure behind a colon together with the word for its kind, before or behind the colon, or its time, which no name
/// has: 来場者数（目標値：3,600人）, 来場者数（H30：80人）, 【R5目標】100. A year is no figure here.
pub fn labels_a_figure(text: &str) -> bool {
    let key = if text.contains([':', '：', '】']) { key(text).replace('】', ":") } else { String::new() };
    let says_kind = |text: &str| matches!(kind_word_at_end(text), Some(KindSaid::Placed(_) | KindSaid::Proposed(_)));
    let ends_with_time = |text: &str| {
        let end = text.trim_end_matches(')').len();
        time_mentions(text).last().is_some_and(|mention| mention.at.end == end)
    };
    let mut parts = key.match_indices(':').filter_map(|(at, _)| key.split_at_checked(at));
    parts.any(|(before, behind)| {
        let behind = behind.trim_start_matches([':', '約']);
        let digits = behind.find(is_digit);
        let Some((label, number)) = digits.and_then(|at| behind.split_at_checked(at)) else { return false };
        let is_year = || time_mentions(number).first().is_some_and(|mention| mention.at.start == 0);
        let is_labelled = if label.is_empty() { says_kind(before) || ends_with_time(before) } else { says_kind(label) };
        is_labelled && !is_year()
    })
}

/// Whether a text, apart from brackets at its end, ends with a colon and a figure with its unit, as no name does: 来場者数：100人（R5目標）.
pub fn ends_with_a_value(text: &str) -> bool {
    let outside = text.split(['(', '（']).next().unwrap_or(text);
    let value = outside.rsplit_once([':', '：']).and_then(|(_, behind)| number(trim(behind)));
    value.is_some_and(|value| value.unit.is_some())
}

/// Whether a text is a name behind its number, in brackets or with a full stop: (1) 来館者数, 2. 来館者数.
fn is_numbered_name(text: &str) -> bool {
    let key = key(text);
    let inner = key.strip_prefix('(').unwrap_or(&key);
    let behind = inner.trim_start_matches(is_digit);
    let is_numbered = behind.len() < inner.len() && behind.starts_with(if inner.len() < key.len() { ')' } else { '.' });
    let name = behind.get(1..).unwrap_or_default();
    let is_name = name.chars().nth(1).is_some() && !name.contains(is_digit);
    is_numbered && is_name && name.starts_with(char::is_alphabetic) && !is_unit(name)
}

/// Whether a text is a name that begins with a number: 10万人当たり医師数, 1日の歩数（男性20～64歳）.
fn names_what_is_counted(text: &str) -> bool {
    let key = key(text);
    let behind = key.trim_start_matches(is_digit);
    let words = behind.split('(').next().filter(|_| behind.len() < key.len()).unwrap_or_default();
    let is_joined = ["の", "当たり", "あたり", "当り"].iter().any(|word| words.contains(word));
    is_joined && !words.contains(is_digit)
}

/// Whether a text begins as figures do: with a digit, a sign or a bracket.
fn begins_as_figure(text: &str) -> bool {
    key(text).starts_with(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, '(' | '[' | '▲' | '△' | '-' | '+' | '約')
    })
}

/// A figure with one time before or behind it and no other text: H30：120人.
fn beside_time(text: &str) -> Option<CellFigure> {
    let mentions = time_mentions(text);
    let [mention] = mentions.as_slice() else { return None };
    let left = without(text, [mention.at.clone()].into_iter());
    let ends =
        |letter: char| matches!(letter, ':' | '：' | '(' | ')' | '（' | '）' | '・' | '、' | '[' | ']' | ' ' | '　');
    let is_year = matches!(mention.time, Time::Year(_) | Time::Short(_));
    let figure = number(left.trim_matches(ends)).filter(|_| is_year)?;
    Some(CellFigure { time: Some(mention.time), ..figure })
}
