//! What becomes of each change: theirs is taken, ours stays, or a third value is typed.
//!
//! What only they changed is proposed as far as the file deserves it. Of what both sides changed nothing is proposed, and
//! nothing of the file is imported before somebody has decided.

use crate::merge::review::{Change, ChangeKind, ChangePlace, Remark};
use crate::merge::{Resolution, Value};
use crate::value::id::{ById, IndicatorId};

/// What becomes of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nobody has said yet.
    Open,
    /// What is here stays.
    Ours,
    /// What the file says is taken.
    Theirs,
    /// This is typed instead. While it is blank nothing is decided: to clear a field, the side that is blank is chosen.
    Typed(String),
}

impl Decision {
    /// Whether somebody still has to decide.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Open => true,
            Self::Typed(text) => text.trim().is_empty(),
            Self::Ours | Self::Theirs => false,
        }
    }
}

impl Change {
    /// Whether what the file says can be taken.
    pub fn can_be_taken(&self) -> bool {
        self.resolution.is_some()
    }

    /// Whether another value can be typed: in the place of a figure or a text that is here.
    pub fn can_be_typed(&self) -> bool {
        self.typed("").is_some()
    }

    /// Whether it changes anything as it is decided.
    pub fn is_taken(&self) -> bool {
        let is_plan = self.place == ChangePlace::Plan && self.decision == Decision::Theirs;
        is_plan || self.taken().is_some()
    }

    /// What taking it in does, as it is decided.
    fn taken(&self) -> Option<Resolution> {
        match &self.decision {
            Decision::Theirs => self.resolution.clone(),
            Decision::Typed(text) if !self.decision.is_open() => self.typed(text),
            Decision::Open | Decision::Ours | Decision::Typed(_) => None,
        }
    }

    /// What typing that text there does. A year's target of a KPI that has one for the whole period stands nowhere.
    fn typed(&self, text: &str) -> Option<Resolution> {
        if self.remark == Some(Remark::TargetIsOfPeriod) {
            return None;
        }
        match (&self.place, self.old.as_ref()?) {
            (ChangePlace::Field(id, _) | ChangePlace::Within(id, _), Value::OfKpi(setting)) => {
                Some(Resolution::Set(*id, setting.typed(text, &self.unit)?))
            }
            (ChangePlace::Own(_), Value::OfPlan(setting)) => Some(Resolution::SetPlan(setting.typed(text)?)),
            _ => None,
        }
    }

    /// Whether taking it removes something.
    fn removes(&self) -> bool {
        matches!(self.resolution, Some(Resolution::Remove(_) | Resolution::RemoveYear(_)))
    }

    /// Whether it is a figure or a text that speaks for itself.
    fn is_plain(&self) -> bool {
        matches!(self.kind, ChangeKind::Set | ChangeKind::Clear) && self.remark.is_none()
    }

    fn allows(&self, decision: &Decision) -> bool {
        match decision {
            Decision::Open => self.kind == ChangeKind::Conflict,
            Decision::Ours => true,
            Decision::Theirs => self.can_be_taken(),
            Decision::Typed(_) => self.can_be_typed(),
        }
    }

    /// That decision on this change.
    pub fn decided(&self, decision: Decision) -> DecidedChange {
        DecidedChange { place: self.place.clone(), decision, over: self.old.clone() }
    }
}

/// What was decided of the change of a place, and over which value of ours: where something else has come to stand there
/// since, nothing is decided any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedChange {
    place: ChangePlace,
    decision: Decision,
    over: Option<Value>,
}

/// The changes of a preview, those of a KPI together, with what becomes of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    list: Vec<Change>,
    /// Where those are by which two KPIs become one: there are few, and often none.
    joins: Vec<usize>,
}

impl std::ops::Deref for Changes {
    type Target = [Change];

    fn deref(&self) -> &[Change] {
        &self.list
    }
}

impl ChangePlace {
    /// The KPI that it is of, by its id here or in the file.
    pub(super) fn kpi(&self) -> Option<IndicatorId> {
        match self {
            Self::Field(id, _) | Self::Kpi(id) | Self::Join(id) | Self::Within(id, _) => Some(*id),
            Self::Year(_) | Self::Order | Self::Own(_) | Self::Plan => None,
        }
    }
}

impl Changes {
    /// These changes, those of each KPI where its first one stands.
    pub(crate) fn of(changes: Vec<Change>) -> Self {
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
        let list: Vec<Change> = ordered.into_iter().map(|(_, change)| change).collect();
        let joins =
            list.iter().enumerate().filter(|(_, change)| change.kind == ChangeKind::Join).map(|(at, _)| at).collect();
        Self { list, joins }
    }

    /// Decides what becomes of the changes of these places, in this order. A place that has no change (any more), one over
    /// whose value something else was decided, and a decision that its change does not allow, are passed over.
    pub fn decide<'d>(&mut self, decisions: impl IntoIterator<Item = &'d DecidedChange>) {
        // The changes of a KPI stand together, so it takes few looks from its first one.
        let mut first = ById::default();
        for (at, change) in self.list.iter().enumerate().rev() {
            if let Some(id) = change.place.kpi() {
                first.insert(id, at);
            }
        }
        for DecidedChange { place, decision, over } in decisions {
            let from = place.kpi().map_or(Some(0), |id| first.get(id));
            let rest = from.and_then(|from| self.list.get_mut(from..)).unwrap_or_default();
            let change = rest.iter_mut().find(|change| change.place == *place);
            if let Some(change) = change.filter(|change| change.old == *over && change.allows(decision)) {
                change.decision = decision.clone();
            }
        }
    }

    /// What one word decides of all changes of that kind, without a kind of all. What nobody should take unseen is taken by
    /// such a word only where its kind alone is shown: KPIs that come unasked, go or become one, and what carries a
    /// remark. KPIs that were changed here and are gone there are decided one by one.
    pub fn all(&self, kind: Option<ChangeKind>, decision: &Decision) -> Vec<DecidedChange> {
        let is_meant = |change: &&Change| match kind {
            _ if !self.concerns(change) => false,
            _ if *decision != Decision::Theirs => kind.is_none_or(|kind| change.kind == kind),
            Some(ChangeKind::Conflict) => change.kind == ChangeKind::Conflict && !change.removes(),
            Some(kind) => change.kind == kind,
            None => change.is_taken() || change.kind == ChangeKind::Conflict && !change.removes() || change.is_plain(),
        };
        self.list.iter().filter(is_meant).map(|change| change.decided(decision.clone())).collect()
    }

    /// How many changes are taken.
    pub fn taken(&self) -> usize {
        self.list.iter().filter(|change| change.is_taken() && self.concerns(change)).count()
    }

    /// Whether the change has anything to say as the others are decided: a KPI that becomes one with ours is not added, and
    /// in what two KPIs differ that stay two, nobody asks.
    pub fn concerns(&self, change: &Change) -> bool {
        match &change.place {
            ChangePlace::Within(id, _) => self.are_one(*id),
            ChangePlace::Kpi(id) if change.kind == ChangeKind::Add => !self.are_one(*id),
            _ => true,
        }
    }

    /// The changes that have anything to say.
    pub fn concerned(&self) -> impl Iterator<Item = &Change> {
        self.list.iter().filter(|change| self.concerns(change))
    }

    /// Whether that KPI of the file is made one with one of ours.
    fn are_one(&self, id: IndicatorId) -> bool {
        let mut joins = self.joins.iter().filter_map(|at| self.list.get(*at));
        joins.any(|change| change.place == ChangePlace::Join(id) && change.is_taken())
    }

    /// Whether the change still waits for a decision.
    pub fn waits(&self, change: &Change) -> bool {
        change.decision.is_open() && self.concerns(change)
    }

    /// How many changes still wait for one.
    pub fn open(&self) -> usize {
        self.list.iter().filter(|change| self.waits(change)).count()
    }

    /// Whether there are changes, and all of them are left as they were proposed not to be taken.
    pub fn is_left(&self) -> bool {
        let is_left = |change: &Change| !change.is_taken() && change.kind != ChangeKind::Conflict;
        !self.list.is_empty() && self.list.iter().all(is_left)
    }

    /// Gives changes another kind and another proposal, where `other` has one.
    pub(crate) fn propose(&mut self, other: impl Fn(&Change) -> Option<(ChangeKind, Decision)>) {
        for change in &mut self.list {
            if let Some((kind, decision)) = other(change) {
                (change.kind, change.decision) = (kind, decision);
            }
        }
    }

    /// What is taken, each thing once.
    pub fn picks(&self) -> Vec<Resolution> {
        self.list.iter().filter_map(|change| self.pick(change)).collect()
    }

    /// What taking the change does beside the others: what differs in two KPIs that become one goes along with it.
    fn pick(&self, change: &Change) -> Option<Resolution> {
        let id = match &change.place {
            ChangePlace::Within(..) => return None,
            ChangePlace::Join(id) => id,
            _ => return change.taken(),
        };
        let Resolution::Join { row, into, mut settings } = change.taken()? else { return None };
        for within in &self.list {
            if let (ChangePlace::Within(of, _), Some(Resolution::Set(_, setting))) = (&within.place, within.taken())
                && of == id
            {
                settings.push(setting);
            }
        }
        Some(Resolution::Join { row, into, settings })
    }

    /// Whether everything that can be taken is taken or settled. A KPI that stays though the file lacks it is settled, and
    /// so is a conflict whichever way it went: the same file asks nothing twice.
    pub fn is_settled(&self) -> bool {
        let is_settled = |change: &Change| {
            let is_offered = matches!(change.kind, ChangeKind::Remove | ChangeKind::Join | ChangeKind::Conflict);
            change.is_taken() || !change.can_be_taken() || is_offered
        };
        self.list.iter().all(is_settled)
    }
}
