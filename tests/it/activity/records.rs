//! The texts of a record, and how they are read and kept.

use std::sync::Arc;

use keikaku::checks::{self, Code};
use keikaku::command::history::Scope;
use keikaku::command::{EvaluationCommand, PlanCommand, RecordCommand, Rejection};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::figures::progress;
use keikaku::plan::activity_log::{MOST_RECORDS, record_of_typed};
use keikaku::plan::indicator::Basis;
use keikaku::plan::{Aggregation, CellPlace, PlanVersion, RecordText};
use keikaku::session::record_list::RecordFilter;
use keikaku::storage::{decode_plan, encode_plan};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, RecordId};
use keikaku::wording::Language;
use keikaku::wording::activity_log::{saved, sums, unread};
use keikaku::wording::evaluation::rule_in_force;
use keikaku::wording::progress::ProgressTexts;

use super::{actual_of, hand, log, put, record, set, visitors};
use crate::support::{Hand, actual, time, year};

#[test]
fn days_and_amounts_are_read_in_common_notations_and_otherwise_kept_as_typed() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "1")]);
    // Typed on 1 April 2026.
    for (of, typed, kept) in [
        (RecordText::On, "令和8年5月3日", "2026-05-03"),
        (RecordText::On, "R8.5.3", "2026-05-03"),
        // A day without a year is in the past.
        (RecordText::On, "5/3", "2025-05-03"),
        (RecordText::On, "4月7日", "2025-04-07"),
        (RecordText::On, "３月３０日", "2026-03-30"),
        (RecordText::On, "13月1日", "13月1日"),
        (RecordText::On, "8年5月3日", "8年5月3日"),
        (RecordText::Amount, "１２人", "12"),
        (RecordText::Amount, "1,200", "1200"),
        (RecordText::Amount, "=10+2", "12"),
        (RecordText::Amount, "▲3", "-3"),
        (RecordText::Amount, "12名", "12"),
        (RecordText::Amount, "12件", "12件"),
        (RecordText::Amount, "たくさん", "たくさん"),
        (RecordText::What, "　朝市　", "朝市"),
    ] {
        let _unchanged = set(&mut hand, 1, of, typed);
        let record = hand.plan().log().get(RecordId::from_bits(1)).unwrap();
        assert_eq!(record.text(of), kept, "{typed}");
        assert_eq!(record.on().is_some(), record.text(RecordText::On).contains('-'));
    }
}

#[test]
fn a_note_keeps_only_the_words_of_the_present_amount_and_what_the_user_wrote() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "80").with(RecordText::Note, "雨 約50m 約80人")]);
    for (typed, amount, note) in [
        ("80", "80", "雨 約50m 約80人"),
        ("約90", "90", "雨 約50m 約90"),
        ("約 90人", "90", "雨 約50m 約 90人"),
        ("たくさん", "たくさん", "雨 約50m"),
        ("70程度", "70", "雨 約50m 70程度"),
        ("75", "75", "雨 約50m"),
    ] {
        let _unchanged = set(&mut hand, 1, RecordText::Amount, typed);
        let record = hand.plan().log().get(RecordId::from_bits(1)).unwrap();
        assert_eq!((record.text(RecordText::Amount), record.text(RecordText::Note)), (amount, note), "{typed}");
    }
}

#[test]
fn a_day_without_a_year_is_the_latest_such_day_even_around_new_year() {
    let plan = hand(Basis::Increment, Aggregation::Sum).plan().clone();
    let on = |text: &str, year, month, day| {
        plan.record_text(RecordText::On, text, None, Date::new(year, month, day).unwrap())
    };
    assert_eq!(on("5/3", 2026, 11, 27), "2026-05-03");
    assert_eq!(on("12/24", 2027, 1, 5), "2026-12-24");
    assert_eq!(on("1/4", 2026, 12, 30), "2026-01-04");
    assert_eq!(on("2/29", 2026, 11, 27), "2/29", "no such day is near, so that it is asked");
}

#[test]
fn a_record_moves_to_the_year_of_its_new_day() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "12"), record(2, "2026-05-02", "3")]);
    set(&mut hand, 1, RecordText::On, "2026-03-31").unwrap();
    assert_eq!((actual_of(&hand, 2025).0, actual_of(&hand, 2026).0), ("12".to_owned(), "3".to_owned()));
    set(&mut hand, 1, RecordText::On, "いつか").unwrap();
    assert_eq!(actual_of(&hand, 2025).0, "");
    assert_eq!(hand.plan().log().iter().count(), 2, "a record without a day is kept");
    assert_eq!(hand.plan().log().years().map(|(of, _)| of).collect::<Vec<_>>(), [None, Some(year(2026))]);
}

#[test]
fn an_uncounted_record_is_reported_by_the_checks_the_overview_and_the_sum() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "12"), record(2, "2026-05-02", "3"), record(3, "2026-05-03", "4")]);
    let found = |hand: &Hand| -> Vec<String> {
        let found = checks::run(hand.plan()).into_iter().filter(|finding| finding.code() == Code::Kpi018);
        found.map(|finding| finding.place.row_place().unwrap().to_string()).collect()
    };
    let reason = |hand: &Hand| {
        let entry = &progress::entries(hand.plan(), year(2026), Date::new(2026, 6, 1).unwrap())[0];
        ProgressTexts::new(entry, hand.plan(), Language::Japanese).reason
    };
    assert!(found(&hand).is_empty() && !reason(&hand).contains("数えていません"));
    set(&mut hand, 2, RecordText::Amount, "さん").unwrap();
    assert_eq!(found(&hand), [format!("record-{}-amount", RecordId::from_bits(2))]);
    assert!(reason(&hand).ends_with("記録1件は数えていません"), "{}", reason(&hand));
    let group = RecordFilter::default().listed(hand.plan()).remove(0);
    assert_eq!(sums(&group, hand.plan(), Language::Japanese), "3件　来場者数 16人（1件は数えていません）");
    set(&mut hand, 3, RecordText::On, "13/45").unwrap();
    assert_eq!(found(&hand).len(), 2);
    assert!(found(&hand).contains(&format!("record-{}-on", RecordId::from_bits(3))));
    assert!(reason(&hand).ends_with("記録2件は数えていません"), "{}", reason(&hand));
    let of_day = hand.plan().log().get(RecordId::from_bits(3)).unwrap();
    let today = Date::new(2026, 6, 1).unwrap();
    let said = unread(of_day, RecordText::On, hand.plan(), today, Language::Japanese).unwrap();
    assert!(said.contains("「5/3」「R8.5.3」のように入力してください。"), "{said}");
    set(&mut hand, 2, RecordText::Amount, "3").unwrap();
    set(&mut hand, 3, RecordText::On, "2026/5/3").unwrap();
    assert!(found(&hand).is_empty() && !reason(&hand).contains("数えていません"));
}

#[test]
fn a_removed_record_keeps_its_id_and_is_restored_by_undo() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "12"), record(2, "2026-05-02", "3")]);
    let before = hand.plan().clone();
    let records = vec![RecordId::from_bits(1)];
    log(&mut hand, RecordCommand::Remove { records: records.clone(), at: time("2026-05-03T10:00") }).unwrap();
    assert_eq!(actual_of(&hand, 2026).0, "3");
    assert!(hand.plan().log().get(records[0]).unwrap().is_removed());
    let again = RecordCommand::Remove { records, at: time("2026-05-03T10:00") };
    assert_eq!(log(&mut hand, again), Err(Rejection::NoSuchRecord));
    assert_eq!(set(&mut hand, 1, RecordText::What, "朝市"), Err(Rejection::NoSuchRecord));
    let _label = hand.session.undo(Scope::Plan(hand.plan)).unwrap();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn a_typed_actual_becomes_a_record_of_its_year_in_one_undo_step() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    hand.fill(1, actual(2026), "48");
    put(&mut hand, [record(1, "2026-05-01", "7")]);
    assert_eq!(actual_of(&hand, 2026).0, "7", "the records count until one of the two is chosen");
    let before = hand.plan().clone();
    let made = || record_of_typed(visitors(), year(2026), Amount::whole(48), "記録を始める前の実績").unwrap();
    assert_eq!(made(), made(), "two devices make the same record");
    log(&mut hand, RecordCommand::TakeTyped(made())).unwrap();
    assert_eq!(actual_of(&hand, 2026).0, "55");
    assert_eq!(hand.row(1).typed_actual(year(2026)), None);
    let _label = hand.session.undo(Scope::Plan(hand.plan)).unwrap();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn a_second_typed_actual_is_added_to_the_record_of_the_first_one() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "7")]);
    for (typed, sum) in [("48", "55"), ("20", "75"), ("20", "95")] {
        hand.fill(1, actual(2026), typed);
        let amount = Amount::from_plain(typed).unwrap();
        let made = record_of_typed(visitors(), year(2026), amount, "記録を始める前の実績").unwrap();
        log(&mut hand, RecordCommand::TakeTyped(made)).unwrap();
        assert_eq!(actual_of(&hand, 2026).0, sum);
    }
}

#[test]
fn adding_several_records_of_one_event_is_one_undo_step() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let before = hand.plan().clone();
    put(&mut hand, [record(1, "2026-05-01", "12"), record(2, "2026-05-01", "3"), record(3, "2026-05-01", "1")]);
    let _label = hand.session.undo(Scope::Plan(hand.plan)).unwrap();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn a_stored_plan_is_read_back_with_its_records_and_their_actuals() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "12"), record(2, "いつか", "\"3\"人")]);
    let stored = encode_plan(hand.plan());
    assert_eq!(decode_plan(&stored).as_ref(), Ok(hand.plan()));
    assert!(!stored.contains("recorded"), "what records give is not stored");
}

#[test]
fn records_are_not_part_of_a_plan_version() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let before = hand.plan().version(PlanVersion::Draft).unwrap();
    put(&mut hand, [record(1, "2026-05-01", "12")]);
    assert_eq!(hand.plan().version(PlanVersion::Draft).unwrap(), before);
}

#[test]
fn a_record_of_a_missing_kpi_is_kept_and_counts_after_reassignment() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let other = IndicatorId::from_bits(9).to_string();
    put(&mut hand, [record(1, "2026-05-01", "12"), record(2, "2026-05-01", "4").with(RecordText::Indicator, &other)]);
    assert_eq!(actual_of(&hand, 2026).0, "12");
    set(&mut hand, 2, RecordText::Indicator, &visitors().to_string()).unwrap();
    assert_eq!(actual_of(&hand, 2026).0, "16");
}

#[test]
fn records_beyond_the_limit_of_a_plan_are_refused() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    let most = u64::try_from(MOST_RECORDS).unwrap();
    put(&mut hand, (0..most).map(|bits| record(bits, "2026-05-01", "1")).collect::<Vec<_>>());
    assert_eq!(actual_of(&hand, 2026).0, most.to_string());
    let one_more = RecordCommand::Put(vec![record(most, "2026-05-01", "1")]);
    assert_eq!(log(&mut hand, one_more), Err(Rejection::TooManyRecords));
}

#[test]
fn a_plan_given_away_keeps_its_count_of_people_without_their_names() {
    let mut hand = hand(Basis::Level, Aggregation::Distinct);
    let named = |bits, who| record(bits, "2026-05-01", "").with(RecordText::Who, who).with(RecordText::By, "佐藤");
    put(&mut hand, [named(1, "山田 花子"), named(2, "山田花子"), named(3, "鈴木")]);
    assert_eq!(hand.plan().log().names().len(), 3);
    let given = hand.plan().without_names();
    assert_eq!(given.indicators()[0].recorded, hand.row(1).recorded);
    let stored = encode_plan(&given);
    assert!(!stored.contains("山田") && !stored.contains("鈴木") && !stored.contains("佐藤"));
}

#[test]
fn the_message_after_saving_a_record_says_if_the_figure_becomes_doubtful() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    hand.fill(1, CellPlace::Target(year(2025)), "20");
    let before = hand.row(1).clone();
    let sound = record(1, "2025-05-01", "12");
    put(&mut hand, [sound.clone()]);
    assert_eq!(saved(&before, hand.plan(), &sound, Language::Japanese), "来場者数 R7：12人（＋12）");
    let before = hand.row(1).clone();
    let slip = record(2, "2025-05-02", "12000000");
    put(&mut hand, [slip.clone()]);
    let said = saved(&before, hand.plan(), &slip, Language::Japanese);
    assert!(said.starts_with("来場者数 R7：12,000,012人（＋12,000,000）　") && said.contains("目標"), "{said}");
}

#[test]
fn a_late_record_is_reported_and_leaves_the_settled_sheet_of_its_year_unchanged() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2025-05-01", "12")]);
    let rule = rule_in_force(hand.plan(), Language::Japanese);
    let sheet = PlanInForce::new(hand.plan(), year(2025)).sheet(year(2025), Date::new(2026, 9, 30).unwrap(), rule);
    let settle = EvaluationCommand::Settle(year(2025), Arc::new(sheet.clone()));
    hand.table(PlanCommand::Evaluate(settle)).unwrap();
    let before = hand.row(1).clone();
    let late = record(2, "2026-03-30", "3");
    put(&mut hand, [late.clone()]);
    assert_eq!(
        saved(&before, hand.plan(), &late, Language::Japanese),
        "来場者数 R7：15人（＋3）　2025年度の効果検証は確定済みです。シートの数値は確定したときのままです。"
    );
    assert!(saved(&before, hand.plan(), &late, Language::English).ends_with("Its figures stay as they were settled."));
    let settled = hand.plan().evaluations.get(year(2025)).unwrap().state.frozen().unwrap().clone();
    assert_eq!(*settled, sheet);
    let of_next = record(3, "2026-04-01", "3");
    put(&mut hand, [of_next.clone()]);
    assert!(!saved(&before, hand.plan(), &of_next, Language::Japanese).contains("確定"));
}
