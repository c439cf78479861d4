//! The decisions of a person on the changes in a preview.
//!
//! Every preview in which changes are decided (table files, plan files, another tab, the file in a folder) has one
//! [`Decisions`]: a log for each of its lists of changes, and the kind to which the lists are restricted. It exists
//! outside of the components, so that nothing is lost when the page is recreated in another language.

use std::sync::Arc;

use keikaku::merge::review::{Change, ChangeKind, Changes, DecidedChange, Decision};
use keikaku::wording::{Label, import};
use leptos::prelude::*;

use crate::ui::app::{Messages, focus};

/// The maximum number of changes of a list that are shown. The other changes are only counted, and imported like the
/// shown ones.
pub(crate) const MOST_SHOWN: usize = 1_000;

/// The decisions on one list. A later decision on a place replaces an earlier one.
type Log = ArcRwSignal<Vec<DecidedChange>>;

/// The decisions on each list of a preview, and the state that all its lists share.
#[derive(Clone, Debug)]
pub(crate) struct Decisions {
    messages: Messages,
    /// The column heading of the other side's values.
    pub(crate) theirs: Label,
    /// The kind of changes to which the lists are restricted; `None` for all kinds.
    pub(crate) kind: ArcRwSignal<Option<ChangeKind>>,
    /// The number of decisions so far that were made outside of the controls of their own row. The rows are recreated
    /// after each of them.
    redrawn: ArcRwSignal<u32>,
    /// A log for each list, in the order of the lists.
    logs: Arc<[Log]>,
}

impl Decisions {
    /// The state without any decision, for that number of lists.
    pub(crate) fn new(messages: Messages, theirs: Label, lists: usize) -> Self {
        let logs = std::iter::repeat_with(Log::default).take(lists).collect();
        Self { messages, theirs, kind: ArcRwSignal::default(), redrawn: ArcRwSignal::default(), logs }
    }

    /// The decisions on that list.
    pub(crate) fn log(&self, list: usize) -> Log {
        self.logs.get(list).cloned().unwrap_or_default()
    }

    /// The changes of that list with the decisions applied. The decisions are tracked.
    pub(crate) fn applied_to(&self, list: usize, mut changes: Changes) -> Changes {
        self.log(list).with(|decided| changes.decide(decided));
        changes
    }

    /// The changes of that list with the current decisions applied, untracked.
    pub(crate) fn applied_untracked(&self, list: usize, mut changes: Changes) -> Changes {
        self.log(list).with_untracked(|decided| changes.decide(decided));
        changes
    }

    /// Stores decisions on changes of that list.
    pub(crate) fn decide(&self, list: usize, decided: Vec<DecidedChange>) {
        // A message about missing decisions may no longer be correct.
        self.messages.clear();
        self.log(list).update(|log| log.extend(decided));
    }

    /// Makes the same decision for all shown changes.
    pub(crate) fn decide_all(&self, lists: &[Changes], decision: &Decision) {
        let kind = self.kind.get_untracked();
        for (list, changes) in lists.iter().enumerate() {
            self.decide(list, changes.all(kind, decision));
        }
        self.redraw();
    }

    /// Causes the rows of all changes to be recreated.
    pub(crate) fn redraw(&self) {
        self.redrawn.update(|count| *count = count.wrapping_add(1));
    }

    /// Tracks the signals that require rows to be recreated: the chosen kind of changes, and [`Self::redraw`].
    pub(crate) fn track_redraw(&self) {
        self.redrawn.track();
        self.kind.track();
    }

    /// Whether every change of these lists is decided. Otherwise a message shows how many are not, and the first of
    /// them is shown and gets the focus.
    pub(crate) fn are_complete(&self, lists: &[Changes]) -> bool {
        let undecided = count_undecided(lists);
        if undecided > 0 {
            self.messages.show_error(import::undecided(undecided, self.messages.locale.language()));
            if let Some((index, change)) = first_undecided(lists) {
                self.lead_to(index, change);
            }
        }
        undecided == 0
    }

    fn lead_to(&self, index: ChangeIndex, change: &Change) {
        // The row of the change is not on the page if the list is restricted to another kind, or if the change is
        // beyond the maximum number of rows.
        let is_hidden = index.change >= MOST_SHOWN || self.kind.get_untracked().is_some();
        self.kind.set(is_hidden.then_some(change.kind));
        let control = match &change.decision {
            Decision::Typed(_) => index.id("-text"),
            Decision::Passages(choices) => {
                index.passage(choices.iter().position(Option::is_none).unwrap_or_default(), "-ours")
            }
            _ => index.id("-ours"),
        };
        focus::focus_after_update(vec![control]);
    }
}

/// The number of changes of these lists that still need a decision.
pub(crate) fn count_undecided(lists: &[Changes]) -> usize {
    lists.iter().map(Changes::open).sum()
}

fn first_undecided(lists: &[Changes]) -> Option<(ChangeIndex, &Change)> {
    lists.iter().enumerate().find_map(|(list, changes)| {
        let (at, change) = changes.iter().enumerate().find(|(_, change)| changes.waits(change))?;
        Some((ChangeIndex { list, change: at }, change))
    })
}

/// The position of a change in the lists of a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChangeIndex {
    /// The index of the list.
    pub(crate) list: usize,
    /// The index of the change in the list.
    pub(crate) change: usize,
}

impl ChangeIndex {
    /// The id of a part of the change's row, such as `change-0-12-ours`. An empty suffix gives the id of the row's
    /// heading.
    pub(crate) fn id(self, suffix: &str) -> String {
        format!("change-{}-{}{suffix}", self.list, self.change)
    }

    /// The id of a part of an undecided passage of the change's text.
    pub(crate) fn passage(self, nth: usize, suffix: &str) -> String {
        self.id(&format!("-passage-{nth}{suffix}"))
    }
}
