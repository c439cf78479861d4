//! A place that several files change: it is one row with every file's value, wherever the files are in the list.
//!
//! The changes that each file alone would make are compared. If all files have the same value, the row is the change of
//! one of them. If they differ, the user has to decide, and sees the present value beside the value of each file. The
//! value of the section in charge of the KPI comes first. A KPI that several files add is such a place, too.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Change, ChangeKind, ChangePlace, Changes, Decision};
use crate::value::{IndicatorId, PlanId, distinct};

/// The value that one of several files has for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The index of the file among those that are read together.
    pub file: usize,
    /// The name of the file.
    pub name: Arc<str>,
    /// Whether it is the answer of the section in charge of the KPI.
    pub is_in_charge: bool,
    /// The change that the file alone would make.
    pub change: Change,
}

/// The changes that one of several files alone would make.
pub(crate) struct Claimant<'a> {
    /// The plan that the file changes.
    pub(crate) plan: PlanId,
    /// The name of the file, or of the book that contains it as a sheet.
    pub(crate) name: &'a str,
    /// The name of the file with the name of the sheet.
    pub(crate) full_name: &'a str,
    /// The changes of the file.
    pub(crate) changes: &'a Changes,
    /// How certain it is that the section that sent the file is in charge of the KPI of a place.
    pub(crate) charge: Box<dyn Fn(&ChangePlace) -> Charge + 'a>,
}

/// How certain it is that a file is the answer of the section in charge of a KPI; the most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Charge {
    /// The file is signed, or its book contains nothing else.
    Sure,
    /// The file is the sheet of that section in a book that nobody has signed.
    Likely,
    /// The file is from another section, or its section is not known.
    None,
}

/// The places that several files change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contest {
    places: HashMap<(PlanId, ChangePlace), Contested>,
}

/// A place that several files change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Contested {
    /// The index of the file in whose list the place is shown.
    lead: usize,
    /// The name of that file.
    lead_name: Arc<str>,
    /// The one change that represents those of all files.
    change: Change,
}

/// The values of a file that are shown in the rows of other files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// The number of these values.
    pub count: usize,
    /// The names of the files whose lists have the rows, in their order.
    pub files: Vec<Arc<str>>,
}

impl Contest {
    /// The places that several of these files change; `None` is a file that changes nothing here.
    pub(crate) fn new(files: &[Option<Claimant<'_>>]) -> Self {
        let mut claims: HashMap<(PlanId, ChangePlace), Vec<(Charge, Claim)>> = HashMap::new();
        for (file, claimant) in files.iter().enumerate().filter_map(|(nth, file)| Some((nth, file.as_ref()?))) {
            for change in claimant.changes.iter().filter(|change| change.can_be_contested()) {
                let charge = (claimant.charge)(&change.place);
                let claim = Claim { file, name: claimant.name.into(), is_in_charge: false, change: change.clone() };
                claims.entry((claimant.plan, change.place.clone())).or_default().push((charge, claim));
            }
        }
        let full_name = |file: usize| files.get(file)?.as_ref().map(|claimant| claimant.full_name);
        let contested = claims.into_iter().filter(|(_, claims)| claims.len() > 1);
        let places = contested.filter_map(|(place, claims)| Some((place, contested_by(claims, full_name)?)));
        Self { places: places.collect() }
    }

    /// The changes of the file with that index, with one row for each place that other files change, too, and the
    /// values of the file that are shown in the rows of others.
    pub(crate) fn settled(&self, plan: PlanId, file: usize, changes: Changes) -> (Changes, Elsewhere) {
        if self.places.is_empty() {
            return (changes, Elsewhere::default());
        }
        let own = self.places.iter().filter(|((of, _), contested)| *of == plan && contested.lead == file);
        let mut own: HashMap<&ChangePlace, &Change> = own.map(|((_, place), one)| (place, &one.change)).collect();
        let (mut settled, mut elsewhere) = (Vec::new(), Elsewhere::default());
        let mut counted: HashSet<IndicatorId> = HashSet::new();
        for change in changes.iter() {
            match self.contested(plan, change).filter(|_| change.is_of_a_value()) {
                Some(contested) if contested.lead == file => settled.extend(own.remove(&change.place).cloned()),
                Some(contested) => {
                    // An added KPI counts once, though its fields are separate changes once another file has added it.
                    let added = contested.change.added().map(|row| row.id);
                    elsewhere.count += usize::from(added.is_none_or(|added| counted.insert(added)));
                    elsewhere.files.push(Arc::clone(&contested.lead_name));
                }
                None => settled.push(change.clone()),
            }
        }
        elsewhere.files = distinct(elsewhere.files);
        let mut rest: Vec<&Change> = own.into_values().collect();
        rest.sort_by_key(|change| (change.line, change.name.clone()));
        (Changes::grouped(settled.into_iter().chain(rest.into_iter().cloned()).collect()), elsewhere)
    }

    /// The contested place of the change: its own place, or the KPI of its field if several files add that KPI.
    fn contested(&self, plan: PlanId, change: &Change) -> Option<&Contested> {
        let of_place = |place: ChangePlace| self.places.get(&(plan, place));
        of_place(change.place.clone()).or_else(|| of_place(ChangePlace::Kpi(change.place.kpi()?)))
    }
}

/// The one change that represents these claims of several files.
fn contested_by<'n>(
    mut claims: Vec<(Charge, Claim)>,
    full_name: impl Fn(usize) -> Option<&'n str>,
) -> Option<Contested> {
    claims.sort_by_key(|(charge, claim)| (*charge, claim.file));
    let surest = claims.first().map(|(charge, _)| *charge).filter(|charge| *charge != Charge::None);
    let mut claims: Vec<Claim> =
        claims.into_iter().map(|(charge, claim)| Claim { is_in_charge: Some(charge) == surest, ..claim }).collect();
    let names: Vec<Arc<str>> = claims.iter().map(|claim| Arc::clone(&claim.name)).collect();
    for claim in &mut claims {
        if names.iter().filter(|name| **name == claim.name).count() > 1 {
            claim.name = full_name(claim.file).unwrap_or(&claim.name).into();
        }
    }
    let first = claims.first()?.clone();
    let (lead, lead_name) = (first.file, Arc::clone(&first.name));
    let is_same = claims.iter().all(|claim| claim.change.says_the_same(&first.change));
    let is_taken = claims.iter().any(|claim| claim.change.decision == Decision::Theirs);
    let change = match is_same {
        true if is_taken && first.change.kind != ChangeKind::Conflict => {
            Change { decision: Decision::Theirs, ..first.change }
        }
        true => first.change,
        false => Change { kind: ChangeKind::Conflict, decision: Decision::Open, claims, ..first.change },
    };
    Some(Contested { lead, lead_name, change })
}

impl Change {
    /// Whether several files can change the place: the change sets or clears a field of a KPI that is here, or adds a KPI.
    fn can_be_contested(&self) -> bool {
        let is_of_place = match self.place {
            ChangePlace::Field(..) => true,
            ChangePlace::Kpi(_) => self.added().is_some(),
            _ => false,
        };
        is_of_place && self.is_of_a_value() && self.can_be_taken()
    }

    /// Whether the value could be read and has a place.
    fn is_of_a_value(&self) -> bool {
        !matches!(self.kind, ChangeKind::Unread | ChangeKind::NoPlace)
    }

    fn says_the_same(&self, other: &Self) -> bool {
        match (self.added(), other.added()) {
            (Some(one), Some(other)) => one == other,
            _ => self.new.as_ref().zip(other.new.as_ref()).is_some_and(|(one, other)| one.means(other)),
        }
    }
}

impl Changes {
    /// Returns the changes that are decided for the value of another file, each with the index of that file, in whose
    /// step it belongs; here ours stays.
    pub(crate) fn hand_over(&mut self) -> Vec<(usize, Change)> {
        let mut handed = Vec::new();
        for change in Arc::make_mut(&mut self.list) {
            let Decision::Claim(file) = change.decision else { continue };
            let Some(claim) = change.claim(file).cloned() else { continue };
            change.decision = Decision::Ours;
            handed.push((claim.file, Change { decision: Decision::Theirs, ..claim.change }));
        }
        handed
    }

    /// Adds a change that was handed over.
    pub(crate) fn receive(&mut self, change: Change) {
        Arc::make_mut(&mut self.list).push(change);
    }
}
