//! The long file and its data dictionary.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, EvaluationCommand, PlanCommand};
use keikaku::export::records::Outgoing;
use keikaku::export::{data_package, long_table};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::figures::progress::{ProgressState, WordSource};
use keikaku::import::encoding::Encoding;
use keikaku::import::long_file::LongFile;
use keikaku::import::text_table;
use keikaku::plan::cell::Cell;
use keikaku::plan::evaluation::{EvaluationPart, KpiText};
use keikaku::plan::grade_rule::built_in_rules;
use keikaku::plan::indicator::{Basis, Row};
use keikaku::plan::judging::{JudgedWord, JudgingSetting};
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::plan::{EvaluationPlace, Grading, Indicator, Plan};
use keikaku::storage;
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::ApprovalId;
use keikaku::wording::Language;
use keikaku::wording::evaluation::{judged_by, rule_in_force};

use crate::support::desk::{Desk, sample, today, year};

/// The long file of a plan, as of `today`.
fn write(plan: &Plan) -> Outgoing {
    long_table::write(plan, &judged_by(plan, today()))
}

/// The rows of the plan's long file, from the column 区分 to 備考.
fn rows(desk: &Desk) -> Vec<String> {
    let file = write(desk.plan());
    file.records.iter().skip(1).map(|fields| fields[9..16].join(",")).collect()
}

#[track_caller]
fn has(desk: &Desk, row: &str) {
    let rows = rows(desk);
    assert!(rows.iter().any(|one| one == row), "{row} is not in {rows:#?}");
}

#[test]
fn the_sample_is_written_with_the_documented_columns_and_rows() {
    let file = write(&sample("001")).text();
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(
        lines[0],
        "計画ID,作成主体,計画名,版,KPI番号,KPI名,単位,所管課,出典,区分,年度,年度表記,値,値の状態,原文表記,備考,指標ID,向き,比べ方,達成率の出し方,\
         グループ,測るもの,実績の数え方,内訳の元,事業期間,達成率の端数"
    );
    let head = "p6dbbbbbbbb,埼玉県,中小企業高度人材支援計画,vnzqxv9d82g,1,県内中堅・中小企業の相談件数,,,";
    let kpi = "kcbbbbbbbbb,増やす,以上,実績÷目標,,件数,増加分,,2017年度～2019年度,小数第1位まで（四捨五入）";
    assert_eq!(lines[1], format!("{head},基準値,,事業開始前(現時点),453,数値,453,単位の記載なし,{kpi}"));
    assert_eq!(lines[2], format!("{head},目標(増加分),2017,平成29年度,200,数値,200,,{kpi}"));
    assert_eq!(lines.len(), 1 + 2 * (1 + 3 + 2 + 3));
}

#[test]
fn each_state_of_a_cell_has_its_word_and_only_numbers_have_a_value() {
    let mut desk = Desk::of("002");
    let actual = |western| CellPlace::Actual(year(western));
    for (western, text) in [(2022, "▲1,200(速報)"), (2023, "集計中"), (2024, "約3万"), (2025, "0")] {
        desk.set(1, actual(western), text);
    }
    has(&desk, "目標(増加分),2022,2022年度,25542.00,数値,25,542.00,");
    has(&desk, "目標(増加分),2027,2027年度,,該当なし,-,");
    has(&desk, "累計(記載),,2022年度～2027年度,224200.00,数値,224,200.00,");
    has(&desk, "累計(計算),,2022年度～2027年度,224200.00,数値,,");
    has(&desk, "実績,2022,2022年度,-1200,速報,▲1,200(速報),");
    has(&desk, "実績,2023,2023年度,,未把握,集計中,");
    has(&desk, "実績,2024,2024年度,,読取不能,約3万,");
    has(&desk, "実績,2025,2025年度,0,数値,0,");
    has(&desk, "実績,2026,2026年度,,未入力,,");
    // Outside the project a blank cell is 該当なし.
    has(&desk, "実績,2027,2027年度,,該当なし,,");
}

#[test]
fn the_note_on_the_row_of_actuals_is_behind_every_actual() {
    let mut desk = Desk::of("001");
    desk.set(1, CellPlace::Actual(year(2017)), "5");
    desk.set(1, CellPlace::Actual(year(2018)), "6");
    desk.write(1, TextPlace::Note(Row::Actual, None), "県の調査による");
    desk.write(1, TextPlace::Note(Row::Actual, Some(year(2018))), "速報値");
    let notes = rows(&desk).into_iter().filter(|row| row.starts_with("実績,"));
    let notes: Vec<String> = notes.map(|row| row.rsplit(',').next().unwrap_or_default().to_owned()).collect();
    let expected = ["県の調査による", "速報値 / 県の調査による", ""];
    assert!(notes.windows(3).any(|three| three == expected), "{notes:?}");
}

#[test]
fn a_computed_total_states_how_many_years_are_missing() {
    let mut desk = Desk::of("002");
    desk.set(1, CellPlace::Target(year(2023)), "");
    has(&desk, "累計(計算),,2022年度～2027年度,189420.00,数値,,1か年分の値なし");
}

#[test]
fn a_target_for_the_whole_period_is_one_row() {
    let desk = Desk::of("004");
    has(&desk, "目標(期間累計),,2019年度～2023年度,50,数値,50社,");
    has(&desk, "基準値,,2017年度実績,47.7,数値,47.7%,");
    assert!(rows(&desk).iter().all(|row| !row.starts_with("累計")));
}

#[test]
fn unused_slots_are_left_out_and_kpis_keep_their_numbers() {
    let mut desk = Desk::of("002");
    desk.write(4, TextPlace::Name, "会員数");
    let file = write(desk.plan());
    let numbers: std::collections::BTreeSet<_> = file.records.iter().skip(1).map(|row| row[4].as_str()).collect();
    assert_eq!(numbers.into_iter().collect::<Vec<_>>(), ["1", "2", "4"]);
}

#[test]
fn no_field_contains_a_line_break_or_an_unguarded_formula() {
    let mut desk = Desk::of("002");
    desk.write(1, TextPlace::Source, "決算書\r\n（商工課）");
    desk.write(1, TextPlace::Note(Row::Actual, Some(year(2022))), "=1+1\n次の行");
    desk.set(1, CellPlace::Actual(year(2022)), "-5");
    desk.set(1, CellPlace::Actual(year(2023)), "-");
    let file = write(desk.plan());
    let read = text_table::read(&file.text()).unwrap();
    assert_eq!(read.rows.len(), file.records.len());
    assert!(file.records.iter().flatten().all(|field| !field.contains(['\r', '\n'])));
    assert_eq!(file.records[1][8], "決算書 （商工課）");
    has(&desk, "実績,2022,2022年度,-5,数値,-5,'=1+1 次の行");
    has(&desk, "実績,2023,2023年度,,該当なし,-,");
}

#[test]
fn the_dictionary_describes_every_column_and_is_valid_json() {
    let plan = sample("002");
    let json: serde_json::Value =
        serde_json::from_str(&data_package::write(&plan, "山形県酒田市_data.csv", Encoding::Utf8, today())).unwrap();
    let resource = &json["resources"][0];
    assert_eq!(resource["path"], "山形県酒田市_data.csv");
    assert_eq!((&resource["encoding"], &json["profile"]), (&"utf-8".into(), &"tabular-data-package".into()));
    let fields = resource["schema"]["fields"].as_array().unwrap();
    let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names, write(&plan).records[0]);
    for field in fields {
        let words = |name: &str| field[name].as_str().unwrap().to_owned();
        assert!(["string", "integer", "number"].contains(&words("type").as_str()));
        assert!(words("key").bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
        assert!(words("description").ends_with('。'));
    }
}

#[test]
fn the_values_of_the_samples_satisfy_the_constraints_of_the_dictionary() {
    let json: serde_json::Value =
        serde_json::from_str(&data_package::write(&sample("004"), "x.csv", Encoding::Cp932, today())).unwrap();
    let fields = json["resources"][0]["schema"]["fields"].as_array().unwrap();
    for code in ["000", "001", "002", "003", "004"] {
        for row in write(&sample(code)).records.iter().skip(1) {
            for (field, value) in fields.iter().zip(row) {
                let constraints = &field["constraints"];
                let words = constraints["enum"].as_array();
                assert!(words.is_none_or(|words| words.iter().any(|word| word == value)), "{value}");
                assert!(constraints["required"] != true || !value.is_empty());
                let is_number = value.is_empty() || value.parse::<f64>().is_ok();
                assert!(field["type"] == "string" || is_number, "{value}");
            }
        }
    }
}

#[test]
fn the_dictionary_equals_the_golden_file_letter_for_letter() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/golden");
    let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
    let plan = storage::decode_plan(read("format7_001").trim_end()).unwrap();
    let written = data_package::write(&plan, "甲\"市.csv", Encoding::Cp932, Date::FIRST);
    assert_eq!(written, read("datapackage"));
}

#[test]
fn a_figure_in_another_unit_is_exported_as_unreadable_with_its_text() {
    let mut desk = Desk::of("002");
    desk.set(1, CellPlace::Actual(year(2022)), "25000000円");
    desk.set(1, CellPlace::Target(year(2023)), "3億円");
    let long = write(desk.plan()).text();
    assert!(long.contains("実績,2022,2022年度,,読取不能,25000000円,"), "{long}");
    assert!(long.contains("2023年度,,読取不能,3億円,"), "{long}");
}

/// The rows with the rates and judgements of the plan's KPIs.
fn judged(desk: &Desk) -> Vec<String> {
    let is_judged = |row: &&String| ["達成率", "判定", "評価"].iter().any(|word| row.starts_with(word));
    rows(desk).iter().filter(is_judged).cloned().collect()
}

fn set(desk: &mut Desk, western: i32, text: &str) {
    desk.set(1, CellPlace::Actual(year(western)), text);
}

#[test]
fn rates_and_judgements_are_written_for_the_years_with_actuals() {
    let mut desk = Desk::of("002");
    for (western, text) in [(2022, "25,542"), (2023, "10,000(速報)"), (2025, "12,000")] {
        set(&mut desk, western, text);
    }
    assert_eq!(
        judged(&desk),
        [
            "達成率(年度),2022,2022年度,100,数値,,",
            "達成率(累計),2022,2022年度,100,数値,,",
            "判定,2022,2022年度,,該当なし,達成,",
            "達成率(年度),2023,2023年度,28.75215641,速報,,",
            "達成率(累計),2023,2023年度,58.9204602,速報,,",
            "判定,2023,2023年度,,該当なし,未達成,",
            "達成率(年度),2025,2025年度,21.96756123,数値,,",
        ],
        "2024 has no actual, and 2025 is not over"
    );
    let head = write(desk.plan()).records[0].clone();
    let unit_of = |kind: &str| {
        let file = write(desk.plan());
        let row = file.records.iter().find(|row| row[9] == kind).unwrap().clone();
        row[head.iter().position(|name| name == "単位").unwrap()].clone()
    };
    assert_eq!((unit_of("達成率(年度)").as_str(), unit_of("判定").as_str()), ("％", ""));
}

#[test]
fn an_unjudgeable_year_is_written_as_unknown_and_a_setback_is_named() {
    let mut desk = Desk::of("002");
    set(&mut desk, 2022, "集計中");
    assert_eq!(judged(&desk), ["判定,2022,2022年度,,未把握,判定できない,"]);
    let mut row = Indicator { basis: Some(Basis::Level), ..desk.row(1).clone() };
    row.baseline.cell = Cell::read("30,000", "");
    row.actuals.clear();
    let plan = desk.plan().with_indicator(Arc::new(row));
    let mut levels = Desk::with(plan);
    set(&mut levels, 2022, "12,771");
    assert_eq!(
        judged(&levels),
        ["達成率(年度),2022,2022年度,50,数値,,後退", "判定,2022,2022年度,,該当なし,未達成,"],
        "a value of a year is not added up"
    );
}

#[test]
fn judgements_are_written_in_the_words_of_the_plan() {
    let mut desk = Desk::of("002");
    set(&mut desk, 2022, "12,000");
    desk.do_to_plan(PlanCommand::SetJudging(JudgingSetting::Word(JudgedWord::Below, "C".to_owned())));
    has(&desk, "判定,2022,2022年度,,該当なし,C,未達成");
}

#[test]
fn a_changed_target_has_a_remark_with_its_approved_value() {
    let mut desk = Desk::of("002");
    let (id, notes) = (ApprovalId::from_bits(1), ApprovalNotes::default());
    desk.do_to_plan(PlanCommand::RecordApproval { id, notes });
    has(&desk, "目標(増加分),2022,2022年度,25542.00,数値,25,542.00,");
    desk.set(1, CellPlace::Target(year(2022)), "20,000");
    desk.set(1, CellPlace::Target(year(2027)), "5");
    has(&desk, "目標(増加分),2022,2022年度,20000,数値,20,000,（変更前の計画では25,542.00）");
    has(&desk, "目標(増加分),2027,2027年度,5,数値,5,（変更前の計画では-）");
    let file = LongFile::from_records(&write(desk.plan()).records).unwrap();
    assert!(file.plans[0].plan.indicators()[0].notes.is_empty(), "the remark is none of the plan's own notes");
}

#[test]
fn rates_and_judgements_have_a_remark_with_the_target_in_force_at_the_years_end() {
    let mut desk = Desk::of("002");
    set(&mut desk, 2022, "25,542");
    let notes = ApprovalNotes { approved_on: "令和5年3月1日".to_owned(), ..ApprovalNotes::default() };
    desk.do_to_plan(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes });
    desk.set(1, CellPlace::Target(year(2022)), "20,000");
    assert_eq!(
        judged(&desk),
        [
            "達成率(年度),2022,2022年度,127.71,数値,,",
            "達成率(累計),2022,2022年度,127.71,数値,,（年度末に有効だった目標は25542.00）",
            "判定,2022,2022年度,,該当なし,達成,（年度末に有効だった目標は25542.00）",
        ],
        "the targets of the years up to the year are compared"
    );
    desk.do_to_plan(PlanCommand::SetJudging(JudgingSetting::Word(JudgedWord::Met, "A".to_owned())));
    has(&desk, "判定,2022,2022年度,,該当なし,A,達成（年度末に有効だった目標は25542.00）");
    let file = LongFile::from_records(&write(desk.plan()).records).unwrap();
    assert_eq!(file.plans[0].stated.kpis[0].year(year(2022)).judgement, Some(ProgressState::Met));
}

#[test]
fn a_grade_has_a_remark_if_it_was_settled_with_other_figures() {
    let mut desk = Desk::of("002");
    set(&mut desk, 2022, "25,542");
    let rule = built_in_rules().into_iter().find(|rule| rule.id == "four-bands-of-rate").unwrap();
    let (best, name) = (rule.words[0].label.clone(), rule.name.clone());
    desk.do_to_plan(PlanCommand::SetGrading(Grading::Rule(Arc::new(rule))));
    let in_force = rule_in_force(desk.plan(), Language::Japanese);
    let frozen = PlanInForce::new(desk.plan(), year(2022)).sheet(year(2022), today(), in_force);
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::Settle(year(2022), Arc::new(frozen))));
    has(&desk, &format!("評価,2022,2022年度,,該当なし,{best},{name}"));
    set(&mut desk, 2022, "2");
    has(&desk, &format!("評価,2022,2022年度,,該当なし,{best},{name}（確定時の目標・実績による）"));
    let file = LongFile::from_records(&write(desk.plan()).records).unwrap();
    let stated = file.plans[0].stated.kpis[0].year(year(2022));
    assert!(stated.grade.is_some() && stated.word_source == WordSource::SettledSheet);
    assert_eq!(file.plans[0].stated.rules[0].name, name);
}

#[test]
fn a_judgement_has_a_remark_if_it_was_settled_with_other_figures() {
    let mut desk = Desk::of("002");
    set(&mut desk, 2022, "25,542");
    desk.do_to_plan(PlanCommand::SetGrading(Grading::TargetComparison));
    let in_force = rule_in_force(desk.plan(), Language::Japanese);
    let frozen = PlanInForce::new(desk.plan(), year(2022)).sheet(year(2022), today(), in_force);
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::Settle(year(2022), Arc::new(frozen))));
    has(&desk, "判定,2022,2022年度,,該当なし,達成,");
    set(&mut desk, 2022, "2");
    has(&desk, "判定,2022,2022年度,,該当なし,達成,達成（確定時の目標・実績による）");
    let file = LongFile::from_records(&write(desk.plan()).records).unwrap();
    let stated = file.plans[0].stated.kpis[0].year(year(2022));
    assert!(stated.judgement == Some(ProgressState::Met) && stated.word_source == WordSource::SettledSheet);
}

#[test]
fn a_grade_by_the_rule_in_force_is_written_with_the_rule_name() {
    let mut desk = Desk::of("002");
    set(&mut desk, 2022, "25,542");
    set(&mut desk, 2023, "集計中");
    assert!(judged(&desk).iter().all(|row| !row.starts_with("評価")));
    let rule = built_in_rules().into_iter().find(|rule| rule.id == "four-bands-of-rate").unwrap();
    let (best, name) = (rule.words[0].label.clone(), rule.name.clone());
    desk.do_to_plan(PlanCommand::SetGrading(Grading::Rule(Arc::new(rule.clone()))));
    has(&desk, &format!("評価,2022,2022年度,,該当なし,{best},{name}"));
    let unknown = rule.unknown_word().map_or("", |word| word.label.as_str());
    has(&desk, &format!("評価,2023,2023年度,,未把握,{unknown},{name}"));

    let other = &rule.words[1];
    let part = EvaluationPart::Kpi(desk.plan().indicators()[0].id, KpiText::Grade);
    let place = EvaluationPlace { year: year(2022), part };
    let text = other.id.clone();
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::SetText { place, text }));
    has(&desk, &format!("評価,2022,2022年度,,該当なし,{},{name}（個別判断による）", other.label));
    let file = LongFile::from_records(&write(desk.plan()).records).unwrap();
    let stated = file.plans[0].stated.kpis[0].year(year(2022));
    assert!(stated.grade.is_some() && stated.word_source == WordSource::Person);
    assert_eq!(file.plans[0].stated.rules[0].name, name);
    let changed = rule.with_threshold(0, Amount::from_plain("99").unwrap()).unwrap();
    desk.do_to_plan(PlanCommand::SetGrading(Grading::Rule(Arc::new(changed))));
    has(&desk, &format!("評価,2022,2022年度,,該当なし,{},{name}（基準を変更）（個別判断による）", other.label));
    let of_wholes = built_in_rules().into_iter().find(|rule| !rule.grades_kpis()).unwrap();
    desk.do_to_plan(PlanCommand::SetGrading(Grading::Rule(Arc::new(of_wholes))));
    assert!(judged(&desk).iter().all(|row| !row.starts_with("評価")), "a rule for the whole says nothing of a KPI");
}
