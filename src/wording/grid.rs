//! What is said of the hand in the grid.

use super::Language;
use crate::edit::CellPlace;
use crate::edit::indicators::cell_at;
use crate::plan::Indicator;

/// How much is chosen.
pub fn chosen(lines: usize, columns: usize, language: Language) -> String {
    language.of(format!("{lines}行×{columns}列を選択"), format!("{lines} by {columns} cells chosen"))
}

/// What stands behind a cell: its text where that was typed otherwise than it is shown, and the provisional values that
/// it replaced.
pub fn behind(row: &Indicator, place: CellPlace, language: Language) -> String {
    let cell = cell_at(row, place);
    let typed = (cell.text != cell.shown(&row.unit))
        .then(|| language.of(format!("入力: {}", cell.text), format!("as typed: {}", cell.text)));
    let earlier = match place {
        CellPlace::Actual(year) => row.actuals.get(&year).map(|actual| actual.earlier.as_slice()).unwrap_or_default(),
        _ => &[],
    };
    let earlier = earlier.iter().map(|one| {
        let (value, day) = (one.cell.shown(&row.unit), one.replaced_on);
        language.of(format!("前の値: {value}（{day}に差し替え）"), format!("before: {value} (replaced on {day})"))
    });
    typed.into_iter().chain(earlier).collect::<Vec<_>>().join(language.of("　", "; "))
}
