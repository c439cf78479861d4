//! What happens at a desk with files, as data: `tests/desks/*.txt`. A case is its name and what is done, a line each; below it stands
//! what is seen then, each line behind `>`. [`commands`] tells what can be done. `KEIKAKU_WRITE_TABLES=1` writes what is seen today
//! in the place of what is expected: read the difference before it is kept.

mod commands;
mod file_in_hand;
mod places;
mod reading;
mod seen;

use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use commands::Seat;

/// The files of cases, in the order of their names.
fn files() -> Vec<PathBuf> {
    let folder = fs::read_dir(format!("{}/tests/desks", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// What is done in a case, with what is seen after each step.
fn played(case: &str) -> String {
    let mut lines = case.trim_end().lines().filter(|line| !line.starts_with('>'));
    let mut played = format!("--- {}\n", lines.next().unwrap());
    let mut seat = Seat::new(lines.next().unwrap());
    writeln!(played, "{}", seat.opened).unwrap();
    for line in lines {
        writeln!(played, "{line}").unwrap();
        for seen in seat.act(line).lines() {
            writeln!(played, "> {seen}").unwrap();
        }
    }
    played
}

#[test]
fn at_a_desk_is_seen_what_the_cases_say() {
    let is_written = env::var("KEIKAKU_WRITE_TABLES").is_ok_and(|value| value == "1");
    let mut wrong = Vec::new();
    for path in files() {
        let text = fs::read_to_string(&path).unwrap();
        let (head, cases) = text.split_once("--- ").unwrap();
        let mut written = head.to_owned();
        for case in cases.split("\n--- ") {
            let found = played(case);
            if found.trim_end() != format!("--- {case}").trim_end() {
                wrong.push(format!("{}\nexpected:\n--- {case}\nfound:\n{found}", path.display()));
            }
            writeln!(written, "{found}").unwrap();
        }
        if is_written {
            fs::write(&path, written.trim_end().to_owned() + "\n").unwrap();
        }
    }
    assert!(is_written || wrong.is_empty(), "{} seen otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
