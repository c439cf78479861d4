//! The plans that a table file is compared with. Of several files that are opened together, each is compared with the plans
//! as they would be after the import of the files before it, and is imported after them. A place that several of them change
//! is compared with the plan as it is, in one row for all of them ([`contest`](super::contest)).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{ImportTarget, Note, Preview};
use crate::command::{self, Command};
use crate::merge::FieldValue;
use crate::merge::review::{ChangeKind, ChangePlace, Contest, Decision};
use crate::plan::Workbook;
use crate::plan::lineage::Lineages;
use crate::value::fiscal_year::Date;
use crate::value::id::PlanId;

/// The plans and lineages that a file is compared with, after the changes of the files before it.
#[derive(Clone, Debug, Default)]
pub struct ImportBase {
    /// The plans after the changes of the files before this one.
    pub workbook: Arc<Workbook>,
    /// The lineages after the import of those files.
    pub lineages: Lineages,
    /// The name of the last file before this one that changes a place, by place.
    sources: HashMap<ChangePlace, Arc<str>>,
    /// The values of the files before this one that were not taken, by place.
    left: HashMap<ChangePlace, Vec<FieldValue>>,
    /// The places that several of the files change.
    contest: Arc<Contest>,
    /// The index of this file among the files.
    nth: usize,
    /// The plans that the files before this one create.
    made: BTreeSet<PlanId>,
}

impl ImportBase {
    /// The base for the first file: the workbook and the lineages as they are.
    pub fn new(workbook: Arc<Workbook>, lineages: Lineages) -> Self {
        Self { workbook, lineages, ..Self::default() }
    }

    /// The same base for the first of several files that change these places together.
    #[must_use]
    pub fn with_contest(self, contest: Contest) -> Self {
        Self { contest: Arc::new(contest), ..self }
    }

    /// The base for the file after a file that cannot be compared.
    #[must_use]
    pub fn behind_refused(&self) -> Self {
        Self { nth: self.nth + 1, ..self.clone() }
    }

    /// The base for the file after `file`, which is imported on that day with its present decisions. A file that cannot be
    /// imported leaves the plans as they are; the user sees the reason when trying to import it.
    #[must_use]
    pub fn after(&self, file: &str, preview: &Preview, on: Date) -> Self {
        let mut after = self.behind_refused();
        let step = preview.as_decided(file, on);
        for applied in step.tables.iter().filter_map(|table| table.applied()) {
            after.lineages.entry(step.plan).or_default().note_applied(applied);
        }
        if let Ok(applied) = command::apply(&after.workbook, &Command::ApplyImport(step)) {
            after.workbook = applied.workbook;
        }
        if let (ImportTarget::NewPlan(plan), true) = (&preview.target, preview.changes.taken() > 0) {
            after.made.insert(plan.id);
        }
        let file: Arc<str> = file.into();
        for change in preview.changes.iter() {
            if change.is_taken() {
                let claimed = match change.decision {
                    Decision::Claim(file) => change.claim(file).map(|claim| Arc::clone(&claim.name)),
                    _ => None,
                };
                after.sources.insert(change.place.clone(), claimed.unwrap_or_else(|| Arc::clone(&file)));
            } else if let Some(value) = &change.new {
                after.left.entry(change.place.clone()).or_default().push(value.clone());
            }
        }
        after
    }

    /// The name of the last file before this one that changes this place; `None` if no file does.
    pub fn source(&self, place: &ChangePlace) -> Option<Arc<str>> {
        self.sources.get(place).cloned()
    }

    /// Whether a file before this one creates the plan.
    pub(super) fn is_made(&self, plan: PlanId) -> bool {
        self.made.contains(&plan)
    }

    /// Compares the proposals with the values of earlier files that were not accepted: the same value is not accepted without
    /// a decision, and a different value becomes a conflict. In an existing plan, a place that several files change becomes one row.
    pub(super) fn contest(&self, preview: &mut Preview) {
        preview.changes.propose(|change| {
            let is_proposed = matches!(change.kind, ChangeKind::Set | ChangeKind::Clear);
            let left = self.left.get(&change.place).filter(|_| is_proposed)?;
            let is_same = left.iter().all(|value| Some(value) == change.new.as_ref());
            Some(if is_same { (change.kind, Decision::Ours) } else { (ChangeKind::Conflict, Decision::Open) })
        });
        if let ImportTarget::Plan(plan) = preview.target {
            let changes = std::mem::take(&mut preview.changes);
            let (changes, elsewhere) = self.contest.settled(plan, self.nth, changes);
            preview.changes = changes;
            preview.notes.extend((elsewhere.count > 0).then_some(Note::Elsewhere(elsewhere)));
        }
    }
}
