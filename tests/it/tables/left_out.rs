//! The parts of a file that are not imported: their number on the button, the list with their places, and one answer for
//! all rows that resemble no KPI of the plan.

use keikaku::import::preview::{ImportBase, ImportCounts, OpenedOn, Preview, Unplaced, preview, unplaced};
use keikaku::import::questions::{Answer, Answers, Ask, without_candidates};
use keikaku::import::read::read_table;
use keikaku::import::wide;
use keikaku::plan::samples::SamplePlan;
use keikaku::value::id::PlanId;

use crate::support::desk::{Browser, Desk};
use crate::tables::offices::office;

/// Reads a file on that page. Returns its preview and its fields without a place.
fn read(desk: &Desk, file: &str, opened: OpenedOn) -> (Preview, Unplaced) {
    read_with(&desk.base(), &desk.answers, file, opened)
}

fn read_with(base: &ImportBase, answers: &Answers, file: &str, opened: OpenedOn) -> (Preview, Unplaced) {
    let file = read_table(file.as_bytes(), Browser::get()).unwrap();
    let rows = wide::read_file(&file, &answers.of_reading()).unwrap();
    let preview = preview(&rows, opened, base, PlanId::from_bits(4242), answers).unwrap();
    let unplaced = unplaced(&file.sheet, &rows, &preview);
    (preview, unplaced)
}

fn here(desk: &Desk, file: &str) -> (Preview, Unplaced) {
    read(desk, file, OpenedOn::Plan(desk.plan))
}

fn counts(desk: &Desk, file: &str) -> (usize, usize) {
    let (preview, unplaced) = here(desk, file);
    both(preview.counts(unplaced.waiting))
}

/// The numbers of fields that are taken and left out.
fn both(counts: ImportCounts) -> (usize, usize) {
    (counts.taken(), counts.left_out())
}

/// The line, column and text of each listed field.
fn listed(unplaced: &Unplaced) -> Vec<(usize, usize, &str)> {
    unplaced.fields.iter().map(|field| (field.line, field.column, &*field.text)).collect()
}

/// A table with one KPI of the office, one that resembles a KPI of the office, and three that resemble none.
const STRANGERS: &str = "指標名,単位,区分,2023年度\n\
    移住相談件数,件,実績,47\n\
    観光入込客の数,人,実績,5\n\
    図書館の貸出冊数,冊,実績,10\n\
    防災訓練の回数,回,実績,11\n\
    光熱水費,円,実績,12\n";

#[test]
fn rows_that_resemble_no_kpi_can_be_answered_together() {
    let mut desk = office();
    let asks = |desk: &Desk| without_candidates(&here(desk, STRANGERS).0.questions);
    let all = asks(&desk);
    assert_eq!(all, [4, 5, 6].map(|line| Ask::Kpi { line }), "the one that is like ours is asked by itself");
    assert_eq!(counts(&desk, STRANGERS), (1, 4));
    desk.answers.give_all(all.clone(), Answer::NewKpi);
    assert!(asks(&desk).is_empty(), "nothing is left to answer at once");
    assert_eq!(counts(&desk, STRANGERS), (4, 1));
    desk.answers.give_all(all, Answer::LeaveOut);
    assert_eq!(counts(&desk, STRANGERS), (1, 4));
    let (preview, _) = here(&desk, STRANGERS);
    let answers = |ask: &Ask| preview.questions.iter().find(|question| question.ask == *ask).unwrap().answer;
    assert_eq!(answers(&Ask::Kpi { line: 3 }), None);
    assert_eq!(answers(&Ask::Kpi { line: 6 }), Some(Answer::LeaveOut));
}

#[test]
fn a_single_row_that_resembles_no_kpi_gets_no_shared_question() {
    let one = "指標名,単位,区分,2023年度\n図書館の貸出冊数,冊,実績,10\n";
    assert!(without_candidates(&here(&office(), one).0.questions).is_empty());
}

#[test]
fn an_answer_for_all_rows_replaces_earlier_answers() {
    let mut answers = Answers::default();
    let [one, other] = [4, 5].map(|line| Ask::Kpi { line });
    answers.give(one.clone(), Answer::LeaveOut);
    answers.give_all(vec![one.clone(), other.clone()], Answer::NewKpi);
    assert_eq!([answers.to(&one), answers.to(&other)], [Some(Answer::NewKpi); 2]);
}

#[test]
fn every_value_of_a_file_written_here_has_a_place() {
    for sample in SamplePlan::ALL {
        let mut desk = Desk::of(sample.code());
        let sent = desk.send();
        for opened in [OpenedOn::List, OpenedOn::Plan(desk.plan)] {
            let (preview, unplaced) = read(&desk, &sent, opened);
            assert!(listed(&unplaced).is_empty(), "{}: {unplaced:?}", sample.code());
            assert_eq!(preview.counts(unplaced.waiting).left_out(), 0, "{}", sample.code());
        }
        let elsewhere = ImportBase::default();
        let (preview, unplaced) = read_with(&elsewhere, &Answers::default(), &sent, OpenedOn::List);
        assert!(listed(&unplaced).is_empty(), "{}: {unplaced:?}", sample.code());
        let kpis = desk.plan().indicators().len();
        assert_eq!(both(preview.counts(unplaced.waiting)), (kpis, 0));
    }
}
