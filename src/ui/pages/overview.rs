//! 進み具合: the KPIs of a plan, what is behind first, with the way to each of them in the grid. Code of the chunk
//! `work`.

use keikaku::checks::{Place, Spot};
use keikaku::overview::{self, Entry};
use keikaku::plan::Plan;
use keikaku::totals::Span;
use keikaku::wording::{Label, LateLabel, names, overview as words_of};
use web_sys::Event;

use crate::ui::chart;
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::leptos::*;
use crate::ui::route::Route;

/// By what the rows are filtered; empty is all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filters {
    group: Live<String>,
    responsible: Live<String>,
}

impl Filters {
    pub(super) fn none() -> Self {
        Self { group: Live::new(String::new()), responsible: Live::new(String::new()) }
    }

    /// Whether a KPI of that group and that section is shown; who asks will be called again.
    fn let_pass(self, group: &str, responsible: &str) -> bool {
        let passes = |filter: Live<String>, text: &str| filter.with(|filter| filter.is_empty() || filter == text);
        let (group, responsible) = (passes(self.group, group), passes(self.responsible, responsible));
        group && responsible
    }
}

/// The view.
pub(super) fn page(desk: Desk, plan: &Plan, filters: Filters) -> El {
    let heading = el("h1").text(desk.label(LateLabel::Overview));
    let entries = overview::entries(plan);
    if entries.is_empty() {
        return group().with(heading).with(el("p").class("empty").text(desk.label(LateLabel::NothingToOversee)));
    }
    group()
        .with(heading)
        .with(counts(desk, &entries, filters))
        .with(filter_fields(desk, plan, filters))
        .with(table(desk, plan, &entries, filters))
}

/// How many of those shown are in each state.
fn counts(desk: Desk, entries: &[Entry], filters: Filters) -> El {
    let facts =
        entries.iter().map(|entry| (entry.state.rank(), entry.row.group.clone(), entry.row.responsible.clone()));
    let facts: Vec<(usize, String, String)> = facts.collect();
    let states = words_of::states(desk.words()).into_iter().zip(0..);
    let state = |(name, rank): (&'static str, usize)| {
        let facts = facts.clone();
        let count = move || {
            let is_counted =
                |(of, group, section): &&(usize, String, String)| *of == rank && filters.let_pass(group, section);
            facts.iter().filter(is_counted).count().to_string()
        };
        el("li").text(name).with(el("span").class("figure").live_text(count))
    };
    el("ul").class("counts").each(states.map(state))
}

/// グループ and 所管課, where there is anything to choose.
fn filter_fields(desk: Desk, plan: &Plan, filters: Filters) -> El {
    let used = || plan.indicators().iter().filter(|row| !row.is_unused());
    let groups = distinct(used().map(|row| row.group.as_str()));
    let sections = distinct(used().map(|row| row.responsible.as_str()));
    el("div")
        .class("overview-filters")
        .with_some(filter_field(desk, "filter-group", Label::Group, &groups, filters.group))
        .with_some(filter_field(desk, "filter-section", Label::Responsible, &sections, filters.responsible))
}

fn filter_field(desk: Desk, id: &str, label: Label, texts: &[String], filter: Live<String>) -> Option<El> {
    if texts.len() < 2 {
        filter.set(String::new());
        return None;
    }
    let chosen = filter.get_untracked();
    let option =
        |text: &str, shown: &str| el("option").attr("value", text).flag("selected", text == chosen).text(shown);
    let choose = move |event: Event| filter.set(event_target_value(&event));
    let select = el("select")
        .id(id)
        .on("change", choose)
        .with(option("", desk.label(LateLabel::AllFindings)))
        .each(texts.iter().map(|text| option(text, text)));
    let label = el("label").class("field-label").attr("for", id).text(desk.label(label));
    Some(el("span").class("field").with(label).with(select))
}

/// Each text once, in the order of the plan.
fn distinct<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !distinct.iter().any(|known| known == text) {
            distinct.push(text.to_owned());
        }
    }
    distinct
}

fn table(desk: Desk, plan: &Plan, entries: &[Entry], filters: Filters) -> El {
    let names = names::indicators(plan, desk.words());
    let columns = Columns::of(desk);
    let head = el("tr")
        .role("row")
        .each(columns.0.map(|label| el("th").role("columnheader").attr("scope", "col").text(label)));
    let name = |entry: &Entry| names.get(entry.number.saturating_sub(1)).cloned().unwrap_or_default();
    let rows = entries.iter().map(|entry| columns.row(desk, plan, entry, &name(entry), filters));
    el("table")
        .role("table")
        .class("overview cards")
        .attr("aria-label", desk.label(LateLabel::Overview))
        .with(el("thead").role("rowgroup").with(head))
        .with(el("tbody").role("rowgroup").each(rows))
}

/// The headings of the columns.
#[derive(Clone, Copy)]
struct Columns([&'static str; 10]);

impl Columns {
    fn of(desk: Desk) -> Self {
        let late = |label: LateLabel| desk.label(label);
        let first = |label: Label| desk.label(label);
        Self([
            late(LateLabel::Number),
            late(LateLabel::IndicatorName),
            first(Label::ColumnState),
            first(Label::RowRate),
            late(LateLabel::NewestYear),
            late(LateLabel::TargetSoFar),
            late(LateLabel::ActualSoFar),
            late(LateLabel::Chart),
            first(Label::Group),
            first(Label::Responsible),
        ])
    }

    fn row(self, desk: Desk, plan: &Plan, entry: &Entry, name: &str, filters: Filters) -> El {
        let (words, row) = (desk.words(), &entry.row);
        let so_far = words_of::so_far(entry, Span::of(plan), words);
        let [number, _, state, rate, newest, target, actual, picture, of_group, section] = self.0;
        let cell = |of: &'static str, text: &str| el("td").role("cell").attr("data-of", of).text(text);
        let figure = |of, text: &str| cell(of, text).class("figure");
        let drawn = chart::small(row, Span::of(plan), words);
        let (group, responsible) = (row.group.clone(), row.responsible.clone());
        let is_out = move || !filters.let_pass(&group, &responsible);
        el("tr")
            .role("row")
            .live_flag("hidden", is_out)
            .with(figure(number, &entry.number.to_string()))
            .with(el("th").role("rowheader").attr("scope", "row").with(way_to(desk, plan, entry, name)))
            .with(cell(state, "").with(state_mark(desk, entry)))
            .with(figure(rate, &so_far.rate))
            .with(cell(newest, &so_far.year))
            .with(figure(target, &so_far.target))
            .with(figure(actual, &so_far.actual))
            .with(cell(picture, "").class("picture").child(drawn.into_any()))
            .with(cell(of_group, &row.group))
            .with(cell(section, &row.responsible))
    }
}

/// A state as a word, framed where something is to be done.
fn state_mark(desk: Desk, entry: &Entry) -> El {
    let looks = ["standing behind", "standing", "standing", "standing", "standing"];
    let look = looks.into_iter().nth(entry.state.rank()).unwrap_or("standing");
    el("span").class(look).text(words_of::state(entry.state, desk.words()))
}

/// The link to the KPI in the grid, where it gets the focus.
fn way_to(desk: Desk, plan: &Plan, entry: &Entry, name: &str) -> El {
    let (plan, place) = (plan.id, Place::Indicator { id: entry.row.id, spot: Spot::Name });
    let go = move |event: Event| {
        event.prevent_default();
        desk.go_to(plan, place);
    };
    el("a").attr("href", Route::Kpi(plan).fragment()).on("click", go).text(name)
}
