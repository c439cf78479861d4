//! A printed document: headings, paragraphs and tables in their order. The document of a plan and the papers of 効果検証
//! are printed documents.
//!
//! The paper, the file for Word and the rich text of the clipboard are made from this one value, so that their words
//! and figures cannot differ, except for the guard against formulas on the clipboard.
//! [`crate::paper::printed_document`] and [`crate::paper::evaluation`] make it.

use serde::Serialize;

use crate::columns::guard::{guard_cell, guard_paragraph};
use crate::export::clipboard::{Copied, element, escaped, field};
use crate::paper::kpi_chart::KpiChart;
use crate::plan::Leaf;
use crate::value::{FiscalYear, IndicatorId};

/// The printed document. Its JSON is the input of the writer of Word files (`web/word.js`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PrintedDocument {
    /// The title above the first section.
    pub title: String,
    /// The name of the plan, for the foot of the pages.
    pub plan: String,
    /// The bodies that prepared the plan, which are the authors of the file.
    pub authors: String,
    /// Whether the pages are landscape (A4).
    pub is_landscape: bool,
    /// The sections in the order of the form, each before its subsections.
    pub sections: Vec<PrintedSection>,
}

/// A printed section, without its subsections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PrintedSection {
    /// The section of the form; `None` in a document that follows no form.
    #[serde(skip)]
    pub leaf: Option<Leaf>,
    /// The level of the heading, from 1.
    pub level: usize,
    /// The number and the heading.
    pub heading: String,
    /// The content under the heading.
    pub blocks: Vec<PrintedBlock>,
    /// The charts below the blocks; only paper has them.
    #[serde(skip)]
    pub charts: Vec<PrintedChart>,
}

/// A chart on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedChart {
    /// The name of the KPI.
    pub name: String,
    /// The chart.
    pub chart: KpiChart,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintedBlock {
    /// A paragraph; blank for an empty line.
    Paragraph(String),
    /// An entry of a list or a note: a paragraph whose further lines are indented behind its mark.
    Item(String),
    /// A label that stays with the paragraph below it.
    Label(String),
    /// A table.
    Table(PrintedTable),
}

/// A printed table. Its rows are as long as its head, if it has one; a row with a single text is a heading across the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PrintedTable {
    /// The heads of the columns, which each page repeats; empty if the table has none.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The number of columns at the left that contain words; the columns behind them contain figures.
    pub words: usize,
    /// The columns further right that contain words, too.
    pub other_words: Vec<usize>,
    /// The columns in which the cell of the first row spans all rows.
    pub shared: Vec<usize>,
    /// The widths of the columns in hundredths of the table.
    pub widths: Vec<usize>,
    /// Whether the table is so short that it stays on one page.
    pub stays_together: bool,
    /// The KPI of each row; `None` for a row that is not in use.
    #[serde(skip)]
    pub kpis: Vec<Option<IndicatorId>>,
    /// The content of each column.
    #[serde(skip)]
    pub columns: Vec<TableColumn>,
}

/// The content of a column of a printed table of KPIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableColumn {
    /// The number of the KPI.
    Number,
    /// The name of the KPI, behind its number if the number has no column of its own.
    Name,
    /// The label of the next column.
    Label,
    /// The unit.
    Unit,
    /// The baseline.
    Baseline,
    /// The target of a year.
    Year(FiscalYear),
    /// The total of the years, or the target of the whole period.
    Total,
    /// The final target.
    FinalTarget,
}

impl PrintedDocument {
    /// The document as the JSON input of the writer of Word files.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The section with its subsections; empty if it is not printed.
    pub fn with_sections_in(&self, leaf: Leaf) -> &[PrintedSection] {
        let Some(first) = self.sections.iter().position(|section| section.leaf == Some(leaf)) else { return &[] };
        let from = self.sections.get(first..).unwrap_or_default();
        let level = from.first().map_or(0, |section| section.level);
        let others = from.iter().skip(1).position(|section| section.level <= level);
        from.get(..others.map_or(from.len(), |others| others + 1)).unwrap_or_default()
    }
}

/// The whole document for the clipboard.
pub fn copy_document(document: &PrintedDocument) -> Copied {
    let sections = copy_sections(&document.sections);
    let title = guard_paragraph(&document.title);
    let mut copied = Copied { text: String::new(), html: element("h1", " align=\"center\"", &escaped(&title)) };
    line(&mut copied.text, &title);
    Copied { text: copied.text + &sections.text, html: copied.html + &sections.html }
}

/// Sections for the clipboard: as rich text with headings and tables, for Word, and as plain text.
pub fn copy_sections(sections: &[PrintedSection]) -> Copied {
    let mut copied = Copied::default();
    for section in sections {
        let level = section.level.min(6);
        let heading = guard_paragraph(&section.heading);
        copied.html.push_str(&element(&format!("h{level}"), "", &escaped(&heading)));
        line(&mut copied.text, &heading);
        for block in &section.blocks {
            block.copy(&mut copied);
        }
    }
    copied
}

impl PrintedBlock {
    /// The words of a paragraph; `None` for a table.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Paragraph(text) | Self::Item(text) | Self::Label(text) => Some(text),
            Self::Table(_) => None,
        }
    }

    fn copy(&self, copied: &mut Copied) {
        match self {
            Self::Paragraph(text) | Self::Item(text) | Self::Label(text) => {
                let text = guard_paragraph(text);
                copied.html.push_str(&element("p", "", &escaped(&text)));
                line(&mut copied.text, &text);
            }
            Self::Table(table) => table.copy(copied),
        }
    }
}

impl PrintedTable {
    /// Whether the column contains figures.
    pub fn holds_figures(&self, column: usize) -> bool {
        column >= self.words && !self.other_words.contains(&column)
    }

    /// The number of rows and columns that a cell covers; `None` if it is a part of the cell above it.
    pub fn span(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        match self.rows.get(row).map(Vec::len) {
            Some(1) => Some((1, self.widths.len())),
            _ if !self.shared.contains(&column) => Some((1, 1)),
            _ => (row == 0).then_some((self.rows.len(), 1)),
        }
    }

    /// Copies the table without styles, since the page's policy refuses styles in what a script writes to the clipboard.
    fn copy(&self, copied: &mut Copied) {
        copied.html.push_str("<table border=\"1\" cellspacing=\"0\">");
        for (row, tag) in self.lines() {
            copied.html.push_str("<tr>");
            for (column, text) in row.iter().enumerate() {
                let is_figure = self.holds_figures(column) && tag == "td";
                let align = if is_figure { " align=\"right\"" } else { "" };
                let text = guard_cell(text);
                copied.html.push_str(&element(tag, align, &escaped(&text)));
            }
            copied.html.push_str("</tr>");
            let fields: Vec<String> = row.iter().map(|text| field(&guard_cell(text))).collect();
            line(&mut copied.text, &fields.join("\t"));
        }
        copied.html.push_str("</table>");
    }

    /// The head, if there is one, and the rows, each with the HTML tag of its cells.
    fn lines(&self) -> impl Iterator<Item = (&Vec<String>, &'static str)> {
        let head = Some(&self.head).filter(|head| !head.is_empty());
        head.into_iter().map(|head| (head, "th")).chain(self.rows.iter().map(|row| (row, "td")))
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push_str("\r\n");
}
