//! 計画一覧: the contents of a plan's line, the order of the lines, and which lines are shown.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::checks::Severity;
use keikaku::figures::progress::{
    InquiryStanding, PlanStanding, ProgressState, as_of, counts, entries, open_actuals, tally, year_due,
};
use keikaku::plan::evaluation::Grading;
use keikaku::plan::grade_rule::{GradeRule, built_in_rules};
use keikaku::plan::lineage::{AskedFigure, SectionAnswer, SectionInquiry, SentInquiry};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::session::plan_list::{LineBasis, PlanColumn, PlanLine, PlanListView};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId, VersionId};
use keikaku::wording::{Language, plan_list};
use proptest::prelude::*;

use crate::kpi_builder::{Kpi, year};
use crate::support::desk::sample;
use crate::support::{date, plan as any_plan};

fn today() -> Date {
    Date::new(2026, 11, 27).unwrap()
}

/// A plan for 2022年度～2025年度 with one KPI for each of these actuals of 2024; each target is 100.
fn plan(id: u64, name: &str, actuals: &[&str]) -> Plan {
    let rows = (1..).zip(actuals).map(|(nth, actual)| {
        let mut kpi = Kpi::levels(2022, &["100"; 4]).actuals(&["", "", actual, ""]);
        kpi.indicator.id = IndicatorId::from_bits(nth);
        Arc::new(kpi.indicator)
    });
    let mut plan = Plan::new(PlanId::from_bits(id), BuiltIn::Strategy, YearAxis::starting(year(2022), 4).unwrap());
    name.clone_into(&mut plan.facts.name);
    plan.with_indicators(rows.collect()).unwrap()
}

/// An inquiry for 2024 with a deadline and one section for each flag, which states whether the section has answered.
fn inquiry(deadline: &str, sections: &[bool]) -> SentInquiry {
    let section = |(nth, has_answered): (u64, &bool)| SectionInquiry {
        name: format!("第{nth}課"),
        figures: [AskedFigure { year: year(2024), kpi: IndicatorId::from_bits(nth) }].into_iter().collect(),
        answers: has_answered.then(|| SectionAnswer::unchanged("課", "佐藤", today())).into_iter().collect(),
    };
    SentInquiry {
        version: VersionId::from_bits(1),
        asked_on: Date::new(2026, 11, 1).unwrap(),
        deadline: deadline.to_owned(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        with_texts: false,
        sections: (1..).zip(sections).map(section).collect(),
    }
}

fn line(plan: &Plan, chosen: Option<FiscalYear>, inquiries: &[SentInquiry]) -> Arc<PlanLine> {
    let (name, bodies) = (plan.facts.name.clone(), plan.facts.prepared_by.join("・"));
    Arc::new(LineBasis { chosen, today: today() }.line(&Arc::new(plan.clone()), name, bodies, inquiries, None))
}

/// The names of the lines, sorted by that column.
fn sorted(lines: &[Arc<PlanLine>], column: PlanColumn, is_descending: bool) -> Vec<&str> {
    let view = PlanListView { order: Some((column, is_descending)), ..PlanListView::default() };
    view.sorted(lines).into_iter().map(|line| line.name.as_str()).collect()
}

#[test]
fn a_line_counts_entered_actuals_and_states_of_the_chosen_or_last_ended_year() {
    let plan = plan(1, "計画", &["100", "85", "3", "", "未把握", "-"]);
    let chosen = PlanStanding::new(&plan, Some(year(2024)), today());
    assert_eq!(plan_list::entered(&chosen), "4/6", "未把握 is not entered");
    assert_eq!(plan_list::states(&chosen, Language::Japanese), "達成1・おおむね順調1・未達成1・判定できない2・未入力1");
    let newest = PlanStanding::new(&plan, None, today());
    assert_eq!((newest.year, plan_list::entered(&newest).as_str()), (Some(year(2025)), "0/6"));
    let running = PlanStanding::new(&plan, Some(year(2024)), Date::new(2025, 3, 31).unwrap());
    assert_eq!(plan_list::states(&running, Language::Japanese), "年度の途中4・判定できない1・未入力1");
}

#[test]
fn a_plan_that_has_not_begun_shows_no_year_and_no_missing_actuals() {
    let plan = plan(1, "計画", &["", ""]);
    let on = |year, month| PlanStanding::new(&plan, None, Date::new(year, month, 1).unwrap());
    assert_eq!(on(2022, 3), PlanStanding::default());
    assert_eq!(on(2022, 4).year, Some(year(2022)), "its first year runs");
}

#[test]
fn a_plan_without_the_chosen_year_has_a_dash_and_no_missing_actuals() {
    let lacking = line(&plan(1, "計画", &["100", ""]), Some(year(2030)), &[]);
    assert_eq!((lacking.standing.missing(), lacking.standing.states), (0, [0; 7]));
    assert_eq!(plan_list::entered(&lacking.standing), "—");
    assert_eq!(plan_list::year(&lacking.standing, Language::Japanese), "—");
    let only_missing = PlanListView { only_missing: true, ..PlanListView::default() };
    assert!(!only_missing.lets_pass(&lacking));
    assert!(only_missing.lets_pass(&line(&plan(1, "計画", &["100", ""]), Some(year(2024)), &[])));
}

#[test]
fn a_plan_whose_only_open_actual_is_stated_as_not_known_passes_no_filter_for_missing_actuals() {
    let only_missing = PlanListView { only_missing: true, ..PlanListView::default() };
    for word in ["算定不能", "集計中", "未把握", "-"] {
        assert!(!only_missing.lets_pass(&line(&plan(1, "計画", &["100", word]), Some(year(2024)), &[])), "{word}");
    }
    assert!(only_missing.lets_pass(&line(&plan(1, "計画", &["算定不能", ""]), Some(year(2024)), &[])));
}

#[test]
fn every_sample_is_listed_with_its_year_counts_and_states() {
    let stands = |code: &str| {
        let line = line(&sample(code), None, &[]);
        let states = plan_list::states(&line.standing, Language::Japanese);
        let year = plan_list::year(&line.standing, Language::Japanese);
        format!("{year} {} {} {states}", line.indicators(), plan_list::entered(&line.standing))
    };
    let all: Vec<String> = SamplePlan::ALL.iter().map(|sample| stands(sample.code())).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn states_have_the_usual_words_and_grades_are_counted_separately() {
    let mut plan = plan(1, "計画", &["100", "70", "3"]);
    assert_eq!(line(&plan, Some(year(2024)), &[]).standing.grades, None);
    let rule = built_in_rules().into_iter().find(GradeRule::grades_kpis).unwrap();
    plan.grading = Grading::Rule(Arc::new(rule.clone()));
    plan.judging.met = "順調".to_owned();
    let standing = &line(&plan, Some(year(2024)), &[]).standing;
    assert!(plan_list::states(standing, Language::Japanese).starts_with("達成1"));
    let grades = standing.grades.as_ref().unwrap();
    assert_eq!(grades.rule, rule.name);
    assert_eq!(grades.words.iter().map(|(_, count)| count).sum::<usize>(), 3);
}

#[test]
fn an_inquiry_is_shown_with_its_answered_sections_and_overdue_days() {
    let said = |deadline: &str, sections: &[bool], chosen| {
        let standing = InquiryStanding::new(&[inquiry(deadline, sections)], chosen, today());
        plan_list::inquiry(standing, Language::Japanese)
    };
    assert_eq!(said("11月23日", &[true, false, true], None), "2/3課 4日超過");
    assert_eq!(said("11月23日", &[true, true], None), "2/2課", "nobody is waited for");
    assert_eq!(said("11月27日", &[false], None), "0/1課", "the day itself has not passed");
    assert_eq!(said("", &[false], Some(year(2024))), "0/1課");
    assert_eq!(said("", &[false], Some(year(2023))), "", "nothing was asked of that year");
}

#[test]
fn a_heading_sorts_both_ways_with_blanks_last_and_resets_on_the_third_press() {
    let of = |id, name, actuals: &[&str], inquiries: &[SentInquiry]| {
        line(&plan(id, name, actuals), Some(year(2024)), inquiries)
    };
    let half = inquiry("11月23日", &[true, false]);
    let lines = [
        of(1, "は", &["100", "1"], &[half]),
        of(2, "い", &["100", ""], &[]),
        line(&plan(3, "ろ", &["100"]), Some(year(2031)), &[]),
        of(4, "に", &["1", "", ""], &[inquiry("", &[false])]),
    ];
    assert_eq!(sorted(&lines, PlanColumn::Plan, false), ["い", "に", "は", "ろ"]);
    assert_eq!(sorted(&lines, PlanColumn::Entered, false), ["に", "い", "は", "ろ"]);
    assert_eq!(sorted(&lines, PlanColumn::Entered, true), ["は", "い", "に", "ろ"]);
    assert_eq!(sorted(&lines, PlanColumn::States, false), ["に", "は", "い", "ろ"]);
    assert_eq!(sorted(&lines, PlanColumn::Inquiry, false), ["に", "は", "い", "ろ"]);
    assert_eq!(sorted(&lines, PlanColumn::Indicators, true), ["に", "は", "い", "ろ"]);
    assert_eq!(sorted(&lines, PlanColumn::Year, true), ["は", "い", "に", "ろ"]);
    let mut view = PlanListView::default();
    let orders = [0; 3].map(|_| {
        view.press(PlanColumn::Year);
        view.order
    });
    assert_eq!(orders, [Some((PlanColumn::Year, false)), Some((PlanColumn::Year, true)), None]);
    assert_eq!(view.sorted(&lines).len(), 4);
}

#[test]
fn filters_find_plans_with_unanswered_inquiries_and_plans_by_name() {
    let waiting = line(&plan(1, "計画", &["100"]), Some(year(2024)), &[inquiry("", &[true, false])]);
    let answered = line(&plan(2, "計画", &["100"]), Some(year(2024)), &[inquiry("", &[true])]);
    let never_asked = line(&plan(3, "別の計画", &["100"]), Some(year(2024)), &[]);
    let only_unanswered = PlanListView { only_unanswered: true, ..PlanListView::default() };
    assert_eq!([&waiting, &answered, &never_asked].map(|line| only_unanswered.lets_pass(line)), [true, false, false]);
    let search = PlanListView { search: "別の".to_owned(), ..PlanListView::default() };
    assert_eq!([&waiting, &answered, &never_asked].map(|line| search.lets_pass(line)), [false, false, true]);
}

#[test]
fn a_line_is_not_computed_again_for_the_same_plan_and_year() {
    let (plan, basis) = (Arc::new(plan(1, "計画", &["100"])), LineBasis { chosen: Some(year(2024)), today: today() });
    let mut before = basis.line(&plan, String::new(), String::new(), &[], None);
    // The line has figures that the plan cannot produce, so that they show whether the line was reused.
    (before.standing.due, before.findings) = (99, [(Severity::Error, 9), (Severity::Warning, 9), (Severity::Note, 9)]);
    let line = |basis: LineBasis, plan| basis.line(plan, String::new(), String::new(), &[], Some(&before));
    assert_eq!((line(basis, &plan).standing.due, line(basis, &plan).findings), (99, before.findings));
    let of_another_year = line(LineBasis { chosen: Some(year(2023)), ..basis }, &plan);
    assert_eq!((of_another_year.standing.due, of_another_year.findings), (1, before.findings));
    assert_eq!(line(basis, &Arc::new((*plan).clone())).standing.due, 1);
}

#[test]
fn the_exported_file_has_one_record_per_line_with_year_and_day_without_sums() {
    let mut named = plan(1, "=計画", &["100", ""]);
    named.facts.prepared_by = vec!["A市".to_owned(), "B町".to_owned()];
    let lines = [
        line(&named, Some(year(2024)), &[inquiry("11月23日", &[true, false])]),
        line(&plan(2, "計画", &["100"]), Some(year(2031)), &[]),
    ];
    let records = plan_list::records(lines.iter().map(|line| &**line), today());
    let text: Vec<String> = records.iter().map(|record| record.join(",")).collect();
    assert_eq!(
        text,
        [
            "団体,計画,年度,指標,実績入力済,実績入力対象,達成,おおむね順調,未達成,年度の途中,判定できない,要確認,未入力,判定の規則,判定,\
         照会回答済,照会先,期限超過日数,エラー,警告,情報,保存日,作成日",
            &format!(
                "A市・B町,'=計画,2024,2,1,2,1,0,0,0,0,0,1,,,1,2,4,{},,2026-11-27",
                lines[0].findings.map(|(_, count)| count.to_string()).join(",")
            ),
            &format!(
                ",計画,,1,,,,,,,,,,,,,,,{},,2026-11-27",
                lines[1].findings.map(|(_, count)| count.to_string()).join(",")
            ),
        ]
    );
}

proptest! {
    #[test]
    fn a_line_has_the_counts_of_the_overview(plan in any_plan(), today in date(), nth in any::<prop::sample::Index>()) {
        let years: Vec<FiscalYear> = plan.years.years().collect();
        let chosen = *nth.get(&years);
        let day = as_of(&plan, today);
        for (chosen, year) in [(Some(chosen), chosen), (None, year_due(&plan, day))] {
            let standing = PlanStanding::new(&plan, chosen, today);
            let of_overview = entries(&plan, year, day);
            if chosen.is_none() && year > day.fiscal_year() {
                prop_assert_eq!(standing, PlanStanding::default());
                continue;
            }
            prop_assert_eq!(standing.year, Some(year));
            prop_assert_eq!(standing.states, counts(&of_overview));
            prop_assert_eq!(standing.missing(), open_actuals(&plan, year).len());
            prop_assert!(standing.count(ProgressState::NotEntered) <= standing.missing());
            let graded: usize = standing.grades.map_or(0, |grades| grades.words.iter().map(|(_, count)| count).sum());
            let of_words = tally(&plan, year, &of_overview).into_iter().filter(|(of, _)| of.word.is_some());
            prop_assert_eq!(graded, of_words.map(|(_, count)| count).sum::<usize>());
        }
        let beyond = plan.years.last().plus(1);
        prop_assert_eq!(beyond.map(|beyond| PlanStanding::new(&plan, Some(beyond), today)), beyond.map(|_| PlanStanding::default()));
    }
}
