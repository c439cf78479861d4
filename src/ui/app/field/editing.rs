//! What a cell shows while its text is edited: the bare figure, without separators, which would be in the way of the
//! caret. It is the same content in other letters, so that the field is not touched by it: leaving it without another
//! change makes no step of history, and shows the figure as before.

use keikaku::command::InputField;

use crate::ui::app::field::meaning::bare;
use crate::ui::app::field::{Active, Fields};
use crate::ui::app::view::EditorView;

impl Fields {
    /// Writes the bare figure of the cell into the focused field, which begins to be edited. A text that is being typed
    /// stays as it is.
    pub(crate) fn begin_editing(self, view: EditorView) {
        let Some(active) = self.active().filter(|active| !active.touched && active.is_unchanged()) else { return };
        if let Some(bare) = bare(view, active.target) {
            active.control.write(&bare);
            self.update(|active| active.bare = Some(bare));
        }
    }

    /// Shows the focused field as before it was edited, if nothing was typed in it.
    pub(crate) fn end_editing(self) {
        let Some(active) = self.active().filter(|active| !active.touched && active.bare.is_some()) else { return };
        active.control.write(&active.before);
        self.update(|active| active.bare = None);
    }

    /// Whether that text stands in the field already, as a bare figure.
    pub(super) fn is_bare(self, field: InputField, text: &str) -> bool {
        let is_bare = |active: &Active| active.bare.is_some() && active.before == text;
        self.active().is_some_and(|active| active.target.field == field && is_bare(&active))
    }
}
