//! 年度の締め: the actuals of one year as one column over all KPIs, those of the year before beside it. The keys and the bar are those of
//! the grid.

use std::sync::Arc;

use keikaku::cell::State;
use keikaku::checks::Severity;
use keikaku::edit::CellPlace;
use keikaku::edit::indicators::Place;
use keikaku::fiscal_year::FiscalYear;
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::wording::{Label, figures, grid, terms};

use crate::ui::app::AppState;
use crate::ui::app::field::place;
use crate::ui::app::focus;
use crate::ui::app::grid_state::{Frame, GridState, RowKey, RowSignals, RowView};
use crate::ui::app::route::Route;
use crate::ui::components::choice::Choice;
use crate::ui::components::el::{El, el, group};
use crate::ui::pages::table::cell_bar::cell_bar;
use crate::ui::pages::table::grid::{cell, mark_field, sentence_id};
use crate::ui::pages::table::view_options::{count, filters};
use crate::ui::review::Preview;
use leptos::prelude::*;

/// What a cell beside the actual says.
type Read = fn(&RowView, &Frame, FiscalYear, AppState) -> String;

/// The id of the choice of the year; that of another year is another one, so that the focus does not go to one that is
/// about to go.
fn year_choice(year: FiscalYear) -> String {
    format!("closing-year-{year}")
}

/// The id of the heading of the column that is typed in.
const TYPED: &str = "lbl-closing";

fn page(app: AppState, grid_state: &GridState, year: FiscalYear) -> El {
    let words = app.words();
    let frame = grid_state.frame.get_untracked().1;
    let tools = el("div")
        .class("table-tools")
        .with(years(app, &frame, year))
        .with(filters(app, grid_state.clone()))
        .with(count(app, grid_state.clone()))
        .with(entered(app, grid_state.clone(), year));
    group()
        .with(el("h1").text(grid::closing(year, words)))
        .with(el("p").text(app.label(Label::CloseMeaning)))
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(tools)
        .with(el("div").class("cell-bar-place").with(cell_bar(app)))
        .with(table(app, grid_state, year))
}

/// The years to choose from.
fn years(app: AppState, frame: &Frame, year: FiscalYear) -> El {
    let plan = frame.plan;
    let options = frame.years.years().map(|year| (year.to_string(), terms::year(year, app.words()))).collect();
    let go = move |chosen: String| {
        if let Some(year) = chosen.parse().ok().and_then(FiscalYear::new) {
            app.go(Route::Close(plan, year));
            focus::give_when_there(year_choice(year));
        }
    };
    let (id, label, selected) = (year_choice(year), app.label(Label::CloseYear), year.to_string());
    group().child(view! { <Choice id label options selected on_select=go /> }.into_any())
}

/// How many of the rows that are shown have their actual.
fn entered(app: AppState, grid_state: GridState, year: FiscalYear) -> El {
    let text = move || {
        let shown = used(&grid_state);
        let entered = |plan: &Arc<Plan>| {
            let rows = shown.iter().filter_map(|key| plan.indicator(key.indicator));
            let (mut entered, mut unknown) = (0, 0);
            for row in rows.filter(|row| !row.actual(year).is_blank()) {
                entered += 1;
                unknown += usize::from(matches!(row.actual(year).state, State::Unknown { .. }));
            }
            (entered, unknown)
        };
        let (entered, unknown) =
            app.settled.with(|workbook| workbook.plan(grid_state.plan).map(entered).unwrap_or_default());
        grid::entered(entered, unknown, shown.len(), app.words())
    };
    el("span").class("count").live_text(text)
}

/// The rows that are shown, but for unused slots.
fn used(grid_state: &GridState) -> Vec<RowKey> {
    let mut rows = grid_state.shown();
    rows.retain(|key| {
        grid_state.row(key.indicator).is_some_and(|row| !row.view.with_untracked(|row| row.indicator.is_unused()))
    });
    rows
}

/// A column: its heading, and what its cells say. The one that is typed in has fields instead.
#[derive(Clone)]
struct Column {
    heading: String,
    class: &'static str,
    year: FiscalYear,
    read: Option<Read>,
}

fn columns(app: AppState, frame: &Frame, year: FiscalYear) -> Vec<Column> {
    let words = app.words();
    let of_year = |year: FiscalYear, label: Label| format!("{} {}", terms::year(year, words), app.label(label));
    let column = |heading: String, class, year, read| Column { heading, class, year, read };
    let before = year.plus(-1).filter(|before| frame.years.contains(*before));
    let text = |label: Label, read: Read| column(app.label(label).to_owned(), "", year, Some(read));
    [text(Label::Responsible, responsible)]
        .into_iter()
        .chain(before.map(|before| column(of_year(before, Label::RowActual), "figure", before, Some(actual as Read))))
        .chain([
            column(of_year(year, Label::RowTarget), "figure", year, Some(target as Read)),
            column(of_year(year, Label::RowActual), "", year, None),
            text(Label::Unit, unit),
            column(app.label(Label::RowRate).to_owned(), "figure", year, Some(rate as Read)),
        ])
        .collect()
}

fn table(app: AppState, grid_state: &GridState, year: FiscalYear) -> El {
    let columns = columns(app, &grid_state.frame.get_untracked().1, year);
    let head = |heading: &str| el("th").role("columnheader").attr("scope", "col").text(heading);
    let heads = columns.iter().map(|column| match column.read {
        Some(_) => head(&column.heading),
        None => head(&column.heading).id(TYPED),
    });
    let heads = el("tr").role("row").with(head(app.label(Label::ColumnIndicator))).each(heads);
    let (rows, of) = (grid_state.clone(), grid_state.clone());
    let make = move |key: RowKey| {
        let frame = of.frame.get_untracked().1;
        of.row(key.indicator).map_or_else(group, |signals| row(app, &signals, &frame, &columns)).view()
    };
    let table = el("table")
        .role("grid")
        .attr("aria-multiselectable", "true")
        .class("closing")
        .attr("aria-label", grid::closing(year, app.words()))
        .with(el("thead").role("rowgroup").with(heads))
        .with(
            el("tbody")
                .role("rowgroup")
                .child(view! { <For each=move || used(&rows) key=|key| *key children=make /> }.into_any()),
        );
    el("div").class("table-frame").with(table)
}

/// A KPI: its name and its cells, which follow each keystroke.
fn row(app: AppState, signals: &RowSignals, frame: &Frame, columns: &[Column]) -> El {
    let view = signals.view.clone();
    let id = view.with_untracked(|row| row.indicator.id);
    let name = el("span").in_japanese().id(format!("name-{id}"));
    let named = view.clone();
    let cells = columns.iter().map(|column| {
        let cell = el("td").role("gridcell").class(column.class).attr("data-column", &column.heading);
        match column.read {
            Some(read) => {
                let (view, frame, year) = (view.clone(), frame.clone(), column.year);
                cell.live_text(move || view.with(|row| read(row, &frame, year, app)))
            }
            None => cell.with(typed_cell(app, signals, frame, column.year)),
        }
    });
    let name = name.live_text(move || named.with(|row| row.name.to_string()));
    el("tr").role("row").with(el("th").role("rowheader").attr("scope", "row").with(name)).each(cells)
}

/// The field of the actual, and what is to be looked at in it.
fn typed_cell(app: AppState, signals: &RowSignals, frame: &Frame, year: FiscalYear) -> El {
    let RowSignals { view, findings, .. } = signals.clone();
    let now = view.get_untracked();
    let (id, at) = (now.indicator.id, Place::Cell(CellPlace::Actual(year)));
    let (field, said) = (place::id(id, at), sentence_id(id, 0));
    let labels = format!("name-{id} {TYPED}");
    let input = cell(frame.shown(&now.indicator, at), &now.indicator, CellPlace::Actual(year), labels);
    let here = {
        let (findings, field) = (findings.clone(), field.clone());
        move || findings.with(|found| found.iter().find(|finding| finding.field == field).cloned())
    };
    let sentence = here.clone();
    let frame = frame.clone();
    let described = said.clone();
    Effect::new(move |_| {
        app.fields.write(&field, &view.with(|row| frame.shown(&row.indicator, at)));
        let here = here();
        let is_error = here.as_ref().is_some_and(|finding| finding.severity == Severity::Error);
        mark_field(&field, here.map(|_| described.as_str()), is_error);
    });
    let said = el("span").class("finding").id(said);
    group().with(input).with(said.live_text(move || sentence().map(|finding| finding.sentence).unwrap_or_default()))
}

fn responsible(row: &RowView, _: &Frame, _: FiscalYear, _: AppState) -> String {
    row.indicator.responsible.clone()
}

fn unit(row: &RowView, _: &Frame, _: FiscalYear, _: AppState) -> String {
    row.indicator.unit.clone()
}

fn actual(row: &RowView, _: &Frame, year: FiscalYear, _: AppState) -> String {
    row.indicator.actual(year).shown(&row.indicator.unit)
}

/// The target of the year, or the one of the period.
fn target(row: &RowView, _: &Frame, year: FiscalYear, app: AppState) -> String {
    let row = &row.indicator;
    if row.basis.is_period() {
        grid::of_period(&row.period_target.shown(&row.unit), app.words())
    } else {
        row.target(year).shown(&row.unit)
    }
}

fn rate(row: &RowView, frame: &Frame, year: FiscalYear, app: AppState) -> String {
    let rates = figures::years(&row.indicator, frame.span(), app.words()).rates;
    frame.years.years().zip(rates).find(|(of, _)| *of == year).map(|(_, rate)| rate).unwrap_or_default()
}

/// The view, with the state that its rows follow.
pub(crate) fn close_page(app: AppState, plan: PlanId, year: FiscalYear) -> El {
    let Some(grid_state) = GridState::of_view(app, plan, false) else { return group() };
    // An address can name a year that the plan has no more.
    let years = grid_state.frame.get_untracked().1.years.clone();
    let year = year.clamp(years.first(), years.last());
    page(app, &grid_state, year)
}
