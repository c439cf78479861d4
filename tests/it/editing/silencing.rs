//! A warning or a note is silenced with a reason, in one step that can be undone.

use keikaku::checks::{Finding, Severity, check};
use keikaku::command::{PlanCommand, Rejection, StepKind};
use keikaku::plan::Acknowledgement;

use crate::support::Hand;

fn silence(finding: &Finding, reason: &str) -> PlanCommand {
    PlanCommand::Silence { row: finding.place.indicator(), kept: finding.silenced_because(reason).unwrap() }
}

fn open(hand: &Hand) -> Vec<Finding> {
    check(hand.plan()).open
}

#[test]
fn every_warning_and_note_of_a_sample_can_be_silenced_and_restored_by_undo() {
    let mut hand = Hand::at_sample("001");
    let (before, found) = (hand.plan().clone(), open(&hand));
    for finding in &found {
        hand.table(silence(finding, "原本のとおり")).unwrap();
    }
    let checked = check(hand.plan());
    assert_eq!((checked.open.len(), checked.silenced.len()), (0, found.len()));
    assert_eq!(checked.silenced[0].reason, "原本のとおり");
    for _ in &found {
        hand.undo();
    }
    assert_eq!(*hand.plan(), before);
}

#[test]
fn a_newer_reason_replaces_the_older_reason() {
    let mut hand = Hand::at_sample("001");
    let finding = open(&hand)[0].clone();
    for reason in ["はじめの理由", "次の理由"] {
        hand.table(silence(&finding, reason)).unwrap();
    }
    assert_eq!(check(hand.plan()).silenced[0].reason, "次の理由");
    let kept = hand.plan().indicators().iter().map(|row| row.acknowledged.len()).sum::<usize>();
    assert_eq!(kept + hand.plan().acknowledged.len(), 1);
}

#[test]
fn a_silenced_finding_can_be_reopened() {
    let mut hand = Hand::at_sample("001");
    let (before, finding) = (hand.plan().clone(), open(&hand)[0].clone());
    hand.table(silence(&finding, "原本のとおり")).unwrap();
    let kept = finding.silenced_because("").unwrap();
    let change = hand.table(PlanCommand::Unsilence { row: finding.place.indicator(), kept }).unwrap();
    assert_eq!((change.what, hand.plan()), (StepKind::FindingReturned(finding.code()), &before));
}

#[test]
fn an_error_cannot_be_silenced() {
    let mut hand = Hand::at_sample("003");
    let error = open(&hand).into_iter().find(|one| one.severity() == Severity::Error).unwrap();
    assert_eq!(error.silenced_because("なし"), None);
    for code in [error.code().printed(), "KPI-999"] {
        let [place, fingerprint, reason] = ["name", "", "なし"].map(str::to_owned);
        let kept = Acknowledgement { code: code.to_owned(), place, fingerprint, reason };
        let forced = PlanCommand::Silence { row: error.place.indicator(), kept };
        assert_eq!(hand.table(forced), Err(Rejection::CannotBeSilenced), "{code}");
    }
}
