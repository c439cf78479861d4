//! The reading of one KPI of a file, with the help of what the plan knows about it.

use std::borrow::Cow;

use super::names_here::is_name_with_unit;
use super::row_findings::RowFindings;
use super::{foreign_units, other_times, signs};
use crate::columns::in_names::{bare_name, name_and_unit};
use crate::columns::notes::split_notes;
use crate::columns::stated_units::{name_before_unit, unit_in_brackets};
use crate::columns::{self, Wide};
use crate::command::units::note_of;
use crate::import::questions::{Answer, Answers, Ask};
use crate::import::wide::{FileKpi, FileRow};
use crate::merge::review::{Remark, UnreadableField};
use crate::merge::{IndicatorField, Setting};
use crate::plan::cell::{Bound, Cell, Reading, State, is_number, is_same_unit, is_unit, with_note};
use crate::plan::indicator::{Actual, Basis, Measure, Row};
use crate::plan::lineage::same_text;
use crate::plan::place::{CellPlace, ChoiceKind, TextPlace, cell_at, set_text, text_at};
use crate::plan::unit::{is_bare, without_myriads};
use crate::plan::{Indicator, YearAxis};
use crate::value::amount::Amount;
use crate::value::fiscal_year::{FiscalYear, read_as_of};
use crate::value::width::{key, trim};

/// The largest power of ten that a spreadsheet shows with all its zeros.
const LARGEST_POWER: u32 = 15;

/// A reader of one KPI of the file.
pub(super) struct RowReader<'a> {
    pub(super) kpi: &'a FileKpi,
    pub(super) years: &'a [FiscalYear],
    pub(super) noted: &'a [FiscalYear],
    /// The KPI whose content is kept where the file states nothing.
    pub(super) reference: &'a Indicator,
    pub(super) ours: Option<&'a Indicator>,
    pub(super) answers: &'a Answers,
    /// Whether the plan's own content may change how a cell is read.
    pub(super) asks_ours: bool,
    /// Whether the row may come from elsewhere: then its blanks erase nothing, and its name and unit in another width are no change.
    pub(super) is_strange: bool,
    pub(super) found: RowFindings,
    /// The notes that keep the original text of cells whose unit was settled by an answer.
    pub(super) settled: Vec<(TextPlace, String)>,
}

impl<'a> RowReader<'a> {
    /// Reads the KPI as the file states it.
    pub(super) fn read(&mut self) -> Indicator {
        let mut row = self.reference.clone();
        self.read_texts(&mut row);
        self.read_choices(&mut row);
        self.read_baseline(&mut row);
        self.read_targets(&mut row);
        self.read_actuals(&mut row);
        self.read_stated_rates(&mut row);
        self.read_notes(&mut row);
        self.keep_settled(&mut row);
        row
    }

    fn read_texts(&self, row: &mut Indicator) {
        row.group = self.attribute(Wide::Group, &self.reference.group);
        row.name = self.attribute(Wide::KpiName, &self.reference.name);
        row.unit = self.attribute(Wide::Unit, &self.reference.unit);
        let has_none = self.kpi.rows().all(|row| row.trimmed(Wide::Unit).is_none());
        if has_none && row.unit.is_empty() && self.kpi.id.is_none() {
            // A KPI that the plan knows by this name without a unit stays as it is.
            let written = [self.kpi.name(), row.name.clone()];
            let in_name = written.iter().find_map(|name| unit_in_brackets(bare_name(name)));
            row.unit = in_name.or_else(|| self.unit_of_figures()).unwrap_or_default();
            if let Some((name, unit)) =
                name_and_unit(self.called(&row.name)).filter(|_| row.unit.is_empty() && self.is_new())
            {
                (row.name, row.unit) = (name.to_owned(), unit.to_owned());
            }
        }
        if self.is_new() {
            row.name = self.without_unit(self.called(&row.name), &row.unit).to_owned();
        }
        row.responsible = self.attribute(Wide::Responsible, &self.reference.responsible);
    }

    /// The name of a KPI without the marks that the table writes around it, unless only the marks distinguish it from another.
    fn called<'n>(&self, name: &'n str) -> &'n str {
        if self.kpi.keeps_marks { name } else { bare_name(name) }
    }

    /// The name of a KPI without an id, without its unit in brackets behind it, unless the unit distinguishes it from another.
    fn without_unit<'n>(&self, name: &'n str, unit: &str) -> &'n str {
        let is_own = |(before, own): &(&str, &str)| key(own) == key(unit) && !before.is_empty();
        let bare = name_before_unit(name).filter(|_| self.kpi.id.is_none() && !self.kpi.keeps_marks).filter(is_own);
        bare.map_or(name, |(before, _)| before)
    }

    /// The unit of most figures of the KPI, including its 万 or 億 if all figures have it. Without a majority, the first known unit
    /// if there are several; otherwise `None`.
    fn unit_of_figures(&self) -> Option<String> {
        let columns = || self.years.iter().copied().map(Wide::Year).chain([Wide::Baseline, Wide::Total]);
        let texts = self.kpi.rows().flat_map(|row| columns().filter_map(|column| row.cell(column)));
        let figures =
            texts.map(|text| Reading::from_text(&text, "")).filter(|read| matches!(read.state, State::Number { .. }));
        let units: Vec<String> = figures.map(|read| read.unit.unwrap_or_default()).collect();
        // 9,800人 and 1万人 have the same unit.
        let is_same = |other: &str, unit: &str| is_same_unit(without_myriads(other), without_myriads(unit));
        let count = |unit: &String| units.iter().filter(|other| is_same(other, unit)).count();
        let of_most = units.iter().find(|unit| !unit.is_empty() && 2 * count(unit) > units.len());
        let unit = of_most.or_else(|| first_of_several(&units))?.as_str();
        let is_of_all = is_unit(unit) && units.iter().all(|other| is_same_unit(other, unit));
        let unit = if is_of_all { unit } else { without_myriads(unit) };
        Some(unit).filter(|unit| !unit.is_empty()).map(str::to_owned)
    }

    /// A text of the KPI: that of the row 目標, unless it repeats the reference and the row 実績 does not. A blank in the row 実績 is
    /// ignored, since merging two cells leaves one.
    fn attribute(&self, column: Wide, reference: &str) -> String {
        let is_kept = |text: &str| is_kept(reference, text) || (self.is_strange && self.is_ours(column, text));
        let text = |row: &'a FileRow| row.text(column).filter(|text| self.is_said(text));
        let said_in = |row| self.kpi.row(row).and_then(text).filter(|text| !is_kept(text));
        let of_actuals = || said_in(Row::Actual).filter(|text| !text.trim().is_empty());
        said_in(Row::Target).or_else(of_actuals).unwrap_or(reference.into()).into_owned()
    }

    /// Whether the text is a statement; a blank in a row from elsewhere is none.
    fn is_said(&self, text: &str) -> bool {
        !self.is_strange || !text.trim().is_empty()
    }

    /// Whether a row from elsewhere repeats our KPI's unit or name in another width, or its name with marks or the unit around it.
    fn is_ours(&self, column: Wide, text: &str) -> bool {
        let Indicator { name, unit, .. } = self.reference;
        match column {
            Wide::KpiName => {
                let (text, name) = (self.called(text), self.called(name));
                key(text) == key(name) || is_name_with_unit(text, name, unit)
            }
            Wide::Unit => key(text) == key(unit),
            _ => false,
        }
    }

    /// Whether the file adds the KPI.
    fn is_new(&self) -> bool {
        self.kpi.id.is_none() && self.reference.name.is_empty()
    }

    fn read_choices(&mut self, row: &mut Indicator) {
        row.measure = self.choice(Wide::Measure, ChoiceKind::Measure, columns::read_measure, row.measure);
        row.basis = self.choice(Wide::Basis, ChoiceKind::Basis, columns::read_basis, row.basis);
        row.bound = self.choice(Wide::Bound, ChoiceKind::Bound, columns::read_bound, row.bound);
        let is_said = self.kpi.rows().any(|row| row.trimmed(Wide::Bound).is_some());
        if !is_said && self.is_new() {
            row.bound = self.bound_of_targets().unwrap_or(row.bound);
        }
        row.direction =
            self.choice(Wide::Direction, ChoiceKind::Direction, columns::read_direction_of_office, row.direction);
        if row.basis == Some(Basis::Increment) {
            let counted = self.word(Row::Actual, Wide::CountedAs, ChoiceKind::ActualsAre, columns::read_counted_as);
            row.actuals_are = counted.unwrap_or(row.actuals_are);
        }
    }

    /// The bound that all targets of an added KPI state (45人以下); `None` if a target states none, or another one.
    fn bound_of_targets(&self) -> Option<Bound> {
        let columns = self.years.iter().copied().map(Wide::Year).chain([Wide::Total]);
        let texts = self.kpi.target.iter().flat_map(|row| columns.clone().filter_map(|column| row.cell(column)));
        let numbers =
            texts.map(|text| Reading::from_text(&text, "")).filter(|read| matches!(read.state, State::Number { .. }));
        let bounds: Vec<Option<Bound>> = numbers.map(|read| read.bound).collect();
        bounds.first().copied().flatten().filter(|first| bounds.iter().all(|bound| *bound == Some(*first)))
    }

    /// The value of a choice, from the row that differs from the earlier value.
    fn choice<T: Copy + PartialEq>(&mut self, column: Wide, of: ChoiceKind, read: fn(&str) -> Option<T>, was: T) -> T {
        let of_targets = self.word(Row::Target, column, of, read);
        let of_actuals = self.word(Row::Actual, column, of, read);
        of_targets.filter(|word| *word != was).or(of_actuals).unwrap_or(was)
    }

    /// The value in a column of choices; `None` for a blank, which is no statement, since every choice always has a value.
    fn word<T>(&mut self, row: Row, column: Wide, of: ChoiceKind, read: fn(&str) -> Option<T>) -> Option<T> {
        let file_row = self.kpi.row(row)?;
        let (line, text) = (file_row.line(), file_row.text(column).filter(|text| !text.trim().is_empty())?);
        let word = read(&text);
        if word.is_none() {
            self.unreadable(IndicatorField::Choice(of), text, line, Remark::NoSuchWord);
        }
        word
    }

    fn read_baseline(&mut self, row: &mut Indicator) {
        // An office may write the baseline in the row of actuals if the row of targets has none.
        let is_nothing = |text: &str| matches!(Cell::stated(text), Some(State::Blank | State::NotApplicable));
        let has_none = |row: &&FileRow| row.cell(Wide::Baseline).is_none_or(|text| is_nothing(&text));
        let has_figure = |row: &&FileRow| row.cell(Wide::Baseline).is_some_and(|text| is_number(&text));
        let of_actuals = self.kpi.actual.as_ref().filter(|row| self.kpi.id.is_none() && has_figure(row));
        let of_actuals = of_actuals.filter(|_| self.kpi.target.as_ref().is_none_or(|row| has_none(&row)));
        let of_targets = of_actuals.or(self.kpi.target.as_ref());
        if let Some((text, line)) = of_targets.and_then(|target| self.text_in(target, Wide::Baseline)) {
            row.baseline.cell = self.cell((&text, line), row, CellPlace::Baseline);
        }
        let time = of_targets.filter(|_| self.is_new() && !row.baseline.cell.is_blank());
        let time = time.and_then(FileRow::time_of_baseline);
        if let Some((as_of, text)) = time.and_then(|text| Some((read_as_of(&text)?, text))) {
            (row.baseline.as_of, row.baseline.as_of_text) = (Some(as_of), text);
        }
        let others = self.kpi.actual.as_ref().filter(|_| of_actuals.is_none());
        let others = others.and_then(|row| Some((row.line(), row.cell(Wide::Baseline)?)));
        if let Some((line, text)) = others.filter(|(_, text)| !text.trim().is_empty()) {
            self.unreadable(IndicatorField::Cell(CellPlace::Baseline), text, line, Remark::BaselineOfActuals);
        }
    }

    fn read_targets(&mut self, row: &mut Indicator) {
        let Some(target) = &self.kpi.target else { return };
        let of_years = self.years.iter().map(|year| (Wide::Year(*year), CellPlace::Target(*year)));
        for (column, place) in of_years.chain([(Wide::Total, CellPlace::Period)]) {
            let Some((text, line)) = self.text_in(target, column) else { continue };
            let is_target = row.has_period_target() == (place == CellPlace::Period);
            let bound = Reading::from_text(&text, &row.unit).bound.filter(|_| row.measure != Measure::Descriptive);
            let is_of_other_bound = bound.is_some_and(|bound| bound != row.bound);
            if !is_target && place == CellPlace::Period {
                self.ask_unit_of_total((&text, line), row);
            } else if !is_target || is_of_other_bound {
                let state = if is_of_other_bound { State::Unread } else { row.cell_of(&text).state };
                let read = Setting::Cell(place, Cell { state, text: trim(&text).to_owned() });
                let is_known = |cell: Cell| Setting::Cell(place, cell).means(&read);
                if !text.trim().is_empty() && !self.known(place).any(is_known) {
                    let why = if is_target { Remark::OtherBound(row.bound) } else { Remark::TargetIsOfPeriod };
                    self.unreadable(IndicatorField::Cell(place), text, line, why);
                }
            } else if !self.is_of_another_time((&text, line), row, place) {
                let cell = self.cell((&text, line), row, place);
                match place {
                    CellPlace::Target(year) if cell.is_blank() => _ = row.targets.remove(&year),
                    CellPlace::Target(year) => _ = row.targets.insert(year, cell),
                    _ => row.period_target = cell,
                }
            }
        }
    }

    fn read_actuals(&mut self, row: &mut Indicator) {
        let Some(actual) = &self.kpi.actual else { return };
        for year in self.years {
            let Some((text, line)) = self.text_in(actual, Wide::Year(*year)) else { continue };
            if self.is_of_another_time((&text, line), row, CellPlace::Actual(*year)) {
                continue;
            }
            let cell = self.cell((&text, line), row, CellPlace::Actual(*year));
            row.actuals.remove(year);
            row.actuals.extend((!cell.is_blank()).then(|| (*year, Actual { cell, ..Actual::default() })));
        }
    }

    /// Whether a figure of an added KPI has a date beside it that is not in the year of its cell, and the user has not answered
    /// that it counts for that year. Such a figure is reported as unread.
    fn is_of_another_time(&mut self, (text, line): (&str, usize), row: &Indicator, place: CellPlace) -> bool {
        let Some(year) = place.year().filter(|_| self.is_new()) else { return false };
        let in_unit = foreign_units::settled(text, row, self.answers);
        let said = in_unit.as_deref().unwrap_or(text);
        let Some(why) = other_times::doubt(said, &row.unit, year) else { return false };
        self.found.asked.push((Ask::OtherTimes, trim(text).to_owned(), line));
        let is_left = self.answers.to(&Ask::OtherTimes) != Some(Answer::Yes);
        if is_left {
            self.unreadable(IndicatorField::Cell(place), text.to_owned().into(), line, why);
        }
        is_left
    }

    /// Reads the rates that the document itself states; they are kept beside the computed rates.
    fn read_stated_rates(&self, row: &mut Indicator) {
        let Some(actual) = &self.kpi.actual else { return };
        for year in self.years {
            let Some(stated) = actual.stated_rate(Wide::Year(*year)) else { continue };
            let known = row.stated_rates.entry(Some(*year)).or_default();
            known.text = stated.text;
            if !stated.formula.is_empty() {
                known.formula = stated.formula;
            }
        }
    }

    /// The text of a figure with its line; `None` if it is no statement.
    fn text_in<'r>(&self, row: &'r FileRow, column: Wide) -> Option<(Cow<'r, str>, usize)> {
        let text = row.cell(column).filter(|text| self.is_said(text))?;
        Some((text, row.line_of(column)))
    }

    /// The cell for a text. A text that was unreadable when it was sent and comes back unchanged keeps its earlier cell. So does
    /// a figure in another unit that was stored as a number before units were asked for.
    fn cell(&mut self, (text, line): (&str, usize), row: &Indicator, place: CellPlace) -> Cell {
        let read = row.cell_of(text);
        if row.measure == Measure::Descriptive {
            return row.stated(&read).into_owned();
        }
        if is_bare(&read.text) && read.state != State::Unread {
            // Most cells are blank or a plain figure, and have no other reading.
            return read;
        }
        let is_foreign = row.foreign_figure(&read).is_some();
        let is_same = |cell: &Cell| {
            same_text(&cell.text, &read.text) || is_foreign && same_text(&place.shown(cell, &row.unit), &read.text)
        };
        let is_known = |cell: &Cell| is_same(cell) && (is_foreign || cell.state == State::Unread);
        if let Some(known) = self.known(place).find(is_known) {
            return known;
        }
        let Some((ask, signed)) = signs::by_answer(text, &row.unit, self.answers) else {
            return self.in_unit((text, line), row, place);
        };
        self.found.asked.push((ask, read.text, line));
        self.in_unit((&signed, line), row, place)
    }

    /// The cells that the plan has at that place.
    fn known(&mut self, place: CellPlace) -> impl Iterator<Item = Cell> + use<'a> {
        self.asks_ours = true;
        [Some(self.reference), self.ours].into_iter().flatten().map(move |known| cell_at(known, place))
    }

    /// The cell of a figure. A figure in another unit than the KPI is read by the user's answer.
    fn in_unit(&mut self, (text, line): (&str, usize), row: &Indicator, place: CellPlace) -> Cell {
        let Some(said) = foreign_units::in_other_unit(text, row, self.answers) else { return row.cell_of(text) };
        self.found.asked.push((said.ask, trim(text).to_owned(), line));
        let Some((settled, note)) = said.settled else { return row.cell_of(text) };
        self.settled.push((note_of(place), note));
        row.cell_of(&settled)
    }

    /// Asks for the unit of a total that may be the target of a KPI whose 目標の数え方 is also asked.
    fn ask_unit_of_total(&mut self, (text, line): (&str, usize), row: &Indicator) {
        let asked =
            foreign_units::in_other_unit(text, row, self.answers).filter(|_| self.is_new() && row.basis.is_none());
        self.found.asked.extend(asked.map(|said| (said.ask, trim(text).to_owned(), line)));
    }

    /// Keeps the original text of cells whose unit was settled in the notes of these cells.
    fn keep_settled(&mut self, row: &mut Indicator) {
        for (place, sentence) in std::mem::take(&mut self.settled) {
            let note = with_note(text_at(row, place), &sentence);
            set_text(row, place, &note);
        }
    }

    fn read_notes(&self, row: &mut Indicator) {
        for of in [Row::Target, Row::Actual] {
            let Some(field) = self.kpi.row(of).and_then(|row| row.text(Wide::Note)) else { continue };
            if !self.is_said(&field) {
                continue;
            }
            let (mut of_row, of_years) = split_notes(&field, self.noted);
            if let Some(reference) = self.reference.notes.get(&(of, None)).filter(|note| is_kept(note, &of_row)) {
                of_row.clone_from(reference);
            }
            // Where only some years were asked about, the file states nothing about the notes of other years and of the row.
            let is_asked = |year: &Option<FiscalYear>| year.is_some_and(|year| self.years.contains(&year));
            let is_other = |year: &Option<FiscalYear>| self.is_strange || (self.kpi.is_part && !is_asked(year));
            row.notes.retain(|(kept, year), _| *kept != of || is_other(year));
            if !of_row.is_empty() {
                row.notes.insert((of, None), of_row);
            }
            for (year, note) in of_years {
                row.notes.insert((of, Some(year)), note);
            }
        }
    }

    fn unreadable(&mut self, field: IndicatorField, text: Cow<'_, str>, line: usize, why: Remark) {
        self.found.unread.push(UnreadableField { id: self.reference.id, field, text: text.into_owned(), line, why });
    }
}

/// Whether a text is the earlier text except for changes that a spreadsheet makes: line ends, leading zeros, a name `1E5` that it
/// took for a power of ten.
fn is_kept(reference: &str, text: &str) -> bool {
    let number = |text: &str| Cell::read(text, "").amount().or_else(|| power_of_ten(text));
    same_text(reference, text) || (number(reference).is_some() && number(reference) == number(text))
}

/// The number of a text like `1E5`, as spreadsheets write it. It is used only to compare texts; a figure in this form is reported
/// as unreadable.
fn power_of_ten(text: &str) -> Option<Amount> {
    let (mantissa, power) = text.trim().split_once(['E', 'e'])?;
    let power = power.parse::<u32>().ok().filter(|power| *power <= LARGEST_POWER)?;
    Amount::from_plain(mantissa)?.shifted(power)
}

/// The first known unit if there are at least two different known units; otherwise `None`. The user is then asked about the
/// figures in the other units.
fn first_of_several(units: &[String]) -> Option<&String> {
    let mut known = units.iter().filter(|unit| is_unit(unit));
    let first = known.next()?;
    known.any(|unit| !is_same_unit(unit, first)).then_some(first)
}

/// The axis of years from the first to the last.
pub(super) fn run(first: FiscalYear, last: FiscalYear) -> Option<YearAxis> {
    let count = usize::try_from(last.western() - first.western()).ok()?;
    YearAxis::starting(first, count + 1)
}
