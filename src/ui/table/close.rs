//! 年度の締め: the actuals of one year as one column over all KPIs, those of the year before beside it.

use keikaku::edit::CellPlace;
use keikaku::edit::indicators::Place;
use keikaku::fiscal_year::FiscalYear;
use keikaku::id::PlanId;
use keikaku::wording::{Label, LateLabel, figures, grid, terms};
use wasm_split_macros::wasm_split;

use super::tools::{choice, count, filters};
use crate::browser::chunk::{self, NotArrived};
use crate::ui::board::{Board, Frame, RowKey, RowSignals, RowView};
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group, put};
use crate::ui::field::place;
use crate::ui::late::LateView;
use crate::ui::leptos::*;
use crate::ui::route::Route;

/// What a cell beside the actual says.
type Read = fn(&RowView, &Frame, FiscalYear, Desk) -> String;

#[wasm_split(table, wasm_split_path = chunk, fallible)]
pub(crate) fn closing(desk: Desk, board: Board, year: FiscalYear) -> Result<LateView, NotArrived> {
    Ok(LateView::new(move || page(desk, &board, year)))
}

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
        .with(el("p").text(desk.label(LateLabel::CloseMeaning)))
        .with(tools)
        .with(table(desk, board, year))
}

/// The years to choose from.
fn years(desk: Desk, frame: &Frame, year: FiscalYear) -> El {
    let plan = frame.plan;
    let options = frame.years.years().map(|year| (year.to_string(), terms::year(year, desk.words()))).collect();
    let go = move |chosen: String| {
        if let Some(year) = chosen.parse().ok().and_then(FiscalYear::new) {
            desk.go(Route::Close(plan, year));
        }
    };
    choice(desk.label(LateLabel::CloseYear), options, &year.to_string(), go)
}

/// How many of the rows that are shown have their actual.
fn entered(desk: Desk, board: Board, year: FiscalYear) -> El {
    let text = move || {
        let rows = board.shown().into_iter().filter_map(|key| board.row(key.indicator));
        let rows: Vec<bool> = rows.map(|row| row.view.with(|row| !row.indicator.actual(year).is_blank())).collect();
        grid::entered(rows.iter().filter(|is_entered| **is_entered).count(), rows.len(), desk.words())
    };
    el("span").class("count").live_text(text)
}

fn table(desk: Desk, board: &Board, year: FiscalYear) -> El {
    let words = desk.words();
    let before = year.plus(-1).filter(|before| board.frame.get_untracked().1.years.contains(*before));
    let column = |text: String| el("th").role("columnheader").attr("scope", "col").text(text);
    let of_year = |year: FiscalYear, label: Label| format!("{} {}", terms::year(year, words), desk.label(label));
    let head = el("tr")
        .role("row")
        .with(column(desk.label(LateLabel::ColumnIndicator).to_owned()))
        .with(column(desk.label(Label::Responsible).to_owned()))
        .with_some(before.map(|before| column(of_year(before, Label::RowActual))))
        .with(column(of_year(year, Label::RowTarget)))
        .with(column(of_year(year, Label::RowActual)).id("lbl-closing"))
        .with(column(desk.label(Label::Unit).to_owned()))
        .with(column(desk.label(Label::RowRate).to_owned()));
    let rows = board.clone();
    let keys = move || rows.shown();
    let of = board.clone();
    let make = move |key: RowKey| {
        let frame = of.frame.get_untracked().1;
        of.row(key.indicator).map_or_else(group, |signals| row(desk, signals, &frame, before, year)).view()
    };
    let table = el("table")
        .role("grid")
        .class("closing")
        .attr("aria-label", grid::closing(year, words))
        .with(el("thead").role("rowgroup").with(head))
        .with(el("tbody").role("rowgroup").child(by_key(keys, make)));
    el("div").class("table-frame").with(table)
}

/// A KPI with its actual of the year; a text beside it follows each keystroke.
fn row(desk: Desk, signals: RowSignals, frame: &Frame, before: Option<FiscalYear>, year: FiscalYear) -> El {
    let RowSignals { view, findings, .. } = signals;
    let now = view.get_untracked();
    let (id, at) = (now.indicator.id, Place::Cell(CellPlace::Actual(year)));
    let field = place::id(id, at);
    let live = |class: &'static str, read: Read, year: FiscalYear| {
        let (view, frame) = (view.clone(), frame.clone());
        el("td").role("gridcell").class(class).live_text(move || view.with(|row| read(row, &frame, year, desk)))
    };
    let input = el("input")
        .attr("type", "text")
        .class("cell")
        .id(&field)
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("aria-labelledby", format!("name-{id} lbl-closing"))
        .attr("value", frame.shown(&now.indicator, at));
    let text = view.clone();
    let shown = frame.clone();
    Effect::new(move |_| {
        let row = text.get().indicator;
        desk.fields.write(&place::id(id, at), &shown.shown(&row, at));
    });
    let said = el("span").class("finding").id(format!("said-{id}"));
    let sentence = findings.clone();
    let wrong = field.clone();
    let said = said.live_text(move || {
        sentence.with(|found| {
            let here = found.iter().find(|finding| finding.field == wrong);
            if let Some(cell) = document().get_element_by_id(&wrong) {
                put(&cell, "aria-describedby", here.map(|_| format!("said-{id}")).as_deref());
                put(&cell, "aria-invalid", here.filter(|finding| finding.is_error()).map(|_| "true"));
            }
            here.map(|finding| finding.sentence.clone()).unwrap_or_default()
        })
    });
    let name = view.clone();
    el("tr")
        .role("row")
        .with(
            el("th")
                .role("rowheader")
                .attr("scope", "row")
                .with(el("span").id(format!("name-{id}")).live_text(move || name.with(|row| row.name.to_string()))),
        )
        .with(live("", |row, _, _, _| row.indicator.responsible.clone(), year))
        .with_some(before.map(|before| live("figure", actual, before)))
        .with(live("figure", target, year))
        .with(el("td").role("gridcell").with(input).with(said))
        .with(live("", |row, _, _, _| row.indicator.unit.clone(), year))
        .with(live("figure", rate, year))
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
    Board::of_view(desk, plan).map_or_else(group, |board| crate::ui::late::late(desk, closing(desk, board, year)))
}
