//! Two offices with a browser each, and one file in the folder of both.

use std::rc::Rc;
use std::sync::Arc;

use keikaku::merge::open_conflicts;
use keikaku::plan::indicator::Basis;
use keikaku::plan::{BuiltIn, Indicator, Plan, YearAxis};
use keikaku::session::folder::{BaseKnowledge, Contents, End, FileError, Save, SaveMode, Signature, carry_out};
use keikaku::storage;
use keikaku::storage::{StoreError, plan_key};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;

use proptest::sample::Index;

use crate::reliability::folder::File;
use crate::reliability::ledger::{Excuse, Figures, Ledger, Place, figures, in_row, places, places_of};
use crate::reliability::tab::{SECOND_MERGE_DELAY, Tab, either, plan_id};
use crate::reliability::turns::{Deed, Turn};
use crate::support::{Hand, Texts, View, deliver};

/// The rows in which only one of the four tabs types, for each tab, and the rows in which all type.
const OWN_ROWS: usize = 4;
const SHARED_ROWS: usize = 2;
/// The time until other processes see a write, in milliseconds.
const LATENCY: u64 = 40;

/// The counts of a session: what was done, and what was lost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) commands: usize,
    pub(crate) edits: usize,
    pub(crate) kills: usize,
    pub(crate) reloads: usize,
    pub(crate) second_tabs: usize,
    pub(crate) refused_stores: usize,
    pub(crate) file_faults: usize,
    pub(crate) file_saves: usize,
    pub(crate) questions: usize,
    pub(crate) within_delay: usize,
    pub(crate) told: usize,
    pub(crate) with_another: usize,
    pub(crate) lost: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.commands += other.commands;
        self.edits += other.edits;
        self.kills += other.kills;
        self.reloads += other.reloads;
        self.second_tabs += other.second_tabs;
        self.refused_stores += other.refused_stores;
        self.file_faults += other.file_faults;
        self.file_saves += other.file_saves;
        self.questions += other.questions;
        self.within_delay += other.within_delay;
        self.told += other.told;
        self.with_another += other.with_another;
        self.lost += other.lost;
    }
}

/// An office's browser.
struct Browser {
    disk: Texts,
    /// The first tab is always open, the second one sometimes.
    tabs: [Option<Tab>; 2],
    /// The views of all tabs, including closed ones, whose writes still arrive.
    views: Vec<Rc<View>>,
    /// The state of the file that a newly opened page starts from: it is included in the plan in the store.
    base: Option<Contents>,
}

impl Browser {
    fn on(disk: Texts, base: Option<Contents>) -> Self {
        Self { disk, tabs: [None, None], views: Vec::new(), base }
    }

    fn open(&mut self, slot: usize, now: u64, trouble: Option<StoreError>) {
        let view = View::of(&self.disk);
        view.set_clock(now);
        view.set_trouble(trouble);
        self.views.push(Rc::clone(&view));
        self.tabs[slot] = Some(Tab::open(view, self.base.clone()));
    }

    fn open_tabs(&mut self) -> impl Iterator<Item = &mut Tab> {
        self.tabs.iter_mut().flatten()
    }
}

/// Both browsers, the file and the ledger.
pub(crate) struct World {
    now: u64,
    browsers: [Browser; 2],
    troubles: [Option<StoreError>; 2],
    file: File,
    begin: Figures,
    ledger: Ledger,
    typed: usize,
    pub(crate) tally: Tally,
}

/// The plan at which both offices work.
fn plan() -> Plan {
    let years = FiscalYear::new(2024).and_then(|first| YearAxis::starting(first, 5)).unwrap();
    let rows = (1..=4 * OWN_ROWS + SHARED_ROWS).map(|nth| {
        let mut row = Indicator::new(IndicatorId::from_bits(nth as u64), Basis::Increment);
        row.name = format!("指標その{nth}");
        Arc::new(row)
    });
    Plan::new(plan_id(), BuiltIn::F2022, years).with_indicators(rows.collect()).unwrap()
}

impl World {
    pub(crate) fn new() -> Self {
        let plan = plan();
        let disk = Texts::from([(plan_key(plan_id()), storage::encode_plan(&plan))]);
        let mut world = Self {
            now: 0,
            browsers: [Browser::on(disk.clone(), None), Browser::on(disk, None)],
            troubles: [None, None],
            file: File::default(),
            begin: figures(&plan),
            ledger: Ledger::default(),
            typed: 1_000,
            tally: Tally::default(),
        };
        for browser in &mut world.browsers {
            browser.open(0, 0, None);
        }
        world.file.make_anew();
        world.save_file(0, 0, 0);
        let base = Some(Contents::read(world.file.bytes.as_ref().unwrap()).unwrap());
        world.tab(1, 0).base = base;
        world
    }

    /// The open tabs: browser and slot.
    fn open_tabs(&self) -> Vec<(usize, usize)> {
        let is_open = |(browser, slot): &(usize, usize)| self.browsers[*browser].tabs[*slot].is_some();
        [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter().filter(is_open).collect()
    }

    fn tab(&mut self, browser: usize, slot: usize) -> &mut Tab {
        self.browsers[browser].tabs[slot].as_mut().unwrap()
    }

    /// Advances the clock: timers fire and writes are delivered.
    fn pass(&mut self, milliseconds: u64) {
        let until = self.now + milliseconds;
        while let Some((at, browser, event)) = self.next_event().filter(|(at, ..)| *at <= until) {
            self.now = self.now.max(at);
            self.set_clocks();
            match event {
                Event::Save(slot) => self.tab(browser, slot).save(),
                Event::TakeUp(slot) => self.tab(browser, slot).merge_reported(),
                Event::Deliver(view) => self.deliver(browser, view),
            }
            self.remember_bases();
        }
        self.now = until;
        self.set_clocks();
    }

    /// Remembers a tab's state of the file for later pages, once the store has what came with it. Otherwise a page opened
    /// later would take for removed what it never had.
    fn remember_bases(&mut self) {
        for browser in &mut self.browsers {
            for tab in browser.tabs.iter().flatten().filter(|tab| tab.is_saved()) {
                browser.base.clone_from(&tab.base);
            }
        }
    }

    fn set_clocks(&mut self) {
        for view in self.browsers.iter().flat_map(|browser| &browser.views) {
            view.set_clock(self.now);
        }
    }

    fn next_event(&self) -> Option<(u64, usize, Event)> {
        let mut events = Vec::new();
        for (nth, browser) in self.browsers.iter().enumerate() {
            for (slot, tab) in browser.tabs.iter().enumerate() {
                let Some(tab) = tab else { continue };
                events.extend(tab.due.map(|at| (at, nth, Event::Save(slot))));
                events.extend(tab.heard.first().map(|(at, _)| (*at, nth, Event::TakeUp(slot))));
            }
            for (view, each) in browser.views.iter().enumerate() {
                events.extend(each.first_under_way().map(|at| (at + LATENCY, nth, Event::Deliver(view))));
            }
        }
        events.into_iter().min_by_key(|(at, ..)| *at)
    }

    fn deliver(&mut self, browser: usize, view: usize) {
        let now = self.now;
        let browser = &mut self.browsers[browser];
        let from = Rc::clone(&browser.views[view]);
        let Some((key, text)) = deliver(&mut browser.disk, &from, &browser.views) else { return };
        if key != plan_key(plan_id()) {
            return;
        }
        for tab in browser.open_tabs().filter(|tab| !Rc::ptr_eq(&tab.view, &from)) {
            tab.heard.extend(text.clone().map(|text| (now + SECOND_MERGE_DELAY, text)));
            tab.hear();
        }
    }

    pub(crate) fn turn(&mut self, turn: &Turn) {
        self.tally.commands += 1;
        self.pass(turn.after);
        let tabs = self.open_tabs();
        let (browser, slot) = *turn.who.get(&tabs);
        match &turn.deed {
            Deed::Type { cell, is_shared } => {
                self.typed += 1;
                let (figure, place) = (self.typed.to_string(), self.cell(browser, slot, *cell, *is_shared));
                self.act(browser, slot, |hand| hand.fill(place.0 + 1, in_row(place), &figure));
            }
            Deed::Undo => self.act(browser, slot, |hand| drop(hand.session.undo(hand.scope()))),
            Deed::Redo => self.act(browser, slot, |hand| drop(hand.session.redo(hand.scope()))),
            Deed::Decide(choice) => {
                let tab = self.browsers[browser].tabs[slot].as_mut().unwrap();
                self.tally.questions += tab.decide(*choice, &mut self.ledger);
            }
            Deed::Kill => {
                self.tally.kills += 1;
                self.close(browser, slot);
                self.open(browser, slot);
            }
            Deed::Reload => {
                self.tally.reloads += 1;
                self.tab(browser, slot).save();
                self.close(browser, slot);
                self.open(browser, slot);
            }
            Deed::SecondTab if self.browsers[browser].tabs[1].is_some() => {
                self.tab(browser, 1).save();
                self.close(browser, 1);
            }
            Deed::SecondTab => {
                self.tally.second_tabs += 1;
                self.open(browser, 1);
            }
            Deed::Store(trouble) => self.set_trouble(browser, *trouble),
            Deed::SaveFile(choice) => self.save_file(browser, slot, *choice),
            Deed::File(deed) => {
                self.tally.file_faults += 1;
                self.file.befall(deed);
            }
        }
    }

    /// Opens a tab, after all pending writes are delivered.
    fn open(&mut self, browser: usize, slot: usize) {
        for view in 0..self.browsers[browser].views.len() {
            while self.browsers[browser].views[view].first_under_way().is_some() {
                self.deliver(browser, view);
            }
        }
        let (now, trouble) = (self.now, self.troubles[browser]);
        self.browsers[browser].open(slot, now, trouble);
    }

    fn act(&mut self, browser: usize, slot: usize, act: impl FnOnce(&mut Hand)) {
        let now = self.now;
        let tab = self.browsers[browser].tabs[slot].as_mut().unwrap();
        tab.act(now, &mut self.ledger, act);
    }

    fn cell(&mut self, browser: usize, slot: usize, cell: Index, is_shared: bool) -> Place {
        let first = OWN_ROWS * (2 * browser + slot);
        let rows = if is_shared { 4 * OWN_ROWS..4 * OWN_ROWS + SHARED_ROWS } else { first..first + OWN_ROWS };
        let cells: Vec<Place> =
            places(self.tab(browser, slot).plan()).into_iter().filter(|place| rows.contains(&place.0)).collect();
        *cell.get(&cells)
    }

    /// Closes the tab, without saving.
    fn close(&mut self, browser: usize, slot: usize) {
        let Some(tab) = self.browsers[browser].tabs[slot].take() else { return };
        tab.kill(self.now, &mut self.ledger);
    }

    fn set_trouble(&mut self, browser: usize, trouble: Option<StoreError>) {
        self.tally.refused_stores += usize::from(trouble.is_some());
        self.troubles[browser] = trouble;
        for tab in self.browsers[browser].open_tabs() {
            tab.view.set_trouble(trouble);
        }
    }

    /// ファイルに保存, with the decisions of a user and with a new file if the old one is gone or unusable.
    fn save_file(&mut self, browser: usize, slot: usize, choice: u64) {
        let mut mode =
            if self.file.bytes.as_ref().is_some_and(Vec::is_empty) { SaveMode::WriteInFolder } else { SaveMode::Write };
        let (mut decided, mut asked) = (None, None);
        for _ in 0..8 {
            let base = self.tab(browser, slot).base.clone();
            let mut save = match decided.take() {
                Some((conflict, chosen)) => Save::decided(plan_id(), mode, base, conflict, chosen),
                None => Save::start(plan_id(), mode, base),
            };
            let tab = self.browsers[browser].tabs[slot].as_mut().unwrap();
            let end = carry_out(&mut save, &mut tab.hand.session, &mut self.file, Signature::default);
            let after = tab.figures();
            tab.base = save.into_base();
            if let Some((places, ours, theirs)) = asked.take() {
                self.ledger.decide(&places, [&ours, &theirs], &after);
            }
            match end {
                End::Saved { .. } => {
                    self.tally.file_saves += 1;
                    break;
                }
                End::FileConflict(conflict) => {
                    let mut changes = conflict.changes();
                    let all: Vec<_> =
                        changes.iter().zip(0..).map(|(change, nth)| change.decided(either(choice, nth))).collect();
                    changes.decide(&all);
                    self.tally.questions += all.len();
                    let is_known = conflict.base_knowledge == BaseKnowledge::Base;
                    let places = if is_known {
                        places_of(&conflict.ours, open_conflicts(&conflict.differences))
                    } else {
                        places_of(&conflict.ours, conflict.differences.iter())
                    };
                    asked = Some((places, figures(&conflict.ours), figures(&conflict.theirs.plan)));
                    let picks = changes.picks();
                    decided = Some((*conflict, picks));
                }
                End::Failed(FileError::Gone) | End::Unfit(_) | End::NotReadBack => {
                    self.file.make_anew();
                    mode = SaveMode::WriteInFolder;
                }
                End::Failed(_) => break,
                other => panic!("{other:?}"),
            }
        }
        // Changes from the file are saved at once.
        self.tab(browser, slot).save();
        self.remember_bases();
    }

    /// Ends all faults, decides and saves everything that waits, until everybody sees the same. Then checks the ledger
    /// against the file. Returns the counts and the errors.
    pub(crate) fn settle(mut self) -> (Tally, Vec<String>) {
        self.file.heal();
        for browser in 0..2 {
            self.set_trouble(browser, None);
        }
        for _ in 0..8 {
            for (browser, slot) in self.open_tabs() {
                self.tab(browser, slot).save();
                self.pass(3_000);
                let tab = self.browsers[browser].tabs[slot].as_mut().unwrap();
                self.tally.questions += tab.decide(u64::MAX, &mut self.ledger);
                self.pass(3_000);
                self.save_file(browser, slot, 0);
                self.pass(3_000);
            }
        }
        let fresh = Contents::read(self.file.bytes.as_ref().unwrap()).unwrap();
        let end = figures(&fresh.plan);
        let missing = self.ledger.missing(&end);
        let excused = |excuse: Excuse| missing.iter().filter(|(by, _)| *by == Some(excuse)).count();
        self.tally.within_delay = excused(Excuse::WithinDelay);
        self.tally.told = excused(Excuse::Told);
        self.tally.with_another = excused(Excuse::WithAnother);
        let mut faults: Vec<String> =
            missing.into_iter().filter(|(excuse, _)| excuse.is_none()).map(|(_, what)| what).collect();
        self.tally.lost = faults.len();
        self.tally.edits = self.ledger.acts();
        faults.extend(self.ledger.invented(&self.begin, &end));
        for (browser, slot) in self.open_tabs() {
            let tab = self.tab(browser, slot);
            if !tab.is_saved() || tab.figures() != end {
                faults.push(format!("tab {slot} of browser {browser} shows something else, or has not kept it"));
            }
        }
        for (nth, browser) in self.browsers.iter().enumerate() {
            let kept = browser.disk.get(&plan_key(plan_id())).and_then(|record| storage::decode_plan(record).ok());
            if kept.map(|plan| figures(&plan)) != Some(end.clone()) {
                faults.push(format!("browser {nth} keeps something else"));
            }
        }
        (self.tally, faults)
    }
}

/// The next event in a browser, by the index of its tab or view.
#[derive(Clone, Copy, Debug)]
enum Event {
    Save(usize),
    TakeUp(usize),
    Deliver(usize),
}
