//! Two plans or files side by side: what they differ in. Nothing is imported by it, and neither side is the right one.
//!
//! A side is a whole plan, or a table file. Differences are found by the one merge ([`crate::merge`]), with one side as the
//! base: what the other has otherwise is a difference, if it means another thing (`24` is `24.00`). A plan states
//! everything, so two plans are merged both ways; a table states what is written in it, and what is absent in it is no
//! statement: of a plan and a table, or of two tables, only what both state is compared.
//!
//! A KPI is the same by its id; else by name and unit, as the readers do. What a table leaves in doubt is
//! [`DifferenceKind::Unread`]: told to be there, and not held against anything.

use std::sync::Arc;

use crate::import::preview::{Note, known_as, stated};
use crate::import::questions::Question;
use crate::import::read::{ImportError, TableFile};
use crate::merge::{
    Base, Difference as Merged, IndicatorField, PlanField, Plans, Resolution, Sides, Value, merge, merge_plans,
};
use crate::plan::lineage::KpiTable;
use crate::plan::{Form, Indicator, Plan};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

mod beside;

use beside::Beside;

/// What is laid beside something.
#[derive(Clone, Copy, Debug)]
pub enum Side<'a> {
    /// A whole plan.
    Plan(&'a Plan),
    /// A table file.
    Table(&'a TableFile),
}

/// What two sides differ in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The differences: of the plan itself, of the years, of the order, then KPI by KPI.
    pub differences: Vec<SideDifference>,
    /// The KPIs of both, in the order of the left; those that only the right has behind the one that they follow there.
    pub kpis: Vec<KpiPair>,
    /// What is to be said of the left and of the right; nothing of a plan.
    pub files: [Option<Told>; 2],
    /// The form in whose words places are named.
    pub form: Form,
}

/// A KPI as the sides have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiPair {
    /// The id by which the differences name it.
    pub id: IndicatorId,
    /// On the left.
    pub left: Option<Arc<Indicator>>,
    /// On the right.
    pub right: Option<Arc<Indicator>>,
}

/// What is to be said of a table file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What was found in it.
    pub notes: Vec<Note>,
    /// What it leaves open.
    pub questions: Vec<Question>,
}

/// One thing in which the sides differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideDifference {
    /// How.
    pub kind: DifferenceKind,
    /// Where.
    pub place: DifferencePlace,
    /// What stands on the left.
    pub left: Content,
    /// What stands on the right.
    pub right: Content,
}

/// How the sides differ in something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Both have it, each otherwise.
    Different,
    /// It stands on the left only.
    OnlyLeft,
    /// It stands on the right only.
    OnlyRight,
    /// A table file leaves it in doubt.
    Unread,
}

/// Where the sides differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DifferencePlace {
    /// In a field of the plan itself.
    Plan(PlanField),
    /// In whether there is a column for that year.
    Year(FiscalYear),
    /// In the order of the KPIs.
    Order,
    /// In whether there is that KPI.
    Kpi(IndicatorId),
    /// In a field of a KPI.
    Field(IndicatorId, IndicatorField),
}

/// What stands at a place of one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    #[default]
    Nothing,
    /// It is there: a year, an order.
    Present,
    /// What a field holds.
    Value(Value),
    /// A text that could not be read for sure.
    Text(String),
    /// A whole KPI.
    Kpi(Arc<Indicator>),
}

/// Lays the sides beside each other. Of a table file that cannot be read, why, and which side it is.
pub fn compare(left: Side<'_>, right: Side<'_>) -> Result<Comparison, (Which, ImportError)> {
    match (left, right) {
        (Side::Plan(left), Side::Plan(right)) => Ok(plans(left, right)),
        (Side::Plan(plan), Side::Table(file)) => plan_and_table(plan, file).map_err(|trouble| (Which::Right, trouble)),
        (Side::Table(file), Side::Plan(plan)) => {
            let mirrored = plan_and_table(plan, file).map_err(|trouble| (Which::Left, trouble))?;
            Ok(mirrored.mirrored())
        }
        (Side::Table(left), Side::Table(right)) => tables(left, right),
    }
}

/// One of the sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// 左.
    #[default]
    Left,
    /// 右.
    Right,
}

fn plans(left: &Plan, right: &Plan) -> Comparison {
    let [here, there] = [left, right].map(KpiTable::of);
    let mut rows = Vec::new();
    for (row, id) in there.rows.iter().zip(known_as(&there, &here)) {
        let is_known = row.id == id;
        rows.push(if is_known { Arc::clone(row) } else { Arc::new(Indicator { id, ..Indicator::clone(row) }) });
    }
    let right = &right.with_indicators(rows).unwrap_or_else(|| right.clone());
    let held = |base, theirs| merge_plans(Plans { base: Base::Plan(base), ours: base, theirs });
    // What one side lacks altogether hides what the other has in it: only both ways is everything seen.
    let merged = [held(left, right), held(right, left)].concat();
    let sides = Beside::new([KpiTable::of(left), KpiTable::of(right)], [Some(left), Some(right)], [None, None]);
    sides.comparison(&merged)
}

fn plan_and_table(plan: &Plan, file: &TableFile) -> Result<Comparison, ImportError> {
    let here = KpiTable::of(plan);
    let there = stated(file, &here)?;
    let merged = held(&here, &there.table);
    Ok(Beside::new([here, there.table.clone()], [Some(plan), None], [None, Some(there)]).comparison(&merged))
}

/// What one table does not state is filled in from the other, and the other way round: there they are the same.
fn tables(left: &TableFile, right: &TableFile) -> Result<Comparison, (Which, ImportError)> {
    let read = |which, here: &KpiTable| {
        let file = if which == Which::Left { left } else { right };
        stated(file, here).map_err(|trouble| (which, trouble))
    };
    let nothing = KpiTable::default();
    let (one, other) = match read(Which::Left, &nothing) {
        // Its years count from the first of the other.
        Err((_, ImportError::NoYears)) => {
            let one = read(Which::Left, &read(Which::Right, &nothing)?.table)?;
            let other = read(Which::Right, &one.table)?;
            (one, other)
        }
        first => {
            let other = read(Which::Right, &first?.table)?;
            (read(Which::Left, &other.table)?, other)
        }
    };
    let mut merged = held(&one.table, &other.table);
    merged.retain(|difference| !matches!(difference.pick, Resolution::AddYear(_)));
    let tables = [one.table.clone(), other.table.clone()];
    Ok(Beside::new(tables, [None, None], [Some(one), Some(other)]).comparison(&merged))
}

fn held(here: &KpiTable, there: &KpiTable) -> Vec<Merged> {
    merge(Sides { base: here, ours: here, theirs: there, answers: &[] })
}

impl DifferencePlace {
    /// The KPI that it belongs to.
    pub fn kpi(&self) -> Option<IndicatorId> {
        match self {
            Self::Kpi(id) | Self::Field(id, _) => Some(*id),
            Self::Plan(_) | Self::Year(_) | Self::Order => None,
        }
    }
}

impl DifferenceKind {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 4] = [Self::Different, Self::OnlyLeft, Self::OnlyRight, Self::Unread];

    /// The same with the sides exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::OnlyLeft => Self::OnlyRight,
            Self::OnlyRight => Self::OnlyLeft,
            Self::Different | Self::Unread => self,
        }
    }
}

impl SideDifference {
    fn of(place: DifferencePlace, left: Content, right: Content) -> Self {
        let kind = match (&left, &right) {
            (_, Content::Nothing) => DifferenceKind::OnlyLeft,
            (Content::Nothing, _) => DifferenceKind::OnlyRight,
            _ => DifferenceKind::Different,
        };
        Self { kind, place, left, right }
    }

    fn mirrored(self) -> Self {
        Self { kind: self.kind.mirrored(), left: self.right, right: self.left, ..self }
    }
}

impl Comparison {
    /// How many differences there are of that kind.
    pub fn count(&self, kind: DifferenceKind) -> usize {
        self.differences.iter().filter(|one| one.kind == kind).count()
    }

    /// In how many places the sides differ for sure.
    pub fn certain(&self) -> usize {
        self.differences.len() - self.count(DifferenceKind::Unread)
    }

    /// Whether all of both sides was read, so that nothing else can differ.
    pub fn all_read(&self) -> bool {
        let is_read = |told: &Told| {
            let has_unread = told.notes.iter().any(|note| matches!(note, Note::Unread(_)));
            told.questions.is_empty() && !has_unread
        };
        self.count(DifferenceKind::Unread) == 0 && self.files.iter().flatten().all(is_read)
    }

    /// The same with the sides exchanged; the order stays.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let [left, right] = self.files;
        let turned = |pair: KpiPair| KpiPair { left: pair.right, right: pair.left, ..pair };
        Self {
            differences: self.differences.into_iter().map(SideDifference::mirrored).collect(),
            kpis: self.kpis.into_iter().map(turned).collect(),
            files: [right, left],
            form: self.form,
        }
    }
}
