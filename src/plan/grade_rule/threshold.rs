//! The thresholds of a rule that the page lets people change.

use super::{Condition, GradeRule, Margin, RuleComparison, WholeCondition, WholeRule};
use crate::value::Amount;

/// The greatest number of decimals of a threshold.
const MOST_PLACES: u32 = 4;
/// The greatest threshold.
const GREATEST: i32 = 1_000_000;

/// A threshold of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleThreshold {
    /// The id of the word that the threshold's clause gives.
    pub word: String,
    /// Whether the clause grades wholes.
    pub is_of_whole: bool,
    /// What the threshold bounds.
    pub kind: ThresholdKind,
    /// The threshold in percent or in points.
    pub amount: Amount,
}

/// What a threshold bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdKind {
    /// A rate or share from below, in percent (`at_least`).
    AtLeast,
    /// A rate from above, in percent (`below`).
    Below,
    /// The distance from a figure, in percent of it (`percent`).
    Percent,
    /// The distance from a figure, in the unit of the KPI (`points`).
    Points,
    /// A sum of points from below (`at_least`).
    PointsAtLeast,
}

/// Whether an amount can be a threshold.
pub(super) fn is_possible(amount: Amount) -> bool {
    (Amount::ZERO..=Amount::whole(GREATEST)).contains(&amount) && amount.scale() <= MOST_PLACES
}

/// Whether there are bounds, and they let a rate through.
pub(super) fn let_through(at_least: Option<Amount>, below: Option<Amount>) -> bool {
    match (at_least, below) {
        (Some(at_least), Some(below)) => at_least < below,
        (None, None) => false,
        _ => true,
    }
}

impl GradeRule {
    /// The thresholds in the order of the file.
    pub fn thresholds(&self) -> Vec<RuleThreshold> {
        let mut found = Vec::new();
        self.clone().visit(&mut |word, is_of_whole, kind, amount| {
            found.push(RuleThreshold { word: word.to_owned(), is_of_whole, kind, amount: *amount });
        });
        found
    }

    /// The rule with another amount for one of its thresholds; `None` if there is no such threshold, if the reader would
    /// reject the rule with that amount, or if a clause could then never be reached, as a clause from 80 % after one from
    /// 75 %.
    pub fn with_threshold(&self, index: usize, amount: Amount) -> Option<Self> {
        let (mut rule, mut at, mut is_set) = (self.clone(), 0, false);
        rule.visit(&mut |_, _, _, threshold| {
            if at == index {
                *threshold = amount;
                is_set = true;
            }
            at += 1;
        });
        let has_room = rule.indicator.iter().flat_map(|clause| &clause.when).all(has_room);
        let shuts_out = rule.unreachable() > self.unreachable();
        (is_set && is_possible(amount) && has_room && !shuts_out).then_some(rule)
    }

    /// The number of clauses that can never be reached, since a clause before them holds wherever they do.
    fn unreachable(&self) -> usize {
        let conditions: Vec<&Condition> = self.indicator.iter().filter_map(|clause| clause.when.as_ref()).collect();
        let of_wholes: Vec<&WholeCondition> = match &self.whole {
            WholeRule::Clauses(clauses) => clauses.iter().filter_map(|clause| clause.when.as_ref()).collect(),
            WholeRule::ByPeople(_) => Vec::new(),
        };
        shut_out(&conditions, implies) + shut_out(&of_wholes, whole_implies)
    }

    fn visit(&mut self, visitor: &mut Visitor<'_>) {
        for clause in &mut self.indicator {
            if let Some(condition) = &mut clause.when {
                visit_condition(condition, &mut |kind, amount| visitor(&clause.word, false, kind, amount));
            }
        }
        let WholeRule::Clauses(clauses) = &mut self.whole else { return };
        for clause in clauses {
            match &mut clause.when {
                Some(WholeCondition::Share { at_least, .. }) => {
                    visitor(&clause.word, true, ThresholdKind::AtLeast, at_least);
                }
                Some(WholeCondition::Points { at_least, .. }) => {
                    visitor(&clause.word, true, ThresholdKind::PointsAtLeast, at_least);
                }
                Some(WholeCondition::Every(_) | WholeCondition::NoneOf(_) | WholeCondition::SomeOf(_)) | None => {}
            }
        }
    }
}

/// A callback that gets the word of a clause, whether the clause grades wholes, and one of its thresholds.
type Visitor<'a> = dyn FnMut(&str, bool, ThresholdKind, &mut Amount) + 'a;

fn visit_condition(condition: &mut Condition, visitor: &mut dyn FnMut(ThresholdKind, &mut Amount)) {
    match condition {
        Condition::Rate { at_least, below, .. } => {
            if let Some(amount) = at_least {
                visitor(ThresholdKind::AtLeast, amount);
            }
            if let Some(amount) = below {
                visitor(ThresholdKind::Below, amount);
            }
        }
        Condition::Against { is: RuleComparison::Within(Margin::Percent(amount)), .. } => {
            visitor(ThresholdKind::Percent, amount);
        }
        Condition::Against { is: RuleComparison::Within(Margin::Points(amount)), .. } => {
            visitor(ThresholdKind::Points, amount);
        }
        Condition::All(conditions) | Condition::Any(conditions) => {
            for condition in conditions {
                visit_condition(condition, visitor);
            }
        }
        Condition::Not(condition) => visit_condition(condition, visitor),
        Condition::Against { .. }
        | Condition::Known { .. }
        | Condition::Setback(_)
        | Condition::BySurvey
        | Condition::LastYear(_) => {}
    }
}

/// Whether all bounds in the condition let something through.
fn has_room(condition: &Condition) -> bool {
    match condition {
        Condition::Rate { at_least, below, .. } => let_through(*at_least, *below),
        Condition::All(conditions) | Condition::Any(conditions) => conditions.iter().all(has_room),
        Condition::Not(condition) => has_room(condition),
        Condition::Against { .. }
        | Condition::Known { .. }
        | Condition::Setback(_)
        | Condition::BySurvey
        | Condition::LastYear(_) => true,
    }
}

/// The number of conditions that imply a condition before them.
fn shut_out<T>(conditions: &[&T], implies: fn(&T, &T) -> bool) -> usize {
    let is_shut_out = |(at, one): &(usize, &&T)| conditions.iter().take(*at).any(|before| implies(one, before));
    conditions.iter().enumerate().filter(is_shut_out).count()
}

/// Whether `other` holds wherever `one` holds, as far as their bounds show.
fn implies(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (_, Condition::All(others)) => others.iter().all(|other| implies(one, other)),
        (_, Condition::Any(others)) if others.iter().any(|other| implies(one, other)) => true,
        (Condition::All(conditions), _) => conditions.iter().any(|one| implies(one, other)),
        (Condition::Any(conditions), _) => conditions.iter().all(|one| implies(one, other)),
        (
            Condition::Rate { kind, formula, at_least, below },
            Condition::Rate { kind: other_kind, formula: other_formula, at_least: from, below: to },
        ) => {
            let is_above = from.is_none_or(|from| at_least.is_some_and(|at_least| at_least >= from));
            let is_below = to.is_none_or(|to| below.is_some_and(|below| below <= to));
            (kind, formula) == (other_kind, other_formula) && is_above && is_below
        }
        (
            Condition::Against { reference, is: RuleComparison::Within(margin) },
            Condition::Against { reference: other_reference, is: RuleComparison::Within(other) },
        ) if reference == other_reference => match (margin, other) {
            (Margin::Percent(margin), Margin::Percent(other)) | (Margin::Points(margin), Margin::Points(other)) => {
                margin <= other
            }
            _ => false,
        },
        _ => one == other,
    }
}

/// Like [`implies`], for the conditions on a whole.
fn whole_implies(one: &WholeCondition, other: &WholeCondition) -> bool {
    match (one, other) {
        (WholeCondition::Share { words, at_least }, WholeCondition::Share { words: other_words, at_least: from }) => {
            words == other_words && at_least >= from
        }
        (
            WholeCondition::Points { of_words, typed, at_least },
            WholeCondition::Points { of_words: other_words, typed: other_typed, at_least: from },
        ) => (of_words, typed) == (other_words, other_typed) && at_least >= from,
        _ => one == other,
    }
}
