//! Tabs that write in the same instant. A browser gives each of its processes a view of the store: what another one has
//! written comes a moment later, and of two that write the same key at once the later one stands. A tab whose write was lost
//! so finds it missing in what it hears, and brings it in again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use keikaku::id::PlanId;
use keikaku::session::keeping::{Reconciled, Store, StoreTrouble, plan_key};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::loading::{id, stored};
use crate::support::target;
use crate::tabs::Tab;

type Texts = BTreeMap<String, String>;

/// The store as one process sees it.
#[derive(Debug, Default)]
struct View {
    texts: RefCell<Texts>,
    /// Its writes that the others have not heard yet.
    under_way: RefCell<Vec<(String, Option<String>)>>,
}

impl View {
    fn put(&self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => drop(self.texts.borrow_mut().insert(key.to_owned(), text.to_owned())),
            None => drop(self.texts.borrow_mut().remove(key)),
        }
    }

    fn is_writing(&self, key: &str) -> bool {
        self.under_way.borrow().iter().any(|(written, _)| written == key)
    }
}

impl Store for View {
    fn read(&self, key: &str) -> Result<Option<String>, StoreTrouble> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreTrouble> {
        self.put(key, Some(text));
        self.under_way.borrow_mut().push((key.to_owned(), Some(text.to_owned())));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreTrouble> {
        self.put(key, None);
        self.under_way.borrow_mut().push((key.to_owned(), None));
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreTrouble> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// A browser with two processes, a tab in each.
struct Browser {
    /// What lies on the disk.
    texts: Texts,
    views: Vec<Rc<View>>,
    tabs: Vec<Tab>,
    heard: Cell<usize>,
}

impl Browser {
    fn open() -> Self {
        let texts = stored(&["000"]).all();
        let view = |_| Rc::new(View { texts: RefCell::new(texts.clone()), ..View::default() });
        let views: Vec<_> = (0..2).map(view).collect();
        let tabs = views.iter().map(|view| Tab::open(&**view)).collect();
        Self { texts, views, tabs, heard: Cell::new(0) }
    }

    /// Each tab has a KPI of its own.
    fn type_in(&mut self, who: usize, figure: usize) {
        self.tabs[who].hand.fill(who + 1, target(2019), &figure.to_string());
    }

    fn save(&mut self, who: usize) {
        for (plan, trouble) in self.tabs[who].keep(&*self.views[who]) {
            assert_eq!(trouble, StoreTrouble::ChangedElsewhere);
            self.hear(who, plan);
        }
    }

    fn hear(&mut self, who: usize, plan: PlanId) {
        self.heard.set(self.heard.get() + 1);
        let heard = self.tabs[who].hear(&*self.views[who], plan);
        assert!(matches!(heard, Reconciled::Merged), "{heard:?}");
        assert_eq!(self.tabs[who].keep(&*self.views[who]), []);
    }

    /// The first of that process's writes reaches the disk and the others; whether there was one.
    fn deliver(&mut self, from: usize) -> bool {
        let views = self.views.clone();
        if views[from].under_way.borrow().is_empty() {
            return false;
        }
        let (key, text) = views[from].under_way.borrow_mut().remove(0);
        match &text {
            Some(text) => drop(self.texts.insert(key.clone(), text.clone())),
            None => drop(self.texts.remove(&key)),
        }
        for (who, view) in views.iter().enumerate().filter(|(who, _)| *who != from) {
            // Where its own write is still under way, that one comes later and stands.
            if !view.is_writing(&key) {
                view.put(&key, text.as_deref());
            }
            if key == plan_key(id(1)) {
                self.hear(who, id(1));
            }
        }
        true
    }

    /// Until nothing is under way any more.
    fn come_to_rest(&mut self) {
        for who in 0..self.tabs.len() {
            self.save(who);
        }
        let all = 0..self.tabs.len();
        while all.clone().any(|who| self.deliver(who)) {
            assert!(self.heard.get() < 5_000, "the tabs write in turn for ever");
        }
    }

    /// What stands in each tab's KPI on the disk.
    fn on_disk(&self) -> Vec<String> {
        let view = View { texts: RefCell::new(self.texts.clone()), ..View::default() };
        let tab = Tab::open(&view);
        (0..self.tabs.len()).map(|row| tab.hand.figure(row + 1, target(2019))).collect()
    }
}

#[test]
fn of_two_writes_in_the_same_instant_none_is_lost() {
    let mut browser = Browser::open();
    browser.type_in(0, 1_001);
    browser.type_in(1, 2_002);
    browser.save(0);
    browser.save(1);
    browser.come_to_rest();
    assert_eq!(browser.on_disk(), ["1001", "2002"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_tabs_do_at_once_all_that_was_typed_stands_on_the_disk_and_on_every_screen(
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
