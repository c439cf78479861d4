//! The long file 公開用: one row per value, for publication as open data and for programs.
//!
//! It follows the government's rules for machine-readable data (`docs/domain.md`, "Machine-readable data"): one table, one line
//! of headings, one line per record, bare numbers, western years, and 値の状態 beside 値, which distinguishes blank, `-` and 未把握.
//! Unused rows are left out. It is not imported into a plan; 総括表 displays it ([`crate::import::long_file`]). The values of a KPI
//! are followed by its rates, judgements and grades ([`judged`]).

mod judged;

pub use judged::JudgedBy;
use judged::JudgedYears;

use crate::columns::guard::{guard, guard_cell};
use crate::columns::{self, Long, ValueKind};
use crate::export::records::Outgoing;
use crate::export::wide_table::counted_as;
use crate::figures::achievement::bound_in_force;
use crate::figures::progress;
use crate::figures::totals::{self, Span, Sum, Total};
use crate::plan::cell::State;
use crate::plan::indicator::Row;
use crate::plan::place::{CellPlace, cell_at};
use crate::plan::{Basis, Cell, Certainty, Direction, Indicator, KpiTable, Measure, Plan, YearAxis};
use crate::value::FiscalYear;

/// The plan's KPI table as a long file, with the rates, judgements and grades of its KPIs.
pub fn write(plan: &Plan, by: &JudgedBy) -> Outgoing {
    let judged = JudgedYears::new(plan, by);
    write_with(plan, &|kpi| judged.values(kpi))
}

/// Only the figures of the plan's KPI table, in the form of the long file.
pub fn write_figures(plan: &Plan) -> Outgoing {
    write_with(plan, &|_| Vec::new())
}

/// The plan's KPI table, where `said` gives the values behind the figures of each KPI.
fn write_with(plan: &Plan, said: &dyn Fn(&Indicator) -> Vec<LongValue>) -> Outgoing {
    let version = KpiTable::from_plan(plan).version().to_string();
    let mut records = vec![Long::ALL.iter().map(|column| column.name().to_owned()).collect()];
    for (number, kpi) in (1..).zip(plan.indicators()) {
        if kpi.is_unused() {
            continue;
        }
        let sheet = SharedKpiFields { plan, version: &version, number, kpi };
        for value in values(kpi, plan).into_iter().chain(said(kpi)) {
            records.push(Long::ALL.iter().map(|column| sheet.field(*column, &value)).collect());
        }
    }
    Outgoing { records }
}

/// A value of a KPI, which is a row of the long file.
struct LongValue {
    kind: ValueKind,
    year: Option<FiscalYear>,
    label: String,
    state: State,
    raw: String,
    note: String,
}

/// The fields that are equal in every row of a KPI.
struct SharedKpiFields<'a> {
    plan: &'a Plan,
    version: &'a str,
    number: usize,
    kpi: &'a Indicator,
}

impl SharedKpiFields<'_> {
    fn field(&self, column: Long, value: &LongValue) -> String {
        match column {
            Long::PlanId => self.plan.id.to_string(),
            Long::Body => text(&self.plan.facts.prepared_by.join(columns::BETWEEN_BODIES)),
            Long::PlanName => text(&self.plan.facts.name),
            Long::Version => self.version.to_owned(),
            Long::KpiNo => self.number.to_string(),
            Long::KpiName => text(&self.kpi.name),
            Long::Unit => match value.kind {
                ValueKind::YearRate | ValueKind::CumulativeRate => columns::PERCENT.to_owned(),
                ValueKind::Judgement | ValueKind::Grade => String::new(),
                _ => text(&self.kpi.unit),
            },
            Long::Responsible => text(&self.kpi.responsible),
            Long::Source => text(&self.kpi.source),
            Long::ValueKind => value.kind.word().to_owned(),
            Long::FiscalYear => value.year.map(|year| year.to_string()).unwrap_or_default(),
            Long::FiscalYearLabel => text(&value.label),
            Long::Value => match value.state {
                State::Number { amount, .. } => amount.plain(),
                _ => String::new(),
            },
            Long::State => columns::state(value.state).to_owned(),
            Long::Raw => guard_cell(&line(&value.raw)),
            Long::Note => text(&value.note),
            Long::KpiId => self.kpi.id.to_string(),
            Long::Direction => columns::direction(self.kpi.direction).to_owned(),
            Long::Bound => columns::bound(bound_in_force(self.kpi)).to_owned(),
            Long::RateFormula => self.formula().to_owned(),
            Long::Group => text(&self.kpi.group),
            Long::Measure => columns::measure(self.kpi.measure).to_owned(),
            Long::ActualsAre => columns::counted_as(counted_as(self.kpi, Row::Actual)).to_owned(),
            Long::PartOf => self.plan.whole_of(self.kpi).map(|whole| whole.id.to_string()).unwrap_or_default(),
            Long::ProjectYears => {
                let years = self.plan.project_years();
                between(*years.start(), *years.end())
            }
            Long::RateRounding => columns::rate_rounding(self.plan.rate_rounding).to_owned(),
        }
    }
}

impl SharedKpiFields<'_> {
    /// The formula of the KPI's rates; blank for a KPI without rates.
    fn formula(&self) -> &'static str {
        let Self { plan, kpi, .. } = self;
        let has_none = kpi.measure == Measure::Descriptive || kpi.direction == Some(Direction::Keep);
        match kpi.basis {
            None => "",
            _ if has_none => "",
            Some(Basis::Level) if Span::from_plan(plan).is_rated_by_gain(kpi) => columns::OF_PLANNED_GAIN,
            Some(_) => columns::OF_TARGET,
        }
    }
}

/// The text on a single line, guarded against formulas.
fn text(text: &str) -> String {
    guard(&line(text))
}

/// The text on a single line.
fn line(text: &str) -> String {
    let mut line = String::new();
    for part in text.split(char::is_control).filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

/// The values of a KPI: the baseline, the targets, their total, the actuals.
fn values(kpi: &Indicator, plan: &Plan) -> Vec<LongValue> {
    let span = Span::from_plan(plan);
    let mut values = vec![baseline(kpi, plan)];
    let kind = ValueKind::Target(kpi.basis);
    if kpi.has_period_target() {
        let note = in_version(kpi, plan, CellPlace::Period);
        values.push(of_cell(kind, None, period(&plan.years), &kpi.period_target, note));
    } else {
        for (year, heading) in plan.years.iter() {
            let note = note(kpi, Row::Target, Some(year)) + &in_version(kpi, plan, CellPlace::Target(year));
            values.push(of_year(kind, (year, heading), kpi.target(year), span.is_in_project(year), note));
        }
    }
    if let Some(stated) = kpi.stated_total.as_ref().filter(|cell| !cell.is_blank()) {
        let note = in_version(kpi, plan, CellPlace::StatedTotal);
        values.push(of_cell(ValueKind::StatedTotal, None, period(&plan.years), stated, note));
    }
    if let Total::Sum(sum) = totals::target_total(kpi, span) {
        values.extend(computed(&sum, period(&plan.years)));
    }
    for (year, heading) in plan.years.iter() {
        let note = note_of_actual(kpi, year);
        let is_expected = progress::is_expected(kpi, span, year);
        values.push(of_year(ValueKind::Actual, (year, heading), kpi.actual(year), is_expected, note));
    }
    values
}

fn baseline(kpi: &Indicator, plan: &Plan) -> LongValue {
    let as_of = kpi.baseline.as_of_text.trim();
    let label = if as_of.is_empty() { columns::BEFORE_THE_PROJECT } else { as_of };
    // the note of a baseline is the row's note of 目標 (`docs/decisions.md` 31)
    let mut note = note(kpi, Row::Target, None);
    if kpi.unit.trim().is_empty() {
        note.push_str(if note.is_empty() { "" } else { " / " });
        note.push_str(columns::NO_UNIT);
    }
    note.push_str(&in_version(kpi, plan, CellPlace::Baseline));
    of_cell(ValueKind::Baseline, None, label.to_owned(), &kpi.baseline.cell, note)
}

/// The computed total of a sum, with its certainty and the number of missing years; `None` without any number.
fn computed(sum: &Sum, label: String) -> Option<LongValue> {
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
    Some(LongValue { kind: ValueKind::ComputedTotal, year: None, label, state, raw: String::new(), note })
}

/// The value of a year with its heading. Where no value is expected, as outside the project years, a blank counts as 該当なし
/// (`docs/decisions.md` 3), so that the file alone shows which values are missing.
fn of_year(
    kind: ValueKind,
    (year, heading): (FiscalYear, &str),
    cell: &Cell,
    is_expected: bool,
    note: String,
) -> LongValue {
    let value = of_cell(kind, Some(year), label(year, heading), cell, note);
    let state = match value.state {
        State::Blank if !is_expected => State::NotApplicable,
        state => state,
    };
    LongValue { state, ..value }
}

fn of_cell(kind: ValueKind, year: Option<FiscalYear>, label: String, cell: &Cell, note: String) -> LongValue {
    LongValue { kind, year, label, state: cell.state, raw: cell.written().into_owned(), note }
}

/// The year in a heading as the plan writes it: `平成29年度` from `平成29年度 増加分 (1年目)`.
fn label(year: FiscalYear, heading: &str) -> String {
    let heading: String = heading.split_whitespace().collect();
    let named = heading.find(columns::YEAR).and_then(|at| heading.get(..at + columns::YEAR.len()));
    match named {
        Some(named) => named.to_owned(),
        None if heading.is_empty() => year.western_label(),
        None => heading,
    }
}

/// The text of a plan's period: `2019年度～2023年度`.
fn period(years: &YearAxis) -> String {
    between(years.first(), years.last())
}

fn between(first: FiscalYear, last: FiscalYear) -> String {
    format!("{}{}{}", first.western_label(), columns::BETWEEN_YEARS, last.western_label())
}

fn note(kpi: &Indicator, row: Row, year: Option<FiscalYear>) -> String {
    kpi.notes.get(&(row, year)).cloned().unwrap_or_default()
}

/// The note of an actual, followed by the note of the row, which is about every actual that there is.
fn note_of_actual(kpi: &Indicator, year: FiscalYear) -> String {
    let of_row = if kpi.actual(year).is_blank() { String::new() } else { note(kpi, Row::Actual, None) };
    let notes = [note(kpi, Row::Actual, Some(year)), of_row];
    notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" / ")
}

/// The remark on a figure that differs from the approved state in force, or whose KPI is not in that state: a reader of the file
/// would take draft figures for approved ones. Blank if they are the same, and without an approved state.
fn in_version(kpi: &Indicator, plan: &Plan, place: CellPlace) -> String {
    if plan.approval_in_force().is_none() {
        return String::new();
    }
    match plan.approved_cell(kpi.id, place) {
        None => columns::remark_on_version(None),
        Some(approved) if approved.state == cell_at(kpi, place).state => String::new(),
        Some(approved) => columns::remark_on_version(Some(&approved.written())),
    }
}
