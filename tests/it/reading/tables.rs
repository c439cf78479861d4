//! How tables of other offices are read, as data: `tests/tables/*.txt`. A case is its name, the table, `===`, and one line for each
//! figure with the figure's line and column, its text, and its place: `2:3 100 | 来場者数 [人] 2024 目標`. `? Kind` marks a figure that waits
//! for an answer, `open` a figure of which nothing is known. `KEIKAKU_WRITE_TABLES=1` writes today's reading over the expected one:
//! read the difference before you keep it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use keikaku::columns::Wide;
use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::{CellId, FigurePlace, SheetGrid, SheetReading, grid_of_text, read_sheet};

/// The case files, sorted by name.
fn files() -> Vec<PathBuf> {
    let folder = fs::read_dir(format!("{}/tables", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The cases of a file: name, table, expected lines.
fn cases(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    text.split("--- ").skip(1).map(|block| {
        let (name, rest) = block.split_once('\n').unwrap();
        let (table, expected) = rest.split_once("===\n").unwrap();
        (name, table, expected.trim_end())
    })
}

fn place(place: FigurePlace) -> String {
    let kind = match place.kind {
        FigureKind::Baseline => "基準値",
        FigureKind::Target => "目標",
        FigureKind::Actual => "実績",
        FigureKind::Rate => "達成率",
    };
    match place.column {
        Wide::Year(year) => format!("{year} {kind}"),
        Wide::Total => format!("期間の{kind}"),
        _ => kind.to_owned(),
    }
}

/// The place of each figure of a table, one line for each figure.
fn told(grid: &SheetGrid, reading: &SheetReading) -> String {
    let mut lines: BTreeMap<CellId, Vec<String>> = BTreeMap::new();
    for fact in &reading.facts {
        let unit = Some(fact.unit()).filter(|unit| !unit.is_empty()).map(|unit| format!(" [{unit}]"));
        let told = format!("{} | {}{} {}", fact.text, fact.name, unit.unwrap_or_default(), place(fact.place));
        lines.entry(fact.cell).or_default().push(told);
    }
    let text = |at: CellId| grid.cell(at).map(|cell| cell.text.clone()).unwrap_or_default();
    for question in &reading.questions {
        for cell in &question.cells {
            lines.entry(*cell).or_default().push(format!("{} | ? {:?}", text(*cell), question.asked));
        }
    }
    for cell in &reading.open {
        lines.entry(*cell).or_default().push(format!("{} | open", text(*cell)));
    }
    let mut out = String::new();
    for (at, told) in lines {
        let at = grid.cell(at).map(|cell| (cell.place.line, cell.place.column)).unwrap_or_default();
        for line in told {
            writeln!(out, "{}:{} {}", at.0, at.1, line.replace('\n', " ")).unwrap();
        }
    }
    out.trim_end().to_owned()
}

#[test]
fn every_table_is_read_as_its_case_expects() {
    let is_written = env::var("KEIKAKU_WRITE_TABLES").is_ok_and(|value| value == "1");
    let mut wrong = Vec::new();
    for path in files() {
        let text = fs::read_to_string(&path).unwrap();
        let (head, _) = text.split_once("--- ").unwrap();
        let mut written = head.to_owned();
        for (name, table, expected) in cases(&text) {
            let grid = grid_of_text(table).unwrap();
            let found = told(&grid, &read_sheet(&grid, &[], None));
            if found != expected {
                wrong.push(format!("{} · {name}\n{table}expected:\n{expected}\nfound:\n{found}\n", path.display()));
            }
            writeln!(written, "--- {name}\n{table}===\n{found}\n").unwrap();
        }
        if is_written {
            fs::write(&path, written.trim_end().to_owned() + "\n").unwrap();
        }
    }
    assert!(is_written || wrong.is_empty(), "{} read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
