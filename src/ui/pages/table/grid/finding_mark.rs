//! The mark at the number of a KPI that has findings: the first finding's severity and the number of all.

use keikaku::checks::Severity;
use keikaku::value::IndicatorId;
use keikaku::wording::findings;
use leptos::prelude::*;

use crate::ui::app::report::RowFinding;
use crate::ui::app::{use_editor_view, use_locale};
use crate::ui::pages::table::grid::row_texts::sentence_id;
use crate::ui::pages::table::row_actions::open_findings;

/// The mark, which opens 詳細 at the findings; nothing if there is no finding. It contains the sentences as hidden
/// elements, because fields refer to them as descriptions. It is not a stop of the Tab key, because the button 詳細 of
/// the row is.
#[component]
pub(crate) fn FindingMark(
    /// The indicator.
    id: IndicatorId,
    /// The findings in its row.
    findings: RwSignal<Vec<RowFinding>>,
) -> impl IntoView {
    let (language, view) = (use_locale().language(), use_editor_view());
    let mark_id = format!("mark-{id}");
    move || {
        let found = findings.get();
        let first = found.first()?;
        let (shape, class) = match first.severity {
            Severity::Error => ("✕", "finding-mark error"),
            // Not ▲, because ▲1 means minus one.
            Severity::Warning => ("!", "finding-mark warning"),
            Severity::Note => ("●", "finding-mark note"),
        };
        let sentences = found.iter().enumerate().map(|(nth, finding)| {
            view! { <span id=sentence_id(id, nth)>{finding.sentence.clone()}</span> }
        });
        Some(view! {
            <button
                type="button"
                class=class
                id=mark_id.clone()
                aria-labelledby=format!("name-{id} {mark_id}")
                data-finding=first.code
                data-text=format!("{shape}{}", found.len())
                title=first.sentence.clone()
                tabindex="-1"
                on:click=move |_| open_findings(view, id)
            >
                <span class="visually-hidden">
                    {findings::severity(first.severity, language)} " " {sentences.collect_view()}
                </span>
            </button>
        })
    }
}
