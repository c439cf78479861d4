//! 総括表: the KPIs of many plans as rows, which are filtered, sorted, counted and combined.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod combined;
mod definitions;
mod lists;
mod long_files;
mod properties;
mod rows;
mod view;

use std::sync::Arc;

use keikaku::figures::summary::{Source, Summary, SummaryPlan, SummaryRow};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::kpi_builder::{Kpi, year};

/// A day on which the fiscal year 2024 has ended.
fn today() -> Date {
    Date::new(2025, 6, 1).unwrap()
}

/// A plan of a body with these KPIs, over the years of the first KPI.
fn plan(number: u64, body: &str, name: &str, kpis: Vec<Kpi>) -> Plan {
    let span = kpis.first().unwrap().span();
    let years = YearAxis::starting(span.years().next().unwrap(), span.years().len()).unwrap();
    let rows = kpis.into_iter().zip(1..).map(|(mut kpi, nth)| {
        kpi.indicator.id = IndicatorId::from_bits(nth);
        Arc::new(kpi.indicator)
    });
    let mut plan = Plan::new(PlanId::from_bits(number), BuiltIn::Strategy, years);
    name.clone_into(&mut plan.facts.name);
    plan.facts.prepared_by = vec![body.to_owned()];
    plan.with_indicators(rows.collect()).unwrap()
}

fn named(name: &str, unit: &str, mut kpi: Kpi) -> Kpi {
    (kpi.indicator.name, kpi.indicator.unit) = (name.to_owned(), unit.to_owned());
    kpi
}

fn kept(plan: Plan) -> SummaryPlan {
    SummaryPlan::kept(Arc::new(plan), None)
}

fn looked_at(plan: Plan, file: &str) -> SummaryPlan {
    let source = Source::LookedAt { file: file.to_owned(), is_conflicting: false };
    SummaryPlan::new(Arc::new(plan), source, None)
}

/// The table of that year.
fn table(plans: Vec<SummaryPlan>, western: i32) -> Summary {
    Summary::new(plans, year(western), today(), None)
}

/// All samples, each with its own ids.
fn samples() -> Vec<Plan> {
    let samples = SamplePlan::ALL.into_iter().chain(SamplePlan::OF_GROUPS);
    let plan = |(nth, sample): (u64, &SamplePlan)| {
        let mut ids = (1..).map(|row| IndicatorId::from_bits(nth * 1000 + row));
        sample.plan(PlanId::from_bits(nth), || ids.next().unwrap()).unwrap()
    };
    (1..).zip(samples).map(plan).collect()
}

fn names(rows: &[Arc<SummaryRow>], numbers: &[u32]) -> Vec<String> {
    numbers.iter().filter_map(|number| rows.get(*number as usize)).map(|row| row.row.name.clone()).collect()
}

/// The numbers of all rows.
fn all(summary: &Summary) -> Vec<u32> {
    (0..).zip(&summary.rows).map(|(number, _)| number).collect()
}
