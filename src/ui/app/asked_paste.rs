//! The question before a paste, while it waits for its answer.

use std::sync::Arc;

use keikaku::import::paste::{Block, PasteQuestion};
use keikaku::plan::{InputPlace, Plan};
use keikaku::value::IndicatorId;
use leptos::prelude::*;

use crate::ui::app::editor::Editor;

/// The id of the first answer, which gets the focus when the question is asked.
pub(crate) const FIRST_ANSWER: &str = "paste-answer";

/// A question before a paste, with the field in which the paste was requested.
#[derive(Clone, Debug)]
pub(crate) struct AskedPaste {
    /// The plan when the question was asked. Once it has changed, the answers would not paste what the user has seen,
    /// so the question is closed.
    pub(crate) plan: Arc<Plan>,
    /// The focused cell, name or unit.
    pub(crate) at: (IndicatorId, InputPlace),
    /// The pasted cells.
    pub(crate) block: Arc<Block>,
    /// The reason for the question, and what each answer pastes.
    pub(crate) question: PasteQuestion,
}

impl AskedPaste {
    /// Whether the plan is unchanged since the question was asked. The result is tracked.
    pub(crate) fn is_open(&self, editor: Editor) -> bool {
        editor.workbook.with(|workbook| workbook.plan(self.plan.id).is_some_and(|plan| Arc::ptr_eq(plan, &self.plan)))
    }
}
