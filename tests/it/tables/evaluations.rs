//! Tables by which offices report and evaluate: reports on grants, strategies with a table for each aim, comparisons of what was
//! changed. All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

/// The names of the indicators that are placed, each once.
fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = table(text, &[]).placed.into_iter().map(|one| one.name).collect();
    names.dedup();
    names
}

#[test]
fn the_only_time_of_targets_may_stand_behind_the_actuals() {
    let text =
        "指標,目標値,実績値,目標年月,今後\n①泊まった人,20人,24人,R6.3,続ける\n②相談の数,150件,131件,R6.3,改める\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(2, 2, "target:2023", "20"), (3, 2, "target:2023", "150")]);
    assert_eq!(open(&asked), [("IN-011-1-3", 2)]);
    assert_eq!(placed(&table(text, &[("IN-011-1-3", "target")])).len(), 4);
    let two = table("指標,中間目標値,最終目標値,実績値,目標年月\n泊まった人,20人,30人,24人,R6.3\n", &[]);
    assert!(two.placed.is_empty(), "of several targets nobody knows whose time it is");
    let between = table("指標,目標値,実績値,長期目標,目標年度\n泊まった人,10,8,50,R12\n", &[]);
    assert!(between.placed.is_empty(), "it may be that of the target beside it, which is not read");
}

#[test]
fn times_of_figures_that_are_read_are_not_listed_as_left_out() {
    let text = "指標名,単位,現況値,,目標値,\n,,数値,年度,数値,年度\n畑の面積,ha,52.3,R3,45.0,R8\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(3, 3, "baseline", "52.3"), (3, 5, "target:2026", "45.0")]);
    assert_eq!(not_placed(&read), []);
}

#[test]
fn each_aim_of_a_strategy_has_a_table_with_its_headings() {
    let text = "基本目標１　しごとをつくる,,,\n数値目標,基準値,目標値（R6）,実績値（R5）\n雇われた人,-,250人,151人\n基本的方向,,,\n\
                基本目標２　ひとを呼ぶ,,,\n数値目標,基準値,目標値（R6）,実績値（R5）\n増えた人,△120人,△50人,△61人\n";
    assert_eq!(names(text), ["雇われた人", "増えた人"]);
    let read = table(text, &[]);
    assert_eq!((placed(&read).len(), open(&read)), (6, vec![]));
    assert_eq!(not_placed(&read).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [1, 4, 5]);
}

#[test]
fn a_name_alone_among_rows_of_figures_is_a_title() {
    let text = "指標,R5目標,単位,R5実績\n観光の振興,,,\n泊まった人,120,人,110\n配った地図,40,枚,0\n";
    assert_eq!(names(text), ["泊まった人", "配った地図"]);
    assert_eq!(not_placed(&table(text, &[])), [(2, 1, "観光の振興")]);
    let without_figures = "指標,単位,R5目標\n泊まった人,人,120\n配った地図,枚,\n";
    assert_eq!(not_placed(&table(without_figures, &[])), [], "with a unit it is an indicator without figures yet");
}

#[test]
fn what_is_said_about_an_indicator_is_not_its_name() {
    for (heading, about) in [("計測方法", "国の統計"), ("算出根拠", "受付の数"), ("出典", "白書")] {
        let text = format!("取組の成果,{heading},R5目標,R5実績\n来た人,{about},100,95\n");
        assert_eq!(names(&text), ["来た人"], "{heading}");
    }
}

#[test]
fn changed_figures_are_told_from_those_before() {
    let text = "指標,変更前,,変更後,\n,R5目標,R7目標,R5目標,R7目標\n来た人（人）,100,120,110,130\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(3, 4, "target:2023", "110"), (3, 5, "target:2025", "130")]);
    assert_eq!(open(&read), [("IN-121-2-2", 1), ("IN-121-2-3", 1)]);
}

#[test]
fn words_that_alone_part_equal_years_leave_none_of_them_unasked() {
    let text = |old: &str, new: &str| {
        format!(",,{old},,{new},\n指標名,R4実績,R5目標,R6目標,R5目標,R6目標\n来た人（人）,9,10,20,11,21\n")
    };
    let of = |old, new| table(&text(old, new), &[]);
    let amended = of("改正前", "改正後");
    assert_eq!(placed(&amended)[1..], [(3, 5, "target:2023", "11"), (3, 6, "target:2024", "21")]);
    assert_eq!(open(&amended), [("IN-121-2-3", 1), ("IN-121-2-4", 1)]);
    let unknown = of("旧", "新");
    assert_eq!((placed(&unknown), open(&unknown).len()), (vec![(3, 2, "actual:2022", "9")], 4));
}

#[test]
fn the_progress_under_years_is_that_of_actuals() {
    let text = "指標名,単位,当初値,目標値,進捗状況,\n,,R2年度,R7年度,R3年度,R4年度\n登録した人,人,320,400,331,345\n";
    let read = table(text, &[]);
    let places: Vec<&str> = read.placed.iter().map(|one| &*one.place).collect();
    assert_eq!((places, open(&read)), (vec!["baseline", "target:2025", "actual:2021", "actual:2022"], vec![]));
}

#[test]
fn several_values_in_a_cell_are_never_one() {
    for cell in
        ["R5：10人、R6：12人", "12人（R4）、13人（R5）", "中間目標（R5）450 最終目標（R7）500", "目標：45.0 実績：41.2"]
    {
        let text = format!("指標名,単位,R5実績,R6目標\n来た人,人,5,{cell}\n出た人,人,4,8\n");
        let read = table(&text, &[]);
        assert_eq!(placed(&read)[1], (2, 4, "target:2024", "text"), "{cell}");
        assert_eq!(open(&read), [], "{cell}: it is no figure with a remark");
    }
}

#[test]
fn the_first_year_of_a_project_may_be_called_so() {
    let text = "KPI,単位,申請時,初年度目標,2年目目標\n雇われた人,人,0,3,4\n";
    let read = table(text, &[("IN-011-1-4", "2024")]);
    let places: Vec<&str> = read.placed.iter().map(|one| &*one.place).collect();
    assert_eq!(places, ["baseline", "target:2024", "target:2025"]);
}

#[test]
fn a_row_that_only_says_how_it_is_computed_is_asked() {
    for name in ["②－①", "差引", "過不足"] {
        let read = table(&format!("指標名,R5目標\n①来る人（人）,180\n②受け入れる人（人）,200\n{name},20\n"), &[]);
        assert_eq!((placed(&read).len(), open(&read)), (2, vec![("IN-128-", 1)]), "{name}");
    }
}

#[test]
fn a_row_below_a_sentence_is_not_of_the_indicator_above_it() {
    let head = "指標名,区分,R5,R6\n来た人,目標,10,20\n";
    let read = table(&format!("{head}満足と答えた人を増やす。,,,\n,実績,51,61\n"), &[]);
    assert_eq!(placed(&read), [(2, 3, "target:2023", "10"), (2, 4, "target:2024", "20")]);
    let noted = table(&format!("{head}※速報値を含む。,,,\n,実績,51,61\n"), &[]);
    assert_eq!(placed(&noted).len(), 4, "a note names nothing");
}

#[test]
fn the_unit_may_stand_in_the_headings_of_the_figures() {
    let unit = |text: &str| table(text, &[]).placed[0].unit.clone();
    assert_eq!(unit("指標名,R5目標（人）,R5実績（人）\n来た人,100,95\n"), "人");
    assert_eq!(unit("指標名,R5目標,R5実績\n,（人）,（人）\n来た人,100,95\n"), "人");
    assert_eq!(unit("指標名,R5目標（人）,R5実績（％）\n来た人,100,95\n"), "", "of two nobody knows which");
    assert_eq!(unit("指標名,R5目標（人）\n売れた額（千円）,100\n"), "千円", "the indicator's own counts");
    assert_eq!(
        unit("事業名,R5予算額（千円）,KPI,R5目標\n朝市,500,来た人,100\n"),
        "",
        "money beside it is not its unit"
    );
    assert_eq!(unit("指標名,単位,R5目標（人）\n売れた額,千円,100\n"), "千円");
}

#[test]
fn the_units_of_the_figures_count_more_than_that_of_one_heading() {
    let text = "指標名,R5目標（人）,R5実績\n働く人の割合,50%,51%\n売れた額,100千円,120千円\n来た人,5,6人\n";
    let units: Vec<String> = table(text, &[]).placed.into_iter().map(|one| one.unit).collect();
    assert_eq!(units, ["%", "%", "千円", "千円", "人", "人"]);
}

#[test]
fn marks_that_alone_tell_names_apart_are_kept() {
    for [one, other] in [["会員数※1", "会員数※2"], ["①来た人", "②来た人"]] {
        assert_eq!(
            names(&format!("指標名,単位,R5目標\n{one},人,1\n{other},人,2\n③店の数※,店,3\n")),
            [one, other, "店の数"]
        );
    }
}

#[test]
fn a_month_or_the_middle_of_a_year_is_no_part_of_its_number() {
    for heading in ["R6 3月末実績", "令和6 1月実績", "R7中間実績"] {
        let read = table(&format!("指標名,R5目標,{heading}\n来た人（人）,100,95\n"), &[]);
        assert_eq!(placed(&read), [(2, 2, "target:2023", "100")], "{heading}");
        assert_eq!(open(&read), [("IN-121-1-3", 1)], "{heading}");
    }
}

#[test]
fn letters_by_which_formulas_name_columns_are_no_words() {
    for (a, b) in [("A", "B"), ("a", "b"), ("ア", "イ")] {
        let text = format!("KPIの名称,R5目標値（{a}）,R5実績値（{b}）,達成度（{b}/{a}）\n来た人,100人,95人,95%\n");
        let read = table(&text, &[]);
        assert_eq!((placed(&read).len(), open(&read), &*read.placed[0].unit), (3, vec![], "人"));
    }
}

#[test]
fn the_time_of_the_newest_value_is_its_own() {
    let text = "指標名,基準年度,基準値,目標年度,目標値,直近年度,直近値\n空き家,H30,10戸,R7,8戸,R5,12戸\n";
    assert_eq!(
        placed(&table(text, &[])),
        [(2, 3, "baseline", "10"), (2, 5, "target:2025", "8"), (2, 7, "actual:2023", "12")]
    );
}

#[test]
fn forms_of_grants_say_in_their_headings_what_their_figures_are() {
    let of_plan = "掲げる事業\tＫＰＩ\t現状値（計画開始時点）\t目標値（2024年度）\nア\t店の数\t18店\t20店\nイ\t花の数\t8本\t9本\n";
    let read = table(of_plan, &[]);
    assert_eq!(placed(&read).get(..2), Some(&[(2, 3, "baseline", "18"), (2, 4, "target:2024", "20")][..]));
    assert_eq!(open(&read), []);
    let of_village =
        "活性化計画目標,目標値Ａ,実績値Ｂ,達成率（％）Ｂ／Ａ\n来る人の数,12人,13人,108.3％\n花の数,45本,40本,88.9％\n";
    let read = table(of_village, &[("IN-011-1-2", "2020"), ("IN-011-1-3", "2020")]);
    assert_eq!(placed(&read).get(..2), Some(&[(2, 2, "target:2020", "12"), (2, 3, "actual:2020", "13")][..]));
    let after = "指標,指標値,単位,目標年月,本事業終了後における実績値\n店の数,2,店,H28.3,3\n花の数,5,本,H28.3,4\n";
    let read = table(after, &[]);
    assert_eq!(open(&read), [("IN-011-1-5", 2)], "when it was reached is not said");
    let followed = "指標,単位,従前値,R2目標値,フォローアップによる確定値,計測時期\n店の数,店,9,16,17,H26年5月\n花の数,本,70,80,79,H26年5月\n";
    assert!(placed(&table(followed, &[])).contains(&(2, 5, "actual:2014", "17")));
    let other = table("指標,単位,R5目標値,実績値と課題\n店の数,店,9,8\n花の数,本,7,6\n", &[]);
    assert!(!placed(&other).iter().any(|(_, _, place, _)| place.starts_with("actual")));
}

#[test]
fn a_sheet_of_one_indicator_has_its_name_from_the_line_above_the_reason() {
    for corner in ["目標値", "区分", ""] {
        let read = table(
            &format!(
                "指標名,湧き水を使う家庭の数,,,\n\
                 設定理由,使う家庭が減っているため,,,\n\
                 {corner},単位,策定時,令和4年度,令和5年度\n\
                 計画,戸,26,28,30\n\
                 実績,戸,,27,29\n"
            ),
            &[],
        );
        let expected = [
            (4, 3, "baseline", "26"),
            (4, 4, "target:2022", "28"),
            (4, 5, "target:2023", "30"),
            (5, 4, "actual:2022", "27"),
            (5, 5, "actual:2023", "29"),
        ];
        assert_eq!(placed(&read), expected, "{corner}");
        assert!(read.placed.iter().all(|one| one.name == "湧き水を使う家庭の数" && one.unit == "戸"), "{corner}");
    }
}

#[test]
fn the_unit_of_an_indicator_may_stand_behind_target_and_actual() {
    let read = table(
        "指標1,案内所の評判,,\n,基準年（R1）,R2,R3\n目標値（％）,,80,82\n実績値（％）,78.5,79.0,81.3\n\
         指標2,案内人の数,,\n,基準年（R1）,R2,R3\n目標値(a),,5,6\n実績値(b),4,5,7\n",
        &[],
    );
    let units: Vec<(&str, &str)> = read.placed.iter().map(|one| (&*one.name, &*one.unit)).collect();
    assert_eq!(units.len(), 10, "{units:?}");
    assert!(units.iter().all(|(name, unit)| *unit == if name.ends_with('数') { "" } else { "％" }), "{units:?}");
}

#[test]
fn a_heading_of_names_in_brackets_is_no_part_of_the_name_behind_it() {
    let rows = "年度,R4,R5\n実績,37,40\n目標,38,47\n";
    for (title, name) in
        [("【主な指標】集落の会合の数", "集落の会合の数"), ("【北部】集落の会合の数", "【北部】集落の会合の数")]
    {
        let read = table(&format!("{title}\n{rows}"), &[]);
        assert_eq!(read.placed.len(), 4);
        assert!(read.placed.iter().all(|one| one.name == name), "{:?}", read.placed);
    }
}

#[test]
fn tables_with_the_same_headings_are_asked_about_once() {
    let text = "基本目標1,,,,\n数値目標,基準値,3年度,4年度,目標値（6年度）\n朝市の出店,10,11,12,20\n\
                基本目標2,,,,\nKPI,基準値,3年度,4年度,目標値（6年度）\n山の家の泊まり客,30,31,32,40\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-011-2-3", 6), ("IN-110-2", 0)]);
    let read = table(text, &[("IN-011-2-3", "2021"), ("IN-110-2", "actual")]);
    assert_eq!(
        placed(&read),
        [
            (3, 2, "baseline", "10"),
            (3, 3, "actual:2021", "11"),
            (3, 4, "actual:2022", "12"),
            (3, 5, "target:2024", "20"),
            (6, 2, "baseline", "30"),
            (6, 3, "actual:2021", "31"),
            (6, 4, "actual:2022", "32"),
            (6, 5, "target:2024", "40")
        ]
    );
}

#[test]
fn tables_whose_headings_do_not_say_what_the_figures_are_are_asked_about_each_for_itself() {
    let text = "計画の推移,,\n指標,R4,R5\n朝市の出店,10,11\n実際の推移,,\n指標,R4,R5\n朝市の出店,9,12\n";
    assert_eq!(open(&table(text, &[])), [("IN-110-2", 2), ("IN-110-5", 2)]);
}

#[test]
fn a_table_with_other_years_is_asked_about_for_itself() {
    let text = "基本目標1,,,\nKPI,基準値,3年度,目標値（6年度）\n朝市の出店,10,11,20\n\
                基本目標2,,,\nKPI,基準値,4年度,目標値（6年度）\n山の家の泊まり客,30,31,40\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked).iter().filter(|(id, _)| id.starts_with("IN-011-")).count(), 2);
}

#[test]
fn a_line_that_names_another_indicator_begins_it_among_rows_of_years() {
    let read = table(
        "年度,目標値,実績値,達成率\n指標：朝市の出店（件）,,,\nR2,100,60,60%\nR3,110,77,70%\n\
         指標：山の家の泊まり客（人）,,,\nR2,20,11,55%\nR3,22,11,50%\n",
        &[],
    );
    assert_eq!(open(&read), []);
    let named = |name: &str| read.placed.iter().filter(|one| one.name == name).map(|one| one.line).collect::<Vec<_>>();
    assert_eq!(named("朝市の出店（件）"), [3, 3, 3, 4, 4, 4]);
    assert_eq!(named("山の家の泊まり客（人）"), [6, 6, 6, 7, 7, 7]);
}

#[test]
fn what_is_expected_beside_the_actuals_of_a_year_is_asked_and_these_are_read() {
    let text = "指標,単位,令和6年度,,令和7年度,\n,,見込量,実績,見込量,実績\n送迎の利用,人日/月,320,298,330,\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(3, 4, "actual:2024", "298")]);
    assert_eq!(open(&read), [("IN-110-2", 2)]);
    assert_eq!(placed(&table(text, &[("IN-110-2", "target")])).len(), 3);
}

#[test]
fn beside_what_was_changed_the_figures_that_hold_are_the_old_ones() {
    let of = |old: &str, new: &str| {
        let text = format!(
            "指標,{old},,{new},\n,現状値（H30）,目標値（R6）,現状値（H30）,目標値（R6）\n来た人（人）,80,100,80,150\n"
        );
        table(&text, &[])
    };
    for [old, new] in [["現行", "改訂後"], ["現行", "改正後"], ["変更前", "変更後"]] {
        let read = of(old, new);
        assert_eq!(placed(&read), [(3, 4, "baseline", "80"), (3, 5, "target:2024", "150")], "{old} {new}");
        assert_eq!(open(&read), [("IN-121-2-2", 1), ("IN-121-2-3", 1)], "{old} {new}");
    }
    let alone = table("指標,現行目標値（R6）,R5実績\n来た人（人）,100,90\n", &[]);
    assert_eq!(placed(&alone)[0], (2, 2, "target:2024", "100"), "without a change they are those of the plan");
}

#[test]
fn years_that_are_told_from_that_of_the_sheet_follow_from_one_answer() {
    let text = "事業名,指標名,単位,前年度実績,当年度目標,当年度実績,達成率,翌年度目標\n広報,配った枚数,枚,240,250,245,98%,260\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (vec![], vec![("IN-011-1-4", 4)]));
    let expected = [
        (2, 4, "actual:2021", "240"),
        (2, 5, "target:2022", "250"),
        (2, 6, "actual:2022", "245"),
        (2, 8, "target:2023", "260"),
    ];
    let answered = table(text, &[("IN-011-1-4", "2021")]);
    assert!(expected.iter().all(|one| placed(&answered).contains(one)), "{:?}", placed(&answered));
    let beside = table("指標名,単位,令和4年度 前年度実績,R5目標\n配った枚数,枚,240,250\n", &[]);
    assert_eq!(placed(&beside), [(2, 4, "target:2023", "250")], "it may be the year before the one beside it");
    let later = table("指標名,今年度実績,再来年度目標\n配った枚数,240,250\n", &[("IN-011-1-2", "2021")]);
    assert_eq!(placed(&later), [(2, 2, "actual:2021", "240"), (2, 3, "target:2023", "250")]);
}

#[test]
fn equal_names_below_two_measures_are_two_indicators() {
    let block = |title: &str, target: &str, actual: &str| {
        format!(
            "{title},,,\n指標,単位,R4目標,R4実績\n会に来た人,人,{target},{actual}\n雇われた人,人,1{target},1{actual}\n"
        )
    };
    for [first, second] in [["基本目標1 しごと", "基本目標2 まち"], ["【施策①】", "【施策②】"]]
    {
        let text = block(first, "100", "90") + &block(second, "50", "45");
        let read = table(&text, &[]);
        assert_eq!((placed(&read).len(), open(&read)), (8, vec![]), "{first}");
    }
    let again = block("基本目標1 しごと", "100", "90") + &block("基本目標2 まち", "100", "90");
    let once: std::collections::BTreeSet<String> = names(&again).into_iter().collect();
    assert_eq!((once.len(), table(&again, &[]).questions.len()), (2, 2), "the same figures are those of one indicator");
    for [first, second] in [
        ["基本目標1 しごと", "基本目標1 しごと"],
        ["昨年の表", "今年の表"],
        ["（1）変更前", "（2）変更後"],
        ["施策1（R4）", "施策2（R5）"],
    ] {
        let text = block(first, "100", "90") + &block(second, "50", "45");
        assert_eq!(open(&table(&text, &[])).len(), 4, "{first}: which of two figures counts is asked");
    }
}

#[test]
fn what_stands_below_an_indicator_that_is_not_read_is_not_that_of_the_one_above() {
    let text = "事業名\t区分\t\tR2年度\tR3年度\n預かり\t計画\t使う人\t120\t118\n\t\t受け入れる人\t130\t131\n\t実績\t\t101\t99\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(2, 4, "target:2020", "120"), (2, 5, "target:2021", "118")]);
    assert_eq!(open(&read), [("IN-111-", 2)]);
}

#[test]
fn the_number_of_a_plan_above_its_years_says_no_more() {
    let text = "指標,単位,第8期計画,,第9期計画,\n,,R4実績,R5実績,R6目標,R7目標\n通う人,人/月,120,125,130,133\n";
    let read = table(text, &[]);
    assert_eq!(read.placed[0].unit, "人/月");
    assert_eq!((placed(&read).len(), open(&read)), (4, vec![]));
    let part = table("指標,単位,R4第1期実績,R5目標\n納めた人,人,120,125\n", &[]);
    assert_eq!(placed(&part), [(2, 4, "target:2023", "125")], "it may be a part of the year");
}

#[test]
fn which_way_an_indicator_aims_may_stand_below_a_short_heading() {
    let text = |way: &str| format!("指標,方向性,R4実績,R6目標\n待つ子（人）,{way},12,12\n");
    assert_eq!(not_placed(&table(&text("↘"), &[])), []);
    assert_eq!(not_placed(&table(&text("事業を続ける"), &[])), [(2, 2, "事業を続ける")]);
}

#[test]
fn a_year_above_one_of_two_tables_side_by_side_is_not_that_of_the_other() {
    let text = "令和4年度,,,令和5年度,,\n指標,目標,実績,指標,目標,実績\n会に来た人,9,12,雇われた人,40,55\n";
    assert_eq!(table(text, &[]).placed.len(), 0, "no year is known of any figure");
    let with_blanks = "指標,R5目標,R5実績,指標,R5目標,R5実績\n訓練,12,10,来た人,100,84\n,,,見た家,50,51\n";
    let read = table(with_blanks, &[]);
    assert_eq!((read.placed.len(), open(&read)), (6, vec![]), "a table may be shorter than the one beside it");
}

#[test]
fn indicators_that_stand_side_by_side_each_have_their_own_figures() {
    let text = "事業名,活動指標,R5目標,R5実績,成果指標,R5目標,R5実績\n訓練,回数（回）,12,10,来た人（人）,100,84\n点検,見た家（戸）,50,51,直した割合（％）,90,88.5\n";
    let read = table(text, &[]);
    let of = |name: &str| -> Vec<(usize, usize, &str)> {
        let its = read.placed.iter().filter(|one| one.name == name);
        its.map(|one| (one.line, one.column, one.value.as_deref().unwrap_or_default())).collect()
    };
    assert_eq!(of("見た家（戸）"), [(3, 3, "50"), (3, 4, "51")]);
    assert_eq!(of("直した割合（％）"), [(3, 6, "90"), (3, 7, "88.5")]);
    assert_eq!((placed(&read).len(), open(&read), not_placed(&read)), (8, vec![], vec![]));
    let other = table("活動指標,R5目標,成果指標,R5実績,R6目標\n回数（回）,12,来た人（人）,84,90\n", &[]);
    assert_eq!(placed(&other), [(2, 2, "target:2023", "12")], "the others are not those of the first name");
}

#[test]
fn actuals_below_a_row_that_is_neither_have_the_name_of_that() {
    let text = "指標名,単位,区分,R3年度,R4年度\n乗った人,千人,見込,320,325\n,,実績,298,310\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(3, 4, "actual:2021", "298"), (3, 5, "actual:2022", "310")]);
    assert_eq!((&*read.placed[0].name, &*read.placed[0].unit, open(&read)), ("乗った人", "千人", vec![]));
    assert!(not_placed(&read).contains(&(2, 4, "320")), "what was expected is neither");
}

#[test]
fn the_actuals_of_the_last_plan_stand_over_their_years() {
    let text = "項目,第4期実績値,,第5期見込量,\n,R1,R2,R3,R4\n家に来てもらう人（人）,45,47,52,54\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(3, 2, "actual:2019", "45"), (3, 3, "actual:2020", "47")]);
    assert_eq!(open(&read), [("IN-110-2", 2)], "what is expected may be aimed at or not");
}

#[test]
fn a_column_that_counts_the_rows_is_not_asked_about() {
    let rows = |marks: [&str; 2]| {
        format!(",指標名,単位,R4実績,R5目標\n{},来た人,人,12,15\n{},会員,人,8,9\n", marks[0], marks[1])
    };
    assert_eq!(open(&table(&rows(["1", "2"]), &[])), []);
    assert_eq!(open(&table(&rows(["11", "7"]), &[])).len(), 1);
}

#[test]
fn what_figures_are_is_no_name_of_an_indicator() {
    let text = "取組項目,指標,R1計画,R2計画\n寄付を集める,寄付（千円）,100,110\n,実績,98,125\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(2, 3, "target:2019", "100"), (2, 4, "target:2020", "110")]);
    assert!(not_placed(&read).contains(&(3, 3, "98")), "below 計画 it is not said what they are");
}
