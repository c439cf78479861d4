//! Answer books that ask for 要因 and 今後の取組: their contents, and how the texts return.

use keikaku::command::{EvaluationCommand, PlanCommand, Rejection};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::import::book::Book;
use keikaku::import::preview::{OpenedOn, Preview, preview};
use keikaku::import::questions::{Answer, Ask};
use keikaku::import::wide;
use keikaku::merge::review::{ChangeKind, Decision};
use keikaku::paper::answer_book::{Inquiry, asked_sections, sent_inquiry};
use keikaku::plan::EvaluationPlace;
use keikaku::plan::evaluation::{EvaluationPart, KpiText};
use keikaku::plan::lineage::AnswerState;
use keikaku::value::id::PlanId;
use keikaku::wording::Language;

use crate::books::answers::{FIGURE, NOTE, actual, column, enter, head, place, previews, send_asking, told};
use crate::books::written::{divided, inquiry};
use crate::support::desk::{Desk, today, year};

const CAUSE: &str = "2022年度の要因";
const MEASURE: &str = "2022年度の今後の取組";
const KEPT: &str = "2022年度の前年の取組の結果";
const SALES: &str = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";

fn asking() -> Inquiry {
    Inquiry { with_texts: true, ..inquiry(&[2022]) }
}

fn at(desk: &Desk, western: i32, nth: usize, text: KpiText) -> EvaluationPlace {
    EvaluationPlace { year: year(western), part: EvaluationPart::Kpi(desk.row(nth).id, text) }
}

fn write(desk: &mut Desk, place: EvaluationPlace, text: &str) {
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::SetText { place, text: text.to_owned() }));
    desk.session.settle();
}

fn cause(desk: &Desk, nth: usize) -> String {
    desk.plan().evaluation_text(at(desk, 2022, nth, KpiText::Cause)).to_owned()
}

/// The preview of one sheet of the book.
fn read(desk: &Desk, book: &Book, sheet: usize) -> Preview {
    previews(desk, book).remove(sheet)
}

fn settle(desk: &mut Desk) {
    let frozen = PlanInForce::new(desk.plan(), year(2022)).sheet(year(2022), today(), None).into();
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::Settle(year(2022), frozen)));
}

/// The book with that 要因 for the first KPI.
fn with_cause(sent: &Book, text: &str) -> Book {
    let mut book = sent.clone();
    enter(&mut book, 0, 1, CAUSE, text);
    book
}

#[test]
fn text_columns_come_after_the_figures_with_the_measure_of_the_year_before() {
    let mut desk = Desk::with(divided());
    let asked = Inquiry { with_texts: true, ..inquiry(&[2022, 2023]) };
    let measure = at(&desk, 2022, 1, KpiText::Measure);
    write(&mut desk, measure, "窓口を増やす。");
    let book = send_asking(&mut desk, &asked);
    let sheet = &book.sheets[0];
    let heads: Vec<&str> = sheet.rows[head(sheet)].cells.iter().flatten().map(String::as_str).collect();
    assert_eq!(heads[6..12], ["2022年度の目標", FIGURE, "2022年度の状態", "2022年度の備考", CAUSE, MEASURE]);
    assert_eq!(
        heads[16..],
        ["前年の今後の取組（2022年度）", "2023年度の前年の取組の結果", "2023年度の要因", "2023年度の今後の取組"]
    );
    let text = |head| {
        let (row, column) = place(sheet, 1, head);
        sheet.rows[row].cells[column].clone().unwrap()
    };
    assert_eq!(
        (text(MEASURE), text("前年の今後の取組（2022年度）")),
        ("窓口を増やす。".to_owned(), "窓口を増やす。".to_owned())
    );
    assert_eq!(told(&desk, &book), Vec::<String>::new(), "what was written and read back is no change");
}

#[test]
fn imported_texts_of_a_section_mark_its_inquiry_as_answered() {
    let mut desk = Desk::with(divided());
    let before = at(&desk, 2021, 1, KpiText::Measure);
    write(&mut desk, before, "広報する。");
    let (sections, asked) = (asked_sections(desk.plan(), &asking()), asking());
    let sent = sent_inquiry(desk.plan(), &asked, &sections, today());
    let mut book = send_asking(&mut desk, &asked);
    desk.session.note_inquiry(desk.plan, sent);
    enter(&mut book, 0, 1, CAUSE, "'出店者が減った。\r\n=雨が多かった。");
    enter(&mut book, 0, 1, KEPT, "一部実施");
    assert_eq!(
        told(&desk, &book),
        [
            format!("変更 {SALES} 2022年度 要因: （空欄） → '出店者が減った。\n=雨が多かった。"),
            format!("変更 {SALES} 2022年度 前年の取組の結果: （空欄） → 一部実施"),
        ]
    );
    desk.answers.give(Ask::Unsigned, Answer::Yes);
    desk.take(&read(&desk, &book, 0)).unwrap();
    assert_eq!(cause(&desk, 1), "'出店者が減った。\n=雨が多かった。");
    let inquiry = desk.session.lineage(desk.plan).inquiries()[0].clone();
    assert_eq!(inquiry.sections[0].state(), AnswerState::Answered, "though no figure was filled in");
    assert_eq!(inquiry.sections[1].state(), AnswerState::Open);
    assert!(
        Desk::said(&read(&desk, &book, 0)).join("").contains("反映済み"),
        "{:?}",
        Desk::said(&read(&desk, &book, 0))
    );
    desk.undo();
    assert_eq!(cause(&desk, 1), "");
    assert_eq!(read(&desk, &book, 0).changes.taken(), 2, "an import that was taken back counts as none");
}

#[test]
fn two_answers_merge_by_paragraph_and_conflict_in_the_same_paragraph() {
    let mut desk = Desk::with(divided());
    let of_first = at(&desk, 2022, 1, KpiText::Cause);
    write(&mut desk, of_first, "一つ目\n二つ目\n三つ目");
    let sent = send_asking(&mut desk, &asking());
    let answer = |text| with_cause(&sent, text);
    desk.answers.give(Ask::Unsigned, Answer::No);
    desk.take(&read(&desk, &answer("一つ目、甲\n二つ目\n三つ目"), 0)).unwrap();
    desk.take(&read(&desk, &answer("一つ目\n二つ目\n三つ目、乙"), 0)).unwrap();
    assert_eq!(cause(&desk, 1), "一つ目、甲\n二つ目\n三つ目、乙");

    let contested = answer("一つ目、丙\n二つ目\n三つ目");
    let mut preview = read(&desk, &contested, 0);
    let change = preview.changes.iter().next().unwrap().clone();
    assert_eq!((change.kind, &change.decision), (ChangeKind::Conflict, &Decision::Open));
    assert_eq!(preview.command("回答.xlsx", today()), None, "nothing is taken in before it is decided");
    let passages = change.passages().unwrap();
    assert_eq!(passages.open(), 1);
    preview.changes.decide(&[change.decided(Decision::Typed("一つ目、甲と丙\n二つ目\n三つ目、乙".to_owned()))]);
    desk.take(&preview).unwrap();
    assert_eq!(cause(&desk, 1), "一つ目、甲と丙\n二つ目\n三つ目、乙");
    assert_eq!(told(&desk, &sent), Vec::<String>::new(), "what was sent changes nothing that came since");
}

/// A second answer is a conflict if the text of the first answer was imported and then deleted. `lose` damages the sent
/// book.
fn a_third_text_is_a_conflict(lose: impl Fn(&mut Book)) {
    let mut desk = Desk::with(divided());
    let mut sent = send_asking(&mut desk, &asking());
    lose(&mut sent);
    let answer = |text| with_cause(&sent, text);
    desk.answers.give(Ask::Unsigned, Answer::No);
    desk.take(&read(&desk, &answer("甲"), 0)).unwrap();
    let place = at(&desk, 2022, 1, KpiText::Cause);
    assert_eq!(desk.plan().evaluation_text(place), "甲");
    write(&mut desk, place, "");
    assert_eq!(told(&desk, &answer("甲")), Vec::<String>::new(), "what was decided is not asked again");
    let mut twice = answer("甲");
    enter(&mut twice, 0, 1, MEASURE, "屋根");
    assert_eq!(told(&desk, &twice), [format!("変更 {SALES} 2022年度 今後の取組: （空欄） → 屋根")]);
    assert_eq!(told(&desk, &answer("乙")), [format!("？食い違い {SALES} 2022年度 要因: （空欄） → 乙")]);
}

#[test]
fn a_different_answer_after_a_deleted_answer_is_a_conflict() {
    a_third_text_is_a_conflict(|_| {});
}

#[test]
fn a_different_answer_after_a_deleted_answer_is_a_conflict_without_book_ids() {
    a_third_text_is_a_conflict(|book| book.sheets.retain(|sheet| !sheet.is_hidden));
}

#[test]
fn repeated_paragraphs_of_an_answer_do_not_overwrite_later_edits() {
    let mut desk = Desk::with(divided());
    let place = at(&desk, 2022, 1, KpiText::Cause);
    write(&mut desk, place, "一つ目\n二つ目\n三つ目");
    let sent = send_asking(&mut desk, &asking());
    let answer = |text| with_cause(&sent, text);
    desk.answers.give(Ask::Unsigned, Answer::No);
    desk.take(&read(&desk, &answer("一つ目、甲\n二つ目\n三つ目"), 0)).unwrap();
    write(&mut desk, place, "一つ目、甲、直し\n二つ目\n三つ目");
    assert_eq!(
        told(&desk, &answer("一つ目、甲\n二つ目、甲\n三つ目")),
        [format!(
            "変更 {SALES} 2022年度 要因: 一つ目、甲、直し\n二つ目\n三つ目 → 一つ目、甲、直し\n二つ目、甲\n三つ目"
        )]
    );
    assert_eq!(
        told(&desk, &answer("一つ目、乙\n二つ目\n三つ目")),
        [format!("？食い違い {SALES} 2022年度 要因: 一つ目、甲、直し\n二つ目\n三つ目 → 一つ目、乙\n二つ目\n三つ目")],
        "another one's text"
    );
    let both = "一つ目、甲\n二つ目、甲\n三つ目";
    write(&mut desk, place, "一つ目、甲、直し\n二つ目、直し\n三つ目");
    assert_eq!(
        told(&desk, &answer(both)),
        [format!("？食い違い {SALES} 2022年度 要因: 一つ目、甲、直し\n二つ目、直し\n三つ目 → {both}")],
        "what is decided on is what the file says"
    );
    write(&mut desk, place, "一つ目\n二つ目\n三つ目、直し");
    assert_eq!(
        told(&desk, &answer(both)),
        [format!("変更 {SALES} 2022年度 要因: 一つ目\n二つ目\n三つ目、直し → 一つ目\n二つ目、甲\n三つ目、直し")],
        "a paragraph that was taken back here is not proposed again"
    );
}

#[test]
fn a_text_for_a_settled_sheet_can_be_imported_only_after_reopening() {
    let mut desk = Desk::with(divided());
    let mut book = send_asking(&mut desk, &asking());
    enter(&mut book, 0, 1, CAUSE, "出店者が減った。");
    enter(&mut book, 0, 1, FIGURE, "30000");
    desk.answers.give(Ask::Unsigned, Answer::No);
    let early = read(&desk, &book, 0);
    settle(&mut desk);
    assert_eq!(
        desk.session.submit(early.command("回答.xlsx", today()).unwrap()),
        Err(Rejection::SheetSettled),
        "a preview from before changes nothing, not even the figure"
    );
    let preview = read(&desk, &book, 0);
    let told = desk.told(&preview);
    assert!(told[1].starts_with("×入る欄なし") && !told[0].starts_with('×'), "{told:?}");
    let held = &preview.changes[1];
    assert!(!held.can_be_taken() && !held.can_be_typed());
    let remark = keikaku::wording::import::remark(held, Language::Japanese).unwrap();
    assert!(remark.contains("行目") && remark.contains("記入中に戻す"), "{remark}");
    desk.take(&preview).unwrap();
    assert_eq!((cause(&desk, 1).as_str(), desk.row(1).actual(year(2022)).text.as_str()), ("", "30000"));
    assert!(!asking().asked(desk.plan(), year(2022)).iter().any(|asked| asked.text().is_some()), "it is asked no more");

    let reopen = EvaluationCommand::Reopen { year: year(2022), on: today(), reason: "回答の追加".to_owned() };
    desk.do_to_plan(PlanCommand::Evaluate(reopen));
    desk.take(&read(&desk, &book, 0)).unwrap();
    assert_eq!(cause(&desk, 1), "出店者が減った。");
}

#[test]
fn answers_not_blocked_by_a_settled_sheet_are_decided_only_once() {
    let mut desk = Desk::with(divided());
    let mut book = send_asking(&mut desk, &asking());
    enter(&mut book, 0, 1, CAUSE, "出店者が減った。");
    enter(&mut book, 0, 1, FIGURE, "30000");
    enter(&mut book, 0, 1, NOTE, "備考です");
    desk.set(1, actual(2022), "29000");
    settle(&mut desk);
    desk.answers.give(Ask::Unsigned, Answer::No);
    let take = |desk: &mut Desk| {
        let mut preview = read(desk, &book, 0);
        let ours = preview.changes.all(Some(ChangeKind::Conflict), &Decision::Ours);
        assert_eq!((ours.len(), preview.changes.len()), (1, 3), "{:?}", desk.told(&preview));
        preview.changes.decide(&ours);
        desk.take(&preview).unwrap();
    };
    take(&mut desk);
    let again = told(&desk, &book);
    assert!(again.len() == 1 && again[0].starts_with("×入る欄なし"), "{again:?}");
    desk.undo();
    take(&mut desk);

    let reopen = EvaluationCommand::Reopen { year: year(2022), on: today(), reason: "回答の追加".to_owned() };
    desk.do_to_plan(PlanCommand::Evaluate(reopen));
    assert_eq!(told(&desk, &book), [format!("変更 {SALES} 2022年度 要因: （空欄） → 出店者が減った。")]);
    desk.take(&read(&desk, &book, 0)).unwrap();
    assert!(Desk::said(&read(&desk, &book, 0)).join("").contains("反映済み"));
}

#[test]
fn an_answer_that_is_not_one_of_the_choices_is_not_imported() {
    let mut desk = Desk::with(divided());
    let before = at(&desk, 2021, 1, KpiText::Measure);
    write(&mut desk, before, "広報する。");
    let mut book = send_asking(&mut desk, &asking());
    enter(&mut book, 0, 1, KEPT, "だいたい");
    assert_eq!(told(&desk, &book), [format!("×読取不能 {SALES} 2022年度 前年の取組の結果: （空欄） → だいたい")]);
}

#[test]
fn a_removed_column_proposes_no_change_and_a_lost_base_makes_texts_conflict() {
    let mut desk = Desk::with(divided());
    let of_first = at(&desk, 2022, 1, KpiText::Cause);
    write(&mut desk, of_first, "ここの文");
    let mut book = send_asking(&mut desk, &asking());
    enter(&mut book, 0, 1, CAUSE, "");
    let mut without = book.clone();
    let at = column(&without.sheets[0], CAUSE);
    without.sheets[0].rows.iter_mut().filter(|row| row.cells.len() > at).for_each(|row| drop(row.cells.remove(at)));
    assert_eq!(told(&desk, &without), Vec::<String>::new());
    assert_eq!(told(&desk, &book), [format!("消去 {SALES} 2022年度 要因: ここの文")]);

    let stranger = Desk::with(desk.plan().clone());
    assert_eq!(told(&stranger, &book), Vec::<String>::new(), "a blank is no clearing where the base is not known");
    enter(&mut book, 0, 1, CAUSE, "別の文");
    assert_eq!(told(&stranger, &book), [format!("？食い違い {SALES} 2022年度 要因: ここの文 → 別の文")]);
}

#[test]
fn an_inquiry_limited_to_gaps_includes_a_missed_kpi_without_a_cause() {
    let mut desk = Desk::with(divided());
    let gaps = Inquiry { only_open: true, ..asking() };
    desk.set(1, actual(2022), "90000");
    assert_ne!(asked_sections(desk.plan(), &gaps)[0].name, "商工課", "a target that was met owes no cause");
    desk.set(1, actual(2022), "18000");
    assert_eq!(asked_sections(desk.plan(), &gaps)[0].name, "商工課");
    let (cause, measure) = (at(&desk, 2022, 1, KpiText::Cause), at(&desk, 2022, 1, KpiText::Measure));
    write(&mut desk, cause, "雨");
    write(&mut desk, measure, "屋根");
    assert_ne!(asked_sections(desk.plan(), &gaps)[0].name, "商工課");
}

#[test]
fn a_book_with_a_copied_row_and_a_different_text_is_refused() {
    let mut desk = Desk::with(divided());
    let mut book = send_asking(&mut desk, &asking());
    let row = head(&book.sheets[0]) + 1;
    let copied = book.sheets[0].rows[row].clone();
    book.sheets[0].rows.insert(row + 1, copied);
    let line = book.sheets[0].rows.len() + 1;
    book.sheets[0].rows[row + 1].line = line;
    assert_eq!(told(&desk, &book), Vec::<String>::new(), "a row that says the same is one");
    enter(&mut book, 0, 2, CAUSE, "雨");
    let table = keikaku::import::book::tables(&book).unwrap().tables.remove(0);
    let refused = wide::read_file(&table, &desk.answers.of_reading()).and_then(|rows| {
        preview(&rows, OpenedOn::Plan(desk.plan), &desk.base(), PlanId::from_bits(4242), &desk.answers)
    });
    assert_eq!(refused.map(|_| ()).unwrap_err().code(), "IN-010");
}
