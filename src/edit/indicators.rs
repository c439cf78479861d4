//! Commands on one indicator: its cells, its texts, its choices.
//!
//! A cell is read twice: leniently while a hand is still typing in it, strictly when it is left
//! (`ui.md`, Live). Three things follow a cell along in the same step: 超, 以上, 以下 or 未満 behind a target sets
//! 比べ方 (`decisions.md` 12), a stated total that agreed goes on agreeing (9, 30), and a
//! provisional actual that is replaced is kept with its day (14).

use super::{Rejection, What};
use crate::cell::{Bound, Cell, Certainty, Reading, State};
use crate::fiscal_year::{Date, FiscalYear};
use crate::plan::indicator::{ActualsAre, Basis, Direction, Earlier, LevelMeaning, Measure, Measured, Row};
use crate::plan::{Indicator, Plan};
use crate::totals::{self, Span};

/// A change of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorCommand {
    /// Fill a cell.
    SetCell {
        /// Which cell.
        place: CellPlace,
        /// What stands in it.
        text: String,
        /// Whether the hand is still typing.
        hand: Hand,
        /// The day, for the trail of a provisional value.
        on: Date,
    },
    /// Change a text.
    SetText {
        /// Which text.
        place: TextPlace,
        /// The text.
        text: String,
    },
    /// Make a choice.
    Choose(Choice),
}

/// A cell of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellPlace {
    /// 目標 of a year.
    Target(FiscalYear),
    /// 実績 of a year.
    Actual(FiscalYear),
    /// 事業開始前.
    Baseline,
    /// The one target of a period.
    Period,
    /// 記載の累計.
    StatedTotal,
}

/// A text of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextPlace {
    /// 指標名.
    Name,
    /// 単位.
    Unit,
    /// グループ.
    Group,
    /// 所管課.
    Responsible,
    /// 定義と算出方法.
    Definition,
    /// 出典.
    Source,
    /// The note of a row or of one of its cells.
    Note(Row, Option<FiscalYear>),
}

/// A cell or a text: whatever is filled by typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A cell.
    Cell(CellPlace),
    /// A text.
    Text(TextPlace),
}

/// Whether a cell is still being typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Half of it may stand there yet: read leniently.
    Typing,
    /// The cell was left: read strictly.
    Left,
}

/// A choice about an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// この目標値は.
    Basis(Basis),
    /// 測るもの.
    Measure(Measure),
    /// 比べ方.
    Bound(Bound),
    /// めざす向き.
    Direction(Direction),
    /// 把握時期.
    Measured(Measured),
    /// What the baseline of an increment KPI counts.
    LevelMeaning(LevelMeaning),
    /// How actuals are written down.
    ActualsAre(ActualsAre),
}

/// Which choice was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceOf {
    /// この目標値は.
    Basis,
    /// 測るもの.
    Measure,
    /// 比べ方.
    Bound,
    /// めざす向き.
    Direction,
    /// 把握時期.
    Measured,
    /// What the baseline of an increment KPI counts.
    LevelMeaning,
    /// How actuals are written down.
    ActualsAre,
}

impl Choice {
    /// Which choice it is.
    pub fn of(&self) -> ChoiceOf {
        match self {
            Self::Basis(_) => ChoiceOf::Basis,
            Self::Measure(_) => ChoiceOf::Measure,
            Self::Bound(_) => ChoiceOf::Bound,
            Self::Direction(_) => ChoiceOf::Direction,
            Self::Measured(_) => ChoiceOf::Measured,
            Self::LevelMeaning(_) => ChoiceOf::LevelMeaning,
            Self::ActualsAre(_) => ChoiceOf::ActualsAre,
        }
    }
}

impl IndicatorCommand {
    /// The cell or text that it fills by typing.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::SetCell { place, .. } => Some(Place::Cell(*place)),
            Self::SetText { place, .. } => Some(Place::Text(*place)),
            Self::Choose(_) => None,
        }
    }

    /// The same command with the hand gone from the cell.
    #[must_use]
    pub fn left(self) -> Self {
        match self {
            Self::SetCell { place, text, on, .. } => Self::SetCell { place, text, on, hand: Hand::Left },
            other => other,
        }
    }
}

/// Carries the command out on one row of the plan.
pub(super) fn apply(plan: &Plan, row: &Indicator, command: &IndicatorCommand) -> Result<(Indicator, What), Rejection> {
    match command {
        IndicatorCommand::SetCell { place, text, hand, on } => {
            let after = set_cell(plan, row, *place, text, *hand, *on)?;
            Ok((carry_stated_total(row, Span::of(plan), after, Span::of(plan)), What::CellSet(*place)))
        }
        IndicatorCommand::SetText { place, text } => Ok((set_text(row, *place, text), What::TextSet(*place))),
        IndicatorCommand::Choose(choice) => {
            let (after, of) = choose(row, choice);
            Ok((after, What::ChoiceMade(of)))
        }
    }
}

/// Carries several commands out on one row as one change, whatever their order: what follows a cell looks at the
/// row before and after all of them. `span_before` is that of the plan before the change.
pub(super) fn apply_all(
    plan: &Plan,
    row: &Indicator,
    commands: &[IndicatorCommand],
    span_before: Span<'_>,
) -> Result<Indicator, Rejection> {
    let of = |wanted: fn(&IndicatorCommand) -> bool| commands.iter().filter(move |command| wanted(command));
    let texts = of(|command| matches!(command, IndicatorCommand::SetText { .. }));
    let cells = || of(|command| matches!(command, IndicatorCommand::SetCell { .. }));
    let choices = of(|command| matches!(command, IndicatorCommand::Choose(_)));
    // Cells come behind the unit that they are read with, and twice: a bound behind one target (50％超) may only
    // agree with another once that one is set, too. A choice that was made outright has the last word.
    let mut all = texts.chain(cells()).chain(cells()).chain(choices);
    let after = all.try_fold(row.clone(), |row, command| match command {
        IndicatorCommand::SetCell { place, text, hand, on } => set_cell(plan, &row, *place, text, *hand, *on),
        IndicatorCommand::SetText { place, text } => Ok(set_text(&row, *place, text)),
        IndicatorCommand::Choose(choice) => Ok(choose(&row, choice).0),
    })?;
    Ok(carry_stated_total(row, span_before, after, Span::of(plan)))
}

fn set_cell(
    plan: &Plan,
    row: &Indicator,
    place: CellPlace,
    text: &str,
    hand: Hand,
    on: Date,
) -> Result<Indicator, Rejection> {
    if let CellPlace::Target(year) | CellPlace::Actual(year) = place
        && !plan.years.contains(year)
    {
        return Err(Rejection::NoSuchYear);
    }
    let cell = match hand {
        Hand::Typing => read_typing(row, place, text),
        Hand::Left => Cell::read(text, &row.unit),
    };
    Ok(match place {
        CellPlace::Target(year) => set_target(row, year, cell, hand),
        CellPlace::Actual(year) => set_actual(row, year, cell, on),
        CellPlace::Baseline => {
            let mut after = row.clone();
            after.baseline.cell = cell;
            after
        }
        CellPlace::Period => set_period_target(row, cell, hand),
        CellPlace::StatedTotal => Indicator { stated_total: Some(cell).filter(|cell| !cell.is_blank()), ..row.clone() },
    })
}

/// What stands in a cell now.
pub fn cell_at(row: &Indicator, place: CellPlace) -> Cell {
    match place {
        CellPlace::Target(year) => row.target(year).clone(),
        CellPlace::Actual(year) => row.actual(year).clone(),
        CellPlace::Baseline => row.baseline.cell.clone(),
        CellPlace::Period => row.period_target.clone(),
        CellPlace::StatedTotal => row.stated_total.clone().unwrap_or_default(),
    }
}

/// Half-typed text: where it is no figure yet, the figure from before goes on counting.
fn read_typing(row: &Indicator, place: CellPlace, text: &str) -> Cell {
    let state = Reading::while_typing(text, &row.unit).map_or_else(|| cell_at(row, place).state, |read| read.state);
    Cell { state, text: text.trim().to_owned() }
}

fn set_target(row: &Indicator, year: FiscalYear, cell: Cell, hand: Hand) -> Indicator {
    let mut after = row.clone();
    after.targets.remove(&year);
    let cell = settle_bound(&mut after, cell, hand);
    if !cell.is_blank() || !cell.text.is_empty() {
        after.targets.insert(year, cell);
    }
    after
}

fn set_period_target(row: &Indicator, cell: Cell, hand: Hand) -> Indicator {
    let mut after = Indicator { period_target: Cell::default(), ..row.clone() };
    after.period_target = settle_bound(&mut after, cell, hand);
    after
}

/// A bound behind the target becomes the KPI's 比べ方 if no other target says otherwise; if one does,
/// the cell can't be read (`decisions.md` 12). `row` is the row without this cell.
fn settle_bound(row: &mut Indicator, cell: Cell, hand: Hand) -> Cell {
    let bound_of = |cell: &Cell| Reading::of(&cell.text, &row.unit).bound;
    let Some(bound) = bound_of(&cell) else { return cell };
    if hand == Hand::Typing || bound == row.bound {
        return cell;
    }
    let others = row.targets.values().chain([&row.period_target]);
    if others.filter(|other| other.amount().is_some()).all(|other| bound_of(other) == Some(bound)) {
        row.bound = bound;
        cell
    } else {
        Cell { state: State::Unread, ..cell }
    }
}

/// Replaces an actual; a provisional one is kept in the cell's history (`decisions.md` 14).
fn set_actual(row: &Indicator, year: FiscalYear, cell: Cell, on: Date) -> Indicator {
    let mut after = row.clone();
    let mut actual = after.actuals.remove(&year).unwrap_or_default();
    let was_provisional = matches!(actual.cell.state, State::Number { certainty, .. } if certainty != Certainty::Final);
    let before = std::mem::replace(&mut actual.cell, cell);
    if was_provisional && before.state != actual.cell.state {
        actual.earlier.push(Earlier { cell: before, replaced_on: on, reason: String::new() });
    }
    let is_empty = actual.cell.is_blank() && actual.cell.text.is_empty();
    if !is_empty || actual.parts.is_some() || !actual.earlier.is_empty() {
        after.actuals.insert(year, actual);
    }
    after
}

/// Moves a stated total along with the computed one if the two agreed before and the sum is still
/// whole; otherwise it stays what the document states (`decisions.md` 9, 30).
pub(super) fn carry_stated_total(
    before: &Indicator,
    span_before: Span<'_>,
    after: Indicator,
    span_after: Span<'_>,
) -> Indicator {
    let agreed = before.stated_total == after.stated_total
        && before.stated_total.as_ref().is_some_and(|stated| {
            stated.amount().is_some() && stated.amount() == totals::computed_total(before, span_before)
        });
    match (agreed, &after.stated_total, totals::computed_total(&after, span_after)) {
        (true, Some(stated), Some(sum)) if stated.amount() != Some(sum) => {
            let text = format!("{}{}", sum.grouped(), behind_the_digits(&stated.text));
            let moved = Cell::read(&text, &after.unit);
            // A sum beyond the bounds of a cell can't be written down.
            if moved.amount() == Some(sum) { Indicator { stated_total: Some(moved), ..after } } else { after }
        }
        _ => after,
    }
}

/// What stands behind the number, ` 千円` of `60,000 千円`.
fn behind_the_digits(text: &str) -> &str {
    text.rfind(|c: char| c.is_ascii_digit()).and_then(|last| text.get(last + 1..)).unwrap_or_default()
}

fn set_text(row: &Indicator, place: TextPlace, text: &str) -> Indicator {
    let mut after = row.clone();
    match place {
        TextPlace::Name => text.clone_into(&mut after.name),
        TextPlace::Unit => set_unit(&mut after, text),
        TextPlace::Group => text.clone_into(&mut after.group),
        TextPlace::Responsible => text.clone_into(&mut after.responsible),
        TextPlace::Definition => text.clone_into(&mut after.definition),
        TextPlace::Source => text.clone_into(&mut after.source),
        TextPlace::Note(row, year) => {
            after.notes.remove(&(row, year));
            if !text.is_empty() {
                after.notes.insert((row, year), text.to_owned());
            }
        }
    }
    after
}

/// A new unit may explain a cell that could not be read with the old one (`50匹`); what reads already stays.
fn set_unit(row: &mut Indicator, unit: &str) {
    unit.clone_into(&mut row.unit);
    let targets = row.targets.values_mut();
    let actuals = row.actuals.values_mut().map(|actual| &mut actual.cell);
    let single = [&mut row.period_target, &mut row.baseline.cell].into_iter().chain(row.stated_total.as_mut());
    for cell in targets.chain(actuals).chain(single) {
        if cell.state == State::Unread {
            *cell = Cell::read(&cell.text, unit);
        }
    }
}

fn choose(row: &Indicator, choice: &Choice) -> (Indicator, ChoiceOf) {
    let row = row.clone();
    let after = match choice {
        Choice::Basis(basis) => Indicator { basis: *basis, ..row },
        Choice::Measure(measure) => Indicator { measure: *measure, ..row },
        Choice::Bound(bound) => Indicator { bound: *bound, ..row },
        Choice::Direction(direction) => Indicator { direction: *direction, ..row },
        Choice::Measured(measured) => Indicator { measured: measured.clone(), ..row },
        Choice::LevelMeaning(meaning) => Indicator { level_meaning: *meaning, ..row },
        Choice::ActualsAre(are) => Indicator { actuals_are: *are, ..row },
    };
    (after, choice.of())
}
