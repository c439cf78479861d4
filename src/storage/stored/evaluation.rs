//! The sheets of 効果検証 (evaluation).

use std::sync::Arc;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::dates;
use crate::plan::evaluation::{
    DecidingFigure, DecidingMeasure, EvaluationRate, EvaluationRow, Frozen, Reopening, RowStanding, RowState, SheetStep,
};
use crate::plan::judging::Threshold;
use crate::plan::{
    Certainty, Evaluation, EvaluationPart, Evaluations, GradeRule, Grading, Judging, SheetState, UnknownReason,
};
use crate::storage::Damage;
use crate::storage::json::{distinct, is_usual};
use crate::storage::words::{Choice, StoredWord, words};
use crate::value::{Amount, Date, FiscalYear};

/// The stored form of the sheet of a fiscal year.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvaluationRecord {
    year: i32,
    /// The texts of the sheet by their parts.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
    texts: LiteMap<String, String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    step: StoredWord<Step>,
    /// The frozen sheet as it was settled; empty for a draft.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
    frozen: Texts,
    /// The rows of the frozen sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rows: Vec<Texts>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reopened: Vec<Texts>,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Draft,
    Settled,
    Published,
}
words! { Step, usually Draft { Draft: "draft", Settled: "settled", Published: "published" } }
words! { RowStanding, usually InVersion { InVersion: "in_version", Added: "added", Dropped: "dropped" } }
words! {
    RowState {
        Met: "met", OnTrack: "on_track", Below: "below", Running: "running", Unsure: "unsure", NotEntered: "not_entered",
        Unknown(None): "unknown", Unknown(Some(UnknownReason::BeingCounted)): "being_counted",
        Unknown(Some(UnknownReason::UnderSurvey)): "under_survey", Unknown(Some(UnknownReason::Unpublished)): "unpublished",
        Unknown(Some(UnknownReason::Incalculable)): "incalculable", Unknown(Some(UnknownReason::Incomparable)): "incomparable",
        Open: "open",
    }
}

words! {
    DecidingMeasure {
        YearRate: "year_rate", CumulativeRate: "cumulative_rate", FinalRate: "final_rate", DueRate: "due_rate",
        FinalTarget: "final_target", Baseline: "baseline", Previous: "previous",
    }
}

/// The stored texts of a sheet, of a KPI on it, or of a reopening, by their names; blank texts are left out. [`frozen_texts`],
/// [`row_texts`] and [`opening_texts`] define the names and words; one map type for all three keeps the program small.
type Texts = LiteMap<String, String>;

/// The records of the sheets of a plan.
pub(super) fn records(evaluations: &Evaluations) -> Vec<EvaluationRecord> {
    let record = |(year, sheet): (FiscalYear, &Arc<Evaluation>)| EvaluationRecord::new(year, sheet);
    evaluations.iter().map(record).collect()
}

/// The sheets from these records.
pub(super) fn evaluations(records: Vec<EvaluationRecord>) -> Result<Evaluations, Damage> {
    let mut evaluations = Evaluations::default();
    for record in records {
        let year = dates::year(record.year)?;
        if evaluations.get(year).is_some() {
            return Err(Damage::Years);
        }
        evaluations.set(year, record.try_into()?);
    }
    Ok(evaluations)
}

impl EvaluationRecord {
    fn new(year: FiscalYear, sheet: &Evaluation) -> Self {
        let SheetState { step, reopened } = &sheet.state;
        let step = match step {
            SheetStep::Draft => Step::Draft,
            SheetStep::Settled(_) => Step::Settled,
            SheetStep::Published(_) => Step::Published,
        };
        let frozen = sheet.state.frozen();
        let rows = frozen.map(|frozen| frozen.rows.iter().map(row_texts).collect());
        Self {
            year: year.western(),
            texts: sheet.texts().map(|(part, text)| (part.to_string(), text.to_owned())).collect(),
            step: StoredWord(step),
            frozen: frozen.map(|frozen| frozen_texts(frozen)).unwrap_or_default(),
            rows: rows.unwrap_or_default(),
            reopened: reopened.iter().map(opening_texts).collect(),
        }
    }
}

impl TryFrom<EvaluationRecord> for Evaluation {
    type Error = Damage;

    fn try_from(record: EvaluationRecord) -> Result<Self, Damage> {
        let EvaluationRecord { year: _, texts, step, frozen, rows, reopened } = record;
        let mut sheet = Self::default();
        for (part, text) in texts {
            let part: EvaluationPart = part.parse().map_err(|_| Damage::Leaf)?;
            if text.is_empty() || !part.accepts(&text) {
                return Err(Damage::Shape);
            }
            sheet.set_text(part, &text);
        }
        let is_draft = frozen.is_empty() && rows.is_empty();
        sheet.state.step = match step.0 {
            Step::Draft if is_draft => SheetStep::Draft,
            Step::Settled => SheetStep::Settled(Arc::new(self::frozen(frozen, rows)?)),
            Step::Published => SheetStep::Published(Arc::new(self::frozen(frozen, rows)?)),
            Step::Draft => return Err(Damage::Shape),
        };
        for opening in reopened {
            let mut opening = NamedTexts(opening);
            let on = opening.day("on")?;
            sheet.state.reopened.push(Reopening { on, reason: opening.text("reason") });
            opening.end()?;
        }
        if sheet.is_blank() { Err(Damage::Shape) } else { Ok(sheet) }
    }
}

/// The texts by their names, without blank ones.
fn texts<const N: usize>(texts: [(&str, String); N]) -> Texts {
    let written = texts.into_iter().filter(|(_, text)| !text.is_empty());
    written.map(|(name, text)| (name.to_owned(), text)).collect()
}

fn opening_texts(opening: &Reopening) -> Texts {
    texts([("on", opening.on.to_string()), ("reason", opening.reason.clone())])
}

fn frozen_texts(frozen: &Frozen) -> Texts {
    let Frozen { on, rule, judging, version, rows: _ } = frozen;
    let on_track_from = judging.on_track_from;
    let is_usual = on_track_from == Threshold::default();
    texts([
        ("on", on.to_string()),
        ("rule", rule.as_ref().map(|rule| rule.to_json()).unwrap_or_default()),
        ("met", judging.met.clone()),
        ("on_track", judging.on_track.clone()),
        ("below", judging.below.clone()),
        ("on_track_from", if is_usual { String::new() } else { on_track_from.percent().to_string() }),
        ("version", version.map(|version| version.to_string()).unwrap_or_default()),
    ])
}

fn frozen(texts: Texts, rows: Vec<Texts>) -> Result<Frozen, Damage> {
    let mut texts = NamedTexts(texts);
    let threshold = |percent: String| percent.parse().ok().and_then(Threshold::new).ok_or(Damage::Shape);
    let on_track_from = texts.some("on_track_from").map(threshold).transpose()?.unwrap_or_default();
    let [met, on_track, below] = ["met", "on_track", "below"].map(|word| texts.text(word));
    let frozen = Frozen {
        judging: Judging { met, on_track, below, on_track_from },
        on: texts.day("on")?,
        rule: texts.some("rule").as_deref().map(rule).transpose()?,
        version: texts.some("version").map(|version| version.parse().map_err(|_| Damage::Id)).transpose()?,
        rows: rows.into_iter().map(row).collect::<Result<_, Damage>>()?,
    };
    texts.end()?;
    Ok(frozen)
}

fn row_texts(row: &EvaluationRow) -> Texts {
    let EvaluationRow {
        indicator,
        standing,
        group,
        name,
        unit,
        target,
        around_target: [before_target, behind_target],
        actual,
        around_actual: [before_actual, behind_actual],
        certainty,
        rate,
        fell_behind,
        state,
        grade,
        decided,
    } = row;
    let amount = |amount: &Option<Amount>| amount.map(Amount::plain).unwrap_or_default();
    let flag = |is: bool| if is { "yes" } else { "" }.to_owned();
    let of_rate = |text: fn(&EvaluationRate) -> String| rate.as_ref().map(text).unwrap_or_default();
    texts([
        ("id", indicator.to_string()),
        ("standing", word(*standing, RowStanding::InVersion)),
        ("group", group.clone()),
        ("name", name.clone()),
        ("unit", unit.clone()),
        ("target", amount(target)),
        ("before_target", before_target.clone()),
        ("behind_target", behind_target.clone()),
        ("actual", amount(actual)),
        ("before_actual", before_actual.clone()),
        ("behind_actual", behind_actual.clone()),
        ("certainty", word(*certainty, Certainty::Final)),
        ("rate", of_rate(|rate| rate.percent.clone())),
        ("formula", of_rate(|rate| rate.formula.word().to_owned())),
        ("from", of_rate(|rate| rate.years.0.to_string())),
        ("to", of_rate(|rate| rate.years.1.to_string())),
        ("setback", flag(*fell_behind)),
        ("state", word(*state, RowState::Open)),
        ("grade", grade.clone().unwrap_or_default()),
        ("decided", decided.as_ref().map(|decided| decided.figure.clone()).unwrap_or_default()),
        ("decided_by", decided.as_ref().map(|decided| decided.measure.word().to_owned()).unwrap_or_default()),
    ])
}

fn row(texts: Texts) -> Result<EvaluationRow, Damage> {
    let mut texts = NamedTexts(texts);
    let rate = texts.some("rate").map(|percent| {
        let formula = texts.word("formula")?.ok_or(Damage::Shape)?;
        let years = (texts.year("from")?, texts.year("to")?);
        Ok(EvaluationRate { percent, formula, years })
    });
    let decided = texts.some("decided").map(|figure| {
        let measure = texts.word("decided_by")?.ok_or(Damage::Shape)?;
        Ok(DecidingFigure { measure, figure })
    });
    let row = EvaluationRow {
        indicator: texts.text("id").parse().map_err(|_| Damage::Id)?,
        standing: texts.word("standing")?.unwrap_or(RowStanding::InVersion),
        group: texts.text("group"),
        name: texts.text("name"),
        unit: texts.text("unit"),
        target: texts.amount("target")?,
        around_target: ["before_target", "behind_target"].map(|name| texts.text(name)),
        actual: texts.amount("actual")?,
        around_actual: ["before_actual", "behind_actual"].map(|name| texts.text(name)),
        certainty: texts.word("certainty")?.unwrap_or(Certainty::Final),
        rate: rate.transpose()?,
        fell_behind: texts.flag("setback")?,
        state: texts.word("state")?.unwrap_or(RowState::Open),
        grade: texts.some("grade"),
        decided: decided.transpose()?,
    };
    texts.end()?;
    Ok(row)
}

/// The word for a choice; empty for the usual choice.
fn word<T: Choice>(choice: T, usual: T) -> String {
    if choice == usual { String::new() } else { choice.word().to_owned() }
}

/// Texts by their names; each is taken once.
struct NamedTexts(Texts);

impl NamedTexts {
    /// Takes the text with that name; `None` if there is none.
    fn some(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    fn text(&mut self, name: &str) -> String {
        self.some(name).unwrap_or_default()
    }

    fn day(&mut self, name: &str) -> Result<Date, Damage> {
        dates::day(&self.text(name))
    }

    fn year(&mut self, name: &str) -> Result<FiscalYear, Damage> {
        dates::year_by_name(&self.text(name))
    }

    fn amount(&mut self, name: &str) -> Result<Option<Amount>, Damage> {
        self.some(name).map(|plain| Amount::from_plain(&plain).ok_or(Damage::Cell)).transpose()
    }

    fn flag(&mut self, name: &str) -> Result<bool, Damage> {
        match self.some(name).as_deref() {
            None => Ok(false),
            Some("yes") => Ok(true),
            Some(_) => Err(Damage::Shape),
        }
    }

    /// Takes the choice whose word is the text with that name; `None` if there is no such text.
    fn word<T: Choice>(&mut self, name: &str) -> Result<Option<T>, Damage> {
        let choice = |word: String| T::ALL.iter().copied().find(|choice| choice.word() == word).ok_or(Damage::Shape);
        self.some(name).map(choice).transpose()
    }

    /// Fails if a text with another name is left.
    fn end(self) -> Result<(), Damage> {
        if self.0.is_empty() { Ok(()) } else { Err(Damage::Shape) }
    }
}

/// The stored form of the rule in force: its file, or the code name of 目標との比較; `None` without a rule.
pub(super) fn grading_record(grading: &Grading) -> Option<String> {
    match grading {
        Grading::None => None,
        Grading::TargetComparison => Some(GradeRule::TARGET_COMPARISON.to_owned()),
        Grading::Rule(rule) => Some(rule.to_json()),
    }
}

/// The rule in force, from its stored form.
pub(super) fn grading(record: Option<&str>) -> Result<Grading, Damage> {
    match record {
        None => Ok(Grading::None),
        Some(GradeRule::TARGET_COMPARISON) => Ok(Grading::TargetComparison),
        Some(file) => rule(file).map(Grading::Rule),
    }
}

fn rule(file: &str) -> Result<Arc<GradeRule>, Damage> {
    GradeRule::from_json(file).map(Arc::new).map_err(|_| Damage::Shape)
}
