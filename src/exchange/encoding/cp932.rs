//! Writing CP932: what it cannot hold is listed with its places and refused, never replaced.
//!
//! Two letters have a twin in CP932 that looks the same: the wave dash 〜 (U+301C, there U+FF5E ～) and the
//! minus − (U+2212, there U+FF0D －). They are written as their twins, and that is reported; the reader takes
//! either for the other, so the file comes back without a change.

use std::collections::HashMap;

use super::super::write::quoted_line;

/// CP932 by a table that comes from outside: the browser's decoder, or a library in tests.
pub trait Cp932 {
    /// Reads bytes of which every one fits; `None` if one does not.
    fn decode(&self, bytes: &[u8]) -> Option<String>;

    /// The code of a letter; `None` if there is none.
    fn encode(&self, letter: char) -> Option<Code>;
}

/// A letter's one or two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// ASCII and half-width kana.
    One(u8),
    /// Everything else.
    Two([u8; 2]),
}

/// The codes of CP932, found by decoding each sequence once.
#[derive(Clone, Debug, Default)]
pub struct Cp932Codes(HashMap<char, Code>);

impl Cp932Codes {
    /// Asks a strict decoder for every code, those of an office's own letters (外字, from 0xF0) too. Where a letter has
    /// several, the first counts, and NEC's copies of IBM's letters (0xED and 0xEE) do not, as on Windows.
    pub fn new(decode: impl Fn(&[u8]) -> Option<String>) -> Self {
        let single = (0x00..=0x7F_u8).chain(0xA1..=0xDF).map(Code::One);
        let leads = (0x81..=0x9F_u8).chain(0xE0..=0xEC).chain(0xF0..=0xFC);
        let pairs = leads.flat_map(|lead| (0x40..=0xFC_u8).map(move |trail| Code::Two([lead, trail])));
        let mut codes = HashMap::new();
        for code in single.chain(pairs) {
            if let Some(letter) = decode(code.bytes()).as_deref().and_then(only_letter) {
                codes.entry(letter).or_insert(code);
            }
        }
        Self(codes)
    }

    /// The code of a letter.
    pub fn code(&self, letter: char) -> Option<Code> {
        self.0.get(&letter).copied()
    }
}

impl Code {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::One(byte) => std::slice::from_ref(byte),
            Self::Two(bytes) => bytes,
        }
    }
}

fn only_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// A letter that CP932 lacks, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The letter.
    pub letter: char,
    /// The record, counted from 1 with the headings.
    pub record: usize,
    /// The heading of its column.
    pub column: String,
}

/// A file in CP932.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The letters that were written as their twins.
    pub twins: Vec<Lacking>,
}

/// Writes records, of which the first holds the headings, in CP932; or lists every letter that it lacks.
pub fn write_cp932(records: &[Vec<String>], cp932: &dyn Cp932) -> Result<Written, Vec<Lacking>> {
    let (lacking, twins): (Vec<_>, Vec<_>) =
        strange_letters(records, cp932).into_iter().partition(|one| twin(one.letter).is_none());
    if !lacking.is_empty() {
        return Err(lacking);
    }
    let lines: String = records.iter().map(|fields| quoted_line(fields)).collect();
    let code = |letter: char| cp932.encode(letter).or_else(|| cp932.encode(twin(letter)?));
    let codes = lines.chars().filter_map(code);
    Ok(Written { bytes: codes.flat_map(|code| code.bytes().to_vec()).collect(), twins })
}

/// The letters without a code of their own, each once a field.
fn strange_letters(records: &[Vec<String>], cp932: &dyn Cp932) -> Vec<Lacking> {
    let headings = records.first().cloned().unwrap_or_default();
    let mut strange = Vec::new();
    for (record, fields) in (1..).zip(records) {
        for (field, column) in fields.iter().zip(&headings) {
            let mut letters: Vec<char> = field.chars().filter(|letter| cp932.encode(*letter).is_none()).collect();
            letters.sort_unstable();
            letters.dedup();
            strange.extend(letters.into_iter().map(|letter| Lacking { letter, record, column: column.clone() }));
        }
    }
    strange
}

fn twin(letter: char) -> Option<char> {
    match letter {
        '〜' => Some('～'),
        '−' => Some('－'),
        _ => None,
    }
}
