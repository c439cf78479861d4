//! 水準で表示: the cells of increment KPIs show the level that is reached, while increments are what is kept
//! (`decisions.md` 13). Where a level cannot be typed the cell is read-only and says why.

use keikaku::cell::Cell;
use keikaku::edit::CellPlace;
use keikaku::edit::indicators::{Place, cell_at};
use keikaku::edit::levels::{self, Level, WhyNot};
use keikaku::fiscal_year::FiscalYear;
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Row;
use keikaku::wording::levels::why_not;

use crate::ui::board::{Frame, Levels};
use crate::ui::desk::Desk;
use crate::ui::el::put;
use crate::ui::field::place;
use crate::ui::leptos::*;

/// What an open grid asks while it shows levels.
pub(super) const LEVELS: Levels = Levels { text, bind };

/// The row and the year of a cell that can hold a level.
pub(super) fn of(row: &Indicator, at: CellPlace) -> Option<(Row, FiscalYear)> {
    match at {
        CellPlace::Target(year) if levels::has_levels(row) => Some((Row::Target, year)),
        CellPlace::Actual(year) if levels::has_levels(row) => Some((Row::Actual, year)),
        _ => None,
    }
}

/// The level of that cell; `None` where it can hold none.
fn level(row: &Indicator, frame: &Frame, at: CellPlace) -> Option<Level> {
    let (kind, year) = of(row, at)?;
    Some(levels::shown(row, frame.span(), kind, year))
}

/// Why the cell takes no level, while levels are shown.
pub(super) fn why(frame: &Frame, row: &Indicator, at: CellPlace) -> Option<WhyNot> {
    frame.levels.and_then(|_| level(row, frame, at)?.read_only)
}

/// What the cell shows; `None` where it shows what is kept.
fn text(row: &Indicator, frame: &Frame, at: CellPlace) -> Option<String> {
    level(row, frame, at).map(|level| level.cell.shown(&row.unit))
}

/// Makes the cells of the row read-only where no level can be typed, with the reason as their description.
fn bind(desk: Desk, row: &Indicator, frame: &Frame) {
    let years = frame.years.years().flat_map(|year| [CellPlace::Target(year), CellPlace::Actual(year)]);
    for (at, level) in years.filter_map(|at| Some((at, level(row, frame, at)?))) {
        let why = level.read_only.map(|why| why_not(why, desk.words()));
        if let Some(cell) = document().get_element_by_id(&place::id(row.id, Place::Cell(at))) {
            put(&cell, "readonly", why.as_ref().map(|_| ""));
            put(&cell, "aria-description", why.as_deref());
            put(&cell, "title", why.as_deref());
        }
    }
}

/// What an open grid shows in a cell: a level, while levels are shown.
pub(super) fn shown(frame: &Frame, row: &Indicator, at: CellPlace) -> Cell {
    let level = frame.levels.and_then(|_| level(row, frame, at));
    level.map_or_else(|| cell_at(row, at), |level| level.cell)
}
