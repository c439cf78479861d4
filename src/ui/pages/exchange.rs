//! 取込・出力: files out and files in. So far the plan file; tables come with their issues.

use std::slice;

use crate::ui::leptos::*;
use keikaku::exchange::package::{file_name, write_package};
use keikaku::id::PlanId;
use keikaku::wording::Label;

use super::list::offer;
use super::preview::preview_section;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::shell::read_file;

/// The view.
pub(super) fn exchange_page(desk: Desk, plan: PlanId) -> El {
    let save = button("primary", desk.label(Label::SavePlanFile)).press(move || save_plan_file(desk, plan));
    group()
        .with(el("h1").text(desk.label(Label::ViewExchange)))
        .with(panel(desk, Label::FilesOut, Label::PlanFileMeaning).with(save))
        .with(panel(desk, Label::FilesIn, Label::ReadFileMeaning).with(read_file(desk)))
        .with(preview_section(desk))
}

/// A framed part with its heading and what it is for.
fn panel(desk: Desk, heading: Label, meaning: Label) -> El {
    el("section").class("panel").with(el("h2").text(desk.label(heading))).with(el("p").text(desk.label(meaning)))
}

fn save_plan_file(desk: Desk, plan: PlanId) {
    desk.fields.leave(desk);
    let workbook = desk.workbook.get_untracked();
    if let Some(plan) = workbook.plan(plan) {
        offer(desk, &file_name(plan), &write_package(slice::from_ref(plan)));
    }
}
