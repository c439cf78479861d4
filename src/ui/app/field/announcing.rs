//! What a screen reader announces while somebody types: a single sentence, when the typing pauses.

use std::time::Duration;

use keikaku::plan::{Basis, CellPlace};
use keikaku::value::IndicatorId;
use keikaku::wording::{Label, figures};
use leptos::prelude::*;

use crate::ui::app::field::Fields;
use crate::ui::app::view::EditorView;

/// The time without input after which typing counts as paused.
const PAUSE: Duration = Duration::from_millis(500);

impl Fields {
    /// Announces the new total of the row when typing pauses.
    pub(crate) fn announce_total(self, view: EditorView, indicator: IndicatorId, place: CellPlace) {
        let total = move || {
            let grid_state = view.grid_state()?;
            let row = grid_state.row(indicator)?.view.get_untracked();
            let totals =
                figures::totals(&row.indicator, grid_state.columns.get_untracked().1.span(), view.editor.language());
            let total = if matches!(place, CellPlace::Actual(_)) { totals.actual } else { totals.target };
            // The final target of a level is a target, and not a level that was reached.
            let column = view.editor.locale().label(match place {
                _ if row.indicator.basis != Some(Basis::Level) => Label::COLUMN_CUMULATIVE,
                CellPlace::Actual(_) => Label::COLUMN_STANDING,
                _ => Label::ROW_TARGET,
            });
            Some(format!("{} {column} {}", row.name, total.text(view.editor.language())))
        };
        self.announce(view, Box::new(total));
    }

    /// Announces a sentence when the typing pauses; the sentence is created at that time. A sentence that still waits
    /// is replaced.
    pub(crate) fn announce(self, view: EditorView, sentence: Box<dyn FnOnce() -> Option<String>>) {
        let announce = move || view.editor.messages.spoken.set(sentence().unwrap_or_default());
        let timer = set_timeout_with_handle(announce, PAUSE).ok();
        self.replace_announcement(timer);
    }

    /// Announces a sentence at once. A sentence that still waits is dropped, so that the result of the last act is
    /// heard last.
    pub(crate) fn announce_now(self, view: EditorView, sentence: String) {
        self.replace_announcement(None);
        view.editor.messages.spoken.set(sentence);
    }

    /// Clears the live region and drops the waiting announcement, when a view is left.
    pub(crate) fn fall_silent(self, view: EditorView) {
        self.announce_now(view, String::new());
    }

    fn replace_announcement(self, timer: Option<TimeoutHandle>) {
        let earlier = self.state.try_update_value(|state| std::mem::replace(&mut state.announcing, timer));
        if let Some(earlier) = earlier.flatten() {
            earlier.clear();
        }
    }
}
