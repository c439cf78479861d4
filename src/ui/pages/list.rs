//! 計画一覧: every plan, ways to make one, and below what this machine keeps ([`machine`]).

pub(crate) mod machine;
pub(crate) mod make;
pub(crate) mod wiping;

use std::sync::Arc;

use keikaku::achievement::Standing;
use keikaku::edit::{Command, Origin, PlanCommand, plans};
use keikaku::id::PlanId;
use keikaku::notation;
use keikaku::plan::{Fact, Shelf};
use keikaku::wording::{Label, status};
use leptos::prelude::*;
use web_sys::Event;

use crate::browser::{folder, moment};
use crate::ui::app::focus;
use crate::ui::app::report::in_short;
use crate::ui::app::route::{Beside, Route};
use crate::ui::app::{AppState, fresh_plan};
use crate::ui::components::el::{El, button, el, group};
use crate::ui::pages::exchange::save_all;
use crate::ui::pages::list::machine::machine;
use crate::ui::pages::list::make::{forms, samples};
use crate::ui::pages::{ListedPlan, listed};
use crate::ui::review::Preview;
use crate::ui::review::folder as folder_files;
use crate::ui::review::folder::file_name::FileName;
use crate::ui::review::read_file::ReadFileButton;

/// What stands open below the buttons that open it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    Forms,
    Samples,
    Wiping,
}

/// The list.
pub(crate) fn list_page(app: AppState) -> El {
    let panel = RwSignal::new(None::<Panel>);
    let plans = Memo::new(move |_| listed(app, Shelf::Desk));
    let wanted = RwSignal::new(String::new());
    let opened = move |is_below: bool| {
        let which = panel.get().filter(|which| (*which == Panel::Wiping) == is_below)?;
        Some(open_panel(app, panel, which))
    };
    let buttons = el("div")
        .class("buttons")
        .with(opener(button("primary", app.label(Label::NewPlan)), panel, Panel::Forms))
        .with(opener(button("secondary", app.label(Label::FromSample)), panel, Panel::Samples))
        .child(view! { <ReadFileButton /> }.into_any())
        .with_some(
            folder::can_pick()
                .then(|| button("secondary", app.label(Label::OpenFolderFile)).press(move || folder_files::open(app))),
        )
        .with(button("secondary", app.label(Label::SaveAll)).press(move || save_all(app)));
    let has_records = move || !plans.with(Vec::is_empty) || app.set_aside.with(|records| !records.is_empty());
    let bin = el("a").id("bin-link").attr("href", Route::Bin.fragment()).text(app.label(Label::Bin));
    let compare = Route::Compare(Beside::Nothing, Beside::Nothing).fragment();
    let compare = el("a").attr("href", compare).text(app.label(Label::CompareTwo));
    group()
        .with(el("h1").text(app.label(Label::PlanList)))
        .with(buttons)
        .part(move || opened(false))
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(el("p").class("empty").live_flag("hidden", has_records).text(app.label(Label::ListIsEmpty)))
        .with(search(app, plans, wanted))
        .with(plan_table(app, plans, wanted))
        .part(move || has_records().then(|| machine(app)))
        .with(el("p").with(bin))
        .with(el("p").with(compare))
        .with(el("p").with(opener(button("quiet", app.label(Label::WipeAll)), panel, Panel::Wiping).id(wiping::OPENER)))
        .part(move || opened(true))
}

/// A button that opens and closes one of the panels.
fn opener(button: El, panel: RwSignal<Option<Panel>>, which: Panel) -> El {
    let toggle = move || panel.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
    button.live("aria-expanded", move || Some((panel.get() == Some(which)).to_string())).press(toggle)
}

/// What a button has opened.
fn open_panel(app: AppState, panel: RwSignal<Option<Panel>>, which: Panel) -> El {
    match which {
        Panel::Forms => forms(app),
        Panel::Samples => samples(app),
        Panel::Wiping => wiping::question(app, panel),
    }
}

/// The field by which plans are found.
fn search(app: AppState, plans: Memo<Vec<ListedPlan>>, wanted: RwSignal<String>) -> El {
    let field = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .id("find-plan")
        .on("input", move |event| wanted.set(notation::key(&event_target_value(&event))));
    let is_found = move || {
        let wanted = wanted.get();
        plans.with(|plans| plans.is_empty() || plans.iter().any(|plan| plan.holds(&wanted)))
    };
    el("div")
        .class("search")
        .live_flag("hidden", move || plans.with(Vec::is_empty))
        .with(el("label").attr("for", "find-plan").text(app.label(Label::FindPlan)))
        .with(field)
        .with(el("p").role("status").live_text(move || {
            let none = if is_found() { "" } else { app.label(Label::NoSuchPlanListed) };
            none.to_owned()
        }))
}

/// The plans, one a row.
fn plan_table(app: AppState, plans: Memo<Vec<ListedPlan>>, wanted: RwSignal<String>) -> El {
    let columns = [
        Label::ColumnPlan,
        Label::ColumnForm,
        Label::ColumnYears,
        Label::ColumnIndicators,
        Label::ColumnState,
        Label::ColumnActions,
    ];
    let heading = |label: Label| el("th").attr("scope", "col").text(app.label(label));
    let renaming = RwSignal::new(None::<PlanId>);
    let rows = move || Some(group().each(plans.get().into_iter().map(|plan| plan_row(app, plan, wanted, renaming))));
    el("table")
        .class("plan-table")
        .live_flag("hidden", move || plans.with(Vec::is_empty))
        .with(el("thead").with(el("tr").each(columns.map(heading))))
        .with(el("tbody").part(rows))
}

fn plan_row(app: AppState, plan: ListedPlan, wanted: RwSignal<String>, renaming: RwSignal<Option<PlanId>>) -> El {
    let id = plan.id;
    let is_out = {
        let plan = plan.clone();
        move || !plan.holds(&wanted.get())
    };
    let name = el("a").in_japanese().id(name_id(id)).attr("href", Route::Kpi(id).fragment()).text(&plan.name);
    let title = el("td")
        .class("plan-title")
        .with(name)
        .with(el("span").class("bodies").in_japanese().text(&plan.bodies))
        .child(view! { <FileName plan=id /> }.into_any())
        .part(move || (renaming.get() == Some(id)).then(|| rename_form(app, id, renaming)));
    el("tr")
        .live_flag("hidden", is_out)
        .with(title)
        .with(el("td").text(plan.form))
        .with(el("td").text(plan.years))
        .with(el("td").class("figure").text(plan.indicators.to_string()))
        .with(state(app, id))
        .with(actions(app, id, renaming))
}

fn name_id(plan: PlanId) -> String {
    format!("plan-{plan}")
}

/// What is to be looked at, how far it has come, when it was kept.
fn state(app: AppState, id: PlanId) -> El {
    let words = app.words();
    let plan = move || app.settled.with(|workbook| workbook.plan(id).cloned());
    let found = move || Some(el("span").text(in_short(&*plan()?, words)));
    let come = move || {
        let now = plan()?;
        let standing = Standing::of(&now);
        let bar = el("progress")
            .attr("max", standing.all().to_string())
            .attr("value", standing.met.to_string())
            .attr("aria-hidden", "true");
        let bar = (standing.met + standing.unmet > 0).then_some(bar);
        Some(group().with_some(bar).with(el("span").text(status::standing(standing, words))))
    };
    let saved = move || {
        // Told anew after each save.
        app.save_state.track();
        let at = app.saved_at(id)?;
        Some(el("span").class("saved").text(status::saved(&at, &moment::now(), words)?))
    };
    el("td").with(el("div").class("state").part(found).part(come).part(saved))
}

/// 名前を変更, 複製, ごみ箱へ, each spoken with the plan's name.
fn actions(app: AppState, id: PlanId, renaming: RwSignal<Option<PlanId>>) -> El {
    let rename = move || {
        renaming.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
        focus::give_soon(vec![format!("rename-field-{id}"), format!("rename-{id}")]);
    };
    let copy = move || {
        let plan = app.workbook.get_untracked().plan(id).cloned();
        let Some(plan) = plan else { return };
        let copy = plans::copied(&plan, fresh_plan());
        let copy_id = copy.id;
        app.command(Command::AddPlan { plan: Arc::new(copy), origin: Origin::Copy });
        focus::give_soon(vec![name_id(copy_id)]);
    };
    let to_bin = move || {
        app.command(Command::ShelvePlan { plan: id, shelf: Shelf::Bin });
        focus::give_soon(vec!["bin-link".to_owned()]);
    };
    let button = |word: &str, label: Label| {
        let button_id = format!("{word}-{id}");
        button("quiet", app.label(label)).attr("aria-labelledby", format!("{} {button_id}", name_id(id))).id(button_id)
    };
    el("td")
        .class("actions")
        .with(
            button("rename", Label::Rename)
                .live("aria-expanded", move || Some((renaming.get() == Some(id)).to_string()))
                .press(rename),
        )
        .with(button("copy", Label::Copy).press(copy))
        .with(button("bin", Label::ToBin).press(to_bin))
}

/// The field for another name. Enter takes it, Esc closes it.
fn rename_form(app: AppState, id: PlanId, renaming: RwSignal<Option<PlanId>>) -> El {
    let field = format!("rename-field-{id}");
    let now = app.workbook.get_untracked().plan(id).map(|plan| plan.facts.name.clone()).unwrap_or_default();
    let close = move || {
        renaming.set(None);
        focus::give_soon(vec![format!("rename-{id}")]);
    };
    let take = {
        let field = field.clone();
        move || {
            let text = focus::text_of(&field).unwrap_or_default();
            app.command(Command::InPlan { plan: id, command: PlanCommand::SetFact { fact: Fact::Name, text } });
            close();
        }
    };
    let on_key = {
        let take = take.clone();
        move |event: Event| {
            let key = focus::plain_key(&event);
            let act: &dyn Fn() = match key.as_deref() {
                Some("Enter") => &take,
                Some("Escape") => &close,
                _ => return,
            };
            // Else the same key would press the button that gets the focus.
            event.prevent_default();
            act();
        }
    };
    let input = el("input").attr("type", "text").attr("autocomplete", "off").attr("value", now).id(&field);
    let input = input.on("keydown", on_key);
    el("div")
        .class("reason")
        .with(el("label").attr("for", &field).text(app.label(Label::PlanName)))
        .with(input)
        .with(button("primary", app.label(Label::Confirm)).press(take))
}
