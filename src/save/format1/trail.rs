//! What gathers around a KPI's figures, in format 1: actuals with the values before them, notes,
//! other readings of the source document, and silenced findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cell::StoredCell;
use super::words::{StoredBasis, StoredRow};
use super::{Damage, is_default, read_date, read_year, write_date};
use crate::cell::Cell;
use crate::fiscal_year::FiscalYear;
use crate::plan::indicator::{Acknowledgement, Actual, Earlier, OtherReading, Row};

/// The actual of one year.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct StoredActual {
    #[serde(skip_serializing_if = "is_default")]
    cell: StoredCell,
    #[serde(skip_serializing_if = "is_default")]
    parts: Option<(StoredCell, StoredCell)>,
    #[serde(skip_serializing_if = "is_default")]
    earlier: Vec<StoredEarlier>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredEarlier {
    cell: StoredCell,
    replaced_on: String,
    #[serde(default, skip_serializing_if = "is_default")]
    reason: String,
}

/// A note of a row, or of one of its cells.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredNote {
    row: StoredRow,
    #[serde(default, skip_serializing_if = "is_default")]
    year: Option<i32>,
    text: String,
}

/// What another place of the source document says.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct StoredReading {
    place: String,
    #[serde(skip_serializing_if = "is_default")]
    name: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    basis: Option<StoredBasis>,
    #[serde(skip_serializing_if = "is_default")]
    definition: Option<String>,
}

/// A silenced finding.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredAcknowledgement {
    code: String,
    place: String,
    fingerprint: String,
    reason: String,
}

impl From<Actual> for StoredActual {
    fn from(Actual { cell, parts, earlier }: Actual) -> Self {
        let parts = parts.map(|(upper, lower)| (upper.into(), lower.into()));
        Self { cell: cell.into(), parts, earlier: earlier.into_iter().map(Into::into).collect() }
    }
}

impl TryFrom<StoredActual> for Actual {
    type Error = Damage;

    fn try_from(StoredActual { cell, parts, earlier }: StoredActual) -> Result<Self, Damage> {
        let read = |(upper, lower)| Ok((Cell::try_from(upper)?, Cell::try_from(lower)?));
        let earlier = earlier.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?;
        Ok(Self { cell: cell.try_into()?, parts: parts.map(read).transpose()?, earlier })
    }
}

impl From<Earlier> for StoredEarlier {
    fn from(Earlier { cell, replaced_on, reason }: Earlier) -> Self {
        Self { cell: cell.into(), replaced_on: write_date(replaced_on), reason }
    }
}

impl TryFrom<StoredEarlier> for Earlier {
    type Error = Damage;

    fn try_from(StoredEarlier { cell, replaced_on, reason }: StoredEarlier) -> Result<Self, Damage> {
        Ok(Self { cell: cell.try_into()?, replaced_on: read_date(&replaced_on)?, reason })
    }
}

impl From<OtherReading> for StoredReading {
    fn from(OtherReading { place, name, unit, basis, definition }: OtherReading) -> Self {
        Self { place, name, unit, basis: basis.map(Into::into), definition }
    }
}

impl From<StoredReading> for OtherReading {
    fn from(StoredReading { place, name, unit, basis, definition }: StoredReading) -> Self {
        Self { place, name, unit, basis: basis.map(Into::into), definition }
    }
}

impl From<Acknowledgement> for StoredAcknowledgement {
    fn from(Acknowledgement { code, place, fingerprint, reason }: Acknowledgement) -> Self {
        Self { code, place, fingerprint, reason }
    }
}

impl From<StoredAcknowledgement> for Acknowledgement {
    fn from(StoredAcknowledgement { code, place, fingerprint, reason }: StoredAcknowledgement) -> Self {
        Self { code, place, fingerprint, reason }
    }
}

type Notes = BTreeMap<(Row, Option<FiscalYear>), String>;

/// The notes in the order of the table: per row the row's own, then those of its years.
pub(super) fn write_notes(notes: Notes) -> Vec<StoredNote> {
    let write = |((row, year), text): ((Row, Option<FiscalYear>), String)| StoredNote {
        row: row.into(),
        year: year.map(FiscalYear::western),
        text,
    };
    notes.into_iter().map(write).collect()
}

/// Reads the notes; two on the same place would lose one.
pub(super) fn read_notes(stored: Vec<StoredNote>) -> Result<Notes, Damage> {
    let mut notes = Notes::new();
    for note in stored {
        let year = note.year.map(read_year).transpose()?;
        if notes.insert((note.row.into(), year), note.text).is_some() {
            return Err(Damage::Note);
        }
    }
    Ok(notes)
}
