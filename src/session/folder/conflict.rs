//! What lies in the file, held against what is here.

use std::sync::Arc;

use super::Contents;
use crate::merge::review::{Changes, of_differences};
use crate::merge::{Base, Difference, Plans, Resolution, merge_plans, open_conflicts, taken_by_itself};
use crate::plan::Plan;

/// On what ground the file and what is here are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseKnowledge {
    /// Both come from what this side last read or wrote.
    Base,
    /// The file does not contain what this side last saved: an older copy was put back, or another one put in its place.
    NotOurs,
    /// Nothing is known of what the two come from.
    Unknown,
}

/// Two states of a plan of which somebody has to decide something before anything is written.
#[derive(Clone, Debug)]
pub struct FileConflict {
    /// What is here.
    pub ours: Arc<Plan>,
    /// What lies in the file.
    pub theirs: Contents,
    /// What makes them comparable.
    pub base_knowledge: BaseKnowledge,
    /// All differences, in the order of the plan.
    pub differences: Vec<Difference>,
}

impl FileConflict {
    /// Holds the file against ours.
    pub(super) fn of(ours: Arc<Plan>, theirs: Contents, base: Option<&Contents>) -> Self {
        let base_knowledge = match base {
            None => BaseKnowledge::Unknown,
            Some(base) if theirs.contains(base) => BaseKnowledge::Base,
            Some(_) => BaseKnowledge::NotOurs,
        };
        let known =
            base.filter(|_| base_knowledge == BaseKnowledge::Base).map_or(Base::Unknown, |base| Base::Plan(&base.plan));
        let differences = merge_plans(Plans { base: known, ours: &ours, theirs: &theirs.plan });
        Self { ours, theirs, base_knowledge, differences }
    }

    /// Whether nobody has to be asked.
    pub(super) fn is_settled(&self) -> bool {
        self.base_knowledge == BaseKnowledge::Base && open_conflicts(&self.differences).next().is_none()
    }

    /// What has to be decided: on a known base what both changed, each otherwise; else every difference.
    pub fn changes(&self) -> Changes {
        if self.base_knowledge == BaseKnowledge::Base {
            return of_differences(&self.ours, &self.theirs.plan, true, open_conflicts(&self.differences));
        }
        of_differences(&self.ours, &self.theirs.plan, false, &self.differences)
    }

    /// What goes into ours with these decisions.
    pub(super) fn picks(&self, chosen: &[Resolution]) -> Vec<Resolution> {
        let by_itself =
            if self.base_knowledge == BaseKnowledge::Base { taken_by_itself(&self.differences) } else { Vec::new() };
        [&by_itself, chosen].concat()
    }

    /// Whether that is the same question.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.ours == other.ours && self.theirs.text == other.theirs.text && self.base_knowledge == other.base_knowledge
    }
}

/// How many fields, rows and years differ from what lies in the file, as the merge counts them.
pub fn changes_since(base: &Plan, ours: &Plan) -> usize {
    if base == ours {
        return 0;
    }
    // What is written otherwise and means the same is a change all the same: it is not in the file.
    merge_plans(Plans { base: Base::Plan(base), ours: base, theirs: ours }).len().max(1)
}
