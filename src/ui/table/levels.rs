//! 水準で表示: the cells of increment KPIs show the level that is reached, while increments are what is kept
//! (`decisions.md` 13). Where a level cannot be typed the cell is read-only and says why.

use keikaku::edit::CellPlace;
use keikaku::edit::indicators::Place;
use keikaku::edit::levels::WhyNot;
use keikaku::plan::Indicator;
use keikaku::wording::levels::why_not;

use crate::ui::board::Frame;
use crate::ui::desk::Desk;
use crate::ui::el::put;
use crate::ui::field::place;
use leptos::prelude::*;

/// Why the cell takes no level, while levels are shown.
pub(super) fn why(frame: &Frame, row: &Indicator, at: CellPlace) -> Option<WhyNot> {
    frame.level(row, at)?.read_only
}

/// Makes the cells of the row read-only where no level can be typed, with the reason as their description.
pub(crate) fn bind(desk: Desk, row: &Indicator, frame: &Frame) {
    let years = frame.years.years().flat_map(|year| [CellPlace::Target(year), CellPlace::Actual(year)]);
    for (at, level) in years.filter_map(|at| Some((at, frame.level(row, at)?))) {
        let why = level.read_only.map(|why| why_not(why, desk.words()));
        if let Some(cell) = document().get_element_by_id(&place::id(row.id, Place::Cell(at))) {
            put(&cell, "readonly", why.as_ref().map(|_| ""));
            put(&cell, "aria-description", why.as_deref());
            put(&cell, "title", why.as_deref());
        }
    }
}
