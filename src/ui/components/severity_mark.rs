//! The mark of a finding's severity.

use keikaku::checks::Severity;
use keikaku::wording::findings;
use leptos::prelude::*;

use crate::ui::app::use_app;

/// A severity as a word in a frame, whose look depends on the severity.
#[component]
pub(crate) fn SeverityMark(
    /// How grave the finding is.
    severity: Severity,
) -> impl IntoView {
    let class = match severity {
        Severity::Error => "severity error",
        Severity::Warning => "severity warning",
        Severity::Note => "severity note",
    };
    view! { <span class=class>{findings::severity(severity, use_app().language())}</span> }
}
