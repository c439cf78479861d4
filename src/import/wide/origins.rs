//! The origins of the rows of a file: the plan that they belong to, and the version that they were made from.

use super::file::{FileRow, WideFile};
use crate::columns::Wide;
use crate::columns::fields::id;
use crate::import::read::ImportError;
use crate::value::id::{PlanId, VersionId};

/// The plan and the versions that the rows read so far have named.
#[derive(Debug, Default)]
pub(super) struct Origins {
    plan: Option<PlanId>,
    /// The first text that stands in the place of a plan id and is none.
    plan_text: Option<String>,
    plan_name: String,
    /// The versions (版 and 元の版) that rows have named, each combination once.
    versions: Vec<Vec<VersionId>>,
}

impl Origins {
    /// Records the plan and the versions that a row on that line names; `plan` is blank where it names none. Returns
    /// [`ImportError::SeveralPlans`] if the plan is another than that of the rows before.
    pub(super) fn take(
        &mut self,
        line: usize,
        plan: &str,
        name: impl FnOnce() -> String,
        versions: Vec<VersionId>,
    ) -> Result<(), ImportError> {
        let read: Option<PlanId> = id(plan);
        if read.is_none() && self.plan_text.is_none() && !plan.is_empty() {
            self.plan_text = Some(plan.to_owned());
        }
        if read.is_some_and(|read| self.plan.is_some_and(|known| known != read)) {
            return Err(ImportError::SeveralPlans { line });
        }
        self.plan = self.plan.or(read);
        if self.plan_name.is_empty() {
            self.plan_name = name();
        }
        if !versions.is_empty() && !self.versions.contains(&versions) {
            self.versions.push(versions);
        }
        Ok(())
    }

    /// Records what a row of the wide file names.
    pub(super) fn take_row(&mut self, row: &FileRow) -> Result<(), ImportError> {
        let plan = row.trimmed(Wide::PlanId).unwrap_or_default();
        let name = || row.text(Wide::PlanName).unwrap_or_default().into_owned();
        let words = [Wide::Version, Wide::BaseVersions].map(|column| row.field(column).unwrap_or_default());
        let versions = words.into_iter().flat_map(str::split_whitespace).filter_map(id).collect();
        self.take(row.line(), &plan, name, versions)
    }

    /// Sets the plan and the versions of the file; versions only where all rows name the same.
    pub(super) fn settle(self, file: &mut WideFile) {
        (file.plan, file.plan_name) = (self.plan, self.plan_name);
        file.plan_text = self.plan_text.filter(|_| self.plan.is_none());
        match self.versions.as_slice() {
            [versions] => file.versions.clone_from(versions),
            several => file.mixed = !several.is_empty(),
        }
    }
}
