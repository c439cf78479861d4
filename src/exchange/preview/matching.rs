//! Which KPI of ours a row of a file is.
//!
//! An id decides. A row without one, or whose id we have never seen, is a KPI of ours if name and unit are those of
//! exactly one that the file does not name otherwise; where no base is known the name alone may do, with a doubt. Names
//! are compared as people read them; nothing is matched by its position (`domain.md` 8.4).

use std::collections::{HashMap, HashSet};
use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;

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
    let mut used: HashSet<IndicatorId> = rows.iter().filter_map(|row| row.id).collect();
    rows.iter().map(|row| row.id.unwrap_or_else(|| free_id(row, &mut used))).collect()
}

/// The ids under which the rows are known here; a row that is new keeps its own.
pub(super) fn matched(rows: &[Named], base: Option<&KpiTable>, ours: &KpiTable) -> Vec<IndicatorId> {
    let known = Known::new(rows, base, ours);
    let mut used: HashSet<IndicatorId> = rows.iter().filter_map(|row| known.id(row)).collect();
    let strangers = Strangers::new(rows.iter().filter(|row| known.id(row).is_none()));
    let mut ids = Vec::new();
    for row in rows {
        let found = known.id(row).or_else(|| known.alike(row, &strangers).filter(|id| used.insert(*id)));
        let own = row.id.filter(|id| found.is_none() && used.insert(*id));
        ids.push(found.or(own).unwrap_or_else(|| free_id(row, &mut used)));
    }
    ids
}

/// A table that came in a file before, under the ids by which its rows are known here today.
pub(super) fn known_here(answer: &KpiTable, base: Option<&KpiTable>, ours: &KpiTable) -> KpiTable {
    let named: Vec<Named> = answer.rows.iter().map(|row| Named::of_answer(row)).collect();
    let rows = answer.rows.iter().zip(matched(&named, base, ours));
    let rows = rows.map(|(row, id)| Arc::new(Indicator { id, ..Indicator::clone(row) })).collect();
    KpiTable { years: answer.years.clone(), rows }
}

/// An id made of name and unit that no row has. There are as many tries as rows, so one is free.
fn free_id(row: &Named, used: &mut HashSet<IndicatorId>) -> IndicatorId {
    let tries = 0..=u64::try_from(used.len()).unwrap_or(u64::MAX);
    tries.map(|nth| row.made_id(nth)).find(|id| used.insert(*id)).unwrap_or_else(|| row.made_id(0))
}

/// How many rows of a file without an id that is known here are called alike.
#[derive(Default)]
struct Strangers<'a> {
    called: HashMap<&'a str, usize>,
    like: HashMap<(&'a str, &'a str), usize>,
}

impl<'a> Strangers<'a> {
    fn new(rows: impl Iterator<Item = &'a Named>) -> Self {
        let mut strangers = Self::default();
        for row in rows {
            *strangers.called.entry(&row.name).or_default() += 1;
            *strangers.like.entry((&row.name, &row.unit)).or_default() += 1;
        }
        strangers
    }

    fn is_the_only_one_like(&self, row: &Named) -> bool {
        self.like.get(&(row.name.as_str(), row.unit.as_str())) == Some(&1)
    }

    fn is_the_only_one_called(&self, row: &Named) -> bool {
        self.called.get(row.name.as_str()) == Some(&1)
    }
}

/// The KPIs that a row may be.
struct Known {
    ids: HashSet<IndicatorId>,
    base: Option<HashSet<IndicatorId>>,
    /// Those that no row names by its id.
    open: Vec<Named>,
}

impl Known {
    fn new(rows: &[Named], base: Option<&KpiTable>, ours: &KpiTable) -> Self {
        let of_base = base.map(|base| base.rows.as_slice()).unwrap_or_default();
        let named: HashSet<IndicatorId> = rows.iter().filter_map(|row| row.id).collect();
        let mut ids = HashSet::new();
        let all: Vec<_> = ours.rows.iter().chain(of_base).filter(|row| ids.insert(row.id)).collect();
        let open = all.into_iter().filter(|row| !named.contains(&row.id)).map(|row| Named::of_row(row)).collect();
        Self { ids, base: base.map(|base| base.rows.iter().map(|row| row.id).collect()), open }
    }

    fn id(&self, row: &Named) -> Option<IndicatorId> {
        row.id.filter(|id| self.ids.contains(id))
    }

    /// The one KPI that this row must be, if it is the only one like it on its side.
    fn alike(&self, row: &Named, strangers: &Strangers<'_>) -> Option<IndicatorId> {
        let only = |like: fn(&Named, &Named) -> bool| {
            let mut here = self.open.iter().filter(|one| self.may_be(row, one) && like(row, one));
            here.next().filter(|_| here.next().is_none())?.id
        };
        let like = strangers.is_the_only_one_like(row).then(|| only(Named::is_like)).flatten();
        let may_be_called = self.base.is_none() && strangers.is_the_only_one_called(row);
        like.or_else(|| may_be_called.then(|| only(Named::is_called)).flatten())
    }

    /// A row to which somebody gave an id of its own since the base can only be one that we added since, too.
    fn may_be(&self, row: &Named, one: &Named) -> bool {
        let in_base = |id: IndicatorId| self.base.as_ref().is_some_and(|base| base.contains(&id));
        row.id.is_none() || !one.id.is_some_and(in_base)
    }
}
