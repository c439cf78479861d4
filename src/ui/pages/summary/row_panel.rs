//! The panel above the table about one row. 定義を比べる shows the KPIs with the same name, a row each, with the differences
//! marked; 推移を見る shows the figures over the years, including earlier periods.

use keikaku::figures::chart::Canvas;
use keikaku::figures::chart::periods::Series;
use keikaku::figures::progress;
use keikaku::figures::summary::{DefinitionField, SummaryColumn, SummaryRow, same_named};
use keikaku::figures::totals::Span;
use keikaku::paper::kpi_chart::KpiChart;
use keikaku::session::summary_view::SummaryPanel;
use keikaku::wording::medium::Medium;
use keikaku::wording::summary as words;
use keikaku::wording::{Language, SummaryLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{focus, use_locale};
use crate::ui::components::{Button, LargeChart};
use crate::ui::pages::summary::shown_summary::{ShownSummary, SummaryNow, use_summary};

/// The id of the heading, which gets the focus.
pub(super) const HEADING: &str = "summary-panel";

/// The largest number of KPIs that are compared: nobody compares more by eye.
const MOST_COMPARED: usize = 200;

/// The panel; nothing while none is open.
#[component]
pub(super) fn RowPanel() -> impl IntoView {
    let (language, page) = (use_locale().language(), use_summary());
    let shown = Memo::new(move |_| page.marks.with(|marks| marks.panel.clone()));
    move || {
        let (kind, key) = shown.get()?;
        let panel = page.find(|now| {
            let (number, row) = (0_u32..).zip(&now.summary.rows).find(|(_, row)| row.key() == key)?;
            let (heading, content) = match kind {
                SummaryPanel::Definitions => definitions(now, row, language),
                SummaryPanel::Series => (words::series(row, language), series(now, row, language)),
            };
            Some(panel(page, heading, content, number, language))
        });
        panel.flatten()
    }
}

fn panel(page: ShownSummary, heading: String, content: AnyView, number: u32, language: Language) -> AnyView {
    let close = move |_| {
        page.marks.update(|marks| marks.panel = None);
        focus::focus_after_update(vec![super::row::acts_id(number), "main".to_owned()]);
    };
    view! {
        <section class="panel summary-panel" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{heading}</h2>
            <Button class="quiet" text=SummaryLabel::CLOSE_PANEL.text(language) on_press=close />
            {content}
        </section>
    }
    .into_any()
}

/// The definitions of the KPIs with the row's name, and their heading.
fn definitions(now: &SummaryNow, of: &SummaryRow, language: Language) -> (String, AnyView) {
    let rows = same_named(&now.summary.rows, of);
    let alone = (rows.len() < 2).then(|| view! { <p>{SummaryLabel::ONLY_ONE.text(language)}</p> });
    let differing = DefinitionField::ALL.map(|field| (field, field.differs(&rows)));
    let heads = differing.map(|(field, differs)| {
        let mark = differs.then(|| SummaryLabel::DIFFERS.text(language));
        view! { <th scope="col" class:differs=differs>{words::definition_field(field, language)}" "<em>{mark}</em></th> }
    });
    let lines = rows.iter().take(MOST_COMPARED).map(|row| {
        let cells = differing.map(|(field, differs)| {
            view! { <td class:differs=differs lang="ja">{words::definition(field, row, language)}</td> }
        });
        view! { <tr><th scope="row" lang="ja">{words::body_and_plan(&row.of, language)}</th>{cells}</tr> }
    });
    let table = view! {
        {alone}
        <div class="scroll" tabindex="0" role="group" aria-labelledby=HEADING>
            <table>
                <thead>
                    <tr><th scope="col">{words::heading(SummaryColumn::Plan, language)}</th>{heads}</tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    };
    (words::compared(of, rows.len(), language), table.into_any())
}

/// The charts of the KPI. Plans of earlier periods are found among all plans of the table, including plans that are
/// only looked at.
fn series(now: &SummaryNow, row: &SummaryRow, language: Language) -> AnyView {
    let plan_of = |id| now.summary.rows.iter().map(|row| row.plan()).find(|plan| plan.id == id);
    let span = Span::from_plan(row.plan()).as_of(progress::as_of(row.plan(), clock::today()));
    let canvas = Canvas::LARGE;
    let series = Series::before(row.plan().id, &row.row, &plan_of);
    let own = KpiChart::after(&series.joined, &row.row, span, Medium::Screen, canvas, language);
    let none = own.is_none().then(|| view! { <p>{SummaryLabel::NO_SERIES.text(language)}</p> });
    let apart = |(why, chart): (String, KpiChart)| {
        view! { <p>{why}</p> <LargeChart chart=Some(chart) has_sentences=true /> }
    };
    view! {
        {KpiChart::apart(&series, canvas, language).into_iter().map(apart).collect_view()}
        {none}
        <LargeChart chart=own has_sentences=true />
    }
    .into_any()
}
