//! Writing of the wide file, which is filled in with a spreadsheet and returned.

use crate::columns::fields::{cell_field, total_field};
use crate::columns::guard::guard;
use crate::columns::notes::join_notes;
use crate::columns::{self, Wide};
use crate::export::records::Outgoing;
use crate::figures::totals::Span;
use crate::plan::indicator::Row;
use crate::plan::{ActualsAre, Basis, Indicator, KpiTable, Lineage, Plan};
use crate::value::VersionId;

/// The plan's KPI table as a wide file, which names its version and the versions that it derives from.
pub fn write(plan: &Plan, lineage: &Lineage) -> Outgoing {
    write_rows(plan, lineage, |_| true)
}

/// The same with only the rows of the wanted KPIs.
pub fn write_rows(plan: &Plan, lineage: &Lineage, is_wanted: impl Fn(&Indicator) -> bool) -> Outgoing {
    let columns = Wide::all(&plan.years);
    let version = KpiTable::from_plan(plan).version();
    let before: Vec<String> = lineage.before(version).iter().map(VersionId::to_string).collect();
    let sheet = SharedFields { plan, version, before: before.join(" ") };
    let mut records = vec![columns.iter().map(|column| column.name()).collect()];
    for (number, kpi) in (1..).zip(plan.indicators()).filter(|(_, kpi)| is_wanted(kpi)) {
        for row in [Row::Target, Row::Actual] {
            records.push(columns.iter().map(|column| sheet.field(*column, number, kpi, row)).collect());
        }
    }
    Outgoing { records }
}

/// The fields that are equal in every row.
struct SharedFields<'a> {
    plan: &'a Plan,
    version: VersionId,
    before: String,
}

impl SharedFields<'_> {
    fn field(&self, column: Wide, number: usize, kpi: &Indicator, row: Row) -> String {
        match column {
            Wide::PlanId => self.plan.id.to_string(),
            Wide::PlanName => guard(&self.plan.facts.name),
            Wide::Version => self.version.to_string(),
            Wide::BaseVersions => self.before.clone(),
            Wide::KpiNo => number.to_string(),
            Wide::Total => total_field(kpi, row, Span::from_plan(self.plan)),
            Wide::Note => guard(&note(kpi, row)),
            of_kpi => field(of_kpi, kpi, row),
        }
    }
}

/// A field that depends only on the KPI and the row.
fn field(column: Wide, kpi: &Indicator, row: Row) -> String {
    match column {
        Wide::KpiId => kpi.id.to_string(),
        Wide::Group => guard(&kpi.group),
        Wide::KpiName => guard(&kpi.name),
        Wide::Unit => guard(&kpi.unit),
        Wide::Measure => columns::measure(kpi.measure).to_owned(),
        Wide::Basis => columns::basis(kpi.basis).to_owned(),
        Wide::Bound => columns::bound(kpi.bound).to_owned(),
        Wide::Direction => columns::direction(kpi.direction).to_owned(),
        Wide::Responsible => guard(&kpi.responsible),
        Wide::Row => columns::row(row).to_owned(),
        Wide::CountedAs => columns::counted_as(counted_as(kpi, row)).to_owned(),
        Wide::Baseline if row == Row::Target => cell_field(kpi, &kpi.baseline.cell),
        Wide::Year(year) => match row {
            Row::Target if kpi.has_period_target() => String::new(),
            Row::Target => cell_field(kpi, kpi.target(year)),
            Row::Actual => cell_field(kpi, kpi.actual(year)),
        },
        // The baseline is stated once, in the row of targets. The other columns do not depend on one KPI and are written above.
        Wide::Baseline
        | Wide::PlanId
        | Wide::PlanName
        | Wide::Version
        | Wide::BaseVersions
        | Wide::KpiNo
        | Wide::Total
        | Wide::Note => String::new(),
    }
}

/// Whether the figures of the row are increments or levels (値の数え方). Only for the actuals of increments is there a choice.
pub fn counted_as(kpi: &Indicator, row: Row) -> ActualsAre {
    match (kpi.basis, row) {
        (Some(Basis::Increment), Row::Actual) => kpi.actuals_are,
        (Some(Basis::Increment), Row::Target) | (Some(Basis::PeriodTotal), Row::Actual) => ActualsAre::Increments,
        _ => ActualsAre::Levels,
    }
}

fn note(kpi: &Indicator, row: Row) -> String {
    let of_row = kpi.notes.get(&(row, None)).map_or("", String::as_str);
    let of_years = kpi.notes.iter().filter(|((of, _), _)| *of == row);
    join_notes(of_row, of_years.filter_map(|((_, year), note)| Some(((*year)?, note.as_str()))))
}
