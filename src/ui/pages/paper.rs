//! What is read rather than filled in: 進み具合 and 印刷. Both are made anew when
//! the plan changes under them.

use keikaku::filter::Filter;
use keikaku::id::PlanId;

use super::overview;
use super::print;
use crate::ui::desk::Desk;
use crate::ui::el::{El, group};
use crate::ui::route::Route;
use crate::ui::taking::preview_section;
use leptos::prelude::*;

/// The view that the address names of the two.
pub(super) fn paper_page(desk: Desk, plan: PlanId) -> El {
    let is_print = desk.route.get_untracked() == Route::Print(plan);
    let filter = RwSignal::new(Filter::default());
    let view = group().part(move || {
        let plan = desk.workbook.with(|workbook| workbook.plan(plan).cloned())?;
        Some(if is_print { print::page(desk, &plan) } else { overview::page(desk, &plan, filter) })
    });
    view.with(preview_section(desk))
}
