//! A tab: a session, what it knows of the store, and the timer that saves.

use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use keikaku::merge::review::Decision;
use keikaku::plan::Plan;
use keikaku::session::folder::Contents;
use keikaku::session::{RemoteConflict, RemoteMerge, TabAndStore};
use keikaku::storage;
use keikaku::storage::{PlanStore, Store, StoreError, plan_key};
use keikaku::value::id::PlanId;

use crate::reliability::ledger::{Entry, Excuse, Figures, Ledger, figures, places_of};
use crate::support::{Hand, View};

/// After so many milliseconds a tab makes sure that what it heard of another is in.
pub(crate) const SECOND_MERGE_DELAY: u64 = 600;

/// From the first unsaved edit to the save, in milliseconds (`docs/decisions.md` 17).
pub(crate) const DELAY: u64 = 350;

pub(crate) fn plan_id() -> PlanId {
    PlanId::from_bits(1)
}

/// A tab of a browser.
pub(crate) struct Tab {
    pub(crate) view: Rc<View>,
    pub(crate) hand: Hand,
    plan_store: PlanStore,
    /// When it saves.
    pub(crate) due: Option<u64>,
    /// What it did that is not kept yet, and when.
    unkept: Vec<(Entry, u64)>,
    /// Whether the last save was refused, and the tab says so.
    is_refused: bool,
    /// What waits to be decided.
    conflict: Option<Box<RemoteConflict>>,
    /// Records that it heard another tab write, and when it makes sure that they are in.
    pub(crate) heard: Vec<(u64, String)>,
    /// What it last read from the file or wrote into it.
    pub(crate) base: Option<Contents>,
}

impl Tab {
    pub(crate) fn open(view: Rc<View>, base: Option<Contents>) -> Self {
        static OPENED: AtomicU64 = AtomicU64::new(1);
        let mut plan_store = PlanStore::of_tab(OPENED.fetch_add(1, Ordering::Relaxed));
        let workbook = plan_store.load(&*view).unwrap().workbook;
        let hand = Hand::at(workbook.plans().iter().cloned());
        Self {
            view,
            hand,
            plan_store,
            due: None,
            unkept: Vec::new(),
            is_refused: false,
            conflict: None,
            heard: Vec::new(),
            base,
        }
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.hand.plan()
    }

    pub(crate) fn figures(&self) -> Figures {
        figures(self.plan())
    }

    /// Does something and notes what it changed.
    pub(crate) fn act(&mut self, now: u64, ledger: &mut Ledger, act: impl FnOnce(&mut Hand)) {
        let before = self.figures();
        act(&mut self.hand);
        for entry in ledger.note(&before, &self.figures()) {
            self.unkept.push((entry, now));
        }
        if !self.plan_store.matches(&self.hand.session.settled()) {
            self.due.get_or_insert(now + DELAY);
        }
    }

    /// Writes what is not kept; what another tab has written meanwhile is brought in first, and written with it.
    pub(crate) fn save(&mut self) {
        self.due = None;
        for _ in 0..3 {
            let troubles = self.plan_store.save(&*self.view, &self.hand.session.settled());
            let Some((_, trouble)) = troubles.first() else {
                self.unkept.clear();
                self.is_refused = false;
                return;
            };
            self.is_refused = true;
            if *trouble != StoreError::ChangedElsewhere || !self.meet() {
                return;
            }
        }
        panic!("the save never ends");
    }

    fn with_store(&mut self) -> TabAndStore<'_, View> {
        TabAndStore { session: &mut self.hand.session, plan_store: &mut self.plan_store, store: &self.view }
    }

    /// Brings in what stands in the store; whether it came in without a question.
    fn meet(&mut self) -> bool {
        match self.with_store().follow(plan_id()) {
            Ok(RemoteMerge::Merged) => {
                self.conflict = None;
                true
            }
            Ok(RemoteMerge::Conflicts(conflict)) => {
                self.conflict = Some(conflict);
                false
            }
            other => panic!("{other:?}"),
        }
    }

    /// Hears that another tab has written.
    pub(crate) fn hear(&mut self) {
        if self.meet() {
            self.save();
        }
    }

    /// Makes sure that the record it heard longest ago is in.
    pub(crate) fn merge_reported(&mut self) {
        let (_, heard) = self.heard.remove(0);
        match self.with_store().merge_reported(plan_id(), heard) {
            RemoteMerge::Conflicts(conflict) => self.conflict = Some(conflict),
            _ => self.save(),
        }
    }

    /// Decides what waits, each either way by a bit of `choice`. How many decisions that were.
    pub(crate) fn decide(&mut self, choice: u64, ledger: &mut Ledger) -> usize {
        let Some(conflict) = self.conflict.take() else { return 0 };
        let mut changes = conflict.changes();
        let all: Vec<_> = changes.iter().zip(0..).map(|(change, nth)| change.decided(either(choice, nth))).collect();
        changes.decide(&all);
        let picks = changes.picks();
        let (ours, theirs) = (self.figures(), figures(conflict.theirs()));
        let asked = places_of(&conflict.ours, conflict.conflicts());
        match self.with_store().resolve(&conflict, &picks) {
            Ok(RemoteMerge::Merged) => {
                ledger.decide(&asked, [&ours, &theirs], &self.figures());
                self.save();
            }
            Ok(RemoteMerge::Conflicts(conflict)) => self.conflict = Some(conflict),
            other => panic!("{other:?}"),
        }
        all.len()
    }

    /// The tab is gone, and with it what was not kept.
    pub(crate) fn kill(self, now: u64, ledger: &mut Ledger) {
        for (entry, at) in &self.unkept {
            match now - at {
                0..=DELAY => ledger.excuse(entry, Excuse::WithinDelay),
                _ if self.is_refused => ledger.excuse(entry, Excuse::Told),
                _ => {}
            }
        }
        let of_record = |record: &str| figures(&storage::decode_plan(record).unwrap());
        let stored = of_record(&self.view.read(&plan_key(plan_id())).unwrap().unwrap());
        if self.is_refused {
            // What came in of others and could not be written either.
            ledger.excuse_all(&self.figures(), &stored, Excuse::Told);
        }
        for (_, heard) in &self.heard {
            ledger.excuse_all(&of_record(heard), &stored, Excuse::WithAnother);
        }
    }

    /// Whether all that it shows stands in its store.
    pub(crate) fn is_saved(&self) -> bool {
        self.unkept.is_empty() && self.plan_store.matches(&self.hand.session.settled())
    }
}

/// One side or the other, by a bit.
pub(crate) fn either(choice: u64, nth: u32) -> Decision {
    if choice.rotate_right(nth) & 1 == 0 { Decision::Ours } else { Decision::Theirs }
}
