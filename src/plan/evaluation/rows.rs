//! The rows of a sheet: computed while the sheet is filled in, and kept as they were once it is settled.
//!
//! One type serves both, so that a later correction is found by comparing the two.

use std::sync::Arc;

use super::{Evaluation, Whole};
use crate::plan::Judging;
use crate::plan::cell::{Certainty, UnknownReason};
use crate::plan::grade_rule::GradeRule;
use crate::plan::indicator::RateFormula;
use crate::value::{Amount, ApprovalId, Date, FiscalYear, IndicatorId};

/// A sheet as it was on the day on which it was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// The day.
    pub on: Date,
    /// The rule by which the rows are graded; `None` if there was none.
    pub rule: Option<Arc<GradeRule>>,
    /// The words and the threshold of judgement by which the rows are judged.
    pub judging: Judging,
    /// The approved state whose targets the rows have; `None` for the targets of the plan as it was on that day.
    pub version: Option<ApprovalId>,
    /// The rows in the order of the table.
    pub rows: Vec<EvaluationRow>,
}

/// The sign after a total that leaves out years without a value.
pub const NOT_WHOLE: &str = "※";

/// A KPI on the sheet of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationRow {
    /// The id of the KPI.
    pub indicator: IndicatorId,
    /// The relation of the KPI to the version whose targets the sheet has.
    pub standing: RowStanding,
    /// The group (基本目標) of the KPI.
    pub group: String,
    /// The name of the KPI.
    pub name: String,
    /// The unit of the KPI.
    pub unit: String,
    /// The target; `None` if there is none.
    pub target: Option<Amount>,
    /// The words before and after the target (約, 程度, 以下); a sum of years has only its bound.
    pub around_target: [String; 2],
    /// The actual for the same years, with a mean rounded to the decimals that are shown; `None` if there is none.
    pub actual: Option<Amount>,
    /// The words before and after the actual (約, 程度), or [`NOT_WHOLE`] after it; blank for any other sum of years.
    pub around_actual: [String; 2],
    /// How certain the actual is.
    pub certainty: Certainty,
    /// The rate; `None` if there is none (算定不可).
    pub rate: Option<EvaluationRate>,
    /// Whether the actual is worse than the baseline (後退).
    pub fell_behind: bool,
    /// The judgement of 概況, or why there is none.
    pub state: RowState,
    /// The id of the word that the rule gives, which may be the word for "can't be judged"; `None` if there is no rule or no such word.
    pub grade: Option<String>,
    /// The figure by which the rule decided; `None` if that is the rate of the row or a comparison with its target.
    pub decided: Option<DecidingFigure>,
}

/// A figure by which a rule decides on a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidingFigure {
    /// What the figure measures.
    pub measure: DecidingMeasure,
    /// A rate in percent, rounded by the plan's setting unless that would suggest another grade; otherwise a difference
    /// in the unit of the KPI.
    pub figure: String,
}

/// What the figure by which a rule decides measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidingMeasure {
    /// 単年度達成率.
    YearRate,
    /// 累計達成率.
    CumulativeRate,
    /// 最終目標比.
    FinalRate,
    /// The actual against the part of the final target that is due by the year (年割り).
    DueRate,
    /// How much the actual exceeds the final target.
    FinalTarget,
    /// How much the actual exceeds the baseline.
    Baseline,
    /// How much the actual exceeds the actual of the year before.
    Previous,
}

impl DecidingMeasure {
    /// Whether the measure is a rate in percent.
    pub fn is_rate(self) -> bool {
        matches!(self, Self::YearRate | Self::CumulativeRate | Self::FinalRate | Self::DueRate)
    }
}

/// A rate on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationRate {
    /// The rate in percent, rounded by the plan's setting, without the percent sign.
    pub percent: String,
    /// The formula of the rate.
    pub formula: RateFormula,
    /// The first and the last fiscal year whose figures enter the rate.
    pub years: (FiscalYear, FiscalYear),
}

/// The judgement of a KPI on a sheet, or why there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowState {
    /// 達成.
    Met,
    /// おおむね順調.
    OnTrack,
    /// 未達成.
    Below,
    /// 年度の途中: the year is not over.
    Running,
    /// 要確認: the size of a figure is doubtful.
    Unsure,
    /// 未入力.
    NotEntered,
    /// 未把握: the actual is marked as not known, with the reason if one is given (調査中).
    Unknown(Option<UnknownReason>),
    /// 判定できない, for any other reason.
    #[default]
    Open,
}

/// The relation of a KPI to the version of the plan whose targets a sheet has (`docs/decisions.md` 91).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowStanding {
    /// The version has the KPI, or the sheet uses the plan as it is.
    #[default]
    InVersion,
    /// 追加: the version lacks the KPI, so that it is judged by the plan as it is.
    Added,
    /// 廃止: the plan no longer has the KPI. Its row is at the end and has no grade.
    Dropped,
}

impl EvaluationRow {
    /// The 基本目標 of the KPI, the same for names that differ only in spaces or width; the project if it has no group.
    pub fn whole(&self) -> Whole {
        Whole::from_name(&self.group)
    }

    /// Whether the KPI is part of that 基本目標; each is part of the project.
    pub fn is_part_of(&self, whole: Whole) -> bool {
        whole == Whole::Project || self.whole() == whole
    }

    /// Whether the plan no longer has the KPI (廃止), so that it has neither judgement nor grade.
    pub fn is_dropped(&self) -> bool {
        self.standing == RowStanding::Dropped
    }

    /// Whether the KPI missed its target: the judgement is 未達成, whatever word the rule of grades gives (`docs/decisions.md` 96).
    pub fn is_missed(&self) -> bool {
        self.state == RowState::Below
    }

    /// Whether there is a judgement.
    pub fn is_judged(&self) -> bool {
        matches!(self.state, RowState::Met | RowState::OnTrack | RowState::Below)
    }

    /// Whether figures, rate, judgement, grade and deciding figure are the same, whatever the KPI is called.
    pub fn has_same_figures(&self, other: &Self) -> bool {
        // The reason why an actual is not known is not a figure, and may be given later.
        let state = |row: &Self| if let RowState::Unknown(_) = row.state { RowState::Unknown(None) } else { row.state };
        let figures = |row: &Self| (row.target, row.actual, row.certainty, row.fell_behind, state(row));
        // The sign for a total that leaves out years is only a remark.
        let actual = |row: &Self| row.around_actual.clone().map(|text| text.replace(NOT_WHOLE, ""));
        let around = |row: &Self| (row.around_target.clone(), actual(row));
        let texts = |row: &Self| (row.rate.clone(), row.grade.clone(), row.decided.clone());
        figures(self) == figures(other) && around(self) == around(other) && texts(self) == texts(other)
    }
}

impl Frozen {
    /// Whether the sheet has a rule that grades KPIs.
    pub fn grades_kpis(&self) -> bool {
        self.rule.as_ref().is_some_and(|rule| rule.grades_kpis())
    }

    /// The names of the points that people enter for the rule.
    pub fn typed_points(&self) -> Vec<&str> {
        self.rule.as_deref().map(GradeRule::typed_points).unwrap_or_default()
    }

    /// The id of the word of a KPI: the word that a person chose on the sheet `said`, or else the word that the rule
    /// gave. `None` if no rule grades KPIs, if the rule gave no word, and for a KPI that is dropped.
    pub fn grade<'f>(&'f self, said: Option<&Evaluation>, indicator: IndicatorId) -> Option<&'f str> {
        let rule = self.rule.as_deref().filter(|rule| rule.grades_kpis())?;
        let row = self.row(indicator).filter(|row| !row.is_dropped())?;
        let chosen = said.and_then(|said| said.chosen_grade(indicator, rule));
        chosen.or(row.grade.as_deref())
    }

    /// Whether a person chose a grade for a KPI that differs from the rule's.
    pub fn is_regraded(&self, said: Option<&Evaluation>, row: &EvaluationRow) -> bool {
        self.grade(said, row.indicator).is_some_and(|grade| Some(grade) != row.grade.as_deref())
    }

    /// The row of a KPI; `None` if the sheet has no such row.
    pub fn row(&self, indicator: IndicatorId) -> Option<&EvaluationRow> {
        self.rows.iter().find(|row| row.indicator == indicator)
    }
}
