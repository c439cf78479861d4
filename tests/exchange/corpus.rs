//! The corpus of ugly files: what each of them says to 酒田市's plan, in one snapshot for a human to read through.
//!
//! The plan is the sample, sent once; the files in `tests/corpus/` were made from what was sent as people, spreadsheets
//! and mail do it. A file that broke something gets a place here, under a name that says what is ugly about it. What
//! comes from a real spreadsheet has a folder and a test of its own.

use std::collections::BTreeSet;
use std::fmt::Write;

use keikaku::wording::{Language, exchange as wording};

use crate::desk::Desk;

fn folder() -> String {
    format!("{}/tests/corpus", env!("CARGO_MANIFEST_DIR"))
}

/// What a file says: the sentences, then the changes with what is to be looked at; or why it is refused.
fn told(desk: &Desk, bytes: &[u8]) -> String {
    let mut out = String::new();
    match desk.read_bytes(bytes) {
        Err(trouble) => {
            writeln!(out, "  {} {}", trouble.code(), wording::trouble(&trouble, Language::Japanese)).unwrap();
        }
        Ok(preview) => {
            for said in Desk::said(&preview) {
                writeln!(out, "  ! {said}").unwrap();
            }
            for (line, change) in desk.told(&preview).iter().zip(&preview.changes) {
                writeln!(out, "  {line}").unwrap();
                if let Some(remark) = wording::remark(change, Language::Japanese) {
                    writeln!(out, "      {remark}").unwrap();
                }
            }
        }
    }
    out
}

#[test]
fn every_ugly_file_says_what_it_should() {
    let mut desk = Desk::of("002");
    let _sent = desk.send();
    let before = desk.session.workbook().clone();
    let entries = std::fs::read_dir(folder()).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    let names: BTreeSet<_> = files.map(|entry| entry.file_name()).collect();
    let mut all = String::new();
    for name in names {
        let name = name.into_string().unwrap();
        let bytes = std::fs::read(format!("{}/{name}", folder())).unwrap();
        writeln!(all, "{name}\n{}", told(&desk, &bytes)).unwrap();
    }
    assert_eq!(*desk.session.workbook(), before, "reading changes nothing");
    insta::assert_snapshot!(all);
}
