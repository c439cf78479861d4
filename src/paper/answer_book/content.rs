//! The description of an answer book (回答用ブック), which a colleague fills in with a spreadsheet and mails back.
//!
//! It says everything that the book holds: sheets, rows, cells with what they are for, what may be typed, and how the
//! book is printed. [`crate::paper::answer_book`] makes it of a plan; the writer of books (`web/book.js`) only hands it to a
//! library. Texts that begin like a formula are guarded already, though a cell of text is none.

use serde::Serialize;

/// An answer book. As JSON it is what the writer of books takes.
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
    /// The name on its tab.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The widths of the columns in letters.
    pub widths: Vec<usize>,
    /// The number of rows from the top to the heads of the columns, which stay in place; each page repeats the last.
    pub head: usize,
    /// The number of columns at the left that stay in place.
    pub names: usize,
    /// The rows. Their cells are those of the columns, from the left.
    pub rows: Vec<AnswerRow>,
    /// What may be typed.
    pub checks: Vec<InputCheck>,
    /// Whether everything may be changed in it, as in a table that is there to be looked at. An answer sheet is protected.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_free: bool,
    /// The text at the foot of the printed pages.
    pub foot: String,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerRow {
    /// The number of lines that it is high; `None` where its texts say so themselves.
    pub lines: Option<usize>,
    /// Its cells.
    pub cells: Vec<AnswerCell>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerCell {
    /// What it holds.
    pub value: AnswerValue,
    /// What it is for.
    pub role: CellRole,
    /// The number of columns that it spans.
    pub columns: usize,
    /// How a spreadsheet writes its number; `None` where it does as it pleases.
    pub format: Option<String>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum AnswerValue {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A number, in plain digits of which a spreadsheet keeps all.
    Number(String),
}

/// What a cell is for, by which it is locked or open and looks as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    /// The title.
    Title,
    /// The label of what stands beside it.
    Label,
    /// What stands beside a label.
    Fact,
    /// What is to be done.
    Hint,
    /// The head of a column.
    Head,
    /// The head of a column that is filled in.
    AskedHead,
    /// A text of a KPI.
    Words,
    /// A figure that is there to be looked at.
    Figure,
    /// A text to fill in.
    TextInput,
    /// A figure to fill in.
    FigureInput,
    /// Nothing is shown of it: a cell of the hidden sheet.
    Plain,
}

/// What may be typed into cells of a column, with what is said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InputCheck {
    /// The column, counted from 0.
    pub column: usize,
    /// The rows, counted from 0: the first and the last of each run.
    pub rows: Vec<(usize, usize)>,
    /// Whether a number is allowed beside the words.
    pub allows_number: bool,
    /// The words that are allowed; a drop-down offers them where a number is not.
    pub words: Vec<&'static str>,
    /// What is said while the cell is chosen, and where something else was typed: a title and a sentence each.
    pub prompt: (String, String),
    /// The same where something else was typed.
    pub refusal: (String, String),
}

impl AnswerBook {
    /// The book as the writer of books takes it.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

impl AnswerCell {
    /// A cell of one column.
    pub fn new(value: AnswerValue, role: CellRole) -> Self {
        Self { value, role, columns: 1, format: None }
    }

    /// The same over that many columns.
    #[must_use]
    pub fn over(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    /// The same with its number written so.
    #[must_use]
    pub fn written_as(self, format: String) -> Self {
        Self { format: Some(format), ..self }
    }

    /// The text of the cell; empty if it holds nothing.
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
