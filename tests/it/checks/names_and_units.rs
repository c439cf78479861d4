//! KPI-001 to KPI-004, KPI-007 and KPI-008.

use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Baseline, Basis, Indicator, Measure};
use keikaku::plan::{BuiltIn, Plan};

use crate::checks::draft::{
    actual, bent, bent_in, cell, consultations, rows, says, sound, stated, target, targets, with_rows, year,
};

/// The sound plan with these rows after its own.
fn with_more(more: Vec<Indicator>) -> Plan {
    let plan = sound(BuiltIn::F2022);
    with_rows(&plan, [rows(&plan), more].concat())
}

fn named(id: u64, name: &str) -> Indicator {
    Indicator { name: name.to_owned(), ..consultations(id) }
}

/// A row with that name and without any figure.
fn empty(id: u64, name: &str) -> Indicator {
    Indicator {
        name: name.to_owned(),
        unit: String::new(),
        baseline: Baseline::default(),
        targets: litemap::LiteMap::new(),
        ..consultations(id)
    }
}

#[test]
fn a_sound_plan_has_no_findings_in_any_form() {
    for &form in BuiltIn::ALL {
        says(&sound(form), &[]);
    }
}

#[test]
fn a_row_with_a_number_needs_a_name() {
    says(&bent(|row| row.name.clear()), &["KPI-001 1/name"]);
    says(&bent(|row| "　\n".clone_into(&mut row.name)), &["KPI-001 1/name"]);
}

#[test]
fn a_row_without_a_number_needs_no_name() {
    says(&with_more(vec![Indicator { unit: "件".to_owned(), ..empty(2, "") }]), &[]);
    let mut unknown = empty(2, "");
    unknown.baseline.cell = cell("未把握");
    says(&with_more(vec![unknown]), &[]);
}

#[test]
fn a_row_that_is_not_begun_gives_no_finding() {
    says(&with_more(vec![empty(2, ""), empty(3, " ")]), &[]);
    let mut row = empty(2, "");
    row.stated_total = Some(Cell::default());
    row.period_target = cell("50");
    says(&with_more(vec![row]), &[]);
}

#[test]
fn the_form_of_2022_requires_a_unit_in_the_unit_field() {
    says(&bent(|row| row.unit.clear()), &["KPI-002 1/unit"]);
    let with_unit_in_cells = bent(|row| {
        row.unit.clear();
        row.baseline.cell = cell("100件");
        targets(row, &["20件", "30件", "40件"]);
    });
    says(&with_unit_in_cells, &["KPI-002 1/unit"]);
    says(&with_more(vec![empty(2, "参加者数")]), &[]);
}

#[test]
fn other_forms_report_a_row_without_any_unit() {
    for form in [BuiltIn::F2016, BuiltIn::Strategy, BuiltIn::Activity] {
        says(&bent_in(form, |row| row.unit.clear()), &["KPI-003 1/unit"]);
    }
}

#[test]
fn a_unit_in_the_cells_is_enough_in_the_form_of_2016() {
    let in_cells = bent_in(BuiltIn::F2016, |row| {
        row.unit.clear();
        row.baseline.cell = cell("0");
        targets(row, &["0", "30 件", "40件"]);
    });
    says(&in_cells, &[]);
}

#[test]
fn a_cell_in_another_unit_than_its_row_is_reported() {
    says(&bent(|row| target(row, 2023, "30社")), &["KPI-004 1/target-2023"]);
    says(&bent(|row| actual(row, 2022, "20 人")), &["KPI-004 1/actual-2022"]);
    says(&bent(|row| stated(row, "90社")), &["KPI-004 1/stated_total"]);
}

#[test]
fn each_figure_in_another_unit_is_reported_at_its_own_cell() {
    let two = bent(|row| {
        target(row, 2023, "30社");
        target(row, 2024, "40回");
    });
    says(&two, &["KPI-004 1/target-2023", "KPI-004 1/target-2024"]);
}

#[test]
fn a_number_stored_with_another_unit_is_reported_once_per_row() {
    let stored = |text: &str, amount: &str| Cell { text: text.to_owned(), ..Cell::read(amount, "") };
    let two = bent(|row| {
        row.targets.insert(year(2023), stored("30社", "30"));
        row.targets.insert(year(2024), stored("40社", "40"));
    });
    says(&two, &["KPI-004 1/target-2023"]);
}

#[test]
fn a_cell_whose_unit_became_the_unit_of_the_row_later_is_still_reported() {
    let later = bent(|row| {
        target(row, 2023, "30社");
        "社".clone_into(&mut row.unit);
    });
    says(&later, &["KPI-004 1/target-2023"]);
}

#[test]
fn a_number_without_the_unit_of_the_other_cells_is_reported() {
    let lacking = bent_in(BuiltIn::F2016, |row| {
        row.unit.clear();
        row.baseline.cell = cell("0");
        targets(row, &["25,000 千円", "35,000", "40,000 千円"]);
    });
    says(&lacking, &["KPI-004 1/target-2023"]);
    let odd_one_first = bent_in(BuiltIn::F2016, |row| {
        row.unit.clear();
        row.baseline.cell = cell("0");
        targets(row, &["25,000 円", "35,000 千円", "40,000 千円"]);
    });
    says(&odd_one_first, &["KPI-004 1/target-2022"]);
}

#[test]
fn units_are_equal_in_any_width_and_zero_needs_no_unit() {
    let wide = bent(|row| {
        "％".clone_into(&mut row.unit);
        row.baseline.cell = cell("0");
        targets(row, &["20%", "30 ％", "40"]);
    });
    says(&wide, &[]);
}

#[test]
fn a_number_typed_without_a_unit_has_the_unit_of_its_row() {
    says(&bent(|row| targets(row, &["20件", "30", "40 件"])), &[]);
}

#[test]
fn a_share_may_increase_in_percentage_points() {
    let share = |unit: &str| {
        bent(|row| {
            row.measure = Measure::Ratio;
            unit.clone_into(&mut row.unit);
            row.baseline.cell = row.cell_of("24.0%");
            targets(row, &["10ポイント", "5.0", "5.0%ポイント"]);
        })
    };
    says(&share("%"), &[]);
    says(&share("ポイント"), &[]);
}

#[test]
fn points_count_as_percent_only_in_increments_and_no_other_unit_does() {
    let mixed = |measure, other: &'static str| {
        bent(move |row| {
            row.measure = measure;
            "%".clone_into(&mut row.unit);
            row.baseline.cell = cell("0");
            targets(row, &["10%", other, "10%"]);
        })
    };
    says(&mixed(Measure::Ratio, "10件"), &["KPI-004 1/target-2023"]);
    says(&mixed(Measure::Ratio, "10pt"), &[]);
    let level = bent_in(BuiltIn::Strategy, |row| {
        row.basis = Some(Basis::Level);
        row.measure = Measure::Ratio;
        "%".clone_into(&mut row.unit);
        row.baseline.cell = cell("0");
        targets(row, &["10%", "12ポイント", "13%"]);
    });
    says(&level, &["KPI-004 1/target-2023"]);
    let unit_of_another = bent(|row| {
        row.measure = Measure::Ratio;
        targets(row, &["20件", "30%", "40件"]);
    });
    says(&unit_of_another, &["KPI-004 1/target-2023"]);
}

#[test]
fn a_descriptive_kpi_needs_no_unit_and_no_number() {
    let described = bent_in(BuiltIn::F2016, |row| {
        row.measure = Measure::Descriptive;
        row.unit.clear();
        row.baseline.cell = cell("窓口が一つ");
        targets(row, &["窓口を二つに", "3", "4社"]);
    });
    says(&described, &[]);
}

#[test]
fn a_number_in_an_unused_slot_is_reported() {
    says(&bent(|row| "-".clone_into(&mut row.name)), &["KPI-007 1/name"]);
    says(&bent(|row| "－".clone_into(&mut row.name)), &["KPI-007 1/name"]);
    let in_actuals_alone = {
        let mut row = empty(2, "-");
        actual(&mut row, 2022, "10.00");
        with_more(vec![row])
    };
    says(&in_actuals_alone, &["KPI-007 2/name"]);
}

#[test]
fn an_unused_slot_with_dashes_and_blanks_gives_no_finding() {
    let mut dashes = Indicator { unit: "-".to_owned(), ..empty(2, "-") };
    dashes.baseline.cell = cell("-");
    targets(&mut dashes, &["-", "", "-"]);
    stated(&mut dashes, "-");
    says(&with_more(vec![dashes, empty(3, "－")]), &[]);
}

#[test]
fn an_unreadable_text_in_an_unused_slot_is_reported() {
    let mut row = empty(2, "-");
    targets(&mut row, &["-", "数件", "-"]);
    says(&with_more(vec![row]), &["KPI-005 2/target-2023"]);
}

#[test]
fn equal_names_are_reported_at_the_second_and_later_rows() {
    says(&with_more(vec![named(2, "相談件数")]), &["KPI-008 2/name"]);
    let three = with_more(vec![named(2, "参加者数"), named(3, "相談　件\n数"), named(4, "相談件数")]);
    says(&three, &["KPI-008 3/name", "KPI-008 4/name"]);
}

#[test]
fn names_that_differ_in_more_than_spaces_and_width_are_different() {
    says(&with_more(vec![named(2, "相談件数②"), named(3, "相談回数")]), &[]);
}

#[test]
fn rows_without_a_name_and_unused_slots_are_not_reported_as_equal_names() {
    says(&with_more(vec![empty(2, "-"), empty(3, "-"), empty(4, ""), empty(5, "")]), &[]);
}
