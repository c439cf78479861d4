//! Format 6 of a plan's body: format 5 with the reason why the draft changes what was approved.
//!
//! Since format 5 is format 6 without it, and each format before is the next one without its own fields, the bodies of
//! all six are read by the same twins. The parts of a plan that did not change have those of the formats before, and all
//! of them stay frozen.

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
use super::format3::rounding::RateRoundingRecordV3;
use super::format4::form::FormRecordV4;
use super::format5::approval::ApprovalRecordV5;
use super::format5::comparison_style::ComparisonStyleRecordV5;
use super::format5::indicator::IndicatorRecordV5;
use super::json::{distinct, is_usual};
use crate::plan::document::LeafPart;
use crate::plan::form::FormReader;
use crate::plan::{Document, DocumentPlace, Indicator, MOST_INDICATORS, Plan};
use crate::value::id::PlanId;

mod approvals;

/// The stored form of a plan.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecordV6 {
    id: String,
    form: FormRecordV4,
    #[serde(default, skip_serializing_if = "is_usual")]
    shelf: ShelfV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    facts: FactsRecordV1,
    /// Why the draft in hand changes what was approved.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    amendment_reason: String,
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
    indicators: Vec<IndicatorRecordV5>,
    #[serde(default, skip_serializing_if = "is_usual")]
    comparison_style: ComparisonStyleRecordV5,
    /// The approved states, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    approvals: Vec<ApprovalRecordV5>,
}

impl PlanRecordV6 {
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
            || self.indicators.iter().any(IndicatorRecordV5::is_of_format_3);
        if is_of_format_3 { Err(Damage::Shape) } else { self.of_format_3() }
    }

    /// The plan of a body of format 3, which is one of format 4 whose texts are all those of sections and whose form is one of
    /// the first four.
    pub(super) fn of_format_3(self) -> Result<Self, Damage> {
        if !self.form.is_of_format_3() {
            return Err(Damage::Shape);
        }
        let is_section = |place: &String| place.parse().is_ok_and(|place: DocumentPlace| place.part == LeafPart::Text);
        if self.texts.keys().all(is_section) { self.of_format_4() } else { Err(Damage::Leaf) }
    }

    /// The plan of a body of format 4, which is one of format 5 that was never approved.
    pub(super) fn of_format_4(self) -> Result<Self, Damage> {
        let is_of_format_5 = !self.approvals.is_empty()
            || self.comparison_style != ComparisonStyleRecordV5::default()
            || self.indicators.iter().any(IndicatorRecordV5::is_of_format_5);
        if is_of_format_5 { Err(Damage::Shape) } else { self.of_format_5() }
    }

    /// The plan of a body of format 5, which is one of format 6 whose draft has no reason.
    pub(super) fn of_format_5(self) -> Result<Self, Damage> {
        if self.amendment_reason.is_empty() { Ok(self) } else { Err(Damage::Shape) }
    }

    /// Whether the record holds nothing that an approved state does not have.
    fn is_state(&self) -> bool {
        self.approvals.is_empty() && self.amendment_reason.is_empty()
    }

    /// The plan without its approved states.
    fn of_state(plan: &Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            form: (&*plan.form).into(),
            shelf: plan.placement.into(),
            facts: FactsRecordV1::from(&plan.facts),
            amendment_reason: plan.facts.amendment_reason.clone(),
            reference_date: plan.reference_date.map(|day| day.to_string()),
            rate_formula: Some(plan.rate_formula.into()).filter(|formula| *formula != RateFormulaV2::default()),
            rate_rounding: plan.rate_rounding.into(),
            judging: JudgingRecordV2::of(&plan.judging),
            years: YearsRecordV1::from(&plan.years),
            texts: plan.document.iter().map(|(place, text)| (place.to_string(), text.to_owned())).collect(),
            acknowledged: plan.acknowledged.iter().map(Into::into).collect(),
            indicators: plan.indicators().iter().map(|row| IndicatorRecordV5::from(&**row)).collect(),
            comparison_style: (&plan.comparison_style).into(),
            approvals: Vec::new(),
        }
    }

    /// The plan of the record.
    pub(super) fn plan(mut self, forms: &mut FormReader) -> Result<Plan, Damage> {
        let approvals = std::mem::take(&mut self.approvals);
        if approvals.is_empty() { self.into_state(forms) } else { approvals::with_approvals(self, approvals, forms) }
    }

    /// The plan of the record, without its approved states.
    fn into_state(self, forms: &mut FormReader) -> Result<Plan, Damage> {
        let record = self;
        let id: PlanId = record.id.parse().map_err(|_| Damage::Id)?;
        let mut plan = Plan::new(id, record.form.form(forms)?, record.years.try_into()?);
        plan.placement = record.shelf.into();
        plan.facts = record.facts.into();
        plan.facts.amendment_reason = record.amendment_reason;
        plan.reference_date = record.reference_date.as_deref().map(dates::day).transpose()?;
        plan.rate_formula = record.rate_formula.unwrap_or_default().into();
        plan.rate_rounding = record.rate_rounding.into();
        plan.judging = record.judging.map(TryInto::try_into).transpose()?.unwrap_or_default();
        plan.document = document(&record.texts)?;
        plan.acknowledged = record.acknowledged.into_iter().map(Into::into).collect();
        plan.comparison_style = record.comparison_style.into();
        if record.indicators.len() > MOST_INDICATORS {
            return Err(Damage::TooMany);
        }
        let rows = record.indicators.into_iter().map(|row| Indicator::try_from(row).map(Arc::new));
        plan.with_indicators(rows.collect::<Result<_, Damage>>()?).ok_or(Damage::Id)
    }
}

impl From<&Plan> for PlanRecordV6 {
    fn from(plan: &Plan) -> Self {
        Self { approvals: approvals::records(plan), ..Self::of_state(plan) }
    }
}

fn document(texts: &BTreeMap<String, String>) -> Result<Document, Damage> {
    let mut document = Document::default();
    for (place, text) in texts {
        document.set(place.parse().map_err(|_| Damage::Leaf)?, text);
    }
    Ok(document)
}
