//! Format 3 of a plan's body: format 2, in which 目標の数え方 and めざす向き of a KPI may be unset (未設定), and what a document
//! says itself is kept beside ours: the targets that were replaced, its rates and grades, what
//! is a part of another KPI, and how it rounds.
//!
//! Since format 2 is format 3 without these, and format 1 is format 2 without its own fields, the bodies of all three
//! are read by the same twins. The parts of a plan that did not change have those of the formats before, and all of them
//! stay frozen.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Damage;
use super::format1::choices::{FormV1, ShelfV1};
use super::format1::facts::FactsRecordV1;
use super::format1::values::AcknowledgementRecordV1;
use super::format1::{YearsRecordV1, dates};
use super::format2::RateFormulaV2;
use super::format2::judging::JudgingRecordV2;
use super::json::{distinct, is_usual};
use crate::plan::{BuiltIn, Indicator, Leaf, MOST_INDICATORS, Plan};
use crate::value::id::PlanId;

mod implied_formula;
mod indicator;
mod rounding;
mod stated_rate;

use indicator::IndicatorRecordV3;
use rounding::RateRoundingRecordV3;

/// The stored form of a plan.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecordV3 {
    id: String,
    form: FormV1,
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
    /// The texts by the code names of their leaves.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acknowledged: Vec<AcknowledgementRecordV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorRecordV3>,
}

impl PlanRecordV3 {
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
        if is_of_format_3 { Err(Damage::Shape) } else { Ok(self) }
    }
}

impl From<&Plan> for PlanRecordV3 {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            form: BuiltIn::of(&plan.form).unwrap_or_default().into(),
            shelf: plan.placement.into(),
            facts: FactsRecordV1::from(&plan.facts),
            reference_date: plan.reference_date.map(|day| day.to_string()),
            rate_formula: Some(plan.rate_formula.into()).filter(|formula| *formula != RateFormulaV2::default()),
            rate_rounding: plan.rate_rounding.into(),
            judging: JudgingRecordV2::of(&plan.judging),
            years: YearsRecordV1::from(&plan.years),
            texts: plan.texts.iter().map(|(leaf, text)| (leaf.code().to_owned(), text.clone())).collect(),
            acknowledged: plan.acknowledged.iter().map(Into::into).collect(),
            indicators: plan.indicators().iter().map(|row| IndicatorRecordV3::from(&**row)).collect(),
        }
    }
}

impl TryFrom<PlanRecordV3> for Plan {
    type Error = Damage;

    fn try_from(record: PlanRecordV3) -> Result<Self, Damage> {
        let id: PlanId = record.id.parse().map_err(|_| Damage::Id)?;
        let mut plan = Self::new(id, BuiltIn::from(record.form), record.years.try_into()?);
        plan.placement = record.shelf.into();
        plan.facts = record.facts.into();
        plan.reference_date = record.reference_date.as_deref().map(dates::day).transpose()?;
        plan.rate_formula = record.rate_formula.unwrap_or_default().into();
        plan.rate_rounding = record.rate_rounding.into();
        plan.judging = record.judging.map(TryInto::try_into).transpose()?.unwrap_or_default();
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
