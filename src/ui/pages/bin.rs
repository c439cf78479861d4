//! ごみ箱: the plans that were put away, each with its way back.

use crate::ui::leptos::*;
use keikaku::edit::Command;
use keikaku::plan::Shelf;
use keikaku::wording::Label;

use super::{ListedPlan, listed};
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::route::Route;
use crate::ui::taking::preview_section;

/// The bin.
pub(super) fn bin_page(desk: Desk) -> El {
    let plans = Memo::new(move |_| listed(desk, Shelf::Bin));
    let has_plans = move || !plans.with(Vec::is_empty);
    let rows = move || Some(group().each(plans.get().into_iter().map(|plan| bin_row(desk, plan))));
    let back = el("a").id("back-link").attr("href", Route::List.fragment()).text(desk.label(Label::BackToList));
    group()
        .with(el("h1").text(desk.label(Label::Bin)))
        .with(preview_section(desk))
        .with(el("p").class("empty").live_flag("hidden", has_plans).text(desk.label(Label::BinIsEmpty)))
        .with(el("ul").class("bin-list").part(rows))
        .with(el("p").with(back))
}

fn bin_row(desk: Desk, plan: ListedPlan) -> El {
    let id = plan.id;
    let (name_id, button_id) = (format!("binned-{id}"), format!("back-{id}"));
    let put_back = move || {
        desk.command(Command::ShelvePlan { plan: id, shelf: Shelf::Desk });
        focus::give_soon(vec!["back-link".to_owned()]);
    };
    let button = button("secondary", desk.label(Label::PutBack))
        .attr("aria-labelledby", format!("{name_id} {button_id}"))
        .id(button_id)
        .press(put_back);
    el("li")
        .with(el("span").id(name_id).text(plan.name))
        .with(el("span").class("bodies").text(plan.bodies))
        .with(button)
}
