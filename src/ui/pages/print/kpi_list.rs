//! The list of the KPIs as one table, with repeated headings, a heading for each group, and two lines for each KPI.

use keikaku::figures::progress::SortBy;
use std::sync::Arc;

use keikaku::paper::kpi_list::{KpiList, ListGroup, ListLine, ListRow};
use keikaku::plan::Form;
use keikaku::wording::progress::heading;
use keikaku::wording::{Label, PrintLabel, terms};
use leptos::prelude::*;

use crate::ui::app::{Locale, use_locale};
use crate::ui::components::part_mark;

/// The counts of the states, the notes for the reader, and the table.
#[component]
pub(crate) fn ListTable(
    /// The table as texts.
    list: KpiList,
    /// The form of the plan, which names the baseline.
    form: Arc<Form>,
) -> impl IntoView {
    let locale = use_locale();
    let counts = list.counts.iter().map(|count| view! { <li>{count.clone()}</li> }).collect_view();
    let notes = list.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
    let columns = ListColumns::new(locale, &form, &list);
    let groups = list.groups.iter().map(|group| columns.group(group)).collect_view();
    let width = format!("{}.{:02}em", list.column_width / 100, list.column_width % 100);
    view! {
        <ul class="list-counts" aria-label=locale.label(Label::STATE_FILTER)>{counts}</ul>
        <div class="signs">
            <h3>{locale.label(PrintLabel::SIGNS)}</h3>
            <ul>{notes}</ul>
        </div>
        <table role="table" class="list-table" style:--figure=width aria-label=locale.label(PrintLabel::LIST_OF_KPIS)>
            <thead role="rowgroup">{columns.head()}</thead>
            {groups}
        </table>
    }
}

/// The columns of the table with their headings.
#[derive(Debug)]
struct ListColumns {
    locale: Locale,
    baseline: String,
    /// The heading of each year, its era, and whether the judgements are about the year.
    years: Vec<(String, String, bool)>,
    section: Option<&'static str>,
    /// The heading of the sums, and the year up to which they are summed.
    sum: Option<(&'static str, String)>,
}

/// The two lines of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KpiLine {
    Target,
    Actual,
}

impl ListColumns {
    fn new(locale: Locale, form: &Form, list: &KpiList) -> Self {
        let language = locale.language();
        let years = list.years.iter().map(|year| {
            (terms::year(*year, language), language.choose(year.era_label(), String::new()), *year == list.year)
        });
        Self {
            locale,
            baseline: terms::baseline(form, language).to_owned(),
            years: years.collect(),
            section: list.has_sections.then(|| heading(SortBy::Responsible, language)),
            sum: list.has_sums.then(|| list.sum_heading(language)),
        }
    }

    fn heading(&self, column: SortBy) -> &'static str {
        heading(column, self.locale.language())
    }

    /// The number of columns: No, 指標, 区分, the baseline, 最終目標, 達成率 and 判定, and the columns that depend on the plan.
    fn count(&self) -> usize {
        7 + self.years.len() + usize::from(self.section.is_some()) + usize::from(self.sum.is_some())
    }

    fn head(&self) -> impl IntoView + use<> {
        let head = |class: &'static str, text: &str| {
            view! { <th role="columnheader" scope="col" class=class>{text.to_owned()}</th> }
        };
        let years = self.years.iter().map(|(year, era, is_judged)| {
            view! {
                <th role="columnheader" scope="col" class="of-figure of-year" class:judged=*is_judged>
                    {year.clone()}<span class="era">{era.clone()}</span>
                </th>
            }
        });
        view! {
            <tr role="row">
                {head("of-number", self.heading(SortBy::Number))}
                {head("of-name", self.heading(SortBy::Name))}
                {self.section.map(|section| head("of-section", section))}
                {head("of-line", self.locale.label(Label::COLUMN_ROW))}
                {head("of-figure", &self.baseline)}
                {years.collect_view()}
                {self.sum.as_ref().map(|(sum, until)| view! {
                    <th role="columnheader" scope="col" class="of-sum">{*sum}<span class="era">{until.clone()}</span></th>
                })}
                <th role="columnheader" scope="col" class="of-final">
                    {self.locale.label(PrintLabel::FINAL_TARGET)}<span class="era">{self.heading(SortBy::OfFinal)}</span>
                </th>
                {head("of-rate", self.heading(SortBy::Rate))}
                {head("of-state", self.heading(SortBy::State))}
            </tr>
        }
    }

    /// The heading of a group with its counts, and its KPIs.
    fn group(&self, group: &ListGroup) -> impl IntoView + use<> {
        let heading = group.heading.as_ref().map(|(name, counts)| {
            let counts = counts.iter().map(|count| view! { <span>{count.clone()}</span> }).collect_view();
            view! {
                <tbody role="rowgroup" class="list-group">
                    <tr role="row">
                        <th role="rowheader" scope="colgroup" colspan=self.count()>
                            <strong lang="ja">{name.clone()}</strong>{counts}
                        </th>
                    </tr>
                </tbody>
            }
        });
        let rows = group.rows.iter().map(|row| self.row(row)).collect_view();
        view! { {heading}{rows} }
    }

    /// The two lines of a KPI, which are not divided between pages.
    fn row(&self, row: &ListRow) -> impl IntoView + use<> {
        let small = |text: &str| (!text.is_empty()).then(|| view! { <small>{text.to_owned()}</small> });
        let as_of = &row.baseline_as_of;
        let as_of = (!as_of.is_empty()).then(|| view! { <span class="era">{as_of.clone()}</span> });
        let cell = |class: &'static str, of: &'static str, text: &str| {
            view! { <td role="cell" rowspan="2" class=class data-of=of>{text.to_owned()}</td> }
        };
        view! {
            <tbody role="rowgroup" class="list-kpi">
                <tr role="row">
                    <td role="cell" rowspan="2" class="of-number">{row.number}</td>
                    <th role="rowheader" scope="rowgroup" rowspan="2" class="of-name" class:part=row.is_part>
                        {part_mark(row.part_mark)}<span lang="ja">{row.name.clone()}</span>{small(&row.unit)}{small(&row.reason)}
                    </th>
                    {self.section.map(|section| cell("of-section", section, &row.section))}
                    {self.line(KpiLine::Target)}
                    <td role="cell" rowspan="2" class="of-figure of-base" data-of=self.baseline.clone()>
                        {row.baseline.clone()}{as_of}
                    </td>
                    {self.figures(&row.target)}
                    <td role="cell" class="of-figure" data-of=self.locale.label(PrintLabel::FINAL_TARGET)>
                        {row.final_target.clone()}
                    </td>
                    {cell("of-rate", self.heading(SortBy::Rate), &row.rate)}
                    {cell("of-state", self.heading(SortBy::State), &row.state)}
                </tr>
                <tr role="row">
                    {self.line(KpiLine::Actual)}
                    {self.figures(&row.actual)}
                    <td role="cell" class="of-figure" data-of=self.heading(SortBy::OfFinal)>{row.of_final.clone()}</td>
                </tr>
            </tbody>
        }
    }

    fn line(&self, line: KpiLine) -> impl IntoView + use<> {
        let label = match line {
            KpiLine::Target => Label::ROW_TARGET,
            KpiLine::Actual => Label::ROW_ACTUAL,
        };
        view! { <th role="rowheader" scope="row" class="of-line">{self.locale.label(label)}</th> }
    }

    /// The figures of the years, or in their place the one target of the period; then the sum.
    fn figures(&self, line: &ListLine) -> impl IntoView + use<> {
        let period = line.period.as_ref().map(|period| {
            view! { <td role="cell" class="of-period" colspan=self.years.len()>{period.clone()}</td> }
        });
        let years = line.years.iter().zip(&self.years).map(|(text, (year, _, is_judged))| {
            view! {
                <td role="cell" class="of-figure" class:judged=*is_judged data-of=year.clone()>{text.clone()}</td>
            }
        });
        let sum = self.sum.as_ref().map(|(sum, until)| {
            view! { <td role="cell" class="of-figure" data-of=format!("{sum} {until}")>{line.sum.clone()}</td> }
        });
        view! { {period}{years.collect_view()}{sum} }
    }
}
