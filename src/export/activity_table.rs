//! The file of activity records (活動記録のCSV), which can be imported again ([`crate::import::activity_table`]). It is Japanese
//! in both languages of the page, since its headings are part of the format.

use crate::columns::activity_table::RecordColumn;
use crate::columns::guard::guard;
use crate::export::records::Outgoing;
use crate::plan::{ActivityRecord, Plan};

/// The file of all records that were not removed: records without a day first, then the others by day.
pub fn activity_table(plan: &Plan) -> Outgoing {
    let mut entries: Vec<&ActivityRecord> = plan.log().iter().map(|record| &**record).collect();
    entries.sort_by_cached_key(|record| (record.on(), record.indicator().and_then(|id| position(plan, id)), record.id));
    let mut records = vec![RecordColumn::ALL.iter().map(|(_, name)| (*name).to_owned()).collect()];
    records.extend(entries.into_iter().map(|record| fields(plan, record)));
    Outgoing { records }
}

fn position(plan: &Plan, id: crate::value::IndicatorId) -> Option<usize> {
    plan.indicators().iter().position(|row| row.id == id)
}

fn fields(plan: &Plan, record: &ActivityRecord) -> Vec<String> {
    let kpi = record.indicator().and_then(|id| plan.indicator(id));
    let field = |(column, _): &(RecordColumn, &str)| match column {
        RecordColumn::PlanId => plan.id.to_string(),
        RecordColumn::PlanName => guard(&plan.facts.name),
        RecordColumn::RecordId => record.id.to_string(),
        RecordColumn::KpiName => kpi.map(|kpi| guard(&kpi.name)).unwrap_or_default(),
        RecordColumn::Text(of) if of.is_figure() && record.figure(*of).is_some() => record.text(*of).to_owned(),
        RecordColumn::Text(of) => guard(record.text(*of)),
        RecordColumn::Removed => String::new(),
    };
    RecordColumn::ALL.iter().map(field).collect()
}
