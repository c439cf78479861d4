//! The header row of the grid: the column of the baseline, the fiscal years in both calendars, and 合計.

use std::sync::Arc;

use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::grid_state::Columns;
use crate::ui::app::use_app;

/// The header row, which stays in view while the rows scroll.
#[component]
pub(crate) fn GridHead(
    /// The number of changes of the columns so far, and the columns.
    columns: ArcRwSignal<(usize, Arc<Columns>)>,
) -> impl IntoView {
    let app = use_app();
    let year_column = move |year: FiscalYear| {
        view! {
            <th role="columnheader" class="year">
                <span id=format!("lbl-y{year}")>{terms::year(year, app.language())}</span>
                <span class="era" lang="ja">{year.era_label()}</span>
            </th>
        }
    };
    let columns = move || {
        let columns = columns.get().1;
        view! {
            <th role="columnheader" class="row-head">{app.label(Label::ColumnRow)}</th>
            <th role="columnheader" class="base">
                <span id="lbl-baseline">{terms::baseline(columns.form, app.language())}</span>
            </th>
            {columns.years.years().map(year_column).collect_view()}
            <th role="columnheader" class="total">{app.label(Label::ColumnTotal)}</th>
        }
    };
    view! {
        <thead role="rowgroup">
            <tr role="row" class="grid-head">{columns}</tr>
        </thead>
    }
}
