//! The comparison of the plan in the file with the plan of this session.

use std::sync::Arc;

use super::Contents;
use crate::merge::review::{Changes, of_differences};
use crate::merge::{Base, Difference, Plans, Resolution, merge_plans, open_conflicts, taken_by_itself};
use crate::plan::Plan;

/// What is known about the common origin of the file and the plan of this session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseKnowledge {
    /// Both derive from the state that this side last read or wrote.
    Base,
    /// The file does not include the last save of this side: an older copy or another file has replaced it.
    NotOurs,
    /// The origin is not known.
    Unknown,
}

/// Two states of a plan whose differences the user must decide before anything is written.
#[derive(Clone, Debug)]
pub struct FileConflict {
    /// The plan of this session.
    pub ours: Arc<Plan>,
    /// The content of the file.
    pub theirs: Contents,
    /// What is known about the origin of the two states.
    pub base_knowledge: BaseKnowledge,
    /// All differences, in the order of the plan.
    pub differences: Vec<Difference>,
}

impl FileConflict {
    /// Compares the content of the file with the plan of this session.
    pub(super) fn compare(ours: Arc<Plan>, theirs: Contents, base: Option<&Contents>) -> Self {
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

    /// Whether no decision of the user is needed.
    pub(super) fn is_settled(&self) -> bool {
        self.base_knowledge == BaseKnowledge::Base && open_conflicts(&self.differences).next().is_none()
    }

    /// The differences that the user must decide: if the base is known, those that both sides changed differently;
    /// otherwise all.
    pub fn changes(&self) -> Changes {
        if self.base_knowledge == BaseKnowledge::Base {
            return of_differences(&self.ours, &self.theirs.plan, true, open_conflicts(&self.differences));
        }
        of_differences(&self.ours, &self.theirs.plan, false, &self.differences)
    }

    /// The changes that are applied to the plan of this session with these decisions.
    pub(super) fn picks(&self, chosen: &[Resolution]) -> Vec<Resolution> {
        let by_itself =
            if self.base_knowledge == BaseKnowledge::Base { taken_by_itself(&self.differences) } else { Vec::new() };
        [&by_itself, chosen].concat()
    }

    /// Whether the other conflict needs the same decisions.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.ours == other.ours && self.theirs.text == other.theirs.text && self.base_knowledge == other.base_knowledge
    }
}

/// The number of fields, rows and years that differ from the file, counted like the merge does, but a replaced value with
/// its replacement as one; at least 1 if the two are not equal.
pub fn changes_since(base: &Plan, ours: &Plan) -> usize {
    if base == ours {
        return 0;
    }
    // A different notation with the same meaning counts as a change, too, since it is not in the file.
    let mut differences = merge_plans(Plans { base: Base::Plan(base), ours: base, theirs: ours });
    differences.retain(|one| match &one.pick {
        Resolution::Set(id, setting) => {
            let sides = base.indicator(*id).zip(ours.indicator(*id));
            !sides.is_some_and(|(base, ours)| setting.field().is_counted_with_its_cell(base, ours))
        }
        _ => true,
    });
    differences.len().max(1)
}
