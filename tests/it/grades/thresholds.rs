//! The thresholds that a page lets people change.

use keikaku::plan::grade_rule::{GradeRule, RuleThreshold, ThresholdKind, built_in_rules};

use crate::grades::reading::FULL;
use crate::grades::rule;
use crate::kpi_builder::amount;

fn short(one: &RuleThreshold) -> String {
    format!("{} {:?} {}", one.word, one.kind, one.amount.plain())
}

#[test]
fn the_thresholds_stand_in_the_order_of_the_file() {
    let rule = GradeRule::from_json(FULL).unwrap();
    let thresholds = rule.thresholds();
    let short: Vec<String> = thresholds.iter().map(short).collect();
    let expected =
        ["a AtLeast 80", "a Below 99.5", "b Points 0.5", "b Percent 10", "a AtLeast 50", "b PointsAtLeast 4"];
    assert_eq!(short, expected);
    assert_eq!(thresholds.iter().filter(|one| one.is_of_whole).count(), 2);
}

#[test]
fn one_threshold_is_changed_and_the_rule_is_read_again() {
    for rule in built_in_rules() {
        let before = rule.thresholds();
        for (at, _) in before.iter().enumerate() {
            let changed = rule.with_threshold(at, amount("33.3")).unwrap();
            let after = changed.thresholds();
            let differ: Vec<usize> = (0..before.len()).filter(|at| before.get(*at) != after.get(*at)).collect();
            assert_eq!(differ, [at], "{}", rule.id);
            assert_eq!(GradeRule::from_json(&changed.to_json()), Ok(changed));
        }
        assert_eq!(rule.with_threshold(before.len(), amount("50")), None);
    }
}

#[test]
fn what_no_file_may_say_is_no_threshold() {
    let rule = GradeRule::from_json(FULL).unwrap();
    for (at, text) in [(0, "-1"), (0, "99.5"), (1, "80"), (2, "0.00001"), (5, "1000001")] {
        assert_eq!(rule.with_threshold(at, amount(text)), None, "{at}: {text}");
    }
}

#[test]
fn the_bounds_of_the_published_rules_may_be_changed() {
    let kinds = |id| rule(id).thresholds().iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(kinds("baseline-and-target"), [ThresholdKind::Percent]);
    assert_eq!(kinds("share-of-target-due"), [ThresholdKind::AtLeast, ThresholdKind::AtLeast]);
    assert_eq!(kinds("whole-by-results"), []);
}
