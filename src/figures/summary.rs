//! 総括表: the KPIs of many plans in one table, each by the end of one fiscal year.
//!
//! A row shows what 概況 shows for the KPI in its own plan ([`ProgressEntry`]), so no figure differs between the two. Its
//! judgement is always in judgement words, by the threshold of its plan; the grade by the rule of the plan is shown
//! beside it (`docs/decisions.md` 88). Unused slots and rows that are not begun are left out. A plan without the year
//! shows its KPIs without figures and never as 未入力 (6, 101). A row of a long file is made by the same rules from the
//! cells in the file, with the rates, judgements and grades that the file states ([`StatedFigures`]).

use std::fmt::Write;
use std::sync::Arc;

use crate::figures::by_year::ActualByYear;
use crate::figures::progress::{self, ProgressEntry, ProgressState};
use crate::plan::cell::State;
use crate::plan::grade_rule::GradeWord;
use crate::plan::{Certainty, GradeRule, Indicator, Plan};
use crate::value::{Date, FiscalYear, Timestamp, width};

mod combined;
mod definitions;
mod filter;
mod groups;
pub mod missing;
mod order;
mod stated;

pub use combined::{Combined, CombinedFigures, NoSum, Unlike, combined};
pub use definitions::{DefinitionField, rate_formula, same_named};
pub use filter::{SummaryBy, SummaryFilter};
pub use groups::{GradeCounts, SummaryCounts, SummaryGroup, SummaryGrouping, grade_counts, groups};
pub use order::{SummaryColumn, sorted};
pub use stated::{StatedFigures, StatedKpi, StatedRate, StatedYear};

/// The state under which a row is counted: its judgement, or `None` if its plan does not have the year.
pub type Standing = Option<ProgressState>;

/// Where a plan of 総括表 is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In this browser.
    Kept,
    /// In a file that is only viewed and not stored (保存していません).
    LookedAt {
        /// The name of the file.
        file: String,
        /// Whether the same plan is also shown from another source, and neither contains the other's changes (食い違い).
        is_conflicting: bool,
    },
}

/// A plan whose KPIs are rows of 総括表.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryPlan {
    /// The plan.
    pub plan: Arc<Plan>,
    /// Where it is kept.
    pub source: Source,
    /// When it was last changed, if known: the time of its save.
    pub changed: Option<Timestamp>,
    /// The figures that a long file states for its KPIs; `None` if the whole plan is available.
    pub stated: Option<Arc<StatedFigures>>,
    key: String,
}

impl SummaryPlan {
    /// The plan as it is kept in this browser.
    pub fn kept(plan: Arc<Plan>, changed: Option<Timestamp>) -> Self {
        Self::new(plan, Source::Kept, changed)
    }

    /// The plan from that source.
    pub fn new(plan: Arc<Plan>, source: Source, changed: Option<Timestamp>) -> Self {
        let mut key = plan.id.to_string();
        if let Source::LookedAt { file, .. } = &source {
            // A plan may come from several files at once.
            key.extend(["@", file]);
        }
        Self { plan, source, changed, stated: None, key }
    }

    /// The same plan with the figures that a long file states.
    #[must_use]
    pub fn stated(self, stated: Option<Arc<StatedFigures>>) -> Self {
        Self { stated, ..self }
    }

    /// The text that identifies the plan in the table. Changes to the plan do not affect it.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether the plan is in a file that is only viewed.
    pub fn is_looked_at(&self) -> bool {
        self.source != Source::Kept
    }

    /// Whether KPIs of the plan can have grades by the end of that year.
    pub fn has_grades(&self, year: FiscalYear) -> bool {
        match &self.stated {
            Some(stated) => !stated.rules.is_empty(),
            None => self.plan.rule_of_views(year).is_some(),
        }
    }

    /// The bodies that prepared the plan (団体), in their order.
    pub fn bodies(&self) -> &[String] {
        &self.plan.facts.prepared_by
    }

    /// Whether the plan has that fiscal year.
    pub fn has_year(&self, year: FiscalYear) -> bool {
        self.plan.years.contains(year)
    }
}

/// A KPI in 総括表.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The plan of the KPI.
    pub of: Arc<SummaryPlan>,
    /// The KPI.
    pub row: Arc<Indicator>,
    /// The entry of the KPI in 概況 by the end of the year; `None` if the plan does not have the year.
    pub entry: Option<ProgressEntry>,
    keys: Keys,
}

/// The texts by which a row is filtered and grouped, in the form of [`width::key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Keys {
    row: String,
    body: String,
    group: String,
    name: String,
    /// All texts that a search covers, in lower case.
    searched: String,
}

impl SummaryRow {
    fn new(of: &Arc<SummaryPlan>, row: &Arc<Indicator>, entry: Option<ProgressEntry>) -> Self {
        let bodies = of.bodies();
        let mut searched = String::new();
        let texts = [&of.plan.facts.name, &row.name, &row.unit, &row.group, &row.responsible];
        for text in bodies.iter().chain(texts) {
            // A search word never contains a line end.
            let _ = writeln!(searched, "{}", search_key(text));
        }
        let keys = Keys {
            row: format!("{}/{}", of.key, row.id),
            body: bodies.iter().map(|body| width::key(body)).collect::<Vec<_>>().join("\n"),
            group: width::key(&row.group),
            name: width::key(&row.name),
            searched,
        };
        Self { of: Arc::clone(of), row: Arc::clone(row), entry, keys }
    }

    /// The text that identifies the row in the table. Changes to the plan do not affect it.
    pub fn key(&self) -> &str {
        &self.keys.row
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.of.plan
    }

    /// The judgement, without its reason; `None` if the plan does not have the year.
    pub fn state(&self) -> Option<ProgressState> {
        Some(self.entry.as_ref()?.state())
    }

    /// Whether the actual of the year is blank although a value is expected (未入力).
    pub fn is_missing(&self) -> bool {
        self.state() == Some(ProgressState::NotEntered)
    }

    /// The number of the KPI's row in the plan, counted from 1.
    pub fn number(&self) -> usize {
        let place = self.plan().indicators().iter().position(|other| other.id == self.row.id).unwrap_or_default();
        let stated = self.of.stated.as_ref().and_then(|stated| stated.kpis.get(place));
        stated.map_or(place + 1, |kpi| kpi.number)
    }

    /// The word by the plan's rule of grades, with the rule; `None` without a rule or without a word.
    pub fn grade(&self) -> Option<(&GradeRule, &GradeWord)> {
        let entry = self.entry.as_ref()?;
        if let Some(stated) = &self.of.stated {
            return stated.grade(entry.number.checked_sub(1)?, entry.year);
        }
        let rule = self.of.plan.rule_of_views(entry.year)?;
        Some((rule, rule.words.get(entry.verdict.word?)?))
    }

    /// How certain the actual is (確度); `None` without one.
    pub fn certainty(&self) -> Option<Certainty> {
        match self.entry.as_ref()?.actual.as_ref()? {
            ActualByYear::Amount(_, certainty) => Some(*certainty),
            ActualByYear::Mean(sum) => Some(sum.certainty()),
        }
    }

    /// The state of the cell with the actual of the year; `None` if the plan does not have the year.
    pub fn actual_state(&self) -> Option<State> {
        Some(self.row.actual(self.entry.as_ref()?.year).state)
    }
}

/// The KPIs of a plan as rows for the year, in the order of the plan. `today` decides whether a year has ended if the
/// plan has no 基準日.
pub fn rows(of: &Arc<SummaryPlan>, year: FiscalYear, today: Date) -> Vec<SummaryRow> {
    let plan = &*of.plan;
    if !of.has_year(year) {
        return plan.begun_indicators().map(|row| SummaryRow::new(of, row, None)).collect();
    }
    let entries = progress::entries(plan, year, progress::as_of(plan, today));
    let row = |entry: ProgressEntry| {
        let stated = of.stated.as_ref().and_then(|stated| stated.kpis.get(entry.number.checked_sub(1)?));
        let entry = match stated {
            Some(stated) => stated.row(entry, plan),
            None => entry,
        };
        SummaryRow::new(of, &Arc::clone(&entry.row), Some(entry))
    };
    entries.into_iter().map(row).collect()
}

/// The table at one moment, possibly with rows still to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The year of all figures.
    pub year: FiscalYear,
    /// The plans, in the order of the table.
    pub plans: Vec<Arc<SummaryPlan>>,
    /// The rows of all plans, in their order.
    pub rows: Vec<Arc<SummaryRow>>,
    /// Whether the rows of all plans have been made.
    pub is_whole: bool,
    today: Date,
    /// For each plan the index of the first row after its rows.
    ends: Vec<usize>,
}

impl Summary {
    /// The table of these plans. The rows of a plan that is unchanged in the earlier table are taken from it.
    pub fn new(plans: Vec<SummaryPlan>, year: FiscalYear, today: Date, earlier: Option<&Self>) -> Self {
        Self::begun(plans, year, today, earlier, usize::MAX)
    }

    /// The table with at least `rows_at_once` rows more than the earlier table, if there are that many.
    /// [`Summary::is_whole`] is `false` as long as plans are left.
    pub fn begun(
        plans: Vec<SummaryPlan>,
        year: FiscalYear,
        today: Date,
        earlier: Option<&Self>,
        rows_at_once: usize,
    ) -> Self {
        let earlier = earlier.filter(|earlier| earlier.year == year && earlier.today == today);
        let (plans_in, rows_in) = (Vec::with_capacity(plans.len()), Vec::new());
        let mut summary = Self { year, plans: plans_in, rows: rows_in, is_whole: true, today, ends: Vec::new() };
        // The most likely index of the next plan in the earlier table.
        let (mut next, mut made) = (0, 0);
        for plan in plans {
            let unchanged = earlier.and_then(|earlier| Some((earlier, earlier.place(&plan, next)?)));
            if let Some((earlier, place)) = unchanged {
                summary.plans.extend(earlier.plans.get(place).cloned());
                summary.rows.extend_from_slice(earlier.rows_of(place));
                next = place + 1;
            } else if made >= rows_at_once {
                summary.is_whole = false;
                break;
            } else {
                let plan = Arc::new(plan);
                let rows = rows(&plan, year, today);
                made += rows.len();
                summary.rows.extend(rows.into_iter().map(Arc::new));
                summary.plans.push(plan);
            }
            summary.ends.push(summary.rows.len());
        }
        summary
    }

    /// The index of the same, unchanged plan; `likely` is tried first.
    fn place(&self, plan: &SummaryPlan, likely: usize) -> Option<usize> {
        let is_same = |known: &Arc<SummaryPlan>| {
            Arc::ptr_eq(&known.plan, &plan.plan) && known.source == plan.source && known.changed == plan.changed
        };
        match self.plans.get(likely) {
            Some(known) if is_same(known) => Some(likely),
            _ => self.plans.iter().position(is_same),
        }
    }

    /// The rows of the nth plan.
    pub fn rows_of(&self, plan: usize) -> &[Arc<SummaryRow>] {
        let start = plan.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(plan).and_then(|end| self.rows.get(start..*end)).unwrap_or_default()
    }
}

/// The fiscal years that any of these plans has, in ascending order.
pub fn years<'p>(plans: impl IntoIterator<Item = &'p Plan>) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = plans.into_iter().flat_map(|plan| plan.years.years()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The year that the table opens with, from years in ascending order: the newest that has ended, else the first.
pub fn usual_year(years: &[FiscalYear], today: Date) -> Option<FiscalYear> {
    let is_over = |year: &&FiscalYear| **year < today.fiscal_year();
    years.iter().rev().find(is_over).or_else(|| years.first()).copied()
}

/// The key of a text for searching: [`width::key`] in lower case.
fn search_key(text: &str) -> String {
    width::key(text).to_lowercase()
}
