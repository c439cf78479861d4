//! Cells of the grid for the clipboard: as plain text in the form of spreadsheets, and as an HTML table for Word.
//!
//! The HTML table is text that leaves the page and is never inserted into it. Its rows are marked as rows of targets or actuals,
//! so that pasting them back fills the same rows. Texts are guarded against formulas as in files; figures are not.

use crate::columns::guard::{guard, guard_paragraph};
use crate::import::paste::ROW_MARK;
use crate::import::paste::block::needs_quotes;
use crate::import::paste::markup::mark;
use crate::plan::cell::State;
use crate::plan::indicator::Row;
use crate::plan::{Cell, CellAddress, CellPlace, Indicator, Plan};

/// The content for the clipboard, in two forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// As `text/plain`, where tabs separate the cells of a table.
    pub text: String,
    /// As `text/html`.
    pub html: String,
}

/// Copies a rectangle of cells, in which `None` is a position without a cell. The content of a cell is read by
/// `cell_of`, since a view may show a value other than the stored one.
pub fn copy(plan: &Plan, rows: &[Vec<Option<CellAddress>>], cell_of: &dyn Fn(&Indicator, CellPlace) -> Cell) -> Copied {
    let mut copied = Copied::default();
    copied.html.push_str("<table border=\"1\" style=\"border-collapse:collapse\">");
    for (kind, row) in with_kinds(rows) {
        copied.html.push_str(&begun(kind));
        for (place, at) in row.iter().enumerate() {
            let (text, is_number) = at.map(|at| shown(plan, at, cell_of)).unwrap_or_default();
            if place > 0 {
                copied.text.push('\t');
            }
            copied.text.push_str(&field(&text));
            copied.html.push_str(&data(&text, is_number));
        }
        copied.text.push_str("\r\n");
        copied.html.push_str("</tr>");
    }
    copied.html.push_str("</table>");
    copied
}

/// Copies a table of texts, each with whether it is a figure, which is aligned to the right. Texts are guarded against formulas,
/// and so are figures with other characters than a plain figure.
pub fn copy_texts(rows: &[Vec<(String, bool)>]) -> Copied {
    let mut copied = Copied::default();
    // Without styles: the page's policy also applies to what a script writes to the clipboard, and refuses them.
    copied.html.push_str("<table border=\"1\" cellspacing=\"0\">");
    for row in rows {
        copied.html.push_str("<tr>");
        for (place, (text, is_figure)) in row.iter().enumerate() {
            let text = if *is_figure && is_plain_figure(text) { text.clone() } else { guard(text) };
            if place > 0 {
                copied.text.push('\t');
            }
            copied.text.push_str(&field(&text));
            let align = if *is_figure { " align=\"right\"" } else { "" };
            copied.html.push_str("<td");
            copied.html.push_str(align);
            copied.html.push('>');
            copied.html.push_str(&escaped(&text));
            copied.html.push_str("</td>");
        }
        copied.text.push_str("\r\n");
        copied.html.push_str("</tr>");
    }
    copied.html.push_str("</table>");
    copied
}

/// Whether a text consists only of a figure with its sign, its separators and a percent sign.
fn is_plain_figure(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '%'))
}

/// The text that the cell shows, guarded unless it is a number, and whether it is a number.
fn shown(plan: &Plan, (row, place): CellAddress, cell_of: &dyn Fn(&Indicator, CellPlace) -> Cell) -> (String, bool) {
    let Some(row) = plan.indicator(row) else { return Default::default() };
    let cell = cell_of(row, place);
    let (text, is_number) = (place.shown(&cell, &row.unit), matches!(cell.state, State::Number { .. }));
    (if is_number { text } else { guard(&text) }, is_number)
}

/// A field of the plain text, in quotes if necessary.
pub(crate) fn field(text: &str) -> String {
    if needs_quotes(text) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// The opening tag of a row of the HTML table.
fn begun(kind: Row) -> String {
    format!("<tr {ROW_MARK}=\"{}\">", mark(kind))
}

/// The rows with their kinds, which alternate where a row has no cell. Rows of a kind without any cell (実績 beside 事業開始前) are
/// left out, so that the others go to the same cells again, also from a spreadsheet, which keeps no kinds.
fn with_kinds(rows: &[Vec<Option<CellAddress>>]) -> Vec<(Row, &[Option<CellAddress>])> {
    let mut all: Vec<(Row, &[Option<CellAddress>])> = Vec::new();
    let mut filled = Vec::new();
    for row in rows {
        let kind = match row.iter().flatten().next() {
            Some((_, CellPlace::Actual(_))) => Row::Actual,
            None if all.last().is_some_and(|(before, _)| *before == Row::Target) => Row::Actual,
            _ => Row::Target,
        };
        filled.extend(row.iter().flatten().next().map(|_| kind));
        all.push((kind, row));
    }
    all.retain(|(kind, _)| filled.contains(kind));
    all
}

/// A field of the HTML table, in which line ends are preserved.
fn data(text: &str, is_number: bool) -> String {
    let align = if is_number { " align=\"right\"" } else { "" };
    format!("<td{align} style=\"white-space:pre-wrap\">{}</td>", escaped(text))
}

/// Copies paragraphs of prose.
pub fn copy_paragraphs(paragraphs: &[String]) -> Copied {
    let mut copied = Copied::default();
    for paragraph in paragraphs {
        let text = guard_paragraph(paragraph);
        copied.html.push_str(&element("p", "", &escaped(&text)));
        copied.text.push_str(&text);
        copied.text.push_str("\r\n");
    }
    copied
}

/// An HTML element with this HTML as its content.
pub(crate) fn element(tag: &str, attributes: &str, html: &str) -> String {
    format!("<{tag}{attributes}>{html}</{tag}>")
}

/// The text with the special characters of HTML escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // An unescaped carriage return would be read as a line feed.
            '\r' => escaped.push_str("&#13;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
