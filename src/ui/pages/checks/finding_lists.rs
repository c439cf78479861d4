//! The lists of チェック: open findings, fields that are 未入力, and silenced findings.

use keikaku::checks::{self, Checked, Missing, NextStep, Severity, Silenced};
use keikaku::command::PlanCommand;
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::{ChecksLabel, Label, Language};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::report::Report;
use crate::ui::app::{use_editor, use_locale, use_open_plan};
use crate::ui::components::Button;
use crate::ui::pages::checks::silencing::Silencing;
use crate::ui::pages::checks::worded_finding::{WordedFinding, finding_line, send};
use crate::ui::pages::place_link::PlaceLink;

/// The most next steps of a kind that are listed one by one.
const MOST_OF_A_KIND: usize = 3;

/// The findings of the plan as lists, and the choice of the severity to which they are restricted.
#[component]
pub(crate) fn FindingLists() -> impl IntoView {
    let editor = use_editor();
    let only = RwSignal::new(None);
    let asks_reason_of = RwSignal::new(None);
    move || editor.report.get().map(|report| lists(&report, only, asks_reason_of))
}

/// The lists of a report. `only` is the severity to which they are restricted, `asks_reason_of` the key of the finding
/// for whose silencing the user is asked a reason.
fn lists(
    report: &Report,
    only: RwSignal<Option<Severity>>,
    asks_reason_of: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let (followed, language) = (&report.followed, use_locale().language());
    let (checked, names) = (followed.checked(), PlaceNames::from_plan(followed.plan(), language));
    let missing = checks::missing(followed.plan());
    let counts = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (Some(severity), findings::severity(severity, language), followed.count(severity)));
    let missing_items: Vec<_> = missing.iter().map(|one| missing_item(one, &names).into_any()).collect();
    let next_steps = checks::next_steps(followed.plan(), clock::today());
    let next_items = next_items(&next_steps, &names);
    let silenced_items: Vec<_> = checked.silenced.iter().map(|one| silenced_item(one, &names).into_any()).collect();
    let on_filing = checks::check_on_filing(followed.plan()).open.len();
    view! {
        <SeverityFilter all=checked.open.len() counts only />
        <OpenFindings findings=open(checked, &names) on_filing only asks_reason_of />
        <CountedList heading=Label::NEXT_STEPS count=next_steps.len() items=next_items />
        <CountedList heading=Label::NOT_ENTERED count=missing.len() items=missing_items />
        <CountedList heading=Label::SILENCED count=checked.silenced.len() items=silenced_items />
    }
}

/// The buttons すべて, エラー, 警告 and 情報, each with its number of findings.
#[component]
fn SeverityFilter(
    /// The number of all findings.
    all: usize,
    /// The severities with their labels and their numbers of findings.
    counts: [(Option<Severity>, &'static str, usize); 3],
    only: RwSignal<Option<Severity>>,
) -> impl IntoView {
    let locale = use_locale();
    let options = [(None, locale.label(Label::ALL_OF_THEM), all)].into_iter().chain(counts);
    let options = options.map(|(severity, name, count)| {
        let is_chosen = only.get_untracked() == severity;
        view! {
            <label class="choice">
                <input type="radio" name="severity" checked=is_chosen on:change=move |_| only.set(severity) />
                <span>{format!("{name} {count}")}</span>
            </label>
        }
    });
    view! {
        <div class="filter" role="radiogroup" aria-label=locale.label(ChecksLabel::FILTER_FINDINGS)>
            {options.collect_view()}
        </div>
    }
}

/// The open findings, each with the reason for which it was silenced before its figures changed, if there is one.
fn open(checked: &Checked, names: &PlaceNames) -> Vec<(WordedFinding, String)> {
    let worded = |finding| {
        let reason = checked.reason_offered(finding).unwrap_or_default().to_owned();
        (WordedFinding::new(finding, names), reason)
    };
    checked.open.iter().map(worded).collect()
}

/// The open findings. All but errors can be silenced. `on_filing` is the number of findings that apply only on filing,
/// which are listed below (提出前の確認).
#[component]
fn OpenFindings(
    findings: Vec<(WordedFinding, String)>,
    on_filing: usize,
    only: RwSignal<Option<Severity>>,
    asks_reason_of: RwSignal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    if findings.is_empty() {
        return view! { <p class="empty">{findings::none_open(on_filing, locale.language())}</p> }.into_any();
    }
    let severities: Vec<Severity> = findings.iter().map(|(worded, _)| worded.finding.severity()).collect();
    let has_shown = move || only.get().is_none_or(|only| severities.contains(&only));
    let items = findings.into_iter().map(|(worded, reason)| {
        let severity = worded.finding.severity();
        let is_hidden = move || only.get().is_some_and(|only| only != severity);
        let code = worded.finding.code().printed();
        let line = finding_line(&worded);
        let silencing = (severity != Severity::Error).then(|| view! { <Silencing worded reason asks_reason_of /> });
        view! { <li data-finding=code hidden=is_hidden>{line}{silencing}</li> }
    });
    view! {
        <ul class="findings">{items.collect_view()}</ul>
        <p class="empty" hidden=has_shown>{locale.label(ChecksLabel::NONE_OF_THESE)}</p>
    }
    .into_any()
}

/// A list under its heading, which shows `count`; nothing if the list has no items.
#[component]
fn CountedList(heading: Label, count: usize, items: Vec<AnyView>) -> impl IntoView {
    let heading = format!("{} {count}", use_locale().label(heading));
    (!items.is_empty()).then(|| view! { <h2>{heading}</h2><ul class="findings">{items}</ul> })
}

/// A required field that nobody has filled in yet.
fn missing_item(missing: &Missing, names: &PlaceNames) -> impl IntoView + use<> {
    view! { <li><PlaceLink place=missing.place text=findings::missing(missing, names) /></li> }
}

/// The next steps: few steps of a kind one by one, many steps of a kind as one line that can be opened.
fn next_items(steps: &[NextStep], names: &PlaceNames) -> Vec<AnyView> {
    let mut items = Vec::new();
    for group in checks::next_step_groups(steps) {
        let of_kind = steps.iter().filter(|step| step.task.is_one_kind_with(group.task));
        let mut lines: Vec<_> = of_kind.map(|step| next_item(step, names).into_any()).collect();
        if lines.len() > MOST_OF_A_KIND {
            let said = findings::next_step_group(&group, use_locale().language());
            let folded =
                view! { <li><details><summary>{said}</summary><ul class="findings">{lines}</ul></details></li> };
            lines = vec![folded.into_any()];
        }
        items.append(&mut lines);
    }
    items
}

/// A next step about an actual.
fn next_item(step: &NextStep, names: &PlaceNames) -> impl IntoView + use<> {
    view! { <li><PlaceLink place=step.place text=findings::next_step(step, names) /></li> }
}

/// A finding that the user has silenced, with the reason and the button that ends the silencing.
fn silenced_item(silenced: &Silenced, names: &PlaceNames) -> impl IntoView + use<> {
    let (locale, plan) = (use_locale(), use_open_plan());
    let worded = WordedFinding::new(&silenced.finding, names);
    let label = locale.label(ChecksLabel::UNSILENCE);
    let name = format!("{} {} {label}", worded.finding.code(), worded.place);
    let line = finding_line(&worded);
    let unsilence = move |_| {
        if let Some(kept) = worded.finding.silenced_because("") {
            send(plan, PlanCommand::Unsilence { row: worded.finding.place.indicator(), kept });
        }
    };
    view! {
        <li>
            {line}
            <p class="because">{because(&silenced.reason, locale.language())}</p>
            <Button class="quiet" name=name text=label on_press=unsilence />
        </li>
    }
}

fn because(reason: &str, language: Language) -> String {
    language.choose(format!("理由: {reason}"), format!("Reason: {reason}"))
}
