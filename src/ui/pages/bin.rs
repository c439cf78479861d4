//! ごみ箱: the plans that were put away, each with its way back.

use keikaku::edit::Command;
use keikaku::plan::Shelf;
use keikaku::wording::{Label, status};
use leptos::prelude::*;

use super::{ListedPlan, listed};
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::route::Route;
use crate::ui::taking::preview_section;

/// The bin.
pub(super) fn bin_page(desk: Desk) -> El {
    page(desk)
}

fn page(desk: Desk) -> El {
    let plans = Memo::new(move |_| listed(desk, Shelf::Bin));
    let has_plans = move || !plans.with(Vec::is_empty);
    let rows = move || Some(group().each(plans.get().into_iter().map(|plan| bin_row(desk, plan))));
    let back = el("a").id("back-link").attr("href", Route::List.fragment()).text(desk.label(Label::BackToList));
    group()
        .with(el("h1").text(desk.label(Label::Bin)))
        .with(preview_section(desk))
        .with(el("p").class("empty").live_flag("hidden", has_plans).text(desk.label(Label::BinIsEmpty)))
        .with(el("ul").class("bin-list").part(rows))
        .with(emptying(desk, plans))
        .with(el("p").with(back))
}

/// ごみ箱を空にする: the one thing here that can't be undone, so it is asked, with the names of what would go.
fn emptying(desk: Desk, plans: Memo<Vec<ListedPlan>>) -> El {
    let asks = RwSignal::new(false);
    let ask = move || {
        asks.set(true);
        focus::give_soon(vec!["keep-bin".to_owned()]);
    };
    let keep = move || {
        asks.set(false);
        focus::give_soon(vec!["empty-bin".to_owned()]);
    };
    let question = move || {
        let names: Vec<String> = plans.get().into_iter().map(|plan| plan.name).collect();
        (asks.get() && !names.is_empty()).then(|| {
            let buttons = el("div")
                .class("buttons")
                .with(button("danger", desk.label(Label::EmptyForGood)).press(move || empty(desk, asks)))
                .with(button("secondary", desk.label(Label::KeepBin)).id("keep-bin").press(keep));
            el("div")
                .class("panel")
                .role("group")
                .with(el("p").text(status::empty_bin(&names, desk.words())))
                .with(buttons)
        })
    };
    let has_none = move || plans.with(Vec::is_empty);
    let opener = button("secondary", desk.label(Label::EmptyBin)).id("empty-bin").press(ask);
    el("div").live_flag("hidden", has_none).with(opener).part(question)
}

fn empty(desk: Desk, asks: RwSignal<bool>) {
    asks.set(false);
    let gone = desk.empty_bin();
    if !desk.is_kept() {
        // The header says what stands against it.
        return;
    }
    desk.say(
        desk.words().of(format!("計画を{gone}件、完全に消しました。"), format!("Deleted {gone} plan(s) for good.")),
    );
    focus::give_soon(vec!["back-link".to_owned()]);
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
        .with(el("span").in_japanese().id(name_id).text(plan.name))
        .with(el("span").class("bodies").in_japanese().text(plan.bodies))
        .with(button)
}
