//! Conversion of bytes to text: the encoding of a file is found from its first bytes and from what decodes without an error.
//!
//! A byte order mark decides. Otherwise valid UTF-8 is UTF-8, without a question. Otherwise the file is CP932 if all of it
//! decodes and it contains a known heading. No letter is ever replaced by a `?`: any other file is refused with a sentence. The
//! library contains no table of CP932, since every browser has one: the caller passes a decoder ([`Cp932`]).

use super::import_error::ImportError;
use crate::columns::Wide;
use crate::columns::activity_table::RecordColumn;
use crate::columns::seen_words::Classifier;
use crate::plan::RecordText;
use crate::value::{only, utf16};

/// The first bytes of a zip archive, and so of every Excel book without a password.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of an Excel book from before 2007, and of one with a password.
const CLOSED_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";
/// The byte order mark of UTF-8.
pub(crate) const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The number of lines at the beginning in which a heading is looked for.
const HEAD: usize = 40;
/// The number of fields of each of these lines in which a heading is looked for.
const FIRST_FIELDS: usize = 1_000;

/// The number of bytes above which reading takes noticeably long.
const MANY_BYTES: usize = 5_000_000;
/// The number of lines above which reading takes noticeably long.
const MANY_LINES: usize = 50_000;

/// An encoding that a table file may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// CP932, which spreadsheets call `Shift_JIS`.
    Cp932,
    /// No encoding: a sheet of an Excel book.
    Book,
    /// No encoding: a table from the clipboard.
    Clipboard,
}

/// The text of a file and the encoding that it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text of the file, without a byte order mark.
    pub text: String,
    /// The encoding of the file's bytes.
    pub encoding: Encoding,
}

/// The size of a file that takes so long to read that the user is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Large {
    /// The number of bytes in the file.
    pub bytes: usize,
    /// The number of lines in the file.
    pub lines: usize,
}

/// The size of the file if it is larger than what is read without asking; `None` otherwise. This is quick, so it can be shown
/// before the work starts.
pub fn large(bytes: &[u8]) -> Option<Large> {
    let parts = |end: u8| bytes.split(|byte| *byte == end).count();
    let lines = if is_book(bytes) { 0 } else { parts(b'\n').max(parts(b'\r')) };
    (bytes.len() > MANY_BYTES || lines > MANY_LINES).then_some(Large { bytes: bytes.len(), lines })
}

/// Whether the bytes begin like an Excel book, or another archive.
pub fn is_book(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

/// Whether the bytes begin like a plan file (JSON) and not like a table.
pub fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"{") || utf16::beginning_with('{', bytes).is_some()
}

/// Converts the bytes of a table file to text. Returns the reason if they are not text in a known encoding.
pub fn decode(bytes: &[u8], cp932: &dyn Cp932) -> Result<Decoded, ImportError> {
    if is_book(bytes) {
        return Err(ImportError::Workbook);
    }
    if bytes.starts_with(CLOSED_WORKBOOK) {
        return Err(ImportError::ClosedWorkbook);
    }
    let (encoding, text) = if let Some(rest) = bytes.strip_prefix(UTF8_MARK) {
        (Encoding::Utf8, utf8(rest))
    } else if let Some((order, rest)) = utf16::marked(bytes) {
        (Encoding::Utf16, utf16::decode(order, rest))
    } else if let Some(text) = utf8(bytes) {
        (Encoding::Utf8, Some(text))
    } else {
        (Encoding::Cp932, Some(known_cp932(bytes, cp932)?))
    };
    let text = text.ok_or(ImportError::UnknownEncoding)?;
    if text.trim().is_empty() { Err(ImportError::Empty) } else { Ok(Decoded { text, encoding }) }
}

fn utf8(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

/// Decodes bytes as CP932 if that is certain to be their encoding. Returns the reason if it is not.
fn known_cp932(bytes: &[u8], cp932: &dyn Cp932) -> Result<String, ImportError> {
    let text = cp932.decode(bytes).ok_or(ImportError::UnknownEncoding)?;
    let fields = text.lines().take(HEAD).flat_map(|line| line.split([',', '\t', ';']).take(FIRST_FIELDS));
    let mut classifier = Classifier::default();
    // Digits and Latin letters are the same in any encoding.
    // Every list of records has a column of days.
    let is_of_days = |field: &str| RecordColumn::of_word(field) == Some(RecordColumn::Text(RecordText::On));
    let is_known = |field: &str| {
        let is_heading = |classifier: &mut Classifier| is_of_days(field) || classifier.see(field).is_heading();
        Wide::from_heading(field).is_some() || !field.is_ascii() && is_heading(&mut classifier)
    };
    let knows = fields.map(|field| field.trim_matches('"')).any(is_known);
    if knows { Ok(text) } else { Err(ImportError::UnsureEncoding) }
}

/// A decoder and encoder of CP932 that the caller provides: the browser's, or a library in tests. The default methods have no
/// table of CP932, so that every file in CP932 is refused.
pub trait Cp932 {
    /// Decodes bytes; `None` if any of them is not valid in CP932.
    fn decode(&self, _bytes: &[u8]) -> Option<String> {
        None
    }

    /// The code of a letter: one byte up to 0xFF, otherwise two bytes, the higher one first; `None` if CP932 does not have the letter.
    fn encode(&self, _letter: char) -> Option<u16> {
        None
    }
}

/// The decoder for callers without a table of CP932.
#[derive(Clone, Copy, Debug)]
pub struct NoCp932;

impl Cp932 for NoCp932 {}

/// The CP932 code of each letter of the Basic Multilingual Plane, found by decoding every code once.
#[derive(Clone, Debug)]
pub struct Cp932Codes(Vec<u16>);

impl Cp932Codes {
    /// Decodes every code with a strict decoder, including the codes of an office's own letters (外字, from 0xF0). Where a letter
    /// has several codes, the first one counts; NEC's copies of IBM's letters (0xED and 0xEE) are skipped, as on Windows.
    pub fn new(decode: impl Fn(&[u8]) -> Option<String>) -> Self {
        let mut codes = vec![0; 0x1_0000];
        for code in (0xA1..=0xDF_u16).chain(0x8140..=0x9FFC).chain(0xE040..=0xECFC).chain(0xF040..=0xFCFC) {
            let bytes = code.to_be_bytes();
            let text = decode(bytes.strip_prefix(&[0]).unwrap_or(&bytes));
            let letter = text.and_then(|text| only(text.chars()));
            let place = letter.and_then(|letter| codes.get_mut(usize::try_from(u32::from(letter)).ok()?));
            if let Some(place) = place.filter(|place| **place == 0) {
                *place = code;
            }
        }
        Self(codes)
    }

    /// The code of a letter; `None` if CP932 does not have the letter.
    pub fn code(&self, letter: char) -> Option<u16> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok().map(u16::from);
        }
        let code = self.0.get(usize::try_from(u32::from(letter)).ok()?);
        code.copied().filter(|code| *code != 0)
    }
}
