//! The headings of tables that offices made for themselves: which figures are placed without a question, which are asked once
//! for a run of years or for a column, and that what cannot be told is listed. All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

#[test]
fn years_in_brackets_belong_to_the_figures_below_them_and_units_come_from_the_cells() {
    let read = table(
        "成果指標\t現状値（令和4年度）\t目標値（令和9年度）\n\
         新しい店の数\t12店舗\t20店舗\n\
         道の駅の来客数（千人）\t310\t400\n",
        &[],
    );
    assert_eq!(
        placed(&read),
        [
            (2, 2, "baseline", "12"),
            (2, 3, "target:2027", "20"),
            (3, 2, "baseline", "310"),
            (3, 3, "target:2027", "400")
        ]
    );
    let units: Vec<&str> = read.placed.iter().map(|one| &*one.unit).collect();
    assert_eq!((units, open(&read)), (vec!["店舗", "店舗", "千人", "千人"], Vec::new()));
}

#[test]
fn a_year_beside_a_figure_is_its_year() {
    let read = table(
        "指標\t単位\t基準値\t基準年度\t目標値\t目標年度\t達成率\n\
         定住者数\t人\t30\tH26\t60\tR元\t50%\n\
         空き家の利用\t件\t2\tH27\t9\tR2\t\n",
        &[],
    );
    assert_eq!(
        placed(&read),
        [(2, 3, "baseline", "30"), (2, 5, "target:2019", "60"), (3, 3, "baseline", "2"), (3, 5, "target:2020", "9")]
    );
}

#[test]
fn of_years_without_an_era_that_lie_near_each_other_one_is_asked() {
    let text = "評価指標\t現状値\t29年度実績\t目標値\n\
                農家の数\t41戸（28年度）\t43戸\t50戸（35年度）\n\
                直売所の売上\t15百万円（28年度）\t16百万円\t20百万円（33年度）\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-011-1-3", 4)]);
    let answered = table(text, &[("IN-011-1-3", "2017")]);
    assert_eq!(
        placed(&answered),
        [
            (2, 2, "baseline", "41"),
            (2, 3, "actual:2017", "43"),
            (2, 4, "target:2023", "50"),
            (3, 2, "baseline", "15"),
            (3, 3, "actual:2017", "16"),
            (3, 4, "target:2021", "20")
        ]
    );
}

#[test]
fn headings_go_on_where_an_era_ends_and_cells_do_so_only_by_their_headings() {
    let text = "指標名\t29年度目標\t30年度目標\t元年度目標\t２年度目標\t達成値\n\
                朝市の出店数\t10\t11\t12\t13\t9（２年度）\n\
                朝市の来場者数\t100\t110\t120\t130\t90（28年度）\n";
    assert_eq!(open(&table(text, &[])), [("IN-011-1-2", 10)]);
    let answered = table(text, &[("IN-011-1-2", "2017")]);
    let places: Vec<&str> = answered.placed.iter().map(|one| &*one.place).collect();
    assert_eq!(
        places,
        [
            "target:2017",
            "target:2018",
            "target:2019",
            "target:2020",
            "actual:2020",
            "target:2017",
            "target:2018",
            "target:2019",
            "target:2020",
            "actual:2016"
        ]
    );
}

#[test]
fn no_era_is_taken_for_granted_between_years_that_lie_apart() {
    let text = "指標名\t現状値\t29年度実績\t目標値\n\
                農家の数\t41戸\t43戸\t50戸（２年度）\n\
                直売所の数\t5件\t6件\t8件（28年度）\n";
    let answered = table(text, &[("IN-011-1-3", "2017")]);
    // 2年度 may be 令和2年度 and is asked by itself; the year in the row below it is not moved by it.
    assert_eq!(open(&answered), [("IN-011-1-4", 1)]);
    assert_eq!(answered.questions[0].choices, ["2020", "1990", "2002", "1927", "leave_out"]);
    assert!(placed(&answered).contains(&(3, 4, "target:2016", "8")));
    let both = table(text, &[("IN-011-1-3", "2017"), ("IN-011-1-4", "2020")]);
    assert!(placed(&both).contains(&(2, 4, "target:2020", "50")));
    assert_eq!(open(&both), []);
}

#[test]
fn names_may_stand_under_a_blank_corner_or_beside_their_codes() {
    let corner = table("\t令和5年度目標\t令和5年度実績\n祭りの来場者数\t8,000\t7,500\n商品の種類\t6\t6\n", &[]);
    assert_eq!(corner.placed[0].name, "祭りの来場者数");
    assert_eq!(open(&corner), []);
    let codes = table("指標\t名称\t単位\tR5目標\nア\t講座の回数\t回\t6\nイ\t講座の人数\t人\t90\n", &[]);
    let names: Vec<&str> = codes.placed.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["講座の回数", "講座の人数"]);
    assert_eq!(not_placed(&codes), [(2, 1, "ア"), (3, 1, "イ")]);
}

#[test]
fn projects_name_the_indicators_where_nothing_else_does() {
    let alone = table("事業名\tR5目標\tR5実績\n朝市\t12回\t11回\n婚活支援\t6組\t4組\n", &[]);
    assert_eq!(alone.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["朝市", "朝市", "婚活支援", "婚活支援"]);
    let with_names = table("事業名\t指標名\tR5目標\n朝市\t出店数\t12店\n\t来場者数\t900人\n", &[]);
    assert_eq!(with_names.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["出店数", "来場者数"]);
}

#[test]
fn short_names_are_no_codes_and_what_was_done_in_words_has_no_year() {
    let read = table(
        "指標\t考え方\t令和5年度目標\t実績\n出生数\t増やす\t80人\t相談会を開催\n婚姻率\t保つ\t5％\t冊子を配布\n",
        &[],
    );
    let names: Vec<&str> = read.placed.iter().map(|one| &*one.name).collect();
    assert_eq!((names, open(&read)), (vec!["出生数", "婚姻率"], Vec::new()));
    assert_eq!(not_placed(&read).len(), 4);
}

#[test]
fn a_table_of_one_indicator_is_about_its_caption() {
    let read = table(
        "新しく働く人の数（人）\n\t基準値\tR5\tR6\n期待値\t100\t200\t400\n実績値（速報）\t\t190\t\n達成率\t\t95.0%\t\n",
        &[],
    );
    let of_targets = [(3, 2, "baseline", "100"), (3, 3, "target:2023", "200"), (3, 4, "target:2024", "400")];
    assert_eq!(placed(&read), [&of_targets[..], &[(4, 3, "actual:2023", "190"), (5, 3, "rate:2023", "95.0")]].concat());
    assert!(read.placed.iter().all(|one| one.name == "新しく働く人の数（人）"));
    assert_eq!(not_placed(&read), []);
}

#[test]
fn a_column_of_figures_whose_heading_is_not_known_is_asked_and_left_without_an_answer() {
    let text = "指標名\t単位\tR5目標\t確認した数\tメモ\n講座の人数\t人\t90\t84\t夏に開催\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-121-1-4", 1)]);
    assert_eq!(asked.questions[0].choices, ["actual:2023", "target:2023", "baseline", "leave_out"]);
    let answered = table(text, &[("IN-121-1-4", "actual:2023")]);
    assert_eq!(placed(&answered), [(2, 3, "target:2023", "90"), (2, 4, "actual:2023", "84")]);
    let left = table(text, &[("IN-121-1-4", "leave_out")]);
    assert_eq!(not_placed(&left), [(2, 4, "84"), (2, 5, "夏に開催")]);
}

#[test]
fn a_second_value_before_the_project_is_the_actual_of_its_year() {
    let read = table("指標名\t単位\t基準値\t現状値（R5）\t目標値（R9）\n講座の人数\t人\t50\t84\t90\n", &[]);
    assert_eq!(placed(&read), [(2, 3, "baseline", "50"), (2, 4, "actual:2023", "84"), (2, 5, "target:2027", "90")]);
}

#[test]
fn a_row_that_does_not_fit_its_headings_is_listed_and_the_others_are_read() {
    let read = table("指標名\t単位\tR5目標\n講座の人数\t人\t90\n講座の回数\t回\t6\t7\t8\n", &[]);
    assert_eq!(placed(&read), [(2, 3, "target:2023", "90")]);
    assert_eq!(not_placed(&read).len(), 5);
    assert!(read.refused.is_none());
}

#[test]
fn a_figure_without_any_year_may_be_of_any_and_is_asked_by_column() {
    let text = "指標\t現状\t目標\n講座の人数\t50人\t90人\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-011-1-3", 1)]);
    let answered = table(text, &[("IN-011-1-3", "2027")]);
    assert_eq!(placed(&answered), [(2, 2, "baseline", "50"), (2, 3, "target:2027", "90")]);
}

#[test]
fn rates_beside_them_tell_which_figures_are_targets_and_which_actuals() {
    let with_rate = |rate: &str| {
        let text = format!(
            "指標\tKPI（令和6年3月まで）\tKPI（令和3年度）\t達成率\n\
             相談の件数\t300件\t32件\t10.7%\n\
             朝市の数\t4回\t3回\t75%\n\
             講座の数\t10回\t12回\t{rate}\n"
        );
        table(&text, &[])
    };
    let told = with_rate("120%");
    assert_eq!(
        placed(&told)[..6],
        [
            (2, 2, "target:2023", "300"),
            (2, 3, "actual:2021", "32"),
            (2, 4, "rate:2021", "10.7"),
            (3, 2, "target:2023", "4"),
            (3, 3, "actual:2021", "3"),
            (3, 4, "rate:2021", "75")
        ]
    );
    assert_eq!(open(&told), []);
    assert_eq!(open(&with_rate("90%")).first().map(|(question, _)| *question), Some("IN-110-1"), "one row disagrees");
}

#[test]
fn names_that_are_repeated_before_each_figure_name_it_once() {
    let text = "目標（令和6年度）\t実績（令和3年度）\t達成率\n\
                相談の件数\t300件\t相談の件数\t32件\t10.7%\n\
                講座の数\t10回\t講座の数\t12回\t120%\n";
    let read = table(text, &[]);
    assert_eq!(
        placed(&read),
        [
            (2, 2, "target:2024", "300"),
            (2, 4, "actual:2021", "32"),
            (2, 5, "rate:2021", "10.7"),
            (3, 2, "target:2024", "10"),
            (3, 4, "actual:2021", "12"),
            (3, 5, "rate:2021", "120")
        ]
    );
    assert_eq!((&*read.placed[0].name, open(&read)), ("相談の件数", Vec::new()));
}

#[test]
fn a_piece_of_a_text_that_was_cut_in_its_brackets_heads_nothing() {
    let text = "5年間で100人の雇用\t(令和3年度\t13人)\n指標\t令和3年度目標\t令和3年度実績\n相談の件数\t5件\t4件\n";
    assert_eq!(placed(&table(text, &[])), [(3, 2, "target:2021", "5"), (3, 3, "actual:2021", "4")]);
}

#[test]
fn a_caption_that_only_says_what_figures_are_says_it_of_years_that_follow_each_other() {
    let rows = "指標名\tR5\tR6\tR7\n出店数\t1\t2\t3\n";
    for caption in ["【数値目標】", "(2) 数値目標", "《目標値》", "KPI（数値目標）"] {
        let read = table(&format!("{caption}\n{rows}"), &[]);
        let targets = [(3, 2, "target:2023", "1"), (3, 3, "target:2024", "2"), (3, 4, "target:2025", "3")];
        assert_eq!((placed(&read), open(&read)), (targets.to_vec(), Vec::new()), "{caption}");
    }
    let asked = |text: &str| assert_eq!(open(&table(text, &[])).first().map(|it| it.0), Some("IN-110-2"), "{text}");
    asked(&format!("基本目標1\n{rows}"));
    asked(&format!("目標と実績\n{rows}"));
    // The first of two years that lie apart may be that of the present value.
    asked("【数値目標】\n指標名\tR2\tR7\n出店数\t1\t2\n");
}

#[test]
fn a_year_over_the_names_is_that_of_all_figures() {
    let read = table(
        "令和5年度\t計画数値\t実績値\t差\n講座に来た人\t300人\t280人\t△20人\n配った冊子\t50冊\t60冊\t10冊\n",
        &[],
    );
    assert_eq!(
        placed(&read),
        [
            (2, 2, "target:2023", "300"),
            (2, 3, "actual:2023", "280"),
            (3, 2, "target:2023", "50"),
            (3, 3, "actual:2023", "60")
        ]
    );
    assert_eq!(open(&read), []);
    let named = table("指標\t令和5年度\t計画数値\n講座に来た人\t300人\t280人\n", &[]);
    assert!(named.placed.is_empty(), "beside a column of names it is that of its own figures");
}

#[test]
fn beside_kubun_the_last_target_has_a_column_of_its_own() {
    let text = "指標\t単位\t区分\tR4年度\tR5年度\t最終目標値\t目標年度\n\
                講座の回数\t回\t目標値\t10\t12\t20\tR8\n講座の回数\t回\t実績値\t11\t12\t\t\n";
    let read = table(text, &[]);
    assert_eq!(open(&read), []);
    assert!(placed(&read).contains(&(2, 6, "target:2026", "20")));
    assert_eq!((placed(&read).len(), not_placed(&read)), (5, vec![]));
}

#[test]
fn the_present_value_behind_that_of_the_plan_is_an_actual() {
    let text =
        "指標項目\t設定時の値（年度）\t現況値（年度）\tR8の目標値\n基準に合う地点\t93.8（R2）\t95.0（R4）\t100\n";
    let read = table(text, &[]);
    assert_eq!(
        placed(&read),
        [(2, 2, "baseline", "93.8"), (2, 3, "actual:2022", "95.0"), (2, 4, "target:2026", "100")]
    );
}

#[test]
fn under_the_heading_of_targets_the_years_of_the_form_are_planned() {
    let text = "数値目標 事業開始前(現時点) 令和4年度(1年目) 令和5年度(2年目)\n市の売上 0千円 0千円 1,000千円\n来た人 5人 10人 600人\n";
    let read = table(text, &[]);
    assert_eq!(open(&read), []);
    let places: Vec<&str> = read.placed.iter().map(|one| &*one.place).collect();
    assert_eq!(places, ["baseline", "target:2022", "target:2023"].repeat(2));
}

#[test]
fn a_year_that_is_estimated_is_a_year_and_its_actuals_are_estimates() {
    let text = "指標名,単位,2020年,2025年（推計）\n総人口,人,120,110\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked).len()), (vec![], 2));
    let answered = table(text, &[("IN-011-1-3", "2020"), ("IN-110-1", "actual")]);
    assert_eq!(placed(&answered), [(2, 3, "actual:2020", "120"), (2, 4, "actual:2025", "110")]);
}

#[test]
fn a_time_limit_is_that_of_the_target_wherever_it_stands() {
    for heading in ["期限", "達成期限", "達成年度", "目標（年度）"] {
        let text = format!("指標名,単位,目標値,実績値,{heading}\n相談の数,人,99,80,R7\n");
        let read = table(&text, &[]);
        assert_eq!(placed(&read), [(2, 3, "target:2025", "99")], "{heading}");
    }
}

#[test]
fn nothing_is_placed_where_headings_say_less_than_they_seem_to() {
    for text in [
        // What has been reached is no target.
        "指標名,単位,R5目標達成数\n講座,件,3\n",
        // The year in the corner is not that of a figure with a time, nor of parts of the year, nor of March.
        "平成27年度,単位,10年後の目標,実績\n来た人,人,100,90\n会った人,人,30,40\n",
        "R6,計画,実績\n第1四半期,100,90\n第2四半期,30,40\n",
        "令和5年3月,目標,実績\n来た人,100,90\n会った人,30,40\n",
        // The years may have moved by one cell.
        ",,R5,,R6\n指標,目標,実績,目標,実績\n来た人,10,9,12,11\n",
        // Names of indicators that are made of the words for rows.
        "指標,R4,R5,R6\n相談件数,99,110,1\n計画数,98,105,1\n活動実績,1,2,3\n講座数,5,6,7\n",
    ] {
        assert_eq!(placed(&table(text, &[])), [], "{text}");
    }
}

#[test]
fn under_the_heading_of_targets_years_that_are_not_counted_are_asked() {
    let text = "数値目標,単位,事業開始前,R5（確定）,R6（速報）,R7\n来た人,人,100,110,120,130\n";
    assert_eq!(placed(&table(text, &[])), [(2, 3, "baseline", "100")]);
}

#[test]
fn the_value_of_the_plan_is_before_the_present_one_in_either_order() {
    let read = table("指標,現況値（R5）,設定時（R2）,目標（R8）\n来た人,1,2,3\n", &[]);
    assert_eq!(placed(&read), [(2, 2, "actual:2023", "1"), (2, 3, "baseline", "2"), (2, 4, "target:2026", "3")]);
}

#[test]
fn words_before_target_and_actual_are_no_reason_to_ask() {
    let read = table(
        "成果指標\t単位\t策定当初（R2）\t短期目標（R6）\t努力目標（R8）\tR4目標件数\tR4実績件数\tR5修正目標\tR5成果実績\n\
         朝市の出店\t件\t10\t30\t40\t15\t14\t20\t21\n",
        &[],
    );
    assert_eq!(
        placed(&read),
        [
            (2, 3, "baseline", "10"),
            (2, 4, "target:2024", "30"),
            (2, 5, "target:2026", "40"),
            (2, 6, "target:2022", "15"),
            (2, 7, "actual:2022", "14"),
            (2, 8, "target:2023", "20"),
            (2, 9, "actual:2023", "21")
        ]
    );
    assert_eq!(open(&read), []);
}

#[test]
fn a_year_in_brackets_says_which_one_the_year_before_is() {
    let read = table(
        "指標\t単位\t前々年度実績（R3）\t前年度実績（令和4年度）\tR5計画（当年度）\t令和6年度（最終年度）目標\n\
         山小屋の利用者\t人\t10\t20\t30\t40\n",
        &[],
    );
    assert_eq!(
        placed(&read),
        [
            (2, 3, "actual:2021", "10"),
            (2, 4, "actual:2022", "20"),
            (2, 5, "target:2023", "30"),
            (2, 6, "target:2024", "40")
        ]
    );
}

#[test]
fn the_year_before_one_that_stands_beside_it_without_brackets_is_asked() {
    let read = table(
        "指標\t単位\tR5目標\tR4前年度実績\n\
         山小屋の利用者\t人\t30\t20\n",
        &[],
    );
    assert_eq!((placed(&read), open(&read)), (vec![(2, 3, "target:2023", "30")], vec![("IN-121-1-4", 1)]));
}

#[test]
fn what_compares_the_figures_is_listed_and_not_asked_about() {
    let read = table(
        "指標\t単位\tR4実績\t対前年度比\t基準年度比（％）\t増減\n\
         山小屋の利用者\t人\t30\t1.2\t120\t5\n\
         増減の多い池の数\t箇所\t3\t1.0\t100\t0\n",
        &[],
    );
    assert_eq!((placed(&read), open(&read)), (vec![(2, 3, "actual:2022", "30"), (3, 3, "actual:2022", "3")], vec![]));
    assert_eq!(not_placed(&read).len(), 6);
}

#[test]
fn a_unit_stands_in_any_brackets_behind_a_name() {
    let read = table(
        "指標\tR4実績\n\
         山小屋の利用者【人】\t30\n\
         湧き水の量［m3］\t31\n\
         池の面積〔ha〕※1\t32\n\
         熱の利用（GJ）\t33\n\
         湖の水質【環境基準点】\t34\n",
        &[],
    );
    let units: Vec<&str> = read.placed.iter().map(|one| &*one.unit).collect();
    assert_eq!(units, ["人", "m3", "ha", "GJ", ""]);
}

#[test]
fn the_parts_of_a_heading_may_be_joined_by_a_line() {
    let read = table(
        "指標コード,指標名,単位,2021_実績,R4_実績値,目標_2025年度\n101,朝市の出店,件,10,11,20\n102,池の名,件,1,1,2\n",
        &[],
    );
    assert_eq!(
        placed(&read)[..3],
        [(2, 4, "actual:2021", "10"), (2, 5, "actual:2022", "11"), (2, 6, "target:2025", "20")]
    );
}
