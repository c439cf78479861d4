//! 水準で表示: the cells of KPIs with increments show the level that is reached, while increments are stored
//! (`docs/decisions.md` 13). A cell in which no level can be typed is read-only, with the reason as its description.

use keikaku::command::levels::WhyNot;
use keikaku::plan::{CellPlace, Indicator};
use keikaku::wording::levels::why_not;

use crate::ui::app::dom::set_attribute;
use crate::ui::app::{EditorView, GridColumns, PageField};

/// The reason why no level can be typed in the cell; `None` if a level can be typed, or if levels are not shown.
pub(crate) fn why(columns: &GridColumns, row: &Indicator, at: CellPlace) -> Option<WhyNot> {
    columns.level(row, at)?.read_only
}

/// Makes the cells of the row in which no level can be typed read-only, with the reason as their description.
pub(crate) fn bind(view: EditorView, row: &Indicator, columns: &GridColumns) {
    let years = columns.years.years().flat_map(|year| [CellPlace::Target(year), CellPlace::Actual(year)]);
    for (at, level) in years.filter_map(|at| Some((at, columns.level(row, at)?))) {
        let why = level.read_only.map(|why| why_not(why, view.editor.language()));
        if let Some(cell) = view.fields.element(PageField::of_cell(row.id, at)) {
            set_attribute(&cell, "readonly", why.as_ref().map(|_| ""));
            set_attribute(&cell, "aria-description", why.as_deref());
            set_attribute(&cell, "title", why.as_deref());
        }
    }
}
