//! Figures as offices write them in cells: with a time, a word, a unit, a mark or a second figure (`docs/domain.md`,
//! "How numbers are written"). Each is read, read with a doubt that is shown, or left as text.

use keikaku::plan::cell::{Bound, Cell, Counted, Reading, ReadingDoubt, State, UnknownReason};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{AsOf, FiscalYear, read_figure_time};
use proptest::prelude::*;

/// The reading of a text in short: the number, its unit, and the other parts that were read.
fn told(text: &str, unit: &str) -> String {
    let read = Reading::from_text(text, unit);
    let state = match read.state {
        State::Number { amount, certainty } => format!("{}{}", amount.plain(), certainty_mark(certainty)),
        State::NotApplicable => "該当なし".to_owned(),
        State::Blank => "空欄".to_owned(),
        State::Unknown { reason } => format!("未把握 {reason:?}"),
        State::Unread => "text".to_owned(),
    };
    let parts = [
        read.unit
            .filter(|written| !keikaku::plan::cell::is_same_unit(written, unit))
            .map(|unit| format!("unit {unit}")),
        read.bound.map(|bound| format!("{bound:?}")),
        read.counted.map(|counted| format!("{counted:?}")),
        read.as_of.map(|stamp| format!("[{}]", stamp.when.map_or("?".to_owned(), when))),
        read.doubt.map(|doubt| format!("?{doubt:?}")),
        (!read.candidates.is_empty()).then(|| read.candidates.join(" | ")),
    ];
    [Some(state)].into_iter().chain(parts).flatten().collect::<Vec<_>>().join(", ")
}

fn certainty_mark(certainty: keikaku::plan::cell::Certainty) -> &'static str {
    use keikaku::plan::cell::Certainty::{Estimate, Final, Preliminary};
    match certainty {
        Final => "",
        Preliminary => " 速報",
        Estimate => " 見込",
    }
}

fn when(as_of: AsOf) -> String {
    match as_of {
        AsOf::FiscalYear(year) => format!("{year}年度"),
        AsOf::CalendarYear(year) => format!("{year}年"),
        AsOf::Mean(first, last) => format!("{first}-{last}"),
    }
}

/// Asserts the reading of each text. A case is the text, the unit of its row, and the expected reading.
#[track_caller]
fn table(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, unit, expected)| (text, unit, expected, told(text, unit)))
        .filter(|(_, _, expected, told)| *expected != told)
        .map(|(text, unit, expected, told)| format!("{text} ({unit}): {told}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_time_beside_a_figure_is_read_as_its_time() {
    table(&[
        ("122団体（26年度）", "団体", "122, [?], ?YearWithoutEra"),
        ("71.5%(24年度)", "%", "71.5, [?], ?YearWithoutEra"),
        ("12件（元年度）", "件", "12, [?], ?YearWithoutEra"),
        ("12件（9月末）", "件", "12, [?], ?YearWithoutEra"),
        ("1,000人（H26年度末）", "人", "1000, [2014年度]"),
        ("3,200(R5.3末)", "人", "3200, [2022年度]"),
        ("3,200 (R5.4)", "人", "3200, [2023年度]"),
        ("3,200（H28.3月）", "人", "3200, [2015年度]"),
        ("48（平成29年3月末）", "件", "48, [2016年度]"),
        ("48（H31.3月末時点）", "件", "48, [2018年度]"),
        ("48（平成31年3月31日現在）", "件", "48, [2018年度]"),
        ("48（2013年3月）", "件", "48, [2012年度]"),
        ("48（2019年）", "件", "48, [2019年], ?CalendarYear"),
        ("48（2019年度）", "件", "48, [2019年度]"),
        ("48（FY2019）", "件", "48, [2019年度]"),
        ("48（令和元年度（2019年度））", "件", "text, ?SeveralValues, 48"),
        ("48（2020年国勢調査）", "件", "48, [2020年], ?CalendarYear"),
        ("48（H30年6月調査結果）", "件", "48, [2018年度]"),
        ("48［H26］", "件", "48, [2014年度]"),
        ("48件 H26年度末", "件", "48, [2014年度]"),
        ("48 令和3年度", "", "48, [2021年度]"),
        ("平成26年度 48件", "件", "48, [2014年度]"),
        ("平成26年度48件", "件", "48, [2014年度]"),
        ("（H26）48件", "件", "48, [2014年度]"),
        ("H26年度末：48件", "件", "48, [2014年度]"),
        ("26年度 48件", "件", "48, [?], ?YearWithoutEra"),
        ("2019年：48件", "件", "48, [2019年], ?CalendarYear"),
        ("60以下（2025年度）", "人", "60, AtMost, [2025年度]"),
        ("60（R4速報値）", "人", "60 速報, [2022年度]"),
        ("60（R4年度見込）", "人", "60 見込, [2022年度]"),
        ("60（速報）（R4）", "人", "60 速報, [2022年度]"),
    ]);
}

#[test]
fn a_time_alone_is_not_read_as_a_figure() {
    for text in [
        "26年度",
        "27年度実績",
        "H26",
        "H28.3",
        "平成29年3月末",
        "2019年度",
        "2019年",
        "9月末",
        "5年",
        "3年間",
        "令和4年3月 5日",
        "平成 28 年 12 月",
        "2027 年 3 月 31 日",
        "令和3年度から令和5年度",
        "令和2年度～令和6年度",
        "（H26）",
        "2年目",
        "26年度比",
    ] {
        for unit in ["", "件", "%"] {
            assert_eq!(Reading::from_text(text, unit).state, State::Unread, "{text}");
        }
    }
}

#[test]
fn a_number_with_a_bracket_that_changes_its_meaning_is_not_read() {
    table(&[
        ("48（26年度比）", "件", "text, ?SeveralValues, 48"),
        ("48（2019）", "件", "text, ?SeveralValues, 48 | 2019"),
        ("48（R3～R5）", "件", "text, ?SeveralValues, 48"),
        ("16分（5分短縮）", "分", "text, ?SeveralValues, 16分"),
        ("48（市内のみ）", "件", "text, ?SeveralValues, 48"),
    ]);
}

#[test]
fn words_around_a_figure_are_read_as_its_way_of_counting() {
    table(&[
        ("延べ1,300人", "人", "1300, Gross"),
        ("（延べ）1,300人", "人", "1300, Gross"),
        ("1,300人（延べ）", "人", "1300, Gross"),
        ("のべ 7", "人", "7, Gross"),
        ("年間30件", "件", "30, Yearly"),
        ("計 45人", "人", "45, Sum"),
        ("合計：45人", "人", "45, Sum"),
        ("累計30件", "件", "30, Running, ?Running"),
        ("5年間累計30件", "件", "30, Running, ?Running"),
        ("5年間で30件", "件", "30, Running, ?Running"),
        ("３か年で累計30件", "件", "30, Running, ?Running"),
        ("延べ約1,300人", "人", "1300, Gross, ?Approximate"),
        ("年間500万円", "万円", "500, Yearly"),
        ("計画", "件", "text"),
        ("延長 3km", "km", "text, ?SeveralValues, 3km"),
        ("年間", "件", "text"),
        ("累計累計30件", "件", "text, ?SeveralValues, 30件"),
    ]);
}

#[test]
fn an_approximate_figure_is_read_as_a_number_with_a_doubt() {
    for text in [
        "約400",
        "約 400件",
        "およそ400件",
        "おおむね400",
        "概ね400件",
        "ほぼ４００",
        "400程度",
        "400件程度",
        "400人余り",
        "400件弱",
        "400前後",
    ] {
        let unit = if text.contains('人') { "人" } else { "件" };
        let read = Reading::from_text(text, unit);
        assert_eq!(Some(read.state), Some(Cell::read("400", unit).state), "{text}");
        assert_eq!(read.doubt, Some(ReadingDoubt::Approximate), "{text}");
        let shown = Cell::read(text, unit).shown(unit);
        assert_eq!(Reading::from_text(&shown, unit), Reading { unit: None, ..read }, "{shown}");
    }
    table(&[
        ("約400件程度", "件", "400, ?Approximate"),
        ("約", "件", "text"),
        ("400程度程度", "件", "text, unit 程度, ?UnknownUnit"),
    ]);
}

#[test]
fn bounds_after_a_figure_are_read_and_shown() {
    for (text, bound, shown) in [
        ("80人以上", Bound::AtLeast, "80以上"),
        ("80人超", Bound::Above, "80超"),
        ("80人以下", Bound::AtMost, "80以下"),
        ("80人以内", Bound::AtMost, "80以下"),
        ("80人未満", Bound::Below, "80未満"),
        ("約80人以上（速報）", Bound::AtLeast, "約80以上（速報）"),
    ] {
        let cell = Cell::read(text, "人");
        assert_eq!(Reading::from_text(text, "人").bound, Some(bound), "{text}");
        assert_eq!(cell.shown("人"), shown);
        assert_eq!(Reading::from_text(shown, "人").bound, Some(bound), "{shown}");
        assert_eq!(cell.shown_as_target("人"), shown.replace(bound.word(), ""));
    }
}

#[test]
fn powers_of_ten_before_the_rows_unit_are_read() {
    table(&[
        ("3.5万人", "人", "35000"),
        ("3.5 万 人", "人", "35000"),
        ("3.5万人", "万人", "3.5"),
        ("3万5,691円", "円", "35691"),
        ("12万6千人", "人", "126000"),
        ("12万6千人以上", "人", "126000, AtLeast"),
        ("1万2600回", "回", "12600"),
        ("１万０１５５回", "回", "10155"),
        ("5兆577億円", "円", "5057700000000"),
        ("６千万円", "円", "60000000"),
        ("3万", "円", "30000"),
        ("5千", "人", "5000"),
        ("3百人", "人", "300"),
        ("▲3.5万人", "人", "-35000"),
        ("約3.5万人（R4）", "人", "35000, [2022年度], ?Approximate"),
        ("2.7万TJ", "TJ", "27000"),
        ("1,234万人", "人", "12340000"),
        ("0.5億円", "円", "50000000"),
        // A figure in another unit is not read as a number, and the unit is reported.
        ("3.5万円", "千円", "text, unit 万円, ?OtherUnit"),
        ("3万5,691円", "千円", "text, unit 円, ?OtherUnit"),
        ("7千円", "円", "text, unit 千円, ?OtherUnit"),
        ("3.5万人", "", "3.5, unit 万人"),
        ("3万5,691円", "", "35691, unit 円"),
        ("999兆9999億円", "円", "999999900000000"),
        ("99999兆円", "円", "text, ?Myriads"),
    ]);
}

#[test]
fn the_unit_of_the_row_is_recognised_in_all_its_spellings() {
    table(&[
        ("12か所", "箇所", "12"),
        ("12ヶ所", "カ所", "12"),
        ("12％", "（％）", "12"),
        ("12%", "％ ", "12"),
        ("12 人 ／ 年", "人/年", "12"),
        ("12件/月", "件", "text, unit 件/月, ?OtherUnit"),
        ("1,000円/人", "", "1000, unit 円/人"),
        ("12回/隔週", "回", "text, unit 回/隔週, ?UnknownUnit"),
    ]);
}

#[test]
fn in_a_row_without_a_unit_a_plain_noun_is_read_as_the_unit() {
    table(&[
        ("35手続", "", "35, unit 手続"),
        ("12経営体", "", "12, unit 経営体"),
        ("15海域", "", "15, unit 海域"),
        ("4.2‰", "", "4.2, unit ‰"),
        ("8項目（R4）", "", "8, unit 項目, [2022年度]"),
        ("3つ", "", "3, unit つ"),
        ("41位", "", "41, unit 位"),
        ("120GWh/年", "", "120, unit GWh/年"),
        ("0.5コマ", "", "0.5, unit コマ"),
    ]);
}

#[test]
fn words_that_are_not_units_leave_the_text_unread() {
    for text in [
        "3年連続",
        "第2期",
        "24時間営業",
        "5年目",
        "2号",
        "3次産業",
        "10時",
        "30代",
        "5類",
        "3階建て",
        "12月",
        "3回開催",
        "5社進出",
        "8人増",
        "3回目",
        "2020東京",
        "03東京",
        "4K",
        "5A",
        "①",
        "5①",
        "3件達成",
        "10%削減を目指す",
        "2か年計画",
        "3丁目",
        "1市2町",
        "12x",
        "7です",
        "12CO2トン",
        "毎年3回",
        "1日当たり",
        "3/4以上の世帯",
        "100年の森",
        "6次産業化",
        "1勝2敗",
        "2-3",
        "0223-12-3456",
        "A4",
        "3のつく日",
        "24節気などの行事を行う",
        "12人のうち",
    ] {
        assert_eq!(Reading::from_text(text, "").state, State::Unread, "{text}");
    }
}

#[test]
fn an_unknown_unit_leaves_the_text_unread_if_the_row_has_another_unit() {
    table(&[("3コマ", "件", "text, unit コマ, ?UnknownUnit"), ("35手続", "件", "text, unit 手続, ?UnknownUnit")]);
}

#[test]
fn a_figure_is_read_despite_signs_quotes_and_note_marks() {
    table(&[
        ("±0", "件", "0"),
        ("±5", "件", "text"),
        ("+5", "件", "5"),
        ("△ 3", "件", "-3"),
        ("０％", "%", "0"),
        ("¥1,000", "円", "1000"),
        ("￥1,000-", "円", "1000"),
        ("\\1,000", "円", "1000"),
        ("▲¥1,000", "円", "-1000"),
        ("¥-1,000", "円", "-1000"),
        ("¥1,000", "千円", "text, unit 円, ?OtherUnit"),
        ("¥1,000", "", "1000, unit 円"),
        ("'100", "件", "100"),
        ("’▲100", "件", "-100"),
        ("100※", "件", "100"),
        ("100※1", "件", "100"),
        ("100件 *2", "件", "100"),
        ("100（注1）", "件", "100"),
        ("100（※2）", "件", "100"),
        ("100注", "件", "100"),
        ("100件。", "件", "100"),
        ("1,200（ 速報 ）", "件", "1200 速報"),
        ("1,200（暫定値）", "件", "1200 速報"),
        ("1,200（実績）", "件", "1200"),
        ("※1", "件", "text"),
        ("1'234", "件", "text, ?Grouping"),
        ("1,000.-", "円", "text, ?Grouping"),
    ]);
}

#[test]
fn a_dash_with_a_unit_is_not_applicable() {
    table(&[
        ("-%", "%", "該当なし"),
        ("－件", "件", "該当なし"),
        ("― 件", "", "該当なし"),
        ("-コマ", "コマ", "該当なし"),
        ("-コマ", "件", "text"),
        ("-以上", "件", "text"),
    ]);
}

#[test]
fn a_figure_announced_for_later_is_read_as_unknown() {
    for (text, reason) in [
        ("集計中（R5年7月公表予定）", Some(UnknownReason::BeingCounted)),
        ("調査中（9月公表）", Some(UnknownReason::UnderSurvey)),
        ("未公表(令和5年度公表予定)", Some(UnknownReason::Unpublished)),
        ("未確定（9月頃確定予定）", None),
        ("公表前", Some(UnknownReason::Unpublished)),
    ] {
        assert_eq!(Reading::from_text(text, "件").state, State::Unknown { reason }, "{text}");
        assert_eq!(Cell::read(text, "件").text, text);
    }
    for text in [
        "実績なし",
        "未実施",
        "N/A",
        "n/a",
        "なし",
        "皆無",
        "集計中（5件）",
        "集計中（R4は5件）",
        "（予定）",
        "公表予定",
    ] {
        assert_eq!(Reading::from_text(text, "件").state, State::Unread, "{text}");
    }
}

#[test]
fn several_values_in_one_cell_are_offered_and_never_read_as_one_number() {
    table(&[
        ("100(120)", "件", "text, ?SeveralValues, 100 | 120"),
        ("100件（うち市外20件）", "件", "text, ?SeveralValues, 100件 | 20件"),
        ("10 → 20", "件", "text, ?SeveralValues, 10 | 20"),
        ("5～10", "件", "text, ?SeveralValues, 5 | 10"),
        ("上段10/下段20", "件", "text, ?SeveralValues, 10 | 20"),
        ("男性:10 女性:20", "人", "text, ?SeveralValues, 10 | 20"),
        ("10 万人 20 万人", "万人", "text, ?SeveralValues, 10 万人 | 20 万人"),
        ("10\n20", "件", "text, ?SeveralValues, 10 | 20"),
        ("達成（120）", "件", "text, ?SeveralValues, 120"),
        ("達成（120%）", "件", "text, ?SeveralValues"),
        ("男性81.5年", "年", "text, ?SeveralValues, 81.5年"),
        ("市内23.0%（2021年度）", "%", "text, ?SeveralValues, 23.0%"),
        ("市内23", "%", "text"),
        ("年少人口（15歳未満）", "人", "text"),
        ("第3期・第4期", "件", "text"),
        ("1,2345,678", "件", "text, ?Grouping"),
        ("19.5%21.3%", "%", "text, unit %21.3%, ?UnknownUnit"),
        ("H27（R3）", "件", "text"),
        ("15～16年度の計", "件", "text"),
    ]);
}

#[test]
fn each_offered_value_is_readable_as_a_number() {
    for text in ["100(120)", "10 → 約20", "累計 515（うちR4 255）", "A:10 B:20", "1 200", "男10人、女20人"]
    {
        let read = Reading::from_text(text, "人");
        assert!(!read.candidates.is_empty(), "{text}");
        for candidate in read.candidates {
            assert!(Cell::read(&candidate, "人").amount().is_some(), "{text}: {candidate}");
        }
    }
}

#[test]
fn a_value_in_another_unit_is_not_offered_among_several() {
    for (text, unit, offered) in [("100人（80%）", "人", vec!["100人"]), ("3億円（2億円）", "百万円", vec![])]
    {
        let read = Reading::from_text(text, unit);
        assert_eq!(
            (read.doubt, read.candidates),
            (Some(ReadingDoubt::SeveralValues), offered.into_iter().map(str::to_owned).collect()),
            "{text}"
        );
    }
}

#[test]
fn a_quotient_from_a_spreadsheet_is_kept_whole_and_can_be_rounded() {
    let cell = Cell::read("33.333333333333336%", "%");
    assert_eq!(cell.amount().map(Amount::plain).as_deref(), Some("33.333333333333336"));
    assert_eq!(cell.shown("%"), "33.333333333333336");
    assert_eq!(cell.rounded("%").as_deref(), Some("33.33"));
    assert_eq!(Cell::read("33.333333%", "%").rounded("%"), None);
    assert_eq!(Cell::read("約0.66666666667人", "人").rounded("人").as_deref(), Some("約0.67"));
}

#[test]
fn only_a_text_that_consists_of_a_time_is_read_as_a_time() {
    let fiscal = |year| FiscalYear::new(year).map(AsOf::FiscalYear);
    for (text, when) in [
        ("H28.3", fiscal(2015)),
        ("R5/4", fiscal(2023)),
        ("平成29年3月末", fiscal(2016)),
        ("2022年度実績", fiscal(2022)),
        ("令和2年度平均", fiscal(2020)),
        ("R2年度平均値", fiscal(2020)),
        ("令和2年度末", fiscal(2020)),
        ("令和2年度時点", fiscal(2020)),
        ("令和2年平均", Some(AsOf::CalendarYear(2020))),
        ("2013年", Some(AsOf::CalendarYear(2013))),
        ("26年度", None),
        ("30.3末", None),
    ] {
        let read = read_figure_time(text);
        let is_stamp = text != "30.3末";
        assert_eq!(read.is_some(), is_stamp, "{text}");
        assert_eq!(read.and_then(|stamp| stamp.when), when, "{text}");
    }
    for text in [
        "",
        "3",
        "2019",
        "3年間",
        "3年平均",
        "26年度平均",
        "H27～29年度平均",
        "12月平均",
        "3年目",
        "第3期",
        "26年度比",
        "R4目標",
        "13月",
        "H0年度",
        "令和元年度まで",
        "元",
        "R5.13",
    ] {
        assert_eq!(read_figure_time(text), None, "{text}");
    }
}

/// The digits of a text in ASCII, in their order.
fn digits(text: &str) -> String {
    keikaku::value::width::fold(text).chars().filter(char::is_ascii_digit).collect()
}

/// A cell as an office may write it.
fn written() -> impl Strategy<Value = String> {
    let before = prop::sample::select(vec![
        "",
        "約",
        "延べ",
        "累計",
        "年間",
        "▲",
        "¥",
        "'",
        "H26年度末 ",
        "26年度 ",
        "（R4）",
        "計 ",
        "第",
        "5年間で累計",
    ]);
    let figure =
        "[0-9]{1,4}|[1-9][0-9]{0,2}(,[0-9]{3}){1,2}|[0-9]{1,3}\\.[0-9]{1,12}|[1-9]万[1-9][0-9]{3}|[1-9]億|[１-９]{1,4}";
    let unit = prop::sample::select(vec![
        "", "人", "件", "%", "万人", "千円", "円", "手続", "年度", "年", "件/月", "つ", " 人", "期",
    ]);
    let behind = prop::sample::select(vec![
        "",
        "以上",
        "程度",
        "（速報）",
        "（26年度）",
        "(R5.3末)",
        "（2019年）",
        "※1",
        "。",
        "（12）",
        " → 20",
        "～30",
        "（延べ）",
        "（注2）",
        "増",
    ]);
    (before, figure, unit, behind).prop_map(|(before, figure, unit, behind)| format!("{before}{figure}{unit}{behind}"))
}

proptest! {
    #[test]
    fn a_number_has_only_digits_of_its_text(text in written(), unit in "(人|件|%|円|千円|万人|手続)?") {
        let read = Reading::from_text(&text, &unit);
        if let State::Number { amount, .. } = read.state {
            let figure = digits(&amount.plain());
            let scaled = text.contains(['万', '億', '千']);
            let figure = if scaled { figure.trim_end_matches('0') } else { &figure };
            prop_assert!(scaled || digits(&text).contains(figure), "{} is not in {}", figure, text);
            prop_assert!(figure.chars().all(|digit| digits(&text).contains(digit) || digit == '0'), "{}", text);
        }
    }

    #[test]
    fn the_shown_text_is_read_back_with_the_same_meaning(text in written(), unit in "(人|件|%|円|千円|万人|手続)?") {
        let (cell, read) = (Cell::read(&text, &unit), Reading::from_text(&text, &unit));
        let again = Reading::from_text(&cell.shown(&unit), &unit);
        prop_assert_eq!(again.state, cell.state);
        if cell.amount().is_some() {
            prop_assert_eq!((again.bound, again.about), (read.bound, read.about));
            prop_assert_eq!(again.counted == Some(Counted::Running), read.counted == Some(Counted::Running));
        }
    }

    #[test]
    fn reading_a_time_never_panics(text in any::<String>()) {
        let _time = read_figure_time(&text);
    }
}
