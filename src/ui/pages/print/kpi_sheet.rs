//! The printed sheet of a KPI: its tables, its chart, and the texts about it.

use std::ops::Range;

use keikaku::figures::chart::Canvas;
use keikaku::figures::totals::Span;
use keikaku::paper::kpi_chart::KpiChart;
use keikaku::paper::sheet::{KpiSheet, SheetRow};
use keikaku::plan::{Form, Indicator, Plan};
use keikaku::value::FiscalYear;
use keikaku::wording::medium::Medium;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::Locale;
use crate::ui::components::{ChartSentences, LargeChart};

/// The number of characters that fit into the columns of the years of one table.
const LETTERS: usize = 110;
/// The smallest width of a column, in characters.
const LEAST: usize = 9;

/// A KPI: its tables, its chart, and the texts about it.
pub(super) fn kpi_sheet(
    locale: Locale,
    (plan, span): (&Plan, Span<'_>),
    row: &Indicator,
    sheet: &KpiSheet,
) -> impl IntoView + use<> {
    let chart = KpiChart::draw(row, span, Medium::PlainPaper, Canvas::PAPER, locale.language());
    let sentences = chart.clone().map(|chart| view! { <ChartSentences chart=Some(chart) /> });
    let facts = sheet.facts.iter().map(|(label, text)| view! { <div><dt>{*label}</dt><dd>{text.clone()}</dd></div> });
    let notes = sheet.notes.iter().map(|note| view! { <p class="sheet-note">{note.clone()}</p> });
    let tables = tables(sheet).into_iter().map(|years| table(locale, &plan.form, sheet, years));
    view! {
        <section class="kpi-sheet">
            <h3>
                <span class="sheet-number">{sheet.number.clone()}</span>
                <span lang="ja">{sheet.name.clone()}</span>
            </h3>
            {tables.collect_view()}
            <div class="sheet-below">
                <LargeChart chart />
                <div class="sheet-about">
                    <dl class="sheet-facts">{facts.collect_view()}</dl>
                    {sentences}
                    {notes.collect_view()}
                </div>
            </div>
        </section>
    }
}

/// The years of each table: one table, or several if the years do not fit beside one another.
fn tables(sheet: &KpiSheet) -> Vec<Range<usize>> {
    let count = sheet.years.len();
    let figures = sheet.rows.iter().flat_map(|row| &row.years);
    let widest = figures.map(|text| longest_figure(text)).max().unwrap_or_default().max(LEAST);
    let fit = (LETTERS / (widest + 2)).max(1);
    let of_table = count.div_ceil(count.div_ceil(fit));
    (0..count).step_by(of_table).map(|first| first..(first + of_table).min(count)).collect()
}

/// The length of the longest part of a text that cannot be broken into lines: a figure with its separators.
fn longest_figure(text: &str) -> usize {
    let runs = text.split(|letter: char| !letter.is_ascii());
    runs.map(str::len).max().unwrap_or_default()
}

/// A table of the years; the first table also has the column of the baseline, the last table the column behind the
/// years.
fn table(locale: Locale, form: &Form, sheet: &KpiSheet, years: Range<usize>) -> impl IntoView + use<> {
    let columns = PrintColumns { locale, first: years.start, end: years.end, count: sheet.years.len() };
    let rows = sheet.rows.iter().map(|row| columns.row(sheet, row));
    view! {
        <table role="table" class="sheet-table cards" aria-label=sheet.name.clone()>
            <thead role="rowgroup">{columns.head(form, sheet)}</thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
}

/// The columns of a table: the years from `first` to before `end`, of `count` years in all.
#[derive(Clone, Copy, Debug)]
struct PrintColumns {
    locale: Locale,
    first: usize,
    end: usize,
    count: usize,
}

impl PrintColumns {
    fn has_baseline(self) -> bool {
        self.first == 0
    }

    fn has_total(self) -> bool {
        self.end == self.count
    }

    fn head(self, form: &Form, sheet: &KpiSheet) -> impl IntoView + use<> {
        let (locale, language) = (self.locale, self.locale.language());
        let baseline = self.has_baseline().then(|| terms::baseline(form, language).to_owned());
        let years = sheet.years.get(self.first..self.end).unwrap_or_default().iter().map(|year: &FiscalYear| {
            let era = language.choose(year.era_label(), String::new());
            let year = terms::year(*year, language);
            view! { <th role="columnheader" scope="col">{year}<span class="era">{era}</span></th> }
        });
        let total = self.has_total().then_some(sheet.total);
        view! {
            <tr role="row">
                <th role="columnheader" scope="col">{locale.label(Label::COLUMN_ROW)}</th>
                {baseline.map(|label| view! { <th role="columnheader" scope="col">{label}</th> })}
                {years.collect_view()}
                {total.map(|label| view! { <th role="columnheader" scope="col" class="total">{label}</th> })}
            </tr>
        }
    }

    /// A row. Its cells show the names of their columns if the style sheet shows each row as a block.
    fn row(self, sheet: &KpiSheet, row: &SheetRow) -> impl IntoView + use<> {
        let (total, language) = (sheet.total, self.locale.language());
        let baseline = self.has_baseline().then(|| (sheet.baseline.clone(), row.baseline.clone()));
        let years = sheet.years.iter().zip(&row.years).skip(self.first).take(self.end - self.first);
        let years = years.map(|(year, text)| {
            view! { <td role="cell" data-of=terms::year(*year, language)>{text.clone()}</td> }
        });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{row.label}</th>
                {baseline.map(|(of, text)| view! { <td role="cell" data-of=of>{text}</td> })}
                {years.collect_view()}
                {self.has_total().then(|| view! {
                    <td role="cell" data-of=total class="total">{row.total.clone()}</td>
                })}
            </tr>
        }
    }
}
