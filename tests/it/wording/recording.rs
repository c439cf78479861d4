//! 記録する: why a record is not saved, what it has changed in the year's figure, and the list.

use std::cmp::Reverse;
use std::sync::Arc;

use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Basis};
use keikaku::plan::{
    ActivityLog, ActivityRecord, ActualSource, Aggregation, BuiltIn, Indicator, Plan, RecordText, YearAxis,
};
use keikaku::session::record_entry::EntryProblem;
use keikaku::session::record_list::{RecordFilter, RecordGroup};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{Date, YearError};
use keikaku::value::id::{IndicatorId, PlanId, RecordId};
use keikaku::wording::RecordLabel;
use keikaku::wording::activity_log;

use super::{all, all_labels, both};
use crate::kpi_builder::year;

fn kpi(source: ActualSource) -> Indicator {
    let named = |name: &str| name.to_owned();
    Indicator {
        name: named("来場者数"),
        unit: named("人"),
        actual_source: source,
        ..Indicator::new(IndicatorId::from_bits(1), Basis::Level)
    }
}

fn record(bits: u64, on: &str, amount: &str) -> ActivityRecord {
    let texts = [(RecordText::Indicator, IndicatorId::from_bits(1).to_string()), (RecordText::On, on.to_owned())];
    let texts = texts.into_iter().chain([(RecordText::Amount, amount.to_owned())]);
    texts.fold(ActivityRecord::new(RecordId::from_bits(bits)), |record, (of, text)| record.with(of, &text))
}

fn plan(kpi: Indicator, records: &[ActivityRecord]) -> Plan {
    let years = YearAxis::starting(year(2026), 3).unwrap();
    let plan =
        Plan::new(PlanId::from_bits(1), BuiltIn::Activity.form(), years).with_indicators(vec![Arc::new(kpi)]).unwrap();
    plan.with_log(records.iter().cloned().collect::<ActivityLog>())
}

#[test]
fn every_record_label_has_a_text_in_both_languages() {
    insta::assert_snapshot!(all_labels(RecordLabel::ALL));
}

#[test]
fn every_problem_of_an_entry_has_a_message() {
    let day = Date::new(2027, 1, 5).unwrap();
    let every = every! {
        EntryProblem::Missing => EntryProblem::Missing;
        EntryProblem::NoNumber => EntryProblem::NoNumber;
        EntryProblem::NoParts => EntryProblem::NoParts;
        EntryProblem::OtherUnit(_) => EntryProblem::OtherUnit("個".to_owned());
        EntryProblem::NoDay(_) => EntryProblem::NoDay(YearError::Impossible);
        EntryProblem::ToCome(_) => EntryProblem::ToCome(day);
        EntryProblem::OutsideYears(_) => EntryProblem::OutsideYears(day);
        EntryProblem::NoPart(..) => EntryProblem::NoPart(Amount::whole(18), Amount::whole(15));
    };
    // A choice has no text.
    let unchosen =
        both("no answer", |language| activity_log::problem(RecordText::Choice, &EntryProblem::Missing, "", language));
    insta::assert_snapshot!(
        unchosen + &all(&every, |why, language| activity_log::problem(RecordText::Amount, &why, "人", language))
    );
}

#[test]
fn the_message_after_saving_a_record_shows_the_change_of_the_figure() {
    let (first, second) = (record(1, "2026-05-03", "116"), record(2, "2026-05-18", "12"));
    let outside = record(3, "1988-05-03", "1");
    let said = |kpi: &Indicator, before: &[ActivityRecord], record: &ActivityRecord| {
        let known = plan(kpi.clone(), before);
        let after = plan(kpi.clone(), &[before, std::slice::from_ref(record)].concat());
        let before = known.indicators().first().unwrap();
        both(&format!("{:?}", record.id), |language| activity_log::saved(before, &after, record, language))
    };
    let summed = kpi(ActualSource::Records(Aggregation::Sum));
    let mut beside = summed.clone();
    let typed = Actual { cell: Cell::read("120", "人"), ..Actual::default() };
    beside.actuals.insert(year(2026), typed);
    let last = kpi(ActualSource::Records(Aggregation::Last));
    let first_one = [first.clone()];
    let lines = [
        said(&summed, &[], &first),
        said(&summed, &first_one, &second),
        said(&last, &[], &first),
        said(&beside, &first_one, &second),
        said(&kpi(ActualSource::Typed), &[], &first),
        said(&summed, &[], &outside),
    ];
    insta::assert_snapshot!(lines.concat());
}

#[test]
fn the_list_of_records_has_its_headings_and_messages() {
    let records = [
        record(1, "2026-05-03", "116"),
        record(2, "2026-05-18", "-12"),
        record(3, "2026-06-01", "4"),
        record(4, "2026-07-01", "多い"),
        record(5, "来週", "7"),
    ];
    let plan = plan(kpi(ActualSource::Records(Aggregation::Sum)), &records);
    let row = plan.indicators().first().unwrap();
    let groups = RecordFilter::default().listed(&plan);
    let heads = groups.iter().map(|group| {
        both("sums", |language| {
            format!("{} {}", activity_log::group(group.group, language), activity_log::sums(group, &plan, language))
        })
    });
    let apart = [
        RecordGroup::NoIndicator,
        RecordGroup::NoDay,
        RecordGroup::OutsideYears,
        RecordGroup::Month(Reverse((2026, 5))),
    ];
    let day = Date::new(2026, 5, 3).unwrap();
    let others = [
        both("read", |language| activity_log::day_read(day, language)),
        both("line", |language| activity_log::line(&records[0], row, language)),
        both("name", |language| {
            activity_log::of_record(3, activity_log::text_label(RecordText::On, language), language)
        }),
        both("unsent", |language| activity_log::unsent(3, "2026-05-03T10:32".parse().ok(), day, language)),
        both("sent", |language| activity_log::unsent(0, None, day, language)),
        both("offer", |language| activity_log::offer(&row.name, language)),
        both("count", |language| activity_log::count_by(Aggregation::Sum, language)),
        both("adoption", |language| activity_log::adoption(&row.name, year(2026), language)),
        both("removed", |language| activity_log::removed(language).to_owned()),
    ];
    let groups = all(&apart, activity_log::group);
    insta::assert_snapshot!(heads.chain([groups]).chain(others).collect::<String>());
}
