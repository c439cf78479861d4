//! One record of activity: its texts, and the day and figures that are read from them.

use std::sync::Arc;

use crate::plan::cell::{Reading, SHARES, State, without_power};
use crate::plan::unit::amount_in;
use crate::plan::{Aggregation, Indicator, Plan};
use crate::value::digest::fnv1a;
use crate::value::fiscal_year::{YearError, read_date, read_named_day};
use crate::value::{Amount, Date, FiscalYear, IndicatorId, RecordId, Timestamp, width};

coded! {
    /// A text of a record of activity.
    RecordText {
        /// The day (日付): `2026-05-03`, or the text as typed if it is not a day.
        On: "on",
        /// The KPI (指標), by its id.
        Indicator: "indicator",
        /// The amount (数量) in the KPI's unit.
        Amount: "amount",
        /// The numerator (分子) of a share.
        Numerator: "numerator",
        /// The denominator (分母) of a share.
        Denominator: "denominator",
        /// The answer that was chosen in a survey (区分).
        Choice: "choice",
        /// The name of the person or thing that 異なる数 counts once a year (名前).
        Who: "who",
        /// What happened (内容).
        What: "what",
        /// A note (備考).
        Note: "note",
        /// The short name of the person who made the record (記録者).
        By: "by",
    }
}

impl RecordText {
    /// Whether the text is a figure.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Amount | Self::Numerator | Self::Denominator)
    }
}

/// A record of activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRecord {
    /// The id of the record, which never changes.
    pub id: RecordId,
    /// When the record was last changed, by the clock of the device. It is only shown.
    pub changed: Option<Timestamp>,
    is_removed: bool,
    /// The texts in the order of their kinds, without blank ones.
    texts: Vec<(RecordText, Arc<str>)>,
    on: Option<Date>,
    indicator: Option<IndicatorId>,
    figures: RecordedFigures,
}

/// The figures of a record, read from its texts; `None` if the text is blank or not a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct RecordedFigures {
    amount: Option<Amount>,
    numerator: Option<Amount>,
    denominator: Option<Amount>,
}

impl ActivityRecord {
    /// A record without texts.
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            changed: None,
            is_removed: false,
            texts: Vec::new(),
            on: None,
            indicator: None,
            figures: RecordedFigures::default(),
        }
    }

    /// A removed record, of which only the id and the time are left.
    pub fn removed(id: RecordId, changed: Option<Timestamp>) -> Self {
        Self { changed, is_removed: true, ..Self::new(id) }
    }

    /// The record with that text, as [`Plan::record_text`] writes it.
    #[must_use]
    pub fn with(mut self, of: RecordText, text: &str) -> Self {
        self.set_text(of, text);
        self
    }

    /// Whether the record was removed, so that it has no texts.
    pub fn is_removed(&self) -> bool {
        self.is_removed
    }

    /// The text of a kind; blank if there is none.
    pub fn text(&self, of: RecordText) -> &str {
        self.position(of).ok().and_then(|at| self.texts.get(at)).map_or("", |(_, text)| text)
    }

    /// Every text with its kind, in the order of the kinds.
    pub fn texts(&self) -> impl Iterator<Item = (RecordText, &str)> {
        self.texts.iter().map(|(of, text)| (*of, &**text))
    }

    /// Writes a text. A text that is not blank restores a removed record.
    pub(crate) fn set_text(&mut self, of: RecordText, text: &str) {
        let text = width::trim(text).replace("\r\n", "\n").replace('\r', "\n");
        let figure = || Amount::from_plain(&text);
        match of {
            RecordText::On => self.on = text.parse().ok(),
            RecordText::Indicator => self.indicator = text.parse().ok(),
            RecordText::Amount => self.figures.amount = figure(),
            RecordText::Numerator => self.figures.numerator = figure(),
            RecordText::Denominator => self.figures.denominator = figure(),
            _ => {}
        }
        self.is_removed &= text.is_empty();
        let at = self.position(of);
        if let Ok(at) = at {
            self.texts.remove(at);
        }
        if !text.is_empty() {
            let (Ok(at) | Err(at)) = at;
            self.texts.insert(at, (of, text.into()));
        }
    }

    fn position(&self, of: RecordText) -> Result<usize, usize> {
        self.texts.binary_search_by_key(&of, |(kind, _)| *kind)
    }

    /// The day; `None` if the text is blank or not a day.
    pub fn on(&self) -> Option<Date> {
        self.on
    }

    /// The fiscal year of the day.
    pub fn fiscal_year(&self) -> Option<FiscalYear> {
        self.on.map(Date::fiscal_year)
    }

    /// The KPI; `None` if no KPI is named.
    pub fn indicator(&self) -> Option<IndicatorId> {
        self.indicator
    }

    /// The amount; `None` if the text is blank or not a number.
    pub fn amount(&self) -> Option<Amount> {
        self.figures.amount
    }

    /// The figure of that kind; `None` if the text is blank or not a number.
    pub fn figure(&self, of: RecordText) -> Option<Amount> {
        match of {
            RecordText::Amount => self.figures.amount,
            RecordText::Numerator => self.figures.numerator,
            RecordText::Denominator => self.figures.denominator,
            _ => None,
        }
    }

    /// Adds a text to the note (備考), unless the note ends with it.
    pub(crate) fn add_note(&mut self, text: &str) {
        let note = self.text(RecordText::Note);
        if !note.ends_with(text) {
            let note = [note, text].join(" ");
            self.set_text(RecordText::Note, &note);
        }
    }

    /// Adds the amount as it is written to the note if it is approximate (約80), since only its digits are stored. It replaces
    /// the words of the amount before.
    pub(crate) fn note_approximate(&mut self, before: Option<Amount>, written: &str, kpi: Option<&Indicator>) {
        let is_noted = self.amount().is_some() && is_approximate(written);
        if (is_noted || self.amount() != before)
            && let Some((own, _)) = noted_amount(self.text(RecordText::Note), before, kpi)
        {
            let own = own.to_owned();
            self.set_text(RecordText::Note, &own);
        }
        if is_noted {
            self.add_note(width::trim(written));
        }
    }

    /// Whether a text should be a day or a figure but is none, so that the record is not counted.
    pub fn is_unread(&self, of: RecordText) -> bool {
        let is_read = match of {
            RecordText::On => self.on.is_some(),
            of => !of.is_figure() || self.figure(of).is_some(),
        };
        !is_read && !self.text(of).is_empty()
    }

    /// The numerator and the denominator of a share, if both are numbers.
    pub fn share(&self) -> Option<(Amount, Amount)> {
        self.figures.numerator.zip(self.figures.denominator)
    }

    /// Whether both records have the same content, whenever they were changed.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.is_removed == other.is_removed && self.texts == other.texts
    }
}

fn is_approximate(amount: &str) -> bool {
    Reading::typed(amount, "").about.is_some()
}

/// The parts of a note that ends with the words of an approximate amount: what is before them, and the words.
pub(crate) fn noted_amount<'n>(
    note: &'n str,
    amount: Option<Amount>,
    kpi: Option<&Indicator>,
) -> Option<(&'n str, &'n str)> {
    let starts = [0].into_iter().chain(note.match_indices(' ').map(|(at, _)| at + 1));
    let mut parts = starts.filter_map(|at| note.split_at_checked(at));
    let is_amount = |words: &str| is_approximate(words) && amount.is_some() && recorded_figure(words, kpi) == amount;
    parts.find(|(_, words)| is_amount(words)).map(|(own, words)| (width::trim(own), words))
}

/// The id of a record that is made at that time: later records have greater ids ([`RecordId::noted`]).
pub(super) fn fresh_record_id(at: Timestamp, random: u64) -> RecordId {
    let start = Date::new(2020, 1, 1).map_or(at, Timestamp::from);
    RecordId::noted(u32::try_from(at.minutes_between(start)).unwrap_or_default(), random)
}

/// Makes a record of the typed actual of a year, on the year's first day. It has the same id on each device, so that two
/// people who make it make the same record.
pub fn record_of_typed(kpi: IndicatorId, year: FiscalYear, actual: Amount, what: &str) -> Option<ActivityRecord> {
    let first = Date::new(year.western(), 4, 1)?;
    let record = ActivityRecord::new(fresh_record_id(Timestamp::from(first), fnv1a(&kpi.to_string())))
        .with(RecordText::Indicator, &kpi.to_string())
        .with(RecordText::Amount, &actual.plain())
        .with(RecordText::What, what);
    Some(record.with(RecordText::On, &first.to_string()))
}

/// Reads the day of a record. The day must be the whole text, since the rest would be lost (11/22 朝市). A day without a
/// year (12/11) is the last such day, since a record is about something that was done.
///
/// # Errors
///
/// The errors of [`read_named_day`]; [`YearError::Unreadable`] if the text contains more than the day.
pub fn recorded_day(text: &str, today: Date) -> Result<Date, YearError> {
    let text = width::trim(text);
    let named = read_named_day(text, today)?;
    if named.written != (0..text.len()) {
        return Err(YearError::Unreadable);
    }
    let date = named.date;
    let year_before = || Date::new(date.year() - 1, date.month(), date.day());
    if date > today && read_date(text).is_err() { Ok(year_before().unwrap_or(date)) } else { Ok(date) }
}

/// The figure of a record in a typed text, read like a cell of its KPI in the unit of the KPI's records; `None` if it is
/// not a number in that unit. A figure in another unit of the same kind is converted (3千円 is 3,000円), since the user
/// named the unit on purpose. For a KPI without a unit a power of ten in the written unit is multiplied, since only the
/// digits are kept.
pub fn recorded_figure(text: &str, row: Option<&Indicator>) -> Option<Amount> {
    let (text, unit) = (width::trim(text), row.map_or("", |row| row.unit_of_records()));
    let of_row = row.filter(|row| row.unit == unit);
    let read = of_row.map_or_else(|| Reading::typed(text, unit), |row| row.typed_reading(text));
    // A numerator or a denominator is a count: 30% of the people in a survey are not 30 people.
    let is_rate = row.is_none() && read.unit.as_deref().is_some_and(|unit| SHARES.contains(&&*width::key(unit)));
    let behind_power = read.unit.as_deref().filter(|_| unit.is_empty()).and_then(without_power);
    match (read.state, behind_power) {
        _ if is_rate => None,
        (State::Number { amount, .. }, None) => Some(amount),
        (_, base) => amount_in(text, base.unwrap_or(unit)),
    }
}

/// The figure with that unit, if it has none of its own; any other text unchanged.
pub fn with_unit(text: &str, unit: &str) -> String {
    let read = Reading::typed(text, "");
    let is_bare = matches!(read.state, State::Number { .. }) && read.unit.is_none();
    if is_bare { format!("{text}{unit}") } else { text.to_owned() }
}

/// The texts that a field of the amount contains, by how the KPI counts: a share as `7/12`, an answer, a name, else an amount.
pub fn counted_texts(kpi: Option<&Indicator>, field: &str) -> Vec<(RecordText, String)> {
    let text = width::trim(field).to_owned();
    match kpi.and_then(Indicator::aggregation) {
        Some(Aggregation::Distinct) => vec![(RecordText::Who, text)],
        Some(Aggregation::Share) => {
            let choices = kpi.map(|kpi| kpi.choices.as_slice()).unwrap_or_default();
            let folded = width::key(&text);
            let parts = folded.split_once('/').filter(|_| choices.is_empty());
            match parts {
                Some((above, below)) => vec![
                    (RecordText::Numerator, width::trim(above).to_owned()),
                    (RecordText::Denominator, width::trim(below).to_owned()),
                ],
                None if choices.iter().any(|choice| choice.word == text) => vec![(RecordText::Choice, text)],
                None => vec![(RecordText::Amount, text)],
            }
        }
        _ => vec![(RecordText::Amount, text)],
    }
}

impl Plan {
    /// Whether a record states a day, a KPI or a figure that cannot be read, or a figure without a day, so that it is not
    /// counted.
    pub fn cannot_count(&self, record: &ActivityRecord) -> bool {
        RecordText::ALL.iter().any(|of| self.cannot_count_for(*of, record))
    }

    /// Whether a record is not counted because of this text.
    pub(crate) fn cannot_count_for(&self, of: RecordText, record: &ActivityRecord) -> bool {
        let kpi = || record.indicator().and_then(|kpi| self.indicator(kpi));
        let states_figure = || RecordText::ALL.iter().any(|of| of.is_figure() && !record.text(*of).is_empty());
        record.is_unread(of)
            || match of {
                RecordText::On => record.on().is_none() && states_figure(),
                RecordText::Indicator => kpi().is_none(),
                RecordText::Amount | RecordText::Choice => kpi().is_some_and(|kpi| kpi.lacking_part(record).is_some()),
                _ => false,
            }
    }

    /// A text of a record as it is stored: a day as `2026-05-03` (12/11 is the last one by `today`), a figure in plain
    /// digits and in the unit of the KPI, and any other text as it was typed.
    pub fn record_text(&self, of: RecordText, text: &str, kpi: Option<IndicatorId>, today: Date) -> String {
        let text = width::trim(text);
        let written = match of {
            RecordText::On => recorded_day(text, today).ok().map(|day| day.to_string()),
            of if of.is_figure() => {
                let row = kpi.filter(|_| of == RecordText::Amount).and_then(|kpi| self.indicator(kpi));
                recorded_figure(text, row.map(|row| &**row)).map(Amount::plain)
            }
            _ => None,
        };
        written.unwrap_or_else(|| text.to_owned())
    }
}
