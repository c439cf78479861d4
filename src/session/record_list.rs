//! The list of activity records (活動記録): filtered, newest first and grouped by month, with separate groups for records
//! that belong to no month of the plan.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::plan::{ActivityRecord, Indicator, Plan, RecordText};
use crate::value::{Date, FiscalYear, IndicatorId, RecordId, Timestamp, width};

/// A range of days whose records are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordSpan {
    /// A fiscal year.
    Year(FiscalYear),
    /// A month of a year.
    Month(i32, u8),
}

/// The filter of the listed records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFilter {
    /// Only records of this KPI.
    pub kpi: Option<IndicatorId>,
    /// Only records of these days.
    pub span: Option<RecordSpan>,
    /// Only records that contain all of these words, which are separated by blanks.
    pub words: String,
}

/// The group under which a record is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordGroup {
    /// The record's KPI is not in the plan (指標なし).
    NoIndicator,
    /// The record has no day (日付なし).
    NoDay,
    /// The record's day is in no year of the plan.
    OutsideYears,
    /// The records of this month of this year; the newest month comes first.
    Month(Reverse<(i32, u8)>),
}

/// The records of a group, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordsOfGroup {
    /// The group.
    pub group: RecordGroup,
    /// The records.
    pub records: Vec<Arc<ActivityRecord>>,
}

impl RecordSpan {
    /// The span as the value of an option: `2026` or `2026-5`.
    pub fn code(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month(year, month) => format!("{year}-{month}"),
        }
    }

    /// Reads the text that [`Self::code`] writes; `None` for any other text.
    pub fn read(code: &str) -> Option<Self> {
        match code.split_once('-') {
            Some((year, month)) => Some(Self::Month(year.parse().ok()?, month.parse().ok()?)),
            None => code.parse().ok().map(Self::Year),
        }
    }

    /// The first and the last day; `None` if they are no valid dates.
    pub fn days(self) -> Option<(Date, Date)> {
        match self {
            Self::Year(year) => Some((Date::new(year.western(), 4, 1)?, Date::new(year.western() + 1, 3, 31)?)),
            Self::Month(year, month) => Some((Date::new(year, month, 1)?, Date::end_of_month(year, month)?)),
        }
    }

    /// The fiscal year of the days.
    pub fn year(self) -> Option<FiscalYear> {
        self.days().map(|(_, last)| last.fiscal_year())
    }

    fn holds(self, record: &ActivityRecord) -> bool {
        match self {
            Self::Year(year) => record.fiscal_year() == Some(year),
            Self::Month(year, month) => record.on().is_some_and(|day| (day.year(), day.month()) == (year, month)),
        }
    }
}

impl RecordFilter {
    /// The filter as it applies to the plan: without a KPI that the plan no longer has, whose records are 指標なし.
    #[must_use]
    pub fn in_force(&self, plan: &Plan) -> Self {
        Self { kpi: self.kpi.filter(|kpi| plan.indicator(*kpi).is_some_and(|row| row.is_begun())), ..self.clone() }
    }

    /// A test of whether a record of the plan is listed.
    fn passes<'f>(&'f self, plan: &'f Plan) -> impl Fn(&ActivityRecord) -> bool + 'f {
        let words = self.words.split(width::is_space).map(width::key).filter(|word| !word.is_empty());
        let words: Vec<String> = words.collect();
        move |record| {
            self.kpi.is_none_or(|kpi| record.indicator() == Some(kpi))
                && self.span.is_none_or(|span| span.holds(record))
                && (words.is_empty() || has_words(plan, record, &words))
        }
    }

    /// The records that are listed, by group.
    pub fn listed(&self, plan: &Plan) -> Vec<Arc<RecordsOfGroup>> {
        let passes = self.passes(plan);
        let passing = plan.log().iter().filter(|record| passes(record));
        let mut found: Vec<(RecordGroup, &Arc<ActivityRecord>)> =
            passing.map(|record| (group_of(plan, record), record)).collect();
        found.sort_unstable_by_key(|(group, record)| (*group, sort_key(record)));
        let mut groups: Vec<RecordsOfGroup> = Vec::new();
        for (group, record) in found {
            match groups.last_mut().filter(|last| last.group == group) {
                Some(last) => last.records.push(Arc::clone(record)),
                None => groups.push(RecordsOfGroup { group, records: vec![Arc::clone(record)] }),
            }
        }
        groups.into_iter().map(Arc::new).collect()
    }
}

/// The records of a plan that pass a filter. After a change of the plan only the records that differ are examined,
/// since there may be 20,000.
#[derive(Clone, Debug)]
pub struct ListedRecords {
    filter: RecordFilter,
    plan: Arc<Plan>,
    groups: Vec<Arc<RecordsOfGroup>>,
}

impl ListedRecords {
    /// The records of that plan that pass the filter.
    pub fn new(filter: RecordFilter, plan: Arc<Plan>) -> Self {
        let groups = filter.listed(&plan);
        Self { filter, plan, groups }
    }

    /// The records by group.
    pub fn groups(&self) -> &[Arc<RecordsOfGroup>] {
        &self.groups
    }

    /// Updates the list to the current filter and plan.
    pub fn follow(&mut self, filter: &RecordFilter, plan: &Arc<Plan>) {
        // Besides the texts of a record, its place in the list depends on the KPIs of the plan, their names, and the years.
        let kpis = self.plan.indicators().iter().map(|row| (row.id, &row.name));
        let is_alike = self.filter == *filter
            && self.plan.years == plan.years
            && kpis.eq(plan.indicators().iter().map(|row| (row.id, &row.name)));
        if !is_alike {
            *self = Self::new(filter.clone(), Arc::clone(plan));
            return;
        }
        let before = std::mem::replace(&mut self.plan, Arc::clone(plan));
        let passes = filter.passes(plan);
        for id in plan.log().differing(before.log()) {
            if let Some(record) = before.log().get(id) {
                self.take_out(record);
            }
            if let Some(record) = plan.log().get(id).filter(|record| !record.is_removed() && passes(record)) {
                put_in(&mut self.groups, group_of(plan, record), record);
            }
        }
    }

    fn take_out(&mut self, record: &ActivityRecord) {
        let group = group_of(&self.plan, record);
        let Ok(place) = self.groups.binary_search_by_key(&group, |listed| listed.group) else { return };
        if let Some(listed) = self.groups.get_mut(place).map(Arc::make_mut) {
            listed.records.retain(|other| other.id != record.id);
            if listed.records.is_empty() {
                self.groups.remove(place);
            }
        }
    }
}

/// Inserts a record into its group at its place.
fn put_in(groups: &mut Vec<Arc<RecordsOfGroup>>, group: RecordGroup, record: &Arc<ActivityRecord>) {
    let found = groups.binary_search_by_key(&group, |listed| listed.group);
    let place = found.unwrap_or_else(|place| {
        groups.insert(place, Arc::new(RecordsOfGroup { group, records: Vec::new() }));
        place
    });
    if let Some(listed) = groups.get_mut(place).map(Arc::make_mut) {
        let at = listed.records.partition_point(|other| sort_key(other) < sort_key(record));
        listed.records.insert(at, Arc::clone(record));
    }
}

/// The sort key of the records of a group: the newest day first. A record keeps its place while other texts of it are changed.
fn sort_key(record: &ActivityRecord) -> Reverse<(Option<Date>, RecordId)> {
    Reverse((record.on(), record.id))
}

/// The records at these positions of the list, counted from 0, by group.
pub fn slice(groups: &[Arc<RecordsOfGroup>], places: Range<usize>) -> Vec<(RecordGroup, &[Arc<ActivityRecord>])> {
    let mut before = 0;
    let of_group = groups.iter().filter_map(|group| {
        let [from, to] = [places.start, places.end].map(|place| place.saturating_sub(before).min(group.records.len()));
        before += group.records.len();
        group.records.get(from..to).filter(|records| !records.is_empty()).map(|records| (group.group, records))
    });
    of_group.collect()
}

/// The place of a record in the list, counted from 0; `None` if it is not listed.
pub fn place_of(groups: &[Arc<RecordsOfGroup>], record: RecordId) -> Option<usize> {
    groups.iter().flat_map(|group| &group.records).position(|listed| listed.id == record)
}

/// The key by which the newest of some records are found.
type Newness = (Option<Timestamp>, RecordId);

/// The newest of these records, the newest first. It is fast if most records arrive newest first.
fn newest(
    records: &mut dyn Iterator<Item = (Newness, &Arc<ActivityRecord>)>,
    count: usize,
) -> Vec<Arc<ActivityRecord>> {
    let mut newest: Vec<(Newness, &Arc<ActivityRecord>)> = Vec::new();
    for (key, record) in records {
        // Most records are older than all that were found.
        if newest.len() < count || newest.last().is_some_and(|(last, _)| *last < key) {
            let at = newest.partition_point(|(other, _)| *other > key);
            newest.insert(at, (key, record));
            newest.truncate(count);
        }
    }
    newest.into_iter().map(|(_, record)| Arc::clone(record)).collect()
}

/// The records that were entered last: those in `saved`, whose last entry is the newest, followed by the others by time of change.
pub fn latest(plan: &Plan, saved: &[RecordId], count: usize) -> Vec<Arc<ActivityRecord>> {
    let saved = saved.iter().rev().filter_map(|id| plan.log().get(*id)).filter(|record| !record.is_removed());
    let mut latest: Vec<Arc<ActivityRecord>> = saved.take(count).cloned().collect();
    let others = newest(&mut plan.log().iter().rev().map(|record| ((record.changed, record.id), record)), count);
    let others = others.into_iter().filter(|record| !latest.iter().any(|saved| saved.id == record.id));
    let others: Vec<Arc<ActivityRecord>> = others.collect();
    latest.extend(others);
    latest.truncate(count);
    latest
}

/// The records of a KPI in a fiscal year with the latest days, newest first.
pub fn last_of(plan: &Plan, kpi: &Indicator, year: FiscalYear, count: usize) -> Vec<Arc<ActivityRecord>> {
    let of_year = plan.log().years().find(|(of, _)| *of == Some(year)).into_iter().flat_map(|(_, records)| &**records);
    let of_kpi = of_year.rev().filter(|record| record.indicator() == Some(kpi.id));
    newest(&mut of_kpi.map(|record| ((record.on().map(Timestamp::from), record.id), record)), count)
}

/// The distinct texts of 内容 (what happened) in the records that were entered last: proposals for the next record.
pub fn proposals(plan: &Plan, saved: &[RecordId]) -> Vec<String> {
    const LOOKED_THROUGH: usize = 60;
    const MOST: usize = 20;
    let mut texts: Vec<String> = Vec::new();
    for record in latest(plan, saved, LOOKED_THROUGH) {
        let text = record.text(RecordText::What);
        if !text.is_empty() && !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    texts.truncate(MOST);
    texts
}

/// The number of records that the file of the plan lacks or has in another state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsent {
    /// The number of records, including those that were removed here but are in the file.
    pub count: usize,
    /// The time of the earliest change among these records.
    pub since: Option<Timestamp>,
}

/// The records that are not yet in the file as they are now; `file` is the plan in its file, if it has one.
pub fn unsent(plan: &Plan, file: Option<&Plan>) -> Unsent {
    let Some(file) = file else {
        let changed = plan.log().iter().filter_map(|record| record.changed).min();
        return Unsent { count: plan.log().iter().count(), since: changed };
    };
    let is_there = |plan: &Plan, id| plan.log().get(id).is_some_and(|record| !record.is_removed());
    let differing = plan.log().differing(file.log()).into_iter();
    let differing: Vec<RecordId> = differing.filter(|id| is_there(file, *id) || is_there(plan, *id)).collect();
    let changed = differing.iter().filter_map(|id| plan.log().get(*id)?.changed);
    Unsent { count: differing.len(), since: changed.min() }
}

/// The chosen span. Without one, the newest fiscal year with records that has begun by `today`, or else the first
/// future one; `None` if there are no records.
pub fn span_or_last(plan: &Plan, span: Option<RecordSpan>, today: Date) -> Option<RecordSpan> {
    let has_records = |records: &[Arc<ActivityRecord>]| records.iter().any(|record| !record.is_removed());
    let years = plan.log().years().filter(|(_, records)| has_records(records)).filter_map(|(year, _)| year);
    let (begun, to_come): (Vec<FiscalYear>, Vec<FiscalYear>) = years.partition(|year| *year <= today.fiscal_year());
    span.or_else(|| begun.last().or(to_come.first()).copied().map(RecordSpan::Year))
}

/// The fiscal years and months that have records, newest first.
pub fn spans(plan: &Plan) -> Vec<RecordSpan> {
    let mut spans = Vec::new();
    for (year, records) in plan.log().years().collect::<Vec<_>>().into_iter().rev() {
        let Some(year) = year else { continue };
        // Marks each of the twelve months once.
        let mut months = [false; 13];
        for day in records.iter().filter_map(|record| record.on()) {
            if let Some(month) = months.get_mut(usize::from(day.month())) {
                *month = true;
            }
        }
        let of_year = [3, 2, 1, 12, 11, 10, 9, 8, 7, 6, 5, 4].into_iter();
        let has_records = |month: &u8| months.get(usize::from(*month)) == Some(&true);
        let month = |month: u8| RecordSpan::Month(year.western() + i32::from(month < 4), month);
        let mut months = of_year.filter(has_records).map(month).peekable();
        spans.extend(months.peek().map(|_| RecordSpan::Year(year)));
        spans.extend(months);
    }
    spans
}

fn group_of(plan: &Plan, record: &ActivityRecord) -> RecordGroup {
    match record.on() {
        _ if record.indicator().and_then(|kpi| plan.indicator(kpi)).is_none() => RecordGroup::NoIndicator,
        None => RecordGroup::NoDay,
        Some(day) if !plan.years.contains(day.fiscal_year()) => RecordGroup::OutsideYears,
        Some(day) => RecordGroup::Month(Reverse((day.year(), day.month()))),
    }
}

/// Whether each of the words occurs in a text of the record or in the name of its KPI.
fn has_words(plan: &Plan, record: &ActivityRecord, words: &[String]) -> bool {
    let kpi = record.indicator().and_then(|kpi| plan.indicator(kpi)).map(|kpi| width::key(&kpi.name));
    let texts = record.texts().filter(|(of, _)| *of != RecordText::Indicator).map(|(_, text)| width::key(text));
    let texts: Vec<String> = texts.chain(kpi).collect();
    words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
}
