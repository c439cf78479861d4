//! Commands on one indicator: its cells, its texts, its choices.
//!
//! Three things follow a cell along in the same step: 超, 以上, 以下 or 未満 behind a target sets 比べ方
//! (`decisions.md` 12), a stated total that agreed goes on agreeing (9, 30), and a provisional actual that
//! is replaced is kept with its day (14).

use super::bounds::set_bound;
use super::cells::set_cell;
use super::parts::set_part;
use super::stated_total::carry_stated_total;
use super::units::set_unit;
use super::{Rejection, What};
use crate::figures::totals::Span;
use crate::plan::cell::Bound;
use crate::plan::indicator::{ActualsAre, Basis, Direction, LevelMeaning, Measure, Measured, Row};
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::IndicatorId;

pub use super::cells::cell_at;
pub use super::parts::{Part, part_at};

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
    /// Fill one of the two parts of a share; the actual follows.
    SetPart {
        /// Of which year.
        year: FiscalYear,
        /// Which part.
        part: Part,
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

/// A cell of the grid: of which row, and which.
pub type At = (IndicatorId, CellPlace);

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
    /// Why a provisional actual of that year was replaced; counted from 0, oldest first.
    EarlierReason(FiscalYear, usize),
}

/// A cell or a text: whatever is filled by typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A cell.
    Cell(CellPlace),
    /// A text.
    Text(TextPlace),
    /// A part of a share.
    Part(FiscalYear, Part),
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

impl IndicatorCommand {
    /// The cell or text that it fills by typing.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::SetCell { place, .. } => Some(Place::Cell(*place)),
            Self::SetText { place, .. } => Some(Place::Text(*place)),
            Self::SetPart { year, part, .. } => Some(Place::Part(*year, *part)),
            Self::Choose(_) => None,
        }
    }

    /// The same command with the hand gone from the cell.
    #[must_use]
    pub fn left(mut self) -> Self {
        if let Self::SetCell { hand, .. } | Self::SetPart { hand, .. } = &mut self {
            *hand = Hand::Left;
        }
        self
    }
}

/// Carries the command out on one row of the plan.
pub(super) fn apply(plan: &Plan, row: &Indicator, command: &IndicatorCommand) -> Result<(Indicator, What), Rejection> {
    let mut after = row.clone();
    let what = match command {
        IndicatorCommand::SetCell { place, text, hand, on } => {
            set_cell(plan, &mut after, *place, text, *hand, *on)?;
            carry_stated_total(row, Span::of(plan), &mut after, Span::of(plan));
            What::CellSet(*place)
        }
        IndicatorCommand::SetText { place, text } => {
            set_text(plan, &mut after, *place, text)?;
            What::TextSet(*place)
        }
        IndicatorCommand::SetPart { year, part, text, hand, on } => {
            set_part(plan, &mut after, (*year, *part), text, *hand, *on)?;
            What::PartSet(*year, *part)
        }
        IndicatorCommand::Choose(choice) => What::ChoiceMade(choose(&mut after, choice)),
    };
    Ok((after, what))
}

/// Carries several commands out on one row as one change, whatever their order: what follows a cell looks at the
/// row before and after all of them. `span_before` is that of the plan before the change.
pub(super) fn apply_all(
    plan: &Plan,
    row: &Indicator,
    commands: &[&IndicatorCommand],
    span_before: Span<'_>,
) -> Result<Indicator, Rejection> {
    let mut after = row.clone();
    for command in commands {
        if let IndicatorCommand::SetText { place, text } = command {
            set_text(plan, &mut after, *place, text)?;
        }
    }
    // Cells come behind the unit that they are read with, and twice: a bound behind one target (50％超) may only
    // agree with another once that one is set, too. A choice that was made outright has the last word.
    for command in commands.iter().chain(commands) {
        match command {
            IndicatorCommand::SetCell { place, text, hand, on } => {
                set_cell(plan, &mut after, *place, text, *hand, *on)?;
            }
            IndicatorCommand::SetPart { year, part, text, hand, on } => {
                set_part(plan, &mut after, (*year, *part), text, *hand, *on)?;
            }
            IndicatorCommand::SetText { .. } | IndicatorCommand::Choose(_) => {}
        }
    }
    for command in commands {
        if let IndicatorCommand::Choose(choice) = command {
            choose(&mut after, choice);
        }
    }
    carry_stated_total(row, span_before, &mut after, Span::of(plan));
    Ok(after)
}

/// What stands in a text now.
pub fn text_at(row: &Indicator, place: TextPlace) -> String {
    match place {
        TextPlace::Name => row.name.clone(),
        TextPlace::Unit => row.unit.clone(),
        TextPlace::Group => row.group.clone(),
        TextPlace::Responsible => row.responsible.clone(),
        TextPlace::Definition => row.definition.clone(),
        TextPlace::Source => row.source.clone(),
        TextPlace::Note(of, year) => row.notes.get(&(of, year)).cloned().unwrap_or_default(),
        TextPlace::EarlierReason(year, nth) => {
            let earlier = row.actuals.get(&year).and_then(|actual| actual.earlier.get(nth));
            earlier.map(|one| one.reason.clone()).unwrap_or_default()
        }
    }
}

fn set_text(plan: &Plan, row: &mut Indicator, place: TextPlace, text: &str) -> Result<(), Rejection> {
    let field = match place {
        TextPlace::Name => &mut row.name,
        TextPlace::Unit => {
            set_unit(row, text);
            return Ok(());
        }
        TextPlace::Group => &mut row.group,
        TextPlace::Responsible => &mut row.responsible,
        TextPlace::Definition => &mut row.definition,
        TextPlace::Source => &mut row.source,
        TextPlace::Note(_, Some(year)) if !plan.years.contains(year) => return Err(Rejection::NoSuchYear),
        TextPlace::Note(of, year) => {
            set_note(row, (of, year), text);
            return Ok(());
        }
        TextPlace::EarlierReason(year, nth) => {
            let earlier = row.actuals.get_mut(&year).and_then(|actual| actual.earlier.get_mut(nth));
            &mut earlier.ok_or(Rejection::NoSuchYear)?.reason
        }
    };
    text.clone_into(field);
    Ok(())
}

/// An empty note is no other than none.
fn set_note(row: &mut Indicator, place: (Row, Option<FiscalYear>), text: &str) {
    if !text.is_empty() {
        row.notes.insert(place, text.to_owned());
    } else if row.notes.get(&place).is_some_and(|note| !note.is_empty()) {
        row.notes.remove(&place);
    }
}

fn choose(row: &mut Indicator, choice: &Choice) -> ChoiceOf {
    match choice {
        Choice::Basis(basis) => row.basis = *basis,
        Choice::Measure(measure) => row.measure = *measure,
        Choice::Bound(bound) => set_bound(row, *bound),
        Choice::Direction(direction) => row.direction = *direction,
        Choice::Measured(measured) => row.measured = measured.clone(),
        Choice::LevelMeaning(meaning) => row.level_meaning = *meaning,
        Choice::ActualsAre(are) => row.actuals_are = *are,
    }
    choice.of()
}
