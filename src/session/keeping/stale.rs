//! A save that comes too late: another tab has changed the plan in the store since this tab last read or wrote it.
//!
//! It is a three-way merge (`decisions.md` 19): the base is the newest state that this tab knew and the other has seen, ours
//! is what it shows, theirs is what stands in the store. Without conflicts the merge is shown, and kept with the next write; with conflicts
//! nothing is changed anywhere until they are decided ([`Clash`]). Other tabs' changes are no step of this history.
//!
//! The page calls this from code that is loaded on demand, when it hears that another tab has written, and once
//! [`Keeper::keep`] has told of [`StoreTrouble::ChangedElsewhere`]; nothing that is loaded first names it:
//!
//! ```ignore
//! match follow(session, keeper, &LocalStore, plan)? {
//!     Reconciled::Merged => desk.save_now(),            // shown already; this writes it
//!     Reconciled::Conflicts(clash) => show(clash),      // then resolve(…) with what was chosen, and save_now()
//!     Reconciled::Unmergeable => offer_reload_and_apart(), // as without a merge
//! }
//! ```

use std::sync::Arc;

use super::keeper::Keeper;
use super::{Kept, Store, StoreTrouble, open, plan_key};
use crate::edit::{Merging, with_picks};
use crate::id::PlanId;
use crate::merge::{Base, Difference, Pick, Plans, merge_plans, open_conflicts, taken_by_itself};
use crate::plan::Plan;
use crate::session::Session;

/// What became of a plan that another tab had changed.
#[derive(Clone, Debug)]
pub enum Reconciled {
    /// Both tabs' changes are shown, and this tab may write them.
    Merged,
    /// Both tabs changed the same, each otherwise. Nothing has changed, here or in the store.
    Conflicts(Box<Clash>),
    /// One side has no such plan any more, its record cannot be opened, this tab never read one, or both together are
    /// more than a plan can hold. Nothing has changed; the plan can be read again or kept apart.
    Unmergeable,
}

/// Two tabs' states of a plan that disagree.
#[derive(Clone, Debug)]
pub struct Clash {
    /// This tab's state.
    pub ours: Arc<Plan>,
    /// All that the other tab changed; [`Clash::conflicts`] wait for a decision.
    pub differences: Vec<Difference>,
    theirs: Kept,
}

impl Clash {
    /// The other tab's state.
    pub fn theirs(&self) -> &Arc<Plan> {
        &self.theirs.plan
    }

    /// What both changed, each otherwise: the pick is theirs, beside it stands ours.
    pub fn conflicts(&self) -> impl Iterator<Item = &Difference> {
        open_conflicts(&self.differences)
    }
}

/// Brings another tab's changes of the plan in, if they don't contradict this tab's.
pub fn reconcile(
    session: &mut Session,
    keeper: &mut Keeper,
    store: &impl Store,
    id: PlanId,
) -> Result<Reconciled, StoreTrouble> {
    let Some(clash) = meet(session, keeper, store, id)? else { return Ok(Reconciled::Unmergeable) };
    // Where only one side changed there is nothing to be merged: its state is taken to the letter, whatever the merge makes
    // of it, so that two tabs never write in turn for ever.
    let base = keeper.common(id, &clash.theirs.stamp.seen);
    let (only_theirs, only_ours) = (base == Some(&clash.ours), base == Some(&clash.theirs.plan));
    if only_theirs || only_ours {
        if only_theirs && clash.ours != clash.theirs.plan {
            session.take_from_store(id, Some(Arc::clone(&clash.theirs.plan)));
            session.set_merging(Merging::new());
        }
        keeper.build_on(clash.theirs);
        return Ok(Reconciled::Merged);
    }
    if clash.conflicts().next().is_some() {
        return Ok(Reconciled::Conflicts(Box::new(clash)));
    }
    Ok(take(session, keeper, clash, &[]))
}

/// Brings in what another tab has done to a plan: made it, changed it, or removed it for good, which this tab follows where
/// it has not changed the plan itself.
pub fn follow(
    session: &mut Session,
    keeper: &mut Keeper,
    store: &impl Store,
    id: PlanId,
) -> Result<Reconciled, StoreTrouble> {
    let raw = store.read(&plan_key(id))?;
    let is_gone = raw.is_none();
    let stored = raw.and_then(|raw| open(plan_key(id), raw).ok());
    let ours = session.settled().plan(id).cloned();
    match (stored, ours, keeper.known(id)) {
        (Some(theirs), None, None) => session.take_from_store(id, Some(Arc::clone(&theirs.plan))),
        (None, Some(ours), Some(known)) if is_gone && *ours == *known => session.take_from_store(id, None),
        _ => return reconcile(session, keeper, store, id),
    }
    keeper.read_again(store, id)?;
    Ok(Reconciled::Merged)
}

/// Ends a clash. `chosen` are the picks of the conflicts that are decided otherwise than ours: theirs, or a third value
/// ([`crate::merge::Setting::typed`]); in all others ours stays. Where either side has changed since the clash was shown,
/// nothing of it is taken and the two are held against each other anew.
pub fn resolve(
    session: &mut Session,
    keeper: &mut Keeper,
    store: &impl Store,
    clash: &Clash,
    chosen: &[Pick],
) -> Result<Reconciled, StoreTrouble> {
    let id = clash.ours.id;
    match meet(session, keeper, store, id)? {
        Some(now) if now.theirs.plan == clash.theirs.plan && now.ours == clash.ours => {
            Ok(take(session, keeper, now, chosen))
        }
        _ => reconcile(session, keeper, store, id),
    }
}

/// The two states and what they differ in, if there are two and this tab has known the plan. What they began with is told by
/// the writes that each includes; where nothing tells, all that differs is for somebody to decide.
fn meet(session: &Session, keeper: &Keeper, store: &impl Store, id: PlanId) -> Result<Option<Clash>, StoreTrouble> {
    let key = plan_key(id);
    let theirs = store.read(&key)?.and_then(|raw| open(key, raw).ok());
    let ours = session.settled().plan(id).cloned();
    let (Some(theirs), Some(ours), Some(_)) = (theirs, ours, keeper.known(id)) else { return Ok(None) };
    let base = keeper.common(id, &theirs.stamp.seen).map_or(Base::Unknown, Base::Plan);
    let plans = Plans { base, ours: &ours, theirs: &theirs.plan };
    Ok(Some(Clash { differences: merge_plans(plans), ours, theirs }))
}

/// Shows ours with theirs and with what was chosen. From then on this tab builds on what stands in the store.
fn take(session: &mut Session, keeper: &mut Keeper, clash: Clash, chosen: &[Pick]) -> Reconciled {
    let picks = [&taken_by_itself(&clash.differences), chosen].concat();
    let Ok(merged) = with_picks(&clash.ours, &picks) else { return Reconciled::Unmergeable };
    // An open step stays open where nothing comes to this tab.
    if merged != *clash.ours {
        session.take_from_store(clash.ours.id, Some(Arc::new(merged)));
        session.set_merging(Merging::new());
    }
    keeper.build_on(clash.theirs);
    Reconciled::Merged
}
