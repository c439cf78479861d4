//! The cells of a row by their places, and what to do about those that can't be read.

use super::{Language, changes, terms};
use crate::cell::{Cell, Reading, State};
use crate::edit::CellPlace;
use crate::plan::Indicator;
use crate::plan::indicator::Measure;

/// Every cell of a row in which something may stand.
pub(super) fn cells(row: &Indicator) -> impl Iterator<Item = (CellPlace, &Cell)> {
    let targets = row.targets.iter().map(|(year, cell)| (CellPlace::Target(*year), cell));
    let actuals = row.actuals.iter().map(|(year, actual)| (CellPlace::Actual(*year), &actual.cell));
    let single = [(CellPlace::Baseline, &row.baseline.cell), (CellPlace::Period, &row.period_target)];
    let stated = row.stated_total.iter().map(|cell| (CellPlace::StatedTotal, cell));
    single.into_iter().chain(targets).chain(actuals).chain(stated)
}

/// A cell's place where no form is at hand.
pub(super) fn place(place: CellPlace, language: Language) -> String {
    changes::cell(place, language.of("開始前の値", "Baseline"), language)
}

/// What to do about cells that could not be read; empty where there is none.
pub fn unread_cells(row: &Indicator, language: Language) -> String {
    let unread = cells(row).filter(|(_, cell)| cell.state == State::Unread && row.measure != Measure::Descriptive);
    let (of_another_bound, unread): (Vec<_>, Vec<_>) = unread.partition(|(_, cell)| is_of_another_bound(row, cell));
    let sentences = [no_numbers(&unread, language), other_bounds(row, &of_another_bound, language)];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(language.of("", " "))
}

/// Whether only its 超 or 以上 stands against it, which the other targets don't share (`decisions.md` 12).
fn is_of_another_bound(row: &Indicator, cell: &Cell) -> bool {
    Reading::of(&cell.text, &row.unit).bound.is_some()
}

fn no_numbers(cells: &[(CellPlace, &Cell)], language: Language) -> Option<String> {
    let cells = quoted(cells, language)?;
    Some(language.of(
        format!("{cells}を数値として読み取れないため、合計に入れていません。数値か「-」を記入してください。"),
        format!("{cells} cannot be read as a number and is left out of the totals. Please enter a number or “-”."),
    ))
}

fn other_bounds(row: &Indicator, cells: &[(CellPlace, &Cell)], language: Language) -> Option<String> {
    let cells = quoted(cells, language)?;
    let bound = terms::bound(row.bound, language);
    Some(language.of(
        format!(
            "{cells}は、この指標の比べ方（{bound}）と異なるため、合計に入れていません。「比べ方」を選び直すか、数値だけを記入してください。"
        ),
        format!(
            "{cells} is not compared as this indicator is ({bound}) and is left out of the totals. Please choose “Compared by” anew, or enter the number alone."
        ),
    ))
}

/// The texts with their places: `2025年度 目標「約400」`.
fn quoted(cells: &[(CellPlace, &Cell)], language: Language) -> Option<String> {
    let texts: Vec<String> = cells
        .iter()
        .map(|(at, cell)| {
            let (at, text) = (place(*at, language), &cell.text);
            language.of(format!("{at}「{text}」"), format!("“{text}” ({at})"))
        })
        .collect();
    (!texts.is_empty()).then(|| texts.join(language.of("、", ", ")))
}
