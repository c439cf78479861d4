//! 本文: the sections of a plan's document in the order of its form, with an outline beside them.
//!
//! Each text is a field of the document like any other field of the page (`ui/app/field.rs`). A fact of 基本情報 has the
//! same field in both views, so that it is written once; the tables of KPIs are shown and link to the grid.

pub(crate) mod form_choice;
pub(crate) mod heading;
pub(crate) mod kept_texts;
pub(crate) mod kpi_block;
pub(crate) mod none_answer;
pub(crate) mod outline;
pub(crate) mod own_projects;
pub(crate) mod place_in_text;
pub(crate) mod references;
pub(crate) mod search;
pub(crate) mod section;
pub(crate) mod text_field;

use std::sync::Arc;

use keikaku::plan::Form;
use keikaku::session::plan_view::PrintContent;
use keikaku::session::route::Route;
use keikaku::wording::{DocumentLabel, Label};
use leptos::prelude::*;

use crate::browser::screen::PageMark;
use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::pages::document::form_choice::FormChoice;
use crate::ui::pages::document::kept_texts::KeptTexts;
use crate::ui::pages::document::outline::DocumentOutline;
use crate::ui::pages::document::place_in_text::PlaceInText;
use crate::ui::pages::document::search::WordSearch;
use crate::ui::pages::document::section::DocumentSection;
use crate::ui::review::Preview;

/// The view 本文. Its sections are recreated when the plan gets another form.
#[component]
pub(crate) fn DocumentPage() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let form = plan.followed_form();
    let view = plan.view;
    let read = move |_| view.update(|view| view.printed = Some(PrintContent::Document));
    let sections = move || {
        form.get().map(|form: Arc<Form>| {
            let list = NodeRef::new();
            let at = PlaceInText::following(list);
            let sections = form.outline().into_iter().map(|one| {
                let (leaf, label, depth) = (one.section.leaf, one.label(), one.depth);
                view! { <DocumentSection leaf label depth /> }
            });
            view! {
                <DocumentOutline at />
                <div node_ref=list class="sections" on:focusin=move |event| at.note_focus(&event)>
                    {sections.collect_view()}<KeptTexts />
                </div>
            }
        })
    };
    PageMark::Document.set();
    view! {
        <h1>{locale.label(Label::VIEW_DOCUMENT)}</h1>
        <Preview />
        <div class="document-tools">
            <FormChoice />
            <a href=Route::Print(plan.id).fragment() on:click=read>{locale.label(DocumentLabel::READ_DOCUMENT)}</a>
        </div>
        <WordSearch />
        <div class="document">{sections}</div>
    }
}
