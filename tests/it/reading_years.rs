//! Every notation of a year or a date in `docs/domain.md` ("How years are written"), and how it is read.

use keikaku::value::fiscal_year::{
    AsOf, Date, FiscalYear, Start, YearError, YearMeaning, day_on_paper, read_as_of, read_date, read_fiscal_year,
    read_month, read_named_day, read_nth, read_start, year_mentions,
};
use proptest::prelude::*;

#[track_caller]
fn fiscal_year(text: &str, western: i32) {
    let read = read_fiscal_year(text);
    assert_eq!(read.map(|read| (read.year.western(), read.past_its_era)), Ok((western, false)), "{text}");
}

/// Asserts that the text is read as that year and reported as written in an era that had ended.
#[track_caller]
fn past_year(text: &str, western: i32, era_label: &str) {
    let read = read_fiscal_year(text);
    assert_eq!(read.map(|read| (read.year.western(), read.past_its_era)), Ok((western, true)), "{text}");
    assert_eq!(read.map(|read| read.year.era_label()), Ok(era_label.to_owned()), "{text}");
}

#[track_caller]
fn no_year(text: &str, trouble: YearError) {
    assert_eq!(read_fiscal_year(text), Err(trouble), "{text}");
}

#[track_caller]
fn date(text: &str, iso: &str, fiscal_year: i32) {
    let read = read_date(text);
    assert_eq!(read.map(|read| (read.date.to_string(), read.past_its_era)), Ok((iso.to_owned(), false)), "{text}");
    assert_eq!(read.map(|read| read.date.fiscal_year().western()), Ok(fiscal_year), "{text}");
}

#[track_caller]
fn past_date(text: &str, iso: &str, fiscal_year: i32, era_label: &str) {
    let read = read_date(text);
    assert_eq!(read.map(|read| (read.date.to_string(), read.past_its_era)), Ok((iso.to_owned(), true)), "{text}");
    assert_eq!(read.map(|read| read.date.fiscal_year().western()), Ok(fiscal_year), "{text}");
    assert_eq!(read.map(|read| read.date.era_label()), Ok(era_label.to_owned()), "{text}");
}

#[track_caller]
fn no_date(text: &str, trouble: YearError) {
    assert_eq!(read_date(text), Err(trouble), "{text}");
}

#[track_caller]
fn as_of(text: &str, expected: Option<AsOf>) {
    assert_eq!(read_as_of(text), expected, "{text}");
}

fn in_fiscal_year(western: i32) -> Option<AsOf> {
    FiscalYear::new(western).map(AsOf::FiscalYear)
}

fn mean(first: i32, last: i32) -> Option<AsOf> {
    FiscalYear::new(first).zip(FiscalYear::new(last)).map(|(first, last)| AsOf::Mean(first, last))
}

#[test]
fn fiscal_years_of_the_heisei_era_are_read() {
    fiscal_year("平成29年度", 2017);
    fiscal_year("H29", 2017);
    fiscal_year("H30 年度", 2018);
    fiscal_year("平成30年度", 2018);
    fiscal_year("平成元年度", 1989);
}

#[test]
fn the_last_heisei_and_the_first_reiwa_year_are_both_2019() {
    for text in ["H31 年度", "平成31年度", "令和元年度", "R1", "R元", "平成31（令和元）年度", "㋿元年度"]
    {
        fiscal_year(text, 2019);
    }
}

#[test]
fn heisei_years_after_the_end_of_the_era_are_converted_and_reported() {
    past_year("H32 年度", 2020, "令和2年度");
    past_year("平成32年度", 2020, "令和2年度");
    past_year("平成33年度", 2021, "令和3年度");
    past_year("平成33年度（令和3年度）", 2021, "令和3年度");
}

#[test]
fn fiscal_years_of_other_eras_and_western_years_are_read() {
    for text in ["R4", "令和４年度", "2022年度", "２０２２年度", "2022", "Ｒ４年度", "FY2022", "fy2022"]
    {
        fiscal_year(text, 2022);
    }
    fiscal_year("昭和63年度", 1988);
}

#[test]
fn year_headings_of_the_forms_are_read() {
    fiscal_year("平成29年度 増加分 (1年目)", 2017);
    fiscal_year("H30 年度 増加分 1 年目", 2018);
    fiscal_year("2023年度\n増加分\n(2年目)", 2023);
    fiscal_year("目標 2022年度", 2022);
    fiscal_year("令和 4 年 度", 2022);
}

#[test]
fn the_number_of_the_project_year_is_read_beside_the_year_and_alone() {
    let nth = |text| read_fiscal_year(text).map(|read| read.nth);
    assert_eq!(nth("平成29年度 増加分 (1年目)"), Ok(Some(1)));
    assert_eq!(nth("H31 年度 増加分 2 年目"), Ok(Some(2)));
    assert_eq!(nth("2022年度"), Ok(None));
    assert_eq!(read_nth("１年目"), Some(1));
    assert_eq!(read_nth("0年目"), None);
    no_year("１年目", YearError::Unreadable);
}

#[test]
fn era_and_western_year_side_by_side_must_agree() {
    fiscal_year("平成30年度（2018年度）", 2018);
    fiscal_year("令和4（2022）年度", 2022);
    fiscal_year("2022年度 令和4年度", 2022);
    no_year("平成30年度（2019年度）", YearError::Disagreeing);
    no_year("令和4（2021）年度", YearError::Disagreeing);
}

#[test]
fn a_point_after_the_letter_of_an_era_is_ignored() {
    fiscal_year("H.30", 2018);
    fiscal_year("Ｒ．4年度", 2022);
    fiscal_year("R.元年度実績", 2019);
    date("R.4.4.1", "2022-04-01", 2022);
}

#[test]
fn a_year_in_two_calendars_with_a_slash_between_is_read() {
    for text in ["H31/R1", "平成31年度/令和元年度", "Ｈ３１／Ｒ１", "R1/2019年度", "2019/R.1"] {
        fiscal_year(text, 2019);
    }
    no_year("H30/R2", YearError::Unreadable);
    no_year("H31/R1/R2", YearError::Unreadable);
}

#[test]
fn a_year_without_era_or_century_is_ambiguous() {
    for text in ["30年度", "4年度", "４年度増加分", "元年度", "4年度 (1年目)"] {
        no_year(text, YearError::Ambiguous);
    }
}

#[test]
fn years_that_an_era_does_not_have_are_impossible() {
    for text in ["平成0年度", "昭和65年度", "昭和64年度", "令和0年度", "R300", "1868年度", "0000年度"]
    {
        no_year(text, YearError::Impossible);
    }
}

#[test]
fn headings_that_name_no_single_fiscal_year_are_not_read() {
    for text in ["", "累計", "KPI 増加分の 累計", "事業開始前 (現時点)", "30", "3ヶ年度", "A3007", "1234", "備考"]
    {
        no_year(text, YearError::Unreadable);
    }
    for text in ["2022年", "2022年4月1日", "2022-04-01", "2022年度～", "2022～2024年度", "2022年度、2023年度", "H30-R2"]
    {
        no_year(text, YearError::Unreadable);
    }
}

#[test]
fn the_dates_of_the_sample_documents_are_read() {
    date("平成30年3月30日", "2018-03-30", 2017);
    date("2027 年 3 月 31 日", "2027-03-31", 2026);
    past_date("平成32年3月31日", "2020-03-31", 2019, "令和2年3月31日");
    past_date("平成33年3月31日", "2021-03-31", 2020, "令和3年3月31日");
    past_date("平成 33 年 3 月 31 日（3 ヶ年度）", "2021-03-31", 2020, "令和3年3月31日");
    assert_eq!(read_date("2027 年 3 月 31 日").map(|read| read.date.era_label()), Ok("令和9年3月31日".to_owned()));
}

#[test]
fn dates_written_in_figures_are_read() {
    for text in
        ["2022/4/1", "2022-04-01", "2022.4.1", "R4.4.1", "R4. 4. 1", "令和4.4.1", "２０２２／４／１", "2022/4/1 0:00"]
    {
        date(text, "2022-04-01", 2022);
    }
    date("H30.3.30", "2018-03-30", 2017);
}

#[test]
fn words_around_a_date_are_ignored() {
    date("平成30年3月30日から", "2018-03-30", 2017);
    date("令和4年4月1日（金）", "2022-04-01", 2022);
    date("[ 平成30年3月30日認定 ]", "2018-03-30", 2017);
}

#[test]
fn two_dates_side_by_side_must_agree() {
    past_date("平成33年3月31日（令和3年3月31日）", "2021-03-31", 2020, "令和3年3月31日");
    date("令和3年（2021年）3月31日", "2021-03-31", 2020);
    date("令和3（2021）年3月31日", "2021-03-31", 2020);
    no_date("令和3年（2020年）3月31日", YearError::Disagreeing);
    no_date("平成33年3月31日（2020年3月31日）", YearError::Disagreeing);
}

#[test]
fn a_period_is_not_read_as_a_date() {
    for text in [
        "2022年4月1日から2027年3月31日まで",
        "平成30年4月1日～令和3年3月31日",
        "令和4年4月1日～9年3月31日",
        "認定の日から平成33年3月31日まで",
        "2022年4月1日から5年間",
    ] {
        no_date(text, YearError::Unreadable);
    }
    date("～2027年3月31日", "2027-03-31", 2026);
}

#[test]
fn eras_change_in_the_middle_of_a_year() {
    date("昭和64年1月7日", "1989-01-07", 1988);
    date("平成元年1月8日", "1989-01-08", 1988);
    date("平成31年4月30日", "2019-04-30", 2019);
    date("令和元年5月1日", "2019-05-01", 2019);
    past_date("平成31年5月1日", "2019-05-01", 2019, "令和元年5月1日");
}

#[test]
fn days_that_never_existed_are_impossible() {
    for text in ["2022年2月30日", "2023年2月29日", "平成30年13月1日", "令和4年4月31日", "令和4年4月0日", "1900-02-29"]
    {
        no_date(text, YearError::Impossible);
    }
    for text in ["昭和65年3月31日", "平成0年4月1日", "令和元年4月30日", "平成元年1月7日", "昭和元年12月24日"]
    {
        no_date(text, YearError::Impossible);
    }
}

#[test]
fn a_date_without_era_or_century_is_ambiguous() {
    for text in ["5/3/31", "30年3月30日", "5.3.31", "元年5月1日"] {
        no_date(text, YearError::Ambiguous);
    }
}

#[test]
fn an_incomplete_date_is_not_read() {
    for text in ["", "年 月 日", "平成33年まで", "平成33年3月", "4月2日", "地域再生計画認定の日", "20220401"]
    {
        no_date(text, YearError::Unreadable);
    }
}

#[test]
fn a_start_from_certification_is_open() {
    for text in ["地域再生計画の認定の日から", "地域再生計画認定の日から", "認定の日", "認定の日から平成33年3月31日"]
    {
        assert_eq!(read_start(text), Ok(Start::Open), "{text}");
    }
}

#[test]
fn a_start_on_a_date_is_read_as_that_day() {
    for text in ["2022年4月1日 から", "2022年4月1日から2027年3月31日まで", "令和4年4月1日～", "2022/4/1"]
    {
        let start = read_start(text);
        assert_eq!(start, read_date("2022-04-01").map(Start::On), "{text}");
    }
    assert_eq!(read_start("未定"), Err(YearError::Unreadable));
    assert_eq!(read_start("4/4/1から"), Err(YearError::Ambiguous));
}

#[test]
fn the_fiscal_year_of_a_reference_value_is_read() {
    as_of("2017年度実績", in_fiscal_year(2017));
    as_of("（参考）2017年度実績：71件", in_fiscal_year(2017));
    as_of("平成29年度実績", in_fiscal_year(2017));
    as_of("R4", in_fiscal_year(2022));
    as_of("平成29年度（2017年度）", in_fiscal_year(2017));
}

#[test]
fn the_calendar_or_survey_year_of_a_reference_value_is_read() {
    as_of("2017年実績", Some(AsOf::CalendarYear(2017)));
    as_of("2022年就業構造基本調査", Some(AsOf::CalendarYear(2022)));
    as_of("平成27年国勢調査", Some(AsOf::CalendarYear(2015)));
    as_of("令和4年就業構造基本調査", Some(AsOf::CalendarYear(2022)));
}

#[test]
fn the_years_of_a_reference_value_that_is_a_mean_are_read() {
    as_of("2015-2017年度間平均", mean(2015, 2017));
    as_of("（参考）2015-2017年度間平均：23件", mean(2015, 2017));
    as_of("2015年度～2017年度の平均", mean(2015, 2017));
    as_of("平成27～29年度平均", mean(2015, 2017));
    as_of("平成30年度から令和2年度までの3か年平均", mean(2018, 2020));
}

#[test]
fn a_reference_value_of_a_day_or_month_belongs_to_its_fiscal_year() {
    as_of("2018年3月31日現在", in_fiscal_year(2017));
    as_of("平成30年3月末", in_fiscal_year(2017));
    as_of("2013年3月", in_fiscal_year(2012));
    as_of("H28.3", in_fiscal_year(2015));
    as_of("H31.4月", in_fiscal_year(2019));
    as_of("2018年11月時点", in_fiscal_year(2018));
}

#[test]
fn reference_values_without_a_single_time_are_not_read() {
    for text in
        ["", "現時点", "2015-2017年度", "2014-2016年平均", "2017-2015年度平均", "2017年実績（2018年公表）", "30年度"]
    {
        as_of(text, None);
    }
}

#[test]
fn the_month_of_the_evaluation_is_read() {
    assert_eq!(read_month("毎年度 9 月"), Some(9));
    assert_eq!(read_month("毎年度、3 月末時点のKPI"), Some(3));
    assert_eq!(read_month("毎年度８月末日まで"), Some(8));
    for text in ["毎年度", "13月", "0月", "9月又は10月"] {
        assert_eq!(read_month(text), None, "{text}");
    }
}

#[test]
fn the_previous_and_next_day_and_month_ends_follow_the_calendar() {
    for (before, after) in [
        (Date::new(2024, 2, 28), Date::new(2024, 2, 29)),
        (Date::new(2024, 2, 29), Date::new(2024, 3, 1)),
        (Date::new(2025, 12, 31), Date::new(2026, 1, 1)),
        (Date::new(2026, 3, 31), Date::new(2026, 4, 1)),
    ] {
        assert!(before.is_some() && after.is_some());
        assert_eq!((before.map(Date::next), after.map(Date::previous)), (after, before));
    }
    assert_eq!(Date::end_of_month(2026, 2), Date::new(2026, 2, 28));
    assert_eq!((Date::end_of_month(2026, 13), Date::FIRST.previous()), (None, Date::FIRST));
}

#[test]
fn leap_days_follow_the_gregorian_rule() {
    assert!(Date::new(2024, 2, 29).is_some());
    assert!(Date::new(2000, 2, 29).is_some());
    assert_eq!(Date::new(2100, 2, 29), None);
    assert_eq!(Date::new(2023, 2, 29), None);
}

#[test]
fn days_outside_the_supported_range_are_refused() {
    assert_eq!(Date::new(1926, 12, 24), None);
    assert!(Date::new(1926, 12, 25).is_some());
    assert!(Date::new(2200, 12, 31).is_some());
    assert_eq!(Date::new(2201, 1, 1), None);
}

/// The date that a text names when it is read on the day `today`, and the part of the text that names it.
fn named(text: &str, today: &str) -> Result<(String, String), YearError> {
    let named = read_named_day(text, today.parse()?)?;
    Ok((named.date.to_string(), text[named.written].to_owned()))
}

#[track_caller]
fn names(text: &str, iso: &str, written: &str) {
    assert_eq!(named(text, "2026-11-26"), Ok((iso.to_owned(), written.to_owned())), "{text}");
}

#[test]
fn a_day_without_a_year_is_the_next_or_a_recent_past_day() {
    for text in [
        "12月11日",
        "12/11",
        "12.11",
        "12-11",
        "１２／１１",
        "12 月 11 日",
        "R8.12.11",
        "令和8年12月11日",
        "2026/12/11",
    ] {
        names(text, "2026-12-11", text);
    }
    names("1/8", "2027-01-08", "1/8");
    names("11/20", "2026-11-20", "11/20");
    names("10/20", "2027-10-20", "10/20");
    names("12/11（金）必着", "2026-12-11", "12/11（金）");
    names("提出は 令和8年12月11日 17:00", "2026-12-11", "令和8年12月11日");
    assert_eq!(named("2月30日", "2026-11-26"), Err(YearError::Impossible));
    assert_eq!(named("8/12/11", "2026-11-26"), Err(YearError::Ambiguous));
    for text in ["", "12", "12月", "12/", "13", "来週", "12月1日から12月11日まで"] {
        assert_eq!(named(text, "2026-11-26"), Err(YearError::Unreadable), "{text}");
    }
}

#[test]
fn days_are_printed_in_one_form_whatever_their_notation() {
    for text in ["R8.12.11", " 2026/12/11 ", "2026年12月11日（金）", "令和8年12月11日", "令和 8 年 12 月 11 日"]
    {
        assert_eq!(day_on_paper(text), "令和8年12月11日", "{text}");
    }
    for text in ["地域再生計画認定の日", "令和8年12月", "12/11", "令和8年12月11日から", ""] {
        assert_eq!(day_on_paper(text), text, "not a day by itself");
    }
}

#[test]
fn iso_dates_are_read_strictly() {
    assert_eq!("2018-03-30".parse::<Date>().map(|date| (date.year(), date.month(), date.day())), Ok((2018, 3, 30)));
    for text in ["", "2018-3-30", "2018/03/30", "+018-03-30", "2018-03-30 ", "2018-03-30-01", "２０１８-03-30"] {
        assert_eq!(text.parse::<Date>(), Err(YearError::Unreadable), "{text}");
    }
    assert_eq!("2018-02-30".parse::<Date>(), Err(YearError::Impossible));
}

/// Random texts made of the pieces that occur in headings and dates.
fn year_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "令和",
        "平成",
        "昭和",
        "H",
        "Ｒ",
        "S",
        "元",
        "0",
        "4",
        "30",
        "３１",
        "2022",
        "99999999999",
        "年度",
        "年",
        "年目",
        "月",
        "日",
        "（",
        ")",
        "～",
        "-",
        "/",
        ".",
        "から",
        "平均",
        "認定の日",
        " ",
        "　",
        "増加分",
        "FY",
        "㋿",
        "𠮷",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(pieces, 0..9).prop_map(|pieces| pieces.concat())]
}

prop_compose! {
    fn any_date()(year in 1926..=2200_i32, month in 1..=12_u8, day in 1..=31_u8) -> Option<Date> {
        Date::new(year, month, day)
    }
}

proptest! {
    #[test]
    fn reading_never_panics(text in year_text()) {
        let _ = (read_date(&text), read_fiscal_year(&text), read_as_of(&text), read_month(&text), read_start(&text));
        let _ = text.parse::<Date>();
    }

    #[test]
    fn labels_of_fiscal_years_are_read_back(year in (1926..=2200_i32).prop_filter_map("in bounds", FiscalYear::new)) {
        for label in [year.western_label(), year.era_label(), year.to_string()] {
            let read = read_fiscal_year(&label);
            prop_assert_eq!(read.map(|read| (read.year, read.past_its_era)), Ok((year, false)));
        }
    }

    #[test]
    fn labels_of_dates_are_read_back(date in any_date().prop_filter_map("a day", |date| date)) {
        for label in [date.western_label(), date.era_label(), date.to_string()] {
            let read = read_date(&label);
            prop_assert_eq!(read.map(|read| (read.date, read.past_its_era)), Ok((date, false)));
        }
        prop_assert_eq!(date.to_string().parse(), Ok(date));
    }

    #[test]
    fn a_day_is_between_the_bounds_of_its_fiscal_year(date in any_date().prop_filter_map("a day", |date| date)) {
        let first = date.fiscal_year().western();
        let april = |year| Date::new(year, 4, 1);
        prop_assert!(april(first).is_none_or(|first_day| first_day <= date));
        prop_assert!(april(first + 1).is_none_or(|next| date < next));
    }
}

/// Asserts the mentions of years in a text, each with its fiscal year or the code of the question about it.
#[track_caller]
fn mentions(text: &str, expected: &[(&str, Result<i32, &str>)]) {
    let said = |meaning: YearMeaning| {
        meaning.fiscal_year().map(FiscalYear::western).ok_or_else(|| meaning.code().unwrap_or_default())
    };
    let found = year_mentions(text);
    let found: Vec<_> = found.iter().map(|one| (one.text.as_str(), said(one.meaning))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn every_mention_of_a_year_is_listed_as_written() {
    mentions("平成28年度の値(基準は30年度)", &[("平成28年度", Ok(2016)), ("30年度", Err("IN-011"))]);
    mentions("平成 ２９ 年 3 月末→Ｒ４", &[("平成 ２９ 年 3 月", Ok(2016)), ("Ｒ４", Ok(2022))]);
    mentions("H28.3改訂、2022/4/1まで", &[("H28.3", Ok(2015)), ("2022/4/1", Ok(2022))]);
    mentions("㍻30年度、元年度", &[("㍻30年度", Ok(2018)), ("元年度", Err("IN-011"))]);
    mentions("5年3月31日", &[("5年3月", Err("IN-011"))]);
}

#[test]
fn both_years_of_a_range_are_listed() {
    mentions("平成27年度～29年度", &[("平成27年度", Ok(2015)), ("29年度", Ok(2017))]);
    mentions("H15~19平均値", &[("H15", Ok(2003)), ("19", Ok(2007))]);
    mentions("平成18年度から平成21年度", &[("平成18年度", Ok(2006)), ("平成21年度", Ok(2009))]);
    mentions("2015-2017年度", &[("2015", Ok(2015)), ("2017年度", Ok(2017))]);
    mentions("令和2年度～5年間", &[("令和2年度", Ok(2020))]);
    mentions("平成27年度-10人", &[("平成27年度", Ok(2015))]);
}

#[test]
fn a_calendar_year_raises_a_question_and_a_figure_is_not_a_year() {
    mentions("2022年の調査", &[("2022年", Err("IN-011"))]);
    mentions("昭和65年度", &[("昭和65年度", Err("YEAR-006"))]);
    mentions("2,000人、2000人、平成4年目、1.2022、3か年度計、(2022)", &[("2022", Ok(2022))]);
    mentions("", &[]);
}

proptest! {
    #[test]
    fn mentions_of_years_occur_in_the_text_in_their_order(text in "([HRS平成令和昭元年度月日〜～. 0-9０-９()]|\\PC){0,24}") {
        let mut rest = text.as_str();
        for mention in year_mentions(&text) {
            let at = rest.find(&mention.text);
            prop_assert!(at.is_some() && !mention.text.is_empty());
            rest = &rest[at.unwrap_or_default() + mention.text.len()..];
        }
    }
}
