//! The long file 公開用: one row per value, for publishing as open data and for programs.
//!
//! It obeys the government's rules for machine-readable data (`domain.md` 8.1): one table, one line of headings, one
//! line a record, numbers bare, years western, and 値の状態 beside 値, so that blank, `-` and 未把握 are told apart. Unused
//! slots are left out. It is not read back.

use super::columns::{self, Kind, Long};
use super::guard::guard;
use super::write::Outgoing;
use crate::cell::{Cell, Certainty, State};
use crate::fiscal_year::FiscalYear;
use crate::plan::indicator::Row;
use crate::plan::lineage::KpiTable;
use crate::plan::{Indicator, Plan, YearAxis};
use crate::totals::{self, Span, Sum, Total};

/// The plan's KPI table as a long file.
pub fn write(plan: &Plan) -> Outgoing {
    let headings = Long::ALL.iter().map(|column| column.name().to_owned()).collect();
    let version = KpiTable::of(plan).version().to_string();
    let kpis = (1..).zip(plan.indicators()).filter(|(_, kpi)| !kpi.is_unused());
    let records = kpis.flat_map(|(number, kpi)| {
        let sheet = Sheet { plan, version: &version, number, kpi };
        values(kpi, plan).into_iter().map(move |value| sheet.record(&value))
    });
    Outgoing { records: std::iter::once(headings).chain(records).collect() }
}

/// One value of a KPI.
struct Value {
    kind: Kind,
    year: Option<FiscalYear>,
    label: String,
    state: State,
    raw: String,
    note: String,
}

/// What is the same in every row of a KPI.
struct Sheet<'a> {
    plan: &'a Plan,
    version: &'a str,
    number: usize,
    kpi: &'a Indicator,
}

impl Sheet<'_> {
    fn record(&self, value: &Value) -> Vec<String> {
        Long::ALL.iter().map(|column| self.field(*column, value)).collect()
    }

    fn field(&self, column: Long, value: &Value) -> String {
        match column {
            Long::PlanId => self.plan.id.to_string(),
            Long::Body => text(&self.plan.facts.prepared_by.join(columns::BETWEEN_BODIES)),
            Long::PlanName => text(&self.plan.facts.name),
            Long::Version => self.version.to_owned(),
            Long::KpiNo => self.number.to_string(),
            Long::KpiName => text(&self.kpi.name),
            Long::Unit => text(&self.kpi.unit),
            Long::Responsible => text(&self.kpi.responsible),
            Long::Source => text(&self.kpi.source),
            Long::Kind => value.kind.word().to_owned(),
            Long::FiscalYear => value.year.map(|year| year.to_string()).unwrap_or_default(),
            Long::FiscalYearLabel => text(&value.label),
            Long::Value => match value.state {
                State::Number { amount, .. } => amount.plain(),
                _ => String::new(),
            },
            Long::State => columns::state(value.state).to_owned(),
            Long::Raw => text(&value.raw),
            Long::Note => text(&value.note),
        }
    }
}

/// A text on one line, guarded.
fn text(text: &str) -> String {
    guard(&text.split(|letter: char| letter.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// The values of a KPI: the baseline, the targets, what they add up to, the actuals.
fn values(kpi: &Indicator, plan: &Plan) -> Vec<Value> {
    let span = Span::of(plan);
    let mut values = vec![baseline(kpi)];
    values.extend(targets(kpi, plan, span));
    values.extend(totals(kpi, plan, span));
    let actual = |(year, heading): (FiscalYear, &str)| {
        of_year(Kind::Actual, year, heading, kpi.actual(year), span, note(kpi, Row::Actual, Some(year)))
    };
    values.extend(plan.years.iter().map(actual));
    values
}

fn baseline(kpi: &Indicator) -> Value {
    let as_of = kpi.baseline.as_of_text.trim();
    let label = if as_of.is_empty() { columns::BEFORE_THE_PROJECT } else { as_of };
    let no_unit = if kpi.unit.trim().is_empty() { columns::NO_UNIT } else { "" };
    // the note of a baseline is the row's note of 目標 (`decisions.md` 31)
    let notes = [note(kpi, Row::Target, None), no_unit.to_owned()];
    let note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" / ");
    of_cell(Kind::Baseline, None, label.to_owned(), &kpi.baseline.cell, note)
}

fn targets(kpi: &Indicator, plan: &Plan, span: Span<'_>) -> Vec<Value> {
    let kind = Kind::Target(kpi.basis);
    if kpi.basis.is_period() {
        return vec![of_cell(kind, None, period(&plan.years), &kpi.period_target, String::new())];
    }
    let target = |(year, heading): (FiscalYear, &str)| {
        of_year(kind, year, heading, kpi.target(year), span, note(kpi, Row::Target, Some(year)))
    };
    plan.years.iter().map(target).collect()
}

/// The total that the document states, and the one of the years.
fn totals(kpi: &Indicator, plan: &Plan, span: Span<'_>) -> Vec<Value> {
    let stated = kpi.stated_total.as_ref().filter(|cell| !cell.is_blank());
    let stated = stated.map(|cell| of_cell(Kind::StatedTotal, None, period(&plan.years), cell, String::new()));
    let computed = match totals::target_total(kpi, span) {
        Total::Sum(sum) => computed(&sum, period(&plan.years)),
        Total::Mean(_) | Total::Period(_) | Total::None => None,
    };
    stated.into_iter().chain(computed).collect()
}

/// A sum says how final it is and how many years are missing in it.
fn computed(sum: &Sum, label: String) -> Option<Value> {
    let amount = sum.amount?;
    let certainty = match (sum.estimate, sum.preliminary) {
        (true, _) => Certainty::Estimate,
        (_, true) => Certainty::Preliminary,
        _ => Certainty::Final,
    };
    let gaps = &sum.gaps;
    let missing = gaps.blank.len() + gaps.unknown.len() + gaps.unread.len() + gaps.underived.len();
    let note = if missing == 0 { String::new() } else { format!("{missing}{}", columns::YEARS_MISSING) };
    let state = State::Number { amount, certainty };
    Some(Value { kind: Kind::ComputedTotal, year: None, label, state, raw: String::new(), note })
}

/// The value of a year. Outside the project years a blank counts as 該当なし (`decisions.md` 3).
fn of_year(kind: Kind, year: FiscalYear, heading: &str, cell: &Cell, span: Span<'_>, note: String) -> Value {
    let value = of_cell(kind, Some(year), label(year, heading), cell, note);
    let state = match value.state {
        State::Blank if !span.is_in_project(year) => State::NotApplicable,
        state => state,
    };
    Value { state, ..value }
}

fn of_cell(kind: Kind, year: Option<FiscalYear>, label: String, cell: &Cell, note: String) -> Value {
    Value { kind, year, label, state: cell.state, raw: cell.text.clone(), note }
}

/// The year of a heading as the plan writes it: `平成29年度` of `平成29年度 増加分 (1年目)`.
fn label(year: FiscalYear, heading: &str) -> String {
    let heading: String = heading.split_whitespace().collect();
    let named = heading.find(columns::YEAR).and_then(|at| heading.get(..at + columns::YEAR.len()));
    match named {
        Some(named) => named.to_owned(),
        None if heading.is_empty() => year.western_label(),
        None => heading,
    }
}

/// `2019年度～2023年度`.
fn period(years: &YearAxis) -> String {
    format!("{}{}{}", years.first().western_label(), columns::BETWEEN_YEARS, years.last().western_label())
}

fn note(kpi: &Indicator, row: Row, year: Option<FiscalYear>) -> String {
    kpi.notes.get(&(row, year)).cloned().unwrap_or_default()
}
