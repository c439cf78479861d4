//! What is read rather than filled in: 進み具合 and 印刷. Both are made anew when
//! the plan changes under them.

use keikaku::filter::Filter;
use keikaku::id::PlanId;

use crate::ui::app::AppState;
use crate::ui::app::route::Route;
use crate::ui::components::el::{El, group};
use crate::ui::pages::overview;
use crate::ui::pages::print;
use crate::ui::review::Preview;
use leptos::prelude::*;

/// The view that the address names of the two.
pub(crate) fn paper_page(app: AppState, plan: PlanId) -> El {
    let is_print = app.route.get_untracked() == Route::Print(plan);
    let filter = RwSignal::new(Filter::default());
    let view = group().part(move || {
        let plan = app.workbook.with(|workbook| workbook.plan(plan).cloned())?;
        Some(if is_print { print::page(app, &plan) } else { overview::page(app, &plan, filter) })
    });
    view.with(group().child(view! { <Preview /> }.into_any()))
}
