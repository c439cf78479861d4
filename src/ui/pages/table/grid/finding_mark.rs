//! The mark at the number of a KPI that has findings: the first finding's severity and the number of all.

use keikaku::checks::Severity;
use keikaku::value::id::IndicatorId;
use keikaku::wording::findings;
use leptos::prelude::*;

use crate::ui::app::report::RowFinding;
use crate::ui::app::use_app;
use crate::ui::pages::table::grid::row_texts::sentence_id;

/// The mark; nothing if there is no finding. It contains the sentences as hidden elements, because fields refer to them
/// as descriptions.
#[component]
pub(crate) fn FindingMark(
    /// The indicator.
    id: IndicatorId,
    /// The findings in its row.
    findings: ArcRwSignal<Vec<RowFinding>>,
) -> impl IntoView {
    let language = use_app().language();
    move || {
        let found = findings.get();
        let first = found.first()?;
        let (shape, class) = match first.severity {
            Severity::Error => ("✕", "finding-mark error"),
            Severity::Warning => ("▲", "finding-mark warning"),
            Severity::Note => ("●", "finding-mark note"),
        };
        let sentences = found.iter().enumerate().map(|(nth, finding)| {
            view! { <span id=sentence_id(id, nth)>{finding.sentence.clone()}</span> }
        });
        Some(view! {
            <span class=class data-finding=first.code title=first.sentence.clone()>
                <span aria-hidden="true">{format!("{shape}{}", found.len())}</span>
                <span class="visually-hidden">
                    {findings::severity(first.severity, language)} " " {sentences.collect_view()}
                </span>
            </span>
        })
    }
}
