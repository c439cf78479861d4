//! Names in a foreign table that differ from the names of our KPIs by a bullet or a number before the name, a note mark behind
//! it, or the unit in brackets (① 来場者数（人）).
//!
//! A mark is ignored only if it distinguishes no two names, neither in the file nor here.

use std::borrow::Cow;
use std::collections::HashMap;

use super::named_row::Named;
use crate::columns::seen_words::words_in_brackets;
use crate::plan::cell::is_unit;
use crate::plan::lineage::KpiTable;
use crate::value::width::key;

/// The rows with the names by which our KPIs are known; a row whose whole name is known keeps it.
pub(super) fn as_called_here<'r>(rows: &'r [Named], ours: &KpiTable) -> Cow<'r, [Named]> {
    if ours.rows.is_empty() {
        return rows.into();
    }
    let here: Vec<Named> = ours.rows.iter().map(|row| Named::of_row(row)).collect();
    let (names, of_file) = (Names::new(&here), Names::new(rows));
    rows.iter().map(|row| names.called(row, &of_file).unwrap_or_else(|| row.clone())).collect()
}

/// The names of a set of KPIs.
struct Names<'n> {
    /// The units of the KPIs with each name.
    units: HashMap<&'n str, Vec<&'n str>>,
    /// The full name for each name without marks; `None` if marks distinguish several names.
    marked: HashMap<&'n str, Option<&'n str>>,
    /// The number of KPIs for each name without marks and unit.
    plain: HashMap<&'n str, usize>,
}

impl<'n> Names<'n> {
    fn new(rows: &'n [Named]) -> Self {
        let (mut units, mut marked, mut plain) = (HashMap::<_, Vec<_>>::new(), HashMap::new(), HashMap::new());
        for Named { name, bare, unit, .. } in rows {
            units.entry(name.as_str()).or_default().push(unit.as_str());
            let known = marked.entry(bare.as_str()).or_insert(Some(name.as_str()));
            *known = known.filter(|known| known == name);
            *plain.entry(without_unit(bare)).or_default() += 1;
        }
        Self { units, marked, plain }
    }

    /// Whether marks distinguish the name of a row from another name.
    fn is_told_by_marks(&self, row: &Named) -> bool {
        self.marked.get(row.bare.as_str()).is_some_and(Option::is_none)
    }

    /// The row under the name of a KPI; without a unit if the name occurs only once on both sides and the KPI has none. `None`
    /// if neither name nor unit changes.
    fn called(&self, row: &Named, of_file: &Self) -> Option<Named> {
        let is_without_unit = |name: &str| of_file.has_once(row) && self.lacks_unit(name, row);
        if self.units.contains_key(row.name.as_str()) {
            return is_without_unit(&row.name).then(|| row.renamed(&row.name, ""));
        }
        let bare = if of_file.is_told_by_marks(row) { &row.name } else { &row.bare };
        let has_marks = bare != &row.name;
        if let Some(name) = self.name_here(bare, has_marks) {
            return Some(row.renamed(name, if is_without_unit(name) { "" } else { &row.unit }));
        }
        let (name, unit) = words_in_brackets(bare).filter(|(_, unit)| row.unit.is_empty() || row.unit == *unit)?;
        let name = self.name_here(name, has_marks)?;
        if self.units.get(name).is_some_and(|units| units.contains(&unit)) {
            return Some(row.renamed(name, unit));
        }
        (is_unit(unit) && is_without_unit(name)).then(|| row.renamed(name, ""))
    }

    /// Whether the KPI of this name, which the row may mean, has no unit, and no other KPI has the same name with marks or a
    /// unit around it.
    fn lacks_unit(&self, name: &str, row: &Named) -> bool {
        self.has_once(row) && self.units.get(name).is_some_and(|units| units.as_slice() == [""])
    }

    /// Whether exactly one KPI has the name of the row, ignoring marks and unit.
    fn has_once(&self, row: &Named) -> bool {
        self.plain.get(without_unit(&row.bare)) == Some(&1)
    }

    /// The name here that equals this name, apart from marks around it; `None` if there is none, or if several differ only by
    /// marks. A name without marks is preferred if the row has none.
    fn name_here(&self, name: &str, has_marks: bool) -> Option<&'n str> {
        let same = || self.units.get_key_value(name).filter(|_| !has_marks).map(|(name, _)| *name);
        same().or_else(|| self.marked.get(name).copied().flatten())
    }
}

/// The key of a name without a unit in brackets behind it.
fn without_unit(name: &str) -> &str {
    words_in_brackets(name).filter(|(_, unit)| is_unit(unit)).map_or(name, |(name, _)| name)
}

/// Whether the text is this name with this unit in brackets behind it; with any unit if the KPI has none.
pub(super) fn is_name_with_unit(text: &str, name: &str, unit: &str) -> bool {
    words_in_brackets(&key(text))
        .is_some_and(|(before, inner)| before == key(name) && (inner == key(unit) || unit.is_empty() && is_unit(inner)))
}
