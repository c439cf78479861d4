//! The file of records: written, read back and changed, and lists that groups keep in their own way.

use std::sync::Arc;

use keikaku::export::activity_table::activity_table;
use keikaku::import::activity_table::{ReadRecords, RecordsError, plan_of_records, read_records};
use keikaku::import::plan_merge::{offer, offer_records};
use keikaku::import::text_table;
use keikaku::merge::review::{Decision, Remark};
use keikaku::merge::{DiffStatus, PlanSetting, Resolution};
use keikaku::plan::indicator::Basis;
use keikaku::plan::lineage::Lineage;
use keikaku::plan::{ActivityRecord, Aggregation, Indicator, Plan, RecordText};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId, RecordId};
use keikaku::wording::{Language, activity_log};

use super::{hand, hand_at, put, record, share, visitors};
use crate::support::{Hand, day, year};

fn read(hand: &Hand, text: &str) -> Result<ReadRecords, RecordsError> {
    read_records(&text_table::read(text).unwrap(), &plan(hand), day(4, 1)).unwrap()
}

fn plan(hand: &Hand) -> Arc<Plan> {
    Arc::new(hand.plan().clone())
}

/// The changes that importing the file proposes, one line each.
fn changes(hand: &Hand, text: &str) -> Vec<String> {
    let merge = offer_records(&plan(hand), &read(hand, text).unwrap().plan);
    let line = |pick: &Resolution, status: DiffStatus| match pick {
        Resolution::SetPlan(PlanSetting::Record(_, Some(record))) if record.is_removed() => {
            format!("{status:?} removed")
        }
        Resolution::SetPlan(PlanSetting::Record(_, Some(record))) => {
            let [on, amount, what] = [RecordText::On, RecordText::Amount, RecordText::What].map(|of| record.text(of));
            format!("{status:?} {on} {amount} {what}")
        }
        Resolution::SetPlan(PlanSetting::RecordText(_, of, text)) => format!("{status:?} {of:?} {text}"),
        other => format!("{other:?}"),
    };
    let mut lines: Vec<String> = merge.differences.iter().map(|one| line(&one.pick, one.status)).collect();
    lines.sort();
    lines
}

#[test]
fn a_record_that_two_people_entered_is_offered_by_a_plan_file_and_not_proposed() {
    let with = |id, by| {
        let mut hand = hand(Basis::Increment, Aggregation::Sum);
        let entered = record(id, "2026-11-22", "15").with(RecordText::What, "同じ朝市").with(RecordText::By, by);
        put(&mut hand, [entered]);
        plan(&hand)
    };
    let lineage = Lineage::default();
    let changes = offer(&with(1, "甲"), &with(2, "乙"), &lineage, &lineage).changes();
    let remarks: Vec<_> = changes.iter().map(|change| (&change.decision, &change.remark)).collect();
    assert_eq!(remarks, [(&Decision::Ours, &Some(Remark::SameRecord))]);
}

fn filled() -> Hand {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(
        &mut hand,
        [
            record(1, "2026-05-03", "120").with(RecordText::What, "=朝市, 春"),
            record(2, "2026-06-07", "-3").with(RecordText::Note, "数え直し\n二行目"),
            record(3, "いつか", "十人"),
        ],
    );
    hand
}

#[test]
fn reading_a_written_file_of_records_proposes_no_change() {
    let hand = filled();
    let text = activity_table(hand.plan()).text();
    assert!(
        text.starts_with("計画ID,計画名,記録ID,日付,指標ID,指標名,数量,分子,分母,区分,名前,内容,備考,記録者,削除\r\n")
    );
    assert_eq!(plan_of_records(&text_table::read(&text).unwrap()), Some(Some(hand.plan)));
    assert_eq!(changes(&hand, &text), Vec::<String>::new());
}

#[test]
fn rows_are_matched_by_record_id_and_merged_field_by_field() {
    let hand = filled();
    let text = activity_table(hand.plan()).text();
    let (id, second) = (RecordId::from_bits(1).to_string(), RecordId::from_bits(2).to_string());
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for line in &mut lines {
        if line.contains(&id) {
            *line = line.replace(",120,", ",125,");
        }
    }
    let text = lines.join("\r\n") + "\r\n";
    assert_eq!(changes(&hand, &text), ["Conflict Amount 125"], "nobody knows which of the two is the newer one");
    let removal = format!("記録ID,日付,削除\n{second},,はい\n");
    assert_eq!(changes(&hand, &removal), ["Offered removed"]);
    let only_note = format!("記録ID,日付,備考\n{id},2026-05-03,雨\n");
    assert_eq!(changes(&hand, &only_note), ["Theirs Note 雨"], "what has no column is no statement");
}

#[test]
fn new_rows_become_new_records_only_on_the_first_import() {
    let hand = filled();
    let text = "記録ID,日付,指標名,数量,内容\n,R8.7.5,来場者数,80人,朝市\n,R8.7.5,来場者数,80人,朝市\n";
    assert_eq!(changes(&hand, text), ["Theirs 2026-07-05 80 朝市", "Theirs 2026-07-05 80 朝市"]);
    let taken = Hand::at([read(&hand, text).unwrap().plan]);
    assert_eq!(changes(&taken, text), Vec::<String>::new(), "the same file again");
}

#[test]
fn a_new_row_equal_to_an_existing_record_is_only_offered() {
    let hand = filled();
    let text =
        "記録ID,日付,指標名,数量,内容\n,2026/5/3,来場者数,120,'=朝市、春\n,2026/5/3,来場者数,120,\"'=朝市, 春\"\n";
    assert_eq!(changes(&hand, text), ["Offered 2026-05-03 120 =朝市, 春", "Theirs 2026-05-03 120 =朝市、春"]);
}

/// A list as a group keeps it: one column for each figure, and days without a year.
#[test]
fn a_list_from_elsewhere_is_read_by_its_column_words_and_indicator_names() {
    let hand = hand(Basis::Increment, Aggregation::Sum);
    let sales =
        Indicator { name: "売上高".to_owned(), ..Indicator::new(IndicatorId::from_bits(2), Basis::Increment) };
    let mut rows = hand.plan().indicators().to_vec();
    rows.push(Arc::new(sales));
    let hand = Hand::at([Arc::new(hand.plan().with_indicators(rows).unwrap())]);
    let text =
        "朝市の記録\n開催日,来場者数（人）,売上高,行事,担当\n5/3,120,\"54,000\",春の朝市,山\n6月7日,80,,夏の朝市,\n";
    let read = read(&hand, text).unwrap();
    assert_eq!((read.rows, read.without_day.len(), read.without_kpi.len()), (2, 0, 0));
    assert_eq!(
        changes(&hand, text),
        ["Theirs 2025-05-03 120 春の朝市", "Theirs 2025-05-03 54000 春の朝市", "Theirs 2025-06-07 80 夏の朝市"]
    );
}

/// A list of takings in yen, and a KPI in thousands of yen.
#[test]
fn figures_are_in_the_unit_of_their_heading_in_wide_and_long_lists() {
    let sales = |unit: &str| {
        let sales =
            Indicator { unit: unit.to_owned(), ..Indicator::clone(hand(Basis::Increment, Aggregation::Sum).row(1)) };
        hand_at(Indicator { name: "売上".to_owned(), ..sales })
    };
    for list in [
        "日付,売上（円）\n2026/5/3,\"54,300\"\n2026/5/4,2千円\n",
        "日付,指標,数量\n2026/5/3,売上（円）,\"54,300\"\n2026/5/4,売上（円）,2千円\n",
        "日付,指標,金額（円）\n2026/5/3,売上,\"54,300\"\n2026/5/4,売上,2千円\n",
    ] {
        assert_eq!(changes(&sales("千円"), list), ["Theirs 2026-05-03 54.3 ", "Theirs 2026-05-04 2 "], "{list}");
        let other = read(&sales("人"), list).unwrap();
        assert_eq!(other.without_figure, [2, 3], "{list}");
        assert!(other.plan.log().iter().all(|record| record.amount().is_none()));
    }
    assert_eq!(changes(&sales("人"), "日付,売上（延べ）\n2026/5/3,5\n"), ["Theirs 2026-05-03 5 "]);
}

#[test]
fn a_number_is_no_name_of_a_participant_and_is_not_counted() {
    let groups = hand(Basis::Increment, Aggregation::Distinct);
    let list = "日付,数量\n2026/5/3,25団体\n2026/5/4,25\n2026/5/5,山の会\n";
    let read = read(&groups, list).unwrap();
    assert_eq!(read.without_figure, [2, 3]);
    let named: Vec<&str> =
        read.plan.log().iter().map(|record| record.text(RecordText::Who)).filter(|who| !who.is_empty()).collect();
    assert_eq!(named, ["山の会"]);
}

#[test]
fn a_heading_that_is_the_whole_name_of_a_kpi_is_of_that_kpi() {
    let hand = hand(Basis::Increment, Aggregation::Sum);
    let visitors = Indicator::clone(hand.row(1));
    let name = format!("{}（女性）", visitors.name);
    let women = Indicator { id: IndicatorId::from_bits(77), name: name.clone(), ..visitors };
    let rows = hand.plan().indicators().iter().cloned().chain([Arc::new(women)]).collect();
    let plan = Arc::new(hand.plan().with_indicators(rows).unwrap());
    let list = text_table::read(&format!("日付,{name}\n2026/5/3,5\n")).unwrap();
    let read = read_records(&list, &plan, day(4, 1)).unwrap().unwrap();
    let kpis: Vec<_> = read.plan.log().iter().map(|record| record.indicator()).collect();
    assert_eq!(kpis, [Some(IndicatorId::from_bits(77))]);
}

#[test]
fn an_approximate_amount_is_kept_as_written_in_the_note() {
    let hand = hand(Basis::Increment, Aggregation::Sum);
    let read = read(&hand, "日付,来場者数,備考\n2026/5/3,約80,雨\n2026/5/4,90,\n").unwrap();
    let mut said: Vec<[String; 2]> = read
        .plan
        .log()
        .iter()
        .map(|record| [RecordText::Amount, RecordText::Note].map(|of| record.text(of).to_owned()))
        .collect();
    said.sort();
    assert_eq!(said, [["80", "雨 約80"], ["90", ""]]);
}

#[test]
fn the_message_on_a_file_says_in_how_many_lines_something_cannot_be_read() {
    let hand = hand(Basis::Increment, Aggregation::Sum);
    let said = |text: &str, language| activity_log::records_read(&read(&hand, text).unwrap(), language);
    let list =
        "日付,指標名,数量\n2026/5/3,来場者数,多い\n2026/5/4,来場者数,十人\nいつか,来場者数,3\n2026/5/5,ない指標,3\n";
    assert_eq!(
        said(list, Language::English),
        "Read 4 lines of records. The date cannot be read in 1 line (4): it is kept as written and not counted. \
         The amount cannot be read in 2 lines (2, 3): it is kept as written and not counted. \
         1 line names no indicator of the plan (5): kept under “no indicator”, with the name as a note."
    );
    assert!(said(list, Language::Japanese).contains("数量を読めない行が2行あります（2、3行目）。"));
}

#[test]
fn an_approximate_amount_corrected_in_the_file_replaces_its_words_in_the_note() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-03", "80").with(RecordText::Note, "雨 約80")]);
    let text = activity_table(hand.plan()).text();
    for (amount, note) in [("80", "雨 約80"), ("約90人", "雨 約90人"), ("95", "雨")] {
        let read = read(&hand, &text.replace(",80,", &format!(",{amount},"))).unwrap();
        assert_eq!(read.plan.log().iter().next().unwrap().text(RecordText::Note), note);
    }
}

#[test]
fn a_share_in_a_list_from_elsewhere_is_read_from_two_figures_and_never_from_one() {
    let hand = hand_at(share());
    let read = read(&hand, "日付,元気になった人の割合\n2026/5/3,30/40\n2026/5/4,90\n2026/5/5,80%\n").unwrap();
    assert_eq!(read.without_figure, [3, 4]);
    let recorded = read.plan.indicator(visitors()).unwrap().recorded.get(year(2026)).cloned().unwrap();
    assert_eq!((recorded.actual.cell.text.as_str(), recorded.counted, recorded.left_out.len()), ("75", 1, 2));
}

/// Days without a year and names are read differently on the later day; the rows are the same.
#[test]
fn importing_the_same_list_months_later_adds_no_record() {
    let text = "開催日,来場者数\n5/3,120\n";
    let table = text_table::read(text).unwrap();
    let read_on = |plan: &Arc<Plan>, day: Date| read_records(&table, plan, day).unwrap().unwrap().plan;
    let empty = Arc::new(hand(Basis::Increment, Aggregation::Sum).plan().clone());
    let spring = read_on(&empty, Date::new(2026, 5, 10).unwrap());
    let later = read_on(&spring, Date::new(2027, 6, 1).unwrap());
    assert_eq!(later.log().iter().count(), 1);
}

#[test]
fn of_several_rows_of_a_day_the_last_one_counts_as_the_last_value() {
    let mut rows = vec!["日付,数量,内容\n".to_owned()];
    for day in 1..=20_u8 {
        rows.push(format!("2026-05-{day:02},40,朝\n2026-05-{day:02},45,夕\n"));
        let read = read(&hand(Basis::Level, Aggregation::Last), &rows.concat()).unwrap().plan;
        assert_eq!(read.indicators()[0].actual(year(2026)).text, "45", "{day}");
        // Another row of the day and an earlier one are added to the list later.
        let mut more = rows.clone();
        more.insert(1, "2026-04-30,1,初日\n".to_owned());
        more.push(format!("2026-05-{day:02},50,夜\n"));
        let again = self::read(&Hand::at([read]), &more.concat()).unwrap().plan;
        assert_eq!(again.indicators()[0].actual(year(2026)).text, "50", "{day}");
        assert_eq!(again.log().iter().count(), 2 * usize::from(day) + 2);
    }
}

#[test]
fn records_of_one_event_with_different_names_are_not_duplicates() {
    let mut hand = hand(Basis::Level, Aggregation::Distinct);
    put(&mut hand, [record(1, "2026-05-03", "").with(RecordText::Who, "山田").with(RecordText::What, "朝市")]);
    let text = "記録ID,日付,指標名,名前,内容\n,2026-05-03,来場者数,佐藤,朝市\n,2026-05-03,来場者数,山田,朝市\n";
    assert_eq!(changes(&hand, text), ["Offered 2026-05-03  朝市", "Theirs 2026-05-03  朝市"]);
}

#[test]
fn a_file_naming_another_plan_is_refused_and_a_known_record_keeps_its_kpi() {
    let mut hand = filled();
    let (ours, other) = (hand.plan, PlanId::from_bits(7));
    let text = format!("計画ID,記録ID,日付\n{ours},,2026-05-01\n{other},,2026-05-02\n");
    assert_eq!(read(&hand, &text), Err(RecordsError::OtherPlan { line: 3 }));
    let gone = IndicatorId::from_bits(9).to_string();
    put(&mut hand, [record(4, "2026-05-03", "7").with(RecordText::Indicator, &gone)]);
    let text = format!("記録ID,日付,備考\n{},2026-05-03,雨\n", RecordId::from_bits(4));
    assert_eq!(changes(&hand, &text), ["Theirs Note 雨"]);
    assert_eq!(plan_of_records(&text_table::read(&text).unwrap()), Some(None));
}

#[test]
fn columns_that_are_not_read_are_named() {
    let read = read(&filled(), "日付,指標名,人数,件数,天気,空\n2026-05-05,来場者数,7,1,晴れ,\n").unwrap();
    assert_eq!(read.unread_columns, ["件数", "天気"]);
}

#[test]
fn removing_a_record_that_is_already_removed_or_unknown_proposes_no_change() {
    let mut hand = filled();
    let text = format!("記録ID,日付,削除\n{},,はい\n{},,はい\n", RecordId::from_bits(1), RecordId::from_bits(99));
    assert_eq!(changes(&hand, &text), ["Offered removed"]);
    put(&mut hand, [ActivityRecord::removed(RecordId::from_bits(1), None)]);
    assert_eq!(changes(&hand, &text), Vec::<String>::new());
}

#[test]
fn rows_with_an_unreadable_day_or_kpi_are_reported_and_kept() {
    let hand = filled();
    let read = read(&hand, "日付,指標名,数量\n13月1日,来場者数,5\n2026-05-05,来客,7\n").unwrap();
    assert_eq!((read.rows, read.without_day, read.without_kpi), (2, vec![2], vec![3]));
    assert_eq!(read.plan.log().iter().count(), 5);
    let twice = self::read(&hand, "日付,来場者数,来場者数（人）,指標名\n合計,5,,\n").unwrap();
    assert_eq!(twice.without_day, [2]);
}

#[test]
fn invalid_or_repeated_record_ids_are_refused_with_their_line() {
    let hand = filled();
    let (one, none) = (RecordId::from_bits(1), PlanId::from_bits(1));
    assert_eq!(read(&hand, &format!("記録ID,日付\n{none},2026-05-01\n")), Err(RecordsError::NotAnId { line: 2 }));
    let twice = format!("記録ID,日付\n{one},2026-05-01\n{one},2026-05-02\n");
    assert_eq!(read(&hand, &twice), Err(RecordsError::RecordTwice { line: 3 }));
}

#[test]
fn a_table_of_indicators_is_not_read_as_a_list_of_records() {
    let hand = filled();
    let table = text_table::read("指標名,単位,2025年度,2026年度\n来場者数,人,1,2\n").unwrap();
    assert_eq!(read_records(&table, &plan(&hand), day(4, 1)), None);
    assert_eq!(plan_of_records(&table), None);
}
