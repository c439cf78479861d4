//! Grades of schools: on a sheet about pupils, 1年 | 2年 | 3年 are parts of an indicator and no years.

use crate::columns::seen_words::Seen;
use crate::columns::vocabulary::{ERAS, HeadWord, OF_SCHOOLS, grade_of_school};

/// The rows and indexes of the cells that name grades: in a row over figures, or in a column before figures. Years of an era begin with 元年,
/// not with 1年.
pub(super) fn cells_of_grades(rows: &[Vec<&Seen>]) -> Vec<(usize, usize)> {
    if !rows.iter().flatten().any(|seen| OF_SCHOOLS.stand_in(&seen.key)) {
        return Vec::new();
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let is_grade = |(row, index): &(usize, usize)| grade_at(rows, *row, *index).is_some();
    let in_row = |row: usize| (0..width).map(move |index| (row, index)).filter(is_grade).collect::<Vec<_>>();
    let in_column = |index: usize| (0..rows.len()).map(move |row| (row, index)).filter(is_grade).collect::<Vec<_>>();
    let of_rows =
        (0..rows.len()).map(in_row).filter(|cells| are_grades(rows, cells) && stand_over_figures(rows, cells));
    let of_columns =
        (0..width).map(in_column).filter(|cells| are_grades(rows, cells) && stand_before_figures(rows, cells));
    of_rows.chain(of_columns).flatten().collect()
}

fn cell<'s>(rows: &[Vec<&'s Seen>], row: usize, index: usize) -> Option<&'s Seen> {
    rows.get(row)?.get(index).copied()
}

fn grade_at(rows: &[Vec<&Seen>], row: usize, index: usize) -> Option<u32> {
    grade_of_school(&cell(rows, row, index)?.key)
}

/// Whether these cells begin with the first two grades and continue with the next grade or the first of another school, and nothing above
/// them marks them as years.
fn are_grades(rows: &[Vec<&Seen>], cells: &[(usize, usize)]) -> bool {
    let grades: Vec<u32> = cells.iter().filter_map(|(row, index)| grade_at(rows, *row, *index)).collect();
    let says_years = |seen: &Seen| {
        let is_era = ERAS.iter().any(|era| seen.key.contains(era));
        is_era || seen.head == Some(HeadWord::Year) || !seen.kinds.is_empty() || !seen.times.is_empty()
    };
    let above = |(row, index): &(usize, usize)| cell(rows, row.checked_sub(1)?, *index);
    let is_below_years = |at: &(usize, usize)| grade_above(rows, *at).is_none() && above(at).is_some_and(says_years);
    grades.starts_with(&[1, 2])
        && grades.windows(2).all(|pair| matches!(pair, [one, next] if *next == one + 1 || *next == 1))
        && !cells.iter().any(is_below_years)
}

fn grade_above(rows: &[Vec<&Seen>], (row, index): (usize, usize)) -> Option<u32> {
    grade_at(rows, row.checked_sub(1)?, index)
}

/// Whether a row has no figures besides these cells, and figures are below them.
fn stand_over_figures(rows: &[Vec<&Seen>], cells: &[(usize, usize)]) -> bool {
    let Some((row, first)) = cells.first().copied() else { return false };
    let own = rows.get(row).into_iter().flatten();
    let has_no_figure = own.clone().all(|seen| seen.figure.is_none() || grade_of_school(&seen.key).is_some());
    let has_name = own.take(first).any(|seen| !seen.is_blank());
    let is_over_figure = |(row, index): &(usize, usize)| {
        cell(rows, row + 1, *index).is_some_and(|seen| seen.figure.is_some() && grade_of_school(&seen.key).is_none())
    };
    has_no_figure && (!has_name || cells.len() > 2) && cells.iter().any(is_over_figure)
}

/// Whether figures are at the right of each of these cells of a column, and none at its left.
fn stand_before_figures(rows: &[Vec<&Seen>], cells: &[(usize, usize)]) -> bool {
    let is_before = |(row, index): &(usize, usize)| {
        let cells = rows.get(*row).map(Vec::as_slice).unwrap_or_default();
        let (before, behind) = cells.split_at_checked(*index).unwrap_or_default();
        let have_figure = |cells: &[&Seen]| cells.iter().any(|seen| seen.figure.is_some());
        !have_figure(before) && have_figure(behind)
    };
    cells.iter().all(is_before)
}
