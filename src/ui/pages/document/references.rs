//! The texts that a section repeats or to which it refers, shown in the section.

use keikaku::checks::FindingPlace;
use keikaku::plan::form::{Section, SectionKind};
use keikaku::plan::{DocumentPlace, Leaf, Plan};
use keikaku::wording::{Label, document};
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::pages::document::kpi_block::KpiBlockTable;
use crate::ui::pages::place_link::PlaceLink;

/// The sections to which a section refers, each with its label and its text.
#[component]
pub(crate) fn ReferredSections(
    /// The section that refers to others.
    leaf: Leaf,
) -> impl IntoView {
    let (language, form) = (use_locale().language(), use_open_plan().form());
    let from = document::section(leaf, &form, language);
    let to: Vec<Leaf> = form.section(leaf).map(|section| section.refers_to().to_vec()).unwrap_or_default();
    let shown = to.into_iter().map(|to| view! { <ReferredSection leaf=to from=from.clone() /> });
    view! { <div class="referred">{shown.collect_view()}</div> }
}

#[component]
fn ReferredSection(leaf: Leaf, from: String) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let form = plan.form();
    let label = document::section(leaf, &form, locale.language());
    if form.section(leaf).is_some_and(|section| section.kind == SectionKind::KpiTable) {
        let link = view! { <SectionLink leaf label from=from.clone() /> };
        return view! { <p class="referred-label">{link}</p><KpiBlockTable label=from /> }.into_any();
    }
    let text = move || {
        let text = plan.read(|plan| plan.form.section(leaf).map(|section| text_under(plan, section)));
        text.flatten().filter(|text| !text.is_empty()).unwrap_or_else(|| locale.label(Label::NOT_ENTERED).to_owned())
    };
    view! {
        <p class="referred-label"><SectionLink leaf label from /></p>
        <p class="referred-text" lang="ja">{text}</p>
    }
    .into_any()
}

/// The link from one section to another, where the text can be changed.
#[component]
fn SectionLink(leaf: Leaf, label: String, from: String) -> impl IntoView {
    let name = document::way_to(&label, &from, use_locale().language());
    view! { <PlaceLink place=FindingPlace::Text(DocumentPlace::text(leaf)) text=label name=Some(name) /> }
}

/// The text of a section and of the sections below it, in the order of the form.
fn text_under(plan: &Plan, section: &Section) -> String {
    let own = plan.section_text(section);
    let own = if own.is_empty() { plan.repeated_text(section) } else { own };
    let projects = plan.document.projects(section.leaf).into_iter();
    let names = projects.map(|project| project.text(keikaku::plan::document::ProjectField::Name).to_owned());
    let under = section.sections.iter().map(|under| text_under(plan, under));
    let all = [own].into_iter().chain(names).chain(under).filter(|text| !text.is_empty());
    all.collect::<Vec<_>>().join("\n")
}

/// The text that the form repeats in a section, while the section has no text of its own.
#[component]
pub(crate) fn RepeatedText(
    /// The section that repeats others.
    leaf: Leaf,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let form = plan.form();
    let section = form.section(leaf).filter(|section| !section.repeats.is_empty())?;
    let from = section.repeats.iter().map(|leaf| (*leaf, document::section(*leaf, &form, locale.language())));
    let from: Vec<(Leaf, String)> = from.collect();
    let own = document::section(leaf, &form, locale.language());
    let links = from.iter().map(|(leaf, label)| {
        view! { <SectionLink leaf=*leaf label=label.clone() from=own.clone() />" " }
    });
    let links = links.collect_view();
    let names: Vec<&str> = from.iter().map(|(_, label)| label.as_str()).collect();
    let said = document::repeats(&names.join("」「"), locale.language());
    let text = move || {
        let repeated = plan.read(|plan| {
            let is_own = !plan.document.text(DocumentPlace::text(leaf)).is_empty();
            plan.form.section(leaf).filter(|_| !is_own).map(|section| plan.repeated_text(section))
        });
        repeated.flatten()
    };
    Some(view! {
        <div class="referred" hidden=move || text().is_none()>
            <p class="hint">{said}" "{links}</p>
            <p class="referred-text" lang="ja">{text}</p>
        </div>
    })
}
