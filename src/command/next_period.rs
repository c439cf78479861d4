//! 次の期間の計画: a new plan that continues another plan, KPI by KPI.
//!
//! For each KPI the user chooses whether it is continued (引き継ぐ, possibly under another name), merged into one that is
//! continued (まとめる) or dropped (外す). The definition of a KPI is copied; targets, actuals, notes, findings, evaluations
//! and approvals of the old years are not. Each new KPI refers to the KPIs that it continues ([`Indicator::follows`]),
//! and begins with the newest figure of the first of them ([`baseline`]).
//!
//! The old plan is not changed: the new one is added by [`super::Command::AddPlan`].

use std::sync::Arc;

use litemap::LiteMap;

use super::Rejection;
use crate::figures::progress;
use crate::figures::totals::Span;
use crate::plan::activity_log::Recorded;
use crate::plan::{Baseline, Cell, Fact, Form, Indicator, Plan, YearAxis};
use crate::value::{Date, FiscalYear, IndicatorId, PlanId, width};

pub mod baseline;

use baseline::NextBaseline;

/// The treatment of a KPI in the plan of the next period (扱い).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// The KPI is continued (引き継ぐ).
    Kept {
        /// The name of the KPI in the new plan.
        name: String,
    },
    /// The KPI is merged into another one that is continued (まとめる).
    Merged {
        /// The KPI of the old plan into which it is merged; `None` while it is not chosen.
        into: Option<IndicatorId>,
    },
    /// The KPI ends with the old plan (外す).
    Dropped,
}

/// The choices for the plan of the next period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPeriod {
    /// The id of the new plan.
    pub id: PlanId,
    /// The name of the new plan.
    pub name: String,
    /// The fiscal years of the new plan.
    pub years: YearAxis,
    /// The treatment of each KPI of the old plan. A KPI that is not listed is continued unchanged, and a listed one that the
    /// plan no longer has is ignored.
    pub kpis: Vec<(IndicatorId, Treatment)>,
}

/// The facts that belong to the old period only, and are blank in the new plan.
const OF_OLD_PERIOD: [Fact; 9] = [
    Fact::ApprovedOn,
    Fact::ProjectCost,
    Fact::ProjectStart,
    Fact::ProjectEnd,
    Fact::ProjectLength,
    Fact::ProjectNote,
    Fact::PlanStart,
    Fact::PlanEnd,
    Fact::AmendmentReason,
];

/// The proposed years of the next plan: as many as the project has (or the plan, if none of its years are in it), after
/// the last one. `None` if they are outside the supported range.
pub fn proposed_years(plan: &Plan) -> Option<YearAxis> {
    let span = Span::from_plan(plan);
    let years: Vec<FiscalYear> = span.years().filter(|year| span.is_in_project(*year)).collect();
    let (last, count) = years.last().map_or((plan.years.last(), plan.years.len()), |last| (*last, years.len()));
    YearAxis::starting(last.plus(1)?, count)
}

impl NextPeriod {
    /// The treatment of a KPI of the old plan.
    pub fn treatment(&self, row: &Indicator) -> Treatment {
        let chosen = self.kpis.iter().find(|(id, _)| *id == row.id).map(|(_, treatment)| treatment.clone());
        chosen.unwrap_or_else(|| Treatment::Kept { name: row.name.clone() })
    }

    /// Sets the treatment of a KPI.
    pub fn choose(&mut self, row: IndicatorId, treatment: Treatment) {
        match self.kpis.iter_mut().find(|(id, _)| *id == row) {
            Some((_, chosen)) => *chosen = treatment,
            None => self.kpis.push((row, treatment)),
        }
    }

    /// The plan of the next period of that plan. `today` decides which years have ended, unless the plan has a 基準日.
    ///
    /// # Errors
    /// [`Rejection::NotContinued`] if a KPI is merged into one that is not continued, [`Rejection::NameMissing`] if a
    /// continued KPI has no name, [`Rejection::NothingContinued`] if no KPI is continued, and [`Rejection::IdTaken`] if two
    /// fresh ids are the same.
    pub fn plan(&self, old: &Plan, today: Date, fresh_id: impl FnMut() -> IndicatorId) -> Result<Plan, Rejection> {
        let rows: Vec<(&Arc<Indicator>, Treatment)> =
            old.begun_indicators().map(|row| (row, self.treatment(row))).collect();
        Self::check(&rows)?;
        let mut fresh_ids = std::iter::repeat_with(fresh_id);
        let kept = rows.iter().filter_map(|(row, treatment)| match treatment {
            Treatment::Kept { name } => Some((*row, name)),
            Treatment::Merged { .. } | Treatment::Dropped => None,
        });
        let kept: Vec<(&Arc<Indicator>, &String, IndicatorId)> =
            kept.zip(fresh_ids.by_ref()).map(|((row, name), id)| (row, name, id)).collect();
        let new_id = |old: IndicatorId| kept.iter().find(|(row, ..)| row.id == old).map(|(.., id)| *id);
        let goes_into = |old: IndicatorId| match rows.iter().find(|(row, _)| row.id == old) {
            Some((_, Treatment::Merged { into: Some(into) })) => *into,
            _ => old,
        };
        // A part has no parts: if the whole of a KPI is merged into a part, the KPI becomes a part of that part's
        // whole.
        let whole_into = |whole: IndicatorId| {
            let into = goes_into(whole);
            if into == whole { whole } else { old.indicator(into).and_then(|row| row.part_of).map_or(into, goes_into) }
        };
        let span = Span::from_plan(old).as_of(progress::as_of(old, today));
        let continued = kept.iter().map(|(row, name, id)| {
            let merged = rows.iter().filter(|(_, treatment)| *treatment == Treatment::Merged { into: Some(row.id) });
            let predecessors = std::iter::once(row.id).chain(merged.map(|(merged, _)| merged.id));
            Arc::new(Indicator {
                id: *id,
                name: (*name).clone(),
                part_of: row.part_of.map(whole_into).and_then(new_id).filter(|whole| whole != id),
                follows: predecessors.map(|row| (old.id, row)).collect(),
                baseline: NextBaseline::proposed(row, span).baseline().unwrap_or_default(),
                ..definition_of(row)
            })
        });
        let mut indicators: Vec<Arc<Indicator>> = continued.collect();
        let Form { table, .. } = &*old.form;
        let blank = fresh_ids.take(table.rows.saturating_sub(indicators.len()));
        indicators.extend(blank.map(|id| Arc::new(Indicator::new(id, table.basis))));
        self.frame(old).with_indicators(indicators).ok_or(Rejection::IdTaken)
    }

    fn check(rows: &[(&Arc<Indicator>, Treatment)]) -> Result<(), Rejection> {
        let is_kept = |id: IndicatorId| {
            rows.iter().any(|(row, treatment)| row.id == id && matches!(treatment, Treatment::Kept { .. }))
        };
        for (row, treatment) in rows {
            match treatment {
                Treatment::Kept { name } if width::trim(name).is_empty() => {
                    return Err(Rejection::NameMissing { indicator: row.id });
                }
                Treatment::Merged { into } if !into.is_some_and(is_kept) => {
                    return Err(Rejection::NotContinued { indicator: row.id });
                }
                Treatment::Kept { .. } | Treatment::Merged { .. } | Treatment::Dropped => {}
            }
        }
        if rows.iter().any(|(row, _)| is_kept(row.id)) { Ok(()) } else { Err(Rejection::NothingContinued) }
    }

    /// The new plan without KPIs: the facts that do not belong to the old period, the texts as a start, and the
    /// settings for rates, judging and evaluation.
    fn frame(&self, old: &Plan) -> Plan {
        let mut plan = Plan::new(self.id, Arc::clone(&old.form), self.years.clone());
        plan.facts = old.facts.clone();
        for fact in OF_OLD_PERIOD {
            plan.facts.set(fact, "");
        }
        plan.facts.name.clone_from(&self.name);
        plan.document = old.document.clone();
        plan.rate_formula = old.rate_formula;
        plan.rate_rounding = old.rate_rounding;
        plan.judging = old.judging.clone();
        plan.grading = old.grading.clone();
        plan.sheet_columns = old.sheet_columns;
        plan.comparison_style = old.comparison_style.clone();
        plan
    }
}

/// The fields that define how a KPI is measured and counted, without any figure of a year.
fn definition_of(row: &Indicator) -> Indicator {
    // Each field is named, so that the compiler asks about a new one.
    Indicator {
        id: row.id,
        group: row.group.clone(),
        name: row.name.clone(),
        unit: row.unit.clone(),
        measure: row.measure,
        basis: row.basis,
        bound: row.bound,
        direction: row.direction,
        rate_formula: row.rate_formula,
        level_meaning: row.level_meaning,
        measured: row.measured.clone(),
        responsible: row.responsible.clone(),
        definition: row.definition.clone(),
        source: row.source.clone(),
        actuals_are: row.actuals_are,
        actual_source: row.actual_source,
        choices: row.choices.clone(),
        part_of: None,
        baseline: Baseline::default(),
        targets: LiteMap::new(),
        period_target: Cell::default(),
        earlier_targets: LiteMap::new(),
        actuals: LiteMap::new(),
        adopted: Vec::new(),
        follows: Vec::new(),
        recorded: Recorded::default(),
        stated_total: None,
        stated_final_level: None,
        stated_rates: LiteMap::new(),
        notes: LiteMap::new(),
        readings: Vec::new(),
        acknowledged: Vec::new(),
    }
}
