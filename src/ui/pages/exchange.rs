//! 取込・出力: files out and files in. So far the plan file; tables come with their issues.

use std::slice;

use keikaku::exchange::package::{file_name, write_package};
use keikaku::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use super::list::offer;
use super::preview::PreviewSection;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::live::press;
use crate::ui::shell::ReadFile;

/// The view.
#[component]
pub(super) fn ExchangePage(
    /// The plan that is open.
    plan: PlanId,
) -> impl IntoView {
    let desk = use_desk();
    view! {
        <h1>{desk.label(Label::ViewExchange)}</h1>
        <section class="panel">
            <h2>{desk.label(Label::FilesOut)}</h2>
            <p>{desk.label(Label::PlanFileMeaning)}</p>
            <button type="button" on:click=press(move |_| save_plan_file(desk, plan))>{desk.label(Label::SavePlanFile)}</button>
        </section>
        <section class="panel">
            <h2>{desk.label(Label::FilesIn)}</h2>
            <p>{desk.label(Label::ReadFileMeaning)}</p>
            <ReadFile />
        </section>
        <PreviewSection />
    }
}

fn save_plan_file(desk: Desk, plan: PlanId) {
    desk.fields.leave(desk);
    let workbook = desk.workbook.get_untracked();
    if let Some(plan) = workbook.plan(plan) {
        offer(desk, &file_name(plan), &write_package(slice::from_ref(plan)));
    }
}
