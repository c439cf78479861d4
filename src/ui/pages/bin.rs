//! ごみ箱: the plans that were put away, each with its way back.

use keikaku::edit::Command;
use keikaku::plan::Shelf;
use keikaku::wording::{Label, status};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::app::route::Route;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::pages::{ListedPlan, listed};
use crate::ui::review::Preview;

/// The bin.
pub(crate) fn bin_page(app: AppState) -> El {
    page(app)
}

fn page(app: AppState) -> El {
    let plans = Memo::new(move |_| listed(app, Shelf::Bin));
    let has_plans = move || !plans.with(Vec::is_empty);
    let rows = move || Some(group().each(plans.get().into_iter().map(|plan| bin_row(app, plan))));
    let back = el("a").id("back-link").attr("href", Route::List.fragment()).text(app.label(Label::BackToList));
    group()
        .with(el("h1").text(app.label(Label::Bin)))
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(el("p").class("empty").live_flag("hidden", has_plans).text(app.label(Label::BinIsEmpty)))
        .with(el("ul").class("bin-list").part(rows))
        .with(emptying(app, plans))
        .with(el("p").with(back))
}

/// ごみ箱を空にする: the one thing here that can't be undone, so it is asked, with the names of what would go.
fn emptying(app: AppState, plans: Memo<Vec<ListedPlan>>) -> El {
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
                .with(button("danger", app.label(Label::EmptyForGood)).press(move || empty(app, asks)))
                .with(button("secondary", app.label(Label::KeepBin)).id("keep-bin").press(keep));
            el("div")
                .class("panel")
                .role("group")
                .with(el("p").text(status::empty_bin(&names, app.words())))
                .with(buttons)
        })
    };
    let has_none = move || plans.with(Vec::is_empty);
    let opener = button("secondary", app.label(Label::EmptyBin)).id("empty-bin").press(ask);
    el("div").live_flag("hidden", has_none).with(opener).part(question)
}

fn empty(app: AppState, asks: RwSignal<bool>) {
    asks.set(false);
    let gone = app.empty_bin();
    if !app.is_kept() {
        // The header says what stands against it.
        return;
    }
    app.say(app.words().of(format!("計画を{gone}件、完全に消しました。"), format!("Deleted {gone} plan(s) for good.")));
    focus::give_soon(vec!["back-link".to_owned()]);
}

fn bin_row(app: AppState, plan: ListedPlan) -> El {
    let id = plan.id;
    let (name_id, button_id) = (format!("binned-{id}"), format!("back-{id}"));
    let put_back = move || {
        app.command(Command::ShelvePlan { plan: id, shelf: Shelf::Desk });
        focus::give_soon(vec!["back-link".to_owned()]);
    };
    let button = button("secondary", app.label(Label::PutBack))
        .attr("aria-labelledby", format!("{name_id} {button_id}"))
        .id(button_id)
        .press(put_back);
    el("li")
        .with(el("span").in_japanese().id(name_id).text(plan.name))
        .with(el("span").class("bodies").in_japanese().text(plan.bodies))
        .with(button)
}
