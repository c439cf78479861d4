//! 目標の数え方 and めざす向き of KPIs that a file adds without naming them: proposed from name, unit and figures, asked once
//! for all of them (IN-117, IN-118), and never set without an answer.
//!
//! A sum that means nothing does more harm than one that is missing. So increments are proposed only where the name says
//! so, and offered for all only where every unit can be added.

use std::sync::Arc;

use crate::columns::in_names::{names_increments, names_keeping, names_less};
use crate::columns::{self, Wide};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::wide::FileKpi;
use crate::plan::Indicator;
use crate::plan::cell::Cell;
use crate::plan::indicator::{Basis, Direction, Measure};
use crate::plan::unit::can_be_added;

/// Sets what was answered for the rows that the file adds, and returns the questions on them. `sources` are the KPIs of the
/// file, one for each row. Where they do not name 測るもの it follows the unit.
pub(super) fn settle(
    rows: &mut [Arc<Indicator>],
    sources: &[&FileKpi],
    is_added: impl Fn(&Indicator) -> bool,
    answers: &Answers,
) -> Vec<Question> {
    let mut added = Vec::new();
    for (row, source) in rows.iter_mut().zip(sources).filter(|(row, _)| is_added(row) && !row.is_unused()) {
        if source.rows().all(|row| row.trimmed(Wide::Measure).is_none()) {
            let row = Arc::make_mut(row);
            row.measure = Measure::of_unit(&row.unit);
        }
        if row.measure != Measure::Descriptive {
            added.push(Added { row, line: source.line() });
        }
    }
    let mut asked = Asked { added, answers };
    asked.basis().into_iter().chain(asked.direction()).collect()
}

/// A row that the file adds.
struct Added<'a> {
    row: &'a mut Arc<Indicator>,
    /// The line of the row in the file, counted from 1.
    line: usize,
}

/// The rows of a file about whose choices is asked.
struct Asked<'a> {
    added: Vec<Added<'a>>,
    answers: &'a Answers,
}

impl Asked<'_> {
    fn basis(&mut self) -> Option<Question> {
        let open = || self.added.iter().filter(|added| added.row.basis.is_none());
        let proposals: Vec<_> = open().map(|added| (added.line, proposed_basis(added.row))).collect();
        let mut choices = vec![Answer::Basis(Basis::Level)];
        if open().all(|added| can_be_summed(added.row)) {
            choices.push(Answer::Basis(Basis::Increment));
        }
        let question = self.question(Ask::Basis, &proposals, columns::basis, Answer::Basis, choices)?;
        match question.answer {
            Some(Answer::Proposed) => self.set(|row| row.basis = row.basis.or(Some(proposed_basis(row)))),
            Some(Answer::Basis(basis)) => self.set(|row| row.basis = row.basis.or(Some(basis))),
            _ => {}
        }
        Some(question)
    }

    fn direction(&mut self) -> Option<Question> {
        let open = self.added.iter().filter(|added| added.row.direction.is_none());
        let proposals: Vec<_> = open.map(|added| (added.line, proposed_direction(added.row))).collect();
        let choices = [Direction::Up, Direction::Down].map(Answer::Direction).to_vec();
        let question = self.question(Ask::Direction, &proposals, columns::direction, Answer::Direction, choices)?;
        match question.answer {
            Some(Answer::Proposed) => self.set(|row| row.direction = row.direction.or(Some(proposed_direction(row)))),
            Some(Answer::Direction(direction)) => self.set(|row| row.direction = row.direction.or(Some(direction))),
            _ => {}
        }
        Some(question)
    }

    /// The question, whose `found` are the lines with the word that is proposed for each; `None` without any row. Where the
    /// same is proposed for all rows it is simply the first choice.
    fn question<T: Copy + PartialEq>(
        &self,
        ask: Ask,
        proposals: &[(usize, T)],
        word: fn(Option<T>) -> &'static str,
        answer: fn(T) -> Answer,
        mut choices: Vec<Answer>,
    ) -> Option<Question> {
        let (_, first) = *proposals.first()?;
        if proposals.iter().all(|(_, proposed)| *proposed == first) {
            choices.retain(|choice| *choice != answer(first));
            choices.insert(0, answer(first));
        } else {
            choices.insert(0, Answer::Proposed);
        }
        choices.push(Answer::Unset);
        let found = proposals.iter().map(|(line, proposed)| (*line, word(Some(*proposed)).to_owned())).collect();
        Some(Question { found, ..Question::new(ask, choices, self.answers) })
    }

    fn set(&mut self, change: impl Fn(&mut Indicator)) {
        for added in &mut self.added {
            change(Arc::make_mut(added.row));
        }
    }
}

/// What a target most probably stands for: the value of its year, unless the name says that it is what the year adds and
/// the unit can be added.
fn proposed_basis(row: &Indicator) -> Basis {
    if names_increments(&row.name) && can_be_summed(row) { Basis::Increment } else { Basis::Level }
}

/// Whether a sum of the row's figures means something.
fn can_be_summed(row: &Indicator) -> bool {
    can_be_added(&row.unit) && row.measure != Measure::Ratio
}

/// The direction that is most probably aimed at: that from the baseline to the last target, or else what the name says.
fn proposed_direction(row: &Indicator) -> Direction {
    let last = row.targets.values().rev().find_map(Cell::amount);
    let start = row.baseline.cell.amount().or_else(|| row.targets.values().find_map(Cell::amount));
    match last.zip(start) {
        // What a year adds to or takes from says nothing beside a level.
        Some((last, start)) if last != start && !names_increments(&row.name) => {
            if last > start {
                Direction::Up
            } else {
                Direction::Down
            }
        }
        _ if names_keeping(&row.name) => Direction::Keep,
        _ if names_less(&row.name) => Direction::Down,
        _ => Direction::Up,
    }
}
