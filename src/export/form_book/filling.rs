//! The values for the marked cells of a book: what is written, what is asked, and what is left out.

use super::book::{FormBook, FormCell, FormSheet, Held};
use super::heads::{Leading, nearest_texts};
use super::marks::{Mark, Marked, MarkedKpi, Marks, UnknownKpi};
use super::naming::SoughtName;
use super::outcome::{ConfirmReason, FilledValue, Filling, Obstacle, Outcome};
use super::stated::{Stated, as_shown, shown_doubt, stated};
use super::units;
use super::words::SheetWords;
use super::years::year_doubts;
use crate::plan::{Indicator, Plan};
use crate::value::{Amount, FiscalYear, IndicatorId, distinct, width};

/// The outcome of each mark for the reported year, in the order of the marks.
pub fn fillings(plan: &Plan, marks: &Marks, book: &FormBook, report: FiscalYear) -> Vec<Filling> {
    let work = Work::new(plan, marks, book);
    let statuses = distinct(marks.all().iter().filter_map(|mark| match mark.what {
        Marked::Status(year) => Some((work.kpi(&mark.kpi).ok()?.id, year.of_report(report))),
        _ => None,
    }));
    let filling_of = |mark: &Mark| {
        let mut filling = work.filling(mark, report);
        if filling.kpi.is_some_and(|kpi| statuses.binary_search(&(kpi, filling.year)).is_ok()) {
            filling.unsaid = None;
        }
        filling
    };
    marks.all().iter().map(filling_of).collect()
}

/// Data shared by all marks, since there may be thousands of them: the names of KPIs and the words of the sheets.
struct Work<'w> {
    plan: &'w Plan,
    /// The sheets with marks, which are few.
    sheets: Vec<(&'w FormSheet, SheetWords<'w>)>,
    /// The KPIs with the keys of their names and units, sorted by these keys.
    by_name: Vec<([String; 2], &'w Indicator)>,
    /// The blank cells that get the name of a KPI, by sheet and row.
    names: Vec<(&'w str, u32, IndicatorId)>,
}

impl<'w> Work<'w> {
    fn new(plan: &'w Plan, marks: &'w Marks, book: &'w FormBook) -> Self {
        let marked = distinct(marks.all().iter().map(|mark| mark.sheet.as_str()));
        let sheets = book.sheets.iter().filter(|sheet| marked.contains(&sheet.name.as_str()));
        let sheets = sheets.map(|sheet| (sheet, SheetWords::of_sheet(sheet))).collect();
        let of_kpis = plan.used_indicators().map(|kpi| ([&kpi.name, &kpi.unit].map(|text| width::key(text)), &**kpi));
        let mut by_name: Vec<([String; 2], &Indicator)> = of_kpis.collect();
        by_name.sort_by(|(one, _), (other, _)| one.cmp(other));
        let work = Self { plan, sheets, by_name, names: Vec::new() };
        let free = marks.all().iter().filter(|mark| mark.what == Marked::Name && work.is_free(mark));
        let place = |mark: &'w Mark| Some((mark.sheet.as_str(), mark.cell.row, work.kpi(&mark.kpi).ok()?.id));
        let names = distinct(free.filter_map(place));
        Self { names, ..work }
    }

    /// The sheet with this name, with its words.
    fn sheet(&self, name: &str) -> Option<&(&'w FormSheet, SheetWords<'w>)> {
        self.sheets.iter().find(|(sheet, _)| sheet.name == name)
    }

    /// The KPIs whose name has this key, sorted by their units.
    fn bearers(&self, name: &str) -> &[([String; 2], &'w Indicator)] {
        let from = self.by_name.partition_point(|([known, _], _)| known.as_str() < name);
        let to = self.by_name.partition_point(|([known, _], _)| known.as_str() <= name);
        self.by_name.get(from..to).unwrap_or_default()
    }

    /// The KPI of a mark, by the rule of [`MarkedKpi::find`].
    fn kpi(&self, marked: &MarkedKpi) -> Result<&'w Indicator, UnknownKpi> {
        if let Some(kpi) = self.plan.indicator(marked.id) {
            return Ok(kpi);
        }
        let unit = width::key(&marked.unit);
        let named = self.bearers(&width::key(&marked.name)).iter();
        let mut found = named.filter(|([_, of], _)| *of == unit).map(|(_, kpi)| *kpi);
        match (found.next(), found.next()) {
            (Some(kpi), None) => Ok(kpi),
            (None, _) => Err(UnknownKpi::Gone),
            (Some(_), Some(_)) => Err(UnknownKpi::Several),
        }
    }

    /// Whether a marked cell is blank, visible and not locked, so that it is written without a question.
    fn is_free(&self, mark: &Mark) -> bool {
        let Some((sheet, _)) = self.sheet(&mark.sheet) else { return false };
        let cell = sheet.cell(mark.cell);
        let is_blank = cell.is_some_and(|cell| cell.held == Held::Blank && !cell.is_locked && !cell.is_covered);
        is_blank && sheet.hidden(mark.cell).is_none()
    }

    fn filling(&self, mark: &Mark, report: FiscalYear) -> Filling {
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
        if let Err(obstacle) = self.fill(&mut filling, mark) {
            filling.outcome = Outcome::Left(obstacle);
        }
        filling
    }

    fn fill(&self, filling: &mut Filling, mark: &Mark) -> Result<(), Obstacle> {
        let kpi = self.kpi(&mark.kpi).map_err(Obstacle::Kpi)?;
        filling.kpi = Some(kpi.id);
        let (sheet, words) = self.sheet(&mark.sheet).ok_or(Obstacle::NoSheet)?;
        let cell = sheet.cell(mark.cell).ok_or(Obstacle::NoCell)?;
        filling.held.clone_from(&cell.text);
        if mark.what.year().is_some() && !filling.year.is_some_and(|year| self.plan.years.contains(year)) {
            return Err(Obstacle::NoYear);
        }
        let Stated { value, unsaid, in_other_unit } = stated(self.plan, kpi, filling).ok_or(Obstacle::Nothing)?;
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
        let mut asked: Vec<ConfirmReason> = Vec::new();
        asked.extend((cell.held != Held::Blank).then_some(ConfirmReason::HoldsOther));
        asked.extend(cell.is_locked.then_some(ConfirmReason::Locked));
        asked.extend(sheet.hidden(mark.cell).map(ConfirmReason::Hidden));
        asked.extend(self.doubts_on_place(words, mark, kpi, filling, &value, in_other_unit));
        asked.extend(in_other_unit.then_some(ConfirmReason::OtherUnit));
        asked.extend(if wrong_format {
            Some(ConfirmReason::Format(cell.format))
        } else {
            shown_doubt(&cell.code, &value, if matches!(mark.what, Marked::Rate(_)) { PERCENT } else { &kpi.unit })
        });
        if !asked.is_empty() {
            filling.outcome = Outcome::Asked(asked);
        }
        Ok(())
    }

    /// The doubts that the words leading to a cell raise: about its KPI, its year and its unit.
    fn doubts_on_place(
        &self,
        words: &SheetWords<'_>,
        mark: &Mark,
        kpi: &Indicator,
        filling: &Filling,
        value: &FilledValue,
        in_other_unit: bool,
    ) -> Vec<ConfirmReason> {
        let bearers = self.bearers(&width::key(&mark.kpi.name)).len();
        let name = SoughtName::with_bearers(&mark.kpi.name, &mark.kpi.unit, bearers);
        let leading = Leading::of_cell(words, mark.cell, &name);
        let now = leading.heads();
        let mut doubts = Vec::new();
        doubts.extend(other_kpi(&mark.kpi, kpi));
        if !now.is_like(&mark.heads) {
            let mut now = now.clone();
            if leading.name.is_none() && !mark.heads.path.is_empty() {
                now.path = nearest_texts(words, mark.cell);
            }
            doubts.push(ConfirmReason::OtherHeads { then: mark.heads.clone(), now });
        } else if mark.what != Marked::Name && leading.name.is_none() && !self.is_named_by_mark(mark, kpi.id) {
            doubts.push(ConfirmReason::Unnamed(now.clone()));
        }
        if !matches!(mark.what, Marked::Name | Marked::Unit) {
            doubts.extend(year_doubts(&mark.heads, &now, &leading, filling.year));
        }
        if !in_other_unit && has_figure(value) {
            doubts.extend(other_unit_of_book(words, mark, &leading, &name, &kpi.unit));
        }
        doubts
    }

    /// Whether a mark itself writes the KPI's name that leads to the cell: in its row, otherwise in the nearest row above with names.
    fn is_named_by_mark(&self, mark: &Mark, kpi: IndicatorId) -> bool {
        let place = (mark.sheet.as_str(), mark.cell.row);
        let above = self.names.partition_point(|(sheet, row, _)| (*sheet, *row) <= place);
        let nearest = above.checked_sub(1).and_then(|at| self.names.get(at)).filter(|(sheet, ..)| *sheet == place.0);
        nearest.is_some_and(|(sheet, row, _)| self.names.binary_search(&(*sheet, *row, kpi)).is_ok())
    }
}

/// The unit of rates.
const PERCENT: &str = "%";

/// The reason to ask if the name or unit of a KPI differs from when it was marked.
fn other_kpi(then: &MarkedKpi, kpi: &Indicator) -> Option<ConfirmReason> {
    let is_same = width::key(&then.name) == width::key(&kpi.name) && units::is_unit_of_kpi(&then.unit, &kpi.unit);
    (!is_same).then(|| ConfirmReason::OtherKpi { then: then.clone(), now: MarkedKpi::from_kpi(kpi) })
}

/// The reason to ask if the words of the book state another unit than the figure's.
fn other_unit_of_book(
    words: &SheetWords<'_>,
    mark: &Mark,
    leading: &Leading<'_>,
    name: &SoughtName,
    of_kpi: &str,
) -> Option<ConfirmReason> {
    let asking = |book: String, kpi: &str| ConfirmReason::BookUnit { book, kpi: kpi.to_owned() };
    match mark.what {
        Marked::Baseline | Marked::PeriodTarget | Marked::Target(_) | Marked::Actual(_) => {
            units::other_unit(words, mark.cell, leading, name, of_kpi).map(|book| asking(book, of_kpi))
        }
        Marked::Rate(_) => {
            let mut units = units::in_heads(words, mark.cell).into_iter();
            units.find(|unit| !units::is_unit_of_kpi(unit, PERCENT)).map(|book| asking(book, PERCENT))
        }
        Marked::Name | Marked::Unit | Marked::Status(_) | Marked::Note(_) | Marked::Cause(_) | Marked::Measure(_) => {
            None
        }
    }
}

fn has_figure(value: &FilledValue) -> bool {
    match value {
        FilledValue::Number { .. } => true,
        FilledValue::Text(text) => text.chars().any(|letter| width::narrow(letter).is_ascii_digit()),
    }
}

/// Whether the cell already has this value. Numbers are compared by the stored number, since the shown one may be rounded.
fn is_same(cell: &FormCell, value: &FilledValue) -> bool {
    match value {
        FilledValue::Text(text) => cell.held == Held::Text && width::trim(&cell.text) == text,
        FilledValue::Number { held, .. } => {
            let number = Amount::from_plain(&cell.number);
            cell.held == Held::Number && number.is_some() && number == Amount::from_plain(held)
        }
    }
}
