//! The modules that a source names: paths from `crate`, `super`, `self` and `keikaku`, with groups
//! expanded.

use std::fmt;

use crate::architecture::source::{Kind, Word};

/// A path in a source, written from the root of the library or of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    /// Whether the path begins with `keikaku`: the page names the library from outside.
    pub(crate) of_library: bool,
    pub(crate) path: Vec<String>,
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = if self.of_library { "keikaku" } else { "crate" };
        write!(f, "{root}::{}", self.path.join("::"))
    }
}

/// The module path of a file: `src/command/cells.rs` is `command::cells`; the path of a root file is
/// empty.
pub(crate) fn module_of(path: &str) -> Vec<String> {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let inner = inner.strip_suffix(".rs").unwrap_or(inner);
    if ["lib", "main"].contains(&inner) { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

/// Every path that occurs in the words.
pub(crate) fn named(module: &[String], words: &[Word]) -> Vec<Named> {
    let mut walk = Walk { words, at: 0, module: module.to_vec(), braces: Vec::new(), named: Vec::new() };
    while walk.at < words.len() {
        walk.step();
    }
    walk.named
}

struct Walk<'w> {
    words: &'w [Word],
    at: usize,
    /// The module at the current word, inline modules included.
    module: Vec<String>,
    /// For each open brace, whether it belongs to an inline module.
    braces: Vec<bool>,
    named: Vec<Named>,
}

impl Walk<'_> {
    fn peek(&self, ahead: usize) -> Option<&Word> {
        self.words.get(self.at + ahead)
    }

    fn sees(&self, ahead: usize, text: &str) -> bool {
        self.peek(ahead).is_some_and(|word| word.is(text))
    }

    fn step(&mut self) {
        if self.sees(0, "mod") && self.sees(2, "{") {
            self.module.extend(self.peek(1).map(|name| name.text.clone()));
            self.braces.push(true);
            self.at += 3;
        } else if self.sees(0, "{") {
            self.braces.push(false);
            self.at += 1;
        } else if self.sees(0, "}") {
            if self.braces.pop() == Some(true) {
                self.module.pop();
            }
            self.at += 1;
        } else if let Some((base, of_library)) = self.root() {
            self.at += 1;
            self.tree(&base, of_library);
        } else {
            self.at += 1;
        }
    }

    /// The module from which a path that begins here starts, and whether that module is in the library.
    /// `None` if no path begins here.
    fn root(&self) -> Option<(Vec<String>, bool)> {
        let continues =
            self.at.checked_sub(1).and_then(|before| self.words.get(before)).is_some_and(|word| word.is("::"));
        let word = self.peek(0).filter(|_| !continues && (self.sees(1, "::") || self.sees(1, "as")))?;
        let above = self.module.len().saturating_sub(1);
        match word.text.as_str() {
            _ if word.kind != Kind::Name => None,
            "crate" => Some((Vec::new(), false)),
            "keikaku" => Some((Vec::new(), true)),
            "self" => Some((self.module.clone(), false)),
            "super" => Some((self.module.get(..above)?.to_vec(), false)),
            _ => None,
        }
    }

    /// Reads what follows a root or a part of a path: `::name…`, `::{…}`, `::*`, or nothing.
    fn tree(&mut self, base: &[String], of_library: bool) {
        let line = self.peek(0).map_or(0, |word| word.line);
        if !self.sees(0, "::") {
            return self.found(line, base, of_library);
        }
        self.at += 1;
        if self.sees(0, "{") {
            self.group(base, of_library);
        } else if let Some(part) = self.peek(0).cloned() {
            self.at += 1;
            self.part(base, &part, of_library);
        }
    }

    fn part(&mut self, base: &[String], part: &Word, of_library: bool) {
        let path = match part.text.as_str() {
            "super" => base.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default(),
            "self" => base.to_vec(),
            name => [base, &[name.to_owned()]].concat(),
        };
        if self.sees(0, "::") { self.tree(&path, of_library) } else { self.found(part.line, &path, of_library) }
    }

    fn group(&mut self, base: &[String], of_library: bool) {
        self.at += 1;
        while let Some(word) = self.peek(0).cloned() {
            self.at += 1;
            match word.text.as_str() {
                "}" => return,
                "," => {}
                "{" => {
                    self.at -= 1;
                    self.group(base, of_library);
                }
                "as" => self.at += 1,
                _ => self.part(base, &word, of_library),
            }
        }
    }

    fn found(&mut self, line: usize, path: &[String], of_library: bool) {
        self.named.push(Named { line, of_library, path: path.to_vec() });
    }
}
