//! Format 1 of a plan's body as serde twins, frozen: nothing here changes once it has been released.
//!
//! The twins have the file's shape, which is not everywhere that of the plan's own types (a cell, a note). The names of
//! fields, the words of choices and what is left out because it is usual stand here and nowhere else, so that no
//! change of the plan's types or of their defaults changes a file. A blank cell costs nothing.
//!
//! Reading has two steps. Serde reads the shape: a field that is missing, unknown or there twice, or a value of another
//! kind, is [`Damage::Shape`]. `TryFrom` then makes the plan of it and names what a plan cannot hold. It accepts all
//! that a plan can hold, so that whatever was written can be read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Damage;
use super::json::distinct;
use crate::plan::YearAxis;

pub(super) mod cell;
pub(super) mod choices;
pub(super) mod dates;
pub(super) mod facts;
pub(super) mod indicator;
pub(super) mod values;

use choices::{FormV1, ShelfV1};
use dates::year;
use facts::FactsRecordV1;
use indicator::IndicatorRecordV1;
use values::AcknowledgementRecordV1;

/// The stored form of a plan.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecordV1 {
    pub(super) id: String,
    pub(super) form: FormV1,
    #[serde(default)]
    pub(super) shelf: ShelfV1,
    #[serde(default)]
    pub(super) facts: FactsRecordV1,
    /// The reference date (基準日) as `"2026-04-01"`, always with these digits.
    #[serde(default)]
    pub(super) reference_date: Option<String>,
    pub(super) years: YearsRecordV1,
    /// The texts by the code names of their leaves.
    #[serde(default, deserialize_with = "distinct")]
    pub(super) texts: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) acknowledged: Vec<AcknowledgementRecordV1>,
    #[serde(default)]
    pub(super) indicators: Vec<IndicatorRecordV1>,
}

/// The run of years: the first one, and a heading for each year, which is empty where the document has none.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearsRecordV1 {
    pub(super) first: i32,
    pub(super) headings: Vec<String>,
}

impl From<&YearAxis> for YearsRecordV1 {
    fn from(years: &YearAxis) -> Self {
        Self { first: years.first().western(), headings: years.iter().map(|(_, heading)| heading.to_owned()).collect() }
    }
}

impl TryFrom<YearsRecordV1> for YearAxis {
    type Error = Damage;

    fn try_from(record: YearsRecordV1) -> Result<Self, Damage> {
        Self::new(year(record.first)?, record.headings).ok_or(Damage::Years)
    }
}
