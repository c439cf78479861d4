//! The tables of the papers of 効果検証, column by column: each column is as wide as its figures or its texts need.
//!
//! The contents of columns are passed as references to functions, since a generic function would be compiled for each
//! kind of function.

use crate::paper::printed_document::content::{PrintedBlock, PrintedTable};
use crate::wording::widths;

/// The width of an em in hundredths of a hundredth of the table: on A4 landscape in letters of 8 points, on paper and
/// in Word.
const EM: usize = 106;
/// The width of the lines and blanks around a text, in the same unit.
const AROUND: usize = 120;
/// A column of words with at most this share has short words.
const SHORT: usize = 12;
/// The width of six letters, up to which short words stay on one line.
const SHORT_WORD: usize = 600;

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    head: String,
    /// The share of the remaining room; 0 for a column of figures, which is as wide as its widest figure.
    share: usize,
    texts: Vec<String>,
}

impl Column {
    /// A column of words with its share of the room.
    pub(super) fn words(head: &str, share: usize, texts: Vec<String>) -> Self {
        Self { head: head.to_owned(), share, texts }
    }

    /// A column of figures, whose lines are not broken.
    pub(super) fn figures(head: &str, texts: Vec<String>) -> Self {
        Self::words(head, 0, texts)
    }

    fn is_figure(&self) -> bool {
        self.share == 0
    }

    /// The least width of the column, in hundredths of the table.
    fn least(&self) -> usize {
        let most = match self.share {
            0 => usize::MAX,
            1..=SHORT => SHORT_WORD,
            _ => return 0,
        };
        let mut widest = 0;
        for (text, is_head) in self.texts.iter().map(|text| (text, false)).chain([(&self.head, true)]) {
            // 84.7% 増減（2025年度） stays on one line.
            for line in text.split(|letter| letter == '\n' || letter == ' ' && (is_head || !self.is_figure())) {
                widest = widest.max(widths::width(line));
            }
        }
        (widest.min(most) * EM / 100 + AROUND).div_ceil(100)
    }
}

/// The table of the columns that have any text; `None` if there is none.
pub(super) fn filled_table(mut columns: Vec<Column>) -> Option<PrintedTable> {
    columns.retain(|column| column.texts.iter().any(|text| !text.is_empty()));
    (!columns.is_empty()).then(|| table(columns))
}

/// The table of these columns.
pub(super) fn table(columns: Vec<Column>) -> PrintedTable {
    let mut table = PrintedTable { words: columns.len(), ..PrintedTable::default() };
    let (mut room, mut shares) = (100_usize, 0);
    for column in &columns {
        room = room.saturating_sub(column.least());
        shares += column.share;
    }
    for (at, column) in columns.into_iter().enumerate() {
        if column.is_figure() {
            table.words = table.words.min(at);
        } else if table.words < at {
            table.other_words.push(at);
        }
        table.widths.push(column.least() + column.share * room / shares.max(1));
        table.head.push(column.head);
        table.rows.resize(column.texts.len(), Vec::new());
        for (row, text) in table.rows.iter_mut().zip(column.texts) {
            row.push(text);
        }
    }
    // The remainder of the rounding goes to the first column, the names.
    let rest = 100_usize.saturating_sub(table.widths.iter().sum());
    if let Some(first) = table.widths.first_mut() {
        *first += rest;
    }
    table
}

/// The table as a block; empty if there is no table.
pub(super) fn block(table: Option<PrintedTable>) -> Vec<PrintedBlock> {
    table.map(PrintedBlock::Table).into_iter().collect()
}

/// The parts that are not blank, separated by `sign`.
pub(super) fn joined(parts: &[String], sign: &str) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        joined.push_str(if joined.is_empty() { "" } else { sign });
        joined.push_str(part);
    }
    joined
}

/// A text between two signs; blank if the text is blank.
pub(super) fn between(before: &str, text: String, behind: &str) -> String {
    if text.is_empty() { text } else { [before, &text, behind].concat() }
}
