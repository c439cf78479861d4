//! A finding as チェック lists it, and the step that moves it to another list.

use keikaku::checks::Finding;
use keikaku::command::PlanCommand;
use keikaku::wording::findings::{self, PlaceNames};
use leptos::prelude::*;

use crate::ui::app::{OpenPlan, focus};
use crate::ui::components::SeverityMark;
use crate::ui::pages::place_link::PlaceLink;

/// The id of the heading, which gets the focus when the focused element is gone.
pub(super) const HEADING: &str = "checks";

/// A finding with its place and its sentence in the language of the page.
#[derive(Clone, Debug)]
pub(crate) struct WordedFinding {
    /// The finding.
    pub(crate) finding: Finding,
    /// The label of its place.
    pub(crate) place: String,
    /// Its sentence.
    pub(crate) sentence: String,
}

impl WordedFinding {
    /// Words a finding by the names of the places of its plan.
    pub(crate) fn new(finding: &Finding, names: &PlaceNames) -> Self {
        let (place, sentence) = (findings::place(finding.place, names), findings::sentence(finding, names));
        Self { finding: finding.clone(), place, sentence }
    }
}

/// The line of a finding: its severity, the link to its place, and its sentence.
pub(super) fn finding_line(worded: &WordedFinding) -> impl IntoView + use<> {
    let WordedFinding { finding, place, sentence } = worded.clone();
    view! {
        <SeverityMark severity=finding.severity() />
        <PlaceLink place=finding.place text=format!("{} {place}", finding.code()) />
        <p>{sentence}</p>
    }
}

/// Sends a command that moves the focused finding to another list, and moves the focus to the heading.
pub(crate) fn send(plan: OpenPlan, command: PlanCommand) {
    plan.command(command);
    focus::focus_after_update(vec![HEADING.to_owned()]);
}
