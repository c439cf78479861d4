//! The printed forms of codes and places, which are stored in plans and quoted in mail about them.

use std::collections::HashSet;

use keikaku::checks::{Code, FindingPlace, NotACode, RowPlace, Severity};
use keikaku::plan::evaluation::{EvaluationPart, SheetText};
use keikaku::plan::{EvaluationPlace, Fact, RecordText};
use keikaku::value::id::{IndicatorId, RecordId};

use crate::checks::draft::year;

#[test]
fn a_printed_code_is_read_back_and_any_other_text_is_refused() {
    for code in Code::ALL {
        assert_eq!(code.to_string().parse(), Ok(*code));
        assert_eq!(code.printed().len(), code.printed().trim().len());
    }
    assert_eq!("KPI-003".parse(), Ok(Code::Kpi003));
    for other in ["", "KPI-999", "kpi-003", "KPI-3", "DUP-001", "KPI-003 "] {
        assert_eq!(other.parse::<Code>(), Err(NotACode));
    }
}

#[test]
fn every_code_has_a_unique_printed_form() {
    let printed: HashSet<_> = Code::ALL.iter().map(|code| code.printed()).collect();
    assert_eq!(printed.len(), Code::ALL.len());
}

#[test]
fn codes_line_up_when_they_are_printed_in_columns() {
    assert_eq!(format!("[{:<9}]", Code::Kpi003), "[KPI-003  ]");
}

#[test]
fn severities_match_the_rule_book() {
    let of = |severity| {
        let codes = Code::ALL.iter().filter(|code| code.severity() == severity);
        codes.map(|code| code.printed()).collect::<Vec<_>>()
    };
    let errors = [
        "PLAN-001", "PLAN-002", "PLAN-005", "PLAN-006", "PLAN-011", "KPI-001", "KPI-002", "KPI-005", "KPI-007",
        "KPI-008", "SUM-001", "SUM-002", "SUM-003", "SUM-005", "SUM-006", "YEAR-001", "YEAR-002", "YEAR-006",
        "DUP-007", "EVAL-007",
    ];
    assert_eq!(of(Severity::Error), errors);
    assert_eq!(of(Severity::Note), ["PLAN-014", "KPI-012", "KPI-014", "YEAR-003", "YEAR-007", "DUP-005", "DUP-006"]);
}

#[test]
fn places_are_printed_in_their_stored_form() {
    let id = IndicatorId::from_bits(0);
    let row_place = |row_place| FindingPlace::Indicator { id, row_place };
    let printed = [
        (FindingPlace::Fact(Fact::ProjectEnd), "facts/project_end"),
        (FindingPlace::Text("s7_1/heading".parse().unwrap()), "document/s7_1/heading"),
        (FindingPlace::Heading(year(2020)), "headings/2020"),
        (FindingPlace::Column(3), "columns/3"),
        (
            FindingPlace::Evaluation(EvaluationPlace {
                year: year(2024),
                part: EvaluationPart::Sheet(SheetText::Spent),
            }),
            "evaluation/2024/sheet/spent",
        ),
        (row_place(RowPlace::Target(year(2024))), "kbbbbbbbbbb/target-2024"),
        (row_place(RowPlace::Actual(year(2024))), "kbbbbbbbbbb/actual-2024"),
        (row_place(RowPlace::StatedTotal), "kbbbbbbbbbb/stated_total"),
    ];
    for (place, text) in printed {
        assert_eq!(place.to_string(), text);
    }
    let rest = [
        (RowPlace::Name, "name"),
        (RowPlace::Unit, "unit"),
        (RowPlace::Basis, "basis"),
        (RowPlace::ActualSource, "actual-source"),
        (RowPlace::Definition, "definition"),
        (RowPlace::Baseline, "baseline"),
        (RowPlace::AsOf, "as_of"),
        (RowPlace::Targets, "targets"),
        (RowPlace::Period, "period"),
        (RowPlace::Measured, "measured"),
        (RowPlace::FinalLevel, "final_level"),
        (RowPlace::StatedRate(Some(year(2024))), "stated_rate-2024"),
        (RowPlace::StatedRate(None), "stated_rate"),
    ];
    let record = RecordId::from_bits(1);
    assert_eq!(RowPlace::Record(record, RecordText::Amount).to_string(), format!("record-{record}-amount"));
    for (row_place, text) in rest {
        assert_eq!(row_place.to_string(), text);
    }
    let facts = [
        (Fact::Name, "name"),
        (Fact::PreparedBy, "prepared_by"),
        (Fact::Area, "area"),
        (Fact::ApprovedOn, "approved_on"),
        (Fact::ProjectCost, "project_cost"),
        (Fact::ProjectStart, "project_start"),
        (Fact::ProjectLength, "project_length"),
        (Fact::PlanStart, "plan_start"),
        (Fact::PlanEnd, "plan_end"),
    ];
    for (fact, text) in facts {
        assert_eq!(fact.to_string(), text);
    }
}
