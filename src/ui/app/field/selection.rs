//! Where the focus is in the table, and what is selected.

use keikaku::plan::place::CellAddress;
use keikaku::value::id::PlanId;
use web_sys::HtmlInputElement;

/// Where the focus is in the table, and what is selected.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// Whether keys are the text's own, instead of moving from cell to cell.
    pub(crate) is_editing: bool,
    /// The other corner of the rectangle that is chosen, while there is one.
    pub(crate) corner: Option<CellAddress>,
    /// The cells that are shown as chosen.
    pub(crate) marked: Vec<CellAddress>,
    /// The cell on which the mouse was pressed, and whether the focus was in it already.
    pub(crate) pressed: Option<(CellAddress, bool)>,
    /// The cell in which a run of Tabs began, while it lasts.
    pub(crate) run: Option<CellAddress>,
    /// Whether Tab was pressed, and the focus is on its way.
    pub(crate) is_tabbing: bool,
}

/// The cell that has the focus.
#[derive(Clone, Debug)]
pub(crate) struct FocusedCell {
    /// Of which plan.
    pub(crate) plan: PlanId,
    /// Which cell.
    pub(crate) cell: CellAddress,
    /// Its element.
    pub(crate) input: HtmlInputElement,
    /// Whether there is unfinished typing in it.
    pub(crate) is_touched: bool,
}
