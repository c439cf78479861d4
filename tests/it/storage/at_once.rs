//! Tabs that write at the same time. Each process of a browser has its own view of the store: it sees another's write a
//! moment later, and if two write one key at once, the later write wins. A tab whose write was lost in this way notices that
//! when it hears of the other write, and merges again.

use std::cell::Cell;
use std::rc::Rc;

use keikaku::session::RemoteMerge;
use keikaku::storage::{StoreError, plan_key};
use keikaku::value::id::PlanId;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::storage::loading::{id, stored};
use crate::storage::tabs::Tab;
use crate::support::{Texts, View, deliver, target};

/// A browser with two processes, a tab in each.
struct Browser {
    /// The texts on the disk.
    texts: Texts,
    views: Vec<Rc<View>>,
    tabs: Vec<Tab>,
    heard: Cell<usize>,
    last_heard: Option<String>,
}

impl Browser {
    fn open() -> Self {
        let texts = stored(&["000"]).all();
        let views: Vec<_> = (0..2).map(|_| View::of(&texts)).collect();
        let tabs = views.iter().map(|view| Tab::open(&**view)).collect();
        Self { texts, views, tabs, heard: Cell::new(0), last_heard: None }
    }

    /// Types into the KPI of this tab.
    fn type_in(&mut self, who: usize, figure: usize) {
        self.tabs[who].hand.fill(who + 1, target(2019), &figure.to_string());
    }

    fn save(&mut self, who: usize) {
        for (plan, trouble) in self.tabs[who].save(&*self.views[who]) {
            assert_eq!(trouble, StoreError::ChangedElsewhere);
            self.hear(who, plan);
        }
    }

    fn hear(&mut self, who: usize, plan: PlanId) {
        self.heard.set(self.heard.get() + 1);
        let heard = self.tabs[who].hear(&*self.views[who], plan);
        assert!(matches!(heard, RemoteMerge::Merged), "{heard:?}");
        assert_eq!(self.tabs[who].save(&*self.views[who]), []);
    }

    /// Delivers the oldest write of that process to the disk and to the others. Returns false if there was none.
    fn deliver(&mut self, from: usize) -> bool {
        let Some((key, text)) = deliver(&mut self.texts, &self.views[from], &self.views) else { return false };
        if key == plan_key(id(1)) {
            self.hear(1 - from, id(1));
            self.last_heard = text;
        }
        true
    }

    /// Saves and delivers until no write is pending.
    fn come_to_rest(&mut self) {
        for who in 0..self.tabs.len() {
            self.save(who);
        }
        let all = 0..self.tabs.len();
        while all.clone().any(|who| self.deliver(who)) {
            assert!(self.heard.get() < 5_000, "the tabs write in turn for ever");
        }
    }

    /// The figure of each tab's KPI on the disk.
    fn on_disk(&self) -> Vec<String> {
        let tab = Tab::open(&*View::of(&self.texts));
        (0..self.tabs.len()).map(|row| tab.hand.figure(row + 1, target(2019))).collect()
    }
}

#[test]
fn neither_of_two_simultaneous_writes_is_lost() {
    let mut browser = Browser::open();
    browser.type_in(0, 1_001);
    browser.type_in(1, 2_002);
    browser.save(0);
    browser.save(1);
    browser.come_to_rest();
    assert_eq!(browser.on_disk(), ["1001", "2002"]);
}

#[test]
fn a_simultaneous_write_of_a_closed_tab_is_kept_by_the_other_tab() {
    let mut browser = Browser::open();
    browser.type_in(0, 1_001);
    browser.type_in(1, 2_002);
    browser.save(0);
    browser.save(1);
    // The first tab is closed before it hears that its write was overwritten. The second tab heard of that write before.
    while browser.last_heard.is_none() {
        browser.deliver(0);
    }
    let (heard, view) = (browser.last_heard.take().unwrap(), Rc::clone(&browser.views[1]));
    assert!(matches!(browser.tabs[1].merge_reported(&*view, id(1), heard), RemoteMerge::Merged));
    assert_eq!(browser.tabs[1].save(&*view), []);
    while deliver(&mut browser.texts, &view, &[]).is_some() {}
    let tab = Tab::open(&*View::of(&browser.texts));
    assert_eq!([1, 2].map(|row| tab.hand.figure(row, target(2019))), ["1001", "2002"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_last_typed_figures_reach_disk_and_both_tabs_in_any_order_of_acts(
        turns in vec((0..2_usize, 0..3_usize), 1..120),
    ) {
        let mut browser = Browser::open();
        let mut typed = browser.on_disk();
        for (figure, (who, act)) in turns.into_iter().enumerate() {
            match act {
                0 => {
                    browser.type_in(who, 1_000 + figure);
                    typed[who] = (1_000 + figure).to_string();
                }
                1 => browser.save(who),
                _ => drop(browser.deliver(who)),
            }
        }
        browser.come_to_rest();
        prop_assert_eq!(&browser.on_disk(), &typed);
        for tab in &browser.tabs {
            let shown: Vec<_> = (0..2).map(|row| tab.hand.figure(row + 1, target(2019))).collect();
            prop_assert_eq!(&shown, &typed);
        }
    }
}
