//! What the browser's own printing (Ctrl+P, its menu) puts on paper in a view that has no paper of its own.

use std::sync::Arc;

use keikaku::session::plan_view::{PlanView, PrintContent};
use leptos::ev;
use leptos::prelude::*;

use super::{Printed, paper};
use crate::ui::app::{EditorView, use_editor_view};
use crate::ui::components::page_foot::show_page_foot;

/// The paper in the place of the view, which `style/paper.css` hides on paper. It is there only while the browser prints.
#[component]
pub(crate) fn BrowserPaper() -> impl IntoView {
    let view = use_editor_view();
    let is_printing = RwSignal::new(false);
    let begin = window_event_listener(ev::beforeprint, move |_| is_printing.set(true));
    let end = window_event_listener(ev::afterprint, move |_| is_printing.set(false));
    on_cleanup(move || {
        begin.remove();
        end.remove();
    });
    move || is_printing.get().then(|| shown_paper(view))
}

/// The paper of the view; `None` if the view is printed as it is, as that of a plan without KPIs is.
fn shown_paper(editor_view: EditorView) -> Option<impl IntoView + use<>> {
    let locale = editor_view.editor.locale();
    let (id, content) = PrintContent::of_browser(editor_view.editor.navigation.route.get_untracked())?;
    let plan = editor_view.editor.workbook.with_untracked(|workbook| workbook.plan(id).cloned())?;
    let view = PlanView { printed: Some(content), ..editor_view.plan_view(id).get_untracked() };
    let printed = Printed::new(&plan, &view);
    if printed.all == 0 && content == PrintContent::List {
        return None;
    }
    show_page_foot(locale, Memo::new(move |_| Some(Arc::clone(&plan))));
    Some(
        view! { <div class="browser-paper paper-only">{paper(locale, editor_view.calendar.get_untracked(), &printed)}</div> },
    )
}
