//! What the browser's own printing (Ctrl+P, its menu) prints: in a view without its own paper, the paper of the plan;
//! in others, the paper of the pressed button, or the usual paper.

use std::sync::Arc;

use keikaku::paper::printed_document::content::PrintedDocument;
use keikaku::session::plan_view::{PlanView, PrintContent};
use leptos::prelude::*;

use super::content_choice::Printed;
use super::document::document_paper;
use super::paper;
use crate::browser::print;
use crate::ui::app::{Editor, EditorView, use_editor_view, use_messages, use_open_plan};
use crate::ui::components::show_page_foot;

/// The paper that is printed instead of the view, which `style/paper.css` hides. It exists only while the browser
/// prints.
#[component]
pub(crate) fn BrowserPaper() -> impl IntoView {
    let view = use_editor_view();
    let is_printing = RwSignal::new(false);
    print::follow_printing(move |begins| is_printing.set(begins));
    move || is_printing.get().then(|| shown_paper(view))
}

/// The paper of the view; `None` if the view is printed as it is, for example the view of a plan without KPIs.
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

/// A handle for the two papers of a view of a plan: the usual paper, and another.
#[derive(Clone, Copy)]
pub(crate) struct ViewPapers {
    /// Whether the browser prints the other paper, or the usual one; `None` while it prints nothing.
    printed: RwSignal<Option<bool>>,
}

impl ViewPapers {
    /// The papers of a view; none of them is being printed.
    pub(crate) fn new() -> Self {
        Self { printed: RwSignal::new(None) }
    }

    /// Prints the other paper, or the usual one.
    pub(crate) fn print(self, editor: Editor, is_other: bool) {
        editor.commit_typing();
        self.printed.set(Some(is_other));
        print::print_after_update();
    }

    /// The paper while the browser prints it: the paper of the button, or the usual paper if printing began otherwise
    /// (Ctrl+P). It is a child of the page's main part; `style/paper.css` hides the rest.
    pub(crate) fn while_printing(
        self,
        document: Arc<dyn Fn(bool) -> Option<PrintedDocument> + Send + Sync>,
    ) -> impl Fn() -> Option<AnyView> {
        let (messages, plan) = (use_messages(), use_open_plan());
        print::follow_printing(move |begins| {
            plan.editor.commit_typing();
            let printed = self.printed.get_untracked();
            self.printed.set(begins.then(|| printed.unwrap_or_default()));
        });
        move || {
            let document = document(self.printed.get()?)?;
            let plan = plan.read_now(Arc::clone);
            show_page_foot(messages.locale, Memo::new(move |_| plan.clone()));
            Some(view! { <div class="browser-paper paper-only">{document_paper(messages, document)}</div> }.into_any())
        }
    }
}
