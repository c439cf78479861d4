//! Checks the samples against the published documents: every name, unit and figure occurs in its document's text.
//!
//! The documents are not part of the project. `KEIKAKU_SEEDS` names their folder (default `../shared/seeds`); if they
//! are missing, the test prints `skipped: …` and passes. White space is ignored on both sides, since the texts come
//! from printed pages and can break lines anywhere.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Facts, Indicator, Plan};
use keikaku::value::id::{IndicatorId, PlanId};

/// The folder of the documents; `None` if it does not exist.
fn folder() -> Option<PathBuf> {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds");
    Some(env::var_os("KEIKAKU_SEEDS").map_or_else(default, PathBuf::from)).filter(|folder| folder.is_dir())
}

/// The text of the document with that code, without white space.
fn document(folder: &Path, code: &str) -> Option<String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let named = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{code}_"));
    files.filter(named).find_map(|path| fs::read_to_string(path).ok()).map(|text| compact(&text))
}

fn compact(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Prints the reason past the output capture of the test runner, so that a skipped test is not taken for a passed one.
fn skipped(what: &str) {
    writeln!(io::stdout(), "skipped: {what}").unwrap();
}

/// The facts that are quotations; the note beside the period is our own text.
fn facts(facts: &Facts) -> Vec<&str> {
    let Facts { name, area, grant, measure_code, project_name, project_cost, .. } = facts;
    let Facts { project_start, project_end, project_length, .. } = facts;
    let Facts { plan_start, plan_end, approved_on, evaluated_in, .. } = facts;
    let bodies = facts.prepared_by.iter().map(String::as_str);
    let named = [name, area, grant, measure_code, project_name, project_cost, project_start, project_end];
    let dated = [project_length, plan_start, plan_end, approved_on, evaluated_in];
    bodies.chain(named.into_iter().chain(dated).map(String::as_str)).collect()
}

/// Every text of a row that occurs in its document.
fn quotations(row: &Indicator) -> Vec<&str> {
    let mut found = vec![&row.group, &row.name, &row.unit, &row.source, &row.baseline.as_of_text];
    found.extend([&row.baseline.cell.text, &row.period_target.text]);
    found.extend(row.targets.values().map(|cell| &cell.text));
    found.extend(row.stated_total.iter().map(|cell| &cell.text));
    found.extend(row.readings.iter().filter_map(|reading| reading.name.as_ref()));
    found.into_iter().map(String::as_str).collect()
}

fn plan(sample: &SamplePlan) -> Plan {
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap()
}

#[test]
fn every_name_unit_and_figure_of_a_sample_occurs_in_its_document() {
    let Some(folder) = folder() else {
        return skipped("the published documents are not here (KEIKAKU_SEEDS)");
    };
    for sample in SamplePlan::ALL {
        let Some(document) = document(&folder, sample.code()) else {
            skipped(&format!("the document {} is not here", sample.code()));
            continue;
        };
        let plan = plan(sample);
        let headings = plan.years.iter().map(|(_, heading)| heading);
        let rows = plan.indicators().iter().flat_map(|row| quotations(row));
        for quotation in facts(&plan.facts).into_iter().chain(headings).chain(rows) {
            assert!(document.contains(&compact(quotation)), "{}: {quotation}", sample.code());
        }
    }
}
