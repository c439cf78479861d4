//! What hands did, and what must be found of it in the end.

use std::collections::{BTreeMap, BTreeSet};

use keikaku::merge::{Difference, Resolution, Setting};
use keikaku::plan::Plan;
use keikaku::plan::place::{CellPlace, cell_at};
use keikaku::value::fiscal_year::FiscalYear;

/// A cell: its row counted from 0, the year, and whether it is an actual.
pub(crate) type Place = (usize, FiscalYear, bool);

/// Where that is in its row.
pub(crate) fn in_row((_, year, is_actual): Place) -> CellPlace {
    if is_actual { CellPlace::Actual(year) } else { CellPlace::Target(year) }
}

/// What stands in a plan's cells that are not blank.
pub(crate) type Figures = BTreeMap<Place, String>;

/// The cells that hands type in.
pub(crate) fn places(plan: &Plan) -> Vec<Place> {
    let rows = 0..plan.indicators().len();
    let in_row = |row| plan.years.years().flat_map(move |year| [(row, year, false), (row, year, true)]);
    rows.flat_map(in_row).collect()
}

/// What stands in the plan.
pub(crate) fn figures(plan: &Plan) -> Figures {
    let entered = |place: Place| {
        let text = cell_at(&plan.indicators()[place.0], in_row(place)).text.clone();
        (!text.is_empty()).then_some((place, text))
    };
    places(plan).into_iter().filter_map(entered).collect()
}

/// The cells of the plan in which it differs so.
pub(crate) fn places_of<'d>(plan: &Plan, differences: impl Iterator<Item = &'d Difference>) -> BTreeSet<Place> {
    let place = |difference: &Difference| match &difference.pick {
        Resolution::Set(id, Setting::Cell(place, _)) => {
            let row = plan.indicators().iter().position(|row| row.id == *id)?;
            places(plan).into_iter().find(|each| each.0 == row && in_row(*each) == *place)
        }
        _ => None,
    };
    differences.filter_map(place).collect()
}

/// One change of a cell by a hand: typed, taken back or done again.
#[derive(Clone, Debug)]
struct Act {
    /// What it put there; nothing for a blank cell.
    figure: Option<String>,
    /// What the hand saw there before.
    over: Option<String>,
    /// Whether it may have gone with its tab.
    excuse: Option<Excuse>,
}

/// Why an edit may be gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Excuse {
    /// Its tab was killed within the delay after it.
    WithinDelay,
    /// Its tab said that it could not be saved.
    Told,
    /// Two tabs wrote in the same instant, and both were gone before either could see to it.
    WithAnother,
}

/// All that was done to every cell, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    acts: BTreeMap<Place, Vec<Act>>,
    /// What somebody decided against, of two that were shown.
    declined: BTreeMap<Place, BTreeSet<Option<String>>>,
}

/// Where an act stands in the ledger.
pub(crate) type Entry = (Place, usize);

impl Ledger {
    /// Notes what a hand changed between these two states of its plan. Where each stands.
    pub(crate) fn note(&mut self, before: &Figures, after: &Figures) -> Vec<Entry> {
        let touched: BTreeSet<Place> = before.keys().chain(after.keys()).copied().collect();
        let mut entries = Vec::new();
        for place in touched {
            let (over, figure) = (before.get(&place).cloned(), after.get(&place).cloned());
            if over != figure {
                let acts = self.acts.entry(place).or_default();
                acts.push(Act { figure, over, excuse: None });
                entries.push((place, acts.len() - 1));
            }
        }
        entries
    }

    /// Notes what was decided: of two that differed in these cells one stayed.
    pub(crate) fn decide(&mut self, asked: &BTreeSet<Place>, sides: [&Figures; 2], after: &Figures) {
        for place in asked {
            for side in sides.map(|side| side.get(place)) {
                if side != after.get(place) {
                    self.declined.entry(*place).or_default().insert(side.cloned());
                }
            }
        }
    }

    /// It may be gone for that reason.
    pub(crate) fn excuse(&mut self, (place, nth): &Entry, excuse: Excuse) {
        self.acts.entry(*place).or_default()[*nth].excuse.get_or_insert(excuse);
    }

    /// A tab that had these figures is gone, and those stand in the store: what differs may be gone for that reason.
    pub(crate) fn excuse_all(&mut self, had: &Figures, stored: &Figures, excuse: Excuse) {
        for (place, figure) in had.iter().filter(|(place, figure)| stored.get(place) != Some(figure)) {
            for act in self.acts.entry(*place).or_default() {
                if act.figure.as_ref() == Some(figure) {
                    act.excuse.get_or_insert(excuse);
                }
            }
        }
    }

    /// How many acts there are.
    pub(crate) fn acts(&self) -> usize {
        self.acts.values().map(Vec::len).sum()
    }

    /// The edits of which nothing is left in the end, though nobody who had seen them did otherwise or was asked; each with
    /// its excuse.
    pub(crate) fn missing(&self, end: &Figures) -> Vec<(Option<Excuse>, String)> {
        let mut missing = Vec::new();
        for (place, acts) in &self.acts {
            let stands = end.get(place);
            let declined = self.declined.get(place);
            for act in acts {
                let is_there = act.figure.as_ref() == stands;
                let was_changed = acts.iter().any(|later| later.over == act.figure);
                let was_declined = declined.is_some_and(|declined| declined.contains(&act.figure));
                if !(is_there || was_changed || was_declined) {
                    missing.push((act.excuse, format!("{place:?}: {act:?} of {acts:?}, in the end {stands:?}")));
                }
            }
        }
        missing
    }

    /// Figures in the end that no hand ever put there.
    pub(crate) fn invented(&self, begin: &Figures, end: &Figures) -> Vec<String> {
        let ever = |place: &Place, figure: &String| {
            begin.get(place) == Some(figure)
                || self.acts.get(place).into_iter().flatten().any(|act| act.figure.as_ref() == Some(figure))
        };
        end.iter().filter(|(place, figure)| !ever(place, figure)).map(|entry| format!("{entry:?}")).collect()
    }
}
