//! The table of an inquiry (照会用CSV): the lines above its heads, and how it is returned.

use keikaku::columns::answer_book::is_inquiry_line;
use keikaku::export::wide_table;
use keikaku::merge::review::ChangeKind;
use keikaku::paper::answer_book::{Inquiry, asked_sections, inquiry_table, sent_inquiry};
use keikaku::plan::lineage::{AnswerState, Lineage, SectionInquiry};

use crate::books::written::{divided, inquiry};
use crate::support::desk::{Desk, fields, today, with_field, year};

fn asking() -> Inquiry {
    Inquiry { asked_by: "企画課, 田中".to_owned(), telephone: "内線 34".to_owned(), ..inquiry(&[2022]) }
}

/// Sends the table of an inquiry, as the page does.
fn send(desk: &mut Desk, asking: &Inquiry) -> String {
    let plan = desk.plan().clone();
    let sections = asked_sections(&plan, asking);
    let table = inquiry_table(&plan, &desk.session.lineage(plan.id), asking, &sections);
    desk.session.note_sent(plan.id).unwrap();
    desk.session.note_inquiry(plan.id, sent_inquiry(&plan, asking, &sections, today()));
    table.text()
}

/// The lines above the heads, and the table from its heads on.
fn parted(file: &str) -> (Vec<&str>, String) {
    let above: Vec<&str> = file.lines().take_while(|line| !line.starts_with("計画ID")).collect();
    let table: Vec<&str> = file.lines().skip(above.len()).collect();
    (above, table.join("\r\n") + "\r\n")
}

#[test]
fn lines_above_the_headings_state_the_request_the_deadline_and_the_return_address() {
    let file = send(&mut Desk::with(divided()), &asking());
    let records = fields(&file);
    let above: Vec<&[String]> = records.iter().take(3).map(Vec::as_slice).collect();
    let asked = "＃照会：区分が「実績」の行の「2022年度」の欄に数値を記入してください。数値がないときは、集計中・調査中・未公表などの言葉を書いてください。";
    assert_eq!(above, [[asked], ["＃回答期限：2023年7月31日（月）"], ["＃返送先：企画課, 田中　電話 内線 34"]]);
    assert_eq!(records[3][0], "計画ID");
    let bare = Inquiry { deadline: String::new(), ..inquiry(&[2022, 2023]) };
    let file = send(&mut Desk::with(divided()), &bare);
    let (above, _) = parted(&file);
    assert_eq!(above.len(), 1, "what nobody has said is not there");
    assert!(is_inquiry_line(above[0]) && above[0].contains("「2022年度・2023年度」"));
}

#[test]
fn the_table_has_the_requested_rows_as_the_file_for_spreadsheets_writes_them() {
    let plan = divided();
    let whole = wide_table::write(&plan, &Lineage::default()).text();
    let (_, table) = parted(&send(&mut Desk::with(plan.clone()), &asking()));
    let count = asked_sections(&plan, &asking()).iter().map(|section| section.kpis.len()).sum::<usize>();
    assert_eq!(fields(&table).len(), 1 + 2 * count);
    assert!(fields(&table).iter().all(|row| fields(&whole).contains(row)));
    let mut one = asking();
    one.toggle_section("企画課");
    let (_, table) = parted(&send(&mut Desk::with(plan), &one));
    assert_eq!(fields(&table).len(), 3, "the heads and the two rows of the one KPI of 商工課");
}

#[test]
fn a_returned_inquiry_table_gives_only_the_changes_made_in_it() {
    let mut one = asking();
    one.toggle_section("商工課");
    let mut desk = Desk::with(divided());
    let file = send(&mut desk, &one);
    let (above, table) = parted(&file);
    desk.tells(&file, &[]);
    let filled = with_field(&table, 5, "実績", "2022年度", "7");
    let columns = ",".repeat(fields(&table)[0].len() - 1);
    let padded: Vec<String> = above.iter().map(|line| format!("{line}{columns}")).collect();
    let by_excel = padded.join("\r\n") + "\r\n" + &filled;
    for file in [above.join("\r\n") + "\r\n" + &filled, by_excel] {
        let preview = desk.tells(&file, &["変更 相談件数 2022年度 実績: （空欄） → 7"]);
        assert!(preview.changes.iter().all(|change| change.kind != ChangeKind::Remove));
        desk.take(&preview).unwrap();
        assert_eq!(desk.row(5).actual(year(2022)).text, "7");
        let lineage = desk.session.lineage(desk.plan);
        let states = lineage.inquiries()[0].sections.iter().map(SectionInquiry::state).collect::<Vec<_>>();
        assert_eq!(states, [AnswerState::Answered]);
        desk.undo();
    }
}

#[test]
fn a_table_of_several_sections_is_the_answer_of_the_section_that_filled_in_its_rows() {
    for (kpi, figure, expected) in
        [(1, "30000", [AnswerState::Answered, AnswerState::Open]), (5, "7", [AnswerState::Open, AnswerState::Answered])]
    {
        let mut desk = Desk::with(divided());
        let file = send(&mut desk, &asking());
        let (above, table) = parted(&file);
        let filled = above.join("\r\n") + "\r\n" + &with_field(&table, kpi, "実績", "2022年度", figure);
        let preview = desk.read(&filled);
        assert!(preview.questions.is_empty(), "{:?}", preview.questions);
        desk.take(&preview).unwrap();
        let lineage = desk.session.lineage(desk.plan);
        let section = |section: &SectionInquiry| (section.state(), section.beside().count());
        let states: Vec<_> = lineage.inquiries()[0].sections.iter().map(section).collect();
        assert_eq!(states, expected.map(|state| (state, 0)));
    }
}

#[test]
fn without_the_lines_above_the_headings_the_table_is_read_with_missing_rows() {
    let mut one = asking();
    one.toggle_section("企画課");
    let mut desk = Desk::with(divided());
    let file = send(&mut desk, &one);
    let removed =
        |file: &str| desk.read(file).changes.iter().filter(|change| change.kind == ChangeKind::Remove).count();
    assert_eq!(removed(&file), 0);
    assert!(removed(&parted(&file).1) > 0);
}
