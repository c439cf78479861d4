//! 進み具合: the KPIs of a plan, what is behind first, with the way to each of them in the grid.

use std::sync::Arc;

use keikaku::checks::{Place, Spot};
use keikaku::filter::Filter;
use keikaku::overview::{self, Entry, State};
use keikaku::plan::{Indicator, Plan};
use keikaku::totals::Span;
use keikaku::wording::{Label, names, overview as words_of};
use web_sys::Event;

use crate::ui::app::AppState;
use crate::ui::app::route::Route;
use crate::ui::components::chart;
use crate::ui::components::choice::filter_choices;
use crate::ui::components::el::{El, el, group};
use leptos::prelude::*;

/// The view.
pub(crate) fn page(app: AppState, plan: &Plan, filter: RwSignal<Filter>) -> El {
    let heading = el("h1").text(app.label(Label::Overview));
    let entries = overview::entries(plan);
    if entries.is_empty() {
        return group().with(heading).with(el("p").class("empty").text(app.label(Label::NothingToOversee)));
    }
    group()
        .with(heading)
        .with(counts(app, &entries, filter))
        .with(el("div").class("overview-filters").with(filter_choices(app, plan.id, filter)))
        .with(table(app, plan, &entries, filter))
}

/// How many of those shown are in each state.
fn counts(app: AppState, entries: &[Entry], filter: RwSignal<Filter>) -> El {
    let states: Vec<(usize, Arc<Indicator>)> =
        entries.iter().map(|entry| (entry.state.rank(), Arc::clone(&entry.row))).collect();
    let state = |(name, rank): (&'static str, usize)| {
        let states = states.clone();
        let count = move || {
            let is_counted =
                |(of, row): &&(usize, Arc<Indicator>)| *of == rank && filter.with(|filter| filter.lets_pass(row));
            states.iter().filter(is_counted).count().to_string()
        };
        el("li").text(name).with(el("span").class("figure").live_text(count))
    };
    el("ul").class("counts").each(words_of::states(app.words()).into_iter().zip(0..).map(state))
}

fn table(app: AppState, plan: &Plan, entries: &[Entry], filter: RwSignal<Filter>) -> El {
    let names = names::indicators(plan, app.words());
    let columns = Columns::of(app);
    let head = el("tr")
        .role("row")
        .each(columns.0.map(|label| el("th").role("columnheader").attr("scope", "col").text(label)));
    let name = |entry: &Entry| names.get(entry.number.saturating_sub(1)).cloned().unwrap_or_default();
    let rows = entries.iter().map(|entry| columns.row(app, plan, entry, &name(entry), filter));
    el("table")
        .role("table")
        .class("overview cards")
        .attr("aria-label", app.label(Label::Overview))
        .with(el("thead").role("rowgroup").with(head))
        .with(el("tbody").role("rowgroup").each(rows))
}

/// The headings of the columns.
#[derive(Clone, Copy)]
struct Columns([&'static str; 10]);

impl Columns {
    fn of(app: AppState) -> Self {
        Self([
            app.label(Label::Number),
            app.label(Label::IndicatorName),
            app.label(Label::ColumnState),
            app.label(Label::RowRate),
            app.label(Label::NewestYear),
            app.label(Label::TargetSoFar),
            app.label(Label::ActualSoFar),
            app.label(Label::Chart),
            app.label(Label::Group),
            app.label(Label::Responsible),
        ])
    }

    fn row(self, app: AppState, plan: &Plan, entry: &Entry, name: &str, filter: RwSignal<Filter>) -> El {
        let (words, row) = (app.words(), &entry.row);
        let so_far = words_of::so_far(entry, Span::of(plan), words);
        let [number, _, state, rate, newest, target, actual, picture, of_group, section] = self.0;
        let cell = |of: &'static str, text: &str| el("td").role("cell").attr("data-of", of).text(text);
        let figure = |of, text: &str| cell(of, text).class("figure");
        let drawn = chart::small(row, Span::of(plan), words);
        let of_row = Arc::clone(row);
        let is_out = move || filter.with(|filter| !filter.lets_pass(&of_row));
        el("tr")
            .role("row")
            .live_flag("hidden", is_out)
            .with(figure(number, &entry.number.to_string()))
            .with(el("th").role("rowheader").attr("scope", "row").with(way_to(app, plan, entry, name)))
            .with(cell(state, "").with(state_mark(app, entry)))
            .with(figure(rate, &so_far.rate))
            .with(cell(newest, &so_far.year))
            .with(figure(target, &so_far.target))
            .with(figure(actual, &so_far.actual))
            .with(cell(picture, "").class("picture").child(drawn.into_any()))
            .with(cell(of_group, &row.group).in_japanese())
            .with(cell(section, &row.responsible).in_japanese())
    }
}

/// A state as a word, framed where something is to be done.
fn state_mark(app: AppState, entry: &Entry) -> El {
    let look = if entry.state == State::Behind { "standing behind" } else { "standing" };
    el("span").class(look).text(words_of::state(entry.state, app.words()))
}

/// The link to the KPI in the grid, where it gets the focus.
fn way_to(app: AppState, plan: &Plan, entry: &Entry, name: &str) -> El {
    let (plan, place) = (plan.id, Place::Indicator { id: entry.row.id, spot: Spot::Name });
    let go = move |event: Event| {
        event.prevent_default();
        app.go_to(plan, place);
    };
    el("a").in_japanese().attr("href", Route::Kpi(plan).fragment()).on("click", go).text(name)
}
