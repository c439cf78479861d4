//! Where the rows of a file come from: of which plan they are, and from which version they were made.

use super::file::{FileRow, WideFile};
use crate::columns::Wide;
use crate::import::read::ImportError;
use crate::value::id::{PlanId, VersionId};

/// What the rows have said so far.
#[derive(Debug, Default)]
pub(super) struct Origins {
    plan: Option<PlanId>,
    plan_name: String,
    /// 版 and 元の版, once each.
    versions: Vec<Vec<VersionId>>,
}

impl Origins {
    /// Notes of which plan and which version a row is; a file is of one plan only.
    pub(super) fn take(&mut self, row: &FileRow) -> Result<(), ImportError> {
        let plan: Option<PlanId> = row.trimmed(Wide::PlanId).and_then(|text| text.parse().ok());
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
                versions.extend(word.parse::<VersionId>());
            }
        }
        if !versions.is_empty() && !self.versions.contains(&versions) {
            self.versions.push(versions);
        }
        Ok(())
    }

    /// Says it of the file: versions only where all rows name the same.
    pub(super) fn settle(self, file: &mut WideFile) {
        (file.plan, file.plan_name) = (self.plan, self.plan_name);
        match self.versions.as_slice() {
            [versions] => file.versions.clone_from(versions),
            several => file.mixed = !several.is_empty(),
        }
    }
}
