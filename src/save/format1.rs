//! Format 1 of a plan's body, frozen: nothing here changes once it has been released.
//!
//! Each struct is the twin of one of [`crate::plan`]; the words of the file (`"period_total"`) stand here and
//! nowhere else. What is empty or as usual is left out, so a blank cell costs nothing. Reading refuses what a
//! plan cannot hold and accepts all that it can, so that whatever was written can be read.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Damage;
use crate::fiscal_year::{Date, FiscalYear};
use crate::plan::{Facts, Indicator, Leaf, MOST_INDICATORS, Plan, YearAxis};

mod cell;
mod facts;
mod indicator;
mod moment;
mod trail;
mod unique;
mod words;

use facts::StoredFacts;
use indicator::StoredIndicator;
use words::{StoredForm, StoredShelf};

/// A plan.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredPlan {
    id: String,
    form: StoredForm,
    #[serde(default, skip_serializing_if = "is_default")]
    shelf: StoredShelf,
    #[serde(default, skip_serializing_if = "is_default")]
    facts: StoredFacts,
    #[serde(default, skip_serializing_if = "is_default")]
    reference_date: Option<String>,
    years: StoredYears,
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "unique::map")]
    texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "is_default")]
    indicators: Vec<StoredIndicator>,
}

/// The run of years: the first, and a heading a year (empty where the document has none).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredYears {
    first: i32,
    headings: Vec<String>,
}

impl From<&Plan> for StoredPlan {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            form: plan.form.into(),
            shelf: plan.shelf.into(),
            facts: plan.facts.clone().into(),
            reference_date: plan.reference_date.map(write_date),
            years: (&plan.years).into(),
            texts: plan.texts.iter().map(|(leaf, text)| (leaf.code().to_owned(), text.clone())).collect(),
            indicators: plan.indicators().iter().map(|one| Indicator::clone(one).into()).collect(),
        }
    }
}

impl TryFrom<StoredPlan> for Plan {
    type Error = Damage;

    fn try_from(stored: StoredPlan) -> Result<Self, Damage> {
        let id = stored.id.parse().map_err(|_| Damage::Id)?;
        let mut plan = Self::new(id, stored.form.into(), stored.years.try_into()?);
        plan.shelf = stored.shelf.into();
        plan.facts = Facts::from(stored.facts);
        plan.reference_date = stored.reference_date.as_deref().map(read_date).transpose()?;
        plan.texts = stored.texts.into_iter().map(read_text).collect::<Result<_, _>>()?;
        plan.with_indicators(read_indicators(stored.indicators)?).ok_or(Damage::Id)
    }
}

impl From<&YearAxis> for StoredYears {
    fn from(years: &YearAxis) -> Self {
        let headings = years.iter().map(|(_, heading)| heading.to_owned()).collect();
        Self { first: years.first().western(), headings }
    }
}

impl TryFrom<StoredYears> for YearAxis {
    type Error = Damage;

    fn try_from(stored: StoredYears) -> Result<Self, Damage> {
        Self::new(read_year(stored.first)?, stored.headings).ok_or(Damage::Years)
    }
}

fn read_indicators(stored: Vec<StoredIndicator>) -> Result<Vec<Arc<Indicator>>, Damage> {
    if stored.len() > MOST_INDICATORS {
        return Err(Damage::TooMany);
    }
    stored.into_iter().map(|one| one.try_into().map(Arc::new)).collect()
}

fn read_text((code, text): (String, String)) -> Result<(Leaf, String), Damage> {
    Leaf::new(&code).map(|leaf| (leaf, text)).ok_or(Damage::Leaf)
}

fn read_year(western: i32) -> Result<FiscalYear, Damage> {
    FiscalYear::new(western).ok_or(Damage::Years)
}

/// `2026-04-01`, always with these digits: the reader of dates that people write is no part of the format.
fn write_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn read_date(text: &str) -> Result<Date, Damage> {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return Err(Damage::Date) };
    let numbers = (year.parse(), month.parse(), day.parse());
    let (Ok(year), Ok(month), Ok(day)) = numbers else { return Err(Damage::Date) };
    Date::new(year, month, day).filter(|date| write_date(*date) == text).ok_or(Damage::Date)
}

/// Whether a field is as usual and can be left out.
fn is_default<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}
