//! Plays test cases that are written as data files in `tests/`. A case is its name, then one line for each step, and below each
//! step the lines that are then seen, behind `>`. With `KEIKAKU_WRITE_TABLES=1` the files are rewritten with what is seen today:
//! read the difference before you keep it.

use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// Plays the cases of all files in a folder, and fails if what is seen differs from what the files expect. `begin` opens a case by
/// its first line and returns a function that gives what is seen after each further line.
pub(crate) fn play<Seen: FnMut(&str) -> String>(folder: &str, begin: impl Fn(&str) -> Seen) {
    let is_written = env::var("KEIKAKU_WRITE_TABLES").is_ok_and(|value| value == "1");
    let mut wrong = Vec::new();
    for path in files(folder) {
        let text = fs::read_to_string(&path).unwrap();
        let (head, cases) = text.split_once("--- ").unwrap();
        let mut written = head.to_owned();
        for case in cases.split("\n--- ") {
            let found = played(case, &begin);
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

/// The files of a folder, in the order of their names.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The text of a case with what is seen today after each step.
fn played<Seen: FnMut(&str) -> String>(case: &str, begin: &impl Fn(&str) -> Seen) -> String {
    let mut lines = case.trim_end().lines().filter(|line| !line.starts_with('>'));
    let (name, first) = (lines.next().unwrap(), lines.next().unwrap());
    let mut see = begin(first);
    let mut played = format!("--- {name}\n{first}\n");
    for line in lines {
        writeln!(played, "{line}").unwrap();
        for seen in see(line).lines() {
            writeln!(played, "> {seen}").unwrap();
        }
    }
    played
}
