//! The KPI table: the part of a plan that is exchanged in table files and merged on return.
//!
//! Its rows are indicators, of which only the fields count that such a file holds: name, unit, group, the choices,
//! the section in charge, the baseline, the targets and actuals, and the notes. Cells that do not show under
//! the KPI's 目標の数え方 (year targets of a period, a period target of years) do not travel either.
//!
//! Beside its rows a table holds texts of the sheets of 効果検証 where sections are asked for them (照会), or nothing but these
//! where the file is that of a sheet (効果検証CSV).

use std::hash::Hasher;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use fnv::FnvHasher;

use super::text;
use crate::plan::evaluation::{EvaluationPart, KpiText};
use crate::plan::{EvaluationPlace, Indicator, Plan};
use crate::value::width::look_alike;
use crate::value::{FiscalYear, IndicatorId, VersionId};

/// The KPI table of a plan, or one that was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KpiTable {
    /// The fiscal years that have a column, in ascending order.
    pub years: Vec<FiscalYear>,
    /// The rows in their order; their ids are distinct.
    pub rows: Vec<Arc<Indicator>>,
    /// What it says of sheets of 効果検証, in the order of the places. A place that is not here is no statement; a blank text is one.
    pub texts: Vec<(EvaluationPlace, Arc<str>)>,
    /// Whether it is of a sheet of 効果検証 alone, that of its one year, and says nothing of KPIs and years.
    pub is_sheet: bool,
}

impl KpiTable {
    /// The table of a plan, sharing its rows. Actuals that records give stand in it as if they had been typed.
    pub fn from_plan(plan: &Plan) -> Self {
        Self::with_rows(plan, |row| row.with_actuals_stated(&plan.years))
    }

    /// The table of a plan with what was typed alone, as whole plans are merged: what records give follows from the records.
    pub(crate) fn of_typed(plan: &Plan) -> Self {
        Self::with_rows(plan, Indicator::without_records)
    }

    fn with_rows(plan: &Plan, without_records: impl Fn(&Indicator) -> Indicator) -> Self {
        let shared = |row: &Arc<Indicator>| {
            if row.recorded.is_empty() { Arc::clone(row) } else { Arc::new(without_records(row)) }
        };
        let rows = plan.indicators().iter().map(shared).collect();
        Self { years: plan.years.years().collect(), rows, ..Self::default() }
    }

    /// The table of the sheet of a year, which states nothing of it yet.
    pub fn of_sheet(year: FiscalYear) -> Self {
        Self { years: vec![year], is_sheet: true, ..Self::default() }
    }

    /// States what stands at that place of the plan's sheets.
    pub fn state(&mut self, plan: &Plan, place: EvaluationPlace) {
        self.put_text(place, plan.evaluation_text(place).into());
    }

    /// Puts a text in its place.
    pub(crate) fn put_text(&mut self, place: EvaluationPlace, text: Arc<str>) {
        let at = self.texts.partition_point(|(before, _)| *before < place);
        self.texts.insert(at, (place, text));
    }

    /// What it says of a KPI on the sheet of a year.
    pub fn texts_of(&self, year: FiscalYear, kpi: IndicatorId) -> impl Iterator<Item = &(EvaluationPlace, Arc<str>)> {
        let first = EvaluationPlace { year, part: EvaluationPart::Kpi(kpi, KpiText::Cause) };
        let from = self.texts.partition_point(|(place, _)| *place < first);
        let is_of_it =
            move |(place, _): &&(EvaluationPlace, Arc<str>)| place.year == year && place.part.indicator() == Some(kpi);
        self.texts.get(from..).unwrap_or_default().iter().take_while(is_of_it)
    }

    /// What it says at a place of the sheets; `None` if it says nothing of it.
    pub fn sheet_text(&self, place: EvaluationPlace) -> Option<&str> {
        let at = self.texts.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        self.texts.get(at).map(|(_, text)| &**text)
    }

    /// The row of that id; `None` if there is none.
    pub fn row(&self, id: IndicatorId) -> Option<&Arc<Indicator>> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The table as compact text: what its cells mean, not how they are written. Two tables that mean the same have
    /// the same text.
    pub fn text(&self) -> String {
        text::write(self)
    }

    /// Reads the compact text; `None` if it is malformed. The rows have only the fields that are exchanged.
    pub fn read(text: &str) -> Option<Self> {
        text::read(text)
    }

    /// The version id, made from the content by meaning: `24`, `24.00` and `２４` give the same one.
    pub fn version(&self) -> VersionId {
        TableText::from(self).version()
    }
}

/// The compact text of a table, as a lineage keeps it ([`KpiTable::text`]), with the table that it is read as: several
/// files that are opened together are each compared with all tables that were applied before.
#[derive(Clone, Debug)]
pub struct TableText(Arc<(Box<str>, OnceLock<Option<KpiTable>>)>);

impl TableText {
    /// The table; `None` if the text is malformed.
    pub fn table(&self) -> Option<&KpiTable> {
        let (text, table) = &*self.0;
        table.get_or_init(|| KpiTable::read(text)).as_ref()
    }

    /// Whether it is of a sheet of 効果検証 alone.
    pub fn is_sheet(&self) -> bool {
        self.starts_with(text::OF_SHEET)
    }

    /// The version id of the table.
    pub fn version(&self) -> VersionId {
        let mut hasher = FnvHasher::default();
        hasher.write(self.as_bytes());
        VersionId::from_bits(hasher.finish())
    }
}

impl From<&str> for TableText {
    fn from(text: &str) -> Self {
        Self(Arc::new((text.into(), OnceLock::new())))
    }
}

impl From<&KpiTable> for TableText {
    fn from(table: &KpiTable) -> Self {
        table.text().as_str().into()
    }
}

impl Deref for TableText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.0
    }
}

impl PartialEq for TableText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for TableText {}

/// Whether two texts are the same but for what a spreadsheet or another encoding makes of them: the end of a line,
/// and letters that CP932 holds under one of their two codes only.
pub fn same_text(one: &str, other: &str) -> bool {
    let as_saved = |text: &str| -> String {
        text::unified(text).chars().map(|letter| look_alike(letter).unwrap_or(letter)).collect()
    };
    one == other || as_saved(one) == as_saved(other)
}
