//! What a step of history did.

use keikaku::checks::Code;
use keikaku::command::indicators::{ChoiceOf, Part};
use keikaku::command::{CellPlace, Change, Filling, TextPlace, What};
use keikaku::plan::indicator::Row;
use keikaku::plan::{Fact, Shelf, Workbook};
use keikaku::value::id::{PlanId, VersionId};
use keikaku::wording::{Language, changes};

use crate::support::{sample, year};
use crate::wording::all;

#[test]
fn with_plans_and_years() {
    let every = every! {
        What::PlanMade => What::PlanMade;
        What::SampleTaken => What::SampleTaken;
        What::PlanCopied => What::PlanCopied;
        What::PlanKeptApart => What::PlanKeptApart;
        What::CopyPutBack => What::CopyPutBack;
        What::PlanShelved(Shelf::Desk | Shelf::Archive | Shelf::Bin) =>
            What::PlanShelved(Shelf::Desk), What::PlanShelved(Shelf::Archive), What::PlanShelved(Shelf::Bin);
        What::PlansTaken(_) => What::PlansTaken(1), What::PlansTaken(3);
        What::TableTaken { .. } => table_taken(1), table_taken(3);
        What::YearAdded(_) => What::YearAdded(year(2024));
        What::YearRemoved(_) => What::YearRemoved(year(2024));
        What::IndicatorAdded | What::IndicatorRemoved | What::IndicatorMoved | What::IndicatorCopied =>
            What::IndicatorRemoved;
        What::CellSet(_) | What::TextSet(_) | What::ChoiceMade(_) => What::CellSet(CellPlace::Baseline);
        What::Filled(Filling::Pasted(_)) => What::Filled(Filling::Pasted(1)), What::Filled(Filling::Pasted(12));
        What::Filled(Filling::Cleared(_)) => What::Filled(Filling::Cleared(12));
        What::Filled(Filling::Cut(_)) => What::Filled(Filling::Cut(12));
        What::Filled(Filling::Stated(_)) => What::Filled(Filling::Stated(3));
        What::Filled(Filling::Typed(_)) => What::Filled(Filling::Typed(CellPlace::Baseline));
        What::PartSet(_, Part::Numerator | Part::Denominator) =>
            What::PartSet(year(2024), Part::Numerator), What::PartSet(year(2024), Part::Denominator);
        What::FactSet(_) => What::FactSet(Fact::ProjectCost);
        What::ReferenceDateSet => What::ReferenceDateSet;
        What::FindingSilenced(_) => What::FindingSilenced(Code::Kpi003);
        What::FindingReturned(_) => What::FindingReturned(Code::Kpi003);
    };
    let say =
        |what, language| changes::change(&Change { plan: None, indicator: None, what }, &Workbook::default(), language);
    insta::assert_snapshot!(all(&every, say));
}

#[test]
fn with_rows() {
    let rows = [What::IndicatorAdded, What::IndicatorRemoved, What::IndicatorMoved, What::IndicatorCopied];
    insta::assert_snapshot!(all(&rows, of_the_first_row));
}

#[test]
fn in_cells() {
    let every = every! {
        CellPlace::Target(_) => CellPlace::Target(year(2024));
        CellPlace::Actual(_) => CellPlace::Actual(year(2024));
        CellPlace::Baseline => CellPlace::Baseline;
        CellPlace::Period => CellPlace::Period;
        CellPlace::StatedTotal => CellPlace::StatedTotal;
    };
    insta::assert_snapshot!(all(&every, |place, language| of_the_first_row(What::CellSet(place), language)));
}

#[test]
fn in_texts() {
    let every = every! {
        TextPlace::Name => TextPlace::Name;
        TextPlace::Unit => TextPlace::Unit;
        TextPlace::Group => TextPlace::Group;
        TextPlace::Responsible => TextPlace::Responsible;
        TextPlace::Definition => TextPlace::Definition;
        TextPlace::Source => TextPlace::Source;
        TextPlace::Note(Row::Target | Row::Actual, _) =>
            TextPlace::Note(Row::Target, None), TextPlace::Note(Row::Actual, Some(year(2024)));
        TextPlace::EarlierReason(..) => TextPlace::EarlierReason(year(2024), 0);
    };
    insta::assert_snapshot!(all(&every, |place, language| of_the_first_row(What::TextSet(place), language)));
}

#[test]
fn in_choices() {
    let every = every! {
        ChoiceOf::Basis => ChoiceOf::Basis;
        ChoiceOf::Measure => ChoiceOf::Measure;
        ChoiceOf::Bound => ChoiceOf::Bound;
        ChoiceOf::Direction => ChoiceOf::Direction;
        ChoiceOf::Measured => ChoiceOf::Measured;
        ChoiceOf::LevelMeaning => ChoiceOf::LevelMeaning;
        ChoiceOf::ActualsAre => ChoiceOf::ActualsAre;
    };
    insta::assert_snapshot!(all(&every, |of, language| of_the_first_row(What::ChoiceMade(of), language)));
}

fn table_taken(count: usize) -> What {
    What::TableTaken { file: "回答.csv".into(), version: VersionId::from_bits(1), count }
}

/// The step as it is told of the first row of a strategy.
fn of_the_first_row(what: What, language: Language) -> String {
    let plan = sample("004", PlanId::from_bits(1));
    let change = Change { plan: Some(plan.id), indicator: plan.indicators().first().map(|row| row.id), what };
    changes::change(&change, &Workbook::new([plan]), language)
}
