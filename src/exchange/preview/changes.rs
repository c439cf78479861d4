//! Differences as changes that a person reads and chooses.

use std::sync::Arc;

use super::reply::{Reply, Unreadable};
use super::{Change, Changes, Decision, Kind, Place, Remark};
use crate::command::TextPlace;
use crate::exchange::wide::FileKpi;
use crate::merge::{Difference, Field, Pick, PlanSetting, Setting, Standing, Value};
use crate::plan::cell::{Doubt, Reading, State};
use crate::plan::indicator::Measure;
use crate::plan::{Indicator, Plan};
use crate::value::id::{ById, IndicatorId};
use crate::value::width::key;

/// What is listed.
pub(super) struct Listed<'a> {
    pub(super) plan: &'a Plan,
    pub(super) base_is_known: bool,
    pub(super) reply: &'a Reply<'a>,
    pub(super) differences: Vec<Difference>,
}

/// Makes the list: the differences and what could not be read as anything, those of a KPI together.
pub(super) fn list(listed: Listed<'_>) -> Changes {
    let Listed { plan, base_is_known, reply, differences } = listed;
    let here = Here::new(plan, &reply.table.rows, base_is_known, Some(reply));
    let mut changes = Vec::new();
    let mut added: Vec<IndicatorId> = plan.indicators().last().map(|last| last.id).into_iter().collect();
    for mut difference in differences {
        if here.is_no_statement(&difference) {
            continue;
        }
        // What comes from elsewhere has no place among ours: it comes last, in its own order.
        if let (Pick::Add { row, behind }, false) = (&mut difference.pick, base_is_known) {
            *behind = added.iter().rev().copied().collect();
            added.push(row.id);
        }
        here.add(difference, &mut changes);
    }
    for one in &reply.unread {
        changes.push(here.unreadable(one));
    }
    Changes::of(changes)
}

/// What the differences are told with.
pub(super) struct Here<'a> {
    plan: &'a Plan,
    /// The KPIs of the other side.
    theirs: &'a [Arc<Indicator>],
    base_is_known: bool,
    /// The table file that they come from, if they come from one.
    reply: Option<&'a Reply<'a>>,
    places: ById,
}

impl<'a> Here<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        theirs: &'a [Arc<Indicator>],
        base_is_known: bool,
        reply: Option<&'a Reply<'a>>,
    ) -> Self {
        Self { plan, theirs, base_is_known, reply, places: ById::places(theirs.iter().map(|row| row.id)) }
    }

    /// Adds the change, and behind two KPIs that may be one in what they differ.
    pub(super) fn add(&self, difference: Difference, changes: &mut Vec<Change>) {
        let within = self.within(&difference);
        changes.push(self.change(difference));
        changes.extend(within);
    }

    /// The KPI as the other side has it.
    fn theirs(&self, id: IndicatorId) -> Option<&'a Indicator> {
        self.theirs.get(self.places.get(id)?).map(|row| &**row)
    }

    /// Where the KPI stands in the file.
    fn source(&self, id: IndicatorId) -> Option<(&'a Reply<'a>, &'a FileKpi)> {
        let reply = self.reply?;
        Some((reply, reply.sources.get(self.places.get(id)?).copied()?))
    }

    fn change(&self, difference: Difference) -> Change {
        match &difference.pick {
            Pick::Set(id, setting) => self.field(*id, setting.clone(), difference),
            Pick::Add { row, .. } => self.of_kpi(row.id, Kind::Add, difference),
            Pick::Remove(id) => self.of_kpi(*id, Kind::Remove, difference),
            Pick::AddYear(year) => self.of_table(Place::Year(*year), Kind::Add, difference),
            Pick::Order(_) => self.of_table(Place::Order, Kind::Set, difference),
            Pick::Join { row, .. } => {
                let place = Place::Join(row.id);
                Change { place, ..self.of_kpi(row.id, Kind::Join, difference) }
            }
            Pick::RemoveYear(year) => self.of_table(Place::Year(*year), Kind::Remove, difference),
            Pick::SetPlan(setting) => self.of_plan(setting.clone(), difference),
        }
    }

    /// What a file from elsewhere does not have is none that it removed: not an unused slot, and where it names no KPI by
    /// its id, as a table of an office's own, nothing at all.
    fn is_no_statement(&self, difference: &Difference) -> bool {
        let has_ids = || self.reply.is_some_and(|reply| reply.sources.iter().any(|kpi| kpi.id.is_some()));
        match difference.pick {
            Pick::Remove(id) if !self.base_is_known => {
                self.plan.indicator(id).is_some_and(|row| row.is_unused()) || !has_ids()
            }
            _ => false,
        }
    }

    fn field(&self, id: IndicatorId, new: Setting, difference: Difference) -> Change {
        let remark = self.remark(id, &new);
        let kind = match difference.standing {
            _ if self.is_unread(id, &new) => Kind::Unread,
            Standing::Conflict => Kind::Conflict,
            Standing::Theirs | Standing::Offered if new.is_blank() => Kind::Clear,
            Standing::Theirs | Standing::Offered => Kind::Set,
        };
        let decision = match kind {
            Kind::Conflict => Decision::Open,
            // Figures of another unit are never converted, and never taken unless somebody says so.
            Kind::Set if matches!(remark, Some(Remark::OtherUnit(_))) => Decision::Ours,
            Kind::Set | Kind::Clear if self.base_is_known => Decision::Theirs,
            Kind::Set if remark.is_none() && self.is_certain(id, new.field()) => Decision::Theirs,
            _ => Decision::Ours,
        };
        let line = self.source(id).map(|(reply, source)| reply.line_of(source, new.field()));
        Change {
            place: Place::Field(id, new.field()),
            base: difference.base.filter(|_| self.base_is_known),
            old: difference.ours,
            new: Some(Value::OfKpi(new)),
            line,
            remark,
            decision,
            pick: Some(difference.pick),
            ..self.blank(id, kind)
        }
    }

    fn of_kpi(&self, id: IndicatorId, kind: Kind, difference: Difference) -> Change {
        let kind = if difference.standing == Standing::Conflict { Kind::Conflict } else { kind };
        let line = self.source(id).map(|(_, source)| source.line());
        let decision = match kind {
            // Somebody has said that it is a new one.
            Kind::Add if self.is_decided(id) => Decision::Theirs,
            kind => self.proposed(kind),
        };
        Change { place: Place::Kpi(id), line, decision, pick: Some(difference.pick), ..self.blank(id, kind) }
    }

    /// Where the two KPIs that are offered as one both have something, each otherwise.
    fn within(&self, difference: &Difference) -> Vec<Change> {
        let Pick::Join { row, .. } = &difference.pick else { return Vec::new() };
        let differs = |within: &&Difference| within.standing == Standing::Conflict;
        let change = |within: &Difference| {
            let Pick::Set(into, setting) = &within.pick else { return None };
            let change = self.field(*into, setting.clone(), within.clone());
            Some(Change { place: Place::Within(row.id, setting.field()), ..change })
        };
        difference.within.iter().filter(differs).filter_map(change).collect()
    }

    /// A field of the plan itself; a table file holds none.
    /// A field of the plan itself, which no table file holds. There is no doubt about which it is: what only they have is
    /// proposed whatever is known of the base.
    fn of_plan(&self, new: PlanSetting, difference: Difference) -> Change {
        let kind = if new.is_blank() { Kind::Clear } else { Kind::Set };
        let (base, old) = (difference.base.clone().filter(|_| self.base_is_known), difference.ours.clone());
        let change = self.of_table(Place::Own(new.field()), kind, difference);
        let decision = if change.kind == Kind::Conflict { Decision::Open } else { Decision::Theirs };
        Change { base, old, new: Some(Value::OfPlan(new)), decision, ..change }
    }

    /// Whether somebody has said which KPI it is.
    fn is_decided(&self, id: IndicatorId) -> bool {
        self.reply.is_some_and(|reply| reply.decided.contains(&id))
    }

    fn of_table(&self, place: Place, kind: Kind, difference: Difference) -> Change {
        let kind = if difference.standing == Standing::Conflict { Kind::Conflict } else { kind };
        let decision = self.proposed(kind);
        Change { kind, place, decision, pick: Some(difference.pick), ..Change::nowhere(kind) }
    }

    /// What is proposed for a change that is no field: a removal is only ever offered.
    fn proposed(&self, kind: Kind) -> Decision {
        match kind {
            Kind::Conflict => Decision::Open,
            Kind::Add | Kind::Set if self.base_is_known => Decision::Theirs,
            _ => Decision::Ours,
        }
    }

    fn unreadable(&self, one: &Unreadable) -> Change {
        let place = Place::Field(one.id, one.field);
        let old = self.plan.indicator(one.id).map(|row| Value::OfKpi(one.field.of(row)));
        let (text, remark) = (Some(one.text.clone()), Some(one.why.clone()));
        Change { place, old, text, remark, line: Some(one.line), ..self.blank(one.id, Kind::Unread) }
    }

    /// A change of that KPI, with nothing said yet.
    fn blank(&self, id: IndicatorId, kind: Kind) -> Change {
        let theirs = self.theirs(id);
        let named = self.plan.indicator(id).map(|row| &**row).filter(|row| !row.name.is_empty()).or(theirs);
        let unit = theirs.or(named).map(|row| row.unit.clone()).unwrap_or_default();
        Change { name: named.map(|row| row.name.clone()).unwrap_or_default(), unit, ..Change::nowhere(kind) }
    }

    /// Whether a figure, or what a spreadsheet made of a text, could not be read. 定性 holds texts.
    fn is_unread(&self, id: IndicatorId, new: &Setting) -> bool {
        // A plan is read to the letter; what could not be read in it is what it says.
        if self.reply.is_none() {
            return false;
        }
        let is_text = self.theirs(id).is_some_and(|row| row.measure == Measure::Descriptive);
        match new {
            Setting::Cell(_, cell) => cell.state == State::Unread && !is_text,
            Setting::Text(_, text) => Reading::of(text, "").doubt == Some(Doubt::Damaged),
            Setting::Choice(_) | Setting::Kept(_) => false,
        }
    }

    fn remark(&self, id: IndicatorId, new: &Setting) -> Option<Remark> {
        self.reply?;
        let unit = self.theirs(id).map_or("", |row| row.unit.as_str());
        match new {
            Setting::Cell(_, cell) => {
                let reading = Reading::of(&cell.text, unit);
                let other = reading.unit.filter(|written| key(written) != key(unit));
                reading.doubt.map(Remark::Doubt).or(other.map(Remark::OtherUnit))
            }
            Setting::Text(_, text) => {
                Reading::of(text, "").doubt.filter(|doubt| *doubt == Doubt::Damaged).map(Remark::Doubt)
            }
            Setting::Choice(_) | Setting::Kept(_) => None,
        }
    }

    /// Whether name, unit and year of a change are those that we have.
    fn is_certain(&self, id: IndicatorId, field: Field) -> bool {
        let (Some(ours), Some(theirs)) = (self.plan.indicator(id), self.theirs(id)) else { return false };
        let is_it = key(&ours.name) == key(&theirs.name) || self.is_decided(id);
        let unit_is_open = self.source(id).is_some_and(|(_, source)| source.unit_is_open);
        let same = is_it && key(&ours.unit) == key(&theirs.unit) && !unit_is_open;
        let names = matches!(field, Field::Text(TextPlace::Name | TextPlace::Unit));
        same && !names && field.year().is_none_or(|year| self.plan.years.contains(year))
    }
}

impl Change {
    /// A change of that kind, with nothing said yet.
    pub(super) fn nowhere(kind: Kind) -> Self {
        Self {
            kind,
            place: Place::Plan,
            name: String::new(),
            unit: String::new(),
            base: None,
            old: None,
            new: None,
            text: None,
            line: None,
            remark: None,
            decision: Decision::Ours,
            pick: None,
        }
    }
}
