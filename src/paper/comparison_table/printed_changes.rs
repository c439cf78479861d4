//! The one list of changes on paper between two states. `tests/it/amendment/comparison.rs` checks the marks of the
//! table, the sentences and the coverage against it.
//!
//! Fields are compared as everywhere ([`compare`]); the form decides which of them are printed. For the KPIs' figures the
//! printed cells are compared ([`ChangedFigures`](super::cells::ChangedFigures)), since several fields make up one cell.

use super::{ComparedStates, kpis};
use crate::compare::words::is_same_but_for_notation;
use crate::compare::{Content, DifferencePlace, Side, SideDifference, compare};
use crate::merge::{FieldValue, IndicatorField, PlanField, PlanOnlyField, PlanSetting, Setting};
use crate::paper::printed_document::content::TableColumn;
use crate::paper::printed_document::{prints_groups, prints_units_alone};
use crate::plan::document::LeafPart;
use crate::plan::{CellPlace, ChoiceKind, Fact, Plan, TextPlace};
use crate::value::IndicatorId;

/// A change that paper shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintedChange {
    /// A field of the plan or of a KPI that is no figure, a year, a KPI, or the order of the KPIs.
    Field(DifferencePlace),
    /// A figure of the KPI with this id, in that column of the table.
    Figure(IndicatorId, TableColumn),
}

impl ComparedStates<'_> {
    /// The differences between the printed states, apart from notation.
    pub fn printed_changes(&self) -> Vec<PrintedChange> {
        let fields = self.differences().into_iter().filter(|one| self.is_on_paper(&one.place) && !is_notation(one));
        // For KPIs the printed tables are compared instead.
        let is_of_tables = |place: &DifferencePlace| match place {
            DifferencePlace::Kpi(_) | DifferencePlace::Order => true,
            DifferencePlace::Field(_, field) => matches!(field, IndicatorField::Cell(_) | IndicatorField::Kept(_)),
            DifferencePlace::Plan(_) | DifferencePlace::Year(_) => false,
        };
        let fields = fields.map(|one| one.place).filter(|place| !is_of_tables(place));
        let kpis = self.printed_by_one().into_iter().map(DifferencePlace::Kpi);
        let order = kpis::is_order_changed(self.before, self.after).then_some(DifferencePlace::Order);
        let rows = self.before.indicators().iter().chain(self.after.indicators());
        let figures = rows.flat_map(|row| {
            let columns = self.changed_figures.columns_of(row.id).iter();
            columns.map(|column| PrintedChange::Figure(row.id, *column))
        });
        fields.chain(kpis).chain(order).map(PrintedChange::Field).chain(figures).collect()
    }

    /// The number of differences in fields that no paper shows, without those that only record the plan's history or layout.
    pub(super) fn differences_beside(&self) -> usize {
        let places = self.differences().into_iter().map(|one| one.place);
        places.filter(|place| !self.is_on_paper(place) && !is_a_trail(place)).count()
    }

    /// Whether paper shows a difference at that place.
    fn is_on_paper(&self, place: &DifferencePlace) -> bool {
        let Self { before, after, .. } = self;
        let in_either = |holds: &dyn Fn(&Plan) -> bool| holds(before) || holds(after);
        match place {
            DifferencePlace::Field(id, _) if !is_begun_in_either(*id, [before, after]) => false,
            DifferencePlace::Field(id, IndicatorField::Cell(cell)) => self.changed_figures.contains(*id, *cell),
            DifferencePlace::Field(id, IndicatorField::Kept(PlanOnlyField::Total)) => {
                self.changed_figures.contains(*id, CellPlace::StatedTotal)
            }
            DifferencePlace::Field(
                id,
                IndicatorField::Choice(ChoiceKind::Basis | ChoiceKind::Bound | ChoiceKind::Measure),
            ) => self.changed_figures.follow_choices_of(*id),
            DifferencePlace::Year(year) => self.changed_figures.contains_year(*year),
            DifferencePlace::Kpi(_) | DifferencePlace::Order | DifferencePlace::Plan(PlanField::Form) => true,
            DifferencePlace::Field(_, IndicatorField::Text(TextPlace::Group)) => {
                in_either(&|plan| prints_groups(&plan.form))
            }
            DifferencePlace::Field(id, IndicatorField::Text(TextPlace::Unit)) => {
                in_either(&|plan| prints_units_alone(&plan.form)) || self.changed_figures.contains_any_of(*id)
            }
            DifferencePlace::Field(_, field) => *field == IndicatorField::Text(TextPlace::Name),
            DifferencePlace::Plan(PlanField::Fact(fact)) => in_either(&|plan| plan.form.prints(*fact)),
            DifferencePlace::Plan(PlanField::Text(place)) if place.part == LeafPart::Heading => {
                let section = [after, before].iter().find_map(|plan| plan.form.section(place.leaf));
                let headings = |section| [before, after].map(|plan| plan.heading(section));
                section.map(headings).is_some_and(|[old, new]| !is_same_but_for_notation(old, new))
            }
            DifferencePlace::Plan(PlanField::Text(place)) => in_either(&|plan| plan.has_place_for(*place)),
            DifferencePlace::Plan(_) => false,
        }
    }

    /// The KPIs that only one state prints.
    fn printed_by_one(&self) -> Vec<IndicatorId> {
        let prints = |plan: &Plan, id| plan.indicator(id).is_some_and(|row| row.is_begun());
        let rows = [(self.before, self.after), (self.after, self.before)].into_iter().flat_map(move |(plan, other)| {
            plan.indicators().iter().map(|row| row.id).filter(move |id| prints(plan, *id) && !prints(other, *id))
        });
        rows.collect()
    }

    /// All differences between the two states, except in rows that nobody has begun.
    fn differences(&self) -> Vec<SideDifference> {
        let states = [self.before, self.after];
        let found = compare(Side::Plan(self.before), Side::Plan(self.after));
        let mut differences = found.map(|found| found.differences).unwrap_or_default();
        differences.retain(|one| !matches!(one.place, DifferencePlace::Kpi(id) if !is_begun_in_either(id, states)));
        differences
    }
}

/// Whether two texts differ only in notation: in blanks, widths or line ends, or in how a day is written.
fn is_notation(difference: &SideDifference) -> bool {
    fn text(content: &Content) -> Option<String> {
        match content {
            Content::Nothing => Some(String::new()),
            Content::Value(FieldValue::OfPlan(PlanSetting::Fact(fact, text))) => Some(fact.printed(text.clone())),
            Content::Value(
                FieldValue::OfKpi(Setting::Text(_, text)) | FieldValue::OfPlan(PlanSetting::Text(_, text)),
            ) => Some(text.clone()),
            _ => None,
        }
    }
    let [left, right] = [&difference.left, &difference.right].map(text);
    left.zip(right).is_some_and(|(left, right)| is_same_but_for_notation(&left, &right))
}

/// Whether the field at that place only records how the plan came about, or how it is displayed.
fn is_a_trail(place: &DifferencePlace) -> bool {
    match place {
        DifferencePlace::Field(_, IndicatorField::Kept(field)) => {
            matches!(field, PlanOnlyField::Earlier(_) | PlanOnlyField::Acknowledged)
        }
        DifferencePlace::Plan(field) => matches!(
            field,
            PlanField::Placement
                | PlanField::Fact(Fact::AmendmentReason)
                | PlanField::Acknowledged
                | PlanField::ComparisonStyle
                | PlanField::Grading
                | PlanField::SheetColumn(_)
                | PlanField::EvaluationText(_)
                | PlanField::EvaluationState(_)
                | PlanField::Approval(_)
        ),
        _ => false,
    }
}

fn is_begun_in_either(id: IndicatorId, states: [&Plan; 2]) -> bool {
    states.iter().any(|plan| plan.indicator(id).is_some_and(|row| row.is_begun()))
}
