//! Lists of changes that are decided together: what was decided of each, which kind is shown, and one word for all.

use std::sync::Arc;

use keikaku::exchange::preview::{Changes, Decided, Decision, Kind};
use keikaku::wording::{Label, exchange};

use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::components::el::{El, button, el};
use crate::ui::components::kind_buttons::{KindButtons, KindCount};
use leptos::prelude::*;

/// The kinds, in the order of their buttons.
const KINDS: [Kind; 7] = [Kind::Set, Kind::Clear, Kind::Add, Kind::Join, Kind::Remove, Kind::Conflict, Kind::Unread];

/// Changes of a list that are shown; the others are counted and taken in like them.
pub(crate) const MOST_SHOWN: usize = 1_000;

/// The lists as they are decided. Who reads them follows the plan and the decisions.
pub(crate) type Lists = Arc<dyn Fn() -> Vec<Changes> + Send + Sync>;

/// What the lists share.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) app: AppState,
    /// What the other side's value is called.
    pub(crate) theirs: Label,
    /// The kind of changes that alone is shown.
    pub(crate) kind: ArcRwSignal<Option<Kind>>,
    /// Counts what was decided otherwise than in its own place, so that the places are made anew.
    turn: ArcRwSignal<u32>,
    /// What was decided of each list, in order.
    decided: Arc<[Log]>,
}

type Log = ArcRwSignal<Vec<Decided>>;

impl Sheet {
    /// For so many lists.
    pub(crate) fn new(app: AppState, theirs: Label, lists: usize) -> Self {
        let decided = std::iter::repeat_with(Log::default).take(lists).collect();
        Self { app, theirs, kind: ArcRwSignal::default(), turn: ArcRwSignal::default(), decided }
    }

    /// What was decided of that list.
    pub(crate) fn decided(&self, list: usize) -> Log {
        self.decided.get(list).cloned().unwrap_or_default()
    }

    /// Notes what was decided on a change, or on several.
    pub(crate) fn decide(&self, list: usize, decided: Vec<Decided>) {
        // What was said of the decisions that were missing is settled, or soon is.
        self.app.message.set(None);
        self.decided(list).update(|all| all.extend(decided));
    }

    /// Makes the places of the changes anew.
    pub(crate) fn show_again(&self) {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
    }

    /// Who makes the places of the changes makes them anew when that is asked for.
    pub(crate) fn follow(&self) {
        self.turn.get();
        self.kind.get();
    }
}

/// Which change of which list.
#[derive(Clone, Copy)]
pub(crate) struct At {
    pub(crate) list: usize,
    pub(crate) change: usize,
}

impl At {
    /// The id of a part of its row.
    pub(crate) fn id(self, what: &str) -> String {
        format!("change-{}-{}{what}", self.list, self.change)
    }
}

/// How many changes there are of each kind, as buttons that show one kind alone, and one word for all that are shown.
pub(crate) fn tools(sheet: &Sheet, lists: &Lists) -> El {
    let words = sheet.app.words();
    let counted = lists.clone();
    let counts = Memo::new(move |_| {
        let lists = counted();
        let mut counts = [0; KINDS.len()];
        for change in lists.iter().flat_map(Changes::concerned) {
            for (kind, count) in KINDS.iter().zip(&mut counts) {
                *count += usize::from(change.kind == *kind);
            }
        }
        counts
    });
    let all = move || counts.with(|counts| counts.iter().sum::<usize>());
    let kinds = KINDS.into_iter().enumerate().map(|(at, kind)| {
        let count = move || counts.with(|counts| counts.get(at).copied().unwrap_or_default());
        KindCount { kind, name: exchange::kind(kind, words), count: Signal::derive(count) }
    });
    let (shown, kinds) = (sheet.kind.clone(), kinds.collect::<Vec<_>>());
    let one_way = |label: &str, decision: Decision| {
        let (sheet, lists) = (sheet.clone(), lists.clone());
        button("secondary", label).press(move || decide_all(&sheet, &lists(), &decision))
    };
    el("div")
        .class("answer-tools")
        .live_flag("hidden", move || all() == 0)
        .child(view! { <KindButtons shown all=Signal::derive(all) kinds /> }.into_any())
        .with(one_way(sheet.app.label(Label::AllOurs), Decision::Ours))
        .with(one_way(&exchange::all_theirs(sheet.theirs, words), Decision::Theirs))
}

/// Decides all changes that are shown one way.
fn decide_all(sheet: &Sheet, lists: &[Changes], decision: &Decision) {
    let kind = sheet.kind.get_untracked();
    for (list, changes) in lists.iter().enumerate() {
        sheet.decide(list, changes.all(kind, decision));
    }
    sheet.show_again();
}

/// How many still wait for a word.
pub(crate) fn waiting(sheet: &Sheet, lists: &Lists) -> El {
    let (words, lists) = (sheet.app.words(), lists.clone());
    let text = move || exchange::undecided(open(&lists()), words);
    el("p").class("undecided").live_text(text)
}

/// How many wait in all.
fn open(lists: &[Changes]) -> usize {
    lists.iter().map(Changes::open).sum()
}

/// Whether all is decided; else it is said, and the first that waits gets the focus.
pub(crate) fn is_decided(sheet: &Sheet, lists: &[Changes]) -> bool {
    let open = open(lists);
    if open == 0 {
        return true;
    }
    sheet.app.warn(exchange::undecided(open, sheet.app.words()));
    let first = |(list, changes): (usize, &Changes)| {
        let change = changes.iter().position(|change| changes.waits(change))?;
        Some(At { list, change })
    };
    if let Some(at) = lists.iter().enumerate().find_map(first) {
        let waits = lists.get(at.list).and_then(|changes| changes.get(at.change));
        // Another kind may be shown alone, or too many of all.
        let is_hidden = at.change >= MOST_SHOWN || sheet.kind.get_untracked().is_some();
        sheet.kind.set(waits.map(|change| change.kind).filter(|_| is_hidden));
        let is_typed = waits.is_some_and(|change| matches!(change.decision, Decision::Typed(_)));
        focus::give_soon(vec![at.id(if is_typed { "-text" } else { "-ours" })]);
    }
    false
}
