//! The header row of the grid: the KPI, the baseline, the fiscal years in both calendars on one line, and the columns
//! that are frozen at the right. A press on a heading sorts the view by its column; a press on No, or Esc, restores the
//! order of the plan. The buttons are one stop of the Tab key, and ← and → move the focus between them.

use std::sync::Arc;

use keikaku::plan::Basis;
use keikaku::session::table_order::{SortColumn, TableOrder};
use keikaku::value::FiscalYear;
use keikaku::wording::{Label, TableLabel, grid, terms};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::{GridState, OpenPlan, focus, use_grid_state, use_locale, use_open_plan};

/// The buttons of the headings.
const BUTTONS: &str = ".grid-head button";

/// The header row, which stays in view while the rows scroll.
#[component]
pub(crate) fn GridHead() -> impl IntoView {
    let (locale, plan, grid_state) = (use_locale(), use_open_plan(), use_grid_state());
    let columns = grid_state.columns.clone();
    let total = Memo::new(move |_| {
        let all_levels = plan.read_settled(|plan| {
            let rows = plan.indicators();
            !rows.is_empty() && rows.iter().all(|row| row.basis == Some(Basis::Level))
        });
        if all_levels == Some(true) { Label::COLUMN_STANDING } else { Label::COLUMN_CUMULATIVE }
    });
    let cells = move || {
        let columns = columns.get().1;
        let baseline = terms::baseline(&columns.form, locale.language()).to_owned();
        let text = move |label| locale.label(label).to_owned();
        let head = move |class: &'static str, column: SortColumn, name: String| {
            view! { <SortHead class column name /> }.into_any()
        };
        let year = |year: FiscalYear| head("year", SortColumn::Year(year), terms::year(year, locale.language()));
        view! {
            {head("kpi-name", SortColumn::Name, text(Label::INDICATOR_NAME))}
            <th role="columnheader" class="row-head">{locale.label(Label::COLUMN_ROW)}</th>
            {head("base", SortColumn::Baseline, baseline)}
            {columns.years.years().map(year).collect_view()}
            {move || head("total", SortColumn::Total, text(total.get()))}
            {head("rate", SortColumn::Rate, text(Label::ROW_RATE))}
            <th role="columnheader" class="picture">{locale.label(TableLabel::CHART)}</th>
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if grid_state.sorted.with_untracked(Option::is_some) => {
            event.prevent_default();
            sort(plan, &grid_state, None);
        }
        "ArrowRight" if focus::go_beside(BUTTONS, 1) => event.prevent_default(),
        "ArrowLeft" if focus::go_beside(BUTTONS, -1) => event.prevent_default(),
        _ => {}
    };
    view! {
        <thead role="rowgroup">
            <tr role="row" class="grid-head" on:keydown=on_key>{cells}</tr>
        </thead>
    }
}

/// Shows the rows in `order`, or in the order of the plan for `None`.
fn sort(plan: OpenPlan, grid_state: &GridState, order: Option<TableOrder>) {
    plan.editor.commit_typing();
    if let Some(plan) = plan.read_now(Arc::clone) {
        grid_state.sort(&plan, order);
    }
}

/// A heading with the button that sorts by its column, and reverses the order of a view that is sorted by it. The
/// heading of the names begins with No, which restores the order of the plan.
#[component]
fn SortHead(
    /// The class of the column.
    class: &'static str,
    /// The column.
    column: SortColumn,
    /// The name of the column.
    name: String,
) -> impl IntoView {
    let (locale, plan, grid_state) = (use_locale(), use_open_plan(), use_grid_state());
    let id = match column {
        SortColumn::Year(year) => Some(format!("lbl-y{year}")),
        SortColumn::Baseline => Some("lbl-baseline".to_owned()),
        _ => None,
    };
    let order = grid_state.sorted.clone();
    let sorted = move || {
        let order = order.get().filter(|order| order.column == column)?;
        Some(if order.is_descending { "descending" } else { "ascending" })
    };
    let sign = {
        let sorted = sorted.clone();
        move || sorted().map(|sorted| if sorted == "ascending" { "▲" } else { "▼" })
    };
    let number = (column == SortColumn::Name).then(|| view! { <NumberHead /> });
    // The visible text is a part of the button's name; the other words are visually hidden.
    let name_of_column = name.clone();
    let (shown, era) = match column {
        SortColumn::Year(year) => (year.to_string(), Some(year.short_era_label())),
        _ => (name.clone(), None),
    };
    let sort_name = grid::sort_by(&name, locale.language());
    let (before, behind) = sort_name.split_once(&shown).unwrap_or((&sort_name, ""));
    let for_ears =
        |words: &str| (!words.is_empty()).then(|| view! { <span class="visually-hidden">{words.to_owned()}</span> });
    let (before, behind) = (for_ears(before), for_ears(behind));
    let era = era.map(|era| view! { <span class="era" lang="ja" aria-hidden="true">{era}</span> });
    let press = move |_| {
        let before = grid_state.sorted.get_untracked();
        sort(plan, &grid_state, Some(TableOrder::after_press(before, column)));
    };
    view! {
        <th role="columnheader" class=class id=id aria-label=name_of_column aria-sort=sorted>
            // On cards, a heading only names its column and sorts nothing.
            <span class="of-cards">{name}</span>
            {number}
            <button type="button" tabindex="-1" on:click=press>
                {before}
                {shown}
                {behind}
                {era}
                <span class="sort-sign" data-sign=sign></span>
            </button>
        </th>
    }
}

/// No, which restores the order of the plan.
#[component]
fn NumberHead() -> impl IntoView {
    let (locale, plan, grid_state) = (use_locale(), use_open_plan(), use_grid_state());
    let number = locale.label(TableLabel::SORT_BY_NUMBER);
    view! {
        <button
            type="button"
            class="of-number"
            aria-label=grid::sort_by(number, locale.language())
            data-text=number
            on:click=move |_| sort(plan, &grid_state, None)
        ></button>
    }
}

/// The hidden words to which the accessible names of the cells refer by id, besides the column headings: `{指標名}
/// {YYYY}年度 目標`.
#[component]
pub(crate) fn NamesOfRows() -> impl IntoView {
    let locale = use_locale();
    let words = [
        ("lbl-target", Label::ROW_TARGET),
        ("lbl-actual", Label::ROW_ACTUAL),
        ("lbl-target-level", TableLabel::ROW_TARGET_LEVEL),
        ("lbl-actual-level", TableLabel::ROW_ACTUAL_LEVEL),
        ("lbl-period", Label::WHOLE_PERIOD),
    ];
    view! { <div hidden>{words.map(|(id, label)| view! { <span id=id>{locale.label(label)}</span> }).collect_view()}</div> }
}
