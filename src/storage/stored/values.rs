//! The values around a KPI's figures: actuals with their earlier values, notes and silenced findings.

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::cell::CellRecord;
use super::dates::{day, year};
use crate::plan::indicator::{Earlier, Row};
use crate::plan::{Acknowledgement, Actual, Cell};
use crate::storage::Damage;
use crate::storage::json::is_usual;
use crate::storage::words::StoredWord;
use crate::value::FiscalYear;

/// The stored form of the actual of one year.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActualRecord {
    #[serde(default, skip_serializing_if = "is_usual")]
    cell: CellRecord,
    /// The numerator and the denominator of a ratio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parts: Option<(CellRecord, CellRecord)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<EarlierRecord>,
}

impl From<&Actual> for ActualRecord {
    fn from(actual: &Actual) -> Self {
        let Actual { cell, parts, earlier } = actual;
        let parts = parts.as_ref().map(|(numerator, denominator)| (numerator.into(), denominator.into()));
        Self { cell: cell.into(), parts, earlier: earlier.iter().map(Into::into).collect() }
    }
}

impl TryFrom<ActualRecord> for Actual {
    type Error = Damage;

    fn try_from(record: ActualRecord) -> Result<Self, Damage> {
        let cell = record.cell.try_into()?;
        let both = |(numerator, denominator): (CellRecord, CellRecord)| -> Result<(Cell, Cell), Damage> {
            Ok((numerator.try_into()?, denominator.try_into()?))
        };
        let parts = record.parts.map(both).transpose()?;
        let earlier = record.earlier.into_iter().map(TryInto::try_into).collect::<Result<_, Damage>>()?;
        Ok(Self { cell, parts, earlier })
    }
}

/// The stored form of a value that was replaced.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EarlierRecord {
    cell: CellRecord,
    replaced_on: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

impl From<&Earlier> for EarlierRecord {
    fn from(earlier: &Earlier) -> Self {
        let Earlier { cell, replaced_on, reason } = earlier;
        Self { cell: cell.into(), replaced_on: replaced_on.to_string(), reason: reason.clone() }
    }
}

impl TryFrom<EarlierRecord> for Earlier {
    type Error = Damage;

    fn try_from(record: EarlierRecord) -> Result<Self, Damage> {
        let EarlierRecord { cell, replaced_on, reason } = record;
        Ok(Self { cell: cell.try_into()?, replaced_on: day(&replaced_on)?, reason })
    }
}

/// The stored form of a finding that the user has silenced.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AcknowledgementRecord {
    code: String,
    place: String,
    fingerprint: String,
    reason: String,
}

impl From<&Acknowledgement> for AcknowledgementRecord {
    fn from(acknowledgement: &Acknowledgement) -> Self {
        let Acknowledgement { code, place, fingerprint, reason } = acknowledgement.clone();
        Self { code, place, fingerprint, reason }
    }
}

impl From<AcknowledgementRecord> for Acknowledgement {
    fn from(record: AcknowledgementRecord) -> Self {
        let AcknowledgementRecord { code, place, fingerprint, reason } = record;
        Self { code, place, fingerprint, reason }
    }
}

/// The stored form of a note of a row, or of one of its cells. The notes are in the order of the table: for each row
/// its own note, then the notes of its years.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteRecord {
    row: StoredWord<Row>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    text: String,
}

impl NoteRecord {
    /// The record of the note at that place.
    pub(super) fn new(row: Row, year: Option<FiscalYear>, text: &str) -> Self {
        Self { row: StoredWord(row), year: year.map(FiscalYear::western), text: text.to_owned() }
    }
}

/// The notes by their places. Two notes on the same place are refused, since one of them would be lost.
pub(super) fn notes(
    records: Vec<NoteRecord>,
) -> Result<impl Iterator<Item = ((Row, Option<FiscalYear>), String)>, Damage> {
    let mut notes: LiteMap<_, _> = LiteMap::new();
    for record in records {
        let place = (record.row.0, record.year.map(year).transpose()?);
        if notes.insert(place, record.text).is_some() {
            return Err(Damage::Note);
        }
    }
    Ok(notes.into_iter())
}
