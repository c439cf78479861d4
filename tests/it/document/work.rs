//! Work on the document: typing, removing a project, choosing another form, and merging the work of others.

use std::sync::Arc;

use keikaku::command::{PlanCommand, Rejection};
use keikaku::merge::{Base, DiffStatus, PlanSetting, Plans, Resolution, merge_plans, open_conflicts};
use keikaku::plan::{BuiltIn, Leaf};

use crate::document::{place, text, with};
use crate::support::Hand;

/// Types the text letter by letter and leaves the field.
fn types(hand: &mut Hand, at: &str, text: &str) {
    for (end, letter) in text.char_indices() {
        let typed = text.get(..end + letter.len_utf8()).unwrap().to_owned();
        hand.table(PlanCommand::SetText { place: place(at), text: typed }).unwrap();
    }
    hand.session.settle();
}

#[test]
fn text_typed_into_one_field_is_one_undo_step() {
    let mut hand = Hand::at_sample("002");
    types(&mut hand, "s7_1/heading", "評価のしかた");
    types(&mut hand, "s4_state", "人口が減る。");
    hand.undo();
    assert_eq!((text(hand.plan(), "s4_state"), text(hand.plan(), "s7_1/heading")), ("", "評価のしかた"));
}

#[test]
fn removing_a_project_removes_all_its_fields_and_undo_restores_them() {
    let mut hand = Hand::at_sample("002");
    types(&mut hand, "s5_3_2/1/name", "朝市");
    types(&mut hand, "s5_3_2/1/outline", "毎月");
    let before = hand.plan().clone();
    let remove = || PlanCommand::RemoveProject { leaf: Leaf::new("s5_3_2").unwrap(), number: 1 };
    hand.table(remove()).unwrap();
    assert_eq!(hand.plan().document.projects(Leaf::new("s5_3_2").unwrap()), []);
    assert_eq!(hand.table(remove()), Err(Rejection::NothingChanged));
    hand.undo();
    assert_eq!(hand.plan(), &before);
}

#[test]
fn texts_without_a_place_in_a_chosen_form_return_with_the_old_form() {
    let mut hand = Hand::at_sample("002");
    types(&mut hand, "s5_2_4e1", "予約をアプリで受ける。");
    let before = hand.plan().clone();
    let [older, donation, same] = [BuiltIn::F2016, BuiltIn::A2007, BuiltIn::F2022].map(BuiltIn::form);
    for form in [older, donation] {
        hand.table(PlanCommand::SetForm(Arc::clone(&form))).unwrap();
        assert_eq!((&hand.plan().form, &hand.plan().document), (&form, &before.document));
    }
    hand.table(PlanCommand::SetForm(same)).unwrap();
    assert_eq!(hand.plan(), &before);
}

#[test]
fn changes_of_two_people_to_different_paragraphs_of_a_section_are_both_merged() {
    let base = with(Hand::at_sample("002").plan(), &[("s4_1", "人口が減る。\n\n店が減る。")]);
    let ours = with(&base, &[("s4_1", "人口が1割減る。\n\n店が減る。")]);
    let theirs = with(&base, &[("s4_1", "人口が減る。\n\n店が20減る。")]);
    let differences = merge_plans(Plans { base: Base::Plan(&base), ours: &ours, theirs: &theirs });
    let joined = PlanSetting::Text(place("s4_1"), "人口が1割減る。\n\n店が20減る。".to_owned());
    let found: Vec<_> = differences.into_iter().map(|one| (one.status, one.pick)).collect();
    assert_eq!(found, [(DiffStatus::Theirs, Resolution::SetPlan(joined))]);
}

#[test]
fn a_paragraph_that_two_people_changed_is_an_open_conflict() {
    let base = with(Hand::at_sample("002").plan(), &[("s4_1", "人口が減る。\n店が減る。")]);
    let ours = with(&base, &[("s4_1", "人口が1割減る。\n店が減る。")]);
    let theirs = with(&base, &[("s4_1", "人口が2割減る。\n店が減る。"), ("s5_3_2/1/name", "朝市")]);
    let differences = merge_plans(Plans { base: Base::Plan(&base), ours: &ours, theirs: &theirs });
    assert_eq!((differences.len(), open_conflicts(&differences).count()), (2, 1));
}

#[test]
fn undo_restores_only_its_own_paragraph_after_another_person_changed_a_different_one() {
    let base = with(Hand::at_sample("002").plan(), &[("s4_1", "人口が減る。\n店が減る。")]);
    let mut hand = Hand::at([Arc::new(base)]);
    types(&mut hand, "s4_1", "人口が1割減る。\n店が減る。");
    let theirs = with(hand.plan(), &[("s4_1", "人口が1割減る。\n店が20減る。")]);
    hand.session.replace_from_store(hand.plan, Some(Arc::new(theirs)));
    hand.undo();
    assert_eq!(text(hand.plan(), "s4_1"), "人口が減る。\n店が20減る。");
}
