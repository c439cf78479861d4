//! 対応が必要な事項, as of the plan's reference date, or else of the day that is passed. The sound row aims at 20, 30 and 40
//! more from 2022年度 on; 検証時期 is 毎年度9月.

use keikaku::checks::next_steps;
use keikaku::plan::Plan;
use keikaku::plan::indicator::Measure;
use keikaku::wording::Language;
use keikaku::wording::findings::{PlaceNames, next_step};

use crate::checks::draft::{actual, bent, day};

/// The next steps on that day, one line each.
fn steps(plan: &Plan, today: &str) -> Vec<String> {
    let names = PlaceNames::from_plan(plan, Language::Japanese);
    next_steps(plan, day(today)).iter().map(|step| next_step(step, &names)).collect()
}

#[test]
fn open_actuals_are_next_steps_even_without_a_reference_date() {
    let plan = bent(|row| {
        actual(row, 2022, "18（速報）");
        actual(row, 2023, "調査中");
    });
    let open =
        ["相談件数の2023年度 実績: 調査中。値がわかったら記入", "相談件数の2022年度 実績: 速報。確定した値を確認"];
    assert_eq!(steps(&plan, "2024-04-01"), open);
    let due = "相談件数の2024年度 実績: 未入力";
    assert_eq!(steps(&plan, "2025-10-01"), [[due].as_slice(), open.as_slice()].concat());
}

#[test]
fn an_actual_that_cannot_be_compared_is_not_a_next_step() {
    let plan = bent(|row| {
        actual(row, 2022, "比較不能");
        actual(row, 2023, "算定不能");
    });
    assert_eq!(steps(&plan, "2024-04-01"), ["相談件数の2023年度 実績: 算定不能。値がわかったら記入"]);
}

#[test]
fn years_of_one_row_with_the_same_next_step_share_one_line() {
    let due = ["相談件数の2022年度・2023年度 実績: 未入力"];
    assert_eq!(steps(&bent(|_| {}), "2024-10-01"), due);
}

#[test]
fn an_unfinished_year_has_a_next_step_only_for_a_figure_entered_as_final() {
    let plan = bent(|row| {
        actual(row, 2022, "18（速報）");
        actual(row, 2023, "未把握");
    });
    assert_eq!(steps(&plan, "2022-12-01"), [""; 0]);
    let early = bent(|row| actual(row, 2022, "18"));
    assert_eq!(
        steps(&early, "2022-12-01"),
        ["相談件数の2022年度 実績: 年度の途中の値。速報か見込にするか、備考に記入"]
    );
    assert_eq!(steps(&early, "2023-04-01"), [""; 0]);
}

#[test]
fn the_reference_date_overrides_the_clock_and_findings_are_not_repeated() {
    let mut plan = bent(|row| actual(row, 2022, "18（速報）"));
    plan.reference_date = Some(day("2022-12-01"));
    assert_eq!(steps(&plan, "2030-01-01"), [""; 0]);
    plan.reference_date = Some(day("2025-10-01"));
    assert_eq!(steps(&plan, "2000-01-01"), ["相談件数の2022年度 実績: 速報。確定した値を確認"]);
}

#[test]
fn an_unset_basis_or_direction_is_a_next_step_except_for_a_descriptive_kpi() {
    let unset = |measure| bent(move |row| (row.basis, row.direction, row.measure) = (None, None, measure));
    let open = [
        "相談件数の「目標の数え方」: 未設定。選ぶまで累計と達成率は出ません",
        "相談件数の「めざす向き」: 未設定。選ぶまで達成率は出ません",
    ];
    assert_eq!(steps(&unset(Measure::Count), "2022-12-01"), open);
    assert_eq!(steps(&unset(Measure::Descriptive), "2022-12-01"), [""; 0]);
}

#[test]
fn an_unused_slot_has_no_next_step() {
    let unused = bent(|row| "-".clone_into(&mut row.name));
    assert_eq!(steps(&unused, "2030-01-01"), [""; 0]);
}
