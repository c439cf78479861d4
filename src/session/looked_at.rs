//! Plan files that are only looked at (ファイルを見る): which state of each plan is shown, and what becomes of the others.
//!
//! Offices send their plan files, some of them twice. Of the same plan in several files, and in this browser, the newest
//! state is shown. Newer is what includes the other, never what has the later day: a file names the saves that it was made
//! of ([`SaveStamp`](crate::storage::SaveStamp)), and one mark counts for all plans of its file; a plan here includes the
//! saves of the file that it was read from or written to last. Where neither of two includes the other, both are shown (食い違い).
//!
//! A long file (公開用) names no saves. What it says of a plan stands beside another state only where it differs from what a long
//! file of that state would say; which of the two is newer nobody can tell.
//!
//! Nothing is stored, and nothing depends on the order in which the files were chosen.

use std::cmp::Reverse;
use std::sync::Arc;

use litemap::LiteMap;

use crate::compare::{self, Comparison, Side};
use crate::export::long_table;
use crate::figures::summary::{Source, StatedFigures, SummaryPlan};
use crate::import::encoding::{self, Cp932};
use crate::import::long_file::{LongFile, LongReader};
use crate::import::read::ImportError;
use crate::plan::Plan;
use crate::plan::form::FormReader;
use crate::session::folder::Contents;
use crate::storage;
use crate::storage::plan_file::{self, PlanFile, PlanFileError};
use crate::value::{PlanId, Timestamp};

/// A file that was chosen to be looked at, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedFile {
    /// The name of the file.
    pub name: String,
    /// When it was last changed, as the system says.
    pub changed: Option<Timestamp>,
    /// Its plans with those that cannot be read, or why nothing of it was read.
    pub content: Result<PlanFile, LookedError>,
    /// What it says besides, if it is a long file.
    pub long: Option<Arc<LongFile>>,
    /// The saves that it includes: those of its mark, or its own digest.
    saves: Arc<[String]>,
}

/// The reason why nothing of a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookedError {
    /// It is no plan file.
    Plans(PlanFileError),
    /// It is a long file that is damaged.
    Long(ImportError),
}

/// A file that is being read.
#[derive(Debug)]
pub enum Looking {
    /// It is read.
    Done(Box<LookedFile>),
    /// It is a long file, of which rows are left.
    Long(Box<LongLooking>),
}

/// A long file that is being read, some rows at a time. To stop, drop it.
#[derive(Debug)]
pub struct LongLooking {
    name: String,
    changed: Option<Timestamp>,
    reader: LongReader,
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
    /// What is stated of its KPIs, of a plan in a long file.
    pub stated: Option<Arc<StatedFigures>>,
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
    /// Begins to read a file. `changed` is when the system says that it was last changed, `forms` are those of the files read
    /// before.
    pub fn begin(
        name: String,
        changed: Option<Timestamp>,
        bytes: &[u8],
        forms: &mut FormReader,
        cp932: &dyn Cp932,
    ) -> Looking {
        let long = if encoding::is_json(bytes) { None } else { LongReader::new(bytes, cp932) };
        match long {
            None => Looking::Done(Box::new(Self::of_plans(name, changed, bytes, forms))),
            Some(Ok(reader)) => Looking::Long(Box::new(LongLooking { name, changed, reader })),
            Some(Err(error)) => Looking::Done(Box::new(Self::refused(name, changed, LookedError::Long(error)))),
        }
    }

    /// Reads a file at once.
    pub fn read(
        name: String,
        changed: Option<Timestamp>,
        bytes: &[u8],
        forms: &mut FormReader,
        cp932: &dyn Cp932,
    ) -> Self {
        let mut looking = Self::begin(name, changed, bytes, forms, cp932);
        loop {
            match looking {
                Looking::Done(file) => return *file,
                Looking::Long(long) => looking = long.step(usize::MAX),
            }
        }
    }

    /// A plan file.
    fn of_plans(name: String, changed: Option<Timestamp>, bytes: &[u8], forms: &mut FormReader) -> Self {
        let content = plan_file::read_one_of_many(bytes, forms);
        let mark = content.as_ref().ok().and_then(|file| file.mark.as_ref());
        let saves = match mark.map(|mark| &mark.saves).filter(|saves| !saves.is_empty()) {
            Some(saves) => saves.clone(),
            None => plan_file::text_of(bytes).map(|text| vec![storage::digest(&text).to_string()]).unwrap_or_default(),
        };
        Self { name, changed, content: content.map_err(LookedError::Plans), long: None, saves: saves.into() }
    }

    fn refused(name: String, changed: Option<Timestamp>, error: LookedError) -> Self {
        Self { name, changed, content: Err(error), long: None, saves: Arc::default() }
    }

    /// A file that the browser could not provide.
    pub fn unreachable(name: String) -> Self {
        Self::refused(name, None, LookedError::Plans(PlanFileError::Unreachable))
    }

    /// Whether it is a table that is no long file, as a folder holds others.
    pub fn is_other_table(&self) -> bool {
        let is_table = self.name.to_lowercase().ends_with(".csv");
        is_table && matches!(self.content, Err(LookedError::Plans(error)) if error != PlanFileError::Unreachable)
    }

    /// The states of the plans in the file.
    fn states(&self) -> impl Iterator<Item = PlanState> {
        let file = self.content.as_ref().ok();
        let at = file.and_then(|file| file.mark.as_ref()?.at).or(self.changed);
        let long = self.long.as_deref();
        file.into_iter().flat_map(|file| &file.plans).enumerate().map(move |(nth, plan)| PlanState {
            plan: Arc::clone(plan),
            source: PlanSource::File(self.name.clone()),
            at,
            stated: long.and_then(|long| Some(Arc::clone(&long.plans.get(nth)?.stated))),
            saves: Arc::clone(&self.saves),
            has_changed: false,
        })
    }
}

impl LongLooking {
    /// Reads at most this number of further rows.
    pub fn step(self, rows: usize) -> Looking {
        let Self { name, changed, reader } = self;
        match reader.step(rows) {
            Ok(Err(reader)) => Looking::Long(Box::new(Self { name, changed, reader })),
            Ok(Ok(long)) => {
                let plans = long.plans.iter().map(|plan| Arc::clone(&plan.plan)).collect();
                let content = Ok(PlanFile { plans, ..PlanFile::default() });
                let long = Some(Arc::new(long));
                Looking::Done(Box::new(LookedFile { name, changed, content, long, saves: Arc::default() }))
            }
            Err(error) => Looking::Done(Box::new(LookedFile::refused(name, changed, LookedError::Long(error)))),
        }
    }
}

impl PlanState {
    /// The state of a plan of this browser. `file` is the content of its file when it was last read or written here, and
    /// `saved` when the plan was last saved in this browser.
    pub fn here(plan: Arc<Plan>, file: Option<&Contents>, saved: Option<Timestamp>) -> Self {
        let has_changed = file.is_none_or(|file| file.plan != plan);
        let included = file.map(Contents::saves).unwrap_or_default();
        Self { plan, source: PlanSource::Here, at: saved, stated: None, saves: included.into(), has_changed }
    }

    /// Whether both say the same of the plan, as far as each of them says anything.
    fn says_the_same(&self, other: &Self) -> bool {
        match (&self.stated, &other.stated) {
            (None, None) => self.plan == other.plan,
            _ => self.differences(other).is_some_and(|found| found.differences.is_empty()),
        }
    }

    /// What the other state has otherwise than this one, which is the left side; beside a long file only what such a file says.
    fn differences(&self, other: &Self) -> Option<Comparison> {
        let is_of_long_file = self.stated.is_some() || other.stated.is_some();
        let side = |state: &Self| {
            if is_of_long_file && state.stated.is_none() {
                let file = LongFile::from_records(&long_table::write_figures(&state.plan).records).ok()?;
                return file.plans.first().map(|plan| Arc::clone(&plan.plan));
            }
            Some(Arc::clone(&state.plan))
        };
        let (one, other) = (side(self)?, side(other)?);
        compare::compare(Side::Plan(&one), Side::Plan(&other)).ok()
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
        self.state.differences(&other.state)
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
            let plan = SummaryPlan::new(Arc::clone(&version.state.plan), source, version.state.at);
            Some(plan.stated(version.state.stated.clone()))
        })
    }

    /// Whether one of several that are shown is known from a long file alone, which names no saves.
    pub fn has_no_saves(&self) -> bool {
        self.shown.iter().any(|version| version.state.stated.is_some())
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
    let mut states: LiteMap<PlanId, Vec<PlanState>> = LiteMap::new();
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

/// Sorts out the states of a plan: this browser's first, then those of the newest days, and behind them those of long files, which say
/// less.
fn looked_plan(id: PlanId, mut states: Vec<PlanState>) -> LookedPlan {
    let rank = |state: &PlanState| (state.source != PlanSource::Here, state.stated.is_some(), Reverse(state.at));
    states.sort_by(|one, other| (rank(one), &one.source, &one.saves).cmp(&(rank(other), &other.source, &other.saves)));
    let mut versions: Vec<PlanVersion> = Vec::new();
    for state in states {
        match versions.iter_mut().find(|version| version.state.says_the_same(&state)) {
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
    let looked_plan = |id: PlanId| looked.iter().find(|plan| plan.id == id);
    let is_here = |version: &PlanVersion| version.state.source == PlanSource::Here;
    let is_shown = |plan: &SummaryPlan| looked_plan(plan.plan.id).is_none_or(|looked| looked.shown.iter().any(is_here));
    let mut plans = kept;
    plans.retain(is_shown);
    plans.extend(looked.iter().flat_map(LookedPlan::in_files));
    plans
}
