//! Grades of schools: 1年 | 2年 | 3年 on a sheet that speaks of pupils are parts of an indicator, and no years.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grid::GridCell;
use crate::columns::seen_words::Seen;
use crate::columns::vocabulary::{OF_SCHOOLS, grade_of_school};

/// A cell that may name a grade.
#[derive(Clone, Copy)]
struct GradeCell {
    row: usize,
    column: usize,
    grade: u32,
}

/// A row or a column of a sheet.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Row(usize),
    Column(usize),
}

/// Takes the years from cells that name grades: those of a row, or of a column, in which the first two grades stand. The first year of an
/// era is 元年.
pub(super) fn take_grades(rows: &mut [Vec<GridCell>]) {
    let grade = |cell: &GridCell| grade_of_school(&cell.seen.key);
    let has_first = rows.iter().flatten().any(|cell| grade(cell) == Some(1));
    if !has_first || !rows.iter().flatten().any(|cell| OF_SCHOOLS.stand_in(&cell.seen.key)) {
        return;
    }
    let mut lines: BTreeMap<Line, Vec<GradeCell>> = BTreeMap::new();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let Some(grade) = grade(cell) else { continue };
            for line in [Line::Row(row), Line::Column(column)] {
                lines.entry(line).or_default().push(GradeCell { row, column, grade });
            }
        }
    }
    let has = |cells: &[GradeCell], wanted: u32| cells.iter().any(|cell| cell.grade == wanted);
    for found in lines.into_values().filter(|cells| has(cells, 1) && has(cells, 2)).flatten() {
        if let Some(cell) = rows.get_mut(found.row).and_then(|cells| cells.get_mut(found.column)) {
            let key = cell.seen.key.clone();
            cell.seen = Arc::new(Seen { rest: key.clone(), key, is_words: true, ..Seen::default() });
        }
    }
}
