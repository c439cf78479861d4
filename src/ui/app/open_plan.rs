//! The plan whose views are open: its content, the commands that change it, and the user's choices of what is shown.
//!
//! The page provides it once for each view of a plan, so that components need not pass it on. A view that shows several
//! plans (計画一覧, 総括表, 比べる) uses their ids instead.

use std::sync::Arc;

use keikaku::command::{Command, IndicatorCommand, PlanCommand};
use keikaku::plan::{Form, Plan};
use keikaku::session::plan_view::PlanView;
use keikaku::value::{IndicatorId, PlanId};
use leptos::prelude::*;

use crate::ui::app::editor::Editor;
use crate::ui::app::view::EditorView;

/// The plan that is open, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenPlan {
    /// The id of the plan.
    pub(crate) id: PlanId,
    /// The editor, which carries out the commands.
    pub(crate) editor: Editor,
    /// The user's choices of what the views of the plan show.
    pub(crate) view: RwSignal<PlanView>,
}

impl OpenPlan {
    /// Provides the plan to the components of its view, which get it by [`use_open_plan`].
    pub(crate) fn provide(page: EditorView, id: PlanId) {
        provide_context(Self { id, editor: page.editor, view: page.plan_view(id) });
    }

    /// Reads a part of the plan, tracked; `None` once the plan is gone.
    pub(crate) fn read<T>(self, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.editor.read_plan(self.id, read)
    }

    /// Reads a part of the plan, untracked, for event handlers; `None` once the plan is gone.
    pub(crate) fn read_now<T>(self, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.editor.read_plan_now(self.id, read)
    }

    /// Reads a part of the plan as of the last moment at which nobody was typing in a field, tracked; `None` once the
    /// plan is gone.
    pub(crate) fn read_settled<T>(self, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.editor.settled.with(|workbook| workbook.plan(self.id).map(read))
    }

    /// The form of the plan, untracked.
    pub(crate) fn form(self) -> Arc<Form> {
        self.read_now(|plan| Arc::clone(&plan.form)).unwrap_or_default()
    }

    /// The form of the plan, for a view that is recreated when the form changes; `None` once the plan is gone.
    pub(crate) fn followed_form(self) -> Memo<Option<Arc<Form>>> {
        Memo::new(move |_| self.read(|plan| Arc::clone(&plan.form)))
    }

    /// The plan as of the last moment at which nobody was typing in a field; `None` once the plan is gone.
    pub(crate) fn settled(self) -> Memo<Option<Arc<Plan>>> {
        Memo::new(move |_| self.read_settled(Arc::clone))
    }

    /// Carries out a command in the plan that does not come from typing, and returns whether anything changed.
    pub(crate) fn command(self, command: PlanCommand) -> bool {
        self.editor.command(Command::InPlan { plan: self.id, command })
    }

    /// Carries out a command on one of the plan's KPIs that does not come from typing, and returns whether anything
    /// changed.
    pub(crate) fn command_on(self, indicator: IndicatorId, command: IndicatorCommand) -> bool {
        self.command(PlanCommand::InIndicator { indicator, command })
    }
}

/// The open plan from the context. Only the views of a plan have one.
pub(crate) fn use_open_plan() -> OpenPlan {
    expect_context()
}
