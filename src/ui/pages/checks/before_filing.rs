//! 提出前の確認: the part of チェック that is read before the document is filed.
//!
//! It follows the findings and does not repeat them: it shows how many are left, and lists the findings that apply only
//! on filing.

use std::sync::Arc;

use keikaku::checks::{self, Checked, Finding, FindingPlace};
use keikaku::paper::filing::{self, Copies, CopiesResult, FiledPaper};
use keikaku::paper::printed_document::content::PrintedDocument;
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::Plan;
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::{ChecksLabel, Label, document};
use leptos::prelude::*;

use crate::ui::app::{Locale, use_locale, use_open_plan};
use crate::ui::components::Button;
use crate::ui::pages::checks::worded_finding::{WordedFinding, finding_line};
use crate::ui::pages::place_link::PlaceLink;

/// The id of the heading, which gets the focus if the address leads here.
pub(crate) const HEADING: &str = "filing";

/// The part 提出前の確認. It follows the plan and is printed.
#[component]
pub(crate) fn BeforeFiling() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    // Text typed elsewhere appears here after the typing has ended.
    let current = plan.settled();
    // The browser itself tells the user if printing fails.
    let print = |_| drop(window().print());
    view! {
        <section class="filing">
            <h2 id=HEADING tabindex="-1">{locale.label(ChecksLabel::VIEW_FILING)}</h2>
            <p class="hint screen-only">{locale.label(ChecksLabel::FILING_MEANING)}</p>
            {move || current.get().map(|plan| sheet(locale, &plan))}
            <div class="buttons screen-only">
                <Button class="secondary" text=locale.label(Label::PRINT_IT) on_press=print />
            </div>
        </section>
    }
}

fn sheet(locale: Locale, plan: &Arc<Plan>) -> impl IntoView + use<> {
    let language = locale.language();
    let printed = printed_document(plan, false);
    let copies = filing::copies(plan, &printed, language);
    let (required, filled) = filing::sections(plan);
    let papers = filing::filed_papers(plan, language);
    let has_papers = !papers.is_empty();
    let papers = papers.into_iter().map(|FiledPaper { what, about }| {
        let about = language.choose(format!("（{about}）"), format!(" ({about})"));
        view! { <li>{what}<small>{about}</small></li> }
    });
    let papers = papers.collect_view();
    view! {
        <h3>{locale.label(ChecksLabel::FILING_FINDINGS)}</h3>
        {findings_left(locale, plan)}
        <h3>{locale.label(ChecksLabel::FILING_COPIES)}</h3>
        {copies_table(locale, &copies)}
        <h3>{locale.label(ChecksLabel::FILING_SECTIONS)}</h3>
        <p>{filing::filled(required, filled, language)}</p>
        {not_written(locale, plan, &printed)}
        {has_papers.then(|| view! {
            <h3>{locale.label(ChecksLabel::FILING_ATTACHMENTS)}</h3>
            <ul class="attachments">{papers}</ul>
        })}
        <p class="caution">{locale.label(ChecksLabel::FILING_CAUTION)}</p>
    }
}

fn copies_table(locale: Locale, copies: &[Copies]) -> impl IntoView + use<> {
    let heads =
        [ChecksLabel::FILING_WHAT, ChecksLabel::FILING_PLACES, ChecksLabel::FILING_RESULT, ChecksLabel::FILING_CONTENT];
    let heads = heads.map(|head| view! { <th scope="col">{locale.label(head)}</th> });
    let rows = copies.iter().map(|one| {
        let places = one.places.iter().map(|place| view! { <li>{place.clone()}</li> });
        view! {
            <tr data-copies=mark(one.result)>
                <th scope="row">{one.what.clone()}</th>
                <td><ul>{places.collect_view()}</ul></td>
                <td class="result">{locale.label(one.result.label())}</td>
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

/// The name of a result for the style sheet.
fn mark(result: CopiesResult) -> &'static str {
    match result {
        CopiesResult::Equal => "equal",
        CopiesResult::Different => "different",
        CopiesResult::Single => "single",
    }
}

/// The sections in which the printed document shows that text is missing, each with its link.
fn not_written(locale: Locale, plan: &Arc<Plan>, printed: &PrintedDocument) -> impl IntoView + use<> {
    let open = filing::not_written(printed).into_iter().map(|place| {
        let label = document::place(place, &plan.form, locale.language());
        view! { <li><PlaceLink place=FindingPlace::Text(place) text=label /></li> }
    });
    let open: Vec<_> = open.collect();
    let has_open = !open.is_empty();
    has_open
        .then(|| view! { <p>{locale.label(ChecksLabel::FILING_NOT_WRITTEN)}</p><ul class="not-written">{open}</ul> })
}

/// The number of the findings above that are left, and the findings that apply only on filing.
fn findings_left(locale: Locale, plan: &Arc<Plan>) -> impl IntoView + use<> {
    let Checked { open, .. } = checks::check(plan);
    let now = checks::check_on_filing(plan);
    let names = PlaceNames::from_plan(plan, locale.language());
    let item = |finding: &Finding| {
        view! { <li data-finding=finding.code().printed()>{finding_line(&WordedFinding::new(finding, &names))}</li> }
    };
    let left = filing::findings_left(&open, checks::missing(plan).len(), locale.language());
    let now: Vec<_> = now.open.iter().map(item).collect();
    view! {
        <p>{left}</p>
        {(!now.is_empty()).then(|| view! {
            <p>{findings::on_filing(now.len(), locale.language())}</p>
            <ul class="findings">{now}</ul>
        })}
    }
}
