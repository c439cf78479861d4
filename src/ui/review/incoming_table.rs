//! What a new plan will have of a table of others, in the plan's own columns.

use std::sync::Arc;

use keikaku::checks::doubtful_cells;
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::place::CellPlace;
use keikaku::plan::{Indicator, Plan};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::{Label, import, names, terms};
use leptos::prelude::*;

use crate::ui::app::{Locale, use_locale};

/// The most indicators that are listed.
const MOST_LISTED: usize = 300;

/// The columns that a plan shows.
#[derive(Clone, Copy, Debug)]
struct ShownColumns {
    has_groups: bool,
    has_sections: bool,
    has_baselines: bool,
    has_periods: bool,
}

impl ShownColumns {
    fn new(plan: &Plan) -> Self {
        let any = |is_it: fn(&Indicator) -> bool| plan.indicators().iter().any(|row| is_it(row));
        Self {
            has_groups: any(|row| !row.group.is_empty()),
            has_sections: any(|row| !row.responsible.is_empty()),
            has_baselines: any(|row| !row.baseline.cell.is_blank()),
            has_periods: any(|row| !row.period_target.is_blank()),
        }
    }
}

/// The indicators with their groups, sections, units and figures, those with a doubtful figure or an unread text first.
#[component]
pub(crate) fn IncomingTable(
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    let locale = use_locale();
    let language = locale.language();
    let columns = ShownColumns::new(&plan);
    let years: Vec<FiscalYear> = plan.years.years().collect();
    let head = |text: String| view! { <th scope="col">{text}</th> };
    let label = |label: Label| head(locale.label(label).to_owned());
    let names = names::indicators(&plan, language);
    let mut rows: Vec<(bool, Arc<Indicator>, String)> = plan
        .indicators()
        .iter()
        .zip(names)
        .map(|(row, name)| (!is_doubtful(&plan, row), Arc::clone(row), name))
        .collect();
    rows.sort_by_key(|(is_sure, ..)| *is_sure);
    let more = rows.len().saturating_sub(MOST_LISTED);
    let rows = rows.into_iter().take(MOST_LISTED).map(|(_, row, name)| {
        view! { <IncomingRows plan=Arc::clone(&plan) row name columns years=years.clone() /> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="change-frame">
            <table class="incoming-table">
                <thead>
                    <tr>
                        {columns.has_groups.then(|| label(Label::Group))}
                        {label(Label::IndicatorName)}
                        {label(Label::Unit)}
                        {columns.has_sections.then(|| label(Label::Responsible))}
                        {label(Label::SheetKinds)}
                        {columns.has_baselines.then(|| head(terms::baseline(&plan.form, language).to_owned()))}
                        {years.iter().map(|year| head(terms::year(*year, language))).collect_view()}
                        {columns.has_periods.then(|| label(Label::SheetPeriod))}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {(more > 0).then(|| view! { <p>{import::sheet::more_indicators(more, language)}</p> })}
        </div>
    }
}

/// Whether a figure of the indicator is doubtful, or a text in a cell is none.
fn is_doubtful(plan: &Plan, row: &Indicator) -> bool {
    let unread = |cell: &Cell| cell.state == State::Unread;
    let actuals = row.actuals.values().map(|actual| &actual.cell);
    let mut cells = row.targets.values().chain(actuals).chain([&row.baseline.cell, &row.period_target]);
    cells.any(unread) || !doubtful_cells(plan, row).is_empty()
}

/// The row of targets and the row of actuals of an indicator; of one that has no figures at all, that of targets.
#[component]
fn IncomingRows(
    plan: Arc<Plan>,
    row: Arc<Indicator>,
    /// The name by which the indicator is told from the others.
    name: String,
    columns: ShownColumns,
    years: Vec<FiscalYear>,
) -> impl IntoView {
    let locale = use_locale();
    let doubtful = doubtful_cells(&plan, &row);
    let has_actuals = row.actuals.values().any(|actual| !actual.cell.is_blank());
    let has_targets = !has_actuals
        || row.targets.values().chain([&row.baseline.cell, &row.period_target]).any(|cell| !cell.is_blank());
    let lines = usize::from(has_targets) + usize::from(has_actuals);
    let why = (!doubtful.is_empty()).then(|| import::doubtful_cells(&doubtful, locale.language()));
    let figure = |cell: &Cell, place: CellPlace| {
        let is_doubtful = cell.state == State::Unread || doubtful.iter().any(|one| one.place == place);
        let text = match place {
            CellPlace::Actual(_) => cell.shown(&row.unit),
            _ => cell.shown_as_target(&row.unit),
        };
        view! { <td class="figure" data-doubtful=is_doubtful.then_some("true")>{names::without_long_runs(&text)}</td> }
    };
    let blank = Cell::default();
    let targets = has_targets.then(|| {
        let cells = years.iter().map(|year| figure(row.targets.get(year).unwrap_or(&blank), CellPlace::Target(*year)));
        let cells = cells.collect_view();
        view! {
            {kind(Label::RowTarget, locale)}
            {columns.has_baselines.then(|| figure(&row.baseline.cell, CellPlace::Baseline))}
            {cells}
            {columns.has_periods.then(|| figure(&row.period_target, CellPlace::Period))}
        }
    });
    let actuals = has_actuals.then(|| {
        let cell = |year: &FiscalYear| row.actuals.get(year).map_or(&blank, |actual| &actual.cell);
        let cells = years.iter().map(|year| figure(cell(year), CellPlace::Actual(*year))).collect_view();
        view! {
            {kind(Label::RowActual, locale)}
            {columns.has_baselines.then(|| view! { <td></td> })}
            {cells}
            {columns.has_periods.then(|| view! { <td></td> })}
        }
    });
    let described =
        |text: &str| view! { <td rowspan=lines.to_string() lang="ja">{names::without_long_runs(text)}</td> };
    let head = view! {
        {columns.has_groups.then(|| described(&row.group))}
        <th scope="rowgroup" rowspan=lines.to_string() lang="ja">{name}{why.map(|why| view! { <small class="trouble">{why}</small> })}</th>
        {described(&row.unit)}
        {columns.has_sections.then(|| described(&row.responsible))}
    };
    match (targets, actuals) {
        (Some(targets), Some(actuals)) => view! { <tr>{head}{targets}</tr><tr>{actuals}</tr> }.into_any(),
        (Some(only), None) => view! { <tr>{head}{only}</tr> }.into_any(),
        (None, only) => view! { <tr>{head}{only}</tr> }.into_any(),
    }
}

/// The cell that says what the figures behind it are.
fn kind(label: Label, locale: Locale) -> impl IntoView {
    view! { <td>{locale.label(label)}</td> }
}
