//! Books in which cells look different from their letters: struck out, raised, merged, hidden. Such cells count only after the
//! user's answer, and the report names each of them.

use keikaku::import::book::{self, Book, BookTables};
use keikaku::import::preview::{ImportTarget, OpenedOn, Preview, preview};
use keikaku::import::questions::{Answer, Answers, Ask};
use keikaku::import::reading::{Says, SheetQuestion, Subject, read_sheet};
use keikaku::import::wide;
use keikaku::plan::place::{CellPlace, cell_at};
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import};
use serde_json::{Value, json};

use crate::books::answers::{self, FIGURE, STATUS};
use crate::books::written::divided;
use crate::support::desk::{Desk, year};

/// A sheet in the form in which the library passes it, with its rows from the first one on.
pub(crate) fn sheet(rows: &[Vec<Value>], more: &Value) -> Value {
    let rows: Vec<Value> =
        rows.iter().zip(1..).map(|(cells, line)| json!({ "line": line, "is_hidden": false, "cells": cells })).collect();
    let mut sheet = json!({ "name": "表", "is_hidden": false, "rows": rows });
    sheet.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    sheet
}

pub(crate) fn book_of(sheet: &Value) -> Book {
    Book::from_json(&json!({ "sheets": [sheet] }).to_string()).unwrap()
}

/// The reading of a book: its messages, its preview on the list, and the open questions about its first sheet.
pub(crate) struct ReadBook {
    pub(crate) said: Vec<String>,
    /// `None` if no figure of the sheet has a place.
    pub(crate) preview: Option<Preview>,
    pub(crate) asked: Vec<Subject>,
}

/// Reads a book of another office. `altered` is the answer about figures that look different from their texts.
pub(crate) fn read(book: &Book, altered: Option<&Says>, reads_hidden: bool) -> ReadBook {
    let BookTables { tables, left_out } = book::tables(book).unwrap();
    let grid = tables[0].grid.as_ref().unwrap();
    let mut answers = Answers::default();
    if !reads_hidden {
        answers.marks = grid.first_marks();
    }
    let asked = |answers: &Answers| read_sheet(grid, &answers.marks, None).questions;
    let of_looks: Vec<SheetQuestion> =
        asked(&answers).into_iter().filter(|one| one.asked == Subject::Altered).collect();
    let choices = of_looks.iter().flat_map(|question| &question.choices);
    answers.marks.extend(choices.filter(|choice| Some(&choice.says) == altered).cloned());
    let file = wide::read_file(&tables[0], &answers).unwrap();
    let base = Desk::of("002").base();
    let preview = preview(&file, OpenedOn::List, &base, PlanId::from_bits(4242), &answers).ok();
    let asked = asked(&answers).into_iter().map(|question| question.asked).collect();
    ReadBook { said: import::left_out(&left_out, Language::Japanese), preview, asked }
}

/// The figures of the new plan: name, row, year and text.
pub(crate) fn figures(read: &ReadBook) -> Vec<String> {
    let Some(ImportTarget::NewPlan(plan)) = read.preview.as_ref().map(|preview| &preview.target) else {
        return Vec::new();
    };
    let mut told = Vec::new();
    for kpi in plan.indicators() {
        for year in plan.years.years() {
            for (word, place) in [("目標", CellPlace::Target(year)), ("実績", CellPlace::Actual(year))] {
                let text = cell_at(kpi, place).text;
                if !text.is_empty() {
                    told.push(format!("{} {word} {} {text}", kpi.name, year.western()));
                }
            }
        }
    }
    told
}

fn heads() -> Vec<Value> {
    ["指標名", "単位", "2023年度目標", "2024年度目標"].map(Value::from).to_vec()
}

fn struck(before: &str, after: &str) -> Value {
    json!({ "runs": [{ "text": before, "is_struck": true }, { "text": after }] })
}

#[test]
fn a_revised_figure_counts_as_displayed_once_the_user_confirms() {
    let raised = json!({ "runs": [{ "text": "1200" }, { "text": "1", "shift": "raised" }] });
    let row = vec![struck("来場者数", "来訪者数"), json!("人"), struck("100", "120"), raised];
    let book = book_of(&sheet(&[heads(), row], &json!({})));
    let before = read(&book, None, false);
    assert_eq!((figures(&before), &*before.asked), (Vec::new(), &[Subject::Altered][..]));
    assert_eq!(
        before.said,
        [
            "シート「表」の取り消し線や上付き・下付きの文字は、値や名称に含めていません（2行目「来訪者数」（取り消し線「来場者数」）、2行目「120」（取り消し線「100」）、2行目「1200」（上付き・下付き「1」））。"
        ]
    );
    let seen = read(&book, Some(&Says::AsSeen), false);
    assert_eq!(figures(&seen), ["来訪者数 目標 2023 120", "来訪者数 目標 2024 1200"]);
    assert_eq!(figures(&read(&book, Some(&Says::LeftOut), false)), [""; 0]);
}

#[test]
fn a_completely_struck_out_cell_is_reported_and_not_read() {
    let whole = json!({ "number": "100", "is_struck": true });
    let row = vec![json!("来場者数"), json!("人"), whole, json!("120")];
    let read = read(&book_of(&sheet(&[heads(), row], &json!({}))), None, false);
    assert_eq!((figures(&read), read.asked), (vec!["来場者数 目標 2024 120".to_owned()], Vec::new()));
    assert_eq!(
        read.said,
        ["シート「表」の取り消し線や上付き・下付きの文字は、値や名称に含めていません（2行目取り消し線「100」）。"]
    );
}

#[test]
fn the_words_of_a_number_format_are_read_as_part_of_the_cell() {
    let number = |number: &str, format: &str| json!({ "number": number, "format": format });
    let row =
        vec![json!("売上額"), json!("百万円"), number("31", r#"#,##0"百万円""#), number("7", r#"[<10]"該当なし";0"#)];
    let read = read(&book_of(&sheet(&[heads(), row], &json!({}))), None, false);
    assert_eq!(figures(&read), ["売上額 目標 2023 31百万円", "売上額 目標 2024 該当なし"]);
}

#[test]
fn a_hidden_column_is_reported_and_not_read_and_others_keep_their_place() {
    let heads = ["指標名", "単位", "2022年度目標", "2023年度目標", "2024年度目標"].map(Value::from).to_vec();
    let row = ["来場者数", "人", "90", "100", "120"].map(Value::from).to_vec();
    let read = read(&book_of(&sheet(&[heads, row], &json!({ "hidden_columns": [4, 30] }))), None, false);
    assert_eq!(figures(&read), ["来場者数 目標 2022 90", "来場者数 目標 2024 120"]);
    assert_eq!(read.said, ["シート「表」の非表示の列は読んでいません（D列）。"]);
}

#[test]
fn hidden_rows_of_other_offices_books_are_left_out_by_a_revocable_mark() {
    let row = |name: &str| [name, "人", "100", "120"].map(Value::from).to_vec();
    let mut handed = sheet(&[heads(), row("来場者数"), row("会員数"), row("宿泊者数")], &json!({}));
    handed["rows"][2]["is_hidden"] = json!(true);
    handed["rows"][3]["is_hidden"] = json!(true);
    let first = read(&book_of(&handed), None, false);
    assert_eq!(figures(&first), ["来場者数 目標 2023 100", "来場者数 目標 2024 120"]);
    assert_eq!((first.said, first.asked), (Vec::new(), Vec::new()));
    assert_eq!(figures(&read(&book_of(&handed), None, true)).len(), 6);
}

#[test]
fn words_in_place_of_a_figure_ask_nothing_in_a_row_without_its_last_cells() {
    let heads = ["基本目標", "指標名", "2023年度実績", "2024年度実績", "備考"].map(Value::from).to_vec();
    let rows = [heads, ["まち", "来場者数", "100", "中止"].map(Value::from).to_vec()];
    let read = read(&book_of(&sheet(&rows, &json!({}))), None, false);
    assert_eq!((figures(&read), read.asked), (vec!["来場者数 実績 2023 100".to_owned()], Vec::new()));
}

#[test]
fn a_figure_merged_over_several_years_raises_a_question_and_merged_headings_are_read() {
    let row = ["来場者数", "人", "100"].map(Value::from).to_vec();
    let book = book_of(&sheet(&[heads(), row.clone()], &json!({ "merges": [[2, 3, 2, 4]] })));
    let before = read(&book, None, false);
    assert_eq!((figures(&before), before.asked), (Vec::new(), vec![Subject::Altered]));
    assert_eq!(figures(&read(&book, Some(&Says::AsSeen), false)), ["来場者数 目標 2023 100"]);
    // On squared paper, each cell is merged from several, and so is its head.
    let wide_heads = ["指標名", "単位", "2023年度目標", "", "2024年度目標", ""].map(Value::from).to_vec();
    let wide_row = ["来場者数", "人", "100", "", "120", ""].map(Value::from).to_vec();
    let merges = json!({ "merges": [[1, 3, 1, 4], [2, 3, 2, 4], [1, 5, 1, 6], [2, 5, 2, 6]] });
    let squared = read(&book_of(&sheet(&[wide_heads, wide_row], &merges)), Some(&Says::AsSeen), false);
    assert_eq!(figures(&squared), ["来場者数 目標 2023 100", "来場者数 目標 2024 120"]);
}

#[test]
fn a_figure_merged_over_rows_of_several_years_raises_a_question() {
    let of_year = |year: &str, figure: &str| ["来場者数", "人", year, figure].map(Value::from).to_vec();
    let heads = ["指標名", "単位", "年度", "実績"].map(Value::from).to_vec();
    let rows = [heads, of_year("2023年度", "100"), of_year("2024年度", ""), of_year("2025年度", "130")];
    let read = read(&book_of(&sheet(&rows, &json!({ "merges": [[2, 4, 3, 4]] }))), None, false);
    assert_eq!((figures(&read), read.asked), (vec!["来場者数 実績 2025 130".to_owned()], vec![Subject::Altered]));
}

#[test]
fn many_overlapping_merged_areas_cover_each_cell_only_once() {
    let row = ["来場者数", "人", "100", "120"].map(Value::from).to_vec();
    let rows: Vec<Vec<Value>> = std::iter::once(heads()).chain(std::iter::repeat_n(row, 60_000)).collect();
    let over_all = json!([2, 1, 60_001, 4]);
    let merges: Vec<Value> = (0..3_000)
        .map(|top| json!([60_001 - top, 1, 60_001, 4]))
        .chain(std::iter::repeat_n(over_all, 100_000))
        .collect();
    // Without a bound on covered cells, this would be over 3,000 times the work and would not finish.
    let book = book_of(&sheet(&rows, &json!({ "merges": merges })));
    // The heads, and the row of the first cell of each area.
    assert_eq!(book.sheets[0].rows.len(), 3_002);
}

#[test]
fn the_old_and_new_figure_of_a_revised_answer_are_never_joined() {
    let mut desk = Desk::with(divided());
    let book = answers::send(&mut desk, &[2022]);
    let mut handed = as_handed(&book);
    let (line, column) = answers::place(&book.sheets[0], 1, FIGURE);
    handed["sheets"][0]["rows"][line]["cells"][column] = struck("30000", "31000");
    let book = Book::from_json(&handed.to_string()).unwrap();
    let told = |desk: &Desk, book: &Book| {
        answers::previews(desk, book).iter().flat_map(|preview| desk.told(preview)).collect::<Vec<_>>()
    };
    assert_eq!(told(&desk, &book), [""; 0]);
    let marks = |desk: &Desk| {
        let previews = answers::previews(desk, &book);
        previews
            .iter()
            .flat_map(|preview| preview.questions.clone())
            .filter(|question| question.ask == Ask::Marked)
            .count()
    };
    assert_eq!(marks(&desk), 1);
    desk.answers.give(Ask::Marked, Answer::Yes);
    assert_eq!(told(&desk, &book), [format!("変更 {} 2022年度 実績: （空欄） → 31,000", desk.row(1).name)]);
}

#[test]
fn a_completely_struck_out_answer_erases_no_figure() {
    let mut desk = Desk::with(divided());
    desk.set(1, CellPlace::Actual(year(2022)), "100");
    let book = answers::send(&mut desk, &[2022]);
    let mut handed = as_handed(&book);
    let (line, column) = answers::place(&book.sheets[0], 1, FIGURE);
    handed["sheets"][0]["rows"][line]["cells"][column] = json!({ "number": "100", "is_struck": true });
    let book = Book::from_json(&handed.to_string()).unwrap();
    let previews = answers::previews(&desk, &book);
    assert_eq!(previews.iter().map(|preview| preview.changes.len()).sum::<usize>(), 0);
    let BookTables { left_out, .. } = book::tables(&book).unwrap();
    assert_eq!(left_out.marked.len(), 1);
}

#[test]
fn struck_out_text_in_the_status_of_a_figure_is_part_of_its_question() {
    let mut desk = Desk::with(divided());
    let book = answers::send(&mut desk, &[2022]);
    let mut handed = as_handed(&book);
    let (line, column) = answers::place(&book.sheets[0], 1, FIGURE);
    let (_, of_state) = answers::place(&book.sheets[0], 1, STATUS);
    let cells = &mut handed["sheets"][0]["rows"][line]["cells"];
    cells[column] = Value::from("30000");
    cells[of_state] = struck("集計中", "速報");
    let book = Book::from_json(&handed.to_string()).unwrap();
    let told =
        |desk: &Desk| answers::previews(desk, &book).iter().flat_map(|preview| desk.told(preview)).collect::<Vec<_>>();
    assert_eq!(told(&desk), [""; 0]);
    let previews = answers::previews(&desk, &book);
    let question = previews.iter().flat_map(|preview| &preview.questions).find(|one| one.ask == Ask::Marked).unwrap();
    assert_eq!(import::seen_cell(&question.seen[0].1, Language::Japanese), "「30000(速報)」（取り消し線「集計中」）");
    desk.answers.give(Ask::Marked, Answer::Yes);
    assert_eq!(told(&desk), [format!("変更 {} 2022年度 実績: （空欄） → 30,000（速報）", desk.row(1).name)]);
}

/// A book in the form in which the library passes it.
fn as_handed(book: &Book) -> Value {
    let sheets = book.sheets.iter().map(|sheet| {
        let rows = sheet.rows.iter().map(|row| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.as_deref().unwrap_or_default()).collect();
            json!({ "line": row.line, "is_hidden": row.is_hidden, "cells": cells })
        });
        json!({ "name": sheet.name, "is_hidden": sheet.is_hidden, "rows": rows.collect::<Vec<_>>() })
    });
    json!({ "sheets": sheets.collect::<Vec<_>>() })
}
