//! The description of an answer book (回答用ブック), which a colleague fills in with a spreadsheet and mails back.
//!
//! It describes everything in the book: the sheets, the rows, the cells with their roles, the accepted inputs, and the
//! print layout. [`crate::paper::answer_book`] makes it from a plan; the writer of books (`web/book.js`) only passes it
//! to a library. Texts that begin like a formula are already guarded, although a text cell is no formula.

use serde::Serialize;

/// An answer book. Its JSON is the input of the writer of books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerBook {
    /// The title among the properties of the file.
    pub title: String,
    /// The bodies that prepared the plan, which are the authors of the file.
    pub authors: String,
    /// The sheets, the hidden one last.
    pub sheets: Vec<AnswerSheet>,
}

/// A sheet of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerSheet {
    /// The name on the sheet's tab.
    pub name: String,
    /// Whether the sheet is hidden.
    pub is_hidden: bool,
    /// The widths of the columns in letters.
    pub widths: Vec<usize>,
    /// The number of rows from the top to the column heads. They stay in place, and each printed page repeats the last.
    pub head: usize,
    /// The number of columns at the left that stay in place.
    pub names: usize,
    /// The rows. Their cells belong to the columns from the left.
    pub rows: Vec<AnswerRow>,
    /// The inputs that the cells accept.
    pub checks: Vec<InputCheck>,
    /// Whether everything in the sheet may be changed, as in a table for viewing. An answer sheet is protected.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_free: bool,
    /// The text at the foot of the printed pages.
    pub foot: String,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerRow {
    /// The height of the row in lines; `None` if its texts determine it.
    pub lines: Option<usize>,
    /// The cells of the row.
    pub cells: Vec<AnswerCell>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerCell {
    /// The content of the cell.
    pub value: AnswerValue,
    /// The role of the cell.
    pub role: CellRole,
    /// The number of columns that it spans.
    pub columns: usize,
    /// The number format of the cell; `None` for the spreadsheet's default.
    pub format: Option<String>,
}

/// The content of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum AnswerValue {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A number in plain digits, few enough for a spreadsheet to keep all.
    Number(String),
}

/// The role of a cell, which decides whether it is locked and how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    /// The title.
    Title,
    /// The label of the cell beside it.
    Label,
    /// The content beside a label.
    Fact,
    /// The instructions.
    Hint,
    /// The head of a column.
    Head,
    /// The head of a column that is filled in.
    AskedHead,
    /// A text of a KPI.
    Words,
    /// A figure for information.
    Figure,
    /// A text to fill in.
    TextInput,
    /// A figure to fill in.
    FigureInput,
    /// A cell of the hidden sheet, without a layout.
    Plain,
}

/// The inputs that cells of a column accept, with the messages about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InputCheck {
    /// The column, counted from 0.
    pub column: usize,
    /// The rows, counted from 0: the first and the last of each run.
    pub rows: Vec<(usize, usize)>,
    /// Whether a number is allowed beside the words.
    pub allows_number: bool,
    /// The words that are allowed; a drop-down offers them unless a number is allowed.
    pub words: Vec<&'static str>,
    /// The message while the cell is selected: a title and a sentence.
    pub prompt: (String, String),
    /// The message after another input: a title and a sentence.
    pub refusal: (String, String),
}

impl AnswerBook {
    /// The book as the JSON input of the writer of books.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

impl AnswerCell {
    /// A cell of one column.
    pub fn new(value: AnswerValue, role: CellRole) -> Self {
        Self { value, role, columns: 1, format: None }
    }

    /// The same cell over that many columns.
    #[must_use]
    pub fn over(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    /// The same cell with that number format.
    #[must_use]
    pub fn written_as(self, format: String) -> Self {
        Self { format: Some(format), ..self }
    }

    /// The text of the cell; empty if the cell is blank.
    pub fn text(&self) -> &str {
        match &self.value {
            AnswerValue::Blank => "",
            AnswerValue::Text(text) | AnswerValue::Number(text) => text,
        }
    }
}

impl CellRole {
    /// Whether a cell of that role can be filled in.
    pub fn is_open(self) -> bool {
        matches!(self, Self::TextInput | Self::FigureInput)
    }
}
