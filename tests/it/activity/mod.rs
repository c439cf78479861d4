//! 活動記録: the contents of a record, the actuals that records give, and the file of records.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

mod aggregations;
mod file;
mod months;
mod pasting;
mod records;
mod report;
mod samples;
mod units;

use std::sync::Arc;

use keikaku::command::{IndicatorCommand, PlanCommand, RecordCommand, Rejection};
use keikaku::plan::indicator::{Basis, Measure};
use keikaku::plan::place::ChoiceValue;
use keikaku::plan::{ActivityRecord, ActualSource, Aggregation, BuiltIn, Indicator, Plan, RecordText, YearAxis};
use keikaku::value::id::{IndicatorId, PlanId, RecordId};

use crate::support::{Hand, time, year};

/// The id of the KPI.
fn visitors() -> IndicatorId {
    IndicatorId::from_bits(1)
}

/// A user at a plan of 2025 to 2027 with one KPI, 来場者数 in 人, with that basis and aggregation.
fn hand(basis: Basis, aggregation: Aggregation) -> Hand {
    let row = Indicator {
        name: "来場者数".to_owned(),
        unit: "人".to_owned(),
        actual_source: ActualSource::Records(aggregation),
        ..Indicator::new(visitors(), basis)
    };
    hand_at(row)
}

fn hand_at(row: Indicator) -> Hand {
    let years = YearAxis::starting(year(2025), 3).unwrap();
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Activity, years);
    Hand::at([Arc::new(plan.with_indicators(vec![Arc::new(row)]).unwrap())])
}

/// A record of the KPI on 1 May 2026 with that amount.
fn record_at(id: RecordId, amount: &str) -> ActivityRecord {
    let record = ActivityRecord::new(id).with(RecordText::On, "2026-05-01");
    record.with(RecordText::Indicator, &visitors().to_string()).with(RecordText::Amount, amount)
}

/// A record of the KPI with that day and amount.
fn record(bits: u64, on: &str, amount: &str) -> ActivityRecord {
    let record = ActivityRecord::new(RecordId::from_bits(bits)).with(RecordText::On, on);
    record.with(RecordText::Indicator, &visitors().to_string()).with(RecordText::Amount, amount)
}

fn put(hand: &mut Hand, records: impl Into<Vec<ActivityRecord>>) {
    log(hand, RecordCommand::Put(records.into())).unwrap();
}

fn log(hand: &mut Hand, command: RecordCommand) -> Result<(), Rejection> {
    hand.table(PlanCommand::Log(command)).map(|_| ())
}

fn set(hand: &mut Hand, bits: u64, of: RecordText, text: &str) -> Result<(), Rejection> {
    let record = RecordId::from_bits(bits);
    log(hand, RecordCommand::SetText { record, of, text: text.to_owned(), at: time("2026-04-01T10:00") })
}

fn choose(hand: &mut Hand, choice: ChoiceValue) -> Result<(), Rejection> {
    let command = IndicatorCommand::Choose(choice);
    hand.table(PlanCommand::InIndicator { indicator: visitors(), command }).map(|_| ())
}

/// The actual of that year as shown, and the numbers of records that are counted and left out.
fn actual_of(hand: &Hand, western: i32) -> (String, Option<(usize, usize)>) {
    let row = hand.row(1);
    let recorded = row.from_records(year(western)).map(|recorded| (recorded.counted, recorded.left_out.len()));
    (row.actual(year(western)).text.clone(), recorded)
}

/// The KPI as a share in percent.
fn share() -> Indicator {
    Indicator {
        name: "元気になった人の割合".to_owned(),
        unit: "％".to_owned(),
        measure: Measure::Ratio,
        actual_source: ActualSource::Records(Aggregation::Share),
        ..Indicator::new(visitors(), Basis::Level)
    }
}
