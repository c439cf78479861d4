//! The parts of a file that are not imported: their number on the button, the list with their places, and one answer for
//! all rows that resemble no KPI of the plan.

use keikaku::import::preview::{ImportBase, ImportCounts, OpenedOn, Preview, Unplaced, preview, unplaced};
use keikaku::import::questions::{Answer, Answers, Ask, Question, together, without_candidates};
use keikaku::import::read::read_table;
use keikaku::import::wide;
use keikaku::plan::samples::SamplePlan;
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import};

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
fn a_question_about_several_files_names_the_file_of_each_line() {
    let asked = |found: &[(usize, &str)]| Question {
        ask: Ask::Basis,
        subject: String::new(),
        found: found.iter().map(|(line, word)| (*line, (*word).to_owned())).collect(),
        files: Vec::new(),
        seen: Vec::new(),
        choices: vec![Answer::Proposed],
        alike: Vec::new(),
        answer: None,
    };
    let one = asked(&[(2, "各年度の値"), (3, "各年度の増加分"), (4, "各年度の値"), (6, "各年度の増加分")]);
    let other = asked(&[(3, "各年度の値"), (5, "各年度の値"), (7, "各年度の増加分")]);
    let said = |files: &[(&str, &Question)], language| {
        let questions: Vec<_> = files.iter().map(|(file, one)| ((*file).to_owned(), (*one).clone())).collect();
        import::question(&together(&questions).unwrap(), language)
    };
    let alone = said(&[("総務.csv", &one)], Language::Japanese);
    assert!(alone.ends_with("は、「各年度の値」（2件）、「各年度の増加分」（3、6行目）です。"), "{alone}");
    let both = said(&[("総務.csv", &one), ("福祉.csv", &other)], Language::Japanese);
    assert!(
        both.ends_with("「各年度の値」（4件）、「各年度の増加分」（「総務.csv」3、6行目、「福祉.csv」7行目）です。"),
        "{both}"
    );
    let many: Vec<_> = ["a", "b", "c", "d", "e", "f"].iter().map(|file| (*file, &one)).collect();
    let many = said(&many, Language::Japanese);
    assert!(many.ends_with("「d」3、6行目、ほか4行）です。"), "{many}");
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
