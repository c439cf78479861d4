//! A section of the document: its heading, and the content that its kind requires.

use keikaku::checks::FindingPlace;
use keikaku::plan::Leaf;
use keikaku::plan::document::LeafPart;
use keikaku::plan::form::{Fill, Section, SectionKind};
use leptos::prelude::*;

use crate::ui::app::{place, use_locale, use_open_plan};
use crate::ui::pages::document::heading::SectionHeading;
use crate::ui::pages::document::kpi_block::KpiBlockTable;
use crate::ui::pages::document::none_answer::NoneAnswer;
use crate::ui::pages::document::own_projects::OwnProjects;
use crate::ui::pages::document::references::{ReferredSections, RepeatedText};
use crate::ui::pages::document::text_field::{TextField, hint_id};
use crate::ui::pages::facts::FactField;
use crate::ui::pages::found_at::FoundAt;

/// A section of the document.
#[component]
pub(crate) fn DocumentSection(
    /// The section.
    leaf: Leaf,
    /// The number by which the section is cited, with its heading.
    label: String,
    /// The depth in the outline, from 0.
    depth: usize,
) -> impl IntoView {
    let (locale, form) = (use_locale(), use_open_plan().form());
    form.section(leaf).map(|section| {
        // A fact has its own hint.
        let hint = section.hint.as_ref().filter(|_| section.facts.is_empty());
        let hint = hint.map(|hint| hint.text(locale.language()).to_owned());
        let is_at =
            move |place| matches!(place, FindingPlace::Text(at) if at.leaf == leaf && at.part != LeafPart::Text);
        view! {
            <section class="document-section" id=place::of_section(leaf) tabindex="-1" aria-label=label.clone()>
                <SectionHeading leaf label=label.clone() depth />
                {hint.map(|hint| view! { <p class="hint" id=hint_id(leaf)>{hint}</p> })}
                {contents(section, &label)}
                <FoundAt is_at />
            </section>
        }
    })
}

fn contents(section: &Section, label: &str) -> AnyView {
    let (leaf, label) = (section.leaf, label.to_owned());
    if !section.facts.is_empty() {
        let facts = section.facts.iter().map(|fact| view! { <FactField fact=*fact /> });
        return view! { <div class="facts">{facts.collect_view()}</div> }.into_any();
    }
    match &section.kind {
        SectionKind::Group => ().into_any(),
        SectionKind::KpiTable => view! { <KpiBlockTable label /> }.into_any(),
        SectionKind::Projects => view! { <OwnProjects leaf label /> }.into_any(),
        SectionKind::Reference { sentence, .. } => {
            view! { <p class="reference">{sentence.clone()}</p><ReferredSections leaf /> }.into_any()
        }
        _ => {
            let may_be_none = section.fill == Fill::OrNone;
            view! {
                <TextField leaf label=label.clone() />
                {may_be_none.then(|| view! { <NoneAnswer leaf label /> })}
                <RepeatedText leaf />
            }
            .into_any()
        }
    }
}
