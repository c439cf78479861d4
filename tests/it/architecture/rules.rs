//! The rules of the architecture, each applied to one source.

use std::{fmt, iter};

use crate::architecture::layers::{
    FORMAT_CRATES, KNOW_FORMATS, MAY_HOLD_JAPANESE, OF_THE_BROWSER, WEB_CRATES, layer, may_name, page_may_name,
};
use crate::architecture::paths::{Named, module_of, named};
use crate::architecture::source::{Kind, Word, words};

/// A violation of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offence {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl fmt::Display for Offence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// All violations in a source of `src/`.
pub(crate) fn offences(path: &str, source: &str) -> Vec<Offence> {
    let all = words(source);
    let shipped = without_tests(&all);
    let lines = named_upwards(path, &all).into_iter();
    let lines = lines.chain(web_crates(path, &all)).chain(format_crates(path, &shipped));
    let lines = lines.chain(japanese(path, &shipped)).chain(unguarded(&shipped)).chain(static_state(&all));
    let offences = lines.map(|(line, what)| Offence { path: path.to_owned(), line, what });
    story(path, source).into_iter().chain(offences).collect()
}

/// Every file begins with a module comment.
pub(crate) fn story(path: &str, source: &str) -> Option<Offence> {
    let what = "does not begin with its story (`//!`)".to_owned();
    (!source.starts_with("//! ")).then(|| Offence { path: path.to_owned(), line: 1, what })
}

/// The places where policies of Trusted Types are created.
pub(crate) fn policies(path: &str, text: &str) -> Vec<String> {
    let makes = |line: &str| line.contains("createPolicy") || line.contains("create_policy");
    text.lines().zip(1..).filter(|(line, _)| makes(line)).map(|(_, line)| format!("{path}:{line}")).collect()
}

/// Paths to a higher layer, or to a room that this module may not name.
fn named_upwards(path: &str, words: &[Word]) -> Vec<(usize, String)> {
    let module = module_of(path);
    let here = module.join("::");
    let is_wrong = |one: &Named| !one.may_stand_in(&here);
    let complain = |one: Named| (one.line, format!("names {one}, which {here} may not"));
    named(&module, words).into_iter().filter(is_wrong).map(complain).collect()
}

impl Named {
    fn may_stand_in(&self, here: &str) -> bool {
        let path = self.path.join("::");
        match (here.split("::").next().unwrap_or_default(), self.of_library) {
            ("" | "main", _) => true,
            ("browser", true) => layer(&path) == Some(1) || self.begins_with(&OF_THE_BROWSER),
            ("browser", false) => path.starts_with("browser"),
            ("ui", true) => layer(&path).is_some(),
            ("ui", false) => page_may_name(here, &path),
            _ => may_name(here, &path),
        }
    }

    fn begins_with(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.path.join("::").starts_with(path))
    }
}

fn is_page(path: &str) -> bool {
    ["src/ui.rs", "src/browser.rs", "src/main.rs"].contains(&path)
        || ["src/ui/", "src/browser/"].iter().any(|folder| path.starts_with(folder))
}

fn web_crates(path: &str, words: &[Word]) -> Vec<(usize, String)> {
    let continues =
        |name: &str, of: &str| name.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    let is_web = |word: &&Word| word.kind == Kind::Name && WEB_CRATES.iter().any(|of| continues(&word.text, of));
    let found = words.iter().filter(is_web).filter(|_| !is_page(path));
    found.map(|word| (word.line, format!("names the web crate {}", word.text))).collect()
}

fn format_crates(path: &str, words: &[Word]) -> Vec<(usize, String)> {
    let module = module_of(path).join("::");
    let is_in = |room: &str| module.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    if KNOW_FORMATS.iter().any(|room| is_in(room)) {
        return Vec::new();
    }
    let is_one = |word: &&Word| word.kind == Kind::Name && FORMAT_CRATES.contains(&word.text.as_str());
    words
        .iter()
        .filter(is_one)
        .map(|word| (word.line, format!("names {}, which stores and files do", word.text)))
        .collect()
}

fn japanese(path: &str, words: &[Word]) -> Vec<(usize, String)> {
    let may = |place: &str| path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/') || rest == ".rs");
    if MAY_HOLD_JAPANESE.iter().any(|place| may(place)) {
        return Vec::new();
    }
    let said = words.iter().filter(|word| word.kind == Kind::Literal && word.text.contains(is_japanese));
    said.map(|word| (word.line, format!("says 「{}」, which belongs to wording or paper", word.text))).collect()
}

/// Whether a letter is kana, an ideograph, one of their marks, or a full-width form.
fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(letter, '\u{ff01}'..='\u{ffee}' | '\u{20000}'..='\u{3ffff}')
}

/// `.unwrap()` and `.expect()` end the program for the user; `.split_at()` does so inside a letter of a
/// text.
fn unguarded(words: &[Word]) -> Vec<(usize, String)> {
    const ENDING: [&str; 3] = ["unwrap", "expect", "split_at"];
    let calls = words.windows(3).filter(|three| {
        matches!(three, [dot, name, open]
        if dot.is(".") && ENDING.iter().any(|ending| name.is(ending)) && open.is("("))
    });
    calls.filter_map(|three| three.get(1)).map(|name| (name.line, format!("calls .{}()", name.text))).collect()
}

/// A static whose content may change: state that no session owns. Kept values are passed as arguments
/// instead.
fn static_state(words: &[Word]) -> Vec<(usize, String)> {
    let begins =
        |(before, word): &(Option<&Word>, &Word)| word.is("static") && !before.is_some_and(|mark| mark.is("'"));
    let holds_state = |word: &&Word| CHANGING.contains(&word.text.as_str()) || word.text.starts_with("Atomic");
    let found = words.split(|word| word.is("=") || word.is(";")).filter_map(|part| {
        let item = iter::once(None).chain(part.iter().map(Some)).zip(part).skip_while(|two| !begins(two));
        item.map(|(_, word)| word).find(holds_state)
    });
    let of_threads = words.iter().filter(|word| word.is("thread_local"));
    found.chain(of_threads).map(|word| (word.line, format!("keeps state in a static ({})", word.text))).collect()
}

/// The types whose content may change behind a shared reference, and `static mut`.
const CHANGING: [&str; 9] =
    ["Mutex", "RwLock", "OnceLock", "LazyLock", "Once", "OnceCell", "LazyCell", "RefCell", "mut"];

/// The words that are not compiled for tests only; none of a file that begins with `#![cfg(test)]`.
fn without_tests(words: &[Word]) -> Vec<Word> {
    const WHOLE_FILE: [&str; 8] = ["#", "!", "[", "cfg", "(", "test", ")", "]"];
    if words.len() >= WHOLE_FILE.len() && words.iter().zip(WHOLE_FILE).all(|(word, text)| word.is(text)) {
        return Vec::new();
    }
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if is_test_only(words.get(at..).unwrap_or_default()) {
            at += end_of_item(words.get(at..).unwrap_or_default());
        } else {
            kept.push(word.clone());
            at += 1;
        }
    }
    kept
}

/// `#[cfg(test)]` and `#[cfg(all(test, …))]`.
fn is_test_only(words: &[Word]) -> bool {
    let begins =
        |texts: &[&str]| words.len() >= texts.len() && words.iter().zip(texts).all(|(word, text)| word.is(text));
    begins(&["#", "[", "cfg", "(", "test", ")", "]"]) || begins(&["#", "[", "cfg", "(", "all", "(", "test", ","])
}

/// The number of words of the item: up to its closing brace, or to its semicolon.
fn end_of_item(words: &[Word]) -> usize {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate() {
        match word.text.as_str() {
            _ if word.kind == Kind::Literal => {}
            "{" => depth += 1,
            "}" if depth == 1 => return at + 1,
            "}" => depth -= 1,
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    words.len()
}
