//! What stands in an office's table beside its indicators and their figures: rows that sum up others, remarks below the table,
//! marks of notes, bullets and emphasis. All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

#[test]
fn rows_that_sum_up_others_are_asked_once() {
    let rows = "指標名,単位,R5目標,R5実績\n来た人,人,100,95\n泊まった人,人,80,85\n";
    for sum in ["合計", "計", "小 計", "平均（人）", "総計", "（再掲）うち若者", "（参考）全国の人"]
    {
        let text = format!("{rows}{sum},人,180,180\n");
        let asked = table(&text, &[]);
        assert_eq!((placed(&asked).len(), open(&asked)), (4, vec![("IN-128-", 2)]), "{sum}");
        assert_eq!(placed(&table(&text, &[("IN-128-", "yes")])).len(), 6, "{sum}");
        let left = table(&text, &[("IN-128-", "leave_out")]);
        assert_eq!((placed(&left).len(), not_placed(&left).len()), (4, 4), "{sum}");
    }
    for name in ["②小計", "合計特殊出生率", "平均気温", "うち若者", "計画の数"] {
        let read = table(&format!("{rows}{name},人,180,180\n"), &[]);
        assert_eq!((placed(&read).len(), open(&read)), (6, vec![]), "{name}");
    }
}

#[test]
fn remarks_below_a_table_are_no_indicators() {
    let rows = "指標名,単位,R5目標,R5実績\n来た人,人,100,95※1\n";
    for remark in
        ["※1 は速報値", "注1）国の調べによる", "（出典：国の調べ）", "備考：年度末の数", "*1 概数", "毎年4月に数える。"]
    {
        for blanks in ["", ",,,"] {
            let read = table(&format!("{rows}{remark}{blanks}\n"), &[]);
            assert_eq!(placed(&read), [(2, 3, "target:2023", "100"), (2, 4, "actual:2023", "95")], "{remark}");
            assert_eq!(not_placed(&read), [(3, 1, remark)]);
            assert!(read.questions.iter().all(|question| !question.id.starts_with("IN-128")), "{remark}");
        }
    }
    assert_eq!(placed(&table(&format!("{rows}※泊まった人,人,80,85\n"), &[])).len(), 4, "with figures it is one");
}

/// The names and units of the indicators with a figure, each once, and the values in the order of the file.
fn read(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let read = table(text, &[]);
    let mut names: Vec<(String, String)> = read.placed.iter().map(|one| (one.name.clone(), one.unit.clone())).collect();
    names.dedup();
    (names, read.placed.iter().map(|one| one.value.clone().unwrap_or_else(|| one.state.to_owned())).collect())
}

#[test]
fn the_number_of_a_note_is_no_part_of_a_figure_or_a_name() {
    for figure in [
        "79※1",
        "79 ※2",
        "79(注1)",
        "79 注）",
        "79注１）",
        "79（注1、2）",
        "79＊",
        "79*1",
        "79 *12",
        "79¹",
        "（※1）79",
        "※1 79",
        "79人※1",
    ] {
        let (names, values) = read(&format!("指標名,単位,R5目標,R5実績\n来た人,人,100,{figure}\n"));
        assert_eq!((names.len(), values), (1, vec!["100".to_owned(), "79".to_owned()]), "{figure}");
    }
    for figure in ["※179", "7*100", "※1"] {
        let (_, values) = read(&format!("指標名,単位,R5目標,R5実績\n来た人,人,100,{figure}\n"));
        assert_ne!(values.get(1).map(String::as_str), Some("79"), "{figure}");
        assert!(values.iter().skip(1).all(|value| value == "text"), "{figure}: {values:?}");
    }
    for name in ["来た人※", "来た人※1", "来た人（注2）", "来た人 *1", "来た人注1）"] {
        let (names, _) = read(&format!("指標名,単位,R5目標\n{name},人,100\n"));
        assert_eq!(names, [("来た人".to_owned(), "人".to_owned())], "{name}");
    }
    let (names, _) = read("指標名,単位,R5目標\n受注,件,100\n来た人（人）※1,,50\n");
    assert_eq!(names[0].0, "受注");
    assert_eq!(names[1].1, "人");
}

#[test]
fn bullets_blanks_and_emphasis_are_no_part_of_a_name() {
    for name in ["　うち市外", "・うち市外", "◆ うち市外", "○うち市外", "①うち市外", "**うち市外**", "・__うち市外__"]
    {
        let (names, values) = read(&format!("指標名,単位,R5目標\n来た人,人,**100**\n{name},人,`20`\n"));
        assert_eq!(names[1].0, "うち市外", "{name}");
        assert_eq!(values, ["100", "20"], "{name}");
    }
    let read =
        table("| **指標名** | **R5目標** | **R5実績** |\n|---|---|---|\n| **来た人** | **50人** | _48人_ |\n", &[]);
    assert_eq!(placed(&read), [(3, 2, "target:2023", "50"), (3, 3, "actual:2023", "48")]);
}

#[test]
fn a_unit_may_stand_behind_a_blank_at_the_end_of_a_name() {
    for (text, name, unit) in [
        ("来た人の数 人", "来た人の数", "人"),
        ("満足度　％", "満足度", "％"),
        ("道の駅 売上高 千円", "道の駅 売上高", "千円"),
        ("登録施設数 施設", "登録施設数", "施設"),
        ("認定 企業", "認定 企業", ""),
        ("市内 総生産", "市内 総生産", ""),
    ] {
        let (names, _) = read(&format!("指標名,R5目標\n{text},100\n"));
        assert_eq!(names, [(name.to_owned(), unit.to_owned())]);
    }
}

#[test]
fn figures_of_a_part_of_a_year_are_never_those_of_the_year() {
    for heading in ["R5上期実績", "R5実績（4月～9月）", "R5第1四半期実績", "R5下半期", "上期実績（R5）"]
    {
        let read = table(&format!("指標名,単位,R5目標,{heading}\n来た人,人,500,240\n"), &[]);
        assert_eq!((placed(&read).len(), open(&read)), (1, vec![("IN-121-1-4", 1)]), "{heading}");
        let asked = read.questions.iter().find(|question| question.code == "IN-121").unwrap();
        assert_eq!(asked.choices[0], "leave_out", "{heading}");
    }
    for rows in ["上期実績,240\n", "R5実績（上期）,240\n"] {
        let read = table(&format!("指標名,単位,区分,R5\n来た人,人,目標,500\n,,{rows}"), &[]);
        assert_eq!(placed(&read), [(2, 4, "target:2023", "500")], "{rows}");
    }
    let by_years = table("指標名,単位,年度,目標,実績\n来た人,人,R5上期,250,240\n来た人,人,R6,500,490\n", &[]);
    assert_eq!(placed(&by_years).len(), 2);
    for heading in ["令和6年3月末実績", "R5年度（4月～3月）実績", "R5実績（4月～翌年3月）"] {
        assert!(!keikaku::columns::is_of_part_of_year(heading), "{heading}");
    }
}

#[test]
fn figures_with_and_without_myriads_are_of_one_unit() {
    for (figures, values) in [("\"9,800人\",1万人", ["9800", "10000"]), ("1万人,\"9,800人\"", ["10000", "9800"])]
    {
        let read = table(&format!("指標,R5目標,R6目標\n来た人,{figures}\n"), &[]);
        let [first, second] = values;
        assert_eq!(placed(&read), [(2, 2, "target:2023", first), (2, 3, "target:2024", second)], "{figures}");
        assert!(read.placed.iter().all(|one| one.unit == "人"));
    }
}

#[test]
fn a_word_behind_the_year_beside_a_figure_makes_it_no_other_figure() {
    for word in ["", "平均", "末", "時点", "実績", "見込"] {
        let text = format!("指標,現状,目標\n物の値段,\"93.7\n\n(令和2年度{word})\",\"101.9\n\n(令和6年度{word})\"\n");
        let read = table(&text, &[]);
        assert_eq!(placed(&read), [(2, 2, "baseline", "93.7"), (2, 3, "target:2024", "101.9")], "{word}");
        assert_eq!(open(&read), [], "{word}");
    }
    let of_calendar = table("指標,現状,R6目標\n物の値段,93.7(令和2年平均),101.9\n", &[]);
    assert_eq!(open(&of_calendar), open(&table("指標,現状,R6目標\n物の値段,93.7(令和2年),101.9\n", &[])));
    let of_years = table("指標,現状,R6目標\n物の値段,93.7(3年平均),101.9\n", &[]);
    assert_eq!(open(&of_years).len(), 1, "three years are none: {:?}", open(&of_years));
}

#[test]
fn a_quotient_behind_all_figures_of_a_row_is_their_unit() {
    for unit in ["mg/L", "ｍｇ／Ｌ", "g/人・日", "件/月", "μg/m3", "kg/人日"] {
        let (names, values) = read(&format!("指標,R4実績,R5目標\n川の水,7.2{unit},7.0{unit}\n"));
        assert_eq!((names, values), (vec![("川の水".to_owned(), unit.to_owned())], vec!["7.2".into(), "7.0".into()]));
    }
    for marked in ["7.2b", "3①", "5(2)", "7.2x/y", "7.2L/R"] {
        let read = table(&format!("指標,R4実績,R5目標\n川の水,{marked},7\n"), &[]);
        assert!(read.placed.iter().all(|one| one.unit.is_empty()), "{marked}: {:?}", read.placed);
        assert!(read.placed.iter().all(|one| one.column == 3 || one.value.is_none()), "{marked}: {:?}", read.placed);
    }
}
