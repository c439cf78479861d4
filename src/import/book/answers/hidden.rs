//! The hidden sheet of an answer book: the KPI of each number, and the content of its cells when the book was written.

use super::{BookRow, BookSheet, asked_columns, behind, cell, column, text};
use crate::columns::answer_book::{self as words, Asked};
use crate::columns::fields::id;
use crate::plan::MOST_INDICATORS;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{IndicatorId, PlanId, VersionId};
use crate::value::width::{key, trim};

/// The content of the hidden sheet.
pub(super) struct Hidden {
    pub(super) plan: Option<PlanId>,
    pub(super) version: Option<VersionId>,
    /// The earlier versions as text.
    pub(super) before: String,
    pub(super) kpis: Vec<Known>,
}

/// A KPI that the book asks about.
pub(super) struct Known {
    /// The key of its number.
    pub(super) number: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) responsible: String,
    /// The content of its cells when the book was written.
    stood: Vec<((Asked, FiscalYear), String)>,
}

impl Hidden {
    /// Reads the sheet; `None` if it is not the hidden sheet of an answer book. The name of the sheet does not matter.
    pub(super) fn read(sheet: &BookSheet) -> Option<Self> {
        let first = sheet.rows.first()?;
        let [mark, _] = words::MARK;
        if trim(cell(first, 0)?) != mark {
            return None;
        }
        let at = sheet.rows.iter().position(|row| column(row, words::KPI_ID).is_some())?;
        let (head, rows) = sheet.rows.get(at..)?.split_first()?;
        let [number, kpi, name, unit, responsible] =
            [words::NUMBER, words::KPI_ID, words::NAME, words::UNIT, words::RESPONSIBLE].map(|name| column(head, name));
        let asked = asked_columns(head);
        let known = |row: &BookRow| Known {
            number: key(text(row, number)),
            id: text(row, kpi).to_owned(),
            name: text(row, name).to_owned(),
            unit: text(row, unit).to_owned(),
            responsible: text(row, responsible).to_owned(),
            stood: asked.iter().filter_map(|(asked, column)| Some((*asked, cell(row, *column)?.to_owned()))).collect(),
        };
        let kpis = rows.iter().take(MOST_INDICATORS).map(known);
        let kpis = kpis.filter(|known| id::<IndicatorId>(&known.id).is_some()).collect();
        let behind = |label| behind(&sheet.rows, |text| trim(text) == label);
        let [plan, version, before] = [words::PLAN_ID, words::VERSION, words::BASE_VERSIONS].map(behind);
        let (plan, version) = (plan.as_deref().and_then(id), version.as_deref().and_then(id));
        Some(Self { plan, version, before: before.unwrap_or_default(), kpis })
    }
}

impl Known {
    /// The content of a cell when the book was written; `None` if the book did not ask for it.
    pub(super) fn stood(&self, asked: Asked, year: FiscalYear) -> Option<&str> {
        self.stood.iter().find(|(known, _)| *known == (asked, year)).map(|(_, text)| text.as_str())
    }

    /// Whether name and unit are those of the KPI, compared by their keys.
    pub(super) fn is_called(&self, name: &str, unit: &str) -> bool {
        !name.is_empty() && key(&self.name) == key(name) && key(&self.unit) == key(unit)
    }

    /// Whether name or unit is that of the KPI.
    pub(super) fn is_like(&self, name: &str, unit: &str) -> bool {
        key(&self.name) == key(name) || key(&self.unit) == key(unit)
    }
}
