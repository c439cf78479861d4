//! 照会: who was asked for actuals, who has answered, and what is still open.

use keikaku::plan::lineage::{SectionState, SentInquiry};
use keikaku::session::route::Route;
use keikaku::value::id::{PlanId, VersionId};
use keikaku::wording::answer_book::Inquiry;
use keikaku::wording::inquiry::{self, Board, BoardRow};
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{AppState, use_app};
use crate::ui::components::choice::Choice;
use crate::ui::review::Preview;
use crate::ui::review::read_file::ReadFileButton;

/// The view 照会.
#[component]
pub(crate) fn InquiryPage(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    app.load_lineages();
    let chosen = RwSignal::<Option<VersionId>>::new(None);
    let all = Memo::new(move |_| {
        // An import that changes nothing in the workbook, but is noted, has a message as each has.
        app.settled.track();
        app.message.track();
        app.read_session(|session| session.lineage(plan).inquiries().to_vec()).unwrap_or_default()
    });
    let current = move || {
        let chosen = chosen.get();
        all.with(|all| all.iter().find(|one| Some(one.version) == chosen).or(all.last()).cloned())
    };
    let board = move || match current() {
        None => view! { <NothingAsked plan /> }.into_any(),
        Some(inquiry) => view! { <Sections plan inquiry /> }.into_any(),
    };
    view! {
        <h1>{app.label(Label::ViewInquiry)}</h1>
        <Preview />
        {move || all.with(|all| (all.len() > 1).then(|| choice(app, all, chosen)))}
        {board}
    }
}

/// The choice of one of several inquiries, the newest first.
fn choice(app: AppState, all: &[SentInquiry], chosen: RwSignal<Option<VersionId>>) -> impl IntoView + use<> {
    let name = |one: &SentInquiry| (one.version.to_string(), inquiry::name(one, app.language()));
    let options = all.iter().rev().map(name).collect();
    let selected = chosen.get_untracked().or(all.last().map(|one| one.version));
    let selected = selected.map(|version| version.to_string()).unwrap_or_default();
    let choose = move |word: String| chosen.set(word.parse().ok());
    view! {
        <div class="screen-only">
            <Choice id="chosen-inquiry" label=app.label(Label::ChosenInquiry) options selected on_select=choose />
        </div>
    }
}

/// What is to be done while nobody was asked.
#[component]
fn NothingAsked(plan: PlanId) -> impl IntoView {
    let app = use_app();
    view! {
        <p class="empty">{app.label(Label::InquiryIsEmpty)}</p>
        <p><a href=Route::Exchange(plan).fragment()>{app.label(Label::AskSections)}</a></p>
    }
}

/// The inquiry and its sections.
#[component]
fn Sections(
    /// The plan.
    plan: PlanId,
    /// The inquiry.
    inquiry: SentInquiry,
) -> impl IntoView {
    let app = use_app();
    let language = app.language();
    let now = app.settled.with(|workbook| workbook.plan(plan).cloned())?;
    let Board { facts, summary, sections } = inquiry::board(&now, &inquiry, clock::today(), language);
    let heads = [
        Label::Responsible,
        Label::SectionAnswer,
        Label::FiguresAsked,
        Label::FiguresFilled,
        Label::FiguresOpen,
        Label::Respondent,
        Label::TakenInOn,
        Label::AnswerFile,
    ];
    let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{app.label(head)}</th> });
    let open: Vec<String> =
        inquiry.sections.iter().filter(|one| one.state() == SectionState::Open).map(|one| one.name.clone()).collect();
    let again = Inquiry { years: inquiry.years(), deadline: String::new(), only_open: true, only_of: open };
    let ask_again = (!again.only_of.is_empty()).then(|| {
        let ask = move |_| app.go_and_ask(plan, again.clone());
        view! { <button type="button" class="secondary" on:click=ask>{app.label(Label::AskOpenAgain)}</button> }
    });
    Some(view! {
        <article class="inquiry">
            <p class="of-plan" lang="ja">{names::plan_name(&now, language)}</p>
            <h2>{inquiry::name(&inquiry, language)}</h2>
            <p id="inquiry-facts">{facts.join(language.of("　", " · "))}</p>
            <p class="summary" role="status">{summary}</p>
            <table role="table">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{sections.into_iter().map(|section| row(app, section)).collect_view()}</tbody>
            </table>
        </article>
        <p class="hint screen-only">{app.label(Label::InquiryMeaning)}</p>
        <div class="buttons screen-only">
            <ReadFileButton />
            {ask_again}
        </div>
    })
}

/// The row of a section.
fn row(app: AppState, section: BoardRow) -> impl IntoView {
    let BoardRow { name, state, asked, open, last, replaced } = section;
    let (respondent, on, file) = last.map(|last| (last.respondent, last.on, last.file)).unwrap_or_default();
    let word = match state {
        SectionState::Open => "open",
        SectionState::Answered => "answered",
        SectionState::Replaced => "replaced",
    };
    let known_as = name.clone();
    let text = |label, text: String| view! { <td role="cell" data-of=app.label(label)>{text}</td> };
    let figure = |label, count: usize| view! { <td role="cell" class="figure" data-of=app.label(label)>{count.to_string()}</td> };
    view! {
        <tr role="row" data-section=known_as data-state=word>
            <th role="rowheader" scope="row">{name}</th>
            <td role="cell" class="answer-state" data-of=app.label(Label::SectionAnswer)>
                {inquiry::state(state, app.language())}
                {(!replaced.is_empty()).then(|| view! { <small>{replaced}</small> })}
            </td>
            {figure(Label::FiguresAsked, asked)}
            {figure(Label::FiguresFilled, asked - open)}
            {figure(Label::FiguresOpen, open)}
            {text(Label::Respondent, respondent)}
            {text(Label::TakenInOn, on)}
            {text(Label::AnswerFile, file)}
        </tr>
    }
}
