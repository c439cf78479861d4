//! The labels of history steps.

use keikaku::checks::Code;
use keikaku::command::history::{Scope, Turn};
use keikaku::command::{BulkEdit, Restated, StepKind, StepLabel};
use keikaku::plan::evaluation::{Whole, WholeText};
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, ChoiceKind, SharePart, TextPlace};
use keikaku::plan::{ApprovalText, EvaluationPart, EvaluationPlace, Fact, Leaf, Placement, RecordText, Workbook};
use keikaku::value::id::{ApprovalId, PlanId, VersionId};
use keikaku::wording::{Language, changes};

use crate::support::{sample, year};
use crate::wording::all;

#[test]
fn every_step_of_a_plan_or_the_list_has_a_label() {
    let every = every! {
        StepKind::PlanMade => StepKind::PlanMade;
        StepKind::SampleAdded => StepKind::SampleAdded;
        StepKind::PlanCopied => StepKind::PlanCopied;
        StepKind::PlanContinued => StepKind::PlanContinued;
        StepKind::PlanKeptApart => StepKind::PlanKeptApart;
        StepKind::PlanRenamed => StepKind::PlanRenamed;
        StepKind::CopyPutBack => StepKind::CopyPutBack;
        StepKind::PlanMoved(Placement::Active | Placement::Archive | Placement::Bin) =>
            StepKind::PlanMoved(Placement::Active), StepKind::PlanMoved(Placement::Archive), StepKind::PlanMoved(Placement::Bin);
        StepKind::PlansImported(_) => StepKind::PlansImported(1), StepKind::PlansImported(3);
        StepKind::TableImported { .. } => table_taken(1), table_taken(3);
        StepKind::YearAdded(_) => StepKind::YearAdded(year(2024));
        StepKind::YearRemoved(_) => StepKind::YearRemoved(year(2024));
        StepKind::IndicatorAdded | StepKind::IndicatorRemoved | StepKind::IndicatorMoved | StepKind::IndicatorCopied =>
            StepKind::IndicatorRemoved;
        StepKind::Restated(Restated::Increments) => StepKind::Restated(Restated::Increments);
        StepKind::Restated(Restated::Levels) => StepKind::Restated(Restated::Levels);
        StepKind::CellSet(_) | StepKind::TextSet(_) | StepKind::ChoiceMade(_) => StepKind::CellSet(CellPlace::Baseline);
        StepKind::Filled(BulkEdit::Pasted(_)) => StepKind::Filled(BulkEdit::Pasted(1)), StepKind::Filled(BulkEdit::Pasted(12));
        StepKind::TablePasted { .. } => StepKind::TablePasted { indicators: 4, cells: 24 },
            StepKind::TablePasted { indicators: 0, cells: 3 };
        StepKind::Filled(BulkEdit::Cleared(_)) => StepKind::Filled(BulkEdit::Cleared(12));
        StepKind::Filled(BulkEdit::Cut(_)) => StepKind::Filled(BulkEdit::Cut(12));
        StepKind::Filled(BulkEdit::FilledDown(_)) => StepKind::Filled(BulkEdit::FilledDown(1));
        StepKind::Filled(BulkEdit::FilledRight(_)) => StepKind::Filled(BulkEdit::FilledRight(4));
        StepKind::Filled(BulkEdit::Stated(_)) => StepKind::Filled(BulkEdit::Stated(3));
        StepKind::Filled(BulkEdit::Typed(_)) => StepKind::Filled(BulkEdit::Typed(CellPlace::Baseline));
        StepKind::PartSet(_, SharePart::Numerator | SharePart::Denominator) =>
            StepKind::PartSet(year(2024), SharePart::Numerator), StepKind::PartSet(year(2024), SharePart::Denominator);
        StepKind::FactSet(_) => StepKind::FactSet(Fact::ProjectCost);
        StepKind::ReferenceDateSet => StepKind::ReferenceDateSet;
        StepKind::RateFormulaSet => StepKind::RateFormulaSet;
        StepKind::RateRoundingSet => StepKind::RateRoundingSet;
        StepKind::DocumentTextSet(_) => StepKind::DocumentTextSet("s5_2_6m".parse().unwrap()), StepKind::DocumentTextSet("s5_3_2/1/name".parse().unwrap());
        StepKind::ProjectRemoved(_) => StepKind::ProjectRemoved(Leaf::new("s5_3_2").unwrap());
        StepKind::WordsReplaced(_) => StepKind::WordsReplaced(1), StepKind::WordsReplaced(12);
        StepKind::FormSet => StepKind::FormSet;
        StepKind::YearsFitted => StepKind::YearsFitted;
        StepKind::JudgingSet => StepKind::JudgingSet;
        StepKind::ApprovalRecorded(_) => StepKind::ApprovalRecorded(ApprovalId::from_bits(1));
        StepKind::ApprovalRemoved => StepKind::ApprovalRemoved;
        StepKind::ApprovalTextSet(_, ApprovalText::Name | ApprovalText::ApprovedOn | ApprovalText::Reason | ApprovalText::Note) =>
            StepKind::ApprovalTextSet(ApprovalId::from_bits(1), ApprovalText::Name), StepKind::ApprovalTextSet(ApprovalId::from_bits(1), ApprovalText::Reason);
        StepKind::ProcedureSet(_) => StepKind::ProcedureSet(ApprovalId::from_bits(1));
        StepKind::AmendmentBegun(_) => StepKind::AmendmentBegun(ApprovalId::from_bits(1));
        StepKind::ComparisonStyleSet => StepKind::ComparisonStyleSet;
        StepKind::GradingSet => StepKind::GradingSet;
        StepKind::SheetColumnSet => StepKind::SheetColumnSet;
        StepKind::EvaluationTextSet(_) => StepKind::EvaluationTextSet(EvaluationPlace {
            year: year(2024), part: EvaluationPart::Whole(Whole::Project, WholeText::Policy),
        });
        StepKind::EvaluationItemRemoved(_) => StepKind::EvaluationItemRemoved(year(2024));
        StepKind::EvaluationSettled(_) => StepKind::EvaluationSettled(year(2024));
        StepKind::EvaluationPublished(_) => StepKind::EvaluationPublished(year(2024));
        StepKind::EvaluationReopened(_) => StepKind::EvaluationReopened(year(2024));
        StepKind::RecordsPut(_) => StepKind::RecordsPut(1), StepKind::RecordsPut(3);
        StepKind::TypedActualRecorded => StepKind::TypedActualRecorded;
        StepKind::RecordTextSet(_) => StepKind::RecordTextSet(RecordText::Amount);
        StepKind::RecordsRemoved(_) => StepKind::RecordsRemoved(1);
        StepKind::FindingSilenced(_) => StepKind::FindingSilenced(Code::Kpi003);
        StepKind::FindingReturned(_) => StepKind::FindingReturned(Code::Kpi003);
    };
    let say = |what, language| {
        changes::change(&StepLabel { plan: None, indicator: None, what }, &Workbook::default(), language)
    };
    insta::assert_snapshot!(all(&every, say));
}

#[test]
fn a_missing_step_to_undo_or_redo_has_a_message() {
    let every = every! {
        (Turn::Undo | Turn::Redo, Scope::Plan(_)) =>
            (Turn::Undo, Scope::Plan(PlanId::from_bits(1))), (Turn::Redo, Scope::Plan(PlanId::from_bits(1)));
        (Turn::Undo | Turn::Redo, Scope::List) => (Turn::Undo, Scope::List), (Turn::Redo, Scope::List);
    };
    insta::assert_snapshot!(all(&every, |(turn, scope), language| changes::no_step(turn, scope, language).to_owned()));
}

#[test]
fn every_step_with_a_row_has_a_label() {
    let rows =
        [StepKind::IndicatorAdded, StepKind::IndicatorRemoved, StepKind::IndicatorMoved, StepKind::IndicatorCopied];
    insta::assert_snapshot!(all(&rows, of_the_first_row));
}

#[test]
fn every_step_in_a_cell_has_a_label() {
    let every = every! {
        CellPlace::Target(_) => CellPlace::Target(year(2024));
        CellPlace::Actual(_) => CellPlace::Actual(year(2024));
        CellPlace::Baseline => CellPlace::Baseline;
        CellPlace::Period => CellPlace::Period;
        CellPlace::StatedTotal => CellPlace::StatedTotal;
    };
    insta::assert_snapshot!(all(&every, |place, language| of_the_first_row(StepKind::CellSet(place), language)));
}

#[test]
fn every_step_in_a_text_has_a_label() {
    let every = every! {
        TextPlace::Name => TextPlace::Name;
        TextPlace::Unit => TextPlace::Unit;
        TextPlace::Group => TextPlace::Group;
        TextPlace::Responsible => TextPlace::Responsible;
        TextPlace::Definition => TextPlace::Definition;
        TextPlace::Source => TextPlace::Source;
        TextPlace::BaselineTime => TextPlace::BaselineTime;
        TextPlace::Note(Row::Target | Row::Actual, _) =>
            TextPlace::Note(Row::Target, None), TextPlace::Note(Row::Actual, Some(year(2024)));
        TextPlace::StatedRate(_) => TextPlace::StatedRate(Some(year(2024))), TextPlace::StatedRate(None);
        TextPlace::StatedFormula(_) => TextPlace::StatedFormula(Some(year(2024)));
        TextPlace::EarlierReason(..) => TextPlace::EarlierReason(CellPlace::Actual(year(2024)), 0);
    };
    insta::assert_snapshot!(all(&every, |place, language| of_the_first_row(StepKind::TextSet(place), language)));
}

#[test]
fn every_step_in_a_choice_has_a_label() {
    let every = every! {
        ChoiceKind::Basis => ChoiceKind::Basis;
        ChoiceKind::Measure => ChoiceKind::Measure;
        ChoiceKind::Bound => ChoiceKind::Bound;
        ChoiceKind::Direction => ChoiceKind::Direction;
        ChoiceKind::Measured => ChoiceKind::Measured;
        ChoiceKind::LevelMeaning => ChoiceKind::LevelMeaning;
        ChoiceKind::ActualsAre => ChoiceKind::ActualsAre;
        ChoiceKind::RateFormula => ChoiceKind::RateFormula;
        ChoiceKind::PartOf => ChoiceKind::PartOf;
        ChoiceKind::ActualSource => ChoiceKind::ActualSource;
        ChoiceKind::SurveyChoices => ChoiceKind::SurveyChoices;
        ChoiceKind::Adopted => ChoiceKind::Adopted;
        ChoiceKind::Follows => ChoiceKind::Follows;
    };
    insta::assert_snapshot!(all(&every, |of, language| of_the_first_row(StepKind::ChoiceMade(of), language)));
}

#[test]
fn the_message_after_a_removal_names_the_removed_year_or_indicator() {
    let removed = |what| after_removal(what, Language::Japanese);
    assert_eq!(removed(StepKind::YearRemoved(year(2024))), "2024年度を削除しました。「元に戻す」で戻せます。");
    assert_eq!(removed(StepKind::IndicatorRemoved), "指標「黒字企業割合」を削除しました。「元に戻す」で戻せます。");
    assert_eq!(
        after_removal(StepKind::YearRemoved(year(2024)), Language::English),
        "Removed FY2024. Use “Undo” to bring it back."
    );
}

#[test]
fn the_message_after_undo_or_redo_names_the_step() {
    assert_eq!(changes::turned(Turn::Undo, "消去（6件）", Language::Japanese), "消去（6件）を元に戻しました。");
    assert_eq!(changes::turned(Turn::Redo, "消去（6件）", Language::Japanese), "消去（6件）をやり直しました。");
    assert_eq!(changes::turned(Turn::Undo, "clearing 6 cells", Language::English), "Undone: clearing 6 cells");
}

fn table_taken(count: usize) -> StepKind {
    StepKind::TableImported { file: "回答.csv".into(), versions: [VersionId::from_bits(1)].into(), count }
}

/// The label of a step in the first row of a strategy.
fn of_the_first_row(what: StepKind, language: Language) -> String {
    let plan = sample("004", PlanId::from_bits(1));
    let change = StepLabel { plan: Some(plan.id), indicator: plan.indicators().first().map(|row| row.id), what };
    changes::change(&change, &Workbook::new([plan]), language)
}

/// The message after a removal from a strategy, by the id of its first row.
fn after_removal(what: StepKind, language: Language) -> String {
    let plan = sample("004", PlanId::from_bits(1));
    let indicator = plan.indicators().first().map(|row| row.id);
    changes::removed(&StepLabel { plan: Some(plan.id), indicator, what }, &Workbook::new([plan]), language)
}
