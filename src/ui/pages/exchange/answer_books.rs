//! The panel 回答用ブック: what is asked of the sections in charge, and the books in which they answer.

use keikaku::export::file_name::answer_book_name;
use keikaku::figures::progress;
use keikaku::plan::Plan;
use keikaku::plan::lineage::KpiTable;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::PlanId;
use keikaku::wording::answer_book::{
    self, AskedSection, Inquiry, answer_book, asked_sections, section_name, sent_inquiry,
};
use keikaku::wording::inquiry::deadline_trouble;
use keikaku::wording::{Label, Language, terms};
use leptos::prelude::*;

use super::{note_sent, save_lineage};
use crate::browser::{book, clock, files};
use crate::ui::app::download::XLSX;
use crate::ui::app::{AppState, focus, use_app};

/// How many milliseconds lie between two downloads: Chromium drops those beyond the tenth within a second.
const BETWEEN_DOWNLOADS: i32 = 150;

/// The id of the field of the deadline.
const DEADLINE: &str = "answer-deadline";

/// Into how many books the sections go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Division {
    /// One book with a sheet for each section.
    OneForAll,
    /// A book for each section.
    BySection,
}

/// The choice of what is asked, and the buttons that write the books.
#[component]
pub(super) fn AnswerBooks(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let now = app.workbook.with_untracked(|workbook| workbook.plan(plan).cloned())?;
    let due = progress::year_due(&now, progress::as_of(&now, clock::today()));
    let usual = || Inquiry { years: vec![due], deadline: String::new(), only_open: false, only_of: Vec::new() };
    let asked_before = app.take_asking();
    if asked_before.is_some() {
        focus::focus_when_present(vec![DEADLINE.to_owned()]);
    }
    let inquiry = RwSignal::new(asked_before.unwrap_or_else(usual));
    let only_of = inquiry.with_untracked(|inquiry| inquiry.only_of.clone());
    let years = now.years.years().map(|year| {
        let toggle = move |_| inquiry.update(|inquiry| toggle(&mut inquiry.years, year));
        let is_on = move || inquiry.with(|inquiry| inquiry.years.contains(&year));
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=is_on on:change=toggle />
                <span>{terms::year(year, app.language())}</span>
            </label>
        }
    });
    let set_deadline = move |event| inquiry.update(|inquiry| inquiry.deadline = event_target_value(&event));
    let only_open = move |_| inquiry.update(|inquiry| inquiry.only_open = !inquiry.only_open);
    let is_only_open = move || inquiry.with(|inquiry| inquiry.only_open);
    let asked = move || {
        let plan = app.settled.with(|workbook| workbook.plan(plan).cloned());
        let asked = inquiry.with(|inquiry| plan.map(|plan| asked_text(app, &plan, inquiry)));
        asked.unwrap_or_default()
    };
    let button = |class, label, division| {
        let write = move |_| leptos::task::spawn_local(write(app, plan, inquiry.get_untracked(), division));
        view! { <button type="button" class=class on:click=write>{app.label(label)}</button> }
    };
    Some(view! {
        <div role="group" class="asked-years" aria-label=app.label(Label::AskedYears)>
            <span class="field-label">{app.label(Label::AskedYears)}</span>
            {years.collect_view()}
        </div>
        <div class="asked-fields">
            <label class="field">
                <span class="field-label">{app.label(Label::AnswerDeadline)}</span>
                <input type="text" id=DEADLINE lang="ja" autocomplete="off" on:input=set_deadline />
            </label>
            <label class="choice">
                <input type="checkbox" prop:checked=is_only_open on:change=only_open />
                <span>{app.label(Label::OnlyOpen)}</span>
            </label>
            {(!only_of.is_empty()).then(|| view! { <OnlyOf inquiry sections=only_of /> })}
        </div>
        <p class="hint" id="asked-sections">{asked}</p>
        <div class="buttons">
            {button("secondary", Label::WriteAnswerBook, Division::OneForAll)}
            {button("secondary", Label::WriteAnswerBooks, Division::BySection)}
        </div>
    })
}

/// The choice whether only the sections are asked that have not answered before.
#[component]
fn OnlyOf(
    /// What is asked.
    inquiry: RwSignal<Inquiry>,
    /// The sections.
    sections: Vec<String>,
) -> impl IntoView {
    let app = use_app();
    let language = app.language();
    let names: Vec<&str> = sections.iter().map(|name| section_name(name, language)).collect();
    let names = names.join(language.of("、", ", "));
    let is_on = move || inquiry.with(|inquiry| !inquiry.only_of.is_empty());
    let toggle = move |_| {
        let all = sections.clone();
        inquiry.update(|inquiry| inquiry.only_of = if inquiry.only_of.is_empty() { all } else { Vec::new() });
    };
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=is_on on:change=toggle />
            <span>{format!("{}{}{names}", app.label(Label::OnlyOfSections), language.of("：", ": "))}</span>
        </label>
    }
}

/// Adds the year to those that are asked, or takes it away.
fn toggle(years: &mut Vec<FiscalYear>, year: FiscalYear) {
    match years.binary_search(&year) {
        Ok(at) => drop(years.remove(at)),
        Err(at) => years.insert(at, year),
    }
}

/// Who is asked how much, or that nobody is asked anything.
fn asked_text(app: AppState, plan: &Plan, inquiry: &Inquiry) -> String {
    let sections = asked_sections(plan, inquiry);
    if sections.is_empty() {
        return app.label(Label::NothingAsked).to_owned();
    }
    answer_book::asked_of(&sections, app.language())
}

/// Writes the books and offers them as files. The version that goes out is noted, so that what comes back can be merged;
/// the sections count as asked once there is a book.
async fn write(app: AppState, id: PlanId, inquiry: Inquiry, division: Division) {
    app.fields.commit(app);
    app.load_lineages();
    let workbook = app.workbook.get_untracked();
    let Some(plan) = workbook.plan(id) else { return };
    let sections = asked_sections(plan, &inquiry);
    if sections.is_empty() {
        return app.show_error(app.label(Label::NothingAsked).to_owned());
    }
    if let Some(trouble) = deadline_trouble(&inquiry.deadline, clock::today(), app.language()) {
        focus::focus_after_update(vec![DEADLINE.to_owned()]);
        return app.show_error(trouble);
    }
    let lineage = app.read_session(|session| session.lineage(id)).unwrap_or_default();
    let (version, today) = (KpiTable::of(plan).version(), clock::today());
    let books: Vec<_> = match division {
        Division::OneForAll => vec![(None, sections.as_slice())],
        Division::BySection => sections.chunks(1).map(|one| (one.first().map(in_file_name), one)).collect(),
    };
    // What is typed while the library is loaded is not in the books.
    note_sent(app, id);
    for (nth, (section, asked)) in books.iter().enumerate() {
        if nth > 0 {
            clock::pause(BETWEEN_DOWNLOADS).await;
        }
        let book = answer_book(plan, &lineage, &inquiry, asked);
        let name = answer_book_name(plan, *section, version, today);
        if offer(&name, book.to_json().ok()).await.is_none() {
            return app.show_error(app.label(Label::BookNotWritten).to_owned());
        }
        if nth == 0 {
            // Another tab may have noted something while the library was loaded.
            app.load_lineages();
            app.update_session(|session| session.note_inquiry(id, sent_inquiry(plan, &inquiry, &sections, today)));
            save_lineage(app, id);
        }
    }
    app.show_message(answer_book::written(books.len(), app.language()));
}

/// The name of a section in that of its file.
fn in_file_name<'s>(section: &'s AskedSection<'_>) -> &'s str {
    section_name(&section.name, Language::Japanese)
}

/// Offers a book as a file; `None` if that failed.
async fn offer(name: &str, json: Option<String>) -> Option<()> {
    let bytes = book::write_answer_book(&json?).await.ok()?;
    files::download(name, &bytes, XLSX).ok()
}
