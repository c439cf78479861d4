//! The origins of the rows of a file: the plan that they belong to, and the version that they were made from.

use std::borrow::Cow;

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
    /// Records the plan and the versions that a row names. Returns [`ImportError::SeveralPlans`] if the plan is another
    /// than that of the rows before.
    pub(super) fn take(&mut self, row: &FileRow) -> Result<(), ImportError> {
        let text = row.trimmed(Wide::PlanId);
        let plan: Option<PlanId> = text.as_deref().and_then(id);
        if plan.is_none() && self.plan_text.is_none() {
            self.plan_text = text.map(Cow::into_owned);
        }
        match (self.plan, plan) {
            (Some(one), Some(other)) if one != other => return Err(ImportError::SeveralPlans { line: row.line() }),
            (None, Some(_)) => self.plan = plan,
            _ => {}
        }
        if self.plan_name.is_empty() {
            self.plan_name = row.text(Wide::PlanName).unwrap_or_default().into_owned();
        }
        let mut versions: Vec<VersionId> = Vec::new();
        for column in [Wide::Version, Wide::BaseVersions] {
            for word in row.field(column).unwrap_or_default().split_whitespace() {
                versions.extend(id::<VersionId>(word));
            }
        }
        if !versions.is_empty() && !self.versions.contains(&versions) {
            self.versions.push(versions);
        }
        Ok(())
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
