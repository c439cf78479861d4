//! A reading that was stated once is reused for next year's table of the same kind: by words, with years counted from the reported
//! one, and never by lines and columns.

use keikaku::columns::Wide;
use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::{
    JsonMark, KnownSheet, Likeness, PlacedFigure, Recalled, RememberedReading, Says, SheetGrid, SheetMark,
    SheetReading, decode_readings, encode_readings, forget, grid_of_text, read_sheet, readings_file, recall, remember,
    remembered,
};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::PlanId;

use super::grammar::{Layout, layouts};
use crate::support::Dice;

const DAY: (i32, u8, u8) = (2026, 11, 26);

fn day(later: u8) -> Date {
    Date::new(DAY.0, DAY.1, DAY.2 + later).unwrap()
}

fn year(western: i32) -> Option<FiscalYear> {
    FiscalYear::new(western)
}

fn grid(text: &str) -> SheetGrid {
    grid_of_text(text).unwrap()
}

fn marks(json: &[&str]) -> Vec<SheetMark> {
    json.iter().map(|mark| serde_json::from_str::<JsonMark>(mark).unwrap().to_mark().unwrap()).collect()
}

fn sheet<'a>(grid: &'a SheetGrid, name: &'a str, reported: i32) -> KnownSheet<'a> {
    let reading = Box::leak(Box::new(read_sheet(grid, &[], year(reported))));
    KnownSheet { grid, reading, name, reported: year(reported) }
}

/// The remembered reading of a text that reports on 2024, in the file `A市_R6.csv`, with these marks.
fn read_in_2024(text: &str, said: &[&str]) -> RememberedReading {
    remembered(sheet(&grid(text), "A市_R6", 2024), &marks(said), Some(PlanId::from_bits(7)), day(0))
}

/// The figures of each indicator by kind and year, in the order of the sheet.
fn lines(read: &SheetReading) -> Vec<String> {
    let mut lines: Vec<(String, &str, String)> = Vec::new();
    for fact in &read.facts {
        let (kind, year) = match (fact.place.kind, fact.place.column) {
            (FigureKind::Target, Wide::Year(year)) => ("目標", year.to_string()),
            (FigureKind::Actual, Wide::Year(year)) => ("実績", year.to_string()),
            other => ("", format!("{other:?}")),
        };
        let figure = format!(" {year} {}", fact.text);
        match lines.last_mut().filter(|(name, _, _)| *name == fact.name) {
            Some((_, last, said)) if *last == kind => said.push_str(&figure),
            Some((_, last, said)) => {
                *last = kind;
                *said = format!("{said} {kind}{figure}");
            }
            None => lines.push((fact.name.clone(), kind, format!(" {kind}{figure}"))),
        }
    }
    lines.into_iter().map(|(name, _, said)| name + &said).collect()
}

/// Applies a remembered reading to a text that reports on 2025, in the file `A市_R7.csv`. Returns the recalled reading and the
/// placed figures.
fn placed_in_2025(text: &str, reading: RememberedReading) -> (Recalled, Vec<String>) {
    let grid = grid(text);
    let recalled = recall(&[reading], sheet(&grid, "A市_R7", 2025)).unwrap();
    let read = read_sheet(&grid, &recalled.marks, year(2025));
    (recalled, lines(&read))
}

#[test]
fn a_recalled_reading_advances_its_years_and_covers_new_rows_and_columns() {
    let before = read_in_2024(
        "A市総合戦略 進捗管理表\n\n指標名,単位,R4,R5,R6,R7\n宿泊者数,人,100,110,120,130\n朝市の出店数,店,7,8,9,10\n",
        &[r#"{"on":"r4:5c3:6","until":2024}"#],
    );
    let (recalled, placed) = placed_in_2025(
        "A市総合戦略 進捗管理表\n（令和7年度末）\n\n指標名,単位,R4,R5,R6,R7,R8\n宿泊者数,人,100,110,120,133,140\n移住相談件数,件,1,2,3,4,5\n朝市の出店数,店,7,8,9,11,12\n",
        before,
    );
    assert_eq!((recalled.likeness, recalled.missing), (Likeness::Named, 0));
    assert_eq!(
        placed,
        [
            "宿泊者数 実績 2022 100 2023 110 2024 120 2025 133 目標 2026 140",
            "移住相談件数 実績 2022 1 2023 2 2024 3 2025 4 目標 2026 5",
            "朝市の出店数 実績 2022 7 2023 8 2024 9 2025 11 目標 2026 12"
        ]
    );
}

#[test]
fn columns_of_a_recalled_reading_are_found_by_heading_at_any_position() {
    let before = read_in_2024(
        "項目,計画額,決算額,備考\n観光施設の売上,500,480,\n直売所の売上,300,310,\n",
        &[
            r#"{"on":"c1","says":"name"}"#,
            r#"{"on":"c2","kind":"target","year":2024}"#,
            r#"{"on":"c3","kind":"actual","year":2024}"#,
        ],
    );
    let (recalled, placed) =
        placed_in_2025("担当,項目,決算額,計画額\n観光課,観光施設の売上,505,510\n農政課,直売所の売上,299,320\n", before);
    assert_eq!(recalled.missing, 0);
    assert_eq!(placed, ["観光施設の売上 実績 2025 505 目標 2025 510", "直売所の売上 実績 2025 299 目標 2025 320"]);
}

#[test]
fn a_left_out_row_is_recalled_on_another_line_only_with_its_labels() {
    let text = |rows: &str| format!("指標名,単位,R6目標,R6実績\n{rows}");
    let before = read_in_2024(
        &text("宿泊者数,人,100,110\n参考：県全体の宿泊者数,人,9000,9100\n"),
        &[r#"{"on":"r3","is":"skip"}"#],
    );
    let next = text("宿泊者数,人,100,110\n朝市の出店数,店,7,8\n参考：県全体の宿泊者数,人,9000,9100\n");
    let (recalled, _) = placed_in_2025(&next, before.clone());
    assert_eq!(recalled.marks.iter().map(|mark| mark.on.to_string()).collect::<Vec<_>>(), ["r4"]);
    let (recalled, _) = placed_in_2025(&text("宿泊者数,人,100,110\n朝市の出店数,店,7,8\n"), before);
    assert_eq!((recalled.marks.len(), recalled.missing), (0, 1));
}

#[test]
fn rows_with_equal_labels_are_distinguished_by_the_line_above_their_block() {
    let block = |name: &str, figure: i32| format!("{name},,\n,R5,R6\n目標,{figure},11\n実績,9,10\n\n");
    let before =
        read_in_2024(&(block("施設Aの利用者数", 10) + &block("施設Bの利用者数", 20)), &[r#"{"on":"r8","is":"skip"}"#]);
    let (added, kept) = (block("施設Cの利用者数", 30), block("施設Bの利用者数", 20));
    let (recalled, _) = placed_in_2025(&(block("施設Aの利用者数", 10) + &added + &kept), before);
    assert_eq!((recalled.marks, recalled.missing), (marks(&[r#"{"on":"r13","is":"skip"}"#]), 0));
}

#[test]
fn an_indicator_without_figures_does_not_distinguish_rows_with_equal_labels() {
    let before =
        read_in_2024("指標名,R5,R6\n満足度,10,11\n移住者数,,\n満足度,20,21\n", &[r#"{"on":"r2","is":"skip"}"#]);
    let next = "指標名,R5,R6\n移住者数,5,6\n満足度,20,21\n出生数,,\n満足度,30,31\n";
    let (recalled, _) = placed_in_2025(next, before);
    assert_eq!((recalled.marks, recalled.missing), (Vec::new(), 1));
}

#[test]
fn a_line_beside_the_name_column_distinguishes_rows_with_equal_labels() {
    let group = |name: &str, figure: i32| format!("{name},,,\n1,満足度,{figure},11\n");
    let text = |groups: &str| format!("No,指標名,R5,R6\n{groups}");
    let before = read_in_2024(&text(&(group("観光", 10) + &group("福祉", 20))), &[r#"{"on":"r5","is":"skip"}"#]);
    let next = text(&(group("観光", 10) + &group("教育", 30) + &group("福祉", 20)));
    let (recalled, _) = placed_in_2025(&next, before);
    assert_eq!((recalled.marks, recalled.missing), (marks(&[r#"{"on":"r7","is":"skip"}"#]), 0));
}

#[test]
fn a_mark_on_a_row_without_distinct_words_is_reported_as_missing() {
    let text = "指標名,R5,R6\n宿泊者数,100,110\n宿泊者数,7,8\n";
    let (recalled, _) = placed_in_2025(text, read_in_2024(text, &[r#"{"on":"r3","is":"skip"}"#]));
    assert_eq!((recalled.marks, recalled.missing), (Vec::new(), 1));
}

#[test]
fn the_final_year_of_a_plan_is_recalled_unchanged_and_the_next_year_advances() {
    let said = [r#"{"on":"c2","kind":"target","year":2026}"#, r#"{"on":"c3","kind":"target","year":2025}"#];
    let before = read_in_2024("指標名,目標値,翌年度の見込\n宿泊者数,150,120\n", &said);
    let (recalled, _) = placed_in_2025("指標名,目標値,翌年度の見込\n宿泊者数,150,130\n", before);
    let written: Vec<String> =
        recalled.marks.iter().map(|mark| serde_json::to_string(&JsonMark::from_mark(mark)).unwrap()).collect();
    assert_eq!(written, [r#"{"on":"c2","kind":"target","year":2026}"#, r#"{"on":"c3","kind":"target","year":"y+1"}"#]);
}

#[test]
fn a_year_taken_from_a_heading_follows_the_heading_of_the_next_table() {
    let said = [r#"{"on":"c2","kind":"actual","year":2024}"#, r#"{"on":"c3","kind":"target","year":2025}"#];
    let reading = read_in_2024("指標名,R6見込,R7見込\n来場者数（人）,500,600\n", &said);
    let (_, placed) = placed_in_2025("指標名,R7見込,R8見込\n来場者数（人）,550,650\n", reading);
    assert_eq!(placed, ["来場者数（人） 実績 2025 550 目標 2026 650"]);

    let said = [r#"{"on":"c2","kind":"actual","year":2018}"#];
    let reading = read_in_2024("指標名,H30見込,R6実績\n来場者数（人）,500,600\n", &said);
    let (_, placed) = placed_in_2025("指標名,H30見込,R7実績\n来場者数（人）,500,650\n", reading);
    assert_eq!(placed, ["来場者数（人） 実績 2018 500 2025 650"]);
}

#[test]
fn a_plan_name_with_a_letter_of_next_or_this_keeps_its_final_year() {
    let text = |heading: &str| format!("指標名,{heading}\n宿泊者数,150\n");
    for heading in ["第2次基本計画の目標", "前期計画の目標", "今治市の目標"] {
        let before = read_in_2024(&text(heading), &[r#"{"on":"c2","kind":"target","year":2026}"#]);
        let (recalled, _) = placed_in_2025(&text(heading), before);
        assert_eq!(recalled.marks, marks(&[r#"{"on":"c2","kind":"target","year":2026}"#]), "{heading}");
    }
}

#[test]
fn numbered_years_keep_the_first_year_that_was_stated() {
    let before = read_in_2024(
        "指標名,1年目,2年目,3年目\n宿泊者数,1,2,3\n",
        &[r#"{"on":"all","first":2022}"#, r#"{"on":"all","kind":"actual"}"#],
    );
    let (_, placed) = placed_in_2025("指標名,1年目,2年目,3年目,4年目\n宿泊者数,1,2,3,4\n", before);
    assert_eq!(placed, ["宿泊者数 実績 2022 1 2023 2 2024 3 2025 4"]);
}

#[test]
fn a_table_with_equal_headings_but_another_name_is_recalled_by_headings_only() {
    let text = "指標名,単位,R4,R5,R6\n宿泊者数,人,100,110,120\n";
    let reading = read_in_2024(text, &[r#"{"on":"all","kind":"actual"}"#]);
    let recalled = recall(std::slice::from_ref(&reading), sheet(&grid(text), "B町", 2024)).unwrap();
    assert_eq!(recalled.likeness, Likeness::Headings);
    let other = grid("事業名,予算,決算\n道の駅,5,6\n");
    assert_eq!(recall(&[reading], sheet(&other, "A市_R7", 2024)), None);
}

#[test]
fn a_newer_reading_of_a_table_replaces_the_older_and_both_are_forgotten_together() {
    let text = "指標名,単位,R4,R5,R6\n宿泊者数,人,100,110,120\n";
    let first = read_in_2024(text, &[r#"{"on":"all","kind":"target"}"#]);
    let grid = grid(text);
    let second = remembered(sheet(&grid, "A市_R6", 2024), &marks(&[r#"{"on":"all","kind":"actual"}"#]), None, day(1));
    let mut readings = Vec::new();
    remember(&mut readings, first.clone());
    remember(&mut readings, second.clone());
    assert_eq!(readings, [second]);
    forget(&mut readings, &first);
    assert_eq!(readings, []);
}

#[test]
fn readings_are_read_back_as_they_were_written() {
    let text = "\n,,目標,,実績,\n指標名,単位,R5,R6,R5,R6\n宿泊者数,人,1,2,3,4\n販売額,千円,5,6,7,8\n合計,,6,8,10,12\n";
    let reading = read_in_2024(
        text,
        &[
            r#"{"on":"r2","says":"kind"}"#,
            r#"{"on":"r3:3","says":"year"}"#,
            r#"{"on":"r6","is":"skip"}"#,
            r#"{"on":"r4:5c3:4","kind":"target"}"#,
            r#"{"on":"r4c5","kind":"actual","year":2023}"#,
            r#"{"on":"all","era":"令和"}"#,
            r#"{"on":"r4:5","name":"宿泊者数"}"#,
            r#"{"on":"c3","unit":"人"}"#,
        ],
    );
    let written = encode_readings(std::slice::from_ref(&reading));
    assert_eq!(decode_readings(&written), Ok(vec![reading.clone()]));
    insta::assert_snapshot!(readings_file(&[reading]));
}

#[test]
fn every_kind_of_figure_is_read_back_from_a_readings_file() {
    let kinds = [FigureKind::Baseline, FigureKind::Target, FigureKind::Actual, FigureKind::Rate];
    let of_kinds = kinds.map(|kind| Says::Figures { kind: Some(kind), year: None });
    for says in of_kinds.into_iter().chain([Says::Lines([FigureKind::Actual, FigureKind::Target])]) {
        let text = "指標名,値\n宿泊者数,100\n";
        let mark = SheetMark { on: "c2".parse().unwrap(), says };
        let reading = remembered(sheet(&grid(text), "A", 2024), std::slice::from_ref(&mark), None, day(0));
        let read = decode_readings(&encode_readings(&[reading])).unwrap();
        let recalled = recall(&read, sheet(&grid(text), "A", 2024));
        assert_eq!(recalled.map(|recalled| recalled.marks), Some(vec![mark]));
    }
}

#[test]
fn foreign_newer_and_damaged_readings_files_are_refused() {
    use keikaku::import::reading::ReadingsFault::{Damaged, NotReadings, TooNew};
    let faults = ["", "{}", "[1]", r#"{"kind":"keikaku.marks","format":1}"#].map(decode_readings);
    assert!(faults.iter().all(|fault| *fault == Err(NotReadings)));
    assert_eq!(decode_readings(r#"{"kind":"keikaku.readings","format":2,"readings":[]}"#), Err(TooNew));
    assert_eq!(decode_readings(r#"{"kind":"keikaku.readings","format":1}"#), Err(Damaged(None)));
    let damaged = r#"{"kind":"keikaku.readings","format":1,"readings":[{"called":[],"heads":[],"last":"x"}]}"#;
    assert_eq!(decode_readings(damaged), Err(Damaged(Some(1))));
}

/// A layout that is left out. Wrong answers leave out every cell of a row, which today splits the table: the rows below lose their
/// headings.
const PARTED: &str = "subtotals below each indicator's rows";

#[test]
fn a_reading_recalled_for_its_own_sheet_places_no_other_figures() {
    let mut said = Vec::new();
    let (mut recalled_facts, mut all) = (0, 0);
    let layouts = layouts();
    let is_whole = |layout: &&Layout| layout.name != PARTED;
    for (layout, seed) in layouts.iter().filter(is_whole).flat_map(|layout| (0..10).map(move |seed| (layout, seed))) {
        let grid = grid(&layout.table(&mut Dice(seed)).text());
        let mut marks = Vec::new();
        for _ in 0..6 {
            let reading = read_sheet(&grid, &marks, year(2024));
            let Some(question) = reading.questions.first() else { break };
            marks.push(question.choices[usize::try_from(seed).unwrap() % question.choices.len()].clone());
        }
        let facts = |marks: &[SheetMark]| read_sheet(&grid, marks, year(2024)).facts;
        let reading = remembered(sheet(&grid, "A", 2024), &marks, None, day(0));
        let recalled = recall(&[reading], sheet(&grid, "A", 2024)).map(|recalled| recalled.marks).unwrap_or_default();
        let (before, after) = (facts(&marks), facts(&recalled));
        (recalled_facts, all) = (recalled_facts + after.len(), all + before.len());
        let is_same = |one: &PlacedFigure, other: &PlacedFigure| {
            (one.cell, &one.name, one.place) == (other.cell, &other.name, other.place)
        };
        let others: Vec<_> = after.iter().filter(|fact| !before.iter().any(|known| is_same(known, fact))).collect();
        if !others.is_empty() {
            said.push(format!("{} {seed}: {others:?} by {recalled:?} of {marks:?}", layout.name));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!(recalled_facts * 100 >= all * 95, "{recalled_facts} of {all} are placed again");
}

#[test]
fn a_mark_for_parts_of_a_cell_as_indicators_is_recalled_next_year() {
    let text = |first: &str, figures: &str| format!("指標名,R6実績\n{first}健康寿命,男性{figures}歳・女性84.1歳\n");
    let before = read_in_2024(&text("会員数,5\n", "79.5"), &[r#"{"on":"r3c2","is":"apart"}"#]);
    let next = text("会員数,5\n来場者数,7\n", "79.8").replace("R6", "R7");
    let (recalled, figures) = placed_in_2025(&next, before);
    assert_eq!((recalled.marks, recalled.missing), (marks(&[r#"{"on":"r4c2","is":"apart"}"#]), 0));
    assert!(figures.contains(&"健康寿命 男性 実績 2025 79.8歳".to_owned()), "{figures:?}");
}

#[test]
fn a_mark_that_separates_tables_by_the_lines_above_is_recalled_next_year() {
    let of_place = |line: &str, figure: &str| format!("{line},\n指標名,R6実績\n来館者数（人）,{figure}\n");
    let text = |figures: [&str; 2]| of_place("中央図書館", figures[0]) + &of_place("北の図書館", figures[1]);
    let before = read_in_2024(&text(["100", "20"]), &[r#"{"on":"r3,r6","is":"apart"}"#]);
    let (recalled, figures) = placed_in_2025(&text(["120", "21"]).replace("R6", "R7"), before);
    assert_eq!((recalled.marks, recalled.missing), (marks(&[r#"{"on":"r3,r6","is":"apart"}"#]), 0));
    let expected = ["中央図書館 来館者数（人） 実績 2025 120", "北の図書館 来館者数（人） 実績 2025 21"];
    assert_eq!(figures, expected);
}

#[test]
fn years_without_an_era_are_found_again_one_year_later() {
    let before = read_in_2024(
        "東山市観光計画\n指標名,単位,５年度実績,６年度計画,６年度実績見込,増減,７年度計画\n宿泊者数,人,10,11,12,2,13\n来訪者数,人,20,21,22,1,23\n",
        &[
            r#"{"on":"all","era":"令和"}"#,
            r#"{"on":"r3:4c4,r3:4c7","kind":"target"}"#,
            r#"{"on":"r3:4c5","kind":"actual","year":2024}"#,
            r#"{"on":"r3:4c6","is":"skip"}"#,
        ],
    );
    let next = "東山市観光計画\n指標名,単位,６年度実績,７年度計画,７年度実績見込,増減,８年度計画\n宿泊者数,人,12,13,14,2,15\n来訪者数,人,22,23,24,2,25\n";
    let (recalled, placed) = placed_in_2025(next, before);
    assert_eq!(recalled.missing, 0);
    assert_eq!(
        placed,
        [
            "宿泊者数 実績 2024 12 目標 2025 13 実績 2025 14 目標 2026 15",
            "来訪者数 実績 2024 22 目標 2025 23 実績 2025 24 目標 2026 25"
        ]
    );
}
