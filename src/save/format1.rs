//! Format 1 of a plan's body, frozen: nothing here changes once it has been released.
//!
//! The names of fields and the words of choices (`"period_total"`) stand here and nowhere else, each in one list
//! for reader and writer. Where the plan's own types are of another shape than the file, a small struct here has
//! the file's (a cell, a note). What is empty or as usual is left out, so a blank cell costs nothing. Reading
//! refuses what a plan cannot hold and accepts all that it can, so that whatever was written can be read.

use std::sync::Arc;

use super::Damage;
use super::json::Fields;
use super::stored::{Object, Stored};
use crate::plan::{Indicator, MOST_INDICATORS, Plan, YearAxis};

mod cell;
mod facts;
mod indicator;
mod moment;
mod plain;
mod trail;
mod words;

/// A plan.
impl Stored for Plan {
    fn read(json: &str) -> Result<Self, Damage> {
        let mut fields = Fields::of(json)?;
        let mut plan = Self::new(fields.must("id")?, fields.must("form")?, fields.must("years")?);
        plan.shelf = fields.usual("shelf")?;
        plan.facts = fields.usual("facts")?;
        plan.reference_date = fields.optional("reference_date")?;
        plan.texts = fields.usual("texts")?;
        plan.acknowledged = fields.usual("acknowledged")?;
        let indicators: Vec<Arc<Indicator>> = fields.usual("indicators")?;
        if indicators.len() > MOST_INDICATORS {
            return Err(Damage::TooMany);
        }
        fields.end(plan.with_indicators(indicators).ok_or(Damage::Id)?)
    }

    fn write(&self) -> String {
        Object::default()
            .must("id", &self.id)
            .must("form", &self.form)
            .usual("shelf", &self.shelf)
            .usual("facts", &self.facts)
            .optional("reference_date", &self.reference_date)
            .must("years", &self.years)
            .usual("texts", &self.texts)
            .usual("acknowledged", &self.acknowledged)
            .usual("indicators", &self.indicators().to_vec())
            .end()
    }
}

/// The run of years: the first, and a heading a year (empty where the document has none).
impl Stored for YearAxis {
    fn read(json: &str) -> Result<Self, Damage> {
        let mut fields = Fields::of(json)?;
        let (first, headings) = (fields.must("first")?, fields.must("headings")?);
        fields.end(Self::new(first, headings).ok_or(Damage::Years)?)
    }

    fn write(&self) -> String {
        let headings: Vec<String> = self.iter().map(|(_, heading)| heading.to_owned()).collect();
        Object::default().must("first", &self.first()).must("headings", &headings).end()
    }
}
