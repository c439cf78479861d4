//! Random acts of two tabs on one store: a write that was reported as saved is never lost.
//!
//! Every edit adds a mark to a plan, and nothing removes one. So the store must always have every mark that a tab was
//! told is saved.

use std::collections::{BTreeMap, BTreeSet};

use keikaku::plan::Plan;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::session::RemoteMerge;
use keikaku::storage::StoreError;
use keikaku::value::id::PlanId;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::storage::loading::{id, stored};
use crate::storage::memory::{Memory, Mood};
use crate::storage::tabs::Tab;

/// An act of a tab.
#[derive(Clone, Copy, Debug)]
enum Turn {
    /// Adds a mark to that plan.
    Mark(usize),
    /// Types half a cell of that plan.
    Type(usize),
    Keep,
    /// Reads the plans again that another tab has changed.
    Reload,
    /// Saves our version as another plan.
    KeepApart,
    /// Merges what another tab has changed; conflicts are decided for the other.
    Merge,
    /// Closes the tab and opens it again.
    Reopen,
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        5 => (0..3_usize).prop_map(Turn::Mark),
        1 => (0..3_usize).prop_map(Turn::Type),
        6 => Just(Turn::Keep),
        2 => Just(Turn::Reload),
        2 => Just(Turn::KeepApart),
        3 => Just(Turn::Merge),
        1 => Just(Turn::Reopen),
    ]
}

fn mood() -> impl Strategy<Value = Mood> {
    prop_oneof![8 => Just(Mood::Fine), 2 => select(vec![Mood::Full, Mood::Denied, Mood::Lying, Mood::Forgetful])]
}

/// The marks in a plan.
fn marks(plan: &Plan) -> BTreeSet<String> {
    plan.indicators()[0].definition.split_whitespace().map(str::to_owned).collect()
}

/// A store with two tabs.
struct Table {
    store: Memory,
    tabs: [Tab; 2],
    /// The marks that were reported as saved, by plan.
    kept: BTreeMap<PlanId, BTreeSet<String>>,
    count: u64,
}

impl Table {
    fn new() -> Self {
        let store = stored(&["000", "001"]);
        let tabs = [Tab::open(&store), Tab::open(&store)];
        Self { store, tabs, kept: BTreeMap::new(), count: 100 }
    }

    fn next(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    fn turn(&mut self, who: usize, turn: Turn, mood: Mood) {
        self.store.mood(if matches!(turn, Turn::Keep) { mood } else { Mood::Fine });
        match turn {
            Turn::Mark(which) => self.mark(who, which),
            Turn::Type(which) => self.type_into(who, which),
            Turn::Keep => drop(self.save(who)),
            Turn::Reload => {
                for id in self.overtaken(who) {
                    self.tabs[who].reload(&self.store, id);
                }
            }
            Turn::KeepApart => {
                for id in self.overtaken(who) {
                    let fresh = PlanId::from_bits(self.next());
                    self.tabs[who].save_as_other_plan(&self.store, id, fresh).unwrap();
                }
            }
            Turn::Merge => {
                for id in self.overtaken(who) {
                    self.merge(who, id);
                }
            }
            Turn::Reopen => self.tabs[who] = Tab::open(&self.store),
        }
        self.store.mood(Mood::Fine);
    }

    /// Opens one of the plans that the tab shows.
    fn open(&mut self, who: usize, which: usize) {
        let hand = &mut self.tabs[who].hand;
        let plans = hand.session.workbook().plans();
        hand.plan = plans[which % plans.len()].id;
    }

    fn mark(&mut self, who: usize, which: usize) {
        let mark = self.next();
        self.open(who, which);
        let hand = &mut self.tabs[who].hand;
        let text = format!("{} {mark}", hand.row(1).definition);
        hand.write(1, TextPlace::Definition, &text).unwrap();
    }

    fn type_into(&mut self, who: usize, which: usize) {
        let figure = self.next();
        self.open(who, which);
        self.tabs[who].hand.keys(1, CellPlace::Baseline, &[&format!("{figure},")]);
    }

    fn save(&mut self, who: usize) -> Vec<(PlanId, StoreError)> {
        let troubles = self.tabs[who].save(&self.store);
        for plan in self.tabs[who].hand.session.workbook().plans() {
            if troubles.iter().all(|(id, _)| *id != plan.id) {
                self.kept.entry(plan.id).or_default().extend(marks(plan));
            }
        }
        troubles
    }

    fn merge(&mut self, who: usize, id: PlanId) {
        let tab = &mut self.tabs[who];
        if let RemoteMerge::Conflicts(conflict) = tab.reconcile(&self.store, id).unwrap() {
            let theirs: Vec<_> = conflict.conflicts().map(|conflict| conflict.pick.clone()).collect();
            assert!(matches!(tab.resolve(&self.store, &conflict, &theirs), Ok(RemoteMerge::Merged)));
        }
    }

    fn overtaken(&mut self, who: usize) -> Vec<PlanId> {
        let troubles = self.save(who);
        troubles.into_iter().filter(|(_, why)| *why == StoreError::ChangedElsewhere).map(|(id, _)| id).collect()
    }

    fn assert_nothing_lost(&self) {
        for (id, kept) in &self.kept {
            let stored = self.store.plan(*id).map(|plan| marks(&plan)).unwrap_or_default();
            assert!(kept.is_subset(&stored), "{id}: kept {kept:?}, stored {stored:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_write_reported_as_saved_is_never_lost(turns in vec((0..2_usize, turn(), mood()), 1..60)) {
        let mut table = Table::new();
        for (who, turn, mood) in turns {
            table.turn(who, turn, mood);
            table.assert_nothing_lost();
        }
        // In the end both tabs can save their work somewhere.
        for who in 0..2 {
            table.turn(who, Turn::KeepApart, Mood::Fine);
            prop_assert_eq!(table.save(who), []);
            table.assert_nothing_lost();
        }
        prop_assert!(table.store.plan(id(1)).is_some() && table.store.plan(id(2)).is_some());
    }
}
