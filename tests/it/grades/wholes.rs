//! The grade of a whole (project or goal) by the grades of its KPIs.

use keikaku::figures::grades::grade_whole;
use keikaku::plan::grade_rule::GradeRule;
use keikaku::value::amount::Amount;

use crate::grades::rule;
use crate::kpi_builder::amount;

/// Whether the condition holds for KPIs with these words: `yes`, `no` or `open`. The word `－` means "can't be judged", `.` no
/// word.
#[track_caller]
fn played(condition: &str, kpis: &str, typed: &[(&str, Amount)]) -> &'static str {
    let file = r#"{"format": 1, "id": "whole", "name": "全体", "unknown": "none", "words": [
        {"id": "a", "label": "A"}, {"id": "b", "label": "B"}, {"id": "c", "label": "C"}, {"id": "none", "label": "－"}],
        "indicator": [], "whole": [{"word": "a", "when": CONDITION}, {"word": "c", "when": "otherwise"}]}"#;
    let rule = GradeRule::from_json(&file.replace("CONDITION", condition)).unwrap();
    let word = |word| match word {
        "－" => Some("none"),
        "." => None,
        word => Some(word),
    };
    let words: Vec<Option<&str>> = kpis.split_whitespace().map(word).collect();
    let grade = grade_whole(&rule, &words, typed).unwrap();
    match grade.word().map(|word| word.id.as_str()) {
        Some("a") => "yes",
        Some("c") => "no",
        _ => "open",
    }
}

#[test]
fn a_condition_is_open_if_kpis_without_judgement_could_decide_the_result() {
    for (condition, kpis, holds) in [
        (r#"{"share": ["a", "b"], "at_least": "50"}"#, "a b c c", "yes"),
        (r#"{"share": ["a", "b"], "at_least": "50"}"#, "a c c", "no"),
        (r#"{"share": ["a", "b"], "at_least": "50"}"#, "a b c －", "yes"),
        (r#"{"share": ["a", "b"], "at_least": "50"}"#, "a c c －", "open"),
        (r#"{"share": ["a", "b"], "at_least": "50"}"#, "c c c .", "no"),
        (r#"{"share": ["a"], "at_least": "33.34"}"#, "a c c", "no"),
        (r#"{"share": ["a"], "at_least": "33.33"}"#, "a c c", "yes"),
        (r#"{"every": ["a", "b"]}"#, "a b a", "yes"),
        (r#"{"every": ["a", "b"]}"#, "a c .", "no"),
        (r#"{"every": ["a", "b"]}"#, "a b －", "open"),
        (r#"{"every": ["a", "none"]}"#, "a －", "yes"),
        (r#"{"some": ["c"]}"#, "c －", "yes"),
        (r#"{"some": ["c"]}"#, "a b", "no"),
        (r#"{"some": ["c"]}"#, "a －", "open"),
        (r#"{"none": ["c"]}"#, "a b", "yes"),
        (r#"{"none": ["c"]}"#, "a c .", "no"),
        (r#"{"none": ["c"]}"#, "a .", "open"),
        (r#"{"some": ["c"]}"#, "", "open"),
        (r#"{"every": ["a"]}"#, "", "open"),
    ] {
        assert_eq!(played(condition, kpis, &[]), holds, "{condition} {kpis}");
    }
}

#[test]
fn points_of_words_and_typed_points_are_added_up() {
    let condition = r#"{"points": {"a": "3", "b": "1.5"}, "typed": ["ねらい"], "at_least": "6"}"#;
    let typed = |points| [("ねらい", amount(points))];
    assert_eq!(played(condition, "a b", &typed("1.5")), "yes");
    assert_eq!(played(condition, "a b", &typed("1.49")), "no");
    assert_eq!(played(condition, "a a c", &typed("0")), "yes", "a word without points has none");
    assert_eq!(played(condition, "a a a", &[]), "open", "nobody has typed any");
    assert_eq!(played(condition, "a a －", &typed("3")), "open");
}

#[test]
fn a_whole_has_no_grade_if_people_choose_or_the_rule_grades_only_kpis() {
    for id in ["whole-by-results", "share-of-target-due", "baseline-and-target"] {
        assert_eq!(grade_whole(&rule(id), &[Some("a")], &[]), None, "{id}");
    }
}
