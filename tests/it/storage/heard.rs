//! Changes that a tab hears of from another: plans that were made, changed and removed there are updated here, and no work
//! done here is lost.

use keikaku::session::RemoteMerge;
use keikaku::storage::StoreError;

use crate::storage::loading::{id, stored};
use crate::storage::memory::Memory;
use crate::storage::tabs::Tab;
use crate::support::{sample, target};

fn two_tabs() -> (Tab, Tab, Memory) {
    let store = stored(&["000"]);
    (Tab::open(&store), Tab::open(&store), store)
}

fn is_merged(heard: &RemoteMerge) -> bool {
    matches!(heard, RemoteMerge::Merged)
}

#[test]
fn an_edit_of_the_other_tab_is_shown_and_not_written_again() {
    let (mut one, mut other, store) = two_tabs();
    other.hand.fill(1, target(2019), "26,000");
    other.save(&store);
    assert!(is_merged(&one.hear(&store, id(1))));
    assert_eq!(one.hand.figure(1, target(2019)), "26000");
    let before = store.all();
    assert_eq!(one.save(&store), []);
    assert_eq!(store.all(), before);
}

#[test]
fn a_figure_typed_here_is_kept_beside_an_edit_of_the_other_tab() {
    let (mut one, mut other, store) = two_tabs();
    other.hand.fill(1, target(2019), "26,000");
    other.save(&store);
    one.hand.fill(2, target(2019), "36,000");
    assert!(is_merged(&one.hear(&store, id(1))));
    assert_eq!(one.save(&store), []);
    other.hear(&store, id(1));
    for tab in [&one, &other] {
        assert_eq!([1, 2].map(|row| tab.hand.figure(row, target(2019))), ["26000", "36000"]);
    }
}

#[test]
fn a_hundred_edits_by_two_tabs_in_turn_and_at_once_are_all_kept() {
    let (mut one, mut other, store) = two_tabs();
    for turn in 0..50 {
        one.hand.fill(1, target(2019), &format!("{}", 1_000 + turn));
        other.hand.fill(2, target(2019), &format!("{}", 2_000 + turn));
        // Both write at once: the second tab finds the first one's record and merges it.
        assert_eq!(one.save(&store), []);
        assert_eq!(other.save(&store), [(id(1), StoreError::ChangedElsewhere)]);
        assert!(is_merged(&other.hear(&store, id(1))));
        assert_eq!(other.save(&store), []);
        assert!(is_merged(&one.hear(&store, id(1))));
        for tab in [&one, &other] {
            let figures = [1, 2].map(|row| tab.hand.figure(row, target(2019)));
            assert_eq!(figures, [format!("{}", 1_000 + turn), format!("{}", 2_000 + turn)]);
        }
    }
    assert_eq!(store.plan(id(1)).as_ref(), Some(one.hand.plan()));
}

#[test]
fn a_plan_that_the_other_tab_made_is_listed_here_and_not_written_again() {
    let (mut one, other, store) = two_tabs();
    drop(other);
    let mut made = Tab::open(&store);
    made.hand.session.replace_from_store(id(2), Some(sample("001", id(2))));
    made.save(&store);
    assert!(is_merged(&one.hear(&store, id(2))));
    assert!(one.shown(id(2)).is_some());
    let before = store.all();
    assert_eq!(one.save(&store), []);
    assert_eq!(store.plan(id(2)).as_ref(), one.shown(id(2)).map(|plan| &**plan));
    assert_eq!(store.all().len(), before.len());
}

#[test]
fn a_plan_deleted_for_good_in_the_other_tab_is_removed_unless_changed_here() {
    let (mut one, mut other, store) = two_tabs();
    other.hand.session.replace_from_store(id(1), None);
    other.save(&store);
    let mut changed = Tab::open(&stored(&["000"]));
    changed.hand.fill(1, target(2019), "27,000");
    assert!(is_merged(&one.hear(&store, id(1))));
    assert!(one.shown(id(1)).is_none());
    assert!(matches!(changed.hear(&store, id(1)), RemoteMerge::Unmergeable));
    assert_eq!(changed.hand.figure(1, target(2019)), "27000");
}

#[test]
fn a_damaged_record_does_not_remove_the_plan_from_this_tab() {
    let (mut one, _, store) = two_tabs();
    store.put(id(1), "{cut");
    assert!(matches!(one.hear(&store, id(1)), RemoteMerge::Unmergeable));
    assert!(one.shown(id(1)).is_some());
}

#[test]
fn conflicting_figures_stay_unchanged_on_both_sides_until_decided() {
    let (mut one, mut other, store) = two_tabs();
    other.hand.fill(1, target(2019), "26,000");
    other.save(&store);
    one.hand.fill(1, target(2019), "27,000");
    assert!(matches!(one.hear(&store, id(1)), RemoteMerge::Conflicts(_)));
    assert_eq!(one.hand.figure(1, target(2019)), "27000");
    assert_eq!(store.plan(id(1)).as_ref(), Some(other.hand.plan()));
}
