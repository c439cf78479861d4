//! The field of a text of the document, with the notes beside it.

use keikaku::checks::FindingPlace;
use keikaku::command::InputField;
use keikaku::plan::form::SectionKind;
use keikaku::plan::{DocumentPlace, Leaf};
use keikaku::wording::document;
use leptos::prelude::*;

use crate::ui::app::{place, use_locale, use_open_plan};
use crate::ui::components::DocumentField;
use crate::ui::pages::found_at::{FoundAt, is_wrong};

/// The text of a section: one line for an amount, a month or a period, otherwise several lines. Input events are
/// handled once for all fields.
#[component]
pub(crate) fn TextField(
    /// The section.
    leaf: Leaf,
    /// The accessible name.
    label: String,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let (at, form) = (DocumentPlace::text(leaf), plan.form());
    let kind = form.section(leaf).map_or(SectionKind::Text, |section| section.kind.clone());
    let is_invalid = is_wrong(FindingPlace::Text(at));
    let about = format!("about-{}", place::of_text(at));
    let has_hint = form.section(leaf).is_some_and(|section| section.hint.is_some());
    let described = if has_hint { format!("{} {about}", hint_id(leaf)) } else { about.clone() };
    let field = InputField::Text(at);
    let is_line = matches!(kind, SectionKind::Money | SectionKind::Month | SectionKind::Period);
    let rows = (!is_line).then_some(3);
    let understood = move || {
        let text = plan.read(|plan| plan.document.text(at).to_owned()).unwrap_or_default();
        document::understood(&kind, &text, locale.language())
    };
    view! {
        <DocumentField field nostrip:rows=rows class="line" label described_by=described is_invalid />
        <div class="beside" id=about>
            {move || understood().map(|understood| view! { <span class="understood">{understood}</span> })}
            <FoundAt is_at=move |place| place == FindingPlace::Text(at) />
        </div>
    }
}

/// The id of the hint of a section.
pub(crate) fn hint_id(leaf: Leaf) -> String {
    format!("hint-{leaf}")
}
