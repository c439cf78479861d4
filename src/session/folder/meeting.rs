//! What lies in the file, held against what is here.

use std::sync::Arc;

use super::Contents;
use crate::exchange::merging::Merge;
use crate::exchange::preview::{Changes, of_conflicts, of_merge};
use crate::merge::{Base, Difference, Pick, Plans, merge_plans, open_conflicts, taken_by_itself};
use crate::plan::Plan;

/// On what ground the file and what is here are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
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
    pub footing: Footing,
    /// All differences, in the order of the plan.
    pub differences: Vec<Difference>,
}

impl FileConflict {
    /// Holds the file against ours.
    pub(super) fn of(ours: Arc<Plan>, theirs: Contents, base: Option<&Contents>) -> Self {
        let footing = match base {
            None => Footing::Unknown,
            Some(base) if theirs.contains(base) => Footing::Base,
            Some(_) => Footing::NotOurs,
        };
        let known = base.filter(|_| footing == Footing::Base).map_or(Base::Unknown, |base| Base::Plan(&base.plan));
        let differences = merge_plans(Plans { base: known, ours: &ours, theirs: &theirs.plan });
        Self { ours, theirs, footing, differences }
    }

    /// Whether nobody has to be asked.
    pub(super) fn is_settled(&self) -> bool {
        self.footing == Footing::Base && open_conflicts(&self.differences).next().is_none()
    }

    /// What has to be decided: on a known base what both changed, each otherwise; else every difference.
    pub fn changes(&self) -> Changes {
        if self.footing == Footing::Base {
            return of_conflicts(&self.ours, &self.theirs.plan, open_conflicts(&self.differences));
        }
        of_merge(&Merge {
            ours: Arc::clone(&self.ours),
            theirs: Arc::clone(&self.theirs.plan),
            base_is_known: false,
            differences: self.differences.clone(),
        })
    }

    /// What goes into ours with these decisions.
    pub(super) fn picks(&self, chosen: &[Pick]) -> Vec<Pick> {
        let by_itself = if self.footing == Footing::Base { taken_by_itself(&self.differences) } else { Vec::new() };
        [&by_itself, chosen].concat()
    }

    /// Whether that is the same question.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.ours == other.ours && self.theirs.text == other.theirs.text && self.footing == other.footing
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
