//! What a table file is compared with. Of several files that are opened together each is compared with the plans as the
//! files before it leave them, and is imported after them.

use std::collections::HashMap;
use std::sync::Arc;

use super::Preview;
use crate::command::{self, Command};
use crate::merge::Value;
use crate::merge::review::{Change, ChangeKind, ChangePlace, Changes, Decision};
use crate::plan::Workbook;
use crate::plan::lineage::Lineages;
use crate::value::fiscal_year::Date;

/// The plans, what is known of sent and imported tables, and what the files before this one do.
#[derive(Clone, Debug, Default)]
pub struct ImportBase {
    /// The plans as the files before this one leave them.
    pub workbook: Arc<Workbook>,
    /// The lineages as those files leave them.
    pub lineages: Lineages,
    /// For each place that a file before this one changes, the name of the last such file.
    sources: HashMap<ChangePlace, Arc<str>>,
    /// What files before this one state and what was not taken of it, by place.
    left: HashMap<ChangePlace, Vec<Value>>,
}

impl ImportBase {
    /// That of the first file.
    pub fn new(workbook: Arc<Workbook>, lineages: Lineages) -> Self {
        Self { workbook, lineages, ..Self::default() }
    }

    /// That of the file behind the one of that name, which is imported on that day as it is decided. What cannot be
    /// imported leaves the plans as they are; why is said when somebody tries to.
    #[must_use]
    pub fn after(&self, file: &str, preview: &Preview, on: Date) -> Self {
        let mut after = self.clone();
        let command = preview.as_decided(file, on);
        if let Ok(applied) = command::apply(&after.workbook, &command) {
            after.workbook = applied.workbook;
        }
        if let Command::ApplyImport(step) = &command
            && step.whole
        {
            after.lineages.entry(step.plan).or_default().note_applied(&step.taken);
        }
        let file: Arc<str> = file.into();
        for change in preview.changes.iter() {
            if change.is_taken() {
                after.sources.insert(change.place.clone(), Arc::clone(&file));
            } else if let Some(value) = &change.new {
                after.left.entry(change.place.clone()).or_default().push(value.clone());
            }
        }
        after
    }

    /// The name of the file whose value stands at that place before this file.
    pub fn source(&self, place: &ChangePlace) -> Option<Arc<str>> {
        self.sources.get(place).cloned()
    }

    /// Holds the proposals against what was left of the files before: the same value is not taken by the way, and of
    /// another one somebody decides.
    pub(super) fn contest(&self, changes: &mut Changes) {
        changes.propose(|change| {
            let left = self.left.get(&change.place).filter(|_| is_proposed(change))?;
            let is_same = left.iter().all(|value| Some(value) == change.new.as_ref());
            Some(if is_same { (change.kind, Decision::Ours) } else { (ChangeKind::Conflict, Decision::Open) })
        });
    }
}

fn is_proposed(change: &Change) -> bool {
    matches!(change.kind, ChangeKind::Set | ChangeKind::Clear)
}
