//! 記録する and the list of records: the questions for a record, how the answers are read, and the order of the list.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::plan::activity_log::{SurveyChoice, recorded_day};
use keikaku::plan::indicator::Basis;
use keikaku::plan::{
    ActivityLog, ActivityRecord, ActualSource, Aggregation, BuiltIn, Indicator, Plan, RecordText, YearAxis,
};
use keikaku::session::record_entry::{
    EntryDay, EntryProblem, RecordEntry, asked_texts, by_last_use, can_count, is_daily_work, offered_aggregations,
};
use keikaku::session::record_list::{
    ListedRecords, RecordFilter, RecordGroup, RecordSpan, RecordsOfGroup, last_of, latest, place_of, proposals, slice,
    span_or_last, spans,
};
use keikaku::storage::{Store, draft_key, drafts, keep_drafts, write_drafts};
use keikaku::value::fiscal_year::{Date, FiscalYear, YearError};
use keikaku::value::id::{IndicatorId, PlanId, RecordId};
use keikaku::value::timestamp::Timestamp;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::storage::memory::Memory;

const VISITORS: u64 = 1;
const SALES: u64 = 2;
const MEMBERS: u64 = 3;

fn date(month: u8, day: u8) -> Date {
    Date::new(2026, month, day).unwrap()
}

/// 27 November 2026, six in the evening.
fn evening() -> Timestamp {
    Timestamp::new(date(11, 27), 18, 0).unwrap()
}

fn kpi(bits: u64, name: &str, unit: &str, source: ActualSource) -> Arc<Indicator> {
    Arc::new(Indicator {
        name: name.to_owned(),
        unit: unit.to_owned(),
        actual_source: source,
        ..Indicator::new(IndicatorId::from_bits(bits), Basis::Level)
    })
}

/// A plan for 2026 to 2028 in that form.
fn plan_of(form: BuiltIn) -> Plan {
    let years = YearAxis::starting(FiscalYear::new(2026).unwrap(), 3).unwrap();
    let rows = vec![
        kpi(VISITORS, "来場者数", "人", ActualSource::Records(Aggregation::Sum)),
        kpi(SALES, "売上", "円", ActualSource::Typed),
        kpi(MEMBERS, "会員数", "人", ActualSource::Records(Aggregation::Last)),
    ];
    Plan::new(PlanId::from_bits(1), form.form(), years).with_indicators(rows).unwrap()
}

fn plan() -> Plan {
    plan_of(BuiltIn::Activity)
}

fn record(id: u64, kpi: u64, on: &str, what: &str) -> ActivityRecord {
    ActivityRecord::new(RecordId::from_bits(id))
        .with(RecordText::Indicator, &IndicatorId::from_bits(kpi).to_string())
        .with(RecordText::On, on)
        .with(RecordText::What, what)
        .with(RecordText::Amount, "1")
}

fn entry(texts: &[(RecordText, &str)]) -> RecordEntry {
    let mut entry = RecordEntry::default();
    entry.choose(IndicatorId::from_bits(VISITORS));
    for (of, text) in texts {
        entry.set_text(*of, text);
    }
    entry
}

fn saved(entry: &mut RecordEntry) -> Option<ActivityRecord> {
    entry.record(&plan(), RecordId::from_bits(9), evening())
}

#[test]
fn after_saving_a_record_the_day_and_event_stay_for_the_next_kpi() {
    let texts = [(RecordText::Amount, "１２人"), (RecordText::What, " 交流会 "), (RecordText::Note, "雨")];
    let mut entry = entry(&texts);
    entry.set_day(EntryDay::Yesterday);
    let record = saved(&mut entry).unwrap();
    assert_eq!((record.on(), record.text(RecordText::Amount)), (Some(date(11, 26)), "12"));
    assert_eq!((record.text(RecordText::What), record.changed), ("交流会", Some(evening())));
    entry.go_on(record.id);
    assert_eq!((entry.text(RecordText::What), entry.day()), (" 交流会 ", EntryDay::Yesterday));
    assert_eq!((entry.text(RecordText::Amount), entry.text(RecordText::Note)), ("", ""));
    entry.take_back(&plan(), &record);
    assert_eq!((entry.text(RecordText::Amount), entry.saved.len()), ("12", 0));
}

#[test]
fn the_recorder_is_the_person_of_the_device_unless_another_name_was_typed() {
    let mut entry = entry(&[(RecordText::Amount, "12")]);
    for name in ["田中", "佐藤"] {
        entry.show_name(name.to_owned());
        assert_eq!(saved(&mut entry).unwrap().text(RecordText::By), name);
        assert_eq!(entry.take_name(), None, "the device keeps its own name");
    }
    entry.set_text(RecordText::By, " 鈴木 ");
    entry.show_name("佐藤".to_owned());
    assert_eq!(saved(&mut entry).unwrap().text(RecordText::By), "鈴木");
    assert_eq!(entry.take_name().as_deref(), Some("鈴木"));
    entry.show_name("山田".to_owned());
    assert_eq!(entry.text(RecordText::By), "山田");
    entry.set_text(RecordText::By, "");
    assert_eq!((saved(&mut entry).unwrap().text(RecordText::By), entry.take_name().as_deref()), ("", Some("")));
}

#[test]
fn an_approximate_amount_is_kept_as_written_in_the_note() {
    let record = saved(&mut entry(&[(RecordText::Amount, "約95"), (RecordText::Note, "雨")])).unwrap();
    assert_eq!((record.text(RecordText::Amount), record.text(RecordText::Note)), ("95", "雨 約95"));
}

#[test]
fn an_approximate_amount_that_is_taken_back_is_corrected_without_a_second_note() {
    let mut entry = entry(&[(RecordText::Amount, "約 80人"), (RecordText::Note, "雨")]);
    let record = saved(&mut entry).unwrap();
    entry.go_on(record.id);
    entry.take_back(&plan(), &record);
    assert_eq!([RecordText::Amount, RecordText::Note].map(|of| entry.text(of).to_owned()), ["約 80人", "雨"]);
    entry.set_text(RecordText::Amount, "約90人");
    assert_eq!(saved(&mut entry).unwrap().text(RecordText::Note), "雨 約90人");
}

#[test]
fn a_form_open_overnight_stores_the_days_that_it_shows() {
    for (day, stored) in [(EntryDay::Today, date(11, 26)), (EntryDay::Yesterday, date(11, 25))] {
        let mut entry = entry(&[(RecordText::Amount, "12")]);
        entry.set_day(day);
        entry.show_today(date(11, 26));
        let record = saved(&mut entry).unwrap();
        assert_eq!((record.on(), record.changed), (Some(stored), Some(evening())));
    }
}

#[test]
fn an_event_resumed_on_another_day_keeps_its_day_in_the_form_and_in_the_stored_draft() {
    let (visitors, sales) = (IndicatorId::from_bits(VISITORS), IndicatorId::from_bits(SALES));
    let mut entry = RecordEntry::default();
    entry.show_today(date(11, 27));
    entry.begin(visitors);
    entry.set_text(RecordText::Amount, "12");
    entry.begin(sales);
    entry.set_text(RecordText::What, "朝市");
    let days = |entry: &RecordEntry, clock| entry.unsaved(clock).iter().map(ActivityRecord::on).collect::<Vec<_>>();
    assert_eq!(days(&entry, date(11, 28)), [Some(date(11, 27)); 2], "stored after midnight");
    for (today, day) in [(date(11, 28), EntryDay::Yesterday), (date(11, 29), EntryDay::Typed)] {
        entry.show_today(today);
        for kpi in [sales, visitors] {
            entry.begin(kpi);
            assert_eq!((entry.day(), entry.date(today)), (day, Ok(date(11, 27))));
        }
        assert_eq!(days(&entry, today), [Some(date(11, 27)); 2]);
    }
    let record = saved(&mut entry).unwrap();
    entry.go_on(record.id);
    entry.begin(IndicatorId::from_bits(MEMBERS));
    assert_eq!(entry.date(date(11, 29)), Ok(date(11, 29)), "a new event is of today");
    entry.take_back(&plan(), &record);
    assert_eq!(entry.date(date(11, 29)), Ok(date(11, 27)));
}

#[test]
fn yesterday_of_a_first_day_is_the_last_day_of_the_month_before() {
    for (today, before) in
        [((2028, 3, 1), (2028, 2, 29)), ((2026, 1, 1), (2025, 12, 31)), ((2026, 5, 1), (2026, 4, 30))]
    {
        let day = |(year, month, day)| Date::new(year, month, day).unwrap();
        let mut entry = RecordEntry::default();
        entry.set_day(EntryDay::Yesterday);
        assert_eq!(entry.date(day(today)), Ok(day(before)));
    }
}

#[test]
fn a_recorded_day_without_a_year_is_the_last_such_day() {
    let today = date(11, 27);
    for (text, read) in
        [("5/3", date(5, 3)), ("12/11", Date::new(2025, 12, 11).unwrap()), ("R8.5.3", date(5, 3)), ("11月27日", today)]
    {
        assert_eq!(recorded_day(text, today), Ok(read), "{text}");
    }
    assert_eq!(recorded_day("2027/1/5", today), Ok(Date::new(2027, 1, 5).unwrap()), "a stated year is kept");
    assert_eq!(recorded_day("13月5日", today), Err(YearError::Impossible));
}

#[test]
fn a_missing_or_unreadable_amount_is_reported_at_its_field_and_kept() {
    for (typed, problem) in [("", EntryProblem::Missing), ("たくさん", EntryProblem::NoNumber)] {
        let mut entry = entry(&[(RecordText::Amount, typed)]);
        assert_eq!(saved(&mut entry), None);
        assert_eq!(entry.problem, Some((RecordText::Amount, problem)));
        assert_eq!(entry.text(RecordText::Amount), typed);
        entry.set_text(RecordText::Amount, "-3");
        assert_eq!(entry.problem, None);
        assert_eq!(saved(&mut entry).unwrap().text(RecordText::Amount), "-3", "a correction may be negative");
    }
}

#[test]
fn a_future_day_or_a_day_outside_the_plan_is_asked_about_once() {
    let to_come = Date::new(2027, 1, 5).unwrap();
    let outside = Date::new(1988, 5, 3).unwrap();
    for (typed, problem) in
        [("2027-01-05", EntryProblem::ToCome(to_come)), ("S63.5.3", EntryProblem::OutsideYears(outside))]
    {
        let mut entry = entry(&[(RecordText::Amount, "1"), (RecordText::On, typed)]);
        entry.set_day(EntryDay::Typed);
        assert_eq!(saved(&mut entry), None);
        assert_eq!(entry.problem, Some((RecordText::On, problem)));
        assert!(saved(&mut entry).is_some(), "{typed}");
    }
}

#[test]
fn a_part_that_is_not_within_its_whole_is_asked_about_once() {
    let share = kpi(1, "満足度", "％", ActualSource::Records(Aggregation::Share));
    let plan = plan_of(BuiltIn::Activity).with_indicators(vec![share]).unwrap();
    let save = |entry: &mut RecordEntry| entry.record(&plan, RecordId::from_bits(9), evening());
    for (part, whole, is_asked) in [("15", "18", false), ("18", "15", true), ("-3", "20", true), ("-3", "-20", false)] {
        let mut entry = entry(&[(RecordText::Numerator, part), (RecordText::Denominator, whole)]);
        assert_eq!(save(&mut entry).is_none(), is_asked, "{part}/{whole}");
        assert!(save(&mut entry).is_some(), "{part}/{whole}");
    }
    for (part, whole) in [("12", "0"), ("30%", "98"), ("30", "98％")] {
        let mut entry = entry(&[(RecordText::Numerator, part), (RecordText::Denominator, whole)]);
        assert!(
            save(&mut entry).or_else(|| save(&mut entry)).is_none(),
            "{part}/{whole} is no share, however often it is said"
        );
    }
}

#[test]
fn an_increment_is_added_to_the_number_in_the_amount_field() {
    let plan = plan();
    let visitors = plan.indicator(IndicatorId::from_bits(VISITORS)).unwrap();
    for (typed, more, made) in [("", 1, Some("1")), ("12人", 1, Some("13")), ("0", -1, Some("-1")), ("多い", 1, None)]
    {
        assert_eq!(entry(&[(RecordText::Amount, typed)]).with_added(visitors, more).as_deref(), made, "{typed}");
    }
}

#[test]
fn each_way_of_counting_asks_for_its_own_fields() {
    let asked = |aggregation, choices: Vec<SurveyChoice>| {
        let row = kpi(VISITORS, "来場者数", "人", ActualSource::Records(aggregation));
        asked_texts(&Indicator { choices, ..Indicator::clone(&row) })
            .into_iter()
            .map(|asked| asked.of)
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(Aggregation::Sum, Vec::new()), [RecordText::Amount]);
    assert_eq!(asked(Aggregation::Count, Vec::new()), []);
    assert_eq!(asked(Aggregation::Distinct, Vec::new()), [RecordText::Who]);
    assert_eq!(asked(Aggregation::Share, Vec::new()), [RecordText::Numerator, RecordText::Denominator]);
    let better = SurveyChoice { word: "よくなった".to_owned(), counts: true };
    assert_eq!(asked(Aggregation::Share, vec![better]), [RecordText::Choice, RecordText::Amount]);
}

#[test]
fn only_suitable_ways_of_counting_are_offered_and_only_for_typed_actuals() {
    let plan = plan();
    let row = |bits| plan.indicator(IndicatorId::from_bits(bits)).unwrap();
    let of_levels = [Aggregation::Sum, Aggregation::Count, Aggregation::Last];
    assert_eq!(offered_aggregations(row(SALES)), of_levels, "among them what stands at the end of the year");
    assert_eq!(offered_aggregations(row(VISITORS)), []);
    let with = |unit: &str, basis| Indicator { unit: unit.to_owned(), basis, ..Indicator::clone(row(SALES)) };
    assert_eq!(offered_aggregations(&with("％", Some(Basis::Level))), [Aggregation::Share]);
    assert_eq!(offered_aggregations(&with("点", Some(Basis::PeriodAverage))), [Aggregation::Mean]);
    assert_eq!(offered_aggregations(&with("人", Some(Basis::Increment))), [Aggregation::Sum, Aggregation::Count]);
    assert_eq!(offered_aggregations(&with("人", None)), []);
    assert!(
        can_count(row(SALES), Aggregation::Max) && !can_count(&with("人", Some(Basis::PeriodTotal)), Aggregation::Max)
    );
}

#[test]
fn records_are_daily_work_if_a_kpi_of_the_plan_counts_by_them() {
    assert!(is_daily_work(&plan()) && is_daily_work(&plan_of(BuiltIn::Strategy)));
    let typed = plan_of(BuiltIn::Strategy).with_indicators(vec![kpi(SALES, "売上", "円", ActualSource::Typed)]);
    assert!(!is_daily_work(&typed.unwrap()));
}

#[test]
fn records_are_grouped_by_month_newest_first_after_those_without_a_month() {
    let records = [
        record(1, VISITORS, "2026-05-03", "田植え"),
        record(2, SALES, "2026-05-18", "朝市"),
        record(3, MEMBERS, "2026-04-09", "総会"),
        record(4, VISITORS, "来週", "草取り"),
        record(5, VISITORS, "1988-05-03", "むかし"),
        record(6, 77, "2026-05-04", "なくなった指標"),
    ];
    let plan = plan().with_log(records.into_iter().collect::<ActivityLog>());
    let listed = |filter: &RecordFilter| {
        let ids = |group: Arc<RecordsOfGroup>| {
            let ids: Vec<RecordId> = group.records.iter().map(|record| record.id).collect();
            (group.group, ids)
        };
        filter.listed(&plan).into_iter().map(ids).collect::<Vec<_>>()
    };
    let ids = |bits: &[u64]| bits.iter().map(|bits| RecordId::from_bits(*bits)).collect::<Vec<_>>();
    let month = |month| RecordGroup::Month(std::cmp::Reverse((2026, month)));
    assert_eq!(
        listed(&RecordFilter::default()),
        [
            (RecordGroup::NoIndicator, ids(&[6])),
            (RecordGroup::NoDay, ids(&[4])),
            (RecordGroup::OutsideYears, ids(&[5])),
            (month(5), ids(&[2, 1])),
            (month(4), ids(&[3])),
        ]
    );
    let of_sales = RecordFilter { kpi: Some(IndicatorId::from_bits(SALES)), ..RecordFilter::default() };
    assert_eq!(listed(&of_sales), [(month(5), ids(&[2]))]);
    let of_april = RecordFilter { span: RecordSpan::read("2026-4"), ..RecordFilter::default() };
    assert_eq!(listed(&of_april), [(month(4), ids(&[3]))]);
    let words = RecordFilter { words: "来場者　田植".to_owned(), ..RecordFilter::default() };
    assert_eq!(listed(&words), [(month(5), ids(&[1]))], "words are sought in the name of the KPI, too");
    let codes: Vec<String> = spans(&plan).into_iter().map(RecordSpan::code).collect();
    assert_eq!(codes, ["2026", "2026-5", "2026-4", "1988", "1988-5"]);
    assert!(spans(&plan).into_iter().all(|span| RecordSpan::read(&span.code()) == Some(span)));
    let visitors = plan.indicator(IndicatorId::from_bits(VISITORS)).unwrap();
    let last = |year| last_of(&plan, visitors, FiscalYear::new(year).unwrap(), 2);
    assert_eq!(last(2026).iter().map(|record| record.id).collect::<Vec<_>>(), ids(&[1]));
    assert_eq!(last(1988).iter().map(|record| record.id).collect::<Vec<_>>(), ids(&[5]), "none of another year");
}

#[test]
fn a_filter_by_a_deleted_kpi_hides_no_record() {
    let plan = plan().with_log([record(1, VISITORS, "2026-05-03", "")].into_iter().collect::<ActivityLog>());
    let of = |kpi| RecordFilter { kpi: Some(IndicatorId::from_bits(kpi)), ..RecordFilter::default() };
    assert_eq!(of(999).in_force(&plan), RecordFilter::default());
    assert_eq!(of(SALES).in_force(&plan), of(SALES));
}

#[test]
fn the_default_span_is_the_newest_begun_year_with_records_or_else_the_nearest() {
    let of = |days: &[&str]| {
        let records = (1..).zip(days).map(|(id, day)| record(id, VISITORS, day, ""));
        let plan = plan().with_log(records.collect::<ActivityLog>());
        span_or_last(&plan, None, date(11, 27)).map(RecordSpan::code)
    };
    assert_eq!(of(&["2025-05-03", "2026-05-03", "2027-04-20"]), Some("2026".to_owned()));
    assert_eq!(of(&["2025-05-03", "2027-04-20"]), Some("2025".to_owned()));
    assert_eq!(of(&["2028-05-03", "2027-04-20"]), Some("2027".to_owned()), "there is no other");
    assert_eq!(of(&["来週"]), None);
}

#[test]
fn a_draft_is_set_aside_while_a_record_for_another_kpi_is_begun() {
    let (visitors, sales) = (IndicatorId::from_bits(VISITORS), IndicatorId::from_bits(SALES));
    let mut entry = entry(&[(RecordText::Amount, "12"), (RecordText::What, "交流会"), (RecordText::By, "佐藤")]);
    entry.set_day(EntryDay::Typed);
    entry.set_text(RecordText::On, "5/3");
    let texts = |entry: &RecordEntry| {
        [RecordText::Amount, RecordText::What, RecordText::On, RecordText::By].map(|of| entry.text(of).to_owned())
    };
    entry.begin(sales);
    assert_eq!((entry.chosen(), entry.day()), (Some(sales), EntryDay::Today));
    assert_eq!(texts(&entry), ["", "", "", "佐藤"], "only who records stays");
    entry.begin(visitors);
    assert_eq!((entry.day(), texts(&entry)), (EntryDay::Typed, ["12", "交流会", "5/3", "佐藤"].map(str::to_owned)));
    let record = saved(&mut entry).unwrap();
    entry.go_on(record.id);
    assert_eq!(entry.text(RecordText::What), "交流会", "the next KPI of the event has it");
    entry.begin(visitors);
    assert_eq!((entry.day(), texts(&entry)), (EntryDay::Today, ["", "", "", "佐藤"].map(str::to_owned)));
}

#[test]
fn the_amount_of_one_kpi_is_not_used_for_another_kpi_of_the_event() {
    let mut entry = entry(&[(RecordText::Amount, "12"), (RecordText::What, "交流会")]);
    entry.choose(IndicatorId::from_bits(MEMBERS));
    assert_eq!((entry.text(RecordText::Amount), entry.text(RecordText::What)), ("", "交流会"));
    entry.choose(IndicatorId::from_bits(VISITORS));
    assert_eq!(entry.text(RecordText::Amount), "12");
}

#[test]
fn unsaved_drafts_are_restored_later_with_the_day_that_was_meant() {
    let (visitors, sales, members) =
        (IndicatorId::from_bits(VISITORS), IndicatorId::from_bits(SALES), IndicatorId::from_bits(MEMBERS));
    let mut entry = entry(&[(RecordText::Amount, "約12人"), (RecordText::What, "交流会")]);
    entry.set_day(EntryDay::Typed);
    entry.set_text(RecordText::On, "5/3ごろ");
    entry.choose(members);
    entry.set_text(RecordText::Amount, "31");
    entry.begin(sales);
    entry.set_text(RecordText::Amount, "500");
    let unsaved = write_drafts(&entry.unsaved(date(11, 27)));
    let store = Memory::default();
    let plan = PlanId::from_bits(1);
    keep_drafts(&store, plan, &unsaved).unwrap();

    let mut again = RecordEntry::default();
    again.restore(&super::recording::plan(), &drafts(&store, plan), date(11, 28));
    let texts = |entry: &RecordEntry| {
        [RecordText::Amount, RecordText::What, RecordText::On].map(|of| entry.text(of).to_owned())
    };
    assert_eq!((again.chosen(), again.day()), (Some(sales), EntryDay::Yesterday), "today is another day by now");
    assert_eq!(texts(&again), ["500", "", "2026-11-27"].map(str::to_owned));
    for (kpi, amount) in [(visitors, "約12人"), (members, "31")] {
        again.choose(kpi);
        assert_eq!(texts(&again), [amount, "交流会", "5/3ごろ"].map(str::to_owned));
    }

    keep_drafts(&store, plan, &write_drafts(&RecordEntry::default().unsaved(date(11, 28)))).unwrap();
    assert!(store.keys("").unwrap().is_empty(), "nothing is kept of what was saved");
    store.write(&draft_key(plan), "[{}]").unwrap();
    assert!(drafts(&store, plan).is_empty(), "what can't be read is none");
}

#[test]
fn a_draft_without_an_amount_is_set_aside_too_while_another_is_typed() {
    let (members, sales) = (IndicatorId::from_bits(MEMBERS), IndicatorId::from_bits(SALES));
    for texts in [&[(RecordText::What, "総会")][..], &[(RecordText::Note, "雨")], &[]] {
        let mut entry = RecordEntry::default();
        entry.choose(members);
        entry.set_day(EntryDay::Yesterday);
        for (of, text) in texts {
            entry.set_text(*of, text);
        }
        entry.begin(members);
        assert_eq!(entry.day(), EntryDay::Yesterday, "the same KPI goes on with it");
        entry.begin(sales);
        assert_eq!(entry.day(), EntryDay::Today);
        assert!(texts.iter().all(|(of, _)| entry.text(*of).is_empty()), "{texts:?}");
        entry.begin(members);
        assert_eq!(entry.day(), EntryDay::Yesterday);
        assert!(texts.iter().all(|(of, text)| entry.text(*of) == *text), "{texts:?}");
    }
}

#[test]
fn a_draft_amount_returns_with_its_day_and_event_until_saved() {
    let (visitors, sales) = (IndicatorId::from_bits(VISITORS), IndicatorId::from_bits(SALES));
    let shown =
        |entry: &RecordEntry| (entry.day(), [RecordText::Amount, RecordText::What].map(|of| entry.text(of).to_owned()));
    let of_visitors = (EntryDay::Yesterday, ["12", "交流会"].map(str::to_owned));
    let of_sales = (EntryDay::Today, ["500", "朝市"].map(str::to_owned));
    let mut entry = entry(&[(RecordText::Amount, "12"), (RecordText::What, "交流会")]);
    entry.set_day(EntryDay::Yesterday);
    entry.begin(sales);
    entry.set_text(RecordText::Amount, "500");
    entry.set_text(RecordText::What, "朝市");
    entry.choose(visitors);
    assert_eq!(shown(&entry), of_visitors);
    entry.choose(sales);
    assert_eq!(shown(&entry), of_sales);
    entry.choose(visitors);
    let record = saved(&mut entry).unwrap();
    assert_eq!((record.on(), record.text(RecordText::What)), (Some(date(11, 26)), "交流会"));
    entry.go_on(record.id);
    entry.begin(sales);
    assert_eq!(shown(&entry), of_sales);
    entry.begin(visitors);
    assert_eq!(shown(&entry), (EntryDay::Today, ["", ""].map(str::to_owned)), "what was saved is of the past");
}

#[test]
fn drafts_of_one_event_are_set_aside_together_and_restored_from_any_of_them() {
    let (visitors, sales, members) =
        (IndicatorId::from_bits(VISITORS), IndicatorId::from_bits(SALES), IndicatorId::from_bits(MEMBERS));
    for back in [visitors, members] {
        let mut entry = entry(&[(RecordText::Amount, "12"), (RecordText::What, "交流会")]);
        entry.choose(members);
        entry.set_text(RecordText::Amount, "31");
        entry.begin(sales);
        assert_eq!(entry.text(RecordText::What), "");
        entry.choose(back);
        for (kpi, amount) in [(visitors, "12"), (members, "31")] {
            entry.choose(kpi);
            assert_eq!((entry.text(RecordText::Amount), entry.text(RecordText::What)), (amount, "交流会"));
        }
        entry.choose(visitors);
        let record = saved(&mut entry).unwrap();
        entry.go_on(record.id);
        entry.begin(sales);
        entry.choose(members);
        assert_eq!(
            (entry.text(RecordText::Amount), entry.text(RecordText::What)),
            ("31", "交流会"),
            "still to be saved"
        );
    }
}

#[test]
fn a_slice_of_the_list_contains_the_records_of_a_range_by_group() {
    let days = ["2026-05-18", "2026-05-03", "2026-04-09", "来週"];
    let records = (1..).zip(days).map(|(id, day)| record(id, VISITORS, day, ""));
    let groups = RecordFilter::default().listed(&plan().with_log(records.collect::<ActivityLog>()));
    let sliced = |places: std::ops::Range<usize>| {
        let ids = |records: &[Arc<ActivityRecord>]| records.iter().map(|record| record.id).collect::<Vec<_>>();
        slice(&groups, places).into_iter().map(|(group, records)| (group, ids(records))).collect::<Vec<_>>()
    };
    let ids = |bits: &[u64]| bits.iter().map(|bits| RecordId::from_bits(*bits)).collect::<Vec<_>>();
    let month = |month| RecordGroup::Month(std::cmp::Reverse((2026, month)));
    assert_eq!(sliced(0..9), [(RecordGroup::NoDay, ids(&[4])), (month(5), ids(&[1, 2])), (month(4), ids(&[3]))]);
    assert_eq!(sliced(2..4), [(month(5), ids(&[2])), (month(4), ids(&[3]))]);
    assert_eq!(sliced(1..2), [(month(5), ids(&[1]))]);
    assert_eq!(sliced(9..12), []);
    assert_eq!(place_of(&groups, RecordId::from_bits(2)), Some(2));
    assert_eq!(place_of(&groups, RecordId::from_bits(9)), None);
}

/// Changes of a log, each by the id of a record: a KPI, a day and a text for it, or its removal.
fn record_changes() -> impl Strategy<Value = Vec<(u64, Option<ActivityRecord>)>> {
    let days = select(vec!["2026-05-03", "2026-05-18", "2026-04-09", "2027-01-05", "1988-05-03", "来週"]);
    let kpi = select(vec![VISITORS, SALES, MEMBERS, 77]);
    let change = (0..12_u64, of((kpi, days, select(vec!["田植え", "朝市"]))));
    vec(change.prop_map(|(id, set)| (id, set.map(|(kpi, day, what)| record(id, kpi, day, what)))), 0..30)
}

proptest! {
    #[test]
    fn an_incrementally_updated_list_equals_the_full_list_of_the_plan(
        changes in record_changes(),
        at_once in 1..4_usize,
        words in select(vec!["", "朝市", "来場者"]),
        kpi in of(select(vec![VISITORS, SALES])),
    ) {
        let filter = RecordFilter { kpi: kpi.map(IndicatorId::from_bits), words: words.to_owned(), span: None };
        let mut plan = Arc::new(plan());
        let mut listed = ListedRecords::new(filter.clone(), Arc::clone(&plan));
        for changes in changes.chunks(at_once) {
            let mut log = plan.log().clone();
            for (id, set) in changes {
                let id = RecordId::from_bits(*id);
                log.set(set.clone().unwrap_or_else(|| ActivityRecord::removed(id, None)));
            }
            plan = Arc::new(plan.with_log(log));
            listed.follow(&filter, &plan);
            prop_assert_eq!(listed.groups(), filter.listed(&plan));
        }
        let all = RecordFilter::default();
        listed.follow(&all, &plan);
        prop_assert_eq!(listed.groups(), all.listed(&plan));
    }
}

#[test]
fn the_latest_records_come_first_and_give_the_proposals() {
    let at = |hour| Timestamp::new(date(11, 27), hour, 0);
    let noted = |id, hour, what| {
        let mut record = record(id, VISITORS, "2026-05-03", what);
        record.changed = at(hour);
        record
    };
    let records = [noted(1, 9, "朝市"), noted(2, 11, "田植え"), noted(3, 10, "朝市"), noted(4, 8, "総会")];
    let plan = plan().with_log(records.into_iter().collect::<ActivityLog>());
    let ids = |saved: &[RecordId]| latest(&plan, saved, 3).iter().map(|record| record.id).collect::<Vec<_>>();
    let id = RecordId::from_bits;
    assert_eq!(ids(&[]), [id(2), id(3), id(1)]);
    assert_eq!(ids(&[id(4)]), [id(4), id(2), id(3)], "the one that was saved last is seen");
    assert_eq!(proposals(&plan, &[]), ["田植え", "朝市", "総会"]);
    assert_eq!(by_last_use(&plan).first(), Some(&IndicatorId::from_bits(VISITORS)));
}
