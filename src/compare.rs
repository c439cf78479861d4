//! The comparison of two plans or table files. It imports nothing, and neither side counts as the right one.
//!
//! A side is a whole plan, or a table file. Differences are found by the merge ([`crate::merge`]), with one side as the
//! base: every field of the other side with a different meaning is a difference (`24` and `24.00` are equal). A plan
//! states every field, so two plans are merged both ways. A table states only the fields that are written in it: for a
//! plan and a table, or for two tables, only fields that both sides state are compared.
//!
//! KPIs are matched by id, else by name and unit, as the readers of files do. An uncertain content of a table is
//! [`DifferenceKind::Unread`]: reported as present, and not compared with anything.

use std::sync::Arc;

use crate::import::preview::{Note, known_as, stated};
use crate::import::questions::Question;
use crate::import::read::{ImportError, TableFile};
use crate::merge::{
    Base, Difference as Merged, FieldValue, IndicatorField, PlanField, Plans, Resolution, Sides, merge, merge_plans,
};
use crate::plan::{Form, Indicator, KpiTable, Plan};
use crate::value::{FiscalYear, IndicatorId};

mod beside;
pub mod paragraph_pairs;
pub mod paragraphs;
pub mod words;

use beside::Beside;

/// One of the two things that are compared.
#[derive(Clone, Copy, Debug)]
pub enum Side<'a> {
    /// A whole plan.
    Plan(&'a Plan),
    /// A table file.
    Table(&'a TableFile),
}

/// The result of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The differences: first those of the plan itself, of the years and of the order, then those of each KPI.
    pub differences: Vec<SideDifference>,
    /// The KPIs of both sides in the order of the left side. A KPI that only the right side has follows the KPI that
    /// precedes it there.
    pub kpis: Vec<KpiPair>,
    /// The notes and questions on the left and on the right file; `None` for a side that is a plan.
    pub files: [Option<FileRemarks>; 2],
    /// The form whose terms are used to name places: that of the first side that is a plan, or the default form.
    pub form: Arc<Form>,
    /// The sides that are plans, whose contents are used to name places.
    pub plans: [Option<Arc<Plan>>; 2],
}

/// A KPI as each of the two sides has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiPair {
    /// The id by which the differences name it.
    pub id: IndicatorId,
    /// The KPI on the left side; `None` if the left side does not have it.
    pub left: Option<Arc<Indicator>>,
    /// The KPI on the right side; `None` if the right side does not have it.
    pub right: Option<Arc<Indicator>>,
}

/// The notes and questions on a table file that was compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRemarks {
    /// The notes on what was found in the file.
    pub notes: Vec<Note>,
    /// The questions that the file leaves open.
    pub questions: Vec<Question>,
}

/// One difference between the two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideDifference {
    /// The kind of difference.
    pub kind: DifferenceKind,
    /// The place where the sides differ.
    pub place: DifferencePlace,
    /// The content of the place on the left side.
    pub left: Content,
    /// The content of the place on the right side.
    pub right: Content,
}

/// The kind of a difference between the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Both sides have content that differs.
    Different,
    /// Only the left side has content.
    OnlyLeft,
    /// Only the right side has content.
    OnlyRight,
    /// A table file has the content, but it could not be read for certain.
    Unread,
}

/// The place of a difference between the two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DifferencePlace {
    /// A field of the plan itself.
    Plan(PlanField),
    /// The existence of a column for this fiscal year.
    Year(FiscalYear),
    /// The order of the KPIs.
    Order,
    /// The existence of the KPI with this id.
    Kpi(IndicatorId),
    /// A field of the KPI with this id.
    Field(IndicatorId, IndicatorField),
}

/// The content of a place on one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// The place is blank or does not exist.
    #[default]
    Nothing,
    /// The place exists, but has no content to show: a year or an order.
    Present,
    /// The value of a field.
    Value(FieldValue),
    /// A text of a table file that could not be read for certain.
    Text(String),
    /// A whole KPI.
    Kpi(Arc<Indicator>),
}

/// Compares the two sides. Returns the reason and the side if a table file cannot be read.
pub fn compare(left: Side<'_>, right: Side<'_>) -> Result<Comparison, (Which, ImportError)> {
    match (left, right) {
        (Side::Plan(left), Side::Plan(right)) => Ok(plans(left, right)),
        (Side::Plan(plan), Side::Table(file)) => plan_and_table(plan, file).map_err(|error| (Which::Right, error)),
        (Side::Table(file), Side::Plan(plan)) => {
            let mirrored = plan_and_table(plan, file).map_err(|error| (Which::Left, error))?;
            Ok(mirrored.mirrored())
        }
        (Side::Table(left), Side::Table(right)) => tables(left, right),
    }
}

/// One of the two sides of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The left side (左).
    #[default]
    Left,
    /// The right side (右).
    Right,
}

fn plans(left: &Plan, right: &Plan) -> Comparison {
    let [here, there] = [left, right].map(KpiTable::from_plan);
    let mut rows = Vec::new();
    for (row, id) in there.rows.iter().zip(known_as(&there, &here)) {
        let is_known = row.id == id;
        rows.push(if is_known { Arc::clone(row) } else { Arc::new(Indicator { id, ..Indicator::clone(row) }) });
    }
    // Both plans state the actuals from their records, since the merge knows typed actuals only.
    let stated = |plan: &Plan, rows| plan.with_indicators(rows).unwrap_or_else(|| plan.clone());
    let (left, right) = (&stated(left, here.rows), &stated(right, rows));
    let held = |base, theirs| merge_plans(Plans { base: Base::Plan(base), ours: base, theirs });
    // A KPI or year that one side lacks hides its fields, so that all differences are found only by merging both ways.
    let merged = [held(left, right), held(right, left)].concat();
    let sides =
        Beside::new([KpiTable::from_plan(left), KpiTable::from_plan(right)], [Some(left), Some(right)], [None, None]);
    sides.comparison(&merged)
}

fn plan_and_table(plan: &Plan, file: &TableFile) -> Result<Comparison, ImportError> {
    let here = KpiTable::from_plan(plan);
    let there = stated(file, &here)?;
    let merged = held(&here, &there.table);
    Ok(Beside::new([here, there.table.clone()], [Some(plan), None], [None, Some(there)]).comparison(&merged))
}

/// Compares two tables. A field that one table does not state is filled in from the other, so that it makes no
/// difference.
fn tables(left: &TableFile, right: &TableFile) -> Result<Comparison, (Which, ImportError)> {
    let read = |which, here: &KpiTable| {
        let file = if which == Which::Left { left } else { right };
        stated(file, here).map_err(|error| (which, error))
    };
    let nothing = KpiTable::default();
    let (one, other) = match read(Which::Left, &nothing) {
        // The years of the left table count from the first year of the right one.
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
    /// The id of the KPI that the place belongs to; `None` for places of the plan itself.
    pub fn kpi(&self) -> Option<IndicatorId> {
        match self {
            Self::Kpi(id) | Self::Field(id, _) => Some(*id),
            Self::Plan(field) => field.indicator(),
            Self::Year(_) | Self::Order => None,
        }
    }
}

impl DifferenceKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Different, Self::OnlyLeft, Self::OnlyRight, Self::Unread];

    /// The same kind with the sides exchanged.
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
    fn new(place: DifferencePlace, left: Content, right: Content) -> Self {
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
    /// The number of differences of that kind.
    pub fn count(&self, kind: DifferenceKind) -> usize {
        self.differences.iter().filter(|one| one.kind == kind).count()
    }

    /// The number of differences that are certain, that is without those of the kind [`DifferenceKind::Unread`].
    pub fn certain(&self) -> usize {
        self.differences.len() - self.count(DifferenceKind::Unread)
    }

    /// Whether both files were read completely and for certain, so that there can be no further differences.
    pub fn all_read(&self) -> bool {
        let is_read = |remarks: &FileRemarks| {
            let has_unread = remarks.notes.iter().any(|note| matches!(note, Note::Unread(_)));
            remarks.questions.is_empty() && !has_unread
        };
        self.count(DifferenceKind::Unread) == 0 && self.files.iter().flatten().all(is_read)
    }

    /// The same comparison with the sides exchanged; the order of the differences and of the KPIs does not change.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let [left, right] = self.files;
        let [left_plan, right_plan] = self.plans;
        let turned = |pair: KpiPair| KpiPair { left: pair.right, right: pair.left, ..pair };
        Self {
            differences: self.differences.into_iter().map(SideDifference::mirrored).collect(),
            kpis: self.kpis.into_iter().map(turned).collect(),
            files: [right, left],
            form: self.form,
            plans: [right_plan, left_plan],
        }
    }

    /// The plan that has the record of the place, or else the first plan.
    pub fn plan_of(&self, place: &DifferencePlace) -> Option<&Plan> {
        let has_place = |plan: &&Arc<Plan>| match place {
            DifferencePlace::Plan(PlanField::Record(id)) => {
                plan.log().get(*id).is_some_and(|record| !record.is_removed())
            }
            _ => true,
        };
        self.plans.iter().flatten().find(has_place).map(|plan| &**plan)
    }
}
