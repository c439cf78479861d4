//! Plan files that are only looked at (ファイルを見る): which state of each plan is shown, and what becomes of the others.
//!
//! Offices send their plan files, some of them twice. Of the same plan in several files, and in this browser, the newest
//! state is shown. Newer is what includes the other, never what has the later day: a file names the saves that it was made
//! of ([`SaveStamp`](crate::storage::SaveStamp)), and one mark counts for all plans of its file; a plan here includes the
//! saves of the file that it was read from or written to last. Where neither of two includes the other, both are shown (食い違い).
//!
//! Nothing is stored, and nothing depends on the order in which the files were chosen.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{self, Comparison, Side};
use crate::figures::summary::{Source, SummaryPlan};
use crate::plan::Plan;
use crate::plan::form::FormReader;
use crate::session::folder::Contents;
use crate::storage;
use crate::storage::plan_file::{self, PlanFile, PlanFileError};
use crate::value::id::PlanId;
use crate::value::timestamp::Timestamp;

/// A file that was chosen to be looked at, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedFile {
    /// The name of the file.
    pub name: String,
    /// When it was last changed, as the system says.
    pub changed: Option<Timestamp>,
    /// Its plans with those that cannot be read, or why nothing of it was read.
    pub content: Result<PlanFile, PlanFileError>,
    /// The saves that it includes: those of its mark, or its own digest.
    saves: Arc<[String]>,
}

/// Where a state of a plan comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanSource {
    /// The workbook of this browser.
    Here,
    /// The file of that name.
    File(String),
}

/// A state of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanState {
    /// The plan in this state.
    pub plan: Arc<Plan>,
    /// Where the state comes from.
    pub source: PlanSource,
    /// When it was saved, as it says itself; of a file without a mark when it was last changed.
    pub at: Option<Timestamp>,
    /// The saves that it includes; the last one is its own.
    saves: Arc<[String]>,
    /// Whether it has changed since its own save, so that no other state includes it.
    has_changed: bool,
}

/// A plan of the files that are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedPlan {
    /// The id of the plan.
    pub id: PlanId,
    /// The versions that are shown: the newest, or several of which none includes another (食い違い).
    pub shown: Vec<PlanVersion>,
    /// The versions that another one includes.
    pub older: Vec<PlanVersion>,
}

/// A content of a plan, with every state that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVersion {
    /// The state of this browser, or the newest of the files.
    pub state: PlanState,
    /// The other states with the same content.
    pub also: Vec<PlanState>,
}

impl LookedFile {
    /// Reads a file. `changed` is when the system says that it was last changed, `forms` are those of the files read before.
    pub fn read(name: String, changed: Option<Timestamp>, bytes: &[u8], forms: &mut FormReader) -> Self {
        let content = plan_file::read_one_of_many(bytes, forms);
        let mark = content.as_ref().ok().and_then(|file| file.mark.as_ref());
        let saves = match mark.map(|mark| &mark.saves).filter(|saves| !saves.is_empty()) {
            Some(saves) => saves.clone(),
            None => plan_file::text_of(bytes).map(|text| vec![storage::digest(&text).to_string()]).unwrap_or_default(),
        };
        Self { name, changed, content, saves: saves.into() }
    }

    /// A file that the browser could not provide.
    pub fn unreachable(name: String) -> Self {
        Self { name, changed: None, content: Err(PlanFileError::Unreachable), saves: Arc::default() }
    }

    /// The states of the plans in the file.
    fn states(&self) -> impl Iterator<Item = PlanState> {
        let file = self.content.as_ref().ok();
        let at = file.and_then(|file| file.mark.as_ref()?.at).or(self.changed);
        file.into_iter().flat_map(|file| &file.plans).map(move |plan| PlanState {
            plan: Arc::clone(plan),
            source: PlanSource::File(self.name.clone()),
            at,
            saves: Arc::clone(&self.saves),
            has_changed: false,
        })
    }
}

impl PlanState {
    /// The state of a plan of this browser. `file` is the content of its file when it was last read or written here, and
    /// `saved` when the plan was last saved in this browser.
    pub fn here(plan: Arc<Plan>, file: Option<&Contents>, saved: Option<Timestamp>) -> Self {
        let has_changed = file.is_none_or(|file| file.plan != plan);
        let included = file.map(Contents::saves).unwrap_or_default();
        Self { plan, source: PlanSource::Here, at: saved, saves: included.into(), has_changed }
    }

    /// Whether this state was made from the other one, directly or with saves in between.
    fn includes(&self, other: &Self) -> bool {
        let own = other.saves.last().filter(|_| !other.has_changed);
        own.is_some_and(|own| self.saves.contains(own))
    }
}

impl PlanVersion {
    fn states(&self) -> impl Iterator<Item = &PlanState> {
        std::iter::once(&self.state).chain(&self.also)
    }

    /// Whether a state of this version was made from the last one of the other version.
    fn includes(&self, other: &Self) -> bool {
        let is_last = |state: &&PlanState| !other.states().any(|later| later.includes(state) && !state.includes(later));
        other.states().filter(is_last).any(|last| self.states().any(|state| state.includes(last)))
    }

    /// What the other version has otherwise than this one, which is the left side.
    pub fn differences(&self, other: &Self) -> Option<Comparison> {
        compare::compare(Side::Plan(&self.state.plan), Side::Plan(&other.state.plan)).ok()
    }

    fn is_newer_than(&self, other: &Self) -> bool {
        self.includes(other) && !other.includes(self)
    }
}

impl LookedPlan {
    /// Whether several states are shown of which none includes another (食い違い).
    pub fn has_parted(&self) -> bool {
        self.shown.len() > 1
    }

    /// The shown versions that no plan of this browser has, as plans of 総括表.
    fn in_files(&self) -> impl Iterator<Item = SummaryPlan> {
        self.shown.iter().filter_map(|version| {
            let PlanSource::File(file) = &version.state.source else { return None };
            let source = Source::LookedAt { file: file.clone(), is_conflicting: self.has_parted() };
            Some(SummaryPlan::new(Arc::clone(&version.state.plan), source, version.state.at))
        })
    }

    /// The version that is shown in the place of that one: one that was made from it, else the first.
    pub fn shown_instead_of(&self, older: &PlanVersion) -> Option<&PlanVersion> {
        self.shown.iter().find(|version| version.is_newer_than(older)).or(self.shown.first())
    }

    /// What that version has otherwise than the one that is shown instead, which is the left side.
    pub fn differences(&self, other: &PlanVersion) -> Option<Comparison> {
        self.shown_instead_of(other)?.differences(other)
    }
}

/// The plans of the files in the order of their ids, each with the state of this browser, if there is one in `here`.
pub fn looked_at(here: &[PlanState], files: &[LookedFile]) -> Vec<LookedPlan> {
    let mut states: BTreeMap<PlanId, Vec<PlanState>> = BTreeMap::new();
    for state in files.iter().flat_map(LookedFile::states) {
        states.entry(state.plan.id).or_default().push(state);
    }
    for state in here {
        if let Some(states) = states.get_mut(&state.plan.id) {
            states.push(state.clone());
        }
    }
    states.into_iter().map(|(id, states)| looked_plan(id, states)).collect()
}

/// Sorts out the states of a plan: this browser's first, then those of the newest days.
fn looked_plan(id: PlanId, mut states: Vec<PlanState>) -> LookedPlan {
    let rank = |state: &PlanState| (state.source != PlanSource::Here, Reverse(state.at));
    states.sort_by(|one, other| (rank(one), &one.source, &one.saves).cmp(&(rank(other), &other.source, &other.saves)));
    let mut versions: Vec<PlanVersion> = Vec::new();
    for state in states {
        match versions.iter_mut().find(|version| version.state.plan == state.plan) {
            Some(version) => version.also.push(state),
            None => versions.push(PlanVersion { state, also: Vec::new() }),
        }
    }
    let is_older = |version: &PlanVersion| versions.iter().any(|other| other.is_newer_than(version));
    let (older, shown) = versions.iter().cloned().partition(is_older);
    LookedPlan { id, shown, older }
}

/// The plans of 総括表: those of this browser with what the files have instead of them or besides.
pub fn plans_of_summary(kept: Vec<SummaryPlan>, looked: &[LookedPlan]) -> Vec<SummaryPlan> {
    let of = |id: PlanId| looked.iter().find(|plan| plan.id == id);
    let is_here = |version: &PlanVersion| version.state.source == PlanSource::Here;
    let is_shown = |plan: &SummaryPlan| of(plan.plan.id).is_none_or(|looked| looked.shown.iter().any(is_here));
    let mut plans = kept;
    plans.retain(is_shown);
    plans.extend(looked.iter().flat_map(LookedPlan::in_files));
    plans
}
