//! The parts of format 1 of a plan's body as serde twins, frozen: nothing here changes once it has been released.
//!
//! The twins have the file's shape, which is not everywhere that of the plan's own types (a cell, a note). The names of
//! fields, the words of choices and what is left out because it is usual stand here and nowhere else, so that no
//! change of the plan's types or of their defaults changes a file. A blank cell costs nothing.
//!
//! Reading has two steps. Serde reads the shape: a field that is missing, unknown or there twice, or a value of another
//! kind, is [`Damage::Shape`]. `TryFrom` then makes the plan of it and names what a plan cannot hold. It accepts all
//! that a plan can hold, so that whatever was written can be read.

use serde::{Deserialize, Serialize};

use super::Damage;
use crate::plan::YearAxis;

pub(super) mod cell;
pub(super) mod choices;
pub(super) mod dates;
pub(super) mod facts;
pub(super) mod values;

use dates::year;

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
