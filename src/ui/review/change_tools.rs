//! The tools for all changes of a preview.

use keikaku::merge::review::{ChangeKind, ChangePlace, Changes, Decision};
use keikaku::wording::{ReviewLabel, import};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::{Button, KindButtons, KindCount};
use crate::ui::review::Decisions;

/// The kinds of changes, in the order of their buttons.
const KINDS: [ChangeKind; 8] = [
    ChangeKind::Set,
    ChangeKind::Clear,
    ChangeKind::Add,
    ChangeKind::Join,
    ChangeKind::Remove,
    ChangeKind::Conflict,
    ChangeKind::Unread,
    ChangeKind::NoPlace,
];

/// A button for each kind of change with its count, which restricts the list to this kind, and two buttons that decide
/// all shown changes for one side. Hidden if there are no changes other than new plans, which are imported as a whole.
#[component]
pub(crate) fn ChangeTools(
    /// The decisions of the person.
    decisions: Decisions,
    /// The lists of changes, with the current decisions applied.
    #[prop(into)]
    lists: Signal<Vec<Changes>>,
) -> impl IntoView {
    let locale = use_locale();
    let counts = Memo::new(move |_| lists.with(|lists| count_kinds(lists)));
    let all = move || counts.with(|counts| counts.iter().sum::<usize>());
    let is_of_plan = |changes: &Changes| changes.iter().any(|change| change.place != ChangePlace::Plan);
    let is_hidden = Memo::new(move |_| !lists.with(|lists| lists.iter().any(is_of_plan)));
    let kinds = KINDS.into_iter().enumerate().map(|(place, kind)| {
        let count = move || counts.with(|counts| counts.get(place).copied().unwrap_or_default());
        KindCount { kind, name: import::kind(kind, locale.language()), count: Signal::derive(count) }
    });
    let (shown, kinds) = (decisions.kind.clone(), kinds.collect::<Vec<_>>());
    let all_theirs = import::all_theirs(decisions.theirs, locale.language());
    let decide_all = Callback::new(move |decision| decisions.decide_all(&lists.get_untracked(), &decision));
    view! {
        <div class="answer-tools" hidden=move || is_hidden.get()>
            <KindButtons shown all=Signal::derive(all) kinds />
            <Button
                class="secondary"
                text=locale.label(ReviewLabel::ALL_OURS)
                on_press=move |_| decide_all.run(Decision::Ours)
            />
            <Button class="secondary" text=all_theirs on_press=move |_| decide_all.run(Decision::Theirs) />
        </div>
    }
}

/// The number of changes of each kind, in the order of [`KINDS`].
fn count_kinds(lists: &[Changes]) -> [usize; KINDS.len()] {
    KINDS.map(|kind| lists.iter().map(|changes| changes.of_kind(kind)).sum())
}
