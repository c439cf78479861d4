//! The question before a paste, while it waits for its answer.

use std::sync::Arc;

use keikaku::import::paste::{Block, PasteQuestion};
use keikaku::plan::{InputPlace, Plan};
use keikaku::value::IndicatorId;
use leptos::prelude::*;

use crate::ui::app::editor::Editor;

/// The id of the first answer, which gets the focus when the question is asked.
pub(crate) const FIRST_ANSWER: &str = "paste-answer";

/// The question with the field at which it was asked.
#[derive(Clone, Debug)]
pub(crate) struct AskedPaste {
    /// The plan as it was. Once it has changed, the answers would paste what nobody has seen, so the question is gone.
    pub(crate) plan: Arc<Plan>,
    /// The cell, or the name or the unit, that has the focus.
    pub(crate) at: (IndicatorId, InputPlace),
    /// What is pasted.
    pub(crate) block: Arc<Block>,
    /// Why it is asked, and what each answer pastes.
    pub(crate) question: PasteQuestion,
}

impl AskedPaste {
    /// Whether the plan is still as it was. It is tracked.
    pub(crate) fn is_open(&self, editor: Editor) -> bool {
        editor.workbook.with(|workbook| workbook.plan(self.plan.id).is_some_and(|plan| Arc::ptr_eq(plan, &self.plan)))
    }
}
