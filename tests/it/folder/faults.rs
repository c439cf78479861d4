//! Faults on a share: nothing is lost on either side, and the next save succeeds.

use keikaku::session::folder::{End, FileError, Unfit};
use keikaku::storage::plan_file::{PlanFileError, write_package};
use keikaku::value::id::PlanId;

use crate::folder::people::{Person, Share, assert_saved, two_people};
use crate::support::{sample, target};

type IsMeant = fn(&Unfit) -> bool;

/// A person who has changed something since the last save, and the share.
fn at_work() -> (Person, Share) {
    let (mut one, _, share) = two_people();
    one.hand.fill(1, target(2019), "26,000");
    (one, share)
}

#[track_caller]
fn goes_on(mut one: Person, mut share: Share) {
    assert_eq!(one.hand.figure(1, target(2019)), "26000");
    assert_saved(&one.saves(&mut share));
    assert_eq!(share.plan(), *one.hand.plan());
}

#[test]
fn a_file_that_is_missing_locked_or_forbidden_is_not_changed() {
    for trouble in [FileError::Gone, FileError::Locked, FileError::NotAllowed, FileError::Full] {
        let (mut one, mut share) = at_work();
        let bytes = share.bytes.clone();
        share.trouble = Some(trouble);
        assert!(matches!(one.saves(&mut share), End::Failed(met) if met == trouble));
        assert_eq!(share.bytes, bytes);
        share.trouble = None;
        goes_on(one, share);
    }
}

#[test]
fn an_interrupted_save_leaves_the_old_file() {
    let (mut one, mut share) = at_work();
    let bytes = share.bytes.clone();
    share.on_write = Some(FileError::Interrupted);
    assert!(matches!(one.saves(&mut share), End::Failed(FileError::Interrupted)));
    assert_eq!(share.bytes, bytes);
    goes_on(one, share);
}

#[test]
fn a_save_that_is_not_read_back_correctly_is_reported_and_never_a_base() {
    let (mut one, mut share) = at_work();
    let (base, bytes) = (one.base.clone(), share.bytes.clone());
    share.loses = true;
    assert!(matches!(one.saves(&mut share), End::NotReadBack));
    assert_eq!(one.base, base);
    share.loses = false;
    assert!(matches!(one.saves(&mut share), End::Unfit(_)), "half a file is not written over unasked");
    share.bytes = bytes;
    goes_on(one, share);
}

#[test]
fn a_file_that_is_not_a_valid_file_of_this_plan_is_not_overwritten() {
    let other = sample("001", PlanId::from_bits(2));
    let ours = sample("000", PlanId::from_bits(1));
    let (_, share) = at_work();
    let whole = share.bytes.unwrap();
    let altered = String::from_utf8(whole.clone()).unwrap().replacen("\"years\"", "\"yearz\"", 1).into_bytes();
    let newer = br#"{"format":9,"app":"9.0","plans":[]}"#.to_vec();
    let cases: [(Vec<u8>, IsMeant); 8] = [
        (Vec::new(), |unfit| *unfit == Unfit::File(PlanFileError::Empty)),
        (b"PK\x03\x04 a book".to_vec(), |unfit| *unfit == Unfit::File(PlanFileError::Workbook)),
        (newer, |unfit| matches!(unfit, Unfit::File(PlanFileError::TooNew { .. }))),
        (whole[..whole.len() - 40].to_vec(), |unfit| *unfit == Unfit::Damaged),
        (altered, |unfit| *unfit == Unfit::Damaged),
        (write_package(std::slice::from_ref(&other)).into_bytes(), |unfit| matches!(unfit, Unfit::OtherPlan(_))),
        (write_package(&[ours, other]).into_bytes(), |unfit| matches!(unfit, Unfit::Several(_))),
        (b"name,2024\n".to_vec(), |unfit| matches!(unfit, Unfit::File(PlanFileError::NotJson { .. }))),
    ];
    for (bytes, is_meant) in cases {
        let (mut one, mut share) = at_work();
        share.bytes = Some(bytes.clone());
        match one.saves(&mut share) {
            End::Unfit(unfit) => assert!(is_meant(&unfit), "{unfit:?}"),
            end => panic!("{end:?}"),
        }
        assert_eq!(share.bytes, Some(bytes));
        share.bytes = Some(whole.clone());
        goes_on(one, share);
    }
}

#[test]
fn a_save_that_is_always_overtaken_fails_without_losing_changes() {
    let (mut one, mut share) = at_work();
    share.trouble = None;
    share.on_write = Some(FileError::Overtaken);
    assert_saved(&one.saves(&mut share));
    one.hand.fill(1, target(2019), "26,001");
    share.always_overtaken = true;
    assert!(matches!(one.saves(&mut share), End::Failed(FileError::Overtaken)));
    share.always_overtaken = false;
    one.hand.fill(1, target(2019), "26,000");
    one.hand.fill(2, target(2019), "36,000");
    goes_on(one, share);
}
