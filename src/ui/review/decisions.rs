//! What a person has decided of the changes in a preview.
//!
//! Every preview in which changes are decided (table files, plan files, another tab, the file in a folder) has one
//! [`Decisions`]: a log for each of its lists of changes, and the kind of changes that alone is shown. It lives outside
//! of the components, so that nothing is lost when the page is made anew in another language.

use std::sync::Arc;

use keikaku::merge::review::{Change, ChangeKind, Changes, DecidedChange, Decision};
use keikaku::wording::{Label, import};
use leptos::prelude::*;

use crate::ui::app::{AppState, focus};

/// Changes of a list that are shown. The others are counted and imported like them.
pub(crate) const MOST_SHOWN: usize = 1_000;

/// What was decided of one list. Of two decisions on a place the later one counts.
type Log = ArcRwSignal<Vec<DecidedChange>>;

/// What was decided of each list of a preview, and what all its lists share.
#[derive(Clone, Debug)]
pub(crate) struct Decisions {
    app: AppState,
    /// The column heading of the other side's values.
    pub(crate) theirs: Label,
    /// The only kind of changes that is shown; all kinds while it is `None`.
    pub(crate) kind: ArcRwSignal<Option<ChangeKind>>,
    /// Grows when a decision was made elsewhere than in the controls of its own row, which then have to be made anew.
    redrawn: ArcRwSignal<u32>,
    /// A log for each list, in the order of the lists.
    logs: Arc<[Log]>,
}

impl Decisions {
    /// Nothing decided yet, for that many lists.
    pub(crate) fn new(app: AppState, theirs: Label, lists: usize) -> Self {
        let logs = std::iter::repeat_with(Log::default).take(lists).collect();
        Self { app, theirs, kind: ArcRwSignal::default(), redrawn: ArcRwSignal::default(), logs }
    }

    /// What was decided of that list.
    pub(crate) fn log(&self, list: usize) -> Log {
        self.logs.get(list).cloned().unwrap_or_default()
    }

    /// The changes of that list as they are decided. The caller follows the decisions.
    pub(crate) fn applied_to(&self, list: usize, mut changes: Changes) -> Changes {
        self.log(list).with(|decided| changes.decide(decided));
        changes
    }

    /// The changes of that list as they are decided now.
    pub(crate) fn applied_untracked(&self, list: usize, mut changes: Changes) -> Changes {
        self.log(list).with_untracked(|decided| changes.decide(decided));
        changes
    }

    /// Notes decisions on changes of that list.
    pub(crate) fn decide(&self, list: usize, decided: Vec<DecidedChange>) {
        // A message about missing decisions no longer holds.
        self.app.message.set(None);
        self.log(list).update(|log| log.extend(decided));
    }

    /// Decides all changes that are shown in the same way.
    pub(crate) fn decide_all(&self, lists: &[Changes], decision: &Decision) {
        let kind = self.kind.get_untracked();
        for (list, changes) in lists.iter().enumerate() {
            self.decide(list, changes.all(kind, decision));
        }
        self.redraw();
    }

    /// Makes the rows of all changes anew.
    pub(crate) fn redraw(&self) {
        self.redrawn.update(|count| *count = count.wrapping_add(1));
    }

    /// The caller, which makes rows of changes, runs again when another kind is chosen or [`Self::redraw`] is called.
    pub(crate) fn track_redraw(&self) {
        self.redrawn.track();
        self.kind.track();
    }

    /// Whether every change of these lists is decided. Otherwise a message says how many are not, and the first of them
    /// is shown and gets the focus.
    pub(crate) fn are_complete(&self, lists: &[Changes]) -> bool {
        let undecided = count_undecided(lists);
        if undecided > 0 {
            self.app.show_error(import::undecided(undecided, self.app.language()));
            if let Some((index, change)) = first_undecided(lists) {
                self.lead_to(index, change);
            }
        }
        undecided == 0
    }

    fn lead_to(&self, index: ChangeIndex, change: &Change) {
        // The row is not there while another kind alone is shown, or behind the most rows that are shown.
        let is_hidden = index.change >= MOST_SHOWN || self.kind.get_untracked().is_some();
        self.kind.set(is_hidden.then_some(change.kind));
        let control = if matches!(change.decision, Decision::Typed(_)) { "-text" } else { "-ours" };
        focus::give_soon(vec![index.id(control)]);
    }
}

/// How many changes of these lists somebody still has to decide.
pub(crate) fn count_undecided(lists: &[Changes]) -> usize {
    lists.iter().map(Changes::open).sum()
}

fn first_undecided(lists: &[Changes]) -> Option<(ChangeIndex, &Change)> {
    lists.iter().enumerate().find_map(|(list, changes)| {
        let (at, change) = changes.iter().enumerate().find(|(_, change)| changes.waits(change))?;
        Some((ChangeIndex { list, change: at }, change))
    })
}

/// Which change of which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChangeIndex {
    pub(crate) list: usize,
    pub(crate) change: usize,
}

impl ChangeIndex {
    /// The id of a part of the change's row: `change-0-12-ours`. With an empty suffix it is that of the row's heading.
    pub(crate) fn id(self, suffix: &str) -> String {
        format!("change-{}-{}{suffix}", self.list, self.change)
    }
}
