//! Writes the files of 公開用 for every sample: the long file and its `datapackage.json`, in one folder for each plan.
//!
//! `make frictionless` has other programs read them. The samples are too regular to reveal faults, so a further plan
//! has every state and the letters that break files. Ids and the day are fixed, so that the same sources always write
//! the same files.
//!
//! ```sh
//! cargo run --example long_files -- target/long
//! ```

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use keikaku::export::file_name::{TableKind, table_file_name};
use keikaku::export::{data_package, long_table};
use keikaku::import::encoding::Encoding;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Row};
use keikaku::plan::lineage::KpiTable;
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Grading, Indicator, Plan};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::evaluation::judged_by;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// Texts for cells: every state, figures at the bounds, and texts that cannot be read.
const FIGURES: [&str; 12] = [
    "▲1,200(速報)",
    "１２３，４５６．７８（見込）",
    "集計中",
    "未把握",
    "-",
    "約3万",
    "0",
    "-0.00000001",
    "=1+1",
    "+81 90",
    "上期\n下期",
    "",
];

/// Texts for text fields: letters that break files, and words that a program may take for something else.
const TEXTS: [&str; 10] = [
    "決算書\r\n（商工課）",
    "\"引用\", と;区切り\tと'一重'|と縦棒",
    "=HYPERLINK(\"x\")",
    "0012",
    "2024-04-01",
    "true",
    "NULL",
    "－〜①㈱𠮷👨‍👩‍👧",
    "'一重",
    "#注釈",
];

/// The largest target that a cell can hold. The sum of two such targets has one more digit.
const LARGEST: &str = "999,999,999,999,999.99999999";

fn main() -> Fallible<()> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("say into which folder")?);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for sample in SamplePlan::ALL {
        write(&folder.join(sample.code()), &plan_of(sample)?)?;
    }
    write(&folder.join("ugly"), &ugly()?)
}

fn plan_of(sample: &SamplePlan) -> Fallible<Plan> {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let plan = sample.plan(PlanId::from_bits(77), || ids.next().unwrap_or(IndicatorId::from_bits(0)));
    Ok(plan.ok_or("a sample without a plan")?)
}

/// Writes the two files of a plan.
fn write(folder: &Path, plan: &Plan) -> Fallible<()> {
    let name = table_file_name(plan, TableKind::Long, KpiTable::from_plan(plan).version(), today()?);
    fs::create_dir_all(folder)?;
    fs::write(folder.join(&name), long_table::write(plan, &judged_by(plan, today()?)).utf8())?;
    fs::write(folder.join(data_package::FILE_NAME), data_package::write(plan, &name, Encoding::Utf8, today()?))?;
    Ok(())
}

fn today() -> Fallible<Date> {
    Ok(Date::new(2025, 4, 10).ok_or("a day")?)
}

/// A sample with an ugly text in every field that a user can fill.
fn ugly() -> Fallible<Plan> {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == "002").ok_or("no such sample")?;
    let plan = plan_of(sample)?;
    let (mut figures, mut texts) = (FIGURES.iter().cycle(), TEXTS.iter().cycle());
    let mut next = || texts.next().copied().unwrap_or_default().to_owned();
    let kpis = plan.indicators().iter().map(|kpi| {
        let mut kpi = Indicator::clone(kpi);
        (kpi.name, kpi.unit, kpi.responsible, kpi.source) = (next(), next(), next(), next());
        kpi.baseline.as_of_text = next();
        for year in plan.years.years() {
            let text = figures.next().copied().unwrap_or_default();
            let cell = Cell::read(text, &kpi.unit);
            kpi.actuals.insert(year, Actual { cell, ..Actual::default() });
            kpi.notes.insert((Row::Actual, Some(year)), next());
        }
        Arc::new(kpi)
    });
    let mut kpis: Vec<Arc<Indicator>> = kpis.collect();
    if let Some(kpi) = kpis.first_mut().map(Arc::make_mut) {
        kpi.targets = plan.years.years().map(|year| (year, Cell::read(LARGEST, &kpi.unit))).collect();
    }
    let mut plan = plan.with_indicators(kpis).ok_or("ids that differ")?;
    plan.grading = Grading::TargetComparison;
    Ok(plan)
}
