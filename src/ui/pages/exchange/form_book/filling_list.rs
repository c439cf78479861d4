//! The values that are written, asked about or left out, and the button that writes the book.

use std::sync::Arc;

use keikaku::export::file_name::filled_book_name;
use keikaku::export::form_book::{Filling, Outcome, fillings, writes_json};
use keikaku::plan::Plan;
use keikaku::wording::form_book::MarkRemark;
use keikaku::wording::{FormBookLabel, Label, form_book, names, terms};
use leptos::prelude::*;

use super::FormBookState;
use super::mark_panel::reported_year;
use super::more_rows::{MOST_ROWS, MoreRows};
use crate::browser::{book, files};
use crate::ui::app::download::kind_of_book;
use crate::ui::app::form_book::FormWork;
use crate::ui::app::{Locale, Messages, use_locale, use_messages};
use crate::ui::components::{CheckField, Choice};

/// The reported year, the outcome of each mark in that year, and the button.
#[component]
pub(super) fn FillingList(state: FormBookState) -> impl IntoView {
    let (locale, messages) = (use_locale(), use_messages());
    let language = locale.language();
    let plan = state.plan.settled();
    let list = Memo::new(move |_| {
        let found = plan.with(|plan| plan.as_ref().map(|plan| state.work.with(|work| of_work(plan, work))));
        found.unwrap_or_default()
    });
    let report = Signal::derive(move || {
        let report = |plan: &Arc<Plan>| state.work.with(|work| reported_year(plan, work).to_string());
        plan.with(|plan| plan.as_ref().map(report)).unwrap_or_default()
    });
    let years: Vec<_> = plan.with_untracked(|plan| plan.iter().flat_map(|plan| plan.years.years()).collect());
    let years: Vec<_> = years.into_iter().map(|year| terms::year_option(year, language)).collect();
    let choose = move |year: String| {
        state.work.update(|work| {
            work.report = year.parse().ok();
            // The user's answers were about the figures of another year.
            work.accepted.clear();
        });
    };
    let shows_all = RwSignal::new(false);
    let rows = move || {
        let plan = plan.get()?;
        let row = |filling: &&Filling| row(locale, state, &plan, filling);
        Some(list.with(|list| first_seen(list, shows_all.get()).iter().map(row).collect_view()))
    };
    let heads = [
        FormBookLabel::MARK_PLACE,
        FormBookLabel::MARK_KPI,
        FormBookLabel::FILL_VALUE,
        FormBookLabel::FILL_HELD,
        FormBookLabel::FILL_OUTCOME,
    ];
    let heads = heads.map(|head| view! { <th scope="col">{locale.label(head)}</th> });
    let cells = Memo::new(move |_| list.with(|list| state.work.with(|work| written(list, work))));
    let write = move |_| leptos::task::spawn_local(write(messages, state, list.get_untracked(), cells.get_untracked()));
    view! {
        <h3>{locale.label(FormBookLabel::FILLING_LIST)}</h3>
        <Choice id="report-year" label=locale.label(FormBookLabel::REPORT_YEAR) options=years chosen=report on_select=choose />
        <p class="hint" id="fillings-counted">{move || list.with(|list| form_book::counted(list, language))}</p>
        <div class="change-frame form-list">
            <table class="change-table" id="filling-list">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <MoreRows rows=Signal::derive(move || list.with(Vec::len)) shows_all />
        <div class="buttons">
            <button type="button" class="primary" id="fill-book" on:click=write>{move || form_book::write(cells.get(), language)}</button>
        </div>
    }
}

fn of_work(plan: &Plan, work: &FormWork) -> Vec<Filling> {
    let report = reported_year(plan, work);
    work.open.as_ref().map(|open| fillings(plan, &work.marks, &open.book, report)).unwrap_or_default()
}

/// The rows that are drawn. If not all are, the rows with a question come first, since a person has to see them.
fn first_seen(list: &[Filling], shows_all: bool) -> Vec<&Filling> {
    let mut seen: Vec<&Filling> = list.iter().collect();
    if list.len() > MOST_ROWS && !shows_all {
        seen.sort_by_key(|filling| !matches!(filling.outcome, Outcome::Asked(_)));
        seen.truncate(MOST_ROWS);
    }
    seen
}

/// A remark on a mark, with the text at marking and the present text side by side.
fn remark_view(locale: Locale, remark: MarkRemark) -> impl IntoView {
    let sides = remark.then_and_now.map(|(then, now)| {
        view! {
            <span class="then-and-now">
                <span><span class="field-label">{locale.label(FormBookLabel::THEN_MARKED)}</span>{then}</span>
                <span><span class="field-label">{locale.label(FormBookLabel::NOW_IN_BOOK)}</span>{now}</span>
            </span>
        }
    });
    view! { <span class="remark">{remark.text}</span>{sides} }
}

/// The number of cells that the present answers write.
fn written(list: &[Filling], work: &FormWork) -> usize {
    list.iter().filter(|filling| filling.is_written(|filling| work.accepts(filling))).count()
}

fn row(locale: Locale, state: FormBookState, plan: &Plan, filling: &Filling) -> impl IntoView + use<> {
    let language = locale.language();
    let place = form_book::cell(&filling.sheet, &filling.cell.to_string(), language);
    let name = filling.kpi.and_then(|kpi| plan.indicator(kpi)).map(|kpi| kpi.name.clone()).unwrap_or_default();
    let year = filling.year.map(|year| terms::year(year, language)).unwrap_or_default();
    let what = form_book::what(filling.what, &plan.form, language);
    let value = filling.value.as_ref().map(form_book::value).unwrap_or_default();
    let remarks = form_book::remarks(filling, language);
    let remarks = remarks.into_iter().map(|remark| remark_view(locale, remark));
    let asked = matches!(filling.outcome, Outcome::Asked(_)).then(|| {
        let (own, said) = (filling.clone(), filling.clone());
        // The box follows the user's answer, because the box stays in its place when another figure comes into its row.
        let is_on = Signal::derive(move || state.work.with(|work| work.accepts(&said)));
        let switch = move |_| state.work.update(|work| work.toggle(&own));
        let label = locale.label(FormBookLabel::WRITE_ANYWAY);
        view! { <CheckField label name=format!("{label} {place}") is_on on_switch=switch /> }
    });
    let outcome = match filling.outcome {
        Outcome::Written => "written",
        Outcome::Same => "same",
        Outcome::Asked(_) => "asked",
        Outcome::Left(_) => "left",
    };
    view! {
        <tr data-outcome=outcome>
            <th scope="row">{place}</th>
            <td>{format!("{name} {year} {what}")}</td>
            <td class="new">{value}</td>
            <td class="old">{names::without_long_runs(&filling.held)}</td>
            <td><span class="kind">{form_book::outcome(&filling.outcome, language)}</span>{remarks.collect_view()}{asked}</td>
        </tr>
    }
}

/// Writes the book and offers it as a file.
async fn write(messages: Messages, state: FormBookState, list: Vec<Filling>, cells: usize) {
    let locale = messages.locale;
    let work = state.work.get_untracked();
    let Some(open) = work.open.as_ref().map(Arc::clone) else { return };
    let Some(json) = writes_json(&list, |filling| work.accepts(filling)) else {
        return messages.say_error(FormBookLabel::NOTHING_TO_WRITE);
    };
    let name = filled_book_name(&open.name);
    let filled = book::fill_form(&open.bytes, &json).await;
    match filled.and_then(|bytes| files::download(&name, &bytes, kind_of_book(&name))) {
        Ok(()) => messages.show_message(form_book::written(&name, cells, locale.language())),
        Err(_) => messages.say_error(Label::BOOK_NOT_WRITTEN),
    }
}
