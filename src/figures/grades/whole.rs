//! The grade of a goal or project as a whole, by those of its KPIs.

use super::{Grade, first_word};
use crate::figures::totals::Fraction;
use crate::plan::GradeRule;
use crate::plan::grade_rule::{WholeCondition, WholeRule};
use crate::value::Amount;

/// The grade of a whole whose KPIs have the words of these ids, `None` for one without a word; `None` where the rule leaves
/// it to people or does not grade wholes.
///
/// A KPI that can't be judged could have any word: a condition holds or not only if it does whichever word that is, unless
/// it names the rule's word for "can't be judged". A whole without KPIs can't be judged. `typed` are the points that people
/// gave under names of the rule; if one is missing, the sum is unknown.
pub fn grade_whole<'r>(rule: &'r GradeRule, grades: &[Option<&str>], typed: &[(&str, Amount)]) -> Option<Grade<'r>> {
    let WholeRule::Clauses(clauses) = &rule.whole else { return None };
    let whole = RuledWhole { rule, grades, typed };
    let clauses = clauses.iter().map(|clause| {
        let holds = clause.when.as_ref().map_or(Some(true), |condition| whole.holds(condition));
        (clause.word.as_str(), holds.filter(|_| !grades.is_empty()))
    });
    if clauses.len() == 0 { None } else { Some(Grade::from_id(rule, first_word(clauses))) }
}

/// What the points of the words of all KPIs and those that people gave add up to; `None` where no clause asks for points, where
/// clauses ask for different ones, and where some are missing.
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

    /// The sum of these points; `None` where some are missing.
    fn sum(&self, of_words: &[(String, Amount)], typed: &[String]) -> Option<Amount> {
        let of_kpis = self.grades.iter().map(|word| self.points(of_words, *word));
        let of_people = typed.iter().map(|name| self.typed_points(name));
        of_kpis.chain(of_people).sum()
    }

    /// Whether so many KPIs have one of the words that it suffices; `None` if it is for those without a judgement to say.
    /// What suffices for a number suffices for each larger one.
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
