//! The text of a cell while it is edited: the bare figure, because separators would be in the way of the caret. The
//! content is the same, so the field does not become touched: leaving it without another change creates no step of
//! history, and shows the figure as before.

use keikaku::command::InputField;

use crate::ui::app::field::meaning::bare;
use crate::ui::app::field::{Active, Fields};
use crate::ui::app::view::EditorView;

impl Fields {
    /// Writes the bare figure of the cell into the focused field, when its editing begins. A text that is being typed
    /// stays unchanged.
    pub(crate) fn begin_editing(self, view: EditorView) {
        let Some(active) = self.active().filter(|active| !active.touched && active.is_unchanged()) else { return };
        if let Some(bare) = bare(view, active.target) {
            active.control.write(&bare);
            self.update(|active| active.bare = Some(bare));
        }
    }

    /// Restores the text that the focused field had before it was edited, if nothing was typed in it.
    pub(crate) fn end_editing(self) {
        let Some(active) = self.active().filter(|active| !active.touched && active.bare.is_some()) else { return };
        active.control.write(&active.before);
        self.update(|active| active.bare = None);
    }

    /// Whether the field already shows that text, as a bare figure.
    pub(super) fn is_bare(self, field: InputField, text: &str) -> bool {
        let is_bare = |active: &Active| active.bare.is_some() && active.before == text;
        self.active().is_some_and(|active| active.target.field == field && is_bare(&active))
    }
}
