//! The rules of the architecture, checked on every source file: which module may name which, where web crates and
//! Japanese are allowed, and what is not allowed anywhere. Each failure names the file and the line.
//!
//! The layers are data ([`layers`]). The rules ([`rules`]) are also tried on small made-up sources, so that the
//! check cannot pass because it finds nothing.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read stops the test")]

mod layers;
mod made_up;
mod paths;
mod rules;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use layers::{LAYERS, layer};
use rules::{Offence, offences};
use source::{Word, words};

/// Every file in that folder of the project, by its path from the project's root, with its text.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.push((from_root(root, &path), text));
            }
        }
    }
    found.sort();
    found
}

fn from_root(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap().components();
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

/// The Rust sources in that folder.
fn sources(folder: &str) -> Vec<(String, String)> {
    let is_source = |path: &str| PathBuf::from(path).extension().is_some_and(|ending| ending == "rs");
    files(folder).into_iter().filter(|(path, _)| is_source(path)).collect()
}

/// Fails with all offences, one on each line.
#[track_caller]
fn none(offences: &[Offence]) {
    let list: Vec<String> = offences.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{} against the architecture:\n{}", list.len(), list.join("\n"));
}

#[test]
fn every_source_follows_the_architecture_rules() {
    let sources = sources("src");
    none(&sources.iter().flat_map(|(path, text)| offences(path, text)).collect::<Vec<_>>());
    let seen = |path: &str| sources.iter().any(|(seen, _)| seen == path);
    assert!(
        ["src/lib.rs", "src/main.rs", "src/command/cells.rs", "src/browser/storage.rs", "src/ui.rs"]
            .into_iter()
            .all(seen)
    );
}

#[test]
fn every_test_file_begins_with_a_module_comment() {
    let tests = sources("tests");
    assert!(tests.len() > 10);
    none(&tests.iter().filter_map(|(path, text)| rules::story(path, text)).collect::<Vec<_>>());
}

#[test]
fn every_module_of_the_library_has_a_layer_and_is_listed_in_layer_order() {
    let library = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/lib.rs")).unwrap();
    let words = words(&library);
    let modules = modules(&words);
    assert!(modules.len() >= 12, "{modules:?}");
    let unplaced: Vec<_> = modules.iter().filter(|module| layer(module).is_none()).collect();
    assert!(unplaced.is_empty(), "these need a place in the table of layers: {unplaced:?}");
    let layers: Vec<usize> = modules.iter().filter_map(|module| layer(module)).collect();
    assert!(layers.is_sorted(), "{modules:?} stand on the layers {layers:?}");
    assert_eq!(layers.last(), Some(&LAYERS.len()));
}

/// The modules that a file declares.
fn modules(words: &[Word]) -> Vec<&str> {
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs.filter(|(word, _)| word.is("mod")).map(|(_, name)| name.text.as_str()).collect()
}

#[test]
fn the_page_enforces_trusted_types_and_no_code_creates_a_policy() {
    let index = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../index.html")).unwrap();
    let asks = "require-trusted-types-for 'script'; trusted-types 'none'";
    assert!(index.contains(asks), "the page no longer asks for Trusted Types, or lets a policy make them");
    let shipped = files("src").into_iter().chain(files("web")).chain([("index.html".to_owned(), index)]);
    let policies: Vec<String> = shipped.flat_map(|(path, text)| rules::policies(&path, &text)).collect();
    assert!(policies.is_empty(), "{policies:?}");
}
