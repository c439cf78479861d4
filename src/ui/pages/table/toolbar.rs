//! The tools above the grid, which add and remove rows and years.

use std::sync::Arc;

use keikaku::command::PlanCommand;
use keikaku::plan::place::{InputPlace, TextPlace};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::field::place;
use crate::ui::app::grid_state::Columns;
use crate::ui::app::{AppState, fresh_indicator, use_app};
use crate::ui::pages::table::row_actions::in_plan;

/// 指標を追加, 末尾に年度を追加, 先頭に年度を追加, and the removal of the first and the last year while there are two.
#[component]
pub(crate) fn Toolbar(
    /// The number of changes of the columns so far, and the columns.
    columns: ArcRwSignal<(usize, Arc<Columns>)>,
) -> impl IntoView {
    let app = use_app();
    let ends = move || {
        let years = columns.get().1.years.clone();
        let ends = [years.first(), years.last()].into_iter().take(if years.len() > 1 { 2 } else { 0 });
        ends.map(|year| view! { <RemoveYear year /> }).collect_view()
    };
    let append = move |_| in_plan(app, PlanCommand::AppendYear, vec![]);
    let prepend = move |_| in_plan(app, PlanCommand::PrependYear, vec![]);
    view! {
        <div class="toolbar" role="group" aria-label=app.label(Label::Tools)>
            <button type="button" class="primary" id="add-indicator" on:click=move |_| add_indicator(app)>
                {app.label(Label::AddIndicator)}
            </button>
            <button type="button" class="secondary" id="append-year" on:click=append>
                {app.label(Label::AppendYear)}
            </button>
            <button type="button" class="secondary" on:click=prepend>{app.label(Label::PrependYear)}</button>
            {ends}
        </div>
    }
}

fn add_indicator(app: AppState) {
    let id = fresh_indicator();
    in_plan(app, PlanCommand::AddIndicator { id }, vec![place::id(id, InputPlace::Text(TextPlace::Name))]);
}

/// The button `{YYYY}年度を削除`.
#[component]
fn RemoveYear(
    /// The year, the first or the last of the plan.
    year: FiscalYear,
) -> impl IntoView {
    let app = use_app();
    let name = terms::year(year, app.language());
    let remove = move |_| in_plan(app, PlanCommand::RemoveYear(year), vec!["main".to_owned()]);
    view! {
        <button type="button" class="secondary" on:click=remove>
            {app.language().of(format!("{name}を削除"), format!("Remove {name}"))}
        </button>
    }
}
