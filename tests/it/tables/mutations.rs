//! A thousand damaged files: none makes the reader panic, and reading one changes nothing.

use std::collections::BTreeMap;

use keikaku::command::Rejection;
use keikaku::command::history::Scope;
use keikaku::import::preview::{ImportTarget, OpenedOn, Preview};
use keikaku::import::read::ImportError;
use keikaku::import::text_table;
use keikaku::session::Session;
use keikaku::wording::{Language, import as wording};

use crate::support;
use crate::support::Dice;
use crate::support::bites::{Bit, bitten};
use crate::support::desk::{Desk, fields, joined};
use crate::tables::libreoffice::ugly;

/// The file in a random encoding and with a random delimiter, as it may be returned.
fn as_it_may_come(text: &str, dice: &mut Dice) -> Vec<u8> {
    let requoted = || joined(&text_table::read(text).map(|_| fields(text)).unwrap_or_default());
    let text = match dice.below(6) {
        0 => requoted(),
        1 => requoted().replace("\",\"", "\"\t\""),
        2 => requoted().replace("\",\"", "\";\""),
        3 => text.replace("\r\n", "\n"),
        _ => text.to_owned(),
    };
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect();
    match dice.below(6) {
        0 => text.into_bytes(),
        1 => utf16(u16::to_le_bytes),
        2 => utf16(u16::to_be_bytes),
        3 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
        _ => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
    }
}

/// The outcome for a file: the code of its refusal, or a word for its preview. All sentences are composed as well.
fn told(desk: &Desk, read: &Result<Preview, ImportError>) -> &'static str {
    match read {
        Err(trouble) => {
            assert!(!wording::error_sentence(trouble, Language::Japanese).is_empty());
            trouble.code()
        }
        Ok(preview) => {
            let spoken = desk.told(preview).len() + Desk::said(preview).len();
            let _remarks: Vec<_> =
                preview.changes.iter().map(|change| wording::remark(change, Language::Japanese)).collect();
            match &preview.target {
                ImportTarget::NewPlan(_) => "a new plan",
                ImportTarget::Plan(_) if preview.changes.is_empty() => "no change",
                ImportTarget::Plan(_) => {
                    assert!(spoken > 0);
                    "changes"
                }
            }
        }
    }
}

/// Imports the preview, which is rejected or leaves a sound workbook, and undoes it.
pub(crate) fn take_and_undo(desk: &mut Desk, preview: &Preview) {
    let before = desk.session.workbook().clone();
    match desk.take(preview) {
        Ok(()) => {
            support::assert_sound(desk.session.workbook());
            let is_new = desk.session.workbook().plans().len() > before.plans().len();
            desk.session.undo(if is_new { Scope::List } else { desk.scope() }).unwrap();
        }
        Err(rejection) => {
            assert!(
                matches!(rejection, Rejection::NothingChanged | Rejection::NoRoomForYear | Rejection::NoSuchPlan),
                "{rejection:?}"
            );
        }
    }
    assert_eq!(*desk.session.workbook(), before);
}

/// A damaged file: one half is damaged in its letters, so that the damage is deep in the table, the other half in its
/// bytes.
fn bitten_file(sent: &str, dice: &mut Dice) -> Vec<u8> {
    if dice.below(2) == 0 {
        let letters: String = bitten(char::of(sent), dice).into_iter().collect();
        as_it_may_come(&letters, dice)
    } else {
        bitten(as_it_may_come(sent, dice), dice)
    }
}

#[test]
fn a_thousand_damaged_table_files_cause_no_panic_and_no_change() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (mut desk, files) in [(Desk::of("000"), 200), (Desk::of("002"), 300), (Desk::of("004"), 200), (ugly(), 350)] {
        let sent = desk.send();
        let (with_the_plan, without) = (desk.session.clone(), Session::default());
        for number in 0..files {
            let file = bitten_file(&sent, &mut dice);
            // Every fifth file is read without any plan, so that it makes a new one.
            let (opened, session) =
                if number % 5 == 0 { (OpenedOn::List, &without) } else { (OpenedOn::Plan(desk.plan), &with_the_plan) };
            desk.session = session.clone();
            let read = desk.read_on(&file, opened);
            assert_eq!(desk.session.workbook(), session.workbook(), "reading changes nothing");
            assert_eq!(desk.session.lineages(), session.lineages(), "reading notes nothing");
            if let Ok(preview) = &read {
                take_and_undo(&mut desk, preview);
            }
            desk.session = with_the_plan.clone();
            *seen.entry(told(&desk, &read)).or_default() += 1;
        }
    }
    assert!(seen.values().sum::<usize>() >= 1_000);
    // The damage reaches every depth: bytes, headings, rows, cells.
    let deep = ["IN-001", "IN-003", "IN-103", "IN-105", "IN-004", "IN-010", "changes", "no change", "a new plan"];
    let missing: Vec<_> = deep.into_iter().filter(|one| seen.get(one).is_none_or(|count| *count == 0)).collect();
    assert!(missing.is_empty(), "no file ends with {missing:?}: {seen:?}");
    assert!(seen["changes"] > 150, "too few are read: {seen:?}");
}
