//! What is read rather than filled in: 進み具合 and 印刷, made by the chunk `work` ([`chunk`]). Both are made anew when
//! the plan changes under them.

use keikaku::filter::Filter;
use keikaku::id::PlanId;
use wasm_split_macros::wasm_split;

use super::overview;
use super::print;
use crate::browser::chunk::{self, NotArrived};
use crate::ui::chart;
use crate::ui::desk::Desk;
use crate::ui::el::group;
use crate::ui::late::LateView;
use crate::ui::leptos::*;
use crate::ui::route::Route;
use crate::ui::taking::preview_section;

/// The view that the address names of the two.
#[wasm_split(work, wasm_split_path = chunk, fallible)]
pub(super) fn paper_page(desk: Desk, plan: PlanId) -> Result<LateView, NotArrived> {
    chart::dress();
    let is_print = desk.route.get_untracked() == Route::Print(plan);
    Ok(LateView::new(move || {
        let filter = Live::new(Filter::default());
        let view = group().part(move || {
            let plan = desk.workbook.with(|workbook| workbook.plan(plan).cloned())?;
            Some(if is_print { print::page(desk, &plan) } else { overview::page(desk, &plan, filter) })
        });
        view.with(preview_section(desk))
    }))
}
