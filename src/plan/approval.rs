//! The approved states of a plan (認定版): what a plan was when it was approved, and what is known of that approval.
//!
//! The plan itself is the current draft. An approved state never changes: a later change is another state. The facts
//! about the approval (its day, its reason) may be filled in later.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::cell::{Cell, differ_by_power};
use super::indicator::Earlier;
use super::place::{CellPlace, cell_at, earlier_at};
use super::{Actual, Facts, Indicator, Plan};
use crate::value::{ApprovalId, IndicatorId, PlanId};

/// Approved states that one plan may hold.
pub const MOST_APPROVALS: usize = 50;

/// The largest number of an approved state: far more than a plan may hold, even if states are removed and added again.
pub const LAST_APPROVAL: u32 = 9_999;

/// An approved state of a plan.
#[derive(Clone, PartialEq, Eq)]
pub struct Approval {
    /// The id of the approved state, which never changes.
    pub id: ApprovalId,
    /// The position in the order of the approvals, from 1. Two states that were recorded independently may have the same.
    pub number: u32,
    /// How the state came into force; `None` while nobody has chosen it.
    pub procedure: Option<Procedure>,
    /// The name of the state if it differs from the name by its position (当初認定, 第1回変更).
    pub name: String,
    /// The day of the approval (認定日) as written.
    pub approved_on: String,
    /// The reason of the change (変更の理由).
    pub reason: String,
    /// Notes on the approval.
    pub note: String,
    /// The plan as it was approved, without approvals of its own.
    pub state: Arc<Plan>,
}

/// Prints the facts about the approval only, since the state is a whole plan.
impl fmt::Debug for Approval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, number, procedure, name, approved_on, .. } = self;
        write!(f, "Approval({id}, {number}, {procedure:?}, {name:?}, {approved_on:?})")
    }
}

/// A version of a plan that can be read and compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanVersion {
    /// The plan as it is now, which is the current draft.
    Draft,
    /// The approved state of that id.
    Approved(ApprovalId),
}

/// How an approved state came into force, which the user alone decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Procedure {
    /// The first approval (認定).
    FirstApproval,
    /// The approval of a change (変更認定).
    AmendmentApproval,
    /// The report of a minor change (軽微な変更の報告).
    MinorReport,
    /// Nothing was filed (届出なし).
    NotFiled,
}

impl Procedure {
    /// All of them in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::FirstApproval, Self::AmendmentApproval, Self::MinorReport, Self::NotFiled];
}

/// A text of an approval that is filled by typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApprovalText {
    /// The name.
    Name,
    /// The day of the approval.
    ApprovedOn,
    /// The reason of the change.
    Reason,
    /// The notes.
    Note,
}

impl ApprovalText {
    /// All of them in the order of the page.
    pub const ALL: [Self; 4] = [Self::Name, Self::ApprovedOn, Self::Reason, Self::Note];
}

impl Approval {
    /// The text of that kind.
    pub fn text(&self, of: ApprovalText) -> &str {
        match of {
            ApprovalText::Name => &self.name,
            ApprovalText::ApprovedOn => &self.approved_on,
            ApprovalText::Reason => &self.reason,
            ApprovalText::Note => &self.note,
        }
    }

    /// Writes the text of that kind.
    pub fn set_text(&mut self, of: ApprovalText, text: &str) {
        let field = match of {
            ApprovalText::Name => &mut self.name,
            ApprovalText::ApprovedOn => &mut self.approved_on,
            ApprovalText::Reason => &mut self.reason,
            ApprovalText::Note => &mut self.note,
        };
        text.clone_into(field);
    }

    /// Whether the state can be in force: it cannot if nothing was filed (届出なし).
    pub fn is_filed(&self) -> bool {
        self.procedure != Some(Procedure::NotFiled)
    }

    /// Whether both are the same approved state, regardless of the facts about the approval.
    pub fn is_same_state(&self, other: &Self) -> bool {
        (self.id, self.number) == (other.id, other.number) && self.state == other.state
    }
}

impl Indicator {
    /// The row with the fields that the form prints taken from `state`, and everything else as it is.
    #[must_use]
    pub(crate) fn as_printed_in(&self, state: &Self) -> Self {
        Self {
            group: state.group.clone(),
            name: state.name.clone(),
            unit: state.unit.clone(),
            measure: state.measure,
            basis: state.basis,
            bound: state.bound,
            baseline: state.baseline.clone(),
            targets: state.targets.clone(),
            period_target: state.period_target.clone(),
            stated_total: state.stated_total.clone(),
            stated_final_level: state.stated_final_level.clone(),
            part_of: state.part_of,
            ..self.clone()
        }
    }

    /// The newest entry for the approved target in the trail of the row's target, which has the reason of the change. An entry
    /// that was made before the unit changed is in the approved unit.
    pub(crate) fn replaced_target(&self, approved: &Self, place: CellPlace) -> Option<&Earlier> {
        let approved = [approved, &*approved.in_unit_of(self)].map(|row| cell_at(row, place).state);
        earlier_at(self, place).iter().rev().find(|one| approved.contains(&one.cell.state))
    }

    /// This state of a row with its figures in the unit of another state of it, so that both can be compared, if the units
    /// differ by a power of ten (人, 千人). The row as it is if the targets are the same figures in both, since then only the
    /// word for the unit was corrected; and for any other unit, which may be another word for the same (人, 名).
    pub(crate) fn in_unit_of(&self, other: &Self) -> Cow<'_, Self> {
        let has_same_figures = || (&self.targets, &self.period_target) == (&other.targets, &other.period_target);
        if !differ_by_power(&self.unit, &other.unit) || has_same_figures() {
            return Cow::Borrowed(self);
        }
        let mut row = self.clone();
        let actuals = row.actuals.iter_mut().flat_map(|(_, Actual { cell, earlier, .. })| {
            std::iter::once(cell).chain(earlier.iter_mut().map(|one| &mut one.cell))
        });
        let earlier = row.earlier_targets.iter_mut().flat_map(|(_, earlier)| earlier).map(|one| &mut one.cell);
        let targets = row.targets.iter_mut().map(|(_, cell)| cell).chain([&mut row.period_target]);
        let totals = row.stated_total.iter_mut().chain(&mut row.stated_final_level);
        for cell in actuals.chain(earlier).chain(targets).chain(totals).chain([&mut row.baseline.cell]) {
            *cell = cell.converted(&self.unit, &other.unit);
        }
        row.unit.clone_from(&other.unit);
        Cow::Owned(row)
    }
}

impl Plan {
    /// Changes the id of the plan and of its approved states, which are states of the same plan.
    pub fn set_id(&mut self, id: PlanId) {
        self.id = id;
        for approval in &mut self.approvals {
            let state = Self { id, ..Self::clone(&approval.state) };
            *approval = Arc::new(Approval { state: Arc::new(state), ..Approval::clone(approval) });
        }
    }

    /// The approved state of that id; `None` if there is none.
    pub fn approval(&self, id: ApprovalId) -> Option<&Arc<Approval>> {
        self.approvals.iter().find(|approval| approval.id == id)
    }

    /// The newest approved state; `None` if the plan was never approved.
    pub fn latest_approval(&self) -> Option<&Arc<Approval>> {
        self.approvals.last()
    }

    /// The approved state that is in force: the newest one that is not marked as 届出なし; `None` if there is none.
    pub fn approval_in_force(&self) -> Option<&Arc<Approval>> {
        self.approvals.iter().rev().find(|one| one.is_filed())
    }

    /// The cell of a KPI in the approved state that is in force, in the unit that the KPI has now; `None` if there is no such
    /// state or it does not have the KPI.
    pub fn approved_cell(&self, row: IndicatorId, place: CellPlace) -> Option<Cell> {
        let approved = self.approval_in_force()?.state.indicator(row)?;
        Some(cell_at(&approved.in_unit_of(self.indicator(row)?), place))
    }

    /// Inserts an approved state at its position and replaces the state with the same id.
    pub fn set_approval(&mut self, approval: Arc<Approval>) {
        self.remove_approval(approval.id);
        let key = |one: &Approval| (one.number, one.id);
        let at = self.approvals.partition_point(|one| key(one) < key(&approval));
        self.approvals.insert(at, approval);
    }

    /// Removes the approved state of that id.
    pub fn remove_approval(&mut self, id: ApprovalId) {
        self.approvals.retain(|one| one.id != id);
    }

    /// The plan as an approval of it would keep it: without the approvals, the reason of the draft, the layout of the
    /// comparison, the evaluations with their rule and form, the records of activity and how actuals are computed from
    /// them, and the placement in the list.
    #[must_use]
    pub fn without_approvals(&self) -> Self {
        let mut state = Self {
            facts: Facts { amendment_reason: String::new(), ..self.facts.clone() },
            approvals: Vec::new(),
            comparison_style: super::ComparisonStyle::default(),
            evaluations: super::Evaluations::default(),
            grading: super::Grading::None,
            sheet_columns: super::SheetColumns::default(),
            placement: super::Placement::Active,
            log: super::ActivityLog::default(),
            ..self.clone()
        };
        for row in &mut state.indicators {
            row.without_counting().map(Arc::new).into_iter().for_each(|typed| *row = typed);
        }
        state
    }

    /// The plan in that version; `None` if there is no such approved state.
    pub fn version(&self, of: PlanVersion) -> Option<Arc<Self>> {
        match of {
            PlanVersion::Draft => Some(Arc::new(self.without_approvals())),
            PlanVersion::Approved(id) => self.approval(id).map(|approval| Arc::clone(&approval.state)),
        }
    }

    /// The two versions, older first, that a user wants to compare: the state in force and the draft; or, if the draft
    /// equals the newest state, the state that was in force before it and that state. `None` if the plan was never
    /// approved.
    pub fn versions_to_compare(&self) -> Option<[PlanVersion; 2]> {
        let newest = self.latest_approval()?;
        let before = self.approvals.iter().rev().skip(1).find(|one| one.is_filed());
        let is_same = *newest.state == self.without_approvals();
        Some(match before.filter(|_| is_same) {
            Some(before) => [before.id, newest.id].map(PlanVersion::Approved),
            None => [PlanVersion::Approved(self.approval_in_force().unwrap_or(newest).id), PlanVersion::Draft],
        })
    }
}
