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

use super::bar::cell_bar;
use super::tools::{count, filters};
use crate::ui::board::{Board, Frame, RowKey, RowSignals, RowView};
use crate::ui::choice::choice;
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::field::place;
use crate::ui::focus;
use crate::ui::grid::{cell, mark_field, sentence_id};
use crate::ui::route::Route;
use crate::ui::taking::preview_section;
use leptos::prelude::*;

/// What a cell beside the actual says.
type Read = fn(&RowView, &Frame, FiscalYear, Desk) -> String;

/// The id of the choice of the year; that of another year is another one, so that the focus does not go to one that is
/// about to go.
fn year_choice(year: FiscalYear) -> String {
    format!("closing-year-{year}")
}

/// The id of the heading of the column that is typed in.
const TYPED: &str = "lbl-closing";

fn page(desk: Desk, board: &Board, year: FiscalYear) -> El {
    let words = desk.words();
    let frame = board.frame.get_untracked().1;
    let tools = el("div")
        .class("table-tools")
        .with(years(desk, &frame, year))
        .with(filters(desk, board.clone()))
        .with(count(desk, board.clone()))
        .with(entered(desk, board.clone(), year));
    group()
        .with(el("h1").text(grid::closing(year, words)))
        .with(el("p").text(desk.label(Label::CloseMeaning)))
        .with(preview_section(desk))
        .with(tools)
        .with(el("div").class("cell-bar-place").with(cell_bar(desk)))
        .with(table(desk, board, year))
}

/// The years to choose from.
fn years(desk: Desk, frame: &Frame, year: FiscalYear) -> El {
    let plan = frame.plan;
    let options = frame.years.years().map(|year| (year.to_string(), terms::year(year, desk.words()))).collect();
    let go = move |chosen: String| {
        if let Some(year) = chosen.parse().ok().and_then(FiscalYear::new) {
            desk.go(Route::Close(plan, year));
            focus::give_when_there(year_choice(year));
        }
    };
    choice(&year_choice(year), desk.label(Label::CloseYear), options, &year.to_string(), go)
}

/// How many of the rows that are shown have their actual.
fn entered(desk: Desk, board: Board, year: FiscalYear) -> El {
    let text = move || {
        let shown = used(&board);
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
            desk.settled.with(|workbook| workbook.plan(board.plan).map(entered).unwrap_or_default());
        grid::entered(entered, unknown, shown.len(), desk.words())
    };
    el("span").class("count").live_text(text)
}

/// The rows that are shown, but for unused slots.
fn used(board: &Board) -> Vec<RowKey> {
    let mut rows = board.shown();
    rows.retain(|key| {
        board.row(key.indicator).is_some_and(|row| !row.view.with_untracked(|row| row.indicator.is_unused()))
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

fn columns(desk: Desk, frame: &Frame, year: FiscalYear) -> Vec<Column> {
    let words = desk.words();
    let of_year = |year: FiscalYear, label: Label| format!("{} {}", terms::year(year, words), desk.label(label));
    let column = |heading: String, class, year, read| Column { heading, class, year, read };
    let before = year.plus(-1).filter(|before| frame.years.contains(*before));
    let text = |label: Label, read: Read| column(desk.label(label).to_owned(), "", year, Some(read));
    [text(Label::Responsible, responsible)]
        .into_iter()
        .chain(before.map(|before| column(of_year(before, Label::RowActual), "figure", before, Some(actual as Read))))
        .chain([
            column(of_year(year, Label::RowTarget), "figure", year, Some(target as Read)),
            column(of_year(year, Label::RowActual), "", year, None),
            text(Label::Unit, unit),
            column(desk.label(Label::RowRate).to_owned(), "figure", year, Some(rate as Read)),
        ])
        .collect()
}

fn table(desk: Desk, board: &Board, year: FiscalYear) -> El {
    let columns = columns(desk, &board.frame.get_untracked().1, year);
    let head = |heading: &str| el("th").role("columnheader").attr("scope", "col").text(heading);
    let heads = columns.iter().map(|column| match column.read {
        Some(_) => head(&column.heading),
        None => head(&column.heading).id(TYPED),
    });
    let heads = el("tr").role("row").with(head(desk.label(Label::ColumnIndicator))).each(heads);
    let (rows, of) = (board.clone(), board.clone());
    let make = move |key: RowKey| {
        let frame = of.frame.get_untracked().1;
        of.row(key.indicator).map_or_else(group, |signals| row(desk, &signals, &frame, &columns)).view()
    };
    let table = el("table")
        .role("grid")
        .attr("aria-multiselectable", "true")
        .class("closing")
        .attr("aria-label", grid::closing(year, desk.words()))
        .with(el("thead").role("rowgroup").with(heads))
        .with(
            el("tbody")
                .role("rowgroup")
                .child(view! { <For each=move || used(&rows) key=|key| *key children=make /> }.into_any()),
        );
    el("div").class("table-frame").with(table)
}

/// A KPI: its name and its cells, which follow each keystroke.
fn row(desk: Desk, signals: &RowSignals, frame: &Frame, columns: &[Column]) -> El {
    let view = signals.view.clone();
    let id = view.with_untracked(|row| row.indicator.id);
    let name = el("span").in_japanese().id(format!("name-{id}"));
    let named = view.clone();
    let cells = columns.iter().map(|column| {
        let cell = el("td").role("gridcell").class(column.class).attr("data-column", &column.heading);
        match column.read {
            Some(read) => {
                let (view, frame, year) = (view.clone(), frame.clone(), column.year);
                cell.live_text(move || view.with(|row| read(row, &frame, year, desk)))
            }
            None => cell.with(typed_cell(desk, signals, frame, column.year)),
        }
    });
    let name = name.live_text(move || named.with(|row| row.name.to_string()));
    el("tr").role("row").with(el("th").role("rowheader").attr("scope", "row").with(name)).each(cells)
}

/// The field of the actual, and what is to be looked at in it.
fn typed_cell(desk: Desk, signals: &RowSignals, frame: &Frame, year: FiscalYear) -> El {
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
        desk.fields.write(&field, &view.with(|row| frame.shown(&row.indicator, at)));
        let here = here();
        let is_error = here.as_ref().is_some_and(|finding| finding.severity == Severity::Error);
        mark_field(&field, here.map(|_| described.as_str()), is_error);
    });
    let said = el("span").class("finding").id(said);
    group().with(input).with(said.live_text(move || sentence().map(|finding| finding.sentence).unwrap_or_default()))
}

fn responsible(row: &RowView, _: &Frame, _: FiscalYear, _: Desk) -> String {
    row.indicator.responsible.clone()
}

fn unit(row: &RowView, _: &Frame, _: FiscalYear, _: Desk) -> String {
    row.indicator.unit.clone()
}

fn actual(row: &RowView, _: &Frame, year: FiscalYear, _: Desk) -> String {
    row.indicator.actual(year).shown(&row.indicator.unit)
}

/// The target of the year, or the one of the period.
fn target(row: &RowView, _: &Frame, year: FiscalYear, desk: Desk) -> String {
    let row = &row.indicator;
    if row.basis.is_period() {
        grid::of_period(&row.period_target.shown(&row.unit), desk.words())
    } else {
        row.target(year).shown(&row.unit)
    }
}

fn rate(row: &RowView, frame: &Frame, year: FiscalYear, desk: Desk) -> String {
    let rates = figures::years(&row.indicator, frame.span(), desk.words()).rates;
    frame.years.years().zip(rates).find(|(of, _)| *of == year).map(|(_, rate)| rate).unwrap_or_default()
}

/// The view, with the board that its rows follow.
pub(crate) fn close_page(desk: Desk, plan: PlanId, year: FiscalYear) -> El {
    let Some(board) = Board::of_view(desk, plan, false) else { return group() };
    // An address can name a year that the plan has no more.
    let years = board.frame.get_untracked().1.years.clone();
    let year = year.clamp(years.first(), years.last());
    page(desk, &board, year)
}
