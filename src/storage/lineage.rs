//! The lineage record: the tables of a plan that were sent or imported, and its inquiries, oldest first.
//!
//! The tables are stored as the compact texts of the lineage ([`crate::plan::lineage`]). This keeps the record small,
//! and reading it at the start costs only a copy.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::json::is_usual;
use super::migrate::RecordKind;
use super::{Damage, Refusal, envelope};
use crate::plan::Lineage;
use crate::plan::lineage::{AppliedTable, LineageEntry};
use crate::value::VersionId;

mod inquiry;

use inquiry::InquiryRecord;

/// The stored form of a lineage. It borrows the texts of the plan's lineage instead of copying them.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LineageRecord<'a> {
    tables: Vec<EntryRecord<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inquiries: Vec<InquiryRecord>,
}

/// The stored form of a table in a lineage.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct EntryRecord<'a> {
    version: String,
    table: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_usual")]
    sent: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    applied: Option<AppliedRecord>,
}

/// The stored form of the import of a table.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct AppliedRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    undone: bool,
}

/// Writes the record of a plan's lineage.
pub fn encode_lineage(lineage: &Lineage) -> String {
    let tables = lineage.entries().iter().map(Into::into).collect();
    envelope::seal(&LineageRecord { tables, inquiries: lineage.inquiries().iter().map(Into::into).collect() })
}

/// Reads the record of a plan's lineage.
pub fn decode_lineage(record: &str) -> Result<Lineage, Refusal> {
    let record: LineageRecord<'_> = envelope::open(record, RecordKind::Lineage)?.0;
    record.lineage().map_err(Refusal::Damaged)
}

impl LineageRecord<'_> {
    fn lineage(self) -> Result<Lineage, Damage> {
        let entries = self.tables.into_iter().map(TryInto::try_into).collect::<Result<Vec<LineageEntry>, Damage>>()?;
        let inquiries = self.inquiries.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, Damage>>()?;
        Ok(Lineage::new(entries).with_inquiries(inquiries))
    }
}

impl<'a> From<&'a LineageEntry> for EntryRecord<'a> {
    fn from(entry: &'a LineageEntry) -> Self {
        let LineageEntry { version, table, sent, applied } = entry;
        let applied = applied.map(|AppliedTable { from, undone }| AppliedRecord {
            from: from.map(|version| version.to_string()),
            undone,
        });
        Self { version: version.to_string(), table: Cow::Borrowed(table), sent: *sent, applied }
    }
}

impl TryFrom<EntryRecord<'_>> for LineageEntry {
    type Error = Damage;

    fn try_from(record: EntryRecord<'_>) -> Result<Self, Damage> {
        let EntryRecord { version, table, sent, applied } = record;
        let applied = applied.map(TryInto::try_into).transpose()?;
        Ok(Self { version: id(&version)?, table: (*table).into(), sent, applied })
    }
}

impl TryFrom<AppliedRecord> for AppliedTable {
    type Error = Damage;

    fn try_from(record: AppliedRecord) -> Result<Self, Damage> {
        Ok(Self { from: record.from.as_deref().map(id).transpose()?, undone: record.undone })
    }
}

fn id(text: &str) -> Result<VersionId, Damage> {
    text.parse().map_err(|_| Damage::Id)
}
