//! Splits a Rust source into words: names, marks and the texts of literals, each with its line. Comments are
//! left out.

/// A word of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

/// The kind of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name, a keyword or a number.
    Name,
    /// `::`, or one other character.
    Mark,
    /// The content of a string or character literal, as written.
    Literal,
}

impl Word {
    /// Whether the word is that name or mark.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text == text
    }
}

/// The words of a source.
pub(crate) fn words(source: &str) -> Vec<Word> {
    let mut reader = Reader { rest: source, line: 1, words: Vec::new() };
    while reader.step() {}
    reader.words
}

struct Reader<'s> {
    rest: &'s str,
    line: usize,
    words: Vec<Word>,
}

impl<'s> Reader<'s> {
    /// Reads the next word; returns false at the end of the source.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        if self.rest.starts_with("//") {
            self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.take(end_of_comment(self.rest));
        } else if let Some((open, close)) = raw_string(self.rest) {
            self.literal(open, &close);
        } else if self.rest.starts_with('"') {
            self.quoted('"');
        } else if is_character(self.rest) {
            self.quoted('\'');
        } else if first.is_alphanumeric() || first == '_' {
            let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
            self.word(Kind::Name, end);
        } else if first.is_whitespace() {
            self.take(first.len_utf8());
        } else {
            self.word(Kind::Mark, if self.rest.starts_with("::") { 2 } else { first.len_utf8() });
        }
        true
    }

    fn take(&mut self, length: usize) -> &'s str {
        let (taken, rest) = self.rest.split_at(length);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn word(&mut self, kind: Kind, length: usize) {
        let line = self.line;
        let text = self.take(length).to_owned();
        self.words.push(Word { line, kind, text });
    }

    /// Reads a literal that begins with `open` characters and ends with `close`.
    fn literal(&mut self, open: usize, close: &str) {
        self.take(open);
        let end = self.rest.find(close).unwrap_or(self.rest.len());
        self.word(Kind::Literal, end);
        self.take(close.len().min(self.rest.len()));
    }

    /// Reads a literal in which a backslash escapes the next character.
    fn quoted(&mut self, quote: char) {
        self.take(1);
        let mut guarded = false;
        let end = self.rest.find(|c: char| {
            let ends = c == quote && !guarded;
            guarded = c == '\\' && !guarded;
            ends
        });
        self.word(Kind::Literal, end.unwrap_or(self.rest.len()));
        self.take(1.min(self.rest.len()));
    }
}

/// The length of the block comment that begins here; such comments can be nested.
fn end_of_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (step, change) = match rest {
            _ if rest.starts_with("/*") => (2, 1),
            _ if rest.starts_with("*/") => (2, -1),
            _ => (rest.chars().next().map_or(1, char::len_utf8), 0),
        };
        at += step;
        depth += change;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a raw string's beginning, and the text that ends it. `None` if no raw string begins here.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let prefix = ["br", "cr", "r"].into_iter().find(|prefix| text.starts_with(prefix))?;
    let behind = text.get(prefix.len()..)?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    let is_string = behind.get(hashes..)?.starts_with('"');
    is_string.then(|| (prefix.len() + hashes + 1, format!("\"{}", "#".repeat(hashes))))
}

/// Whether a character literal begins here, and not a lifetime.
fn is_character(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next() == Some('\'') && (letters.next() == Some('\\') || letters.next() == Some('\''))
}
