//! Pasting a block of a spreadsheet into the records: by the columns of the table from a cell on, or as a list that names its
//! columns.

use std::sync::Arc;

use keikaku::command::RecordCommand;
use keikaku::import::paste::Block;
use keikaku::plan::activity_log::SurveyChoice;
use keikaku::plan::indicator::Basis;
use keikaku::plan::{Aggregation, Indicator, Plan, RecordText};
use keikaku::session::record_paste::{PastedRecords, RecordsPlace, pasted_records};
use keikaku::value::id::{IndicatorId, RecordId};
use keikaku::wording::{Language, activity_log};

use super::{hand, hand_at, log, put, record, share, visitors};
use crate::support::{Hand, day, time};

/// Pastes a block at that text of the record with that number, into it and the records after it, or as new records if `at` is
/// `None`. Returns the message.
fn paste(hand: &mut Hand, at: Option<u64>, from: RecordText, text: &str) -> String {
    let rows: Vec<RecordId> = at.into_iter().flat_map(|first| first..10).map(RecordId::from_bits).collect();
    let rows: Vec<RecordId> = rows.into_iter().filter(|id| hand.plan().log().get(*id).is_some()).collect();
    let pasted = pasted(hand, &rows, from, text);
    let said = activity_log::pasted(&pasted, Language::Japanese);
    if !pasted.records.is_empty() {
        log(hand, RecordCommand::Put(pasted.records)).unwrap();
    }
    said
}

fn pasted(hand: &Hand, rows: &[RecordId], from: RecordText, text: &str) -> PastedRecords {
    let plan = Arc::new(Plan::clone(hand.plan()));
    let kpis = [None, Some(IndicatorId::from_bits(999)), Some(visitors())];
    let place = RecordsPlace { plan: &plan, rows, from, kpis, at: time("2026-09-01T10:00") };
    let mut next = 100;
    let mut fresh = || {
        next += 1;
        RecordId::from_bits(next)
    };
    pasted_records(&Block::read(text), place, &mut fresh).unwrap()
}

/// Every record as a line, the earliest first.
fn listed(hand: &Hand) -> Vec<String> {
    let mut all: Vec<String> = hand
        .plan()
        .log()
        .iter()
        .map(|record| {
            let texts = record.texts().filter(|(of, _)| *of != RecordText::Indicator).map(|(_, text)| text);
            let kpi = if record.indicator() == Some(visitors()) { "" } else { "?" };
            format!("{kpi}{}", texts.collect::<Vec<_>>().join(" "))
        })
        .collect();
    all.sort();
    all
}

#[test]
fn pasted_days_and_figures_overwrite_rows_and_add_new_records_in_one_undo_step() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-03", "12"), record(2, "2026-05-04", "5")]);
    let steps = hand.steps();
    let said = paste(&mut hand, Some(2), RecordText::On, "5/5\t6人\r\n令和8年6月1日\t１，０００\r\nR8.6.2\t-3\r\n\r\n");
    assert_eq!(said, "記録1件を書き換えました。新しい記録を2件追加しました。");
    assert_eq!(listed(&hand), ["2026-05-03 12", "2026-05-05 6", "2026-06-01 1000", "2026-06-02 -3"]);
    assert_eq!(hand.steps(), steps + 1);
    hand.undo();
    assert_eq!(listed(&hand), ["2026-05-03 12", "2026-05-04 5"]);
}

#[test]
fn pasted_columns_follow_the_table_and_further_columns_are_left_out() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let said = paste(&mut hand, None, RecordText::On, "5/5\t来場者数（人）\t6\t田植え\t雨\t外\n5/6\t\t7\t草取り\t\t\n");
    assert_eq!(said, "新しい記録を2件追加しました。読まない列が1列あります。");
    assert_eq!(listed(&hand), ["2026-05-05 6 田植え 雨", "2026-05-06 7 草取り"]);
    let said = paste(&mut hand, Some(101), RecordText::What, "田植え\t晴れ\n");
    assert_eq!(said, "新しい記録を1件追加しました。", "the rows of the list are those that it was given");
}

#[test]
fn new_records_that_name_no_kpi_never_belong_to_a_kpi_that_was_deleted() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    // `pasted` proposes a KPI that the plan does not have first.
    paste(&mut hand, None, RecordText::On, "5/5\t6\n");
    assert_eq!(listed(&hand), ["2026-05-05 6"]);
}

#[test]
fn records_with_unreadable_cells_are_kept_as_written_and_counted_in_the_message() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let said = paste(&mut hand, None, RecordText::On, "13月5日\t来場者数\tたくさん\n5/6\tない指標\t7\t\t\n");
    assert_eq!(
        said,
        "新しい記録を2件追加しました。日付・数量・指標を読めない記録が2件あります。書かれたまま残し、実績には数えません。"
    );
    assert_eq!(listed(&hand), ["13月5日 たくさん", "?2026-05-06 7 ない指標"]);
}

#[test]
fn records_that_could_not_be_read_before_the_paste_are_not_counted_as_unreadable_in_it() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let without_kpi = record(2, "2026-05-04", "5").with(RecordText::Indicator, "");
    put(&mut hand, [record(1, "13月5日", "たくさん"), without_kpi]);
    let said = paste(&mut hand, Some(1), RecordText::What, "田植え\n草取り\n");
    assert_eq!(said, "記録2件を書き換えました。");
    let said = paste(&mut hand, Some(1), RecordText::Amount, "多い\n6\n");
    assert_eq!(
        said,
        "記録2件を書き換えました。日付・数量・指標を読めない記録が1件あります。書かれたまま残し、実績には数えません。"
    );
    let said = paste(&mut hand, Some(2), RecordText::Indicator, "ない指標\n");
    assert!(said.contains("読めない記録が1件"), "{said}");
    let list = format!("記録ID,日付,内容\n{},13月5日,朝市\n", RecordId::from_bits(1));
    assert_eq!(paste(&mut hand, None, RecordText::On, &list.replace(',', "\t")), "記録1件を書き換えました。");
}

/// The random bits descend, so that the order of the ids does not follow from them.
#[test]
fn of_several_records_of_a_day_made_within_a_minute_the_last_one_counts_as_the_last_value() {
    let mut hand = hand(Basis::Level, Aggregation::Last);
    let mut bits = (0..14_000_000).rev().step_by(999_999);
    for amounts in [["40", "42", "45"], ["50", "52", "55"]] {
        let (plan, at) = (Arc::new(Plan::clone(hand.plan())), time("2026-09-01T10:00"));
        let mut fresh = plan.log().fresh_ids(at, || bits.next().unwrap());
        let place =
            RecordsPlace { plan: &plan, rows: &[], from: RecordText::On, kpis: [Some(visitors()), None, None], at };
        let block = amounts.map(|amount| format!("5/3\t{amount}\n")).concat();
        let pasted = pasted_records(&Block::read(&block), place, &mut fresh).unwrap();
        log(&mut hand, RecordCommand::Put(pasted.records)).unwrap();
        assert_eq!(super::actual_of(&hand, 2026).0, amounts[2]);
    }
    assert_eq!(hand.plan().log().iter().count(), 6);
}

#[test]
fn a_blank_pasted_cell_clears_its_text_but_not_the_kpi() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-03", "12").with(RecordText::What, "田植え")]);
    paste(&mut hand, Some(1), RecordText::Indicator, "\t\t草取り\n");
    assert_eq!(listed(&hand), ["2026-05-03 草取り"]);
    let same = paste(&mut hand, Some(1), RecordText::What, "草取り\t\n");
    assert_eq!(same, "貼り付けた内容は、今の記録と同じです。");
}

#[test]
fn a_pasted_list_with_column_names_is_read_like_a_file() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let list = "月日\t行事\t来場者数\n5/5\t田植え\t6\n5/6\t草取り\t7\n";
    assert_eq!(paste(&mut hand, None, RecordText::On, list), "新しい記録を2件追加しました。");
    assert_eq!(listed(&hand), ["2026-05-05 6 田植え", "2026-05-06 7 草取り"]);
    assert_eq!(paste(&mut hand, None, RecordText::On, list), "貼り付けた内容は、今の記録と同じです。");
}

#[test]
fn pasting_a_list_again_leaves_corrected_and_removed_records_as_they_are() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let list = "日付\t数量\t内容\n5/3\t800\t朝市\n5/4\t90\t夕市\n";
    paste(&mut hand, None, RecordText::On, list);
    let at = time("2026-09-02T10:00");
    let of = |what| hand.plan().log().iter().find(|record| record.text(RecordText::What) == what).unwrap().id;
    let (corrected, removed) = (of("朝市"), of("夕市"));
    let correction = RecordCommand::SetText { record: corrected, of: RecordText::Amount, text: "80".to_owned(), at };
    log(&mut hand, correction).unwrap();
    log(&mut hand, RecordCommand::Remove { records: vec![removed], at }).unwrap();
    let said = paste(&mut hand, None, RecordText::On, &format!("{list}6/7\t70\t初夏市\n"));
    assert_eq!(listed(&hand), ["2026-05-03 80 朝市", "2026-06-07 70 初夏市"]);
    assert_eq!(said, "新しい記録を1件追加しました。");
    // A row that names a record by its id is a statement about that record.
    paste(&mut hand, None, RecordText::On, &format!("記録ID\t日付\t数量\n{corrected}\t5/3\t81\n"));
    assert_eq!(listed(&hand)[0], "2026-05-03 81 朝市");
}

#[test]
fn a_pasted_figure_or_answer_fills_the_fields_that_the_kpi_counts() {
    let mut hand = hand_at(share());
    paste(&mut hand, None, RecordText::On, "5/5\t元気になった人の割合\t7/12\n");
    let plan = hand.plan();
    let record = plan.log().iter().next().unwrap();
    assert_eq!([RecordText::Numerator, RecordText::Denominator].map(|of| record.text(of)), ["7", "12"]);
    let choices = vec![SurveyChoice { word: "よくなった".to_owned(), counts: true }];
    let mut hand = hand_at(Indicator { choices, ..share() });
    paste(&mut hand, None, RecordText::On, "5/5\t元気になった人の割合\tよくなった\n");
    assert_eq!(hand.plan().log().iter().next().unwrap().text(RecordText::Choice), "よくなった");
}

/// 90 people of an unknown number are no share, nor are 90 %.
#[test]
fn a_single_figure_for_a_share_is_kept_in_percent_and_not_counted() {
    for typed in ["90", "90%"] {
        let mut hand = hand_at(share());
        let said = paste(&mut hand, None, RecordText::On, &format!("5/5\t元気になった人の割合\t{typed}\n"));
        assert!(said.contains("読めない記録が1件"), "{said}");
        let (plan, kpi) = (hand.plan(), hand.row(1));
        let record = plan.log().iter().next().unwrap();
        assert_eq!(activity_log::line(record, kpi, Language::Japanese), "5/5　90％");
        let why = activity_log::unread(record, RecordText::Amount, plan, day(9, 1), Language::Japanese);
        assert!(why.is_some_and(|why| why.contains("分子と分母")));
    }
}

#[test]
fn a_record_of_a_survey_without_an_offered_answer_is_reported() {
    let choices = vec![SurveyChoice { word: "よくなった".to_owned(), counts: true }];
    let unanswered = "5/5\t元気になった人の割合\t12\n";
    let other = "日付\t指標名\t数量\t区分\n5/5\t元気になった人の割合\t12\tわからない\n";
    let without_amount = "日付\t指標名\t区分\n5/5\t元気になった人の割合\tわからない\n";
    for block in [unanswered, other, without_amount] {
        let mut hand = hand_at(Indicator { choices: choices.clone(), ..share() });
        let said = paste(&mut hand, None, RecordText::On, block);
        assert!(said.contains("読めない記録が1件"), "{said}");
        let record = hand.plan().log().iter().next().unwrap();
        let why = activity_log::unread(record, RecordText::Amount, hand.plan(), day(9, 1), Language::Japanese);
        assert_eq!(why.as_deref(), Some("答えを選んでください。"));
    }
}

#[test]
fn an_approximate_pasted_amount_is_kept_as_written_in_the_note() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    paste(&mut hand, None, RecordText::On, "5/5\t約80人\t朝市\t雨\n");
    assert_eq!(listed(&hand), ["2026-05-05 80 朝市 雨 約80人"]);
    put(&mut hand, [record(1, "2026-05-06", "80").with(RecordText::Note, "雨 約80人")]);
    paste(&mut hand, Some(1), RecordText::Amount, "約90人\t夕市\n");
    assert_eq!(listed(&hand)[1..], ["2026-05-06 90 夕市 雨 約90人"], "the words of the amount before are replaced");
}

#[test]
fn a_unit_behind_a_pasted_indicator_name_is_that_of_its_amount() {
    let unit = "千人".to_owned();
    let row = Indicator::clone(hand(Basis::Increment, Aggregation::Sum).row(1));
    let mut hand = hand_at(Indicator { unit, ..row });
    paste(&mut hand, None, RecordText::On, "5/5\t来場者数（人）\t1,200\n5/6\t来場者数\t2\n");
    assert_eq!(listed(&hand), ["2026-05-05 1.2", "2026-05-06 2"]);
}

#[test]
fn a_bad_date_in_comma_separated_lines_spoils_only_its_own_line() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let said =
        paste(&mut hand, None, RecordText::On, "4/29,来場者数,12,朝市\n4/31,来場者数,7,朝市\n5/2,来場者数,1,650\n");
    assert!(said.contains("読めない記録が2件"), "{said}");
    assert_eq!(listed(&hand), ["2026-04-29 12 朝市", "4/31 7 朝市", "5/2,来場者数,1,650"]);
}

#[test]
fn quoted_fields_and_headings_of_comma_separated_lines_are_read() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    paste(&mut hand, None, RecordText::On, "5/12,来場者数,\"1,650人\",\"朝市, \"\"春\"\"\"\n5/13,来場者数,7,朝市");
    assert_eq!(listed(&hand), ["2026-05-12 1650 朝市, \"春\"", "2026-05-13 7 朝市"]);
    let mut hand = super::hand(Basis::Increment, Aggregation::Sum);
    paste(&mut hand, None, RecordText::On, "日付,内容,数量\n5/12,朝市,\"1,650人\"\n");
    assert_eq!(listed(&hand), ["2026-05-12 1650 朝市"]);
}

#[test]
fn comma_separated_lines_of_a_mail_become_records_without_losing_text() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    paste(&mut hand, None, RecordText::On, "5/22,来場者数,165,第9回 朝市\n5/23,来場者数,94,第9回");
    assert_eq!(listed(&hand), ["2026-05-22 165 第9回 朝市", "2026-05-23 94 第9回"]);
    // A text that is not just a day is kept as written, and a comma may be part of a number.
    for text in ["5/24 朝市 165人\n5/26", "5/25,来場者数,1,650\n5/26"] {
        let said = paste(&mut hand, None, RecordText::On, text);
        assert!(said.contains("読めない"), "{said}");
        let first = text.lines().next().unwrap();
        assert!(listed(&hand).iter().any(|line| line.contains(first)), "{first}");
    }
}
