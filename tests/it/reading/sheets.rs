//! The reading of single sheets: the effect of marks, what only an answer decides, and known traps that must not be
//! misread.

use std::collections::BTreeSet;
use std::sync::Arc;

use keikaku::columns::Wide;
use keikaku::columns::seen_words::Seen;
use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::{
    FigurePlace, JsonMark, NoMark, ReadSheet, Says, SheetMark, SheetQuestion, SheetReading, Subject, YearSaid,
    grid_of_text, read_sheet,
};

use keikaku::import::wide::WideFile;
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{FiscalYear, ends_of_spans};
use keikaku::wording::Language;
use keikaku::wording::import::sheet;

use crate::kpi_builder::year;

fn read(text: &str, marks: &[SheetMark]) -> SheetReading {
    read_sheet(&grid_of_text(text).unwrap(), marks, None)
}

/// The placed figures as text: name, place, figure.
fn placed(reading: &SheetReading) -> Vec<String> {
    let place = |place: FigurePlace| match place.column {
        Wide::Year(year) => format!("{} {year}", place.kind.code()),
        Wide::Total => "period".to_owned(),
        _ => place.kind.code().to_owned(),
    };
    reading.facts.iter().map(|fact| format!("{} {} {}", fact.name, place(fact.place), fact.text)).collect()
}

fn asked(reading: &SheetReading) -> Vec<(Subject, String)> {
    reading.questions.iter().map(|question| (question.asked, question.on.to_string())).collect()
}

fn mark(on: &str, says: Says) -> SheetMark {
    SheetMark { on: on.parse().unwrap(), says }
}

#[test]
fn a_weak_word_only_proposes_a_kind_and_the_answer_is_a_mark() {
    let text = "指標名,R5計画,R5実績\n来場者数,120,100\n出店数,12,10\n";
    let before = read(text, &[]);
    assert_eq!(placed(&before), ["来場者数 actual 2023 100", "出店数 actual 2023 10"]);
    assert_eq!(asked(&before), [(Subject::Kind, "r2:3c2".to_owned())]);
    let answer = before.questions[0].choices[0].clone();
    assert_eq!(answer.says, Says::Figures { kind: Some(FigureKind::Target), year: None });
    assert_eq!(read(text, &[answer]).counts(), [4, 0, 0, 0]);
}

#[test]
fn a_weak_word_in_a_heading_over_actuals_leaves_the_kind_to_be_asked() {
    let text = "指標名,区分,R5計画,R6計画\n来場者数,実績,120,100\n";
    let reading = read(text, &[]);
    assert_eq!(placed(&reading), Vec::<String>::new());
    assert_eq!(reading.counts(), [0, 2, 0, 0]);
}

#[test]
fn row_numbers_are_not_read_as_figures_with_or_without_a_heading() {
    for heading in ["No", ""] {
        let text = format!("{heading},指標名,R5実績\n1,来場者数,120\n2,出店数,12\n3,会員数,40\n");
        assert_eq!(read(&text, &[]).counts(), [3, 0, 0, 0], "{heading}");
    }
}

#[test]
fn a_figure_in_a_torn_row_can_be_placed_by_marking_its_cell() {
    let text = "指標名\t単位\tR5目標\tR5実績\n来場者数\t120\t100\n出店数\t店\t12\t10\n";
    let before = read(text, &[]);
    assert_eq!(asked(&before), [(Subject::Alignment, "r2:3".to_owned())]);
    let of = |kind| Says::Figures { kind: Some(kind), year: Some(YearSaid::Year(year(2023))) };
    let marks = [mark("r2c2", of(FigureKind::Target)), mark("r2c3", of(FigureKind::Actual))];
    assert_eq!(read(text, &marks).counts(), [4, 0, 0, 0]);
}

#[test]
fn a_quotation_mark_in_page_text_is_an_ordinary_letter() {
    let page = "来場者数　120人　\"速報\n出店数　12店\n";
    assert!(grid_of_text(page).is_ok());
    assert!(grid_of_text("指標名,R5実績\n来場者数,\"120\n").is_err());
}

#[test]
fn a_mark_in_a_file_with_several_statements_is_refused_and_not_partly_read() {
    let heard = |json: &str| serde_json::from_str::<JsonMark>(json).unwrap().to_mark();
    assert_eq!(heard(r#"{"on":"c5","kind":"target","year":2024,"unit":"人"}"#), Err(NoMark::Several));
    assert_eq!(heard(r#"{"on":"c5"}"#), Err(NoMark::Nothing));
    assert_eq!(heard(r#"{"on":"c5","unit":"人"}"#), Ok(mark("c5", Says::Unit("人".to_owned()))));
}

#[test]
fn a_column_a_row_and_a_cell_may_be_left_out() {
    let text = "指標名,R5目標,R5実績\n来場者数,120,100\n出店数,12,10\n";
    for (on, left) in [("c2", [2, 0, 2, 0]), ("r3", [2, 0, 2, 0]), ("r2c3", [3, 0, 1, 0])] {
        assert_eq!(read(text, &[mark(on, Says::LeftOut)]).counts(), left, "{on}");
    }
}

#[test]
fn a_later_mark_only_on_left_out_cells_restores_these_cells() {
    let text = "指標名,R5目標,R5実績\n来場者数,120,100\n出店数,12,10\n";
    let actuals = Says::Figures { kind: Some(FigureKind::Actual), year: None };
    for (left_out, on, counts) in [
        ("c3", "c3", [4, 0, 0, 0]),
        ("c3", "r2c3", [3, 0, 1, 0]),
        ("r3", "c3", [2, 0, 2, 0]),
        ("r3", "all", [2, 0, 2, 0]),
    ] {
        let marks = [mark(left_out, Says::LeftOut), mark(on, actuals.clone())];
        let [placed, asked, left, open] = read(text, &marks).counts();
        assert_eq!([left, placed + asked + open], [counts[2], 4 - counts[2]], "{on} behind {left_out}");
    }
    let before = [mark("r2c3", actuals), mark("c3", Says::LeftOut)];
    assert_eq!(read(text, &before).counts(), [2, 0, 2, 0], "the later one wins");
}

#[test]
fn rows_with_different_words_for_one_kind_give_one_question_whose_answer_makes_indicators() {
    let text =
        "事業,,R5,R6\n延長保育,量の見込み,152,160\n,確保方策,200,200\n預かり,量の見込み,52,60\n,確保方策,100,100\n";
    let asked = read(text, &[]);
    let [question] = asked.questions.as_slice() else { panic!("{:?}", asked.questions) };
    let apart = question.choices.iter().find(|choice| choice.says == Says::Apart).unwrap();
    let placed = read(text, std::slice::from_ref(apart));
    let names: BTreeSet<&str> = placed.facts.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names, ["延長保育 量の見込み", "延長保育 確保方策", "預かり 量の見込み", "預かり 確保方策"].into());
    assert_eq!(placed.counts(), [8, 0, 0, 0]);
}

#[test]
fn tables_below_title_lines_give_one_question_and_indicators_named_with_the_lines() {
    let of_crop = |line: &str| format!("{line},,\n指標名,R5実績,R6実績\n作付面積（ha）,100,110\n収穫量（t）,50,55\n");
    let text = of_crop("【水稲】") + &of_crop("（2）大豆").replace("100", "20");
    let asked = read(&text, &[]);
    let [question] = asked.questions.as_slice() else { panic!("{:?}", asked.questions) };
    let apart = question.choices.first().unwrap();
    assert_eq!((apart.says.clone(), apart.on.to_string()), (Says::Apart, "r3:4,r7:8".to_owned()));
    let placed = read(&text, std::slice::from_ref(apart));
    let names: BTreeSet<&str> = placed.facts.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names, ["大豆 作付面積（ha）", "大豆 収穫量（t）", "水稲 作付面積（ha）", "水稲 収穫量（t）"].into());
    assert_eq!(placed.counts(), [8, 0, 0, 0]);
}

#[test]
fn a_column_with_rows_of_several_years_is_not_offered_a_single_year() {
    let asked = read("年度,入館者数（人）,,\n,有料,無料,計\nR4実績,8100,3300,11400\nR5目標,9200,3900,13100\n", &[]);
    let [question] = asked.questions.as_slice() else { panic!("{:?}", asked.questions) };
    let says: Vec<&Says> = question.choices.iter().map(|choice| &choice.says).collect();
    assert_eq!(says, [&Says::LeftOut]);
}

#[test]
fn a_left_out_row_still_gives_its_name_and_unit_to_the_rows_below() {
    let text = "指標名,単位,区分,R5,R6\n来場者数,人,目標,100,110\n,,実績,90,95\n会員数,人,目標,50,55\n,,実績,40,45\n";
    for on in ["r2", "r2c4,r2c5", "r3", "r3c4,r3c5"] {
        let reading = read(text, &[mark(on, Says::LeftOut)]);
        assert_eq!(reading.counts(), [6, 0, 2, 0], "{on}");
        assert!(reading.facts.iter().all(|fact| fact.unit() == "人"), "{on}");
    }
    let turned = "区分,来場者数（人）,会員数（人）\nR5目標,100,50\n達成率,90%,80%\nR6目標,90,80\n";
    assert_eq!(read(turned, &[mark("r3c2,r3c3", Says::LeftOut)]).counts(), [4, 0, 2, 0], "it heads nothing");
}

#[test]
fn a_later_mark_overrides_an_earlier_mark() {
    let text = "指標名,甲\n来場者数,120\n";
    let of = |kind, western| Says::Figures { kind: Some(kind), year: Some(YearSaid::Year(year(western))) };
    let marks = [mark("c2", of(FigureKind::Target, 2023)), mark("r2c2", of(FigureKind::Actual, 2024))];
    assert_eq!(placed(&read(text, &marks)), ["来場者数 actual 2024 120"]);
}

#[test]
fn relative_years_of_marks_are_counted_from_the_reported_year() {
    let grid = grid_of_text("指標名,前回,今回\n来場者数,120,130\n").unwrap();
    let of = |by| Says::Figures { kind: Some(FigureKind::Actual), year: Some(YearSaid::Reported(by)) };
    let marks = [mark("c2", of(-1)), mark("c3", of(0))];
    let reading = read_sheet(&grid, &marks, Some(year(2024)));
    assert_eq!(placed(&reading), ["来場者数 actual 2023 120", "来場者数 actual 2024 130"]);
}

#[test]
fn an_indicator_name_can_be_given_by_a_mark() {
    let text = "R5目標,R5実績\n120,100\n";
    let reading = read(text, &[]);
    assert_eq!(asked(&reading), [(Subject::Name, "r2".to_owned())]);
    let reading = read(text, &[mark("r2", Says::Name("来場者数".to_owned()))]);
    assert_eq!(placed(&reading), ["来場者数 target 2023 120", "来場者数 actual 2023 100"]);
}

#[test]
fn two_different_figures_for_one_place_are_contested_and_not_placed() {
    let reading = read("指標名,R5実績\n来場者数,120\n来場者数,130\n", &[]);
    assert_eq!((placed(&reading).len(), reading.contested.len()), (0, 1));
}

#[test]
fn years_without_an_era_give_one_question_for_the_whole_table() {
    let text = "指標名,5年度実績,6年度実績\n来場者数,120,130\n";
    let reading = read(text, &[]);
    assert_eq!(asked(&reading), [(Subject::Era, "all".to_owned())]);
    let reading = read(text, &[mark("all", Says::Era("令和".to_owned()))]);
    assert_eq!(placed(&reading), ["来場者数 actual 2023 120", "来場者数 actual 2024 130"]);
}

/// Tables in which a reader could take a figure for another one.
#[test]
fn known_traps_are_asked_or_left_open() {
    for (trap, text) in [
        ("a sum row", "指標名,R5実績\n朝市,10\n合計,10\n"),
        ("a difference", "指標名,増減\n朝市,10\n"),
        ("the year before", "指標名,前年度実績\n朝市,10\n"),
        ("a plan", "指標名,R5計画\n朝市,10\n"),
        ("both kinds in one heading", "指標名,R5目標・実績\n朝市,10\n"),
        ("several years in one heading", "指標名,R5～R7実績\n朝市,10\n"),
    ] {
        let reading = read(text, &[]);
        let wrong: Vec<String> =
            placed(&reading).into_iter().filter(|fact| !fact.starts_with("朝市 actual 2023")).collect();
        assert!(wrong.is_empty(), "{trap}: {wrong:?}");
        assert!(!reading.questions.is_empty() || !reading.open.is_empty(), "{trap}");
    }
}

#[test]
fn text_with_digits_is_left_open_under_a_year_but_not_a_notes_heading() {
    let under_a_year = format!("指標名,単位,区分,2022年度\n来場者数,人,目標,{}\n", "R5：10人、".repeat(200));
    assert_eq!(read(&under_a_year, &[]).counts(), [0, 0, 0, 1]);
    let notes =
        "指標,単位,令和5年度,,令和6年度,\n,,目標,実績,目標,備考\n朝市の出店数,店,10,9,12,毎月第2日曜\n講座,回,4,3,5,\n";
    assert!(read(notes, &[]).open.is_empty(), "毎月第2日曜 is a note");
}

/// A sheet as the page has it.
fn sheet_of(text: &str, marks: &[SheetMark]) -> ReadSheet {
    let grid = grid_of_text(text).unwrap();
    ReadSheet { reading: read_sheet(&grid, marks, None), grid: Arc::new(grid) }
}

/// The sentences of the questions.
fn said(text: &str) -> Vec<String> {
    let sheet = sheet_of(text, &[]);
    sheet.reading.questions.iter().map(|question| sheet::question(&sheet, question, Language::Japanese)).collect()
}

#[test]
fn a_question_names_a_column_by_headings_and_adds_its_letter_only_if_needed() {
    let merged = "指標名,令和5年度,,令和6年度,\n,計画額,実績,計画額,実績\n来場者数,12,10,14,11\n";
    assert_eq!(said(merged), ["「令和5年度 計画額」「令和6年度 計画額」の値は、目標ですか、実績ですか（12、14）。"]);
    let alike = "指標名,R5実績,参考,参考\n来場者数,12,3,4\n";
    assert_eq!(said(alike), ["「参考」（C列）は何の値ですか（3）。", "「参考」（D列）は何の値ですか（4）。"]);
    let years = "指標名,基準値,R4,R5,R6目標\n来場者数,12,3,4,5\n";
    assert_eq!(said(years), ["「R4」「R5」の値は、目標ですか、実績ですか（3、4）。"]);
    let planned = "指標名,R6年度計画（１年目）,R7年度計画（２年目）\n来場者数,3,4\n";
    assert_eq!(
        said(planned),
        ["「R6年度計画（１年目）」「R7年度計画（２年目）」の値は、目標ですか、実績ですか（3、4）。"]
    );
    let relative = "指標名,昨年度実績,今年度目標\n来場者数,12,3\n";
    assert_eq!(said(relative), ["「昨年度」「来年度」などは、どの年度から数えますか（12、3）。"]);
    assert_eq!(said("来場者数,12\n出店数,14\n"), ["B列の1〜2行は何の値ですか（12、14）。"]);
}

#[test]
fn figures_of_different_things_get_the_same_question_for_one_or_several_years() {
    let several = "学校,国語 R5実績,算数 R6実績\n小6,67,61\n";
    let of_one_year = "学校,国語 R5実績,算数 R5実績\n小6,67,61\n";
    let sentence = "言葉の違う見出しや行の値です（67、61）。それぞれ別の指標ですか、どれか一つを読みますか。";
    assert_eq!([said(several), said(of_one_year)], [[sentence], [sentence]]);
    let alike = "指標名,R5実績,R5実績\n来場者数,67,61\n";
    assert_eq!(said(alike), ["同じ指標・年度の値が二つ以上あります（67、61）。どれを読みますか。"]);
}

#[test]
fn a_sentence_on_a_left_out_row_names_the_row_by_its_words() {
    let sheet = sheet_of("指標名,R5実績,R6実績\n来場者数,12,10\n合計,12,10\n", &[mark("r3", Says::LeftOut)]);
    let said = sheet::left_out(&sheet, Language::Japanese);
    assert_eq!(said.as_deref(), Some("「合計」の2の値は、読まないと決めたので取り込みません。"));
}

#[test]
fn the_sum_rows_of_a_table_need_one_answer_but_each_is_revertible_alone() {
    let block = |of: &str| format!("{of}大人,12,10\n{of}子ども,2,3\n{of}小計,14,13\n");
    let table = |of: &str| format!("指標名,R5実績,R6実績\n{}合計,70,65\n", block(of) + "小計,60,55\n");
    let text = format!("{}\n第2表\n{}", table("A"), table("B"));
    let sums = |reading: &SheetReading| {
        let sums = reading.questions.iter().filter(|question| question.asked == Subject::Sum);
        sums.cloned().collect::<Vec<_>>()
    };
    let before = read(&text, &[]);
    let asked: Vec<String> = sums(&before).iter().map(|question| question.on.to_string()).collect();
    assert_eq!(asked, ["r4,r5,r6", "r12,r13,r14"], "one question a table");
    let [left_out, own] = <[SheetMark; 2]>::try_from(sums(&before)[0].choices.clone()).unwrap();
    let reading = read(&text, std::slice::from_ref(&left_out));
    assert_eq!((sums(&reading).len(), reading.left_out.len()), (1, 6));
    let names = |reading: &SheetReading| {
        let names = reading.facts.iter().filter(|fact| fact.cell.row < 6).map(|fact| fact.name.clone());
        names.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(names(&reading), ["A大人", "A子ども"]);
    // One row that was left out becomes an indicator again; then one of the indicator rows is left out.
    let back = read(&text, &[left_out.clone(), mark("r6", Says::OwnIndicator)]);
    assert_eq!((names(&back), back.left_out.len()), (vec!["A大人".into(), "A子ども".into(), "合計".into()], 4));
    let all = read(&text, &[own.clone(), mark("r6", Says::LeftOut)]);
    assert_eq!((names(&all).len(), all.left_out.len()), (4, 2));
    let sheet = sheet_of(&text, &[]);
    let question = &sums(&sheet.reading)[0];
    let said = sheet::choice(&sheet, question, &own, Language::Japanese);
    assert_eq!(said, "それぞれ一つの指標として読む");
}

#[test]
fn a_total_row_among_the_parts_of_an_indicator_has_the_indicator_name() {
    let text = "KPI,市町,R5実績,R6目標,備考\n宿泊者数（人泊）,A市,182,190,\n,B町,21,25,\n,計,203,215,2市町の合計\n";
    let reading = read(text, &[mark("r4", Says::OwnIndicator)]);
    let names: BTreeSet<&str> = reading.facts.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["宿泊者数（人泊）", "宿泊者数（人泊） A市", "宿泊者数（人泊） B町"]));
}

#[test]
fn a_total_is_named_after_the_last_indicator_only_if_it_sums_its_parts() {
    let names_with_total = |total: &str, behind: &str| {
        let text = format!(
            "指標,性別,R5実績\n健診（人）,男性,10\n,女性,12\n検診（人）,男性,7\n,女性,8\n,合計,{total}\n{behind}"
        );
        let reading = read(&text, &[mark("r6", Says::OwnIndicator)]);
        reading.facts.iter().filter(|fact| fact.cell.row == 5).map(|fact| fact.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names_with_total("37", ""), ["合計"]);
    assert_eq!(names_with_total("37", ",1日平均,0.5\n"), ["合計"]);
    assert_eq!(names_with_total("15", ""), ["検診（人）"]);
}

#[test]
fn lines_without_words_for_their_kind_are_placed_by_at_most_three_answers() {
    let text = "指標名,単位,R4,R5\n来場者数,人,12,13\n,,10,11\n出店数,店,120,130\n,,100,110\n";
    let mut marks: Vec<SheetMark> = Vec::new();
    let mut said = Vec::new();
    while let [question, ..] = &*read(text, &marks).questions {
        said.push((question.asked, question.on.to_string()));
        // The upper lines are targets, the lower ones actuals.
        let is_lower = question.cells[0].row == 2;
        let is_meant = |mark: &&SheetMark| match mark.says {
            Says::Figures { kind, .. } => kind == Some(if is_lower { FigureKind::Actual } else { FigureKind::Target }),
            _ => mark.says == Says::NamesGoOn,
        };
        marks.extend(question.choices.iter().find(is_meant).cloned());
        assert!(marks.len() <= 3, "{said:?}");
    }
    assert_eq!(read(text, &marks).counts(), [8, 0, 0, 0], "{said:?}");
}

#[test]
fn a_file_has_the_year_span_that_the_heading_of_its_targets_states() {
    let text = "指標名,単位,R3現状値,目標（R4～R8）,R4実績,R5実績\n来場者数,人,100,200,120,130\n";
    let grid = Arc::new(grid_of_text(text).unwrap());
    let marks: Vec<SheetMark> = read_sheet(&grid, &[], None)
        .questions
        .iter()
        .filter_map(|question| question.choices.first().cloned())
        .collect();
    let reading = read_sheet(&grid, &marks, None);
    let file = WideFile::of_reading(Arc::new(ReadSheet { grid, reading }));
    let western = |years: &[FiscalYear]| years.iter().map(|year| year.western()).collect::<Vec<_>>();
    assert_eq!(western(&file.years), [2022, 2023], "the years of which it has figures");
    assert_eq!(western(&file.spanned_years), [2022, 2026]);
    for span in ["目標（R4～R8）", "令和4～8年度", "令和4年度から令和8年度", "2022年〜2026年"] {
        let ends: Vec<i32> = ends_of_spans(span).into_iter().map(FiscalYear::western).collect();
        assert_eq!(ends, [2022, 2026], "{span}");
    }
}

/// The file table of a text without any answers.
fn file_of(text: &str) -> WideFile {
    WideFile::of_reading(Arc::new(sheet_of(text, &[])))
}

#[test]
fn one_answer_makes_columns_of_parts_separate_indicators() {
    let text = "指標,目標（R11）,\n,男性,女性\n歩く人の割合（％）,30,30\n";
    let asked = read(text, &[]);
    let question = asked.questions.iter().find(|question| question.asked == Subject::Contested).unwrap();
    let apart = question.choices.first().unwrap();
    assert_eq!(apart.says, Says::Apart);
    let sheet = sheet_of(text, &[]);
    assert_eq!(sheet::choice(&sheet, question, apart, Language::Japanese), "それぞれ別の指標");
    let answered = read(text, std::slice::from_ref(apart));
    let names: Vec<&str> = answered.facts.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names, ["歩く人の割合（％） 男性", "歩く人の割合（％） 女性"]);
}

#[test]
fn an_answer_for_lines_of_one_table_does_not_apply_below_another_title() {
    let text = "指標名,R5,R6\n（１）目標の推移,,\n来場者数,10,20\n会員数,3,4\n（２）実績の推移,,\n宿泊者数,11,21\n講座数,5,6\n";
    let asked = read(text, &[]);
    let cells: Vec<usize> = asked.questions.iter().map(|question| question.cells.len()).collect();
    assert_eq!(cells, [4, 4]);
    let answered = read(text, &asked.questions[0].choices[..1]);
    assert_eq!(answered.counts(), [4, 4, 0, 0]);
}

#[test]
fn parts_in_another_order_are_a_separate_question() {
    let text = "指標名,R5実績,,R6実績,\n,男性,女性,女性,男性\n相談者数,10,20,21,11\n";
    let asked = read(text, &[]);
    assert_eq!(asked.questions.len(), 2);
    for question in &asked.questions {
        assert_eq!(question.cells.len(), 2);
    }
}

#[test]
fn a_late_year_beside_the_first_of_an_era_belongs_to_the_previous_era() {
    let era = mark("all", Says::Era("令和".to_owned()));
    let years = |text: &str| {
        let read = read(text, std::slice::from_ref(&era));
        read.facts.iter().filter_map(|fact| fact.year).map(FiscalYear::western).collect::<Vec<_>>()
    };
    assert_eq!(years("指標名,30年度実績,元年度実績\n来場者数,10,20\n"), [2018, 2019]);
    assert_eq!(years("指標名,30年度目標\n来場者数,10\n"), [2048]);
}

#[test]
fn reading_a_cell_with_any_leading_sign_does_not_panic() {
    for sign in '\u{80}'..='\u{ffff}' {
        let _ = Seen::read(&format!("{sign}人ほど"));
    }
}

#[test]
fn one_answer_makes_the_parts_of_a_cell_separate_indicators() {
    let text = "指標名,現状値（R4）,目標値（R8）\n健康寿命,男性79.5歳・女性84.1歳,男性80歳・女性80歳\n";
    let asked = read(text, &[]);
    let [question] = asked.questions.as_slice() else { panic!("{:?}", asked.questions) };
    let answered = read(text, &question.choices[..1]);
    let figures: Vec<(&str, &str)> =
        answered.facts.iter().map(|fact| (fact.name.as_str(), fact.text.as_str())).collect();
    let [men, women] = ["健康寿命 男性", "健康寿命 女性"];
    assert_eq!(figures, [(men, "79.5歳"), (women, "84.1歳"), (men, "80歳"), (women, "80歳")]);
}

#[test]
fn parts_and_their_total_give_one_question_for_all_years() {
    let text = "指標名,R5実績,,,R6実績,,\n,男性,女性,計,男性,女性,計\n相談者数,10,20,30,11,21,32\n";
    let asked = read(text, &[]);
    let [question] = asked.questions.as_slice() else { panic!("{:?}", asked.questions) };
    let texts = |choice: usize| {
        let answered = read(text, &question.choices[choice..=choice]);
        answered.facts.iter().map(|fact| (fact.name.clone(), fact.text.clone())).collect::<Vec<_>>()
    };
    let apart = texts(0);
    assert_eq!(apart.len(), 6);
    assert_eq!(apart[2], ("相談者数 計".to_owned(), "30".to_owned()));
    let total = texts(3);
    assert_eq!(total, [("相談者数".to_owned(), "30".to_owned()), ("相談者数".to_owned(), "32".to_owned())]);
}

#[test]
fn the_more_informative_of_two_equal_figures_for_one_place_is_kept() {
    for (text, expected) in [
        ("指標名,R5実績,R5実績（速報）\n来場者数,95,95\n", "95(速報)"),
        ("指標名,R5実績（速報）,R5実績\n来場者数,95,95\n", "95(速報)"),
        ("指標名,推移,R5実績（速報）\n来場者数,R4実績：90人、R5実績：95人,95人\n", "95人(速報)"),
        ("指標名,R5実績,R5 実績\n来場者数,95,95（速報）\n", "95（速報）"),
        ("指標名,R5実績（速報）,R5実績（確報）\n来場者数,95,95\n", "95"),
        ("指標名,R5実績（見込）,R5実績（速報）\n来場者数,95,95\n", "95(速報)"),
        ("指標名,R5実績,R5 実績\n来場者数,95人,95\n", "95人"),
    ] {
        let file = file_of(text);
        let actual = file.kpis[0].actual.as_ref().unwrap();
        assert_eq!(actual.cell(Wide::Year(year(2023))).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_stated_rate_has_the_certainty_of_its_heading_unless_it_states_its_own() {
    for (heading, text, expected) in [
        ("R5達成率（速報値）", "95.0%", "95.0%(速報)"),
        ("R5達成率（見込）", "95.0", "95.0(見込)"),
        ("R5達成率（速報値）", "95.0%（見込）", "95.0%（見込）"),
        ("R5達成率（速報値）", "95.0%（確定）", "95.0%（確定）"),
        ("R5達成率", "95.0%", "95.0%"),
    ] {
        let file = file_of(&format!("指標名,R5目標,R5実績,{heading}\n来場者数,100,95,{text}\n"));
        let stated = file.kpis[0].actual.as_ref().unwrap().stated_rate(Wide::Year(year(2023))).unwrap();
        assert_eq!(stated.text, expected, "{heading} {text}");
        assert_eq!(stated.percent(), Amount::from_plain("95.0"), "{heading} {text}");
    }
}

#[test]
fn a_heading_with_a_possible_calendar_year_is_reported() {
    let of = |heading: &str| {
        let text = format!("指標名,単位,{heading}\n来場者数,人,120\n");
        let grid = Arc::new(grid_of_text(&text).unwrap());
        let reading = read_sheet(&grid, &[], None);
        WideFile::of_reading(Arc::new(ReadSheet { grid, reading })).calendar_year
    };
    for heading in ["2024年実績", "令和6年 実績"] {
        assert_eq!(of(heading).as_deref(), Some(heading));
    }
    for heading in ["2024年度実績", "R6実績", "2024年3月末実績"] {
        assert_eq!(of(heading), None, "{heading}");
    }
    let of_name = "指標名,単位,R6年度実績\n2024年調査の満足度,人,120\n";
    let grid = Arc::new(grid_of_text(of_name).unwrap());
    let reading = read_sheet(&grid, &[], None);
    let file = WideFile::of_reading(Arc::new(ReadSheet { grid, reading }));
    assert_eq!(file.calendar_year, None, "a year in a name is no heading");
}

/// A list with one row for each year. The row of the value before the project is marked as such.
const BY_YEAR: &str = "指標名,単位,年度,目標値,実績値\n\
    移住世帯数,世帯,令和5年度（基準値）,,7\n移住世帯数,世帯,令和6年度,10,11\n移住世帯数,世帯,令和7年度,12,集計中\n\
    森林整備面積,ha,令和5年度（基準値）,,30.5\n森林整備面積,ha,令和6年度,32,31.2\n森林整備面積,ha,令和7年度,33,－\n";

#[test]
fn an_answer_applies_only_to_the_cells_of_its_question() {
    let before = sheet_of(BY_YEAR, &[]);
    assert_eq!(asked(&before.reading), [(Subject::Kind, "r2c5,r5c5".to_owned())]);
    let choices = &before.reading.questions[0].choices;
    let baseline = Says::Figures { kind: Some(FigureKind::Baseline), year: None };
    let answer = choices.iter().find(|choice| choice.says == baseline).unwrap();
    assert_eq!(sheet::mark(&before, answer, Language::Japanese), "E2・E5：基準値");
    let after = sheet_of(BY_YEAR, std::slice::from_ref(answer)).reading;
    let expected = ["移住世帯数 baseline 7", "森林整備面積 baseline 30.5"].map(str::to_owned);
    let known: BTreeSet<String> = placed(&before.reading).into_iter().chain(expected).collect();
    assert_eq!(placed(&after).into_iter().collect::<BTreeSet<_>>(), known);
    assert_eq!(after.stated, before.reading.stated);
}

#[test]
fn a_mark_on_a_row_fills_only_what_its_column_headings_leave_open() {
    let text = "指標,単位,現状値（R5）,R6,R7実績\n来場者数,人,100,120,130\n";
    let said = mark("r2", Says::Figures { kind: Some(FigureKind::Target), year: Some(YearSaid::Year(year(2020))) });
    let expected = ["来場者数 baseline 100", "来場者数 target 2024 120", "来場者数 actual 2025 130"];
    assert_eq!(placed(&read(text, &[said])), expected);
    let of_cell = mark("r2c3", Says::Figures { kind: Some(FigureKind::Target), year: None });
    assert_eq!(placed(&read(text, &[of_cell]))[0], "来場者数 target 2023 100");
}

#[test]
fn a_long_note_of_repeated_separators_adds_no_placed_figure() {
    for part in ["→", "（", "）", "／", "\n", "目標→", "1→\n", "1（2）\n"] {
        let text = format!("指標,単位,R5目標,備考\n来場者数,人,100,\"{}\"\n", part.repeat(20_000));
        assert_eq!(placed(&read(&text, &[])), ["来場者数 target 2023 100"], "{part}");
    }
}

#[test]
fn two_figures_side_by_side_in_a_cell_are_called_left_and_right() {
    let before = sheet_of("指標,単位,R5計画／実績\n来場者数,人,45／41\n", &[]);
    let question = &before.reading.questions[0];
    let choice = &question.choices[0];
    let said = [
        sheet::question(&before, question, Language::Japanese),
        sheet::choice(&before, question, choice, Language::Japanese),
        sheet::mark(&before, choice, Language::Japanese),
    ];
    let expected =
        ["1つの欄に2つの値があります（45／41）。それぞれ何の値ですか。", "左：目標 右：実績", "C2：左：目標 右：実績"];
    assert_eq!(said, expected);
}

/// A table whose cells have the target on the first line and the actual on the second, as its title states.
const TWO_LINES: &str = "数値目標の達成状況（各欄：上段 目標／下段 実績）\n施策,数値目標,基準値,2024年度,2025年度\n\
    産業,市内総生産額（億円）,\"1,204億円\",\"1,220\n1,198\",\"1,260\n集計中\"\n子育て,待機児童数（人）,32人,\"20\n18\",\"0\n－\"\n";

#[test]
fn two_lines_of_a_cell_are_two_figures_if_the_table_states_their_kinds() {
    let reading = read(TWO_LINES, &[]);
    let expected = [
        "市内総生産額（億円） baseline 1,204億円",
        "市内総生産額（億円） target 2024 1,220",
        "市内総生産額（億円） actual 2024 1,198",
        "市内総生産額（億円） target 2025 1,260",
        "待機児童数（人） baseline 32人",
        "待機児童数（人） target 2024 20",
        "待機児童数（人） actual 2024 18",
        "待機児童数（人） target 2025 0",
    ];
    assert_eq!(placed(&reading), expected);
    let stated = reading.stated.iter().filter(|stated| !stated.text.is_empty());
    let stated: Vec<_> = stated.map(|stated| (stated.text.as_str(), stated.place)).collect();
    let actual = FigurePlace { kind: FigureKind::Actual, column: Wide::Year(year(2025)) };
    assert_eq!(stated, [("集計中", actual), ("－", actual)]);
    assert_eq!(reading.counts(), [6, 0, 0, 0]);
    let file = WideFile::of_reading(sheet_of(TWO_LINES, &[]).into());
    assert_eq!(file.kpis.len(), 2);
}

#[test]
fn two_lines_of_a_cell_without_stated_kinds_wait_for_one_answer() {
    let text = TWO_LINES.replace("（各欄：上段 目標／下段 実績）", "");
    let before = read(&text, &[mark("c4", Says::Figures { kind: Some(FigureKind::Target), year: None })]);
    assert_eq!(before.counts(), [2, 4, 0, 0]);
    assert_eq!(asked(&before), [(Subject::Lines, "all".to_owned())]);
    let choices = before.questions[0].choices.clone();
    assert_eq!(choices.len(), 3);
    assert_eq!(read(&text, &choices[..1]).facts.len(), 8);
    let turned = placed(&read(&text, &choices[1..2]));
    assert!(turned.contains(&"待機児童数（人） actual 2024 20".to_owned()), "{turned:?}");
    assert_eq!(read(&text, &choices[2..]).counts(), [2, 0, 4, 0]);
}

#[test]
fn a_note_on_the_two_rows_of_an_indicator_is_applied_by_one_answer() {
    let text = "KPI一覧,,,,\n（上段：目標値　下段：実績値）,,,,\nNo,指標,単位,現状値（R5）,R6,R7\n\
        1,観光入込客数,人,\"12,300人\",\"12,800人\",\"13,300人\"\n,,,,\"12,650人\",\n\
        2,空き家バンク成約件数,件,6,8,10\n,,,,9,－\n";
    let before = read(text, &[]);
    assert_eq!(asked(&before), [(Subject::Lines, "all".to_owned())]);
    let after = read(text, &before.questions[0].choices[..1]);
    let expected = [
        "観光入込客数 baseline 12,300人",
        "観光入込客数 target 2024 12,800人",
        "観光入込客数 target 2025 13,300人",
        "観光入込客数 actual 2024 12,650人",
        "空き家バンク成約件数 baseline 6",
        "空き家バンク成約件数 target 2024 8",
        "空き家バンク成約件数 target 2025 10",
        "空き家バンク成約件数 actual 2024 9",
    ];
    assert_eq!(placed(&after), expected);
    assert_eq!(after.counts()[1..], [0, 0, 0]);
}

#[test]
fn blocks_have_the_kinds_of_the_lines_above_if_both_kinds_occur() {
    let block = |kind: &str| format!("■{kind},,,\n指標名,単位,R6,R7\n出生数,人,120,122\n");
    let both = read(&format!("霞町 KPI,,,\n{}\n{}", block("目標値"), block("実績値")), &[]);
    let expected =
        ["出生数 target 2024 120", "出生数 target 2025 122", "出生数 actual 2024 120", "出生数 actual 2025 122"];
    assert_eq!(placed(&both), expected);
    // Without a second block, the heading could cover figures of several kinds.
    assert_eq!(asked(&read(&block("目標値"), &[])).len(), 1);
}

/// A table with a note about two lines, in which the first indicator has a third row and the last one has no second
/// row.
const THIRD_ROW: &str = "KPI一覧,,,,,\n（上段：目標値　下段：実績値）,,,,,\nNo,指標,単位,現状値（R5）,R6,R7\n\
    1,観光入込客数,人,12300,12800,13300\n,,,,12650,\n,,,,99,\n\
    2,空き家バンク成約件数,件,6,8,10\n,,,,9,－\n3,出生数,人,50,60,70\n";

#[test]
fn the_question_on_two_lines_and_its_answer_cover_only_rows_in_pairs() {
    let before = read(THIRD_ROW, &[]);
    let of = |subject: Subject| before.questions.iter().find(|question| question.asked == subject).unwrap();
    let pairs: BTreeSet<usize> = of(Subject::Lines).cells.iter().map(|at| at.row).collect();
    assert_eq!(pairs.into_iter().collect::<Vec<_>>(), [3, 4, 6, 7]);
    assert_eq!((of(Subject::Kind).on.to_string(), of(Subject::Name).on.to_string()), ("r6,r9".into(), "r6".into()));
    let expected = [
        "観光入込客数 baseline 12300",
        "観光入込客数 target 2024 12800",
        "観光入込客数 target 2025 13300",
        "観光入込客数 actual 2024 12650",
        "空き家バンク成約件数 baseline 6",
        "空き家バンク成約件数 target 2024 8",
        "空き家バンク成約件数 target 2025 10",
        "空き家バンク成約件数 actual 2024 9",
        "出生数 baseline 50",
    ];
    assert_eq!(placed(&read(THIRD_ROW, &of(Subject::Lines).choices[..1])), expected);
}

#[test]
fn an_answer_on_two_lines_does_not_change_columns_whose_headings_state_the_kind() {
    let text = "指標,単位,2024年度,2025年度,2026年度\n,,\"実績\n目標\",,目標\n\
        来場者数,人,\"90\n100\",\"110\n120\",\"130\n140\"\n";
    let before = read(text, &[]);
    assert_eq!((asked(&before), before.open.len()), (vec![(Subject::Lines, "all".to_owned())], 1));
    let after = read(text, &before.questions[0].choices[..1]);
    let expected =
        ["来場者数 actual 2024 90", "来場者数 target 2024 100", "来場者数 target 2025 110", "来場者数 actual 2025 120"];
    assert_eq!((placed(&after), after.counts()), (expected.map(str::to_owned).to_vec(), [2, 0, 0, 1]));
}

#[test]
fn leaving_out_waiting_figures_keeps_the_placed_figures_beside_them() {
    let text = "指標,単位,現状値（R5）,R6,R7\n来場者数,人,100,120,130\n出店数,店,,8,9\n会員数,人,5,6,7\n";
    let before = read(text, &[]);
    assert_eq!(before.questions.len(), 1);
    let left_out = before.questions[0].choices.iter().find(|choice| choice.says == Says::LeftOut).unwrap();
    let after = read(text, std::slice::from_ref(left_out));
    assert_eq!(placed(&after), ["来場者数 baseline 100", "会員数 baseline 5"]);
    assert_eq!(after.counts(), [2, 0, 6, 0]);
}

#[test]
fn the_question_on_two_lines_is_asked_once_and_not_for_a_total_column() {
    let text = "（上段：目標値　下段：実績値）,,,,\n指標,単位,R6,R7,累計\n来場者数,人,120,130,250\n,,110,115,225\n";
    let before = read(text, &[]);
    assert_eq!(asked(&before).iter().filter(|(subject, _)| *subject == Subject::Lines).count(), 1);
    let lines = before.questions.iter().find(|question| question.asked == Subject::Lines).unwrap();
    let after = read(text, &lines.choices[..1]);
    assert_eq!(after.facts.len(), 4);
    assert_eq!(asked(&after), [(Subject::Column, "r3:4c5".to_owned())]);
}

#[test]
fn a_weak_word_above_a_block_only_proposes_a_kind_despite_strong_words_elsewhere() {
    let block = |kind: &str, name: &str| format!("■{kind},,,\n指標名,単位,R6,R7\n{name},人,120,122\n\n");
    let strong = block("目標値", "出生数") + &block("実績値", "出生数");
    for (word, kind) in [("見込み", FigureKind::Actual), ("計画", FigureKind::Target)] {
        let reading = read(&(strong.clone() + &block(word, "転入者数")), &[]);
        assert!(placed(&reading).iter().all(|fact| fact.starts_with("出生数")), "{word}");
        let [question] = &*reading.questions else { panic!("{word}: {:?}", asked(&reading)) };
        let says = Says::Figures { kind: Some(kind), year: None };
        assert_eq!((question.asked, &question.choices[0].says), (Subject::Kind, &says), "{word}");
    }
}

#[test]
fn a_mark_on_cells_and_rows_states_what_two_lines_are_despite_their_heading() {
    let text = "指標,単位,R6目標,R7目標\n来場者数,人,\"120\n100\",130\n出店数,店,8,9\n出店数,店,7,6\n";
    let lines = || Says::Lines([FigureKind::Target, FigureKind::Actual]);
    let before = read(text, &[]);
    assert_eq!((before.counts(), before.contested.len()), ([1, 4, 0, 1], 2));
    let after = read(text, &[mark("r2c3", lines()), mark("r4:5c3:4", lines())]);
    let expected = [
        "来場者数 target 2024 120",
        "来場者数 actual 2024 100",
        "来場者数 target 2025 130",
        "出店数 target 2024 8",
        "出店数 target 2025 9",
        "出店数 actual 2024 7",
        "出店数 actual 2025 6",
    ];
    assert_eq!((placed(&after), after.counts()), (expected.map(str::to_owned).to_vec(), [6, 0, 0, 0]));
}

#[test]
fn a_mark_on_a_row_covers_both_lines_and_keeps_kinds_stated_by_headings() {
    let text = "指標,単位,現状値（R5）,R6,R7\n来場者数,人,100,120,130\n,,,110,115\n";
    let lines = Says::Lines([FigureKind::Target, FigureKind::Actual]);
    let after = read(text, &[mark("r2", lines)]);
    let expected = [
        "来場者数 baseline 100",
        "来場者数 target 2024 120",
        "来場者数 target 2025 130",
        "来場者数 actual 2024 110",
        "来場者数 actual 2025 115",
    ];
    assert_eq!(placed(&after), expected);
}

#[test]
fn a_sign_among_figures_is_kept_as_a_remark_on_its_cell() {
    let reading = read("指標,単位,R6実績,R7実績\n来場者数,人,100,▲\n出店数,店,8,9\n", &[]);
    assert_eq!(reading.counts(), [3, 0, 0, 0]);
    let remarks: Vec<&str> =
        reading.stated.iter().filter(|stated| stated.is_remark).map(|stated| &*stated.text).collect();
    assert_eq!(remarks, ["▲"]);
}

#[test]
fn a_unit_that_is_part_of_the_name_is_not_shown_again() {
    let shown = |name, unit| sheet::indicator_in_unit(name, unit, Language::Japanese);
    assert_eq!(shown("作付面積（ha）", "ha"), "作付面積（ha）");
    assert_eq!(shown("作付面積（ha）", "a"), "作付面積（ha）（a）");
    assert_eq!(shown("会員数", "人"), "会員数（人）");
    assert_eq!(shown("会員数", ""), "会員数");
}

#[test]
fn a_merged_heading_is_not_over_the_columns_behind_it() {
    let text = "年度,交流施設,,特産品,,\n,利用者数（人）,売上（千円）,出荷量（t）,販売額（千円）,雇用者数（人）\nR6実績,1,2,3,4,5\n";
    let mut grid = grid_of_text(text).unwrap();
    grid.looks.spans.extend([((1, 2), (1, 3)), ((1, 4), (1, 5))]);
    let facts = read_sheet(&grid, &[], None).facts;
    let names: Vec<&str> = facts.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "交流施設 利用者数（人）",
            "交流施設 売上（千円）",
            "特産品 出荷量（t）",
            "特産品 販売額（千円）",
            "雇用者数（人）"
        ]
    );
}

#[test]
fn a_heading_of_notes_in_the_first_of_two_lines_describes_its_column() {
    let reading = read("指標名,目標,,実績,,備考\n,R5,R6,R5,R6,\n来場者数（人）,1,2,3,4,速報値\n", &[]);
    let notes: Vec<usize> =
        reading.texts.iter().filter(|text| text.column == Wide::Note).map(|text| text.at.index).collect();
    assert_eq!(notes, [5]);
}

#[test]
fn a_sentence_on_left_out_columns_names_the_heading_of_the_first() {
    let text = "指標名,R5実績,増減,R6目標\n宿泊者数（人）,1,2,3\n来訪者数（人）,4,5,6\n";
    let sheet = sheet_of(text, &[mark("c3", Says::LeftOut)]);
    let said = sheet::left_out(&sheet, Language::Japanese).unwrap();
    assert_eq!(said, "「増減」の2の値は、読まないと決めたので取り込みません。");
}

#[test]
fn a_question_about_two_groups_of_rows_names_each_column_once() {
    let sheet = sheet_of("指標名,R3,R4,R5,R6\n会員数,1,2,3,4\n来場者数,5,6,7,8\n", &[]);
    let on = "r2c2,r2c3,r2c4,r2c5,r3c2,r3c3,r3c4,r3c5";
    let question =
        SheetQuestion { asked: Subject::Kind, on: mark(on, Says::LeftOut).on, cells: Vec::new(), choices: Vec::new() };
    let said = sheet::question(&sheet, &question, Language::Japanese);
    assert!(said.starts_with("「R3」「R4」「R5」ほか1列の値は"), "{said}");
}
