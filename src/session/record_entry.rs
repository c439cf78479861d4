//! 記録する: the activity record that is being typed, and what happens when it is saved.
//!
//! The typed texts stay until the record is saved, whichever view is shown in between; when the page is opened again they are
//! restored, except the name of the recording person. An event keeps its day when it is resumed on another one. After saving, the day and
//! what happened stay, since one event is often recorded for several KPIs. A day or an amount that cannot be counted leads to a question and is never dropped.

use std::sync::Arc;

use crate::plan::activity_log::{noted_amount, recorded_day, recorded_figure};
use crate::plan::cell::Reading;
use crate::plan::{ActivityRecord, ActualSource, Aggregation, Basis, Indicator, Measure, Plan, RecordText};
use crate::value::fiscal_year::YearError;
use crate::value::{Amount, Date, IndicatorId, RecordId, Timestamp, distinct, width};

/// Whether records are part of the daily work with the plan: the plan is that of a group, or a KPI counts by records.
pub fn is_daily_work(plan: &Plan) -> bool {
    plan.form.for_groups || plan.indicators().iter().any(|row| row.aggregation().is_some())
}

/// The day of the record that is being typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntryDay {
    /// 今日.
    #[default]
    Today,
    /// 昨日.
    Yesterday,
    /// 選ぶ: the day that is typed.
    Typed,
}

impl EntryDay {
    /// The day that is meant; `None` for a day that is typed.
    pub fn date(self, today: Date) -> Option<Date> {
        match self {
            Self::Today => Some(today),
            Self::Yesterday => Some(today.previous()),
            Self::Typed => None,
        }
    }
}

/// The record that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordEntry {
    /// Whether a wide screen shows the form.
    pub is_open: bool,
    /// The records that were saved since the page was opened or others were pasted, oldest first.
    pub saved: Vec<RecordId>,
    /// The KPIs for which the user has decided that their actuals are typed, not counted from records.
    pub typed_ones: Vec<IndicatorId>,
    /// The reason why the record was not saved, until that text is typed anew.
    pub problem: Option<(RecordText, EntryProblem)>,
    /// The problems that the user was asked about: saving again confirms them.
    asked: Vec<EntryProblem>,
    /// The day that 今日 means, so that a form that is open overnight does not store another day than it shows; `None` before
    /// the form was shown.
    today: Option<Date>,
    /// The name of the recording person that the device remembers, which is the same for all records.
    remembered: String,
    /// The name that was typed instead and not saved yet.
    by: Option<String>,
    /// The content of the fields.
    draft: Draft,
    /// The drafts that were not saved before another event was begun. A KPI is in one draft at most.
    set_aside: Vec<Draft>,
}

/// An event as it is typed: its day and what happened, and the figures of one KPI or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Draft {
    /// The KPI that was chosen.
    kpi: Option<IndicatorId>,
    /// The day that was chosen.
    day: EntryDay,
    /// The typed texts, each with the KPI whose figure it is; the day and what happened have no KPI.
    texts: Vec<(Option<IndicatorId>, RecordText, String)>,
    /// Whether anything was typed or a day was chosen since a record of the draft was saved.
    is_touched: bool,
}

impl Draft {
    /// The KPIs for which the draft has something that is not saved.
    fn kpis(&self) -> impl Iterator<Item = IndicatorId> {
        let typed = self.texts.iter().filter(|(.., text)| !text.is_empty()).filter_map(|(kpi, ..)| *kpi);
        typed.chain(self.kpi.filter(|_| self.is_touched))
    }

    fn is_of(&self, kpi: IndicatorId) -> bool {
        self.kpis().any(|of| of == kpi)
    }

    /// Whether anything besides a day is typed.
    fn is_begun(&self) -> bool {
        self.texts.iter().any(|(_, of, text)| *of != RecordText::On && !text.is_empty())
    }

    /// Chooses a day: as 今日 or 昨日 if it is one of them, else as a typed day.
    fn set_date(&mut self, date: Date, today: Date) {
        let near = [EntryDay::Today, EntryDay::Yesterday].into_iter().find(|day| day.date(today) == Some(date));
        self.day = near.unwrap_or(EntryDay::Typed);
        self.texts.retain(|(_, of, _)| *of != RecordText::On);
        self.texts.push((None, RecordText::On, date.to_string()));
    }

    /// The draft of that KPI as a record, with the day that is chosen.
    fn record(&self, kpi: IndicatorId, today: Date) -> ActivityRecord {
        let record = ActivityRecord::new(RecordId::from_bits(0)).with(RecordText::Indicator, &kpi.to_string());
        let own = self.texts.iter().filter(|(of, ..)| of.is_none_or(|of| of == kpi));
        let record = own.fold(record, |record, (_, of, text)| record.with(*of, text));
        match self.day.date(today) {
            Some(day) => record.with(RecordText::On, &day.to_string()),
            None => record,
        }
    }
}

/// Whether a text is what is counted for a KPI.
fn is_of_kpi(of: RecordText) -> bool {
    of.is_figure() || matches!(of, RecordText::Choice | RecordText::Who)
}

/// The reason why a record is not saved yet, at one of its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    /// A required text is blank.
    Missing,
    /// The text is no number in the KPI's unit.
    NoNumber,
    /// The text is a number in another unit than the KPI's, given as written.
    OtherUnit(String),
    /// A single figure is no share.
    NoParts,
    /// The text is no day.
    NoDay(YearError),
    /// The day is in the future.
    ToCome(Date),
    /// The day is in no year of the plan.
    OutsideYears(Date),
    /// The numerator is no part of the denominator, which the user may confirm once for each record, or the denominator is 0.
    NoPart(Amount, Amount),
}

impl EntryProblem {
    /// The reason why a text is no figure of a KPI with that unit, which may be blank.
    pub fn of_figure(text: &str, unit: &str) -> Self {
        let written = Reading::from_text(text, unit).unit.filter(|_| !unit.is_empty());
        written.map_or(Self::NoNumber, Self::OtherUnit)
    }
}

impl RecordEntry {
    /// The typed text of that kind; empty if none was typed.
    pub fn text(&self, of: RecordText) -> &str {
        if of == RecordText::By {
            return self.by.as_ref().unwrap_or(&self.remembered);
        }
        let place = self.place(of);
        self.draft.texts.iter().find(|(kpi, kind, _)| (*kpi, *kind) == place).map_or("", |(.., text)| text)
    }

    fn place(&self, of: RecordText) -> (Option<IndicatorId>, RecordText) {
        (self.draft.kpi.filter(|_| is_of_kpi(of)), of)
    }

    /// Sets a text as it is typed.
    pub fn set_text(&mut self, of: RecordText, text: &str) {
        self.problem.take_if(|(at, _)| *at == of);
        if of == RecordText::By {
            self.by = Some(text.to_owned());
            return;
        }
        let place = self.place(of);
        self.draft.texts.retain(|(kpi, kind, _)| (*kpi, *kind) != place);
        self.draft.texts.push((place.0, of, text.to_owned()));
        self.draft.is_touched = true;
    }

    /// Shows the name that the device remembers, unless another one was typed.
    pub fn show_name(&mut self, remembered: String) {
        self.remembered = remembered;
    }

    /// The name that was typed and that the device has to remember; `None` if none was typed.
    pub fn take_name(&mut self) -> Option<String> {
        self.remembered = self.by.take()?;
        Some(width::trim(&self.remembered).to_owned())
    }

    /// The day that was chosen.
    pub fn day(&self) -> EntryDay {
        self.draft.day
    }

    /// Chooses the day.
    pub fn set_day(&mut self, day: EntryDay) {
        (self.draft.day, self.draft.is_touched, self.problem) = (day, true, None);
    }

    /// The day that 今日 means; `clock` before the form was shown.
    pub fn today(&self, clock: Date) -> Date {
        self.today.unwrap_or(clock)
    }

    /// Shows that day as 今日. An event of which something is typed keeps its day, which may have been 今日 until now.
    pub fn show_today(&mut self, today: Date) {
        let Some(before) = self.today.replace(today) else { return };
        for draft in self.set_aside.iter_mut().chain([&mut self.draft]).filter(|draft| draft.is_begun()) {
            if let Some(date) = draft.day.date(before) {
                draft.set_date(date, today);
            }
        }
    }

    /// Switches to another KPI of the same event, or to an event that was set aside with something for that KPI.
    pub fn choose(&mut self, kpi: IndicatorId) {
        if self.set_aside.iter().any(|draft| draft.is_of(kpi)) {
            self.begin(kpi);
        } else {
            (self.draft.kpi, self.problem) = (Some(kpi), None);
        }
    }

    /// Begins an event of today with that KPI, or resumes the event in which something for it was typed and not saved.
    /// What was typed for another event is set aside as a whole.
    pub fn begin(&mut self, kpi: IndicatorId) {
        if !self.draft.is_of(kpi) {
            let there = self.set_aside.iter().position(|draft| draft.is_of(kpi));
            let begun = there.map(|at| self.set_aside.remove(at)).unwrap_or_default();
            let before = std::mem::replace(&mut self.draft, begun);
            self.set_aside.extend(Some(before).filter(|draft| draft.kpis().next().is_some()));
        }
        (self.draft.kpi, self.problem, self.asked) = (Some(kpi), None, Vec::new());
    }

    /// The KPI that was chosen.
    pub fn chosen(&self) -> Option<IndicatorId> {
        self.draft.kpi
    }

    /// The KPI that was chosen, if the plan still has it.
    pub fn kpi<'p>(&self, plan: &'p Plan) -> Option<&'p Arc<Indicator>> {
        plan.indicator(self.draft.kpi?).filter(|row| row.is_begun())
    }

    /// The day of the record.
    ///
    /// # Errors
    ///
    /// The typed text is no day.
    pub fn date(&self, clock: Date) -> Result<Date, YearError> {
        let today = self.today(clock);
        self.draft.day.date(today).map_or_else(|| recorded_day(self.text(RecordText::On), today), Ok)
    }

    /// The typed amount plus `more`, as plain digits; a blank amount is 0. `None` if the text is no number.
    pub fn with_added(&self, kpi: &Indicator, more: i32) -> Option<String> {
        let typed = self.text(RecordText::Amount);
        let amount = if width::trim(typed).is_empty() { Some(Amount::ZERO) } else { recorded_figure(typed, Some(kpi)) };
        amount.map(|amount| (amount + Amount::whole(more)).plain())
    }

    /// The record to save; `None` if a text is missing, cannot be read, or needs a confirmation, in which case
    /// `problem` is set. The user confirms the same day and the same share only once.
    pub fn record(&mut self, plan: &Plan, id: RecordId, at: Timestamp) -> Option<ActivityRecord> {
        let record = self.checked(plan, id, at);
        self.problem = record.as_ref().err().cloned();
        record.ok()
    }

    fn checked(
        &mut self,
        plan: &Plan,
        id: RecordId,
        at: Timestamp,
    ) -> Result<ActivityRecord, (RecordText, EntryProblem)> {
        let today = self.today(at.date());
        let kpi = self.kpi(plan).ok_or((RecordText::Indicator, EntryProblem::Missing))?;
        let mut record = ActivityRecord::new(id).with(RecordText::Indicator, &kpi.id.to_string());
        record.changed = Some(at);
        for asked in asked_texts(kpi) {
            let text = plan.record_text(asked.of, self.text(asked.of), Some(kpi.id), today);
            let problem = match text.is_empty() {
                true if asked.is_needed => Some(EntryProblem::Missing),
                false if asked.of.is_figure() && Amount::from_plain(&text).is_none() => {
                    let unit = if asked.of == RecordText::Amount { kpi.unit_of_records() } else { "" };
                    Some(EntryProblem::of_figure(&text, unit))
                }
                _ => None,
            };
            match problem {
                Some(problem) => return Err((asked.of, problem)),
                None => record = record.with(asked.of, &text),
            }
        }
        if let Some((part, whole)) = record.share().filter(|(part, whole)| !is_part(*part, *whole)) {
            let problem = EntryProblem::NoPart(part, whole);
            // A share of nothing cannot be confirmed.
            let asked = if whole.is_zero() { Err(problem) } else { self.ask(problem) };
            asked.map_err(|problem| (RecordText::Denominator, problem))?;
        }
        for of in [RecordText::What, RecordText::Note, RecordText::By] {
            record = record.with(of, width::trim(self.text(of)));
        }
        record.note_approximate(None, self.text(RecordText::Amount), None);
        let date = self.checked_day(plan, today).map_err(|problem| (RecordText::On, problem))?;
        Ok(record.with(RecordText::On, &date.to_string()))
    }

    /// The day, confirmed by the user if it is in the future or in no year of the plan.
    fn checked_day(&mut self, plan: &Plan, today: Date) -> Result<Date, EntryProblem> {
        let date = self.date(today).map_err(EntryProblem::NoDay)?;
        if date > today {
            self.ask(EntryProblem::ToCome(date))?;
        } else if !plan.years.contains(date.fiscal_year()) {
            self.ask(EntryProblem::OutsideYears(date))?;
        }
        Ok(date)
    }

    /// Asks once for confirmation: an error the first time, `Ok` if the user was already asked.
    fn ask(&mut self, problem: EntryProblem) -> Result<(), EntryProblem> {
        if self.asked.contains(&problem) {
            return Ok(());
        }
        self.asked.push(problem.clone());
        Err(problem)
    }

    /// Prepares for the next record after that record was saved: the day, what happened, and what was typed for other KPIs stay.
    pub fn go_on(&mut self, saved: RecordId) {
        self.saved.push(saved);
        self.asked.retain(|problem| !matches!(problem, EntryProblem::NoPart(..)));
        let chosen = self.draft.kpi;
        self.draft.texts.retain(|(kpi, of, _)| match kpi {
            Some(_) => *kpi != chosen,
            None => *of != RecordText::Note,
        });
        self.draft.is_touched = false;
    }

    /// What was typed and not saved, as one record for each KPI of an event; the content of the fields comes last.
    pub fn unsaved(&self, clock: Date) -> Vec<ActivityRecord> {
        let today = self.today(clock);
        let of_draft = |draft: &'_ Draft| {
            let mut kpis = distinct(draft.kpis());
            kpis.sort_by_key(|kpi| draft.kpi == Some(*kpi));
            kpis.into_iter().map(|kpi| draft.record(kpi, today)).collect::<Vec<_>>()
        };
        // A day alone is not worth keeping.
        let says_something = |record: &ActivityRecord| {
            record.texts().any(|(of, _)| !matches!(of, RecordText::Indicator | RecordText::On))
        };
        self.set_aside.iter().chain([&self.draft]).flat_map(of_draft).filter(says_something).collect()
    }

    /// Restores the records that were not saved when the page was left, for the KPIs of that plan. A KPI that was
    /// chosen since stays chosen.
    pub fn restore(&mut self, plan: &Plan, unsaved: &[ActivityRecord], clock: Date) {
        let today = self.today(clock);
        let chosen = self.draft.kpi;
        let of_plan = |record| Some((record, plan.indicator(ActivityRecord::indicator(record)?)?.id));
        for (record, kpi) in unsaved.iter().filter_map(of_plan) {
            self.begin(kpi);
            for (of, text) in record.texts().filter(|(of, _)| *of != RecordText::Indicator) {
                self.set_text(of, text);
            }
            self.set_day(EntryDay::Typed);
            if let Some(date) = record.on() {
                self.draft.set_date(date, today);
            }
        }
        if let Some(chosen) = chosen {
            self.begin(chosen);
        }
    }

    /// Puts a saved record back into the fields for correction, an approximate amount as it was typed.
    pub fn take_back(&mut self, plan: &Plan, record: &ActivityRecord) {
        self.saved.retain(|saved| *saved != record.id);
        (self.draft.kpi, self.draft.is_touched) = (record.indicator(), true);
        for (of, text) in record.texts().filter(|(of, _)| !matches!(of, RecordText::On | RecordText::Indicator)) {
            self.set_text(of, text);
        }
        let kpi = self.kpi(plan).map(|kpi| &**kpi);
        if let Some((note, amount)) = noted_amount(record.text(RecordText::Note), record.amount(), kpi) {
            self.set_text(RecordText::Note, note);
            self.set_text(RecordText::Amount, amount);
        }
        if let Some((date, today)) = record.on().zip(self.today) {
            self.draft.set_date(date, today);
        }
    }
}

/// Whether the numerator is a part of the denominator: between 0 and the denominator. In a correction both may be below 0.
fn is_part(part: Amount, whole: Amount) -> bool {
    match whole.signum() {
        0 => false,
        1 => part.signum() >= 0 && part <= whole,
        _ => part.signum() <= 0 && part >= whole,
    }
}

/// A text that the form asks for in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedText {
    /// The kind of text.
    pub of: RecordText,
    /// Whether the record is not saved without it.
    pub is_needed: bool,
}

/// The texts that the form asks for in a record of that KPI, besides the day and what happened.
pub fn asked_texts(kpi: &Indicator) -> Vec<AskedText> {
    let asked = |of, is_needed| AskedText { of, is_needed };
    match kpi.aggregation() {
        Some(Aggregation::Count) => Vec::new(),
        Some(Aggregation::Distinct) => vec![asked(RecordText::Who, true)],
        Some(Aggregation::Share) if kpi.choices.is_empty() => {
            vec![asked(RecordText::Numerator, true), asked(RecordText::Denominator, true)]
        }
        // Without an amount the record is the answer of one person.
        Some(Aggregation::Share) => vec![asked(RecordText::Choice, true), asked(RecordText::Amount, false)],
        Some(Aggregation::Sum | Aggregation::Last | Aggregation::Mean | Aggregation::Max) => {
            vec![asked(RecordText::Amount, true)]
        }
        None if kpi.measure == Measure::Descriptive => Vec::new(),
        None => vec![asked(RecordText::Amount, false)],
    }
}

/// The ways in which the records of a KPI whose actuals are typed could be counted, the usual ones first; empty if its
/// targets do not determine what is counted.
pub fn offered_aggregations(kpi: &Indicator) -> Vec<Aggregation> {
    let usual: &[Aggregation] = match kpi.basis {
        _ if kpi.aggregation().is_some() => &[],
        Some(_) if kpi.is_in_percent() => &[Aggregation::Share],
        Some(Basis::PeriodAverage) => &[Aggregation::Mean],
        _ => &[Aggregation::Sum, Aggregation::Count, Aggregation::Last],
    };
    usual.iter().copied().filter(|aggregation| can_count(kpi, *aggregation)).collect()
}

/// Whether the actuals of the KPI can be computed in that way.
pub fn can_count(kpi: &Indicator, aggregation: Aggregation) -> bool {
    Indicator { actual_source: ActualSource::Records(aggregation), ..kpi.clone() }.aggregation().is_some()
}

/// The KPIs for which records can be entered, the most recently used first.
pub fn by_last_use(plan: &Plan) -> Vec<IndicatorId> {
    let mut rows: Vec<(Option<Timestamp>, IndicatorId)> = plan.begun_indicators().map(|row| (None, row.id)).collect();
    for record in plan.log().iter() {
        if let Some((last, _)) = rows.iter_mut().find(|(_, id)| record.indicator() == Some(*id)) {
            *last = record.changed.max(*last);
        }
    }
    rows.sort_by_key(|(last, _)| std::cmp::Reverse(*last));
    rows.into_iter().map(|(_, id)| id).collect()
}
