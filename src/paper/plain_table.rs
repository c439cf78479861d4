//! A table for viewing, as CSV and as an Excel book: heads, and cells of texts and numbers.
//!
//! A number is a number in both, with the decimals with which it was written: nobody has to remove a sign or a unit, and the
//! reader adds up figures. Only a figure that would look more certain as a bare number is written as a text (約4), in both.

use crate::columns::guard::guard;
use crate::export::records::Outgoing;
use crate::paper::answer_book::content::{AnswerBook, AnswerCell, AnswerRow, AnswerSheet, CellRole};
use crate::paper::answer_book::value;
use crate::value::Amount;
use crate::wording::medium::minus;

/// The least and the largest width of a column of the book, in letters.
const WIDTHS: (usize, usize) = (8, 40);

/// The largest length of a text that is not broken on paper, in letters; Japanese letters count twice: おおむね順調.
const SHORT: usize = 12;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainTable {
    /// The name of the table, which is the title of the book.
    pub title: String,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows, with a cell for each column.
    pub rows: Vec<Vec<PlainCell>>,
    /// The headings of groups on paper, each with the number of the row below it. Files have only the rows.
    pub headings: Vec<(usize, String)>,
}

/// A cell of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainCell {
    /// A text; an empty one shows nothing.
    Text(String),
    /// A word that replaces a missing number (集計中). It is blank in a CSV file, where a column of figures has only
    /// figures; later columns give the reason.
    Word(&'static str),
    /// A number.
    Number(Amount),
    /// The amount of a change, with its sign.
    Change(Amount),
}

impl PlainCell {
    /// A cell with the number; blank without one.
    pub fn number(number: Option<Amount>) -> Self {
        number.map_or_else(|| Self::Text(String::new()), Self::Number)
    }

    /// The text of the cell on paper.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(word) => (*word).to_owned(),
            Self::Number(number) => minus(&number.grouped()),
            Self::Change(number) => format!("{}{}", sign(*number), minus(&number.grouped())),
        }
    }

    /// Whether the cell is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Change(_))
    }

    /// Whether the text is short enough for one line on paper.
    pub fn is_short(&self) -> bool {
        letters(&self.shown()) <= SHORT
    }

    /// The field of a CSV file.
    fn field(&self) -> String {
        match self {
            Self::Text(text) => guard(text),
            Self::Word(_) => String::new(),
            Self::Number(number) | Self::Change(number) => number.plain(),
        }
    }

    fn book_cell(&self) -> AnswerCell {
        match self {
            Self::Text(text) => AnswerCell::new(value(guard(text), false), CellRole::Words),
            Self::Word(word) => AnswerCell::new(value((*word).to_owned(), false), CellRole::Words),
            Self::Number(number) | Self::Change(number) => {
                let plain = number.plain();
                let decimals = plain.split_once('.').map(|(_, decimals)| format!(".{}", "0".repeat(decimals.len())));
                let format = format!("#,##0{}", decimals.unwrap_or_default());
                let format = match self {
                    Self::Change(_) => format!("+{format};-{format};{format}"),
                    _ => format,
                };
                AnswerCell::new(value(plain, true), CellRole::Figure).written_as(format)
            }
        }
    }
}

/// The plus sign of a gain; blank for any other amount, whose text has its own sign.
fn sign(number: Amount) -> &'static str {
    if number.signum() > 0 { "+" } else { "" }
}

impl From<&str> for PlainCell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for PlainCell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl PlainTable {
    /// The table as a CSV file.
    pub fn csv(&self) -> Outgoing {
        let heads = self.heads.iter().map(|head| guard(head)).collect();
        let row = |cells: &Vec<PlainCell>| cells.iter().map(PlainCell::field).collect();
        Outgoing { records: std::iter::once(heads).chain(self.rows.iter().map(row)).collect() }
    }

    /// The table as an Excel book with one sheet; each printed page repeats the heads.
    pub fn book(&self) -> AnswerBook {
        let head = |text: &String| AnswerCell::new(value(guard(text), false), CellRole::Head);
        let heads = AnswerRow { lines: None, cells: self.heads.iter().map(head).collect() };
        let row =
            |cells: &Vec<PlainCell>| AnswerRow { lines: None, cells: cells.iter().map(PlainCell::book_cell).collect() };
        let sheet = AnswerSheet {
            name: self.title.clone(),
            widths: (0..self.heads.len()).map(|column| self.width(column)).collect(),
            head: 1,
            names: 0,
            rows: std::iter::once(heads).chain(self.rows.iter().map(row)).collect(),
            is_free: true,
            foot: self.title.clone(),
            ..AnswerSheet::default()
        };
        AnswerBook { title: self.title.clone(), authors: String::new(), sheets: vec![sheet] }
    }

    /// The width of a column by its longest text.
    fn width(&self, column: usize) -> usize {
        let text = |cell: &PlainCell| if let PlainCell::Word(word) = cell { (*word).to_owned() } else { cell.field() };
        let fields = self.rows.iter().filter_map(|row| row.get(column)).map(text);
        let longest = fields.chain(self.heads.get(column).cloned()).map(|text| letters(&text)).max();
        longest.unwrap_or_default().saturating_add(2).clamp(WIDTHS.0, WIDTHS.1)
    }
}

/// The length of the longest line of a text in letters; Japanese letters count twice.
fn letters(text: &str) -> usize {
    let of_line = |line: &str| line.chars().map(|letter| 1 + usize::from(!letter.is_ascii())).sum();
    text.lines().map(of_line).max().unwrap_or_default()
}
