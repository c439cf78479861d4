//! Messages about the plan's file.

use std::collections::BTreeSet;

use keikaku::session::folder::{BaseKnowledge, FileError, Signature, Unfit};
use keikaku::storage::plan_file::PlanFileError;
use keikaku::value::fiscal_year::Date;
use keikaku::wording::Language;
use keikaku::wording::folder::{self, DeviceStatus, FileStatus, save_sentence};

use crate::support::time;
use crate::wording::{all, both};

fn today() -> Date {
    time("2026-11-20T10:40").date()
}

fn signature(at: &str, by: Option<&str>) -> Signature {
    Signature { at: Some(time(at)), by: by.map(str::to_owned) }
}

#[test]
fn every_status_of_the_plan_file_has_a_sentence() {
    let every = every! {
        FileStatus::Same(_) => FileStatus::Same(Some(time("2026-11-20T10:32"))), FileStatus::Same(Some(time("2026-04-01T09:05"))),
            FileStatus::Same(Some(time("2025-04-01T09:05")));
        FileStatus::NotLookedAt => FileStatus::NotLookedAt;
        FileStatus::Changes(_) => FileStatus::Changes(3);
        FileStatus::Newer(_) => FileStatus::Newer(signature("2026-11-20T10:40", Some("佐藤"))),
            FileStatus::Newer(signature("2026-11-20T10:40", None)), FileStatus::Newer(Signature::default());
        FileStatus::Unknown => FileStatus::Unknown;
        FileStatus::Unreadable => FileStatus::Unreadable;
    };
    let saved = DeviceStatus::Saved(Some(time("2026-11-20T10:35")));
    let said = |device, file: Option<(&FileStatus, bool)>, language| {
        let sentence = save_sentence(device, file, today(), language);
        format!("{}{}", sentence.device, sentence.rest)
    };
    let alone = both("no file", |language| said(saved, None, language))
        + &both("no file, no time", |language| said(DeviceStatus::Saved(None), None, language))
        + &both("no file, saving", |language| said(DeviceStatus::Saving, None, language));
    let in_folder = all(&every, |one, language| said(saved, Some((&one, true)), language));
    let copy = all(every.get(..1).unwrap_or_default(), |one, language| said(saved, Some((&one, false)), language));
    let saving = all(&every, |one, language| said(DeviceStatus::Saving, Some((&one, true)), language));
    insta::assert_snapshot!([alone, in_folder, copy, saving].join("---\n"));
}

#[test]
fn only_a_file_that_was_read_back_is_called_saved() {
    let same = FileStatus::Same(Some(time("2026-11-20T10:32")));
    let device = |device, file| save_sentence(device, file, today(), Language::Japanese).device;
    let saved = DeviceStatus::Saved(None);
    assert_eq!(device(saved, Some((&same, true))), "端末とファイルに保存済み");
    // The program has not read a downloaded file back.
    assert_eq!(device(saved, Some((&same, false))), "端末に保存済み・");
    assert_eq!(device(saved, Some((&FileStatus::NotLookedAt, true))), "端末に保存済み");
    assert_eq!(device(saved, Some((&FileStatus::Changes(8), true))), "端末に保存済み・計画ファイルに");
    assert_eq!(device(DeviceStatus::Saving, Some((&same, true))), "保存中");
}

#[test]
fn messages_name_who_saved_the_file_and_the_result_of_a_save() {
    let who = [signature("2026-11-20T10:32", Some("企画課 佐藤")), signature("2026-11-19T10:32", None)];
    let who = all(&who, |one, language| folder::saved_by(&one, today(), language).unwrap_or_default());
    let saved = all(&[(0, true), (0, false), (2, true), (2, false)], |(brought, has_written), language| {
        folder::saved("計画.json", brought, has_written, language)
    });
    let rest = both("opened", |language| folder::opened("計画.json", language))
        + &both("reminder", |language| folder::reminder(Some(&time("2026-10-01T10:32").into()), today(), language))
        + &both("never saved", |language| folder::reminder(None, today(), language))
        + &both("listed", |language| folder::listed("計画.json", language));
    insta::assert_snapshot!(who + &saved + &rest);
}

#[test]
fn every_error_of_the_plan_file_has_a_message_and_its_own_code() {
    let errors = every! {
        FileError::Gone => FileError::Gone;
        FileError::Locked => FileError::Locked;
        FileError::NotAllowed => FileError::NotAllowed;
        FileError::Full => FileError::Full;
        FileError::Overtaken => FileError::Overtaken;
        FileError::Interrupted => FileError::Interrupted;
    };
    let unfit = every! {
        Unfit::File(_) => Unfit::File(PlanFileError::Empty), Unfit::File(PlanFileError::TooNew { format: 9 }),
            Unfit::File(PlanFileError::Workbook);
        Unfit::Damaged => Unfit::Damaged;
        Unfit::OtherPlan(_) => Unfit::OtherPlan("観光計画".to_owned());
        Unfit::Several(_) => Unfit::Several(2);
    };
    let codes = errors.iter().map(FileError::code).chain(unfit.iter().map(Unfit::code));
    let codes: Vec<&str> = codes.collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "each has a code of its own");
    let said = all(&errors, folder::error_sentence)
        + &all(&unfit, |one, language| folder::unfit(&one, language))
        + &all(&unfit, |one, language| folder::not_chosen(&one, language))
        + &all(unfit.get(..4).unwrap_or_default(), |one, language| folder::not_opened(&one, language))
        + &both("not read back", folder::not_read_back)
        + &both("cannot be", folder::merge_impossible)
        + &both("after an import", |language| folder::after_import(2, &folder::not_read_back(language), language));
    insta::assert_snapshot!(said);
    assert_eq!(folder::after_import(0, "何も。", Language::Japanese), "何も。");
}

#[test]
fn the_reason_for_asking_depends_on_the_known_base() {
    let every = every! {
        BaseKnowledge::Base => BaseKnowledge::Base;
        BaseKnowledge::NotOurs => BaseKnowledge::NotOurs;
        BaseKnowledge::Unknown => BaseKnowledge::Unknown;
    };
    insta::assert_snapshot!(all(&every, folder::why_asked));
}
