//! The output of 総括表: the shown rows and columns as CSV and for Excel, and all values of the plans that are shown.

use std::sync::Arc;

use keikaku::export::file_name::{SummaryTable, summary_file_name};
use keikaku::export::long_table;
use keikaku::export::picture::{self, Picture, PicturePart};
use keikaku::export::records::Outgoing;
use keikaku::figures::summary::{Source, Standing, SummaryColumn, SummaryCounts, SummaryPlan, SummaryRow};
use keikaku::paper::plain_table::{PlainCell, PlainTable};
use keikaku::paper::summary_table::summary_table;
use keikaku::session::summary_view::SummaryLine;
use keikaku::value::FiscalYear;
use keikaku::wording::evaluation::judged_by;
use keikaku::wording::summary as words;
use keikaku::wording::{Label, Language, OutLabel, SummaryLabel, terms};
use leptos::prelude::*;

use crate::browser::{clock, print};
use crate::ui::app::{use_locale, use_messages};
use crate::ui::components::{Button, PictureMenu};
use crate::ui::pages::exchange::CSV;
use crate::ui::pages::summary::looked_files::{LookedFiles, use_looked};
use crate::ui::pages::summary::missing_bodies::{offer_book, offer_csv};
use crate::ui::pages::summary::shown_summary::{ShownSummary, SummaryNow};
use crate::ui::pages::summary::table::group_texts;

impl ShownSummary {
    /// The table as it is shown, for output.
    pub(super) fn shown_table(self) -> ShownTable {
        let (columns, language) = (self.columns(), self.editor_view.editor.language());
        let table = self.find(|now| ShownTable {
            rows: (0..now.listing.lines.len()).filter_map(|line| Some(Arc::clone(now.row_of_line(line)?.1))).collect(),
            headings: self.headings(now),
            columns,
            year: Some(now.summary.year),
            counts: picture_parts(&now.listing.counts, language),
        });
        table.unwrap_or_default()
    }

    /// The headings of the groups, each with the number of the row above which it is.
    fn headings(self, now: &SummaryNow) -> Vec<(usize, String)> {
        let mut rows = 0;
        let heading = |line: &SummaryLine| match line {
            SummaryLine::Row { .. } => {
                rows += 1;
                None
            }
            SummaryLine::Group(nth) => {
                group_texts(self, now, *nth).map(|(name, counts)| (rows, format!("{name} {counts}")))
            }
        };
        now.listing.lines.iter().filter_map(heading).collect()
    }
}

/// The counts of the judged states as parts of the picture. Rows without a state have no part.
fn picture_parts(counts: &SummaryCounts, language: Language) -> Vec<PicturePart> {
    let of_state = |of: Standing| {
        let (state, count) = (of?, counts.count(of));
        let name = format!("{} {}", words::sign(of), words::standing(of, language));
        (state.is_usual() || count > 0).then_some(PicturePart { state, name, count })
    };
    SummaryCounts::standings().filter_map(of_state).collect()
}

/// The table as it is shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct ShownTable {
    /// The rows of the list, in its order.
    pub(crate) rows: Vec<Arc<SummaryRow>>,
    /// The headings of groups, each with the number of the row above which it is.
    pub(crate) headings: Vec<(usize, String)>,
    /// The columns.
    pub(crate) columns: Vec<SummaryColumn>,
    /// The year of all figures; `None` without plans.
    pub(crate) year: Option<FiscalYear>,
    /// The number of rows of the chosen bodies, plans and groups in each state.
    pub(crate) counts: Vec<PicturePart>,
}

impl ShownTable {
    fn table(&self, language: Language) -> Option<(PlainTable, String)> {
        let (year, today) = (self.year?, clock::today());
        let rows: Vec<&SummaryRow> = self.rows.iter().map(|row| &**row).collect();
        let table = summary_table(&rows, &self.columns, year, today, language);
        let table = PlainTable { headings: self.headings.clone(), ..table };
        Some((table, summary_file_name(SummaryTable::Shown, year, today)))
    }

    /// The bar of the states as a separate picture.
    fn picture(&self, language: Language) -> Option<Picture> {
        let year = self.year?;
        let heading = format!("{} {}", SummaryLabel::TITLE.text(language), terms::year(year, language));
        let name = summary_file_name(SummaryTable::Shown, year, clock::today());
        Some(picture::state_bar(name, &heading, &self.counts))
    }

    /// The plans of the rows, each once.
    fn plans(&self) -> Vec<&SummaryPlan> {
        let mut plans: Vec<&SummaryPlan> = Vec::new();
        for row in &self.rows {
            if !plans.iter().any(|plan| plan.key() == row.of.key()) {
                plans.push(&row.of);
            }
        }
        plans
    }

    /// The long file of all plans of the rows. A plan that came from a long file has the rows of that file.
    fn values(&self, looked: LookedFiles) -> Outgoing {
        let today = clock::today();
        let of_plan = |plan: &SummaryPlan| match (&plan.stated, &plan.source) {
            (Some(_), Source::LookedAt { file, .. }) => {
                Outgoing { records: looked.records(file, plan.plan.id).unwrap_or_default() }
            }
            _ => long_table::write(&plan.plan, &judged_by(&plan.plan, today)),
        };
        Outgoing::joined(self.plans().into_iter().map(of_plan))
    }
}

/// The buttons that write the table.
#[component]
pub(crate) fn WriteSummary(
    /// Returns the table as it is shown when a button is pressed.
    #[prop(into)]
    shown: Callback<(), ShownTable>,
    /// The table that is being printed.
    printed: RwSignal<Option<Arc<PlainTable>>>,
) -> impl IntoView {
    let (language, messages, looked) = (use_locale().language(), use_messages(), use_looked());
    let set_printed = move |is_printing: bool| {
        let table = is_printing.then(|| untrack(|| shown.run(()).table(language))).flatten();
        printed.set(table.map(|(table, _)| Arc::new(table)));
    };
    // A key or a menu of the browser can begin printing as well.
    print::follow_printing(set_printed);
    let print = move |_| {
        set_printed(true);
        print::print_after_update();
    };
    let as_book = move |_| {
        if let Some((table, name)) = shown.run(()).table(language) {
            offer_book(messages, &table, name);
        }
    };
    let as_csv = move |_| {
        if let Some((table, name)) = shown.run(()).table(language) {
            offer_csv(messages, &table, &name);
        }
    };
    let values = move |_| {
        let shown = shown.run(());
        if let Some(year) = shown.year {
            let name = summary_file_name(SummaryTable::Values, year, clock::today());
            messages.offer(&format!("{name}.csv"), &shown.values(looked).utf8(), CSV);
        }
    };
    view! {
            <Button class="secondary" text=OutLabel::BOOK.text(language) on_press=as_book />
            <Button class="quiet" text=OutLabel::CSV.text(language) on_press=as_csv />
            <Button class="quiet" text=OutLabel::VALUES.text(language) on_press=values />
            <Button class="quiet" text=Label::PRINT_IT.text(language) on_press=print />
        <PictureMenu id="save-summary-picture" picture=move |()| shown.run(()).picture(language) />
    }
}

/// The table while the browser prints it, on A4 landscape with its headings on each page: the table on screen contains
/// only the lines in sight.
#[component]
pub(crate) fn PrintedSummary(
    /// The table; `None` while nothing is printed.
    printed: RwSignal<Option<Arc<PlainTable>>>,
) -> impl IntoView {
    let table = move |table: Arc<PlainTable>| {
        let heads = table.heads.iter().map(|head| view! { <th scope="col">{head.clone()}</th> }).collect_view();
        let cell = |cell: &PlainCell| {
            view! { <td class:figure=cell.is_number() class:short=cell.is_short()>{cell.shown()}</td> }
        };
        let width = table.heads.len().to_string();
        let headings = |nth: usize| {
            let of_row = table.headings.iter().filter(move |(above, _)| *above == nth);
            let width = width.clone();
            of_row.map(move |(_, text)| view! { <tr><th colspan=width.clone()>{text.clone()}</th></tr> }).collect_view()
        };
        let row = |(nth, row): (usize, &Vec<PlainCell>)| {
            view! { {headings(nth)}<tr>{row.iter().map(cell).collect_view()}</tr> }
        };
        let rows = table.rows.iter().enumerate().map(row).collect_view();
        view! {
            <section class="summary-paper" lang="ja" aria-hidden="true">
                <h2>{table.title.clone()}</h2>
                <table>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    };
    move || printed.get().map(table)
}
