//! The chart of a KPI that is counted from activity records, by the months of a fiscal year: a bar for the value from
//! the records of each month, and a line for the target.
//!
//! Where records add up (記録の合計, 件数, 異なる数) the step is the value from the records of the year up to each month; for a
//! target of the whole period it begins with the actuals of the years before. Where they do not (最後の値, 平均, 最大, 割合) each
//! bar is compared with the target by itself. A month without records has no bar, and a month that is to come has no
//! step either.

use super::{Bar, Chart, ChartColumn};
use crate::figures::totals::{self, Span};
use crate::plan::{ActivityRecord, Aggregation, Basis, Cell, Certainty, Indicator, Plan};
use crate::value::{Amount, Date, FiscalYear};

/// The months of a fiscal year in their order.
pub const MONTHS: [u8; 12] = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];

impl Chart {
    /// The chart of the months of that year from the records of the plan, up to the day `until` or the last record if
    /// that is later. `None` if the KPI is not counted from records or no month of the year has a figure. `names` are
    /// the names of [`MONTHS`].
    pub fn by_month(
        plan: &Plan,
        kpi: &Indicator,
        year: FiscalYear,
        until: Date,
        names: &[&'static str; 12],
    ) -> Option<Self> {
        let aggregation = kpi.aggregation()?;
        let adds_up = matches!(aggregation, Aggregation::Sum | Aggregation::Count | Aggregation::Distinct);
        let of_year = plan.log().years().find(|(of, _)| *of == Some(year)).map(|(_, records)| records)?;
        let is_of_kpi = |record: &&ActivityRecord| record.indicator() == Some(kpi.id);
        let mut records: Vec<&ActivityRecord> = of_year.iter().map(|record| &**record).filter(is_of_kpi).collect();
        records.sort_by_key(|record| record.on());
        let until = records.last().and_then(|record| record.on()).max(Some(until));
        let amount = |records: &[&ActivityRecord]| aggregation.actual(kpi, records).actual.cell.amount();
        let before = before(plan, kpi, year);
        let mut columns = Vec::new();
        for (month, name) in MONTHS.iter().zip(names) {
            let western = year.western() + i32::from(*month < 4);
            let is_to_come = Date::new(western, *month, 1) > until;
            let end = Date::end_of_month(western, *month);
            let from = records.partition_point(|record| record.on() < Date::new(western, *month, 1));
            let to = records.partition_point(|record| record.on() <= end);
            let so_far = adds_up && !is_to_come;
            columns.push(ChartColumn {
                year,
                month: Some(name),
                target: records.get(..to).filter(|_| so_far).and_then(amount).map(|amount| amount + before),
                actual: records.get(from..to).and_then(amount).map_or(Bar::Absent, figure),
            });
        }
        let goal = match kpi.basis? {
            Basis::Increment | Basis::Level => kpi.target(year).amount(),
            Basis::PeriodTotal | Basis::PeriodAverage => kpi.whole_target().and_then(Cell::amount),
        };
        let chart = Self { columns, goal, is_of_values: !adds_up, breaks: Vec::new() };
        chart.newest().map(|_| chart)
    }
}

fn figure(amount: Amount) -> Bar {
    Bar::Figure { amount, certainty: Certainty::Final, is_whole: true }
}

/// The sum of the actuals of the years before, for a target of the whole period; else 0.
fn before(plan: &Plan, kpi: &Indicator, year: FiscalYear) -> Amount {
    let before = year.plus(-1).filter(|_| kpi.basis == Some(Basis::PeriodTotal));
    let total = before.map(|before| totals::actual_total(kpi, Span::from_plan(plan).up_to(before)));
    total.and_then(|total| total.amount()).unwrap_or_default()
}
