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
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::offering::JSON;
use crate::ui::route::{Beside, Route};
use crate::ui::taking::preview_section;
use leptos::prelude::*;

const KEEP: &str = "keep-copies";
const OPENER: &str = "forget-copies";

/// The view.
pub(super) fn copies_page(desk: Desk, plan: PlanId) -> El {
    // What can't be thinned now is thinned another time.
    let _ = thin(&LocalStore);
    page(desk, plan)
}

/// What a copy is called beside a plan.
pub(super) fn name(desk: Desk, copy: &Copy) -> String {
    words_of::copy(&words_of::moment(copy.saved.as_deref(), desk.words()), desk.words())
}

fn page(desk: Desk, plan: PlanId) -> El {
    // Counts what was done to the copies.
    let turn = RwSignal::new(0_u32);
    let back = el("a").attr("href", Route::Exchange(plan).fragment()).text(desk.label(Label::BackToPlanFiles));
    group()
        .with(el("h1").text(desk.label(Label::Copies)))
        .with(el("p").text(desk.label(Label::CopiesMeaning)))
        .with(el("p").class("note").text(desk.label(Label::CopiesPolicy)))
        .part(move || {
            turn.track();
            desk.settled.track();
            Some(match copies(&LocalStore, plan) {
                Ok(copies) if copies.is_empty() => el("p").class("empty").text(desk.label(Label::NoCopies)),
                Ok(copies) => list(desk, plan, copies, turn),
                Err(trouble) => el("p").class("trouble").text(troubles::store(trouble, desk.words())),
            })
        })
        .with(preview_section(desk))
        .with(el("p").with(back))
}

fn list(desk: Desk, id: PlanId, copies: Vec<Copy>, turn: RwSignal<u32>) -> El {
    let heads = [Label::ColumnWhen, Label::ColumnOccasion, Label::ColumnDiffers];
    let heads = heads.map(|label| el("th").attr("scope", "col").text(desk.label(label)));
    let actions = el("th").attr("scope", "col").text(desk.label(Label::ColumnActions));
    let count = copies.len();
    let mut moments: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for copy in copies {
        let moment = words_of::moment(copy.saved.as_deref(), desk.words());
        let before = moments.iter().filter(|one| **one == moment).count();
        moments.push(moment.clone());
        let name = match before {
            0 => moment,
            _ => desk.words().of(format!("{moment}（{}番目）", before + 1), format!("{moment} (no. {})", before + 1)),
        };
        rows.push(row(desk, id, &copy, &name, turn));
    }
    let table = el("table")
        .class("plan-table copy-table")
        .with(el("thead").with(el("tr").each(heads).with(actions)))
        .with(el("tbody").each(rows));
    group().with(table).with(forgetting(desk, id, count, turn))
}

fn row(desk: Desk, id: PlanId, copy: &Copy, moment: &str, turn: RwSignal<u32>) -> El {
    let words = desk.words();
    let now = desk.settled.get_untracked().plan(id).cloned();
    let differs = |content: &Arc<Plan>| {
        let now = now.as_deref()?;
        let comparison = compare(Side::Plan(content), Side::Plan(now)).ok()?;
        Some(words_of::differs(comparison.differences.len(), words))
    };
    let (state, actions) = match &copy.content {
        Ok(content) => {
            (differs(content).unwrap_or_default(), actions(desk, id, copy.number, Arc::clone(content), moment, turn))
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

fn actions(desk: Desk, id: PlanId, number: u32, content: Arc<Plan>, moment: &str, turn: RwSignal<u32>) -> El {
    let words = desk.words();
    let beside = Route::Compare(Beside::Copy(number), Beside::Plan(id)).fragment();
    let (taken, said) = (Arc::clone(&content), moment.to_owned());
    let take_out = move || {
        desk.offer(&file_name(&taken), write_package(slice::from_ref(&taken)).as_bytes(), JSON);
    };
    let put_back = move || {
        desk.copy_before(id, Occasion::Restore);
        let mut plan = Plan::clone(&content);
        // Where the plan lies is not what it says.
        if let Some(now) = desk.workbook.get_untracked().plan(id) {
            plan.shelf = now.shelf;
        }
        if desk.command(Command::AddPlan { plan: Arc::new(plan), origin: Origin::PutBack }) {
            desk.say(words_of::was_put_back(&said, desk.words()));
        }
        turn.update(|turn| *turn += 1);
        focus::give_soon(vec!["main".to_owned()]);
    };
    // Short to the eye, since the row says which copy it is; whole to the ear.
    let compare = el("a").attr("href", beside).text(desk.label(Label::CompareIt));
    let back = button("quiet", desk.label(Label::PutItBack)).press(put_back);
    let out = button("quiet", desk.label(Label::TakeItOut)).press(take_out);
    group()
        .with(compare.attr("aria-label", words_of::compare(moment, words)))
        .with(back.attr("aria-label", words_of::put_back(moment, words)))
        .with(out.attr("aria-label", words_of::take_out(moment, words)))
}

/// この計画の控えをすべて消す: it can't be undone, so it is asked.
fn forgetting(desk: Desk, id: PlanId, count: usize, turn: RwSignal<u32>) -> El {
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
            Ok(_) => desk.say(desk.label(Label::CopiesForgotten).to_owned()),
            Err(trouble) => desk.warn(troubles::store(trouble, desk.words())),
        }
        turn.update(|turn| *turn += 1);
        focus::give_soon(vec!["main".to_owned()]);
        // There may be room now for what could not be kept.
        desk.save_now();
    };
    let question = move || {
        asks.get().then(|| {
            let buttons = el("div")
                .class("buttons")
                .with(button("danger", desk.label(Label::RemoveForGood)).press(forget))
                .with(button("secondary", desk.label(Label::KeepIt)).id(KEEP).press(keep));
            let sentence = el("p").id("forgetting").text(words_of::forget(count, desk.words()));
            el("div").class("panel").role("group").attr("aria-labelledby", "forgetting").with(sentence).with(buttons)
        })
    };
    let opener = button("secondary", desk.label(Label::ForgetCopies)).id(OPENER).press(ask);
    el("div").with(opener).part(question)
}
