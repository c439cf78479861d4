//! A thousand damaged or malicious books: each is read or is refused with a sentence, and reading one changes nothing.

use std::collections::BTreeMap;

use keikaku::columns::answer_book::{HIDDEN_SHEET, MARK};
use keikaku::import::book::{self, Book, BookRow, BookSheet};
use keikaku::import::preview::{OpenedOn, preview};
use keikaku::import::read::ImportError;
use keikaku::import::wide;
use keikaku::plan::lineage::{AnswerState, SectionInquiry};
use keikaku::session::Session;
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import as wording};

use crate::books::answers::{FIGURE, STATUS, enter};
use crate::inquiries::board::asking;
use crate::support::Dice;
use crate::support::bites::bitten;
use crate::support::desk::Desk;
use crate::tables::mutations::take_and_undo;

/// Texts that somebody types, that a program leaves behind, or that nobody should send.
const TEXTS: [&str; 24] = [
    "",
    " ",
    "12",
    "-12.50",
    "1,234",
    "１２．５％",
    "1e308",
    "9999999999999999999999",
    "調査中",
    "なし",
    "=HYPERLINK(\"http://example.com\")",
    "=cmd|'/C calc'!A0",
    "@SUM(A1:A9)",
    "#REF!",
    "2024-05-01",
    "指標名",
    "No.",
    "2022年度の実績",
    "2023年度の状態",
    "回答用ブック",
    "vbbbbbbbbbb",
    "pbbbbbbbbbb kbbbbbbbbbb",
    "\u{0}\u{202e}\u{feff}",
    "<img src=x onerror=alert(1)>",
];

fn sheet(book: &mut Book, dice: &mut Dice) -> Option<usize> {
    (!book.sheets.is_empty()).then(|| dice.below(book.sheets.len()))
}

/// Damages a cell, a row, a column or a sheet of the book.
fn bite(book: &mut Book, dice: &mut Dice) {
    let Some(at) = sheet(book, dice) else { return };
    let deep = dice.below(14);
    let BookSheet { name, is_hidden, rows, .. } = &mut book.sheets[at];
    let row = dice.below(rows.len());
    match (deep, rows.get_mut(row)) {
        (0, _) => dice.one_of(&TEXTS).clone_into(name),
        (1, _) => *is_hidden = !*is_hidden,
        (2, Some(_)) => drop(rows.remove(row)),
        (3, Some(copy)) => {
            let copy = copy.clone();
            rows.insert(dice.below(rows.len()), copy);
        }
        (4, Some(_)) => {
            let other = dice.below(rows.len());
            rows.swap(row, other);
        }
        (5, Some(_)) => {
            let (from, to) = (dice.below(12), dice.below(12));
            for row in rows {
                if from.max(to) < row.cells.len() {
                    row.cells.swap(from, to);
                }
            }
        }
        (6, Some(row)) => row.line = [0, 1, usize::MAX, 60][dice.below(4)],
        (7, Some(row)) => row.cells.truncate(dice.below(12)),
        (8, Some(row)) => row.cells.extend(std::iter::repeat_n(Some("余り".to_owned()), dice.below(300))),
        (9, Some(row)) => {
            let column = dice.below(row.cells.len());
            if let Some(cell) = row.cells.get_mut(column) {
                *cell = None;
            }
        }
        (10 | 11, Some(row)) => {
            let column = dice.below(row.cells.len());
            if let Some(cell) = row.cells.get_mut(column) {
                let letters = cell.as_deref().unwrap_or_default().chars().collect();
                *cell = Some(bitten::<char>(letters, dice).into_iter().collect());
            }
        }
        (12 | 13, Some(row)) => {
            let column = dice.below(row.cells.len());
            if let Some(cell) = row.cells.get_mut(column) {
                *cell = Some(dice.one_of(&TEXTS).to_owned());
            }
        }
        _ => drop(book.sheets.remove(at)),
    }
}

/// Reads the book sheet by sheet; imports each sheet without open decisions and undoes it. Returns the code of a refusal, or a
/// word for what was read.
fn read(desk: &mut Desk, book: &Book, opened: OpenedOn) -> &'static str {
    let before = desk.session.clone();
    let refusal = |error: &ImportError| {
        for language in [Language::Japanese, Language::English] {
            assert!(!wording::error_sentence(error, language).is_empty());
        }
        error.code()
    };
    let tables = match book::tables(book) {
        Ok(found) => found.tables,
        Err(error) => return refusal(&error),
    };
    let mut told = "no change";
    for table in tables {
        let rows = wide::read_file(&table, &desk.answers.of_reading());
        let read = rows.and_then(|rows| preview(&rows, opened, &desk.base(), PlanId::from_bits(4242), &desk.answers));
        assert_eq!(desk.session.workbook(), before.workbook(), "reading changes nothing");
        assert_eq!(desk.session.lineages(), before.lineages(), "reading notes nothing");
        match read {
            Err(error) => told = refusal(&error),
            Ok(preview) => {
                if !preview.changes.is_empty() {
                    told = "changes";
                    assert!(opened == OpenedOn::List || !desk.told(&preview).is_empty());
                }
                if preview.changes.open() == 0 {
                    take_and_undo(desk, &preview);
                    desk.session = before.clone();
                }
            }
        }
    }
    told
}

#[test]
fn reading_a_thousand_damaged_books_causes_no_panic_and_no_change() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut desk, mut sent) = asking();
    enter(&mut sent, 0, 1, FIGURE, "30000");
    enter(&mut sent, 1, 1, STATUS, "調査中");
    enter(&mut sent, 1, 2, FIGURE, "12");
    let (with_the_plan, without) = (desk.session.clone(), Session::default());
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for number in 0..1_000 {
        let mut book = sent.clone();
        for _ in 0..=number % 12 {
            bite(&mut book, &mut dice);
        }
        let (opened, session) =
            if number % 5 == 0 { (OpenedOn::List, &without) } else { (OpenedOn::Plan(desk.plan), &with_the_plan) };
        desk.session = session.clone();
        *seen.entry(read(&mut desk, &book, opened)).or_default() += 1;
    }
    assert!(seen["changes"] > 500, "too few are read: {seen:?}");
    assert!(seen.keys().filter(|told| told.starts_with("IN-")).count() >= 2, "hardly one is refused: {seen:?}");
}

#[test]
fn a_book_that_imitates_an_answer_book_leaves_the_inquiry_open() {
    let row = |line, texts: &[&str]| BookRow {
        line,
        is_hidden: false,
        cells: texts.iter().map(|text| Some((*text).to_owned())).collect(),
    };
    let hidden =
        |rows: Vec<BookRow>| BookSheet { name: HIDDEN_SHEET.to_owned(), is_hidden: true, rows, ..BookSheet::default() };
    let mark = row(1, &MARK);
    let (mut desk, sent) = asking();
    for rows in [
        vec![mark.clone()],
        vec![mark.clone(), row(2, &["計画ID", "pbbbbbbbbbb"]), row(3, &["版", "vbbbbbbbbbb"])],
        // A hidden sheet that gives the same KPI for every number.
        vec![
            mark,
            row(2, &["No.", "指標ID", "指標名"]),
            row(3, &["1", "kcbbbbbbbbb", ""]),
            row(4, &["2", "kcbbbbbbbbb", ""]),
        ],
    ] {
        let mut book = sent.clone();
        enter(&mut book, 1, 1, FIGURE, "12");
        *book.sheets.last_mut().unwrap() = hidden(rows);
        let opened = OpenedOn::Plan(desk.plan);
        let told = read(&mut desk, &book, opened);
        assert!(told == "changes" || told.starts_with("IN-") || told == "no change", "{told}");
        let states = desk.session.lineage(desk.plan).inquiries()[0]
            .sections
            .iter()
            .map(SectionInquiry::state)
            .collect::<Vec<_>>();
        assert_eq!(states, [AnswerState::Open, AnswerState::Open]);
    }
}
