//! The sheets of 効果検証 (evaluation).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::dates;
use crate::plan::cell::Certainty;
use crate::plan::evaluation::{
    EvaluationPart, Frozen, Reopening, RowStanding, SheetRate, SheetRow, SheetState, SheetStep,
};
use crate::plan::indicator::RateFormula;
use crate::plan::judging::JudgedWord;
use crate::plan::{Evaluation, Evaluations};
use crate::storage::Damage;
use crate::storage::json::{distinct, is_usual};
use crate::storage::words::{StoredWord, words};
use crate::value::amount::Amount;

/// The stored form of the sheet of a fiscal year.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvaluationRecord {
    /// The texts of the sheet by their parts.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    step: StoredWord<Step>,
    /// The sheet as it was settled, of any step but the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    frozen: Option<FrozenRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reopened: Vec<ReopeningRecord>,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Draft,
    Settled,
    Published,
}
words! { Step, usually Draft { Draft: "draft", Settled: "settled", Published: "published" } }
words! { RowStanding, usually InVersion { InVersion: "in_version", Added: "added", Dropped: "dropped" } }
words! { JudgedWord { Met: "met", OnTrack: "on_track", Below: "below" } }

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ReopeningRecord {
    on: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FrozenRecord {
    on: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    rows: Vec<SheetRowRecord>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SheetRowRecord {
    id: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    standing: StoredWord<RowStanding>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    group: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actual: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    certainty: StoredWord<Certainty>,
    #[serde(default, skip_serializing_if = "is_usual")]
    is_unknown: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate: Option<SheetRateRecord>,
    #[serde(default, skip_serializing_if = "is_usual")]
    fell_behind: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judged: Option<StoredWord<JudgedWord>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SheetRateRecord {
    percent: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    formula: StoredWord<RateFormula>,
    years: (i32, i32),
}

/// The records of the sheets of a plan by their fiscal years.
pub(super) fn records(evaluations: &Evaluations) -> BTreeMap<String, EvaluationRecord> {
    evaluations.iter().map(|(year, sheet)| (year.to_string(), EvaluationRecord::from(&**sheet))).collect()
}

/// The sheets of these records.
pub(super) fn evaluations(records: BTreeMap<String, EvaluationRecord>) -> Result<Evaluations, Damage> {
    let mut evaluations = Evaluations::new();
    for (name, record) in records {
        evaluations.insert(dates::year_by_name(&name)?, Arc::new(record.try_into()?));
    }
    Ok(evaluations)
}

impl From<&Evaluation> for EvaluationRecord {
    fn from(sheet: &Evaluation) -> Self {
        let SheetState { step, reopened } = &sheet.state;
        let step = match step {
            SheetStep::Draft => Step::Draft,
            SheetStep::Settled(_) => Step::Settled,
            SheetStep::Published(_) => Step::Published,
        };
        let reopened =
            reopened.iter().map(|one| ReopeningRecord { on: one.on.to_string(), reason: one.reason.clone() });
        Self {
            texts: sheet.texts().map(|(part, text)| (part.to_string(), text.to_owned())).collect(),
            step: StoredWord(step),
            frozen: sheet.state.frozen().map(|frozen| FrozenRecord::from(&**frozen)),
            reopened: reopened.collect(),
        }
    }
}

impl TryFrom<EvaluationRecord> for Evaluation {
    type Error = Damage;

    fn try_from(record: EvaluationRecord) -> Result<Self, Damage> {
        let EvaluationRecord { texts, step, frozen, reopened } = record;
        let mut sheet = Self::default();
        for (part, text) in texts {
            let part: EvaluationPart = part.parse().map_err(|_| Damage::Leaf)?;
            if text.is_empty() || !part.accepts(&text) {
                return Err(Damage::Shape);
            }
            sheet.set_text(part, &text);
        }
        let frozen = frozen.map(|frozen| Frozen::try_from(frozen).map(Arc::new)).transpose()?;
        sheet.state.step = match (step.0, frozen) {
            (Step::Draft, None) => SheetStep::Draft,
            (Step::Settled, Some(frozen)) => SheetStep::Settled(frozen),
            (Step::Published, Some(frozen)) => SheetStep::Published(frozen),
            _ => return Err(Damage::Shape),
        };
        for ReopeningRecord { on, reason } in reopened {
            sheet.state.reopened.push(Reopening { on: dates::day(&on)?, reason });
        }
        if sheet.is_blank() { Err(Damage::Shape) } else { Ok(sheet) }
    }
}

fn amount(plain: Option<String>) -> Result<Option<Amount>, Damage> {
    plain.map(|plain| Amount::from_plain(&plain).ok_or(Damage::Cell)).transpose()
}

impl From<&Frozen> for FrozenRecord {
    fn from(frozen: &Frozen) -> Self {
        let Frozen { on, version, rows } = frozen;
        Self {
            on: on.to_string(),
            version: version.map(|version| version.to_string()),
            rows: rows.iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<FrozenRecord> for Frozen {
    type Error = Damage;

    fn try_from(record: FrozenRecord) -> Result<Self, Damage> {
        Ok(Self {
            on: dates::day(&record.on)?,
            version: record.version.map(|version| version.parse().map_err(|_| Damage::Id)).transpose()?,
            rows: record.rows.into_iter().map(TryInto::try_into).collect::<Result<_, Damage>>()?,
        })
    }
}

impl From<&SheetRow> for SheetRowRecord {
    fn from(row: &SheetRow) -> Self {
        let SheetRow {
            indicator,
            standing,
            group,
            name,
            unit,
            target,
            actual,
            certainty,
            is_unknown,
            rate,
            fell_behind,
            judged,
        } = row.clone();
        Self {
            id: indicator.to_string(),
            standing: StoredWord(standing),
            group,
            name,
            unit,
            target: target.map(Amount::plain),
            actual: actual.map(Amount::plain),
            certainty: StoredWord(certainty),
            is_unknown,
            rate: rate.map(|SheetRate { percent, formula, years: (first, last) }| SheetRateRecord {
                percent,
                formula: StoredWord(formula),
                years: (first.western(), last.western()),
            }),
            fell_behind,
            judged: judged.map(StoredWord),
        }
    }
}

impl TryFrom<SheetRowRecord> for SheetRow {
    type Error = Damage;

    fn try_from(record: SheetRowRecord) -> Result<Self, Damage> {
        let SheetRowRecord {
            id,
            standing,
            group,
            name,
            unit,
            target,
            actual,
            certainty,
            is_unknown,
            rate,
            fell_behind,
            judged,
        } = record;
        let rate = rate.map(|SheetRateRecord { percent, formula, years: (first, last) }| {
            Ok(SheetRate { percent, formula: formula.0, years: (dates::year(first)?, dates::year(last)?) })
        });
        Ok(Self {
            indicator: id.parse().map_err(|_| Damage::Id)?,
            standing: standing.0,
            group,
            name,
            unit,
            target: amount(target)?,
            actual: amount(actual)?,
            certainty: certainty.0,
            is_unknown,
            rate: rate.transpose()?,
            fell_behind,
            judged: judged.map(|StoredWord(judged)| judged),
        })
    }
}
