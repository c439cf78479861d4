//! Two versions of a plan that are compared, and the names of versions.

use std::sync::Arc;

use keikaku::paper::comparison_table::ComparedStates;
use keikaku::paper::comparison_table::application::draft_reason;
use keikaku::paper::comparison_table::content::ComparisonTable;
use keikaku::plan::{Approval, Plan, PlanVersion};
use keikaku::wording::{AmendmentLabel, Language, approvals};

/// Two versions of a plan that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VersionPair {
    pub(super) plan: Arc<Plan>,
    pub(super) versions: [PlanVersion; 2],
    pub(super) before: Arc<Plan>,
    pub(super) after: Arc<Plan>,
    /// Whether years are written in both eras (元号併記).
    both_eras: bool,
}

impl VersionPair {
    /// The chosen versions, or the default pair of versions; `None` for a plan that was never approved.
    pub(super) fn chosen(plan: &Arc<Plan>, chosen: [Option<PlanVersion>; 2], both_eras: bool) -> Option<Self> {
        let usual = plan.versions_to_compare()?;
        let is_there = |version: &PlanVersion| plan.version(*version).is_some();
        let versions = [0, 1].map(|at: usize| {
            let chosen = chosen.get(at).copied().flatten().filter(is_there);
            chosen.or(usual.get(at).copied()).unwrap_or(PlanVersion::Draft)
        });
        let [before, after] = versions;
        let (before, after) = (plan.version(before)?, plan.version(after)?);
        Some(Self { plan: Arc::clone(plan), versions, before, after, both_eras })
    }

    /// The approval of the older version, whose day the table names; `None` if it is the draft.
    pub(super) fn approval_before(&self) -> Option<&Arc<Approval>> {
        let [before, _] = self.versions;
        if let PlanVersion::Approved(id) = before { self.plan.approval(id) } else { None }
    }

    /// The reason of the newer version. The reason of an approval already contains the reasons of its targets.
    pub(super) fn reason(&self) -> String {
        match self.versions {
            [_, PlanVersion::Approved(id)] => self.plan.approval(id).map_or_else(String::new, |one| one.reason.clone()),
            [_, PlanVersion::Draft] => draft_reason(&self.plan, Language::Japanese),
        }
    }

    /// The day of the older version's approval; blank for the draft.
    pub(super) fn approved_on(&self) -> &str {
        self.approval_before().map_or("", |approval| &approval.approved_on)
    }

    /// Both versions, compared.
    pub(super) fn states(&self) -> ComparedStates<'_> {
        ComparedStates::new(&self.before, &self.after, self.both_eras)
    }

    /// The table of old and new, made from states that were compared already.
    pub(super) fn table_of(&self, states: &ComparedStates<'_>) -> ComparisonTable {
        states.table(&self.plan.comparison_style, self.approval_before().map(|approval| &**approval))
    }

    /// The table of old and new.
    pub(super) fn table(&self) -> ComparisonTable {
        self.table_of(&self.states())
    }
}

/// The name of a version for choices and sentences.
pub(super) fn version_name(plan: &Plan, version: PlanVersion, language: Language) -> String {
    match version {
        PlanVersion::Draft => AmendmentLabel::DRAFT_IN_HAND.text(language).to_owned(),
        PlanVersion::Approved(id) => {
            let day = plan.approval(id).map_or("", |approval| approval.approved_on.trim());
            let name = approvals::name(plan, id, language);
            if day.is_empty() { name } else { language.choose(format!("{name}（{day}）"), format!("{name} ({day})")) }
        }
    }
}
