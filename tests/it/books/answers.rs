//! Answer books that come back: filled in, sorted, renamed, torn apart, and merged as any returned file.

use keikaku::import::book::{self, Book, BookRow, BookSheet, BookTables};
use keikaku::import::preview::{OpenedOn, Preview, preview};
use keikaku::import::questions::{Answer, Answers, Ask};
use keikaku::import::read::{ImportError, read_table};
use keikaku::import::wide;
use keikaku::merge::review::{Change, ChangeKind, Decision};
use keikaku::paper::answer_book::content::AnswerBook;
use keikaku::paper::answer_book::{answer_book, asked_sections};
use keikaku::plan::Plan;
use keikaku::plan::cell::UnitAnswer;
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import};
use proptest::prelude::*;
use proptest::sample::select;

use crate::books::written::{divided, inquiry};
use crate::support::desk::{Browser, Desk, year};

pub(crate) const FIGURE: &str = "2022年度の実績";
pub(crate) const STATUS: &str = "2022年度の状態";
pub(crate) const NOTE: &str = "2022年度の備考";
const SALES: &str = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";

pub(crate) fn actual(western: i32) -> CellPlace {
    CellPlace::Actual(year(western))
}

/// A book as a spreadsheet holds it and a library reads it back.
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
    let asked = inquiry(years);
    let sections = asked_sections(desk.plan(), &asked);
    let book = answer_book(desk.plan(), &desk.session.lineage(desk.plan), &asked, &sections);
    desk.session.note_sent(desk.plan).unwrap();
    as_read(&book)
}

/// The line of the heads of a sheet.
fn head(sheet: &BookSheet) -> usize {
    sheet.rows.iter().position(|row| row.cells.contains(&Some("指標名".to_owned()))).unwrap()
}

pub(crate) fn column(sheet: &BookSheet, name: &str) -> usize {
    sheet.rows[head(sheet)].cells.iter().position(|cell| cell.as_deref() == Some(name)).unwrap()
}

/// The row and the column of a cell of the n-th KPI of a sheet, counted from 1.
pub(crate) fn place(sheet: &BookSheet, nth: usize, name: &str) -> (usize, usize) {
    (head(sheet) + nth, column(sheet, name))
}

/// Types into the cell of the n-th KPI of a sheet, counted from 1.
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
            let rows = wide::read_file(&table.file, &desk.answers.of_reading()).unwrap();
            preview(&rows, OpenedOn::Plan(desk.plan), &desk.base(), PlanId::from_bits(4242), &desk.answers).unwrap()
        })
        .collect()
}

/// What the book would change, sheet by sheet.
fn told(desk: &Desk, book: &Book) -> Vec<String> {
    previews(desk, book).iter().flat_map(|preview| desk.told(preview)).collect()
}

#[track_caller]
fn tells(desk: &Desk, book: &Book, expected: &[&str]) {
    assert_eq!(told(desk, book), expected);
}

fn name(desk: &Desk, nth: usize) -> String {
    desk.row(nth).name.clone()
}

#[test]
fn a_book_that_comes_back_as_it_went_changes_nothing() {
    let mut desk = Desk::with(divided());
    desk.set(1, actual(2022), "30,000（速報）");
    desk.set(2, actual(2022), "調査中");
    desk.set(5, actual(2022), "数件");
    desk.write(1, TextPlace::Note(Row::Actual, Some(year(2022))), "=注記");
    desk.write(1, TextPlace::Note(Row::Actual, None), "行の備考");
    desk.write(1, TextPlace::Note(Row::Actual, Some(year(2023))), "次の年");
    let book = send(&mut desk, &[2022]);
    tells(&desk, &book, &[]);
    let all = send(&mut desk, &[2022, 2023, 2024]);
    tells(&desk, &all, &[]);
}

#[test]
fn what_was_filled_in_is_what_changes() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 0, 1, FIGURE, "30000");
    enter(&mut book, 0, 1, STATUS, "速報");
    enter(&mut book, 1, 1, STATUS, "調査中");
    enter(&mut book, 1, 2, FIGURE, "12");
    enter(&mut book, 1, 2, STATUS, "確定");
    tells(
        &desk,
        &book,
        &[
            &format!("変更 {SALES} 2022年度 実績: （空欄） → 30,000（速報）"),
            &format!("変更 {} 2022年度 実績: （空欄） → 調査中", name(&desk, 2)),
            &format!("変更 {} 2022年度 実績: （空欄） → 12", name(&desk, 5)),
        ],
    );
}

#[test]
fn a_section_says_nothing_of_the_kpis_and_years_that_it_was_not_asked() {
    let mut desk = Desk::with(divided());
    desk.set(2, actual(2023), "5");
    desk.write(1, TextPlace::Note(Row::Actual, None), "行の備考");
    desk.write(1, TextPlace::Note(Row::Actual, Some(year(2023))), "次の年");
    let mut book = send(&mut desk, &[2022]);
    book.sheets.remove(1);
    enter(&mut book, 0, 1, FIGURE, "30000");
    enter(&mut book, 0, 1, NOTE, "確認済み");
    let [preview] = &previews(&desk, &book)[..] else { panic!("one sheet") };
    assert_eq!(
        desk.told(preview),
        [
            format!("変更 {SALES} 2022年度 実績: （空欄） → 30,000"),
            format!("変更 {SALES} 2022年度 実績の備考: （空欄） → 確認済み"),
        ]
    );
    let before = desk.plan().indicators().len();
    desk.take(preview).unwrap();
    assert_eq!(desk.plan().indicators().len(), before);
    assert_eq!(desk.row(1).notes[&(Row::Actual, None)], "行の備考");
    assert_eq!(desk.row(1).notes[&(Row::Actual, Some(year(2023)))], "次の年");
    assert_eq!(desk.row(2).actual(year(2023)).text, "5");
}

#[test]
fn taking_a_book_in_twice_says_so() {
    let (mut desk, mut book) = sent(divided(), &[2022]);
    book.sheets.remove(1);
    enter(&mut book, 0, 1, FIGURE, "30000");
    let first = previews(&desk, &book).remove(0);
    desk.take(&first).unwrap();
    let again = previews(&desk, &book).remove(0);
    assert_eq!(Desk::said(&again), ["変わるところはありません（反映済み）。"]);
}

#[test]
fn two_sections_that_answer_one_after_the_other_keep_each_others_figures() {
    let (mut desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 0, 1, FIGURE, "30000");
    enter(&mut book, 1, 1, FIGURE, "11.5");
    for sheet in [0, 1] {
        let preview = previews(&desk, &book).remove(sheet);
        assert_eq!(preview.changes.iter().count(), 1);
        desk.take(&preview).unwrap();
    }
    assert_eq!(desk.row(1).actual(year(2022)).text, "30000");
    assert_eq!(desk.row(2).actual(year(2022)).text, "11.5");
}

#[test]
fn what_was_changed_here_meanwhile_is_a_conflict() {
    let (mut desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 0, 1, FIGURE, "30000");
    desk.set(1, actual(2022), "29000");
    tells(&desk, &book, &[&format!("？食い違い {SALES} 2022年度 実績: 29,000 → 30,000")]);
}

#[test]
fn a_figure_that_was_taken_away_is_a_clearing() {
    let mut desk = Desk::with(divided());
    desk.set(1, actual(2022), "30000");
    let mut book = send(&mut desk, &[2022]);
    enter(&mut book, 0, 1, FIGURE, "");
    tells(&desk, &book, &[&format!("消去 {SALES} 2022年度 実績: 30,000")]);
}

#[test]
fn of_a_figure_and_a_state_that_contradict_each_other_the_new_one_counts() {
    let mut desk = Desk::with(divided());
    desk.set(1, actual(2022), "集計中");
    desk.set(2, actual(2022), "11");
    let mut book = send(&mut desk, &[2022]);
    enter(&mut book, 0, 1, FIGURE, "30000");
    enter(&mut book, 1, 1, STATUS, "調査中");
    tells(
        &desk,
        &book,
        &[
            &format!("変更 {SALES} 2022年度 実績: 集計中 → 30,000"),
            &format!("変更 {} 2022年度 実績: 11 → 調査中", name(&desk, 2)),
        ],
    );
}

#[test]
fn a_contradiction_of_which_both_halves_are_new_is_shown_and_not_taken() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 0, 1, FIGURE, "30000");
    enter(&mut book, 0, 1, STATUS, "集計中");
    let [told] = &told(&desk, &book)[..] else { panic!("one line") };
    assert!(told.contains("30000 / 集計中") && told.starts_with('×'), "{told}");
}

#[test]
fn what_is_no_figure_is_shown_and_not_taken() {
    for text in ["2024-01-02", "#REF!", "=SUM(A1:A3)", "約半分"] {
        let (desk, mut book) = sent(divided(), &[2022]);
        enter(&mut book, 0, 1, FIGURE, text);
        let [told] = &told(&desk, &book)[..] else { panic!("one line for {text}") };
        assert!(told.starts_with('×') && told.contains(text), "{told}");
    }
}

#[test]
fn percent_signs_separators_and_full_width_digits_are_read() {
    for (text, shown) in [("12.3%", "12.3"), ("１，２３４", "1,234"), ("△5", "-5")] {
        let (desk, mut book) = sent(divided(), &[2022]);
        enter(&mut book, 1, 1, FIGURE, text);
        // A share of 1,234 % is read, and looked at.
        let ticked = if shown == "1,234" { "×" } else { "" };
        tells(&desk, &book, &[&format!("{ticked}変更 {} 2022年度 実績: （空欄） → {shown}", name(&desk, 2))]);
    }
}

#[test]
fn a_sheet_may_be_sorted_renamed_and_have_its_columns_moved() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 1, FIGURE, "11.5");
    let sheet = &mut book.sheets[1];
    sheet.name = "回答（企画課）".to_owned();
    let at = head(sheet);
    sheet.rows[at + 1..].reverse();
    for row in &mut sheet.rows[at..] {
        row.cells.reverse();
    }
    tells(&desk, &book, &[&format!("変更 {} 2022年度 実績: （空欄） → 11.5", name(&desk, 2))]);
}

#[test]
fn without_the_hidden_sheet_the_version_and_the_words_say_what_is_what() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 2, FIGURE, "12");
    book.sheets.pop();
    tells(&desk, &book, &[&format!("変更 {} 2022年度 実績: （空欄） → 12", name(&desk, 5))]);
}

#[test]
fn a_hidden_sheet_that_was_shown_or_renamed_helps_as_before() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 2, FIGURE, "12");
    let hidden = book.sheets.last_mut().unwrap();
    hidden.is_hidden = false;
    hidden.name = "Sheet1".to_owned();
    tells(&desk, &book, &[&format!("変更 {} 2022年度 実績: （空欄） → 12", name(&desk, 5))]);
}

#[test]
fn where_number_and_words_disagree_the_words_decide() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 1, FIGURE, "11.5");
    for (nth, number) in [(1, "5"), (2, "2")] {
        enter(&mut book, 1, nth, "No.", number);
    }
    tells(&desk, &book, &[&format!("変更 {} 2022年度 実績: （空欄） → 11.5", name(&desk, 2))]);
}

#[test]
fn a_name_that_was_changed_in_place_is_a_change_of_the_name() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 2, "指標名", "相談の件数");
    tells(&desk, &book, &["変更 相談件数 指標名: 相談件数 → 相談の件数"]);
}

#[test]
fn of_a_row_whose_unit_was_changed_neither_unit_nor_figure_is_taken_unasked() {
    let mut desk = Desk::with(divided());
    let nth = (1..=5).find(|nth| name(&desk, *nth) == "相談件数").unwrap();
    desk.set(nth, CellPlace::Target(year(2022)), "5");
    let mut book = send(&mut desk, &[2022]);
    enter(&mut book, 1, 2, "単位", "千件");
    enter(&mut book, 1, 2, FIGURE, "3");
    let all = previews(&desk, &book);
    let changes: Vec<_> = all.iter().flat_map(|preview| preview.changes.iter()).collect();
    assert!(changes.iter().all(|change| change.kind == ChangeKind::Set), "no KPI is added");
    let is_left = |change: &&Change| change.decision == Decision::Ours && change.remark.is_some();
    assert_eq!(changes.iter().filter(|change| !is_left(change)).collect::<Vec<_>>(), Vec::<&&Change>::new());
    assert_eq!(changes.len(), 2, "the unit and the figure");
}

#[test]
fn rows_that_were_removed_say_nothing() {
    let (desk, mut book) = sent(divided(), &[2022]);
    let at = head(&book.sheets[1]);
    book.sheets[1].rows.remove(at + 1);
    tells(&desk, &book, &[]);
}

#[test]
fn a_row_that_was_added_is_offered_as_a_new_kpi_in_its_section() {
    let (desk, mut book) = sent(divided(), &[2022]);
    let sheet = &mut book.sheets[1];
    let mut row = sheet.rows.last().unwrap().clone();
    row.line += 1;
    for cell in &mut row.cells {
        *cell = Some(String::new());
    }
    let (name, unit, figure) = (column(sheet, "指標名"), column(sheet, "単位"), column(sheet, FIGURE));
    for (column, text) in [(name, "新しい指標"), (unit, "件"), (figure, "3")] {
        row.cells[column] = Some(text.to_owned());
    }
    sheet.rows.push(row);
    let told = told(&desk, &book);
    assert!(told.iter().any(|line| line.contains("追加") && line.contains("新しい指標")), "{told:?}");
    assert!(told.iter().all(|line| line.contains("新しい指標")), "{told:?}");
}

#[test]
fn a_row_that_was_copied_and_left_so_changes_nothing_and_a_second_answer_is_refused() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 2, FIGURE, "12");
    let copy = book.sheets[1].rows.last().unwrap().clone();
    book.sheets[1].rows.push(BookRow { line: copy.line + 1, ..copy });
    tells(&desk, &book, &[&format!("変更 {} 2022年度 実績: （空欄） → 12", name(&desk, 5))]);
    enter(&mut book, 1, 3, FIGURE, "13");
    let tables = book::tables(&book).unwrap().tables;
    let refused = wide::read_file(&tables[1].file, &desk.answers.of_reading());
    assert!(matches!(refused, Err(ImportError::RowTwice { .. })), "{refused:?}");
}

#[test]
fn cells_that_another_one_covers_say_nothing() {
    let mut desk = Desk::with(divided());
    desk.set(5, actual(2022), "12");
    let mut book = send(&mut desk, &[2022]);
    let sheet = &mut book.sheets[1];
    let (row, column) = (head(sheet) + 2, column(sheet, FIGURE));
    sheet.rows[row].cells[column] = None;
    tells(&desk, &book, &[]);
}

#[test]
fn what_somebody_added_beside_and_below_is_listed_as_not_read() {
    let (desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 1, 1, FIGURE, "11.5");
    let sheet = &mut book.sheets[1];
    let at = head(sheet);
    sheet.rows[at + 1].cells.push(Some("要確認".to_owned()));
    let line = sheet.rows.last().unwrap().line + 2;
    sheet.rows.push(BookRow { line, is_hidden: false, cells: vec![Some("※ 速報値を含む".to_owned())] });
    let preview = previews(&desk, &book).remove(1);
    assert_eq!(desk.told(&preview), [format!("変更 {} 2022年度 実績: （空欄） → 11.5", name(&desk, 2))]);
    let said = Desk::said(&preview).join("\n");
    assert!(said.contains("見出しの意味がわからない列が1列あり") && said.contains("実績でもない行が1行あり"), "{said}");
}

#[test]
fn a_sheet_of_another_book_is_read_by_its_own_version() {
    let mut desk = Desk::with(divided());
    let old = send(&mut desk, &[2022]);
    desk.write(1, TextPlace::Name, "名前を変えた指標");
    let mut book = send(&mut desk, &[2022]);
    book.sheets[1] = old.sheets[1].clone();
    enter(&mut book, 1, 1, FIGURE, "11.5");
    tells(&desk, &book, &[&format!("変更 {} 2022年度 実績: （空欄） → 11.5", name(&desk, 2))]);
}

#[test]
fn of_any_other_book_the_visible_sheets_are_tables() {
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
    assert_eq!(tables.iter().map(|table| &*table.sheet).collect::<Vec<_>>(), ["表"]);
    assert_eq!(import::left_out(&left_out, Language::Japanese), ["非表示のシート「控え」は読んでいません。"]);
    let mut answers = Answers::default();
    answers.give(Ask::HiddenRows, Answer::Yes);
    let kpis = wide::read_file(&tables[0].file, &answers).unwrap().kpis;
    assert_eq!(kpis[0].name(), "相談件数");
}

#[test]
fn a_sheet_of_an_answer_book_with_nothing_to_fill_in_is_named() {
    let (_, mut book) = sent(divided(), &[2022]);
    let row = BookRow { line: 1, is_hidden: false, cells: vec![Some("電話した".to_owned())] };
    book.sheets.push(BookSheet { name: "メモ".to_owned(), rows: vec![row], ..BookSheet::default() });
    let BookTables { tables, left_out } = book::tables(&book).unwrap();
    assert_eq!((tables.len(), &*left_out.others), (2, &["メモ".to_owned()][..]));
}

#[test]
fn what_the_library_refuses_has_a_sentence() {
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
fn a_sheet_that_was_saved_as_csv_is_read_as_the_book() {
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

/// Something that happens to a book on its way, without its answers being changed.
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
    fn whatever_happens_to_a_book_its_answers_arrive_and_nothing_else(accidents in proptest::collection::vec(accident(), 0..5)) {
        let (desk, mut book) = sent(divided(), &[2022]);
        enter(&mut book, 0, 1, FIGURE, "30000");
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
                let _ = wide::read_file(&table.file, &Answers::default());
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
