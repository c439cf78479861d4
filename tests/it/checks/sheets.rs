//! EVAL-003, 004 on money, 006, 007, 008 and 010: the sheets of 効果検証. The sound plan costs 1,200千円 in three years, and its KPI
//! aims at 20 more in 2022年度, from 100.

use std::sync::Arc;

use keikaku::checks::evaluation_sheet::{missing_when_published, missing_when_settled, unlike_effects};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::plan::evaluation::{
    EvaluationPart, ItemId, KpiText, MeetingText, OpinionText, SheetStep, SheetText, Whole, WholeText,
};
use keikaku::plan::grade_rule::built_in_rules;
use keikaku::plan::indicator::{Indicator, Row};
use keikaku::plan::{BuiltIn, Evaluation, Grading, Plan, SheetColumn, SheetColumns};
use keikaku::value::id::IndicatorId;
use keikaku::wording::evaluation::rule_in_force;
use keikaku::wording::findings::{PlaceNames, place, sentence};
use keikaku::wording::{Language, evaluation};

use crate::checks::draft::{actual, bent, bent_in, consultations, day, levels, says, sound, target, with_rows, year};

/// The plan with these texts on its sheet of 2022年度.
fn with_texts(mut plan: Plan, texts: &[(EvaluationPart, &str)]) -> Plan {
    let mut sheet = plan.evaluations.get(year(2022)).map(|sheet| Evaluation::clone(sheet)).unwrap_or_default();
    for (part, text) in texts {
        sheet.set_text(*part, text);
    }
    plan.evaluations.set(year(2022), sheet);
    plan
}

/// The plan with its sheet of 2022年度 settled, or also published.
fn settled(mut plan: Plan, is_published: bool) -> Plan {
    let rule = rule_in_force(&plan, Language::Japanese);
    let frozen = Arc::new(PlanInForce::new(&plan, year(2022)).sheet(year(2022), day("2023-09-01"), rule));
    let mut sheet = plan.evaluations.get(year(2022)).map(|sheet| Evaluation::clone(sheet)).unwrap_or_default();
    sheet.state.step = if is_published { SheetStep::Published(frozen) } else { SheetStep::Settled(frozen) };
    plan.evaluations.set(year(2022), sheet);
    plan
}

/// The plan with a form of 効果検証 that asks only for these columns.
fn asking(mut plan: Plan, asked: &[SheetColumn]) -> Plan {
    let mut columns = SheetColumns::default();
    for column in SheetColumn::ALL {
        columns.set(*column, asked.contains(column));
    }
    plan.sheet_columns = columns;
    plan
}

/// The sound plan with that actual for 2022年度.
fn reached(text: &str) -> Plan {
    bent(|row| actual(row, 2022, text))
}

fn of_kpi(text: KpiText) -> EvaluationPart {
    EvaluationPart::Kpi(IndicatorId::from_bits(1), text)
}

const fn of_project(text: WholeText) -> EvaluationPart {
    EvaluationPart::Whole(Whole::Project, text)
}

const SPENT: EvaluationPart = EvaluationPart::Sheet(SheetText::Spent);
const BUDGET: EvaluationPart = EvaluationPart::Sheet(SheetText::Budget);
const EFFECT: EvaluationPart = of_project(WholeText::Effect);

const UNKNOWN: [&str; 1] = ["EVAL-003 1/actual-2022"];

#[test]
fn an_unknown_actual_needs_a_reason() {
    says(&reached("未把握"), &UNKNOWN);
    for explained in ["集計中", "調査中", "-", "18"] {
        says(&reached(explained), &[]);
    }
    let noted = |year, note: &'static str| {
        bent(move |row| {
            actual(row, 2022, "未把握");
            row.notes.insert((Row::Actual, year), note.to_owned());
        })
    };
    says(&noted(Some(year(2022)), "7月に公表"), &[]);
    says(&noted(None, "5年に一度の調査"), &[]);
    says(&noted(Some(year(2022)), "　"), &UNKNOWN);
}

#[test]
fn an_unknown_actual_of_an_unfinished_year_or_an_activity_plan_needs_no_reason() {
    let on = |today: &str| {
        let mut plan = reached("未把握");
        plan.reference_date = Some(day(today));
        plan
    };
    says(&on("2023-03-31"), &[]);
    says(&on("2023-04-01"), &UNKNOWN);
    says(&bent_in(BuiltIn::Activity, |row| actual(row, 2022, "未把握")), &[]);
}

#[test]
fn a_figure_that_differs_from_the_settled_sheet_needs_a_reason() {
    let kept = || settled(asking(reached("18"), &[]), false);
    let changed = |change: fn(&mut Indicator)| {
        let plan = kept();
        let mut row = Indicator::clone(&plan.indicators()[0]);
        change(&mut row);
        with_rows(&plan, vec![row])
    };
    let told = ["EVAL-010 evaluation/2022/kpi/kcbbbbbbbbb/corrected_note"];
    says(&kept(), &[]);
    let other_actual = changed(|row| actual(row, 2022, "20"));
    says(&other_actual, &told);
    says(&changed(|row| actual(row, 2022, "18.0")), &[]);
    says(&changed(|row| actual(row, 2023, "20")), &[]);
    says(&changed(|row| target(row, 2022, "19")), &told);
    says(&with_texts(other_actual.clone(), &[(of_kpi(KpiText::CorrectedNote), "集計の誤り")]), &[]);
    let mut approved = other_actual;
    approved.evaluations.set(year(2022), Evaluation::default());
    says(&approved, &[]);
}

const MONEY: [&str; 1] = ["EVAL-004 evaluation/2022/sheet/spent"];

#[test]
fn spending_in_another_unit_than_the_budget_is_reported() {
    let spent = |spent, budget| with_texts(sound(BuiltIn::F2022), &[(SPENT, spent), (BUDGET, budget)]);
    for (amount, is_told) in [
        ("400千円", false),
        ("801", false),
        ("800", true),
        ("200", true),
        ("199", false),
        ("199,999,999", false),
        ("200,000,000", true),
        ("800,000,000", true),
        ("800,000,001", false),
        ("0", false),
        ("未定", false),
    ] {
        says(&spent(amount, "400千円"), if is_told { &MONEY } else { &[] });
    }
}

#[test]
fn a_grant_and_donations_above_the_amount_spent_are_reported() {
    let [grant, donations] = [SheetText::Grant, SheetText::Donations].map(EvaluationPart::Sheet);
    let paid = |by_grant, by_donations| {
        let texts = [(BUDGET, "400千円"), (SPENT, "400千円"), (grant, by_grant), (donations, by_donations)];
        with_texts(sound(BuiltIn::F2022), &texts)
    };
    for (by_grant, by_donations, is_told) in
        [("200千円", "200千円", false), ("200千円", "200,001", true), ("", "401千円", true), ("未定", "400千円", false)]
    {
        says(&paid(by_grant, by_donations), if is_told { &["EVAL-011 evaluation/2022/sheet/spent"] } else { &[] });
    }
}

#[test]
fn without_a_budget_spending_is_compared_with_one_year_of_the_cost() {
    let spent = |text| with_texts(sound(BuiltIn::F2022), &[(SPENT, text)]);
    for (amount, is_told) in
        [("400千円", false), ("4,000", false), ("3,999", true), ("4,000千円", false), ("4,000,001", true), ("0", false)]
    {
        says(&spent(amount), if is_told { &MONEY } else { &[] });
    }
    let mut without_unit = spent("3,999");
    "1,200".clone_into(&mut without_unit.facts.project_cost);
    assert!(!crate::checks::draft::lines(&without_unit).contains(&MONEY[0].to_owned()), "the cost may be in 千円");
}

const UNLIKE: [&str; 1] = ["EVAL-006 evaluation/2022/project/effect"];

#[test]
fn an_effect_that_the_kpis_contradict_is_reported() {
    let effect = |effect, actual| settled(asking(with_texts(reached(actual), &[(EFFECT, effect)]), &[]), false);
    says(&effect("1", "19"), &UNLIKE);
    says(&effect("1", "20"), &[]);
    says(&effect("4", "19"), &[]);
    let of_levels = |text| {
        let plan = with_texts(levels(|row| actual(row, 2022, text)), &[(EFFECT, "4")]);
        settled(asking(plan, &[]), false)
    };
    says(&of_levels("100"), &UNLIKE);
    says(&of_levels("99"), &[]);
    for middle in ["2", "3", ""] {
        says(&effect(middle, "1"), &[]);
    }
}

#[test]
fn an_effect_is_not_checked_with_a_blank_actual_or_without_a_judged_kpi() {
    let of = |rows: Vec<Indicator>| {
        let plan = with_texts(with_rows(&sound(BuiltIn::F2022), rows), &[(EFFECT, "1")]);
        settled(asking(plan, &[]), false)
    };
    let row = |id, text: &str| {
        let mut row = consultations(id);
        row.name = format!("相談{id}");
        actual(&mut row, 2022, text);
        row
    };
    says(&of(vec![row(1, "5"), row(2, "")]), &[]);
    says(&of(vec![row(1, "集計中")]), &[]);
    says(&of(vec![row(1, "5"), row(2, "集計中")]), &UNLIKE);
    says(&of(vec![row(1, "5"), row(2, "25")]), &[]);
}

#[test]
fn an_open_sheet_gives_no_finding_but_a_question_before_being_settled() {
    let plan = with_texts(reached("5"), &[(EFFECT, "1")]);
    says(&plan, &[]);
    let now = PlanInForce::new(&plan, year(2022)).sheet(year(2022), day("2023-09-01"), None);
    let missing = missing_when_settled(&plan, year(2022), &now);
    assert_eq!(missing, [KpiText::Cause, KpiText::Measure].map(of_kpi));
    let unlike = unlike_effects(&plan, year(2022), &now);
    let question = evaluation::question(&missing, &unlike, (&plan, year(2022)), Language::Japanese);
    assert!(
        question.contains("必須の欄が2件未記入です") && question.contains("事業効果「地方創生に非常に効果的"),
        "{question}"
    );
}

#[test]
fn blank_items_that_the_form_requires_are_reported_on_a_settled_sheet() {
    let columns = [SheetColumn::Cause, SheetColumn::Measure, SheetColumn::Effect, SheetColumn::Money];
    says(
        &settled(asking(reached("5"), &columns), false),
        &[
            "EVAL-007 evaluation/2022/kpi/kcbbbbbbbbb/cause",
            "EVAL-007 evaluation/2022/kpi/kcbbbbbbbbb/measure",
            "EVAL-007 evaluation/2022/project/effect",
            "EVAL-007 evaluation/2022/sheet/spent",
        ],
    );
    says(&settled(asking(reached("20"), &columns[..2]), false), &[]);
    says(&settled(asking(reached("5"), &[]), false), &[]);
    let filled = [(of_kpi(KpiText::Cause), "遅れ"), (of_kpi(KpiText::Measure), "増やす")];
    says(&settled(asking(with_texts(reached("5"), &filled), &columns[..2]), false), &[]);
}

#[test]
fn the_result_of_last_years_measure_is_required_if_there_was_a_measure() {
    let mut plan = asking(reached("20"), &[SheetColumn::Kept]);
    says(&settled(plan.clone(), false), &[]);
    let mut before = Evaluation::default();
    before.set_text(of_kpi(KpiText::Measure), "窓口を増やす");
    plan.evaluations.set(year(2021), before);
    says(&settled(plan.clone(), false), &["EVAL-007 evaluation/2022/kpi/kcbbbbbbbbb/kept"]);
    says(&settled(with_texts(plan, &[(of_kpi(KpiText::Kept), "done")]), false), &[]);
}

#[test]
fn a_project_grade_is_required_only_if_the_rule_leaves_it_to_people() {
    let graded = |id: &str| {
        let mut plan = asking(reached("20"), &[]);
        plan.grading = Grading::Rule(Arc::new(built_in_rules().into_iter().find(|rule| rule.id == id).unwrap()));
        settled(plan, false)
    };
    let by_people = built_in_rules()
        .into_iter()
        .find(|rule| matches!(rule.whole, keikaku::plan::grade_rule::WholeRule::ByPeople(_)));
    says(&graded(&by_people.unwrap().id), &["EVAL-007 evaluation/2022/project/grade"]);
    says(&graded("baseline-and-target"), &[]);
}

#[test]
fn a_removed_kpi_gives_no_finding_on_a_settled_sheet() {
    let plan = settled(asking(reached("5"), &[SheetColumn::Cause]), false);
    let mut other = consultations(2);
    "別の件数".clone_into(&mut other.name);
    says(&with_rows(&plan, vec![other]), &[]);
}

#[test]
fn outside_opinions_and_the_policy_are_required_once_the_sheet_is_published() {
    let columns = [SheetColumn::ExpertsGrade, SheetColumn::Policy, SheetColumn::RevisesStrategy];
    let plan = asking(reached("20"), &columns);
    says(&settled(plan.clone(), false), &[]);
    says(
        &settled(plan.clone(), true),
        &["experts_grade", "policy", "revises_strategy"]
            .map(|part| format!("EVAL-007 evaluation/2022/project/{part}"))
            .each_ref()
            .map(String::as_str),
    );
    let opinion = EvaluationPart::Opinion(ItemId::behind(None, 7), OpinionText::Opinion);
    let texts = [
        (opinion, "費用も示すべき"),
        (of_project(WholeText::Policy), "3"),
        (of_project(WholeText::RevisesStrategy), "no"),
    ];
    let plan = with_texts(plan, &texts);
    says(&settled(plan.clone(), true), &[]);
    for policy in ["2", "4"] {
        let changed = with_texts(plan.clone(), &[(of_project(WholeText::Policy), policy)]);
        says(&settled(changed.clone(), true), &["EVAL-007 evaluation/2022/project/policy_reason"]);
        let explained = with_texts(changed, &[(of_project(WholeText::PolicyReason), "定着していない")]);
        says(&settled(explained, true), &[]);
    }
}

#[test]
fn opinions_with_replies_and_meetings_are_required_if_the_form_has_them() {
    let plan = asking(reached("20"), &[SheetColumn::Opinions, SheetColumn::Meetings]);
    let first = ItemId::behind(None, 0);
    let missing =
        [EvaluationPart::Opinion(first, OpinionText::Opinion), EvaluationPart::Meeting(first, MeetingText::HeldOn)];
    assert_eq!(missing_when_published(&plan, year(2022)), missing);
    let id = ItemId::behind(None, 7);
    let meeting = (EvaluationPart::Meeting(id, MeetingText::Body), "有識者会議");
    let opinion = (EvaluationPart::Opinion(id, OpinionText::Opinion), "費用も示すべき");
    let plan = with_texts(plan, &[meeting, opinion]);
    assert_eq!(missing_when_published(&plan, year(2022)), [EvaluationPart::Opinion(id, OpinionText::Reply)]);
    let plan = with_texts(plan, &[(EvaluationPart::Opinion(id, OpinionText::Reply), "次回から示す")]);
    says(&settled(plan, true), &[]);
}

#[test]
fn a_published_sheet_without_day_or_place_gives_a_warning_that_can_be_silenced() {
    let plan = asking(reached("20"), &[SheetColumn::Publication]);
    let published = |texts: &[(EvaluationPart, &str)]| settled(with_texts(plan.clone(), texts), true);
    let (on, place) = (SheetText::PublishedOn, SheetText::PublishedWhere);
    says(
        &published(&[]),
        &["on", "where"]
            .map(|part| format!("EVAL-008 evaluation/2022/sheet/published_{part}"))
            .each_ref()
            .map(String::as_str),
    );
    says(
        &published(&[(EvaluationPart::Sheet(on), "令和5年10月2日")]),
        &["EVAL-008 evaluation/2022/sheet/published_where"],
    );
    says(&published(&[(EvaluationPart::Sheet(on), "令和5年10月2日"), (EvaluationPart::Sheet(place), "市報")]), &[]);
    says(&settled(plan.clone(), false), &[]);
    let mut silenced = published(&[(EvaluationPart::Sheet(on), "令和5年10月2日")]);
    let kept = keikaku::checks::run(&silenced)[0].silenced_because("窓口で公表").unwrap();
    silenced.acknowledged.push(kept);
    assert_eq!(keikaku::checks::check(&silenced).open, []);
}

#[test]
fn a_finding_names_its_kpi_and_the_amount_spent_as_on_the_form() {
    let mut plan = asking(reached("5"), &[SheetColumn::Cause, SheetColumn::Money, SheetColumn::ClosedAccounts]);
    plan = settled(plan, false);
    let names = PlaceNames::from_plan(&plan, Language::Japanese);
    let found = keikaku::checks::run(&plan);
    let said: Vec<_> = found.iter().map(|one| (place(one.place, &names), sentence(one, &names))).collect();
    assert_eq!(said[0].0, "KPI①の2022年度 要因");
    assert!(said[0].1.starts_with("「相談件数」の2022年度の効果検証の要因が未記入です。"), "{}", said[0].1);
    assert_eq!(said[1].0, "2022年度の効果検証 決算額");
}
