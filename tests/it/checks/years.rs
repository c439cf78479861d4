//! YEAR-003 and YEAR-005 to YEAR-007.

use keikaku::checks::{Code, Detail, ReadAs, YearDetail, run};
use keikaku::plan::{BuiltIn, Indicator, Plan, YearAxis};
use keikaku::value::fiscal_year::AsOf;

use crate::checks::draft::{a_year_shorter, bent, facts, says, sound, targets, year};

/// The sound plan with these headings.
fn headed(headings: [&str; 3]) -> Plan {
    let mut plan = sound(BuiltIn::F2016);
    plan.years = YearAxis::new(year(2022), headings.map(str::to_owned).to_vec()).unwrap();
    plan
}

/// The sound plan from and until then.
fn project(start: &str, end: &str) -> Plan {
    facts(|facts| {
        start.clone_into(&mut facts.project_start);
        end.clone_into(&mut facts.project_end);
    })
}

#[test]
fn each_year_of_an_ended_era_is_reported_once() {
    let twice = headed(["H34 年度", "令和5年度", "Ｈ３４年度"]);
    says(&twice, &["YEAR-003 headings/2022"]);
    says(&headed(["平成34年度", "平成35年度", "2024年度"]), &["YEAR-003 headings/2022", "YEAR-003 headings/2023"]);
    says(&facts(|facts| facts.plan_end = "平成37年3月31日".to_owned()), &["YEAR-003 facts/plan_end"]);
}

#[test]
fn a_year_of_an_ended_era_in_a_row_or_fact_is_reported() {
    let mut plan = bent(|row| row.baseline.as_of_text = "平成33年度実績".to_owned());
    says(&plan, &["YEAR-003 1/as_of"]);
    plan.facts.approved_on = "平成 33年度 実績".to_owned();
    says(&plan, &["YEAR-003 facts/approved_on"]);
}

#[test]
fn a_row_that_is_not_begun_or_unused_gives_no_finding_on_years() {
    let named = |name: &'static str| {
        bent(move |row| {
            *row = Indicator { name: name.to_owned(), basis: row.basis, ..Indicator::unset(row.id) };
            row.baseline.as_of_text = "平成33年度実績".to_owned();
        })
    };
    says(&named(""), &[]);
    says(&named("-"), &[]);
    says(&named("相談件数"), &["YEAR-003 1/as_of"]);
}

#[test]
fn the_finding_contains_the_written_text_and_the_year_or_day_read() {
    let read = |plan: &Plan| match &*run(plan)[0].detail {
        Detail::Year(YearDetail::PastItsEra { text, read }) => (text.clone(), *read),
        other => unreachable!("{other:?}"),
    };
    let (text, as_year) = read(&headed(["H34 年度 増加分", "", ""]));
    assert_eq!((text.as_str(), as_year), ("H34 年度 増加分", ReadAs::Year(year(2022))));
    let (_, as_day) = read(&facts(|facts| facts.plan_end = "平成37年3月31日".to_owned()));
    assert_eq!(as_day, ReadAs::Day("2025-03-31".parse().unwrap()));
}

#[test]
fn years_within_their_era_are_not_reported() {
    says(&headed(["令和4年度", "2023年度（2年目）", "R6"]), &[]);
    let earlier = facts(|facts| facts.approved_on = "平成30年3月30日".to_owned());
    says(&earlier, &[]);
    says(&bent(|row| row.baseline.as_of_text = "平成31年度".to_owned()), &[]);
    says(&facts(|facts| facts.project_note = "平成33年度まで".to_owned()), &[]);
}

#[test]
fn a_project_beyond_the_columns_is_reported_at_its_start_or_end() {
    let with_its_plan = |start: &str, end: &str| {
        let mut plan = project(start, end);
        end.clone_into(&mut plan.facts.plan_end);
        plan
    };
    says(&with_its_plan("2020年4月1日", "2025年3月31日"), &["YEAR-005 facts/project_start"]);
    says(&with_its_plan("2022年4月1日", "2027年3月31日"), &["YEAR-005 facts/project_end"]);
    let both = ["YEAR-005 facts/project_start", "YEAR-005 facts/project_end"];
    says(&with_its_plan("2021年4月1日", "2026年3月31日"), &both);
}

#[test]
fn the_years_without_a_column_are_named() {
    let years = |plan: &Plan| match *run(plan)[0].detail {
        Detail::Year(YearDetail::NoColumns { first, last }) => (first.western(), last.western()),
        ref other => unreachable!("{other:?}"),
    };
    assert_eq!(years(&project("2019年5月1日", "2025年3月31日")), (2019, 2021));
    assert_eq!(years(&project("2022年4月1日", "2028年3月31日")), (2025, 2027));
}

#[test]
fn a_project_entirely_outside_the_columns_is_reported_with_its_own_years() {
    let elsewhere = project("2030年4月1日", "2032年3月31日");
    let found = run(&elsewhere);
    let first = found.iter().find(|finding| finding.code() == Code::Year005).unwrap();
    assert_eq!(first.detail, YearDetail::NoColumns { first: year(2030), last: year(2031) }.into());
}

#[test]
fn a_one_year_project_outside_the_columns_is_reported() {
    let before = project("2020年4月1日", "2021年3月31日");
    let found = run(&before);
    let years = YearDetail::NoColumns { first: year(2020), last: year(2020) };
    assert!(found.iter().any(|finding| finding.detail == years.clone().into()), "{found:?}");
}

#[test]
fn a_project_start_without_a_date_is_not_compared_with_the_columns() {
    says(&project("地域再生計画認定の日", "2025年3月31日"), &[]);
    says(&a_year_shorter(bent(|row| targets(row, &["20", "30", "-"]))), &[]);
}

#[test]
fn a_project_that_ends_before_it_starts_is_not_compared_with_the_columns() {
    let backward = project("2030年4月1日", "2025年3月31日");
    says(&backward, &["PLAN-006 facts/project_end"]);
}

#[test]
fn days_and_era_years_that_do_not_exist_are_reported() {
    says(&facts(|facts| facts.approved_on = "昭和65年3月30日".to_owned()), &["YEAR-006 facts/approved_on"]);
    says(&facts(|facts| facts.plan_end = "2025年2月30日".to_owned()), &["YEAR-006 facts/plan_end"]);
    says(&headed(["平成0年度", "", ""]), &["YEAR-006 headings/2022"]);
    says(&bent(|row| row.baseline.as_of_text = "昭和70年度".to_owned()), &["YEAR-006 1/as_of"]);
}

#[test]
fn an_era_year_beside_a_different_western_year_is_reported() {
    says(&headed(["平成30年度（2019年度）", "", ""]), &["YEAR-006 headings/2022"]);
    says(&headed(["令和4年度（2022年度）", "", ""]), &[]);
    let same_day = facts(|facts| facts.plan_end = "令和7年3月31日（2025年3月31日）".to_owned());
    says(&same_day, &[]);
}

#[test]
fn a_text_that_names_no_single_year_is_not_reported() {
    says(&headed(["1年目", "増加分", "累計"]), &[]);
    says(&bent(|row| row.baseline.as_of_text = "2015-2017年度間平均".to_owned()), &[]);
}

#[test]
fn a_calendar_year_among_fiscal_years_is_reported() {
    let taken = |as_of| bent(|row| row.baseline.as_of = Some(as_of));
    says(&taken(AsOf::CalendarYear(2017)), &["YEAR-007 1/as_of"]);
    says(&taken(AsOf::FiscalYear(year(2017))), &[]);
    says(&taken(AsOf::Mean(year(2015), year(2017))), &[]);
}
