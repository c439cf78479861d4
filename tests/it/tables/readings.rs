//! The expected results for office tables, as data: `tests/readings/*.txt`. A case is its name, the table, `===`, and one line for
//! each expected result. `today: wrong` marks a case that the reader does not handle yet; a case without the mark must stay right.

use std::fs;

use keikaku::import::preview::{ImportTarget, OpenedOn, Preview};
use keikaku::plan::place::{CellPlace, cell_at};
use keikaku::plan::{Indicator, Plan};
use keikaku::value::amount::Amount;

use crate::support::desk::{Desk, year};

/// A table with its expected results.
struct Case {
    file: String,
    name: String,
    table: String,
    expected: Vec<String>,
    is_wrong_today: bool,
}

/// The cases of all files, sorted by file name.
fn cases() -> Vec<Case> {
    let folder = fs::read_dir(format!("{}/readings", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let of_file = |path: &std::path::PathBuf| {
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        let cases: Vec<Case> = text.split("--- ").skip(1).map(|block| case(&file, block)).collect();
        cases
    };
    files.iter().flat_map(of_file).collect()
}

fn case(file: &str, block: &str) -> Case {
    let (name, rest) = block.split_once('\n').unwrap();
    let (table, expected) = rest.split_once("===\n").expect("a case has a table and what should come of it");
    let lines = expected.lines().map(str::trim).filter(|line| !line.is_empty());
    let (marks, expected): (Vec<&str>, Vec<&str>) = lines.partition(|line| *line == "today: wrong");
    assert!(!expected.is_empty(), "{name} says nothing");
    Case {
        file: file.to_owned(),
        name: name.to_owned(),
        table: table.to_owned(),
        expected: expected.into_iter().map(str::to_owned).collect(),
        is_wrong_today: !marks.is_empty(),
    }
}

/// The result of reading a table on the list: the new plan, and whether there was a question.
struct Read {
    plan: Option<Plan>,
    is_asked: bool,
}

impl Read {
    fn of(table: &str) -> Self {
        let desk = Desk::of("002");
        let preview: Option<Preview> = desk.read_on(table.as_bytes(), OpenedOn::List).ok();
        let is_asked = preview.as_ref().is_some_and(|preview| !preview.questions.is_empty())
            || !desk.asked_of_sheet(table.as_bytes()).is_empty();
        let plan = preview.and_then(|preview| match preview.target {
            ImportTarget::NewPlan(plan) => Some(Plan::clone(&plan)),
            ImportTarget::Plan(_) => None,
        });
        Self { plan, is_asked }
    }

    fn rows(&self, name: &str) -> Vec<&Indicator> {
        let rows = self.plan.iter().flat_map(Plan::indicators);
        rows.map(|row| &**row).filter(|row| row.name == name).collect()
    }

    /// The number in a cell; `None` if the cell has none, or if not exactly one row has that name.
    fn figure(&self, name: &str, place: &str) -> Option<String> {
        let (western, row) = place.split_once(' ').unwrap();
        let year = year(western.parse().unwrap());
        let place = if row == "目標" { CellPlace::Target(year) } else { CellPlace::Actual(year) };
        let [row] = self.rows(name)[..] else { return None };
        cell_at(row, place).amount().map(Amount::plain)
    }

    /// Whether the expected result in that line is true.
    fn is_so(&self, line: &str) -> bool {
        let parts: Vec<&str> = line.split(" | ").collect();
        match parts[..] {
            ["placed", name, place, figure] => self.figure(name, place).as_deref() == Some(figure),
            ["asked", name, place] => self.figure(name, place).is_none() && self.is_asked,
            ["absent", name] => self.plan.is_some() && self.rows(name).is_empty(),
            ["unit", name, unit] => matches!(self.rows(name)[..], [row] if row.unit == unit),
            ["count", count] => self.plan.as_ref().is_some_and(|plan| plan.indicators().len().to_string() == count),
            ["plan", name] => self.plan.as_ref().is_some_and(|plan| plan.facts.name == name),
            _ => panic!("no line of a case: {line}"),
        }
    }
}

#[test]
fn every_office_table_without_a_wrong_mark_is_read_as_expected() {
    let (mut right, mut gone_wrong) = (0, Vec::new());
    let cases = cases();
    for case in &cases {
        let read = Read::of(&case.table);
        let missing: Vec<&String> = case.expected.iter().filter(|line| !read.is_so(line)).collect();
        let told = format!("{} · {}: {missing:?}", case.file, case.name);
        match (missing.is_empty(), case.is_wrong_today) {
            (true, is_wrong_today) => {
                right += 1;
                if is_wrong_today {
                    println!("right now, its mark can go: {told}");
                }
            }
            (false, true) => println!("not yet: {told}"),
            (false, false) => gone_wrong.push(told),
        }
    }
    println!("{right} of {} tables come out as they should", cases.len());
    assert!(gone_wrong.is_empty(), "right before, wrong now:\n{}", gone_wrong.join("\n"));
}
