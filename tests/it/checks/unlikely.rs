//! KPI-015: a figure that is unlikely beside its neighbours. The row has four years of 各年度の値 of about 200万人.

use std::sync::Arc;

use keikaku::checks::{self, Code, Finding};
use keikaku::figures::totals::Span;
use keikaku::import::plan_merge;
use keikaku::merge::review::{ChangeKind, Changes, Decision};
use keikaku::plan::indicator::{ActualsAre, Basis, Indicator, Measure};
use keikaku::plan::lineage::Lineage;
use keikaku::plan::place::CellPlace;
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{ActivityLog, ActivityRecord, ActualSource, Aggregation, Plan, RecordText};
use keikaku::value::id::RecordId;
use keikaku::wording::findings::{PlaceNames, sentence};
use keikaku::wording::{Language, import};

use crate::checks::draft::{actual, bent, cell, rows, sample, says, target, targets, with_rows, year};

/// A plan with the row of levels, with targets and actuals from 2022年度 on.
fn visitors(of_targets: &[&str], of_actuals: &[&str]) -> Plan {
    bent(|row| {
        row.basis = Some(Basis::Level);
        "万人".clone_into(&mut row.unit);
        row.baseline.cell = cell("195");
        targets(row, of_targets);
        for (western, text) in (2022..).zip(of_actuals) {
            actual(row, western, text);
        }
    })
}

/// The plan's finding of KPI-015.
fn unlikely(plan: &Plan) -> Finding {
    checks::run(plan).into_iter().find(|finding| finding.code() == Code::Kpi015).unwrap()
}

const OF_2023: [&str; 1] = ["KPI-015 1/actual-2023"];

#[test]
fn a_figure_with_another_decimal_point_or_unit_is_reported() {
    for text in ["1,984,000", "19.7", "1,970", "19,700", "2", "0.0197"] {
        let expected: &[&str] = if text == "2" || text == "0.0197" { &[] } else { &OF_2023 };
        says(&visitors(&["198", "200", "205"], &["197", text]), expected);
    }
    says(&visitors(&["198", "200,000,000", "205"], &[]), &["KPI-015 1/target-2023"]);
}

#[test]
fn an_actual_from_records_may_be_unusually_small_but_not_unusually_large() {
    for (amount, expected) in [("19.7", &[][..]), ("1984000", &OF_2023[..])] {
        let plan = visitors(&["198", "200", "205"], &["197"]);
        let mut row = Indicator::clone(&plan.indicators()[0]);
        row.actual_source = ActualSource::Records(Aggregation::Last);
        let record = ActivityRecord::new(RecordId::from_bits(1))
            .with(RecordText::Indicator, &row.id.to_string())
            .with(RecordText::On, "2023-05-03")
            .with(RecordText::Amount, amount);
        let plan = plan.with_indicators(vec![Arc::new(row)]).unwrap();
        says(&plan.with_log([record].into_iter().collect::<ActivityLog>()), expected);
    }
}

#[test]
fn a_figure_that_grows_or_falls_plausibly_is_not_reported() {
    for text in ["100", "400", "900", "45", "0", "-", "調査中"] {
        says(&visitors(&["198", "200", "205"], &["197", text]), &[]);
    }
}

#[test]
fn the_sentence_names_last_year_and_target_if_both_differ_by_the_same_factor() {
    let plan = visitors(&["198", "200", "205"], &["197", "1,984,000"]);
    let of_first = |plan: &Plan, language| sentence(&unlikely(plan), &PlaceNames::from_plan(plan, language));
    assert_eq!(
        of_first(&plan, Language::Japanese),
        "「相談件数」の2023年度の実績（1,984,000）は、前年197、目標200の約1万倍です。単位（万人）と桁を確かめてください。"
    );
    assert_eq!(
        of_first(&plan, Language::English),
        "“相談件数”: the actual for FY2023 (1,984,000) is about 10,000 times the year before (197) and the target (200). \
         Please check the unit (万人) and the digits."
    );
    let apart = visitors(&["198", "20,000", "205"], &["197", "2"]);
    let of_target = checks::doubt(&apart, &apart.indicators()[0], CellPlace::Target(year(2023))).unwrap();
    let told = sentence(&of_target, &PlaceNames::from_plan(&apart, Language::Japanese));
    assert!(told.contains("は、前年198の約100倍です"), "{told}");
}

#[test]
fn a_figure_of_the_opposite_sign_is_never_a_fraction_of_its_neighbours() {
    let plan = visitors(&["200", "200", "200", "200"], &["255", "260", "-18"]);
    let said = |language| sentence(&unlikely(&plan), &PlaceNames::from_plan(&plan, language));
    let japanese = said(Language::Japanese);
    assert!(japanese.contains("は、前年260、目標200と正負が逆です。単位"), "{japanese}");
    let english = said(Language::English);
    assert!(
        english.contains("is of the opposite sign to the year before (260) and the target (200). Please"),
        "{english}"
    );
}

#[test]
fn a_share_written_as_a_fraction_of_1_is_reported() {
    let share = |text: &'static str| {
        bent(move |row| {
            (row.basis, row.measure) = (Some(Basis::Level), Measure::Ratio);
            "％".clone_into(&mut row.unit);
            row.baseline.cell = cell("50");
            targets(row, &["52", "53", "54"]);
            actual(row, 2022, text);
        })
    };
    says(&share("0.43"), &["KPI-015 1/actual-2022"]);
    says(&share("1"), &["KPI-015 1/actual-2022"]);
    says(&share("43"), &[]);
}

#[test]
fn doubled_digits_are_reported_even_if_the_neighbours_are_far_apart() {
    let with = |text: &'static str| {
        bent(move |row| {
            row.basis = Some(Basis::Level);
            row.baseline.cell = cell("900");
            row.targets.clear();
            actual(row, 2022, "197");
            actual(row, 2023, text);
            actual(row, 2024, "50,000");
        })
    };
    says(&with("198198"), &["KPI-015 1/actual-2023"]);
    says(&with("198197"), &[]);
}

#[test]
fn a_single_neighbour_is_enough_only_for_a_factor_of_100() {
    let with = |text: &'static str| {
        bent(move |row| {
            row.baseline.cell = cell("0");
            row.targets.clear();
            actual(row, 2022, "20");
            actual(row, 2023, text);
        })
    };
    says(&with("1,999"), &[]);
    says(&with("2,000"), &["KPI-015 1/actual-2022", "KPI-015 1/actual-2023"]);
}

#[test]
fn a_first_actual_ten_times_its_target_is_reported_but_a_tenth_is_not() {
    let with = |basis: Basis, text: &'static str| {
        bent(move |row| {
            row.basis = Some(basis);
            row.baseline.cell = cell("0");
            row.period_target = cell("120");
            row.targets.clear();
            if !row.has_period_target() {
                target(row, 2022, "120");
            }
            actual(row, 2022, text);
        })
    };
    for basis in [Basis::Increment, Basis::Level, Basis::PeriodTotal, Basis::PeriodAverage] {
        for text in ["12", "130", "700"] {
            says(&with(basis, text), &[]);
        }
        for text in ["1,200", "12,000"] {
            says(&with(basis, text), &["KPI-015 1/actual-2022"]);
        }
    }
    let of_none = bent(|row| {
        row.basis = Some(Basis::PeriodTotal);
        row.baseline.cell = cell("0");
        row.period_target = cell("0");
        row.targets.clear();
        actual(row, 2022, "12");
    });
    says(&of_none, &[]);
}

#[test]
fn a_figure_counted_on_another_basis_is_not_a_neighbour() {
    let levels_for_increments = bent(|row| {
        row.actuals_are = ActualsAre::Levels;
        row.baseline.cell = cell("10,000");
        actual(row, 2022, "10,020");
        actual(row, 2023, "10,050");
    });
    says(&levels_for_increments, &[]);
    let of_period = bent(|row| {
        row.basis = Some(Basis::PeriodTotal);
        row.period_target = cell("90");
        actual(row, 2022, "28");
        actual(row, 2023, "31");
    });
    says(&of_period, &[]);
}

#[test]
fn zeros_are_ignored_when_sizes_are_compared() {
    let begun_late = bent(|row| {
        row.baseline.cell = cell("0");
        targets(row, &["0", "0", "28,000"]);
    });
    says(&begun_late, &[]);
}

#[test]
fn the_rule_gives_no_finding_if_another_rule_reports_the_cell() {
    let plan = visitors(&["198", "200", "205"], &["197", "200,000"]);
    says(&plan, &["EVAL-004 1/actual-2023"]);
    let doubt = |plan: &Plan, place| Some(checks::doubt(plan, &plan.indicators()[0], place)?.code());
    assert_eq!(doubt(&plan, CellPlace::Actual(year(2023))), Some(Code::Eval004));
    assert_eq!(doubt(&plan, CellPlace::Actual(year(2022))), None);
    let other = visitors(&["198", "200", "205"], &["197", "2,000,000"]);
    assert_eq!(doubt(&other, CellPlace::Actual(year(2023))), Some(Code::Kpi015));
}

#[test]
fn the_finding_can_be_silenced_until_a_figure_changes() {
    let plan = visitors(&["198", "200", "205"], &["197", "1,984,000"]);
    let is_unsure = |plan: &Plan| checks::is_unsure(&plan.indicators()[0], Span::from_plan(plan), year(2023));
    assert!(is_unsure(&plan));
    let finding = unlikely(&plan);
    let silenced = |change: &dyn Fn(&mut Indicator)| {
        let mut row = rows(&plan).remove(0);
        row.acknowledged.extend(finding.silenced_because("統計の数え方が変わった"));
        change(&mut row);
        with_rows(&plan, vec![row])
    };
    assert!(!is_unsure(&silenced(&|_| {})));
    assert!(is_unsure(&silenced(&|row| actual(row, 2023, "1,985,000"))));
}

/// The changes that a plan file of `theirs` proposes for `ours`.
fn coming_in(ours: &Plan, theirs: &Plan) -> Changes {
    let known = Lineage::default();
    plan_merge::offer(&Arc::new(ours.clone()), &Arc::new(theirs.clone()), &known, &known).changes()
}

#[test]
fn a_doubtful_figure_in_a_plan_file_is_not_taken_over_by_default() {
    let (ours, theirs) = (visitors(&["198", "200", "205"], &["197"]), ["197", "1,984,000"]);
    let theirs = visitors(&["198", "200", "205"], &theirs);
    let changes = coming_in(&ours, &theirs);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].decision, Decision::Ours);
    let said = import::remark(&changes[0], Language::Japanese).unwrap();
    assert_eq!(said, "「1,984,000」: 前年197、目標200の約1万倍です。単位（万人）と桁を確かめてください。");
    let likely = coming_in(&ours, &visitors(&["198", "200", "205"], &["197", "198"]));
    assert_eq!(likely[0].remark, None);
}

#[test]
fn a_doubtful_figure_silenced_in_its_own_row_is_not_doubted() {
    let plan = visitors(&["198", "200", "205"], &["197", "1,984,000"]);
    let mut row = rows(&plan).remove(0);
    row.acknowledged.extend(unlikely(&plan).silenced_because("統計の数え方が変わった"));
    assert_eq!(checks::doubt(&plan, &row, CellPlace::Actual(year(2023))), None);
}

#[test]
fn an_added_indicator_with_a_doubtful_cell_is_not_ticked_and_names_the_cell() {
    let theirs = visitors(&["198", "200", "205"], &["197", "1,984,000"]);
    let changes = coming_in(&with_rows(&theirs, Vec::new()), &theirs);
    let added = changes.iter().find(|change| change.kind == ChangeKind::Add).unwrap();
    assert_eq!(added.decision, Decision::Ours);
    let name = &theirs.indicators()[0].name;
    let expected = format!("{name} 2023年度 実績: 前年197、目標200の約1万倍です。単位（万人）と桁を確かめてください。");
    assert_eq!(import::remark(added, Language::Japanese).unwrap(), expected);
    assert_eq!(import::doubtful_cells(&checks::doubtful_cells_of_plan(&theirs), Language::Japanese), expected);
}

#[test]
fn a_stated_total_in_thousands_is_among_the_doubtful_cells_of_a_plan() {
    let theirs = bent(|row| row.stated_total = Some(cell("90,000")));
    let said = import::doubtful_cells(&checks::doubtful_cells_of_plan(&theirs), Language::Japanese);
    assert!(said.starts_with("相談件数 記載の累計: "), "{said}");
}

#[test]
fn the_samples_have_no_unlikely_figure() {
    for one in SamplePlan::ALL {
        let found = checks::run(&sample(one.code()));
        assert!(found.iter().all(|finding| finding.code() != Code::Kpi015), "{}", one.code());
    }
}
