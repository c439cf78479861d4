//! The KPI table: the part of a plan that is exchanged in table files and merged on return.
//!
//! Its rows are indicators. Only the fields that such a file contains count: name, unit, group, the choices, the section
//! in charge, the baseline, the targets and actuals, and the notes. Cells that are not shown under the KPI's 目標の数え方 (year
//! targets of a period, a period target of years) are not exchanged either.
//!
//! Besides its rows a table has texts of the sheets of 効果検証 if sections are asked for them (照会). The table in the file of
//! a sheet (効果検証CSV) has only such texts.

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
    /// Texts of sheets of 効果検証, in the order of the places. A missing place states nothing; a blank text states that the
    /// place is blank.
    pub texts: Vec<(EvaluationPlace, Arc<str>)>,
    /// Whether the table is only for the sheet of 効果検証 of its one year, and states nothing about KPIs and years.
    pub is_sheet: bool,
}

impl KpiTable {
    /// The table of a plan, sharing its rows. Actuals from records are stated like typed ones.
    pub fn from_plan(plan: &Plan) -> Self {
        Self::with_rows(plan, |row| row.with_actuals_stated(&plan.years))
    }

    /// The table of a plan with only typed actuals, for the merge of whole plans: other actuals follow from the records.
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

    /// The table of the sheet of a year, without texts yet.
    pub fn of_sheet(year: FiscalYear) -> Self {
        Self { years: vec![year], is_sheet: true, ..Self::default() }
    }

    /// Adds the text at that place of the plan's sheets.
    pub fn state(&mut self, plan: &Plan, place: EvaluationPlace) {
        self.put_text(place, plan.evaluation_text(place).into());
    }

    /// Inserts a text at its position.
    pub(crate) fn put_text(&mut self, place: EvaluationPlace, text: Arc<str>) {
        let at = self.texts.partition_point(|(before, _)| *before < place);
        self.texts.insert(at, (place, text));
    }

    /// The texts about a KPI on the sheet of a year.
    pub fn texts_of(&self, year: FiscalYear, kpi: IndicatorId) -> impl Iterator<Item = &(EvaluationPlace, Arc<str>)> {
        let first = EvaluationPlace { year, part: EvaluationPart::Kpi(kpi, KpiText::Cause) };
        let from = self.texts.partition_point(|(place, _)| *place < first);
        let is_of_it =
            move |(place, _): &&(EvaluationPlace, Arc<str>)| place.year == year && place.part.indicator() == Some(kpi);
        self.texts.get(from..).unwrap_or_default().iter().take_while(is_of_it)
    }

    /// The text at a place of the sheets; `None` if the table states none.
    pub fn sheet_text(&self, place: EvaluationPlace) -> Option<&str> {
        let at = self.texts.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        self.texts.get(at).map(|(_, text)| &**text)
    }

    /// The row of that id; `None` if there is none.
    pub fn row(&self, id: IndicatorId) -> Option<&Arc<Indicator>> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The table as compact text, by the meaning of its cells and not by how they are written. Two tables with the same
    /// meaning have the same text.
    pub fn text(&self) -> String {
        text::write(self)
    }

    /// Reads the compact text; `None` if it is malformed. The rows have only the fields that are exchanged.
    pub fn read(text: &str) -> Option<Self> {
        text::read(text)
    }

    /// The version id, made from the meaning of the content: `24`, `24.00` and `２４` give the same id.
    pub fn version(&self) -> VersionId {
        TableText::from(self).version()
    }
}

/// The compact text of a table, as a lineage stores it ([`KpiTable::text`]), with the parsed table: several files that
/// are opened together are each compared with all tables that were applied before, so each text is parsed once.
#[derive(Clone, Debug)]
pub struct TableText(Arc<(Box<str>, OnceLock<Option<KpiTable>>)>);

impl TableText {
    /// The table; `None` if the text is malformed.
    pub fn table(&self) -> Option<&KpiTable> {
        let (text, table) = &*self.0;
        table.get_or_init(|| KpiTable::read(text)).as_ref()
    }

    /// Whether the table is only for a sheet of 効果検証.
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

/// Whether two texts are equal apart from changes by a spreadsheet or another encoding: line ends, and characters with
/// two codes of which CP932 has only one.
pub fn same_text(one: &str, other: &str) -> bool {
    let as_saved = |text: &str| -> String {
        text::unified(text).chars().map(|letter| look_alike(letter).unwrap_or(letter)).collect()
    };
    one == other || as_saved(one) == as_saved(other)
}
