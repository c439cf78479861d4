//! The ledger of what users did, and what must be found of it in the end.

use std::collections::{BTreeMap, BTreeSet};

use keikaku::merge::{Difference, Resolution, Setting};
use keikaku::plan::Plan;
use keikaku::plan::place::{CellPlace, cell_at};
use keikaku::value::fiscal_year::FiscalYear;

/// A cell: its row counted from 0, the year, and whether it is an actual.
pub(crate) type Place = (usize, FiscalYear, bool);

/// The place of the cell in its row.
pub(crate) fn in_row((_, year, is_actual): Place) -> CellPlace {
    if is_actual { CellPlace::Actual(year) } else { CellPlace::Target(year) }
}

/// The texts of a plan's cells that are not blank.
pub(crate) type Figures = BTreeMap<Place, String>;

/// The cells that users type in.
pub(crate) fn places(plan: &Plan) -> Vec<Place> {
    let rows = 0..plan.indicators().len();
    let in_row = |row| plan.years.years().flat_map(move |year| [(row, year, false), (row, year, true)]);
    rows.flat_map(in_row).collect()
}

/// The figures of a plan.
pub(crate) fn figures(plan: &Plan) -> Figures {
    let entered = |place: Place| {
        let text = cell_at(&plan.indicators()[place.0], in_row(place)).text.clone();
        (!text.is_empty()).then_some((place, text))
    };
    places(plan).into_iter().filter_map(entered).collect()
}

/// The cells that these differences set.
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

/// One change of a cell by a user: typed, undone or redone.
#[derive(Clone, Debug)]
struct Act {
    /// The new text; `None` for a blank cell.
    figure: Option<String>,
    /// The text that the user saw there before.
    over: Option<String>,
    /// The reason for which the change may be lost with its tab.
    excuse: Option<Excuse>,
}

/// Why an edit may be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Excuse {
    /// Its tab was killed within the save delay after it.
    WithinDelay,
    /// Its tab had reported that it could not save.
    Told,
    /// Two tabs wrote at the same time, and both were closed before either could merge.
    WithAnother,
}

/// Every change of every cell, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    acts: BTreeMap<Place, Vec<Act>>,
    /// The values against which somebody decided, when both sides were shown.
    declined: BTreeMap<Place, BTreeSet<Option<String>>>,
}

/// The position of an act in the ledger.
pub(crate) type Entry = (Place, usize);

impl Ledger {
    /// Notes the changes of a user between two states of the plan, and returns their positions.
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

    /// Notes a decision: of the two values of each of these cells, the one that is not kept is declined.
    pub(crate) fn decide(&mut self, asked: &BTreeSet<Place>, sides: [&Figures; 2], after: &Figures) {
        for place in asked {
            for side in sides.map(|side| side.get(place)) {
                if side != after.get(place) {
                    self.declined.entry(*place).or_default().insert(side.cloned());
                }
            }
        }
    }

    /// Notes that the act may be lost for that reason.
    pub(crate) fn excuse(&mut self, (place, nth): &Entry, excuse: Excuse) {
        self.acts.entry(*place).or_default()[*nth].excuse.get_or_insert(excuse);
    }

    /// Notes that acts of a closed tab may be lost: those whose figure the tab had and the store does not have.
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

    /// The acts whose figure is missing in the end, although nobody who had seen it changed it or decided against it; each
    /// with its excuse.
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

    /// The figures in the end that no user ever typed.
    pub(crate) fn invented(&self, begin: &Figures, end: &Figures) -> Vec<String> {
        let ever = |place: &Place, figure: &String| {
            begin.get(place) == Some(figure)
                || self.acts.get(place).into_iter().flatten().any(|act| act.figure.as_ref() == Some(figure))
        };
        end.iter().filter(|(place, figure)| !ever(place, figure)).map(|entry| format!("{entry:?}")).collect()
    }
}
