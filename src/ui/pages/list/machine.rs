//! What 計画一覧 says of this machine below the plans: records that could not be opened, with their way back from a copy, and
//! how much room is left.

use std::sync::Arc;

use keikaku::edit::{Command, Origin};
use keikaku::plan::Plan;
use keikaku::save::Refusal;
use keikaku::session::keeping::{COPY_PREFIX, Mending, SetAside, Store, mending, move_aside, plan_key, thin};
use keikaku::wording::{Label, copies as words_of, names, troubles};

use crate::browser::storage::{LocalStore, ask_to_persist, measured};
use crate::ui::app::AppState;
use crate::ui::app::download::JSON;
use crate::ui::app::focus;
use crate::ui::components::el::{El, button, el, group};
use leptos::prelude::*;

/// From so many hundredths of the room on it is said what to do.
const SCARCE: usize = 80;

/// The section.
pub(crate) fn machine(app: AppState) -> El {
    // What can't be thinned now is thinned another time.
    let _ = thin(&LocalStore);
    group().part(move || set_aside_records(app)).with(room(app))
}

/// How much of the room is used, and whether the browser may clear it.
fn room(app: AppState) -> El {
    let persists = RwSignal::new(None::<bool>);
    // Asked and never waited for.
    leptos::task::spawn_local(async move { persists.set(ask_to_persist().await) });
    let gauge = move || {
        // Measured anew after each save.
        app.save_state.track();
        let (used, copies) = (measured(""), measured(COPY_PREFIX));
        let (used, copies) = (used.ok()?, copies.ok()?);
        let percent = words_of::percent(used).min(100);
        let sentence = words_of::room(used, copies, app.words());
        let meter = el("meter")
            .attr("min", "0")
            .attr("max", "100")
            .attr("high", SCARCE.to_string())
            .attr("value", percent.to_string())
            .attr("aria-labelledby", "room");
        let scarce = (percent >= SCARCE).then(|| el("p").class("trouble").text(app.label(Label::MakeRoom)));
        Some(group().with(el("p").with(meter).with(el("span").id("room").text(sentence))).with_some(scarce))
    };
    let persistence = move || {
        let label = if persists.get()? { Label::IsPersistent } else { Label::MayBeCleared };
        Some(el("p").class("note").text(app.label(label)))
    };
    el("section")
        .class("machine")
        .attr("data-field", "room")
        .with(el("h2").text(app.label(Label::Machine)))
        .part(gauge)
        .part(persistence)
}

/// Records that could not be opened: said, untouched, takeable, and mended where there is a copy.
fn set_aside_records(app: AppState) -> Option<El> {
    let records = Some(app.set_aside.get()).filter(|records| !records.is_empty())?;
    let rows = records.into_iter().map(|record| set_aside_row(app, record));
    let heading = el("h2").text(app.label(Label::SetAside));
    Some(el("section").class("set-aside").with(heading).with(el("ul").each(rows)))
}

fn set_aside_row(app: AppState, record: SetAside) -> El {
    let words = app.words();
    let is_damaged = matches!(record.why, Refusal::Damaged(_));
    let size = record.raw.chars().count();
    let size = words.of(format!("{size}文字"), format!("{size} characters"));
    let file = format!("{}.txt", record.key.replace('/', "_"));
    let mending = mending(&LocalStore, &record).ok().flatten();
    let raw = record.raw.clone();
    el("li")
        .flag(if is_damaged { "data-damaged" } else { "data-newer" }, true)
        .with(el("span").class("record-key").text(&record.key))
        .with(el("span").text(troubles::set_aside(record.why, words)))
        .with(el("span").class("size").text(size))
        .with(button("secondary", app.label(Label::TakeOutRaw)).press(move || app.offer(&file, raw.as_bytes(), JSON)))
        .with_some(mending.map(|mending| mend_part(app, &mending)))
        .with_some(is_damaged.then(|| removing(app, record)))
}

/// …を控えから直す, and what it would come back as.
fn mend_part(app: AppState, mending: &Mending) -> El {
    let words = app.words();
    let plan = Arc::clone(&mending.plan);
    let moment = words_of::moment(mending.saved.as_deref(), words);
    let name = names::plan_name(&plan, words);
    let sentence = words_of::mending(&moment, mending.passed_over, words);
    let (label, done) = (words_of::mend(&name, words), words_of::mended(&name, &moment, words));
    group().with(el("span").text(sentence)).with(button("primary", label).press(move || mend(app, &plan, &done)))
}

/// The damaged text goes aside first; then the plan comes back by a step.
fn mend(app: AppState, plan: &Arc<Plan>, done: &str) {
    match move_aside(&LocalStore, plan.id) {
        Ok(moved) => {
            let key = plan_key(plan.id);
            app.set_aside.update(|all| {
                all.retain(|record| record.key != key);
                all.extend(moved);
            });
            if app.command(Command::AddPlan { plan: Arc::clone(plan), origin: Origin::PutBack }) {
                // At once: a plan without a record counts as gone, and its file with it.
                app.save_now();
                app.say(done.to_owned());
            }
            focus::give_soon(vec![format!("plan-{}", plan.id)]);
        }
        Err(trouble) => app.warn(troubles::store(trouble, app.words())),
    }
}

/// A damaged record goes for good, once that is asked.
fn removing(app: AppState, record: SetAside) -> El {
    let words = app.words();
    let asks = RwSignal::new(false);
    let label = words_of::remove_record(&record.key, words);
    let keep_id = format!("keep-{}", record.key);
    let opener_id = format!("remove-{}", record.key);
    let (soon, back) = (keep_id.clone(), opener_id.clone());
    let ask = move || {
        asks.set(true);
        focus::give_soon(vec![soon.clone()]);
    };
    let question = move || {
        asks.get().then(|| {
            let (record, back) = (record.clone(), back.clone());
            let keep = move || {
                asks.set(false);
                focus::give_soon(vec![back.clone()]);
            };
            let sentence = el("p").text(words_of::ask_remove(&record.key, words));
            let remove = button("danger", app.label(Label::RemoveForGood)).press(move || remove(app, &record));
            let keep = button("secondary", app.label(Label::KeepIt)).id(&keep_id).press(keep);
            let buttons = el("div").class("buttons").with(remove).with(keep);
            el("div").class("panel").role("group").with(sentence).with(buttons)
        })
    };
    group().with(button("quiet", label).id(opener_id).press(ask)).part(question)
}

/// Only the very text that was shown goes: another tab may have mended it.
fn remove(app: AppState, record: &SetAside) {
    let removed = LocalStore
        .read(&record.key)
        .and_then(|raw| if raw.as_ref() == Some(&record.raw) { LocalStore.remove(&record.key) } else { Ok(()) });
    match removed {
        Ok(()) => app.set_aside.update(|all| all.retain(|one| one != record)),
        Err(trouble) => app.warn(troubles::store(trouble, app.words())),
    }
    focus::give_soon(vec!["main".to_owned()]);
}
