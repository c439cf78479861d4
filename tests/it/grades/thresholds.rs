//! The thresholds that users can change on a page.

use keikaku::plan::grade_rule::{GradeRule, RuleThreshold, ThresholdKind, built_in_rules};

use crate::grades::reading::FULL;
use crate::grades::rule;
use crate::kpi_builder::amount;

fn short(one: &RuleThreshold) -> String {
    format!("{} {:?} {}", one.word, one.kind, one.amount.plain())
}

#[test]
fn thresholds_are_listed_in_the_order_of_the_file() {
    let rule = GradeRule::from_json(FULL).unwrap();
    let thresholds = rule.thresholds();
    let short: Vec<String> = thresholds.iter().map(short).collect();
    let expected =
        ["a AtLeast 80", "a Below 99.5", "b Points 0.5", "b Percent 10", "a AtLeast 50", "b PointsAtLeast 4"];
    assert_eq!(short, expected);
    assert_eq!(thresholds.iter().filter(|one| one.is_of_whole).count(), 2);
}

#[test]
fn changing_a_threshold_changes_no_other_and_the_rule_is_read_back() {
    for rule in built_in_rules() {
        let before = rule.thresholds();
        for (at, threshold) in before.iter().enumerate() {
            let changed = rule.with_threshold(at, threshold.amount + amount("0.5")).unwrap();
            let after = changed.thresholds();
            let differ: Vec<usize> = (0..before.len()).filter(|at| before.get(*at) != after.get(*at)).collect();
            assert_eq!(differ, [at], "{}", rule.id);
            assert_eq!(GradeRule::from_json(&changed.to_json()), Ok(changed));
        }
        assert_eq!(rule.with_threshold(before.len(), amount("50")), None);
    }
}

#[test]
fn a_threshold_that_no_file_may_contain_is_rejected() {
    let rule = GradeRule::from_json(FULL).unwrap();
    for (at, text) in [(0, "-1"), (0, "99.5"), (1, "80"), (2, "0.00001"), (5, "1000001")] {
        assert_eq!(rule.with_threshold(at, amount(text)), None, "{at}: {text}");
    }
}

#[test]
fn percentages_and_lower_bounds_of_the_published_rules_are_changeable_thresholds() {
    let kinds = |id| rule(id).thresholds().iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(kinds("baseline-and-target"), [ThresholdKind::Percent]);
    assert_eq!(kinds("share-of-target-due"), [ThresholdKind::AtLeast, ThresholdKind::AtLeast]);
    assert_eq!(kinds("whole-by-results"), []);
}

#[test]
fn a_threshold_that_makes_a_word_unreachable_is_rejected() {
    let points = rule("points-by-rate");
    for (at, text) in [(1, "75"), (1, "80"), (2, "90"), (5, "60"), (0, "90")] {
        assert_eq!(points.with_threshold(at, amount(text)), None, "{at}: {text}");
    }
    for (at, text) in [(1, "80.1"), (2, "89"), (5, "59.9"), (0, "90.1"), (0, "120")] {
        assert!(points.with_threshold(at, amount(text)).is_some(), "{at}: {text}");
    }
    let guarded = rule("yearly-or-final-target");
    assert_eq!(guarded.with_threshold(0, amount("80")), None, "what both clauses ask for beside it is the same");
    assert!(guarded.with_threshold(0, amount("81")).is_some());
    assert!(guarded.with_threshold(3, amount("60")).is_none(), "the last year has 80 % behind it");
    let of_wholes = GradeRule::from_json(
        r#"{"format": 1, "id": "w", "name": "w", "words": [
        {"id": "a", "label": "A"}, {"id": "b", "label": "B"}, {"id": "c", "label": "C"}], "indicator": [],
        "whole": [{"word": "a", "when": {"share": ["a"], "at_least": "80"}},
        {"word": "b", "when": {"share": ["a"], "at_least": "50"}}, {"word": "c", "when": "otherwise"}]}"#,
    );
    let of_wholes = of_wholes.unwrap();
    assert_eq!(of_wholes.with_threshold(0, amount("50")), None);
    assert!(of_wholes.with_threshold(0, amount("51")).is_some());
}
