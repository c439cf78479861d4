//! 目標の数え方 and めざす向き of added KPIs whose file does not state them: proposed from name, unit and figures, asked once for all of
//! them (IN-117, IN-118). For foreign tables the proposals are filled in and shown ([`Answers::first`]).
//!
//! A meaningless sum does more harm than a missing one. So increments are proposed only if the name, the headings or the total
//! indicate them, and offered for all rows only if every unit can be added.

use std::sync::Arc;

use super::foreign_units;
use crate::columns::in_names::{names_a_rate, names_increments, names_keeping, names_less, names_more};
use crate::columns::{self, Wide};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::wide::FileKpi;
use crate::plan::Indicator;
use crate::plan::cell::{Cell, with_note};
use crate::plan::indicator::{Basis, Direction, Measure, Row, usual_bound};
use crate::plan::unit::can_be_added;
use crate::value::amount::Amount;

/// Applies the answers to the rows that the file adds, and returns the questions about them. `sources` are the KPIs of the file,
/// one for each row. If they do not state 指標の種類, it follows the unit, or without one the name (合計特殊出生率). In rows of the plan that nobody has begun, an answer also
/// replaces choices that the plan states and the file does not.
pub(super) fn settle(
    rows: &mut [Arc<Indicator>],
    sources: &[&FileKpi],
    is_added: impl Fn(&Indicator) -> bool,
    answers: &Answers,
) -> Vec<Question> {
    let [is_basis_settled, is_direction_settled] = [Ask::Basis, Ask::Direction].map(|ask| answers.to(&ask).is_some());
    let mut added = Vec::new();
    for (row, source) in rows.iter_mut().zip(sources).filter(|(row, _)| is_added(row)) {
        let is_said = |column: Wide| source.rows().any(|row| row.trimmed(column).is_some());
        if is_basis_settled && row.basis.is_some() && !is_said(Wide::Basis) {
            Arc::make_mut(row).basis = None;
        }
        if is_direction_settled && row.direction.is_some() && !is_said(Wide::Direction) {
            Arc::make_mut(row).direction = None;
        }
        if row.is_unused() {
            continue;
        }
        if !is_said(Wide::Measure) {
            let row = Arc::make_mut(row);
            let is_rate = row.unit.is_empty() && names_a_rate(&row.name);
            row.measure = if is_rate { Measure::Ratio } else { Measure::of_unit(&row.unit) };
        }
        if row.measure != Measure::Descriptive {
            added.push(Added { row, source, answers });
        }
    }
    [Ask::Basis, Ask::Direction].into_iter().filter_map(|ask| ask_for(&mut added, ask, answers)).collect()
}

/// A row that the file adds.
struct Added<'a> {
    row: &'a mut Arc<Indicator>,
    source: &'a FileKpi,
    answers: &'a Answers,
}

impl Added<'_> {
    /// Whether the row lacks the choice that is asked for.
    fn leaves_open(&self, ask: &Ask) -> bool {
        if *ask == Ask::Basis { self.row.basis.is_none() } else { self.row.direction.is_none() }
    }

    /// The likeliest answer.
    fn proposed(&self, ask: &Ask) -> Answer {
        let basis = || self.row.basis.unwrap_or_else(|| self.proposed_basis());
        match ask {
            Ask::Basis => Answer::Basis(basis()),
            _ => likely_direction(self.row, basis(), self.says_increments()).map_or(Answer::Unset, Answer::Direction),
        }
    }

    /// Applies an answer.
    fn set(&mut self, answer: Answer) {
        match answer {
            Answer::Basis(basis) => self.set_basis(basis),
            Answer::Direction(direction) => self.set_direction(direction),
            _ => {}
        }
    }

    /// The most probable meaning of a target: the value of its year, unless the file has one total for all years, or the name,
    /// the headings or the total show that it is a yearly addition. In a unit that cannot be added it is a value.
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

    /// Whether the name, or the headings of the file, mark a target as a yearly addition (増加分).
    fn says_increments(&self) -> bool {
        names_increments(&self.row.name) || self.source.target.as_ref().is_some_and(|row| row.are_increments)
    }

    /// The only target of the file if it is for all years: it is under 累計, or its text (5年間累計2件) or the name shows it. Otherwise
    /// `None`.
    fn total_of_period(&self) -> Option<Cell> {
        let row = &**self.row;
        // A figure in another unit is a target as well, which waits for its own answer.
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

    /// The note that keeps the original text of a total whose unit was settled.
    fn note_on_total(&self) -> Option<String> {
        let total = self.source.target.as_ref()?.cell(Wide::Total)?;
        foreign_units::in_other_unit(&total, self.row, self.answers)?.settled.map(|(_, note)| note)
    }

    /// Whether the total of the file is the sum of its targets, and not just the last of them.
    fn total_is_the_sum(&self) -> bool {
        let total = self.source.target.as_ref().and_then(|row| row.number(Wide::Total));
        let targets: Vec<Amount> = self.row.targets.values().filter_map(Cell::amount).collect();
        let sum = targets.iter().fold(Amount::ZERO, |sum, target| sum + *target);
        targets.len() > 1 && total == Some(sum) && targets.last() != Some(&sum)
    }

    /// Sets the meaning of the targets. A target for all years replaces the targets of single years.
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

    /// Sets the direction, with its usual bound if the file names none.
    fn set_direction(&mut self, direction: Direction) {
        let names_bound = self.source.rows().any(|row| row.trimmed(Wide::Bound).is_some());
        let row = Arc::make_mut(self.row);
        if !names_bound && row.has_usual_bound() {
            row.bound = usual_bound(Some(direction));
        }
        row.direction = Some(direction);
    }
}

/// Makes the question about one of the two choices for the rows that lack it, and applies the answer; `None` without any such
/// row. The question lists the lines of the rows with the word proposed for each. If the same is proposed for all rows, it is
/// simply the first choice.
fn ask_for(added: &mut [Added<'_>], ask: Ask, answers: &Answers) -> Option<Question> {
    let mut open: Vec<&mut Added<'_>> = added.iter_mut().filter(|added| added.leaves_open(&ask)).collect();
    let proposals: Vec<Answer> = open.iter().map(|added| added.proposed(&ask)).collect();
    let first = *proposals.first()?;
    let mut choices = match ask {
        Ask::Direction => [Direction::Up, Direction::Down].map(Answer::Direction).to_vec(),
        _ if open.iter().all(|added| can_be_summed(added.row)) => {
            [Basis::Level, Basis::Increment].map(Answer::Basis).to_vec()
        }
        _ => vec![Answer::Basis(Basis::Level)],
    };
    let is_one = proposals.iter().all(|proposed| *proposed == first);
    if is_one {
        choices.retain(|choice| *choice != first);
        choices.insert(0, first);
    }
    if !is_one || answers.to(&ask) == Some(Answer::Proposed) {
        choices.insert(0, Answer::Proposed);
    }
    choices.retain(|choice| *choice != Answer::Unset);
    choices.push(Answer::Unset);
    let word = |proposed: &Answer| match proposed {
        Answer::Basis(basis) => columns::basis(Some(*basis)),
        Answer::Direction(direction) => columns::direction(Some(*direction)),
        _ => columns::direction(None),
    };
    let found = open.iter().zip(&proposals).map(|(added, proposed)| (added.source.line(), word(proposed).to_owned()));
    let question = Question { found: found.collect(), ..Question::new(ask, choices, answers) };
    for (added, proposed) in open.iter_mut().zip(proposals) {
        match question.answer {
            Some(Answer::Proposed) => added.set(proposed),
            answer => answer.into_iter().for_each(|answer| added.set(answer)),
        }
    }
    Some(question)
}

/// The most probable direction: from the baseline to the last target, otherwise from the name. Yearly additions and period totals
/// are not compared with the level at the start; additions with a negative sum mean less. `None` if the figures fall although more is better.
pub(crate) fn likely_direction(row: &Indicator, basis: Basis, says_increments: bool) -> Option<Direction> {
    let targets = || row.targets.values().filter_map(Cell::amount);
    let sum = targets().fold(Amount::ZERO, |sum, target| sum + target);
    let last = targets().next_back().filter(|_| basis == Basis::Level && !says_increments);
    let start = row.baseline.cell.amount().or_else(|| targets().next());
    let falls = || (!names_more(&row.name)).then_some(Direction::Down);
    match last.zip(start) {
        _ if basis == Basis::Increment && sum < Amount::ZERO => falls(),
        Some((last, start)) if last > start => Some(Direction::Up),
        Some((last, start)) if last < start => falls(),
        _ if names_keeping(&row.name) => Some(Direction::Keep),
        _ if names_less(&row.name) => Some(Direction::Down),
        _ => Some(Direction::Up),
    }
}

/// Whether a sum of the row's figures is meaningful.
fn can_be_summed(row: &Indicator) -> bool {
    can_be_added(&row.unit) && row.measure != Measure::Ratio
}
