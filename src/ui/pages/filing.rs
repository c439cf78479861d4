//! 提出前の確認: one sheet of what is looked at before the document goes out. It follows the plan and is printed.

use std::sync::Arc;

use keikaku::checks::{self, Checked, Finding, FindingPlace, Missing, Severity};
use keikaku::export::printed_document::PrintedDocument;
use keikaku::plan::Plan;
use keikaku::value::id::PlanId;
use keikaku::wording::filing::{self, Copies, CopiesResult, FiledPaper};
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::printed_document::printed_document;
use keikaku::wording::{Label, document, names};
use leptos::prelude::*;

use crate::ui::app::{AppState, use_app};
use crate::ui::components::page_foot::show_page_foot;
use crate::ui::components::severity_mark::SeverityMark;
use crate::ui::pages::place_link::PlaceLink;
use crate::ui::review::Preview;

/// The view 提出前の確認.
#[component]
pub(crate) fn FilingPage(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    // What is typed elsewhere stands here once it is settled.
    let current = Memo::new(move |_| app.settled.with(|workbook| workbook.plan(plan).cloned()));
    show_page_foot(app, current);
    // The browser itself tells the user if printing fails.
    let print = |_| drop(window().print());
    view! {
        <h1 class="screen-only">{app.label(Label::ViewFiling)}</h1>
        <Preview />
        <p class="hint screen-only">{app.label(Label::FilingMeaning)}</p>
        <div class="buttons screen-only">
            <button type="button" class="primary" on:click=print>{app.label(Label::PrintIt)}</button>
        </div>
        {move || current.get().map(|plan| sheet(app, &plan))}
    }
}

fn sheet(app: AppState, plan: &Arc<Plan>) -> impl IntoView + use<> {
    let language = app.language();
    let printed = printed_document(plan, false);
    let copies = filing::copies(plan, &printed, language);
    let (required, filled) = filing::sections(plan);
    let papers = filing::filed_papers(plan, language);
    let has_papers = !papers.is_empty();
    let papers = papers.into_iter().map(|FiledPaper { what, about }| {
        let about = language.of(format!("（{about}）"), format!(" ({about})"));
        view! { <li>{what}<small>{about}</small></li> }
    });
    let papers = papers.collect_view();
    view! {
        <article class="filing paper">
            <h2 lang="ja">{names::plan_name(plan, language)}</h2>
            <p>{format!("{}{}{}", app.label(Label::ViewFiling), language.of("　", " · "), plan.form.name.of(language))}</p>
            <h3>{app.label(Label::FilingCopies)}</h3>
            {copies_table(app, &copies)}
            <h3>{app.label(Label::FilingSections)}</h3>
            <p>{filing::filled(required, filled, language)}</p>
            {not_written(app, plan, &printed)}
            {findings_lists(app, plan)}
            {has_papers.then(|| view! {
                <h3>{app.label(Label::FilingAttachments)}</h3>
                <ul class="attachments">{papers}</ul>
            })}
            <p class="caution">{app.label(Label::FilingCaution)}</p>
        </article>
    }
}

fn copies_table(app: AppState, copies: &[Copies]) -> impl IntoView + use<> {
    let heads = [Label::FilingWhat, Label::FilingPlaces, Label::FilingResult, Label::FilingContent];
    let heads = heads.map(|head| view! { <th scope="col">{app.label(head)}</th> });
    let rows = copies.iter().map(|one| {
        let places = one.places.iter().map(|place| view! { <li>{place.clone()}</li> });
        view! {
            <tr data-copies=mark(one.result)>
                <th scope="row">{one.what.clone()}</th>
                <td><ul>{places.collect_view()}</ul></td>
                <td class="result">{app.label(one.result.label())}</td>
                <td>{one.said.clone()}</td>
            </tr>
        }
    });
    view! {
        <table>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// The word by which a result is known to styles.
fn mark(result: CopiesResult) -> &'static str {
    match result {
        CopiesResult::Equal => "equal",
        CopiesResult::Different => "different",
        CopiesResult::Single => "single",
    }
}

/// The sections in which paper shows that something is still to be written, with the way to each.
fn not_written(app: AppState, plan: &Arc<Plan>, printed: &PrintedDocument) -> impl IntoView + use<> {
    let open = filing::not_written(printed).into_iter().map(|place| {
        let label = document::place(place, &plan.form, app.language());
        view! { <li><PlaceLink plan=plan.id place=FindingPlace::Text(place) text=label /></li> }
    });
    let open: Vec<_> = open.collect();
    let has_open = !open.is_empty();
    has_open.then(|| view! { <p>{app.label(Label::FilingNotWritten)}</p><ul class="not-written">{open}</ul> })
}

/// What is not entered, as チェック lists and counts it, which is an error now; what is open; and what was marked as checked,
/// with the reasons.
fn findings_lists(app: AppState, plan: &Arc<Plan>) -> impl IntoView + use<> {
    let Checked { mut open, silenced, .. } = checks::check_to_close(plan);
    open.sort_by_key(Finding::severity);
    let names = PlaceNames::of(plan, app.language());
    let id = plan.id;
    let item = |finding: &Finding, reason: Option<&str>| {
        let place = format!("{} {}", finding.code(), findings::place(finding.place, &names));
        let reason = reason.map(|reason| view! { <p class="because">{reason.to_owned()}</p> });
        view! {
            <li data-finding=finding.code().printed()>
                <SeverityMark severity=finding.severity() />
                <PlaceLink plan=id place=finding.place text=place />
                <p>{findings::sentence(finding, &names)}</p>
                {reason}
            </li>
        }
    };
    let missing_item = |one: &Missing| {
        let rule = one.finding.as_ref();
        view! {
            <li data-finding=rule.map(|finding| finding.code().printed())>
                <SeverityMark severity=rule.map_or(Severity::Error, Finding::severity) />
                <PlaceLink plan=id place=one.place text=findings::missing(one, &names) />
                {rule.map(|finding| view! { <p>{findings::sentence(finding, &names)}</p> })}
            </li>
        }
    };
    let missing: Vec<_> = checks::missing(plan).iter().map(missing_item).collect();
    let is_clean = open.is_empty();
    let none_open = if missing.is_empty() { Label::FilingNoFindings } else { Label::FilingNoOtherFindings };
    let counted = |label, count: usize| format!("{} {count}", app.label(label));
    let not_entered = counted(Label::NotEntered, missing.len());
    let heading = counted(Label::FilingFindings, open.len());
    let open: Vec<_> = open.iter().map(|finding| item(finding, None)).collect();
    let checked = counted(Label::FilingSilenced, silenced.len());
    let silenced: Vec<_> = silenced.iter().map(|one| item(&one.finding, Some(&one.reason))).collect();
    view! {
        {(!missing.is_empty()).then(|| view! { <h3>{not_entered}</h3><ul class="findings">{missing}</ul> })}
        <h3>{heading}</h3>
        {is_clean.then(|| view! { <p>{app.label(none_open)}</p> })}
        <ul class="findings">{open}</ul>
        {(!silenced.is_empty()).then(|| view! { <h3>{checked}</h3><ul class="findings">{silenced}</ul> })}
    }
}
