//! The comparison table (新旧対照表): the changes between two states of a plan side by side, and what is left out.
//!
//! The sheet on screen, the paper, the file for Word and the rich text of the clipboard are made from this one value,
//! which [`crate::paper::comparison_table`] makes.

use std::borrow::Cow;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::columns::guard::{guard_cell, guard_paragraph};
use crate::compare::words::Run;
use crate::export::clipboard::{Copied, element, escaped, field};
use crate::wording::widths::width;

/// The comparison table. Its JSON is the input of the writer of Word files (`web/word.js`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonTable {
    /// The title above the table.
    pub title: String,
    /// The explanation of the mark of a change.
    pub legend: String,
    /// The line with the name of the plan.
    pub name: String,
    /// The line with the day of the approval that is changed; blank if the day is not known.
    pub approved: String,
    /// The name of the plan, for the foot of the pages.
    pub plan: String,
    /// The bodies that prepared the plan, which are the authors of the file.
    pub authors: String,
    /// Whether changes are bold instead of underlined.
    pub is_bold: bool,
    /// Whether the new state is at the left.
    #[serde(skip)]
    pub is_new_first: bool,
    /// The heads of the columns: the two sides, and the remarks if there is such a column.
    pub heads: Vec<String>,
    /// The rows in the order of the form.
    pub rows: Vec<ComparisonRow>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonRow {
    /// Unchanged sections, by their numbers: the same words on both sides.
    Omitted(String),
    /// A section as each side has it, the left one first.
    Section([Vec<ComparedBlock>; 2]),
}

/// A part of a section on one of the sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparedBlock {
    /// The number and the heading.
    Heading(Vec<Run>),
    /// A paragraph, an entry of a list or a label.
    Paragraph(Vec<Run>),
    /// A table.
    Table(ComparedTable),
    /// The word that is shown if this side has nothing.
    Filler(String),
}

/// A complete table of KPIs on one of the sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparedTable {
    /// The heads of the columns; empty if the table has none.
    pub head: Vec<Vec<Run>>,
    /// The rows.
    pub rows: Vec<Vec<ComparedCell>>,
    /// The number of columns at the left that contain words; the others contain figures.
    pub words: usize,
    /// The widths of the columns in hundredths of the table.
    pub widths: Vec<usize>,
}

/// A cell of a table of KPIs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ComparedCell {
    /// The text as runs.
    pub runs: Vec<Run>,
    /// The word that is shown if this side is blank and the other is not: （削る）.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filler: Option<String>,
    /// The change, for screen readers: `変更: 25,000 千円 → 35,000 千円`; `None` if nothing changed.
    #[serde(skip)]
    pub spoken: Option<String>,
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut piece = serializer.serialize_struct("Run", 2)?;
        piece.serialize_field("text", &self.text)?;
        piece.serialize_field("changed", &self.is_changed)?;
        piece.end()
    }
}

impl ComparisonTable {
    /// The table as the JSON input of the writer of Word files.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The table for the clipboard: as rich text, for Word, and as plain text.
    pub fn copy(&self) -> Copied {
        let mut copied = Copied::default();
        for (line, align) in
            [(&self.title, "center"), (&self.legend, "center"), (&self.name, "left"), (&self.approved, "right")]
        {
            if !line.is_empty() {
                let line = guard_paragraph(line);
                copied.html.push_str(&element("p", &format!(" align=\"{align}\""), &escaped(&line)));
                copied.text.push_str(&line);
                copied.text.push_str("\r\n");
            }
        }
        copied.html.push_str("<table border=\"1\" cellspacing=\"0\"><tr>");
        for head in &self.heads {
            copied.html.push_str(&element("th", "", &escaped(head)));
        }
        copied.html.push_str("</tr>");
        copied.text.push_str(&self.heads.join("\t"));
        copied.text.push_str("\r\n");
        for row in &self.rows {
            self.copy_row(row, &mut copied);
        }
        copied.html.push_str("</table>");
        copied
    }

    fn copy_row(&self, row: &ComparisonRow, copied: &mut Copied) {
        let mut cells: Vec<(String, String)> = match row {
            ComparisonRow::Omitted(text) => {
                let text = guard_paragraph(text);
                vec![(escaped(&text), text); 2]
            }
            ComparisonRow::Section(sides) => sides.iter().map(|side| self.side(side)).collect(),
        };
        cells.resize(self.heads.len(), (String::new(), String::new()));
        copied.html.push_str("<tr>");
        for (html, _) in &cells {
            copied.html.push_str(&element("td", " valign=\"top\"", html));
        }
        copied.html.push_str("</tr>");
        let texts: Vec<String> = cells.iter().map(|(_, text)| field(text)).collect();
        copied.text.push_str(&texts.join("\t"));
        copied.text.push_str("\r\n");
    }

    /// One side of a row as HTML and as text.
    fn side(&self, blocks: &[ComparedBlock]) -> (String, String) {
        let (mut html, mut lines) = (String::new(), Vec::new());
        for block in blocks {
            match block {
                ComparedBlock::Heading(runs) | ComparedBlock::Paragraph(runs) => {
                    html.push_str(&element("p", "", &self.runs(runs, guard_paragraph)));
                    lines.push(guard_paragraph(&text_of(runs)));
                }
                ComparedBlock::Filler(text) => {
                    html.push_str(&element("p", "", &escaped(text)));
                    lines.push(text.clone());
                }
                ComparedBlock::Table(table) => {
                    html.push_str(&self.table(table));
                    let rows = table.rows.iter().map(|row| row.iter().map(|cell| text_of(&cell.printed())).collect());
                    let head = table.head.iter().map(|runs| text_of(runs)).collect::<Vec<_>>();
                    let all = Some(head).filter(|head| !head.is_empty()).into_iter().chain(rows);
                    lines.extend(all.map(|row| row.iter().map(|text| guard_cell(text)).collect::<Vec<_>>().join(" ")));
                }
            }
        }
        (html, lines.join("\n"))
    }

    fn table(&self, table: &ComparedTable) -> String {
        let mut html = "<table border=\"1\" cellspacing=\"0\">".to_owned();
        if !table.head.is_empty() {
            let cells: String = table.head.iter().map(|runs| element("th", "", &self.runs(runs, guard_cell))).collect();
            html.push_str(&element("tr", "", &cells));
        }
        for row in &table.rows {
            let cells = row.iter().enumerate().map(|(column, cell)| {
                let align = if column >= table.words { " align=\"right\"" } else { "" };
                element("td", align, &self.runs(&cell.printed(), guard_cell))
            });
            html.push_str(&element("tr", "", &cells.collect::<String>()));
        }
        html + "</table>"
    }

    fn runs(&self, runs: &[Run], guard: fn(&str) -> String) -> String {
        let mark = if self.is_bold { "b" } else { "u" };
        let is_guarded = guard(&text_of(runs)) != text_of(runs);
        let pieces = runs.iter().map(|run| {
            let text = escaped(&run.text);
            if run.is_changed { element(mark, "", &text) } else { text }
        });
        let pieces: String = pieces.collect();
        if is_guarded { format!("'{pieces}") } else { pieces }
    }
}

/// The width of a table in hundredths of the font size: half of a landscape page in letters of 7.5 points.
const ROOM: usize = 4_880;
/// The lines and blanks around a cell, and the least widths of a unit, a name and a typed text, in the same unit.
const AROUND: usize = 80;
const UNIT: usize = 400;
const NAME: usize = 600;
const TYPED: usize = 720;

impl ComparedTable {
    /// Whether the table has so many columns of figures, or so long figures, that it is printed small.
    pub fn is_dense(&self) -> bool {
        let needed = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let widths =
                cells.map(|cell| if column < self.words { cell.width().clamp(UNIT, NAME) } else { cell.width() });
            widths.max().unwrap_or_default() + AROUND
        };
        self.widths.len() > self.words + 6 || (0..self.widths.len()).map(needed).sum::<usize>() > ROOM
    }
}

impl ComparedCell {
    /// The printed content of the cell: its text, or the word that replaces it.
    pub fn printed(&self) -> Cow<'_, [Run]> {
        match &self.filler {
            Some(word) => Cow::Owned(vec![Run { text: word.clone(), is_changed: false }]),
            None => Cow::Borrowed(&self.runs),
        }
    }

    /// Whether the cell contains a figure that stays on one line with its unit. Brackets behind a figure may be on a
    /// second line, and a text that was typed instead may be broken.
    pub fn is_whole(&self) -> bool {
        let text = text_of(&self.printed());
        let is_figure = |first: char| first.is_ascii_digit() || "△▲+-約".contains(first);
        text.starts_with(is_figure) && !text.contains('（') && text.chars().count() <= 20
    }

    /// The width of the longest part that stays on one line, in hundredths of the font size.
    fn width(&self) -> usize {
        let text = text_of(&self.printed());
        if self.is_whole() {
            return width(&text);
        }
        text.replace('（', " （").split(' ').map(width).max().unwrap_or_default().min(TYPED)
    }
}

impl ComparedBlock {
    /// The texts of the block as runs; for a table, cell by cell.
    pub fn runs(&self) -> Vec<&[Run]> {
        match self {
            Self::Heading(runs) | Self::Paragraph(runs) => vec![runs.as_slice()],
            Self::Table(table) => {
                let cells = table.rows.iter().flatten().map(|cell| cell.runs.as_slice());
                table.head.iter().map(Vec::as_slice).chain(cells).collect()
            }
            Self::Filler(_) => Vec::new(),
        }
    }
}

/// The text of all runs.
pub fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
