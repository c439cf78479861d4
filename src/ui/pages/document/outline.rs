//! The outline beside the document: every section with its state, and a link to it. The entry of the current section is
//! marked.

use keikaku::checks::FindingPlace;
use keikaku::plan::document::SectionState;
use keikaku::plan::form::Outlined;
use keikaku::plan::{Leaf, Plan};
use keikaku::session::route::Route;
use keikaku::wording::{DocumentLabel, document};
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::screen;
use crate::ui::app::{focus, place, use_locale, use_open_plan};
use crate::ui::pages::document::place_in_text::PlaceInText;

/// The outline: one link for each section, with whether the section is filled in, its number of characters and its
/// findings.
#[component]
pub(crate) fn DocumentOutline(
    /// The current section, whose entry is marked.
    at: PlaceInText,
) -> impl IntoView {
    let (locale, form) = (use_locale(), use_open_plan().form());
    let entries = form.outline().into_iter().map(|one: Outlined<'_>| {
        let (leaf, label, depth) = (one.section.leaf, one.label(), one.depth);
        view! { <OutlineEntry leaf label depth at /> }
    });
    view! {
        <nav class="document-outline" aria-label=locale.label(DocumentLabel::OUTLINE)>
            // On a telephone an open outline would hide the sections to which it leads.
            <details open=!screen::is_narrow()>
                <summary>{locale.label(DocumentLabel::OUTLINE)}</summary>
                <ol>{entries.collect_view()}</ol>
            </details>
        </nav>
    }
}

#[component]
fn OutlineEntry(leaf: Leaf, label: String, depth: usize, at: PlaceInText) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let go = move |event: MouseEvent| {
        event.prevent_default();
        focus::focus_after_update(vec![place::of_section(leaf)]);
    };
    let is_here = move || at.is_at(leaf).then_some("location");
    let state = Memo::new(move |_| plan.read(|plan| state_of(plan, leaf)).flatten());
    let is_blank = move || state.get().is_some_and(|(state, _)| state == SectionState::Blank);
    let state_text =
        move || state.get().map(|(state, characters)| document::state(state, characters, locale.language()));
    let found = move || {
        let count = plan.editor.report.with(|report| {
            let open = report.iter().flat_map(|report| &report.followed.checked().open);
            open.into_iter().filter(|one| matches!(one.place, FindingPlace::Text(at) if at.leaf == leaf)).count()
        });
        (count > 0).then(|| view! { <span class="count">{count}</span> })
    };
    view! {
        <li class=format!("depth-{depth}") data-leaf=leaf.to_string()>
            <a href=Route::Document(plan.id).fragment() aria-current=is_here on:click=go>{label}</a>
            <span class="section-state" class:blank=is_blank>{state_text}</span>
            {found}
        </li>
    }
}

/// The state of a section and its number of characters; `None` if it only contains sections.
fn state_of(plan: &Plan, leaf: Leaf) -> Option<(SectionState, usize)> {
    let section = plan.form.section(leaf)?;
    let is_heading = section.kind == keikaku::plan::form::SectionKind::Group && section.facts.is_empty();
    let characters = plan.document.iter().filter(|(place, _)| place.leaf == leaf).map(|(_, text)| text.chars().count());
    (!is_heading).then(|| (plan.section_state(section), characters.sum()))
}
