//! The lineage record: what was sent out of a plan and taken in, oldest first.
//!
//! The tables stand in it as the compact texts that they are ([`crate::plan::lineage`]), so it is as small as it can
//! be and reading the store at the start costs nothing but a copy.

use serde::{Deserialize, Serialize};

use super::{Damage, Refusal, envelope, migrate};
use crate::id::VersionId;
use crate::plan::lineage::{Applied, Entry, Lineage};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredLineage {
    tables: Vec<StoredEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredEntry {
    version: String,
    table: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sent: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    applied: Option<StoredApplied>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredApplied {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    undone: bool,
}

/// Writes the record of a plan's lineage.
pub fn encode_lineage(lineage: &Lineage) -> String {
    let tables = lineage.entries().iter().map(StoredEntry::from).collect();
    envelope::seal(&StoredLineage { tables })
}

/// Reads the record of a plan's lineage.
pub fn decode_lineage(record: &str) -> Result<Lineage, Refusal> {
    let stored: StoredLineage = envelope::open(record, &migrate::LINEAGE)?;
    let entries = stored.tables.into_iter().map(Entry::try_from).collect::<Result<Vec<_>, _>>();
    entries.map(Lineage::new).map_err(Refusal::Damaged)
}

impl From<&Entry> for StoredEntry {
    fn from(Entry { version, table, sent, applied }: &Entry) -> Self {
        let applied = applied
            .map(|Applied { from, undone }| StoredApplied { from: from.as_ref().map(VersionId::to_string), undone });
        Self { version: version.to_string(), table: table.to_string(), sent: *sent, applied }
    }
}

impl TryFrom<StoredEntry> for Entry {
    type Error = Damage;

    fn try_from(stored: StoredEntry) -> Result<Self, Damage> {
        let applied = stored.applied.map(Applied::try_from).transpose()?;
        Ok(Self { version: read_version(&stored.version)?, table: stored.table.into(), sent: stored.sent, applied })
    }
}

impl TryFrom<StoredApplied> for Applied {
    type Error = Damage;

    fn try_from(StoredApplied { from, undone }: StoredApplied) -> Result<Self, Damage> {
        Ok(Self { from: from.as_deref().map(read_version).transpose()?, undone })
    }
}

fn read_version(text: &str) -> Result<VersionId, Damage> {
    text.parse().map_err(|_| Damage::Id)
}
