//! The file of a rule: what is allowed, the place of each refusal, and that it is written as it is read.

use std::collections::BTreeSet;

use keikaku::plan::grade_rule::{BUILT_IN_RULES, GradeRule, RuleFaultKind, built_in_rules};

/// A rule that uses everything that a rule can contain.
pub(crate) const FULL: &str = include_str!("../../rules/everything.json");

/// For a change in the full rule (text, replacement): the code and the place of the refusal.
const REFUSED: [(&str, &str, &str, &str); 40] = [
    (r#"{"format""#, r#"["format""#, "RULE-002", ""),
    (r#""rank": 2"#, r#""rank": 2, "rank": 2"#, "RULE-003", ""),
    (r#""rank": 2"#, r#""rank": 2.5"#, "RULE-003", ""),
    (r#""format": 1"#, r#""format": 2"#, "RULE-004", "/format"),
    (r#""format": 1"#, r#""format": "1""#, "RULE-004", "/format"),
    (r#""format": 1, "#, "", "RULE-005", ""),
    (r#""id": "b", "#, "", "RULE-005", "/words/1"),
    (r#""is": "within", "points": "0.5""#, r#""points": "0.5""#, "RULE-005", "/indicator/3/when"),
    (r#""means": "良い""#, r#""mean": "良い""#, "RULE-006", "/words/0/mean"),
    (r#""source": "#, r#""so/urce~": "#, "RULE-006", "/so~1urce~0"),
    (r#""last_year": true"#, r#""last_year": true, "is": false"#, "RULE-006", "/indicator/2/when/any/1/not/is"),
    (r#""points": {"a": "3""#, r#""points": {"d": "3""#, "RULE-006", "/whole/4/when/points/d"),
    (r#""known": "actual""#, r#""known": "figure""#, "RULE-007", "/indicator/0/when/known"),
    (r#""setback": false"#, r#""setback": "no""#, "RULE-007", "/indicator/1/when/all/1/setback"),
    (r#"{"measured": "survey"}"#, r#"{"measured": "year_end"}"#, "RULE-007", "/indicator/2/when/any/0/measured"),
    (r#"{"every": ["a"]}"#, r#"{"each": ["a"]}"#, "RULE-007", "/whole/1/when"),
    (r#"{"every": ["a"]}"#, r#""else""#, "RULE-007", "/whole/1/when"),
    (r#""is": "within", "points""#, r#""is": "near", "points""#, "RULE-007", "/indicator/3/when/is"),
    (r#""rank": 2"#, r#""rank": -1"#, "RULE-007", "/words/0/rank"),
    (r#""rank": 2"#, r#""rank": 256"#, "RULE-007", "/words/0/rank"),
    (r#""id": "full""#, r#""id": "Full""#, "RULE-008", "/id"),
    (r#""id": "b""#, r#""id": """#, "RULE-008", "/words/1/id"),
    (r#""id": "b""#, r#""id": "a""#, "RULE-009", "/words/1/id"),
    (r#""label": "A""#, r#""label": " ""#, "RULE-010", "/words/0/label"),
    (r#""name": "すべて""#, r#""name": "<b>""#, "RULE-010", "/name"),
    (r#""unknown": "none""#, r#""unknown": "other""#, "RULE-011", "/unknown"),
    (r#"{"word": "a", "when": {"all""#, r#"{"word": "d", "when": {"all""#, "RULE-011", "/indicator/1/word"),
    (r#"["a", "b"]"#, r#"["a", "d"]"#, "RULE-011", "/whole/0/when/share/1"),
    (r#"{"known": "actual", "is": false}"#, r#""otherwise""#, "RULE-012", "/indicator/1"),
    (r#"{"every": ["a"]}"#, r#""otherwise""#, "RULE-012", "/whole/2"),
    (
        "{\"word\": \"b\", \"when\": \"otherwise\"}",
        r#"{"word": "b", "when": {"setback": true}}"#,
        "RULE-013",
        "/indicator",
    ),
    (r#"{"word": "none", "when": "otherwise"}"#, r#"{"word": "none", "when": {"some": ["b"]}}"#, "RULE-013", "/whole"),
    (r#""percent": "10""#, r#""percent": "1O""#, "RULE-014", "/indicator/4/when/percent"),
    (r#""percent": "10""#, r#""percent": "-10""#, "RULE-014", "/indicator/4/when/percent"),
    (r#""at_least": "50""#, r#""at_least": 50"#, "RULE-007", "/whole/0/when/at_least"),
    (r#""below": "99.5""#, r#""below": "80.0""#, "RULE-015", "/indicator/1/when/all/0"),
    (r#""points": "0.5""#, r#""points": "0.5", "percent": "1""#, "RULE-015", "/indicator/3/when"),
    (r#"{"every": ["a"]}"#, r#"{"every": []}"#, "RULE-016", "/whole/1/when/every"),
    (
        r#"{"setback": false}"#,
        r#"{"not":{"not":{"not":{"not":{"not":{"setback": false}}}}}}"#,
        "RULE-016",
        "/indicator/1/when/all/1/not/not/not/not/not",
    ),
    (r#""whole": ["#, r#""whole": {"by_people": false}, "wholes": ["#, "RULE-006", "/wholes"),
];

#[test]
fn each_fault_of_a_rule_file_is_rejected_with_its_code_and_place() {
    assert!(GradeRule::from_json(FULL).is_ok(), "{:?}", GradeRule::from_json(FULL));
    let mut codes = BTreeSet::from(["RULE-001"]);
    for (from, to, code, place) in REFUSED {
        assert!(FULL.contains(from), "{from}");
        let fault = GradeRule::from_json(&FULL.replacen(from, to, 1)).unwrap_err();
        assert_eq!((fault.kind.code(), fault.place.as_str()), (code, place), "{to}");
        codes.insert(code);
    }
    assert_eq!(codes.len(), 16, "each code is refused once at least");
    let large = format!("{FULL}{}", " ".repeat(GradeRule::LARGEST_FILE));
    assert_eq!(GradeRule::from_json(&large).unwrap_err().kind, RuleFaultKind::TooLarge);
}

#[test]
fn people_who_grade_wholes_choose_among_all_words_or_the_listed_words() {
    let by = |whole: &str| {
        let (head, _) = FULL.split_once("\"whole\": [").unwrap();
        GradeRule::from_json(&format!("{head}\"whole\": {whole}}}"))
    };
    let all = by(r#"{"by_people": true}"#).unwrap();
    assert_eq!(all, by(r#"{"by_people": true, "words": ["a", "b", "none"]}"#).unwrap());
    assert_ne!(all, by(r#"{"by_people": true, "words": ["b"]}"#).unwrap());
    let refused = by(r#"{"by_people": false}"#).unwrap_err();
    assert_eq!((refused.kind.code(), refused.place.as_str()), ("RULE-007", "/whole/by_people"));
}

#[test]
fn every_built_in_rule_is_read_and_has_a_unique_id() {
    let rules = built_in_rules();
    assert_eq!(rules.len(), BUILT_IN_RULES.len());
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), rules.len());
    let mut means = rules.iter().flat_map(|rule| &rule.words).map(|word| &word.means);
    assert!(!means.any(|means| means.contains(char::is_numeric)), "a threshold that is changed would say otherwise");
}

#[test]
fn a_written_rule_is_read_back_unchanged() {
    let full = GradeRule::from_json(FULL).unwrap();
    for rule in built_in_rules().into_iter().chain([full]) {
        let written = rule.to_json();
        assert_eq!(GradeRule::from_json(&written).as_ref(), Ok(&rule), "{written}");
        assert!(!written.contains('\n') && !written.contains("null"), "{written}");
    }
}
