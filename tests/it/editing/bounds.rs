//! 超, 以上, 以下 and 未満 after a target (`docs/decisions.md` 12).

use keikaku::plan::cell::{Bound, State};
use keikaku::plan::indicator::{Basis, Direction};
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};

use crate::support::{Hand, target};

/// Sample 001, whose first row has these targets of 2017 to 2019 and no stated total.
fn with_targets(targets: [&str; 3]) -> Hand {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, CellPlace::StatedTotal, "");
    for (year, text) in (2017..).zip([""; 3]).chain((2017..).zip(targets)) {
        hand.fill(1, target(year), text);
    }
    hand
}

#[track_caller]
fn is_unread(hand: &Hand, place: CellPlace) {
    assert_eq!(hand.cell(1, place).state, State::Unread);
}

#[test]
fn a_bound_word_after_the_only_target_sets_the_bound_in_one_undo_step() {
    let mut hand = with_targets(["", "", ""]);
    let steps = hand.steps();
    hand.fill(1, target(2019), "50％超");
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("50", Bound::Above));
    assert_eq!(hand.steps(), steps + 1);
    hand.undo();
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("Blank", Bound::AtLeast));
}

#[test]
fn the_bound_is_set_only_when_typing_is_finished() {
    let mut hand = with_targets(["", "", ""]);
    hand.keys(1, target(2019), &["5", "50", "50超"]);
    assert_eq!(hand.row(1).bound, Bound::AtLeast);
    hand.session.settle();
    assert_eq!(hand.row(1).bound, Bound::Above);
}

#[test]
fn a_target_with_a_bound_word_is_unread_if_other_targets_have_none() {
    let mut hand = with_targets(["40", "45", ""]);
    hand.fill(1, target(2019), "50超");
    is_unread(&hand, target(2019));
    assert_eq!((hand.cell(1, target(2019)).text.as_str(), hand.row(1).bound), ("50超", Bound::AtLeast));
}

#[test]
fn targets_that_all_have_the_same_bound_word_are_read() {
    let mut hand = with_targets(["40超", "45超", "50超"]);
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("50", Bound::Above));
    hand.fill(1, target(2019), "50以下");
    is_unread(&hand, target(2019));
}

#[test]
fn targets_are_read_as_soon_as_all_have_the_same_bound_word() {
    let mut hand = with_targets(["40", "45", "50"]);
    for (year, text) in [(2017, "40超"), (2018, "45超")] {
        hand.fill(1, target(year), text);
        is_unread(&hand, target(year));
    }
    hand.fill(1, target(2019), "50超");
    assert_eq!([2017, 2018, 2019].map(|year| hand.figure(1, target(year))), ["40", "45", "50"]);
    assert_eq!(hand.row(1).bound, Bound::Above);
}

#[test]
fn a_single_target_may_repeat_the_bound_that_applies_already() {
    let hand = with_targets(["40", "45", "50以上"]);
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("50", Bound::AtLeast));
}

#[test]
fn targets_without_a_number_do_not_prevent_a_bound_word_from_being_read() {
    let hand = with_targets(["-", "未定", "50未満"]);
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("50", Bound::Below));
}

#[test]
fn targets_that_are_not_shown_do_not_prevent_a_bound_word_from_being_read() {
    let mut hand = with_targets(["40", "45", "50"]);
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    hand.fill(1, CellPlace::Period, "150未満");
    assert_eq!((hand.figure(1, CellPlace::Period).as_str(), hand.row(1).bound), ("150", Bound::Below));

    let mut hand = with_targets(["", "", ""]);
    hand.fill(1, CellPlace::Period, "150");
    hand.fill(1, target(2019), "50未満");
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("50", Bound::Below));
}

#[test]
fn an_unread_target_is_read_once_its_bound_is_chosen() {
    let mut hand = with_targets(["40", "45", ""]);
    hand.fill(1, target(2019), "50超");
    hand.choose(1, ChoiceValue::Bound(Bound::AtMost)).unwrap();
    is_unread(&hand, target(2019));
    hand.choose(1, ChoiceValue::Bound(Bound::Above)).unwrap();
    assert_eq!(hand.figure(1, target(2019)), "50");
    hand.undo();
    is_unread(&hand, target(2019));
}

#[test]
fn a_chosen_bound_overrides_the_bound_word_of_an_existing_target() {
    let mut hand = with_targets(["", "", "50超"]);
    hand.choose(1, ChoiceValue::Bound(Bound::AtMost)).unwrap();
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("50", Bound::AtMost));
}

#[test]
fn a_new_unit_does_not_make_a_target_with_a_contradicting_bound_word_readable() {
    let mut hand = with_targets(["40", "45", ""]);
    hand.fill(1, target(2019), "50超");
    hand.write(1, TextPlace::Unit, "件").unwrap();
    is_unread(&hand, target(2019));
}

#[test]
fn a_new_unit_that_makes_the_only_target_readable_also_sets_its_bound() {
    let mut hand = with_targets(["", "", "50点増超"]);
    is_unread(&hand, target(2019));
    hand.write(1, TextPlace::Unit, "点増").unwrap();
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.row(1).bound), ("50", Bound::Above));
}

#[test]
fn a_bound_word_after_an_actual_does_not_change_the_bound() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, crate::support::actual(2017), "50超");
    assert_eq!(hand.row(1).bound, Bound::AtLeast);
}

#[test]
fn choosing_a_direction_sets_its_bound_unless_a_bound_was_chosen_or_typed() {
    let down = ChoiceValue::Direction(Some(Direction::Down));
    let mut hand = with_targets(["40", "35", "30"]);
    let steps = hand.steps();
    hand.choose(1, down.clone()).unwrap();
    assert_eq!((hand.row(1).bound, hand.steps()), (Bound::AtMost, steps + 1));
    hand.choose(1, ChoiceValue::Direction(Some(Direction::Up))).unwrap();
    assert_eq!(hand.row(1).bound, Bound::AtLeast);

    hand.choose(1, ChoiceValue::Bound(Bound::Above)).unwrap();
    hand.choose(1, down.clone()).unwrap();
    assert_eq!(hand.row(1).bound, Bound::Above);

    let mut typed = with_targets(["40以上", "", ""]);
    typed.choose(1, down).unwrap();
    assert_eq!(typed.row(1).bound, Bound::AtLeast);
}
