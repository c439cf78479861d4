//! 照会 in words: the deadline, who has not answered, and what a second answer has changed.

#![expect(clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::paper::answer_book::without_section;
use keikaku::plan::Plan;
use keikaku::plan::lineage::{AskedFigure, Figures, SectionAnswer, SectionInquiry, SentInquiry, Whose};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{PlanId, VersionId};
use keikaku::wording::Language;
use keikaku::wording::inquiry::{Board, board, deadline_told, deadline_trouble, full_deadline, name};

use crate::support::{sample, year};

fn day(month: u8, day: u8) -> Date {
    Date::new(2026, month, day).unwrap()
}

/// The board of an inquiry of 10 November to two sections. The second section has answered `answers` times.
fn board_with(deadline: &str, answers: usize, today: Date, language: Language) -> Board {
    let plan = sample("002", PlanId::from_bits(1));
    let figure = |nth: usize| AskedFigure { year: year(2022), kpi: plan.indicators()[nth].id };
    let answer = |nth: usize| SectionAnswer {
        left_out: false,
        version: VersionId::from_bits(nth as u64),
        file: format!("回答{nth}.xlsx").into(),
        respondent: "佐藤".to_owned(),
        on: day(11, 12),
        set: Figures::from_iter([figure(1)]),
        said: Figures::from_iter([figure(1)]),
        whose: Whose::Section,
        undone: false,
    };
    let section = |name: &str, nth: usize, answers: usize| SectionInquiry {
        name: name.to_owned(),
        figures: Figures::from_iter([figure(nth)]),
        answers: (0..answers).map(answer).collect(),
    };
    let inquiry = SentInquiry {
        version: VersionId::from_bits(9),
        asked_on: day(11, 10),
        deadline: deadline.to_owned(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: true,
        with_texts: true,
        sections: vec![section("", 0, 0), section("企画課", 1, answers)],
    };
    board(&plan, &inquiry, today, language)
}

#[test]
fn a_deadline_is_shown_with_the_days_left_or_past_in_any_notation() {
    let said = |deadline: &str, today| board_with(deadline, 0, today, Language::Japanese).facts.remove(0);
    for deadline in ["11月20日", "11/20", "2026年11月20日（金）", "令和8年11月20日", "R8.11.20", "2026/11/20"]
    {
        assert_eq!(said(deadline, day(11, 18)), "期限 令和8年11月20日（金）（あと2日）", "{deadline}");
        assert_eq!(said(deadline, day(11, 20)), "期限 令和8年11月20日（金）（今日まで）", "{deadline}");
        assert_eq!(said(deadline, day(12, 1)), "期限 令和8年11月20日（金）（11日過ぎました）", "{deadline}");
    }
    assert_eq!(said("1月8日", day(12, 31)), "期限 令和9年1月8日（金）（あと8日）", "of the next year");
    assert_eq!(said("11月7日", day(11, 12)), "期限 令和8年11月7日（土）（5日過ぎました）", "before it was sent");
    assert_eq!(said("来週中", day(11, 18)), "期限 来週中");
    assert_eq!(said("", day(11, 18)), "期限の指定なし");
}

#[test]
fn a_deadline_that_names_no_day_is_refused() {
    let said = |deadline| deadline_trouble(deadline, day(11, 10), Language::Japanese);
    for fine in ["", "11月20日", "11/20", "１１／２０", "2026年11月20日（金）", "R8.11.20", "2026-11-20"] {
        assert_eq!(said(fine), None, "{fine}");
    }
    let trouble = "回答期限「来週中」を日付として読めません。「7月31日」か「7/31」のように入力してください。";
    assert_eq!(said(" 来週中 ").as_deref(), Some(trouble));
}

#[test]
fn the_board_names_sections_without_an_answer_and_replaced_figures() {
    let one = board_with("", 1, day(11, 18), Language::Japanese);
    assert_eq!(one.summary, "1課すべてが回答しました。所管課のない指標は未回答です。");
    assert_eq!(one.sections[1].replaced, "");
    let two = board_with("", 2, day(11, 18), Language::Japanese);
    let name = &sample("002", PlanId::from_bits(1)).indicators()[1].name.clone();
    assert_eq!(two.sections[1].replaced, format!("1件を変更：{name}（2022年度）"));
    let none = board_with("", 0, day(11, 18), Language::Japanese);
    assert_eq!(none.summary, "1課のうち0課が回答しました。未回答は1課です：企画課。所管課のない指標も未回答です。");
    assert_eq!(two.sections[1].last.as_ref().unwrap().file, "回答1.xlsx");
    let english = board_with("11月20日", 2, day(11, 25), Language::English);
    assert_eq!(english.summary, "The section has answered. There is no answer for the indicators without a section.");
    assert_eq!(english.facts[0], "Deadline 2026-11-20 (Fri) (5 days ago)");
}

#[test]
fn a_deadline_in_any_notation_is_sent_in_one_form() {
    let full = |deadline| full_deadline(deadline, day(11, 10));
    let ways =
        [" 11月20日 ", "11/20", "11.20", "11月20日（金）", "令和8年11月20日", "R8.11.20", "2026/11/20", "2026-11-20"];
    for typed in ways {
        assert_eq!(full(typed), "令和8年11月20日（金）", "{typed}");
    }
    assert_eq!(full("1/8"), "令和9年1月8日（金）", "the next one");
    assert_eq!(full("10月5日"), "令和9年10月5日（火）", "one that passed more than a month ago is not meant");
    assert_eq!(full("2026年11月20日（金）正午"), "令和8年11月20日（金）正午");
    assert_eq!(full("11/20 17:00必着"), "令和8年11月20日（金） 17:00必着");
    for written in ["来週中", ""] {
        assert_eq!(full(written), written, "as it is written");
    }
}

#[test]
fn a_deadline_in_the_past_is_marked_while_typing() {
    let told = |deadline| deadline_told(deadline, day(11, 10), Language::Japanese);
    assert_eq!(told("11月20日"), Some(("令和8年11月20日（金）まで".to_owned(), false)));
    assert_eq!(told("11月10日"), Some(("令和8年11月10日（火）まで".to_owned(), false)), "today");
    assert_eq!(told("11月9日"), Some(("令和8年11月9日（月）は、もう過ぎています。".to_owned(), true)));
    assert_eq!(told("令和7年12月1日"), Some(("令和7年12月1日（月）は、もう過ぎています。".to_owned(), true)));
    assert_eq!(told("11月"), None, "not yet a day");
    assert_eq!(told("11/"), None, "not yet a day");
}

#[test]
fn two_inquiries_of_a_day_are_told_apart_by_their_sections() {
    let inquiry = |names: &[&str]| SentInquiry {
        version: VersionId::from_bits(9),
        asked_on: day(11, 10),
        deadline: String::new(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        with_texts: false,
        sections: names
            .iter()
            .map(|name| SectionInquiry { name: (*name).to_owned(), ..SectionInquiry::default() })
            .collect(),
    };
    let named = |names: &[&str], language| name(&inquiry(names), language);
    assert_eq!(named(&[""], Language::Japanese), "の実績（令和8年11月10日、所管課なし）");
    assert_eq!(named(&["", "企画課"], Language::Japanese), "の実績（令和8年11月10日、所管課なし、企画課）");
    assert_eq!(
        named(&["企画課", "商工課", "農林課", "福祉課"], Language::Japanese),
        "の実績（令和8年11月10日、企画課、商工課、農林課ほか1課）"
    );
    assert_eq!(named(&[""], Language::English), "Actuals of  (2026-11-10, (no section))");
}

#[test]
fn kpis_without_a_section_are_listed_and_counted() {
    let plan = sample("002", PlanId::from_bits(1));
    let without = |plan: &Plan| without_section(plan).map(|kpi| kpi.id).collect::<Vec<_>>();
    let all: Vec<_> = plan.begun_indicators().map(|kpi| kpi.id).collect();
    assert_eq!(without(&plan), all, "the sample names no section");
    let mut first = plan.indicator(all[0]).unwrap().as_ref().clone();
    first.responsible = "企画課".to_owned();
    assert_eq!(without(&plan.with_indicator(Arc::new(first))), all[1..]);
    let said = keikaku::wording::inquiry::without_section(3, Language::Japanese);
    assert_eq!(said, "所管課が空欄の指標が3件あります。");
}
