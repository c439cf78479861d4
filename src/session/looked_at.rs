//! Plan files that are only viewed (ファイルを見る): which state of each plan is shown, and what happens to the other states.
//!
//! Offices send their plan files, some of them twice. If the same plan is in several files, or also in this browser, the newest state
//! is shown. A state is newer if it includes the other state; the date does not matter. A file names the saves that it was made of
//! ([`SaveStamp`](crate::storage::SaveStamp)), and one stamp counts for all plans of its file. A plan in this browser includes the
//! saves of the file that it was last read from or written to. If neither of two states includes the other, both are shown (食い違い).
//!
//! A long file (公開用) names no saves. Its state of a plan is shown beside another state only if it differs from what a
//! long file of that state would contain; which of the two is newer is unknown.
//!
//! Nothing is stored, and the order in which the files were chosen does not matter.

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

/// A file that was chosen for viewing, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedFile {
    /// The name of the file.
    pub name: String,
    /// The time of its last change according to the operating system.
    pub changed: Option<Timestamp>,
    /// Its plans and the plans that cannot be read, or the reason why nothing was read.
    pub content: Result<PlanFile, LookedError>,
    /// The further content of a long file; `None` for a plan file.
    pub long: Option<Arc<LongFile>>,
    /// The ids of the saves that it includes: those of its stamp, or its own digest.
    saves: Arc<[String]>,
}

/// The reason why nothing of a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookedError {
    /// It is not a plan file.
    Plans(PlanFileError),
    /// It is a long file that is damaged.
    Long(ImportError),
}

/// A file that is being read.
#[derive(Debug)]
pub enum Looking {
    /// The file has been read.
    Done(Box<LookedFile>),
    /// It is a long file with rows left to read.
    Long(Box<LongLooking>),
}

/// A long file that is being read in batches of rows. Dropping it stops the reading.
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
    /// The file with that name.
    File(String),
}

/// A state of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanState {
    /// The plan in this state.
    pub plan: Arc<Plan>,
    /// Where the state comes from.
    pub source: PlanSource,
    /// The time at which it was saved, according to its stamp; for a file without a stamp, the time of the file's last change.
    pub at: Option<Timestamp>,
    /// The stated figures of its KPIs; `None` unless the plan is from a long file.
    pub stated: Option<Arc<StatedFigures>>,
    /// The ids of the saves that it includes; the last one is its own save.
    saves: Arc<[String]>,
    /// Whether it has changed since its own save, so that no other state includes it.
    has_changed: bool,
}

/// A plan in the files that are viewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedPlan {
    /// The id of the plan.
    pub id: PlanId,
    /// The versions that are shown: the newest, or several if none of them includes another (食い違い).
    pub shown: Vec<PlanVersion>,
    /// The versions that another version includes.
    pub older: Vec<PlanVersion>,
}

/// A distinct content of a plan, with every state that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVersion {
    /// The state of this browser, or the newest of the files.
    pub state: PlanState,
    /// The other states with the same content.
    pub also: Vec<PlanState>,
}

impl LookedFile {
    /// Begins to read a file. `changed` is the time of its last change according to the operating system, and `forms`
    /// has the forms of the files read before.
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

    /// Reads a whole file at once.
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

    /// Reads a plan file.
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

    /// The entry for a file that the browser could not provide.
    pub fn unreachable(name: String) -> Self {
        Self::refused(name, None, LookedError::Plans(PlanFileError::Unreachable))
    }

    /// Whether the file is a table but not a long file; folders also contain such tables.
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
    /// The state of a plan of this browser. `file` is the content of its file when it was last read or written here,
    /// and `saved` is the time when the plan was last saved in this browser.
    pub fn here(plan: Arc<Plan>, file: Option<&Contents>, saved: Option<Timestamp>) -> Self {
        let has_changed = file.is_none_or(|file| file.plan != plan);
        let included = file.map(Contents::saves).unwrap_or_default();
        Self { plan, source: PlanSource::Here, at: saved, stated: None, saves: included.into(), has_changed }
    }

    /// Whether both states have the same content, as far as each contains the fields.
    fn says_the_same(&self, other: &Self) -> bool {
        match (&self.stated, &other.stated) {
            (None, None) => self.plan == other.plan,
            _ => self.differences(other).is_some_and(|found| found.differences.is_empty()),
        }
    }

    /// The differences between this state, the left side, and the other one; `None` if they cannot be compared. If one
    /// is from a long file, both are compared as long files.
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

    /// Whether a state of this version was made from the latest state of the other version.
    fn includes(&self, other: &Self) -> bool {
        let is_last = |state: &&PlanState| !other.states().any(|later| later.includes(state) && !state.includes(later));
        other.states().filter(is_last).any(|last| self.states().any(|state| state.includes(last)))
    }

    /// The differences between this version, the left side, and the other one; `None` if they cannot be compared.
    pub fn differences(&self, other: &Self) -> Option<Comparison> {
        self.state.differences(&other.state)
    }

    fn is_newer_than(&self, other: &Self) -> bool {
        self.includes(other) && !other.includes(self)
    }
}

impl LookedPlan {
    /// Whether several versions are shown, none of which includes another (食い違い).
    pub fn has_parted(&self) -> bool {
        self.shown.len() > 1
    }

    /// The shown versions that come from files, not from this browser, as plans of 総括表.
    fn in_files(&self) -> impl Iterator<Item = SummaryPlan> {
        self.shown.iter().filter_map(|version| {
            let PlanSource::File(file) = &version.state.source else { return None };
            let source = Source::LookedAt { file: file.clone(), is_conflicting: self.has_parted() };
            let plan = SummaryPlan::new(Arc::clone(&version.state.plan), source, version.state.at);
            Some(plan.stated(version.state.stated.clone()))
        })
    }

    /// Whether one of the shown versions comes only from a long file, which names no saves.
    pub fn has_no_saves(&self) -> bool {
        self.shown.iter().any(|version| version.state.stated.is_some())
    }

    /// The version that is shown instead of an older one: the first that was made from it, or else the first one.
    pub fn shown_instead_of(&self, older: &PlanVersion) -> Option<&PlanVersion> {
        self.shown.iter().find(|version| version.is_newer_than(older)).or(self.shown.first())
    }

    /// The differences between the version that is shown instead, the left side, and that version.
    pub fn differences(&self, other: &PlanVersion) -> Option<Comparison> {
        self.shown_instead_of(other)?.differences(other)
    }
}

/// The plans of the files in the order of their ids, each including its state in this browser if `here` has one.
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

/// Sorts the states of a plan into versions: this browser's state first, then plan files from the newest day on, then
/// long files, which contain less.
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

/// The plans of 総括表: those of this browser, with the versions from files that replace or accompany them.
pub fn plans_of_summary(kept: Vec<SummaryPlan>, looked: &[LookedPlan]) -> Vec<SummaryPlan> {
    let looked_plan = |id: PlanId| looked.iter().find(|plan| plan.id == id);
    let is_here = |version: &PlanVersion| version.state.source == PlanSource::Here;
    let is_shown = |plan: &SummaryPlan| looked_plan(plan.plan.id).is_none_or(|looked| looked.shown.iter().any(is_here));
    let mut plans = kept;
    plans.retain(is_shown);
    plans.extend(looked.iter().flat_map(LookedPlan::in_files));
    plans
}
