//! What typing means where it is not the figure that is kept: a level, from which increments follow.

use keikaku::command::indicators::Place;
use keikaku::command::{CellPlace, Command, Field, Filling, Hand, PlanCommand, RowsStep, Target, levels};
use keikaku::value::id::IndicatorId;
use keikaku::wording::levels::why_not;
use leptos::prelude::*;

use crate::browser::moment;
use crate::ui::app::AppState;
use crate::ui::app::field::Typed;

/// What a text means that is typed into a field.
pub(crate) fn typed(app: AppState, field: Field, text: &str, hand: Hand) -> Typed {
    match field {
        Field::Row(id, Place::Cell(at)) => level_typed(app, id, at, text, hand),
        _ => None,
    }
    .unwrap_or(Typed::AsKept)
}

fn level_typed(app: AppState, id: IndicatorId, at: CellPlace, text: &str, hand: Hand) -> Option<Typed> {
    let frame = app.grid_state()?.frame.get_untracked().1;
    if !frame.shows_levels {
        return None;
    }
    let plan = app.route.get_untracked().plan()?;
    let field = Field::Row(id, Place::Cell(at));
    let ground = app.read_session(|session| session.ground(Target { plan, field }).clone())?;
    let row = ground.plan(plan)?.indicator(id)?.clone();
    let (kind, year) = levels::year_of(&row, at)?;
    let commands = levels::set(&row, frame.span(), kind, year, text, hand, moment::today()).unwrap_or_else(|why| {
        if hand == Hand::Left {
            app.warn(why_not(why, app.words()));
        }
        Vec::new()
    });
    if commands.is_empty() {
        return Some(Typed::Nothing);
    }
    let commands = commands.into_iter().map(|command| (id, command)).collect();
    let step = RowsStep::new(commands, Filling::Typed(at), Some(field));
    Some(Typed::Otherwise(Command::InPlan { plan, command: PlanCommand::InRows(step) }))
}
