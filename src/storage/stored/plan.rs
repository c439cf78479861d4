//! The stored form of a plan, including its approved states.

use std::sync::Arc;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::activity_log::{self, StoredRecord};
use super::approvals::{self, ApprovalRecord};
use super::comparison_style::ComparisonStyleRecord;
use super::dates::{self, YearsRecord};
use super::evaluation::{self, EvaluationRecord};
use super::facts::FactsRecord;
use super::form::PlanFormRecord;
use super::indicator::IndicatorRecord;
use super::judging::JudgingRecord;
use super::rounding::RateRoundingRecord;
use super::values::AcknowledgementRecord;
use crate::plan::form::FormReader;
use crate::plan::{DocumentTexts, Indicator, MOST_INDICATORS, Placement, Plan, RateFormula, SheetColumns};
use crate::storage::Damage;
use crate::storage::json::{distinct, is_usual};
use crate::storage::words::StoredWord;
use crate::value::PlanId;

/// The stored form of a plan.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct PlanRecord {
    id: String,
    form: PlanFormRecord,
    #[serde(default, skip_serializing_if = "is_usual")]
    shelf: StoredWord<Placement>,
    #[serde(default, skip_serializing_if = "is_usual")]
    facts: FactsRecord,
    /// The reason why the present draft changes the approved state.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    amendment_reason: String,
    /// The reference date (基準日) as `"2026-04-01"`, always with these digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate_formula: Option<StoredWord<RateFormula>>,
    #[serde(default, skip_serializing_if = "is_usual")]
    rate_rounding: RateRoundingRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judging: Option<JudgingRecord>,
    years: YearsRecord,
    /// The texts of the document by their places.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
    texts: LiteMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acknowledged: Vec<AcknowledgementRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorRecord>,
    #[serde(default, skip_serializing_if = "is_usual")]
    comparison_style: ComparisonStyleRecord,
    /// The sheets of 効果検証 in the order of their fiscal years.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evaluations: Vec<EvaluationRecord>,
    /// The rule of grades in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grading: Option<String>,
    /// The items of the form of the 効果検証 sheets, as codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet_columns: Option<String>,
    /// The activity records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<StoredRecord>,
    /// The approved states, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    approvals: Vec<ApprovalRecord>,
}

impl PlanRecord {
    /// Whether the record has only parts that an approved state can have.
    pub(super) fn is_state(&self) -> bool {
        self.approvals.is_empty()
            && self.evaluations.is_empty()
            && self.grading.is_none()
            && self.sheet_columns.is_none()
            && self.records.is_empty()
            && self.amendment_reason.is_empty()
    }

    /// The record of what an approved state can have of the plan: no approved states, no sheets of 効果検証 with their columns and rule of
    /// grades, and no activity records.
    pub(super) fn of_state(plan: &Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            form: (&*plan.form).into(),
            shelf: StoredWord(plan.placement),
            facts: FactsRecord::from(&plan.facts),
            amendment_reason: plan.facts.amendment_reason.clone(),
            reference_date: plan.reference_date.map(|day| day.to_string()),
            rate_formula: Some(StoredWord(plan.rate_formula)).filter(|formula| *formula != StoredWord::default()),
            rate_rounding: plan.rate_rounding.into(),
            judging: JudgingRecord::from_judging(&plan.judging),
            years: YearsRecord::from(&plan.years),
            texts: plan.document.iter().map(|(place, text)| (place.to_string(), text.to_owned())).collect(),
            acknowledged: plan.acknowledged.iter().map(Into::into).collect(),
            indicators: plan.indicators().iter().map(|row| IndicatorRecord::from(&**row)).collect(),
            comparison_style: (&plan.comparison_style).into(),
            evaluations: Vec::new(),
            grading: None,
            sheet_columns: None,
            records: Vec::new(),
            approvals: Vec::new(),
        }
    }

    /// The plan of the record.
    pub(in crate::storage) fn plan(mut self, forms: &mut FormReader) -> Result<Plan, Damage> {
        let approvals = std::mem::take(&mut self.approvals);
        let evaluations = evaluation::evaluations(std::mem::take(&mut self.evaluations))?;
        let grading = evaluation::grading(self.grading.take().as_deref())?;
        let sheet_columns = self.sheet_columns.take().map(|codes| codes.parse().map_err(|_| Damage::Shape));
        let sheet_columns = sheet_columns.transpose()?.unwrap_or_default();
        let log = activity_log::log(std::mem::take(&mut self.records))?;
        let mut plan = if approvals.is_empty() {
            self.into_state(forms)?
        } else {
            approvals::with_approvals(self, approvals, forms)?
        };
        plan.evaluations = evaluations;
        plan.grading = grading;
        plan.sheet_columns = sheet_columns;
        Ok(plan.with_log(log))
    }

    /// The plan of the record; parts that [`is_state`](Self::is_state) excludes are ignored.
    pub(super) fn into_state(self, forms: &mut FormReader) -> Result<Plan, Damage> {
        let record = self;
        let id: PlanId = record.id.parse().map_err(|_| Damage::Id)?;
        let mut plan = Plan::new(id, record.form.form(forms)?, record.years.try_into()?);
        plan.placement = record.shelf.0;
        plan.facts = record.facts.into();
        plan.facts.amendment_reason = record.amendment_reason;
        plan.reference_date = record.reference_date.as_deref().map(dates::day).transpose()?;
        plan.rate_formula = record.rate_formula.unwrap_or_default().0;
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

impl From<&Plan> for PlanRecord {
    fn from(plan: &Plan) -> Self {
        Self {
            evaluations: evaluation::records(&plan.evaluations),
            grading: evaluation::grading_record(&plan.grading),
            sheet_columns: Some(plan.sheet_columns)
                .filter(|columns| *columns != SheetColumns::default())
                .map(|columns| columns.to_string()),
            records: activity_log::records(plan.log()),
            approvals: approvals::records(plan),
            ..Self::of_state(plan)
        }
    }
}

fn document(texts: &LiteMap<String, String>) -> Result<DocumentTexts, Damage> {
    let mut document = DocumentTexts::default();
    for (place, text) in texts {
        document.set(place.parse().map_err(|_| Damage::Leaf)?, text);
    }
    Ok(document)
}
