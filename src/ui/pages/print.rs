//! 印刷: the printed pages of the plan, with the buttons that print them and write the document for Word. The pages show
//! the plan's document as the form has it, on A4 upright, or its KPIs on A4 landscape, as one list or on a sheet for each
//! KPI.
//!
//! The tables are ordinary tables and not the grid. Only the KPIs that pass the filters of the plan's views are
//! printed, and the omitted KPIs are counted; the document has all KPIs. On screen the view looks like paper; on a
//! narrow screen each row of the lists becomes a block, whose cells show their columns. The division into pages is in
//! `style/paper.css`.

pub(crate) mod browser_paper;
mod content_choice;
pub(crate) mod document;
mod kpi_list;
mod kpi_sheet;

use std::sync::Arc;

use keikaku::figures::progress;
use keikaku::figures::totals::Span;
use keikaku::paper::kpi_list::KpiList;
use keikaku::paper::sheet;
use keikaku::session::plan_view::PrintContent;
use keikaku::storage::Calendar;
use keikaku::wording::{Label, PrintLabel, facts, names, printing, terms};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Locale, use_editor_view, use_locale, use_open_plan};
use crate::ui::components::{Button, CheckField, PlanFilters, YearChoice, show_page_foot};
use crate::ui::pages::print::content_choice::{ContentChoice, Printed};
use crate::ui::pages::print::document::{CopyButton, DocumentPaper, WordButton};
use crate::ui::pages::print::kpi_list::ListTable;
use crate::ui::pages::print::kpi_sheet::kpi_sheet;
use crate::ui::review::Preview;

/// The view 印刷. Nothing can be edited in it, and it follows the plan, whose name is at the foot of the printed pages.
#[component]
pub(crate) fn PrintPage() -> impl IntoView {
    let (locale, editor_view, open) = (use_locale(), use_editor_view(), use_open_plan());
    let plan = Memo::new(move |_| open.read(Arc::clone));
    show_page_foot(locale, plan);
    let printed = Memo::new(move |_| plan.get().map(|plan| Arc::new(Printed::new(&plan, &open.view.get()))));
    view! {
        <h1 class="screen-only">{locale.label(Label::VIEW_PRINT)}</h1>
        <PrintTools printed />
        {move || printed.get().map(|printed| paper(locale, editor_view.calendar.get_untracked(), &printed))}
        <Preview />
    }
}

/// The choices of what is printed, the button that prints it, and the number of KPIs.
#[component]
fn PrintTools(printed: Memo<Option<Arc<Printed>>>) -> impl IntoView {
    let (locale, view) = (use_locale(), use_open_plan().view);
    let prints = move |content| printed.with(|printed| printed.as_ref().is_some_and(|it| it.content == content));
    let count = move || printed.get().map(|printed| printing::count(printed.count, printed.all, locale.language()));
    let is_document = move || prints(PrintContent::Document);
    let prints_eras = Signal::derive(move || view.with(|view| view.prints_eras));
    let switch = move |is_on| view.update(|view| view.prints_eras = is_on);
    // The browser itself tells the user if printing fails.
    let print = |_| drop(window().print());
    view! {
        <ContentChoice printed />
        <div class="screen-only print-tools" hidden=move || prints(PrintContent::ChosenSheet) || is_document()>
            <PlanFilters />
            <div hidden=move || !prints(PrintContent::List)><YearChoice /></div>
        </div>
        <div class="screen-only" hidden=move || !is_document()>
            <CheckField label=locale.label(Label::BOTH_CALENDARS) is_on=prints_eras on_switch=switch />
        </div>
        <div class="screen-only buttons">
            <Button class="primary" text=locale.label(Label::PRINT_IT) on_press=print />
            <WordButton is_beside=Signal::derive(is_document) />
            <span hidden=move || !is_document()><CopyButton /></span>
            <p hidden=is_document><span class="print-count">{count}</span>" "{locale.label(PrintLabel::MEANING)}</p>
            <p hidden=move || !is_document()>{locale.label(PrintLabel::DOCUMENT_MEANING)}</p>
        </div>
    }
}

/// The printed pages.
fn paper(locale: Locale, calendar: Calendar, printed: &Printed) -> AnyView {
    let nothing = |why| view! { <p class="empty">{locale.label(why)}</p> }.into_any();
    let content = match printed.content {
        PrintContent::Document => {
            let (plan, both_eras) = (Arc::clone(&printed.plan), printed.view.prints_eras);
            return view! { <DocumentPaper plan both_eras /> }.into_any();
        }
        _ if printed.all == 0 => nothing(PrintLabel::NOTHING_TO_PRINT),
        _ if printed.count == 0 => nothing(Label::NOTHING_PASSES),
        PrintContent::List => list(locale, printed).into_any(),
        PrintContent::Sheets | PrintContent::ChosenSheet => sheets(locale, printed).into_any(),
    };
    view! { <div class="paper">{title(locale, calendar, printed)}{content}</div> }.into_any()
}

/// The heading of the printed pages: the name of the plan, what is printed of it, the bodies that prepare it, its form and its
/// 基準日.
fn title(locale: Locale, calendar: Calendar, printed: &Printed) -> impl IntoView + use<> {
    let (plan, language) = (&printed.plan, locale.language());
    let today = clock::today();
    let is_list = printed.content == PrintContent::List;
    let year = printed.view.year_of(plan, today);
    let mut about = if is_list {
        let year = terms::year(year, language);
        let label = locale.label(PrintLabel::LIST_OF_KPIS);
        vec![language.choose(format!("{label}（{year}）"), format!("{label} ({year})"))]
    } else {
        vec![locale.label(Label::VIEW_KPI).to_owned()]
    };
    about.extend(printing::left_out(&printed.view, (plan, year), printed.count, printed.all, language));
    about.extend(plan.facts.prepared_by.iter().cloned());
    about.push(plan.form.name.text(language).to_owned());
    // The judgements of the list depend on the day.
    if let Some(day) = plan.reference_date.or(is_list.then_some(today)) {
        let day = facts::day_label(day, calendar == Calendar::Both);
        about.push(format!("{} {day}", locale.label(Label::REFERENCE_DATE)));
    }
    view! {
        <header class="paper-title">
            <h2 lang="ja">{names::plan_name(plan, language)}</h2>
            <p>{about.join(language.choose("　", " · "))}</p>
        </header>
    }
}

/// The list of the KPIs.
fn list(locale: Locale, printed: &Printed) -> impl IntoView + use<> {
    let (plan, today) = (&printed.plan, clock::today());
    let year = printed.view.year_of(plan, today);
    let mut entries = progress::entries(plan, year, progress::as_of(plan, today));
    entries.retain(|entry| printed.view.prints(plan, &entry.row, today));
    let list = KpiList::new(plan, &entries, year, locale.language());
    view! { <ListTable list form=Arc::clone(&plan.form) /> }
}

/// The sheets of the KPIs.
fn sheets(locale: Locale, printed: &Printed) -> impl IntoView + use<> {
    let (plan, today) = (&printed.plan, clock::today());
    let as_of = progress::as_of(plan, today);
    let span = Span::from_plan(plan).as_of(as_of);
    let rows = plan.used_indicators().zip(sheet::sheets(plan, as_of, locale.language()));
    let rows = rows.filter(|(row, _)| printed.view.prints(plan, row, today));
    let sheets: Vec<_> = rows.map(|(row, sheet)| kpi_sheet(locale, (plan, span), row, &sheet).into_any()).collect();
    view! {
        <Signs />
        {sheets}
    }
}

/// The explanation of the signs. It is on the first page, since at the end it could be alone on a page.
#[component]
fn Signs() -> impl IntoView {
    let locale = use_locale();
    let signs = sheet::legend(locale.language()).into_iter().map(|sign| view! { <li>{sign}</li> });
    view! {
        <div class="signs">
            <h3>{locale.label(PrintLabel::SIGNS)}</h3>
            <ul>{signs.collect_view()}</ul>
        </div>
    }
}
