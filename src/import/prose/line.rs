//! The fields of a row as one text, with the figures in it and where its parts stand in the file.

use std::ops::Range;

use crate::import::text_table::{FieldPosition, TextRow};
use crate::plan::cell::is_number;
use crate::value::width::{is_space, narrow, trim};

/// The mark between two fields in the text of a line.
pub(super) const BETWEEN_FIELDS: char = '\u{1f}';
/// The largest number of letters of a line that is read: longer ones are paragraphs.
const LONGEST: usize = 200;
/// The largest number of letters of a figure with its unit and its time.
const LONGEST_FIGURE: usize = 40;

/// Letters of a sentence before which a figure ends: 「45%に向上」, 「6.5%、」.
const PARTICLES: [char; 7] = ['に', 'へ', 'を', 'と', 'が', '、', '。'];
/// What may stand between a name and its figure.
pub(super) const BEHIND_A_NAME: [char; 9] = [':', '：', 'を', 'は', 'が', 'の', '、', '…', '‥'];

/// A part of a line, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) written: FieldPosition,
}

/// The fields of a line as one text.
pub(super) struct DocumentLine {
    /// The fields, one behind the other.
    pub(super) text: String,
    /// The byte offset at which each field that is not blank begins, with where it stands in the file.
    begins: Vec<(usize, FieldPosition)>,
}

impl DocumentLine {
    /// The line of that row; `None` if it is blank or too long.
    pub(super) fn new(row: &TextRow) -> Option<Self> {
        Self::of([row])
    }

    /// The lines of these rows as one; `None` if it is blank or too long.
    pub(super) fn of<'a>(rows: impl IntoIterator<Item = &'a TextRow>) -> Option<Self> {
        let mut line = Self { text: String::new(), begins: Vec::new() };
        let fields = rows.into_iter().flat_map(|row| row.fields().enumerate().map(move |field| (row.line, field)));
        for (row, (place, field)) in fields.filter(|(_, (_, field))| !trim(field).is_empty()) {
            if !line.text.is_empty() {
                line.text.push(BETWEEN_FIELDS);
            }
            line.begins.push((line.text.len(), FieldPosition { line: row, column: place + 1 }));
            line.text.push_str(trim(field));
        }
        (!line.text.is_empty() && line.text.chars().nth(LONGEST).is_none()).then_some(line)
    }

    /// The only field; `None` if there are several.
    pub(super) fn only_field(&self) -> Option<Piece> {
        (self.begins.len() == 1).then(|| self.piece(0..self.text.len()))
    }

    /// Whether the line is nothing but a figure.
    pub(super) fn is_figure(&self) -> bool {
        is_number(&self.text)
    }

    /// The range of the longest figure that ends at that byte, without the blanks around it.
    pub(super) fn figure_before(&self, end: usize) -> Option<Range<usize>> {
        let text = self.text.get(..end)?.trim_end_matches(is_blank);
        let field = text.rfind(BETWEEN_FIELDS).map_or(0, |at| at + BETWEEN_FIELDS.len_utf8());
        let starts = text.get(field..)?.char_indices().map(|(at, letter)| (field + at, letter));
        let starts: Vec<(usize, char)> = starts.collect();
        let first = starts.len().saturating_sub(LONGEST_FIGURE);
        let mut before = first.checked_sub(1).and_then(|at| starts.get(at)).map(|(_, letter)| *letter);
        for (at, letter) in starts.get(first..)? {
            let begins = before.is_none_or(|before| may_begin(*letter, before));
            before = Some(*letter);
            if begins && !is_blank(*letter) && is_number(text.get(*at..)?) {
                return Some(*at..text.len());
            }
        }
        None
    }

    /// The range of the longest figure that begins at that byte, without the blanks around it.
    pub(super) fn figure_from(&self, start: usize) -> Option<Range<usize>> {
        self.figure_in(start..self.text.len())
    }

    /// The range of the longest figure with which a part of the line begins, without the blanks around it.
    pub(super) fn figure_in(&self, range: Range<usize>) -> Option<Range<usize>> {
        let behind = self.text.get(range.clone())?;
        let start = range.start + behind.len() - behind.trim_start_matches(is_blank).len();
        let text = self.text.get(start..range.end)?;
        let field = text.find(BETWEEN_FIELDS).unwrap_or(text.len());
        let text = text.get(..field)?;
        let (mut depth, mut ends) = (0_usize, Vec::new());
        for (at, letter) in text.char_indices().take(LONGEST_FIGURE) {
            if depth == 0 && PARTICLES.contains(&letter) {
                ends.push(at);
                break;
            }
            match letter {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
            ends.push(at + letter.len_utf8());
        }
        let is_whole = |end: &&usize| !text.get(**end..).is_some_and(|rest| rest.starts_with(is_of_number));
        let end = ends.iter().rev().filter(is_whole).find(|end| text.get(..**end).is_some_and(is_number))?;
        Some(start..start + text.get(..*end)?.trim_end_matches(is_blank).len())
    }

    /// The fields in that range, as far as they stand in it.
    pub(super) fn pieces(&self, range: Range<usize>) -> Vec<Piece> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut at = range.start;
        let parts = text.split(BETWEEN_FIELDS).map(|part| {
            let piece = self.piece(at..at + part.len());
            at += part.len() + BETWEEN_FIELDS.len_utf8();
            piece
        });
        parts.filter(|piece| !piece.text.is_empty()).collect()
    }

    pub(super) fn piece(&self, range: Range<usize>) -> Piece {
        let field = self.begins.partition_point(|(begins, _)| *begins <= range.start);
        let written = self.begins.get(field.saturating_sub(1)).map(|(_, written)| *written);
        let text = trim(self.text.get(range).unwrap_or_default()).to_owned();
        Piece { text, written: written.unwrap_or(FieldPosition { line: 0, column: 0 }) }
    }
}

/// Whether a figure may begin with a letter behind that one: a number neither inside another nor behind the letter of an era or
/// an order, and a word such as 約 only where a name ends, since 成約 ends with it.
fn may_begin(letter: char, before: char) -> bool {
    let ends_name = is_blank(before) || BEHIND_A_NAME.contains(&before) || matches!(before, ')' | '）' | '」');
    let is_behind_order = before.is_ascii_alphanumeric() || matches!(before, '和' | '成' | '第' | '.' | ',');
    let is_digit = narrow(letter).is_ascii_digit() || matches!(letter, '▲' | '△' | '−' | '¥' | '￥');
    ends_name || is_digit && !is_behind_order && !is_of_number(before)
}

pub(super) fn is_blank(letter: char) -> bool {
    is_space(letter) || letter == BETWEEN_FIELDS
}

/// Whether a letter may stand inside a number, so that a figure neither begins nor ends beside it.
fn is_of_number(letter: char) -> bool {
    matches!(narrow(letter), '0'..='9' | '.' | ',')
}
