//! Format 2 of a plan's body: format 1 and the formula of rates (達成率の出し方), of the plan and of each KPI.
//!
//! What did not change is read and written by the twins of format 1, which stay frozen. See there for the rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Damage;
use super::json::{distinct, is_usual};
use crate::plan::{Indicator, Leaf, MOST_INDICATORS, Plan, RateFormula};
use crate::value::id::PlanId;

mod implied_formula;
mod indicator;

use super::format1::choices::{FormV1, ShelfV1};
use super::format1::facts::FactsRecordV1;
use super::format1::indicator::IndicatorRecordV1;
use super::format1::values::AcknowledgementRecordV1;
use super::format1::{PlanRecordV1, YearsRecordV1, dates};
use super::json::twin;
use indicator::IndicatorRecordV2;

/// The stored form of a plan.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecordV2 {
    id: String,
    form: FormV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    shelf: ShelfV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    facts: FactsRecordV1,
    /// The reference date (基準日) as `"2026-04-01"`, always with these digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference_date: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    rate_formula: RateFormulaV2,
    years: YearsRecordV1,
    /// The texts by the code names of their leaves.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acknowledged: Vec<AcknowledgementRecordV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorRecordV2>,
}

/// The formula of rates.
#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum RateFormulaV2 {
    #[default]
    OfTarget,
    OfPlannedGain,
}
twin! { RateFormulaV2 of RateFormula { OfTarget, OfPlannedGain } }

impl From<PlanRecordV1> for PlanRecordV2 {
    fn from(record: PlanRecordV1) -> Self {
        let rated = |row: IndicatorRecordV1| {
            let formula = implied_formula::of(&row, &record.years);
            IndicatorRecordV2::with_formula(row, formula)
        };
        Self {
            indicators: record.indicators.into_iter().map(rated).collect(),
            rate_formula: RateFormulaV2::default(),
            id: record.id,
            form: record.form,
            shelf: record.shelf,
            facts: record.facts,
            reference_date: record.reference_date,
            texts: record.texts,
            acknowledged: record.acknowledged,
            years: record.years,
        }
    }
}

impl From<&Plan> for PlanRecordV2 {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            form: plan.form.into(),
            shelf: plan.placement.into(),
            facts: FactsRecordV1::from(&plan.facts),
            reference_date: plan.reference_date.map(|day| day.to_string()),
            rate_formula: plan.rate_formula.into(),
            years: YearsRecordV1::from(&plan.years),
            texts: plan.texts.iter().map(|(leaf, text)| (leaf.code().to_owned(), text.clone())).collect(),
            acknowledged: plan.acknowledged.iter().map(Into::into).collect(),
            indicators: plan.indicators().iter().map(|row| IndicatorRecordV2::from(&**row)).collect(),
        }
    }
}

impl TryFrom<PlanRecordV2> for Plan {
    type Error = Damage;

    fn try_from(record: PlanRecordV2) -> Result<Self, Damage> {
        let id: PlanId = record.id.parse().map_err(|_| Damage::Id)?;
        let mut plan = Self::new(id, record.form.into(), record.years.try_into()?);
        plan.placement = record.shelf.into();
        plan.facts = record.facts.into();
        plan.reference_date = record.reference_date.as_deref().map(dates::day).transpose()?;
        plan.rate_formula = record.rate_formula.into();
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
