//! The grades of the published rules, as data: `tests/grades/*.txt`, one file for each rule, named by its id. The cases were
//! computed by hand from the words of the rule. A line is a case: the expected word, the KPI, its baseline, its targets, and its
//! actuals up to the graded year. `_` is a blank cell, `なし` no word. The KPI is its direction, its basis and further words: 増やす,
//! 減らす, 保つ, 未設定; 値, 増加分, 累計, 平均 (both over five years); 増減 (rated by change), 調査, 定性.

use std::fs;
use std::path::Path;

use keikaku::figures::grades::grade;
use keikaku::plan::grade_rule::{GradeRule, built_in_rules};
use keikaku::plan::indicator::{Basis, Direction, Measure, Measured};

use crate::grades::rule;
use crate::kpi_builder::{Kpi, cell, year};

/// The first year of every KPI.
const FIRST: i32 = 2020;

fn cells(list: &str) -> Vec<String> {
    list.split_whitespace().map(|cell| if cell == "_" { String::new() } else { cell.to_owned() }).collect()
}

/// The KPI of a case.
fn kpi(words: &str, baseline: &str, targets: &str) -> Kpi {
    let targets = cells(targets);
    let of_period = |basis| {
        let mut kpi = Kpi::new(basis, FIRST, 5);
        kpi.indicator.period_target = cell(targets.first().unwrap());
        kpi
    };
    let (direction, more) = words.split_once(' ').unwrap();
    let mut more = more.split_whitespace();
    let kpi = match more.next().unwrap() {
        "値" => Kpi::levels(FIRST, &targets),
        "増加分" => Kpi::increments(FIRST, &targets),
        "累計" => of_period(Basis::PeriodTotal),
        "平均" => of_period(Basis::PeriodAverage),
        other => panic!("{other}"),
    };
    let direction = match direction {
        "増やす" => Some(Direction::Up),
        "減らす" => Some(Direction::Down),
        "保つ" => Some(Direction::Keep),
        "未設定" => None,
        other => panic!("{other}"),
    };
    let baseline = cells(baseline);
    let kpi = kpi.direction(direction).baseline(baseline.first().unwrap());
    more.fold(kpi, |mut kpi, word| match word {
        "増減" => kpi.by_planned_gain(),
        "定性" => kpi.measure(Measure::Descriptive),
        "調査" => {
            kpi.indicator.measured = Measured::Survey { years: vec![FIRST] };
            kpi
        }
        other => panic!("{other}"),
    })
}

/// The label that the rule gives, and the label that the case expects.
fn played(rule: &GradeRule, case: &str) -> (String, String) {
    let parts: Vec<&str> = case.split('|').map(str::trim).collect();
    let [word, words, baseline, targets, actuals] = parts.as_slice() else { panic!("{case}") };
    let actuals = cells(actuals);
    let graded = year(FIRST - 1 + i32::try_from(actuals.len()).unwrap());
    let kpi = kpi(words, baseline, targets).actuals(&actuals);
    let given = grade(rule, &kpi.indicator, kpi.span(), graded);
    let given = given.word().map_or("なし", |word| &word.label);
    (given.to_owned(), (*word).to_owned())
}

#[test]
fn published_rules_give_the_expected_grade_in_every_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("grades");
    let mut wrong = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let rule = rule(path.file_stem().unwrap().to_str().unwrap());
        let cases = fs::read_to_string(path).unwrap();
        for case in cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (given, expected) = played(&rule, case);
            if given != expected {
                wrong.push(format!("{}: {case}: {given}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_word_of_each_rule_has_at_least_two_cases() {
    for rule in built_in_rules() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("grades/{}.txt", rule.id));
        let cases = fs::read_to_string(path).unwrap();
        for clause in &rule.indicator {
            let label = &rule.word(&clause.word).unwrap().label;
            let count = cases.lines().filter(|line| line.split('|').next().unwrap().trim() == label).count();
            assert!(count >= 2, "{}: {label}", rule.id);
        }
    }
}
