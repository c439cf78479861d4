//! The selection in the table, and the cell that has the focus.

use keikaku::plan::CellAddress;
use keikaku::value::PlanId;
use web_sys::HtmlInputElement;

/// The selection in the table, and how keys and the mouse act on it.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// Whether keys edit the text of the cell instead of moving from cell to cell.
    pub(crate) is_editing: bool,
    /// The corner of the selected rectangle that is opposite to the focused cell; `None` if there is no rectangle.
    pub(crate) corner: Option<CellAddress>,
    /// The cell on which the mouse button was pressed.
    pub(crate) pressed: Option<CellAddress>,
    /// The text of that cell when the button was pressed.
    pub(crate) text_when_pressed: String,
    /// The cell in which a series of Tab keys began; `None` outside of such a series.
    pub(crate) tab_start: Option<CellAddress>,
    /// Whether Tab was pressed and the focus has not moved yet.
    pub(crate) is_tabbing: bool,
}

/// The cell that has the focus.
#[derive(Clone, Debug)]
pub(crate) struct FocusedCell {
    /// The plan of the cell.
    pub(crate) plan: PlanId,
    /// The indicator and the place of the cell.
    pub(crate) cell: CellAddress,
    /// The element of the cell.
    pub(crate) input: HtmlInputElement,
    /// Whether the cell has unfinished typing.
    pub(crate) is_touched: bool,
}
