//! Every sentence about table files, in both languages, in one snapshot for a human to read through.

use std::fmt::Write;

use keikaku::amount::Amount;
use keikaku::cell::Doubt;
use keikaku::exchange::encoding::{self, Lacking, Large};
use keikaku::exchange::preview::{Dashes, Kind, Note, TotalDiffers};
use keikaku::exchange::read::Trouble;
use keikaku::exchange::wide::{Unread, UnreadColumn, UnreadRow};
use keikaku::plan::indicator::Row;
use keikaku::wording::{Language, exchange as wording};

fn troubles() -> Vec<Trouble> {
    vec![
        Trouble::NoText(encoding::Trouble::Empty),
        Trouble::NoText(encoding::Trouble::Workbook),
        Trouble::NoText(encoding::Trouble::Unknown),
        Trouble::NoText(encoding::Trouble::Unsure),
        Trouble::OpenQuote { line: 3 },
        Trouble::NoHeader,
        Trouble::LongFile,
        Trouble::HeadingTwice { line: 1, heading: "2024年度".to_owned() },
        Trouble::RowTorn { line: 4, found: 10, expected: 25 },
        Trouble::RowTwice { line: 8, before: 3 },
        Trouble::SeveralPlans { line: 6 },
        Trouble::NoRows,
        Trouble::NoYears,
        Trouble::TooManyKpis { count: 501 },
    ]
}

fn notes() -> Vec<Note> {
    let total = |line| TotalDiffers {
        line,
        name: "会員数".to_owned(),
        row: Row::Target,
        stated: Amount::whole(5),
        sum: Some(Amount::whole(4)),
    };
    let column = |heading: &str, lines: Vec<usize>, unclear_year| UnreadColumn {
        heading: heading.to_owned(),
        position: 12,
        lines,
        unclear_year,
    };
    let columns =
        vec![column("課内メモ", vec![3, 5], false), column("", vec![3], false), column("4年度", Vec::new(), true)];
    vec![
        Note::OtherPlan,
        Note::NoSuchPlan,
        Note::AlreadyApplied,
        Note::NothingToTake { all_read: true },
        Note::NothingToTake { all_read: false },
        Note::BaseUnknown,
        Note::MixedVersions,
        Note::Dashes(2),
        Note::TotalsDiffer((2..14).map(total).collect()),
        Note::Unread(Unread { columns, rows: vec![UnreadRow { line: 9, text: "※速報値".to_owned() }] }),
        Note::TooMany(501),
    ]
}

#[test]
fn every_sentence_can_be_read_in_both_languages() {
    let letter = Lacking { letter: '𠮷', record: 2, column: "指標名".to_owned() };
    let doubts = [
        Doubt::OddMinus,
        Doubt::OddDash,
        Doubt::Brackets,
        Doubt::Grouping,
        Doubt::Damaged,
        Doubt::Approximate,
        Doubt::Myriads,
        Doubt::UnknownUnit,
        Doubt::TooLong,
    ];
    let kinds = [Kind::Set, Kind::Clear, Kind::Add, Kind::Remove, Kind::Conflict, Kind::Unread];
    let mut all = String::new();
    for words in [Language::Japanese, Language::English] {
        let mut lines: Vec<String> = Vec::new();
        for trouble in troubles() {
            lines.push(format!("{} {}", trouble.code(), wording::trouble(&trouble, words)));
        }
        lines.extend(notes().iter().flat_map(|note| wording::note(note, words)));
        lines.push(wording::large(Large { bytes: 20_000_001, lines: 60_000 }, words));
        lines.extend([wording::lacking(&letter, words), wording::twin(&letter, words)]);
        lines.extend(kinds.map(|kind| wording::kind(kind, words).to_owned()));
        let dashes = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank];
        lines.extend(dashes.map(|one| wording::dashes(one, words).to_owned()));
        lines.extend(doubts.map(|doubt| wording::doubt(doubt, words).to_owned()));
        writeln!(all, "{}\n", lines.join("\n")).unwrap();
    }
    insta::assert_snapshot!(all);
}

#[test]
fn codes_of_troubles_differ() {
    let codes: std::collections::BTreeSet<_> = troubles().iter().map(Trouble::code).collect();
    assert_eq!(codes.len(), troubles().len());
}
