//! What the preview proposes, asks and tells of a table that an official has and that was never written here: rows that are
//! the plan's own in other words are no change, nothing is erased, and no figure gives way to one that says less.

use keikaku::import::preview::Preview;
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, TextPlace};

use crate::tables::desk::{Desk, year};
use crate::tables::offices::office;

fn desk_of(row: impl Fn(&mut Indicator)) -> Desk {
    let desk = office();
    let plan = desk.plan();
    let mut rows = plan.indicators().to_vec();
    rows.iter_mut().for_each(|one| row(std::sync::Arc::make_mut(one)));
    Desk::with(plan.with_indicators(rows).unwrap())
}

fn asked(preview: &Preview) -> Vec<&str> {
    preview.questions.iter().map(|question| question.ask.code()).collect()
}

#[test]
fn a_unit_in_brackets_behind_the_name_is_the_unit() {
    let desk = office();
    let told = ["変更 住民満足度 2023年度 実績: （空欄） → 62.5"];
    for file in [
        "指標名,区分,2023年度\n住民満足度（％）,実績,62.5\n",
        "指標名,単位,区分,2023年度\n住民満足度（％）,％,実績,62.5\n",
        "指標名,単位,区分,2023年度\n住民満足度(%),,実績,62.5\n",
        "指標名,単位,区分,2023年度\n住民満足度,％,実績,62.5\n",
    ] {
        let preview = desk.tells(file, &told);
        assert!(asked(&preview).is_empty(), "{file}: {:?}", preview.questions);
    }
    let other = desk.read("指標名,区分,2023年度\n住民満足度（点）,実績,62.5\n");
    assert_eq!(asked(&other), ["IN-005"], "another unit is another KPI until somebody says so");
    let both = desk.read("指標名,単位,区分,2023年度\n住民満足度（％）,,実績,62\n住民満足度,%,実績,63\n");
    assert_eq!(asked(&both), ["IN-005", "IN-005"], "two rows are not one KPI");
}

#[test]
fn a_name_that_has_its_unit_in_the_plan_too_is_matched_as_a_whole() {
    let desk = desk_of(|row| row.name = format!("{}（{}）", row.name, row.unit));
    let preview = desk.tells(
        "指標名,区分,2023年度\n住民満足度（％）,実績,62.5\n",
        &["変更 住民満足度（%） 2023年度 実績: （空欄） → 62.5"],
    );
    assert!(asked(&preview).is_empty(), "{:?}", preview.questions);
}

#[test]
fn a_unit_in_another_width_is_no_change_of_the_unit() {
    let mut desk = office();
    desk.write(1, TextPlace::Unit, "㎡");
    desk.tells("指標名,単位,区分,2023年度\n観光入込客数,ｍ2,目標,52000\n", &[]);
}

#[test]
fn the_bound_of_the_indicator_behind_its_target_is_no_change() {
    let mut desk = office();
    desk.tells("指標名,単位,区分,2023年度\n移住相談件数,件,目標,45件以上\n", &[]);
    desk.tells(
        "指標名,単位,区分,2023年度\n移住相談件数,件,目標,46件以上\n",
        &["変更 移住相談件数 2023年度 目標: 45 → 46"],
    );
    desk.set(6, CellPlace::Period, "500人以上");
    desk.tells("指標名,単位,区分,累計\n講座の受講者数,人,目標,500\n", &[]);
}

#[test]
fn a_blank_of_a_table_from_elsewhere_erases_nothing() {
    let desk = desk_of(|row| {
        row.responsible = "総務課".to_owned();
        row.notes.insert((Row::Target, None), "年度末の値".to_owned());
        row.notes.insert((Row::Target, Some(year(2023))), "見直し後".to_owned());
    });
    desk.tells("指標名,単位,所管課,区分,2022年度,2023年度,備考\n住民満足度,%,,目標,,61.0,\n", &[]);
    desk.tells(
        "指標名,単位,区分,2023年度,備考\n住民満足度,%,目標,61.0,速報\n",
        &["変更 住民満足度 目標の備考: 年度末の値 → 速報"],
    );
}
