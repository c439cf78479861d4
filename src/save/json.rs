//! JSON, one level at a time: what stands inside an object or a list is still text.
//!
//! So a record inside a file keeps the very text that its digest was made of, and a field that is there twice is seen. A
//! letter is read once for each level that it lies in, of which a plan has six; nesting beyond [`DEEPEST`] is refused,
//! so that it exhausts no stack.
//!
//! A reader of our own, against the rule that a library is better: `serde_json` without `derive` still brings its tables
//! for floating-point numbers, which no record has, and costs 9 KB of the 150 KB that a first visit may load
//! (`docs/performance.md`). The tests hold it against `serde_json`.

use std::fmt::Write;

/// How deep lists and objects may lie in one another.
const DEEPEST: usize = 64;

/// One level of JSON.
pub(crate) enum Json<'a> {
    /// An object.
    Object(Fields<'a>),
    /// What is in a list.
    List(Vec<&'a str>),
    /// A string, without its escapes.
    Text(String),
    /// A number, `true`, `false` or `null`, which its text says well enough.
    Plain,
}

/// The fields of an object that have not been taken yet, in their order.
#[derive(Default)]
pub(crate) struct Fields<'a>(pub(super) Vec<(String, &'a str)>);

impl<'a> Fields<'a> {
    /// What stands under that name.
    pub(crate) fn take(&mut self, name: &str) -> Option<&'a str> {
        let place = self.0.iter().position(|(there, _)| there == name)?;
        Some(self.0.swap_remove(place).1)
    }

    /// Whether all have been taken. One that nobody knows has not, nor the second of two with one name.
    pub(crate) fn are_taken(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> Json<'a> {
    /// The fields, if it is an object.
    pub(crate) fn fields(self) -> Option<Fields<'a>> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }
}

/// Where JSON stops being JSON, counted from 1; the column in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Reads one level, and makes sure that everything inside is JSON, too.
pub(crate) fn read(text: &str) -> Result<Json<'_>, Broken> {
    let mut reader = Reader { text, at: 0 };
    reader.blank();
    let level = reader.level(DEEPEST);
    reader.blank();
    let before = text.as_bytes().get(..reader.at.min(text.len())).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    level.filter(|_| reader.at == text.len()).ok_or(Broken { line, column })
}

/// The fields of an object.
pub(super) fn fields(text: &str) -> Option<Fields<'_>> {
    read(text).ok().and_then(Json::fields)
}

/// What is in a list.
pub(crate) fn list(text: &str) -> Option<Vec<&str>> {
    match read(text) {
        Ok(Json::List(parts)) => Some(parts),
        _ => None,
    }
}

/// A string, without its escapes.
pub(crate) fn text(text: &str) -> Option<String> {
    match read(text) {
        Ok(Json::Text(text)) => Some(text),
        _ => None,
    }
}

/// Writes a string, its Japanese unescaped.
pub(super) fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            '\0'..='\u{1f}' => {
                // Writing into a string never fails.
                let _ = write!(written, "\\u{:04x}", u32::from(letter));
            }
            _ => written.push(letter),
        }
    }
    written.push('"');
    written
}

/// Where in the text reading stands.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The byte here; 0, which JSON never has, at the end.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Passes over that byte, if it is here.
    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == byte;
        self.at += usize::from(there);
        there
    }

    /// Passes over white space.
    fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
    }

    /// Reads what stands between brackets and commas.
    fn many(&mut self, end: u8, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.blank();
        if self.eat(end) {
            return Some(());
        }
        loop {
            self.blank();
            each(self)?;
            self.blank();
            if self.eat(end) {
                return Some(());
            }
            if !self.eat(b',') {
                return None;
            }
        }
    }

    /// Reads a value; what is inside it is passed over.
    fn level(&mut self, depth: usize) -> Option<Json<'a>> {
        match self.peek() {
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Json::Text),
            _ => self.plain(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json<'a>> {
        let mut fields = Fields::default();
        self.many(b'}', |reader| {
            let name = reader.string()?;
            reader.blank();
            reader.eat(b':').then_some(())?;
            reader.blank();
            fields.0.push((name, reader.pass(depth)?));
            Some(())
        })?;
        Some(Json::Object(fields))
    }

    fn list(&mut self, depth: usize) -> Option<Json<'a>> {
        let mut parts = Vec::new();
        self.many(b']', |reader| {
            parts.push(reader.pass(depth)?);
            Some(())
        })?;
        Some(Json::List(parts))
    }

    /// Passes over a value, and gives its text.
    fn pass(&mut self, depth: usize) -> Option<&'a str> {
        let start = self.at;
        self.level(depth.checked_sub(1)?)?;
        self.text.get(start..self.at)
    }

    /// Reads a number, `true`, `false` or `null`.
    fn plain(&mut self) -> Option<Json<'a>> {
        let start = self.at;
        while matches!(self.peek(), b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'E') {
            self.at += 1;
        }
        let word = self.text.get(start..self.at)?;
        (matches!(word, "true" | "false" | "null") || is_number(word)).then_some(Json::Plain)
    }

    /// Reads a string.
    fn string(&mut self) -> Option<String> {
        if !self.eat(b'"') {
            return None;
        }
        let mut read = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            read.push_str(self.text.get(start..self.at)?);
            if self.eat(b'"') {
                return Some(read);
            }
            if !self.eat(b'\\') {
                return None;
            }
            read.push(self.escape()?);
        }
    }

    /// Reads what stands behind a backslash.
    fn escape(&mut self) -> Option<char> {
        let letter = self.peek();
        self.at += 1;
        match letter {
            b'n' => Some('\n'),
            b't' => Some('\t'),
            b'r' => Some('\r'),
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            b'u' => self.escaped(),
            b'"' | b'\\' | b'/' => Some(char::from(letter)),
            _ => None,
        }
    }

    /// Reads the four digits behind `\u`.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| !d.starts_with('+'))?;
        self.at += 4;
        u16::from_str_radix(digits, 16).ok()
    }

    /// Reads what stands behind `\u`: one letter, or the two halves of one.
    fn escaped(&mut self) -> Option<char> {
        let first = self.unit()?;
        if (0xd800..0xdc00).contains(&first) && self.eat(b'\\') && self.eat(b'u') {
            let second = self.unit()?;
            return char::decode_utf16([first, second]).next()?.ok();
        }
        char::from_u32(first.into())
    }
}

/// Whether the word is a number as JSON writes it.
fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (number, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, places) = number.split_once('.').unwrap_or((number, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let leads_with_zero = whole.len() > 1 && whole.starts_with('0');
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    !leads_with_zero && [whole, places, exponent].into_iter().all(is_digits)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

    use super::*;

    #[test]
    fn what_is_inside_is_still_the_text_that_it_was() {
        assert_eq!(
            list(r#" [ {"a": [1, 2.50]} , "い\n" ,null] "#),
            Some(vec![r#"{"a": [1, 2.50]}"#, r#""い\n""#, "null"])
        );
        let mut object = fields(r#"{"名": [ ], "a\u0062": -1e5}"#).unwrap();
        assert_eq!((object.take("ab"), object.take("ab"), object.take("名")), (Some("-1e5"), None, Some("[ ]")));
        assert!(object.are_taken());
    }

    #[test]
    fn of_two_fields_with_one_name_the_second_is_left() {
        let mut object = fields(r#"{"a":1,"a":2}"#).unwrap();
        assert!(object.take("a").is_some() && !object.are_taken());
    }

    #[test]
    fn a_string_comes_back_as_it_was_written() {
        let written = "改行\n、\"引用\"、\\、\u{1}、🚶、\u{2028}";
        assert_eq!(quoted(written), r#""改行\n、\"引用\"、\\、\u0001、🚶、"#.to_owned() + "\u{2028}\"");
        assert_eq!(text(&quoted(written)).as_deref(), Some(written));
        assert_eq!(text(r#""\ud83d\udeb6\/""#).as_deref(), Some("🚶/"));
    }

    #[test]
    fn what_is_no_json_says_where_it_stops_being_it() {
        for (text, line, column) in [("", 1, 1), ("[1,]", 1, 4), ("{\n\"a\":[tru]}", 2, 9), ("{}\n{", 2, 1)] {
            assert_eq!(read(text).err(), Some(Broken { line, column }), "{text}");
        }
    }

    #[test]
    fn nesting_beyond_the_bound_is_refused() {
        assert!(read(&format!("{}{}", "[".repeat(64), "]".repeat(64))).is_ok());
        assert!(read(&"[".repeat(1_000_000)).is_err());
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn a_text_is_json_exactly_where_serde_json_says_so(text in r#"[\[\]{},:"\\ux0-9eE+.\-tfn alse\n]{0,24}"#) {
            let known = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
            proptest::prop_assert_eq!(read(&text).is_ok(), known, "{}", text);
        }

        #[test]
        fn any_string_is_written_so_that_serde_json_reads_it_back(written in proptest::prelude::any::<String>()) {
            proptest::prop_assert_eq!(serde_json::from_str::<String>(&quoted(&written)).ok(), Some(written.clone()));
            proptest::prop_assert_eq!(text(&quoted(&written)), Some(written));
        }
    }

    #[test]
    fn nothing_is_taken_for_another_kind() {
        for other in ["{}", "1", "true", "null", "-0.5"] {
            assert!(list(other).is_none() && text(other).is_none());
        }
        assert!(fields("[]").is_none() && fields("\"{}\"").is_none());
    }
}
