//! The ways in which offices lay out their tables: what stands over two or three lines, beside, above or below the figures, and
//! copied texts that no delimiter parts. All tables and figures are made up.

use keikaku::plan::cell::{Certainty, State};

use crate::reader::{not_placed, open, placed, table};
use crate::tables::desk::{new_plan, year};

/// The file says that and asks nothing about years, names and rows.
#[track_caller]
fn reads(text: &str, expected: &[(&str, &str, &str)]) {
    let read = table(text, &[]);
    let found: Vec<(&str, &str, &str)> =
        read.placed.iter().map(|one| (&*one.name, &*one.place, one.value.as_deref().unwrap_or(one.state))).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(open(&read), [], "{text}");
}

#[test]
fn a_heading_may_stand_on_three_lines_and_increments_beside_a_start_are_planned() {
    reads(
        "\t\t事業開始前\t2024年度\t2025年度\n\t\t（現時点）\t増加分\t増加分\n\t\t\t1年目\t2年目\nKPI①\t朝市の出店数（店）\t4\t2\t3\n\
         KPI②\t講座の数（回）\t0\t5\t6\n",
        &[
            ("朝市の出店数（店）", "baseline", "4"),
            ("朝市の出店数（店）", "target:2024", "2"),
            ("朝市の出店数（店）", "target:2025", "3"),
            ("講座の数（回）", "baseline", "0"),
            ("講座の数（回）", "target:2024", "5"),
            ("講座の数（回）", "target:2025", "6"),
        ],
    );
    let read = table("KPI\t事業開始前\t2024年度増加分\t2025年度実績\n講座の数（回）\t0\t5\t6\n", &[]);
    assert_eq!(open(&read), [("IN-110-1", 1)], "beside actuals they may be either");
}

#[test]
fn groups_of_headings_span_the_time_and_the_value_of_each_figure() {
    for (time, value) in [("年度", "値"), ("年", "数値"), ("時点", "値")] {
        let text = format!(
            "No,指標名,基準,,目標,,実績,\n,,{time},{value},{time},{value},{time},{value}\n1,間伐の面積（ha）,H29,85,R4,120,R4,101\n"
        );
        let name = "間伐の面積（ha）";
        reads(&text, &[(name, "baseline", "85"), (name, "target:2022", "120"), (name, "actual:2022", "101")]);
    }
    reads(
        "目標項目,現状,中間目標,最終目標\n,令和3年度,令和6年度,令和9年度\n満足した人,62%,65%,70%\n",
        &[("満足した人", "baseline", "62"), ("満足した人", "target:2024", "65"), ("満足した人", "target:2027", "70")],
    );
}

#[test]
fn rows_below_the_name_of_their_indicator_say_what_they_are() {
    reads(
        "指標名,単位,R3,R4\n利用した人,人,,\n　目標,,40,42\n　実績,,37,\n借りた本,冊,,\n　目標,,20,21\n　実績,,18,22\n",
        &[
            ("利用した人", "target:2021", "40"),
            ("利用した人", "target:2022", "42"),
            ("利用した人", "actual:2021", "37"),
            ("借りた本", "target:2021", "20"),
            ("借りた本", "target:2022", "21"),
            ("借りた本", "actual:2021", "18"),
            ("借りた本", "actual:2022", "22"),
        ],
    );
}

#[test]
fn rows_in_a_column_without_a_heading_go_on_with_the_name_above_them() {
    reads(
        "指標名,,R3,R4\n利用した人（人）,,,\n,目標,40,42\n,実績,37,\n借りた本（冊）,,,\n,目標,20,21\n,実績,18,22\n",
        &[
            ("利用した人（人）", "target:2021", "40"),
            ("利用した人（人）", "target:2022", "42"),
            ("利用した人（人）", "actual:2021", "37"),
            ("借りた本（冊）", "target:2021", "20"),
            ("借りた本（冊）", "target:2022", "21"),
            ("借りた本（冊）", "actual:2021", "18"),
            ("借りた本（冊）", "actual:2022", "22"),
        ],
    );
}

#[test]
fn a_table_of_one_indicator_is_named_above_it() {
    for title in ["指標名：借りた本（冊）", "KPI①,借りた本（冊）", "指標,借りた本（冊）", "借りた本（冊）"]
    {
        let name = "借りた本（冊）";
        let expected = [(name, "target:2021", "100"), (name, "target:2022", "110"), (name, "actual:2021", "88")];
        reads(&format!("{title}\n年度,R3,R4\n目標,100,110\n実績,88,\n"), &expected);
        let by_years = table(&format!("{title}\n年度,目標値,実績値\nR3,100,88\nR4,110,\n"), &[]);
        assert_eq!(placed(&by_years).len(), 3, "{title}");
        assert!(by_years.placed.iter().all(|one| one.name == name), "{title}");
    }
}

#[test]
fn blocks_of_indicators_follow_each_other() {
    let read = table(
        "KPI①,朝市の出店数（店）,,\n,現状,R5,R6\n目標,4,5,6\n実績,,5,\nKPI②,講座の数（回）,,\n,現状,R5,R6\n目標,2,4,6\n実績,,3,\n",
        &[],
    );
    let of = |name: &str| read.placed.iter().filter(|one| one.name == name).count();
    assert_eq!((of("朝市の出店数（店）"), of("講座の数（回）")), (4, 4));
}

#[test]
fn years_below_and_names_above_targets_and_actuals_are_turned() {
    reads(
        "年度,来た人（人）,,催し（回）,\n,目標,実績,目標,実績\nR3,20,15,4,3\nR4,22,19,4,4\nR5,24,25,5,\n",
        &[
            ("来た人（人）", "target:2021", "20"),
            ("来た人（人）", "target:2022", "22"),
            ("来た人（人）", "target:2023", "24"),
            ("来た人（人）", "actual:2021", "15"),
            ("来た人（人）", "actual:2022", "19"),
            ("来た人（人）", "actual:2023", "25"),
            ("催し（回）", "target:2021", "4"),
            ("催し（回）", "target:2022", "4"),
            ("催し（回）", "target:2023", "5"),
            ("催し（回）", "actual:2021", "3"),
            ("催し（回）", "actual:2022", "4"),
        ],
    );
}

#[test]
fn a_column_that_is_called_a_kind_of_row_may_name_the_indicators() {
    reads(
        "区分,R4実績,R6目標\n来た人（千人）,125,140\nうち泊まった人,23,29\n",
        &[
            ("来た人（千人）", "actual:2022", "125"),
            ("来た人（千人）", "target:2024", "140"),
            ("うち泊まった人", "actual:2022", "23"),
            ("うち泊まった人", "target:2024", "29"),
        ],
    );
}

#[test]
fn the_value_before_the_project_may_stand_in_the_row_of_actuals() {
    reads(
        "指標名,単位,区分,策定時,R5\n借りた本,冊,目標値,-,480\n,,実績値,472,301\n",
        &[("借りた本", "target:2023", "480"), ("借りた本", "baseline", "472"), ("借りた本", "actual:2023", "301")],
    );
}

#[test]
fn how_certain_an_actual_is_may_stand_in_its_heading() {
    for heading in ["R5実績（速報）", "R5実績見込", "R5速報値（実績）", "R5実績（確報）"] {
        let read = table(&format!("指標名,R5目標,{heading}\n借りた本,480冊,472冊\n"), &[]);
        assert_eq!(placed(&read), [(2, 2, "target:2023", "480"), (2, 3, "actual:2023", "472")], "{heading}");
    }
    for (heading, certainty) in [("R5実績（速報）", Certainty::Preliminary), ("R5実績（見込）", Certainty::Estimate)]
    {
        let file = format!("指標名,R5目標,{heading}\n借りた本,480冊,472冊\n");
        let plan = new_plan(&file);
        let cell = &plan.indicators()[0].actuals[&year(2023)].cell;
        assert!(
            matches!(cell.state, State::Number { certainty: found, .. } if found == certainty),
            "{heading}: {cell:?}"
        );
    }
    assert_eq!(keikaku::columns::certainty_of("R5実績見込"), Some(Certainty::Estimate));
    assert_eq!(keikaku::columns::certainty_of("R5実績（速報）"), Some(Certainty::Preliminary));
}

#[test]
fn what_is_expected_among_actuals_is_one_that_is_not_certain() {
    let expected = Certainty::Estimate;
    for (text, at) in [
        ("指標名,単位,実績値,,目標値\n,,R4,R5（見込）,R8\n来た人,人,48,49,60\n", "heading"),
        ("指標名,単位,実績値,,目標値\n,,令和4年度,令和5年度（見込値）,令和8年度\n来た人,人,48,49,60\n", "heading"),
        ("指標名,単位,R5目標,R5実績（見込）\n来た人,人,60,49\n", "heading"),
        ("指標名,単位,区分,R5\n来た人,人,目標,60\n,,実績（見込）,49\n", "row"),
        ("指標名,単位,年度,目標,実績\n来た人,人,R5（見込）,60,49\n", "year"),
    ] {
        let plan = new_plan(text);
        let cell = &plan.indicators()[0].actuals[&year(2023)].cell;
        assert!(matches!(cell.state, State::Number { certainty, .. } if certainty == expected), "{at}: {cell:?}");
        assert_eq!(open(&table(text, &[])), [], "{at}");
    }
    let plan = new_plan("指標名,単位,現状値（R5見込）,R8目標\n来た人,人,49,60\n");
    assert!(matches!(plan.indicators()[0].baseline.cell.state, State::Number { certainty: Certainty::Estimate, .. }));
    let read = table("指標名,単位,R4実績,R5（見込）,R6目標\n来た人,人,48,49,60\n", &[]);
    assert_eq!(open(&read), [("IN-110-1", 1)], "nothing says that it is no target");
}

#[test]
fn what_is_expected_beside_actuals_is_asked() {
    let read = table("事業名,R2見込量,R2実績\n預かり（人）,840,520\n", &[]);
    assert_eq!((placed(&read), open(&read)), (vec![(2, 3, "actual:2020", "520")], vec![("IN-110-1", 1)]));
}

#[test]
fn a_heading_over_rows_in_a_copied_text_is_no_indicator() {
    let read = table(
        "目標1　しごと\n指標　現状値（R5）　目標値（R10）\n就農した人　4人　10人\n目標2　ひと\n指標　現状値（R5）　目標値（R10）\n\
         移った人　30人　60人\n",
        &[],
    );
    let names: Vec<&str> = read.placed.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["就農した人", "就農した人", "移った人", "移った人"]);
    assert_eq!(not_placed(&read), [(1, 1, "目標1　しごと"), (4, 1, "目標2　ひと")]);
}

#[test]
fn a_name_with_its_figures_on_the_lines_below_is_read() {
    reads(
        "指標：就農した人\n　現状値　5人（令和元年度）\n　目標値　12人（令和6年度）\n指標：認められた農家\n\
         \u{3000}現状値　120人（令和元年度）\n　目標値　130人（令和6年度）\n",
        &[
            ("就農した人", "baseline", "5"),
            ("就農した人", "target:2024", "12"),
            ("認められた農家", "baseline", "120"),
            ("認められた農家", "target:2024", "130"),
        ],
    );
}

#[test]
fn the_aim_of_an_office_is_read_in_its_words() {
    let read = table("指標,単位,めざす方向,R5目標\n来た人,人,↗,140\nごみ,g,減少,850\n歩く道,km,維持,12\n", &[]);
    assert_eq!(placed(&read).len(), 3);
    let asked: Vec<&str> = read.questions.iter().map(|question| question.code).collect();
    assert!(!asked.contains(&"IN-118"), "{asked:?}");
}

#[test]
fn a_time_belongs_to_the_figures_that_it_names() {
    for heads in ["指標名,年度,現状値,目標年度,目標値", "指標名,年度,現状値,目標年,目標"] {
        let name = "朝市の出店数（店）";
        let text = format!("{heads}\n{name},R4,12,R9,20\n");
        reads(&text, &[(name, "baseline", "12"), (name, "target:2027", "20")]);
    }
}

#[test]
fn a_line_below_that_says_what_the_figures_are_is_one_of_headings() {
    reads(
        "指標,基準,R5,R6\n,(R4),目標,目標\n講座（回）,3,4,5\n",
        &[("講座（回）", "baseline", "3"), ("講座（回）", "target:2023", "4"), ("講座（回）", "target:2024", "5")],
    );
}

#[test]
fn names_may_stand_below_the_word_for_the_years_beside_it() {
    let read = table("年度,R3,R4\n人の数（人）,450,445\n家の数（戸）,180,181\n", &[]);
    assert_eq!(open(&read), [("IN-110-1", 4)]);
}

#[test]
fn numbers_without_a_word_for_a_year_are_figures() {
    let name = "来た人（人）";
    reads(
        &format!("指標名,現状,R5目標\n{name},2015,2100\n"),
        &[(name, "baseline", "2015"), (name, "target:2023", "2100")],
    );
    for text in [format!("指標名,基準値,目標値\n{name},2015,2100\n"), format!("指標名,目標\n{name},2000\n")]
    {
        let read = table(&text, &[]);
        assert!(open(&read).iter().any(|(key, _)| key.starts_with("IN-011")), "{text}: the year is asked");
        assert!(read.placed.iter().all(|one| one.place == "baseline"), "{text}");
    }
}

#[test]
fn a_row_of_another_number_group_or_section_is_never_carried_up() {
    for (head, one, other) in [("No", "1", "2"), ("分野", "観光", "農業"), ("担当課", "観光課", "農政課")]
    {
        let text = format!("{head},指標名,区分,R5,R6\n{one},来た人（人）,目標,10,20\n{other},,実績,8,9\n");
        assert_eq!(open(&table(&text, &[])), [("IN-111-", 2)], "{head}");
    }
}

#[test]
fn of_two_figures_for_one_place_neither_is_taken_before_it_is_said_what_the_row_without_a_name_is() {
    // Each line of headings heads its own row of a KPI.
    let text = "指標名,単位,基準値(R1),年度目標値,R3実績\n,,,R5の目標値,\n朝市の数,回,8,11,9\n,,,14,\n";
    let read = table(text, &[]);
    let placed: Vec<_> = read.placed.iter().map(|one| (one.place.as_str(), one.value.as_deref())).collect();
    assert_eq!(placed, [("baseline", Some("8")), ("actual:2021", Some("9"))]);
    assert_eq!(open(&read), [("IN-111-", 2)], "both figures wait");
    let goes_on = table(text, &[("IN-111-", "yes")]);
    assert!(open(&goes_on).iter().any(|(key, _)| key.starts_with("IN-010")), "{:?}", open(&goes_on));
    for below in ["9", "雨のため一度は中止"] {
        let read = table(&format!("指標名,単位,R3実績\n朝市の数,回,9\n,,{below}\n"), &[]);
        assert_eq!((read.placed.len(), open(&read)), (1, vec![("IN-111-", 1)]), "{below} is no other figure");
    }
}

#[test]
fn a_second_word_for_the_time_is_that_of_the_figure_beside_it() {
    let name = "朝市の数";
    reads(
        &format!(
            "指標\t基準値\t基準年度\t目標値\t基準年度\t実績値\t年度\t評価\n{name}\t20店\tH22\t25店\tH27\t21店\tH26\t×\n"
        ),
        &[
            (name, "baseline", "20"),
            (name, "target:2015", "25"),
            (name, "actual:2014", "21"),
            (name, "rate:2014", "text"),
        ],
    );
    let read = table(&format!("指標\t基準値\t目標値\t基準年度\n{name}\t20店\t25店\tH22\n"), &[]);
    assert_eq!(open(&read), [("IN-011-1-3", 1)], "the only one is none of the target");
    let read = table(&format!("指標名,目標年度,目標値,実績値,目標年度,目標値\n{name},R6,30,20,R10,50\n"), &[]);
    assert!(read.placed.iter().all(|one| !one.place.starts_with("actual")), "目標年度 is none of the actual");
}

#[test]
fn a_span_as_the_time_of_a_figure_is_asked_about() {
    let text = "指標\t基準値\t目標値\t目標年度\n朝市の数\t20店\t25店\tH20～22平均値\n講座の数\t5回\t9回\tH24\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-011-1-4", 2)], "the time and its figure wait");
    assert_eq!(asked.questions[0].choices, ["2010", "2008", "leave_out"]);
    let answered = table(text, &[("IN-011-1-4", "2010")]);
    let targets = placed(&answered).into_iter().filter(|(_, _, place, _)| place.starts_with("target"));
    assert_eq!(targets.collect::<Vec<_>>(), [(2, 3, "target:2010", "25"), (3, 3, "target:2012", "9")]);
}

#[test]
fn a_unit_between_a_caption_and_its_table_takes_nothing_from_the_caption() {
    let read = table("【数値目標】,,,\n（単位：人）,,,\n指標名,R4,R5,R6\n来た人,5,10,20\n", &[]);
    let codes: Vec<&str> = read.questions.iter().map(|asked| asked.code).collect();
    assert_eq!(codes, ["IN-009", "IN-117", "IN-118"], "that they are targets is said");
}

#[test]
fn the_time_of_a_target_is_not_that_of_the_value_before() {
    let plan = new_plan("指標名,目標年度,基準値,R5目標\n来た人（人）,R9,100,120\n");
    assert_eq!(plan.indicators()[0].baseline.as_of, None);
}

#[test]
fn of_a_certain_and_an_open_actual_the_certain_one_counts() {
    for heads in ["R5実績,R5実績見込", "R5実績（確報）,R5実績（速報）"] {
        let read = table(&format!("指標名,{heads}\n来た人（人）,472,480\n"), &[]);
        assert_eq!(
            (placed(&read), open(&read)),
            (vec![(2, 2, "actual:2023", "472")], vec![("IN-121-1-3", 1)]),
            "{heads}"
        );
    }
}

#[test]
fn remarks_between_the_rows_of_an_indicator_name_no_other() {
    for remark in ["備考", "（図書館を除く）", "　くわしくは別表"] {
        let text = format!("指標名,単位,R3,R4\n利用した人,人,,\n目標,,40,42\n{remark},,,\n実績,,37,39\n");
        let read = table(&text, &[]);
        assert_eq!(placed(&read).len(), 4, "{remark}");
        assert!(read.placed.iter().all(|one| one.name == "利用した人"), "{remark}");
    }
}

#[test]
fn a_line_of_units_stands_between_the_names_of_columns_and_their_years() {
    for corner in ["", "単位"] {
        let read = table(
            &format!(
                "年度,山の家の泊まり客,朝市の売上\n{corner},人,千円\n\
                 令和2年度,10,20\n令和3年度,11,21\n令和4年度,12,22\n令和6年度（目標）,15,25\n"
            ),
            &[("IN-110-0", "actual")],
        );
        let told: Vec<(&str, &str, &str)> =
            read.placed.iter().map(|one| (&*one.name, &*one.unit, &*one.place)).collect();
        let expected = ["actual:2020", "actual:2021", "actual:2022", "target:2024"];
        let expected = [("山の家の泊まり客", "人"), ("朝市の売上", "千円")]
            .into_iter()
            .flat_map(|(name, unit)| expected.map(|place| (name, unit, place)));
        assert_eq!(told, expected.collect::<Vec<_>>(), "{corner}");
    }
}

#[test]
fn a_blank_unit_is_not_that_of_the_column_before() {
    let read = table(
        "年度,山の家の泊まり客,池の名前の数\n単位,人,\n令和2年度,10,20\n令和3年度,11,21\n令和4年度,12,22\n",
        &[("IN-110-0", "actual")],
    );
    let units: Vec<&str> = read.placed.iter().map(|one| &*one.unit).collect();
    assert_eq!(units, ["人", "人", "人", "", "", ""]);
}
