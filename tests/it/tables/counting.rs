//! What a file does not say of the KPIs that it adds: what their targets stand for and which way they aim. It is asked once
//! for all, with a proposal for each, and stays 未設定 until it is answered.

use keikaku::figures::totals::{self, Span, Total};
use keikaku::import::preview::{ImportTarget, OpenedOn, Preview};
use keikaku::import::questions::{Answer, Question};
use keikaku::import::reading::Subject;
use keikaku::plan::Plan;
use keikaku::plan::indicator::{Basis, Direction, Measure};
use keikaku::wording::{Language, import};

use crate::support::desk::Desk;

const TABLE: &str = "指標名,単位,区分,事業開始前,2024年度,2025年度\n\
    住民満足度,%,目標,50,55,60\n\
    新規就農者の増加数,人,目標,4,6,8\n\
    火災件数,件,目標,,30,30\n\
    主要観光地の景観,,目標,,維持,維持\n\
    移住者数,人,目標,120,100,80\n";

fn read(desk: &Desk, file: &str) -> Preview {
    desk.read_on(file.as_bytes(), OpenedOn::List).unwrap()
}

fn question<'a>(preview: &'a Preview, code: &str) -> &'a Question {
    preview.questions.iter().find(|question| question.ask.code() == code).unwrap()
}

fn plan(preview: &Preview) -> &Plan {
    let ImportTarget::NewPlan(plan) = &preview.target else { panic!("the file is of no plan here") };
    plan
}

fn choices(plan: &Plan) -> Vec<(Option<Basis>, Option<Direction>)> {
    plan.indicators().iter().map(|row| (row.basis, row.direction)).collect()
}

#[test]
fn without_an_answer_nothing_is_set_and_there_is_no_total() {
    let preview = read(&Desk::of("002"), TABLE);
    assert_eq!(choices(plan(&preview)), [(None, None); 5]);
    let plan = plan(&preview);
    assert!(plan.indicators().iter().all(|row| totals::target_total(row, Span::from_plan(plan)) == Total::None));
    let measures: Vec<Measure> = plan.indicators().iter().map(|row| row.measure).collect();
    assert_eq!(measures, [Measure::Ratio, Measure::Count, Measure::Count, Measure::Count, Measure::Count]);
}

#[test]
fn increments_are_proposed_by_their_name_and_the_direction_by_figures_before_names() {
    let mut desk = Desk::of("002");
    let preview = read(&desk, TABLE);
    let [basis, direction] = ["IN-117", "IN-118"].map(|code| question(&preview, code).clone());
    let sentence = import::question(&basis, Language::Japanese);
    assert!(sentence.contains("「各年度の値」（4件）、「各年度の増加分」（3行目）"), "{sentence}");
    let sentence = import::question(&direction, Language::Japanese);
    assert!(sentence.contains("「増やす」（3件）、「減らす」（4、6行目）"), "{sentence}");
    desk.answers.give(basis.ask, Answer::Proposed);
    desk.answers.give(direction.ask, Answer::Proposed);
    let (level, up, down) = (Some(Basis::Level), Some(Direction::Up), Some(Direction::Down));
    let increment = (Some(Basis::Increment), up);
    let answered = read(&desk, TABLE);
    assert_eq!(choices(plan(&answered)), [(level, up), increment, (level, down), (level, up), (level, down)]);
}

#[test]
fn sums_are_not_offered_for_all_where_a_unit_cannot_be_added() {
    let desk = Desk::of("002");
    let increments = Answer::Basis(Basis::Increment);
    assert!(!question(&read(&desk, TABLE), "IN-117").choices.contains(&increments));
    let counts = TABLE.replace("住民満足度,%", "会員数,人");
    assert!(question(&read(&desk, &counts), "IN-117").choices.contains(&increments));
    for unit in ["歳", "倍", "人/日", "ポイント"] {
        let file = TABLE.replace("住民満足度,%", &format!("会員の値,{unit}"));
        assert!(!question(&read(&desk, &file), "IN-117").choices.contains(&increments), "{unit}");
    }
}

#[test]
fn one_answer_may_be_for_all_or_wait() {
    let mut desk = Desk::of("002");
    let ask = question(&read(&desk, TABLE), "IN-117").ask.clone();
    desk.answers.give(ask.clone(), Answer::Basis(Basis::Level));
    assert!(choices(plan(&read(&desk, TABLE))).iter().all(|(basis, _)| *basis == Some(Basis::Level)));
    desk.answers.give(ask, Answer::Unset);
    assert!(choices(plan(&read(&desk, TABLE))).iter().all(|(basis, _)| basis.is_none()));
}

#[test]
fn a_file_that_says_it_is_not_asked_and_may_say_that_nothing_is_chosen() {
    let desk = Desk::of("002");
    let file = "指標名,単位,目標の数え方,向き,区分,2024年度\n会員数,人,各年度の値,未設定,目標,5\n";
    let preview = read(&desk, file);
    assert_eq!(choices(plan(&preview)), [(Some(Basis::Level), None)]);
    assert!(preview.questions.iter().all(|question| question.ask.code() != "IN-117"));
    assert_eq!(
        question(&preview, "IN-118").choices,
        [Answer::Direction(Direction::Up), Answer::Direction(Direction::Down), Answer::Unset]
    );
}

#[test]
fn one_target_that_says_it_is_of_all_years_is_proposed_as_their_total() {
    let text = "指標名,単位,基準値,目標値（R6）\n企業の誘致,件,0,5年間累計2件\n移り住んだ人（5か年の合計）,人,3,40\n会員,人,10,累計30人\n満足度の5年間計,%,40,50\n";
    let mut desk = Desk::of("002");
    let preview = read(&desk, text);
    let asked = question(&preview, "IN-117").clone();
    let sentence = import::question(&asked, Language::Japanese);
    assert!(sentence.contains("「計画期間の累計」（2件）、「各年度の値」（4、5行目）"), "{sentence}");
    assert!(plan(&preview).indicators().iter().all(|row| row.basis.is_none() && row.period_target.is_blank()));
    desk.answers.give(asked.ask, Answer::Proposed);
    let answered = read(&desk, text);
    let rows = plan(&answered).indicators();
    let of_period: Vec<(&str, usize)> = rows.iter().map(|row| (&*row.period_target.text, row.targets.len())).collect();
    assert_eq!(of_period, [("5年間累計2件", 0), ("40", 0), ("", 1), ("", 1)]);
    assert_eq!(rows[0].basis, Some(Basis::PeriodTotal));
}

#[test]
fn what_the_years_add_is_not_set_against_the_level_before_them() {
    let directions = |table: &str, answer: Answer| {
        let mut desk = Desk::of("002");
        if !desk.asked_of_sheet(table.as_bytes()).is_empty() {
            desk.answer_on_sheet(table.as_bytes(), Subject::Kind, 0, 0);
        }
        desk.answers.give(question(&read(&desk, table), "IN-117").ask.clone(), answer);
        let direction = question(&read(&desk, table), "IN-118").clone();
        desk.answers.give(direction.ask.clone(), Answer::Proposed);
        desk.answers.give(direction.ask, *direction.choices.first().unwrap());
        choices(plan(&read(&desk, table))).into_iter().map(|(_, direction)| direction.unwrap()).collect::<Vec<_>>()
    };
    let fewer = "指標名,単位,事業開始前,2024年度増加分,2025年度増加分\n待つ人の数,人,57,-5,-4\n";
    assert_eq!(directions(fewer, Answer::Basis(Basis::Increment)), [Direction::Down]);
    let level = "指標名,単位,事業開始前,2024年度目標,2025年度目標\n待つ人の数,人,57,50,40\n";
    assert_eq!(directions(level, Answer::Basis(Basis::Level)), [Direction::Down], "levels are");
}
