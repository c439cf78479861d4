//! 印刷: the plan's KPI sheets as they come out on paper, A4 landscape, with the button that prints them.
//!
//! Real tables, not the grid. On screen it looks like paper; where the screen is narrow each row becomes a block,
//! its cells with their years. How pages are made stands in `style/sheet.css`.

use keikaku::fiscal_year::FiscalYear;
use keikaku::picture::Canvas;
use keikaku::plan::{Indicator, Plan};
use keikaku::save::Calendar;
use keikaku::totals::Span;
use keikaku::wording::paper::Medium;
use keikaku::wording::sheet::{self, KpiSheet, SheetRow};
use keikaku::wording::{Label, facts, names, terms};

use crate::browser::print::PageFooter;
use crate::ui::app::AppState;
use crate::ui::components::chart;
use crate::ui::components::el::{El, button, el, group};
use leptos::prelude::*;

/// How many letters of a table's years fit beside one another, and the least that a column takes.
const LETTERS: usize = 110;
const LEAST: usize = 9;

/// The view.
pub(crate) fn page(app: AppState, plan: &Plan) -> El {
    let words = app.words();
    let heading = el("h1").class("screen-only").text(app.label(Label::ViewPrint));
    let sheets = sheet::sheets(plan, words);
    if sheets.is_empty() {
        return group().with(heading).with(el("p").class("empty").text(app.label(Label::NothingToPrint)));
    }
    // A browser without a printer says so itself.
    let print = || drop(window().print());
    let tools = el("div")
        .class("screen-only buttons")
        .with(button("primary", app.label(Label::PrintIt)).press(print))
        .with(el("p").text(app.label(Label::PrintMeaning)));
    let rows = plan.indicators().iter().filter(|row| !row.is_unused());
    let paper = el("div")
        .class("paper")
        .with(title(app, plan))
        .with(signs(app, plan))
        .each(rows.zip(sheets).map(|(row, sheet)| kpi(app, plan, row, &sheet)));
    StoredValue::new_local(PageFooter::add(&names::plan_name(plan, words)));
    group().with(heading).with(tools).with(paper)
}

/// Whose plan it is, and as of when.
fn title(app: AppState, plan: &Plan) -> El {
    let words = app.words();
    let mut about = vec![app.label(Label::ViewKpi).to_owned()];
    about.extend(plan.facts.prepared_by.iter().cloned());
    about.push(terms::form(plan.form, words).to_owned());
    if let Some(day) = plan.reference_date {
        let both = app.calendar.get_untracked() == Calendar::Both;
        about.push(format!("{} {}", app.label(Label::ReferenceDate), facts::day_label(day, both)));
    }
    el("header")
        .class("paper-title")
        .with(el("h2").in_japanese().text(names::plan_name(plan, words)))
        .with(el("p").text(about.join(words.of("　", " · "))))
}

/// What the signs mean: on the first page, as at the end it could come to stand on a page of its own.
fn signs(app: AppState, plan: &Plan) -> El {
    let signs = sheet::legend(plan.form, app.words());
    el("div")
        .class("signs")
        .with(el("h3").text(app.label(Label::Signs)))
        .with(el("ul").each(signs.into_iter().map(|sign| el("li").text(sign))))
}

/// A KPI: its table, its chart, and what is to be said of it.
fn kpi(app: AppState, plan: &Plan, row: &Indicator, sheet: &KpiSheet) -> El {
    let chart = chart::drawn(row, Span::of(plan), Medium::Paper(plan.form), Canvas::PAPER, app.words());
    let (figure, said) = chart.unzip();
    let about = el("div").class("sheet-about").with(facts_of(sheet)).with_some(said).each(notes(sheet));
    let heading = el("h3")
        .with(el("span").class("sheet-number").text(&sheet.number))
        .with(el("span").in_japanese().text(&sheet.name));
    el("section")
        .class("kpi-sheet")
        .with(heading)
        .each(tables(app, plan, sheet))
        .with(el("div").class("sheet-below").with_some(figure).with(about))
}

fn facts_of(sheet: &KpiSheet) -> El {
    let fact = |(label, text): &(&'static str, String)| el("div").with(el("dt").text(label)).with(el("dd").text(text));
    el("dl").class("sheet-facts").each(sheet.facts.iter().map(fact))
}

fn notes(sheet: &KpiSheet) -> impl Iterator<Item = El> {
    sheet.notes.iter().map(|note| el("p").class("sheet-note").text(note))
}

/// One table, or several where the years don't fit beside one another.
fn tables(app: AppState, plan: &Plan, sheet: &KpiSheet) -> Vec<El> {
    let count = sheet.years.len();
    let figures = sheet.rows.iter().flat_map(|row| &row.years);
    let widest = figures.map(|text| longest_figure(text)).max().unwrap_or_default().max(LEAST);
    let fit = (LETTERS / (widest + 2)).max(1);
    let of_table = count.div_ceil(count.div_ceil(fit));
    let starts = (0..count).step_by(of_table);
    starts.map(|first| table(app, plan, sheet, first, (first + of_table).min(count))).collect()
}

/// The letters of the longest run that no line end may part: a figure with its separators.
fn longest_figure(text: &str) -> usize {
    let runs = text.split(|letter: char| !letter.is_ascii());
    runs.map(str::len).max().unwrap_or_default()
}

/// The years from `first` to before `end`: 事業開始前 in the first table, 合計 in the last.
fn table(app: AppState, plan: &Plan, sheet: &KpiSheet, first: usize, end: usize) -> El {
    let columns = Columns { app, first, end, has_baseline: first == 0, has_total: end == sheet.years.len() };
    let head = columns.head(plan, sheet);
    let rows = sheet.rows.iter().map(|row| columns.row(sheet, row));
    el("table")
        .role("table")
        .class("sheet-table cards")
        .attr("aria-label", &sheet.name)
        .with(el("thead").role("rowgroup").with(head))
        .with(el("tbody").role("rowgroup").each(rows))
}

/// Which columns a table has.
#[derive(Clone, Copy)]
struct Columns {
    app: AppState,
    first: usize,
    end: usize,
    has_baseline: bool,
    has_total: bool,
}

impl Columns {
    fn head(self, plan: &Plan, sheet: &KpiSheet) -> El {
        let column = |text: &str| el("th").role("columnheader").attr("scope", "col").text(text);
        let words = self.app.words();
        let year = |year: &FiscalYear| {
            let era = words.of(year.era_label(), String::new());
            column(&terms::year(*year, words)).with(el("span").class("era").text(era))
        };
        let years = sheet.years.get(self.first..self.end).unwrap_or_default();
        el("tr")
            .role("row")
            .with(column(self.app.label(Label::ColumnRow)))
            .with_some(self.has_baseline.then(|| column(terms::baseline(plan.form, words))))
            .each(years.iter().map(year))
            .with_some(self.has_total.then(|| column(self.app.label(Label::ColumnTotal)).class("total")))
    }

    fn row(self, sheet: &KpiSheet, row: &SheetRow) -> El {
        // Where each row is a block, a cell says itself of what it is.
        let cell = |of: &str, text: &str| el("td").role("cell").attr("data-of", of).text(text);
        let words = self.app.words();
        let years = sheet.years.iter().zip(&row.years).skip(self.first).take(self.end - self.first);
        let head = el("th").role("rowheader").attr("scope", "row").text(row.label);
        let total = || cell(self.app.label(Label::ColumnTotal), &row.total).class("total");
        el("tr")
            .role("row")
            .with(head)
            .with_some(self.has_baseline.then(|| cell(sheet.baseline, &row.baseline)))
            .each(years.map(|(year, text)| cell(&terms::year(*year, words), text)))
            .with_some(self.has_total.then(total))
    }
}
