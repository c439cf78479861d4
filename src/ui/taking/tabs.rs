//! Another tab on the same plans: what it does is brought in, and where both changed the same somebody decides.
//!
//! Two tabs are rare, so the merge is in the chunk `exchange` ([`chunk`]); where that does not arrive a save that comes too
//! late is refused as before, with its two ways out.

use std::sync::Arc;

use keikaku::edit::Merging;
use keikaku::exchange::preview::{Changes, Decision, Place, of_conflicts};
use keikaku::id::PlanId;
use keikaku::session::keeping::{Clash, PLAN_PREFIX, Reconciled, StoreTrouble, follow, resolve};
use keikaku::wording::{Label, LateLabel, names};
use wasm_split_macros::wasm_split;
use web_sys::StorageEvent;

use super::changes::ChangeTable;
use super::frame_of;
use super::sheet::{self, Lists, Sheet};
use crate::browser::chunk::{self, NotArrived};
use crate::browser::storage::LocalStore;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::late::LateView;
use crate::ui::saving::SaveState;

type Troubles = Vec<(PlanId, StoreTrouble)>;

impl Desk {
    /// Another tab has written something.
    pub(in crate::ui) fn on_stored(self, event: &StorageEvent) {
        let key = event.key().unwrap_or_default();
        if let Some(Ok(plan)) = key.strip_prefix(PLAN_PREFIX).map(str::parse) {
            self.when_arrived(async move { meet(self, plan, Vec::new()).await });
        }
    }

    /// Brings another tab's changes in, because this one could not write over them.
    pub(in crate::ui) fn meet_other_tab(self, plan: PlanId, troubles: Troubles) {
        self.when_arrived(async move {
            let met = meet(self, plan, troubles.clone()).await;
            if met.is_err() {
                self.save_state.set(SaveState::Failed(troubles));
            }
            met
        });
    }

    /// From now on a step is taken back over what another tab has changed, too.
    pub(in crate::ui) fn bring_merging(self) {
        self.when_arrived(async move { lend_merging(self).await });
    }
}

#[wasm_split(exchange, wasm_split_path = chunk, fallible)]
fn lend_merging(desk: Desk) -> Result<(), NotArrived> {
    desk.update_session(|session| session.set_merging(Merging::new()));
    Ok(())
}

/// Brings in what stands in the store; `troubles` are those of the save that it stood in the way of.
#[wasm_split(exchange, wasm_split_path = chunk, fallible)]
fn meet(desk: Desk, plan: PlanId, troubles: Troubles) -> Result<(), NotArrived> {
    chunk::wear(include_str!("../../../style/exchange.css"));
    let met = desk.with_store(|session, keeper| follow(session, keeper, &LocalStore, plan));
    after(desk, met.unwrap_or(Err(StoreTrouble::Denied)), troubles);
    Ok(())
}

fn after(desk: Desk, met: Result<Reconciled, StoreTrouble>, troubles: Troubles) {
    let was_refused = !troubles.is_empty();
    match met {
        Ok(Reconciled::Merged) => {
            desk.show();
            desk.save_now();
            if was_refused {
                desk.say(desk.label(LateLabel::MergedWithTab).to_owned());
            }
        }
        Ok(Reconciled::Conflicts(clash)) => {
            if was_refused {
                desk.save_state.set(SaveState::Failed(troubles));
            }
            // What somebody is looking at is not taken away.
            if desk.preview.with_untracked(Option::is_none) {
                desk.show_preview(view(desk, *clash));
            }
        }
        Ok(Reconciled::Unmergeable) | Err(_) if was_refused => desk.save_state.set(SaveState::Failed(troubles)),
        Ok(Reconciled::Unmergeable) | Err(_) => {}
    }
}

/// What both tabs changed, to be decided.
fn view(desk: Desk, clash: Clash) -> LateView {
    let clash = Arc::new(clash);
    let sheet = Sheet::new(desk, LateLabel::OtherTabValue, 1);
    LateView::new(move || section(&clash, &sheet))
}

fn decided(clash: &Clash, decisions: &[(Place, Decision)]) -> Changes {
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
        .with(el("p").class("note").text(desk.label(LateLabel::TabsDiffer)))
        .with(sheet::tools(sheet, &lists))
        .part(table);
    let take = {
        let (clash, sheet, lists) = (Arc::clone(clash), sheet.clone(), Arc::clone(&lists));
        move || take(&clash, &sheet, &lists())
    };
    let merge = button("primary", desk.label(Label::MergePlans)).press(take);
    let name = names::plan_name(&clash.ours, desk.words());
    frame_of(desk, LateLabel::OtherTab, &name, content, merge, sheet::waiting(sheet, &lists))
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
    after(desk, met.unwrap_or(Err(StoreTrouble::Denied)), troubles);
}
