//! Error messages, and what the user can do.

use std::collections::BTreeSet;

use keikaku::command::Rejection;
use keikaku::plan::place::CellPlace;
use keikaku::storage::plan_file::{PlanFile, PlanFileError, UnreadablePlan, UnreadableReason};
use keikaku::storage::{Damage, Loss, Refusal, Stock, StoreError};
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Language, errors, status};

use crate::wording::{all, both};

#[test]
fn every_rejection_has_a_message_and_its_own_code() {
    let every = every! {
        Rejection::NothingChanged => Rejection::NothingChanged;
        Rejection::NoSuchPlan => Rejection::NoSuchPlan;
        Rejection::NoSuchIndicator => Rejection::NoSuchIndicator;
        Rejection::NoSuchYear => Rejection::NoSuchYear;
        Rejection::IdTaken => Rejection::IdTaken;
        Rejection::TooManyIndicators => Rejection::TooManyIndicators;
        Rejection::NoRoomForYear => Rejection::NoRoomForYear;
        Rejection::YearInTheMiddle => Rejection::YearInTheMiddle;
        Rejection::OnlyYear => Rejection::OnlyYear;
        Rejection::NoStep => Rejection::NoStep;
        Rejection::WorkedInSince => Rejection::WorkedInSince;
        Rejection::ChangedElsewhere => Rejection::ChangedElsewhere;
        Rejection::CannotBeSilenced => Rejection::CannotBeSilenced;
        Rejection::NotRestated { .. } => Rejection::NotRestated { place: CellPlace::Baseline };
        Rejection::NotAWhole => Rejection::NotAWhole;
        Rejection::NotContinued { .. } => Rejection::NotContinued { indicator: IndicatorId::from_bits(1) };
        Rejection::NameMissing { .. } => Rejection::NameMissing { indicator: IndicatorId::from_bits(1) };
        Rejection::NothingContinued => Rejection::NothingContinued;
        Rejection::NoSuchApproval => Rejection::NoSuchApproval;
        Rejection::TooManyApprovals => Rejection::TooManyApprovals;
        Rejection::NotTheNewest => Rejection::NotTheNewest;
        Rejection::SheetSettled => Rejection::SheetSettled;
        Rejection::NotThatStep => Rejection::NotThatStep;
        Rejection::NoSuchRecord => Rejection::NoSuchRecord;
        Rejection::TooManyRecords => Rejection::TooManyRecords;
        Rejection::NoReason => Rejection::NoReason;
        Rejection::NoSuchChoice => Rejection::NoSuchChoice;
        Rejection::TextTooLong { .. } => Rejection::TextTooLong { letters: 40_000 };
    };
    insta::assert_snapshot!(all(&every, errors::rejection));
    let codes: BTreeSet<_> = every.iter().map(Rejection::code).collect();
    assert_eq!(codes.len(), every.len(), "each has a code of its own");
}

#[test]
fn every_store_error_has_a_message_and_its_own_code() {
    let every = every! {
        StoreError::Denied => StoreError::Denied;
        StoreError::Full => StoreError::Full;
        StoreError::NotReadBack => StoreError::NotReadBack;
        StoreError::ChangedElsewhere => StoreError::ChangedElsewhere;
        StoreError::Gone(Loss::Removed) => StoreError::Gone(Loss::Removed);
        StoreError::Gone(Loss::BinEmptied) => StoreError::Gone(Loss::BinEmptied);
        StoreError::Gone(Loss::Cleared) => StoreError::Gone(Loss::Cleared);
        StoreError::InTheWay => StoreError::InTheWay;
    };
    insta::assert_snapshot!(all(&every, errors::store));
    let codes: BTreeSet<_> = every.iter().map(|one| one.code()).collect();
    assert_eq!(codes.len(), every.len(), "each has a code of its own");
}

#[test]
fn every_plan_file_error_has_a_message() {
    let every = every! {
        PlanFileError::Unreachable => PlanFileError::Unreachable;
        PlanFileError::Empty => PlanFileError::Empty;
        PlanFileError::Workbook => PlanFileError::Workbook;
        PlanFileError::Encoding => PlanFileError::Encoding;
        PlanFileError::NotJson { .. } => PlanFileError::NotJson { line: 3, column: 12 };
        PlanFileError::OtherJson => PlanFileError::OtherJson;
        PlanFileError::TooNew { .. } => PlanFileError::TooNew { format: 2 };
    };
    insta::assert_snapshot!(all(&every, errors::file));
}

#[test]
fn every_refusal_of_a_record_has_a_message() {
    let refusals = damages()
        .into_iter()
        .map(Refusal::Damaged)
        .chain([Refusal::TooNew { format: 8 }, Refusal::TooOld { format: 6 }]);
    insta::assert_snapshot!(all(&refusals.collect::<Vec<_>>(), errors::unreadable_record));
}

fn damages() -> Vec<Damage> {
    every! {
        Damage::NotJson => Damage::NotJson;
        Damage::NotARecord => Damage::NotARecord;
        Damage::Altered => Damage::Altered;
        Damage::Shape => Damage::Shape;
        Damage::Id => Damage::Id;
        Damage::Years => Damage::Years;
        Damage::TooMany => Damage::TooMany;
        Damage::Cell => Damage::Cell;
        Damage::Date => Damage::Date;
        Damage::Leaf => Damage::Leaf;
        Damage::Form => Damage::Form;
        Damage::Note => Damage::Note;
        Damage::Approval => Damage::Approval;
        Damage::ApprovalNumber => Damage::ApprovalNumber;
        Damage::OtherKey => Damage::OtherKey;
    }
}

#[test]
fn unread_plans_of_a_file_are_listed_up_to_twenty() {
    let reasons = every! {
        UnreadableReason::Refused(_) => UnreadableReason::Refused(Refusal::Damaged(Damage::Altered)), UnreadableReason::Refused(Refusal::TooNew { format: 2 });
        UnreadableReason::SameId => UnreadableReason::SameId;
    };
    let unreadable = (2..).zip(reasons).map(|(position, reason)| UnreadablePlan { position, reason }).collect();
    let package = PlanFile { unreadable, cut_off: true, ..PlanFile::default() };
    insta::assert_snapshot!(both("partly", |language| errors::partly(&package, language).join("\n    ")));
    assert_eq!(errors::no_plan(&package, Language::Japanese), errors::partly(&package, Language::Japanese));
    insta::assert_snapshot!(both("no plan", |language| errors::no_plan(&PlanFile::default(), language).join("\n")));
    let reason = UnreadableReason::SameId;
    let many = (1..=2_000).map(|position| UnreadablePlan { position, reason }).collect();
    let told = errors::partly(&PlanFile { unreadable: many, ..PlanFile::default() }, Language::Japanese);
    assert_eq!((told.len(), told.last().map(String::as_str)), (21, Some("ほかに1980件の計画が読めません。")));
}

#[test]
fn the_question_before_wiping_lists_the_stored_data() {
    let every = [
        Stock {
            plans: 3,
            unreadable: 1,
            lineages: 2,
            copies: 5,
            files: 1,
            forms: 2,
            found: 1,
            readings: true,
            settings: true,
        },
        Stock { plans: 1, ..Stock::default() },
        Stock { settings: true, ..Stock::default() },
    ];
    let said = every.map(|stock| [Language::Japanese, Language::English].map(|words| status::wipe_all(stock, words)));
    insta::assert_snapshot!(said.concat().join("\n"));
}
