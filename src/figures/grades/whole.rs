//! The grade of a goal or of the project as a whole, from the grades of its KPIs.

use super::{Grade, first_word};
use crate::figures::totals::Fraction;
use crate::plan::GradeRule;
use crate::plan::grade_rule::{WholeCondition, WholeRule};
use crate::value::Amount;

/// The grade of a whole. `grades` are the ids of its KPIs' words, `None` for a KPI without a word. The result is `None`
/// if the rule leaves the grade to people or does not grade wholes.
///
/// A KPI that can't be judged could have any word: a condition has a result only if it is the same for every word,
/// unless the condition names the rule's word for "can't be judged". A whole without KPIs can't be judged. `typed` are
/// the points that people entered under names of the rule; if one is missing, the sum is unknown.
pub fn grade_whole<'r>(rule: &'r GradeRule, grades: &[Option<&str>], typed: &[(&str, Amount)]) -> Option<Grade<'r>> {
    let WholeRule::Clauses(clauses) = &rule.whole else { return None };
    let whole = RuledWhole { rule, grades, typed };
    let clauses = clauses.iter().map(|clause| {
        let holds = clause.when.as_ref().map_or(Some(true), |condition| whole.holds(condition));
        (clause.word.as_str(), holds.filter(|_| !grades.is_empty()))
    });
    if clauses.len() == 0 { None } else { Some(Grade::from_id(rule, first_word(clauses))) }
}

/// The sum of the points for the words of all KPIs and the points that people entered; `None` if no clause uses points,
/// if clauses use different points, and if some are missing.
pub fn points_of_whole(rule: &GradeRule, grades: &[Option<&str>], typed: &[(&str, Amount)]) -> Option<Amount> {
    let WholeRule::Clauses(clauses) = &rule.whole else { return None };
    let whole = RuledWhole { rule, grades, typed };
    let mut asked = clauses.iter().filter_map(|clause| match &clause.when {
        Some(WholeCondition::Points { of_words, typed, .. }) => Some((of_words, typed)),
        _ => None,
    });
    let (of_words, typed) = asked.next()?;
    if asked.all(|other| other == (of_words, typed)) { whole.sum(of_words, typed) } else { None }
}

struct RuledWhole<'a> {
    rule: &'a GradeRule,
    grades: &'a [Option<&'a str>],
    typed: &'a [(&'a str, Amount)],
}

impl RuledWhole<'_> {
    fn holds(&self, condition: &WholeCondition) -> Option<bool> {
        match condition {
            WholeCondition::Share { words, at_least } => self.decided(words, &|count| {
                self.share(count).is_some_and(|share| share.against_percent(*at_least).is_ge())
            }),
            WholeCondition::Every(words) => self.decided(words, &|count| count == self.grades.len()),
            WholeCondition::SomeOf(words) => self.decided(words, &|count| count > 0),
            WholeCondition::NoneOf(words) => self.decided(words, &|count| count > 0).map(|some| !some),
            WholeCondition::Points { of_words, typed, at_least } => {
                self.sum(of_words, typed).map(|sum| sum >= *at_least)
            }
        }
    }

    /// The sum of these points; `None` if some are missing.
    fn sum(&self, of_words: &[(String, Amount)], typed: &[String]) -> Option<Amount> {
        let of_kpis = self.grades.iter().map(|word| self.points(of_words, *word));
        let of_people = typed.iter().map(|name| self.typed_points(name));
        of_kpis.chain(of_people).sum()
    }

    /// Whether the number of KPIs with one of the words suffices; `None` if that depends on KPIs without a judgement.
    /// `suffices` must be monotonic, that is, if a number suffices, so does every larger one.
    fn decided(&self, words: &[String], suffices: &dyn Fn(usize) -> bool) -> Option<bool> {
        let has = |word: Option<&str>| word.is_some_and(|word| words.iter().any(|one| one == word));
        let count = self.grades.iter().filter(|word| has(**word)).count();
        let open = self.grades.iter().filter(|word| !has(**word) && !self.is_judged(**word)).count();
        let (fewest, most) = (suffices(count), suffices(count + open));
        (fewest == most).then_some(most)
    }

    fn is_judged(&self, word: Option<&str>) -> bool {
        Grade::from_id(self.rule, word).is_judged()
    }

    fn share(&self, count: usize) -> Option<Fraction> {
        let whole = |count: usize| Some(Amount::whole(i32::try_from(count).ok()?));
        Fraction::new(whole(count)?, whole(self.grades.len())?)
    }

    fn points(&self, of_words: &[(String, Amount)], word: Option<&str>) -> Option<Amount> {
        let named = of_words.iter().find(|(id, _)| Some(id.as_str()) == word).map(|(_, points)| *points);
        named.or_else(|| self.is_judged(word).then_some(Amount::ZERO))
    }

    fn typed_points(&self, name: &str) -> Option<Amount> {
        self.typed.iter().find(|(typed, _)| *typed == name).map(|(_, points)| *points)
    }
}
