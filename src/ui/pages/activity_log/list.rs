//! The records of the plan: on a telephone the last records, and all of them behind a button; on a wider screen a table
//! by month with the sums of each month.
//!
//! Only a slice of the list is on the page: a plan may have 20,000 records. A row is created once for its record and
//! KPI: changes from elsewhere are written into its fields, and it keeps the focus while others come and go.

use std::sync::Arc;

use keikaku::command::{InputField, InputTarget};
use keikaku::plan::{ActivityRecord, Plan, RecordText};
use keikaku::session::record_list::{ListedRecords, RecordFilter, RecordGroup, RecordSpan, RecordsOfGroup, place_of};
use keikaku::value::{IndicatorId, PlanId, RecordId};
use keikaku::wording::Label;
use keikaku::wording::activity_log;
use keikaku::wording::{RecordLabel, grid, names};
use leptos::prelude::*;

use crate::browser::screen;
use crate::ui::app::field::unread_in_record;
use crate::ui::app::{EditorView, OpenPlan, PageField, focus, use_editor_view, use_locale, use_open_plan};
use crate::ui::components::{Choice, SearchInput, keep_rows};
use crate::ui::pages::activity_log::listing::{Listing, Rows};
use crate::ui::pages::activity_log::months::MonthCharts;
use crate::ui::pages::activity_log::pasting;
use crate::ui::pages::activity_log::record_row::{RowContext, mark_unread, record_row};

/// The number of rows in a slice of the list.
const SLICE: usize = 50;
/// The number of columns of the table.
const COLUMNS: usize = 6;

/// The list.
#[component]
pub(super) fn RecordList(
    /// The years and months with records as options.
    spans: Memo<Vec<(String, String)>>,
) -> impl IntoView {
    let (language, editor_view, plan) = (use_locale().language(), use_editor_view(), use_open_plan());
    let view = plan.view;
    let is_there = |id: &RecordId| {
        plan.read_now(|plan| plan.log().get(*id).is_some_and(|record| !record.is_removed())).unwrap_or_default()
    };
    let sought = view.try_update_untracked(|view| view.sought.take()).flatten().filter(is_there);
    let lists_all = RwSignal::new(!screen::is_narrow() || sought.is_some());
    let in_force = move |plan: &Arc<Plan>| view.with(|view| view.records.in_force(plan));
    let filter = Memo::new(move |_| plan.read_settled(in_force).unwrap_or_default());
    let groups = listed_groups(plan, filter, lists_all);
    let kpis = Memo::new(move |_| {
        let options = |plan: &Arc<Plan>| {
            let named = plan.indicators().iter().zip(names::indicators(plan, language));
            named.filter(|(row, _)| row.is_begun()).map(|(row, name)| (row.id.to_string(), name)).collect()
        };
        plan.read_settled(options).unwrap_or_default()
    });
    let listing =
        Listing { editor_view, plan, filter, groups, shown: RwSignal::new((0, SLICE)), lists_all, kpis, spans };
    keep_slice(&listing, filter, sought);
    pasting::listen(&listing);
    let is_empty = Memo::new(move |_| plan.read_settled(|plan| plan.log().has_records()) != Some(true));
    move || {
        if is_empty.get() {
            return view! {
                <p class="empty">{RecordLabel::NO_RECORDS.text(language)}" "{RecordLabel::NO_RECORDS_FOR_GROUP.text(language)}</p>
            }
            .into_any();
        }
        view! {
            <ListHead listing />
            {move || listing.lists_all.get().then(|| view! { <RecordFilters listing /> })}
            <MonthCharts />
            <RecordTable listing />
            <MoreRecords listing />
        }
        .into_any()
    }
}

/// The records that pass the filter, in groups by month; none while only the last records are listed.
fn listed_groups(
    plan: OpenPlan,
    filter: Memo<RecordFilter>,
    lists_all: RwSignal<bool>,
) -> Memo<Vec<Arc<RecordsOfGroup>>> {
    let follow = |listed: &mut Option<ListedRecords>, plan: &Arc<Plan>, filter: &RecordFilter| match listed {
        Some(listed) => listed.follow(filter, plan),
        None => *listed = Some(ListedRecords::new(filter.clone(), Arc::clone(plan))),
    };
    let listed = StoredValue::new(None);
    Memo::new(move |_| {
        if !lists_all.get() {
            return Vec::new();
        }
        let groups = plan.read_settled(|plan| {
            filter.with(|filter| listed.try_update_value(|listed| follow(listed, plan, filter)));
            listed.with_value(|listed| listed.as_ref().map(|listed| listed.groups().to_vec()))
        });
        groups.flatten().unwrap_or_default()
    })
}

/// Begins the list with the slice that contains a sought record, and with the first slice once the filter changes.
fn keep_slice(listing: &Listing, filter: Memo<RecordFilter>, sought: Option<RecordId>) {
    let Listing { groups, shown, .. } = *listing;
    // There may be thousands of rows before the slice.
    let place = sought.and_then(|record| groups.with_untracked(|groups| place_of(groups, record)));
    if let Some(place) = place {
        let from = place - place % SLICE;
        shown.set((from, from + SLICE));
    }
    Effect::new(move |before: Option<RecordFilter>| {
        let filter = filter.get();
        if before.is_some_and(|before| before != filter) {
            shown.set((0, SLICE));
        }
        filter
    });
}

/// The heading; on a telephone with the button for all records.
#[component]
fn ListHead(listing: Listing) -> impl IntoView {
    let language = use_locale().language();
    let lists_all = listing.lists_all;
    let heading = move || {
        let label = if lists_all.get() { RecordLabel::ALL_RECORDS } else { RecordLabel::LATEST_RECORDS };
        label.text(language)
    };
    let button = screen::is_narrow().then(|| {
        let label = move || {
            let label = if lists_all.get() { RecordLabel::LATEST_RECORDS } else { RecordLabel::ALL_RECORDS };
            label.text(language)
        };
        view! { <button type="button" class="quiet" on:click=move |_| lists_all.update(|all| *all = !*all)>{label}</button> }
    });
    view! { <div class="records-head"><h2>{heading}</h2>{button}</div> }
}

/// The filters: the KPI, the month or year, and words.
#[component]
fn RecordFilters(listing: Listing) -> impl IntoView {
    let (language, view) = (use_locale().language(), listing.plan.view);
    let set = move |change: &dyn Fn(&mut RecordFilter)| view.update(|view| change(&mut view.records));
    let with_all = move |all: Label, options: Memo<Vec<(String, String)>>| {
        let all = (String::new(), all.text(language).to_owned());
        Signal::derive(move || std::iter::once(all.clone()).chain(options.get()).collect::<Vec<_>>())
    };
    let kpis = with_all(RecordLabel::EVERY_INDICATOR, listing.kpis);
    let days = with_all(RecordLabel::EVERY_SPAN, listing.spans);
    let filter = listing.filter;
    let kpi = Signal::derive(move || filter.with(|filter| filter.kpi.map(|id| id.to_string()).unwrap_or_default()));
    let span = Signal::derive(move || filter.with(|filter| filter.span.map(RecordSpan::code).unwrap_or_default()));
    let words = filter.with_untracked(|filter| filter.words.clone());
    let choose_kpi = move |chosen: String| set(&|filter| filter.kpi = chosen.parse().ok());
    let choose_span = move |chosen: String| set(&|filter| filter.span = RecordSpan::read(&chosen));
    let search = move |words: String| set(&|filter| filter.words.clone_from(&words));
    view! {
        <div class="toolbar" role="search">
            <Choice id="records-kpi" label=RecordLabel::FILTER_INDICATOR.text(language) options=kpis chosen=kpi on_select=choose_kpi />
            <Choice id="records-span" label=RecordLabel::FILTER_SPAN.text(language) options=days chosen=span on_select=choose_span />
            <label class="field">
                <span class="field-label">{RecordLabel::SEARCH_RECORDS.text(language)}</span>
                <SearchInput text=words on_search=search />
            </label>
        </div>
    }
}

/// The table.
#[component]
fn RecordTable(listing: Listing) -> impl IntoView {
    let language = use_locale().language();
    let rows = Memo::new(move |_| listing.rows());
    let groups = Memo::new(move |_| rows.with(|rows| rows.iter().map(|(group, _)| *group).collect::<Vec<_>>()));
    let context = RowContext::new(listing.plan, listing.kpis, rows);
    let bodies = move || {
        keep_focus();
        groups.get().into_iter().map(|group| view! { <GroupRows listing rows group context /> }).collect_view()
    };
    keep_written(&listing, rows);
    let is_none = move || listing.lists_all.get() && listing.count() == 0;
    let head = |of: RecordText| view! { <th scope="col">{activity_log::text_label(of, language)}</th> };
    view! {
        <p class="empty" hidden=move || !is_none()>{RecordLabel::NONE_FOUND.text(language)}</p>
        <table class="records" hidden=is_none>
            <thead>
                <tr>
                    {[RecordText::On, RecordText::Indicator, RecordText::Amount, RecordText::What, RecordText::Note].map(head)}
                    <th scope="col"><span class="visually-hidden">{RecordLabel::REMOVE_RECORD.text(language)}</span></th>
                </tr>
            </thead>
            {bodies}
        </table>
    }
}

/// Keeps the focus in its field while the row of the field is recreated or moves.
fn keep_focus() {
    let focused = document().active_element().map(|focused| focused.id()).filter(|id| !id.is_empty());
    focus::restore_if_lost(focused.into_iter().chain(["main".to_owned()]).collect());
}

/// The rows of a group below its heading; the last records are in no group and have no heading.
#[component]
fn GroupRows(
    listing: Listing,
    rows: Memo<Vec<(Option<RecordGroup>, Rows)>>,
    group: Option<RecordGroup>,
    context: RowContext,
) -> impl IntoView {
    let body = NodeRef::new();
    let of_group = move || rows.with(|rows| rows.iter().find(|(of, _)| *of == group).map(|(_, rows)| rows.clone()));
    // The fields of a row depend on its KPI.
    let key = |(place, (record, kpi)): (usize, (RecordId, Option<IndicatorId>))| {
        (format!("{record} {}", kpi.map(|kpi| kpi.to_string()).unwrap_or_default()), place)
    };
    let keys = Signal::derive(move || {
        keep_focus();
        of_group().unwrap_or_default().into_iter().enumerate().map(key).collect()
    });
    let row = move |place: usize| {
        let id = untrack(of_group).and_then(|rows| rows.get(place).map(|(id, _)| *id));
        id.map(|id| record_row(context, id)).into_any()
    };
    keep_rows(body, keys, Callback::new(row));
    let heading = group.map(|group| {
        view! {
            <tr class="records-group">
                <th scope="rowgroup" colspan=COLUMNS.to_string()>
                    {listing.heading(group).0}" "<span lang="ja">{move || listing.heading(group).1}</span>
                </th>
            </tr>
        }
    });
    view! { <tbody node_ref=body>{heading}</tbody> }
}

/// Writes changes into the fields of the listed records, and marks texts that cannot be read.
fn keep_written(listing: &Listing, rows: Memo<Vec<(Option<RecordGroup>, Rows)>>) {
    let Listing { editor_view, plan, .. } = *listing;
    Effect::new(move |before: Option<Vec<Arc<ActivityRecord>>>| {
        let Some(now) = plan.read(Arc::clone) else { return Vec::new() };
        let log = now.log();
        let ids = rows.with(|rows| rows.iter().flat_map(|(_, rows)| rows).map(|(id, _)| *id).collect::<Vec<_>>());
        let now: Vec<Arc<ActivityRecord>> = ids.iter().filter_map(|id| log.get(*id).cloned()).collect();
        let before = before.unwrap_or_default();
        // Most records are at the same place as before.
        let is_written = |place: usize, record: &Arc<ActivityRecord>| {
            let is_same = |before: &Arc<ActivityRecord>| Arc::ptr_eq(before, record);
            before.get(place).is_some_and(is_same) || before.iter().any(is_same)
        };
        for (_, record) in now.iter().enumerate().filter(|(place, record)| !is_written(*place, record)) {
            write(editor_view, plan.id, record);
        }
        now
    });
}

fn write(editor_view: EditorView, plan: PlanId, record: &ActivityRecord) {
    for of in RecordText::ALL {
        let field = InputField::Record(record.id, *of);
        if let Some(element) = editor_view.fields.element(PageField::Input(field)) {
            editor_view.fields.write(field, &activity_log::shown(record, *of, editor_view.editor.language()));
            mark_unread(&element, unread_in_record(editor_view.editor, InputTarget { plan, field }).as_deref());
        }
    }
}

/// How many records are shown, and the button that shows more records before and behind them.
#[component]
fn MoreRecords(listing: Listing) -> impl IntoView {
    let language = use_locale().language();
    let shown = move || {
        let (all, (from, to)) = (listing.count(), listing.shown.get());
        (to.min(all).saturating_sub(from), all)
    };
    let has_more = Memo::new(move |_| listing.lists_all.get() && shown().0 < shown().1);
    let text = move || match shown() {
        _ if !listing.lists_all.get() => String::new(),
        (shown, all) if shown < all => grid::shown(shown, all, language),
        (_, all) => activity_log::count(all, language),
    };
    let show_more =
        move |_| listing.shown.update(|(from, to)| (*from, *to) = (from.saturating_sub(SLICE), *to + SLICE));
    view! {
        <div class="records-foot">
            <span class="records-count" role="status">{text}</span>
            <button type="button" class="secondary" hidden=move || !has_more.get() on:click=show_more>
                {RecordLabel::SHOW_MORE.text(language)}
            </button>
        </div>
        {(!screen::is_narrow()).then(|| view! { <p class="hint">{RecordLabel::PASTE_HINT.text(language)}</p> })}
    }
}
