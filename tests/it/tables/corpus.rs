//! The corpus of ugly files: what the reader reports about each of them against 酒田市's plan, in one snapshot for a human
//! to read.
//!
//! The plan is the sample, sent once. The files in `tests/corpus/` were made from the sent file by the changes that
//! people, spreadsheets and mail make. A file that broke something is added here, under a name that states what is ugly
//! about it. Files from a real spreadsheet have a folder and a test of their own.

use std::collections::BTreeMap;
use std::fmt::Write;

use keikaku::import::preview::Preview;
use keikaku::import::read::ImportError;
use keikaku::merge::review::{Change, ChangeKind};
use keikaku::wording::{Language, import as wording};

use crate::support::desk::Desk;

pub(crate) fn folder() -> String {
    format!("{}/corpus", env!("CARGO_MANIFEST_DIR"))
}

/// The report about a file: its sentences and questions, then its changes with their remarks; or the reason for the
/// refusal.
pub(crate) fn told(desk: &Desk, read: &Result<Preview, ImportError>) -> String {
    let mut out = String::new();
    match read {
        Err(trouble) => {
            writeln!(out, "  {} {}", trouble.code(), wording::error_sentence(trouble, Language::Japanese)).unwrap();
        }
        Ok(preview) => {
            for said in Desk::said(preview) {
                writeln!(out, "  ! {said}").unwrap();
            }
            for question in &preview.questions {
                writeln!(out, "  ? {} {}", question.ask.code(), wording::question(question, Language::Japanese))
                    .unwrap();
                let choice = |choice| wording::choice(choice, question, Some(desk.plan()), Language::Japanese);
                let choices: Vec<_> = question.choices.iter().map(|one| choice(*one)).collect();
                writeln!(out, "      [{}]", choices.join("] [")).unwrap();
            }
            for (line, change) in desk.told(preview).iter().zip(preview.changes.iter()) {
                writeln!(out, "  {line}").unwrap();
                if let Some(remark) = wording::remark(change, Language::Japanese) {
                    writeln!(out, "      {remark}").unwrap();
                }
            }
        }
    }
    out
}

/// The reports about all files of a folder, sorted by name.
pub(crate) fn told_of_all(desk: &Desk, folder: &str) -> String {
    let before = desk.session.workbook().clone();
    let mut all = String::new();
    for (name, bytes) in files(folder) {
        writeln!(all, "{name}\n{}", told(desk, &desk.read_bytes(&bytes))).unwrap();
    }
    assert_eq!(*desk.session.workbook(), before, "reading changes nothing");
    all
}

/// The files of a folder of the corpus, by name.
pub(crate) fn files(inside: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(format!("{}/{inside}", folder())).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    files.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn every_ugly_file_gives_the_expected_report() {
    let mut desk = Desk::of("002");
    let _sent = desk.send();
    insta::assert_snapshot!(told_of_all(&desk, ""));
}

/// What happens to a file before any question is answered, in the words of docs/files.md.
fn outcome(read: &Result<Preview, ImportError>, is_sheet_asked: bool) -> &'static str {
    let Ok(preview) = read else { return "断る" };
    let is_doubtful =
        |change: &Change| change.remark.is_some() || (!change.is_taken() && change.kind != ChangeKind::Remove);
    let asks = is_sheet_asked || !preview.questions.is_empty() || preview.dashes.is_some();
    if asks || preview.changes.iter().any(is_doubtful) { "尋ねる" } else { "読む" }
}

#[test]
fn the_documentation_lists_the_outcome_of_every_file() {
    let mut desk = Desk::of("002");
    let _sent = desk.send();
    let office = crate::tables::offices::office();
    let mut becomes = BTreeMap::new();
    for (folder, desk) in [("", &desk), ("offices", &office)] {
        for (name, bytes) in files(folder) {
            let name = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let read = desk.read_bytes(&bytes);
            let is_sheet_asked = read.is_ok() && !desk.is_sheet_read(&bytes);
            becomes.insert(name, outcome(&read, is_sheet_asked).to_owned());
        }
    }
    let paper = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/files.md")).unwrap();
    let mut said = BTreeMap::new();
    for line in paper.lines() {
        if let [_, _, becomes, _, samples, _] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] {
            for sample in samples.split('、').filter_map(|sample| sample.strip_prefix('`')?.strip_suffix('`')) {
                let before = said.insert(sample.to_owned(), becomes.to_owned());
                assert_eq!(before, None, "{sample} stands twice");
            }
        }
    }
    said.retain(|sample, _| sample.contains('.') && !sample.starts_with("tests/"));
    let differ: Vec<_> = becomes.iter().filter(|(name, outcome)| said.get(*name) != Some(*outcome)).collect();
    assert!(differ.is_empty() && said.len() == becomes.len(), "{differ:?}");
}
