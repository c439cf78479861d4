//! Writing and reading of single fields of the wide file.

use std::borrow::Cow;
use std::str::FromStr;

use crate::columns::NOT_KNOWN;
use crate::columns::guard::{guard, unguarded};
use crate::figures::totals::{self, Span, Total};
use crate::plan::Indicator;
use crate::plan::cell::{Cell, Certainty, State, UnknownReason};
use crate::plan::indicator::Row;
use crate::value::amount::Amount;
use crate::value::width::{is_space, trim};

/// The field for a cell of a KPI: the words of a description (定性), a number with its written scale, without separators, followed by its certainty if it is not
/// final; `-`; the word for a figure that is not known; an empty text; or the text that could not be read.
pub fn cell_field(kpi: &Indicator, cell: &Cell) -> String {
    let cell = kpi.stated(cell);
    match cell.state {
        State::Number { amount, certainty: Certainty::Final } => amount.plain(),
        State::Number { amount, certainty } => format!("{}({})", amount.plain(), certainty.word()),
        State::NotApplicable => "-".to_owned(),
        State::Blank => String::new(),
        State::Unknown { reason } => reason.map_or(NOT_KNOWN, UnknownReason::word).to_owned(),
        State::Unread => guard(&cell.text),
    }
}

/// A text as it was before it was written: without the guard, and without the `="…"` by which some keep a spreadsheet from changing it. Our
/// texts never begin with `=`; in a file of an older rule they may begin with a blank and `=`.
pub fn plain(field: &str) -> Cow<'_, str> {
    if let Some(text) = unguarded(field) {
        return text.into();
    }
    let inner = field.trim_end().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.map_or(field.into(), |inner| inner.replace("\"\"", "\"").into())
}

/// A text of several lines as it was before it was written; blank if it is only white space.
pub fn prose(field: &str) -> String {
    let text = plain(field).replace("\r\n", "\n").replace('\r', "\n");
    if trim(&text).is_empty() { String::new() } else { text }
}

/// A cell as it was before it was written. A `'` before anything else is a spreadsheet's mark for text and is removed, too. Our own guard
/// never precedes such a text, so nothing that we wrote loses a letter.
pub fn figure(field: &str) -> Cow<'_, str> {
    match field.strip_prefix('\'') {
        Some(rest) if unguarded(field).is_none() => rest.into(),
        _ => plain(field.trim_start()),
    }
}

/// The id in a field, without the blanks and invisible marks (of direction, of no width, of byte order) that are copied with it; `None` if
/// there is none.
pub fn id<T: FromStr>(field: &str) -> Option<T> {
    let is_mark = |letter: char| is_space(letter) || matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200C}' | '\u{200D}');
    let letters: String = field.chars().filter(|letter| !is_mark(*letter)).collect();
    letters.parse().ok()
}

/// The field 累計 of a row, for the reader: the one target of a period, or the sum of the years so far.
pub fn total_field(kpi: &Indicator, row: Row, span: Span<'_>) -> String {
    let total = match row {
        Row::Target => totals::target_total(kpi, span),
        Row::Actual => totals::actual_total(kpi, span),
    };
    match total {
        Total::Sum(sum) => sum.amount.map(Amount::plain).unwrap_or_default(),
        _ if row == Row::Target && kpi.has_period_target() => cell_field(kpi, &kpi.period_target),
        Total::Period(_) | Total::Mean(_) | Total::None => String::new(),
    }
}
