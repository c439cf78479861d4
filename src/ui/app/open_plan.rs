//! The plan whose views are open: what it holds, the commands that change it, and what was chosen to be seen of it.
//!
//! The page provides it once for each view of a plan, so that no component below has to hand it on. A view that shows
//! several plans (計画一覧, 総括表, 比べる) names each of them.

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
    /// Its id.
    pub(crate) id: PlanId,
    /// What edits it.
    pub(crate) editor: Editor,
    /// The choices about its views.
    pub(crate) view: RwSignal<PlanView>,
}

impl OpenPlan {
    /// Makes the plan known to the components of its view by [`use_open_plan`].
    pub(crate) fn provide(page: EditorView, id: PlanId) {
        provide_context(Self { id, editor: page.editor, view: page.plan_view(id) });
    }

    /// Reads something of the plan, tracked; `None` once it is gone.
    pub(crate) fn read<T>(self, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.editor.read_plan(self.id, read)
    }

    /// Reads something of the plan for an act, which does not follow it; `None` once it is gone.
    pub(crate) fn read_now<T>(self, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.editor.read_plan_now(self.id, read)
    }

    /// Reads something of the plan as of the last moment at which nobody was typing in a field, tracked; `None` once it is gone.
    pub(crate) fn read_settled<T>(self, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.editor.settled.with(|workbook| workbook.plan(self.id).map(read))
    }

    /// The form that the plan follows now.
    pub(crate) fn form(self) -> Arc<Form> {
        self.read_now(|plan| Arc::clone(&plan.form)).unwrap_or_default()
    }

    /// The form that the plan follows, for a view that is made anew with it; `None` once the plan is gone.
    pub(crate) fn followed_form(self) -> Memo<Option<Arc<Form>>> {
        Memo::new(move |_| self.read(|plan| Arc::clone(&plan.form)))
    }

    /// The plan as of the last moment at which nobody was typing in a field; `None` once it is gone.
    pub(crate) fn settled(self) -> Memo<Option<Arc<Plan>>> {
        Memo::new(move |_| self.read_settled(Arc::clone))
    }

    /// Carries out a command in the plan that does not come from typing, and returns whether anything changed.
    pub(crate) fn command(self, command: PlanCommand) -> bool {
        self.editor.command(Command::InPlan { plan: self.id, command })
    }

    /// Carries out such a command on one of its KPIs, and returns whether anything changed.
    pub(crate) fn command_on(self, indicator: IndicatorId, command: IndicatorCommand) -> bool {
        self.command(PlanCommand::InIndicator { indicator, command })
    }
}

/// The open plan from the context. Only the views of a plan have one.
pub(crate) fn use_open_plan() -> OpenPlan {
    expect_context()
}
