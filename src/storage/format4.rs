//! Format 4 of a plan's body: format 3 with the whole document (本文). A text stands at a place of it (`s7_1/heading`,
//! `s5_3_2/1/name`) where format 3 had only sections, and a form may be one that somebody has loaded ([`form`]).
//!
//! Since format 3 is format 4 without these, format 2 is format 3 without its own fields, and format 1 is format 2 without
//! its own, the bodies of all four are read by the same twins. The parts of a plan that did not change have those of the
//! formats before, and all of them stay frozen.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Damage;
use super::format1::choices::ShelfV1;
use super::format1::facts::FactsRecordV1;
use super::format1::values::AcknowledgementRecordV1;
use super::format1::{YearsRecordV1, dates};
use super::format2::RateFormulaV2;
use super::format2::judging::JudgingRecordV2;
use super::format3::implied_formula;
use super::format3::indicator::IndicatorRecordV3;
use super::format3::rounding::RateRoundingRecordV3;
use super::json::{distinct, is_usual};
use crate::plan::document::LeafPart;
use crate::plan::form::FormReader;
use crate::plan::{Document, DocumentPlace, Indicator, MOST_INDICATORS, Plan};
use crate::value::id::PlanId;

mod form;

use form::FormRecordV4;

/// The stored form of a plan.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecordV4 {
    id: String,
    form: FormRecordV4,
    #[serde(default, skip_serializing_if = "is_usual")]
    shelf: ShelfV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    facts: FactsRecordV1,
    /// The reference date (基準日) as `"2026-04-01"`, always with these digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate_formula: Option<RateFormulaV2>,
    #[serde(default, skip_serializing_if = "is_usual")]
    rate_rounding: RateRoundingRecordV3,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judging: Option<JudgingRecordV2>,
    years: YearsRecordV1,
    /// The texts of the document by their places.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acknowledged: Vec<AcknowledgementRecordV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorRecordV3>,
}

impl PlanRecordV4 {
    /// The plan of a body of format 1, which is one of format 2 without any of its own fields: each KPI gets the formula that
    /// it had then.
    pub(super) fn of_format_1(self) -> Result<Self, Damage> {
        let is_of_format_2 = self.rate_formula.is_some()
            || self.judging.is_some()
            || self.indicators.iter().any(|row| row.rate_formula.is_some());
        if is_of_format_2 {
            return Err(Damage::Shape);
        }
        let mut record = self.of_format_2()?;
        for row in &mut record.indicators {
            row.rate_formula = implied_formula::of(row, &record.years);
        }
        Ok(record)
    }

    /// The plan of a body of format 2, which is one of format 3 in which every choice is made and no field of that format is filled.
    pub(super) fn of_format_2(self) -> Result<Self, Damage> {
        let is_of_format_3 = self.rate_rounding != RateRoundingRecordV3::default()
            || self.indicators.iter().any(IndicatorRecordV3::is_of_format_3);
        if is_of_format_3 { Err(Damage::Shape) } else { self.of_format_3() }
    }

    /// The plan of a body of format 3, which is one of format 4 whose texts are all those of sections and whose form is one of
    /// the first four.
    pub(super) fn of_format_3(self) -> Result<Self, Damage> {
        if !self.form.is_of_format_3() {
            return Err(Damage::Shape);
        }
        let is_section = |place: &String| place.parse().is_ok_and(|place: DocumentPlace| place.part == LeafPart::Text);
        if self.texts.keys().all(is_section) { Ok(self) } else { Err(Damage::Leaf) }
    }
}

impl From<&Plan> for PlanRecordV4 {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            form: (&*plan.form).into(),
            shelf: plan.placement.into(),
            facts: FactsRecordV1::from(&plan.facts),
            reference_date: plan.reference_date.map(|day| day.to_string()),
            rate_formula: Some(plan.rate_formula.into()).filter(|formula| *formula != RateFormulaV2::default()),
            rate_rounding: plan.rate_rounding.into(),
            judging: JudgingRecordV2::of(&plan.judging),
            years: YearsRecordV1::from(&plan.years),
            texts: plan.document.iter().map(|(place, text)| (place.to_string(), text.to_owned())).collect(),
            acknowledged: plan.acknowledged.iter().map(Into::into).collect(),
            indicators: plan.indicators().iter().map(|row| IndicatorRecordV3::from(&**row)).collect(),
        }
    }
}

impl PlanRecordV4 {
    /// The plan of the record.
    pub(super) fn plan(self, forms: &mut FormReader) -> Result<Plan, Damage> {
        let id: PlanId = self.id.parse().map_err(|_| Damage::Id)?;
        let mut plan = Plan::new(id, self.form.form(forms)?, self.years.try_into()?);
        plan.placement = self.shelf.into();
        plan.facts = self.facts.into();
        plan.reference_date = self.reference_date.as_deref().map(dates::day).transpose()?;
        plan.rate_formula = self.rate_formula.unwrap_or_default().into();
        plan.rate_rounding = self.rate_rounding.into();
        plan.judging = self.judging.map(TryInto::try_into).transpose()?.unwrap_or_default();
        plan.document = document(&self.texts)?;
        plan.acknowledged = self.acknowledged.into_iter().map(Into::into).collect();
        if self.indicators.len() > MOST_INDICATORS {
            return Err(Damage::TooMany);
        }
        let rows = self.indicators.into_iter().map(|row| Indicator::try_from(row).map(Arc::new));
        plan.with_indicators(rows.collect::<Result<_, Damage>>()?).ok_or(Damage::Id)
    }
}

fn document(texts: &BTreeMap<String, String>) -> Result<Document, Damage> {
    let mut document = Document::default();
    for (place, text) in texts {
        document.set(place.parse().map_err(|_| Damage::Leaf)?, text);
    }
    Ok(document)
}
