//! The matching of a file's rows with our KPIs.
//!
//! An id decides. A row without an id, or with an unknown id, is a KPI of ours if exactly one KPI that no other row of the file
//! names has its name and unit. Without a known base the name alone is enough, as a doubtful match, and a table may write marks
//! and the unit around the name ([`names_here`](super::names_here)). Names are compared by their keys; nothing is matched by
//! its position (`docs/domain.md`, "What is never guessed").
//!
//! With a known base, a KPI that the file adds and a KPI of the same name that we added since remain two until the user joins
//! them ([`crate::merge::Resolution::Join`]). They were joined before if an earlier answer has the row and our table does not.

use std::collections::{HashMap, HashSet};
use std::slice;
use std::sync::Arc;

use super::named_row::Named;
use super::names_here::as_called_here;
use crate::columns::stated_units::bare_key;
use crate::columns::vocabulary::body_in_title;
use crate::import::questions::Answer;
use crate::import::wide::{FileKpi, WideFile, made_id};
use crate::plan::lineage::KpiTable;
use crate::plan::{EvaluationPart, Facts, Indicator, Placement, Plan, Workbook};
use crate::value::id::{ById, IndicatorId, PlanId};
use crate::value::only;
use crate::value::width::key;

/// A table with fewer indicators counts as having this many, when half of them must be in a plan.
const FEWEST_ALIKE: usize = 3;

/// The tables that a file is compared with.
#[derive(Clone, Copy)]
pub(super) struct KnownTables<'a> {
    pub(super) ours: &'a KpiTable,
    /// The table that the file was made from; `None` if it is unknown.
    pub(super) base: Option<&'a KpiTable>,
    /// The other tables made from that base that were imported before.
    pub(super) answers: &'a [KpiTable],
    /// Whether the file is read for an import. In a mere comparison, a blank in the file is a difference.
    pub(super) takes_in: bool,
}

impl<'a> KnownTables<'a> {
    /// Only our table, for a comparison without an import.
    pub(super) fn ours_alone(ours: &'a KpiTable) -> Self {
        Self { ours, base: None, answers: &[], takes_in: false }
    }
}

/// The ids of the rows by themselves: the file's id, or an id made from name and unit, so that the same file always yields the
/// same table.
pub(super) fn own_ids(rows: &[Named]) -> Vec<IndicatorId> {
    let mut used = Ids::default();
    for row in rows {
        used.take(row.id);
    }
    rows.iter().map(|row| row.id.unwrap_or_else(|| used.free(row))).collect()
}

/// The ids under which the rows are known here; a new row keeps its own id.
pub(super) fn matched(rows: &[Named], known: KnownTables<'_>) -> Vec<IndicatorId> {
    let called = if known.base.is_none() { as_called_here(rows, known.ours) } else { rows.into() };
    let known = KnownRows::new(&called, known);
    let mut used = Ids::default();
    for row in rows {
        used.take(known.id(row));
    }
    let mut ids = Vec::new();
    for (row, called) in rows.iter().zip(&*called) {
        let found = known.id(row).or_else(|| known.alike(called).filter(|id| used.take(Some(*id))));
        let own = row.id.filter(|id| found.is_none() && used.take(Some(*id)));
        ids.push(found.or(own).unwrap_or_else(|| used.free(row)));
    }
    ids
}

/// The plans that contain indicators with names of the file, each with the number of these names, the largest first.
pub fn matching_plans(file: &WideFile, workbook: &Workbook) -> Vec<(PlanId, usize)> {
    if workbook.plans().is_empty() {
        return Vec::new();
    }
    // In a foreign table every word counts, since the questions about its figures are still open.
    let cells = file.source.iter().flat_map(|source| source.grid.rows.iter().flatten());
    let words = cells.filter(|cell| cell.seen.is_words).map(|cell| bare_key(&cell.text));
    let named: HashSet<String> = file.kpis.iter().map(|kpi| bare_key(&kpi.name())).chain(words).collect();
    let count = |plan: &Plan| {
        let here: HashSet<String> = plan.indicators().iter().map(|row| bare_key(&row.name)).collect();
        here.intersection(&named).count()
    };
    let mut plans: Vec<(PlanId, usize)> = workbook.plans().iter().map(|plan| (plan.id, count(plan))).collect();
    plans.retain(|(_, count)| *count > 0);
    plans.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    plans
}

/// The active plan that a foreign table most probably belongs to: the plan into which a table of this name was imported before;
/// otherwise the only plan named like the table's title or its file (`name`); otherwise the plan that has at least half of its
/// indicators and more than any other plan. `None` if there is no such plan. The plan of another body is never proposed, since
/// the strategies of two towns have KPIs of the same names.
pub fn proposed_plan(file: &WideFile, name: &str, before: Option<PlanId>, workbook: &Workbook) -> Option<PlanId> {
    let may_be = |plan: &Plan| plan.placement == Placement::Active && !is_of_other_body(plan, &file.body);
    let is_here = |id: &PlanId| workbook.plan(*id).is_some_and(|plan| may_be(plan));
    let by_name = || {
        let called = [file.plan_name.as_str(), name].map(key);
        let is_called = |plan: &&Arc<Plan>| !plan.facts.name.is_empty() && called.contains(&key(&plan.facts.name));
        only(workbook.plans().iter().filter(is_called).map(|plan| plan.id).filter(is_here))
    };
    let by_indicators = || {
        let mut plans = matching_plans(file, workbook);
        plans.retain(|(id, _)| is_here(id));
        let (most, next) = (plans.first().copied(), plans.get(1).map_or(0, |(_, count)| *count));
        most.filter(|(_, count)| *count > next && *count * 2 >= file.kpis.len().max(FEWEST_ALIKE)).map(|(id, _)| id)
    };
    before.filter(is_here).or_else(by_name).or_else(by_indicators)
}

/// Whether the plan names bodies, and none of them is the `body` that a file names.
fn is_of_other_body(plan: &Plan, body: &str) -> bool {
    let Facts { prepared_by, name, .. } = &plan.facts;
    let mut named = prepared_by.iter().chain([name]).filter_map(|text| body_in_title(text)).peekable();
    // 酒田市 is 山形県酒田市.
    named.peek().is_some() && named.all(|ours| !ours.contains(body) && !body.contains(ours))
}

/// Adds the KPIs that a file about a part of the plan was not asked about, so that their absence does not mean that they were removed.
pub(super) fn complete(kpis: &mut Vec<FileKpi>, known: KnownTables<'_>) {
    let named: Vec<Named> = kpis.iter().map(Named::of_file).collect();
    let stated = ById::places(matched(&named, known).into_iter());
    let others = known.base.unwrap_or(known.ours).rows.iter().map(|row| row.id).filter(|id| stated.get(*id).is_none());
    kpis.extend(others.map(|id| FileKpi { id: Some(id), is_part: true, ..FileKpi::default() }));
}

/// The table of an earlier import, with its rows and texts under the ids by which they are known here today.
pub(super) fn known_here(answer: &KpiTable, known: KnownTables<'_>) -> KpiTable {
    let named: Vec<Named> = answer.rows.iter().map(|row| Named::of_answer(row)).collect();
    let ids = matched(&named, KnownTables { answers: slice::from_ref(answer), ..known });
    let places = ById::places(answer.rows.iter().map(|row| row.id));
    let rows = answer.rows.iter().zip(&ids).map(|(row, id)| under(*id, Indicator::clone(row))).collect();
    let mut here = KpiTable { rows, texts: Vec::new(), ..answer.clone() };
    for (place, text) in &answer.texts {
        let mut place = *place;
        if let EvaluationPart::Kpi(id, _) = &mut place.part
            && let Some(known) = places.get(*id).and_then(|at| ids.get(at))
        {
            *id = *known;
        }
        here.put_text(place, Arc::clone(text));
    }
    here
}

/// The row with this id in place of its own.
pub(super) fn under(id: IndicatorId, mut row: Indicator) -> Arc<Indicator> {
    row.id = id;
    Arc::new(row)
}

/// The ids in use.
#[derive(Default)]
struct Ids {
    used: HashSet<IndicatorId>,
    /// For each first made id of a name and unit, the number of ids tried. An id never becomes free again, so each is tried
    /// once, however many rows have the name.
    tried: HashMap<IndicatorId, usize>,
}

impl Ids {
    /// Marks an id as used. Returns whether there is an id and it was free.
    fn take(&mut self, id: Option<IndicatorId>) -> bool {
        id.is_some_and(|id| self.used.insert(id))
    }

    /// A free id made from name and unit, which is marked as used.
    fn free(&mut self, row: &Named) -> IndicatorId {
        let made = |nth| made_id(&row.name, &row.unit, nth);
        let tried = self.tried.entry(made(0)).or_default();
        // There is one more try than there are used ids, so one of them is free.
        let numbers = *tried..=*tried + self.used.len();
        let free = numbers.into_iter().find(|nth| self.used.insert(made(*nth))).unwrap_or_default();
        *tried = free + 1;
        made(free)
    }
}

/// The KPIs that a row may mean, and the number of rows of the file with the same name.
#[derive(Default)]
struct KnownRows<'r> {
    /// All KPIs by id, each with whether the base has it.
    ids: HashMap<IndicatorId, bool>,
    has_base: bool,
    /// The ids of KPIs in earlier answers that are not in our table or the base.
    answered: HashSet<IndicatorId>,
    /// The KPIs whose ids no row has, by their names; a file that is only compared may have tens of thousands.
    open: HashMap<String, Vec<Named>>,
    /// The number of rows by name; `like` counts by name and unit.
    called: HashMap<&'r str, usize>,
    like: HashMap<(&'r str, &'r str), usize>,
}

impl<'r> KnownRows<'r> {
    fn new(rows: &'r [Named], KnownTables { ours, base, answers, .. }: KnownTables<'_>) -> Self {
        let of_base = base.map(|base| base.rows.as_slice()).unwrap_or_default();
        let here = ours.rows.iter().map(|row| (row.id, false)).chain(of_base.iter().map(|row| (row.id, true)));
        let mut known = Self { ids: here.collect(), has_base: base.is_some(), ..Self::default() };
        let answered = answers.iter().flat_map(|answer| &answer.rows).map(|row| row.id);
        known.answered = answered.filter(|id| !known.ids.contains_key(id)).collect();
        let mut named: HashSet<_> = rows.iter().flat_map(|row| [row.id, known.id(row)]).flatten().collect();
        for row in ours.rows.iter().chain(of_base).filter(|row| named.insert(row.id)) {
            let row = Named::of_row(row);
            known.open.entry(row.name.clone()).or_default().push(row);
        }
        for row in rows {
            if known.open.contains_key(&row.name) && known.id(row).is_none() {
                *known.called.entry(&row.name).or_default() += 1;
                *known.like.entry((&row.name, &row.unit)).or_default() += 1;
            }
        }
        known
    }

    fn id(&self, row: &Named) -> Option<IndicatorId> {
        match row.decided {
            Some(Answer::Kpi(id)) => Some(id),
            _ => row.id.filter(|id| self.ids.contains_key(id)),
        }
    }

    /// The id of the only KPI that this row can mean; `None` unless there is exactly one candidate on each side.
    fn alike(&self, row: &Named) -> Option<IndicatorId> {
        let open = self.open.get(&row.name).filter(|_| row.decided.is_none())?;
        let only = |like: fn(&Named, &Named) -> bool| {
            only(open.iter().filter(|one| self.may_be(row, one) && like(row, one)))?.id
        };
        let is_like = self.like.get(&(&*row.name, &*row.unit)) == Some(&1);
        let is_called = !self.has_base && self.called.get(&*row.name) == Some(&1);
        let like = is_like.then(|| only(Named::is_like)).flatten();
        like.or_else(|| is_called.then(|| only(Named::is_called)).flatten())
    }

    /// Whether a row may mean a KPI. A row that was added since the base can only mean a KPI that we added since, and only if
    /// an earlier answer was joined with it.
    fn may_be(&self, row: &Named, one: &Named) -> bool {
        let in_base = one.id.is_some_and(|id| self.ids.get(&id) == Some(&true));
        if self.has_base && !in_base {
            let own = row.id.unwrap_or_else(|| made_id(&row.name, &row.unit, 0));
            return self.answered.contains(&own);
        }
        row.id.is_none() || !in_base
    }
}
