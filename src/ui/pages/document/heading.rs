//! The heading of a section, and the field for a heading of the plan's own.

use keikaku::command::InputField;
use keikaku::plan::{DocumentPlace, Leaf};
use keikaku::wording::{DocumentLabel, document};
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::DocumentField;

/// The number and the heading that the document prints, with a field for another heading behind 見出しを変える.
#[component]
pub(crate) fn SectionHeading(
    /// The section.
    leaf: Leaf,
    /// The number by which the section is cited, with the form's heading.
    label: String,
    /// The depth in the outline, from 0.
    depth: usize,
) -> impl IntoView {
    let plan = use_open_plan();
    let number = plan.form().section(leaf).map(|section| section.number.clone()).unwrap_or_default();
    let text = Memo::new(move |_| {
        plan.read(|plan| plan.form.section(leaf).map(|section| plan.heading(section).to_owned()))
            .flatten()
            .unwrap_or_default()
    });
    let inner = view! { <span class="number">{number}</span>" "<span lang="ja">{text}</span> };
    let heading = match depth {
        0 => view! { <h2>{inner}</h2> }.into_any(),
        1 => view! { <h3>{inner}</h3> }.into_any(),
        2 => view! { <h4>{inner}</h4> }.into_any(),
        _ => view! { <h5>{inner}</h5> }.into_any(),
    };
    view! {
        <div class="section-head">
            {heading}
            <OwnHeading leaf label />
        </div>
    }
}

/// The field for a heading of the plan's own, in a part that is closed at first.
#[component]
fn OwnHeading(leaf: Leaf, label: String) -> impl IntoView {
    let locale = use_locale();
    let at = DocumentPlace::heading(leaf);
    let name = document::place(at, &use_open_plan().form(), locale.language());
    let change = format!("{label} {}", locale.label(DocumentLabel::CHANGE_HEADING));
    view! {
        <details class="own-heading">
            <summary aria-label=change>{locale.label(DocumentLabel::CHANGE_HEADING)}</summary>
            <DocumentField field=InputField::Text(at) class="line" label=name />
        </details>
    }
}
