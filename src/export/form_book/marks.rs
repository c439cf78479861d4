//! Marks: which value goes into which cell of a book.
//!
//! A mark names its KPI by its id, and by its name and unit for an office that has the same KPI under another id. Its year is
//! relative to the reported year, so that the same marks work next year. The words that lead to its cell show whether the form is
//! unchanged, and the name and unit whether the KPI is.

use super::book::CellReference;
use super::heads::CellHeads;
use crate::plan::{Indicator, Plan};
use crate::value::{FiscalYear, IndicatorId, distinct, width};

/// The marks of a book, by sheet and cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(Vec<Mark>);

/// The mark of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell.
    pub cell: CellReference,
    /// The words that led to the cell when it was marked.
    pub heads: CellHeads,
    /// The KPI.
    pub kpi: MarkedKpi,
    /// The value of the KPI.
    pub what: Marked,
}

/// The KPI of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedKpi {
    /// Its id in the plan for which the mark was made.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
}

/// The value of a KPI that goes into a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// The name (指標名).
    Name,
    /// The unit (単位).
    Unit,
    /// The baseline (事業開始前).
    Baseline,
    /// The single target of the period.
    PeriodTarget,
    /// The target (目標) of a year.
    Target(MarkedYear),
    /// The actual (実績) of a year.
    Actual(MarkedYear),
    /// The rate (達成率) of a year.
    Rate(MarkedYear),
    /// The certainty of the actual of a year, or why there is none (状態).
    Status(MarkedYear),
    /// The note on the actual of a year (備考).
    Note(MarkedYear),
    /// 要因 on the 効果検証 sheet of a year.
    Cause(MarkedYear),
    /// 今後の取組 on the 効果検証 sheet of a year.
    Measure(MarkedYear),
}

/// The year of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedYear {
    /// This number of years after the reported year (before it if negative).
    FromReport(i32),
    /// Always this year.
    Fixed(FiscalYear),
}

/// The reason why the KPI of a mark is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownKpi {
    /// The plan has no KPI with that id, nor with that name and unit.
    Gone,
    /// Several KPIs have that name and unit.
    Several,
}

impl Marks {
    /// All marks, by sheet and cell.
    pub fn all(&self) -> &[Mark] {
        &self.0
    }

    /// The mark of a cell; `None` if it has none.
    pub fn get(&self, sheet: &str, cell: CellReference) -> Option<&Mark> {
        self.0.iter().find(|mark| mark.is_at(sheet, cell))
    }

    /// Sets the mark of a cell, and replaces an earlier one.
    pub fn set(&mut self, mark: Mark) {
        self.remove(&mark.sheet, mark.cell);
        // Sheets stay in the order in which they were first marked.
        let of_sheet = self.0.iter().position(|other| other.sheet == mark.sheet);
        let at = match of_sheet {
            None => self.0.len(),
            Some(first) => {
                let is_before = |other: &&Mark| other.sheet == mark.sheet && other.cell < mark.cell;
                first + self.0.iter().skip(first).take_while(is_before).count()
            }
        };
        self.0.insert(at, mark);
    }

    /// Adds marks for other cells; cells with a mark keep it. Returns the number of added marks.
    pub fn add(&mut self, others: Self) -> usize {
        let before = self.0.len();
        let own = distinct(self.0.iter().map(|mark| (mark.sheet.as_str(), mark.cell)));
        let is_new = |mark: &Mark| own.binary_search(&(mark.sheet.as_str(), mark.cell)).is_err();
        let added: Vec<Mark> = others.0.into_iter().filter(is_new).collect();
        *self = std::mem::take(&mut self.0).into_iter().chain(added).collect();
        self.0.len() - before
    }

    /// Removes the mark of a cell.
    pub fn remove(&mut self, sheet: &str, cell: CellReference) {
        self.0.retain(|mark| !mark.is_at(sheet, cell));
    }
}

/// The last of several marks of one cell wins. All marks are sorted at once, since inserting each among thousands takes seconds.
/// There are only few sheets.
impl FromIterator<Mark> for Marks {
    fn from_iter<T: IntoIterator<Item = Mark>>(marks: T) -> Self {
        let (mut sheets, mut placed) = (Vec::<String>::new(), Vec::new());
        for mark in marks {
            let nth = sheets.iter().position(|sheet| *sheet == mark.sheet).unwrap_or(sheets.len());
            if nth == sheets.len() {
                sheets.push(mark.sheet.clone());
            }
            placed.push(((nth, mark.cell), mark));
        }
        placed.reverse();
        placed.sort_by_key(|(place, _)| *place);
        placed.dedup_by_key(|(place, _)| *place);
        Self(placed.into_iter().map(|(_, mark)| mark).collect())
    }
}

impl Mark {
    fn is_at(&self, sheet: &str, cell: CellReference) -> bool {
        self.sheet == sheet && self.cell == cell
    }
}

impl MarkedKpi {
    /// The id, name and unit of a KPI.
    pub fn from_kpi(kpi: &Indicator) -> Self {
        Self { id: kpi.id, name: kpi.name.clone(), unit: kpi.unit.clone() }
    }

    /// The KPI in a plan: the KPI with that id, otherwise the only one with that name and unit.
    pub fn find<'p>(&self, plan: &'p Plan) -> Result<&'p Indicator, UnknownKpi> {
        if let Some(kpi) = plan.indicator(self.id) {
            return Ok(kpi);
        }
        let named = |name: &str, unit: &str| (width::key(name), width::key(unit));
        let wanted = named(&self.name, &self.unit);
        let mut found = plan.used_indicators().filter(|kpi| named(&kpi.name, &kpi.unit) == wanted);
        match (found.next(), found.next()) {
            (Some(kpi), None) => Ok(kpi),
            (None, _) => Err(UnknownKpi::Gone),
            (Some(_), Some(_)) => Err(UnknownKpi::Several),
        }
    }
}

impl Marked {
    /// The year of the value, if it has one.
    pub fn year(self) -> Option<MarkedYear> {
        match self {
            Self::Name | Self::Unit | Self::Baseline | Self::PeriodTarget => None,
            Self::Target(year)
            | Self::Actual(year)
            | Self::Rate(year)
            | Self::Status(year)
            | Self::Note(year)
            | Self::Cause(year)
            | Self::Measure(year) => Some(year),
        }
    }
}

impl MarkedYear {
    /// The fiscal year if `report` is the reported year; `None` if it is out of range.
    pub fn of_report(self, report: FiscalYear) -> Option<FiscalYear> {
        match self {
            Self::FromReport(years) => report.plus(years),
            Self::Fixed(year) => Some(year),
        }
    }
}
