//! 計画一覧: every plan on the desk, ways to make one, and the records that could not be opened.

use crate::ui::leptos::*;
use keikaku::edit::Command;
use keikaku::exchange::package::{all_file_name, write_package};
use keikaku::plan::Shelf;
use keikaku::save::Refusal;
use keikaku::session::keeping::{SetAside, StoreTrouble};
use keikaku::wording::{Label, troubles};

use super::make::{form_chooser, sample_chooser};
use super::{ListedPlan, listed};
use crate::browser::{files, moment};
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::route::Route;
use crate::ui::shell::read_file;
use crate::ui::taking::preview_section;

/// The media type of plan files.
pub(super) const JSON: &str = "application/json";

/// What stands open below the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Panel {
    Forms,
    Samples,
}

/// The list.
pub(super) fn list_page(desk: Desk) -> El {
    let panel = RwSignal::new(None::<Panel>);
    let plans = Memo::new(move |_| listed(desk, Shelf::Desk));
    let opened = move || match panel.get()? {
        Panel::Forms => Some(form_chooser(desk)),
        Panel::Samples => Some(sample_chooser(desk)),
    };
    let buttons = el("div")
        .class("buttons")
        .with(opener(button("primary", desk.label(Label::NewPlan)), panel, Panel::Forms))
        .with(opener(button("secondary", desk.label(Label::FromSample)), panel, Panel::Samples))
        .with(read_file(desk))
        .with(button("secondary", desk.label(Label::SaveAll)).press(move || save_all(desk)));
    let has_plans = move || !plans.with(Vec::is_empty);
    let bin = el("a").id("bin-link").attr("href", Route::Bin.fragment()).text(desk.label(Label::Bin));
    group()
        .with(el("h1").text(desk.label(Label::PlanList)))
        .with(buttons)
        .part(opened)
        .with(preview_section(desk))
        .with(el("p").class("empty").live_flag("hidden", has_plans).text(desk.label(Label::ListIsEmpty)))
        .with(plan_table(desk, plans))
        .part(move || set_aside_records(desk))
        .with(el("p").with(bin))
}

/// A button that opens and closes one of the panels.
fn opener(button: El, panel: RwSignal<Option<Panel>>, which: Panel) -> El {
    let toggle = move || panel.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
    button.live("aria-expanded", move || Some((panel.get() == Some(which)).to_string())).press(toggle)
}

fn save_all(desk: Desk) {
    desk.fields.leave(desk);
    let text = write_package(desk.workbook.get_untracked().plans());
    offer(desk, &all_file_name(moment::today()), text.as_bytes(), JSON);
}

/// Downloads a file, or says why not.
pub(super) fn offer(desk: Desk, name: &str, bytes: &[u8], media_type: &str) {
    let words = desk.words();
    match files::download(name, bytes, media_type) {
        Ok(()) => desk.say(words.of(format!("「{name}」を書き出しました。"), format!("Wrote “{name}”."))),
        Err(_) => desk.warn(troubles::store(StoreTrouble::Denied, words)),
    }
}

/// The plans, one a row.
fn plan_table(desk: Desk, plans: Memo<Vec<ListedPlan>>) -> El {
    let columns =
        [Label::ColumnPlan, Label::ColumnForm, Label::ColumnYears, Label::ColumnIndicators, Label::ColumnActions];
    let heading = |label: Label| el("th").attr("scope", "col").text(desk.label(label));
    let rows = move || Some(group().each(plans.get().into_iter().map(|plan| plan_row(desk, plan))));
    el("table")
        .class("plan-table")
        .live_flag("hidden", move || plans.with(Vec::is_empty))
        .with(el("thead").with(el("tr").each(columns.map(heading))))
        .with(el("tbody").part(rows))
}

fn plan_row(desk: Desk, plan: ListedPlan) -> El {
    let id = plan.id;
    let (name_id, button_id) = (format!("plan-{id}"), format!("bin-{id}"));
    let to_bin = move || {
        desk.command(Command::ShelvePlan { plan: id, shelf: Shelf::Bin });
        focus::give_soon(vec!["bin-link".to_owned()]);
    };
    let button = button("quiet", desk.label(Label::ToBin))
        .attr("aria-labelledby", format!("{name_id} {button_id}"))
        .id(button_id)
        .press(to_bin);
    let name = el("a").id(name_id).attr("href", Route::Kpi(id).fragment()).text(plan.name);
    el("tr")
        .with(el("td").class("plan-title").with(name).with(el("span").class("bodies").text(plan.bodies)))
        .with(el("td").text(plan.form))
        .with(el("td").text(plan.years))
        .with(el("td").class("figure").text(plan.indicators.to_string()))
        .with(el("td").with(button))
}

/// Records that could not be opened: said, untouched, and takeable.
fn set_aside_records(desk: Desk) -> Option<El> {
    let records = Some(desk.set_aside.get()).filter(|records| !records.is_empty())?;
    let rows = records.into_iter().map(|record| set_aside_row(desk, record));
    let heading = el("h2").text(desk.label(Label::SetAside));
    Some(el("section").class("set-aside").with(heading).with(el("ul").each(rows)))
}

fn set_aside_row(desk: Desk, record: SetAside) -> El {
    let words = desk.words();
    let mark = if matches!(record.why, Refusal::Damaged(_)) { "data-damaged" } else { "data-newer" };
    let size = record.raw.chars().count();
    let size = words.of(format!("{size}文字"), format!("{size} characters"));
    let file = format!("{}.txt", record.key.replace('/', "_"));
    el("li")
        .flag(mark, true)
        .with(el("span").class("record-key").text(record.key))
        .with(el("span").text(troubles::set_aside(record.why, words)))
        .with(el("span").class("size").text(size))
        .with(
            button("secondary", desk.label(Label::TakeOutRaw))
                .press(move || offer(desk, &file, record.raw.as_bytes(), JSON)),
        )
}
