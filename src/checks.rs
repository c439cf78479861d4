//! Findings: what the official form or common sense forbids in a plan. They never stop typing or saving.
//!
//! A finding is data: the rule ([`Code`]), the place ([`FindingPlace`]) and the figures or texts that it is about
//! ([`Detail`]); the sentences are made in [`crate::wording::findings`]. Every rule is one small function in the file
//! of its family, whose doc line has its code and its severity (E, W, N); `docs/checks.md` lists all rules.
//!
//! | question | answer |
//! |---|---|
//! | all findings of a plan, in the order of facts, document, headings and rows | [`run`] |
//! | the findings of one row | [`run_indicator`] |
//! | all findings of a plan after a change, with only the changed rows checked again | [`Followed`] |
//! | findings that no single row can raise: facts, headings, equal names | [`run_across`] |
//! | which findings are open and which the user has silenced | [`check`], [`check_indicator`] |
//! | required fields that were never filled (未入力) | [`missing`], [`missing_in`] |
//! | whether the figure of one cell is doubtful before it is taken in | [`doubt`] |
//! | the doubtful cells of a whole row or a whole plan that is about to come in | [`doubtful_cells`], [`doubtful_cells_of_plan`] |
//! | whether a judgement depends on such a figure (要確認) | [`is_unsure`] |
//! | what actuals wait for by a day (対応が必要な事項) | [`next_steps`] |
//! | findings before the plan is filed, when blank required fields are errors | [`run_to_close`] |
//! | findings before the plan is filed that neither [`check`] nor [`missing`] has | [`check_on_filing`] |
//!
//! **Nothing reads a clock**: rules about time use the plan's 基準日 and are silent without it. **Nothing is repaired**,
//! and prose is never searched for years or sums. A row that is not begun raises no finding, nor does an unused slot
//! with only `-` and blanks (`docs/decisions.md` 6).

use std::sync::Arc;

use crate::plan::{Fact, Indicator, Plan};

mod acknowledged;
mod code;
mod copies;
mod detail;
mod document;
mod doubts;
mod evaluation;
pub mod evaluation_sheet;
mod followed;
mod kpi;
mod missing;
mod next_steps;
mod place;
mod plan;
mod rule_context;
mod stated_rate;
mod sum;
mod unlikely;
mod year;

pub use acknowledged::{Checked, Silenced, check, check_indicator, check_on_filing};
pub use code::{Code, NotACode, Severity};
pub use detail::{
    Detail, DupDetail, EvalDetail, KpiDetail, PlanDetail, ReadAs, SettledFigures, SumDetail, Thousand, YearDetail,
};
pub use doubts::{DoubtfulCell, doubt, doubtful_cells, doubtful_cells_of_plan, is_unsure, makes_unsure};
pub use followed::Followed;
pub(crate) use kpi::levels::steady_levels;
pub use missing::{Missing, missing, missing_in};
pub use next_steps::{NextStep, NextStepGroup, NextTask, are_actuals_due, next_step_groups, next_steps};
pub use place::{FindingPlace, RowPlace};
pub use unlikely::Neighbour;

use rule_context::{Kpi, RuleContext};

/// A finding of a rule about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The place that the finding refers to.
    pub place: FindingPlace,
    /// The subject of the finding with its figures and texts. It determines the rule, so the two can't contradict each
    /// other. It is shared by `Arc`, since findings are copied into several lists.
    pub detail: Arc<Detail>,
}

impl Finding {
    /// The code of the rule.
    pub fn code(&self) -> Code {
        self.detail.code()
    }

    /// The severity of the rule.
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// Whether the finding is about a required field that is still blank, which is 未入力 (not entered) until 確定 or print.
    fn is_unfilled(&self) -> bool {
        matches!(
            *self.detail,
            Detail::Plan(
                PlanDetail::Blank
                    | PlanDetail::BlankSection
                    | PlanDetail::NoAnswer
                    | PlanDetail::NoEnd
                    | PlanDetail::NoCost
            ) | Detail::Dup(DupDetail::NothingThere { .. })
        )
    }

    /// Whether [`missing`] lists it. A reference is no field: the section that it refers to is missing, not the
    /// reference.
    fn is_missing_field(&self) -> bool {
        self.is_unfilled() && !matches!(*self.detail, Detail::Dup(_))
    }
}

/// Every finding of the plan, in the order of its facts, its headings, its sheets of 効果検証 and its rows.
pub fn run(plan: &Plan) -> Vec<Finding> {
    let context = RuleContext::from_plan(plan);
    in_place(plan, run_across(plan), |row| of_row(Kpi { row, context }))
}

/// Combines the findings across rows with those of each row, in the order of the grid.
fn in_place(plan: &Plan, across: Vec<Finding>, mut of_row: impl FnMut(&Indicator) -> Vec<Finding>) -> Vec<Finding> {
    let (mut found, mut in_rows) = (Vec::new(), Vec::new());
    for finding in across {
        let list = if finding.place.indicator().is_some() { &mut in_rows } else { &mut found };
        list.push(finding);
    }
    for row in plan.indicators() {
        let mut own = of_row(row);
        for finding in &in_rows {
            if finding.place.indicator() == Some(row.id) {
                own.push(finding.clone());
            }
        }
        own.sort_by_key(rank);
        found.append(&mut own);
    }
    found
}

/// The findings about a row of the plan without a comparison with other rows, in the order of the grid.
pub fn run_indicator(plan: &Plan, row: &Indicator) -> Vec<Finding> {
    let mut found = of_row(Kpi { row, context: RuleContext::from_plan(plan) });
    found.sort_by_key(rank);
    found
}

/// The findings of facts, headings and sheets of 効果検証, and those that compare rows with each other.
pub fn run_across(plan: &Plan) -> Vec<Finding> {
    let mut found = of_plan(plan);
    found.retain(|finding| !finding.is_unfilled());
    found
}

/// All findings before the plan is filed, like [`run`] but with the blank required facts (未入力) as errors.
pub fn run_to_close(plan: &Plan) -> Vec<Finding> {
    let mut found = of_plan(plan);
    found.retain(Finding::is_unfilled);
    found.extend(run(plan));
    found
}

fn of_plan(plan: &Plan) -> Vec<Finding> {
    let mut found = plan::of_facts(plan);
    found.append(&mut document::of_plan(plan));
    found.append(&mut year::of_plan(plan));
    found.append(&mut kpi::of_names(plan));
    found.append(&mut evaluation_sheet::of_plan(plan));
    found.sort_by_key(rank);
    found
}

fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    if kpi.is_untouched() {
        return Vec::new();
    }
    if kpi.row.is_unused() {
        return kpi::of_unused(kpi);
    }
    let mut found = kpi::of_row(kpi);
    let families =
        [unlikely::of_row, sum::of_row, year::of_row, copies::of_row, evaluation::of_row, stated_rate::of_row];
    for family in families {
        found.append(&mut family(kpi));
    }
    found
}

/// The sort key of a finding. The order is: facts, the document, headings, the sheets of 効果検証, rows. Findings of the
/// document keep the order of the form, those of the sheets the order of the sheet. The findings of a row follow the
/// order of its places; findings of different rows are not ordered by the key.
fn rank(finding: &Finding) -> (u8, Option<Fact>, usize, Option<RowPlace>, Code) {
    let (kind, fact, at) = match finding.place {
        FindingPlace::Text(_) => return (1, None, 0, None, Code::Plan002),
        FindingPlace::Fact(fact) => (0, Some(fact), 0),
        FindingPlace::Heading(year) => (2, None, usize::try_from(year.western()).unwrap_or_default()),
        FindingPlace::Column(nth) => (3, None, nth),
        FindingPlace::Evaluation(_) => return (3, None, 0, None, Code::Eval001),
        FindingPlace::Indicator { .. } => (4, None, 0),
    };
    (kind, fact, at, finding.place.row_place(), finding.code())
}
