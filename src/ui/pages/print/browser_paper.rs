//! What the browser's own printing (Ctrl+P, its menu) puts on paper in a view that has no paper of its own.

use std::sync::Arc;

use keikaku::session::plan_view::{PlanView, PrintContent};
use leptos::ev;
use leptos::prelude::*;

use super::{Printed, paper};
use crate::ui::app::{AppState, use_app};
use crate::ui::components::page_foot::show_page_foot;

/// The paper in the place of the view, which `style/paper.css` hides on paper. It is there only while the browser prints.
#[component]
pub(crate) fn BrowserPaper() -> impl IntoView {
    let app = use_app();
    let is_printing = RwSignal::new(false);
    let begin = window_event_listener(ev::beforeprint, move |_| is_printing.set(true));
    let end = window_event_listener(ev::afterprint, move |_| is_printing.set(false));
    on_cleanup(move || {
        begin.remove();
        end.remove();
    });
    move || is_printing.get().then(|| shown_paper(app))
}

/// The paper of the view; `None` if the view is printed as it is, as that of a plan without KPIs is.
fn shown_paper(app: AppState) -> Option<impl IntoView + use<>> {
    let (id, content) = PrintContent::of_browser(app.route.get_untracked())?;
    let plan = app.workbook.with_untracked(|workbook| workbook.plan(id).cloned())?;
    let view = PlanView { printed: Some(content), ..app.plan_view(id).get_untracked() };
    let printed = Printed::new(&plan, &view);
    if printed.all == 0 && content == PrintContent::List {
        return None;
    }
    show_page_foot(app, Memo::new(move |_| Some(Arc::clone(&plan))));
    Some(view! { <div class="browser-paper paper-only">{paper(app, &printed)}</div> })
}
