//! 水準で表示: the cells of increment KPIs show and take the level that is reached, while increments are what is kept
//! (`decisions.md` 13). Where a level cannot be typed the cell is read-only and says why. Numerator and denominator of a
//! share are typed here, too: their actual follows as increments follow a level.

use keikaku::cell::Cell;
use keikaku::edit::indicators::{PartStep, Place, cell_at};
use keikaku::edit::{
    CellPlace, Command, Field, Filling, Hand, IndicatorCommand, PlanCommand, RowsStep, Target, levels,
};
use keikaku::fiscal_year::FiscalYear;
use keikaku::id::{IndicatorId, PlanId};
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Row;
use keikaku::wording::levels::{why_not, without_place as levels_without_place};

use crate::browser::moment;
use crate::ui::board::{Frame, Levels};
use crate::ui::desk::Desk;
use crate::ui::el::put;
use crate::ui::field::{Typed, place};
use crate::ui::leptos::*;

/// What an open grid asks while it shows levels.
pub(super) const LEVELS: Levels = Levels { text, bind };

/// The row and the year of a cell that can hold a level.
fn of(row: &Indicator, at: CellPlace) -> Option<(Row, FiscalYear)> {
    match at {
        CellPlace::Target(year) if levels::has_levels(row) => Some((Row::Target, year)),
        CellPlace::Actual(year) if levels::has_levels(row) => Some((Row::Actual, year)),
        _ => None,
    }
}

/// What the cell shows; `None` where it shows what is kept.
fn text(row: &Indicator, frame: &Frame, at: CellPlace) -> Option<String> {
    let (kind, year) = of(row, at)?;
    Some(levels::shown(row, frame.span(), kind, year).cell.shown(&row.unit))
}

/// Makes the cells of the row read-only where no level can be typed, with the reason as their description.
fn bind(desk: Desk, row: &Indicator, frame: &Frame) {
    let years = frame.years.years().flat_map(|year| [CellPlace::Target(year), CellPlace::Actual(year)]);
    for (at, (kind, year)) in years.filter_map(|at| Some((at, of(row, at)?))) {
        let why = levels::shown(row, frame.span(), kind, year).read_only.map(|why| why_not(why, desk.words()));
        if let Some(cell) = document().get_element_by_id(&place::id(row.id, Place::Cell(at))) {
            put(&cell, "readonly", why.as_ref().map(|_| ""));
            put(&cell, "aria-description", why.as_deref());
            put(&cell, "title", why.as_deref());
        }
    }
}

/// What a text means that is typed into a cell, or into a part of a share.
pub(super) fn typed(desk: Desk, field: Field, text: &str, hand: Hand) -> Typed {
    match field {
        Field::Row(id, Place::Part(year, part)) => {
            part_typed(desk, id, PartStep::new(year, part, text.to_owned(), hand, moment::today()))
        }
        Field::Row(id, Place::Cell(at)) => level_typed(desk, id, at, text, hand),
        _ => None,
    }
    .unwrap_or(Typed::AsKept)
}

fn part_typed(desk: Desk, id: IndicatorId, step: PartStep) -> Option<Typed> {
    let plan = desk.route.get_untracked().plan()?;
    Some(Typed::Otherwise(Command::in_indicator(plan, id, IndicatorCommand::SetPart(step))))
}

fn level_typed(desk: Desk, id: IndicatorId, at: CellPlace, text: &str, hand: Hand) -> Option<Typed> {
    let frame = desk.board()?.frame.get_untracked().1;
    frame.levels?;
    let plan = desk.route.get_untracked().plan()?;
    let field = Field::Row(id, Place::Cell(at));
    let ground = desk.read_session(|session| session.ground(Target { plan, field }).clone())?;
    let row = ground.plan(plan)?.indicator(id)?.clone();
    let (kind, year) = of(&row, at)?;
    let commands = levels::set(&row, frame.span(), kind, year, text, hand, moment::today()).unwrap_or_else(|why| {
        if hand == Hand::Left {
            desk.warn(why_not(why, desk.words()));
        }
        Vec::new()
    });
    if commands.is_empty() {
        return Some(Typed::Nothing);
    }
    let commands = commands.into_iter().map(|command| (id, command)).collect();
    let step = RowsStep::new(commands, Filling::Typed(at), Some(field));
    Some(Typed::Otherwise(Command::InPlan { plan, command: PlanCommand::InRows(step.into()) }))
}

/// What an open grid shows in a cell: a level, while levels are shown.
pub(super) fn shown(frame: &Frame, row: &Indicator, at: CellPlace) -> Cell {
    match (frame.levels, of(row, at)) {
        (Some(_), Some((kind, year))) => levels::shown(row, frame.span(), kind, year).cell,
        _ => cell_at(row, at),
    }
}

/// What came of filling several cells.
#[derive(Debug)]
pub(super) struct Filled {
    /// Whether anything changed.
    pub(super) is_changed: bool,
    /// Why some stay as they are, if some do.
    pub(super) refused: Option<String>,
}

/// Fills several cells as one step; while levels are shown the texts are levels.
pub(super) fn fill(desk: Desk, plan: PlanId, command: PlanCommand) -> Filled {
    let has_levels = desk.board().is_some_and(|board| board.frame.with_untracked(|(_, frame)| frame.levels.is_some()));
    let workbook = desk.workbook.get_untracked();
    let (command, without_place) = match (command, workbook.plan(plan)) {
        (PlanCommand::InRows(step), Some(plan)) if has_levels => {
            let (commands, without_place) = levels::set_all(plan, step.commands.clone());
            (PlanCommand::InRows(RowsStep::new(commands, step.done, None).into()), without_place)
        }
        (command, _) => (command, 0),
    };
    let is_changed = desk.command(Command::InPlan { plan, command });
    let refused = (without_place > 0).then(|| levels_without_place(without_place, desk.words()));
    Filled { is_changed, refused }
}
