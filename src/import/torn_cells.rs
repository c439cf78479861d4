//! Tables whose rows are torn over several lines of a copied text: each cell on a line of its own, only the headings so, or a line
//! that ends within a cell: 「指標名 | 単位 | 現状値」 above 「（R1） | 目標値」; and years that stood over several cells each, and stand in one:
//! 「指標名 | R5 | R6」 above 「目標 | 実績 | 目標 | 実績」.
//!
//! Lines are put together only where that gives rows that are as long as the others, and each cell is what its heading says. A
//! row that has lost a cell moves all that follow it, so that these no longer fit: then everything stays as it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::text_table::{FieldPosition, TextRow, TextTable};
use crate::columns::{self, Slot, Wide, names_a_kpi};
use crate::plan::cell::{Reading, State, before_remark, is_number, is_unit};
use crate::value::width::{key, narrow, trim};

/// The largest number of rows of a sheet that is looked through.
const MOST_ROWS: usize = 2_000;
/// The largest number of columns of such a table.
const MOST_COLUMNS: usize = 12;
/// The number of rows that are searched for the headings.
const HEAD: usize = 60;
/// The fewest rows below headings whose cells stand on a line each.
const FEWEST: usize = 2;
/// The largest number of lines of a row that ends within cells.
const MOST_LINES: usize = 8;
/// The brackets with which the second line of a cell begins.
const OPENING: [char; 3] = ['(', '\u{ff08}', '['];
const CLOSING: [char; 3] = [')', '\u{ff09}', ']'];

/// A cell with where its first line stands.
type Cell = (String, Option<FieldPosition>);

/// The sheet with the lines of each row put together; `None` if there is nothing to put together.
pub(super) fn joined(sheet: &TextTable) -> Option<TextTable> {
    if sheet.rows.len() > MOST_ROWS {
        return None;
    }
    let rows = of_cells(&sheet.rows)
        .or_else(|| below_stacked_headings(&sheet.rows))
        .or_else(|| below_years(&sheet.rows))
        .or_else(|| of_lines(&sheet.rows))?;
    Some(TextTable { rows, ..sheet.clone() })
}

/// The rows where each cell of the table, or the lines of one, stand on lines of their own; `None` for any other sheet.
fn of_cells(rows: &[Arc<TextRow>]) -> Option<Vec<Arc<TextRow>>> {
    let first = rows.iter().take(HEAD).position(|row| row.len() == 1 && row.field(0).is_some_and(heads_names))?;
    let (above, below) = rows.split_at_checked(first)?;
    let torn = below.iter().take_while(|row| row.len() == 1).count();
    let (torn, behind) = below.split_at_checked(torn)?;
    let notes = torn.iter().rev().take_while(|row| row.field(0).is_some_and(columns::in_names::is_remark)).count();
    let (torn, notes) = torn.split_at_checked(torn.len().checked_sub(notes)?)?;
    let cells = cells_of(torn);
    let mut found = (2..=MOST_COLUMNS).filter_map(|width| {
        let (head, body) = cells.split_at_checked(width)?;
        let slots = slots_of(head)?;
        let is_whole = body.len() % width == 0 && body.len() / width >= FEWEST;
        (is_whole && body.chunks(width).all(|row| fits(&slots, row))).then_some(width)
    });
    let width = found.next().filter(|_| found.next().is_none() && behind.is_empty())?;
    let joined = cells.chunks(width).map(row_of);
    Some(above.iter().cloned().chain(joined).chain(notes.iter().cloned()).collect())
}

/// The rows where only the headings stand on a line each, above rows with as many cells; `None` for any other sheet.
fn below_stacked_headings(rows: &[Arc<TextRow>]) -> Option<Vec<Arc<TextRow>>> {
    let first = rows.iter().take(HEAD).position(|row| row.len() > 1)?;
    let (above, body) = rows.split_at_checked(first)?;
    let width = body.first().map(|row| row.len()).filter(|width| *width <= MOST_COLUMNS)?;
    let begins = above.iter().rposition(|row| row.field(0).is_some_and(heads_names))?;
    let (above, torn) = above.split_at_checked(begins)?;
    let head = cells_of(torn);
    let slots = slots_of(&head).filter(|slots| slots.len() == width)?;
    let is_row = |row: &&Arc<TextRow>| row.len() > 1;
    // Where headings are stacked once more, another table begins.
    let heads = |row: &Arc<TextRow>| row.len() == 1 && row.field(0).is_some_and(heads_names);
    let is_fit = body.iter().filter(is_row).all(|row| row.len() == width && fits(&slots, &cells(row)));
    let is_fit = is_fit && !body.iter().any(heads);
    let joined = Some(row_of(&head)).filter(|_| is_fit)?;
    Some(above.iter().cloned().chain([joined]).chain(body.iter().cloned()).collect())
}

/// The rows with each year over all of its columns, where the line below has the same words for each of fewer years; `None` for others.
fn below_years(rows: &[Arc<TextRow>]) -> Option<Vec<Arc<TextRow>>> {
    let of_words = |row: &TextRow| row.fields().map(trim).filter(|text| !text.is_empty()).count();
    let is_role =
        |text: &str| matches!(Slot::read(text), Slot::Figures(_) | Slot::Computed | Slot::Of(Wide::Baseline, _));
    let is_lower =
        |row: &TextRow| row.fields().map(trim).filter(|text| !text.is_empty()).all(is_role) && of_words(row) > 2;
    let at = rows.iter().take(HEAD).position(|row| is_lower(row))?;
    let (above, body) = rows.split_at_checked(at)?;
    let ((upper, above), (lower, body)) = (above.split_last()?, body.split_first()?);
    let is_year =
        |text: &str| matches!(Slot::read(text), Slot::Of(Wide::Year(_) | Wide::Nth(_), None) | Slot::UnclearYear(None));
    let first = upper.fields().position(is_year)?;
    let years = upper.fields().skip(first).take_while(|text| is_year(text)).count();
    let (head, words) = (cells(upper), cells(lower));
    let words: Vec<Cell> = words.into_iter().filter(|(text, _)| !trim(text).is_empty()).collect();
    let (before, rest) = head.split_at_checked(first)?;
    let (over, behind) = rest.split_at_checked(years)?;
    let each = words.len().checked_div(years).filter(|each| years > 1 && *each > 1 && each * years == words.len())?;
    let said = |words: &[Cell]| words.iter().map(|(text, _)| key(text)).collect::<Vec<_>>();
    let repeated = said(words.get(..each)?);
    let is_same = words.chunks(each).all(|words| said(words) == repeated);
    let width = before.len() + words.len() + behind.len();
    let is_fit = body.iter().all(|row| row.len() <= width) && body.first().is_some_and(|row| row.len() == width);
    if !is_same || !is_fit || before.is_empty() || repeated.iter().collect::<BTreeSet<_>>().len() != each {
        return None;
    }
    let blanks = |many: usize| std::iter::repeat_n((String::new(), None), many);
    let spread = over.iter().flat_map(|year| [year.clone()].into_iter().chain(blanks(each - 1)));
    let upper: Vec<Cell> = before.iter().cloned().chain(spread).chain(behind.iter().cloned()).collect();
    let lower: Vec<Cell> = blanks(before.len()).chain(words.iter().cloned()).chain(blanks(behind.len())).collect();
    Some(above.iter().cloned().chain([row_of(&upper), row_of(&lower)]).chain(body.iter().cloned()).collect())
}

/// The rows where lines end within a cell; `None` if there are none.
fn of_lines(rows: &[Arc<TextRow>]) -> Option<Vec<Arc<TextRow>>> {
    let (mut found, mut rest): (Vec<Arc<TextRow>>, &[Arc<TextRow>]) = (Vec::new(), rows);
    let (mut slots, mut is_changed): (Option<Vec<Slot>>, bool) = (None, false);
    while let Some((row, behind)) = rest.split_first() {
        let head = torn_headings(rest);
        let joined =
            head.or_else(|| torn_row(rest, slots.as_deref()?)).or_else(|| named_above(rest, slots.as_deref()?));
        let is_head = columns::heads_a_table(&joined.as_ref().map_or(row, |(row, _)| row).fields());
        let (row, behind) = match joined {
            Some((joined, taken)) => {
                is_changed = true;
                (joined, rest.get(taken..).unwrap_or_default())
            }
            None => (Arc::clone(row), behind),
        };
        slots = if is_head { Some(row.fields().map(Slot::read).collect()) } else { slots };
        found.push(row);
        rest = behind;
    }
    is_changed.then_some(found)
}

/// The headings of the first lines put together, and the number of these, where they are then as many as the cells of the row below;
/// `None` if the first line is no part of such headings.
fn torn_headings(rows: &[Arc<TextRow>]) -> Option<(Arc<TextRow>, usize)> {
    let first = rows.first().filter(|row| row.fields().next().is_some_and(heads_names) && row.len() > 1)?;
    (2..=MOST_LINES).find_map(|taken| {
        let (lines, below) = rows.split_at_checked(taken)?;
        let width = below.first().map(|row| row.len()).filter(|width| first.len() < *width)?;
        let head = seamed(lines, |joined, next| {
            next.starts_with(OPENING) || Slot::read(joined).is_of_figures() && !Slot::read(next).is_of_figures()
        })?;
        let slots = slots_of(&head).filter(|slots| slots.len() == width)?;
        let is_fit = below.first().is_some_and(|row| fits(&slots, &cells(row)));
        is_fit.then(|| (row_of(&head), taken))
    })
}

/// The first lines put together to one row with a cell for each of these headings, where a line begins with brackets that say more of
/// the cell above (（速報）), or a bracket is still open at the seam. A number in brackets, (1), counts rows.
fn torn_row(rows: &[Arc<TextRow>], slots: &[Slot]) -> Option<(Arc<TextRow>, usize)> {
    rows.first().filter(|row| row.len() < slots.len() && row.len() > 1)?;
    (2..=MOST_LINES).find_map(|taken| {
        let row = seamed(rows.get(..taken)?, |joined, next| {
            let before = joined.strip_suffix(next).unwrap_or(joined);
            says_more(next) || before.matches(OPENING).count() > before.matches(CLOSING).count()
        })?;
        fits(slots, &row).then(|| (row_of(&row), taken))
    })
}

/// Whether a text is words in brackets and nothing else.
fn says_more(text: &str) -> bool {
    columns::in_brackets(text).is_some_and(|inner| {
        inner.chars().count() > 1 && !inner.contains(|letter: char| narrow(letter).is_ascii_digit())
    })
}

/// The row below a line of its own put together with it, where the row begins with nothing but a bracket that goes on with the name
/// on that line: 「新規就農者数」 above 「（累計） | 3人 | 8人」. Several such rows are parts of it.
fn named_above(rows: &[Arc<TextRow>], slots: &[Slot]) -> Option<(Arc<TextRow>, usize)> {
    let [name, row, behind @ ..] = rows else { return None };
    let text = name.field(0).filter(|_| name.len() == 1).map(trim)?;
    let is_name = !text.is_empty() && !columns::in_names::heads_rows(text) && !columns::in_names::is_remark(text);
    let goes_on = |row: &TextRow| row.len() == slots.len() && row.field(0).is_some_and(says_more);
    let is_only = goes_on(row) && !behind.first().is_some_and(|next| goes_on(next));
    let lines = rows.get(..2).filter(|_| is_name && is_only && !columns::is_in_brackets(text))?;
    let joined = seamed(lines, |_, _| true).filter(|cells| fits(slots, cells))?;
    (slots.first() == Some(&Slot::Of(Wide::KpiName, None))).then(|| (row_of(&joined), 2))
}

/// The cells of lines of which each goes on within the last cell of the one before; `None` if one does not go on so by what its first
/// cell and the whole then are.
fn seamed(lines: &[Arc<TextRow>], goes_on: impl Fn(&str, &str) -> bool) -> Option<Vec<Cell>> {
    let (first, rest) = lines.split_first()?;
    let mut joined = cells(first);
    for line in rest {
        let mut next = cells(line).into_iter();
        let (text, _) = next.next()?;
        let last = joined.last_mut().filter(|(before, _)| !trim(before).is_empty() && !trim(&text).is_empty())?;
        last.0.push_str(&text);
        goes_on(&last.0, &text).then_some(())?;
        joined.extend(next);
    }
    Some(joined)
}

/// The cells that stand on a line each; a line in brackets goes on with the cell above it.
fn cells_of(lines: &[Arc<TextRow>]) -> Vec<Cell> {
    let mut found: Vec<Cell> = Vec::new();
    for line in lines {
        let text = line.field(0).map(trim).unwrap_or_default();
        match found.last_mut().filter(|_| columns::is_in_brackets(text)) {
            Some((before, _)) => before.push_str(text),
            None => found.push((text.to_owned(), line.written(0))),
        }
    }
    found
}

fn cells(row: &TextRow) -> Vec<Cell> {
    row.fields().enumerate().map(|(place, text)| (text.to_owned(), row.written(place))).collect()
}

fn row_of(cells: impl AsRef<[Cell]>) -> Arc<TextRow> {
    let cells = cells.as_ref();
    let line = cells.iter().find_map(|(_, written)| *written).map_or(0, |written| written.line);
    Arc::new(TextRow::arranged(line, cells))
}

/// Whether a text heads the names of KPIs.
fn heads_names(text: &str) -> bool {
    names_a_kpi(trim(text)) || Slot::read(text) == Slot::Of(Wide::KpiName, None)
}

/// What the headings are; `None` if they do not head a table, or one of a file of ours.
fn slots_of(head: &[Cell]) -> Option<Vec<Slot>> {
    let texts = || head.iter().map(|(text, _)| text.as_str());
    let texts_of_head: Vec<&str> = texts().collect();
    let slots: Vec<Slot> = texts().map(Slot::read).collect();
    let has_figures = slots.iter().any(|slot| slot.is_of_figures() && *slot != Slot::TimeOf);
    (has_figures && columns::heads_a_table(&texts_of_head.iter().copied())).then_some(slots)
}

/// Whether cells are those of a row below headings: a name, a unit and figures where these stand.
fn fits(slots: &[Slot], row: &[Cell]) -> bool {
    let is_state = |text: &str| Reading::from_text(text, "").state != State::Unread || before_remark(text).is_some();
    slots.len() == row.len()
        && slots.iter().zip(row).all(|(slot, (text, _))| match slot {
            Slot::Of(Wide::KpiName, _) => !is_state(text) && Slot::read(text) == Slot::Unknown,
            Slot::Of(Wide::Unit, _) => is_unit(text),
            Slot::TimeOf | Slot::Computed => true,
            slot if slot.is_of_figures() => is_state(text),
            _ => !is_number(text),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, joined, expected);
    }

    #[test]
    fn cells_on_a_line_each_become_rows() {
        gives(
            "指標名\n単位\n現状値\n（R1）\n目標値\n（R6）\n出店数\n店\n9\n12\n会員数\n（累計）\n人\n40\n55\n※速報値",
            "指標名|単位|現状値（R1）|目標値（R6）\n出店数|店|9|12\n会員数（累計）|人|40|55\n※速報値",
        );
    }

    #[test]
    fn headings_on_a_line_each_stand_above_whole_rows() {
        gives(
            "取組の成果\n指標名\n単位\nR5目標\nR5実績\n出店数|店|9|12\n会員数|人|40|55",
            "取組の成果\n指標名|単位|R5目標|R5実績\n出店数|店|9|12\n会員数|人|40|55",
        );
    }

    #[test]
    fn a_line_that_ends_within_a_cell_goes_on_below() {
        gives(
            "指標名|単位|現状値\n（R1）|目標値\n（R6）\n出店数|店|9|12\n会員数|人|40\n（速報）|55",
            "指標名|単位|現状値（R1）|目標値（R6）\n出店数|店|9|12\n会員数|人|40（速報）|55",
        );
        gives(
            "指標名|現状値|目標値\n会員数\n（累計）|40人|55人\n出店数|9店|12店",
            "指標名|現状値|目標値\n会員数（累計）|40人|55人\n出店数|9店|12店",
        );
    }

    #[test]
    fn years_over_several_columns_each_are_spread_over_these() {
        gives(
            "指標名|R5|R6|備考\n目標|実績|目標|実績\n出店数|9|12|13|15|市",
            "指標名|R5||R6||備考\n|目標|実績|目標|実績|\n出店数|9|12|13|15|市",
        );
        for text in [
            "指標名|R5|R6\n目標|実績|目標\n出店数|9|12|13",
            "指標名|R5|R6\n目標|実績|実績|目標\n出店数|9|12|13|15",
            "指標名|R5|R6\n目標|実績|目標|実績\n出店数|9|12|13",
            "指標名|R5|R6|R7\n|目標|実績|目標\n出店数|9|12|13",
        ] {
            gives(text, text);
        }
    }

    #[test]
    fn rows_that_do_not_fit_stay_as_they_are() {
        for text in [
            "指標名\n単位\n現状値\n目標値\n出店数\n9\n12\n会員数\n人\n40\n55",
            "指標名\n現状値\n目標値\n出店数\n9店\n会員数\n40人\n55人",
            "指標名\n現状値\n目標値\n出店数\n9店\n12店\n会員数\n40人",
            "指標名\n単位\nR5目標\n出店数|店|9|12\n会員数|人|40|55",
            "指標名\n単位\n実績\n方法\n出店数|店|9|12\n会員数|人|40|55",
            "指標名|現状値|目標値\n【農業】\n会員数|40人|55人",
            "指標名|現状値|目標値\n基本目標1\n（再掲）|40人|55人",
            "指標名|現状値|目標値\n出店数|9店\n会員数|40人",
        ] {
            gives(text, text);
        }
    }
}
