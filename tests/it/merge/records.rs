//! Records of activity are merged by their ids, text by text: several telephones combine their records and nothing is lost.

use std::sync::Arc;

use keikaku::command::{self, Command, ImportStep, PlanFileResolution, Rejection};
use keikaku::merge::{Base, DiffStatus, Difference, PlanSetting, Plans, Resolution, merge_plans, taken_back};
use keikaku::plan::activity_log::MOST_RECORDS;
use keikaku::plan::{ActivityLog, ActivityRecord, Plan, RecordText, Workbook};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::RecordId;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::laws::{theirs_of, with};
use crate::support::every_field;

fn record(bits: u64) -> ActivityRecord {
    ActivityRecord::new(RecordId::from_bits(bits)).with(RecordText::On, "2026-05-03").with(RecordText::Amount, "12")
}

fn plan_of(records: impl IntoIterator<Item = ActivityRecord>) -> Plan {
    every_field().with_log(records.into_iter().collect())
}

fn merged(base: Base<'_>, ours: &Plan, theirs: &Plan) -> Vec<Difference> {
    merge_plans(Plans { base, ours, theirs })
}

/// A record: its id, whether it was removed, and its texts.
type Said = (RecordId, bool, Vec<(RecordText, String)>);

/// The records of a plan, without the times of their changes.
fn said(plan: &Plan) -> Vec<Said> {
    let texts = |record: &ActivityRecord| record.texts().map(|(of, text)| (of, text.to_owned())).collect();
    let mut said: Vec<_> = plan.log().all().map(|record| (record.id, record.is_removed(), texts(record))).collect();
    said.sort();
    said
}

#[test]
fn records_added_on_both_sides_are_all_in_the_merged_plan() {
    let (base, ours, theirs) = (plan_of([record(1)]), plan_of([record(1), record(2)]), plan_of([record(1), record(3)]));
    for base in [Base::Plan(&base), Base::Unknown] {
        let after = with(&ours, theirs_of(&merged(base, &ours, &theirs)));
        assert_eq!(said(&after), said(&plan_of([record(1), record(2), record(3)])));
    }
}

#[test]
fn changes_to_different_texts_of_a_record_merge_and_to_the_same_text_conflict() {
    let base = plan_of([record(1)]);
    let ours = plan_of([record(1).with(RecordText::Amount, "13")]);
    let theirs = plan_of([record(1).with(RecordText::What, "朝市")]);
    let after = with(&ours, theirs_of(&merged(Base::Plan(&base), &ours, &theirs)));
    assert_eq!(said(&after), said(&plan_of([record(1).with(RecordText::Amount, "13").with(RecordText::What, "朝市")])));
    let other = plan_of([record(1).with(RecordText::Amount, "14")]);
    let found = merged(Base::Plan(&base), &ours, &other);
    assert!(matches!(
        found.as_slice(),
        [Difference {
            status: DiffStatus::Conflict,
            pick: Resolution::SetPlan(PlanSetting::RecordText(_, RecordText::Amount, text)),
            ..
        }] if text == "14"
    ));
}

#[test]
fn a_record_removed_on_one_side_and_changed_on_the_other_is_one_conflict() {
    let base = plan_of([record(1)]);
    let gone = plan_of([ActivityRecord::removed(RecordId::from_bits(1), None)]);
    let changed = plan_of([record(1).with(RecordText::Amount, "13")]);
    for (ours, theirs) in [(&gone, &changed), (&changed, &gone)] {
        let found = merged(Base::Plan(&base), ours, theirs);
        assert!(matches!(found.as_slice(), [Difference { status: DiffStatus::Conflict, .. }]), "{found:?}");
        let taken = with(ours, vec![found[0].pick.clone()]);
        assert_eq!(said(&taken), said(theirs));
    }
    let same = merged(Base::Plan(&base), &base, &gone);
    assert_eq!(said(&with(&base, theirs_of(&same))), said(&gone));
}

/// Without a base, the merge cannot know whether a record was removed before or after its last change.
#[test]
fn without_a_base_removing_or_restoring_a_record_is_only_offered() {
    let here = plan_of([record(1)]);
    let gone = plan_of([ActivityRecord::removed(RecordId::from_bits(1), None)]);
    for (ours, theirs) in [(&gone, &here), (&here, &gone)] {
        let found = merged(Base::Unknown, ours, theirs);
        assert!(matches!(found.as_slice(), [Difference { status: DiffStatus::Offered, .. }]), "{found:?}");
    }
}

/// The result of a merge can always be stored and read again.
#[test]
fn a_merge_with_more_records_than_a_plan_can_hold_is_rejected() {
    let half = u64::try_from(MOST_RECORDS).unwrap() / 2 + 1;
    let (ours, theirs) = (plan_of((0..half).map(record)), plan_of((half..2 * half).map(record)));
    let picks = theirs_of(&merged(Base::Unknown, &ours, &theirs));
    let workbook = Workbook::new([Arc::new(ours.clone())]);
    let on = Date::new(2026, 5, 1).unwrap();
    let command = Command::ApplyImport(
        ImportStep::of_plans(vec![PlanFileResolution::Merge(ours.id, picks)], "計画.json", on).unwrap(),
    );
    assert_eq!(command::apply(&workbook, &command).err(), Some(Rejection::TooManyRecords));
}

/// Undoing a step that added a record does not remove what somebody else has since written in it.
#[test]
fn undo_does_not_remove_a_record_that_was_since_changed_elsewhere() {
    let (before, after) = (plan_of([]), plan_of([record(1)]));
    let now = plan_of([record(1).with(RecordText::Amount, "13")]);
    let found = merge_plans(Plans { base: Base::Plan(&after), ours: &now, theirs: &before });
    assert_eq!(taken_back(&found, &now), []);
}

/// An act of a device on its records.
#[derive(Clone, Debug)]
enum Deed {
    Add,
    Change(Index, RecordText, &'static str),
    Remove(Index),
    /// Undoes the previous step.
    Undo,
    /// Imports the records of another device. The flag states whether conflicts are decided for theirs.
    Take(usize, bool),
}

fn deed() -> impl Strategy<Value = (usize, Deed)> {
    let text = select(vec![RecordText::Amount, RecordText::What, RecordText::On]);
    let deed = prop_oneof![
        4 => Just(Deed::Add),
        3 => (any::<Index>(), text, select(vec!["", "1", "2026-04-01", "2027-02-03", "朝市"]))
            .prop_map(|(which, of, text)| Deed::Change(which, of, text)),
        1 => any::<Index>().prop_map(Deed::Remove),
        1 => Just(Deed::Undo),
        3 => (0..3_usize, any::<bool>()).prop_map(|(from, takes)| Deed::Take(from, takes)),
    ];
    (0..3_usize, deed)
}

/// A device: its plan, the plan before its last step, and the last plan that it took from each of the others.
#[derive(Clone)]
struct Device {
    plan: Plan,
    before: Option<Plan>,
    common: [Plan; 3],
}

impl Device {
    fn change(&mut self, change: impl FnOnce(&mut Vec<ActivityRecord>)) {
        let mut records: Vec<_> = self.plan.log().all().map(|record| ActivityRecord::clone(record)).collect();
        change(&mut records);
        let after = self.plan.with_log(records.into_iter().collect());
        self.before = Some(std::mem::replace(&mut self.plan, after));
    }
}

fn act(devices: &mut [Device; 3], fresh: u64, (who, deed): &(usize, Deed)) {
    let present = |records: &[ActivityRecord]| -> Vec<usize> {
        (0..records.len()).filter(|at| !records[*at].is_removed()).collect()
    };
    let others = devices.clone();
    let device = &mut devices[*who];
    match deed {
        Deed::Add => device.change(|records| records.push(record(fresh))),
        Deed::Change(which, of, text) => device.change(|records| {
            let there = present(records);
            if !there.is_empty() {
                let at = *which.get(&there);
                records[at] = records[at].clone().with(*of, text);
            }
        }),
        Deed::Remove(which) => device.change(|records| {
            let there = present(records);
            if !there.is_empty() {
                let at = *which.get(&there);
                records[at] = ActivityRecord::removed(records[at].id, None);
            }
        }),
        Deed::Undo => device.plan = device.before.take().unwrap_or_else(|| device.plan.clone()),
        Deed::Take(from, takes) if from != who => {
            let theirs = &others[*from].plan;
            let found = merged(Base::Plan(&device.common[*from]), &device.plan, theirs);
            let picks = found.iter().filter(|one| one.status == DiffStatus::Theirs || *takes);
            device.plan = with(&device.plan, picks.map(|one| one.pick.clone()).collect());
            device.before = None;
            device.common[*from] = theirs.clone();
        }
        Deed::Take(..) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Three devices add, change, remove and undo, and import from each other in any order. Once each has imported everything, every
    /// record that was added and not undone exists once or is known to be removed.
    #[test]
    fn on_three_devices_no_record_is_lost_or_duplicated(deeds in vec(deed(), 0..24)) {
        let start = plan_of([record(1), record(2)]);
        let device = Device { plan: start.clone(), before: None, common: [start.clone(), start.clone(), start.clone()] };
        let mut devices = [device.clone(), device.clone(), device];
        for (fresh, deed) in (10..).zip(&deeds) {
            act(&mut devices, fresh, deed);
        }
        let ids = |plan: &Plan| plan.log().all().map(|record| record.id).collect::<Vec<_>>();
        let mut all: Vec<_> = devices.iter().flat_map(|device| ids(&device.plan)).collect();
        all.sort();
        all.dedup();
        for who in 0..3 {
            let mut plan = devices[who].plan.clone();
            for other in &devices {
                plan = with(&plan, theirs_of(&merged(Base::Unknown, &plan, &other.plan)));
            }
            let mut here = ids(&plan);
            here.sort();
            prop_assert_eq!(&here, &all);
            let again = with(&plan, theirs_of(&merged(Base::Unknown, &plan, &devices[who].plan)));
            prop_assert_eq!(said(&again), said(&plan), "the same file again changes nothing");
        }
    }

    /// Two devices that changed different things reach the same plan, whichever imports from the other.
    #[test]
    fn merges_without_conflicts_are_equal_in_both_directions(ours in vec(deed(), 0..6), theirs in vec(deed(), 0..6)) {
        let start = plan_of([record(1), record(2), record(3)]);
        let device = Device { plan: start.clone(), before: None, common: [start.clone(), start.clone(), start.clone()] };
        let mut devices = [device.clone(), device.clone(), device];
        let own = |deed: &Deed| !matches!(deed, Deed::Take(..));
        for (fresh, (_, deed)) in (100..).zip(ours.iter().filter(|(_, deed)| own(deed))) {
            act(&mut devices, fresh, &(0, deed.clone()));
        }
        for (fresh, (_, deed)) in (200..).zip(theirs.iter().filter(|(_, deed)| own(deed))) {
            act(&mut devices, fresh, &(1, deed.clone()));
        }
        let [one, other, _] = &devices;
        let found = [merged(Base::Plan(&start), &one.plan, &other.plan), merged(Base::Plan(&start), &other.plan, &one.plan)];
        if found.iter().flatten().all(|one| one.status == DiffStatus::Theirs) {
            let [left, right] = &found;
            prop_assert_eq!(said(&with(&one.plan, theirs_of(left))), said(&with(&other.plan, theirs_of(right))));
        }
    }
}

#[test]
fn a_log_finds_the_records_that_differ_in_another_log() {
    let (one, other): (ActivityLog, ActivityLog) = (
        [record(1), record(2)].into_iter().collect(),
        [record(1).with(RecordText::On, "2025-01-01"), record(3)].into_iter().collect(),
    );
    let mut all = [1, 2, 3].map(RecordId::from_bits);
    all.sort();
    assert_eq!(one.differing(&other), all);
    assert_eq!(one.differing(&one.clone()), Vec::new());
}
