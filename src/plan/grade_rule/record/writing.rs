//! Converts a rule into the value of its file, without default values.

use serde_json::{Map, Value};

use super::FORMAT;
use crate::plan::grade_rule::{
    Condition, GradeFormula, GradeRule, GradeWord, Margin, RuleComparison, WholeCondition, WholeRule,
};
use crate::value::Amount;

/// Writes the file of a rule.
pub(in crate::plan::grade_rule) fn write(rule: &GradeRule) -> String {
    let mut fields = ObjectFields::default();
    fields.add("format", FORMAT).text("id", &rule.id).text("name", &rule.name);
    if !rule.source.is_empty() {
        fields.text("source", &rule.source);
    }
    fields.list("words", rule.words.iter().map(word));
    if let Some(unknown) = &rule.unknown {
        fields.text("unknown", unknown);
    }
    let clauses = rule.indicator.iter();
    fields.list("indicator", clauses.map(|one| clause(&one.word, one.when.as_ref().map(condition))));
    match &rule.whole {
        WholeRule::Clauses(clauses) if clauses.is_empty() => {}
        WholeRule::Clauses(clauses) => {
            let clauses = clauses.iter();
            fields.list("whole", clauses.map(|one| clause(&one.word, one.when.as_ref().map(whole_condition))));
        }
        WholeRule::ByPeople(words) => {
            let mut whole = ObjectFields::default();
            whole.add("by_people", true).words("words", words);
            fields.add("whole", whole.0);
        }
    }
    Value::Object(fields.0).to_string()
}

fn word(word: &GradeWord) -> Value {
    let mut fields = ObjectFields::default();
    fields.text("id", &word.id).text("label", &word.label);
    if !word.means.is_empty() {
        fields.text("means", &word.means);
    }
    if let Some(rank) = word.rank {
        fields.add("rank", rank);
    }
    Value::Object(fields.0)
}

fn clause(word: &str, when: Option<Value>) -> Value {
    let mut fields = ObjectFields::default();
    fields.text("word", word).add("when", when.unwrap_or_else(|| Value::from("otherwise")));
    Value::Object(fields.0)
}

fn condition(condition: &Condition) -> Value {
    let mut fields = ObjectFields::default();
    match condition {
        Condition::Known { figure, is } => {
            fields.text("known", figure.code());
            if !is {
                fields.add("is", false);
            }
        }
        Condition::Setback(is) => {
            fields.add("setback", *is);
        }
        Condition::LastYear(is) => {
            fields.add("last_year", *is);
        }
        Condition::BySurvey => {
            fields.text("measured", "survey");
        }
        Condition::Rate { kind, formula, at_least, below } => {
            fields.text("rate", kind.code());
            if *formula != GradeFormula::Plan {
                fields.text("formula", formula.code());
            }
            for (name, bound) in [("at_least", at_least), ("below", below)] {
                if let Some(bound) = bound {
                    fields.decimal(name, *bound);
                }
            }
        }
        Condition::Against { reference, is } => {
            fields.text("against", reference.code());
            comparison(&mut fields, is);
        }
        Condition::All(conditions) => fields.list("all", conditions.iter().map(self::condition)),
        Condition::Any(conditions) => fields.list("any", conditions.iter().map(self::condition)),
        Condition::Not(condition) => {
            fields.add("not", self::condition(condition));
        }
    }
    Value::Object(fields.0)
}

fn comparison(fields: &mut ObjectFields, is: &RuleComparison) {
    let (code, margin) = match is {
        RuleComparison::Above => ("above", None),
        RuleComparison::Reached => ("reached", None),
        RuleComparison::Below => ("below", None),
        RuleComparison::Within(margin) => ("within", Some(*margin)),
    };
    fields.text("is", code);
    match margin {
        Some(Margin::Percent(percent)) => fields.decimal("percent", percent),
        Some(Margin::Points(points)) => fields.decimal("points", points),
        None => {}
    }
}

fn whole_condition(condition: &WholeCondition) -> Value {
    let mut fields = ObjectFields::default();
    match condition {
        WholeCondition::Share { words, at_least } => {
            fields.words("share", words);
            fields.decimal("at_least", *at_least);
        }
        WholeCondition::Every(words) => fields.words("every", words),
        WholeCondition::NoneOf(words) => fields.words("none", words),
        WholeCondition::SomeOf(words) => fields.words("some", words),
        WholeCondition::Points { of_words, typed, at_least } => {
            let mut points = ObjectFields::default();
            for (word, of_word) in of_words {
                points.decimal(word, *of_word);
            }
            fields.add("points", points.0);
            if !typed.is_empty() {
                fields.words("typed", typed);
            }
            fields.decimal("at_least", *at_least);
        }
    }
    Value::Object(fields.0)
}

/// The fields of an object that is being written.
#[derive(Default)]
struct ObjectFields(Map<String, Value>);

impl ObjectFields {
    fn add(&mut self, name: &str, value: impl Into<Value>) -> &mut Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn text(&mut self, name: &str, text: &str) -> &mut Self {
        self.add(name, text)
    }

    fn decimal(&mut self, name: &str, amount: Amount) {
        self.add(name, amount.plain());
    }

    fn list(&mut self, name: &str, parts: impl Iterator<Item = Value>) {
        self.add(name, parts.collect::<Vec<_>>());
    }

    fn words(&mut self, name: &str, words: &[String]) {
        self.list(name, words.iter().map(|word| Value::from(word.as_str())));
    }
}
