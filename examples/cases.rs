//! Compares the reader with a practice set of real tables (`make cases`), and prints how much of them it reads right, asks
//! about, leaves out, or reads wrong: a Markdown table with one line for each class of the set.
//!
//! The set is the folder `KEIKAKU_CASES` (default `../shared/cases`), with fragments of documents (`*.txt`, `*.csv`) and a
//! careful clerk's reading of each (`*.expected.json`). If the folder is missing, that is printed, and the program succeeds.
//! With `KEIKAKU_CASES_VERBOSE=1`, every expectation that is not met is printed below the table.
//!
//! The modules that count define right, asked, left and wrong: [`figures`] for single figures, [`tables`] for the cells of
//! tables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "cases/expected.rs"]
mod expected;
#[path = "cases/figures.rs"]
mod figures;
#[path = "cases/tables.rs"]
mod tables;

// Only the figures and the tables of the protocol are used here.
#[expect(dead_code, reason = "the requests and replies are of another program")]
#[path = "reader/protocol.rs"]
mod protocol;

use expected::Case;

/// How an expectation is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Right,
    Asked,
    Left,
    Wrong,
}

/// An expectation and how it is met.
#[derive(Clone, Debug)]
struct Met {
    verdict: Verdict,
    /// The expectation and what was found.
    about: String,
}

/// The numbers of expectations that are right, asked, left and wrong.
#[derive(Clone, Copy, Debug, Default)]
struct Sums([usize; 4]);

impl Sums {
    fn of(met: &[Met]) -> Self {
        let count = |verdict| met.iter().filter(|one| one.verdict == verdict).count();
        Self([Verdict::Right, Verdict::Asked, Verdict::Left, Verdict::Wrong].map(count))
    }

    fn add(&mut self, other: Self) {
        for (sum, number) in self.0.iter_mut().zip(other.0) {
            *sum += number;
        }
    }

    /// The total and the four numbers, as fields of a line of the table.
    fn line(self) -> String {
        let numbers: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        format!("{} | {}", self.0.iter().sum::<usize>(), numbers.join(" | "))
    }
}

/// The sums of a class: single figures, cells without answers, and cells with answers.
type OfClass = [Sums; 3];

const HEADINGS: [&str; 3] = ["Figures", "Cells of tables, nothing answered", "Cells of tables, with answers"];

fn main() -> io::Result<()> {
    let folder = env::var_os("KEIKAKU_CASES").map_or_else(|| PathBuf::from("../shared/cases"), PathBuf::from);
    let cases = cases(&folder)?;
    if cases.is_empty() {
        println!("skipped: no practice set in {} (KEIKAKU_CASES)", folder.display());
        return Ok(());
    }
    let only = env::var("KEIKAKU_CASES_ONLY").unwrap_or_default();
    let cases: Vec<Case> = cases
        .into_iter()
        .filter(|case| match only.as_str() {
            "seen" => !case.is_held_back(),
            "held back" => case.is_held_back(),
            name => case.name.contains(name),
        })
        .collect();
    let is_verbose = env::var("KEIKAKU_CASES_VERBOSE").is_ok_and(|value| value == "1");
    let mut classes: BTreeMap<String, OfClass> = BTreeMap::new();
    let mut misses = Vec::new();
    for case in &cases {
        let kinds = met(case);
        let of_class = classes.entry(case.class.clone()).or_default();
        for ((kind, sums), heading) in kinds.iter().zip(of_class).zip(HEADINGS) {
            sums.add(Sums::of(kind));
            let others = kind.iter().filter(|one| one.verdict != Verdict::Right);
            misses.extend(others.map(|one| format!("- {heading} | {} | {:?} | {}", case.name, one.verdict, one.about)));
        }
    }
    println!("{}", report(&classes, cases.len()));
    if is_verbose {
        println!("\n## Not met\n\n{}", misses.join("\n"));
    }
    Ok(())
}

/// The cases of the folder, sorted by name; none if there is no folder.
fn cases(folder: &Path) -> io::Result<Vec<Case>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    let expected = paths.iter().filter(|path| path.to_string_lossy().ends_with(expected::ENDING));
    let mut cases = expected.map(|path| Case::read(path)).collect::<Result<Vec<_>, _>>()?;
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(cases)
}

/// How the expectations of a case are met: single figures, cells before answers, cells after answers.
fn met(case: &Case) -> [Vec<Met>; 3] {
    let [before, after] = tables::met(case);
    [figures::met(case), before, after]
}

/// The report: for each kind of sums, a table of all classes.
fn report(classes: &BTreeMap<String, OfClass>, cases: usize) -> String {
    let mut lines = vec![format!("{cases} cases.")];
    for (kind, heading) in HEADINGS.iter().enumerate() {
        lines.extend([String::new(), format!("## {heading}"), String::new()]);
        lines.push("| class | all | right | asked | left | wrong |".to_owned());
        lines.push("|---|---|---|---|---|---|".to_owned());
        let mut all = Sums::default();
        for (class, sums) in classes.iter().filter_map(|(class, of_class)| Some((class, of_class.get(kind)?))) {
            lines.push(format!("| {class} | {} |", sums.line()));
            all.add(*sums);
        }
        lines.push(format!("| **all** | {} |", all.line()));
    }
    lines.join("\n")
}
