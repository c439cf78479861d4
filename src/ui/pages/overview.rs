//! 進み具合: the KPIs of a plan, those that are behind first, with a link to each of them in the grid.

use std::sync::Arc;

use keikaku::checks::{FindingPlace, RowPlace};
use keikaku::figures::progress::{self, ProgressEntry, ProgressState, SortBy};
use keikaku::figures::totals::Span;
use keikaku::plan::Plan;
use keikaku::plan::filter::Filter;
use keikaku::value::id::PlanId;
use keikaku::wording::judging;
use keikaku::wording::progress::ProgressTexts;
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::use_app;
use crate::ui::components::chart::KpiChart;
use crate::ui::components::chart::small_chart::SmallChart;
use crate::ui::components::filter_choices::FilterChoices;
use crate::ui::pages::place_link::PlaceLink;
use crate::ui::review::Preview;

/// The columns of the table.
const COLUMNS: [Label; 10] = [
    Label::Number,
    Label::IndicatorName,
    Label::ColumnState,
    Label::RowRate,
    Label::NewestYear,
    Label::TargetSoFar,
    Label::ActualSoFar,
    Label::Chart,
    Label::Group,
    Label::Responsible,
];

/// The view 進み具合. Nothing can be edited in it, and it follows the plan.
#[component]
pub(crate) fn OverviewPage(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let filter = RwSignal::new(Filter::default());
    let plan = Memo::new(move |_| app.workbook.with(|workbook| workbook.plan(plan).cloned()));
    view! {
        {move || plan.get().map(|plan| view! { <Overview plan filter /> })}
        <Preview />
    }
}

/// The counts, the filter and the table of a plan that has KPIs.
#[component]
fn Overview(plan: Arc<Plan>, filter: RwSignal<Filter>) -> impl IntoView {
    let app = use_app();
    let as_of = progress::as_of(&plan, clock::today());
    let mut entries = progress::entries(&plan, progress::usual_year(&plan, as_of), as_of);
    progress::sort(&mut entries, SortBy::State, false);
    let heading = view! { <h1>{app.label(Label::Overview)}</h1> };
    if entries.is_empty() {
        return view! {
            {heading}
            <p class="empty">{app.label(Label::NothingToOversee)}</p>
        }
        .into_any();
    }
    view! {
        {heading}
        <StateCounts entries=entries.clone() filter />
        <div class="overview-filters">
            <FilterChoices plan=plan.id filter on_change=move |next| filter.set(next) />
        </div>
        <EntryTable plan entries filter />
    }
    .into_any()
}

/// The number of shown KPIs in each state.
#[component]
fn StateCounts(entries: Vec<ProgressEntry>, filter: RwSignal<Filter>) -> impl IntoView {
    let states = ProgressState::ALL.map(|state| judging::state(state, &Default::default(), use_app().language()));
    let counts = Memo::new(move |_| filter.with(|filter| counts(&entries, filter)));
    let items = states.into_iter().enumerate().map(|(rank, name)| {
        let count = move || counts.with(|counts| counts.get(rank).copied().unwrap_or_default());
        view! { <li>{name}<span class="figure">{count}</span></li> }
    });
    view! { <ul class="counts">{items.collect_view()}</ul> }
}

/// The number of KPIs in each state among those that the filter passes, by the ranks of the states.
fn counts(entries: &[ProgressEntry], filter: &Filter) -> [usize; 5] {
    let mut counts = [0; 5];
    for entry in entries.iter().filter(|entry| filter.lets_pass(&entry.row)) {
        if let Some(count) = counts.get_mut(entry.judgement.state().rank()) {
            *count += 1;
        }
    }
    counts
}

/// A row for each KPI, those that are behind first.
#[component]
fn EntryTable(plan: Arc<Plan>, entries: Vec<ProgressEntry>, filter: RwSignal<Filter>) -> impl IntoView {
    let app = use_app();
    let names = names::indicators(&plan, app.language());
    let heads = COLUMNS.map(|label| view! { <th role="columnheader" scope="col">{app.label(label)}</th> });
    let rows = entries.into_iter().map(|entry| {
        let name = names.get(entry.number.saturating_sub(1)).cloned().unwrap_or_default();
        view! { <EntryRow plan=Arc::clone(&plan) entry name filter /> }
    });
    let rows = rows.collect_view();
    view! {
        <table role="table" class="overview cards" aria-label=app.label(Label::Overview)>
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// The row of a KPI: its state, its figures so far and its chart.
#[component]
fn EntryRow(plan: Arc<Plan>, entry: ProgressEntry, name: String, filter: RwSignal<Filter>) -> impl IntoView {
    let language = use_app().language();
    let span = Span::of(&plan);
    let ProgressTexts { state, year, target, actual, rate, .. } = ProgressTexts::of(&entry, &plan.judging, language);
    let ProgressEntry { row, number, .. } = entry;
    let chart = KpiChart::small(&row, span, language);
    let place = FindingPlace::Indicator { id: row.id, row_place: RowPlace::Name };
    let (group, responsible) = (row.group.clone(), row.responsible.clone());
    let is_hidden = move || filter.with(|filter| !filter.lets_pass(&row));
    view! {
        <tr role="row" hidden=is_hidden>
            <Cell of=Label::Number class="figure">{number}</Cell>
            <th role="rowheader" scope="row"><PlaceLink plan=plan.id place text=name lang="ja" /></th>
            <Cell of=Label::ColumnState>{state}</Cell>
            <Cell of=Label::RowRate class="figure">{rate}</Cell>
            <Cell of=Label::NewestYear>{year}</Cell>
            <Cell of=Label::TargetSoFar class="figure">{target}</Cell>
            <Cell of=Label::ActualSoFar class="figure">{actual}</Cell>
            <Cell of=Label::Chart class="picture"><SmallChart chart /></Cell>
            <Cell of=Label::Group lang="ja">{group}</Cell>
            <Cell of=Label::Responsible lang="ja">{responsible}</Cell>
        </tr>
    }
}

/// A cell. Where the style sheet shows each row as a block, the cell shows the name of its column.
#[component]
fn Cell(
    /// The column.
    of: Label,
    #[prop(optional)] class: Option<&'static str>,
    #[prop(optional)] lang: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! { <td role="cell" data-of=use_app().label(of) class=class lang=lang>{children()}</td> }
}
