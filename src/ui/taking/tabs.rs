//! Another tab on the same plans: what it does is brought in, and where both changed the same somebody decides.
//!
//! Nothing is written over: a save that comes too late is merged with what the other tab has written.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::edit::Merging;
use keikaku::exchange::preview::{Changes, Decided, Place, of_conflicts};
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::session::keeping::{
    Clash, PLAN_PREFIX, Reconciled, Store, StoreTrouble, follow, plan_key, resolve, take_up,
};
use keikaku::wording::{Label, names};
use web_sys::StorageEvent;

use super::changes::ChangeTable;
use super::frame_of;
use super::sheet::{self, Lists, Sheet};
use crate::browser::moment;
use crate::browser::storage::LocalStore;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::saving::SaveState;

type Troubles = Vec<(PlanId, StoreTrouble)>;

/// While a hand is typing nothing is brought in under it; after so many looks its field is taken in all the same, so that
/// nothing waits to be written for long.
const LOOKS: usize = 20;
/// Between two looks, in milliseconds.
const LOOK: i32 = 250;
/// After so many milliseconds a tab whose write was written over has brought its work in again, if it is still there.
const LATER: i32 = 600;

impl Desk {
    /// Another tab has written something. What it has removed for good stays on this screen until something is done to it
    /// here: where everything is wiped, the page is about to be loaded anew.
    pub(in crate::ui) fn on_stored(self, event: &StorageEvent) {
        if event.key().is_none() {
            return self.say_gone();
        }
        let (Some(key), Some(heard)) = (event.key(), event.new_value()) else { return };
        if let Some(Ok(plan)) = key.strip_prefix(PLAN_PREFIX).map(str::parse) {
            hear(self, plan, heard);
        }
    }

    /// Everything was cleared under this tab. What it shows stays, and is written again if somebody says so.
    fn say_gone(self) {
        let gone = |plan: &Arc<Plan>| (plan.id, StoreTrouble::Gone);
        let gone: Troubles = self.workbook.get_untracked().plans().iter().map(gone).collect();
        if !gone.is_empty() {
            self.save_state.set(SaveState::Failed(gone));
        }
    }

    /// Brings another tab's changes in, because this one could not write over them. `is_asked`: somebody has pressed 合わせる.
    pub(in crate::ui) fn meet_other_tab(self, plan: PlanId, troubles: Troubles, is_asked: bool) {
        if troubles.iter().any(|(_, trouble)| *trouble == StoreTrouble::Gone) {
            save_again(self);
        } else {
            leptos::task::spawn_local(bring_in(self, plan, troubles, is_asked));
        }
    }

    /// From now on a step is taken back over what another tab has changed, too.
    pub(in crate::ui) fn bring_merging(self) {
        self.update_session(|session| session.set_merging(Merging::new()));
    }
}

/// Waits until no hand is in a field, or takes the field in where that lasts. A composition is never broken.
async fn at_rest(desk: Desk) {
    for _ in 0..LOOKS {
        if !desk.fields.is_touched() && !desk.fields.is_composing() {
            return;
        }
        moment::pause(LOOK).await;
    }
    while desk.fields.is_composing() {
        moment::pause(LOOK).await;
    }
    desk.fields.leave(desk);
}

/// Another tab has written that record: what stands in the store is brought in, and a moment later that record, if it is in
/// nothing that came since.
fn hear(desk: Desk, plan: PlanId, record: String) {
    leptos::task::spawn_local(async move {
        bring_in(desk, plan, Vec::new(), false).await;
        moment::pause(LATER).await;
        at_rest(desk).await;
        let met = desk.with_store(|session, keeper| take_up(session, keeper, &LocalStore, plan, record));
        after(desk, met.ok_or(StoreTrouble::Denied), Vec::new(), false);
    });
}

/// Brings in what stands in the store; `troubles` are those of the save that it stood in the way of.
async fn bring_in(desk: Desk, plan: PlanId, troubles: Troubles, is_asked: bool) {
    at_rest(desk).await;
    let met = desk.with_store(|session, keeper| follow(session, keeper, &LocalStore, plan));
    after(desk, met.unwrap_or(Err(StoreTrouble::Denied)), troubles, is_asked);
}

/// もう一度保存: all that has gone from the store is written again.
fn save_again(desk: Desk) {
    desk.fields.leave(desk);
    let workbook = desk.workbook.get_untracked();
    desk.with_keeping(|keeping| {
        for plan in workbook.plans().iter().filter(|plan| LocalStore.read(&plan_key(plan.id)) == Ok(None)) {
            keeping.keeper.write_again(plan.id);
        }
        // What was sent and taken in is read anew, and written, when it is needed next.
        keeping.lineages = None;
    });
    desk.save_now();
}

fn after(desk: Desk, met: Result<Reconciled, StoreTrouble>, troubles: Troubles, is_asked: bool) {
    let was_refused = !troubles.is_empty();
    match met {
        Ok(Reconciled::Merged) => {
            desk.show();
            desk.save_now();
            if was_refused {
                desk.say(desk.label(Label::MergedWithTab).to_owned());
            }
        }
        Ok(Reconciled::Conflicts(clash)) => {
            if was_refused {
                desk.save_state.set(SaveState::Failed(troubles));
            }
            // What somebody is looking at is not taken away, and what was put off comes back only when it is asked for.
            let is_new = desk.with_keeping(|keeping| keeping.clash.replace(Arc::clone(clash.theirs())));
            let is_new = is_new.flatten().as_ref() != Some(clash.theirs());
            if desk.preview.with_untracked(Option::is_none) && (is_asked || is_new) {
                desk.show_preview(view(desk, *clash));
                desk.warn(desk.label(Label::TabsDiffer).to_owned());
            }
        }
        Ok(Reconciled::Unmergeable) | Err(_) if was_refused => desk.save_state.set(SaveState::Failed(troubles)),
        Ok(Reconciled::Unmergeable) | Err(_) => {}
    }
}

/// What both tabs changed, to be decided.
fn view(desk: Desk, clash: Clash) -> ViewFn {
    let clash = Arc::new(clash);
    let sheet = Sheet::new(desk, Label::OtherTabValue, 1);
    ViewFn::from(move || section(&clash, &sheet).view())
}

fn decided(clash: &Clash, decisions: &[Decided]) -> Changes {
    let mut changes = of_conflicts(&clash.ours, clash.theirs(), clash.conflicts());
    changes.decide(decisions);
    changes
}

fn section(clash: &Arc<Clash>, sheet: &Sheet) -> El {
    let desk = sheet.desk;
    let lists: Lists = {
        let (clash, sheet) = (Arc::clone(clash), sheet.clone());
        Arc::new(move || vec![decided(&clash, &sheet.decided(0).get())])
    };
    let table = {
        let (clash, sheet) = (Arc::clone(clash), sheet.clone());
        move || {
            sheet.follow();
            let changes = decided(&clash, &sheet.decided(0).get_untracked());
            let nowhere = |_: &Place| None;
            let plan = Some(&*clash.ours);
            ChangeTable { sheet: &sheet, list: 0, changes: &changes, plan, source: &nowhere }.view()
        }
    };
    let content = group()
        .with(el("p").class("note").text(desk.label(Label::TabsDiffer)))
        .with(sheet::tools(sheet, &lists))
        .part(table);
    let take = {
        let (clash, sheet, lists) = (Arc::clone(clash), sheet.clone(), Arc::clone(&lists));
        move || take(&clash, &sheet, &lists())
    };
    let merge = button("primary", desk.label(Label::MergePlans)).press(take);
    let name = names::plan_name(&clash.ours, desk.words());
    frame_of(desk, Label::OtherTab, &name, content, merge, sheet::waiting(sheet, &lists))
}

/// Writes both tabs' changes, what both changed as it was decided.
fn take(clash: &Clash, sheet: &Sheet, lists: &[Changes]) {
    let desk = sheet.desk;
    desk.fields.leave(desk);
    if !sheet::is_decided(sheet, lists) {
        return;
    }
    let picks: Vec<_> = lists.iter().flat_map(Changes::picks).collect();
    let met = desk.with_store(|session, keeper| resolve(session, keeper, &LocalStore, clash, &picks));
    desk.close_preview();
    let troubles = vec![(clash.ours.id, StoreTrouble::ChangedElsewhere)];
    after(desk, met.unwrap_or(Err(StoreTrouble::Denied)), troubles, true);
}
