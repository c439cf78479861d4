//! What gathers around a KPI's figures, in format 1: actuals with the values before them, notes,
//! other readings of the source document, and silenced findings.

use std::collections::BTreeMap;

use crate::fiscal_year::FiscalYear;
use crate::plan::indicator::{Acknowledgement, Actual, Earlier, OtherReading, Row};
use crate::save::Damage;
use crate::save::stored::{Stored, record};

record! {
    Actual {
        cell: usual "cell",
        parts: optional "parts",
        earlier: usual "earlier",
    }
}

record! {
    Earlier {
        cell: must "cell",
        replaced_on: must "replaced_on",
        reason: usual "reason",
    }
}

record! {
    OtherReading {
        place: must "place",
        name: optional "name",
        unit: optional "unit",
        basis: optional "basis",
        definition: optional "definition",
    }
}

record! {
    Acknowledgement {
        code: must "code",
        place: must "place",
        fingerprint: must "fingerprint",
        reason: must "reason",
    }
}

/// A note of a row, or of one of its cells.
struct Note {
    row: Row,
    year: Option<FiscalYear>,
    text: String,
}

record! {
    Note {
        row: must "row",
        year: optional "year",
        text: must "text",
    }
}

/// The notes in the order of the table: per row the row's own, then those of its years.
impl Stored for BTreeMap<(Row, Option<FiscalYear>), String> {
    const USUAL: &'static str = "[]";

    /// Two notes on the same place would lose one.
    fn read(json: &str) -> Result<Self, Damage> {
        let mut notes = Self::new();
        for Note { row, year, text } in Vec::read(json)? {
            if notes.insert((row, year), text).is_some() {
                return Err(Damage::Note);
            }
        }
        Ok(notes)
    }

    fn write(&self) -> String {
        let note = |(&(row, year), text): (&(Row, Option<FiscalYear>), &String)| Note { row, year, text: text.clone() };
        self.iter().map(note).collect::<Vec<_>>().write()
    }
}
