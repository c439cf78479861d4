//! What of a file stays out: how much is counted on the button, what is listed with its place, and one answer to all rows
//! that no KPI of the plan resembles.

use keikaku::import::preview::{ImportBase, ImportCounts, OpenedOn, Preview, Unplaced, preview, unplaced};
use keikaku::import::questions::{Answer, Answers, Ask, Dashes, without_candidates};
use keikaku::import::read::read_table;
use keikaku::import::reading::Subject;
use keikaku::import::wide;
use keikaku::merge::review::{ChangeKind, Decision};
use keikaku::plan::samples::SamplePlan;
use keikaku::value::amount::Amount;
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import};

use crate::support::desk::{Browser, Desk, say, with_field, year};
use crate::tables::offices::office;

/// Reads a file on that page, with what of it has no place.
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

/// What is taken and what is left out, which the list and what is in no list make up together.
fn both(counts: ImportCounts) -> (usize, usize) {
    (counts.taken(), counts.left_out())
}

/// The line, the column and the text of each field that is listed.
fn listed(unplaced: &Unplaced) -> Vec<(usize, usize, &str)> {
    unplaced.fields.iter().map(|field| (field.line, field.column, &*field.text)).collect()
}

/// A table of the office with a KPI of ours, one that is like one of ours, and three that are not.
const STRANGERS: &str = "指標名,単位,区分,2023年度\n\
    移住相談件数,件,実績,47\n\
    観光入込客の数,人,実績,5\n\
    図書館の貸出冊数,冊,実績,10\n\
    防災訓練の回数,回,実績,11\n\
    光熱水費,円,実績,12\n";

#[test]
fn rows_that_nothing_here_resembles_have_one_answer() {
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
fn a_single_row_that_nothing_resembles_is_asked_like_the_others() {
    let one = "指標名,単位,区分,2023年度\n図書館の貸出冊数,冊,実績,10\n";
    assert!(without_candidates(&here(&office(), one).0.questions).is_empty());
}

#[test]
fn an_answer_to_all_replaces_those_that_were_given() {
    let mut answers = Answers::default();
    let [one, other] = [4, 5].map(|line| Ask::Kpi { line });
    answers.give(one.clone(), Answer::LeaveOut);
    answers.give_all(vec![one.clone(), other.clone()], Answer::NewKpi);
    assert_eq!([answers.to(&one), answers.to(&other)], [Some(Answer::NewKpi); 2]);
}

#[test]
fn what_is_taken_of_an_answer_leaves_nothing_out_until_somebody_says_so() {
    let mut desk = Desk::of("001");
    let sent = desk.send();
    assert_eq!(counts(&desk, &sent), (0, 0));
    let answer = with_field(&with_field(&sent, 1, "実績", "2017年度", "210"), 2, "実績", "2017年度", "9");
    let answer = with_field(&answer, 1, "目標", "2018年度", "");
    assert_eq!(counts(&desk, &answer), (3, 0));
    let (mut preview, unplaced) = here(&desk, &answer);
    assert!(listed(&unplaced).is_empty(), "{unplaced:?}");
    let cleared = preview.changes.iter().find(|change| change.kind == ChangeKind::Clear).unwrap().place.clone();
    say(&mut preview.changes, &[(cleared, Decision::Ours)]);
    assert_eq!(both(preview.counts(0)), (2, 1));
    let removed: Vec<&str> = answer.lines().take(3).collect();
    let (_, left_out) = counts(&desk, &removed.join("\n"));
    assert_eq!(left_out, 0, "that a KPI goes is only offered");
}

#[test]
fn a_text_that_cannot_be_read_is_left_out() {
    let mut desk = Desk::of("001");
    let sent = desk.send();
    assert_eq!(counts(&desk, &with_field(&sent, 1, "実績", "2017年度", "たぶん")), (0, 1));
}

#[test]
fn a_dash_among_the_actuals_is_left_out_until_it_is_said_what_it_means() {
    let mut desk = office();
    let file = "指標名,単位,区分,2022年度,2023年度\n住民満足度,%,実績,-,62\n移住相談件数,件,実績,38,-\n";
    assert_eq!(counts(&desk, file), (1, 2));
    let (preview, _) = here(&desk, file);
    assert!(!preview.changes.iter().any(|change| change.kind == ChangeKind::Clear), "{:?}", preview.changes);
    desk.take(&preview).unwrap();
    assert_eq!(here(&desk, file).0.dashes.map(|dashes| dashes.meaning), Some(None), "the file is not in yet");
    assert_eq!(desk.row(5).actual(year(2022)).text, "61.5");
    desk.answers.dashes = Some(Dashes::Blank);
    assert_eq!(counts(&desk, file), (0, 0), "a blank erases nothing");
    desk.answers.dashes = Some(Dashes::NotKnown);
    let told = desk.told(&here(&desk, file).0);
    assert!(told.contains(&"変更 移住相談件数 2023年度 実績: （空欄） → 未把握".to_owned()), "{told:?}");
}

#[test]
fn a_dash_of_a_new_plan_is_left_out_until_it_is_said_what_it_means() {
    let mut desk = Desk::of("002");
    let file = "指標名,単位,区分,2024年度,2025年度\n販売数,件,実績,5,-\n";
    let (preview, unplaced) = read(&desk, file, OpenedOn::List);
    assert_eq!(both(preview.counts(unplaced.waiting)), (1, 1));
    desk.answers.dashes = Some(Dashes::NotApplicable);
    let (preview, unplaced) = read(&desk, file, OpenedOn::List);
    assert_eq!(both(preview.counts(unplaced.waiting)), (1, 0));
}

#[test]
fn figures_whose_year_is_asked_are_left_out_until_it_is_said() {
    let mut desk = office();
    let file = "指標名,単位,区分,5年度\n観光入込客数,人,実績,52310\n移住相談件数,件,実績,47\n";
    assert_eq!(counts(&desk, file), (0, 2));
    let (preview, _) = here(&desk, file);
    assert!(preview.questions.is_empty());
    desk.answer_on_sheet(file.as_bytes(), Subject::Era, 0, 0);
    assert_eq!(counts(&desk, file), (2, 0));
}

#[test]
fn what_has_no_place_is_listed_whole_with_its_line_and_column() {
    let desk = office();
    let file = "指標名,単位,区分,2023年度,メモ欄\n移住相談件数,件,実績,47,\"窓口と\n電話\"\n\
        観光入込客数,人,参考,1,\n※速報値,,,,\n";
    let (preview, unplaced) = here(&desk, file);
    assert_eq!(listed(&unplaced), [(2, 5, "窓口と\n電話"), (4, 1, "観光入込客数"), (5, 1, "※速報値")]);
    assert_eq!(
        Desk::said(&preview)[1..],
        ["見出しの意味がわからない列が2列あり、読み取りません。", "注記1行は読み取りません。"]
    );
    assert_eq!(both(preview.counts(unplaced.waiting)), (1, 2));
}

#[test]
fn a_new_plan_counts_its_kpis_and_the_totals_that_are_asked() {
    let desk = Desk::of("002");
    let file = "指標名,単位,区分,2024年度,2025年度,累計\n販売数,件,目標,5,6,11\n来館者数,人,目標,7,8,15\n";
    let (preview, unplaced) = read(&desk, file, OpenedOn::List);
    assert_eq!(both(preview.counts(unplaced.waiting)), (2, 2), "totals wait for what they are");
    assert_eq!(listed(&unplaced), []);
}

#[test]
fn a_file_that_was_written_here_has_a_place_for_everything() {
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

#[test]
fn one_of_several_values_in_a_cell_can_be_taken() {
    let mut desk = Desk::of("001");
    let sent = desk.send();
    let (mut preview, _) = here(&desk, &with_field(&sent, 1, "実績", "2017年度", "100(120)"));
    let [change] = &*preview.changes else { panic!("{:?}", preview.changes) };
    assert_eq!((change.kind, change.candidates()), (ChangeKind::Unread, vec!["100".to_owned(), "120".to_owned()]));
    let place = change.place.clone();
    say(&mut preview.changes, &[(place, Decision::Typed("120".to_owned()))]);
    assert_eq!(both(preview.counts(0)), (1, 0));
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(1).actual(year(2017)).amount(), Some(Amount::whole(120)));
}

#[test]
fn the_list_and_the_button_count_the_same_and_it_is_said_what_they_count() {
    let mut desk = office();
    let file = "指標名,単位,区分,2022年度,2023年度\n住民満足度,%,実績,62（速報）,-\n移住相談件数,件,実績,38,47\n\
        図書館の貸出冊数,冊,実績,,10\n※注,,,,\n";
    let said = |desk: &Desk| {
        let (preview, unplaced) = here(desk, file);
        let counts = preview.counts(unplaced.waiting);
        assert_eq!(counts.listed.all(), preview.changes.concerned().count());
        import::reckoning(counts, Language::Japanese)
    };
    assert_eq!(
        said(&desk),
        "1件を取り込みます。2件は取り込みません。\
         2件は一覧になく、取り込みません（答えを待つ値、指標でない行など）。"
    );
    desk.answers.dashes = Some(Dashes::NotKnown);
    desk.answers.give(Ask::Kpi { line: 4 }, Answer::LeaveOut);
    assert_eq!(
        said(&desk),
        "2件を取り込みます。1件は取り込みません。\
         2件は一覧になく、取り込みません（答えを待つ値、指標でない行など）。"
    );
    let (preview, unplaced) = read(&Desk::of("002"), file, OpenedOn::List);
    let listed = preview.counts(unplaced.waiting).listed;
    assert_eq!(
        (listed.all(), preview.changes.of_kind(ChangeKind::Add)),
        (3, 3),
        "a new plan counts its KPIs everywhere"
    );
}
