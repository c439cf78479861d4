//! Converts the value of a file into a rule.

use serde_json::Value;

use super::FORMAT;
use super::part::JsonPart;
use crate::plan::grade_rule::threshold::let_through;
use crate::plan::grade_rule::{
    Clause, Condition, GradeFormula, GradeRule, GradeWord, KnownFigure, Margin, RateKind, Reference, RuleComparison,
    RuleFault, RuleFaultKind, WholeClause, WholeCondition, WholeRule,
};
use crate::value::{Amount, width};

/// The greatest depth of conditions within conditions.
const DEEPEST: usize = 6;
/// The value of `when` in the clause that covers the rest.
const OTHERWISE: &str = "otherwise";
/// The fields that identify the kind of a condition.
const CONDITIONS: [&str; 9] = ["known", "setback", "rate", "against", "measured", "last_year", "all", "any", "not"];
/// The fields that identify a condition on a whole.
const CONDITIONS_OF_WHOLES: [&str; 5] = ["share", "every", "none", "some", "points"];

/// Reads the rule.
pub(super) fn rule(file: &Value) -> Result<GradeRule, RuleFault> {
    let file = JsonPart { value: file, place: String::new() };
    file.only(&["format", "id", "name", "source", "words", "unknown", "indicator", "whole"])?;
    let format = file.required("format")?;
    if format.value.as_u64() != Some(FORMAT) {
        return Err(format.fault(RuleFaultKind::Format));
    }
    let words = words(&file.required("words")?)?;
    let reader = RuleReader { words: &words };
    let unknown = file.field("unknown").map(|word| reader.word(&word)).transpose()?;
    let clause = |(word, when): (String, Option<JsonPart<'_>>)| {
        Ok(Clause { word, when: when.map(|when| condition(&when, 1)).transpose()? })
    };
    let indicator = reader.clauses(&file.required("indicator")?)?.into_iter().map(clause).collect::<Result<_, _>>()?;
    let whole = file.field("whole").map(|whole| reader.whole(&whole)).transpose()?.unwrap_or_default();
    Ok(GradeRule {
        id: file.required("id")?.code_name()?,
        name: file.required("name")?.filled()?,
        source: file.field("source").map(|source| source.line()).transpose()?.unwrap_or_default(),
        unknown,
        indicator,
        whole,
        words,
    })
}

fn words(list: &JsonPart<'_>) -> Result<Vec<GradeWord>, RuleFault> {
    let mut words: Vec<GradeWord> = Vec::new();
    for part in list.some()? {
        part.only(&["id", "label", "means", "rank"])?;
        let id = part.required("id")?;
        let word = GradeWord {
            id: id.code_name()?,
            label: part.required("label")?.filled()?,
            means: part.field("means").map(|means| means.line()).transpose()?.unwrap_or_default(),
            rank: part.field("rank").map(|rank| self::rank(&rank)).transpose()?,
        };
        if words.iter().any(|other| other.id == word.id) {
            return Err(id.fault(RuleFaultKind::CodeNameTwice));
        }
        words.push(word);
    }
    Ok(words)
}

fn rank(part: &JsonPart<'_>) -> Result<u8, RuleFault> {
    let rank = part.value.as_u64().and_then(|rank| u8::try_from(rank).ok());
    rank.ok_or_else(|| part.fault(RuleFaultKind::Value))
}

/// The kind of the condition, one of `kinds`, and its field.
fn kind<'v>(part: &JsonPart<'v>, kinds: &[&'static str]) -> Result<(&'static str, JsonPart<'v>), RuleFault> {
    let found = kinds.iter().find_map(|kind| Some((*kind, part.field(kind)?)));
    found.ok_or_else(|| part.fault(RuleFaultKind::Value))
}

fn condition(part: &JsonPart<'_>, depth: usize) -> Result<Condition, RuleFault> {
    if depth > DEEPEST {
        return Err(part.fault(RuleFaultKind::Count));
    }
    let (kind, field) = kind(part, &CONDITIONS)?;
    let conditions = || field.some()?.iter().map(|part| condition(part, depth + 1)).collect::<Result<Vec<_>, _>>();
    match kind {
        "known" => part.only(&[kind, "is"])?,
        "rate" => part.only(&[kind, "formula", "at_least", "below"])?,
        "against" => part.only(&[kind, "is", "percent", "points"])?,
        _ => part.only(&[kind])?,
    }
    Ok(match kind {
        "known" => Condition::Known {
            figure: field.choice(KnownFigure::with_code)?,
            is: part.field("is").map_or(Ok(true), |is| is.flag())?,
        },
        "setback" => Condition::Setback(field.flag()?),
        "last_year" => Condition::LastYear(field.flag()?),
        "measured" if field.text()? == "survey" => Condition::BySurvey,
        "measured" => return Err(field.fault(RuleFaultKind::Value)),
        "all" => Condition::All(conditions()?),
        "any" => Condition::Any(conditions()?),
        "not" => Condition::Not(Box::new(condition(&field, depth + 1)?)),
        "rate" => rate(part, &field)?,
        _ => Condition::Against {
            reference: field.choice(Reference::with_code)?,
            is: comparison(part, &part.required("is")?)?,
        },
    })
}

fn rate(part: &JsonPart<'_>, kind: &JsonPart<'_>) -> Result<Condition, RuleFault> {
    let bound = |name| part.field(name).map(|bound| bound.decimal()).transpose();
    let formula = part.field("formula").map(|formula| formula.choice(GradeFormula::with_code));
    let (at_least, below) = (bound("at_least")?, bound("below")?);
    let kind = kind.choice(RateKind::with_code)?;
    if !let_through(at_least, below) {
        return Err(part.fault(RuleFaultKind::Bounds));
    }
    Ok(Condition::Rate { kind, formula: formula.transpose()?.unwrap_or_default(), at_least, below })
}

fn comparison(part: &JsonPart<'_>, is: &JsonPart<'_>) -> Result<RuleComparison, RuleFault> {
    let margins = (part.field("percent"), part.field("points"));
    match (is.text()?, margins) {
        ("above", (None, None)) => Ok(RuleComparison::Above),
        ("reached", (None, None)) => Ok(RuleComparison::Reached),
        ("below", (None, None)) => Ok(RuleComparison::Below),
        ("within", (Some(percent), None)) => Ok(RuleComparison::Within(Margin::Percent(percent.decimal()?))),
        ("within", (None, Some(points))) => Ok(RuleComparison::Within(Margin::Points(points.decimal()?))),
        ("above" | "reached" | "below" | "within", _) => Err(part.fault(RuleFaultKind::Bounds)),
        _ => Err(is.fault(RuleFaultKind::Value)),
    }
}

/// Reads the parts of a file that name words of the rule.
struct RuleReader<'w> {
    words: &'w [GradeWord],
}

impl RuleReader<'_> {
    fn word(&self, part: &JsonPart<'_>) -> Result<String, RuleFault> {
        let id = part.text()?;
        let is_there = self.words.iter().any(|word| word.id == id);
        if is_there { Ok(id.to_owned()) } else { Err(part.fault(RuleFaultKind::NoSuchWord)) }
    }

    fn word_list(&self, part: &JsonPart<'_>) -> Result<Vec<String>, RuleFault> {
        part.some()?.iter().map(|word| self.word(word)).collect()
    }

    /// The clauses of a list, each with its word and its condition. The last clause, and no other, covers the rest and
    /// has no condition.
    fn clauses<'v>(&self, list: &JsonPart<'v>) -> Result<Vec<(String, Option<JsonPart<'v>>)>, RuleFault> {
        let mut clauses = Vec::new();
        let mut covers_rest = true;
        for part in list.list()? {
            if covers_rest && !clauses.is_empty() {
                return Err(part.fault(RuleFaultKind::BehindOtherwise));
            }
            part.only(&["word", "when"])?;
            let when = part.required("when")?;
            covers_rest = when.value.as_str() == Some(OTHERWISE);
            clauses.push((self.word(&part.required("word")?)?, Some(when).filter(|_| !covers_rest)));
        }
        if covers_rest { Ok(clauses) } else { Err(list.fault(RuleFaultKind::RestUncovered)) }
    }

    /// The clauses for a whole, or the words from which people choose (all words if none are named).
    fn whole(&self, part: &JsonPart<'_>) -> Result<WholeRule, RuleFault> {
        if part.value.is_array() {
            let clause = |(word, when): (String, Option<JsonPart<'_>>)| {
                Ok(WholeClause { word, when: when.map(|when| self.whole_condition(&when)).transpose()? })
            };
            return Ok(WholeRule::Clauses(self.clauses(part)?.into_iter().map(clause).collect::<Result<_, _>>()?));
        }
        part.only(&["by_people", "words"])?;
        let by_people = part.required("by_people")?;
        if !by_people.flag()? {
            return Err(by_people.fault(RuleFaultKind::Value));
        }
        let all = || self.words.iter().map(|word| word.id.clone()).collect();
        Ok(WholeRule::ByPeople(part.field("words").map_or_else(|| Ok(all()), |words| self.word_list(&words))?))
    }

    fn whole_condition(&self, part: &JsonPart<'_>) -> Result<WholeCondition, RuleFault> {
        let (kind, field) = kind(part, &CONDITIONS_OF_WHOLES)?;
        match kind {
            "share" => part.only(&[kind, "at_least"])?,
            "points" => part.only(&[kind, "typed", "at_least"])?,
            _ => part.only(&[kind])?,
        }
        let at_least = || part.required("at_least")?.decimal();
        Ok(match kind {
            "every" => WholeCondition::Every(self.word_list(&field)?),
            "none" => WholeCondition::NoneOf(self.word_list(&field)?),
            "some" => WholeCondition::SomeOf(self.word_list(&field)?),
            "share" => WholeCondition::Share { words: self.word_list(&field)?, at_least: at_least()? },
            _ => WholeCondition::Points {
                of_words: self.points(&field)?,
                typed: part.field("typed").map_or_else(|| Ok(Vec::new()), |typed| typed_points(&typed))?,
                at_least: at_least()?,
            },
        })
    }

    /// The points of words, in the order of the words.
    fn points(&self, part: &JsonPart<'_>) -> Result<Vec<(String, Amount)>, RuleFault> {
        let ids: Vec<&str> = self.words.iter().map(|word| word.id.as_str()).collect();
        part.only(&ids)?;
        let points = ids.iter().filter_map(|id| Some((*id, part.field(id)?)));
        points.map(|(id, points)| Ok((id.to_owned(), points.decimal()?))).collect()
    }
}

/// The names of points that people give. Two names with the same key are rejected: they would be one field, whose points
/// would count twice.
fn typed_points(part: &JsonPart<'_>) -> Result<Vec<String>, RuleFault> {
    let mut names: Vec<String> = Vec::new();
    for part in part.some()? {
        let name = part.filled()?;
        if names.iter().any(|other| width::key(other) == width::key(&name)) {
            return Err(part.fault(RuleFaultKind::Value));
        }
        names.push(name);
    }
    Ok(names)
}
