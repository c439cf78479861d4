//! The decision on each change: theirs is taken, ours stays, a third value is typed, or a text is decided passage by
//! passage.
//!
//! A change that only they made is proposed as far as the file is reliable. For a conflict nothing is proposed, and
//! nothing of the file is imported before the user has decided.

use std::sync::Arc;

use crate::merge::review::{Change, ChangeKind, ChangePlace, Claim, Remark};
use crate::merge::{FieldValue, IndicatorField, PassageChoice, Passages, PlanSetting, Resolution, years_in};
use crate::plan::CellPlace;
use crate::plan::lineage::{AnsweredBy, AskedFigure};
use crate::value::{ById, IndicatorId, distinct};

/// The decision on a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// No decision has been made yet.
    Open,
    /// The value on our side stays.
    Ours,
    /// The value of the file, or of the other side, is taken.
    Theirs,
    /// The value of one of several files that change the place is taken, given by the index of that file ([`Claim::file`]).
    Claim(usize),
    /// This text is typed instead. While it is blank nothing is decided: to clear a field, the user chooses the side that is blank.
    Typed(String),
    /// Each passage of a text that both sides changed is decided on its own, in the order of the text; `None` for a
    /// passage that is not decided yet.
    Passages(Vec<Option<PassageChoice>>),
}

impl Decision {
    /// Whether the user still has to decide.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Open => true,
            Self::Typed(text) => text.trim().is_empty(),
            Self::Passages(choices) => choices.iter().any(Option::is_none),
            Self::Ours | Self::Theirs | Self::Claim(_) => false,
        }
    }
}

impl Change {
    /// Whether the value of the file can be taken.
    pub fn can_be_taken(&self) -> bool {
        self.resolution.is_some()
    }

    /// Whether another value can be typed: the field holds a figure or a text on our side.
    pub fn can_be_typed(&self) -> bool {
        self.typed("").is_some()
    }

    /// The passages of a text of several paragraphs that both sides changed; `None` for any other change.
    pub fn passages(&self) -> Option<Passages> {
        let text = |value: &'_ Option<FieldValue>| match value {
            Some(FieldValue::OfPlan(PlanSetting::Text(_, text) | PlanSetting::EvaluationText(_, text))) => {
                Some(text.clone())
            }
            _ => None,
        };
        let (ours, theirs) = (text(&self.old)?, text(&self.new)?);
        let has_several = self.kind == ChangeKind::Conflict && [&ours, &theirs].iter().any(|text| text.contains('\n'));
        has_several.then(|| Passages::from_texts(text(&self.base).as_deref(), &ours, &theirs))
    }

    /// Whether the current decision changes anything.
    pub fn is_taken(&self) -> bool {
        let is_plan = self.place == ChangePlace::Plan && self.decision == Decision::Theirs;
        is_plan || self.taken().is_some()
    }

    /// The change to make by the current decision; `None` if ours stays or nothing is decided.
    fn taken(&self) -> Option<Resolution> {
        match &self.decision {
            Decision::Theirs => self.resolution.clone(),
            Decision::Claim(file) => self.claim(*file)?.change.resolution.clone(),
            Decision::Typed(text) if !self.decision.is_open() => self.typed(text),
            Decision::Passages(choices) => self.typed(&self.passages()?.chosen(choices)?),
            Decision::Open | Decision::Ours | Decision::Typed(_) => None,
        }
    }

    /// The change to make if that text is typed; `None` if nothing can be typed, as for a year's target of a KPI that
    /// has one target for the whole period.
    fn typed(&self, text: &str) -> Option<Resolution> {
        if matches!(self.remark, Some(Remark::TargetIsOfPeriod | Remark::SheetSettled | Remark::NotOnSheet)) {
            return None;
        }
        match (&self.place, self.old.as_ref()?) {
            (ChangePlace::Field(id, _) | ChangePlace::Within(id, _), FieldValue::OfKpi(setting)) => {
                Some(Resolution::Set(*id, setting.typed(text, &self.unit)?))
            }
            (ChangePlace::Own(_), FieldValue::OfPlan(setting)) => Some(Resolution::SetPlan(setting.typed(text)?)),
            _ => None,
        }
    }

    /// Whether taking the change removes a KPI or a year.
    fn removes(&self) -> bool {
        matches!(self.resolution, Some(Resolution::Remove(_) | Resolution::RemoveYear(_)))
    }

    /// Whether content of the file is left out if the change is not taken. A KPI to remove or to join is only offered, a conflict is
    /// decided either way, and neither another order nor a blank of a file of unknown version has content.
    fn holds_something(&self) -> bool {
        match self.kind {
            ChangeKind::Set | ChangeKind::Add => self.place != ChangePlace::Order,
            ChangeKind::Clear => self.base.is_some(),
            ChangeKind::Unread | ChangeKind::NoPlace => true,
            ChangeKind::Remove | ChangeKind::Join | ChangeKind::Conflict => false,
        }
    }

    /// Whether the change sets or clears a value and has no remark on that value.
    fn is_plain(&self) -> bool {
        matches!(self.kind, ChangeKind::Set | ChangeKind::Clear)
            && self.remark.as_ref().is_none_or(Remark::is_of_proposal)
    }

    fn allows(&self, decision: &Decision) -> bool {
        match decision {
            Decision::Open => self.kind == ChangeKind::Conflict,
            Decision::Ours => true,
            // With several files, the decision has to name the file.
            Decision::Theirs => self.can_be_taken() && self.claims.is_empty(),
            Decision::Claim(file) => self.claim(*file).is_some_and(|claim| claim.change.can_be_taken()),
            Decision::Typed(_) => self.can_be_typed(),
            Decision::Passages(choices) => self.passages().is_some_and(|passages| passages.open() == choices.len()),
        }
    }

    /// The record of that decision on this change.
    pub fn decided(&self, decision: Decision) -> DecidedChange {
        let claimed = self.claimed(&decision);
        DecidedChange { place: self.place.clone(), decision, over: self.old.clone(), claimed }
    }

    /// The claim of that file on the place; `None` unless it is one of several files that change the place.
    pub fn claim(&self, file: usize) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.file == file)
    }

    /// The resolution that a decision for one of several files takes; `None` for any other decision.
    fn claimed(&self, decision: &Decision) -> Option<Resolution> {
        let Decision::Claim(file) = decision else { return None };
        self.claim(*file)?.change.resolution.clone()
    }
}

/// A decision on the change at a place, with our value and the value of the chosen file at that time. If either value
/// has changed since, the decision no longer counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedChange {
    place: ChangePlace,
    decision: Decision,
    over: Option<FieldValue>,
    claimed: Option<Resolution>,
}

/// The numbers of changes by decision. Each change counts as [`Change::count`]: one, or the KPIs of a new plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Changes whose content the plan takes over.
    pub taken: usize,
    /// Changes with content of the other side that are not taken.
    pub left_out: usize,
    /// The part of `left_out` that cannot be read, or has no place.
    pub unread: usize,
    /// Changes that leave out nothing of the other side: offers that are not taken, and conflicts that are decided for ours.
    pub stays: usize,
    /// Changes that have no decision yet.
    pub open: usize,
}

impl Tally {
    /// All changes together.
    pub fn all(self) -> usize {
        self.taken + self.left_out + self.stays + self.open
    }
}

/// The changes of a preview with the decision on each; the changes of one KPI are next to each other. A copy shares the
/// list until a decision is made in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub(super) list: Arc<Vec<Change>>,
    /// The indexes of the changes that join two KPIs; there are few, and often none.
    joins: Vec<usize>,
}

impl std::ops::Deref for Changes {
    type Target = [Change];

    fn deref(&self) -> &[Change] {
        &self.list
    }
}

impl ChangePlace {
    /// The id of the KPI that the place belongs to, here or in the file; `None` for places of the plan itself.
    pub(super) fn kpi(&self) -> Option<IndicatorId> {
        match self {
            Self::Field(id, _) | Self::Kpi(id) | Self::Join(id) | Self::Within(id, _) => Some(*id),
            Self::Own(field) => field.indicator(),
            Self::Year(_) | Self::Order | Self::Plan => None,
        }
    }
}

impl Changes {
    /// The list of these changes, with all changes of a KPI moved to its first one.
    pub(crate) fn grouped(changes: Vec<Change>) -> Self {
        let mut first = ById::default();
        let placed = changes.into_iter().enumerate().map(|(at, change)| {
            let place = change.place.kpi().map_or(at, |id| {
                let place = first.get(id).unwrap_or(at);
                first.insert(id, place);
                place
            });
            (place, change)
        });
        let mut ordered: Vec<_> = placed.collect();
        ordered.sort_by_key(|(place, _)| *place);
        let list: Arc<Vec<Change>> = Arc::new(ordered.into_iter().map(|(_, change)| change).collect());
        let joins =
            list.iter().enumerate().filter(|(_, change)| change.kind == ChangeKind::Join).map(|(at, _)| at).collect();
        Self { list, joins }
    }

    /// Sets the decisions on the changes at these places, in this order. A decision is ignored if its place has no
    /// change any more, if it was made on another value of ours, or if the change does not allow it.
    pub fn decide<'d>(&mut self, decisions: impl IntoIterator<Item = &'d DecidedChange>) {
        let mut decisions = decisions.into_iter().peekable();
        let rows = if decisions.peek().is_some() { self.list.as_slice() } else { &[] };
        // The changes of a KPI are adjacent, so that the search from the first one is short.
        let mut first = ById::default();
        for (at, change) in rows.iter().enumerate().rev() {
            if let Some(id) = change.place.kpi() {
                first.insert(id, at);
            }
        }
        for DecidedChange { place, decision, over, claimed } in decisions {
            let from = place.kpi().map_or(Some(0), |id| first.get(id));
            let rest = from.and_then(|from| Arc::make_mut(&mut self.list).get_mut(from..)).unwrap_or_default();
            let change = rest.iter_mut().find(|change| change.place.is_same_place(place));
            let is_same = |change: &&mut Change| change.old == *over && change.claimed(decision) == *claimed;
            if let Some(change) = change.filter(|change| is_same(change) && change.allows(decision)) {
                change.decision = decision.clone();
            }
        }
        self.take_needed_years();
    }

    /// Takes the additions of years in which another change is taken.
    fn take_needed_years(&mut self) {
        let added = |change: &Change| match change.place {
            ChangePlace::Year(year) if change.kind == ChangeKind::Add => Some(year),
            _ => None,
        };
        if self.list.iter().all(|change| added(change).is_none()) {
            return;
        }
        let of_field = |change: &Change| match &change.place {
            ChangePlace::Field(_, field) | ChangePlace::Within(_, field) => field.year(),
            _ => None,
        };
        let taken = self.list.iter().filter(|change| change.is_taken());
        let needed =
            taken.flat_map(|change| of_field(change).into_iter().chain(change.added().into_iter().flat_map(years_in)));
        let needed = distinct(needed);
        for change in Arc::make_mut(&mut self.list) {
            if added(change).is_some_and(|year| needed.contains(&year)) {
                change.decision = Decision::Theirs;
            }
        }
    }

    /// The decisions that one choice makes on all changes of that kind, or of every kind if `kind` is `None`. KPIs that the file adds,
    /// removes or joins, and changes with a remark, are taken only if `kind` names their kind. A KPI that was changed here and removed
    /// there has to be decided on its own, and so has a place that several files change.
    pub fn all(&self, kind: Option<ChangeKind>, decision: &Decision) -> Vec<DecidedChange> {
        let is_meant = |change: &&Change| match kind {
            _ if !self.concerns(change) || !change.allows(decision) => false,
            _ if *decision != Decision::Theirs => kind.is_none_or(|kind| change.kind == kind),
            Some(ChangeKind::Conflict) => change.kind == ChangeKind::Conflict && !change.removes(),
            Some(kind) => change.kind == kind,
            None => change.is_taken() || change.kind == ChangeKind::Conflict && !change.removes() || change.is_plain(),
        };
        self.list.iter().filter(is_meant).map(|change| change.decided(decision.clone())).collect()
    }

    /// The number of changes that are taken.
    pub fn taken(&self) -> usize {
        self.tally().taken
    }

    /// How many changes are shown, and what becomes of them by the current decisions.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for change in self.concerned() {
            let is_left = !change.decision.is_open() && !change.is_taken();
            if is_left && matches!(change.kind, ChangeKind::Unread | ChangeKind::NoPlace) {
                tally.unread += change.count;
            }
            let of = if change.decision.is_open() {
                &mut tally.open
            } else if change.is_taken() {
                &mut tally.taken
            } else if change.holds_something() {
                &mut tally.left_out
            } else {
                &mut tally.stays
            };
            *of += change.count;
        }
        tally
    }

    /// How many changes of that kind are shown.
    pub fn of_kind(&self, kind: ChangeKind) -> usize {
        self.concerned().filter(|change| change.kind == kind).map(|change| change.count).sum()
    }

    /// Whether the change still matters, given the decisions on the others: a KPI that is joined with ours is not
    /// added, and the differences of two KPIs that are not joined need no decision.
    pub fn concerns(&self, change: &Change) -> bool {
        match &change.place {
            ChangePlace::Within(id, _) => self.are_one(*id),
            ChangePlace::Kpi(id) if change.kind == ChangeKind::Add => !self.are_one(*id),
            _ => true,
        }
    }

    /// The changes that matter, given the current decisions.
    pub fn concerned(&self) -> impl Iterator<Item = &Change> {
        self.list.iter().filter(|change| self.concerns(change))
    }

    /// Whether that KPI of the file is joined with one of ours.
    fn are_one(&self, id: IndicatorId) -> bool {
        let mut joins = self.joins.iter().filter_map(|at| self.list.get(*at));
        joins.any(|change| change.place == ChangePlace::Join(id) && change.is_taken())
    }

    /// Whether the change matters and has not been decided.
    pub fn waits(&self, change: &Change) -> bool {
        change.decision.is_open() && self.concerns(change)
    }

    /// The number of changes that have not been decided.
    pub fn open(&self) -> usize {
        self.list.iter().filter(|change| self.waits(change)).count()
    }

    /// Whether there are changes, and none of them is taken or a conflict.
    pub fn is_left(&self) -> bool {
        let is_left = |change: &Change| !change.is_taken() && change.kind != ChangeKind::Conflict;
        !self.list.is_empty() && self.list.iter().all(is_left)
    }

    /// Sets the kind and the proposed decision of each change for which `other` returns them.
    pub(crate) fn propose(&mut self, other: impl Fn(&Change) -> Option<(ChangeKind, Decision)>) {
        for change in Arc::make_mut(&mut self.list) {
            if let Some((kind, decision)) = other(change) {
                (change.kind, change.decision) = (kind, decision);
            }
        }
    }

    /// Notes for each change of an actual which section's answer our figure comes from.
    pub(crate) fn note_answers(&mut self, answered: impl Fn(&AskedFigure) -> Option<AnsweredBy>) {
        for change in Arc::make_mut(&mut self.list) {
            if let ChangePlace::Field(kpi, IndicatorField::Cell(CellPlace::Actual(year))) = change.place {
                change.answered = answered(&AskedFigure { year, kpi });
            }
        }
    }

    /// The resolutions to carry out, each once.
    pub fn picks(&self) -> Vec<Resolution> {
        self.list.iter().filter_map(|change| self.pick(change)).collect()
    }

    /// The resolution of one change; a change that joins two KPIs includes the decisions on their differences.
    fn pick(&self, change: &Change) -> Option<Resolution> {
        let id = match &change.place {
            ChangePlace::Within(..) => return None,
            ChangePlace::Join(id) => id,
            _ => return change.taken(),
        };
        let Resolution::Join { row, into, mut settings } = change.taken()? else { return None };
        for within in &*self.list {
            if let (ChangePlace::Within(of, _), Some(Resolution::Set(_, setting))) = (&within.place, within.taken())
                && of == id
            {
                settings.push(setting);
            }
        }
        Some(Resolution::Join { row, into, settings })
    }

    /// Whether everything that can be taken is taken or settled, except what a settled sheet of 効果検証 holds back. A KPI that stays though
    /// the file lacks it is settled, and so is a conflict, however it was decided: the same file asks nothing twice.
    pub fn is_settled(&self) -> bool {
        let is_settled = |change: &Change| {
            let is_offered = matches!(change.kind, ChangeKind::Remove | ChangeKind::Join | ChangeKind::Conflict);
            change.is_taken() || !change.can_be_taken() || is_offered
        };
        self.list.iter().all(is_settled)
    }

    /// Whether a settled sheet of 効果検証 holds back a text, which is offered again once the sheet is reopened.
    pub fn are_held_back(&self) -> bool {
        self.list.iter().any(|change| change.remark == Some(Remark::SheetSettled))
    }
}
