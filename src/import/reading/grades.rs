//! Grades of schools: 1年 | 2年 | 3年 on a sheet that speaks of pupils are parts of an indicator, and no years.

use crate::columns::vocabulary::{OF_SCHOOLS, grade_of_school};

/// The rows and indexes of the cells that name grades, by the comparable texts of all cells of a sheet: those of a row, or of a column, in
/// which the first two grades stand. The first year of an era is 元年.
pub(super) fn cells_of_grades<'k>(
    cells: &(impl Iterator<Item = ((usize, usize), &'k str)> + Clone),
) -> Vec<(usize, usize)> {
    let graded = cells.clone().filter_map(|((row, index), key)| Some((row, index, grade_of_school(key)?)));
    let mut graded: Vec<(usize, usize, u32)> = graded.collect();
    let is_of_pupils = || cells.clone().any(|(_, key)| OF_SCHOOLS.stand_in(key));
    if !graded.iter().any(|(_, _, grade)| *grade == 1) || !is_of_pupils() {
        return Vec::new();
    }
    let has_both =
        |line: &&[(usize, usize, u32)]| [1, 2].iter().all(|wanted| line.iter().any(|(_, _, own)| own == wanted));
    let mut found = Vec::new();
    let mut take = |line: &[(usize, usize, u32)]| found.extend(line.iter().map(|(row, index, _)| (*row, *index)));
    graded.chunk_by(|one, next| one.0 == next.0).filter(has_both).for_each(&mut take);
    graded.sort_unstable_by_key(|(_, index, _)| *index);
    graded.chunk_by(|one, next| one.1 == next.1).filter(has_both).for_each(&mut take);
    found
}
