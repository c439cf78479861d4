//! The table of marks.

use std::sync::Arc;

use keikaku::export::form_book::Mark;
use keikaku::wording::{FormBookLabel, Label, form_book};
use leptos::prelude::*;

use super::FormBookState;
use super::more_rows::{MOST_ROWS, MoreRows};

use crate::ui::app::use_locale;
use crate::ui::components::Button;

/// What is written into which cell, with a button that removes each mark.
#[component]
pub(super) fn MarkList(state: FormBookState) -> impl IntoView {
    let locale = use_locale();
    let shows_all = RwSignal::new(false);
    let rows = move || {
        let marks = state.work.with(|work| work.marks.clone());
        let plan = state.plan.read_settled(Arc::clone)?;
        let language = locale.language();
        let row = |mark: &Mark| {
            let year = mark.what.year().map(|year| form_book::year(year, language)).unwrap_or_default();
            let place = form_book::cell(&mark.sheet, &mark.cell.to_string(), language);
            let kpi = mark.kpi.find(&plan).map_or_else(|_| mark.kpi.name.clone(), |kpi| kpi.name.clone());
            let (sheet, cell) = (mark.sheet.clone(), mark.cell);
            let remove = move |_| state.work.update(|work| work.marks.remove(&sheet, cell));
            let name = format!("{} {place}", locale.label(FormBookLabel::REMOVE_MARK));
            view! {
                <tr>
                    <th scope="row">{place}</th>
                    <td>{kpi}</td>
                    <td>{form_book::what(mark.what, &plan.form, language).to_owned()}</td>
                    <td>{year}</td>
                    <td><Button class="secondary small" name=name text=locale.label(FormBookLabel::REMOVE_MARK) on_press=remove /></td>
                </tr>
            }
        };
        if marks.all().is_empty() {
            return Some(view! { <p class="hint">{locale.label(FormBookLabel::NO_MARKS)}</p> }.into_any());
        }
        let heads = [
            FormBookLabel::MARK_PLACE,
            FormBookLabel::MARK_KPI,
            FormBookLabel::MARK_WHAT,
            FormBookLabel::MARK_YEAR,
            Label::COLUMN_ACTIONS,
        ];
        let heads = heads.map(|head| view! { <th scope="col">{locale.label(head)}</th> });
        let drawn = if shows_all.get() { usize::MAX } else { MOST_ROWS };
        let rows = marks.all().iter().take(drawn).map(row).collect_view();
        Some(
            view! {
                <div class="change-frame form-list">
                    <table class="change-table" id="mark-list">
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any(),
        )
    };
    view! {
        <h3>{locale.label(FormBookLabel::MARK_LIST)}</h3>
        {rows}
        <MoreRows rows=Signal::derive(move || state.work.with(|work| work.marks.all().len())) shows_all />
    }
}
