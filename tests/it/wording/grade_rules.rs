//! The meaning of grade rules, as printed below a sheet.

use std::fmt::Write;

use keikaku::plan::Judging;
use keikaku::plan::grade_rule::{GradeRule, ThresholdKind, built_in_rules};
use keikaku::wording::Language;
use keikaku::wording::grade_rules::{indicator_clauses, target_comparison, threshold, whole_clauses};

use crate::wording::all;

/// A rule whose clauses have no meanings of their own, so that their conditions are put into words.
const TOLD: &str = r#"{"format": 1, "id": "told", "name": "条件", "unknown": "none", "words": [
{"id": "a", "label": "A"}, {"id": "b", "label": "B"}, {"id": "c", "label": "C"}, {"id": "none", "label": "－"}],
"indicator": [
{"word": "none", "when": {"known": "actual", "is": false}},
{"word": "a", "when": {"all": [{"known": "rate"}, {"rate": "year", "at_least": "80", "below": "99.5"}, {"setback": false}]}},
{"word": "a", "when": {"any": [{"all": [{"measured": "survey"}, {"last_year": true}]}, {"not": {"known": "previous"}}]}},
{"word": "a", "when": {"rate": "due", "formula": "of_planned_gain", "at_least": "100"}},
{"word": "a", "when": {"rate": "final", "formula": "of_target", "below": "60"}},
{"word": "a", "when": {"rate": "cumulative", "below": "60"}},
{"word": "b", "when": {"against": "target", "is": "above"}},
{"word": "b", "when": {"against": "final_target", "is": "reached"}},
{"word": "b", "when": {"against": "baseline", "is": "reached"}},
{"word": "b", "when": {"against": "previous", "is": "within", "points": "0.5"}},
{"word": "b", "when": {"against": "baseline", "is": "within", "percent": "10"}},
{"word": "b", "when": {"against": "baseline", "is": "below"}},
{"word": "b", "when": {"all": [{"setback": true}, {"last_year": false}]}},
{"word": "c", "when": "otherwise"}],
"whole": [
{"word": "a", "when": {"share": ["a", "b"], "at_least": "50"}},
{"word": "a", "when": {"every": ["a"]}},
{"word": "b", "when": {"none": ["c"]}},
{"word": "b", "when": {"some": ["a"]}},
{"word": "b", "when": {"points": {"a": "3"}, "at_least": "4"}},
{"word": "b", "when": {"points": {"a": "3"}, "typed": ["ねらい", "工夫"], "at_least": "6"}},
{"word": "c", "when": "otherwise"}]}"#;

#[test]
fn every_clause_of_a_grade_rule_has_a_sentence() {
    let mut told = String::new();
    for language in [Language::Japanese, Language::English] {
        let own = Judging { below: "遅れ".to_owned(), ..Judging::default() };
        let ours = [GradeRule::from_json(TOLD).unwrap(), target_comparison(&own, language)];
        for rule in ours.into_iter().chain(built_in_rules()) {
            writeln!(told, "{language:?} {}", rule.name).unwrap();
            for sentence in indicator_clauses(&rule, language) {
                writeln!(told, "    {sentence}").unwrap();
            }
            for sentence in whole_clauses(&rule, language) {
                writeln!(told, "    全体 {sentence}").unwrap();
            }
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn every_kind_of_threshold_has_a_label() {
    let every = every! {
        ThresholdKind::AtLeast => ThresholdKind::AtLeast;
        ThresholdKind::Below => ThresholdKind::Below;
        ThresholdKind::Percent => ThresholdKind::Percent;
        ThresholdKind::Points => ThresholdKind::Points;
        ThresholdKind::PointsAtLeast => ThresholdKind::PointsAtLeast;
    };
    insta::assert_snapshot!(all(&every, threshold));
}
