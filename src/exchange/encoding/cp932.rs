//! Writing CP932: what it cannot hold is listed with its places and refused, never replaced.
//!
//! Two letters have a twin in CP932 that looks the same: the wave dash 〜 (U+301C, there U+FF5E ～) and the
//! minus − (U+2212, there U+FF0D －). They are written as their twins, and that is reported; the reader takes
//! either for the other, so the file comes back without a change.

use crate::exchange::write::text;
use crate::value::width::twin;

/// CP932 by a table that comes from outside: the browser's decoder, or a library in tests.
pub trait Cp932 {
    /// Reads bytes of which every one fits; `None` if one does not.
    fn decode(&self, bytes: &[u8]) -> Option<String>;

    /// The code of a letter; `None` if there is none.
    fn encode(&self, letter: char) -> Option<Code>;
}

/// Where there is no such table: a file in CP932 is refused.
#[derive(Clone, Copy, Debug)]
pub struct NoCp932;

impl Cp932 for NoCp932 {
    fn decode(&self, _: &[u8]) -> Option<String> {
        None
    }

    fn encode(&self, _: char) -> Option<Code> {
        None
    }
}

/// A letter's one or two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
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
    pub fn code(&self, letter: char) -> Option<Code> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok().map(Code::One);
        }
        match self.0.get(usize::try_from(u32::from(letter)).ok()?)?.to_be_bytes() {
            [0, 0] => None,
            [0, byte] => Some(Code::One(byte)),
            bytes => Some(Code::Two(bytes)),
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
    let (mut twins, mut lacking) = (Vec::new(), Vec::new());
    for (record, fields) in (1..).zip(records) {
        for (place, field) in fields.iter().enumerate() {
            let column = records.first().and_then(|headings| headings.get(place));
            for letter in strange_letters(field, cp932) {
                let found = if twin(letter).is_some() { &mut twins } else { &mut lacking };
                found.push(Lacking { letter, record, column: column.cloned().unwrap_or_default() });
            }
        }
    }
    if !lacking.is_empty() {
        return Err(lacking);
    }
    let mut bytes = Vec::new();
    for letter in text(records).chars() {
        match cp932.encode(letter).or_else(|| cp932.encode(twin(letter)?)) {
            Some(Code::One(byte)) => bytes.push(byte),
            Some(Code::Two(pair)) => bytes.extend(pair),
            // all that lack a code were found above
            None => {}
        }
    }
    Ok(Written { bytes, twins })
}

/// The letters of a field without a code of their own, each once.
fn strange_letters(field: &str, cp932: &dyn Cp932) -> Vec<char> {
    let mut strange = Vec::new();
    for letter in field.chars() {
        if cp932.encode(letter).is_none() && !strange.contains(&letter) {
            strange.push(letter);
        }
    }
    strange
}
