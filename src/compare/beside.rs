//! Both sides of a comparison with their indexes, to find the content of each place that the merge reports.

use std::sync::Arc;

use litemap::LiteMap;

use super::{
    Comparison, Content, DifferenceKind, DifferencePlace, FileRemarks, KpiPair, Merged, SideDifference, Which,
};
use crate::import::preview::StatedTable;
use crate::merge::{FieldValue, IndicatorField, PlanField, PlanSetting, Resolution, fields};
use crate::plan::{BuiltIn, Indicator, KpiTable, Plan};
use crate::value::{ById, FiscalYear, IndicatorId};

/// Both sides of a comparison, indexed by the ids of their KPIs.
pub(super) struct Beside<'a> {
    tables: [KpiTable; 2],
    plans: [Option<&'a Plan>; 2],
    stated: [Option<StatedTable>; 2],
    places: [ById; 2],
    /// The fields that table files can have for a KPI, in the order in which they are shown.
    fields: Vec<IndicatorField>,
}

impl<'a> Beside<'a> {
    /// Indexes both sides: `plans` has each side that is a whole plan, `stated` each side that is a table file.
    pub(super) fn new(tables: [KpiTable; 2], plans: [Option<&'a Plan>; 2], stated: [Option<StatedTable>; 2]) -> Self {
        let [left, right] = &tables;
        let places = [left, right].map(|table| ById::places(table.rows.iter().map(|row| row.id)));
        let mut years = left.years.clone();
        for year in &right.years {
            if let Err(place) = years.binary_search(year) {
                years.insert(place, *year);
            }
        }
        let fields = fields(&years);
        Self { tables, plans, stated, places, fields }
    }

    /// The differences found by the merge, with the content of both sides. Each place occurs once, and the differences
    /// of a KPI are adjacent.
    pub(super) fn comparison(self, merged: &[Merged]) -> Comparison {
        let kpis = self.kpis();
        let order = ById::places(kpis.iter().map(|pair| pair.id));
        let mut found = Vec::new();
        let mut seen: LiteMap<usize, Vec<DifferencePlace>> = LiteMap::new();
        let unread = self.stated.iter().flatten().flat_map(|stated| &stated.unread);
        let unread = unread.map(|(id, field, _)| DifferencePlace::Field(*id, *field));
        for place in merged.iter().filter_map(|one| place_of(&one.pick)).chain(unread) {
            let group = place.kpi().and_then(|id| order.get(id)).map_or(0, |place| place + 1);
            let of_group = seen.entry(group).or_default();
            if of_group.contains(&place) {
                continue;
            }
            of_group.push(place.clone());
            if let Some(difference) = self.difference(place) {
                found.push(((group, self.rank(&difference.place)), difference));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        let differences = found.into_iter().map(|(_, difference)| difference).collect();
        let plan = self.plans.iter().flatten().next();
        let form = plan.map_or_else(|| BuiltIn::default().form(), |plan| Arc::clone(&plan.form));
        let remarks = |stated: Option<StatedTable>| {
            stated.map(|StatedTable { notes, questions, .. }| FileRemarks { notes, questions })
        };
        let plans = self.plans.map(|plan| plan.map(|plan| Arc::new(plan.clone())));
        Comparison { differences, kpis, files: self.stated.map(remarks), form, plans }
    }

    /// The sort key of a place among those of its group.
    fn rank(&self, place: &DifferencePlace) -> (usize, i32) {
        match place {
            DifferencePlace::Plan(_) | DifferencePlace::Kpi(_) => (0, 0),
            DifferencePlace::Year(year) => (1, year.western()),
            DifferencePlace::Order => (2, 0),
            DifferencePlace::Field(_, field) => {
                (self.fields.iter().position(|one| one == field).unwrap_or(self.fields.len()), 0)
            }
        }
    }

    /// The KPIs of both sides, in the order of the left side.
    fn kpis(&self) -> Vec<KpiPair> {
        let [left, right] = &self.tables;
        let mut only_right: LiteMap<Option<IndicatorId>, Vec<KpiPair>> = LiteMap::new();
        let mut behind = None;
        for row in &right.rows {
            if self.row(Which::Left, row.id).is_some() {
                behind = Some(row.id);
            } else {
                let pair = KpiPair { id: row.id, left: None, right: Some(Arc::clone(row)) };
                only_right.entry(behind).or_default().push(pair);
            }
        }
        let mut kpis = only_right.remove(&None).unwrap_or_default();
        for row in &left.rows {
            let right = self.row(Which::Right, row.id).cloned();
            kpis.push(KpiPair { id: row.id, left: Some(Arc::clone(row)), right });
            kpis.append(&mut only_right.remove(&Some(row.id)).unwrap_or_default());
        }
        kpis
    }

    fn row(&self, which: Which, id: IndicatorId) -> Option<&Arc<Indicator>> {
        let ([left, right], [of_left, of_right]) = (&self.tables, &self.places);
        let (table, places) = if which == Which::Left { (left, of_left) } else { (right, of_right) };
        table.rows.get(places.get(id)?)
    }

    /// The content of that place on both sides; `None` if both mean the same.
    fn difference(&self, place: DifferencePlace) -> Option<SideDifference> {
        match place {
            DifferencePlace::Plan(field) => self.of_plan(field),
            DifferencePlace::Year(year) => {
                let [left, right] = [0, 1].map(|at| self.has_year(at, year));
                let content = |is_there| if is_there { Content::Present } else { Content::Nothing };
                (left != right).then(|| SideDifference::new(place, content(left), content(right)))
            }
            DifferencePlace::Order => Some(SideDifference::new(place, Content::Present, Content::Present)),
            DifferencePlace::Kpi(id) => self.of_kpi(id),
            DifferencePlace::Field(id, field) => self.of_field(id, field),
        }
    }

    fn has_year(&self, at: usize, year: FiscalYear) -> bool {
        self.tables.get(at).is_some_and(|table| table.years.contains(&year))
    }

    fn of_plan(&self, field: PlanField) -> Option<SideDifference> {
        let [Some(left), Some(right)] = self.plans else { return None };
        // The heading of a year is compared only if both sides have the year.
        if let PlanField::Heading(year) = field
            && !(left.years.contains(year) && right.years.contains(year))
        {
            return None;
        }
        let (left, right) = (field.setting(left), field.setting(right));
        let content = |one: PlanSetting| {
            if one.is_blank() { Content::Nothing } else { Content::Value(FieldValue::OfPlan(one)) }
        };
        (!left.means(&right)).then(|| SideDifference::new(DifferencePlace::Plan(field), content(left), content(right)))
    }

    /// The difference of a KPI that only one side has; `None` if both have it or if it is an unused slot.
    fn of_kpi(&self, id: IndicatorId) -> Option<SideDifference> {
        let row = |which| self.row(which, id).cloned();
        let (left, right) = (row(Which::Left), row(Which::Right));
        if left.is_some() == right.is_some() || left.iter().chain(&right).any(|row| row.is_unused()) {
            return None;
        }
        let content = |row: Option<Arc<Indicator>>| row.map_or(Content::Nothing, Content::Kpi);
        let difference = SideDifference::new(DifferencePlace::Kpi(id), content(left), content(right));
        let is_unsure = self.stated.iter().flatten().any(|stated| stated.unsure.contains(&id));
        Some(if is_unsure { SideDifference { kind: DifferenceKind::Unread, ..difference } } else { difference })
    }

    fn of_field(&self, id: IndicatorId, field: IndicatorField) -> Option<SideDifference> {
        let (left, right) = (self.row(Which::Left, id), self.row(Which::Right, id));
        let [on_left, on_right] = &self.stated;
        let doubtful = [doubt(on_left.as_ref(), left, field), doubt(on_right.as_ref(), right, field)];
        let is_unread = |stated: &&StatedTable| stated.unread.iter().any(|(of, one, _)| (*of, *one) == (id, field));
        let is_unread = self.stated.iter().flatten().any(|stated| is_unread(&stated));
        let same = left
            .zip(right)
            .is_some_and(|(left, right)| field.is_same(left, right) || field.is_counted_with_its_cell(left, right));
        if !is_unread && (same || left.is_none() || right.is_none()) {
            return None;
        }
        let is_in_doubt = is_unread || doubtful.iter().any(Option::is_some);
        let [in_left, in_right] = doubtful;
        let content = |row: Option<&Arc<Indicator>>, doubtful: Option<String>| {
            let said = row.map(|row| field.setting(row)).filter(|said| !said.is_blank());
            let said = said.map_or(Content::Nothing, |said| Content::Value(FieldValue::OfKpi(said)));
            doubtful.map_or(said, Content::Text)
        };
        let (left, right) = (content(left, in_left), content(right, in_right));
        if left == right {
            return None;
        }
        let difference = SideDifference::new(DifferencePlace::Field(id, field), left, right);
        Some(if is_in_doubt { SideDifference { kind: DifferenceKind::Unread, ..difference } } else { difference })
    }
}

/// The text of a field in a file that was not read for certain; `None` if the field is certain.
fn doubt(stated: Option<&StatedTable>, row: Option<&Arc<Indicator>>, field: IndicatorField) -> Option<String> {
    let (stated, row) = (stated?, row?);
    let unread = stated.unread.iter().find(|(of, one, _)| (*of, *one) == (row.id, field));
    unread.map(|(_, _, text)| text.clone()).or_else(|| stated.doubtful(row, &field.setting(row)))
}

fn place_of(pick: &Resolution) -> Option<DifferencePlace> {
    Some(match pick {
        Resolution::Set(id, setting) => DifferencePlace::Field(*id, setting.field()),
        Resolution::SetPlan(setting) => DifferencePlace::Plan(setting.field()),
        Resolution::Add { row, .. } => DifferencePlace::Kpi(row.id),
        Resolution::Remove(id) => DifferencePlace::Kpi(*id),
        Resolution::AddYear(year) | Resolution::RemoveYear(year) => DifferencePlace::Year(*year),
        Resolution::Order(_) => DifferencePlace::Order,
        // With one side as the base, no KPI is added by both sides.
        Resolution::Join { .. } => return None,
    })
}
