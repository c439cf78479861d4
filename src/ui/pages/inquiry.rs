//! 照会: the view that asks for actuals, and that shows who was asked, who has answered, and what is still open.

use std::sync::Arc;

use keikaku::checks::{FindingPlace, RowPlace};
use keikaku::paper::answer_book::{self, Inquiry};
use keikaku::plan::Plan;
use keikaku::plan::lineage::SentInquiry;
use keikaku::wording::inquiry::{self, Board};
use keikaku::wording::{InquiryLabel, Label, names};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{EditorView, Locale, OpenPlan, focus, use_editor_view, use_locale, use_open_plan, use_saving};
use crate::ui::components::{Button, Choice};
use crate::ui::pages::place_link::PlaceLink;
use crate::ui::review::{Preview, ReadFileButton};

mod begin;
mod section_row;
mod writing;

use begin::{BEGIN, BeginInquiry};
use section_row::{Respondents, SectionRow};
use writing::DEADLINE;

/// The view 照会.
#[component]
pub(crate) fn InquiryPage() -> impl IntoView {
    let (locale, view, saving, plan) = (use_locale(), use_editor_view(), use_saving(), use_open_plan());
    saving.load_lineages();
    let chosen = RwSignal::<Option<String>>::new(None);
    let asking = asking(view, plan);
    let all = Memo::new(move |_| {
        // An import that is noted but changes nothing in the workbook shows a message, which is tracked.
        plan.editor.settled.track();
        plan.editor.messages.message.track();
        plan.editor.read_session(|session| session.lineage(plan.id).inquiries().to_vec()).unwrap_or_default()
    });
    let current = move || {
        let chosen = chosen.get();
        all.with(|all| all.iter().find(|one| Some(one.key()) == chosen).or(all.last()).cloned())
    };
    let has_inquiry = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let form_is_open = RwSignal::new(!has_inquiry.get_untracked());
    Effect::new(move |had: Option<bool>| {
        // From the first inquiry on, the answers are what counts.
        let has_inquiry = has_inquiry.get();
        if has_inquiry && had == Some(false) {
            let focused = document().active_element();
            if focused.is_some_and(|focused| focused.closest(".begin-inquiry").is_ok_and(|form| form.is_some())) {
                focus::focus_after_update(vec![BEGIN.to_owned()]);
            }
            form_is_open.set(false);
        }
        has_inquiry
    });
    let respondents = Respondents::default();
    // The board is created anew only if it differs.
    let shown = Memo::new(move |_| {
        let inquiry = current()?;
        let read = |now: &Arc<Plan>| inquiry::board(now, &inquiry, clock::today(), locale.language());
        let board = plan.read_settled(read)?;
        Some((inquiry, board))
    });
    let board = move || match shown.get() {
        None => view! { <p class="empty">{locale.label(InquiryLabel::IS_EMPTY)}</p> }.into_any(),
        Some((inquiry, board)) => view! { <Sections inquiry board asking form_is_open respondents /> }.into_any(),
    };
    view! {
        <h1>{locale.label(Label::VIEW_INQUIRY)}</h1>
        <Preview />
        <WithoutSection />
        <BeginInquiry asking has_inquiry is_open=form_is_open />
        {move || all.with(|all| (all.len() > 1).then(|| choice(locale, all, chosen)))}
        {board}
    }
}

/// The number of KPIs without a section in charge, whose inquiry would reach nobody, with the link to the first of
/// them.
#[component]
fn WithoutSection() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let first = Memo::new(move |_| {
        let without = |plan: &Arc<Plan>| answer_book::without_section(plan).map(|kpi| kpi.id).collect::<Vec<_>>();
        let without = plan.read_settled(without)?;
        Some((*without.first()?, without.len()))
    });
    move || {
        first.get().map(|(id, count)| {
            let place = FindingPlace::Indicator { id, row_place: RowPlace::Responsible };
            let text = locale.label(InquiryLabel::ENTER_RESPONSIBLE).to_owned();
            view! {
                <p class="hint screen-only" data-field="without-section">
                    {inquiry::without_section(count, locale.language())}" "<PlaceLink place text />
                </p>
            }
        })
    }
}

/// The choice of one of several inquiries, the newest first.
fn choice(locale: Locale, all: &[SentInquiry], chosen: RwSignal<Option<String>>) -> impl IntoView + use<> {
    let name = |one: &SentInquiry| (one.key(), inquiry::name(one, locale.language()));
    let options: Vec<_> = all.iter().rev().map(name).collect();
    let newest = all.last().map(SentInquiry::key).unwrap_or_default();
    let shown = Signal::derive(move || chosen.get().unwrap_or_else(|| newest.clone()));
    let choose = move |key: String| chosen.set(Some(key));
    view! {
        <div class="screen-only">
            <Choice id="chosen-inquiry" label=locale.label(InquiryLabel::CHOSEN_INQUIRY) options chosen=shown on_select=choose />
        </div>
    }
}

/// The inquiry in the form: the usual one unless the user has changed it.
fn asking(view: EditorView, plan: OpenPlan) -> RwSignal<Inquiry> {
    let lineage = plan.editor.read_session(|session| session.lineage(plan.id)).unwrap_or_default();
    let asking = |plan: &Arc<Plan>| view.asking(plan, Inquiry::usual(plan, &lineage, clock::today()));
    plan.read_now(asking).unwrap_or_default()
}

/// The inquiry and its sections.
#[component]
fn Sections(
    /// The inquiry.
    inquiry: SentInquiry,
    /// Its present state.
    board: Board,
    /// The inquiry in the form.
    asking: RwSignal<Inquiry>,
    /// Whether the form is open.
    form_is_open: RwSignal<bool>,
    /// The names of respondents that are typed before their answers are noted.
    respondents: Respondents,
) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let now = plan.read_now(Arc::clone)?;
    let Board { facts, summary, sections } = board;
    let heads = [
        Label::RESPONSIBLE,
        InquiryLabel::SECTION_ANSWER,
        InquiryLabel::FIGURES_ASKED,
        InquiryLabel::FIGURES_FILLED,
        InquiryLabel::FIGURES_OPEN,
        InquiryLabel::RESPONDENT,
        InquiryLabel::TAKEN_IN_ON,
        InquiryLabel::ANSWER_FILE,
        InquiryLabel::SECTION_ACTS,
    ];
    let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head.text(language)}</th> });
    let asked = inquiry.key();
    let row = |(nth, section)| view! { <SectionRow inquiry=asked.clone() nth section respondents /> };
    let rows = sections.into_iter().enumerate().map(row);
    let rows = rows.collect_view();
    let ask_again = Inquiry::once_more(&now, &inquiry).map(|again| {
        let ask = move |_| {
            asking.set(again.clone());
            form_is_open.set(true);
            focus::focus_after_update(vec![DEADLINE.to_owned()]);
        };
        view! { <Button class="secondary" text=InquiryLabel::ASK_OPEN_AGAIN.text(language) on_press=ask /> }
    });
    Some(view! {
        <article class="inquiry">
            <p class="of-plan" lang="ja">{names::plan_name(&now, language)}</p>
            <h2>{inquiry::name(&inquiry, language)}</h2>
            <p id="inquiry-facts">{facts.join(language.choose("　", " · "))}</p>
            <p class="summary" role="status">{summary}</p>
            <table role="table">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </article>
        <p class="hint screen-only">{InquiryLabel::MEANING.text(language)}</p>
        <div class="buttons screen-only">
            <ReadFileButton />
            {ask_again}
        </div>
    })
}
