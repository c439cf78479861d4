//! What a file holds, if it is the plan's.

use std::sync::Arc;

use crate::plan::Plan;
use crate::plan::lineage::Lineage;
use crate::storage::plan_file::{self, PlanFile, PlanFileError};
use crate::storage::{self, SaveStamp};
use crate::value::id::PlanId;

/// The file of one plan as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Its whole text.
    pub text: Arc<str>,
    /// The plan.
    pub plan: Arc<Plan>,
    /// What was sent out of the plan and imported.
    pub lineage: Lineage,
    /// When and by whom it was saved, and which saves it contains.
    pub mark: SaveStamp,
}

/// Why a file is not the plan's any more, or not yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nothing of it was read.
    #[error("nothing of the file was read")]
    File(#[source] PlanFileError),
    /// A part of it was not.
    #[error("a part of the file was not read")]
    Damaged,
    /// It holds another plan, of that name.
    #[error("the file holds another plan, {0:?}")]
    OtherPlan(String),
    /// It holds several plans (すべて保存), or none.
    #[error("the file holds {0} plans")]
    Several(usize),
}

impl Unfit {
    /// Its stable printed form.
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
    /// Reads the file of any one plan.
    pub fn read(bytes: &[u8]) -> Result<Self, Unfit> {
        let mut package = plan_file::read_bytes(bytes).map_err(Unfit::File)?;
        if package.cut_off || !package.unreadable.is_empty() {
            return Err(Unfit::Damaged);
        }
        let plan = if package.plans.len() == 1 { package.plans.pop() } else { None };
        let plan = plan.ok_or(Unfit::Several(package.plans.len()))?;
        let text = String::from_utf8_lossy(bytes).into();
        Ok(Self { text, ..Self::of(&plan, &package) })
    }

    /// Reads the file of that plan.
    pub fn read_of(bytes: &[u8], id: PlanId) -> Result<Self, Unfit> {
        let contents = Self::read(bytes)?;
        if contents.plan.id == id { Ok(contents) } else { Err(Unfit::OtherPlan(contents.plan.facts.name.clone())) }
    }

    fn of(plan: &Arc<Plan>, package: &PlanFile) -> Self {
        Self {
            text: Arc::default(),
            plan: Arc::clone(plan),
            lineage: package.lineages().get(&plan.id).cloned().unwrap_or_default(),
            mark: package.mark.clone().unwrap_or_default(),
        }
    }

    /// The digest of its text.
    pub fn digest(&self) -> String {
        storage::digest(&self.text).to_string()
    }

    /// The id of the save that made it. A file that names none goes by its text.
    fn save_id(&self) -> String {
        self.mark.saves.last().cloned().unwrap_or_else(|| self.digest())
    }

    /// The saves that it contains, itself too.
    pub fn saves(&self) -> Vec<String> {
        if self.mark.saves.is_empty() { vec![self.save_id()] } else { self.mark.saves.clone() }
    }

    /// Whether it was saved on top of that one, perhaps with others between.
    pub fn contains(&self, base: &Self) -> bool {
        self.text == base.text || self.saves().contains(&base.save_id())
    }

    /// Counts what another one contains among what this one comes from: it was imported, or decided against.
    pub fn know_of(&mut self, other: &Self) {
        let mut saves = other.saves();
        let own = self.saves();
        saves.retain(|save| !own.contains(save));
        saves.extend(own);
        self.mark.saves = saves;
    }
}
