//! The lineage record: what was sent out of a plan and taken in, oldest first.
//!
//! The tables stand in it as the compact texts that they are ([`crate::plan::lineage`]), so it is as small as it can
//! be and reading the store at the start costs nothing but a copy.

use std::sync::Arc;

use super::json::Fields;
use super::stored::{Object, Stored, record};
use super::{Damage, Refusal, envelope, migrate};
use crate::plan::lineage::{Applied, Entry, Lineage};

record! { Entry { version: must "version", table: must "table", sent: usual "sent", applied: optional "applied" } }
record! { Applied { from: optional "from", undone: usual "undone" } }

/// Writes the record of a plan's lineage.
pub fn encode_lineage(lineage: &Lineage) -> String {
    envelope::seal(Object::default().must("tables", &lineage.entries().to_vec()).end().as_str())
}

/// Reads the record of a plan's lineage.
pub fn decode_lineage(record: &str) -> Result<Lineage, Refusal> {
    let (body, _) = envelope::open(record, &migrate::LINEAGE)?;
    read_tables(&body).map(Lineage::new).map_err(Refusal::Damaged)
}

fn read_tables(body: &str) -> Result<Vec<Entry>, Damage> {
    let mut fields = Fields::of(body)?;
    let tables = fields.must("tables")?;
    fields.end(tables)
}

impl Stored for Arc<str> {
    fn read(json: &str) -> Result<Self, Damage> {
        String::read(json).map(Into::into)
    }

    fn write(&self) -> String {
        super::json::quoted(self)
    }
}

/// Whether something holds; what does not is left out.
impl Stored for bool {
    const USUAL: &'static str = "false";

    fn read(json: &str) -> Result<Self, Damage> {
        json.parse().map_err(|_| Damage::Shape)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}
