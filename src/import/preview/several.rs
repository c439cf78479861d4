//! Several answers at once: each is held against what the ones before it leave behind, and goes in after them.

use std::sync::Arc;

use super::{OpenedOn, Preview, preview};
use crate::import::questions::Answers;
use crate::import::read::{ImportError, TableFile};
use crate::merge::review::DecidedChange;
use crate::plan::Workbook;
use crate::plan::lineage::Lineages;
use crate::value::fiscal_year::Date;
use crate::value::id::PlanId;

/// A table file that waits, with what the user has said of it.
#[derive(Clone, Debug)]
pub struct PendingTable<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its rows.
    pub file: &'a TableFile,
    /// Where it was read.
    pub opened: OpenedOn,
    /// An id for a new plan whose own is taken.
    pub fresh: PlanId,
    /// What was answered to what it leaves open.
    pub answers: Answers,
    /// What was decided of its changes.
    pub decided: Vec<DecidedChange>,
}

/// What a file would do, as it is decided, and the workbook that it would do it to.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What it would do.
    pub preview: Preview,
    /// The workbook as the files before it leave it.
    pub workbook: Arc<Workbook>,
}

/// What the files would do one after the other. A file that cannot be shown leaves everything as it is.
pub fn several(
    files: &[PendingTable<'_>],
    workbook: &Arc<Workbook>,
    lineages: &Lineages,
    on: Date,
) -> Vec<Result<Stage, ImportError>> {
    let (mut workbook, mut lineages) = (Arc::clone(workbook), lineages.clone());
    let mut stages: Vec<Result<Stage, ImportError>> = Vec::new();
    for waiting in files {
        let PendingTable { name, file, opened, fresh, answers, decided } = waiting;
        let shown = preview(file, *opened, &workbook, &lineages, *fresh, answers);
        stages.push(shown.map(|mut preview| {
            for before in stages.iter().flatten() {
                preview.changes.contest(&before.preview.changes);
            }
            preview.changes.decide(decided);
            let (after, known) = preview.taken_in(name, on, &workbook, &lineages);
            lineages = known;
            Stage { preview, workbook: std::mem::replace(&mut workbook, after) }
        }));
    }
    stages
}
