//! Merging the sheets of two people, field by field and paragraph by paragraph.

use std::sync::Arc;

use keikaku::merge::{Base, DiffStatus, PlanField, Plans, merge_plans};
use keikaku::plan::Plan;
use keikaku::plan::evaluation::{EvaluationPart, ItemId, OpinionText};
use keikaku::value::id::PlanId;

use super::{SPENT, cause, settle, write};
use crate::support::{Hand, sample};

fn two() -> (Arc<Plan>, Hand, Hand) {
    let base = sample("000", PlanId::from_bits(1));
    (Arc::clone(&base), Hand::at([Arc::clone(&base)]), Hand::at([base]))
}

/// The fields that differ, each with the status of the difference.
fn differences(base: &Plan, ours: &Hand, theirs: &Hand) -> Vec<(PlanField, DiffStatus)> {
    let plans = Plans { base: Base::Plan(base), ours: ours.plan(), theirs: theirs.plan() };
    let field = |one: keikaku::merge::Difference| match one.pick {
        keikaku::merge::Resolution::SetPlan(setting) => Some((setting.field(), one.status)),
        _ => None,
    };
    merge_plans(plans).into_iter().filter_map(field).collect()
}

fn fields(found: &[(PlanField, DiffStatus)], status: DiffStatus) -> usize {
    found.iter().filter(|(_, of)| *of == status).count()
}

#[test]
fn causes_written_for_different_kpis_by_two_people_merge_without_conflict() {
    let (base, mut ours, mut theirs) = two();
    let (first, second) = (cause(&ours, 1), cause(&ours, 2));
    write(&mut ours, first, "出店が増えた").unwrap();
    write(&mut theirs, second, "雨が多かった").unwrap();
    let found = differences(&base, &ours, &theirs);
    assert_eq!((found.len(), fields(&found, DiffStatus::Theirs)), (1, 1));
}

#[test]
fn different_paragraphs_of_a_cause_merge_and_changes_to_the_same_paragraph_conflict() {
    let mut common = two().1;
    let part = cause(&common, 1);
    write(&mut common, part, "一つ目\n\n二つ目").unwrap();
    let base = Arc::new(common.plan().clone());
    let (mut ours, mut theirs) = (Hand::at([Arc::clone(&base)]), Hand::at([Arc::clone(&base)]));
    write(&mut ours, part, "一つ目を直した\n\n二つ目").unwrap();
    write(&mut theirs, part, "一つ目\n\n二つ目を直した").unwrap();
    assert_eq!(fields(&differences(&base, &ours, &theirs), DiffStatus::Conflict), 0);
    write(&mut theirs, part, "一つ目を変えた\n\n二つ目").unwrap();
    assert_eq!(fields(&differences(&base, &ours, &theirs), DiffStatus::Conflict), 1);
}

#[test]
fn opinions_added_separately_by_two_people_merge_without_conflict() {
    let (base, mut ours, mut theirs) = two();
    for (hand, random, text) in [(&mut ours, 1, "費用を示すべき"), (&mut theirs, 2, "効果が見えにくい")]
    {
        write(hand, EvaluationPart::Opinion(ItemId::behind(None, random), OpinionText::Opinion), text).unwrap();
    }
    let found = differences(&base, &ours, &theirs);
    assert_eq!((found.len(), fields(&found, DiffStatus::Theirs)), (1, 1));
}

#[test]
fn a_sheet_settled_by_one_person_is_merged_and_sheets_settled_differently_conflict() {
    let (base, mut ours, mut theirs) = two();
    write(&mut theirs, SPENT, "35,691,000").unwrap();
    settle(&mut theirs).unwrap();
    assert_eq!(fields(&differences(&base, &ours, &theirs), DiffStatus::Theirs), 2);
    ours.fill(1, crate::support::actual(2018), "5");
    settle(&mut ours).unwrap();
    let found = differences(&base, &ours, &theirs);
    assert!(
        found.iter().any(|(field, status)| {
            matches!(field, PlanField::EvaluationState(_)) && *status == DiffStatus::Conflict
        })
    );
}
