//! The conversion of differences to changes that the user reads and decides on.

use std::collections::HashMap;
use std::sync::Arc;

use super::items::number;
use crate::checks;
use crate::merge::review::{Change, ChangeKind, ChangePlace, Changes, Decision, Remark};
use crate::merge::{DiffStatus, Difference, FieldValue, IndicatorField, PlanSetting, Resolution, Setting};
use crate::plan::cell::{Reading, ReadingDoubt, State};
use crate::plan::{Actual, Cell, Certainty, EvaluationPart, EvaluationPlace, Indicator, Measure, Plan, TextPlace};
use crate::value::width::key;
use crate::value::{ById, IndicatorId};

/// What a table file knows about its changes in addition to the differences: the lines of its rows and how certain the
/// KPIs of the rows are.
pub(crate) trait ChangeSource {
    /// The line on which the KPI begins, by its id here; `None` if the file does not have it.
    fn line(&self, kpi: IndicatorId) -> Option<usize>;
    /// The line on which a field of the KPI is written; `None` if the file does not have it.
    fn line_of(&self, kpi: IndicatorId, field: IndicatorField) -> Option<usize>;
    /// Whether the user has decided which KPI the row means.
    fn is_decided(&self, kpi: IndicatorId) -> bool;
    /// Whether the file names any KPI by its id, as files that were written here do.
    fn names_ids(&self) -> bool;
    /// The line on which a text of a sheet of 効果検証 is written; `None` if the file does not have it.
    fn line_of_text(&self, place: EvaluationPlace) -> Option<usize>;
    /// The texts of the file that could not be read as anything.
    fn unreadable(&self) -> &[UnreadableField];
}

/// A text of a file that could not be read as anything.
#[derive(Clone, Debug)]
pub(crate) struct UnreadableField {
    /// The id of the KPI as it is known here.
    pub(crate) id: IndicatorId,
    /// The field that the text was written in.
    pub(crate) field: IndicatorField,
    /// The text as written in the file.
    pub(crate) text: String,
    /// The line of the file, counted from 1.
    pub(crate) line: usize,
    /// The reason why the text could not be read.
    pub(crate) why: Remark,
}

/// The differences between two states of a whole plan as changes: from a plan file, another tab, or the file in a folder.
pub fn of_differences<'a>(
    ours: &Plan,
    theirs: &Plan,
    base_is_known: bool,
    differences: impl IntoIterator<Item = &'a Difference>,
) -> Changes {
    let differences: Vec<&Difference> = differences.into_iter().collect();
    let mut listing = Listing::new(ours, theirs.indicators(), base_is_known, None);
    let with_unit = differences.iter().filter_map(|difference| match &difference.pick {
        Resolution::Set(id, Setting::Text(TextPlace::Unit, _)) if difference.status == DiffStatus::Theirs => Some(*id),
        _ => None,
    });
    listing.with_unit = with_unit.collect();
    let mut changes = Vec::new();
    for difference in differences {
        listing.add(difference.clone(), &mut changes);
    }
    number(ours, &mut changes);
    Changes::grouped(changes)
}

/// The differences of a table file as changes, with the texts that could not be read; the changes of a KPI are
/// adjacent. `rows` are the KPIs of the file.
pub(crate) fn of_table(
    plan: &Plan,
    rows: &[Arc<Indicator>],
    base_is_known: bool,
    source: &dyn ChangeSource,
    differences: Vec<Difference>,
) -> Changes {
    let listing = Listing::new(plan, rows, base_is_known, Some(source));
    let mut changes = Vec::new();
    let mut ends = GroupEnds::new(plan);
    for mut difference in differences {
        if listing.is_no_statement(&difference) {
            continue;
        }
        if let (Resolution::Add { row, behind }, false) = (&mut difference.pick, base_is_known) {
            *behind = ends.behind(row);
        }
        listing.add(difference, &mut changes);
    }
    for one in source.unreadable() {
        changes.push(listing.unreadable(one));
    }
    number(plan, &mut changes);
    Changes::grouped(changes)
}

/// The last indicators of the plan and of each group. Indicators from a file of unknown version are added behind these,
/// in their own order.
struct GroupEnds {
    last: Option<IndicatorId>,
    /// For each group, the KPI that was added to it last, then the last KPI that is here.
    of_groups: HashMap<String, Vec<IndicatorId>>,
}

impl GroupEnds {
    fn new(plan: &Plan) -> Self {
        let of_groups = plan.indicators().iter().map(|row| (key(&row.group), vec![row.id])).collect();
        Self { last: plan.indicators().last().map(|last| last.id), of_groups }
    }

    /// The ids behind which the row is added, the best first: if the KPI that is added before the row is left out, the row
    /// goes behind the last KPI that is here.
    fn behind(&mut self, row: &Indicator) -> Vec<IndicatorId> {
        let of_group = self.of_groups.entry(key(&row.group)).or_insert_with(|| self.last.into_iter().collect());
        let behind = of_group.clone();
        if behind.first() == self.last.as_ref() {
            self.last = Some(row.id);
        }
        *of_group = [row.id].into_iter().chain(behind.last().copied()).collect();
        behind
    }
}

/// The context in which differences are listed as changes.
struct Listing<'a> {
    plan: &'a Plan,
    /// The KPIs of the other side.
    theirs: &'a [Arc<Indicator>],
    base_is_known: bool,
    /// The table file that the differences are from; `None` if they are from a whole plan.
    source: Option<&'a dyn ChangeSource>,
    places: ById,
    /// The KPIs whose unit only the other plan changed, so that its figures come with the unit.
    with_unit: Vec<IndicatorId>,
}

impl<'a> Listing<'a> {
    fn new(
        plan: &'a Plan,
        theirs: &'a [Arc<Indicator>],
        base_is_known: bool,
        source: Option<&'a dyn ChangeSource>,
    ) -> Self {
        let places = ById::places(theirs.iter().map(|row| row.id));
        Self { plan, theirs, base_is_known, source, places, with_unit: Vec::new() }
    }

    /// Adds the change and, behind a change that joins two KPIs, the changes of the fields in which they differ.
    fn add(&self, difference: Difference, changes: &mut Vec<Change>) {
        let within = self.within(&difference);
        changes.push(self.change(difference));
        changes.extend(within);
    }

    /// The KPI with this id on the other side; `None` if the other side does not have it.
    fn theirs(&self, id: IndicatorId) -> Option<&'a Indicator> {
        self.theirs.get(self.places.get(id)?).map(|row| &**row)
    }

    fn change(&self, difference: Difference) -> Change {
        match &difference.pick {
            Resolution::Set(id, setting) => self.field(*id, setting.clone(), difference),
            Resolution::Add { row, .. } => self.of_kpi(row.id, ChangeKind::Add, difference),
            Resolution::Remove(id) => self.of_kpi(*id, ChangeKind::Remove, difference),
            Resolution::AddYear(year) => self.of_table(ChangePlace::Year(*year), ChangeKind::Add, difference),
            Resolution::Order(_) => self.of_table(ChangePlace::Order, ChangeKind::Set, difference),
            Resolution::Join { row, .. } => {
                let place = ChangePlace::Join(row.id);
                Change { place, ..self.of_kpi(row.id, ChangeKind::Join, difference) }
            }
            Resolution::RemoveYear(year) => self.of_table(ChangePlace::Year(*year), ChangeKind::Remove, difference),
            Resolution::SetPlan(setting) => self.of_plan(setting.clone(), difference),
        }
    }

    /// Whether the absence of a KPI from a file of unknown version is no removal: the KPI is an unused slot, or the
    /// file names no KPI by its id, as an office's own table.
    fn is_no_statement(&self, difference: &Difference) -> bool {
        let has_ids = || self.source.is_some_and(ChangeSource::names_ids);
        match difference.pick {
            Resolution::Remove(id) if !self.base_is_known => {
                self.plan.indicator(id).is_some_and(|row| row.is_unused()) || !has_ids()
            }
            _ => false,
        }
    }

    fn field(&self, id: IndicatorId, new: Setting, difference: Difference) -> Change {
        let says_less = !self.base_is_known && says_less(difference.ours.as_ref(), &new);
        let remark = self.remark(id, &new).or_else(|| says_less.then_some(Remark::LessCertain));
        let kind = match difference.status {
            _ if self.is_unread(id, &new) => ChangeKind::Unread,
            DiffStatus::Conflict => ChangeKind::Conflict,
            DiffStatus::Theirs | DiffStatus::Offered if new.is_blank() => ChangeKind::Clear,
            DiffStatus::Theirs | DiffStatus::Offered => ChangeKind::Set,
        };
        let decision = match kind {
            ChangeKind::Conflict => Decision::Open,
            // Figures of another unit or another year are never converted, and never taken unless the user decides so.
            ChangeKind::Set if remark.as_ref().is_some_and(Remark::is_of_another_figure) => Decision::Ours,
            ChangeKind::Set | ChangeKind::Clear if self.base_is_known => Decision::Theirs,
            ChangeKind::Set if remark.is_none() && self.is_certain(id, new.field()) => Decision::Theirs,
            _ => Decision::Ours,
        };
        let is_unproposed = !self.base_is_known && kind == ChangeKind::Set && decision == Decision::Ours;
        let is_here = |year| self.plan.years.contains(year);
        let why = if new.field().year().is_none_or(is_here) { Remark::OtherName } else { Remark::NotHere };
        let remark = remark.or_else(|| is_unproposed.then_some(why));
        let is_kept = kind == ChangeKind::Clear && decision == Decision::Ours;
        let remark = remark.or_else(|| is_kept.then_some(Remark::BlankInFile));
        let line = self.source.and_then(|source| source.line_of(id, new.field()));
        Change {
            place: ChangePlace::Field(id, new.field()),
            base: difference.base.filter(|_| self.base_is_known),
            old: difference.ours,
            new: Some(FieldValue::OfKpi(new)),
            line,
            remark,
            decision,
            resolution: Some(difference.pick),
            ..self.blank(id, kind)
        }
    }

    fn of_kpi(&self, id: IndicatorId, kind: ChangeKind, difference: Difference) -> Change {
        let kind = if difference.status == DiffStatus::Conflict { ChangeKind::Conflict } else { kind };
        let line = self.source.and_then(|source| source.line(id));
        let added = match &difference.pick {
            Resolution::Add { row, .. } => checks::doubtful_cells(self.plan, row),
            _ => Vec::new(),
        };
        let remark = Remark::on_cells(added);
        let decision = match kind {
            ChangeKind::Add if remark.is_some() => Decision::Ours,
            // The user has decided that the KPI is new.
            ChangeKind::Add if self.is_decided(id) => Decision::Theirs,
            kind => self.proposed(kind),
        };
        Change {
            place: ChangePlace::Kpi(id),
            line,
            remark: remark.or_else(|| not_here(kind, &decision)),
            decision,
            resolution: Some(difference.pick),
            ..self.blank(id, kind)
        }
    }

    /// The changes for the fields in which the two KPIs that are offered as one have different values.
    fn within(&self, difference: &Difference) -> Vec<Change> {
        let Resolution::Join { row, .. } = &difference.pick else { return Vec::new() };
        let differs = |within: &&Difference| within.status == DiffStatus::Conflict;
        let change = |within: &Difference| {
            let Resolution::Set(into, setting) = &within.pick else { return None };
            let change = self.field(*into, setting.clone(), within.clone());
            Some(Change { place: ChangePlace::Within(row.id, setting.field()), ..change })
        };
        difference.within.iter().filter(differs).filter_map(change).collect()
    }

    /// The change of a field of the plan itself. The field is identified for certain, so that what only they have is
    /// proposed even if the base is not known.
    fn of_plan(&self, new: PlanSetting, difference: Difference) -> Change {
        let is_there = difference.ours.as_ref().and_then(FieldValue::record).is_some();
        let is_offered = difference.status == DiffStatus::Offered;
        let kind = match &new {
            PlanSetting::Record(..) if is_there => ChangeKind::Remove,
            PlanSetting::Record(..) => ChangeKind::Add,
            new if new.is_blank() => ChangeKind::Clear,
            _ => ChangeKind::Set,
        };
        let (base, old) = (difference.base.clone(), difference.ours.clone());
        let change = self.of_table(ChangePlace::Own(new.field()), kind, difference);
        let decision = match change.kind {
            ChangeKind::Conflict => Decision::Open,
            _ if is_offered => Decision::Ours,
            _ => Decision::Theirs,
        };
        let is_same = is_offered && matches!(old, Some(FieldValue::OfPlan(PlanSetting::Record(_, None))));
        let remark = is_same.then_some(Remark::SameRecord);
        let change = Change { base, old, remark, decision, ..change };
        match (&new, self.source) {
            (PlanSetting::EvaluationText(place, text), Some(source)) => {
                let change = Change { line: source.line_of_text(*place), ..change };
                let Some(why) = self.why_not_written(*place, text) else {
                    return Change { new: Some(FieldValue::OfPlan(new)), ..change };
                };
                let (text, kind) = (Some(text.clone()), why.kind());
                Change { kind, text, remark: Some(why), decision: Decision::Ours, resolution: None, ..change }
            }
            _ => Change { new: Some(FieldValue::OfPlan(new)), ..change },
        }
    }

    /// The reason why a text of a file can't be written at that place of the sheets; `None` if it can.
    fn why_not_written(&self, place: EvaluationPlace, text: &str) -> Option<Remark> {
        if !self.plan.is_sheet_open(place) {
            return Some(Remark::SheetSettled);
        }
        let is_there = self.plan.years.contains(place.year)
            && match (place.part, place.part.whole()) {
                (EvaluationPart::Kpi(id, _), _) => self.plan.indicator(id).is_some(),
                (EvaluationPart::Points(_, key), _) if self.plan.points_name(place.year, key).is_none() => false,
                (_, Some(whole)) => self.plan.wholes(place.year).iter().any(|(one, _)| *one == whole),
                _ => true,
            };
        if !is_there {
            return Some(Remark::NotOnSheet);
        }
        let why = if place.part.is_choice() { Remark::NoSuchWord } else { Remark::NoPoints };
        (!place.part.takes_in(text)).then_some(why)
    }

    /// Whether the user has decided which KPI of ours the row means.
    fn is_decided(&self, id: IndicatorId) -> bool {
        self.source.is_some_and(|source| source.is_decided(id))
    }

    fn of_table(&self, place: ChangePlace, kind: ChangeKind, difference: Difference) -> Change {
        let kind = if difference.status == DiffStatus::Conflict { ChangeKind::Conflict } else { kind };
        let decision = self.proposed(kind);
        let remark = not_here(kind, &decision);
        Change { kind, place, remark, decision, resolution: Some(difference.pick), ..Change::nowhere(kind) }
    }

    /// The proposed decision for a change that concerns no field; a removal is only offered.
    fn proposed(&self, kind: ChangeKind) -> Decision {
        match kind {
            ChangeKind::Conflict => Decision::Open,
            ChangeKind::Add | ChangeKind::Set if self.base_is_known => Decision::Theirs,
            _ => Decision::Ours,
        }
    }

    fn unreadable(&self, one: &UnreadableField) -> Change {
        let place = ChangePlace::Field(one.id, one.field);
        let old = self.plan.indicator(one.id).map(|row| FieldValue::OfKpi(one.field.setting(row)));
        let (text, remark) = (Some(one.text.clone()), Some(one.why.clone()));
        Change { place, old, text, remark, line: Some(one.line), ..self.blank(one.id, one.why.kind()) }
    }

    /// A change of that KPI without any values.
    fn blank(&self, id: IndicatorId, kind: ChangeKind) -> Change {
        let theirs = self.theirs(id);
        let named = self.plan.indicator(id).map(|row| &**row).filter(|row| !row.name.is_empty()).or(theirs);
        let unit = theirs.or(named).map(|row| row.unit.clone()).unwrap_or_default();
        Change { name: named.map(|row| row.name.clone()).unwrap_or_default(), unit, ..Change::nowhere(kind) }
    }

    /// Whether the cells of that KPI are descriptions (定性).
    fn is_text(&self, id: IndicatorId) -> bool {
        self.theirs(id).is_some_and(|row| row.measure == Measure::Descriptive)
    }

    /// Whether a figure could not be read, or a spreadsheet has damaged a text. A KPI that is 定性 holds texts.
    fn is_unread(&self, id: IndicatorId, new: &Setting) -> bool {
        // A plan is taken exactly: a text that could not be read is its content.
        if self.source.is_none() {
            return false;
        }
        match new {
            Setting::Cell(_, cell) => cell.state == State::Unread && !self.is_text(id),
            Setting::Text(_, text) => Reading::from_text(text, "").doubt == Some(ReadingDoubt::Damaged),
            Setting::Choice(_) | Setting::Kept(_) => false,
        }
    }

    fn remark(&self, id: IndicatorId, new: &Setting) -> Option<Remark> {
        let of_row =
            |cell: &Cell| self.unit_of_their_row(id).filter(|_| cell.amount().is_some()).map(Remark::UnitOfRow);
        match new {
            // A plan is taken exactly; only the size of a figure may be wrong in it, or its unit may be another here.
            Setting::Cell(_, cell) if self.source.is_none() => {
                of_row(cell).or_else(|| self.doubt(id, new.field(), cell))
            }
            _ if self.source.is_none() => None,
            Setting::Cell(..) if self.is_text(id) => None,
            Setting::Cell(_, cell) => {
                let reading =
                    self.theirs(id).map_or_else(|| Reading::from_text(&cell.text, ""), |row| row.reading(&cell.text));
                let other_year = reading.other_year(new.field().year()).map(Remark::OtherYear);
                let is_foreign =
                    |written: &String| reading.doubt == Some(ReadingDoubt::OtherUnit) && !written.is_empty();
                let other = reading.unit.clone().filter(is_foreign).map(Remark::OtherUnit);
                let other_word = || self.reason_of_word(cell);
                let of_size = || self.doubt(id, new.field(), cell);
                other
                    .or(reading.doubt.map(Remark::Doubt))
                    .or(other_year)
                    .or_else(other_word)
                    .or_else(of_size)
                    .or_else(|| of_row(cell))
            }
            Setting::Text(TextPlace::Unit, unit) if self.has_figures_in_another(id, unit) => {
                Some(Remark::UnitOfFigures)
            }
            Setting::Text(_, text) => {
                Reading::from_text(text, "").doubt.filter(|doubt| *doubt == ReadingDoubt::Damaged).map(Remark::Doubt)
            }
            Setting::Choice(_) | Setting::Kept(_) => None,
        }
    }

    /// The unit of that KPI on the other side; `None` if it has none, or if our KPI has no figures in another unit.
    fn unit_of_their_row(&self, id: IndicatorId) -> Option<String> {
        let unit = &self.theirs(id)?.unit;
        let is_other = !unit.is_empty() && !self.with_unit.contains(&id) && self.has_figures_in_another(id, unit);
        is_other.then(|| unit.clone())
    }

    /// Whether our KPI has figures, and a unit that is not this one.
    fn has_figures_in_another(&self, id: IndicatorId, unit: &str) -> bool {
        let Some(ours) = self.plan.indicator(id) else { return false };
        let cells = ours.targets.values().chain(ours.shown_actuals().map(|(_, cell)| cell));
        let mut cells = cells.chain([&ours.baseline.cell, &ours.period_target]);
        !ours.unit.is_empty() && key(&ours.unit) != key(unit) && cells.any(|cell| cell.amount().is_some())
    }

    /// The doubt about the figure beside the other figures that the KPI would have: those of the file, and ours where
    /// the file has none.
    fn doubt(&self, id: IndicatorId, field: IndicatorField, cell: &Cell) -> Option<Remark> {
        let IndicatorField::Cell(place) = field else { return None };
        let (ours, theirs) = (self.plan.indicator(id)?, self.theirs(id)?);
        cell.amount()?;
        let mut row = theirs.clone();
        for (year, target) in &ours.targets {
            row.targets.entry(*year).or_insert_with(|| target.clone());
        }
        for (year, cell) in ours.shown_actuals() {
            row.actuals.entry(year).or_insert_with(|| Actual { cell: cell.clone(), ..Actual::default() });
        }
        checks::doubt(self.plan, &row, place).map(|finding| Remark::Doubtful(finding.detail))
    }

    /// The remark on a text that is no figure: why it cannot be read, or that a returned file writes 未把握 in another word.
    fn reason_of_word(&self, cell: &Cell) -> Option<Remark> {
        match cell.state {
            State::Unread => Some(match cell.text.split_once(" / ") {
                Some((_, state)) if says_a_state(state) => Remark::FigureAgainstState,
                _ => Remark::NoFigure,
            }),
            State::Unknown { .. } if self.base_is_known && cell.is_not_known_otherwise() => {
                Some(Remark::ReadAsNotKnown)
            }
            _ => None,
        }
    }

    /// Whether the name, the unit and the year of a change are the same on our side.
    fn is_certain(&self, id: IndicatorId, field: IndicatorField) -> bool {
        let (Some(ours), Some(theirs)) = (self.plan.indicator(id), self.theirs(id)) else { return false };
        // In a row that nobody has begun every value is from the file.
        if ours.is_untouched() && self.is_decided(id) {
            return true;
        }
        let is_it = key(&ours.name) == key(&theirs.name) || self.is_decided(id);
        let same = is_it && key(&ours.unit) == key(&theirs.unit);
        let names = matches!(field, IndicatorField::Text(TextPlace::Name | TextPlace::Unit));
        same && !names && field.year().is_none_or(|year| self.plan.years.contains(year))
    }
}

/// The remark on an addition that is not proposed; `None` for any other change.
fn not_here(kind: ChangeKind, decision: &Decision) -> Option<Remark> {
    (kind == ChangeKind::Add && *decision == Decision::Ours).then_some(Remark::NotHere)
}

/// Whether a text is a word of the list of states beside a figure.
fn says_a_state(text: &str) -> bool {
    let certainties = [Certainty::Final, Certainty::Preliminary, Certainty::Estimate];
    certainties.into_iter().any(|one| one.word() == text)
        || matches!(Cell::stated(text), Some(State::Unknown { .. } | State::NotApplicable))
}

/// Whether our figure is more certain than the file's: a final figure against a preliminary one, or a figure against none.
fn says_less(ours: Option<&FieldValue>, new: &Setting) -> bool {
    let (Some(FieldValue::OfKpi(Setting::Cell(_, ours))), Setting::Cell(_, new)) = (ours, new) else { return false };
    match (ours.state, new.state) {
        (State::Number { certainty: ours, .. }, State::Number { certainty: new, .. }) => new > ours,
        (State::Number { .. }, State::Unknown { .. } | State::NotApplicable) => true,
        _ => false,
    }
}

impl Change {
    /// A change of that kind without a place or any values.
    pub(crate) fn nowhere(kind: ChangeKind) -> Self {
        Self {
            kind,
            place: ChangePlace::Plan,
            name: String::new(),
            unit: String::new(),
            number: 0,
            base: None,
            old: None,
            new: None,
            text: None,
            line: None,
            remark: None,
            count: 1,
            answered: None,
            claims: Vec::new(),
            decision: Decision::Ours,
            resolution: None,
        }
    }
}
