//! Import of files of activity records (活動記録のCSV) and of lists that others keep (日付, 来場者数, 内容 …): the rows become records of the
//! plan, which are merged with ours like the plan of another person.
//!
//! A row with 記録ID is that record, a row without it is a new record. The id of a new record is made from the text of the row, so
//! that importing the same file again adds nothing, however its texts are interpreted then; the ids of a day sort by their rows.
//! A column whose heading is the name of a KPI has the amounts of that KPI, so that a row may become several records. A day or a
//! number that cannot be read stays as it is written; such a record is listed and not counted.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;
use litemap::LiteMap;

use crate::columns::activity_table::{RecordColumn, are_heads};
use crate::columns::fields::{figure, id, plain};
use crate::import::text_table::{Headings, TextRow, TextTable};
use crate::plan::activity_log::{MOST_RECORDS, counted_texts, with_unit};
use crate::plan::cell::{Reading, State};
use crate::plan::coded::with_codes;
use crate::plan::unit::without_brackets;
use crate::plan::{ActivityLog, ActivityRecord, Indicator, Plan, RecordText};
use crate::value::fiscal_year::Date;
use crate::value::id::{IndicatorId, PlanId, RecordId};
use crate::value::only;
use crate::value::width::{key, trim};

/// The number of rows that are searched for the headings.
const HEAD: usize = 10;

with_codes! {
    /// The reason why a file of records is refused.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    RecordsError {
        /// The plan would hold more records than a plan may.
        TooMany: "IN-161",
        /// Two rows have the id of the same record.
        RecordTwice {
            /// The line of the second row, counted from 1.
            line: usize,
        }: "IN-162",
        /// A row belongs to another plan than the plan that is shown.
        OtherPlan {
            /// The line of the row, counted from 1.
            line: usize,
        }: "IN-164",
        /// The record id of a row is not an id.
        NotAnId {
            /// The line of the row, counted from 1.
            line: usize,
        }: "IN-163",
    }
}

/// The plan with the records of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRecords {
    /// Our plan with its records changed as the file states.
    pub plan: Arc<Plan>,
    /// The records that rows name by 記録ID.
    pub with_id: BTreeSet<RecordId>,
    /// The number of rows with content.
    pub rows: usize,
    /// The lines of rows without a KPI of the plan.
    pub without_kpi: Vec<usize>,
    /// The lines of rows without a readable day.
    pub without_day: Vec<usize>,
    /// The lines of other rows with an amount that cannot be counted.
    pub without_figure: Vec<usize>,
    /// The headings of columns that are not read and that have content.
    pub unread_columns: Vec<String>,
}

/// The plan id in a file of records; `None` if the table is no such file. The inner value is `None` if no row has an id.
pub fn plan_of_records(sheet: &TextTable) -> Option<Option<PlanId>> {
    let at = sheet.rows.iter().take(HEAD).position(|row| are_heads(row.fields()))?;
    let headings = Headings::first(sheet.rows.get(at)?, RecordColumn::of_name);
    let mut rows = sheet.rows.iter().skip(at + 1);
    Some(rows.find_map(|row| id(trim(headings.field(row, RecordColumn::PlanId)?))))
}

/// Reads the records of a list into the plan. A foreign list is recognised by a column of days beside any other known column.
/// `None` if the rows are no list of records.
pub fn read_records(sheet: &TextTable, plan: &Arc<Plan>, today: Date) -> Option<Result<ReadRecords, RecordsError>> {
    let (names, heads) = (KpiNames::new(plan), sheet.rows.iter().take(HEAD).enumerate());
    let (at, headings) = heads.map(|(at, row)| (at, heads_of(row, &names))).find(|(_, headings)| is_list(headings))?;
    let below = sheet.rows.get(at + 1..)?;
    let rows: Vec<&TextRow> =
        below.iter().map(AsRef::as_ref).filter(|row| !are_heads(row.fields()) && !row.is_blank()).collect();
    let is_filled = |place: usize| rows.iter().any(|row| row.field(place).is_some_and(|text| !trim(text).is_empty()));
    let unread = headings.unread().filter(|(place, _)| is_filled(*place));
    let unread_columns = unread.map(|(_, heading)| heading.to_owned()).collect();
    let (log, [with_id, seen]) = (plan.log().clone(), [const { BTreeSet::new() }; 2]);
    let known = plan.log().all().map(|record| (record.id.place_and_row().1, record.id)).collect();
    let places = HashMap::new();
    let [without_kpi, without_day, without_figure] = [const { Vec::new() }; 3];
    let mut reader = RecordReader {
        plan,
        names,
        today,
        headings,
        log,
        with_id,
        seen,
        known,
        places,
        without_kpi,
        without_day,
        without_figure,
    };
    Some(rows.iter().try_for_each(|row| reader.take(row)).and_then(|()| {
        let RecordReader { log, with_id, without_kpi, without_day, without_figure, .. } = reader;
        if log.count_all() > MOST_RECORDS {
            return Err(RecordsError::TooMany);
        }
        let plan = Arc::new(plan.with_log(log));
        Ok(ReadRecords { plan, with_id, rows: rows.len(), without_kpi, without_day, without_figure, unread_columns })
    }))
}

/// The meaning of a column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Known(RecordColumn),
    /// The amounts of this KPI.
    Amounts(IndicatorId),
}

/// The columns of a list. Of two columns with the same meaning the first is read, and the second is listed as unread.
fn heads_of(row: &TextRow, names: &KpiNames<'_>) -> Headings<Head> {
    let is_ours = are_heads(row.fields());
    Headings::first(row, |text| {
        let own = RecordColumn::of_name(text).filter(|_| is_ours).map(Head::Known);
        let of_kpi = || names.named(text).map(|(row, _)| Head::Amounts(row.id));
        let of_word = || RecordColumn::of_word(text).or_else(|| RecordColumn::of_word(&with_unit_behind(text)?.0));
        own.or_else(of_kpi).or_else(|| of_word().map(Head::Known))
    })
}

/// A heading without the unit in brackets behind it, and that unit.
fn with_unit_behind(text: &str) -> Option<(String, String)> {
    without_brackets(text).filter(|(_, unit)| !unit.is_empty())
}

fn is_list(headings: &Headings<Head>) -> bool {
    headings.place(Head::Known(RecordColumn::Text(RecordText::On))).is_some() && headings.columns.len() > 1
}

/// The KPIs of a plan by the keys of their names.
pub(crate) struct KpiNames<'p>(LiteMap<String, &'p Arc<Indicator>>);

impl<'p> KpiNames<'p> {
    /// The KPIs of that plan. Of two KPIs with the same name the first counts.
    pub(crate) fn new(plan: &'p Plan) -> Self {
        let mut names = LiteMap::new();
        for row in plan.used_indicators().filter(|row| !key(&row.name).is_empty()) {
            names.try_insert(key(&row.name), row);
        }
        Self(names)
    }

    /// The KPI with that name, and the unit that the text has in brackets behind it, as in 売上（円）; blank if it has none.
    pub(crate) fn named(&self, text: &str) -> Option<(&'p Arc<Indicator>, String)> {
        let row = |name: &str| self.0.get(name).copied();
        // A KPI may be called 来場者数（女性） beside another one called 来場者数.
        row(&key(text)).map(|row| (row, String::new())).or_else(|| {
            let (name, unit) = without_brackets(text)?;
            Some((row(&name)?, unit))
        })
    }
}

/// A record that a row states: its amount is that in the column of its KPI, if the row has such columns.
struct StatedRecord {
    /// The record that the row names.
    named: Option<RecordId>,
    kpi: Option<IndicatorId>,
    /// The amount as written, with the unit that its heading or the name of the KPI has; `None` if there is no column for it.
    amount: Option<String>,
    is_of_column: bool,
}

struct RecordReader<'a> {
    plan: &'a Arc<Plan>,
    names: KpiNames<'a>,
    today: Date,
    headings: Headings<Head>,
    log: ActivityLog,
    with_id: BTreeSet<RecordId>,
    /// The records that rows have already named or created.
    seen: BTreeSet<RecordId>,
    /// The records of the plan and of the rows so far, by the part of the id that is made from the text of a row.
    known: HashMap<u64, RecordId>,
    /// The place of the last row of each day in its id.
    places: HashMap<String, usize>,
    without_kpi: Vec<usize>,
    without_day: Vec<usize>,
    without_figure: Vec<usize>,
}

/// Adds the line of a row, which may become several records, once.
fn note_line(lines: &mut Vec<usize>, line: usize) {
    if lines.last() != Some(&line) {
        lines.push(line);
    }
}

impl RecordReader<'_> {
    fn take(&mut self, row: &TextRow) -> Result<(), RecordsError> {
        let plan: Option<PlanId> = self.field(row, RecordColumn::PlanId).and_then(|text| id(&text));
        if plan.is_some_and(|plan| plan != self.plan.id) {
            return Err(RecordsError::OtherPlan { line: row.line });
        }
        let named = self.field(row, RecordColumn::RecordId).filter(|text| !text.is_empty());
        let named: Option<RecordId> =
            named.map(|text| id(&text).ok_or(RecordsError::NotAnId { line: row.line })).transpose()?;
        self.with_id.extend(named);
        if self.field(row, RecordColumn::Removed).is_some_and(|text| !text.is_empty()) {
            // Removing a record that is not here, or that was already removed, does nothing.
            let here = named.filter(|id| self.plan.log().get(*id).is_some_and(|record| !record.is_removed()));
            return here.map_or(Ok(()), |id| self.put(ActivityRecord::removed(id, None), row.line));
        }
        let columns = self.amounts(row);
        if columns.is_empty() {
            let before = named.and_then(|id| self.plan.log().get(id));
            let (kpi, unit) = self.kpi(row, before.and_then(|record| record.indicator()), named.is_none());
            let amount = RecordColumn::Text(RecordText::Amount);
            let heading = || self.headings.names.get(self.headings.place(Head::Known(amount))?);
            let unit = Some(unit).filter(|unit| !unit.is_empty()).or_else(|| Some(with_unit_behind(heading()?)?.1));
            let amount = self.field(row, amount).map(|amount| with_unit(&amount, &unit.unwrap_or_default()));
            return self.take_one(row, StatedRecord { named, kpi, amount, is_of_column: false });
        }
        columns.into_iter().try_for_each(|(kpi, amount)| {
            self.take_one(row, StatedRecord { named, kpi: Some(kpi), amount: Some(amount), is_of_column: true })
        })
    }

    /// The text of a column as it is written; a figure without the marks of a spreadsheet.
    fn field(&self, row: &TextRow, column: RecordColumn) -> Option<String> {
        let text = self.headings.field(row, Head::Known(column))?;
        let is_figure = matches!(column, RecordColumn::Text(of) if of.is_figure());
        Some(trim(&if is_figure { figure(text) } else { plain(text) }).to_owned())
    }

    /// The non-blank amounts in columns of KPIs, each with the unit in the heading.
    fn amounts(&self, row: &TextRow) -> Vec<(IndicatorId, String)> {
        let field = |(head, place): &(Head, usize)| match head {
            Head::Amounts(kpi) => {
                let (_, unit) = self.names.named(self.headings.names.get(*place)?)?;
                Some((*kpi, with_unit(trim(&figure(row.field(*place)?)), &unit)))
            }
            Head::Known(_) => None,
        };
        self.headings.columns.iter().filter_map(field).filter(|(_, amount)| !amount.is_empty()).collect()
    }

    /// The KPI by its id or its name, with the unit behind the name. Where the row states neither: the KPI of the record so
    /// far, or for a new record the only KPI of the plan that counts by records.
    fn kpi(&self, row: &TextRow, so_far: Option<IndicatorId>, is_new: bool) -> (Option<IndicatorId>, String) {
        let by_id = self.field(row, RecordColumn::Text(RecordText::Indicator));
        let by_name = self.field(row, RecordColumn::KpiName);
        if let Some(known) = by_id.and_then(|text| id(&text)) {
            return (Some(known), String::new());
        }
        if let Some(name) = by_name.filter(|name| !name.is_empty()) {
            return self.names.named(&name).map(|(row, unit)| (Some(row.id), unit)).unwrap_or_default();
        }
        let only = only(self.plan.used_indicators().filter(|row| row.aggregation().is_some()));
        (so_far.or(only.filter(|_| is_new).map(|row| row.id)), String::new())
    }

    /// Stores the content of a row for one of its records.
    fn take_one(&mut self, row: &TextRow, record: StatedRecord) -> Result<(), RecordsError> {
        let StatedRecord { named, kpi, amount, is_of_column } = record;
        let of_kpi = kpi.and_then(|kpi| self.plan.indicator(kpi)).map(|kpi| &**kpi);
        let counted = amount.map(|amount| {
            // A share as 7/12 or a name has its own columns in our file; elsewhere it is in the place of the amount.
            let has_column = |of: RecordText| self.headings.place(Head::Known(RecordColumn::Text(of))).is_some();
            let counted = counted_texts(of_kpi, &amount);
            let is_elsewhere = counted.iter().any(|(of, _)| *of != RecordText::Amount && has_column(*of));
            // A number names nobody who is counted once.
            let is_number = matches!(Reading::from_text(&amount, "").state, State::Number { .. });
            let is_amount = is_elsewhere || is_number || amount.is_empty();
            if is_amount { vec![(RecordText::Amount, amount)] } else { counted }
        });
        let text = |of: RecordText| {
            let text = match of {
                RecordText::Indicator => kpi.map(|kpi| kpi.to_string()),
                of => match counted.iter().flatten().find(|(kind, _)| *kind == of) {
                    Some((_, text)) => Some(text.clone()),
                    None if of == RecordText::Amount => None,
                    None => self.field(row, RecordColumn::Text(of)),
                },
            };
            Some((of, self.plan.record_text(of, &text?, kpi, self.today)))
        };
        let texts: Vec<(RecordText, String)> = RecordText::ALL.iter().copied().filter_map(text).collect();
        let says = |of: RecordText| texts.iter().any(|(kind, text)| *kind == of && !text.is_empty());
        if named.is_none() && ![RecordText::On, RecordText::Amount, RecordText::What].into_iter().any(says) {
            return Ok(());
        }
        let on = texts.iter().find(|(of, _)| *of == RecordText::On).map_or("", |(_, on)| on);
        let id = named.unwrap_or_else(|| self.fresh(row, kpi.filter(|_| is_of_column), on));
        let before = self.plan.log().get(id).filter(|record| !record.is_removed());
        let mut record = before.map_or_else(|| ActivityRecord::new(id), |record| ActivityRecord::clone(record));
        let amount_before = record.amount();
        for (of, text) in &texts {
            record.set_text(*of, text);
        }
        let has_kpi = record.indicator().is_some_and(|kpi| self.plan.indicator(kpi).is_some());
        if !has_kpi {
            note_line(&mut self.without_kpi, row.line);
            // Keep an unknown KPI name in the note.
            let name = self.field(row, RecordColumn::KpiName).unwrap_or_default();
            record.add_note(&name);
        }
        for (_, amount) in counted.iter().flatten().filter(|(of, _)| *of == RecordText::Amount) {
            record.note_approximate(amount_before, amount, of_kpi);
        }
        if record.on().is_none() {
            note_line(&mut self.without_day, row.line);
        } else if has_kpi && self.plan.cannot_count(&record) {
            note_line(&mut self.without_figure, row.line);
        }
        self.put(record, row.line)
    }

    /// The id of a new record, made from the text of its row, and from its KPI where the row becomes several records; equal rows
    /// become as many records. It has the place after the row before of the same day; a row that was imported before has the
    /// place that it had.
    fn fresh(&mut self, row: &TextRow, kpi: Option<IndicatorId>, on: &str) -> RecordId {
        let mut hasher = FnvHasher::default();
        hasher.write(self.plan.id.to_string().as_bytes());
        hasher.write(kpi.map(|kpi| kpi.to_string()).unwrap_or_default().as_bytes());
        for field in row.fields() {
            hasher.write(trim(field).as_bytes());
            hasher.write_u8(0);
        }
        let place = self.places.entry(on.to_owned()).or_default();
        loop {
            let new = RecordId::for_row(hasher.finish(), *place + 1);
            let id = *self.known.entry(new.place_and_row().1).or_insert(new);
            if !self.seen.contains(&id) {
                *place = id.place_and_row().0.max(*place);
                return id;
            }
            hasher.write_u8(1);
        }
    }

    fn put(&mut self, record: ActivityRecord, line: usize) -> Result<(), RecordsError> {
        if !self.seen.insert(record.id) {
            return Err(RecordsError::RecordTwice { line });
        }
        self.log.set(record);
        Ok(())
    }
}
