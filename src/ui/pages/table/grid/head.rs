//! The header row of the grid: the KPI, the column of the baseline, the fiscal years in both calendars in one line, and the
//! columns that stand frozen at the right.

use keikaku::plan::indicator::Basis;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::grid_state::GridState;
use crate::ui::app::use_app;

/// The header row, which stays in view while the rows scroll.
#[component]
pub(crate) fn GridHead(
    /// The state of the grid.
    grid_state: GridState,
) -> impl IntoView {
    let app = use_app();
    let columns = grid_state.columns.clone();
    let year_column = move |year: FiscalYear| {
        let name = terms::year(year, app.language());
        view! {
            <th role="columnheader" class="year" id=format!("lbl-y{year}") aria-label=name>
                {year.to_string()}
                <span class="era" lang="ja">{year.short_era_label()}</span>
            </th>
        }
    };
    let plan = grid_state.plan;
    let total = Memo::new(move |_| {
        let all_levels = app.settled.with(|workbook| {
            let rows = workbook.plan(plan).map(|plan| plan.indicators()).unwrap_or_default();
            !rows.is_empty() && rows.iter().all(|row| row.basis == Some(Basis::Level))
        });
        if all_levels { Label::ColumnStanding } else { Label::ColumnCumulative }
    });
    let cells = move || {
        let columns = columns.get().1;
        view! {
            <th role="columnheader" class="kpi-name">{app.label(Label::IndicatorName)}</th>
            <th role="columnheader" class="row-head">{app.label(Label::ColumnRow)}</th>
            <th role="columnheader" class="base" id="lbl-baseline">{terms::baseline(&columns.form, app.language()).to_owned()}</th>
            {columns.years.years().map(year_column).collect_view()}
            <th role="columnheader" class="total">{move || app.label(total.get())}</th>
            <th role="columnheader" class="rate">{app.label(Label::RowRate)}</th>
            <th role="columnheader" class="picture">{app.label(Label::Chart)}</th>
        }
    };
    view! {
        <thead role="rowgroup">
            <tr role="row" class="grid-head">{cells}</tr>
        </thead>
    }
}

/// The hidden words to which the accessible names of the cells refer by id, besides the heads of their columns:
/// `{指標名} {YYYY}年度 目標`.
#[component]
pub(crate) fn NamesOfRows() -> impl IntoView {
    let app = use_app();
    let words = [
        ("lbl-target", Label::RowTarget),
        ("lbl-actual", Label::RowActual),
        ("lbl-target-level", Label::RowTargetLevel),
        ("lbl-actual-level", Label::RowActualLevel),
        ("lbl-period", Label::WholePeriod),
    ];
    view! { <div hidden>{words.map(|(id, label)| view! { <span id=id>{app.label(label)}</span> }).collect_view()}</div> }
}
