//! The own projects of a body (支援措置によらない独自の取組), each with its own fields.

use keikaku::command::{InputField, PlanCommand};
use keikaku::plan::document::ProjectField;
use keikaku::plan::{DocumentPlace, Leaf};
use keikaku::wording::{Label, document};
use leptos::prelude::*;

use crate::ui::app::{place, use_locale, use_open_plan};
use crate::ui::components::DocumentField;
use crate::ui::pages::document::none_answer::NoneAnswer;

/// The projects in the order of their numbers, an empty project after them, and 該当なし while there is no project.
#[component]
pub(crate) fn OwnProjects(
    /// The section.
    leaf: Leaf,
    /// The number by which the section is cited, with its heading.
    label: String,
) -> impl IntoView {
    let plan = use_open_plan();
    let name = StoredValue::new(label.clone());
    let numbers = Memo::new(move |_| {
        plan.read(|plan| {
            let is_none = plan.form.is_none_answer(plan.document.text(DocumentPlace::text(leaf)));
            let written = plan.document.projects(leaf).into_iter().map(|project| project.number);
            written.chain(plan.document.next_project(leaf).filter(|_| !is_none)).collect::<Vec<u8>>()
        })
        .unwrap_or_default()
    });
    let has_projects = move || plan.read(|plan| !plan.document.projects(leaf).is_empty()).unwrap_or_default();
    view! {
        <div hidden=has_projects>
            <NoneAnswer leaf label />
        </div>
        <For each=move || numbers.get() key=|number| *number let:number>
            <OwnProject leaf number name />
        </For>
    }
}

/// The fields of one project, and the button that removes it.
#[component]
fn OwnProject(leaf: Leaf, number: u8, name: StoredValue<String>) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let (label, language) = (format!("{} ({number})", name.get_value()), locale.language());
    let fields = ProjectField::ALL.iter().map(|field| {
        let at = DocumentPlace::project(leaf, number, *field);
        view! { <ProjectInput at field=*field label=label.clone() /> }
    });
    let fields = fields.collect_view();
    let is_written = move || {
        plan.read(|plan| plan.document.projects(leaf).iter().any(|one| one.number == number)).unwrap_or_default()
    };
    let remove = move |_| {
        plan.command(PlanCommand::RemoveProject { leaf, number });
    };
    view! {
        <div class="own-project" role="group" aria-label=label.clone()>
            <p class="own-project-number">{format!("({number})")}</p>
            {fields}
            <button type="button" class="quiet" hidden=move || !is_written() aria-label=format!("{label} {}", Label::DELETE.text(language)) on:click=remove>
                {locale.label(Label::DELETE)}
            </button>
        </div>
    }
}

#[component]
fn ProjectInput(at: DocumentPlace, field: ProjectField, label: String) -> impl IntoView {
    let locale = use_locale();
    let word = document::project_field(field, locale.language());
    let (name, rows) = (format!("{label} {word}"), field.is_long().then_some(2));
    view! {
        <div class="fact">
            <label for=place::of_text(at)>{word}</label>
            <DocumentField field=InputField::Text(at) nostrip:rows=rows class="line" label=name />
        </div>
    }
}
