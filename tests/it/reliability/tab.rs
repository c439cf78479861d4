//! A tab: a session, its knowledge of the store, and its save timer.

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

/// The time until a tab checks again that a record which another tab reported is merged, in milliseconds.
pub(crate) const SECOND_MERGE_DELAY: u64 = 600;

/// The time from the first unsaved edit to the save, in milliseconds (`docs/decisions.md` 17).
pub(crate) const DELAY: u64 = 350;

pub(crate) fn plan_id() -> PlanId {
    PlanId::from_bits(1)
}

/// A tab of a browser.
pub(crate) struct Tab {
    pub(crate) view: Rc<View>,
    pub(crate) hand: Hand,
    plan_store: PlanStore,
    /// The time of the next save; `None` if nothing is unsaved.
    pub(crate) due: Option<u64>,
    /// The unsaved acts of the tab, with their times.
    unkept: Vec<(Entry, u64)>,
    /// Whether the last save was refused, which the tab reports.
    is_refused: bool,
    /// The conflict that waits for decisions.
    conflict: Option<Box<RemoteConflict>>,
    /// The records that other tabs reported, each with the time at which the tab checks that it is merged.
    pub(crate) heard: Vec<(u64, String)>,
    /// The contents that the tab last read from the file or wrote into it.
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

    /// Carries out a user's act and notes the cells that it changed.
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

    /// Saves. If another tab has written in the meantime, its changes are merged first and saved as well.
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

    /// Merges the record in the store. Returns whether that needed no decision.
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

    /// Handles the report that another tab has written.
    pub(crate) fn hear(&mut self) {
        if self.meet() {
            self.save();
        }
    }

    /// Makes sure that the oldest reported record is merged.
    pub(crate) fn merge_reported(&mut self) {
        let (_, heard) = self.heard.remove(0);
        match self.with_store().merge_reported(plan_id(), heard) {
            RemoteMerge::Conflicts(conflict) => self.conflict = Some(conflict),
            _ => self.save(),
        }
    }

    /// Decides the open conflict, each change by a bit of `choice`. Returns the number of decisions.
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

    /// Closes the tab. Its unsaved acts may be lost.
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
            // Merged changes of other tabs that could not be saved either.
            ledger.excuse_all(&self.figures(), &stored, Excuse::Told);
        }
        for (_, heard) in &self.heard {
            ledger.excuse_all(&of_record(heard), &stored, Excuse::WithAnother);
        }
    }

    /// Whether the store has everything that the tab shows.
    pub(crate) fn is_saved(&self) -> bool {
        self.unkept.is_empty() && self.plan_store.matches(&self.hand.session.settled())
    }
}

/// Our or their side, by one bit of `choice`.
pub(crate) fn either(choice: u64, nth: u32) -> Decision {
    if choice.rotate_right(nth) & 1 == 0 { Decision::Ours } else { Decision::Theirs }
}
