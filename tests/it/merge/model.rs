//! A slow model of the merge, which follows the table at the head of `src/merge.rs` line by line.

use std::collections::BTreeSet;

use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;
use keikaku::value::width::key;

use crate::merge::sheet::{Facts, Name, Sheet};

/// A place about which the sides disagree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// A field of the plan itself.
    Own(String),
    /// The heading of a year.
    Heading(FiscalYear),
    /// A year.
    Year(FiscalYear),
    /// A KPI.
    Kpi(IndicatorId),
    /// A field of a KPI.
    Field(IndicatorId, String, Option<FiscalYear>),
}

/// The result of a merge.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) result: Sheet,
    pub(crate) conflicts: BTreeSet<Place>,
    pub(crate) offers: BTreeSet<Place>,
}

/// The merge of three plans by the table of `src/merge.rs`.
pub(crate) fn model(base: &Sheet, ours: &Sheet, theirs: &Sheet) -> Outcome {
    let mut outcome = Outcome::default();
    let own = merge_facts(Some(&base.own), &ours.own, &theirs.own);
    outcome.result.own = own.merged;
    outcome.conflicts.extend(own.conflicts.into_iter().map(|(field, _)| Place::Own(field)));
    model_years(base, ours, theirs, &mut outcome);
    let ids: BTreeSet<_> = base.rows.keys().chain(ours.rows.keys()).chain(theirs.rows.keys()).copied().collect();
    for id in ids {
        model_row(id, base, ours, theirs, &mut outcome);
    }
    // A figure in a year brings the year's column.
    let needed: BTreeSet<_> =
        outcome.result.rows.values().flat_map(|row| row.keys()).filter_map(|name| name.year).collect();
    for year in needed {
        outcome.result.years.entry(year).or_default();
    }
    // Years are consecutive.
    let (first, last) =
        (*outcome.result.years.keys().next().unwrap(), *outcome.result.years.keys().next_back().unwrap());
    for year in (first.western()..=last.western()).filter_map(FiscalYear::new) {
        outcome.result.years.entry(year).or_default();
    }
    outcome
}

fn model_years(base: &Sheet, ours: &Sheet, theirs: &Sheet, outcome: &mut Outcome) {
    let years: BTreeSet<_> = base.years.keys().chain(ours.years.keys()).chain(theirs.years.keys()).copied().collect();
    for year in years {
        match (base.years.get(&year), ours.years.get(&year), theirs.years.get(&year)) {
            (was, Some(ours), Some(theirs)) => {
                let was = was.cloned().unwrap_or_default();
                let is_conflict = theirs != &was && ours != &was && ours != theirs;
                if is_conflict {
                    outcome.conflicts.insert(Place::Heading(year));
                }
                let heading = if theirs == &was || is_conflict { ours } else { theirs };
                outcome.result.years.insert(year, heading.clone());
            }
            (None, None, Some(heading)) if is_barred(year, base, ours) => {
                outcome.conflicts.insert(Place::Year(year));
                if !heading.is_empty() {
                    outcome.conflicts.insert(Place::Heading(year));
                }
            }
            (None, None, Some(theirs)) => _ = outcome.result.years.insert(year, theirs.clone()),
            (Some(base), None, Some(theirs)) if base != theirs && !theirs.is_empty() => {
                outcome.conflicts.insert(Place::Heading(year));
            }
            (Some(was), Some(here), None) => {
                let in_year = |facts: &Facts| -> Facts {
                    facts
                        .iter()
                        .filter(|(name, _)| name.year == Some(year))
                        .map(|(name, value)| (name.clone(), value.clone()))
                        .collect()
                };
                let untouched = ours
                    .rows
                    .iter()
                    .all(|(id, row)| in_year(row) == base.rows.get(id).map(in_year).unwrap_or_default());
                let places = if untouched && was == here && !is_needed(year, base, ours, theirs) {
                    &mut outcome.offers
                } else {
                    &mut outcome.conflicts
                };
                places.insert(Place::Year(year));
                outcome.result.years.insert(year, here.clone());
            }
            (None, Some(here), None) => _ = outcome.result.years.insert(year, here.clone()),
            (_, None, _) => {}
        }
    }
}

/// Whether their year cannot be added without restoring a year that we removed.
fn is_barred(year: FiscalYear, base: &Sheet, ours: &Sheet) -> bool {
    let between =
        |from: FiscalYear, to: FiscalYear| base.years.range(from..=to).any(|(gone, _)| !ours.years.contains_key(gone));
    let (first, last) = (*ours.years.keys().next().unwrap(), *ours.years.keys().next_back().unwrap());
    (year < first && between(year, first)) || (last < year && between(last, year))
}

/// Whether a year that they removed must stay: we have added another year beyond it, or no year would be left.
fn is_needed(year: FiscalYear, base: &Sheet, ours: &Sheet, theirs: &Sheet) -> bool {
    let first = *theirs.years.keys().next().unwrap();
    let added = |one: &FiscalYear| ours.years.contains_key(one) && !base.years.contains_key(one);
    let beyond = if year < first {
        ours.years.range(..year).any(|(one, _)| added(one))
    } else {
        ours.years.range(year..).any(|(one, _)| added(one))
    };
    let left = theirs.years.keys().any(|one| ours.years.contains_key(one) || !is_barred(*one, base, ours));
    beyond || !left
}

fn model_row(id: IndicatorId, base: &Sheet, ours: &Sheet, theirs: &Sheet, outcome: &mut Outcome) {
    let went = |sheet: &Sheet, year: Option<FiscalYear>| {
        year.is_some_and(|year| base.years.contains_key(&year) && !sheet.years.contains_key(&year))
    };
    let barred = |name: &Name| name.year.is_some_and(|year| is_barred(year, base, ours));
    let within = |facts: &Facts, sheet: &Sheet| -> Facts {
        facts
            .iter()
            .filter(|(name, _)| !went(sheet, name.year))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    match (base.rows.get(&id), ours.rows.get(&id), theirs.rows.get(&id)) {
        (None, Some(ours), None) => _ = outcome.result.rows.insert(id, ours.clone()),
        (None, None, Some(row)) if row.keys().any(barred) => _ = outcome.conflicts.insert(Place::Kpi(id)),
        (None, None, Some(row)) => _ = outcome.result.rows.insert(id, row.clone()),
        (Some(was), Some(row), None) => {
            let same = within(was, ours) == within(row, ours);
            let places = if same { &mut outcome.offers } else { &mut outcome.conflicts };
            places.insert(Place::Kpi(id));
            outcome.result.rows.insert(id, row.clone());
        }
        (Some(was), None, Some(row)) if within(was, theirs) != within(row, theirs) => {
            outcome.conflicts.insert(Place::Kpi(id));
        }
        (_, None, _) => {}
        (was, Some(here), Some(there)) => {
            let mut there = there.clone();
            // Figures in a year that they removed go or stay with the year.
            there.retain(|name, _| !went(theirs, name.year) || !ours.years.contains_key(&name.year.unwrap()));
            for (name, value) in here {
                if went(theirs, name.year) {
                    there.insert(name.clone(), value.clone());
                }
            }
            if was.is_none() {
                spell_alike(&mut there, here);
            }
            let merged = merge_facts(was, here, &there);
            let mut result = merged.merged;
            for (name, value) in &there {
                // They changed a figure in a year that we removed.
                if barred(name) && was.and_then(|was| was.get(name)) != Some(value) {
                    result.remove(name);
                    outcome.conflicts.insert(Place::Field(id, name.field.clone(), name.year));
                }
            }
            let gone =
                was.into_iter().flatten().filter(|(name, _)| went(ours, name.year) && !there.contains_key(*name));
            for (name, _) in gone.filter(|(name, _)| !went(theirs, name.year)) {
                // They cleared it and we removed its year, which gives the same.
                result.remove(name);
            }
            outcome.conflicts.extend(merged.conflicts.into_iter().map(|(field, year)| Place::Field(id, field, year)));
            outcome.result.rows.insert(id, result);
        }
    }
}

/// Spells a name and a unit as ours if both are the same to the reader.
pub(crate) fn spell_alike(theirs: &mut Facts, ours: &Facts) {
    for field in ["name", "unit"] {
        let name = Name { field: field.to_owned(), year: None, entry: None };
        if let (Some(one), Some(other)) = (theirs.get_mut(&name), ours.get(&name))
            && key(one) == key(other)
        {
            one.clone_from(other);
        }
    }
}

struct Merged {
    merged: Facts,
    conflicts: BTreeSet<(String, Option<FiscalYear>)>,
}

fn merge_facts(base: Option<&Facts>, ours: &Facts, theirs: &Facts) -> Merged {
    let nothing = Facts::new();
    let base = base.unwrap_or(&nothing);
    let names: BTreeSet<&Name> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    let mut conflicts = BTreeSet::new();
    for name in &names {
        let (was, here, there) = (base.get(name), ours.get(name), theirs.get(name));
        if there != was && here != was && here != there {
            conflicts.insert((name.field.clone(), name.year));
        }
    }
    let mut merged = Facts::new();
    for name in names {
        let stays = conflicts.contains(&(name.field.clone(), name.year)) || theirs.get(name) == base.get(name);
        let value = if stays { ours.get(name) } else { theirs.get(name) };
        merged.extend(value.map(|value| (name.clone(), value.clone())));
    }
    Merged { merged, conflicts }
}
