//! The count of a sheet's figures: every cell with a digit is placed, asked, left out or open, unless it is a label.

use super::columns::says_value;
use super::grid::{CellId, SheetCell};
use super::marked_sheet::MarkedSheet;
use super::section::{ColumnHolds, SheetColumn, SheetSection};
use super::summary::CellState;
use super::{PlacedFigure, SheetReading};
use crate::columns::in_names::is_note;
use crate::columns::seen_words::{ends_with_a_value, labels_a_figure, says_a_figure};
use crate::columns::stated_units::brackets_at_end;
use crate::columns::vocabulary::HeadWord;
use crate::plan::cell::Cell;

/// Completes the reading so that every cell with a digit that is no label is counted.
pub(super) fn account(sheet: &MarkedSheet<'_>, sections: &[SheetSection], mut reading: SheetReading) -> SheetReading {
    let known = reading.states(sheet.grid);
    let why = sheet.grid.table_of(reading.facts.iter().flat_map(PlacedFigure::why));
    let texts = sheet.grid.table_of(reading.texts.iter().map(|text| text.at));
    let labels = sheet.grid.table_of(sections.iter().flat_map(|section| labels(sheet, section)));
    let columns = sections.iter().flat_map(|section| &section.columns);
    let of_kinds = columns.filter(|column| column.placed_kind().is_some() && column.head != Some(HeadWord::Name));
    let below_kinds = sheet.grid.table_of(of_kinds.flat_map(|column| &column.words).copied());
    let days = sheet.grid.table_of(sections.iter().flat_map(|section| days(sheet, section)));
    let in_names = sheet.grid.table_of(sections.iter().flat_map(|section| cells_of_names(sheet, section)));
    for row in 0..sheet.grid.rows.len() {
        let stands_alone = sheet.grid.only(row).is_some();
        for (at, cell) in sheet.grid.filled(row) {
            let seen = &cell.seen;
            let is_counted = !seen.is_label || seen.is_numbered || days.get(at);
            let has_figure = seen.has_figure() || seen.has_digit() && is_counted;
            let is_remark = stands_alone && is_note(&cell.text) && !says_a_figure(&cell.text);
            // A name or label that contains a figure is not just a label, so its figure is open: 来場者数（目標値：3,600人）.
            let has_value = || labels_a_figure(&cell.text) || ends_with_a_value(&cell.text);
            let says_more = || has_value() || !seen.kinds.is_empty() && says_a_figure(&cell.text);
            // Neither is a sentence with a figure below a heading that states a kind for certain: 目標 over 創業20件.
            let is_below_kind = || below_kinds.get(at) && says_a_figure(&cell.text);
            // Neither is a figure in a column of names that is no name: 2,980人/日（休日）, where a cell broke over two lines.
            let is_misplaced = || in_names.get(at) && has_note(&cell.text);
            let is_labelled = seen.is_words && (says_more() || is_below_kind() || is_misplaced());
            let is_more = is_labelled && !texts.get(at);
            let is_known = known.get(at) != CellState::Label || why.get(at) && !is_more;
            if !has_figure || seen.is_dash || is_known || is_remark {
                continue;
            }
            if sheet.is_left_out(cell) {
                reading.left_out.push(at);
            } else if is_more || !labels.get(at) {
                reading.open.push(at);
            }
        }
    }
    let placed = sheet.grid.table_of(reading.facts.iter().map(|fact| fact.cell));
    let asked = sheet.grid.table_of(reading.asked().filter(|at| !placed.get(*at)));
    reading.counts = [placed.count(), asked.count(), reading.left_out.len(), reading.open.len()];
    reading
}

/// The cells of a table that are labels, whatever digits they have: titles, headings, and the columns of names, times, units, notes and row
/// numbers.
fn labels(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let lines =
        section.heads.iter().chain(&section.captions).chain(section.groups.iter().flat_map(|group| &group.lines));
    let is_label = |(at, cell): &SheetCell<'_>| {
        let is_in_heads = section.heads.contains(&at.row);
        let is_of_years = || sheet.is_year_row(at.row) && cell.seen.is_label;
        let heads_part = || is_in_heads && cell.seen.numbers_a_part();
        let is_no_figure = cell.seen.figure.is_none() || is_of_years() || heads_part();
        // Words with times below a heading of figures may hold figures: 男性 81年 女性 85年.
        let is_of_values = || section.columns.get(at.index).is_some_and(SheetColumn::is_value);
        let may_hold_figures = || !is_in_heads && is_of_values() && cell.seen.is_words && !cell.seen.times.is_empty();
        let says_no_figure = || {
            let is_heading = is_in_heads && !says_value(cell);
            is_heading || !says_a_figure(&cell.text) || sheet.begins_name_below(section, at.row)
        };
        is_no_figure && !may_hold_figures() && says_no_figure()
    };
    let above = lines.flat_map(|row| sheet.grid.filled(*row)).filter(is_label);
    // Words under a heading of a kind or a year are in the place of figures, so they are no labels.
    let is_of_labels = |column: &&SheetColumn| match column.holds {
        ColumnHolds::Values | ColumnHolds::Unclear => false,
        ColumnHolds::Words => column.head.is_some() || column.is_bare(),
        ColumnHolds::Units
        | ColumnHolds::Times
        | ColumnHolds::OtherTimes
        | ColumnHolds::RowNumbers
        | ColumnHolds::Parts => true,
    };
    let columns: Vec<usize> = section.columns.iter().filter(is_of_labels).map(|column| column.index).collect();
    // In a row whose cells cannot be assigned to headings, no figure is a label.
    let known = section.rows.iter().filter(|row| !section.ragged.contains(*row));
    let cells = known.flat_map(|row| columns.iter().map(move |column| (*row, *column)));
    // Below 実績／備考, 45／3月末 is a figure with its note.
    let is_of_both = |column: &SheetColumn| column.head == Some(HeadWord::Note) && column.placed_kind().is_some();
    let is_note = |(at, cell): &SheetCell<'_>| {
        let may_be_figure = cell.seen.holds_figure || cell.seen.has_figure();
        let column = section.columns.get(at.index);
        // A bare number is no unit.
        let is_number = cell.seen.figure.as_ref().is_some_and(|figure| figure.unit.is_none());
        let is_misplaced = is_number && column.is_some_and(|column| column.holds == ColumnHolds::Units);
        !is_misplaced && (!may_be_figure || !column.is_some_and(is_of_both))
    };
    let beside = cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column)).filter(is_note);
    above.chain(beside).map(|(at, _)| at).collect()
}

/// Whether a text is a figure with a note in brackets, and no name.
fn has_note(text: &str) -> bool {
    brackets_at_end(text).is_some_and(|(before, _)| Cell::read(before, "").amount().is_some())
}

/// The cells in the name columns of a table and below headings of names.
fn cells_of_names(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let is_of_names = |column: &&SheetColumn| column.head == Some(HeadWord::Name) || section.holds_names(column.index);
    let columns = section.columns.iter().filter(is_of_names);
    let cells = columns.flat_map(|column| section.rows.iter().map(|row| (*row, column.index)));
    cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column)).map(|(at, _)| at).collect()
}

/// The days in columns of figures, such as those by which something is to be built: R9.3.
fn days(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let cells = section.rows.iter().flat_map(|row| section.values().map(|column| (*row, column.index)));
    let filled = cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column));
    filled.filter(|(_, cell)| cell.seen.is_heading()).map(|(at, _)| at).collect()
}
