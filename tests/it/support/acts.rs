//! Random work at a session: commands, undo and redo, and leaving or cancelling a field.

use keikaku::command::history::{Scope, Turn};
use keikaku::command::{Command, Rejection, StepLabel};
use keikaku::plan::Workbook;
use keikaku::session::Session;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::wishes::{Wish, wish};

/// One act at a session.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Do(Box<Wish>),
    Leave,
    Cancel,
    /// 元に戻す or やり直す, on the list or in one of the plans.
    Turn(Turn, Index),
}

/// A run of fewer than `most` acts.
pub(crate) fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        20 => wish().prop_map(|wish| Act::Do(Box::new(wish))),
        3 => Just(Act::Leave),
        2 => Just(Act::Cancel),
        7 => (select(vec![Turn::Undo, Turn::Undo, Turn::Redo]), any::<Index>()).prop_map(|(turn, at)| Act::Turn(turn, at)),
    ];
    vec(act, 0..most)
}

/// The scopes of a workbook: the list, then each plan.
pub(crate) fn scopes(workbook: &Workbook) -> Vec<Scope> {
    [Scope::List].into_iter().chain(workbook.plans().iter().map(|plan| Scope::Plan(plan.id))).collect()
}

impl Act {
    /// Carries out the act. After each of its commands it calls `after` with the session before, the session after and
    /// the outcome.
    pub(crate) fn on(&self, session: &mut Session, mut after: impl FnMut(&Session, &Session, &Outcome)) {
        let commands = match self {
            Self::Do(wish) => wish.commands(session.workbook()).into_iter().map(Some).collect(),
            _ => vec![None],
        };
        for command in commands {
            let before = session.clone();
            let outcome = self.once(session, command);
            after(&before, session, &outcome);
        }
    }

    fn once(&self, session: &mut Session, command: Option<Command>) -> Outcome {
        match self {
            Self::Do(_) => {
                return command.map_or(Outcome::Other, |command| Outcome::Submitted(session.submit(command)));
            }
            Self::Turn(turn, at) => {
                let scopes = scopes(session.workbook());
                return Outcome::Stepped(session.turn(*turn, *at.get(&scopes)));
            }
            Self::Leave => session.settle(),
            Self::Cancel => drop(session.cancel()),
        }
        Outcome::Other
    }
}

/// The result of one command or step of an act.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Submitted(Result<StepLabel, Rejection>),
    Stepped(Result<StepLabel, Rejection>),
    Other,
}
