//! Rows of a copied text in which only a blank parts two cells: 「来場者数 1,848人 | 1,774人」 under three headings.
//!
//! A program that copies tables out of a printed page parts cells by tabs, but not those that lie close to each other. Where a
//! row has fewer fields than its headings, and parting them at the blanks beside figures gives exactly as many, all figures
//! in one unit, that is what stood on the page; headings likewise, by the rows below them. Any other row stays as it is:
//! cells that were lost are never filled in. Files with commas are no copied texts.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::blanks::{self, beside_figures, words};
use super::text_table::{Delimiter, TextRow, TextTable};
use crate::columns::{self, Slot};
use crate::plan::cell::{Reading, State, is_number};
use crate::value::width::trim;

/// The number of rows that are searched for the first headings.
const HEAD: usize = 40;
/// The number of rows below headings by which their number is known.
const LOOKED_AT: usize = 20;
/// The largest number of rows of a copied text.
const MOST_ROWS: usize = 2_000;
/// The largest number of columns of a copied text.
const MOST_COLUMNS: usize = 60;

/// The sheet with its glued cells parted; `None` if there are none.
pub(super) fn parted(sheet: &TextTable, delimiter: Delimiter) -> Option<TextTable> {
    let is_large = sheet.rows.len() > MOST_ROWS || sheet.rows.iter().any(|row| row.len() > MOST_COLUMNS);
    if delimiter != Delimiter::Tab
        || is_large
        || !sheet
            .rows
            .iter()
            .take(HEAD)
            .any(|row| heads_a_table(row) || apart(row).is_some_and(|row| heads_a_table(&row)))
    {
        return None;
    }
    let mut rows = sheet.rows.clone();
    let mut is_changed = part_figures(&mut rows);
    is_changed |= join_numbers(&mut rows);
    let mut width = None;
    for at in 0..rows.len() {
        let Some((row, below)) = rows.get(at..).and_then(<[_]>::split_first) else { break };
        let is_head = heads_a_table(row);
        let found = if is_head {
            most_frequent_width(below).and_then(|wanted| headings(row, wanted, below))
        } else {
            width.and_then(|wanted| with_width(row, wanted, beside_figures))
        };
        if is_head {
            width = Some(found.as_ref().map_or_else(|| row.width(), TextRow::len));
        }
        if let Some(found) = found.map(Arc::new)
            && let Some(row) = rows.get_mut(at)
        {
            (*row, is_changed) = (found, true);
        }
    }
    is_changed.then_some(TextTable { rows, ..TextTable::default() })
}

fn heads_a_table(row: &TextRow) -> bool {
    columns::heads_a_table(&row.fields())
}

/// Parts fields that hold nothing but several figures, or several headings of figures, below headings that are at least as many as the
/// row then has fields: 「保育所 | 2,358 | 2,728 2,621」 under 「 | 5年度 6年度 7年度」. Returns whether there were such rows.
fn part_figures(rows: &mut [Arc<TextRow>]) -> bool {
    let (mut width, mut is_changed) = (0, false);
    for row in rows {
        let parted = apart(row);
        let is_head = heads_a_table(row) || parted.as_ref().is_some_and(heads_a_table);
        if is_head {
            // Headings may have none over the names.
            width = parted.as_ref().map_or_else(|| row.width(), TextRow::width)
                + usize::from(row.field(0).is_some_and(is_over_figures));
        }
        if let Some(parted) = parted.filter(|parted| parted.len() <= width) {
            (*row, is_changed) = (Arc::new(parted), true);
        }
    }
    is_changed
}

/// The row with each of its several figures, or headings of figures, in a field of its own; `None` if none has several, or if the
/// name has figures behind it: then it is not known what stands where.
fn apart(row: &TextRow) -> Option<TextRow> {
    let is_glued = |first: &str| {
        blanks::figures(first).is_none() && beside_figures(first).iter().skip(1).any(|part| is_number(part))
    };
    if row.field(0).is_some_and(is_glued) {
        return None;
    }
    let parts = |(place, field): (usize, &str)| {
        let several = || if row.len() == 1 { blanks::by_slashes(field) } else { None };
        let parts = blanks::figures(field).or_else(several).unwrap_or_else(|| vec![field.to_owned()]);
        parts.into_iter().map(|part| (part, row.written(place))).collect::<Vec<_>>()
    };
    let fields: Vec<_> = row.fields().enumerate().flat_map(parts).collect();
    (fields.len() > row.len()).then(|| TextRow::arranged(row.line, &fields))
}

/// Whether a heading is over figures, or several are.
fn is_over_figures(heading: &str) -> bool {
    Slot::read(heading).is_of_figures() || blanks::figures(heading).is_some()
}

/// Puts the number of a KPI and its name into one field, where another row of the table has them in one and its number of fields is
/// that of the headings: 「指標1 | 来場者数 | 20人」 beside 「指標2 会員数 | 30人」. Returns whether there were such rows.
fn join_numbers(rows: &mut [Arc<TextRow>]) -> bool {
    let (mut width, mut has_joined, mut is_changed) = (0, false, false);
    for at in 0..rows.len() {
        let Some((row, below)) = rows.get(at..).and_then(<[_]>::split_first) else { break };
        if heads_a_table(row) {
            width = row.width();
            let of_table = below.iter().take_while(|row| !heads_a_table(row));
            has_joined = of_table.take(LOOKED_AT).any(|row| row.width() == width && begins_with_number(row));
            continue;
        }
        let joined = if has_joined { with_number_joined(row, width) } else { None };
        if let Some(joined) = joined.map(Arc::new)
            && let Some(row) = rows.get_mut(at)
        {
            (*row, is_changed) = (joined, true);
        }
    }
    is_changed
}

/// Whether the first field is the number of a KPI with its name behind a blank: 指標2 会員数.
fn begins_with_number(row: &TextRow) -> bool {
    let words = row.field(0).map(words).unwrap_or_default();
    words.len() > 1 && words.first().is_some_and(|first| columns::is_number_of_kpi(first))
}

/// The row with the number of the KPI and its name in one field; `None` if it does not have them in two, or then not that width.
fn with_number_joined(row: &TextRow, width: usize) -> Option<TextRow> {
    let (number, name) = (row.field(0).map(trim)?, row.field(1).map(trim)?);
    let is_apart =
        row.width() == width + 1 && columns::is_number_of_kpi(number) && !name.is_empty() && !is_number(name);
    let rest = row.fields().enumerate().skip(2).map(|(place, field)| (field.to_owned(), row.written(place)));
    let fields: Vec<_> = [(format!("{number} {name}"), row.written(1))].into_iter().chain(rest).collect();
    is_apart.then(|| TextRow::arranged(row.line, &fields))
}

/// The number of fields that most of the rows below headings have.
fn most_frequent_width(below: &[Arc<TextRow>]) -> Option<usize> {
    let rows = || below.iter().take_while(|row| !heads_a_table(row)).take(LOOKED_AT);
    let count = |width: usize| rows().filter(|row| row.width() == width).count();
    let width = rows().map(|row| row.width()).max_by_key(|width| count(*width))?;
    (2 * count(width) > rows().count()).then_some(width)
}

/// The headings parted into that number of fields; `None` if they have as many, or cannot be parted so. A first heading that is
/// blank, over names or over the numbers before them, is lost where a blank is all that stood in it.
fn headings(row: &TextRow, wanted: usize, below: &[Arc<TextRow>]) -> Option<TextRow> {
    let has_lost_first = || {
        let full = below.iter().take(LOOKED_AT).filter(|row| row.width() == wanted);
        let mut firsts = full.filter_map(|row| row.field(0)).map(trim);
        let is_over_names = row.field(0).is_some_and(is_over_figures);
        // A blank that is there is not lost: the cells behind it are those of a second line of headings.
        let is_there = row.field(0).is_some_and(|first| trim(first).is_empty());
        !is_there && row.width() + 1 == wanted && (is_over_names || firsts.all(columns::is_number_of_kpi))
    };
    with_width(row, wanted, blanks::headings).or_else(|| {
        let own = row.fields().enumerate().map(|(place, field)| (field, row.written(place)));
        let fields: Vec<_> = [("", None)].into_iter().chain(own).collect();
        has_lost_first().then(|| TextRow::arranged(row.line, &fields))
    })
}

/// The row parted into that number of fields; `None` if it has as many, or cannot be parted so.
fn with_width(row: &TextRow, wanted: usize, parts: impl Fn(&str) -> Vec<String>) -> Option<TextRow> {
    // A blank cell that is there is none that was lost.
    if row.len() >= wanted || row.len() < 2 {
        return None;
    }
    let fields = row
        .fields()
        .enumerate()
        .flat_map(|(place, field)| parts(field).into_iter().map(|part| (part, row.written(place))).collect::<Vec<_>>());
    let fields: Vec<_> = fields.collect();
    let units: BTreeSet<String> = fields.iter().filter_map(|(text, _)| unit_of(text)).collect();
    (fields.len() == wanted && units.len() < 2).then(|| TextRow::arranged(row.line, &fields))
}

/// The unit of a figure, blank if it has none; `None` if the text is no figure.
pub(super) fn unit_of(text: &str) -> Option<String> {
    let read = Reading::from_text(text, "");
    matches!(read.state, State::Number { .. }).then(|| read.unit.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, |sheet| parted(sheet, Delimiter::Tab), expected);
    }

    #[test]
    fn a_row_is_parted_beside_its_figures_where_that_gives_as_many_cells_as_headings() {
        gives(
            "指標名|現状値|目標値\n来場者数|10人|20人\n道の駅 来場者数 1,848人|1,774人\n利用者数|10 万人 20 万人",
            "指標名|現状値|目標値\n来場者数|10人|20人\n道の駅 来場者数|1,848人|1,774人\n利用者数|10 万人|20 万人",
        );
    }

    #[test]
    fn headings_are_parted_by_the_rows_below_them() {
        gives("指標|目標値\n指標1|来場者数|20人", "|指標|目標値\n指標1|来場者数|20人");
        gives("基準値|目標値\nA|10|20\nB|20|30", "|基準値|目標値\nA|10|20\nB|20|30");
        gives("目標値|R5 実績値\nA|20|10\nB|30|20", "|目標値|R5 実績値\nA|20|10\nB|30|20");
        gives("指標名|改善 達成度|目標値\nA|○|B|20\nC|×|A|30", "指標名|改善|達成度|目標値\nA|○|B|20\nC|×|A|30");
    }

    #[test]
    fn a_number_and_its_name_are_one_field_where_another_row_has_them_so() {
        gives(
            "指標|基準値|目標値\n指標1|来場者数|10人|20人\n指標2 会員数|5人|6人",
            "指標|基準値|目標値\n指標1 来場者数|10人|20人\n指標2 会員数|5人|6人",
        );
    }

    #[test]
    fn a_blank_column_at_the_end_and_figures_in_names_part_nothing() {
        let blank = "No|指標名|令和5年度目標|令和6年度目標\n1|来場者数|10|20|\n2|会員数|30|40|";
        gives(blank, blank);
        let named = "指標名|令和5年度目標|令和6年度目標\n来場者数|10|20\n就業率 65歳以上|40";
        gives(named, named);
    }

    #[test]
    fn lost_cells_are_not_filled_in() {
        let torn = "指標名|現状値|目標値|実績値\n来場者数|10人|20人|30人\n利用者数 10人|20人";
        gives(torn, torn);
    }
}
