//! The names of the cells, columns and areas of a sheet.

use crate::columns::seen_words::Parting;
use crate::columns::vocabulary::FigureKind;
use crate::import::reading::{Bounds, CellId, GridCell, ReadSheet, Region, SheetGrid, indicator_named};
use crate::value::each_once;
use crate::wording::import::looks::letters;
use crate::wording::{Label, Language, SheetReadingLabel, names};

/// The largest number of figures that a question shows as examples.
pub(super) const MOST_EXAMPLES: usize = 3;
/// The largest number of areas whose headings are looked up.
const MOST_NAMED: usize = 20;

/// The name of a column of a sheet: `C列`.
pub fn column_head(column: usize, language: Language) -> String {
    let letters = letters(column);
    sentence!(language, "{letters}列", "Column {letters}")
}

/// The name of a row of a sheet: `5行`.
pub fn row_head(line: usize, language: Language) -> String {
    sentence!(language, "{line}行", "Row {line}")
}

/// The name of a cell by its column and row: `C5`.
pub fn cell_name(grid: &SheetGrid, at: CellId) -> String {
    grid.cell(at).map(|cell| format!("{}{}", letters(cell.place.column), cell.place.line)).unwrap_or_default()
}

/// The word for a kind of figures.
pub(super) fn kind(kind: FigureKind, language: Language) -> &'static str {
    match kind {
        FigureKind::Baseline => SheetReadingLabel::BASELINE.text(language),
        FigureKind::Target => Label::ROW_TARGET.text(language),
        FigureKind::Actual => Label::ROW_ACTUAL.text(language),
        FigureKind::Rate => SheetReadingLabel::RATE.text(language),
    }
}

/// The name of a question's cells: the heading of their column, with their places if there are several cells, or with
/// the column's letter if another column has the same heading. If the headings differ, it lists the headings; otherwise
/// it is [`region`].
pub(super) fn named(sheet: &ReadSheet, on: &Region, language: Language) -> String {
    let column = |(lines, columns): (Bounds, Bounds)| {
        let (column, _) = columns.filter(|(first, last)| first == last)?;
        Some((column, heads_above(sheet, lines.map_or(usize::MAX, |(first, _)| first))))
    };
    let Some((first, heads)) = on.areas().next().and_then(column) else { return region(on, language) };
    let headings = on.areas().take(MOST_NAMED).filter_map(column);
    let headings = each_once(headings.map(|(column, heads)| heading(sheet, &heads, column)));
    if headings.iter().any(String::is_empty) {
        return region(on, language);
    }
    let quoted = |heading: &String| sentence!(language, "「{heading}」", "“{heading}”");
    if headings.len() > 1 {
        let said = headings.iter().take(MOST_EXAMPLES).map(quoted).collect::<Vec<_>>().join(language.choose("", ", "));
        return match headings.len().saturating_sub(MOST_EXAMPLES) {
            0 => said,
            others => sentence!(language, "{said}ほか{others}列", "{said} and {others} more"),
        };
    }
    let own = headings.first();
    let is_alone = (1..=sheet.grid.width()).all(|other| other == first || Some(&heading(sheet, &heads, other)) != own);
    let letter = if on.areas().nth(1).is_some() {
        format!("（{}）", region(on, language))
    } else if is_alone {
        String::new()
    } else {
        format!("（{}）", column_head(first, language))
    };
    own.map(quoted).unwrap_or_default() + &letter
}

/// The rows of headings directly above a line.
fn heads_above(sheet: &ReadSheet, line: usize) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::new();
    for row in sheet.reading.heads.iter().rev().filter(|row| sheet.grid.line(**row) < line) {
        if rows.last().is_some_and(|below| row + 1 < *below) {
            break;
        }
        rows.push(*row);
    }
    rows.reverse();
    rows
}

/// The headings over a cell; empty if there are none.
pub(super) fn heading_over(sheet: &ReadSheet, cell: &GridCell) -> String {
    heading(sheet, &heads_above(sheet, cell.place.line), cell.place.column)
}

/// The headings of a column; a heading over several columns also applies to the columns at its right.
fn heading(sheet: &ReadSheet, heads: &[usize], column: usize) -> String {
    let mut said: Vec<&str> = Vec::new();
    for row in heads {
        let is_last = Some(row) == heads.last();
        let cells = sheet.grid.filled(*row).map(|(_, cell)| cell);
        let left = cells.filter(|cell| cell.place.column <= column && (!is_last || cell.place.column == column));
        let text = left.last().map(|cell| cell.text.trim()).filter(|text| !said.contains(text));
        said.extend(text);
    }
    names::without_long_runs(&said.join(" "))
}

/// The cells of a mark or a question: `C列`, `4〜10行`, `C4・C7・C9ほか2か所`.
pub fn region(region: &Region, language: Language) -> String {
    let said = language.series(region.areas().take(MOST_EXAMPLES).map(|area| self::area(area, language)));
    let others = region.areas().count().saturating_sub(MOST_EXAMPLES);
    if others == 0 {
        return said;
    }
    sentence!(language, "{said}ほか{others}か所", "{said} and {others} more")
}

/// A rectangle of cells.
fn area((lines, columns): (Bounds, Bounds), language: Language) -> String {
    let span = |(first, last): (usize, usize), word: &dyn Fn(usize) -> String| {
        let (from, to) = (word(first), word(last));
        if first == last { from } else { sentence!(language, "{from}〜{to}", "{from}–{to}") }
    };
    let plain = |number: usize| number.to_string();
    match (lines, columns) {
        (None, None) => language.say("表全体", "The whole sheet"),
        (None, Some(columns)) => {
            let letters = span(columns, &letters);
            sentence!(language, "{letters}列", "column {letters}")
        }
        (Some(lines), None) => {
            let lines = span(lines, &plain);
            sentence!(language, "{lines}行", "row {lines}")
        }
        (Some(lines), Some(columns)) if lines.0 == lines.1 && columns.0 == columns.1 => {
            format!("{}{}", letters(columns.0), lines.0)
        }
        (Some(lines), Some(columns)) => {
            let (letters, lines) = (span(columns, &letters), span(lines, &plain));
            sentence!(language, "{letters}列の{lines}行", "column {letters}, rows {lines}")
        }
    }
}

/// Whether the first of these cells that has two figures has them on one line: 45／41, 120（115）.
pub(super) fn are_side_by_side<'g>(mut cells: impl Iterator<Item = &'g GridCell>) -> bool {
    let two = cells.find_map(|cell| cell.seen.parts.as_ref().filter(|two| two.are_values()));
    two.is_some_and(|two| two.parting != Parting::Line)
}

/// The meaning of two figures that are side by side in a cell.
pub(super) fn left_and_right([left, right]: [FigureKind; 2], language: Language) -> String {
    let (left, right) = (kind(left, language), kind(right, language));
    sentence!(language, "左：{left} 右：{right}", "{left} left, {right} right")
}

/// The displayed name of an indicator, including one that a mark refers to by its id.
pub fn indicator(name: &str, language: Language) -> String {
    match indicator_named(name) {
        Some(_) => language.say("カーソルの位置の指標", "the indicator at the cursor"),
        None => names::without_long_runs(name),
    }
}
