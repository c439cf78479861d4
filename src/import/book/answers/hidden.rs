//! The hidden sheet of an answer book: which KPI each number is, and what stood in its cells when the book was written.

use super::{BookRow, BookSheet, cell, text};
use crate::columns::answer_book::{self as words, Asked};
use crate::columns::fields::id;
use crate::plan::MOST_INDICATORS;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{IndicatorId, PlanId, VersionId};
use crate::value::width::{key, trim};

/// What the hidden sheet says.
pub(super) struct Hidden {
    pub(super) plan: Option<PlanId>,
    pub(super) version: Option<VersionId>,
    /// The earlier versions, as they are written.
    pub(super) before: String,
    pub(super) kpis: Vec<Known>,
    asked: Vec<((Asked, FiscalYear), usize)>,
}

/// A KPI that the book asks.
pub(super) struct Known {
    /// The key of its number.
    pub(super) number: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) responsible: String,
    row: BookRow,
}

impl Hidden {
    /// What the sheet says; `None` if it is not the hidden sheet of an answer book, whatever it is called now.
    pub(super) fn read(sheet: &BookSheet) -> Option<Self> {
        let first = sheet.rows.first()?;
        let [mark, _] = words::MARK;
        if trim(cell(first, 0)?) != mark {
            return None;
        }
        let behind = |label: &str| {
            let row = sheet.rows.iter().find(|row| cell(row, 0).is_some_and(|text| trim(text) == label))?;
            cell(row, 1).map(|text| trim(text).to_owned())
        };
        let at = sheet.rows.iter().position(is_head)?;
        let (head, rows) = sheet.rows.get(at..)?.split_first()?;
        let column = |label: &str| head.cells.iter().position(|text| text.as_deref().map(trim) == Some(label));
        let [number, kpi, name, unit, responsible] =
            [words::NUMBER, words::KPI_ID, words::NAME, words::UNIT, words::RESPONSIBLE].map(column);
        let known = |row: &BookRow| Known {
            number: key(text(row, number)),
            id: text(row, kpi).to_owned(),
            name: text(row, name).to_owned(),
            unit: text(row, unit).to_owned(),
            responsible: text(row, responsible).to_owned(),
            row: row.clone(),
        };
        let heads = head.cells.iter().enumerate();
        let asked = heads.filter_map(|(column, head)| Some((Asked::of_head(head.as_deref()?)?, column))).collect();
        let kpis = rows
            .iter()
            .take(MOST_INDICATORS)
            .map(known)
            .filter(|known| id::<IndicatorId>(&known.id).is_some())
            .collect();
        let [plan, version, before] = [words::PLAN_ID, words::VERSION, words::BASE_VERSIONS].map(behind);
        Some(Self {
            plan: plan.as_deref().and_then(id),
            version: version.as_deref().and_then(id),
            before: before.unwrap_or_default(),
            kpis,
            asked,
        })
    }

    /// What stood in a cell of a KPI; `None` if the book did not ask it.
    pub(super) fn stood<'k>(&self, known: &'k Known, asked: Asked, year: FiscalYear) -> Option<&'k str> {
        let (_, column) = self.asked.iter().find(|(what, _)| *what == (asked, year))?;
        cell(&known.row, *column)
    }
}

impl Known {
    /// Whether name and unit are its own, as people read them.
    pub(super) fn is_called(&self, name: &str, unit: &str) -> bool {
        !name.is_empty() && key(&self.name) == key(name) && key(&self.unit) == key(unit)
    }

    /// Whether name or unit is its own.
    pub(super) fn is_like(&self, name: &str, unit: &str) -> bool {
        key(&self.name) == key(name) || key(&self.unit) == key(unit)
    }
}

fn is_head(row: &BookRow) -> bool {
    row.cells.iter().any(|text| text.as_deref().map(trim) == Some(words::KPI_ID))
}
