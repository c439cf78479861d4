//! A printed document: headings, paragraphs and tables in their order. The document of a plan is one, and so are the papers of
//! 効果検証.
//!
//! Paper, the file for Word and the rich text of the clipboard are made of this one value, so that they cannot differ in
//! a word or a figure, but for the guard against formulas on the clipboard. It is a value of texts alone;
//! [`crate::paper::printed_document`] and [`crate::paper::evaluation`] write it.

use serde::Serialize;

use crate::columns::guard::{guard_cell, guard_paragraph};
use crate::export::clipboard::{Copied, element, escaped, field};
use crate::paper::kpi_chart::KpiChart;
use crate::plan::Leaf;
use crate::value::{FiscalYear, IndicatorId};

/// The printed document. As JSON it is what the writer of Word files (`web/word.js`) takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PrintedDocument {
    /// The title above the first section.
    pub title: String,
    /// The name of the plan, which stands at the foot of the pages.
    pub plan: String,
    /// The bodies that prepared the plan, which are the authors of the file.
    pub authors: String,
    /// Whether the pages lie (A4 landscape).
    pub is_landscape: bool,
    /// The sections in the order of the form, each before the sections in it.
    pub sections: Vec<PrintedSection>,
}

/// A printed section, without the sections in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PrintedSection {
    /// The section of the form; `None` in a document that follows no form.
    #[serde(skip)]
    pub leaf: Option<Leaf>,
    /// The level of its heading, from 1.
    pub level: usize,
    /// The number and the heading.
    pub heading: String,
    /// What stands under the heading.
    pub blocks: Vec<PrintedBlock>,
    /// The charts below that, which paper alone has.
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
    /// A paragraph; blank where a line was left free.
    Paragraph(String),
    /// An entry of a list or a note: a paragraph whose further lines stand behind its mark.
    Item(String),
    /// A label that stays with the paragraph below it.
    Label(String),
    /// A table.
    Table(PrintedTable),
}

/// A printed table. Its rows are as long as its head, if it has one; a row of one text is a heading across the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PrintedTable {
    /// The heads of the columns, which each page repeats; empty if the rows say what they hold.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The number of columns at the left that hold words; those behind them hold figures.
    pub words: usize,
    /// The columns behind those that hold words, too.
    pub other_words: Vec<usize>,
    /// The columns in which the cell of the first row is that of all rows.
    pub shared: Vec<usize>,
    /// The widths of the columns in hundredths of the table.
    pub widths: Vec<usize>,
    /// Whether the table is so short that it stays on one page.
    pub stays_together: bool,
    /// What each row is about; `None` for one that is not in use.
    #[serde(skip)]
    pub kpis: Vec<Option<IndicatorId>>,
    /// What each column holds.
    #[serde(skip)]
    pub columns: Vec<TableColumn>,
}

/// What a column of a printed table of KPIs holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableColumn {
    /// The number of the KPI.
    Number,
    /// The name of the KPI, behind its number where that has no column of its own.
    Name,
    /// The label of what stands in the next column.
    Label,
    /// The unit.
    Unit,
    /// The baseline.
    Baseline,
    /// The target of a year.
    Year(FiscalYear),
    /// The total of the years, or the target of the whole period.
    Total,
    /// The target that is to be reached in the end.
    FinalTarget,
}

impl PrintedDocument {
    /// The document as the writer of Word files takes it.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The section with those in it; empty if it is not printed.
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

/// Sections for the clipboard: as rich text with headings and tables, which Word takes, and as plain text.
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
    /// The words of a paragraph; `None` of a table.
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
    /// Whether a column holds figures.
    pub fn holds_figures(&self, column: usize) -> bool {
        column >= self.words && !self.other_words.contains(&column)
    }

    /// How many rows and columns a cell covers; `None` if it is a part of the cell above it.
    pub fn span(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        match self.rows.get(row).map(Vec::len) {
            Some(1) => Some((1, self.widths.len())),
            _ if !self.shared.contains(&column) => Some((1, 1)),
            _ => (row == 0).then_some((self.rows.len(), 1)),
        }
    }

    /// Without styles: what a script writes to the clipboard is held to the policy of the page, which refuses them.
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

    /// The head, if there is one, and the rows, each with the tag of its cells.
    fn lines(&self) -> impl Iterator<Item = (&Vec<String>, &'static str)> {
        let head = Some(&self.head).filter(|head| !head.is_empty());
        head.into_iter().map(|head| (head, "th")).chain(self.rows.iter().map(|row| (row, "td")))
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push_str("\r\n");
}
