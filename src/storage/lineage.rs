//! The lineage record: the tables of a plan that were sent or imported, oldest first.
//!
//! The tables stand in it as the compact texts that they are ([`crate::plan::lineage`]), so it is as small as it can
//! be and reading the store at the start costs nothing but a copy.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::json::is_usual;
use super::{Damage, Refusal, envelope, migrate};
use crate::plan::lineage::{AppliedTable, Lineage, LineageEntry};
use crate::value::id::VersionId;

/// A lineage. It is written from texts that the plan's lineage keeps, without a copy of them.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LineageRecordV1<'a> {
    tables: Vec<EntryRecordV1<'a>>,
}

/// The stored form of a table in a lineage.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct EntryRecordV1<'a> {
    version: String,
    table: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_usual")]
    sent: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    applied: Option<AppliedRecordV1>,
}

/// The stored form of the application of a table.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct AppliedRecordV1 {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    undone: bool,
}

/// Writes the record of a plan's lineage.
pub fn encode_lineage(lineage: &Lineage) -> String {
    envelope::seal(&LineageRecordV1 { tables: lineage.entries().iter().map(Into::into).collect() })
}

/// Reads the record of a plan's lineage.
pub fn decode_lineage(record: &str) -> Result<Lineage, Refusal> {
    let record: LineageRecordV1<'_> = envelope::open(record, &migrate::LINEAGE)?.0;
    let entries: Result<Vec<LineageEntry>, Damage> = record.tables.into_iter().map(TryInto::try_into).collect();
    entries.map(Lineage::new).map_err(Refusal::Damaged)
}

impl<'a> From<&'a LineageEntry> for EntryRecordV1<'a> {
    fn from(entry: &'a LineageEntry) -> Self {
        let LineageEntry { version, table, sent, applied } = entry;
        let applied = applied.map(|AppliedTable { from, undone }| AppliedRecordV1 {
            from: from.map(|version| version.to_string()),
            undone,
        });
        Self { version: version.to_string(), table: Cow::Borrowed(table), sent: *sent, applied }
    }
}

impl TryFrom<EntryRecordV1<'_>> for LineageEntry {
    type Error = Damage;

    fn try_from(record: EntryRecordV1<'_>) -> Result<Self, Damage> {
        let EntryRecordV1 { version, table, sent, applied } = record;
        let applied = applied.map(TryInto::try_into).transpose()?;
        Ok(Self { version: id(&version)?, table: table.into(), sent, applied })
    }
}

impl TryFrom<AppliedRecordV1> for AppliedTable {
    type Error = Damage;

    fn try_from(record: AppliedRecordV1) -> Result<Self, Damage> {
        Ok(Self { from: record.from.as_deref().map(id).transpose()?, undone: record.undone })
    }
}

fn id(text: &str) -> Result<VersionId, Damage> {
    text.parse().map_err(|_| Damage::Id)
}
