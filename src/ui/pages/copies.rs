//! 控え: the automatic copies of a plan, the newest first. Each tells when the plan was so, why it was copied and in how many
//! places it differs from now; it can be laid beside the plan, put back by a step that can be undone, and taken out as a file.

use std::slice;
use std::sync::Arc;

use keikaku::compare::{Side, compare};
use keikaku::edit::{Command, Origin};
use keikaku::exchange::package::{file_name, write_package};
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::save::Occasion;
use keikaku::session::keeping::{Copy, copies, forget_copies, thin};
use keikaku::wording::{Label, copies as words_of, troubles};

use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;
use crate::ui::app::download::JSON;
use crate::ui::app::focus;
use crate::ui::app::route::{Beside, Route};
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::Preview;
use leptos::prelude::*;

const KEEP: &str = "keep-copies";
const OPENER: &str = "forget-copies";

/// The view.
pub(crate) fn copies_page(app: AppState, plan: PlanId) -> El {
    // What can't be thinned now is thinned another time.
    let _ = thin(&LocalStore);
    page(app, plan)
}

/// What a copy is called beside a plan.
pub(crate) fn name(app: AppState, copy: &Copy) -> String {
    words_of::copy(&words_of::moment(copy.saved.as_deref(), app.words()), app.words())
}

fn page(app: AppState, plan: PlanId) -> El {
    // Counts what was done to the copies.
    let turn = RwSignal::new(0_u32);
    let back = el("a").attr("href", Route::Exchange(plan).fragment()).text(app.label(Label::BackToPlanFiles));
    group()
        .with(el("h1").text(app.label(Label::Copies)))
        .with(el("p").text(app.label(Label::CopiesMeaning)))
        .with(el("p").class("note").text(app.label(Label::CopiesPolicy)))
        .part(move || {
            turn.track();
            app.settled.track();
            Some(match copies(&LocalStore, plan) {
                Ok(copies) if copies.is_empty() => el("p").class("empty").text(app.label(Label::NoCopies)),
                Ok(copies) => list(app, plan, copies, turn),
                Err(trouble) => el("p").class("trouble").text(troubles::store(trouble, app.words())),
            })
        })
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(el("p").with(back))
}

fn list(app: AppState, id: PlanId, copies: Vec<Copy>, turn: RwSignal<u32>) -> El {
    let heads = [Label::ColumnWhen, Label::ColumnOccasion, Label::ColumnDiffers];
    let heads = heads.map(|label| el("th").attr("scope", "col").text(app.label(label)));
    let actions = el("th").attr("scope", "col").text(app.label(Label::ColumnActions));
    let count = copies.len();
    let mut moments: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for copy in copies {
        let moment = words_of::moment(copy.saved.as_deref(), app.words());
        let before = moments.iter().filter(|one| **one == moment).count();
        moments.push(moment.clone());
        let name = match before {
            0 => moment,
            _ => app.words().of(format!("{moment}（{}番目）", before + 1), format!("{moment} (no. {})", before + 1)),
        };
        rows.push(row(app, id, &copy, &name, turn));
    }
    let table = el("table")
        .class("plan-table copy-table")
        .with(el("thead").with(el("tr").each(heads).with(actions)))
        .with(el("tbody").each(rows));
    group().with(table).with(forgetting(app, id, count, turn))
}

fn row(app: AppState, id: PlanId, copy: &Copy, moment: &str, turn: RwSignal<u32>) -> El {
    let words = app.words();
    let now = app.settled.get_untracked().plan(id).cloned();
    let differs = |content: &Arc<Plan>| {
        let now = now.as_deref()?;
        let comparison = compare(Side::Plan(content), Side::Plan(now)).ok()?;
        Some(words_of::differs(comparison.differences.len(), words))
    };
    let (state, actions) = match &copy.content {
        Ok(content) => {
            (differs(content).unwrap_or_default(), actions(app, id, copy.number, Arc::clone(content), moment, turn))
        }
        Err(why) => (troubles::set_aside(*why, words), group()),
    };
    el("tr")
        .attr("data-copy", copy.number.to_string())
        .flag("data-broken", copy.content.is_err())
        .with(el("th").attr("scope", "row").text(moment))
        .with(el("td").text(words_of::occasion(copy.occasion, words)))
        .with(el("td").text(state))
        .with(el("td").class("actions").with(actions))
}

fn actions(app: AppState, id: PlanId, number: u32, content: Arc<Plan>, moment: &str, turn: RwSignal<u32>) -> El {
    let words = app.words();
    let beside = Route::Compare(Beside::Copy(number), Beside::Plan(id)).fragment();
    let (taken, said) = (Arc::clone(&content), moment.to_owned());
    let take_out = move || {
        app.offer(&file_name(&taken), write_package(slice::from_ref(&taken)).as_bytes(), JSON);
    };
    let put_back = move || {
        app.copy_before(id, Occasion::Restore);
        let mut plan = Plan::clone(&content);
        // Where the plan lies is not what it says.
        if let Some(now) = app.workbook.get_untracked().plan(id) {
            plan.shelf = now.shelf;
        }
        if app.command(Command::AddPlan { plan: Arc::new(plan), origin: Origin::PutBack }) {
            app.say(words_of::was_put_back(&said, app.words()));
        }
        turn.update(|turn| *turn += 1);
        focus::give_soon(vec!["main".to_owned()]);
    };
    // Short to the eye, since the row says which copy it is; whole to the ear.
    let compare = el("a").attr("href", beside).text(app.label(Label::CompareIt));
    let back = button("quiet", app.label(Label::PutItBack)).press(put_back);
    let out = button("quiet", app.label(Label::TakeItOut)).press(take_out);
    group()
        .with(compare.attr("aria-label", words_of::compare(moment, words)))
        .with(back.attr("aria-label", words_of::put_back(moment, words)))
        .with(out.attr("aria-label", words_of::take_out(moment, words)))
}

/// この計画の控えをすべて消す: it can't be undone, so it is asked.
fn forgetting(app: AppState, id: PlanId, count: usize, turn: RwSignal<u32>) -> El {
    let asks = RwSignal::new(false);
    let ask = move || {
        asks.set(true);
        focus::give_soon(vec![KEEP.to_owned()]);
    };
    let keep = move || {
        asks.set(false);
        focus::give_soon(vec![OPENER.to_owned()]);
    };
    let forget = move || {
        match forget_copies(&LocalStore, id) {
            Ok(_) => app.say(app.label(Label::CopiesForgotten).to_owned()),
            Err(trouble) => app.warn(troubles::store(trouble, app.words())),
        }
        turn.update(|turn| *turn += 1);
        focus::give_soon(vec!["main".to_owned()]);
        // There may be room now for what could not be kept.
        app.save_now();
    };
    let question = move || {
        asks.get().then(|| {
            let buttons = el("div")
                .class("buttons")
                .with(button("danger", app.label(Label::RemoveForGood)).press(forget))
                .with(button("secondary", app.label(Label::KeepIt)).id(KEEP).press(keep));
            let sentence = el("p").id("forgetting").text(words_of::forget(count, app.words()));
            el("div").class("panel").role("group").attr("aria-labelledby", "forgetting").with(sentence).with(buttons)
        })
    };
    let opener = button("secondary", app.label(Label::ForgetCopies)).id(OPENER).press(ask);
    el("div").with(opener).part(question)
}
