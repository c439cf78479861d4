//! The cells of a row by their places, and what to do about those that can't be read.

use super::{Language, changes, terms};
use crate::cell::{Cell, Reading, State};
use crate::edit::CellPlace;
use crate::plan::Indicator;
use crate::plan::indicator::Measure;

/// Every cell of a row in which something may stand.
pub(super) fn cells(row: &Indicator) -> Vec<(CellPlace, &Cell)> {
    let mut cells = vec![(CellPlace::Baseline, &row.baseline.cell), (CellPlace::Period, &row.period_target)];
    cells.extend(row.targets.iter().map(|(year, cell)| (CellPlace::Target(*year), cell)));
    cells.extend(row.actuals.iter().map(|(year, actual)| (CellPlace::Actual(*year), &actual.cell)));
    cells.extend(row.stated_total.iter().map(|cell| (CellPlace::StatedTotal, cell)));
    cells
}

/// A cell's place where no form is at hand.
pub(super) fn place(place: CellPlace, language: Language) -> String {
    changes::cell(place, language.of("開始前の値", "Baseline"), language)
}

/// What to do about cells that could not be read; empty where there is none.
pub fn unread_cells(row: &Indicator, language: Language) -> String {
    let (mut no_numbers, mut of_another_bound) = (Vec::new(), Vec::new());
    for (at, cell) in cells(row) {
        if cell.state == State::Unread && row.measure != Measure::Descriptive {
            let (at, text) = (place(at, language), &cell.text);
            let quoted = language.of(format!("{at}「{text}」"), format!("“{text}” ({at})"));
            // Only its 超 or 以上 stands against it, which the other targets don't share (`decisions.md` 12).
            let is_number = Reading::of(text, &row.unit).bound.is_some();
            if is_number { of_another_bound.push(quoted) } else { no_numbers.push(quoted) }
        }
    }
    let mut sentences = Vec::new();
    if !no_numbers.is_empty() {
        sentences.push(not_read(&no_numbers.join(language.of("、", ", ")), language));
    }
    if !of_another_bound.is_empty() {
        sentences.push(compared_otherwise(row, &of_another_bound.join(language.of("、", ", ")), language));
    }
    sentences.join(language.of("", " "))
}

fn not_read(cells: &str, language: Language) -> String {
    language.of(
        format!("{cells}を数値として読み取れないため、合計に入れていません。数値か「-」を記入してください。"),
        format!("{cells} cannot be read as a number and is left out of the totals. Please enter a number or “-”."),
    )
}

fn compared_otherwise(row: &Indicator, cells: &str, language: Language) -> String {
    let bound = terms::bound(row.bound, language);
    language.of(
        format!(
            "{cells}は、この指標の比べ方（{bound}）と異なるため、合計に入れていません。「比べ方」を選び直すか、数値だけを記入してください。"
        ),
        format!(
            "{cells} is not compared as this indicator is ({bound}) and is left out of the totals. Please choose “Compared by” anew, or enter the number alone."
        ),
    )
}
