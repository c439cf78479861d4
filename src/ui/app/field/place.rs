//! The ids of the elements of fields: `cell-{indicator}-{target|actual|baseline|period|stated}-{year}`,
//! `text-{indicator}-{which}`, `choice-{indicator}-{which}`, `fact-{which}`, `document-{place}`,
//! `approval-{id}-{which}`, `evaluation-{year}-{part}`, `record-{id}-{which}`. They are created only in this module and
//! never parsed. The focus is restored by them.

use keikaku::checks::RowPlace;
use keikaku::command::InputField;
use keikaku::plan::document::LeafPart;
use keikaku::plan::indicator::Row;
use keikaku::plan::{
    ApprovalText, CellPlace, ChoiceKind, DocumentPlace, EvaluationPlace, Fact, InputPlace, Leaf, RecordText, SharePart,
    TextPlace,
};
use keikaku::value::{ApprovalId, IndicatorId, RecordId};
use keikaku::wording::choices;

use crate::ui::app::field::registry::PageField;

/// The id of a field's element.
pub(crate) fn id(indicator: IndicatorId, place: InputPlace) -> String {
    match place {
        InputPlace::Cell(CellPlace::Target(year)) => format!("cell-{indicator}-target-{year}"),
        InputPlace::Cell(CellPlace::Actual(year)) => format!("cell-{indicator}-actual-{year}"),
        InputPlace::Cell(CellPlace::Baseline) => format!("cell-{indicator}-baseline"),
        InputPlace::Cell(CellPlace::Period) => format!("cell-{indicator}-period"),
        InputPlace::Cell(CellPlace::StatedTotal) => format!("cell-{indicator}-stated"),
        InputPlace::Text(place @ TextPlace::Note(_, Some(year))) => format!("text-{indicator}-{}-{year}", word(place)),
        InputPlace::Text(place @ (TextPlace::StatedRate(year) | TextPlace::StatedFormula(year))) => {
            let of = year.map_or_else(|| "whole".to_owned(), |year| year.to_string());
            format!("text-{indicator}-{}-{of}", word(place))
        }
        InputPlace::Text(TextPlace::EarlierReason(of, nth)) => {
            format!("text-earlier-{nth}-{}", id(indicator, InputPlace::Cell(of)))
        }
        InputPlace::Text(place) => format!("text-{indicator}-{}", word(place)),
        InputPlace::Part(year, SharePart::Numerator) => format!("part-{indicator}-numerator-{year}"),
        InputPlace::Part(year, SharePart::Denominator) => format!("part-{indicator}-denominator-{year}"),
    }
}

/// The id of the element of a fact.
pub(crate) fn of_fact(fact: Fact) -> String {
    format!("fact-{fact}")
}

/// The id of the element of a section of the document, which contains the section's fields.
pub(crate) fn of_section(leaf: Leaf) -> String {
    format!("section-{leaf}")
}

/// The section whose element has that id; `None` for any other id.
pub(crate) fn leaf_of_section(id: &str) -> Option<Leaf> {
    Leaf::new(id.strip_prefix("section-")?)
}

/// The ids of the elements that show a place of the document, in order of preference: its field if it has one, and its
/// section.
pub(crate) fn of_text_or_section(place: DocumentPlace) -> Vec<String> {
    // The field of a heading of one of the plan's own sections is folded away.
    let field = (place.part != LeafPart::Heading).then(|| of_text(place));
    field.into_iter().chain([of_section(place.leaf)]).collect()
}

/// The id of the field of a text of the document.
pub(crate) fn of_text(place: DocumentPlace) -> String {
    format!("document-{}", place.to_string().replace('/', "-"))
}

/// The id of the field of a text of an approved state.
pub(crate) fn of_approval(approval: ApprovalId, of: ApprovalText) -> String {
    let word = match of {
        ApprovalText::Name => "name",
        ApprovalText::ApprovedOn => "day",
        ApprovalText::Reason => "reason",
        ApprovalText::Note => "note",
    };
    format!("approval-{approval}-{word}")
}

/// The id of the field of a text of a sheet of 効果検証.
pub(crate) fn of_evaluation(place: EvaluationPlace) -> String {
    format!("evaluation-{}-{}", place.year, place.part.to_string().replace('/', "-"))
}

/// The id of the field of a text of a record of activity.
pub(crate) fn of_record(record: RecordId, of: RecordText) -> String {
    format!("record-{record}-{}", of.code())
}

/// The id of a choice's element.
pub(crate) fn of_choice(indicator: IndicatorId, choice: ChoiceKind) -> String {
    format!("choice-{indicator}-{}", choices::word(choice))
}

/// The id of the element of any field.
pub(crate) fn of_field(field: PageField) -> String {
    match field {
        PageField::Input(InputField::Row(indicator, place)) => id(indicator, place),
        PageField::Input(InputField::Fact(fact)) => of_fact(fact),
        PageField::Input(InputField::Text(place)) => of_text(place),
        PageField::Input(InputField::Approval(approval, of)) => of_approval(approval, of),
        PageField::Input(InputField::Evaluation(place)) => of_evaluation(place),
        PageField::Input(InputField::Record(record, of)) => of_record(record, of),
        PageField::Choice(indicator, choice) => of_choice(indicator, choice),
    }
}

/// The field to which a finding belongs: the field at its place, or the choice that decides what is correct there.
pub(crate) fn of_finding(indicator: IndicatorId, row_place: RowPlace) -> PageField {
    let cell = |place| PageField::of_cell(indicator, place);
    match row_place {
        RowPlace::Name => PageField::of_row(indicator, InputPlace::Text(TextPlace::Name)),
        RowPlace::Unit => PageField::of_row(indicator, InputPlace::Text(TextPlace::Unit)),
        RowPlace::Definition => PageField::of_row(indicator, InputPlace::Text(TextPlace::Definition)),
        RowPlace::Responsible => PageField::of_row(indicator, InputPlace::Text(TextPlace::Responsible)),
        RowPlace::ActualSource => PageField::Choice(indicator, ChoiceKind::ActualSource),
        RowPlace::Basis | RowPlace::Targets | RowPlace::FinalLevel => PageField::Choice(indicator, ChoiceKind::Basis),
        RowPlace::Direction => PageField::Choice(indicator, ChoiceKind::Direction),
        RowPlace::Baseline | RowPlace::AsOf => cell(CellPlace::Baseline),
        RowPlace::Target(year) => cell(CellPlace::Target(year)),
        RowPlace::Period => cell(CellPlace::Period),
        RowPlace::Actual(year) => cell(CellPlace::Actual(year)),
        RowPlace::Measured => PageField::Choice(indicator, ChoiceKind::Measured),
        RowPlace::StatedTotal => cell(CellPlace::StatedTotal),
        RowPlace::StatedRate(year) => PageField::of_row(indicator, InputPlace::Text(TextPlace::StatedRate(year))),
        RowPlace::Record(record, of) => PageField::Input(InputField::Record(record, of)),
    }
}

/// Whether the element of that place is in 詳細, which are created only when they are opened.
pub(crate) fn is_in_details(row_place: RowPlace) -> bool {
    match row_place {
        RowPlace::Definition
        | RowPlace::Responsible
        | RowPlace::Direction
        | RowPlace::Measured
        | RowPlace::ActualSource
        | RowPlace::StatedTotal
        | RowPlace::StatedRate(_) => true,
        RowPlace::Name
        | RowPlace::Unit
        | RowPlace::Basis
        | RowPlace::Baseline
        | RowPlace::AsOf
        | RowPlace::Targets
        | RowPlace::Target(_)
        | RowPlace::Period
        | RowPlace::Actual(_)
        | RowPlace::FinalLevel
        | RowPlace::Record(..) => false,
    }
}

/// The part of the element ids that represents a text place. The note of a cell has the word of its row's note; its id
/// continues with the year.
pub(crate) fn word(place: TextPlace) -> &'static str {
    match place {
        TextPlace::Name => "name",
        TextPlace::Unit => "unit",
        TextPlace::Group => "group",
        TextPlace::Responsible => "responsible",
        TextPlace::Definition => "definition",
        TextPlace::Source => "source",
        TextPlace::BaselineTime => "baselinetime",
        TextPlace::Note(Row::Target, _) => "targetnote",
        TextPlace::Note(Row::Actual, _) => "actualnote",
        TextPlace::EarlierReason(..) => "earlier",
        TextPlace::StatedRate(_) => "statedrate",
        TextPlace::StatedFormula(_) => "statedformula",
    }
}
