//! The merge table of `src/merge.rs`, row by row: for a cell, an attribute, a note, a KPI and a year of a whole plan.

use std::sync::Arc;

use keikaku::command::{EvaluationCommand, IndicatorCommand, InputPhase, PlanCommand};
use keikaku::merge::{
    DiffStatus, Difference, FieldValue, PlanField, PlanOnlySetting, PlanSetting, Resolution, Setting, taken_by_itself,
};
use keikaku::plan::cell::Cell;
use keikaku::plan::evaluation::{EvaluationPart, KpiText};
use keikaku::plan::grade_rule::built_in_rules;
use keikaku::plan::indicator::{Basis, Row};
use keikaku::plan::place::{CellPlace, ChoiceValue, SharePart, TextPlace};
use keikaku::plan::{EvaluationPlace, Fact, Grading, Indicator, Plan};
use keikaku::value::id::IndicatorId;
use litemap::LiteMap;

use crate::merge::laws::{differences, theirs_of, with};
use crate::support::{Hand, actual, day, target, year};

/// The sample 002 as base, ours and theirs.
pub(crate) fn sides(ours: impl Fn(&mut Hand), theirs: impl Fn(&mut Hand)) -> [Plan; 3] {
    let base = Hand::at_sample("002");
    let made = |change: &dyn Fn(&mut Hand)| {
        let mut hand = base.clone();
        change(&mut hand);
        hand.session.settle();
        hand.plan().clone()
    };
    [base.plan().clone(), made(&ours), made(&theirs)]
}

/// The differences, and our plan after taking what only they changed.
fn merged(ours: impl Fn(&mut Hand), theirs: impl Fn(&mut Hand)) -> (Vec<Difference>, Plan) {
    let [base, ours, theirs] = sides(ours, theirs);
    let differences = differences(&base, &ours, &theirs);
    let merged = with(&ours, theirs_of(&differences));
    (differences, merged)
}

fn standings(differences: &[Difference]) -> Vec<DiffStatus> {
    differences.iter().map(|one| one.status).collect()
}

fn nothing(_: &mut Hand) {}

const CELL: CellPlace = CellPlace::Baseline;

fn fills(text: &str) -> impl Fn(&mut Hand) {
    move |hand| hand.fill(1, CELL, text)
}

fn baseline(plan: &Plan) -> &str {
    &plan.indicators()[0].baseline.cell.text
}

#[test]
fn a_cell_that_nobody_changed_keeps_its_value() {
    let (differences, merged) = merged(nothing, nothing);
    assert_eq!((differences, baseline(&merged)), (vec![], baseline(Hand::at_sample("002").plan())));
}

#[test]
fn a_cell_changed_only_on_their_side_gets_their_value() {
    let (differences, merged) = merged(nothing, fills("77"));
    assert_eq!((standings(&differences), baseline(&merged)), (vec![DiffStatus::Theirs], "77"));
}

#[test]
fn a_cell_changed_only_on_our_side_keeps_our_value() {
    let (differences, merged) = merged(fills("77"), nothing);
    assert_eq!((differences, baseline(&merged)), (vec![], "77"));
}

#[test]
fn equal_changes_of_a_cell_on_both_sides_are_no_difference_whatever_their_notation() {
    let (differences, merged) = merged(fills("77"), fills("７７.00"));
    assert_eq!((differences, baseline(&merged)), (vec![], "77"));
}

#[test]
fn different_changes_of_a_cell_conflict_and_our_value_is_kept_until_a_decision() {
    let (differences, merged) = merged(fills("77"), fills("78"));
    assert_eq!((standings(&differences), baseline(&merged)), (vec![DiffStatus::Conflict], "77"));
    let conflict = &differences[0];
    let stands = |text: &str| Some(FieldValue::OfKpi(Setting::Cell(CELL, Cell::read(text, ""))));
    assert_eq!(conflict.ours, stands("77"));
    assert_eq!(baseline(&with(&merged, vec![conflict.pick.clone()])), "78");
    let Resolution::Set(id, said) = &conflict.pick else { panic!("a field") };
    let third = said.typed("79", "").unwrap();
    assert_eq!(baseline(&with(&merged, vec![Resolution::Set(*id, third)])), "79");
}

#[test]
fn a_cell_cleared_on_their_side_is_cleared_and_different_certainties_conflict() {
    let (_, cleared) = merged(nothing, fills(""));
    assert_eq!(baseline(&cleared), "");
    let (differences, merged) = merged(fills("77"), fills("77（速報）"));
    assert_eq!((standings(&differences), baseline(&merged)), (vec![DiffStatus::Conflict], "77"));
}

#[test]
fn the_notation_of_a_cell_is_theirs_if_neither_side_changed_its_meaning() {
    let text = baseline(Hand::at_sample("002").plan()).replace(',', "");
    let (_, written) = merged(nothing, fills(&text));
    assert_eq!(baseline(&written), text);
    let (differences, changed) = merged(fills("77"), fills(&text));
    assert_eq!((differences, baseline(&changed)), (vec![], "77"));
}

#[test]
fn an_attribute_is_merged_like_a_cell() {
    let defines = |text: &'static str| move |hand: &mut Hand| drop(hand.write(1, TextPlace::Definition, text).unwrap());
    let counts = |basis| move |hand: &mut Hand| drop(hand.choose(1, ChoiceValue::Basis(basis)).unwrap());
    let (_, taken) = merged(|_| {}, defines("来場者の数"));
    assert_eq!(taken.indicators()[0].definition, "来場者の数");
    let (differences, _) = merged(defines("来場者の数"), defines("来場者の延べ数"));
    assert_eq!(standings(&differences), [DiffStatus::Conflict]);
    let (differences, _) = merged(counts(Some(Basis::Level)), counts(Some(Basis::PeriodTotal)));
    assert_eq!(standings(&differences), [DiffStatus::Conflict]);
    let (differences, both) = merged(defines("来場者の数"), counts(Some(Basis::Level)));
    assert_eq!((both.indicators()[0].basis, standings(&differences)), (Some(Basis::Level), vec![DiffStatus::Theirs]));
    assert_eq!(both.indicators()[0].definition, "来場者の数");
}

#[test]
fn a_note_is_merged_like_a_cell() {
    let place = TextPlace::Note(Row::Actual, Some(year(2023)));
    let notes = |text: &'static str| move |hand: &mut Hand| drop(hand.write(1, place, text).unwrap());
    let note = |plan: &Plan| plan.indicators()[0].notes.get(&(Row::Actual, Some(year(2023)))).cloned();
    assert_eq!(note(&merged(|_| {}, notes("決算前")).1).as_deref(), Some("決算前"));
    assert_eq!(note(&merged(notes("決算前"), |_| {}).1).as_deref(), Some("決算前"));
    let (differences, ours) = merged(notes("決算前"), notes("決算後"));
    assert_eq!((standings(&differences), note(&ours).as_deref()), (vec![DiffStatus::Conflict], Some("決算前")));
}

fn removes(row: usize) -> impl Fn(&mut Hand) {
    move |hand| {
        let id = hand.row(row).id;
        hand.table(PlanCommand::RemoveIndicator(id)).unwrap();
    }
}

#[test]
fn deleting_a_kpi_on_their_side_is_offered_for_files_and_applied_for_tabs() {
    let [base, ours, theirs] = sides(nothing, removes(1));
    let differences = differences(&base, &ours, &theirs);
    assert_eq!(standings(&differences), [DiffStatus::Offered]);
    assert_eq!(with(&ours, theirs_of(&differences)).indicators().len(), 4);
    assert_eq!(with(&ours, taken_by_itself(&differences)), theirs);
}

#[test]
fn a_kpi_deleted_on_our_side_conflicts_only_if_changed_on_their_side() {
    assert_eq!(merged(removes(1), nothing).0, []);
    assert_eq!(merged(removes(1), removes(1)).0, []);
    let (differences, merged) = merged(removes(1), fills("77"));
    assert_eq!((standings(&differences), merged.indicators().len()), (vec![DiffStatus::Conflict], 3));
    let back = with(&merged, vec![differences[0].pick.clone()]);
    assert_eq!((baseline(&back), back.indicators().len()), ("77", 4));
}

#[test]
fn a_kpi_changed_on_our_side_and_deleted_on_theirs_is_a_conflict() {
    let (differences, merged) = merged(fills("77"), removes(1));
    assert_eq!((standings(&differences), baseline(&merged)), (vec![DiffStatus::Conflict], "77"));
}

#[test]
fn a_kpi_added_on_their_side_is_added_at_the_same_position() {
    let copies = |hand: &mut Hand| {
        let of = hand.row(1).id;
        hand.table(PlanCommand::CopyIndicator { of, id: IndicatorId::from_bits(99) }).unwrap();
    };
    let (_, merged) = merged(fills("77"), copies);
    assert_eq!(merged.indicators()[1].id, IndicatorId::from_bits(99));
}

fn appends(hand: &mut Hand) {
    hand.table(PlanCommand::AppendYear).unwrap();
}

fn cuts(hand: &mut Hand) {
    let last = hand.plan().years.last();
    hand.table(PlanCommand::RemoveYear(last)).unwrap();
}

fn last_year(plan: &Plan) -> i32 {
    plan.years.last().western()
}

#[test]
fn a_year_added_on_their_side_is_merged_with_its_figures() {
    let last = last_year(Hand::at_sample("002").plan());
    let fills_it = |hand: &mut Hand| {
        appends(hand);
        hand.fill(1, target(last + 1), "5");
    };
    let (_, merged) = merged(nothing, fills_it);
    assert_eq!(last_year(&merged), last + 1);
    assert_eq!(merged.indicators()[0].target(year(last + 1)).text, "5");
}

#[test]
fn a_removed_year_is_offered_but_conflicts_if_our_side_filled_a_cell() {
    let last = last_year(Hand::at_sample("002").plan());
    let [base, ours, theirs] = sides(nothing, cuts);
    let differences = differences(&base, &ours, &theirs);
    assert!(
        differences
            .iter()
            .any(|one| one.pick == Resolution::RemoveYear(year(last)) && one.status == DiffStatus::Offered)
    );
    assert_eq!(with(&ours, taken_by_itself(&differences)), theirs);
    let (differences, merged) = merged(|hand| hand.fill(1, target(last), "5"), cuts);
    assert_eq!(differences[0].status, DiffStatus::Conflict);
    assert_eq!(merged.indicators()[0].target(year(last)).text, "5");
}

#[test]
fn a_year_removed_on_our_side_conflicts_only_if_their_side_filled_a_cell() {
    let last = last_year(Hand::at_sample("002").plan());
    assert_eq!(merged(cuts, nothing).0, []);
    let (differences, merged) = merged(cuts, |hand| hand.fill(1, target(last), "5"));
    // The total that follows their figure waits as well.
    assert_eq!((standings(&differences)[0], last_year(&merged)), (DiffStatus::Conflict, last - 1));
    assert_eq!(merged, sides(cuts, nothing)[1]);
    assert_eq!(last_year(&with(&merged, vec![differences[0].pick.clone()])), last);
}

#[test]
fn blank_entries_of_an_added_kpi_do_not_restore_a_year_that_we_removed() {
    let last = last_year(Hand::at_sample("002").plan());
    let [base, ours, mut theirs] = sides(cuts, nothing);
    let mut added = Indicator::clone(&base.indicators()[0]);
    added.id = IndicatorId::from_bits(99);
    added.targets = LiteMap::from_iter([(year(last), Cell::default())]);
    added.notes = LiteMap::from_iter([((Row::Actual, Some(year(last))), String::new())]);
    let rows = theirs.indicators().iter().cloned().chain([Arc::new(added)]);
    theirs = theirs.with_indicators(rows.collect()).unwrap();
    let merged = with(&ours, theirs_of(&differences(&base, &ours, &theirs)));
    assert_eq!((last_year(&merged), merged.indicators().len()), (last - 1, base.indicators().len() + 1));
}

#[test]
fn a_fact_is_merged_like_a_cell() {
    let states = |text: &'static str| {
        move |hand: &mut Hand| {
            hand.table(PlanCommand::SetFact { fact: Fact::Area, text: text.to_owned() }).unwrap();
        }
    };
    assert_eq!(merged(nothing, states("県の全域")).1.facts.area, "県の全域");
    let (differences, ours) = merged(states("市の全域"), states("県の全域"));
    assert_eq!((standings(&differences), ours.facts.area.as_str()), (vec![DiffStatus::Conflict], "市の全域"));
    let pick = Resolution::SetPlan(PlanSetting::Fact(Fact::Area, "両方".to_owned()));
    assert_eq!(with(&ours, vec![pick]).facts.area, "両方");
}

#[test]
fn the_numerator_denominator_and_earlier_values_of_an_actual_are_merged() {
    let part = |part, text: &'static str| {
        move |hand: &mut Hand| {
            let (year, text, on) = (year(2023), text.to_owned(), day(4, 10));
            let row = hand.row(1).id;
            hand.in_indicator(row, IndicatorCommand::SetPart { year, part, text, phase: InputPhase::Left, on })
                .unwrap();
        }
    };
    let (differences, merged_parts) = merged(part(SharePart::Numerator, "30"), part(SharePart::Denominator, "40"));
    assert_eq!(standings(&differences), [DiffStatus::Theirs]);
    let (above, below) = merged_parts.indicators()[0].actuals[&year(2023)].parts.clone().unwrap();
    assert_eq!((above.text.as_str(), below.text.as_str()), ("30", "40"));

    let replaces = |hand: &mut Hand| {
        hand.fill(1, actual(2023), "100（速報）");
        hand.fill(1, actual(2023), "110");
    };
    let (_, merged) = merged(nothing, replaces);
    let actual = &merged.indicators()[0].actuals[&year(2023)];
    assert_eq!((actual.cell.text.as_str(), actual.earlier[0].cell.text.as_str()), ("110", "100（速報）"));
}

#[test]
fn a_stated_total_equal_to_the_computed_one_on_both_sides_follows_merged_targets() {
    let base = {
        let mut hand = Hand::at_sample("000");
        hand.fill(1, CellPlace::StatedTotal, "60,000");
        hand.session.settle();
        hand
    };
    let filled = |at: i32, text: &str| {
        let mut hand = base.clone();
        hand.fill(1, target(at), text);
        hand.session.settle();
        hand.plan().clone()
    };
    let (ours, theirs) = (filled(2019, "26,000"), filled(2020, "36,000"));
    let differences = differences(base.plan(), &ours, &theirs);
    assert!(
        differences
            .iter()
            .any(|one| matches!(one.pick, Resolution::Set(_, Setting::Kept(PlanOnlySetting::TotalFollows))))
    );
    let merged = with(&ours, theirs_of(&differences));
    let total = |plan: &Plan| plan.indicators()[0].stated_total.clone().unwrap().amount().unwrap().grouped();
    assert_eq!([&ours, &theirs, &merged].map(total), ["61,000", "61,000", "62,000"]);
}

fn grade_place(hand: &Hand) -> EvaluationPlace {
    EvaluationPlace { year: year(2018), part: EvaluationPart::Kpi(hand.row(1).id, KpiText::Grade) }
}

fn grading(id: &str) -> PlanCommand {
    PlanCommand::SetGrading(Grading::Rule(Arc::new(built_in_rules().into_iter().find(|rule| rule.id == id).unwrap())))
}

#[test]
fn a_grade_is_identified_by_word_and_rule_not_label_and_cannot_be_typed() {
    let place = grade_place(&Hand::at_sample("002"));
    let said = |text: &str| PlanSetting::EvaluationText(place, text.to_owned());
    assert!(said("a/r1/S").means(&said("a/r1/Ｓ級")) && said("a/r1/S").means(&said("a/r1")));
    assert!(!said("a/r1/S").means(&said("a/r2/S")) && !said("a/r1/S").means(&said("b/r1/S")));
    assert_eq!(said("a/r1/S").typed("B"), None);
    let mut hand = Hand::at_sample("002");
    let text = "a".to_owned();
    hand.table(PlanCommand::Evaluate(EvaluationCommand::SetText { place, text })).unwrap();
    hand.table(grading("baseline-and-target")).unwrap();
    let setting = PlanField::EvaluationText(place).setting(hand.plan());
    assert_eq!(setting, said("a/baseline-and-target/A"), "a word alone is one of the rule in force");
}

#[test]
fn a_grade_keeps_its_original_rule_if_a_merge_changes_the_plan_rule() {
    let mut base = Hand::at_sample("002");
    let place = grade_place(&base);
    let text = "a".to_owned();
    base.table(PlanCommand::Evaluate(EvaluationCommand::SetText { place, text })).unwrap();
    base.table(grading("baseline-and-target")).unwrap();
    assert_eq!(base.plan().evaluation_text(place), "a", "it was kept without its rule");
    let mut theirs = base.clone();
    theirs.table(grading("yearly-or-final-target")).unwrap();
    let found = differences(base.plan(), base.plan(), theirs.plan());
    let merged = with(base.plan(), theirs_of(&found));
    assert_eq!(merged.rule_of_sheet(place.year).map(|rule| rule.id.as_str()), Some("yearly-or-final-target"));
    assert!(merged.grade_of_other_rule(place).is_some());
}
