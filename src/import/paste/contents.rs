//! What the fields of a block are by themselves: figures, texts that stand for one, or words.

use super::block::Block;
use crate::columns::{RowWords, Slot, Wide, YEAR, is_mark, pasted_head, row_words};
use crate::import::rates;
use crate::plan::cell::{Reading, State, is_judged};
use crate::value::width::{fold, key, trim};

/// The content of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldContent {
    Blank,
    /// A number, or a word for one that is missing (該当なし, 未把握).
    Figure,
    /// A figure that cannot be read: 約400件(見込), 4月2日, 数件.
    Unread,
    /// Any other text.
    Word,
}

/// The number of letters that may stand beside the digits of a figure that cannot be read, outside of brackets.
const MOST_LETTERS: usize = 4;

impl FieldContent {
    pub(crate) fn of(text: &str) -> Self {
        let text = trim(text);
        if text.is_empty() {
            return Self::Blank;
        }
        let reading = Reading::typed(text, "");
        if reading.state != State::Unread {
            return Self::Figure;
        }
        let letters = Letters::of(text);
        let is_figure = letters.begins_like_a_figure || reading.doubt.is_some();
        if is_figure && letters.count <= MOST_LETTERS { Self::Unread } else { Self::Word }
    }

    /// Whether it is a figure, read or not.
    pub(crate) fn is_figure(self) -> bool {
        matches!(self, Self::Figure | Self::Unread)
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// The letters of a text outside of brackets.
#[derive(Default)]
struct Letters {
    /// Their number, without digits and signs.
    count: usize,
    /// Whether a digit is the first of them, or the second behind a word of one letter (an approximate or an ordinal
    /// number).
    begins_like_a_figure: bool,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        let (mut depth, mut before, mut has_digit) = (0_usize, 0, false);
        for letter in fold(text).chars() {
            match letter {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                letter if is_digit(letter) => has_digit = true,
                letter if letter.is_alphabetic() => {
                    letters.count += 1;
                    // The letter of an era or a code begins no figure.
                    before += if has_digit { 0 } else { 1 + usize::from(letter.is_ascii()) };
                }
                _ => {}
            }
        }
        letters.begins_like_a_figure = has_digit && before <= 1;
        letters
    }
}

/// The texts below the headings of a block, by columns.
#[derive(Clone, Copy)]
pub(super) struct BlockColumns<'a> {
    rows: &'a [Vec<String>],
}

impl<'a> BlockColumns<'a> {
    pub(super) fn below(block: &'a Block, lines: usize) -> Self {
        Self { rows: block.rows.get(lines..).unwrap_or_default() }
    }

    /// The texts of a column that are not blank.
    pub(super) fn texts(self, place: usize) -> impl Iterator<Item = &'a str> {
        self.rows.iter().filter_map(move |row| row.get(place)).map(|text| trim(text)).filter(|text| !text.is_empty())
    }

    fn count(self, place: usize, is_such: impl Fn(FieldContent) -> bool) -> usize {
        self.texts(place).filter(|text| is_such(FieldContent::of(text))).count()
    }

    /// Whether the column holds figures, and at least as many as words.
    pub(super) fn is_of_figures(self, place: usize) -> bool {
        let figures = self.count(place, FieldContent::is_figure);
        figures > 0 && figures >= self.count(place, |content| content == FieldContent::Word)
    }

    /// Whether the column holds words, and more than figures.
    pub(super) fn is_of_words(self, place: usize) -> bool {
        self.texts(place).next().is_some() && !self.is_of_figures(place)
    }

    /// Whether the column holds words and no figure.
    pub(super) fn is_of_words_only(self, place: usize) -> bool {
        self.texts(place).next().is_some() && self.texts(place).all(|text| FieldContent::of(text) == FieldContent::Word)
    }

    /// Whether most of the column are figures behind a verdict: 達成（120件）.
    pub(super) fn is_of_judged_figures(self, place: usize) -> bool {
        2 * self.texts(place).filter(|text| is_judged(text)).count() > self.texts(place).count()
    }

    /// Whether most of the column are marks of a judgement: ○, ×, A.
    pub(super) fn is_of_marks(self, place: usize) -> bool {
        let is_mark = |text: &&str| {
            let is_mark = |letter: char| !letter.is_alphanumeric() || letter.is_ascii_uppercase();
            let is_one = text.chars().nth(1).is_none() && fold(text).chars().all(is_mark);
            is_one && FieldContent::of(text) == FieldContent::Word
        };
        2 * self.texts(place).filter(is_mark).count() > self.texts(place).count()
    }

    /// Whether the third of these columns has the rates of the second one against the first one.
    pub(super) fn are_rates(self, places: [usize; 3]) -> bool {
        rates::are_of(self.rows.iter().map(|row| places.map(|place| row.get(place).map_or("", String::as_str))))
    }

    /// Whether the column names the rows: everything in it is such a name, and one is 目標 or 実績.
    pub(super) fn names_rows(self, place: usize) -> bool {
        let words = || self.texts(place).map(row_words);
        words().any(|words| matches!(words, Some(RowWords::Of(_)))) && words().all(|words| words.is_some())
    }

    /// Whether each text of the column is a fiscal year in words: R6, 2024年度.
    pub(super) fn names_years(self, place: usize) -> bool {
        self.texts(place).next().is_some() && self.texts(place).all(is_year)
    }

    /// Whether the column numbers the rows: 1, 2, 3.
    pub(super) fn counts_rows(self, place: usize) -> bool {
        let numbers: Vec<Option<usize>> = self.texts(place).map(|text| fold(text).parse().ok()).collect();
        !numbers.is_empty()
            && numbers.iter().zip(1..).all(|(number, expected)| *number == Some(expected))
            && self.texts(place).all(is_mark)
    }
}

fn is_year(text: &str) -> bool {
    match pasted_head(text) {
        Slot::Of(Wide::Year(_) | Wide::Nth(_), None) => !key(text).chars().all(is_digit),
        // 5年 may be a figure.
        Slot::UnclearYear(None) => text.contains(YEAR),
        _ => false,
    }
}

/// Whether a text is a word of the table itself, a heading or the name of a row, which no cell of figures ever holds.
pub(super) fn is_word_of_table(text: &str) -> bool {
    pasted_head(text) != Slot::Unknown || row_words(text).is_some()
}
