//! KPI-009, KPI-012 to KPI-014, KPI-016, KPI-017 and KPI-019.

use keikaku::plan::cell::{Bound, Cell};
use keikaku::plan::indicator::{ActualsAre, Basis, Direction, Indicator, Measure, Measured};
use keikaku::plan::{ActualSource, Aggregation, BuiltIn, Plan};
use keikaku::value::fiscal_year::AsOf;

use crate::checks::draft::{
    a_year_shorter, actual, bent, bent_in, cell, change_row, levels, lines, says, targets, year,
};

const NO_GAIN: [&str; 1] = ["KPI-013 1/targets"];
const NO_BETTER: [&str; 1] = ["KPI-013 1/target-2024"];

#[test]
fn a_row_with_a_number_needs_a_baseline() {
    for &form in BuiltIn::ALL {
        // A newly founded group has no baseline.
        let expected: &[&str] = if form == BuiltIn::Activity { &[] } else { &["KPI-009 1/baseline"] };
        says(&bent_in(form, |row| row.baseline.cell = Cell::default()), expected);
    }
    let only_actual = bent(|row| {
        row.baseline.cell = Cell::default();
        row.targets.clear();
        actual(row, 2022, "20");
    });
    says(&only_actual, &["KPI-009 1/baseline"]);
}

#[test]
fn an_unknown_or_not_applicable_baseline_gives_no_finding() {
    for text in ["0", "-", "未把握", "算定不能"] {
        says(&bent(|row| row.baseline.cell = cell(text)), &[]);
    }
    let not_begun = bent(|row| {
        row.baseline.cell = Cell::default();
        row.targets.clear();
    });
    says(&not_begun, &[]);
}

/// A KPI with that basis whose baseline is dated `as_of`.
fn taken(basis: Basis, as_of: Option<AsOf>) -> Plan {
    levels(|row| {
        row.basis = Some(basis);
        row.period_target = cell("400");
        row.baseline.as_of = as_of;
    })
}

#[test]
fn a_baseline_of_a_year_or_mean_beside_a_period_target_is_reported() {
    let mean = AsOf::Mean(year(2015), year(2017));
    for basis in [Basis::PeriodTotal, Basis::PeriodAverage] {
        for as_of in [AsOf::FiscalYear(year(2021)), mean] {
            says(&taken(basis, Some(as_of)), &["KPI-012 1/baseline"]);
        }
    }
    says(&taken(Basis::Level, Some(mean)), &["KPI-012 1/baseline"]);
}

#[test]
fn a_baseline_of_a_year_beside_yearly_targets_is_no_period_mismatch() {
    says(&taken(Basis::Level, Some(AsOf::FiscalYear(year(2021)))), &[]);
    for as_of in [AsOf::FiscalYear(year(2021)), AsOf::Mean(year(2019), year(2021))] {
        // KPI-012 is not fired. The targets seem to continue the baseline, which is another finding.
        says(&taken(Basis::Increment, Some(as_of)), &["KPI-016 1/basis"]);
    }
}

#[test]
fn an_undated_or_unknown_baseline_gives_no_finding_on_its_period() {
    says(&taken(Basis::PeriodTotal, None), &[]);
    let without_value = bent(|row| {
        row.basis = Some(Basis::PeriodTotal);
        row.period_target = cell("400");
        row.baseline.as_of = Some(AsOf::FiscalYear(year(2021)));
        row.baseline.cell = cell("未把握");
    });
    says(&without_value, &[]);
    let without_target = bent(|row| {
        row.basis = Some(Basis::PeriodTotal);
        row.baseline.as_of = Some(AsOf::FiscalYear(year(2021)));
    });
    says(&without_target, &[]);
}

#[test]
fn a_target_level_that_is_no_better_than_the_baseline_is_reported() {
    says(&levels(|row| targets(row, &["110", "120", "50"])), &NO_BETTER);
    says(&levels(|row| targets(row, &["110", "120", "100.00"])), &NO_BETTER);
    says(&levels(|row| targets(row, &["90", "95", "101"])), &[]);
    says(&levels(|row| targets(row, &["90", "", ""])), &["KPI-013 1/target-2022"]);
}

#[test]
fn for_a_kpi_that_should_decrease_a_target_above_the_baseline_is_reported() {
    let down = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        levels(move |row| {
            (row.direction, row.bound) = (Some(Direction::Down), Bound::AtMost);
            targets(row, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        })
    };
    says(&down(&["90", "80", "70"]), &[]);
    says(&down(&["90", "80", "120"]), &NO_BETTER);
    let at_most = levels(|row| {
        row.bound = Bound::AtMost;
        targets(row, &["90", "80", "70"]);
    });
    says(&at_most, &["KPI-019 1/direction"]);
}

#[test]
fn a_level_to_be_kept_needs_no_improvement_over_the_baseline() {
    let keep = levels(|row| {
        row.direction = Some(Direction::Keep);
        targets(row, &["100", "100", "90"]);
    });
    says(&keep, &[]);
}

#[test]
fn a_mean_baseline_is_not_compared_with_a_target_level() {
    let mean = levels(|row| {
        row.baseline.as_of = Some(AsOf::Mean(year(2015), year(2017)));
        targets(row, &["", "", "50"]);
    });
    says(&mean, &["KPI-012 1/baseline"]);
}

#[test]
fn increments_that_do_not_add_up_to_a_gain_are_reported() {
    says(&bent(|row| targets(row, &["0", "0", "0"])), &NO_GAIN);
    says(&bent(|row| targets(row, &["5", "-10", "5"])), &NO_GAIN);
    says(&bent(|row| targets(row, &["0", "0", "1"])), &[]);
    says(&bent(|row| targets(row, &["-5", "0", "6"])), &[]);
}

#[test]
fn for_a_decreasing_kpi_increments_that_add_up_to_no_loss_are_reported() {
    let down = |change: fn(&mut Indicator)| {
        bent(|row| {
            (row.direction, row.bound) = (Some(Direction::Down), Bound::AtMost);
            change(row);
        })
    };
    says(&down(|row| targets(row, &["-5", "-5", "-5"])), &[]);
    says(&down(|_| {}), &NO_GAIN);
}

#[test]
fn increments_are_judged_only_if_every_project_year_has_a_number() {
    for texts in [["0", "0", ""], ["0", "未定", "0"], ["0", "数件", "0"]] {
        let plan = bent(|row| targets(row, &texts));
        let found = lines(&plan);
        assert!(!found.iter().any(|line| line.starts_with("KPI-013")), "{texts:?}: {found:?}");
    }
}

#[test]
fn a_descriptive_kpi_is_not_judged_by_its_figures() {
    let described = levels(|row| {
        row.measure = Measure::Descriptive;
        targets(row, &["1", "1", "1"]);
    });
    says(&described, &[]);
}

#[test]
fn increments_with_a_dash_or_without_a_project_year_are_not_judged() {
    says(&bent(|row| targets(row, &["0", "-", "0"])), &["KPI-006 1/target-2023"]);
    let mut elsewhere = bent(|row| targets(row, &["0", "0", "0"]));
    elsewhere.facts.project_start = "2030年4月1日".to_owned();
    elsewhere.facts.project_end = "2031年3月31日".to_owned();
    assert!(!lines(&elsewhere).iter().any(|line| line.starts_with("KPI-013")));
}

fn survey(years: &[i32]) -> Plan {
    levels(|row| row.measured = Measured::Survey { years: years.to_vec() })
}

#[test]
fn surveys_that_miss_the_final_year_of_the_project_are_reported() {
    says(&survey(&[2018, 2023]), &["KPI-014 1/measured"]);
    says(&survey(&[2028]), &["KPI-014 1/measured"]);
    says(&survey(&[2018, 2023, 2028]), &["KPI-014 1/measured"]);
}

#[test]
fn a_survey_in_the_final_year_of_the_project_gives_no_finding() {
    says(&survey(&[2019, 2024]), &[]);
    says(&survey(&[2024, 2029]), &[]);
    says(&survey(&[]), &[]);
    let shorter = change_row(&survey(&[2018, 2023]), 1, |row| targets(row, &["110", "120", "-"]));
    says(&a_year_shorter(shorter), &[]);
}

#[test]
fn levels_in_a_form_whose_headings_say_increments_are_reported() {
    let of_level = |form| bent_in(form, |row| row.basis = Some(Basis::Level));
    for form in [BuiltIn::F2022, BuiltIn::F2016] {
        let found = lines(&of_level(form));
        assert!(found.contains(&"PLAN-015 1/basis".to_owned()), "{found:?}");
        assert!(!lines(&bent_in(form, |_| {})).iter().any(|line| line.starts_with("PLAN-015")));
    }
    for form in [BuiltIn::A2007, BuiltIn::Strategy, BuiltIn::Activity] {
        assert!(!lines(&of_level(form)).iter().any(|line| line.starts_with("PLAN-015")));
    }
}

#[test]
fn targets_that_continue_from_the_baseline_are_doubted_as_increments() {
    let typed = |baseline: &str, texts: &[&str]| {
        bent(|row| {
            row.baseline.cell = cell(baseline);
            targets(row, texts);
        })
    };
    let of_levels = ["KPI-016 1/basis"];
    says(&typed("100", &["110", "120", "130"]), &of_levels);
    says(&typed("47.7", &["48", "49", "50"]), &of_levels);
    says(&typed("12,400", &["12,400", "12,450", "12,500"]), &of_levels);
    for increments in [["20", "30", "40"], ["100", "100", "100"], ["110", "90", "120"], ["160", "170", "180"]] {
        says(&typed("100", &increments), &[]);
    }
    says(&typed("0", &["1", "2", "3"]), &[]);
}

#[test]
fn falling_targets_and_actuals_without_targets_are_doubted_as_increments_too() {
    let has_it = |plan: &Plan| lines(plan).contains(&"KPI-016 1/basis".to_owned());
    let falling = bent(|row| {
        row.direction = Some(Direction::Down);
        targets(row, &["98", "96", "94"]);
    });
    assert!(has_it(&falling));
    let only_actuals = |levels| {
        bent(|row| {
            row.targets.clear();
            actual(row, 2022, "105");
            actual(row, 2023, "112");
            row.actuals_are = levels;
        })
    };
    assert!(has_it(&only_actuals(ActualsAre::Increments)));
    assert!(!has_it(&only_actuals(ActualsAre::Levels)), "they are said to be levels");
}

#[test]
fn suspected_levels_are_reported_only_in_forms_whose_headings_say_increments() {
    for (form, is_told) in
        [(BuiltIn::F2022, true), (BuiltIn::F2016, true), (BuiltIn::Strategy, false), (BuiltIn::Activity, false)]
    {
        let found = lines(&bent_in(form, |row| targets(row, &["110", "120", "130"])));
        assert_eq!(found.contains(&"KPI-016 1/basis".to_owned()), is_told, "{form:?}: {found:?}");
    }
}

#[test]
fn a_target_bound_that_does_not_fit_the_direction_is_reported() {
    let aimed = |direction, bound, target: &str| {
        let plan = levels(|row| {
            (row.direction, row.bound) = (Some(direction), bound);
            targets(row, &["60", "60", target]);
        });
        lines(&plan).contains(&"KPI-019 1/direction".to_owned())
    };
    assert!(aimed(Direction::Down, Bound::AtLeast, "60") && aimed(Direction::Up, Bound::Below, "60"));
    assert!(!aimed(Direction::Down, Bound::AtMost, "60") && !aimed(Direction::Up, Bound::Above, "60"));
    assert!(aimed(Direction::Keep, Bound::AtLeast, "0"), "two of 0 would do");
    assert!(!aimed(Direction::Keep, Bound::AtLeast, "60") && !aimed(Direction::Keep, Bound::AtMost, "0"));
    assert!(!aimed(Direction::Keep, Bound::AtLeast, "0以上"), "somebody has said it");
}

#[test]
fn an_aggregation_of_records_that_does_not_fit_the_basis_is_reported() {
    let counted = |basis: Basis, aggregation: Aggregation| {
        levels(|row| {
            row.basis = Some(basis);
            row.period_target = cell("400");
            row.actual_source = ActualSource::Records(aggregation);
        })
    };
    let said = |plan: &Plan| lines(plan).into_iter().filter(|line| line.contains("KPI-017")).collect::<Vec<_>>();
    assert_eq!(said(&counted(Basis::Increment, Aggregation::Mean)), ["KPI-017 1/actual-source"]);
    assert_eq!(said(&counted(Basis::PeriodAverage, Aggregation::Sum)), ["KPI-017 1/actual-source"]);
    assert!(said(&counted(Basis::Level, Aggregation::Mean)).is_empty());
    assert!(said(&counted(Basis::Increment, Aggregation::Sum)).is_empty());
    assert!(said(&levels(|row| row.actual_source = ActualSource::Typed)).is_empty());
}
