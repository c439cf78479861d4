//! EVAL-009: the rate that a document states, compared with ours. The sound row aims at 20, 30 and 40 more; here 18 and
//! 30 are reached, which is 90.0 % and 100.0 %, and 96.0 % of both years.

use std::sync::Arc;

use keikaku::checks::Followed;
use keikaku::plan::indicator::{Indicator, StatedRate};
use keikaku::plan::{Decimals, Plan, RateRounding, Rounding};

use crate::checks::draft::{actual, bent, says, year};

const OTHER: [&str; 1] = ["EVAL-009 1/stated_rate-2022"];

fn state(row: &mut Indicator, western: Option<i32>, text: &str) {
    let stated = StatedRate { text: text.to_owned(), formula: String::new() };
    row.stated_rates.insert(western.map(year), stated);
}

/// The plan in which 18 of 20 are reached in 2022年度, for which the document states this rate.
fn stated(text: &str) -> Plan {
    stated_of(Some(2022), text)
}

fn stated_of(western: Option<i32>, text: &str) -> Plan {
    bent(|row| {
        actual(row, 2022, "18");
        actual(row, 2023, "30");
        state(row, western, text);
    })
}

#[test]
fn a_stated_rate_that_differs_from_the_computed_rate_is_reported() {
    says(&stated("95%"), &OTHER);
    says(&stated("９５．０"), &OTHER);
    says(&stated_of(None, "95%"), &["EVAL-009 1/stated_rate"]);
}

#[test]
fn a_stated_rate_equal_to_the_computed_rate_gives_no_finding() {
    for text in ["90%", "90.0％", "９０"] {
        says(&stated(text), &[]);
    }
    says(&stated_of(Some(2023), "100%"), &[]);
}

#[test]
fn a_document_may_state_the_rate_of_all_years_so_far_or_of_all_targets() {
    says(&stated_of(Some(2023), "96%"), &[]);
    says(&stated_of(None, "96.0%"), &[]);
    says(&stated_of(None, "53.3%"), &[]);
}

#[test]
fn a_stated_rate_so_far_may_exclude_a_figure_that_is_only_expected() {
    let with_expected = |text: &str| {
        let mut plan = bent(|row| {
            actual(row, 2022, "18");
            actual(row, 2023, "30");
            actual(row, 2024, "10（見込）");
            state(row, None, text);
        });
        plan.reference_date = None;
        plan
    };
    says(&with_expected("96%"), &[]);
    says(&with_expected("64.4%"), &[]);
    says(&with_expected("95%"), &["EVAL-009 1/stated_rate"]);
    // The rate of the whole counts every final figure.
    let mut plan = bent(|row| {
        actual(row, 2022, "18");
        actual(row, 2023, "30");
        actual(row, 2024, "10");
        state(row, None, "96%");
    });
    plan.reference_date = None;
    says(&plan, &["EVAL-009 1/stated_rate"]);
}

#[test]
fn a_stated_rate_is_compared_with_the_plan_rounding_and_its_own_decimals() {
    let of_third = |text: &str| {
        bent(|row| {
            actual(row, 2022, "13.33");
            state(row, Some(2022), text);
        })
    };
    for text in ["66.7%", "67%", "66.65%"] {
        says(&of_third(text), &[]);
    }
    says(&of_third("66.6%"), &OTHER);
    let mut cut_off = of_third("66.6%");
    cut_off.rate_rounding = RateRounding { way: Rounding::Down, decimals: Decimals::One };
    says(&cut_off, &[]);
}

#[test]
fn changing_the_rate_rounding_of_an_edited_plan_updates_its_findings() {
    let plan = Arc::new(bent(|row| {
        actual(row, 2022, "13.33");
        state(row, Some(2022), "66.6%");
    }));
    let followed = Followed::from_plan(&plan);
    let mut cut_off = Plan::clone(&plan);
    cut_off.rate_rounding = RateRounding { way: Rounding::Down, decimals: Decimals::One };
    let told = |followed: &Followed| followed.checked().open.len();
    assert_eq!((told(&followed), told(&followed.renewed(&Arc::new(cut_off)))), (1, 0));
}

#[test]
fn stated_rates_that_are_marks_grades_or_uncertain_figures_give_no_finding() {
    for text in ["○", "Ｂ", "概ね達成", "95点", "約95%", "95%以上", "－", "未把握", ""] {
        says(&stated(text), &[]);
    }
}

#[test]
fn a_stated_rate_without_a_computed_rate_gives_no_finding() {
    says(&bent(|row| state(row, Some(2022), "95%")), &[]);
}
