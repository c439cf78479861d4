//! 年度の実績入力: the actuals of one year as one column over all KPIs, beside the actuals of the year before. The keys and
//! the cell bar are the same as in the grid.

use std::sync::Arc;

use keikaku::checks::Severity;
use keikaku::command::InputField;
use keikaku::figures::progress;
use keikaku::plan::cell::State;
use keikaku::plan::{CellPlace, InputPlace, Plan, YearAxis};
use keikaku::session::plan_view::GridOptions;
use keikaku::session::route::Route;
use keikaku::value::FiscalYear;
use keikaku::wording::{Label, activity_log, figures, grid, names, terms, units};
use leptos::prelude::*;

use crate::browser::screen::PageMark;
use crate::ui::app::{
    GridColumns, GridState, Locale, PageField, RowKey, RowView, ShownRow, focus, use_editor_view, use_grid_state,
    use_locale, use_navigation, use_open_plan,
};
use crate::ui::components::{Adoption, Choice};
use crate::ui::pages::table::cell_bar::CellBar;
use crate::ui::pages::table::grid::cells::CellInput;
use crate::ui::pages::table::grid::row_texts::{describe_field, mark_field, sentence_id};
use crate::ui::pages::table::paste_question::PasteQuestion;
use crate::ui::pages::table::row_filters::{Filters, RowCount};
use crate::ui::review::Preview;

/// The function that makes the text of a cell beside the actual.
type Read = fn(&RowView, &GridColumns, FiscalYear, Locale) -> String;

/// The id of the element for choosing the year. It contains the year, so that the focus does not go to the element of
/// another year, which is about to be removed.
fn year_choice(year: FiscalYear) -> String {
    format!("closing-year-{year}")
}

/// The id of the heading of the editable column.
const TYPED: &str = "lbl-closing";

/// The view 年度の実績入力, which is created anew when the years of the plan change.
#[component]
pub(crate) fn YearActualsPage(
    /// The fiscal year.
    year: FiscalYear,
) -> impl IntoView {
    let plan = use_open_plan();
    let years = Memo::new(move |_| plan.read(|plan| plan.years.clone()));
    move || years.get().map(|years| view! { <YearActuals years year /> })
}

/// The view of a year. If the plan does not have the year that the address names, the nearest year is shown.
#[component]
fn YearActuals(
    /// The years of the plan.
    years: YearAxis,
    /// The fiscal year.
    year: FiscalYear,
) -> impl IntoView {
    let (locale, view, plan) = (use_locale(), use_editor_view(), use_open_plan());
    GridState::of_view(view, plan.id, GridOptions::default())?;
    let year = year.clamp(years.first(), years.last());
    PageMark::YearActuals.set();
    Some(view! {
        <h1 class="visually-hidden">{grid::year_actuals(year, locale.language())}</h1>
        <Preview />
        <div class="toolbar">
            <YearChoice years year />
            <Filters />
            <RowCount />
            <OpenFirst year />
            <EnteredCount year />
        </div>
        <PasteQuestion />
        <CellBar />
        <ActualsTable year />
    })
}

/// The choice of the year.
#[component]
fn YearChoice(
    /// The years of the plan.
    years: YearAxis,
    /// The fiscal year that is shown.
    year: FiscalYear,
) -> impl IntoView {
    let (locale, navigation, plan) = (use_locale(), use_navigation(), use_open_plan());
    let options = years.years().map(|year| terms::year_option(year, locale.language())).collect::<Vec<_>>();
    let go = move |chosen: String| {
        if let Ok(year) = chosen.parse() {
            navigation.go(Route::Close(plan.id, year));
            focus::focus_when_present(vec![year_choice(year)]);
        }
    };
    let (id, label, chosen) = (year_choice(year), locale.label(Label::CLOSE_YEAR), year.to_string());
    view! { <Choice id label options chosen on_select=go /> }
}

/// The switch 未入力を先に, which is on when the view is opened: whether the KPIs with an open actual are shown first. A row
/// that is filled in later stays where it is.
#[component]
fn OpenFirst(
    /// The fiscal year.
    year: FiscalYear,
) -> impl IntoView {
    let (locale, plan, grid_state) = (use_locale(), use_open_plan(), use_grid_state());
    let is_on = RwSignal::new(true);
    let arrange = move || {
        let open = is_on.get_untracked().then(|| plan.read_now(|plan| progress::open_actuals(plan, year))).flatten();
        grid_state.ahead.set(open.unwrap_or_default());
    };
    arrange();
    let switch = move |_| {
        plan.editor.commit_typing();
        is_on.update(|is_on| *is_on = !*is_on);
        arrange();
    };
    view! {
        <button type="button" class="quiet" aria-pressed=move || is_on.get().to_string() on:click=switch>
            {locale.label(Label::OPEN_FIRST)}
        </button>
    }
}

/// The number of shown rows whose actual is entered.
#[component]
fn EnteredCount(
    /// The fiscal year.
    year: FiscalYear,
) -> impl IntoView {
    let (locale, plan, grid_state) = (use_locale(), use_open_plan(), use_grid_state());
    let text = move || {
        let shown = used(&grid_state);
        let entered = |plan: &Arc<Plan>| {
            let rows = shown.iter().filter_map(|key| plan.indicator(key.indicator));
            let states =
                rows.map(|row| row.actual(year)).filter(|actual| !actual.is_blank()).map(|actual| actual.state);
            let states: Vec<State> = states.collect();
            let unknown = states.iter().filter_map(|state| match state {
                State::Unknown { reason } => Some(*reason),
                _ => None,
            });
            (states.len(), unknown.collect::<Vec<_>>())
        };
        let (entered, unknown) = plan.read_settled(entered).unwrap_or_default();
        grid::entered(entered, &unknown, shown.len(), locale.language())
    };
    view! { <span class="count">{text}</span> }
}

/// The keys of the shown rows without unused slots and rows that nobody has begun.
fn used(grid_state: &GridState) -> Vec<RowKey> {
    let is_used = |row: &RowView| row.indicator.is_begun();
    let mut rows = grid_state.shown();
    rows.retain(|key| grid_state.row(key.indicator).is_some_and(|row| row.view.with_untracked(is_used)));
    rows
}

/// A column of the table: its heading, and the function that makes the texts of its cells, which the editable column
/// does not have.
#[derive(Clone)]
struct ActualsColumn {
    heading: String,
    class: &'static str,
    year: FiscalYear,
    read: Option<Read>,
}

fn columns(locale: Locale, grid_columns: &GridColumns, year: FiscalYear) -> Vec<ActualsColumn> {
    let language = locale.language();
    let of_year = |year: FiscalYear, label: Label| format!("{} {}", terms::year(year, language), locale.label(label));
    let column = |heading: String, class, year, read| ActualsColumn { heading, class, year, read };
    let before = year.plus(-1).filter(|before| grid_columns.years.contains(*before));
    let named = |label: Label, class, read: Read| column(locale.label(label).to_owned(), class, year, Some(read));
    let before =
        before.map(|before| column(of_year(before, Label::ROW_ACTUAL), "figure before", before, Some(actual as Read)));
    let of_the_year = [
        column(of_year(year, Label::ROW_TARGET), "figure target", year, Some(target as Read)),
        column(of_year(year, Label::ROW_ACTUAL), "typed", year, None),
        named(Label::UNIT, "unit", unit),
        named(Label::ROW_YEAR_RATE, "figure rate", rate),
        named(Label::RESPONSIBLE, "section", responsible),
    ];
    before.into_iter().chain(of_the_year).collect()
}

/// The table, with one row for each KPI and one editable column.
#[component]
fn ActualsTable(
    /// The fiscal year.
    year: FiscalYear,
) -> impl IntoView {
    let (locale, grid_state) = (use_locale(), use_grid_state());
    let columns = columns(locale, &grid_state.columns.get_untracked().1, year);
    let heads = columns.iter().map(|column| {
        let id = column.read.is_none().then_some(TYPED);
        view! { <th role="columnheader" scope="col" class=column.class id=id>{column.heading.clone()}</th> }
    });
    let heads = heads.collect_view();
    let columns: Arc<[ActualsColumn]> = columns.into();
    let rows = grid_state.clone();
    let row = move |key: RowKey| {
        grid_state.shown_row(key.indicator).map(|row| view! { <ActualsRow row columns=Arc::clone(&columns) /> })
    };
    view! {
        <div class="year-actuals">
            <table role="grid" aria-multiselectable="true" class="closing" aria-label=grid::year_actuals(year, locale.language())>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{locale.label(Label::COLUMN_INDICATOR)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=move || used(&rows) key=|key| *key children=row />
                </tbody>
            </table>
        </div>
    }
}

/// The row of a KPI: its name and its cells, which follow each keystroke.
#[component]
fn ActualsRow(
    /// The row.
    row: ShownRow,
    /// The columns of this table.
    columns: Arc<[ActualsColumn]>,
) -> impl IntoView {
    let (locale, grid_columns) = (use_locale(), row.columns());
    let cells = columns.iter().map(|column| {
        let year = column.year;
        let content = match column.read {
            Some(read) => {
                let grid_columns = Arc::clone(&grid_columns);
                let text = move || row.view.with(|row| read(row, &grid_columns, year, locale));
                (move || names::without_long_runs(&text())).into_any()
            }
            None => view! { <ActualField row year /> }.into_any(),
        };
        view! { <td role="gridcell" class=column.class data-column=column.heading.clone()>{content}</td> }
    });
    let cells = cells.collect_view();
    let name = move || row.view.with(|row| row.name.to_string());
    let unit = move || row.view.with(|row| units::behind_name(&row.name, &row.indicator.unit, locale.language()));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <span lang="ja" id=format!("name-{}", row.id)>{name}</span>
                // A card has no column of units, so `style/closing.css` shows the unit here; screen readers read the
                // cell of the unit.
                <span lang="ja" class="card-unit" data-unit=unit></span>
            </th>
            {cells}
        </tr>
    }
}

/// The field of the actual, with the findings that belong to it.
#[component]
fn ActualField(
    /// The row.
    row: ShownRow,
    /// The fiscal year.
    year: FiscalYear,
) -> impl IntoView {
    let (editor_view, language, grid_columns) = (use_editor_view(), use_locale().language(), row.columns());
    let (id, cell) = (row.id, CellPlace::Actual(year));
    let field = PageField::of_cell(id, cell);
    let here =
        Memo::new(move |_| row.findings.with(|found| found.iter().find(|finding| finding.field == field).cloned()));
    let text = grid_columns.shown(&row.now(), InputPlace::Cell(cell));
    let said = sentence_id(id, 0);
    let behind = move || row.read(|row| activity_log::behind_actual(row, year, language));
    let described = said.clone();
    Effect::new(move |_| {
        let shown = row.read(|row| grid_columns.shown(row, InputPlace::Cell(cell)));
        editor_view.fields.write(InputField::Row(id, InputPlace::Cell(cell)), &shown);
        let here = here.get();
        let is_error = here.as_ref().is_some_and(|finding| finding.severity == Severity::Error);
        mark_field(editor_view.fields, field, here.map(|_| described.as_str()), is_error);
        describe_field(editor_view.fields, field, &behind());
    });
    let sentence = move || here.get().map(|finding| finding.sentence).unwrap_or_default();
    view! {
        <CellInput id place=cell text labelled_by=format!("name-{id} {TYPED}") />
        <span class="finding" id=said title=sentence>{sentence}</span>
        <span class="behind">{behind}</span>
        <Adoption row year />
    }
}

fn responsible(row: &RowView, _: &GridColumns, _: FiscalYear, _: Locale) -> String {
    row.indicator.responsible.clone()
}

fn unit(row: &RowView, _: &GridColumns, _: FiscalYear, _: Locale) -> String {
    row.indicator.unit.clone()
}

fn actual(row: &RowView, _: &GridColumns, year: FiscalYear, _: Locale) -> String {
    row.indicator.actual(year).shown(&row.indicator.unit)
}

/// The target of the year, or the target of the whole period.
fn target(row: &RowView, _: &GridColumns, year: FiscalYear, locale: Locale) -> String {
    let row = &row.indicator;
    let whole = row.whole_target();
    let target = whole.unwrap_or_else(|| row.target(year));
    let bound = target.amount().map(|_| progress::bound_behind_target(row)).unwrap_or_default();
    let shown = [&target.shown_as_target(&row.unit), bound].concat();
    if whole.is_some() { grid::of_period(&shown, locale.language()) } else { shown }
}

fn rate(row: &RowView, grid_columns: &GridColumns, year: FiscalYear, locale: Locale) -> String {
    figures::of_year(&row.indicator, grid_columns.span(), year, locale.language())
}
