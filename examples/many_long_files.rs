//! Writes the long files of two thousand plans into a folder, as the files of all plans of a country would be, and beside them
//! this program's figures for one year.
//!
//! `make frictionless` has a database compute the same figures by the commands of `docs/scale.md`. The plans are samples under
//! other names, with pseudo-random actuals: entered, preliminary, not known or blank. A tenth of the plans was sent twice, the
//! first time with other actuals, so that the database must find the newer file.
//!
//! ```sh
//! cargo run --example many_long_files -- target/many
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use keikaku::columns;
use keikaku::export::file_name::{TableKind, table_file_name};
use keikaku::export::long_table;
use keikaku::figures::progress::ProgressState;
use keikaku::figures::summary::missing::missing;
use keikaku::figures::summary::{SummaryPlan, rows};
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::indicator::{Actual, Basis, Direction};
use keikaku::plan::lineage::KpiTable;
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Indicator, Plan, RateFormula};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::evaluation::judged_by;
use keikaku::wording::{Language, judging};
use serde_json::json;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// The number of plans.
const PLANS: u64 = 2_000;
/// The number of bodies that have plans.
const BODIES: u64 = 400;
/// One plan in this many was sent twice.
const BETWEEN_COPIES: u64 = 10;
/// The year for which figures are computed.
const YEAR: i32 = 2022;
/// The samples from which the plans are made. One of them does not have that year.
const SAMPLES: [&str; 4] = ["000", "001", "002", "004"];

fn main() -> Fallible<()> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("say into which folder")?);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let files = folder.join("files");
    fs::create_dir_all(&files)?;
    let samples = SamplePlan::ALL.into_iter().filter(|sample| SAMPLES.contains(&sample.code()));
    let samples: Vec<Plan> = samples.map(plan_of).collect::<Fallible<_>>()?;
    let mut said = Said::default();
    for nth in 0..PLANS {
        let sample = samples.get(usize::try_from(nth)? % samples.len()).ok_or("a sample")?;
        if nth % BETWEEN_COPIES == 0 {
            write(&files, &filled(sample, nth, &mut Chance(nth + PLANS))?, day(2023, 5)?)?;
        }
        let plan = filled(sample, nth, &mut Chance(nth))?;
        write(&files, &plan, day(2023, 6)?)?;
        said.add(plan)?;
    }
    fs::write(folder.join("figures.json"), said.json().to_string())?;
    Ok(())
}

fn day(year: i32, month: u8) -> Fallible<Date> {
    Ok(Date::new(year, month, 1).ok_or("a day")?)
}

fn plan_of(sample: &SamplePlan) -> Fallible<Plan> {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let plan = sample.plan(PlanId::from_bits(0), || ids.next().unwrap_or(IndicatorId::from_bits(0)));
    Ok(plan.ok_or("a sample without a plan")?)
}

/// Pseudo-random numbers, the same in each run.
struct Chance(u64);

impl Chance {
    /// A number below the limit.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// The text of an actual near that target.
    fn actual(&mut self, target: Amount) -> String {
        let percent = usize::try_from(60 + self.below(80)).unwrap_or_default();
        let number = std::iter::repeat_n(target, percent).sum::<Amount>().shifted_down(2).unwrap_or(target).plain();
        match self.below(12) {
            0 => String::new(),
            1 => "集計中".to_owned(),
            2 => "未公表".to_owned(),
            3 | 4 => format!("{number}(速報)"),
            _ => number,
        }
    }
}

/// The sample as the n-th plan, with actuals up to `YEAR`.
fn filled(sample: &Plan, nth: u64, chance: &mut Chance) -> Fallible<Plan> {
    let mut plan = sample.clone();
    plan.set_id(PlanId::from_bits(nth + 1));
    plan.facts.name = format!("{}（その{}）", plan.facts.name, nth + 1);
    plan.facts.prepared_by = vec![format!("団体{:03}", nth % BODIES)];
    let kpis = plan.indicators().iter().map(|kpi| {
        let mut kpi = Indicator::clone(kpi);
        if kpi.is_unused() {
            return Arc::new(kpi);
        }
        kpi.responsible = format!("{}課", chance.below(3) + 1);
        if kpi.basis == Some(Basis::Level) {
            kpi.direction = Some(if chance.below(4) == 0 { Direction::Down } else { Direction::Up });
            kpi.rate_formula = (chance.below(3) == 0).then_some(RateFormula::OfPlannedGain);
        }
        for year in plan.years.years().filter(|year| year.western() <= YEAR) {
            let Some(target) = kpi.target(year).amount().or(kpi.period_target.amount()) else { continue };
            let text = chance.actual(target);
            let actual = Actual { cell: Cell::read(&text, &kpi.unit), ..Actual::default() };
            kpi.actuals.insert(year, actual);
        }
        Arc::new(kpi)
    });
    let kpis = kpis.collect();
    Ok(plan.with_indicators(kpis).ok_or("ids that differ")?)
}

/// Writes the long file of a plan as of that day.
fn write(folder: &Path, plan: &Plan, on: Date) -> Fallible<()> {
    let name = table_file_name(plan, TableKind::Long, KpiTable::from_plan(plan).version(), on);
    fs::write(folder.join(name), long_table::write(plan, &judged_by(plan, on)).utf8())?;
    Ok(())
}

/// The program's figures for the year.
#[derive(Default)]
struct Said {
    missing: Vec<[String; 5]>,
    rates: BTreeMap<String, String>,
    counts: BTreeMap<(String, String), usize>,
}

impl Said {
    fn add(&mut self, plan: Plan) -> Fallible<()> {
        let year = FiscalYear::new(YEAR).ok_or("a year")?;
        let of = Arc::new(SummaryPlan::kept(Arc::new(plan), None));
        let rows = rows(&of, year, day(2023, 6)?);
        let body = of.bodies().join(columns::BETWEEN_BODIES);
        for one in missing(&rows) {
            let cell = one.row.row.actual(year);
            let name = of.plan.facts.name.clone();
            let (section, kpi) = (one.row.row.responsible.clone(), one.row.row.name.clone());
            self.missing.push([body.clone(), name, section, kpi, columns::state(cell.state).to_owned()]);
        }
        for row in &rows {
            let Some(entry) = &row.entry else { continue };
            if let Some(rate) = &entry.rate {
                self.rates.insert(format!("{} {}", of.plan.id, row.row.id), rate.value.exact_percent());
            }
            let is_judged = !matches!(entry.judgement.state(), ProgressState::NotEntered | ProgressState::Running);
            if is_judged && !row.row.actual(year).is_blank() && row.row.actual(year).state != State::NotApplicable {
                let word = judging::state(entry.judgement.state(), &of.plan.judging, Language::Japanese);
                *self.counts.entry((body.clone(), word)).or_default() += 1;
            }
        }
        Ok(())
    }

    fn json(&self) -> serde_json::Value {
        let counts = self.counts.iter().map(|((body, word), count)| json!([body, word, count]));
        json!({
            "plans": PLANS,
            "year": YEAR,
            "missing": self.missing,
            "rates": self.rates,
            "counts": counts.collect::<Vec<_>>(),
        })
    }
}
