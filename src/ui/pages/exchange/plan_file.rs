//! 計画ファイルを保存, 送る and すべて保存: plan files, the sentences on what they contain besides the plans, and the choice to leave
//! that out.

use std::sync::Arc;

use keikaku::export::file_name::{all_file_name, file_name, file_name_without_records, shared_file_name};
use keikaku::plan::lineage::Traces;
use keikaku::storage::plan_file::{write_package, write_package_with};
use keikaku::value::PlanId;
use keikaku::wording::{ExchangeLabel, Label, traces};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::share::{self, Shared};
use crate::ui::app::{JSON, OpenPlan, Saving, use_locale, use_open_plan, use_saving};
use crate::ui::components::CheckField;
use crate::ui::review::folder::{download, note_written, written};

const GIVEN_AWAY_ID: &str = "given-away";

/// The button, the checkbox やりとりの記録を除いて保存, and the sentences on what the file contains.
#[component]
pub(super) fn PlanFileButton() -> impl IntoView {
    let (locale, saving, plan) = (use_locale(), use_saving(), use_open_plan());
    saving.load_lineages();
    // The share sheet opens only directly after the press of the button, so the data that it needs is fetched before.
    leptos::task::spawn_local(async move { saving.files.fetch(plan.id).await });
    let is_without = RwSignal::new(false);
    let send_button = share::is_there().then(|| {
        let press = move |_| send(saving, plan.id, is_without.get_untracked());
        view! {
            <button type="button" class="secondary" aria-describedby=GIVEN_AWAY_ID on:click=press>
                {locale.label(Label::SEND_PLAN_FILE)}
            </button>
        }
    });
    let given_away = move || {
        if is_without.get() {
            return traces::without(locale.language()).to_owned();
        }
        traces::of_plan(traces_of(plan), locale.language())
    };
    view! {
        <div class="buttons">
            <button
                type="button"
                class="primary"
                aria-describedby=GIVEN_AWAY_ID
                on:click=move |_| save(saving, plan.id, is_without.get_untracked())
            >
                {locale.label(Label::SAVE_PLAN_FILE)}
            </button>
            {send_button}
            <CheckField label=locale.label(ExchangeLabel::SAVE_WITHOUT_RECORDS) is_on=is_without on_switch=move |is_on| is_without.set(is_on) />
        </div>
        <p id=GIVEN_AWAY_ID class="hint" data-given-away>{given_away}</p>
    }
}

/// The traces in the records of the current plan, tracked. Each noted download or import shows a message, which is
/// tracked.
fn traces_of(OpenPlan { id, editor, .. }: OpenPlan) -> Traces {
    editor.settled.track();
    editor.messages.message.track();
    let traces = editor.read_session(|session| {
        let now = session.workbook().plan(id)?;
        Some(Traces::from_lineage(now, &session.lineage(id)))
    });
    traces.flatten().unwrap_or_default()
}

/// Downloads the plan file. Without records, the file is a copy for others and not the plan's own file.
pub(crate) fn save(saving: Saving, id: PlanId, is_without: bool) {
    saving.editor.commit_typing();
    saving.load_lineages();
    let workbook = saving.editor.workbook.get_untracked();
    let Some(plan) = workbook.plan(id) else { return };
    if !is_without {
        return download(saving, id, file_name(plan));
    }
    saving.editor.messages.offer(
        &file_name_without_records(plan),
        write_package(&[Arc::new(plan.without_names())]).as_bytes(),
        JSON,
    );
}

/// 送る: passes the plan file to the share sheet, or downloads it if the browser cannot share it.
pub(crate) fn send(saving: Saving, id: PlanId, is_without: bool) {
    saving.editor.commit_typing();
    saving.load_lineages();
    let workbook = saving.editor.workbook.get_untracked();
    let Some(plan) = workbook.plan(id) else { return };
    let name = shared_file_name(plan);
    let text = if is_without { Some(write_package(&[Arc::new(plan.without_names())])) } else { written(saving, id) };
    let Some(text) = text else { return };
    leptos::task::spawn_local(async move {
        match share::text_file(&name, &text).await {
            Shared::Done if !is_without => note_written(saving, id, &name, &text),
            Shared::Done | Shared::Cancelled => {}
            Shared::Impossible => save(saving, id, is_without),
        }
    });
}

/// すべて保存: downloads all plans in one file, with their lineages.
pub(crate) fn save_all(saving: Saving) {
    saving.editor.commit_typing();
    saving.load_lineages();
    let plans = saving.editor.workbook.get_untracked();
    let text = saving.editor.read_session(|session| write_package_with(plans.plans(), session.lineages()));
    saving.editor.messages.offer(&all_file_name(clock::today()), text.unwrap_or_default().as_bytes(), JSON);
}

/// The traces in the records of all plans. Collecting them takes a while for many plans.
pub(crate) fn traces_of_all(saving: Saving) -> Traces {
    saving.load_lineages();
    let traces = saving.editor.read_session(|session| {
        let plans = session.workbook().plans().iter();
        plans.map(|plan| Traces::from_lineage(plan, &session.lineage(plan.id))).fold(Traces::default(), Traces::and)
    });
    traces.unwrap_or_default()
}
