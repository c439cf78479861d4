//! What became of each field of a file that is offered as a new plan: where its figures stand in the plan, and what has no
//! place in it, whole.

use std::collections::BTreeMap;

use super::{ImportTarget, Preview, foreign_units, known_plan, returned_table, signs};
use crate::columns::Wide;
use crate::import::questions::Answers;
use crate::import::text_table::TextTable;
use crate::import::wide::{FieldUse, FileField, WideFile};
use crate::plan::cell::{Cell, State};
use crate::plan::indicator::{Row, StatedRate};
use crate::plan::place::{CellPlace, cell_at};
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::trim;

/// A field of a file that is not blank, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedField<'a> {
    /// The line on which the row of the field begins, counted from 1.
    pub line: usize,
    /// The column of the field, counted from 1.
    pub column: usize,
    /// The text as written in the file.
    pub text: &'a str,
    /// What became of the field.
    pub fate: Fate<'a>,
}

/// What became of a field in a new plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate<'a> {
    /// The field is part of the headings of a table.
    Heading,
    /// The field names a KPI or describes it.
    Text,
    /// The field is a cell of the plan.
    Placed {
        /// The KPI of the plan.
        kpi: &'a Indicator,
        /// The place of the cell.
        place: CellPlace,
        /// The cell of the plan, with what the user has said of it.
        cell: Cell,
        /// Whether it is a `-` among the actuals, whose meaning is asked once for the file.
        is_dash: bool,
    },
    /// The field is what the document says of an actual of the plan, beside our rate.
    Rate {
        /// The KPI of the plan.
        kpi: &'a Indicator,
        /// The year of the actual.
        year: FiscalYear,
        /// What is said.
        stated: &'a StatedRate,
    },
    /// The field waits for the answers to the questions of the preview with these indexes.
    Waits(Vec<usize>),
    /// The field has no place in the plan.
    NotPlaced,
}

/// All fields of a sheet that are not blank, row by row, with what became of them in the new plan of the preview. The file
/// was read from that sheet and the preview made of it with the same answers. Where the preview is of a plan that is here
/// already, no figure is placed: each is a change.
pub fn placed_fields<'a>(
    sheet: &'a TextTable,
    file: &WideFile,
    preview: &'a Preview,
    answers: &Answers,
) -> Vec<PlacedField<'a>> {
    let plan = match &preview.target {
        ImportTarget::NewPlan(plan) => Some(&**plan),
        ImportTarget::Plan(_) => None,
    };
    let finder = plan.map(|plan| Finder::new(file, plan, answers));
    let fields = file.fields(sheet, &preview.questions).into_iter();
    let placed = fields.map(|FileField { line, column, text, whole, used }| {
        let fate = match used {
            FieldUse::Heading => Fate::Heading,
            FieldUse::Text => Fate::Text,
            FieldUse::Waits(questions) => Fate::Waits(questions),
            FieldUse::Figure { kpi, row, column } => {
                let said = || file.kpis.get(kpi)?.row(row).map(|row| row.said(column, text));
                let found = |finder: &Finder<'a, '_>| finder.find(&said()?, kpi, row, column);
                finder.as_ref().and_then(found).unwrap_or(Fate::NotPlaced)
            }
            FieldUse::Rate { kpi, column } => {
                let found = |finder: &Finder<'a, '_>| finder.find_rate(text, kpi, column);
                finder.as_ref().and_then(found).unwrap_or(Fate::NotPlaced)
            }
            FieldUse::NotRead => Fate::NotPlaced,
        };
        PlacedField { line, column, text: whole, fate }
    });
    placed.collect()
}

/// A finder of the cells of a new plan to which the figures of a file went.
struct Finder<'a, 'b> {
    /// The KPI of the plan for each KPI of the file.
    kpis: BTreeMap<usize, &'a Indicator>,
    years: BTreeMap<FiscalYear, Wide>,
    answers: &'b Answers,
    is_strange: bool,
}

impl<'a, 'b> Finder<'a, 'b> {
    fn new(file: &WideFile, plan: &'a Plan, answers: &'b Answers) -> Self {
        let kpis = returned_table::order(file, answers).into_iter().zip(plan.indicators().iter().map(|kpi| &**kpi));
        let years = file.years(Some(plan.years.first()));
        Self { kpis: kpis.collect(), years, answers, is_strange: file.versions.is_empty() }
    }

    /// The cell to which a figure went; `None` if it went nowhere.
    fn find(&self, text: &str, kpi: usize, row: Row, column: Wide) -> Option<Fate<'a>> {
        let kpi = *self.kpis.get(&kpi)?;
        let place = self.place(kpi, row, column)?;
        let cell = cell_at(kpi, place);
        let said = signs::said(text, &kpi.unit, self.answers);
        let text = said.as_deref().unwrap_or(text);
        let read = kpi.cell_of(foreign_units::settled(text, kpi, self.answers).as_deref().unwrap_or(text));
        let is_dash = self.is_strange
            && matches!(place, CellPlace::Actual(_))
            && !kpi.is_unused()
            && known_plan::is_asked_dash(&read);
        let is_it = is_dash || (read.state == cell.state && cell.state != State::Blank);
        is_it.then_some(Fate::Placed { kpi, place, cell, is_dash })
    }

    /// What is said of the actual in that column; `None` if it went nowhere.
    fn find_rate(&self, text: &str, kpi: usize, column: Wide) -> Option<Fate<'a>> {
        let kpi = *self.kpis.get(&kpi)?;
        let year = self.year(column)?;
        let stated = kpi.stated_rates.get(&Some(year)).filter(|stated| stated.text == trim(text))?;
        Some(Fate::Rate { kpi, year, stated })
    }

    fn year(&self, column: Wide) -> Option<FiscalYear> {
        self.years.iter().find(|(_, known)| **known == column).map(|(year, _)| *year)
    }

    fn place(&self, kpi: &Indicator, row: Row, column: Wide) -> Option<CellPlace> {
        let year = || self.year(column);
        match (row, column) {
            (_, Wide::Baseline) => Some(CellPlace::Baseline),
            (Row::Target, Wide::Total | Wide::Year(_) | Wide::Nth(_)) if kpi.has_period_target() => {
                Some(CellPlace::Period)
            }
            (Row::Target, Wide::Year(_) | Wide::Nth(_)) => Some(CellPlace::Target(year()?)),
            (Row::Actual, Wide::Year(_) | Wide::Nth(_)) => Some(CellPlace::Actual(year()?)),
            _ => None,
        }
    }
}
