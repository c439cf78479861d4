//! 計画一覧: every plan on the desk, ways to make one, and the records that could not be opened.

use keikaku::edit::Command;
use keikaku::exchange::package::{all_file_name, write_package};
use keikaku::plan::Shelf;
use keikaku::save::Refusal;
use keikaku::session::keeping::{SetAside, StoreTrouble};
use keikaku::wording::{Label, troubles};
use leptos::prelude::*;

use super::make::{FormChooser, SampleChooser};
use super::preview::PreviewSection;
use super::{ListedPlan, listed};
use crate::browser::{files, moment};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::focus;
use crate::ui::live::{flag, part, press, text};
use crate::ui::route::Route;
use crate::ui::shell::ReadFile;

/// What stands open below the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Panel {
    Forms,
    Samples,
}

/// The list.
#[component]
pub(super) fn ListPage() -> impl IntoView {
    let desk = use_desk();
    let panel = RwSignal::new(None::<Panel>);
    let toggle = move |which| panel.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
    let is_open = move |which| text(move || (panel.get() == Some(which)).to_string());
    let plans = Memo::new(move |_| listed(desk, Shelf::Desk));
    let opened_panel = part(move || match panel.get() {
        Some(Panel::Forms) => view! { <FormChooser /> }.into_any(),
        Some(Panel::Samples) => view! { <SampleChooser /> }.into_any(),
        None => ().into_any(),
    });
    view! {
        <h1>{desk.label(Label::PlanList)}</h1>
        <div class="buttons">
            <button type="button" aria-expanded=is_open(Panel::Forms) on:click=press(move |_| toggle(Panel::Forms))>
                {desk.label(Label::NewPlan)}
            </button>
            <button type="button" aria-expanded=is_open(Panel::Samples) class="secondary" on:click=press(move |_| toggle(Panel::Samples))>
                {desk.label(Label::FromSample)}
            </button>
            <ReadFile />
            <button type="button" class="secondary" on:click=press(move |_| save_all(desk))>{desk.label(Label::SaveAll)}</button>
        </div>
        {opened_panel}
        <PreviewSection />
        <p class="empty" hidden=flag(move || !plans.with(Vec::is_empty))>{desk.label(Label::ListIsEmpty)}</p>
        <PlanTable plans />
        <SetAsideRecords />
        <p><a id="bin-link" href=Route::Bin.fragment()>{desk.label(Label::Bin)}</a></p>
    }
}

fn save_all(desk: Desk) {
    desk.fields.leave(desk);
    let text = write_package(desk.workbook.get_untracked().plans());
    offer(desk, &all_file_name(moment::today()), &text);
}

/// Downloads a JSON text, or says why not.
pub(super) fn offer(desk: Desk, name: &str, text: &str) {
    let words = desk.words();
    match files::download(name, text, "application/json") {
        Ok(()) => desk.say(words.of(format!("「{name}」を書き出しました。"), format!("Wrote “{name}”."))),
        Err(_) => desk.warn(troubles::store(StoreTrouble::Denied, words)),
    }
}

/// The plans, one a row.
#[component]
fn PlanTable(
    /// The plans on the desk.
    plans: Memo<Vec<ListedPlan>>,
) -> impl IntoView {
    let desk = use_desk();
    let heading = move |label: Label| view! { <th scope="col">{desk.label(label)}</th> }.into_any();
    view! {
        <table class="plan-table" hidden=flag(move || plans.with(Vec::is_empty))>
            <thead>
                <tr>
                    {heading(Label::ColumnPlan)} {heading(Label::ColumnForm)} {heading(Label::ColumnYears)}
                    {heading(Label::ColumnIndicators)} {heading(Label::ColumnActions)}
                </tr>
            </thead>
            <tbody>
                {part(move || plans.get().into_iter().map(|plan| view! { <PlanRow plan /> }.into_any()).collect_view().into_any())}
            </tbody>
        </table>
    }
}

#[component]
fn PlanRow(
    /// The plan.
    plan: ListedPlan,
) -> impl IntoView {
    let desk = use_desk();
    let (name_id, button_id) = (format!("plan-{}", plan.id), format!("bin-{}", plan.id));
    let to_bin = move |_| {
        desk.command(Command::ShelvePlan { plan: plan.id, shelf: Shelf::Bin });
        focus::give_soon(vec!["bin-link".to_owned()]);
    };
    view! {
        <tr>
            <td class="plan-title">
                <a id=name_id.clone() href=Route::Kpi(plan.id).fragment()>{plan.name.clone()}</a>
                <span class="bodies">{plan.bodies.clone()}</span>
            </td>
            <td>{plan.form}</td>
            <td>{plan.years.clone()}</td>
            <td class="figure">{plan.indicators}</td>
            <td>
                <button type="button" class="quiet" id=button_id.clone() aria-labelledby=format!("{name_id} {button_id}") on:click=press(to_bin)>
                    {desk.label(Label::ToBin)}
                </button>
            </td>
        </tr>
    }
}

/// Records that could not be opened: said, untouched, and takeable.
#[component]
fn SetAsideRecords() -> impl IntoView {
    let desk = use_desk();
    part(move || {
        let records = desk.set_aside.get();
        if records.is_empty() {
            return ().into_any();
        }
        let rows = records.into_iter().map(|record| view! { <SetAsideRow record /> }.into_any()).collect_view();
        view! {
            <section class="set-aside">
                <h2>{desk.label(Label::SetAside)}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    })
}

#[component]
fn SetAsideRow(
    /// The record.
    record: SetAside,
) -> impl IntoView {
    let desk = use_desk();
    let words = desk.words();
    let is_damaged = matches!(record.why, Refusal::Damaged(_));
    let size = record.raw.chars().count();
    let size = words.of(format!("{size}文字"), format!("{size} characters"));
    let why = troubles::set_aside(record.why, words);
    let file = format!("{}.txt", record.key.replace('/', "_"));
    view! {
        <li data-damaged=is_damaged.then_some("") data-newer=(!is_damaged).then_some("")>
            <span class="record-key">{record.key}</span>
            <span>{why}</span>
            <span class="size">{size}</span>
            <button type="button" class="secondary" on:click=press(move |_| offer(desk, &file, &record.raw))>
                {desk.label(Label::TakeOutRaw)}
            </button>
        </li>
    }
}
