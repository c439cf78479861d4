//! What the checks find at a field of 基本情報 or 本文.

use keikaku::checks::{Finding, FindingPlace, Severity};
use keikaku::wording::findings::{self, PlaceNames};
use leptos::prelude::*;

use crate::ui::app::report::Report;
use crate::ui::app::{use_editor, use_locale};
use crate::ui::components::SeverityMark;

/// The open findings at the places that `is_at` accepts, one line for each.
#[component]
pub(crate) fn FoundAt(
    /// Whether the findings at a place are shown here.
    #[prop(into)]
    is_at: Callback<FindingPlace, bool>,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    move || {
        let report = editor.report.get()?;
        let found: Vec<&Finding> = open(&report).filter(|one| is_at.run(one.place)).collect();
        if found.is_empty() {
            return None;
        }
        let names = PlaceNames::from_plan(report.followed.plan(), locale.language());
        let lines = found.into_iter().map(|finding| {
            view! {
                <span class="finding-line" data-finding=finding.code().printed()>
                    <SeverityMark severity=finding.severity() />
                    <span>{findings::sentence(finding, &names)}</span>
                </span>
            }
        });
        Some(lines.collect_view())
    }
}

/// Whether one of the open findings at a place is an error.
pub(crate) fn is_wrong(place: FindingPlace) -> Signal<bool> {
    let editor = use_editor();
    let is_error = move |one: &Finding| one.place == place && one.severity() == Severity::Error;
    Signal::derive(move || editor.report.with(|report| report.iter().any(|report| open(report).any(is_error))))
}

fn open(report: &Report) -> impl Iterator<Item = &Finding> {
    report.followed.checked().open.iter()
}
