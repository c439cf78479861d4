//! What goes into the marked cells of a book, what is asked before, and what is left out.

use serde::Serialize;

use super::book::{CellPlace, FormBook, FormCell, FormSheet, Format, Held};
use super::marks::{Heads, Mark, Marked, Marks, UnknownKpi};
use crate::columns::answer_book::figure_and_status;
use crate::columns::{Slot, Wide, year_in_heading};
use crate::figures::achievement::{self, Achievement};
use crate::figures::totals::Span;
use crate::plan::cell::{Cell, Certainty, Reading, State};
use crate::plan::indicator::Row;
use crate::plan::{Indicator, Plan};
use crate::value::amount::{Amount, with_point};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;
use crate::value::width;

/// The largest number of digits of a number that every spreadsheet keeps whole.
const MOST_DIGITS: usize = 15;
const PERCENT: &str = "%";

/// What becomes of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell.
    pub cell: CellPlace,
    /// The KPI, if the plan has it.
    pub kpi: Option<IndicatorId>,
    /// What of it.
    pub what: Marked,
    /// The year that is meant, if it is about one.
    pub year: Option<FiscalYear>,
    /// What the cell would hold; `None` if there is nothing.
    pub value: Option<Value>,
    /// What a person sees in the cell now.
    pub held: String,
    /// How final the figure is, where the book does not get to know that it is not.
    pub unsaid: Option<Certainty>,
    /// What is done.
    pub outcome: Outcome,
}

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number in plain digits, as the cell holds it, and as a person sees it there.
    Number {
        /// What the cell holds.
        held: String,
        /// What its format shows, in plain digits.
        shown: String,
    },
    /// A text, whatever it looks like.
    Text(String),
}

/// What is done with a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is written.
    Written,
    /// The cell says so already.
    Same,
    /// It is written if a person says so, for each of these reasons.
    Asked(Vec<Asking>),
    /// It is not written.
    Left(Obstacle),
}

/// Why a person is asked before a cell is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Something else stands in it.
    HoldsOther,
    /// It is locked in a protected sheet.
    Locked,
    /// Other words than then lead to it: the form has changed.
    OtherHeads {
        /// The words when it was marked.
        then: Heads,
        /// The words now.
        now: Heads,
    },
    /// Its head names another year.
    OtherYear(FiscalYear),
    /// The figure is in another unit than the KPI's, and is written with it as a text.
    OtherUnit,
    /// Its format would show the number as another one.
    Format(Format),
}

/// Why nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The plan does not have the KPI.
    Kpi(UnknownKpi),
    /// The book does not have the sheet.
    NoSheet,
    /// The cell is none of those that can be filled in.
    NoCell,
    /// The cell is covered by a merged one.
    Covered,
    /// The cell holds a formula, which is never written over.
    Formula,
    /// There is no such year.
    NoYear,
    /// Nothing is entered in the plan, or no rate can be computed.
    Nothing,
}

/// What becomes of each mark where a year is reported, in the order of the marks.
pub fn fillings(plan: &Plan, marks: &Marks, book: &FormBook, report: FiscalYear) -> Vec<Filling> {
    let says_status = |kpi: IndicatorId, year: Option<FiscalYear>| {
        let is_it = |mark: &Mark| match mark.what {
            Marked::Status(of) => {
                of.of_report(report) == year && mark.kpi.find(plan).is_ok_and(|found| found.id == kpi)
            }
            _ => false,
        };
        marks.all().iter().any(is_it)
    };
    let one = |mark: &Mark| {
        let mut filling = filling(plan, mark, book, report);
        if filling.kpi.is_some_and(|kpi| says_status(kpi, filling.year)) {
            filling.unsaid = None;
        }
        filling
    };
    marks.all().iter().map(one).collect()
}

fn filling(plan: &Plan, mark: &Mark, book: &FormBook, report: FiscalYear) -> Filling {
    let mut filling = Filling {
        sheet: mark.sheet.clone(),
        cell: mark.cell,
        kpi: None,
        what: mark.what,
        year: mark.what.year().and_then(|year| year.of_report(report)),
        value: None,
        held: String::new(),
        unsaid: None,
        outcome: Outcome::Written,
    };
    if let Err(obstacle) = fill(&mut filling, plan, mark, book) {
        filling.outcome = Outcome::Left(obstacle);
    }
    filling
}

fn fill(filling: &mut Filling, plan: &Plan, mark: &Mark, book: &FormBook) -> Result<(), Obstacle> {
    let kpi = mark.kpi.find(plan).map_err(Obstacle::Kpi)?;
    filling.kpi = Some(kpi.id);
    let sheet = book.sheet(&mark.sheet).ok_or(Obstacle::NoSheet)?;
    let cell = sheet.cell(mark.cell).ok_or(Obstacle::NoCell)?;
    filling.held.clone_from(&cell.text);
    if mark.what.year().is_some() && !filling.year.is_some_and(|year| plan.years.contains(year)) {
        return Err(Obstacle::NoYear);
    }
    let Stated { value, unsaid, in_other_unit } = stated(plan, kpi, filling).ok_or(Obstacle::Nothing)?;
    let (value, wrong_format) = as_shown(value, cell.format, kpi, mark.what);
    filling.unsaid = unsaid;
    filling.value = Some(value.clone());
    if cell.held == Held::Formula {
        return Err(Obstacle::Formula);
    }
    if cell.is_covered {
        return Err(Obstacle::Covered);
    }
    if is_same(cell, &value) {
        filling.outcome = Outcome::Same;
        return Ok(());
    }
    let heads = Heads::of(sheet, mark.cell);
    let named = filling.year.and_then(|year| other_year(sheet, mark.cell, year));
    let asked = [
        (cell.held != Held::Blank).then_some(Asking::HoldsOther),
        cell.is_locked.then_some(Asking::Locked),
        (!heads.is_like(&mark.heads)).then(|| Asking::OtherHeads { then: mark.heads.clone(), now: heads.clone() }),
        named.map(Asking::OtherYear),
        in_other_unit.then_some(Asking::OtherUnit),
        wrong_format.then_some(Asking::Format(cell.format)),
    ];
    let asked: Vec<Asking> = asked.into_iter().flatten().collect();
    if !asked.is_empty() {
        filling.outcome = Outcome::Asked(asked);
    }
    Ok(())
}

/// The year that the words above a cell or beside it name, if it is another one than what is written is about. A year may stand
/// above the nearest words, as where it is over a target and an actual; beside a cell, dates are no heads.
fn other_year(sheet: &FormSheet, cell: CellPlace, year: FiscalYear) -> Option<FiscalYear> {
    let (beside, above) = sheet.heads(cell);
    let beside = beside.iter().find_map(|text| match Slot::read(text) {
        Slot::Of(Wide::Year(year), _) => Some(year),
        _ => None,
    });
    let above = above.iter().find_map(|text| year_in_heading(text));
    [beside, above].into_iter().flatten().find(|named| *named != year)
}

/// What a plan says.
struct Stated {
    value: Said,
    unsaid: Option<Certainty>,
    in_other_unit: bool,
}

enum Said {
    Number(Amount),
    Text(String),
}

impl Stated {
    fn text(text: &str) -> Option<Self> {
        let text = width::trim(text);
        (!text.is_empty()).then(|| Self { value: Said::Text(text.to_owned()), unsaid: None, in_other_unit: false })
    }
}

/// What the plan says of what is marked; `None` if that is nothing.
fn stated(plan: &Plan, kpi: &Indicator, filling: &Filling) -> Option<Stated> {
    let figure = |cell: &Cell, is_target: bool| stated_figure(cell, &kpi.unit, is_target);
    match (filling.what, filling.year) {
        (Marked::Name, _) => Stated::text(&kpi.name),
        (Marked::Unit, _) => Stated::text(&kpi.unit),
        (Marked::Baseline, _) => figure(&kpi.baseline.cell, false),
        (Marked::PeriodTarget, _) => figure(kpi.whole_target()?, true),
        (Marked::Target(_), Some(year)) => figure(kpi.target(year), true),
        (Marked::Actual(_), Some(year)) => figure(kpi.actual(year), false),
        (Marked::Rate(_), Some(year)) => match achievement::yearly(kpi, Span::of(plan), year) {
            Achievement::Rate(rate) => {
                let value = Said::Number(Amount::from_plain(&rate.percent())?);
                Some(Stated { value, unsaid: None, in_other_unit: false })
            }
            _ => None,
        },
        (Marked::Status(_), Some(year)) => Stated::text(figure_and_status(kpi.actual(year)).1),
        (Marked::Note(_), Some(year)) => Stated::text(kpi.notes.get(&(Row::Actual, Some(year)))?),
        (_, None) => None,
    }
}

fn stated_figure(cell: &Cell, unit: &str, is_target: bool) -> Option<Stated> {
    let text = |text: &str| Stated::text(if text.is_empty() { cell.shown(unit) } else { text.to_owned() }.as_str());
    let State::Number { amount, certainty } = cell.state else { return text(&cell.text) };
    let read = Reading::of(&cell.text, unit);
    let around = cell.around(unit);
    let in_other_unit = !around.unit.is_empty();
    // 以上 behind a target is the KPI's own way of comparing.
    let is_bare = read.about.is_none() && read.counted.is_none() && (is_target || read.bound.is_none());
    let unsaid = Some(certainty).filter(|certainty| *certainty != Certainty::Final);
    let digits = amount.plain().bytes().filter(u8::is_ascii_digit).count();
    if is_bare && !in_other_unit && digits <= MOST_DIGITS {
        return Some(Stated { value: Said::Number(amount), unsaid, in_other_unit });
    }
    let shown = if is_target { cell.shown_as_target(unit) } else { cell.shown(unit) };
    Stated::text(&shown).map(|stated| Stated { in_other_unit, ..stated })
}

/// What is written so that the cell shows what is said, and whether its format would show something else. A percentage is a
/// hundredth where the cell shows percent.
fn as_shown(said: Said, format: Format, kpi: &Indicator, what: Marked) -> (Value, bool) {
    let amount = match said {
        Said::Text(text) => return (Value::Text(text), false),
        Said::Number(amount) => amount,
    };
    let plain = |held: String| Value::Number { held, shown: amount.plain() };
    let is_percentage = matches!(what, Marked::Rate(_)) || width::key(&kpi.unit) == PERCENT;
    match format {
        Format::Plain => (plain(amount.plain()), false),
        Format::Percent if is_percentage => {
            let (digits, places) = amount.parts();
            (plain(with_point(digits, places + 2)), false)
        }
        Format::Percent | Format::Scaled | Format::Date => (plain(amount.plain()), true),
    }
}

/// Whether the cell holds that already. Of a number it is not what its format shows, which may be rounded.
fn is_same(cell: &FormCell, value: &Value) -> bool {
    match value {
        Value::Text(text) => cell.held == Held::Text && width::trim(&cell.text) == text,
        Value::Number { held, .. } => {
            let number = Amount::from_plain(&cell.number);
            cell.held == Held::Number && number.is_some() && number == Amount::from_plain(held)
        }
    }
}

impl Filling {
    /// Whether it is written: what is asked only where a person has said so.
    pub fn is_written(&self, is_accepted: impl Fn(&Self) -> bool) -> bool {
        match self.outcome {
            Outcome::Written => true,
            Outcome::Asked(_) => is_accepted(self),
            Outcome::Same | Outcome::Left(_) => false,
        }
    }
}

#[derive(Serialize)]
struct WritesRecord<'f> {
    writes: Vec<WriteRecord<'f>>,
}

#[derive(Serialize)]
struct WriteRecord<'f> {
    sheet: &'f str,
    row: u32,
    column: u32,
    kind: &'static str,
    text: &'f str,
}

/// The cells that are written, as the library takes them: those that are asked only where a person has said so. `None` if
/// there are none.
pub fn writes_json(fillings: &[Filling], is_accepted: impl Fn(&Filling) -> bool) -> Option<String> {
    let written = fillings.iter().filter(|filling| filling.is_written(&is_accepted));
    let writes: Vec<WriteRecord<'_>> = written.filter_map(WriteRecord::of).collect();
    if writes.is_empty() { None } else { serde_json::to_string(&WritesRecord { writes }).ok() }
}

impl<'f> WriteRecord<'f> {
    fn of(filling: &'f Filling) -> Option<Self> {
        let (kind, text) = match filling.value.as_ref()? {
            Value::Number { held, .. } => ("number", held),
            Value::Text(text) => ("text", text),
        };
        let CellPlace { row, column } = filling.cell;
        Some(Self { sheet: &filling.sheet, row, column, kind, text })
    }
}
