//! The content of a plan's file.

use std::sync::Arc;

use super::changes_since;
use crate::plan::{Lineage, Plan};
use crate::storage::plan_file::{self, PlanFile, PlanFileError};
use crate::storage::{self, SaveStamp};
use crate::value::PlanId;

/// The content of the file of one plan as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The complete text of the file.
    pub text: Arc<str>,
    /// The plan in the file.
    pub plan: Arc<Plan>,
    /// The lineage of the plan in the file.
    pub lineage: Lineage,
    /// The time and the author of the save, and the ids of the saves that the file includes.
    pub mark: SaveStamp,
}

/// The reason for which a file is not a usable file of the plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nothing of the file could be read.
    #[error("nothing of the file was read")]
    File(#[source] PlanFileError),
    /// A part of the file could not be read.
    #[error("a part of the file was not read")]
    Damaged,
    /// The file belongs to another plan, with the given name.
    #[error("the file holds another plan, {0:?}")]
    OtherPlan(String),
    /// The file has the given number of plans, not one (すべて保存 writes several).
    #[error("the file holds {0} plans")]
    Several(usize),
}

impl Unfit {
    /// The stable code of the error, e.g. `FILE-011`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(PlanFileError::Empty) => "FILE-011",
            Self::File(PlanFileError::TooNew { .. }) => "FILE-012",
            Self::File(_) => "FILE-013",
            Self::Damaged => "FILE-014",
            Self::OtherPlan(_) => "FILE-015",
            Self::Several(_) => "FILE-016",
        }
    }
}

impl Contents {
    /// Reads the file of any single plan.
    pub fn read(bytes: &[u8]) -> Result<Self, Unfit> {
        let mut package = plan_file::read_bytes(bytes).map_err(Unfit::File)?;
        if package.cut_off || !package.unreadable.is_empty() {
            return Err(Unfit::Damaged);
        }
        let plan = if package.plans.len() == 1 { package.plans.pop() } else { None };
        let plan = plan.ok_or(Unfit::Several(package.plans.len()))?;
        let text = plan_file::text_of(bytes).map_err(Unfit::File)?.into();
        Ok(Self { text, ..Self::from_package(&plan, &package) })
    }

    /// Reads the file of that plan; a file of another plan is an error.
    pub fn read_of(bytes: &[u8], id: PlanId) -> Result<Self, Unfit> {
        let contents = Self::read(bytes)?;
        if contents.plan.id == id { Ok(contents) } else { Err(Unfit::OtherPlan(contents.plan.facts.name.clone())) }
    }

    fn from_package(plan: &Arc<Plan>, package: &PlanFile) -> Self {
        Self {
            text: Arc::default(),
            plan: Arc::clone(plan),
            lineage: package.lineages().get(&plan.id).cloned().unwrap_or_default(),
            mark: package.mark.clone().unwrap_or_default(),
        }
    }

    /// The number of changes of the plan that the file lacks ([`changes_since`]). The records of tables and inquiries that it
    /// lacks count as one; they are `None` if they are not known.
    pub fn lacks(&self, plan: &Plan, lineage: Option<&Lineage>) -> usize {
        let has_records = lineage.is_none_or(|lineage| lineage.is_in(&self.lineage));
        changes_since(&self.plan, plan) + usize::from(!has_records)
    }

    /// The digest of the text as hexadecimal digits.
    pub fn digest(&self) -> String {
        storage::digest(&self.text).to_string()
    }

    /// The id of the save that wrote the file; the digest of the text if the file names none.
    fn save_id(&self) -> String {
        self.mark.saves.last().cloned().unwrap_or_else(|| self.digest())
    }

    /// The ids of the saves that the file includes, the last of which is its own.
    pub fn saves(&self) -> Vec<String> {
        if self.mark.saves.is_empty() { vec![self.save_id()] } else { self.mark.saves.clone() }
    }

    /// Whether the file was saved on top of `base`, directly or with other saves between.
    pub fn contains(&self, base: &Self) -> bool {
        self.text == base.text || self.saves().contains(&base.save_id())
    }

    /// Adds the saves of another file to the saves that this one includes, since the other file's changes were merged
    /// or rejected.
    pub fn know_of(&mut self, other: &Self) {
        let mut saves = other.saves();
        let own = self.saves();
        saves.retain(|save| !own.contains(save));
        saves.extend(own);
        self.mark.saves = saves;
    }
}
