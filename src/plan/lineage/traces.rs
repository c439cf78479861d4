//! What the records of a plan (やりとりの記録) reveal to the recipient of its plan file: content that is no longer in the plan,
//! and who answered.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Lineage, same_text};
use crate::plan::place::{CellPlace, cell_at};
use crate::plan::{EvaluationPlace, Indicator, Plan};
use crate::value::{IndicatorId, distinct, width};

/// The traces in the records of a plan, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Earlier tables, sent or imported.
    pub tables: usize,
    /// Cells with content in an earlier table that are blank now.
    pub cleared: usize,
    /// Cells with another content in an earlier table than now.
    pub replaced: usize,
    /// KPIs of an earlier table that the plan no longer has.
    pub deleted: usize,
    /// Texts of 効果検証 in an earlier table that are different or blank now.
    pub texts: usize,
    /// Inquiries that were sent to sections in charge.
    pub inquiries: usize,
    /// Distinct entries about who answered: names, often with a telephone number.
    pub respondents: usize,
    /// Names of files that came back.
    pub files: usize,
    /// Distinct names in the records of activity.
    pub names: usize,
}

impl Traces {
    /// The traces in the records of that plan.
    pub fn from_lineage(plan: &Plan, lineage: &Lineage) -> Self {
        let mut found = FoundTraces::default();
        for entry in lineage.entries() {
            let Some(table) = entry.table.table() else { continue };
            for row in &table.rows {
                found.row(row, plan);
            }
            for (place, was) in &table.texts {
                found.text(*place, was, plan);
            }
        }
        found.texts.sort_unstable();
        found.texts.dedup();
        let sections = lineage.inquiries().iter().flat_map(|inquiry| &inquiry.sections);
        let answers: Vec<_> = sections.flat_map(|section| &section.answers).collect();
        let respondents = answers.iter().map(|answer| width::key(&answer.respondent)).filter(|name| !name.is_empty());
        // An answer that was recorded by hand has no file.
        let files = answers.iter().map(|answer| &answer.file).filter(|file| !file.is_empty());
        Self {
            tables: lineage.entries().len(),
            cleared: found.cleared.len(),
            replaced: found.replaced.difference(&found.cleared).count(),
            deleted: found.deleted.len(),
            texts: found.texts.len(),
            inquiries: lineage.inquiries().len(),
            respondents: distinct(respondents).len(),
            files: distinct(files).len(),
            names: plan.log().names().len(),
        }
    }

    /// Whether there are no records at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The sum of these traces and those of another plan.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            tables: self.tables + other.tables,
            cleared: self.cleared + other.cleared,
            replaced: self.replaced + other.replaced,
            deleted: self.deleted + other.deleted,
            texts: self.texts + other.texts,
            inquiries: self.inquiries + other.inquiries,
            respondents: self.respondents + other.respondents,
            files: self.files + other.files,
            names: self.names + other.names,
        }
    }
}

/// The traces in the earlier tables, each counted once however many tables have it.
#[derive(Default)]
struct FoundTraces {
    cleared: HashSet<(IndicatorId, CellPlace)>,
    replaced: HashSet<(IndicatorId, CellPlace)>,
    deleted: HashSet<IndicatorId>,
    texts: Vec<EvaluationPlace>,
}

impl FoundTraces {
    fn text(&mut self, place: EvaluationPlace, was: &str, plan: &Plan) {
        if !was.is_empty() && !same_text(was, plan.evaluation_text(place)) {
            self.texts.push(place);
        }
    }

    fn row(&mut self, earlier: &Arc<Indicator>, plan: &Plan) {
        if !earlier.is_begun() {
            return;
        }
        let Some(now) = plan.indicator(earlier.id).filter(|now| !now.is_unused()) else {
            self.deleted.insert(earlier.id);
            return;
        };
        for place in places(earlier) {
            let (was, is) = (cell_at(earlier, place), cell_at(now, place));
            if was.is_blank() || was.says_the_same(&earlier.unit, &is, &now.unit) {
                continue;
            }
            let changed = if is.is_blank() { &mut self.cleared } else { &mut self.replaced };
            changed.insert((earlier.id, place));
        }
    }
}

/// The places in which an indicator can have a figure.
fn places(row: &Indicator) -> Vec<CellPlace> {
    let targets = row.targets.keys().copied().map(CellPlace::Target);
    let actuals = row.actual_years().into_iter().map(CellPlace::Actual);
    targets.chain(actuals).chain([CellPlace::Baseline, CellPlace::Period, CellPlace::StatedTotal]).collect()
}
