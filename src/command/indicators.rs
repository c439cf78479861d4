//! Commands on one indicator: its cells, its texts, its choices.
//!
//! Three consequences belong to the same step as a cell: 超, 以上, 以下 or 未満 after a target sets 目標の条件, a stated total that
//! agreed with its years is updated with them, and a replaced provisional actual is kept with its day
//! (`docs/decisions.md` 12, 9 and 30, 14). 指標の種類 follows a typed unit, and 目標の条件 follows a chosen direction, unless the
//! user chose them.

use super::bounds::set_bound;
use super::cells::{InputPhase, set_cell};
use super::parts::set_part;
use super::restating::{self, Restated};
use super::stated_total::carry_stated_total;
use super::units::set_unit;
use super::{Rejection, StepKind};
use crate::figures::totals::Span;
use crate::merge::Setting;
use crate::plan::indicator::usual_bound;
use crate::plan::place::{self, cell_at, part_at, text_at};
use crate::plan::{
    ActualSource, CellPlace, ChoiceKind, ChoiceValue, Indicator, InputPlace, MOST_LETTERS, Measure, Plan, SharePart,
    TextPlace,
};
use crate::value::{Date, FiscalYear};

/// A change of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorCommand {
    /// Fills, changes or clears a cell.
    SetCell {
        /// The place of the cell in the indicator.
        place: CellPlace,
        /// The new text of the cell, as typed.
        text: String,
        /// Whether the user is still typing in the cell.
        phase: InputPhase,
        /// The current day, which is stored with a replaced provisional actual.
        on: Date,
    },
    /// Fills the numerator or the denominator of a share; the actual is calculated from both.
    SetPart {
        /// The fiscal year of the share.
        year: FiscalYear,
        /// The part that is filled: the numerator or the denominator.
        part: SharePart,
        /// The new text of the part, as typed.
        text: String,
        /// Whether the user is still typing in the part.
        phase: InputPhase,
        /// The current day, which is stored with a replaced provisional actual.
        on: Date,
    },
    /// Changes a text of the indicator, such as its name, its unit or a note.
    SetText {
        /// The place of the text in the indicator.
        place: TextPlace,
        /// The new text, which replaces the old one.
        text: String,
    },
    /// Converts the targets of the indicator: to the increment of each year, or to the value of each year.
    Restate {
        /// The form into which the targets are converted.
        into: Restated,
        /// The reason to store with replaced targets of an approved state.
        reason: String,
        /// The current day, which is stored with such a replaced target.
        on: Date,
    },
    /// Sets one of the indicator's choices, such as its basis or its bound.
    Choose(ChoiceValue),
}

impl IndicatorCommand {
    /// The command that sets a field as if it had been typed on that day; `None` for a field that table files can't
    /// have.
    pub fn of_setting(setting: &Setting, on: Date) -> Option<Self> {
        Some(match setting.clone() {
            Setting::Cell(place, cell) => Self::SetCell { place, text: cell.text, phase: InputPhase::OfFile, on },
            Setting::Text(place, text) => Self::SetText { place, text },
            Setting::Choice(choice) => Self::Choose(choice),
            Setting::Kept(_) => return None,
        })
    }

    /// The place of the cell, text or part that the command fills; `None` for a choice, which is not typed.
    pub fn place(&self) -> Option<InputPlace> {
        match self {
            Self::SetCell { place, .. } => Some(InputPlace::Cell(*place)),
            Self::SetText { place, .. } => Some(InputPlace::Text(*place)),
            Self::SetPart { year, part, .. } => Some(InputPlace::Part(*year, *part)),
            Self::Choose(_) | Self::Restate { .. } => None,
        }
    }

    /// The same command with its cell or part marked as left; other commands are returned as they are.
    #[must_use]
    pub fn left(mut self) -> Self {
        if let Self::SetCell { phase, .. } | Self::SetPart { phase, .. } = &mut self
            && *phase == InputPhase::Typing
        {
            *phase = InputPhase::Left;
        }
        self
    }
}

/// Carries the command out on one indicator of the plan and returns the changed indicator with the kind of change.
pub(super) fn apply(
    plan: &Plan,
    row: &Indicator,
    command: &IndicatorCommand,
) -> Result<(Indicator, StepKind), Rejection> {
    held(row, command)?;
    let mut after = row.clone();
    let what = match command {
        IndicatorCommand::SetCell { place, text, phase, on } => {
            set_cell(plan, &mut after, *place, text, *phase, *on)?;
            carry_stated_total(row, Span::from_plan(plan), &mut after, Span::from_plan(plan));
            StepKind::CellSet(*place)
        }
        IndicatorCommand::SetText { place, text } => {
            set_text(plan, &mut after, *place, text)?;
            follow_unit(row, &mut after);
            StepKind::TextSet(*place)
        }
        IndicatorCommand::SetPart { year, part, text, phase, on } => {
            set_part(plan, &mut after, (*year, *part), text, *phase, *on)?;
            StepKind::PartSet(*year, *part)
        }
        IndicatorCommand::Restate { into, reason, on } => return restating::restate(plan, row, (*into, reason), *on),
        IndicatorCommand::Choose(choice) => {
            let kind = choose(plan, &mut after, choice)?;
            follow_direction(row, &mut after);
            StepKind::ChoiceMade(kind)
        }
    };
    Ok((after, what))
}

/// Carries out several commands on one row as one change, in any order: the consequences of a cell are computed from
/// the row before and after all commands. `span_before` is the span of the plan before the change.
pub(super) fn apply_all(
    plan: &Plan,
    row: &Indicator,
    commands: &[&IndicatorCommand],
    span_before: Span<'_>,
) -> Result<Indicator, Rejection> {
    commands.iter().try_for_each(|command| held(row, command))?;
    let mut after = row.clone();
    for command in commands {
        if let IndicatorCommand::SetText { place, text } = command {
            set_text(plan, &mut after, *place, text)?;
        }
    }
    // Cells are set after the unit with which they are read, and twice, because a bound after one target (50％超) may
    // agree with another target only once that one is set, too. Explicit choices are set last, so that they win.
    for command in commands.iter().chain(commands) {
        match command {
            IndicatorCommand::SetCell { place, text, phase, on } => {
                set_cell(plan, &mut after, *place, text, *phase, *on)?;
            }
            IndicatorCommand::SetPart { year, part, text, phase, on } => {
                set_part(plan, &mut after, (*year, *part), text, *phase, *on)?;
            }
            IndicatorCommand::SetText { .. } | IndicatorCommand::Choose(_) | IndicatorCommand::Restate { .. } => {}
        }
    }
    for command in commands {
        if let IndicatorCommand::Choose(choice) = command {
            choose(plan, &mut after, choice)?;
        }
    }
    carry_stated_total(row, span_before, &mut after, Span::from_plan(plan));
    Ok(after)
}

/// Returns [`Rejection::TextTooLong`] for a text that is too long for a table, unless it shortens an older text.
fn held(row: &Indicator, command: &IndicatorCommand) -> Result<(), Rejection> {
    let (IndicatorCommand::SetCell { text, .. }
    | IndicatorCommand::SetPart { text, .. }
    | IndicatorCommand::SetText { text, .. }) = command
    else {
        return Ok(());
    };
    // A text has no more characters than bytes, so those of most texts need not be counted.
    let letters = if text.len() > MOST_LETTERS { text.chars().count() } else { 0 };
    let before = || match command {
        IndicatorCommand::SetCell { place, .. } => cell_at(row, *place).text,
        IndicatorCommand::SetPart { year, part, .. } => part_at(row, *year, *part).text,
        IndicatorCommand::SetText { place, .. } => text_at(row, *place).to_owned(),
        IndicatorCommand::Choose(_) | IndicatorCommand::Restate { .. } => String::new(),
    };
    if letters > MOST_LETTERS && letters > before().chars().count() {
        return Err(Rejection::TextTooLong { letters });
    }
    Ok(())
}

fn set_text(plan: &Plan, row: &mut Indicator, place: TextPlace, text: &str) -> Result<(), Rejection> {
    match place {
        TextPlace::Unit => set_unit(row, text),
        TextPlace::Note(_, Some(year)) | TextPlace::StatedRate(Some(year)) | TextPlace::StatedFormula(Some(year))
            if !plan.years.contains(year) =>
        {
            return Err(Rejection::NoSuchYear);
        }
        _ if !place::set_text(row, place, text) => return Err(Rejection::NoSuchYear),
        _ => {}
    }
    Ok(())
}

/// Sets 指標の種類 from a typed unit, unless it differs from the default of the previous unit, that is if the user chose it.
/// A file states both fields, so 指標の種類 does not follow the unit there.
fn follow_unit(before: &Indicator, after: &mut Indicator) {
    if before.unit != after.unit && before.measure == Measure::of_unit(&before.unit) {
        after.measure = Measure::of_unit(&after.unit);
    }
}

/// Sets 目標の条件 from a chosen direction (減らす: 以下), unless it differs from the default of the previous direction or is
/// written after a target, that is if the user chose or typed it.
fn follow_direction(before: &Indicator, after: &mut Indicator) {
    if before.direction != after.direction && before.has_usual_bound() {
        set_bound(after, usual_bound(after.direction));
    }
}

fn choose(plan: &Plan, row: &mut Indicator, choice: &ChoiceValue) -> Result<ChoiceKind, Rejection> {
    match choice {
        ChoiceValue::Bound(bound) => set_bound(row, *bound),
        ChoiceValue::PartOf(Some(whole)) if !plan.possible_wholes(row.id).iter().any(|row| row.id == *whole) => {
            return Err(Rejection::NotAWhole);
        }
        ChoiceValue::ActualSource(_) => {
            place::set_choice(row, choice);
            if row.actual_source != ActualSource::Typed && row.aggregation().is_none() {
                return Err(Rejection::NoSuchChoice);
            }
        }
        other => place::set_choice(row, other),
    }
    Ok(choice.kind())
}
