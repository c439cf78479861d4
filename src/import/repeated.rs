//! Rows that repeat the name before each of their figures: 「相談件数 | 100件 | 相談件数 | 32件 | 32.0%」 under 「目標 | 実績 | 達成率」.
//!
//! An office that puts targets and actuals side by side may write the KPI into both halves, under one heading for the name and its
//! figure. Such rows are read with the name once, and the headings stand over the figures. It is done only where most of the rows
//! below headings repeat their names at the same places, and the headings then are as many as the columns.

use std::sync::Arc;

use super::text_table::{FieldPosition, TextRow, TextTable};
use crate::columns::{self, Slot};
use crate::plan::cell::is_number;
use crate::value::width::{key, trim};

/// The number of rows that are searched for the first headings, and below headings for repeated names.
const LOOKED_AT: usize = 40;
/// The largest number of rows of a sheet that is looked through: larger ones are those of programs.
const MOST_ROWS: usize = 2_000;
/// The smallest number of rows that repeat their names.
const FEWEST: usize = 2;

/// A field of a row with where it stands in the file.
type Field<'a> = (&'a str, Option<FieldPosition>);

/// The sheet with the names of its rows once; `None` if none repeats them.
pub(super) fn named_once(sheet: &TextTable) -> Option<TextTable> {
    let heads = |row: &Arc<TextRow>| heads_figures(row);
    let mut rows = Vec::new();
    let (mut rest, mut is_changed) = (sheet.rows.as_slice(), false);
    if rest.len() > MOST_ROWS || !rest.iter().take(LOOKED_AT).any(heads) {
        return None;
    }
    while let Some((head, behind)) = rest.split_first() {
        let until = behind.iter().position(heads).unwrap_or(behind.len());
        let (below, next) = behind.split_at_checked(until).unwrap_or((behind, &[]));
        let found = if heads(head) { once(head, below) } else { None };
        is_changed |= found.is_some();
        match found {
            Some(changed) => rows.extend(changed),
            None => rows.extend([head].into_iter().chain(below).map(Arc::clone)),
        }
        rest = next;
    }
    is_changed.then_some(TextTable { rows, ..TextTable::default() })
}

fn heads_figures(row: &TextRow) -> bool {
    !row.fields().any(columns::is_figure) && columns::head_figures(row.fields().map(Slot::read))
}

/// The headings and the rows below them with each name once; `None` if the rows do not repeat their names.
fn once(head: &TextRow, below: &[Arc<TextRow>]) -> Option<Vec<Arc<TextRow>>> {
    let repeating: Vec<Vec<usize>> = below.iter().take(LOOKED_AT).map(|row| repetitions(row)).collect();
    let places = repeating.iter().find(|places| !places.is_empty())?;
    let agreeing = repeating.iter().filter(|others| *others == places).count();
    if agreeing < FEWEST || 2 * agreeing <= repeating.len() {
        return None;
    }
    let is_alike = |row: &TextRow| repetitions(row) == *places;
    let width = below.iter().filter(|row| is_alike(row)).map(|row| row.width()).max()?;
    let head = headings(head, places, width)?;
    let rows = below.iter().map(|row| {
        if !is_alike(row) {
            return Arc::clone(row);
        }
        let fields: Vec<Field<'_>> =
            fields(row).filter(|(place, _)| !places.contains(place)).map(|(_, it)| it).collect();
        Arc::new(TextRow::arranged(row.line, &fields))
    });
    Some([Arc::new(head)].into_iter().chain(rows).collect())
}

/// The places at which a row repeats the name that it begins with, each behind a figure; none if it does not, or not only so.
fn repetitions(row: &TextRow) -> Vec<usize> {
    let name = key(row.field(0).unwrap_or_default());
    if name.is_empty() || is_number(&name) {
        return Vec::new();
    }
    let places: Vec<usize> =
        (1..row.len()).filter(|place| row.field(*place).is_some_and(|text| key(text) == name)).collect();
    let is_figure = |place: usize| row.field(place).is_some_and(is_number);
    let is_sound = places.iter().all(|place| is_figure(place - 1) && is_figure(place + 1) && *place > 1);
    if is_sound { places } else { Vec::new() }
}

/// The headings over the columns without the repeated names: one for each name and its figure, which is written in one field or over
/// the name of the two. `None` if they are not as many as the columns.
fn headings(head: &TextRow, places: &[usize], width: usize) -> Option<TextRow> {
    let starts: Vec<usize> = [0].into_iter().chain(places.iter().copied()).collect();
    let is_blank = |place: usize| head.field(place).is_none_or(|text| trim(text).is_empty());
    let spans = starts.iter().all(|start| !is_blank(*start) && is_blank(start + 1));
    let is_kept = |place: &usize| !spans || !starts.iter().any(|start| start + 1 == *place);
    let own = fields(head).take(head.width()).filter(|(place, _)| is_kept(place)).map(|(_, field)| field);
    let fields: Vec<Field<'_>> = [("", None)].into_iter().chain(own).collect();
    (fields.len() == width - places.len()).then(|| TextRow::arranged(head.line, &fields))
}

fn fields(row: &TextRow) -> impl Iterator<Item = (usize, Field<'_>)> {
    row.fields().enumerate().map(|(place, text)| (place, (text, row.written(place))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, named_once, expected);
    }

    #[test]
    fn a_name_that_is_repeated_before_each_figure_is_read_once() {
        let rows = "朝市の出店数|20店|朝市の出店数|12店|60%\n講座の数|5回|講座の数|6回|120%";
        let once = "|目標値|実績値|達成率\n朝市の出店数|20店|12店|60%\n講座の数|5回|6回|120%";
        gives(&format!("目標値|実績値|達成率\n{rows}"), once);
        gives(&format!("目標値||実績値||達成率\n{rows}"), once);
    }

    #[test]
    fn rows_that_have_lost_their_other_half_stay_as_they_are() {
        gives(
            "目標値|実績値|達成率\n朝市の出店数|20店|朝市の出店数|12店|60%\n講座の数|5回|講座の数|6回|120%\n祭りの数|3回",
            "|目標値|実績値|達成率\n朝市の出店数|20店|12店|60%\n講座の数|5回|6回|120%\n祭りの数|3回",
        );
    }

    #[test]
    fn other_tables_stay_as_they_are() {
        for text in [
            "指標|目標値|指標|実績値\n講座の数|5回|講座の数|6回\n朝市の数|1回|朝市の数|2回",
            "目標値|実績値|達成率\n講座の数|5回|講座の数|6回|120%\n朝市の数|1回|2回|200%",
            "指標|目標値|実績値\n講座の数|5回|6回",
        ] {
            gives(text, text);
        }
    }
}
