//! The level view of a KPI that is stored as increments (`docs/decisions.md` 13): the level of each year, and the
//! changes that a typed level makes.
//!
//! Increments are stored. A typed level changes the increment of its year, and that of the next year so that all later
//! levels stay, because these are facts of their own. If the level before is not known, no level can be typed, and
//! [`WhyNot`] has the reason. Actuals that are entered as levels need no conversion.

use super::cells::InputPhase;
use super::indicators::{IndicatorCommand, apply_all};
use super::stated_total::moved;
use crate::figures::totals::{Figure, Gap, Span};
use crate::plan::cell::{Reading, State};
use crate::plan::indicator::Row;
use crate::plan::{ActualsAre, Basis, Cell, CellPlace, Indicator, Measure, Plan};
use crate::value::{Amount, Date, FiscalYear, IndicatorId};

/// The content of a year's cell in the level view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// The level reached in that year, in the notation of the increment; 該当なし, 未把握 and unreadable texts are unchanged;
    /// blank if there is a figure but its level is not known.
    pub cell: Cell,
    /// The reason why no level can be typed in this cell; `None` if one can be typed.
    pub read_only: Option<WhyNot>,
}

/// The reason why the level of a year is not known, so that no level can be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyNot {
    /// The KPI is descriptive or is not stored as increments.
    #[error("the figures are no increments")]
    NotIncrements,
    /// The plan has no column for that fiscal year.
    #[error("the plan has no such year")]
    NoSuchYear,
    /// The baseline, from which the levels are counted, is not a number.
    #[error("no number before the project")]
    NoBaseline,
    /// An earlier year has no figure, so the sum up to this year is not known.
    #[error("no figure in {year}")]
    YearBefore {
        /// The first year without a figure.
        year: FiscalYear,
        /// The reason why that year has no figure.
        gap: Gap,
    },
    /// The increment or the level has more digits than a cell can have.
    #[error("too many digits")]
    TooLong,
}

/// The row (目標, target, or 実績, actual) and the fiscal year of a cell that can hold a level; `None` for all other cells.
pub fn year_of(indicator: &Indicator, place: CellPlace) -> Option<(Row, FiscalYear)> {
    match place {
        CellPlace::Target(year) if has_levels(indicator) => Some((Row::Target, year)),
        CellPlace::Actual(year) if has_levels(indicator) => Some((Row::Actual, year)),
        _ => None,
    }
}

/// Whether the KPI can be shown in levels: it is stored as increments and is not descriptive.
pub fn has_levels(row: &Indicator) -> bool {
    row.basis == Some(Basis::Increment) && row.measure != Measure::Descriptive
}

/// The level that the row of targets (目標) or of actuals (実績) reaches in that fiscal year.
pub fn shown(row: &Indicator, span: Span<'_>, kind: Row, year: FiscalYear) -> Level {
    let cell = cell(row, kind, year);
    let level = match (level_before(row, span, kind, year), cell.amount()) {
        (Ok(before), Some(amount)) if !is_level(row, kind) => {
            moved(&cell.text, before + amount, &row.unit).ok_or(WhyNot::TooLong)
        }
        (Ok(_), _) => Ok(cell.clone()),
        (Err(why), None) => return Level { cell: cell.clone(), read_only: Some(why) },
        (Err(why), Some(_)) => Err(why),
    };
    match level {
        Ok(cell) => Level { cell, read_only: None },
        Err(why) => Level { cell: Cell::default(), read_only: Some(why) },
    }
}

/// The commands for a level typed in that year: none while the text is no figure yet, or if the level is unchanged. A
/// text that is no number is written into the cell unchanged.
pub fn set(
    row: &Indicator,
    span: Span<'_>,
    kind: Row,
    year: FiscalYear,
    text: &str,
    phase: InputPhase,
    on: Date,
) -> Result<Vec<IndicatorCommand>, WhyNot> {
    let before = level_before(row, span, kind, year)?;
    let reading = match phase {
        InputPhase::Typing => row.reading_while_typing(text),
        InputPhase::Left => Some(row.typed_reading(text)),
        InputPhase::OfFile => Some(row.reading(text)),
    };
    let command = |year, text| IndicatorCommand::SetCell { place: place(kind, year), text, phase, on };
    let Some(Reading { state, .. }) = reading else { return Ok(Vec::new()) };
    if is_level(row, kind) {
        return Ok(vec![command(year, text.to_owned())]);
    }
    let (state, text) = increment(cell(row, kind, year), before, state, text, &row.unit)?;
    if matches!(state, State::Number { .. }) && state == cell(row, kind, year).state {
        return Ok(Vec::new());
    }
    let mut commands = vec![command(year, text)];
    if let Some((next, text)) = next_moved(row, span, kind, year, state)? {
        commands.push(command(next, text));
    }
    Ok(commands)
}

/// The commands for several pasted levels, applied in sequence as if each had been typed, and the number of levels for
/// which no level can be typed. Commands on cells without a level are unchanged.
pub fn set_all(
    plan: &Plan,
    commands: Vec<(IndicatorId, IndicatorCommand)>,
) -> (Vec<(IndicatorId, IndicatorCommand)>, usize) {
    let (mut rest, mut without_place) = (Vec::new(), 0);
    let mut rows: Vec<(Indicator, Date)> = Vec::new();
    for (id, command) in commands {
        let Some((kind, year, text, on)) = level(plan, id, &command) else {
            rest.push((id, command));
            continue;
        };
        let at = rows.iter().position(|(row, _)| row.id == id).unwrap_or(rows.len());
        if let (true, Some(row)) = (at == rows.len(), plan.indicator(id)) {
            rows.push((Indicator::clone(row), on));
        }
        let Some((row, _)) = rows.get_mut(at) else { continue };
        match of_one(plan, row, (kind, year), &text, on) {
            Ok(commands) => {
                let commands: Vec<&IndicatorCommand> = commands.iter().collect();
                if let Ok(after) = apply_all(plan, row, &commands, Span::from_plan(plan)) {
                    *row = after;
                }
            }
            Err(_) => without_place += 1,
        }
    }
    let changed = rows.iter().flat_map(|(row, on)| changed_cells(plan, row, *on));
    (rest.into_iter().chain(changed).collect(), without_place)
}

/// The commands for one of several levels, on the row after the levels before it. A text that is no figure is written
/// into any cell that accepted a level before all of them: an earlier cleared year would make the later years read-only
/// although they must be cleared, too.
fn of_one(
    plan: &Plan,
    row: &Indicator,
    at: (Row, FiscalYear),
    text: &str,
    on: Date,
) -> Result<Vec<IndicatorCommand>, WhyNot> {
    let (kind, year) = at;
    let state = row.typed_reading(text).state;
    if matches!(state, State::Number { .. } | State::NotApplicable) {
        return set(row, Span::from_plan(plan), kind, year, text, InputPhase::Left, on);
    }
    let at_first = plan.indicator(row.id).map(|row| shown(row, Span::from_plan(plan), kind, year));
    match at_first.and_then(|level| level.read_only) {
        Some(why) => Err(why),
        None => Ok(vec![IndicatorCommand::SetCell {
            place: place(kind, year),
            text: text.to_owned(),
            phase: InputPhase::Left,
            on,
        }]),
    }
}

/// The level that a command writes: its row, year, text and day; `None` if the command writes no level.
fn level(plan: &Plan, id: IndicatorId, command: &IndicatorCommand) -> Option<(Row, FiscalYear, String, Date)> {
    let IndicatorCommand::SetCell { place, text, on, .. } = command else { return None };
    let (kind, year) = match place {
        CellPlace::Target(year) => (Row::Target, *year),
        CellPlace::Actual(year) => (Row::Actual, *year),
        CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => return None,
    };
    plan.indicator(id).filter(|row| has_levels(row)).map(|_| (kind, year, text.clone(), *on))
}

/// The cells of a row that differ from those of the plan, each as the command that sets it.
fn changed_cells(plan: &Plan, after: &Indicator, on: Date) -> Vec<(IndicatorId, IndicatorCommand)> {
    let Some(before) = plan.indicator(after.id) else { return Vec::new() };
    let years = plan.years.years().flat_map(|year| [(Row::Target, year), (Row::Actual, year)]);
    let changed = years.filter(|(kind, year)| cell(before, *kind, *year) != cell(after, *kind, *year));
    let command = |(kind, year)| IndicatorCommand::SetCell {
        place: place(kind, year),
        text: cell(after, kind, year).text.clone(),
        phase: InputPhase::Left,
        on,
    };
    changed.map(|at| (after.id, command(at))).collect()
}

/// The state and the text of the cell for a typed level: the increment at the scale of the old one, or a state without
/// a number unchanged. Returns [`WhyNot::TooLong`] if the increment has too many digits.
fn increment(old: &Cell, before: Amount, state: State, text: &str, unit: &str) -> Result<(State, String), WhyNot> {
    let State::Number { amount, certainty } = state else { return Ok((state, text.to_owned())) };
    let amount = amount - before;
    let amount = old.amount().map_or(amount, |old| amount + old - old);
    let cell = moved(text, amount, unit).ok_or(WhyNot::TooLong)?;
    Ok((State::Number { amount, certainty }, cell.text))
}

/// The next year with a figure, and its new increment, which keeps all later levels; `None` if the level of this year
/// is unknown before or after the change, or if it does not change.
fn next_moved(
    row: &Indicator,
    span: Span<'_>,
    kind: Row,
    year: FiscalYear,
    state: State,
) -> Result<Option<(FiscalYear, String)>, WhyNot> {
    let worth = |cell: &Cell| match Figure::from_cell(cell, span, year) {
        Figure::Number { amount, .. } => Some(amount),
        Figure::NotApplicable => Some(Amount::ZERO),
        Figure::Missing(_) => None,
    };
    let after = Cell { state, text: String::new() };
    let (Some(old), Some(new)) = (worth(cell(row, kind, year)), worth(&after)) else { return Ok(None) };
    let mut later = span.years().filter(|later| *later > year);
    let next = later.find(|later| Figure::from_cell(cell(row, kind, *later), span, *later) != Figure::NotApplicable);
    let Some((next, cell)) = next.map(|next| (next, cell(row, kind, next))) else { return Ok(None) };
    let Some(amount) = cell.amount().filter(|_| old != new) else { return Ok(None) };
    let moved = moved(&cell.text, amount + old - new, &row.unit).ok_or(WhyNot::TooLong)?;
    Ok(Some((next, moved.text)))
}

/// The level before that year, to which its increment is added; 0 where the cells are levels themselves.
fn level_before(row: &Indicator, span: Span<'_>, kind: Row, year: FiscalYear) -> Result<Amount, WhyNot> {
    if !has_levels(row) {
        return Err(WhyNot::NotIncrements);
    }
    if !span.contains(year) {
        return Err(WhyNot::NoSuchYear);
    }
    if is_level(row, kind) {
        return Ok(Amount::ZERO);
    }
    let mut level = row.baseline.cell.amount().ok_or(WhyNot::NoBaseline)?;
    for earlier in span.years().filter(|earlier| *earlier < year) {
        match Figure::from_cell(cell(row, kind, earlier), span, earlier) {
            Figure::Number { amount, .. } => level = level + amount,
            Figure::NotApplicable => {}
            Figure::Missing(gap) => return Err(WhyNot::YearBefore { year: earlier, gap }),
        }
    }
    Ok(level)
}

/// Whether the cells of that row hold levels and not increments.
fn is_level(row: &Indicator, kind: Row) -> bool {
    kind == Row::Actual && row.actuals_are == ActualsAre::Levels
}

fn cell(row: &Indicator, kind: Row, year: FiscalYear) -> &Cell {
    match kind {
        Row::Target => row.target(year),
        Row::Actual => row.actual(year),
    }
}

fn place(kind: Row, year: FiscalYear) -> CellPlace {
    match kind {
        Row::Target => CellPlace::Target(year),
        Row::Actual => CellPlace::Actual(year),
    }
}
