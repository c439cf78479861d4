//! What the preview proposes, asks and tells of a table that an official has and that was never written here: rows that are
//! the plan's own in other words are no change, nothing is erased, and no figure gives way to one that says less.

use keikaku::import::preview::{ImportBase, OpenedOn, Preview, preview};
use keikaku::import::read::read_table;
use keikaku::import::wide;
use keikaku::merge::review::{Decision, Remark};
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Row;
use keikaku::plan::lineage::{AskedFigure, Lineage, SectionAnswer, SectionInquiry, SentInquiry, Whose};
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::VersionId;
use keikaku::wording::{Language, import};

use crate::support::desk::{Browser, Desk, year};
use crate::tables::offices::office;

fn desk_of(row: impl Fn(&mut Indicator)) -> Desk {
    let desk = office();
    let plan = desk.plan();
    let mut rows = plan.indicators().to_vec();
    for one in &mut rows {
        row(std::sync::Arc::make_mut(one));
    }
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
fn a_number_or_a_bullet_before_a_name_makes_no_other_indicator() {
    let desk = office();
    let told = ["変更 住民満足度 2023年度 実績: （空欄） → 62.5"];
    for name in [
        "・住民満足度",
        "① 住民満足度",
        "指標1 住民満足度",
        "指標２　住民満足度（％）",
        "■住民満足度(%)",
        "住民満足度※1",
    ] {
        let preview = desk.tells(&format!("指標名,区分,2023年度\n{name},実績,62.5\n"), &told);
        assert!(asked(&preview).is_empty(), "{name}: {:?}", preview.questions);
    }
    let desk = desk_of(|row| row.name = format!("① {}", row.name));
    let preview = desk
        .tells("指標名,区分,2023年度\n・住民満足度,実績,62.5\n", &["変更 ① 住民満足度 2023年度 実績: （空欄） → 62.5"]);
    assert!(asked(&preview).is_empty(), "{:?}", preview.questions);
}

#[test]
fn where_marks_alone_tell_names_apart_they_are_asked_about() {
    let both = office().read("指標名,区分,2023年度\n①住民満足度,実績,62\n②住民満足度,実績,63\n");
    assert_eq!(asked(&both), ["IN-005", "IN-005"], "two rows are not one indicator");
    let mut desk = office();
    desk.write(1, TextPlace::Name, "②住民満足度");
    let two = desk.read("指標名,区分,2023年度\n①住民満足度,実績,62\n");
    assert_eq!(asked(&two), ["IN-005"], "nor is a row one of two");
    desk.tells("指標名,区分,2023年度\n住民満足度,実績,62\n", &["変更 住民満足度 2023年度 実績: （空欄） → 62"]);
}

#[test]
fn a_unit_for_an_indicator_that_has_none_is_a_change_of_the_unit() {
    let mut desk = office();
    desk.write(5, TextPlace::Unit, "");
    for file in [
        "指標名,区分,2023年度\n住民満足度（％）,実績,62.5\n",
        "指標名,区分,2023年度\n・住民満足度（％）,実績,62.5\n",
        "指標名,単位,区分,2023年度\n住民満足度（％）,％,実績,62.5\n",
        "指標名,単位,区分,2023年度\n住民満足度,％,実績,62.5\n",
    ] {
        let preview = desk.read(file);
        assert!(asked(&preview).is_empty(), "{file}: {:?}", preview.questions);
        assert_eq!(desk.told(&preview).len(), 2, "{file}: {:?}", desk.told(&preview));
    }
    let part = desk.read("指標名,区分,2023年度\n住民満足度（市内）,実績,62.5\n");
    assert_eq!(asked(&part), ["IN-005"], "what is no unit is a part of the name");
    for (name, row) in [
        ("住民満足度", "住民満足度（％）,"),
        ("住民満足度", "住民満足度,％"),
        ("① 住民満足度", "住民満足度（％）,"),
        ("住民満足度（件）", "住民満足度,％"),
    ] {
        let mut desk = office();
        desk.write(5, TextPlace::Unit, "");
        desk.write(1, TextPlace::Name, name);
        let two = desk.read(&format!("指標名,単位,区分,2023年度\n{row},実績,62.5\n"));
        assert_eq!(asked(&two), ["IN-005"], "{row}: {name} has that name, too");
    }
    let rows = office().read("指標名,区分,2023年度\n住民満足度（件）,実績,62\n住民満足度（点）,実績,63\n");
    assert_eq!(asked(&rows), ["IN-005", "IN-005"], "two rows are not one indicator");
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

#[test]
fn a_figure_gives_way_to_one_that_says_less_only_where_somebody_says_so() {
    let desk = office();
    for (text, shown) in
        [("62.5（速報）", "62.5（速報）"), ("62.5（見込）", "62.5（見込）"), ("集計中", "集計中"), ("該当なし", "-")]
    {
        let file = format!("指標名,単位,区分,2022年度\n住民満足度,%,実績,{text}\n");
        let preview = desk.tells(&file, &[&format!("×変更 住民満足度 2022年度 実績: 61.5 → {shown}")]);
        assert_eq!(preview.changes[0].remark, Some(Remark::LessCertain), "{text}");
        assert!(preview.changes.all(None, &Decision::Theirs).is_empty(), "one word for all does not say so");
    }
    desk.tells(
        "指標名,単位,区分,2022年度,2023年度\n住民満足度,%,実績,62.5,63（速報）\n",
        &["変更 住民満足度 2022年度 実績: 61.5 → 62.5", "変更 住民満足度 2023年度 実績: （空欄） → 63（速報）"],
    );
}

#[test]
fn of_a_figure_that_a_section_answered_the_section_is_named() {
    let desk = office();
    let asked = AskedFigure { year: year(2022), kpi: desk.row(5).id };
    let answer = |on, version, undone| SectionAnswer {
        version: VersionId::from_bits(version),
        file: "回答.xlsx".into(),
        respondent: String::new(),
        on,
        set: [asked].into_iter().collect(),
        said: [asked].into_iter().collect(),
        whose: Whose::Section,
        undone,
    };
    let days = [4, 9].map(|day| Date::new(2023, 6, day).unwrap());
    let section = SectionInquiry {
        name: "企画課".to_owned(),
        figures: [asked].into_iter().collect(),
        answers: vec![answer(days[0], 2, false), answer(days[1], 3, true)],
    };
    let inquiry = SentInquiry {
        version: VersionId::from_bits(1),
        asked_on: days[0],
        deadline: String::new(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        sections: vec![section],
    };
    let lineages = [(desk.plan, Lineage::default().with_inquiries([inquiry]))].into_iter().collect();
    let base = ImportBase::new(desk.session.workbook().clone(), lineages);
    let file = "指標名,単位,区分,2022年度,2023年度\n住民満足度,%,実績,62.5,63\n";
    let rows = wide::read_file(&read_table(file.as_bytes(), Browser::get()).unwrap(), &desk.answers).unwrap();
    let preview = preview(&rows, OpenedOn::Plan(desk.plan), &base, desk.plan, &desk.answers).unwrap();
    let said: Vec<_> = preview.changes.iter().map(|change| import::answered(change, Language::Japanese)).collect();
    assert_eq!(said, [Some("企画課の回答を取り込んだ欄です（2023年6月4日）。".to_owned()), None]);
}

#[test]
fn what_was_read_and_has_no_place_is_not_called_unreadable() {
    let desk = office();
    desk.tells(
        "指標名,単位,区分,事業開始前,2023年度\n講座の受講者数,人,目標,,120\n移住相談件数,件,目標,,45件以下\n\
         移住相談件数,件,実績,30,\n",
        &[
            "変更 移住相談件数 事業開始前: （空欄） → 30",
            "×入る欄なし 移住相談件数 2023年度 目標: 45 → 45件以下",
            "×入る欄なし 講座の受講者数 2023年度 目標: （空欄） → 120",
        ],
    );
}
