//! The lineage record: the tables of a plan that were sent or imported, and its inquiries, oldest first.
//!
//! The tables stand in it as the compact texts that they are ([`crate::plan::lineage`]), so it is as small as it can
//! be and reading the store at the start costs nothing but a copy. Inquiries came with format 7: every record without
//! them is one of each format before, so that one twin reads them all.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::json::{is_usual, read};
use super::{Damage, Refusal, envelope, migrate};
use crate::plan::lineage::{AppliedTable, Lineage, LineageEntry};
use crate::value::id::VersionId;

mod inquiry;

use inquiry::InquiryRecordV7;

/// A lineage. It is written from texts that the plan's lineage keeps, without a copy of them.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LineageRecordV7<'a> {
    tables: Vec<EntryRecordV1<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inquiries: Vec<InquiryRecordV7>,
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
    let tables = lineage.entries().iter().map(Into::into).collect();
    envelope::seal(&LineageRecordV7 { tables, inquiries: lineage.inquiries().iter().map(Into::into).collect() })
}

/// Reads the record of a plan's lineage.
pub fn decode_lineage(record: &str) -> Result<Lineage, Refusal> {
    let record: LineageRecordV7<'_> = envelope::open(record, &migrate::LINEAGE)?.0;
    record.lineage().map_err(Refusal::Damaged)
}

/// The step from format 6, which has no inquiries.
pub(super) fn to_format_7(body: &str) -> Result<String, Damage> {
    let record: LineageRecordV7<'_> = read(body).map_err(|_| Damage::Shape)?;
    if record.inquiries.is_empty() { Ok(body.to_owned()) } else { Err(Damage::Shape) }
}

impl LineageRecordV7<'_> {
    fn lineage(self) -> Result<Lineage, Damage> {
        let entries = self.tables.into_iter().map(TryInto::try_into).collect::<Result<Vec<LineageEntry>, Damage>>()?;
        let inquiries = self.inquiries.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, Damage>>()?;
        Ok(Lineage::new(entries).with_inquiries(inquiries))
    }
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
