//! 目標の数え方 and めざす向き of KPIs that a file adds without naming them: proposed from name, unit and figures, asked once
//! for all of them (IN-117, IN-118). Of tables of others the proposals are filled in and shown ([`Answers::first`]).
//!
//! A sum that means nothing does more harm than one that is missing. So increments are proposed only where the name says
//! so, and offered for all only where every unit can be added.

use std::sync::Arc;

use super::foreign_units;
use crate::columns::in_names::{names_increments, names_keeping, names_less};
use crate::columns::{self, Wide};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::wide::FileKpi;
use crate::plan::Indicator;
use crate::plan::cell::{Cell, with_note};
use crate::plan::indicator::{Basis, Direction, Measure, Row, usual_bound};
use crate::plan::unit::can_be_added;
use crate::value::amount::Amount;

/// Sets what was answered for the rows that the file adds, and returns the questions on them. `sources` are the KPIs of the
/// file, one for each row. Where they do not name 指標の種類 it follows the unit.
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
            added.push(Added { row, source, answers });
        }
    }
    let mut asked = Asked { added, answers };
    asked.basis().into_iter().chain(asked.direction()).collect()
}

/// Leaves open what the rows of the plan that nobody has begun say of themselves, and the file does not, where it is answered for
/// the rows that the file adds: they are settled with these.
pub(super) fn leave_open(
    rows: &mut [Arc<Indicator>],
    sources: &[&FileKpi],
    is_added: impl Fn(&Indicator) -> bool,
    answers: &Answers,
) {
    let [is_basis_settled, is_direction_settled] = [Ask::Basis, Ask::Direction].map(|ask| answers.to(&ask).is_some());
    for (row, source) in rows.iter_mut().zip(sources).filter(|(row, _)| is_added(row)) {
        let is_said = |column: Wide| source.rows().any(|row| row.trimmed(column).is_some());
        let row = Arc::make_mut(row);
        row.basis = row.basis.filter(|_| !is_basis_settled || is_said(Wide::Basis));
        row.direction = row.direction.filter(|_| !is_direction_settled || is_said(Wide::Direction));
    }
}

/// A row that the file adds.
struct Added<'a> {
    row: &'a mut Arc<Indicator>,
    source: &'a FileKpi,
    answers: &'a Answers,
}

impl Added<'_> {
    /// What a target most probably stands for: the value of its year, unless the file has one total for all years, or the
    /// name or the total of the file says that it is what the year adds. In a unit that cannot be added it is a value.
    fn proposed_basis(&self) -> Basis {
        let row = &**self.row;
        if !can_be_summed(row) {
            Basis::Level
        } else if self.total_of_period().is_some() {
            Basis::PeriodTotal
        } else if self.says_increments() || self.total_is_the_sum() {
            Basis::Increment
        } else {
            Basis::Level
        }
    }

    /// Whether the name, or the headings of the file, say that a target is what the year adds (増加分).
    fn says_increments(&self) -> bool {
        names_increments(&self.row.name) || self.source.target.as_ref().is_some_and(|row| row.are_increments)
    }

    fn proposed_direction(&self) -> Direction {
        let basis = self.row.basis.unwrap_or_else(|| self.proposed_basis());
        likely_direction(self.row, basis, self.says_increments())
    }

    /// The one target of the file, if it is that of all years: it stands under 累計, or it says so (5年間累計2件), or the name does.
    fn total_of_period(&self) -> Option<Cell> {
        let row = &**self.row;
        // One in another unit is the target as well, and waits for its own answer.
        let is_target = |cell: &Cell| cell.amount().is_some() || row.foreign_figure(cell).is_some();
        let mut targets = row.targets.values().filter(|cell| cell.amount().is_some());
        let Some(only) = targets.next() else {
            let total = self.source.target.as_ref()?.cell(Wide::Total)?;
            let settled = foreign_units::settled(&total, row, self.answers);
            return Some(row.cell_of(settled.as_deref().unwrap_or(&total))).filter(is_target);
        };
        let says_so = || [&only.text, &row.name].into_iter().any(|text| columns::names_total_of_period(text));
        (targets.next().is_none() && says_so()).then(|| only.clone())
    }

    /// What is kept of a total whose unit was settled.
    fn note_on_total(&self) -> Option<String> {
        let total = self.source.target.as_ref()?.cell(Wide::Total)?;
        foreign_units::in_other_unit(&total, self.row, self.answers)?.settled.map(|(_, note)| note)
    }

    /// Whether the total of the file is the sum of its targets, and not the last of them.
    fn total_is_the_sum(&self) -> bool {
        let total = self.source.target.as_ref().and_then(|row| row.number(Wide::Total));
        let targets: Vec<Amount> = self.row.targets.values().filter_map(Cell::amount).collect();
        let sum = targets.iter().fold(Amount::ZERO, |sum, target| sum + *target);
        targets.len() > 1 && total == Some(sum) && targets.last() != Some(&sum)
    }

    /// Sets what a target stands for. One of all years leaves none of a single year.
    fn set_basis(&mut self, basis: Basis) {
        let total = self.total_of_period().filter(|_| basis == Basis::PeriodTotal);
        let note = self.note_on_total().filter(|_| total.is_some() && self.row.targets.is_empty());
        let row = Arc::make_mut(self.row);
        row.basis = Some(basis);
        if let Some(total) = total {
            row.targets.clear();
            row.period_target = total;
        }
        if let Some(note) = note {
            let of_target = row.notes.entry((Row::Target, None)).or_default();
            *of_target = with_note(of_target, &note);
        }
    }

    /// Sets which way the row aims, with the bound that is usual for it where the file names none.
    fn set_direction(&mut self, direction: Direction) {
        let names_bound = self.source.rows().any(|row| row.trimmed(Wide::Bound).is_some());
        let row = Arc::make_mut(self.row);
        if !names_bound && row.has_usual_bound() {
            row.bound = usual_bound(Some(direction));
        }
        row.direction = Some(direction);
    }
}

/// The rows of a file about whose choices is asked.
struct Asked<'a> {
    added: Vec<Added<'a>>,
    answers: &'a Answers,
}

impl Asked<'_> {
    fn basis(&mut self) -> Option<Question> {
        let open = || self.added.iter().filter(|added| added.row.basis.is_none());
        let proposals: Vec<_> = open().map(|added| (added.source.line(), added.proposed_basis())).collect();
        let mut choices = vec![Answer::Basis(Basis::Level)];
        if open().all(|added| can_be_summed(added.row)) {
            choices.push(Answer::Basis(Basis::Increment));
        }
        let question = self.question(Ask::Basis, &proposals, columns::basis, Answer::Basis, choices)?;
        let open = self.added.iter_mut().filter(|added| added.row.basis.is_none());
        for (added, (_, proposed)) in open.zip(proposals) {
            match question.answer {
                Some(Answer::Proposed) => added.set_basis(proposed),
                Some(Answer::Basis(basis)) => added.set_basis(basis),
                _ => {}
            }
        }
        Some(question)
    }

    fn direction(&mut self) -> Option<Question> {
        let open = self.added.iter().filter(|added| added.row.direction.is_none());
        let proposals: Vec<_> = open.map(|added| (added.source.line(), added.proposed_direction())).collect();
        let choices = [Direction::Up, Direction::Down].map(Answer::Direction).to_vec();
        let question = self.question(Ask::Direction, &proposals, columns::direction, Answer::Direction, choices)?;
        let open = self.added.iter_mut().filter(|added| added.row.direction.is_none());
        for (added, (_, proposed)) in open.zip(proposals) {
            match question.answer {
                Some(Answer::Proposed) => added.set_direction(proposed),
                Some(Answer::Direction(direction)) => added.set_direction(direction),
                _ => {}
            }
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
        let is_one = proposals.iter().all(|(_, proposed)| *proposed == first);
        if is_one {
            choices.retain(|choice| *choice != answer(first));
            choices.insert(0, answer(first));
        }
        if !is_one || self.answers.to(&ask) == Some(Answer::Proposed) {
            choices.insert(0, Answer::Proposed);
        }
        choices.push(Answer::Unset);
        let found = proposals.iter().map(|(line, proposed)| (*line, word(Some(*proposed)).to_owned())).collect();
        Some(Question { found, ..Question::new(ask, choices, self.answers) })
    }
}

/// The direction that is most probably aimed at: that from the baseline to the last target, or else what the name says. What
/// years add, or a period, is not set against the level from which it starts; where it is below zero less is aimed at.
pub(crate) fn likely_direction(row: &Indicator, basis: Basis, says_increments: bool) -> Direction {
    let targets = || row.targets.values().filter_map(Cell::amount);
    let sum = targets().fold(Amount::ZERO, |sum, target| sum + target);
    let last = targets().next_back().filter(|_| basis == Basis::Level && !says_increments);
    let start = row.baseline.cell.amount().or_else(|| targets().next());
    match last.zip(start) {
        _ if basis == Basis::Increment && sum < Amount::ZERO => Direction::Down,
        Some((last, start)) if last > start => Direction::Up,
        Some((last, start)) if last < start => Direction::Down,
        _ if names_keeping(&row.name) => Direction::Keep,
        _ if names_less(&row.name) => Direction::Down,
        _ => Direction::Up,
    }
}

/// Whether a sum of the row's figures means something.
fn can_be_summed(row: &Indicator) -> bool {
    can_be_added(&row.unit) && row.measure != Measure::Ratio
}
