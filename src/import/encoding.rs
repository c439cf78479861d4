//! From bytes to text: which encoding a file is in, told from what it begins with and what it can be.
//!
//! A mark at the beginning decides; else valid UTF-8 is UTF-8, without a question; else CP932, if all of it can be
//! read so and it gives a heading that we know. Nothing is ever replaced by a `?`: a file that fits neither is
//! refused with a sentence. The library holds no table of CP932, which every browser has: it is handed in ([`Cp932`]).

use crate::columns::Slot;

/// How a zip begins, which is what an Excel book is.
const ZIP: &[u8] = b"PK\x03\x04";
/// How an Excel book from before 2007 begins.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";
/// The mark of UTF-8.
pub(crate) const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Bytes above which reading takes a while.
const MANY_BYTES: usize = 20_000_000;
/// Lines above which reading takes a while.
const MANY_LINES: usize = 50_000;

/// An encoding that a file may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16 with a mark.
    Utf16,
    /// CP932, which spreadsheets call `Shift_JIS`.
    Cp932,
}

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Its text, without a mark.
    pub text: String,
    /// What it was in.
    pub encoding: Encoding,
}

/// Why a file is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncodingError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A book of a spreadsheet, or another archive.
    #[error("the file is an archive, such as a spreadsheet")]
    Workbook,
    /// It fits none of the encodings (IN-001).
    #[error("the encoding is not known")]
    Unknown,
    /// It can be read as CP932 but gives no heading that we know, so it may be in something else (IN-002).
    #[error("the encoding is not certain")]
    Unsure,
}

/// How large a file is, where reading it takes a while and is to be asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Large {
    /// Its bytes.
    pub bytes: usize,
    /// Its lines.
    pub lines: usize,
}

/// Whether the file is larger than what is read without asking; quick, so that it can be said before the work starts.
pub fn large(bytes: &[u8]) -> Option<Large> {
    let parts = |end: u8| bytes.split(|byte| *byte == end).count();
    let lines = parts(b'\n').max(parts(b'\r'));
    (bytes.len() > MANY_BYTES || lines > MANY_LINES).then_some(Large { bytes: bytes.len(), lines })
}

/// Whether the bytes begin like a plan file (JSON) and not like a table.
pub fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{")
}

/// Reads the bytes of a table file.
pub fn decode(bytes: &[u8], cp932: &dyn Cp932) -> Result<Decoded, EncodingError> {
    if [ZIP, OLD_WORKBOOK].iter().any(|start| bytes.starts_with(start)) {
        return Err(EncodingError::Workbook);
    }
    let decoded = decode_text(bytes, cp932)?;
    if decoded.text.trim().is_empty() { Err(EncodingError::Empty) } else { Ok(decoded) }
}

fn decode_text(bytes: &[u8], cp932: &dyn Cp932) -> Result<Decoded, EncodingError> {
    let of = |encoding, text: Option<String>| text.map(|text| Decoded { text, encoding }).ok_or(EncodingError::Unknown);
    if let Some(rest) = bytes.strip_prefix(UTF8_MARK) {
        return of(Encoding::Utf8, utf8(rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return of(Encoding::Utf16, utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return of(Encoding::Utf16, utf16(rest, u16::from_be_bytes));
    }
    match utf8(bytes) {
        Some(text) => of(Encoding::Utf8, Some(text)),
        None => of(Encoding::Cp932, Some(known_cp932(bytes, cp932)?)),
    }
}

fn utf8(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// Reads CP932 that is certain to be it.
fn known_cp932(bytes: &[u8], cp932: &dyn Cp932) -> Result<String, EncodingError> {
    let text = cp932.decode(bytes).ok_or(EncodingError::Unknown)?;
    let fields = text.lines().take(40).flat_map(|line| line.split([',', '\t', ';']));
    let knows = fields.map(|field| field.trim_matches('"')).any(|field| Slot::read(field).column().is_some());
    if knows { Ok(text) } else { Err(EncodingError::Unsure) }
}

/// CP932 by a table that comes from outside: the browser's decoder, or a library in tests.
pub trait Cp932 {
    /// Reads bytes of which every one fits; `None` if one does not.
    fn decode(&self, bytes: &[u8]) -> Option<String>;

    /// The code of a letter; `None` if there is none.
    fn encode(&self, letter: char) -> Option<Cp932Code>;
}

/// Where there is no such table: a file in CP932 is refused.
#[derive(Clone, Copy, Debug)]
pub struct NoCp932;

impl Cp932 for NoCp932 {
    fn decode(&self, _: &[u8]) -> Option<String> {
        None
    }

    fn encode(&self, _: char) -> Option<Cp932Code> {
        None
    }
}

/// A letter's one or two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cp932Code {
    /// ASCII and half-width kana.
    One(u8),
    /// Everything else.
    Two([u8; 2]),
}

/// The codes of CP932, found by decoding each sequence once: for each letter of the plane that it has letters from.
#[derive(Clone, Debug)]
pub struct Cp932Codes(Vec<u16>);

impl Cp932Codes {
    /// Asks a strict decoder for every code, those of an office's own letters (外字, from 0xF0) too. Where a letter has
    /// several, the first counts, and NEC's copies of IBM's letters (0xED and 0xEE) do not, as on Windows.
    pub fn new(decode: impl Fn(&[u8]) -> Option<String>) -> Self {
        let mut codes = Self(vec![0; 0x1_0000]);
        for byte in 0xA1..=0xDF {
            codes.note(decode(&[byte]), u16::from(byte));
        }
        for lead in (0x81..=0x9F).chain(0xE0..=0xEC).chain(0xF0..=0xFC) {
            for trail in 0x40..=0xFC {
                codes.note(decode(&[lead, trail]), u16::from_be_bytes([lead, trail]));
            }
        }
        codes
    }

    fn note(&mut self, text: Option<String>, code: u16) {
        let letter = text.and_then(|text| only_letter(&text));
        let place = letter.and_then(|letter| self.0.get_mut(usize::try_from(u32::from(letter)).ok()?));
        if let Some(place) = place.filter(|place| **place == 0) {
            *place = code;
        }
    }

    /// The code of a letter.
    pub fn code(&self, letter: char) -> Option<Cp932Code> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok().map(Cp932Code::One);
        }
        match self.0.get(usize::try_from(u32::from(letter)).ok()?)?.to_be_bytes() {
            [0, 0] => None,
            [0, byte] => Some(Cp932Code::One(byte)),
            bytes => Some(Cp932Code::Two(bytes)),
        }
    }
}

fn only_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}
