//! Differences between two states of a plan.

use std::sync::Arc;

use keikaku::merge::{PlanField, PlanOnlyField, PlanOnlySetting, PlanSetting};
use keikaku::plan::cell::Cell;
use keikaku::plan::evaluation::{SheetText, Whole, WholeText};
use keikaku::plan::indicator::{Acknowledgement, Earlier, OtherReading};
use keikaku::plan::judging::{JudgedWord, JudgingSetting, Threshold};
use keikaku::plan::place::{CellPlace, SharePart};
use keikaku::plan::{
    BuiltIn, ComparisonStyle, DocumentPlace, EvaluationPart, EvaluationPlace, Fact, Grading, Placement, RateFormula,
    RateRounding, RecordText, SheetColumn, SheetState,
};
use keikaku::value::fiscal_year::{AsOf, Date};
use keikaku::value::id::{ApprovalId, RecordId};
use keikaku::wording::{Language, merging};

use crate::support::{every_field, year};
use crate::wording::all;

fn place(printed: &str) -> DocumentPlace {
    printed.parse().unwrap()
}

fn day() -> Date {
    Date::new(2025, 4, 10).unwrap()
}

fn silenced() -> Vec<Acknowledgement> {
    let [code, place, fingerprint, reason] = ["KPI-003", "name", "", "原本のまま"].map(str::to_owned);
    vec![Acknowledgement { code, place, fingerprint, reason }]
}

/// The first approved state of the plan that has a value in every field.
fn approval() -> PlanSetting {
    let plan = every_field();
    let first = plan.approvals().first().unwrap();
    PlanSetting::Approval(first.id, Some(Arc::clone(first)))
}

fn published() -> SheetState {
    every_field().evaluations.get(year(2024)).map(|sheet| sheet.state.clone()).unwrap()
}

fn sheet_place(part: EvaluationPart) -> EvaluationPlace {
    EvaluationPlace { year: year(2024), part }
}

#[test]
fn every_field_of_a_plan_has_a_name() {
    let every = every! {
        PlanField::Form => PlanField::Form;
        PlanField::Placement => PlanField::Placement;
        PlanField::Fact(_) => PlanField::Fact(Fact::Area);
        PlanField::ReferenceDate => PlanField::ReferenceDate;
        PlanField::RateFormula => PlanField::RateFormula;
        PlanField::RateRounding => PlanField::RateRounding;
        PlanField::JudgedWord(JudgedWord::Met | JudgedWord::OnTrack | JudgedWord::Below) =>
            PlanField::JudgedWord(JudgedWord::Met), PlanField::JudgedWord(JudgedWord::OnTrack), PlanField::JudgedWord(JudgedWord::Below);
        PlanField::OnTrackFrom => PlanField::OnTrackFrom;
        PlanField::Text(_) => PlanField::Text(place("s5_2_6m")), PlanField::Text(place("s7_1/heading")), PlanField::Text(place("s5_3_2/1/end")), PlanField::Text(place("s9"));
        PlanField::Heading(_) => PlanField::Heading(year(2024));
        PlanField::Acknowledged => PlanField::Acknowledged;
        PlanField::ComparisonStyle => PlanField::ComparisonStyle;
        PlanField::Grading => PlanField::Grading;
        PlanField::SheetColumn(_) => PlanField::SheetColumn(SheetColumn::Money), PlanField::SheetColumn(SheetColumn::ClosedAccounts);
        PlanField::EvaluationText(_) => PlanField::EvaluationText(sheet_place(EvaluationPart::Whole(Whole::Project, WholeText::Policy)));
        PlanField::EvaluationState(_) => PlanField::EvaluationState(year(2024));
        PlanField::Approval(_) => PlanField::Approval(ApprovalId::from_bits(1));
        PlanField::Record(_) => PlanField::Record(RecordId::from_bits(1));
        PlanField::RecordText(..) => PlanField::RecordText(RecordId::from_bits(1), RecordText::Amount);
    };
    insta::assert_snapshot!(all(&every, |field, language| merging::plan_field(
        &field,
        None,
        &BuiltIn::F2022.form(),
        language
    )));
}

#[test]
fn every_value_of_a_plan_field_has_a_text() {
    let every = every! {
        PlanSetting::Form(_) => PlanSetting::Form(BuiltIn::Strategy.form());
        PlanSetting::Placement(Placement::Active | Placement::Archive | Placement::Bin) =>
            PlanSetting::Placement(Placement::Active), PlanSetting::Placement(Placement::Archive), PlanSetting::Placement(Placement::Bin);
        PlanSetting::Fact(..) => PlanSetting::Fact(Fact::Area, "福島県の全域".to_owned());
        PlanSetting::ReferenceDate(_) => PlanSetting::ReferenceDate(Some(day())), PlanSetting::ReferenceDate(None);
        PlanSetting::RateFormula(RateFormula::ByDirection | RateFormula::OfTarget | RateFormula::OfPlannedGain) =>
            PlanSetting::RateFormula(RateFormula::ByDirection), PlanSetting::RateFormula(RateFormula::OfTarget), PlanSetting::RateFormula(RateFormula::OfPlannedGain);
        PlanSetting::RateRounding(_) => PlanSetting::RateRounding(RateRounding::default());
        PlanSetting::Judging(JudgingSetting::Word(..)) =>
            PlanSetting::Judging(JudgingSetting::Word(JudgedWord::OnTrack, "B".to_owned()));
        PlanSetting::Judging(JudgingSetting::OnTrackFrom(_)) =>
            PlanSetting::Judging(JudgingSetting::OnTrackFrom(Threshold::default()));
        PlanSetting::Text(..) => PlanSetting::Text(place("s5_2_6m"), "毎年度9月に検証する。".to_owned());
        PlanSetting::Heading(..) => PlanSetting::Heading(year(2024), "令和６年度".to_owned());
        PlanSetting::Acknowledged(_) => PlanSetting::Acknowledged(silenced());
        PlanSetting::ComparisonStyle(_) => PlanSetting::ComparisonStyle(ComparisonStyle::default()), PlanSetting::ComparisonStyle(every_field().comparison_style);
        PlanSetting::Grading(Grading::None | Grading::TargetComparison | Grading::Rule(_)) =>
            PlanSetting::Grading(Grading::None), PlanSetting::Grading(Grading::TargetComparison), PlanSetting::Grading(every_field().grading);
        PlanSetting::SheetColumn(..) => PlanSetting::SheetColumn(SheetColumn::Money, true), PlanSetting::SheetColumn(SheetColumn::Money, false);
        PlanSetting::EvaluationText(..) =>
            PlanSetting::EvaluationText(sheet_place(EvaluationPart::Whole(Whole::Project, WholeText::Policy)), "3".to_owned()),
            PlanSetting::EvaluationText(sheet_place(EvaluationPart::Sheet(SheetText::Spent)), "35,691,000".to_owned());
        PlanSetting::EvaluationState(..) =>
            PlanSetting::EvaluationState(year(2024), published());
        PlanSetting::Record(..) => PlanField::Record(RecordId::from_bits(1)).setting(&every_field()),
            PlanField::Record(RecordId::from_bits(3)).setting(&every_field()), PlanSetting::Record(RecordId::from_bits(9), None);
        PlanSetting::RecordText(..) => PlanField::RecordText(RecordId::from_bits(1), RecordText::Numerator).setting(&every_field());
        PlanSetting::Approval(..) => approval(), PlanSetting::Approval(ApprovalId::from_bits(1), None);
    };
    insta::assert_snapshot!(all(&every, |setting, language| merging::plan_setting(&setting, language)));
}

#[test]
fn every_field_that_stays_with_the_plan_has_a_name() {
    let every = every! {
        PlanOnlyField::AsOf => PlanOnlyField::AsOf;
        PlanOnlyField::Total => PlanOnlyField::Total;
        PlanOnlyField::FinalLevel => PlanOnlyField::FinalLevel;
        PlanOnlyField::Part(..) => PlanOnlyField::Part(year(2024), SharePart::Numerator);
        PlanOnlyField::Earlier(_) => PlanOnlyField::Earlier(CellPlace::Actual(year(2024)));
        PlanOnlyField::Readings => PlanOnlyField::Readings;
        PlanOnlyField::Acknowledged => PlanOnlyField::Acknowledged;
    };
    insta::assert_snapshot!(all(&every, merging::plan_only_field));
}

#[test]
fn every_value_that_stays_with_the_plan_has_a_text() {
    let cell = || Cell::read("60,000（速報）", "人");
    let earlier = |reason: &str| Earlier { cell: cell(), replaced_on: day(), reason: reason.to_owned() };
    let as_of = |text: &str, read| PlanOnlySetting::AsOf(text.to_owned(), read);
    let every = every! {
        PlanOnlySetting::AsOf(..) =>
            as_of("令和3年度末", None), as_of("", Some(AsOf::FiscalYear(year(2021)))),
            as_of("", Some(AsOf::CalendarYear(2021))), as_of("", Some(AsOf::Mean(year(2019), year(2021))));
        PlanOnlySetting::Total(_) => PlanOnlySetting::Total(Some(cell())), PlanOnlySetting::Total(None);
        PlanOnlySetting::TotalFollows => PlanOnlySetting::TotalFollows;
        PlanOnlySetting::FinalLevel(_) => PlanOnlySetting::FinalLevel(Some(cell()));
        PlanOnlySetting::Part(..) => PlanOnlySetting::Part(year(2024), SharePart::Denominator, Cell::read("1200", ""));
        PlanOnlySetting::Earlier(..) => PlanOnlySetting::Earlier(CellPlace::Actual(year(2024)), vec![earlier(""), earlier("確定値の公表")]);
        PlanOnlySetting::Readings(_) => PlanOnlySetting::Readings(vec![OtherReading {
            place: "5-3-1".to_owned(), unit: Some("千人".to_owned()), ..OtherReading::default()
        }]);
        PlanOnlySetting::Acknowledged(_) => PlanOnlySetting::Acknowledged(silenced());
    };
    insta::assert_snapshot!(all(&every, |setting, language: Language| merging::plan_only_setting(
        &setting, "人", language
    )));
}
