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
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Damage;
use super::json::{distinct, is_usual};
use crate::plan::{Indicator, Leaf, MOST_INDICATORS, Plan, YearAxis};
use crate::value::id::PlanId;

mod cell;
mod choices;
mod dates;
mod facts;
mod indicator;
mod values;

use choices::{FormV1, ShelfV1};
use dates::year;
use facts::FactsRecordV1;
use indicator::IndicatorRecordV1;
use values::AcknowledgementRecordV1;

/// The stored form of a plan.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecordV1 {
    id: String,
    form: FormV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    shelf: ShelfV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    facts: FactsRecordV1,
    /// The reference date (基準日) as `"2026-04-01"`, always with these digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference_date: Option<String>,
    years: YearsRecordV1,
    /// The texts by the code names of their leaves.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acknowledged: Vec<AcknowledgementRecordV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorRecordV1>,
}

/// The run of years: the first one, and a heading for each year, which is empty where the document has none.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct YearsRecordV1 {
    first: i32,
    headings: Vec<String>,
}

impl From<&Plan> for PlanRecordV1 {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            form: plan.form.into(),
            shelf: plan.placement.into(),
            facts: FactsRecordV1::from(&plan.facts),
            reference_date: plan.reference_date.map(|day| day.to_string()),
            years: YearsRecordV1::from(&plan.years),
            texts: plan.texts.iter().map(|(leaf, text)| (leaf.code().to_owned(), text.clone())).collect(),
            acknowledged: plan.acknowledged.iter().map(Into::into).collect(),
            indicators: plan.indicators().iter().map(|row| IndicatorRecordV1::from(&**row)).collect(),
        }
    }
}

impl TryFrom<PlanRecordV1> for Plan {
    type Error = Damage;

    fn try_from(record: PlanRecordV1) -> Result<Self, Damage> {
        let id: PlanId = record.id.parse().map_err(|_| Damage::Id)?;
        let mut plan = Self::new(id, record.form.into(), record.years.try_into()?);
        plan.placement = record.shelf.into();
        plan.facts = record.facts.into();
        plan.reference_date = record.reference_date.as_deref().map(dates::day).transpose()?;
        let leaf = |(code, text): (String, String)| Ok((Leaf::new(&code).ok_or(Damage::Leaf)?, text));
        plan.texts = record.texts.into_iter().map(leaf).collect::<Result<_, Damage>>()?;
        plan.acknowledged = record.acknowledged.into_iter().map(Into::into).collect();
        if record.indicators.len() > MOST_INDICATORS {
            return Err(Damage::TooMany);
        }
        let rows = record.indicators.into_iter().map(|row| Indicator::try_from(row).map(Arc::new));
        plan.with_indicators(rows.collect::<Result<_, Damage>>()?).ok_or(Damage::Id)
    }
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
