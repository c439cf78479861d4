//! Which KPI of ours a row of a file is.
//!
//! An id decides. A row without one, or whose id we have never seen, is a KPI of ours if name and unit are those of
//! exactly one that the file does not name otherwise; where no base is known the name alone may do, with a doubt. Names
//! are compared as people read them; nothing is matched by its position (`domain.md` 8.4).

use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;
use litemap::LiteMap;

use crate::exchange::wide::FileKpi;
use crate::id::IndicatorId;
use crate::notation::key;
use crate::plan::Indicator;
use crate::plan::lineage::KpiTable;

/// Ids of equal names that are tried to tell whether one was made.
const MADE_BEFORE: u64 = 4;

/// A row that is to be matched, by its id and its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    id: Option<IndicatorId>,
    name: String,
    unit: String,
}

impl Named {
    /// A KPI of a file.
    pub(super) fn of_file(kpi: &FileKpi) -> Self {
        Self { id: kpi.id, name: key(&kpi.name()), unit: key(&kpi.unit()) }
    }

    /// A KPI of a table.
    fn of_row(row: &Indicator) -> Self {
        Self { id: Some(row.id), name: key(&row.name), unit: key(&row.unit) }
    }

    /// A KPI of a table that came in a file before; an id that was made for it is none.
    fn of_answer(row: &Indicator) -> Self {
        let named = Self::of_row(row);
        let made = (0..MADE_BEFORE).map(|nth| named.made_id(nth)).any(|id| id == row.id);
        if made { Self { id: None, ..named } } else { named }
    }

    /// The n-th id that is made of name and unit.
    fn made_id(&self, nth: u64) -> IndicatorId {
        let mut hasher = FnvHasher::default();
        hasher.write(format!("{}\t{}\t{nth}", self.name, self.unit).as_bytes());
        IndicatorId::from_bits(hasher.finish())
    }

    fn is_called(&self, other: &Self) -> bool {
        !self.name.is_empty() && self.name == other.name
    }

    fn is_like(&self, other: &Self) -> bool {
        self.is_called(other) && self.unit == other.unit
    }
}

/// The ids that the rows have of themselves: the file's, or one made of name and unit, so that the same file always
/// gives the same table.
pub(super) fn own_ids(rows: &[Named]) -> Vec<IndicatorId> {
    let mut used = Ids::default();
    for row in rows {
        used.take(row.id);
    }
    rows.iter().map(|row| row.id.unwrap_or_else(|| used.free(row))).collect()
}

/// The ids under which the rows are known here; a row that is new keeps its own.
pub(super) fn matched(rows: &[Named], base: Option<&KpiTable>, ours: &KpiTable) -> Vec<IndicatorId> {
    let known = Known::new(rows, base, ours);
    let mut used = Ids::default();
    for row in rows {
        used.take(known.id(row));
    }
    let mut ids = Vec::new();
    for row in rows {
        let found = known.id(row).or_else(|| known.alike(row).filter(|id| used.take(Some(*id))));
        let own = row.id.filter(|id| found.is_none() && used.take(Some(*id)));
        ids.push(found.or(own).unwrap_or_else(|| used.free(row)));
    }
    ids
}

/// A table that came in a file before, under the ids by which its rows are known here today.
pub(super) fn known_here(answer: &KpiTable, base: Option<&KpiTable>, ours: &KpiTable) -> KpiTable {
    let named: Vec<Named> = answer.rows.iter().map(|row| Named::of_answer(row)).collect();
    let mut here = KpiTable { years: answer.years.clone(), rows: Vec::new() };
    for (row, id) in answer.rows.iter().zip(matched(&named, base, ours)) {
        let mut row = Indicator::clone(row);
        row.id = id;
        here.rows.push(Arc::new(row));
    }
    here
}

/// Ids that rows have.
#[derive(Default)]
struct Ids(LiteMap<IndicatorId, ()>);

impl Ids {
    /// Takes an id; whether it was free.
    fn take(&mut self, id: Option<IndicatorId>) -> bool {
        id.is_some_and(|id| self.0.insert(id, ()).is_none())
    }

    /// Makes an id of name and unit that is free. There are as many tries as ids, so one is.
    fn free(&mut self, row: &Named) -> IndicatorId {
        let tries = u64::try_from(self.0.len()).unwrap_or(u64::MAX);
        let mut free = (0..=tries).map(|nth| row.made_id(nth)).filter(|id| self.take(Some(*id)));
        free.next().unwrap_or_else(|| row.made_id(0))
    }
}

/// The KPIs that a row may be, and how many rows of the file are called alike.
struct Known<'a> {
    /// All, by id, with whether the base has them.
    ids: LiteMap<IndicatorId, bool>,
    has_base: bool,
    /// Those that no row names by its id.
    open: Vec<Named>,
    called: LiteMap<&'a str, usize>,
    like: LiteMap<(&'a str, &'a str), usize>,
}

impl<'a> Known<'a> {
    fn new(rows: &'a [Named], base: Option<&KpiTable>, ours: &KpiTable) -> Self {
        let (ids, open) = (LiteMap::new(), Vec::new());
        let mut known = Self { ids, has_base: base.is_some(), open, called: LiteMap::new(), like: LiteMap::new() };
        for row in base.iter().flat_map(|base| &base.rows) {
            known.ids.insert(row.id, true);
        }
        let mut named = Ids::default();
        for row in rows {
            named.take(row.id);
        }
        for row in ours.rows.iter().chain(base.iter().flat_map(|base| &base.rows)) {
            if !known.ids.contains_key(&row.id) {
                known.ids.insert(row.id, false);
            }
            if named.take(Some(row.id)) {
                known.open.push(Named::of_row(row));
            }
        }
        for row in rows.iter().filter(|row| row.id.is_none_or(|id| !known.ids.contains_key(&id))) {
            count(&mut known.called, &row.name);
            count(&mut known.like, (&row.name, &row.unit));
        }
        known
    }

    fn id(&self, row: &Named) -> Option<IndicatorId> {
        row.id.filter(|id| self.ids.contains_key(id))
    }

    /// The one KPI that this row must be, if it is the only one like it on its side.
    fn alike(&self, row: &Named) -> Option<IndicatorId> {
        let like = self.like.get(&(row.name.as_str(), row.unit.as_str())) == Some(&1);
        let called = !self.has_base && self.called.get(row.name.as_str()) == Some(&1);
        let found = if like { self.only(row, Named::is_like) } else { None };
        if found.is_none() && called { self.only(row, Named::is_called) } else { found }
    }

    fn only(&self, row: &Named, like: fn(&Named, &Named) -> bool) -> Option<IndicatorId> {
        let mut here = self.open.iter().filter(|one| self.may_be(row, one) && like(row, one));
        here.next().filter(|_| here.next().is_none())?.id
    }

    /// A row to which somebody gave an id of its own since the base can only be one that we added since, too.
    fn may_be(&self, row: &Named, one: &Named) -> bool {
        let in_base = one.id.and_then(|id| self.ids.get(&id)).copied().unwrap_or_default();
        row.id.is_none() || !in_base
    }
}

fn count<K: Ord>(times: &mut LiteMap<K, usize>, key: K) {
    match times.get_mut(&key) {
        Some(times) => *times += 1,
        None => _ = times.insert(key, 1),
    }
}
