//! Who has answered (照会), as the merge itself notes it: answer books that are returned damaged, twice, late, or as CSV.

use std::sync::Arc;

use keikaku::command::{Command, ImportStep};
use keikaku::export::wide_table;
use keikaku::figures::progress::InquiryStanding;
use keikaku::import::book::Book;
use keikaku::import::questions::Ask;
use keikaku::merge::review::{ChangePlace, Decision};
use keikaku::paper::answer_book::{Inquiry, answer_book, asked_sections, sent_inquiry};
use keikaku::plan::Indicator;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Row;
use keikaku::plan::lineage::{AnswerState, SectionInquiry, SentInquiry};
use keikaku::plan::place::TextPlace;
use keikaku::session::Session;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::Language;
use keikaku::wording::inquiry::board;

use crate::books::answers::{FIGURE, NOTE, STATUS, actual, as_read, enter, previews};
use crate::books::written::{divided, inquiry};
use crate::support::desk::{Desk, today, with_field, year};

const OPEN: AnswerState = AnswerState::Open;
const LEFT_OUT: AnswerState = AnswerState::LeftOut;
const ANSWERED: AnswerState = AnswerState::Answered;
const REPLACED: AnswerState = AnswerState::Replaced;

/// A desk that has sent an inquiry for the actuals of 2022, and the book for both sections.
pub(crate) fn asking() -> (Desk, Book) {
    let mut desk = Desk::with(divided());
    let book = ask(&mut desk, false);
    (desk, book)
}

fn ask(desk: &mut Desk, only_open: bool) -> Book {
    ask_for(desk, &Inquiry { only_open, ..inquiry(&[2022]) })
}

fn ask_for(desk: &mut Desk, asked: &Inquiry) -> Book {
    let sections = asked_sections(desk.plan(), asked);
    let book = as_read(&answer_book(desk.plan(), &desk.session.lineage(desk.plan), asked, &sections));
    let sent = sent_inquiry(desk.plan(), asked, &sections, today());
    desk.session.note_sent(desk.plan).unwrap();
    desk.session.note_inquiry(desk.plan, sent);
    book
}

/// Imports the book as the page does, in one step.
fn take(desk: &mut Desk, book: &Book, file: &str) {
    let sheets = book.sheets.len();
    let mut all = None;
    for nth in 0..sheets {
        // Each sheet is compared with the plan after the sheets before it.
        let Some(preview) = previews(&desk_after(desk, all.as_ref()), book).into_iter().nth(nth) else { break };
        let Command::ApplyImport(step) = preview.command(file, today()).unwrap() else { panic!() };
        match &mut all {
            None => all = Some(step),
            Some(before) => before.and(step),
        }
    }
    let _nothing_changed = desk.session.submit(Command::ApplyImport(all.unwrap()));
}

fn desk_after(desk: &Desk, step: Option<&ImportStep>) -> Desk {
    let mut session = desk.session.clone();
    if let Some(step) = step {
        let _nothing_changed = session.submit(Command::ApplyImport(step.clone()));
    }
    Desk { session, plan: desk.plan, answers: desk.answers.clone() }
}

fn newest(desk: &Desk) -> SentInquiry {
    desk.session.lineage(desk.plan).inquiries().last().unwrap().clone()
}

fn states(desk: &Desk) -> Vec<AnswerState> {
    newest(desk).sections.iter().map(SectionInquiry::state).collect()
}

/// Writes the name of the person who answers, above the table of a sheet.
pub(crate) fn sign(book: &mut Book, sheet: usize, name: &str) {
    let rows = &mut book.sheets[sheet].rows;
    let row = rows.iter_mut().find(|row| row.cells[0].as_deref() == Some("回答者（氏名・電話）")).unwrap();
    name.clone_into(row.cells.iter_mut().skip(1).flatten().next().unwrap());
}

#[test]
fn a_table_of_the_sent_version_counts_as_an_answer_only_with_changes() {
    let (mut desk, _) = asking();
    let file = wide_table::write(desk.plan(), &desk.session.lineage(desk.plan)).text();
    let preview = desk.read(&file);
    desk.take(&preview).unwrap_err();
    assert_eq!(states(&desk), [OPEN, OPEN]);
    let preview = desk.read(&with_field(&file, 5, "実績", "2022年度", "7"));
    desk.take(&preview).unwrap();
    assert_eq!(states(&desk), [OPEN, ANSWERED]);
}

#[test]
fn a_book_that_nobody_touched_is_no_answer_however_its_figures_were_written() {
    for text in ["未定", "-", "11.50", "約400"] {
        let mut desk = Desk::with(divided());
        desk.set(1, actual(2022), text);
        desk.write(1, TextPlace::Note(Row::Actual, Some(year(2022))), "4〜9月分");
        let book = ask(&mut desk, false);
        let asked = previews(&desk, &book).into_iter().flat_map(|preview| preview.questions);
        assert_eq!(asked.map(|question| question.ask).collect::<Vec<_>>(), [Ask::Unchanged, Ask::Unchanged], "{text}");
    }
}

#[test]
fn an_inquiry_of_a_plan_that_no_longer_exists_is_not_recorded() {
    let (desk, _) = asking();
    let mut session = Session::default();
    session.note_inquiry(desk.plan, newest(&desk));
    assert!(session.lineages().is_empty());
}

#[test]
fn tables_from_the_workbook_of_a_section_answer_the_inquiry_of_their_base_version() {
    let (mut desk, _) = asking();
    let mut section = desk_after(&desk, None);
    section.set(2, actual(2022), "7");
    let file = section.send();
    section.set(2, actual(2022), "8");
    let again = section.send();
    for file in [file, again] {
        let mut preview = desk.read(&file);
        let places: Vec<(ChangePlace, Decision)> =
            preview.changes.iter().map(|change| (change.place.clone(), Decision::Theirs)).collect();
        crate::support::desk::say(&mut preview.changes, &places);
        desk.take(&preview).unwrap();
    }
    assert_eq!(desk.row(2).actual(year(2022)).text, "8");
    assert_eq!(states(&desk), [OPEN, REPLACED]);
}

#[test]
fn repeating_the_answer_of_another_section_is_not_a_second_answer_of_that_section() {
    let (mut desk, _) = asking();
    let file = wide_table::write(desk.plan(), &desk.session.lineage(desk.plan)).text();
    let first = with_field(&file, 1, "実績", "2022年度", "30000");
    let second = with_field(&first, 5, "実績", "2022年度", "7");
    for file in [first, second] {
        let preview = desk.read(&file);
        desk.take(&preview).unwrap();
    }
    assert_eq!(states(&desk), [ANSWERED, ANSWERED]);
}

#[test]
fn an_answer_without_any_imported_change_is_reported_as_left_out_and_offered_again() {
    for was_changed_here in [false, true] {
        let (mut desk, mut book) = asking();
        enter(&mut book, 0, 1, FIGURE, "30000");
        sign(&mut book, 0, "佐藤");
        if was_changed_here {
            desk.set(1, actual(2022), "29000");
        }
        let mut preview = previews(&desk, &book).swap_remove(0);
        let places: Vec<(ChangePlace, Decision)> =
            preview.changes.iter().map(|change| (change.place.clone(), Decision::Ours)).collect();
        crate::support::desk::say(&mut preview.changes, &places);
        let _nothing_changed = desk.session.submit(preview.command("商工課.xlsx", today()).unwrap());
        assert_eq!(states(&desk), [LEFT_OUT, OPEN]);
        let summary = |language| board(desk.plan(), &newest(&desk), today(), language).summary;
        assert_eq!(
            summary(Language::Japanese),
            "2課のうち0課が回答しました。未回答は1課です：企画 課。回答を反映していない課：商工課。"
        );
        assert_eq!(
            summary(Language::English),
            "0 of 2 sections have answered. No answer yet: 企画 課. Answers not taken in: 商工課."
        );
        let again = Inquiry::once_more(desk.plan(), &newest(&desk)).unwrap();
        assert!(again.asks("商工課") && again.asks("企画課"), "what was left out is asked once more");
        let standing = InquiryStanding::new(&[newest(&desk)], None, today()).unwrap();
        assert_eq!((standing.asked, standing.answered), (2, 0));
        let mut again = previews(&desk, &book).swap_remove(0);
        assert!(!again.changes.is_empty());
        let places: Vec<(ChangePlace, Decision)> = places.into_iter().map(|(at, _)| (at, Decision::Theirs)).collect();
        crate::support::desk::say(&mut again.changes, &places);
        desk.session.submit(again.command("商工課.xlsx", today()).unwrap()).unwrap();
        assert_eq!(states(&desk), [ANSWERED, OPEN]);
    }
}

#[test]
fn a_section_whose_answer_was_left_out_is_not_counted_as_answered_in_the_summary() {
    let (mut desk, mut book) = asking();
    enter(&mut book, 0, 1, FIGURE, "30000");
    decide(&mut desk, &book, &Decision::Ours);
    let asked = newest(&desk).key();
    desk.session.note_in_lineage(desk.plan, |lineage| lineage.note_unchanged(&asked, "企画課", "鈴木", today()));
    assert_eq!(states(&desk), [LEFT_OUT, ANSWERED]);
    let summary = board(desk.plan(), &newest(&desk), today(), Language::Japanese).summary;
    assert!(summary.starts_with("2課のうち1課が回答しました。"), "{summary}");
    assert!(summary.ends_with("回答を反映していない課：商工課。"), "{summary}");
}

/// Imports the first sheet with that decision about every change.
fn decide(desk: &mut Desk, book: &Book, decision: &Decision) {
    let mut preview = previews(desk, book).swap_remove(0);
    let places: Vec<_> = preview.changes.iter().map(|change| (change.place.clone(), decision.clone())).collect();
    assert!(!places.is_empty(), "the file is offered");
    crate::support::desk::say(&mut preview.changes, &places);
    let _nothing_changed = desk.session.submit(preview.command("商工課.xlsx", today()).unwrap());
}

#[test]
fn a_correction_that_is_left_out_is_reported_although_the_first_answer_was_imported() {
    let (mut desk, mut book) = asking();
    sign(&mut book, 0, "佐藤");
    enter(&mut book, 0, 1, FIGURE, "30000");
    decide(&mut desk, &book, &Decision::Theirs);
    assert_eq!(states(&desk), [ANSWERED, OPEN]);
    enter(&mut book, 0, 1, FIGURE, "31000");
    decide(&mut desk, &book, &Decision::Ours);
    assert_eq!(states(&desk), [LEFT_OUT, OPEN]);
    decide(&mut desk, &book, &Decision::Theirs);
    assert_eq!(states(&desk), [REPLACED, OPEN]);
}

#[test]
fn a_partly_imported_answer_still_counts_if_the_rest_is_left_out_again() {
    let (mut desk, mut book) = asking();
    sign(&mut book, 0, "佐藤");
    enter(&mut book, 0, 1, FIGURE, "30000");
    desk.set(1, actual(2022), "29000");
    enter(&mut book, 0, 1, NOTE, "備考です");
    let mut preview = previews(&desk, &book).swap_remove(0);
    let places: Vec<_> = preview.changes.iter().map(|change| change.place.clone()).collect();
    let decided: Vec<_> = places.into_iter().zip([Decision::Theirs, Decision::Ours]).collect();
    assert_eq!(decided.len(), 2);
    crate::support::desk::say(&mut preview.changes, &decided);
    let Command::ApplyImport(mut step) = preview.command("商工課.xlsx", today()).unwrap() else { panic!() };
    step.tables[0].whole = false;
    desk.session.submit(Command::ApplyImport(step)).unwrap();
    assert_eq!(states(&desk), [ANSWERED, OPEN]);
    decide(&mut desk, &book, &Decision::Ours);
    assert_eq!(states(&desk), [ANSWERED, OPEN]);
}

#[test]
fn a_text_answer_that_is_left_out_is_reported_like_a_figure() {
    let mut desk = Desk::with(divided());
    let mut book = ask_for(&mut desk, &Inquiry { with_texts: true, ..inquiry(&[2022]) });
    sign(&mut book, 0, "佐藤");
    enter(&mut book, 0, 1, "2022年度の要因", "出店者が減った。");
    decide(&mut desk, &book, &Decision::Ours);
    assert_eq!(states(&desk), [LEFT_OUT, OPEN]);
    decide(&mut desk, &book, &Decision::Theirs);
    assert_eq!(states(&desk), [ANSWERED, OPEN]);
}

#[test]
fn a_left_out_answer_that_is_typed_by_hand_can_be_noted_as_answered() {
    let (mut desk, mut book) = asking();
    sign(&mut book, 0, "佐藤");
    enter(&mut book, 0, 1, FIGURE, "30000");
    decide(&mut desk, &book, &Decision::Ours);
    desk.set(1, actual(2022), "30000");
    let asked = newest(&desk).key();
    desk.session.note_in_lineage(desk.plan, |lineage| lineage.note_unchanged(&asked, "商工課", "佐藤", today()));
    assert_eq!(states(&desk), [ANSWERED, OPEN]);
}

#[test]
fn leaving_out_the_changes_of_one_sheet_does_not_affect_another_sheet() {
    let (mut desk, mut book) = asking();
    for (sheet, name) in [(0, "佐藤"), (1, "鈴木")] {
        sign(&mut book, sheet, name);
        enter(&mut book, sheet, 1, FIGURE, "30000");
    }
    let mut step: Option<ImportStep> = None;
    for (mut preview, decision) in previews(&desk, &book).into_iter().zip([Decision::Ours, Decision::Theirs]) {
        let places: Vec<_> = preview.changes.iter().map(|change| (change.place.clone(), decision.clone())).collect();
        crate::support::desk::say(&mut preview.changes, &places);
        let next = preview.step("両課.xlsx", today()).unwrap();
        match &mut step {
            Some(step) => step.and(next),
            None => step = Some(next),
        }
    }
    desk.session.submit(Command::ApplyImport(step.unwrap())).unwrap();
    assert_eq!(states(&desk), [LEFT_OUT, ANSWERED]);
}

#[test]
fn the_next_inquiry_proposes_the_previous_sender_and_telephone_but_no_deadline() {
    let mut desk = Desk::with(divided());
    let asked = Inquiry { asked_by: "企画課".to_owned(), telephone: "内線 34".to_owned(), ..inquiry(&[2022]) };
    let sections = asked_sections(desk.plan(), &asked);
    let sent = sent_inquiry(desk.plan(), &asked, &sections, today());
    desk.session.note_inquiry(desk.plan, sent);
    let usual = Inquiry::usual(desk.plan(), &desk.session.lineage(desk.plan), today());
    assert_eq!((usual.asked_by.as_str(), usual.telephone.as_str()), ("企画課", "内線 34"));
    assert_eq!(usual.deadline, "", "each inquiry has its own");
}

#[test]
fn an_inquiry_omits_years_that_the_plan_no_longer_has() {
    let desk = Desk::of("002");
    let (first, last) = (desk.plan().years.first(), desk.plan().years.last());
    let asked_of = |years: &[FiscalYear]| {
        let mut asking = Inquiry { years: years.to_vec(), ..Inquiry::default() };
        asking.keep_to_years(desk.plan(), vec![last]);
        asking.years
    };
    let gone = year(1999);
    assert_eq!(asked_of(&[gone, first]), [first]);
    assert_eq!(asked_of(&[gone]), [last]);
}

#[test]
fn a_repeated_inquiry_asks_sections_without_an_answer_for_their_open_figures() {
    let (mut desk, mut book) = asking();
    let again = |desk: &Desk| Inquiry::once_more(desk.plan(), &newest(desk));
    let asked = |desk: &Desk, asking: &Inquiry| {
        asked_sections(desk.plan(), asking).into_iter().map(|section| section.name).collect::<Vec<_>>()
    };
    enter(&mut book, 0, 1, FIGURE, "30000");
    take(&mut desk, &book, "商工課.xlsx");
    let inquiry = again(&desk).unwrap();
    assert!(inquiry.only_open && inquiry.asks("企画課") && !inquiry.asks("商工課"));
    assert_eq!(asked(&desk, &inquiry), ["企画 課"]);
    enter(&mut book, 1, 1, STATUS, "調査中");
    take(&mut desk, &book, "企画課.xlsx");
    assert_eq!(again(&desk), None);
}

#[test]
fn a_section_without_an_answer_is_asked_again_even_without_open_figures() {
    let (desk, _) = asking();
    let filled = desk.plan().indicators().iter().map(|row| {
        let mut row = Indicator::clone(row);
        row.actuals.entry(year(2022)).or_default().cell = Cell::read("1", &row.unit);
        Arc::new(row)
    });
    let plan = desk.plan().with_indicators(filled.collect()).unwrap();
    let again = Inquiry::once_more(&plan, &newest(&desk)).unwrap();
    assert!(!again.only_open);
    assert_eq!(asked_sections(&plan, &again).len(), 2);
}
