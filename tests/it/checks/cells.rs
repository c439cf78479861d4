//! KPI-005 and KPI-006.

use keikaku::plan::cell::{Cell, State};
use keikaku::plan::indicator::{Basis, Indicator, Measure, Measured};
use keikaku::plan::{BuiltIn, Facts};

use crate::checks::draft::{
    a_year_shorter, actual, bent, cell, change_row, levels, sample, says, sound, stated, target, targets, year,
};

#[test]
fn a_text_that_is_not_a_number_is_reported_at_its_cell() {
    says(&bent(|row| target(row, 2023, "約数百")), &["KPI-005 1/target-2023"]);
    says(&bent(|row| row.baseline.cell = cell("3万12,345円")), &["KPI-005 1/baseline"]);
    says(&bent(|row| actual(row, 2022, "数件")), &["KPI-005 1/actual-2022"]);
    says(&bent(|row| stated(row, "1,23")), &["KPI-005 1/stated_total"]);
    let both = bent(|row| targets(row, &["数十", "30", "(40)"]));
    says(&both, &["KPI-005 1/target-2022", "KPI-005 1/target-2024"]);
}

#[test]
fn an_unreadable_period_target_is_reported() {
    let period = |text: &str| {
        bent(|row| {
            row.basis = Some(Basis::PeriodTotal);
            row.period_target = cell(text);
        })
    };
    says(&period("約数百"), &["KPI-005 1/period"]);
    says(&period("400件"), &[]);
}

#[test]
fn a_cell_hidden_by_the_basis_is_not_checked() {
    says(&bent(|row| row.period_target = cell("約数百")), &[]);
    let hidden = bent(|row| {
        row.basis = Some(Basis::PeriodAverage);
        row.period_target = cell("30");
        targets(row, &["約20", "-", "30社"]);
    });
    says(&hidden, &[]);
}

#[test]
fn cells_with_known_states_give_no_finding() {
    let states = bent(|row| {
        row.baseline.cell = cell("未把握");
        targets(row, &["20", "未定", "集計中"]);
        actual(row, 2022, "－");
        actual(row, 2023, "18（速報）");
    });
    says(&states, &[]);
}

#[test]
fn a_cell_whose_stored_state_is_unread_is_reported() {
    let conflicting = bent(|row| {
        row.targets.insert(year(2023), Cell { state: State::Unread, text: "50件超".to_owned() });
    });
    says(&conflicting, &["KPI-005 1/target-2023"]);
}

#[test]
fn texts_in_a_descriptive_kpi_give_no_finding() {
    let described = bent(|row| {
        row.measure = Measure::Descriptive;
        targets(row, &["窓口を開く", "-", "10"]);
        actual(row, 2022, "開いた");
    });
    says(&described, &[]);
}

#[test]
fn a_dash_as_target_within_the_project_is_reported() {
    says(&bent(|row| target(row, 2023, "-")), &["KPI-006 1/target-2023"]);
    says(&levels(|row| target(row, 2023, "該当なし")), &["KPI-006 1/target-2023"]);
}

#[test]
fn a_target_or_actual_outside_the_project_is_reported() {
    let one_year_less = |change: fn(&mut Indicator)| a_year_shorter(bent(change));
    says(&one_year_less(|_| {}), &["KPI-006 1/target-2024"]);
    let of_actuals = one_year_less(|row| {
        targets(row, &["20", "30", "-"]);
        actual(row, 2024, "5");
    });
    says(&of_actuals, &["KPI-006 1/actual-2024"]);
    says(&one_year_less(|row| targets(row, &["20", "30", ""])), &[]);
    says(&one_year_less(|row| targets(row, &["20", "30", "-"])), &[]);
    says(&one_year_less(|row| targets(row, &["20", "30", "未定"])), &[]);
}

#[test]
fn without_project_dates_every_column_is_a_project_year() {
    let mut plan = sound(BuiltIn::Strategy);
    plan.facts = Facts::default();
    says(&plan, &[]);
    says(&change_row(&plan, 1, |row| target(row, 2024, "-")), &["KPI-006 1/target-2024"]);
}

#[test]
fn a_dash_as_actual_or_between_survey_years_gives_no_finding() {
    says(&bent(|row| actual(row, 2022, "-")), &[]);
    let survey = |years: &[i32]| {
        levels(|row| {
            targets(row, &["-", "-", "130"]);
            row.measured = Measured::Survey { years: years.to_vec() };
        })
    };
    says(&survey(&[2019, 2024]), &[]);
    says(&survey(&[2023, 2024]), &["KPI-006 1/target-2023"]);
}

#[test]
fn the_dash_that_sakata_prints_after_its_project_gives_no_finding() {
    let plan = sample("002");
    says(&change_row(&plan, 1, |row| target(row, 2027, "－")), &[]);
    says(&change_row(&plan, 1, |row| target(row, 2026, "-")), &["KPI-006 1/target-2026", "SUM-001 1/stated_total"]);
}
