//! Version ids: equal for KPI tables with the same meaning, whatever their notation, and different otherwise.
//!
//! Because of this a colleague's file finds its base, and importing the same answer twice changes nothing.

use std::sync::Arc;

use keikaku::plan::cell::{Bound, Cell, Certainty, State};
use keikaku::plan::indicator::{Actual, ActualsAre, Basis, Direction, Measure, Row};
use keikaku::plan::lineage::KpiTable;
use keikaku::plan::{DocumentTexts, Facts, Indicator, Placement, Plan};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::VersionId;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::tables::round_trip::plan;

/// The cell in another notation: full width, separators, one more zero, a synonym.
fn otherwise(cell: &Cell) -> Cell {
    let text = match cell.state {
        State::Number { amount, certainty } => {
            let word =
                if certainty == Certainty::Final { String::new() } else { format!("（{}）", certainty.word()) };
            format!("{}{word}", full_width(&with_one_more_zero(amount).grouped()))
        }
        State::NotApplicable => "該当なし".to_owned(),
        State::Blank => return Cell::default(),
        State::Unknown { reason: None } => "未把握".to_owned(),
        State::Unknown { reason: Some(reason) } => format!(" {}　", reason.word()),
        State::Unread => return Cell { state: State::Unread, text: with_other_line_ends(&cell.text) },
    };
    let read = Cell::read(&text, "");
    assert_eq!(read.state, cell.state, "{text}");
    read
}

fn with_one_more_zero(amount: Amount) -> Amount {
    let zero = if amount.scale() == 0 { ".0" } else { "0" };
    Amount::from_plain(&format!("{}{zero}", amount.plain())).unwrap_or(amount)
}

fn full_width(text: &str) -> String {
    text.chars().map(|letter| if letter == '-' { '▲' } else { widened(letter) }).collect()
}

fn widened(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter)
}

/// The text with the line ends, the wave dash and the minus of another system.
fn with_other_line_ends(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    lines.replace('〜', "～").replace('−', "－")
}

/// The KPI with each cell and text in another notation, and without fields that tables do not carry.
fn kpi_otherwise(kpi: &Indicator, years: &[FiscalYear]) -> Indicator {
    let text = |text: &String| with_other_line_ends(text);
    let mut out = Indicator { basis: kpi.basis, ..Indicator::unset(kpi.id) };
    (out.group, out.name) = (text(&kpi.group), text(&kpi.name));
    (out.unit, out.responsible) = (text(&kpi.unit), text(&kpi.responsible));
    (out.measure, out.bound, out.direction) = (kpi.measure, kpi.bound, kpi.direction);
    if kpi.basis == Some(Basis::Increment) {
        out.actuals_are = kpi.actuals_are;
    }
    out.baseline.cell = otherwise(&kpi.baseline.cell);
    if kpi.has_period_target() {
        out.period_target = otherwise(&kpi.period_target);
    }
    for year in years {
        if !kpi.has_period_target() && !kpi.target(*year).is_blank() {
            out.targets.insert(*year, otherwise(kpi.target(*year)));
        }
        let cell = otherwise(kpi.actual(*year));
        out.actuals.insert(*year, Actual { cell, ..Actual::default() });
    }
    for row in [Row::Target, Row::Actual] {
        for year in std::iter::once(None).chain(years.iter().copied().map(Some)) {
            let note = kpi.notes.get(&(row, year)).map(text).unwrap_or_default();
            out.notes.insert((row, year), note);
        }
    }
    out
}

fn with_kpis(plan: &Plan, kpis: impl IntoIterator<Item = Indicator>) -> Plan {
    plan.clone().with_indicators(kpis.into_iter().map(Arc::new).collect()).unwrap()
}

/// The plan with one of its KPIs changed.
fn with(plan: &Plan, at: usize, change: &dyn Fn(&mut Indicator)) -> Plan {
    let mut kpis: Vec<Indicator> = plan.indicators().iter().map(|kpi| Indicator::clone(kpi)).collect();
    change(&mut kpis[at]);
    with_kpis(plan, kpis)
}

/// Cells with different meanings.
fn meanings() -> Vec<Cell> {
    let texts = [
        "",
        "0",
        "5",
        "-5",
        "0.5",
        "5(速報)",
        "5(見込)",
        "-",
        "未把握",
        "集計中",
        "調査中",
        "未公表",
        "算定不能",
        "比較不能",
        "約5",
    ];
    texts.map(|text| Cell::read(text, "")).to_vec()
}

/// For each field that a table carries, the plan with another value in that field of one KPI.
fn different(plan: &Plan, at: usize) -> Vec<(&'static str, Plan)> {
    let kpi = &plan.indicators()[at];
    let mut all: Vec<(&'static str, Plan)> = Vec::new();
    let mut add = |what, change: &dyn Fn(&mut Indicator)| all.push((what, with(plan, at, change)));
    add("group", &|kpi| kpi.group.push('x'));
    add("name", &|kpi| kpi.name.push('x'));
    add("unit", &|kpi| kpi.unit.push('x'));
    add("responsible", &|kpi| kpi.responsible.push('x'));
    for measure in [Measure::Count, Measure::Amount, Measure::Ratio, Measure::Descriptive] {
        add("measure", &move |kpi| kpi.measure = measure);
    }
    let bases = [Basis::Increment, Basis::Level, Basis::PeriodTotal, Basis::PeriodAverage];
    for basis in bases.into_iter().map(Some).chain([None]) {
        add("basis", &move |kpi| kpi.basis = basis);
    }
    for bound in [Bound::AtLeast, Bound::Above, Bound::AtMost, Bound::Below] {
        add("bound", &move |kpi| kpi.bound = bound);
    }
    for direction in [Direction::Up, Direction::Down, Direction::Keep].into_iter().map(Some).chain([None]) {
        add("direction", &move |kpi| kpi.direction = direction);
    }
    if kpi.basis == Some(Basis::Increment) {
        for are in [ActualsAre::Increments, ActualsAre::Levels] {
            add("actuals are", &move |kpi| kpi.actuals_are = are);
        }
    }
    for cell in meanings() {
        add("baseline", &|kpi| kpi.baseline.cell = cell.clone());
        if kpi.has_period_target() {
            add("period target", &|kpi| kpi.period_target = cell.clone());
        }
        for year in plan.years.years() {
            if !kpi.has_period_target() {
                add("target", &|kpi| _ = kpi.targets.insert(year, cell.clone()));
            }
            add("actual", &|kpi| _ = kpi.actuals.insert(year, Actual { cell: cell.clone(), ..Actual::default() }));
        }
    }
    for row in [Row::Target, Row::Actual] {
        for year in std::iter::once(None).chain(plan.years.years().map(Some)) {
            add("note", &move |kpi| {
                let note = kpi.notes.get(&(row, year)).cloned().unwrap_or_default();
                kpi.notes.insert((row, year), note + "x");
            });
        }
    }
    all
}

/// Whether two KPIs have the same meaning in every field that tables carry. Compares the fields, not the text from
/// which ids are made.
fn means_the_same(one: &Indicator, other: &Indicator, years: &[FiscalYear]) -> bool {
    let cell =
        |one: &Cell, other: &Cell| one.state == other.state && (one.state != State::Unread || one.text == other.text);
    let texts = |kpi: &Indicator| [&kpi.group, &kpi.name, &kpi.unit, &kpi.responsible].map(Clone::clone);
    let choices = |kpi: &Indicator| {
        let counted = (kpi.basis == Some(Basis::Increment)).then_some(kpi.actuals_are);
        (kpi.measure, kpi.basis, kpi.bound, kpi.direction, counted)
    };
    let notes = |kpi: &Indicator| {
        let mut notes = kpi.notes.clone();
        notes.retain(|_, note| !note.is_empty());
        notes
    };
    let is_period = one.has_period_target();
    texts(one) == texts(other)
        && choices(one) == choices(other)
        && notes(one) == notes(other)
        && cell(&one.baseline.cell, &other.baseline.cell)
        && (!is_period || cell(&one.period_target, &other.period_target))
        && years.iter().all(|year| {
            (is_period || cell(one.target(*year), other.target(*year))) && cell(one.actual(*year), other.actual(*year))
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_in_another_notation_has_the_same_version(plan in plan()) {
        let years: Vec<_> = plan.years.years().collect();
        let kpis = plan.indicators().iter().map(|kpi| kpi_otherwise(kpi, &years));
        let mut other = with_kpis(&plan, kpis);
        (other.facts, other.placement, other.reference_date) = (Facts::default(), Placement::Archive, None);
        other.document = DocumentTexts::default();
        prop_assert_eq!(KpiTable::from_plan(&other).text(), KpiTable::from_plan(&plan).text());
        prop_assert_eq!(KpiTable::from_plan(&other).version(), KpiTable::from_plan(&plan).version());
    }

    #[test]
    fn a_plan_with_another_meaning_has_another_version(plan in plan(), at in any::<Index>()) {
        let (at, version) = (at.index(plan.indicators().len()), KpiTable::from_plan(&plan).version());
        let years: Vec<_> = plan.years.years().collect();
        let mut seen: Vec<(VersionId, Plan)> = vec![(version, plan.clone())];
        for (what, other) in different(&plan, at) {
            let same = |one: &Plan| means_the_same(&one.indicators()[at], &other.indicators()[at], &years);
            let version_of_other = KpiTable::from_plan(&other).version();
            prop_assert_eq!(version_of_other == version, same(&plan), "{} {:?}", what, other.indicators()[at]);
            let alike = seen.iter().filter(|(version, _)| *version == version_of_other);
            prop_assert!(alike.into_iter().all(|(_, one)| same(one)), "{} {:?}", what, other.indicators()[at]);
            seen.push((version_of_other, other));
        }
    }

    #[test]
    fn the_version_depends_on_the_rows_their_order_and_the_years(plan in plan()) {
        let version = |plan: &Plan| KpiTable::from_plan(plan).version();
        let kpis = || plan.indicators().iter().map(|kpi| Indicator::clone(kpi));
        let one_less = with_kpis(&plan, kpis().skip(1));
        prop_assert_ne!(version(&one_less), version(&plan));
        if plan.indicators().len() > 1 {
            prop_assert_ne!(version(&with_kpis(&plan, kpis().rev())), version(&plan));
        }
        let table = KpiTable::from_plan(&plan);
        let years = table.years.iter().copied().chain(table.years.last().and_then(|last| last.plus(1))).collect();
        prop_assert_ne!(KpiTable { years, ..table.clone() }.version(), table.version());
    }

    #[test]
    fn a_table_read_back_from_text_keeps_its_version(plan in plan()) {
        let table = KpiTable::from_plan(&plan);
        let read = KpiTable::read(&table.text()).unwrap();
        prop_assert_eq!(read.version(), table.version());
        prop_assert_eq!(read.text(), table.text());
    }
}
