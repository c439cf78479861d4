//! The mark of a finding's severity.

use keikaku::checks::Severity;
use keikaku::wording::findings;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// The label of a severity in a frame, whose style depends on the severity.
#[component]
pub(crate) fn SeverityMark(
    /// The severity of the finding.
    severity: Severity,
) -> impl IntoView {
    let class = match severity {
        Severity::Error => "severity error",
        Severity::Warning => "severity warning",
        Severity::Note => "severity note",
    };
    view! { <span class=class>{findings::severity(severity, use_locale().language())}</span> }
}
