//! Answer books that are returned: filled in, sorted, renamed, damaged, and merged like any returned file.

use std::sync::Arc;

use keikaku::import::book::{self, Book, BookRow, BookSheet, BookTables};
use keikaku::import::preview::{OpenedOn, Preview, preview};
use keikaku::import::questions::{Answer, Answers, Ask};
use keikaku::import::read::{ImportError, read_table};
use keikaku::import::wide;
use keikaku::paper::answer_book::content::AnswerBook;
use keikaku::paper::answer_book::{Inquiry, answer_book, asked_sections};
use keikaku::plan::cell::UnitAnswer;
use keikaku::plan::indicator::Measure;
use keikaku::plan::place::CellPlace;
use keikaku::plan::{Indicator, Plan};
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import};
use proptest::prelude::*;
use proptest::sample::select;

use crate::books::written::{divided, inquiry};
use crate::support::desk::{Browser, Desk, with_field, year};

pub(crate) const FIGURE: &str = "2022年度の実績";
pub(crate) const STATUS: &str = "2022年度の状態";
pub(crate) const NOTE: &str = "2022年度の備考";

pub(crate) fn actual(western: i32) -> CellPlace {
    CellPlace::Actual(year(western))
}

/// The book as the library reads it from the saved file.
pub(crate) fn as_read(book: &AnswerBook) -> Book {
    let sheets = book.sheets.iter().map(|sheet| {
        let rows = sheet.rows.iter().zip(1..).map(|(row, line)| {
            let cells = row.cells.iter().flat_map(|cell| {
                let covered = std::iter::repeat_n(None, cell.columns - 1);
                std::iter::once(Some(cell.text().to_owned())).chain(covered)
            });
            BookRow { line, is_hidden: false, cells: cells.collect() }
        });
        BookSheet { name: sheet.name.clone(), is_hidden: sheet.is_hidden, rows: rows.collect(), ..BookSheet::default() }
    });
    Book { sheets: sheets.collect() }
}

/// A desk that has sent a book for these years, and the book.
pub(crate) fn sent(plan: Plan, years: &[i32]) -> (Desk, Book) {
    let mut desk = Desk::with(plan);
    let book = send(&mut desk, years);
    (desk, book)
}

pub(crate) fn send(desk: &mut Desk, years: &[i32]) -> Book {
    send_asking(desk, &inquiry(years))
}

pub(crate) fn send_asking(desk: &mut Desk, asked: &Inquiry) -> Book {
    let sections = asked_sections(desk.plan(), asked);
    let book = answer_book(desk.plan(), &desk.session.lineage(desk.plan), asked, &sections);
    desk.session.note_sent_table(desk.plan, |plan| asked.table(plan)).unwrap();
    as_read(&book)
}

/// The index of the row with the column heads of a sheet.
pub(crate) fn head(sheet: &BookSheet) -> usize {
    sheet.rows.iter().position(|row| row.cells.contains(&Some("指標名".to_owned()))).unwrap()
}

pub(crate) fn column(sheet: &BookSheet, name: &str) -> usize {
    sheet.rows[head(sheet)].cells.iter().position(|cell| cell.as_deref() == Some(name)).unwrap()
}

/// The row and the column of the n-th KPI's cell under that head, n counted from 1.
pub(crate) fn place(sheet: &BookSheet, nth: usize, name: &str) -> (usize, usize) {
    (head(sheet) + nth, column(sheet, name))
}

/// Types into the n-th KPI's cell under that head, n counted from 1.
pub(crate) fn enter(book: &mut Book, sheet: usize, nth: usize, name: &str, text: &str) {
    let sheet = &mut book.sheets[sheet];
    let (row, column) = (head(sheet) + nth, column(sheet, name));
    sheet.rows[row].cells[column] = Some(text.to_owned());
}

pub(crate) fn previews(desk: &Desk, book: &Book) -> Vec<Preview> {
    let BookTables { tables, .. } = book::tables(book).unwrap();
    tables
        .iter()
        .map(|table| {
            let rows = wide::read_file(table, &desk.answers.of_reading()).unwrap();
            preview(&rows, OpenedOn::Plan(desk.plan), &desk.base(), PlanId::from_bits(4242), &desk.answers).unwrap()
        })
        .collect()
}

/// The changes that the book proposes, sheet by sheet.
pub(crate) fn told(desk: &Desk, book: &Book) -> Vec<String> {
    previews(desk, book).iter().flat_map(|preview| desk.told(preview)).collect()
}

fn name(desk: &Desk, nth: usize) -> String {
    desk.row(nth).name.clone()
}

#[test]
fn the_visible_sheets_of_any_other_book_are_read_as_tables() {
    let row = |line, texts: &[&str]| BookRow {
        line,
        is_hidden: line == 3,
        cells: texts.iter().map(|text| Some((*text).to_owned())).collect(),
    };
    let rows = vec![row(1, &["指標名", "単位", "区分", "2022年度"]), row(3, &["相談件数", "件", "実績", "12"])];
    let sheet = |name: &str, is_hidden| BookSheet {
        name: name.to_owned(),
        is_hidden,
        rows: rows.clone(),
        ..BookSheet::default()
    };
    let book = Book { sheets: vec![sheet("表", false), sheet("控え", true)] };
    let BookTables { tables, left_out } = book::tables(&book).unwrap();
    assert_eq!(tables.iter().map(|table| &*table.name).collect::<Vec<_>>(), ["表"]);
    assert_eq!(import::left_out(&left_out, Language::Japanese), ["非表示のシート「控え」は読んでいません。"]);
    let mut answers = Answers::default();
    answers.give(Ask::HiddenRows, Answer::Yes);
    let kpis = wide::read_file(&tables[0], &answers).unwrap().kpis;
    assert_eq!(kpis[0].name(), "相談件数");
}

#[test]
fn a_sheet_without_fields_to_fill_in_is_named_as_left_out() {
    let (_, mut book) = sent(divided(), &[2022]);
    let row = BookRow { line: 1, is_hidden: false, cells: vec![Some("電話した".to_owned())] };
    book.sheets.push(BookSheet { name: "メモ".to_owned(), rows: vec![row], ..BookSheet::default() });
    let BookTables { tables, left_out } = book::tables(&book).unwrap();
    assert_eq!((tables.len(), &*left_out.others), (2, &["メモ".to_owned()][..]));
}

#[test]
fn a_book_refused_by_the_library_gives_an_error_sentence() {
    let refused = |json: &str| Book::from_json(json).unwrap_err();
    assert_eq!(refused(r#"{"refused":"too_large"}"#), ImportError::BookTooLarge);
    assert_eq!(refused(r#"{"refused":"unreadable"}"#), ImportError::BookUnreadable);
    assert_eq!(refused("[]"), ImportError::BookUnreadable);
    assert!(import::error_sentence(&ImportError::BookTooLarge, Language::Japanese).contains("大きすぎます"));
    assert!(import::error_sentence(&ImportError::BookUnreadable, Language::Japanese).contains("Excel"));
    assert_eq!(Book::from_json(r#"{"sheets":[]}"#).unwrap(), Book::default());
    assert_eq!(book::tables(&Book::default()), Err(ImportError::NoHeader));
}

#[test]
fn a_sheet_saved_as_csv_is_read_like_the_answer_book() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 1, FIGURE, "11.5");
    enter(&mut book, 1, 2, STATUS, "調査中");
    let line = |row: &BookRow| {
        let fields =
            row.cells.iter().map(|cell| format!("\"{}\"", cell.as_deref().unwrap_or_default().replace('"', "\"\"")));
        fields.collect::<Vec<_>>().join(",") + "\r\n"
    };
    let text: String = book.sheets[1].rows.iter().map(line).collect();
    let file = book::answers_in(read_table(text.as_bytes(), Browser::get()).unwrap());
    let rows = wide::read_file(&file, &desk.answers.of_reading()).unwrap();
    let preview =
        preview(&rows, OpenedOn::Plan(desk.plan), &desk.base(), PlanId::from_bits(4242), &desk.answers).unwrap();
    assert_eq!(
        desk.told(&preview),
        [
            format!("変更 {} 2022年度 実績: （空欄） → 11.5", name(&desk, 2)),
            format!("変更 {} 2022年度 実績: （空欄） → 調査中", name(&desk, 5)),
        ]
    );
    let other = read_table("指標名,単位,区分,2022年度\n相談件数,件,実績,12\n".as_bytes(), Browser::get()).unwrap();
    assert_eq!(book::answers_in(other.clone()), other);
}

/// Something that happens to a book on its way without changing its answers.
#[derive(Clone, Debug)]
enum Accident {
    Sort,
    Rename,
    MoveColumn(usize, usize),
    InsertColumn(usize),
    InsertRow,
    LoseHidden,
    ShowHidden,
    LoseNumbers,
}

fn accident() -> impl Strategy<Value = Accident> {
    prop_oneof![
        select(vec![Accident::Sort, Accident::Rename, Accident::InsertRow, Accident::LoseHidden, Accident::ShowHidden]),
        (0..9_usize, 0..9_usize).prop_map(|(from, to)| Accident::MoveColumn(from, to)),
        (0..9_usize).prop_map(Accident::InsertColumn),
        Just(Accident::LoseNumbers),
    ]
}

fn happen(book: &mut Book, accident: &Accident) {
    match accident {
        Accident::LoseHidden => book.sheets.retain(|sheet| !sheet.is_hidden),
        Accident::ShowHidden => book.sheets.iter_mut().for_each(|sheet| sheet.is_hidden = false),
        _ => {}
    }
    let is_ours = |sheet: &BookSheet| sheet.rows[0].cells[0].as_deref() == Some("回答用ブック");
    for (nth, sheet) in book.sheets.iter_mut().enumerate().filter(|(_, sheet)| !is_ours(sheet)) {
        let at = head(sheet);
        match accident {
            Accident::Sort => sheet.rows[at + 1..].sort_by_key(|row| row.cells.clone()),
            Accident::Rename => sheet.name = format!("シート{nth}"),
            Accident::MoveColumn(from, to) => {
                for row in &mut sheet.rows[at..] {
                    let cell = row.cells.remove(*from);
                    row.cells.insert(*to, cell);
                }
            }
            Accident::InsertColumn(to) => {
                sheet.rows[at..].iter_mut().for_each(|row| row.cells.insert(*to, Some(String::new())));
            }
            Accident::InsertRow => {
                let cells = vec![Some(String::new()); sheet.rows[at].cells.len()];
                sheet.rows.insert(at + 1, BookRow { cells, ..BookRow::default() });
            }
            Accident::LoseNumbers => {
                let numbers = column(sheet, "No.");
                sheet.rows[at + 1..]
                    .iter_mut()
                    .filter(|row| !row.cells.is_empty())
                    .for_each(|row| row.cells[numbers] = None);
            }
            Accident::LoseHidden | Accident::ShowHidden => {}
        }
    }
}

proptest! {
    #[test]
    fn accidents_to_a_returned_book_do_not_alter_its_answers(accidents in proptest::collection::vec(accident(), 0..5)) {
        let mut desk = Desk::with(divided());
        let mut book = send_asking(&mut desk, &Inquiry { with_texts: true, ..inquiry(&[2022]) });
        enter(&mut book, 0, 1, FIGURE, "30000");
        enter(&mut book, 0, 1, "2022年度の要因", "出店者が減った。\n雨が多かった。");
        enter(&mut book, 1, 2, "2022年度の今後の取組", "=窓口を増やす。");
        enter(&mut book, 1, 1, STATUS, "調査中");
        enter(&mut book, 1, 2, FIGURE, "12");
        enter(&mut book, 1, 2, NOTE, "備考です");
        let mut expected = told(&desk, &book);
        for accident in &accidents {
            happen(&mut book, accident);
        }
        let mut found = told(&desk, &book);
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_book_makes_the_reader_panic(texts in proptest::collection::vec(proptest::collection::vec(select(vec![
        "", "回答用ブック", "1", "No.", "指標名", "単位", "指標ID", "版", "2022年度の実績", "2022年度の状態", "2022年度の備考", "定義", "12", "調査中", "相談件数", "\u{0}", "=1", "計画ID",
    ]), 0..8), 0..8), is_hidden in any::<bool>()) {
        let rows: Vec<BookRow> = texts.iter().zip(1..).map(|(row, line)| BookRow {
            line, is_hidden: false, cells: row.iter().map(|text| Some((*text).to_owned()).filter(|text| text != "\u{0}")).collect(),
        }).collect();
        let sheet = |name: &str, is_hidden| BookSheet { name: name.to_owned(), is_hidden, rows: rows.clone(), ..BookSheet::default() };
        if let Ok(found) = book::tables(&Book { sheets: vec![sheet("a", false), sheet("b", is_hidden)] }) {
            for table in found.tables {
                let _ = wide::read_file(&table, &Answers::default());
            }
        }
    }
}

#[test]
fn a_figure_in_another_unit_is_asked_about() {
    let (mut desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 0, 1, FIGURE, "25000000円");
    let preview = &previews(&desk, &book)[0];
    assert_eq!((preview.questions.len(), preview.changes.taken()), (1, 0));
    desk.answers.give(preview.questions[0].ask.clone(), Answer::Unit(UnitAnswer::Converted));
    desk.take(&previews(&desk, &book)[0]).unwrap();
    assert_eq!(desk.row(1).actual(year(2022)).text, "25,000");
}

#[test]
fn a_description_travels_with_all_its_words() {
    let waiting = ["調査中（8月公表予定）", "調査中（10月公表予定）"];
    for [words, answer] in [["2路線", "2社"], ["80％程度", "80％以上"], waiting, ["3路線", "-"]] {
        let plan = divided();
        let described = |row: &Arc<Indicator>| {
            let is_last = row.name == "相談件数";
            let (measure, unit) = if is_last { (Measure::Descriptive, "") } else { (row.measure, row.unit.as_str()) };
            Arc::new(Indicator { measure, unit: unit.to_owned(), ..(**row).clone() })
        };
        let mut desk = Desk::with(plan.with_indicators(plan.indicators().iter().map(described).collect()).unwrap());
        desk.set(5, actual(2022), words);
        let file = desk.send();
        desk.tells(&file, &[]);
        let shown = desk.row(5).actual(year(2022)).shown("");
        let change = [format!("変更 相談件数 2022年度 実績: {shown} → {answer}")];
        desk.tells(&with_field(&file, 5, "実績", "2022年度", answer), &[&change[0]]);
        let mut book = send(&mut desk, &[2022]);
        assert_eq!(told(&desk, &book), [""; 0]);
        let nth = book.sheets[1].rows.iter().position(|row| row.cells.contains(&Some("相談件数".to_owned()))).unwrap();
        let nth = nth - head(&book.sheets[1]);
        enter(&mut book, 1, nth, FIGURE, answer);
        assert_eq!(told(&desk, &book), change);
        desk.take(&previews(&desk, &book)[1]).unwrap();
        assert_eq!(desk.row(5).actual(year(2022)).text, answer);
    }
}
