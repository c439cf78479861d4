//! Cells that hold several figures: each behind the label of its year, of targets and actuals, or of a part, or one plain figure
//! beside the other. All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

/// The names, places and values of a text without an answer.
fn read(text: &str, answers: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let placed = table(text, answers).placed.into_iter();
    placed.map(|one| (one.name, one.place, one.value.unwrap_or_else(|| one.state.to_owned()))).collect()
}

#[track_caller]
fn reads(text: &str, answers: &[(&str, &str)], expected: &[(&str, &str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(a, b, c)| (a.to_string(), b.to_string(), c.to_string())).collect();
    assert_eq!(read(text, answers), expected, "{text}");
    assert_eq!(open(&table(text, answers)), [], "{text}");
}

#[test]
fn each_figure_behind_a_year_is_of_that_year() {
    for cell in [
        "R5：10人、R6：12人",
        "R5 10人/R6 12人",
        "(R5)10 (R6)12",
        "令和5年度 10人\n令和6年度 12人",
        "R5:10 R6:12",
        "Ｒ５　１０人　Ｒ６　１２人",
    ] {
        for (heading, place) in [("目標値", "target"), ("実績値", "actual")] {
            let text = format!("指標名,単位,{heading},備考\n来た人,人,\"{cell}\",窓口\n出た人,人,\"{cell}\",\n");
            let of = |name, year: &str, value| (name, format!("{place}:{year}"), value);
            let expected = [
                of("来た人", "2023", "10"),
                of("来た人", "2024", "12"),
                of("出た人", "2023", "10"),
                of("出た人", "2024", "12"),
            ];
            reads(&text, &[], &expected.each_ref().map(|(name, place, value)| (*name, &**place, *value)));
        }
    }
    let text = "指標名,単位,目標値\n来た人,人,R5：10人、R6：-\n";
    assert_eq!(placed(&table(text, &[])), [(2, 3, "target:2023", "10"), (2, 3, "target:2024", "not_applicable")]);
    assert!(table(text, &[]).placed.iter().all(|one| one.text == "R5：10人、R6：-"), "the text is that of the cell");
}

#[test]
fn years_without_an_era_in_a_cell_are_asked_like_those_of_headings() {
    let text = "指標名,単位,目標値\n来た人,人,5年度：10人、6年度：12人\n";
    let asked = table(text, &[]);
    let questions = open(&asked);
    assert_eq!((placed(&asked), questions.len()), (vec![], 1));
    reads(text, &[(questions[0].0, "2023")], &[("来た人", "target:2023", "10"), ("来た人", "target:2024", "12")]);
}

#[test]
fn figures_whose_year_is_not_said_for_certain_stay_a_text() {
    for cell in ["10 R5 12 R6", "R5：10人、12人", "R5～R6：10人、R7：12人", "R5/10、R6/12", "R5：10人、R5：12人"]
    {
        let text = format!("指標名,単位,目標値\n来た人,人,{cell}\n");
        assert!(table(&text, &[]).placed.iter().all(|one| one.state == "text"), "{cell}");
        let answered = table(&text, &[("IN-011-1-3", "2024")]);
        assert!(answered.placed.iter().all(|one| one.state == "text"), "{cell}");
    }
    let beside = table("指標名,単位,目標値,R5目標\n来た人,人,R5：10人、R6：12人,11\n", &[]);
    assert_eq!(placed(&beside), [(2, 4, "target:2023", "11")], "a heading has that year already");
}

#[test]
fn a_cell_with_target_and_actual_of_a_year_gives_both() {
    for cell in ["目標：45 実績：41", "目標45/実績41", "計画 45 実績 41", "\"目標 45\n実績 41\""] {
        let text = format!("指標名,単位,R5\n来た人,人,{cell}\n");
        reads(&text, &[], &[("来た人", "target:2023", "45"), ("来た人", "actual:2023", "41")]);
    }
    let rate = table("指標名,単位,R5\n来た人,人,目標：50 実績：41 達成率：82%\n", &[]);
    assert_eq!(placed(&rate), [(2, 3, "target:2023", "50"), (2, 3, "actual:2023", "41"), (2, 3, "rate:2023", "82")]);
    assert_eq!(not_placed(&rate), []);
}

#[test]
fn headings_with_both_words_say_which_figure_is_which() {
    for heading in ["R4（目標／実績）", "R4 目標/実績", "R4 計画・実績", "目標／実績（R4）"] {
        let text = format!("指標名,単位,{heading},R5目標\n来た人,人,45／41,50\n出た人,人,7/－,8\n");
        let read = table(&text, &[]);
        let mut values = placed(&read);
        values.sort_unstable();
        let expected = [
            (2, 3, "actual:2022", "41"),
            (2, 3, "target:2022", "45"),
            (2, 4, "target:2023", "50"),
            (3, 3, "target:2022", "7"),
            (3, 4, "target:2023", "8"),
        ];
        assert_eq!((values, open(&read)), (expected.to_vec(), vec![("IN-006-dashes", 1)]), "{heading}");
    }
    reads(
        "指標名,単位,R4 実績/目標\n来た人,人,45/41\n",
        &[],
        &[("来た人", "actual:2022", "45"), ("来た人", "target:2022", "41")],
    );
    reads(
        "指標名,単位,R4目標（実績）,R5計画(実績)\n来た人,人,45（41）,50(-)\n",
        &[("IN-006-dashes", "not_known")],
        &[
            ("来た人", "target:2022", "45"),
            ("来た人", "actual:2022", "41"),
            ("来た人", "target:2023", "50"),
            ("来た人", "actual:2023", "unknown"),
        ],
    );
    for other in ["7", "7・8", "7/8/9", "7／約", "7～8", "7（8）", "7人／80%"] {
        let text = format!("指標名,単位,R4（目標／実績）,R5目標\n来た人,人,45／41,50\n出た人,人,{other},8\n");
        assert_eq!(read(&text, &[]).len(), 2, "{other}: no cell of the column is parted");
    }
}

#[test]
fn figures_behind_the_same_labels_are_asked_once_whether_they_are_indicators() {
    let text = "指標名,現状値（R4）,R9目標,R5実績\n平均寿命,男性 81.1年 女性 85.2年,男性 82年 女性 86年,\"男性 81.4年\n女性 85.3年\"\n\
                所要時間（分）,本庁まで 40分 支所まで 20分,本庁まで35分、支所まで15分,\n出店数（店）,5,6,7\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked).len(), open(&asked)), (3, vec![("IN-129-", 5)]));
    let left = table(text, &[("IN-129-", "leave_out")]);
    let told = not_placed(&left);
    assert_eq!((placed(&left).len(), told.len()), (3, 7));
    assert!(told.contains(&(2, 2, "男性 81.1年 女性 85.2年")) && told.contains(&(2, 1, "平均寿命")), "{told:?}");
    reads(
        text,
        &[("IN-129-", "yes")],
        &[
            ("出店数（店）", "baseline", "5"),
            ("出店数（店）", "target:2027", "6"),
            ("出店数（店）", "actual:2023", "7"),
            ("平均寿命（男性）", "baseline", "81.1"),
            ("平均寿命（男性）", "target:2027", "82"),
            ("平均寿命（男性）", "actual:2023", "81.4"),
            ("平均寿命（女性）", "baseline", "85.2"),
            ("平均寿命（女性）", "target:2027", "86"),
            ("平均寿命（女性）", "actual:2023", "85.3"),
            ("所要時間（本庁まで）（分）", "baseline", "40"),
            ("所要時間（本庁まで）（分）", "target:2027", "35"),
            ("所要時間（支所まで）（分）", "baseline", "20"),
            ("所要時間（支所まで）（分）", "target:2027", "15"),
        ],
    );
}

#[test]
fn a_label_may_be_a_word_for_a_unit_where_the_figure_before_it_has_one() {
    let text = "指標名,現状値,R9目標\n会員数,個人 40人 法人 20社,個人 50人 法人 30社\n";
    assert_eq!(open(&table(text, &[])), [("IN-129-", 2)]);
    let bare = "指標名,現状値,R9目標\n会員数,市内 40 人 市外 20 人,市内 50 人 市外 30 人\n";
    assert!(!open(&table(bare, &[])).iter().any(|(id, _)| *id == "IN-129-"));
}

#[test]
fn a_label_is_a_part_of_the_name_and_never_its_unit() {
    let with_units = |text: &str, answers: &[(&str, &str)]| -> Vec<(String, String, Option<String>)> {
        let placed = table(text, answers).placed.into_iter();
        placed.filter(|one| !one.name.starts_with("出店数")).map(|one| (one.name, one.unit, one.value)).collect()
    };
    let of = |name: &str, unit: &str, value: &str| (name.to_owned(), unit.to_owned(), Some(value.to_owned()));
    for (heading, other) in [
        ("指標,現状値,R9目標", ""),
        ("指標,現状値,R9目標", "出店数（店）,5,6\n"),
        ("指標,現状値（％）,R9目標（％）", ""),
        ("指標,現状値,R9目標,単位", ""),
    ] {
        let text = format!("{heading}\n加入率,世帯：40％ 企業：20％,世帯：60％ 企業：50％\n{other}");
        let expected = [
            of("加入率（世帯）", "％", "40"),
            of("加入率（世帯）", "％", "60"),
            of("加入率（企業）", "％", "20"),
            of("加入率（企業）", "％", "50"),
        ];
        assert_eq!(with_units(&text, &[("IN-129-", "yes")]), expected, "{text}");
    }
    let courses = "指標,現状値,R9目標\n利用,講座：5回 教室：3人,講座：8回 教室：－\n";
    let expected = [of("利用（講座）", "回", "5"), of("利用（講座）", "回", "8"), of("利用（教室）", "人", "3")];
    let read = with_units(courses, &[("IN-129-", "yes")]);
    assert_eq!(read.into_iter().filter(|(_, _, value)| value.is_some()).collect::<Vec<_>>(), expected);
    let in_name = "指標,R9目標\n売上（千円）,店舗：5千円 市外：3千円\n";
    let expected = [of("売上（店舗）（千円）", "千円", "5"), of("売上（市外）（千円）", "千円", "3")];
    assert_eq!(with_units(in_name, &[("IN-129-", "yes")]), expected);
    for bare in ["世帯：40 大人：20,世帯：60 大人：50", "世帯：40 大人：20,世帯：60％ 大人：50％"]
    {
        let read = table(&format!("指標,現状値,R9目標\n加入率,{bare}\n"), &[]);
        assert!(!open(&read).iter().any(|(id, _)| *id == "IN-129-"), "{bare}: nothing else may be the unit");
        assert!(read.placed.iter().all(|one| one.state == "text"), "{bare}");
    }
}

#[test]
fn figures_of_different_units_are_no_series() {
    for text in [
        "指標,目標値\n会員数,R5：10人 R6：12団体\n",
        "指標,R5\n会員数,目標45人 実績41団体\n",
        "指標,R5\n会員数,目標：45人 実績：41団体 達成率：82%\n",
        "指標,目標値\n会員数,R5：10年 R6：12人\n",
    ] {
        let read = table(text, &[]);
        assert!(read.placed.iter().all(|one| one.state == "text"), "{text}");
        assert!(
            !read.placed.is_empty() || !read.not_placed.is_empty() || !open(&read).is_empty(),
            "{text}: it is told"
        );
    }
    for (text, values) in [
        ("指標,目標値\n会員数,R5：9800人 R6：12人以上\n", vec![9_800, 12]),
        ("指標,目標値\n会員数,R5：10 R6：12人\n", vec![10, 12]),
        ("指標,R5\n会員数,目標：50人 実績：41人 達成率：82%\n", vec![50, 41, 82]),
    ] {
        let values: Vec<_> = values.into_iter().map(|value| Some(value.to_string())).collect();
        let read = table(text, &[]).placed.into_iter().map(|one| one.value).collect::<Vec<_>>();
        assert_eq!(read, values, "{text}");
    }
}

#[test]
fn a_row_with_other_labels_or_a_bare_figure_is_no_row_of_parts() {
    for cells in
        ["男性 81年 女性 85年,86年", "男性 81年 女性 85年,女性 82年 男性 86年", "約 81年 約 85年,約 82年 約 86年"]
    {
        let read = table(&format!("指標名,現状値,R9目標\n平均寿命,{cells}\n出店数,5,6\n"), &[]);
        assert!(!open(&read).iter().any(|(id, _)| *id == "IN-129-"), "{cells}");
        assert!(
            read.placed
                .iter()
                .all(|one| one.name != "平均寿命" || one.state == "text" || one.value.as_deref() == Some("86"))
        );
    }
}

#[test]
fn of_several_plain_figures_it_is_asked_once_whether_one_counts() {
    let text = "指標名,単位,現状値,R9目標\n行った率,%,44.2% 34市町村 全国41位（2022年）,50%\n出店数,店,3か所 12店,20店\n来た人,人,30 40,50\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked).len(), open(&asked)), (3, vec![("IN-130-", 3)]));
    let answered = table(text, &[("IN-130-", "yes")]);
    let baselines: Vec<_> = placed(&answered).into_iter().filter(|(_, _, place, _)| *place == "baseline").collect();
    assert_eq!(baselines, [(2, 3, "baseline", "44.2"), (3, 3, "baseline", "12"), (4, 3, "baseline", "30")]);
    let left = table(text, &[("IN-130-", "leave_out")]);
    assert!(open(&left).is_empty() && left.placed.iter().all(|one| one.place != "baseline" || one.state == "text"));
}

#[test]
fn spans_changes_and_figures_of_several_years_are_not_asked_so() {
    for cell in ["10 → 20", "5～10", "12人（R4）、13人（R5）", "45/41", "男性 5人 女性 6人"] {
        let read = table(&format!("指標名,単位,現状値,R9目標\n来た人,人,{cell},50\n出た人,人,3,4\n"), &[]);
        assert!(!open(&read).iter().any(|(id, _)| *id == "IN-130-"), "{cell}");
    }
}
