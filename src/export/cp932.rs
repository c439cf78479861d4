//! Writing CP932: characters that it cannot represent are listed with their places and refused, never replaced.
//!
//! Two letters have a twin in CP932 that looks the same: the wave dash 〜 (U+301C, twin U+FF5E ～) and the minus −
//! (U+2212, twin U+FF0D －). They are written as their twins, and that is reported. The reader treats both letters
//! alike, so the file comes back without a change.

use crate::export::records::{Outgoing, text};
use crate::import::encoding::Cp932;
use crate::value::width::twin;

/// A character that CP932 can't represent, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The character.
    pub letter: char,
    /// The number of the record, counted from 1 with the headings as the first.
    pub record: usize,
    /// The heading of the column.
    pub column: String,
}

/// A file in the encoding CP932.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cp932File {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The characters that were replaced by a similar one (their twin).
    pub twins: Vec<Lacking>,
}

/// Writes records in CP932, the first of which has the headings; the error lists every character that CP932 can't
/// represent.
pub fn write_cp932(records: &[Vec<String>], cp932: &dyn Cp932) -> Result<Cp932File, Vec<Lacking>> {
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
        // All characters without a code were found above.
        let Some(code) = cp932.encode(letter).or_else(|| cp932.encode(twin(letter)?)) else { continue };
        bytes.extend(code.to_be_bytes().into_iter().skip(usize::from(code <= 0xFF)));
    }
    Ok(Cp932File { bytes, twins })
}

impl Outgoing {
    /// The file in CP932; the error lists every character that CP932 can't represent.
    pub fn cp932(&self, cp932: &dyn Cp932) -> Result<Cp932File, Vec<Lacking>> {
        write_cp932(&self.records, cp932)
    }
}

/// The characters of a field that have no code in CP932, each once.
fn strange_letters(field: &str, cp932: &dyn Cp932) -> Vec<char> {
    let mut strange = Vec::new();
    for letter in field.chars() {
        if cp932.encode(letter).is_none() && !strange.contains(&letter) {
            strange.push(letter);
        }
    }
    strange
}
