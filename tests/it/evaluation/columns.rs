//! 様式の項目: the columns that the office's form has.

use std::sync::Arc;

use keikaku::checks::evaluation_sheet::{missing_when_published, missing_when_settled, without_cause};
use keikaku::command::PlanCommand;
use keikaku::command::plans::copied;
use keikaku::merge::{Base, PlanField, Plans, Resolution, merge_plans, taken_by_itself};
use keikaku::plan::evaluation::{EvaluationPart, ItemId, KpiText, OpinionText, SheetText, Whole, WholeText};
use keikaku::plan::{SheetColumn, SheetColumns};
use keikaku::value::id::PlanId;
use keikaku::wording::Language;
use keikaku::wording::evaluation::{self, EvaluatedRow};

use super::grading::fill;
use super::{cause, sheet, sheet_year};
use crate::support::{Hand, sample};

fn ask(hand: &mut Hand, column: SheetColumn, is_asked: bool) {
    hand.table(PlanCommand::SetSheetColumn(column, is_asked)).unwrap();
}

#[test]
fn the_default_form_has_all_columns_except_opinions_money_meetings_and_closed_accounts() {
    use SheetColumn::{ClosedAccounts, Meetings, Money, Opinions};
    let columns = SheetColumns::default();
    let unasked: Vec<_> = SheetColumn::ALL.iter().filter(|column| !columns.asks(**column)).collect();
    assert_eq!(unasked, [&Opinions, &Money, &Meetings, &ClosedAccounts]);
}

#[test]
fn a_column_selection_is_spelled_as_its_codes_and_other_spellings_are_rejected() {
    let mut columns = SheetColumns::default();
    columns.set(SheetColumn::Kept, false);
    columns.set(SheetColumn::Money, true);
    assert_eq!(columns.to_string(), "cause measure effect experts_grade policy revises_strategy money publication");
    assert_eq!(columns.to_string().parse(), Ok(columns));
    for none in ["cause  measure", "measure cause", "cause cause", "causes", " ", "cause "] {
        assert!(none.parse::<SheetColumns>().is_err(), "{none}");
    }
}

#[test]
fn a_text_that_the_form_does_not_require_is_not_missing() {
    let mut hand = Hand::at_sample("000");
    fill(&mut hand, "30");
    let settled = |hand: &Hand| missing_when_settled(hand.plan(), sheet_year(), &sheet(hand.plan())).len();
    ask(&mut hand, SheetColumn::Effect, false);
    assert_eq!(settled(&hand), 2);
    ask(&mut hand, SheetColumn::Cause, false);
    assert_eq!(settled(&hand), 1);
    assert_eq!(without_cause(hand.plan(), sheet_year(), &sheet(hand.plan()).rows).count(), 0);
    let id = hand.row(1).id;
    let rows = sheet(hand.plan());
    let texts = EvaluatedRow::on_sheets(hand.plan(), sheet_year(), (&rows, None), (id, false), Language::Japanese);
    assert_eq!(texts.unwrap().remark, "");
    for column in [SheetColumn::ExpertsGrade, SheetColumn::Policy, SheetColumn::RevisesStrategy] {
        ask(&mut hand, column, false);
    }
    let of_sheet = [SheetText::PublishedOn, SheetText::PublishedWhere].map(EvaluationPart::Sheet);
    assert_eq!(missing_when_published(hand.plan(), sheet_year()), of_sheet);
    ask(&mut hand, SheetColumn::Publication, false);
    assert_eq!(missing_when_published(hand.plan(), sheet_year()), []);
}

#[test]
fn a_blank_part_is_shown_if_required_or_folded_with_its_section() {
    let mut columns = SheetColumns::default();
    let hand = Hand::at_sample("000");
    let cause = cause(&hand, 1);
    let opinion = EvaluationPart::Opinion(ItemId::behind(None, 1), OpinionText::Reply);
    let grade = EvaluationPart::Kpi(hand.row(1).id, KpiText::GradeReason);
    for column in SheetColumn::ALL {
        columns.set(*column, false);
    }
    assert!(!columns.shows_blank(cause));
    assert!(!columns.shows_blank(EvaluationPart::Whole(Whole::Project, WholeText::PolicyReason)));
    for shown in [opinion, grade, EvaluationPart::Sheet(SheetText::Budget)] {
        assert!(columns.shows_blank(shown), "{shown}");
    }
    columns.set(SheetColumn::Cause, true);
    assert!(columns.shows_blank(cause));
}

#[test]
fn the_amount_spent_is_labelled_as_in_the_form() {
    let mut hand = Hand::at_sample("000");
    ask(&mut hand, SheetColumn::ClosedAccounts, true);
    let label =
        |text| evaluation::label(EvaluationPart::Sheet(text), Some(hand.plan()), sheet_year(), Language::Japanese);
    assert_eq!([label(SheetText::Spent), label(SheetText::Budget)], ["決算額", "予算額"]);
    hand.undo();
    assert_eq!(hand.plan().sheet_columns, SheetColumns::default());
}

#[test]
fn selections_of_different_columns_by_two_people_are_merged() {
    let base = sample("000", PlanId::from_bits(1));
    let (mut ours, mut theirs) = (Hand::at([Arc::clone(&base)]), Hand::at([Arc::clone(&base)]));
    ask(&mut ours, SheetColumn::Money, true);
    ask(&mut theirs, SheetColumn::Meetings, true);
    let found = merge_plans(Plans { base: Base::Plan(&base), ours: ours.plan(), theirs: theirs.plan() });
    let taken = taken_by_itself(&found);
    assert!(matches!(
        &taken[..],
        [Resolution::SetPlan(setting)] if setting.field() == PlanField::SheetColumn(SheetColumn::Meetings)
    ));
}

#[test]
fn an_approved_state_has_no_column_selection_and_a_copied_plan_keeps_the_selection() {
    let mut hand = Hand::at_sample("000");
    ask(&mut hand, SheetColumn::Money, true);
    assert_eq!(hand.plan().without_approvals().sheet_columns, SheetColumns::default());
    let copy = copied(hand.plan(), PlanId::from_bits(2));
    assert!(copy.sheet_columns.asks(SheetColumn::Money));
}
