//! Measures how well KPI-015 distinguishes figures of another size from true ones, on real tables and on generated rows.
//!
//! Each true figure is checked as it is, and also multiplied and divided by 10 … 10⁶, one figure at a time. A changed figure counts if both
//! it and the true figure are at least 10 and have two neighbours other than 0. An actual with nothing but its target is checked multiplied
//! by these powers as well. At most 1 % of the true figures may be marked, and at least 95 % of the changed ones must be. The real tables
//! are in `KEIKAKU_CASES` (default `../shared/cases`); if they are missing, the test prints `skipped: …` and passes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use keikaku::checks;
use keikaku::plan::indicator::{Actual, Basis, Indicator, Measure};
use keikaku::plan::place::{CellPlace, cell_at};
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::value::amount::Amount;
use keikaku::value::id::{IndicatorId, PlanId};
use serde_json::Value;

use crate::checks::draft::year;

/// The first year of the rows.
const FIRST: i32 = 2001;
/// The highest power of ten by which figures are multiplied and divided.
const MOST_PLACES: u32 = 6;

/// The counts of a measurement.
#[derive(Debug, Default)]
struct Counts {
    figures: usize,
    marked: usize,
    spoiled: usize,
    found: usize,
    left_out: usize,
}

impl Counts {
    fn add(&mut self, row: &Indicator) {
        let axis = YearAxis::starting(year(FIRST), 30).unwrap();
        let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis);
        let targets = row.targets.keys().map(|year| CellPlace::Target(*year));
        let places: Vec<CellPlace> = targets.chain(row.actuals.keys().map(|year| CellPlace::Actual(*year))).collect();
        for place in places {
            let Some(amount) = cell_at(row, place).amount() else { continue };
            self.figures += 1;
            self.marked += usize::from(checks::doubt(&plan, row, place).is_some());
            let powers = (1..=MOST_PLACES).flat_map(|power| [amount.shifted(power), amount.shifted_down(power)]);
            for other in powers {
                let is_large = |amount: Amount| !(Amount::whole(-10) < amount && amount < Amount::whole(10));
                match other.filter(|other| is_large(*other) && is_large(amount) && neighbours(row, place) > 1) {
                    Some(other) => {
                        self.spoiled += 1;
                        self.found += usize::from(checks::doubt(&plan, &with(row, place, other), place).is_some());
                    }
                    None => self.left_out += 1,
                }
            }
        }
    }

    /// Counts the actual of a row that has nothing else but a target.
    fn add_actual_beside_target(&mut self, row: &Indicator) {
        let axis = YearAxis::starting(year(FIRST), 30).unwrap();
        let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis);
        let place = CellPlace::Actual(year(FIRST));
        let Some(amount) = cell_at(row, place).amount().filter(|amount| *amount != Amount::ZERO) else { return };
        self.figures += 1;
        self.marked += usize::from(checks::doubt(&plan, row, place).is_some());
        for other in (1..=MOST_PLACES).filter_map(|power| amount.shifted(power)) {
            self.spoiled += 1;
            self.found += usize::from(checks::doubt(&plan, &with(row, place, other), place).is_some());
        }
    }

    /// Prints the counts past the output capture of the test runner, and asserts the limits.
    #[track_caller]
    fn hold(&self, what: &str, least: usize) {
        let Self { figures, marked, spoiled, found, left_out } = self;
        let of = |part: usize, whole: usize| format!("{part} of {whole}");
        let line = format!(
            "KPI-015 on {what}: true figures marked {}, spoiled figures found {}, left out {left_out}",
            of(*marked, *figures),
            of(*found, *spoiled)
        );
        writeln!(std::io::stdout(), "{line}").unwrap();
        assert!(*figures > least && *spoiled > 2 * least, "there is something to measure: {line}");
        assert!(marked * 100 <= *figures, "{line}");
        assert!(found * 100 >= spoiled * 95, "{line}");
    }
}

/// The number of figures other than 0 with which the figure at that place is compared.
fn neighbours(row: &Indicator, place: CellPlace) -> usize {
    let is_one = |other: &CellPlace| {
        *other != place && cell_at(row, *other).amount().is_some_and(|amount| amount != Amount::ZERO)
    };
    let years = (FIRST..FIRST + 30).map(year);
    let (in_row, of_year): (Vec<CellPlace>, Option<CellPlace>) = match place {
        CellPlace::Actual(of) => (years.map(CellPlace::Actual).collect(), Some(CellPlace::Target(of))),
        _ => (years.map(CellPlace::Target).collect(), None),
    };
    let baseline = (row.basis == Some(Basis::Level)).then_some(CellPlace::Baseline);
    in_row.into_iter().chain(of_year).chain(baseline).filter(is_one).count()
}

fn with(row: &Indicator, place: CellPlace, amount: Amount) -> Indicator {
    let mut row = row.clone();
    let cell = row.cell_of(&amount.plain());
    match place {
        CellPlace::Actual(year) => {
            row.actuals.insert(year, Actual { cell, ..Actual::default() });
        }
        CellPlace::Target(year) => {
            row.targets.insert(year, cell);
        }
        _ => {}
    }
    row
}

fn row(unit: &str, basis: Basis) -> Indicator {
    let mut row = Indicator::new(IndicatorId::from_bits(1), basis);
    unit.clone_into(&mut row.unit);
    row.measure = Measure::of_unit(unit);
    row
}

/// A row whose figures are compared only with each other.
fn series(unit: &str, figures: &[String]) -> Indicator {
    let mut row = row(unit, Basis::Increment);
    let cells: Vec<_> = figures.iter().map(|text| row.cell_of(text)).collect();
    row.targets = (FIRST..).map(year).zip(cells).collect();
    row
}

/// The rows for an indicator of the practice set.
fn rows_of(indicator: &Value) -> Vec<Indicator> {
    let number = |value: &Value| matches!(value, Value::Number(_)).then(|| value.to_string());
    let unit = indicator.get("unit").and_then(Value::as_str).unwrap_or_default();
    let mut years: Vec<String> = Vec::new();
    let of_years = indicator.get("per_year").and_then(Value::as_array).into_iter().flatten();
    years.extend(of_years.filter_map(|one| number(one.get("value")?)));
    for key in ["values", "series"] {
        match indicator.get(key) {
            Some(Value::Object(values)) => years.extend(values.values().filter_map(number)),
            Some(Value::Array(values)) => years.extend(values.iter().filter_map(number)),
            _ => {}
        }
    }
    let mut rows = vec![series(unit, &years)];
    if matches!(indicator.get("kind").and_then(Value::as_str), Some("level" | "rate" | "threshold")) {
        let mut level = row(unit, Basis::Level);
        let text = |key: &str| indicator.get(key).and_then(number).unwrap_or_default();
        level.baseline.cell = level.cell_of(&text("baseline"));
        let (target, cell) = (level.cell_of(&text("target")), level.cell_of(&text("actual")));
        level.targets.insert(year(FIRST), target);
        level.actuals.insert(year(FIRST), Actual { cell, ..Actual::default() });
        rows.push(level);
    }
    rows
}

/// A row with the actual of an indicator of the practice set and the target of its year or period, and nothing else. `None` if one of them
/// is missing.
fn row_of_one_actual(indicator: &Value) -> Option<Indicator> {
    let text = |key: &str| indicator.get(key).filter(|value| value.is_number()).map(Value::to_string);
    let unit = indicator.get("unit").and_then(Value::as_str).unwrap_or_default();
    let basis = match indicator.get("kind").and_then(Value::as_str)? {
        "level" | "rate" | "threshold" => Basis::Level,
        "total" => Basis::PeriodTotal,
        _ => Basis::Increment,
    };
    let mut row = row(unit, basis);
    let (target, cell) = (row.cell_of(&text("target")?), row.cell_of(&text("actual")?));
    row.period_target = target.clone();
    row.targets.insert(year(FIRST), target);
    row.actuals.insert(year(FIRST), Actual { cell, ..Actual::default() });
    Some(row)
}

/// The folder of the practice set; `None` if it does not exist.
fn cases() -> Option<PathBuf> {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases");
    Some(std::env::var_os("KEIKAKU_CASES").map_or_else(default, PathBuf::from)).filter(|folder| folder.is_dir())
}

#[test]
fn few_true_and_most_spoiled_figures_of_real_tables_are_marked() {
    let Some(folder) = cases() else {
        writeln!(std::io::stdout(), "skipped: the practice set is not here (KEIKAKU_CASES)").unwrap();
        return;
    };
    let (mut counts, mut beside_targets) = (Counts::default(), Counts::default());
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    for path in files.filter(|path| path.to_string_lossy().ends_with(".expected.json")) {
        let case: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        for indicator in case.get("indicators").and_then(Value::as_array).into_iter().flatten() {
            for row in &rows_of(indicator) {
                counts.add(row);
            }
            if let Some(row) = row_of_one_actual(indicator) {
                beside_targets.add_actual_beside_target(&row);
            }
        }
    }
    counts.hold("real tables", 400);
    beside_targets.hold("actuals beside their target alone", 60);
}

/// Pseudo-random numbers, the same in each run.
struct Chance(u64);

impl Chance {
    /// A number from 0 to below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

#[test]
fn few_true_and_most_spoiled_figures_of_generated_rows_are_marked() {
    let mut chance = Chance(20_261_121);
    let mut counts = Counts::default();
    for _ in 0..400 {
        // A figure of two to six digits that changes by up to a third from one year to the next.
        let mut figure =
            10_u64.pow(u32::try_from(1 + chance.below(5)).unwrap()) * (1 + chance.below(9)) + chance.below(10);
        let figures: Vec<String> = (0..6)
            .map(|_| {
                figure = (figure * (80 + chance.below(54)) / 100).max(1);
                figure.to_string()
            })
            .collect();
        counts.add(&series("人", &figures));
    }
    counts.hold("generated rows", 400);
}
