//! Rows from long files: each shows what the plan's own row shows, as far as the file has it, and nothing else.

use std::sync::Arc;

use keikaku::export::long_table;
use keikaku::export::records::Outgoing;
use keikaku::figures::progress::{Judgement, OpenReason, ProgressState};
use keikaku::figures::summary::{DefinitionField, SummaryColumn, SummaryPlan, SummaryRow, grade_counts, rows};
use keikaku::import::encoding::NoCp932;
use keikaku::import::long_file::{LongFile, LongPlan, LongReader};
use keikaku::import::read::ImportError;
use keikaku::plan::cell::State;
use keikaku::plan::grade_rule::{GradeRule, built_in_rules};
use keikaku::plan::judging::JudgedWord;
use keikaku::plan::lineage::Lineage;
use keikaku::plan::{Cell, Grading, Plan};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::wording::Language;
use keikaku::wording::evaluation::judged_by;
use keikaku::wording::summary::{SummaryTexts, definition};
use proptest::prelude::*;

use super::{kept, looked_at, named, plan, samples, table, today};
use crate::kpi_builder::{Kpi, year};
use crate::support;

fn written(plan: &Plan, on: Date) -> Outgoing {
    long_table::write(plan, &judged_by(plan, on))
}

fn read(file: &Outgoing) -> LongFile {
    LongFile::from_records(&file.records).unwrap()
}

/// The plan for 総括表, as read from its long file.
fn stated(of: &LongPlan) -> SummaryPlan {
    looked_at(Plan::clone(&of.plan), "公開用.csv").stated(Some(Arc::clone(&of.stated)))
}

/// A row's text in a column, on one line, as files have it.
fn text(row: &SummaryRow, column: SummaryColumn, on: Date) -> String {
    let text = SummaryTexts::new(row, on, Language::Japanese).text(column);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file's record for a KPI's year with that 区分; `None` if there is none.
fn said<'f>(file: &'f Outgoing, row: &SummaryRow, kind: &str, year: FiscalYear) -> Option<&'f [String]> {
    let (id, year) = (row.row.id.to_string(), year.to_string());
    let is_it = |fields: &&Vec<String>| fields[16] == id && fields[9] == kind && fields[10] == year;
    file.records.iter().find(is_it).map(Vec::as_slice)
}

/// Compares each row from a plan's long file with the row of the plan itself, in each column.
#[track_caller]
fn assert_rows_are_those_of_the_plan(plan: &Plan, on: Date) {
    let file = written(plan, on);
    if file.records.len() == 1 {
        return;
    }
    let long = read(&file);
    let [of_file] = &*long.plans else { panic!("one plan") };
    let (itself, looked) = (Arc::new(kept(plan.clone())), Arc::new(stated(of_file)));
    for year in plan.years.years() {
        let (here, there) = (rows(&itself, year, on), rows(&looked, year, on));
        assert_eq!(there.len(), here.len(), "{year}");
        for (own, row) in here.iter().zip(&there) {
            assert_same_row(plan, &file, (own, row), year, on);
        }
    }
}

#[track_caller]
fn assert_same_row(plan: &Plan, file: &Outgoing, (own, row): (&SummaryRow, &SummaryRow), year: FiscalYear, on: Date) {
    for column in SummaryColumn::ALL {
        let [own, row] = [own, row].map(|row| text(row, column, on));
        match column {
            SummaryColumn::State | SummaryColumn::Grade | SummaryColumn::Changed => {}
            // A long file has no earlier versions.
            SummaryColumn::Target => assert!(own.starts_with(&row), "{own} {row} {year}"),
            _ => assert_eq!(row, own, "{column:?} {year}"),
        }
    }
    let (own_entry, entry) = (own.entry.as_ref().unwrap(), row.entry.as_ref().unwrap());
    assert_eq!(entry.target, own_entry.target);
    assert_eq!(entry.rate.as_ref().map(|rate| rate.value), own_entry.rate.as_ref().map(|rate| rate.value));
    let (judged, graded) = (said(file, own, "判定", year), said(file, own, "評価", year));
    let has_actual = !matches!(own.actual_state().unwrap(), State::Blank | State::NotApplicable);
    if judged.is_some() || !has_actual || row.state() == Some(ProgressState::Running) {
        assert_eq!(row.state(), own.state(), "{year}");
    } else {
        assert!(
            matches!(entry.judgement, Judgement::Open(_)),
            "what no row says is no judgement: {:?}",
            entry.judgement
        );
    }
    assert_eq!(row.is_missing(), own.is_missing());
    assert_eq!(row.actual_state().unwrap() == State::Unread, own.actual_state().unwrap() == State::Unread);
    let grade = row.grade().map(|(rule, word)| (rule.name.clone(), word.label.clone()));
    let of_file = graded.filter(|fields| !fields[14].is_empty() && matches!(plan.grading, Grading::Rule(_)));
    assert_eq!(grade.is_some(), of_file.is_some(), "{year}");
    let is_settled = plan.evaluations.get(year).is_some_and(|sheet| sheet.state.frozen().is_some());
    if let Some((own_rule, own_word)) = own.grade().filter(|_| of_file.is_some() && !is_settled) {
        assert_eq!(grade.map(|grade| grade.1), Some(own_word.label.clone()), "{}", own_rule.name);
    }
}

#[test]
fn rows_from_the_long_files_of_samples_equal_the_rows_of_the_samples() {
    for plan in samples() {
        for on in [today(), Date::new(2023, 5, 1).unwrap()] {
            assert_rows_are_those_of_the_plan(&plan, on);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn rows_from_the_long_file_of_any_plan_equal_the_rows_of_the_plan(plan in support::plan(), on in support::date()) {
        assert_rows_are_those_of_the_plan(&plan, on);
    }
}

/// A plan with a KPI of levels that met its target in 2023 and missed it in 2024.
fn town() -> Plan {
    let visitors = named("来場者数", "人", Kpi::levels(2023, &["100", "100"]).actuals(&["100", "85"]));
    plan(1, "A市", "計画", vec![visitors])
}

#[test]
fn an_unused_period_target_alone_gives_no_row_in_the_plan_or_its_file() {
    let mut only_of_period = named("", "", Kpi::levels(2023, &["", ""]));
    only_of_period.indicator.period_target = Cell::read("0", "");
    let plan =
        plan(1, "A市", "計画", vec![named("来場者数", "人", Kpi::levels(2023, &["100", "100"])), only_of_period]);
    assert_rows_are_those_of_the_plan(&plan, today());
    assert_eq!(rows(&Arc::new(kept(plan)), year(2024), today()).len(), 1);
}

#[test]
fn a_rate_that_fell_behind_is_exact_also_if_the_file_is_viewed_on_an_earlier_day() {
    let mut visitors = named("来場者数", "人", Kpi::levels(2023, &["3", "3"]).actuals(&["1", "1"]));
    visitors.indicator.baseline.cell = Cell::read("2", "人");
    let mut plan = plan(1, "A市", "計画", vec![visitors]);
    plan.reference_date = Date::new(2025, 4, 10);
    let before = Date::new(2024, 5, 1).unwrap();
    assert_rows_are_those_of_the_plan(&plan, before);
    let row = row_of_file(&plan);
    assert!(row.entry.unwrap().rate.unwrap().fell_behind);
}

/// The first row of the plan in 2024, from its long file.
fn row_of_file(plan: &Plan) -> SummaryRow {
    let file = read(&written(plan, today()));
    rows(&Arc::new(stated(&file.plans[0])), year(2024), today()).remove(0)
}

#[test]
fn custom_judgement_words_in_a_long_file_are_read_as_the_usual_judgements() {
    let mut own = town();
    own.judging.on_track = "B".to_owned();
    let file = written(&own, today()).text();
    assert!(file.contains("判定,2024,2024年度,,該当なし,B,おおむね順調,"), "{file}");
    assert_eq!(row_of_file(&own).state(), Some(ProgressState::OnTrack));
    own.judging.below = "達成".to_owned();
    own.judging.on_track_from = keikaku::plan::judging::Threshold::new(90).unwrap();
    assert_eq!(own.judging.word(JudgedWord::Below), "達成");
    assert_eq!(row_of_file(&own).state(), Some(ProgressState::Below), "a word that means another thing elsewhere");
}

#[test]
fn a_year_that_was_running_when_the_file_was_written_stays_unjudged() {
    let file = read(&written(&town(), Date::new(2025, 2, 1).unwrap()));
    let of_file = Arc::new(stated(&file.plans[0]));
    let judgement = |on| rows(&of_file, year(2024), on).remove(0).entry.unwrap().judgement;
    assert_eq!(judgement(Date::new(2025, 2, 1).unwrap()), Judgement::Running);
    assert_eq!(judgement(today()), Judgement::Open(OpenReason::NotStated));
    let row = rows(&of_file, year(2024), today()).remove(0);
    let reason = SummaryTexts::new(&row, today(), Language::Japanese).reason();
    assert_eq!(reason, "公開用CSVに判定か理由がない");
}

#[test]
fn grades_of_a_built_in_rule_in_a_file_are_counted_with_other_plans() {
    let rule = built_in_rules().into_iter().find(GradeRule::grades_kpis).unwrap();
    let mut graded = town();
    graded.grading = Grading::Rule(Arc::new(rule.clone()));
    let of_file = read(&written(&graded, today()));
    let summary = table(vec![kept(graded.clone()), stated(&of_file.plans[0])], 2024);
    let counts = grade_counts(summary.rows.iter().map(|row| &**row));
    assert_eq!(counts.iter().map(|counts| counts.rule).collect::<Vec<_>>(), [&rule]);
    assert_eq!(counts[0].words.iter().map(|(_, count)| count).sum::<usize>(), 2);
    let changed = GradeRule { name: "町の規則".to_owned(), ..rule };
    graded.grading = Grading::Rule(Arc::new(changed));
    let row = row_of_file(&graded);
    assert_eq!(
        row.grade().map(|(rule, _)| rule.name.as_str()),
        Some("町の規則"),
        "another is known by its words alone"
    );
}

#[test]
fn a_field_missing_from_a_long_file_is_blank_and_differs_from_no_value() {
    let mut whole = town();
    let mut kpi = whole.indicators()[0].as_ref().clone();
    kpi.definition = "入口で数えた人".to_owned();
    whole = whole.with_indicator(Arc::new(kpi));
    let file = read(&written(&whole, today()));
    let summary = table(vec![kept(whole), stated(&file.plans[0])], 2024);
    let [own, row] = summary.rows.as_slice() else { panic!("two rows") };
    let said = |field| definition(field, row, Language::Japanese);
    assert_eq!((said(DefinitionField::Definition), said(DefinitionField::Measured)), Default::default());
    assert_eq!(said(DefinitionField::RateFormula), "実績÷目標");
    assert!(DefinitionField::ALL.iter().all(|field| !field.differs(&[own, row])));
}

#[test]
fn a_file_concatenated_from_several_files_has_all_their_plans() {
    let plans = samples();
    let bytes: Vec<u8> = plans.iter().flat_map(|plan| written(plan, today()).utf8()).collect();
    let whole = read_bytes(&bytes, usize::MAX).unwrap();
    let ids = |plans: Vec<&Plan>| plans.iter().map(|plan| plan.id).collect::<Vec<_>>();
    assert_eq!(ids(whole.plans.iter().map(|of| &*of.plan).collect()), ids(plans.iter().collect()));
    assert_eq!(read_bytes(&bytes, 7).unwrap(), whole, "in slices as at once");
    for plan in &plans {
        assert_eq!(whole.records(plan.id), written(plan, today()).records, "its rows stand as they were written");
    }
}

fn read_bytes(bytes: &[u8], rows: usize) -> Result<LongFile, ImportError> {
    let mut reader = LongReader::new(bytes, &NoCp932).unwrap()?;
    loop {
        match reader.step(rows)? {
            Ok(file) => return Ok(file),
            Err(rest) => reader = rest,
        }
    }
}

/// The code and the sentence with which the file is refused after that change.
#[track_caller]
fn refusal(change: impl Fn(&str) -> String) -> String {
    let text = written(&samples()[2], today()).text();
    let changed = change(&text);
    assert_ne!(changed, text);
    let error = read_bytes(changed.as_bytes(), 3).unwrap_err();
    format!("{} {}", error.code(), keikaku::wording::import::error_sentence(&error, Language::Japanese))
}

/// The text with its third line changed.
fn third(text: &str, change: impl Fn(&str) -> String) -> String {
    let lines = text.split("\r\n").zip(1..);
    lines.map(|(line, nth)| if nth == 3 { change(line) } else { line.to_owned() }).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn a_damaged_file_is_refused_with_its_line() {
    let cut = refusal(|text| third(text, |line| line.rsplit_once(',').unwrap().0.to_owned()));
    assert!(cut.starts_with("IN-004 3行目の列数が25列です（見出しは26列）"), "{cut}");
    let ended = refusal(|text| text[..text.len() - 40].to_owned());
    assert!(ended.starts_with("IN-004 "), "{ended}");
    let word = refusal(|text| third(text, |line| line.replace(",数値,", ",すうち,")));
    assert!(word.starts_with("IN-127 3行目の「値の状態」の「すうち」を読めません"), "{word}");
    let figure = refusal(|text| third(text, |line| line.replace(",数値,", "E+11,数値,")));
    assert!(figure.starts_with("IN-127 3行目の「値」の"), "{figure}");
    let lacking = refusal(|text| text.replacen("達成率の端数", "端数", 1));
    assert!(lacking.starts_with("IN-127 1行目の「達成率の端数」がありません"), "{lacking}");
    let twice = refusal(|text| third(text, |line| format!("{line}\r\n{line}")));
    assert!(twice.starts_with("IN-010 4行目は3行目と同じ"), "{twice}");
    let open = refusal(|text| format!("{text}\"p"));
    assert!(open.starts_with("IN-103 "), "{open}");
    let empty = refusal(|text| text.lines().next().unwrap().to_owned());
    assert!(empty.starts_with("IN-107 "), "{empty}");
}

#[test]
fn a_plan_without_any_year_is_refused_with_its_line() {
    let mut records = written(&samples()[2], today()).records;
    let year = records[0].iter().position(|head| head == "年度").unwrap();
    let without = records.iter().position(|row| row[year].is_empty()).unwrap();
    records = vec![records[0].clone(), records[without].clone()];
    let error = LongFile::from_records(&records).unwrap_err();
    let said = keikaku::wording::import::error_sentence(&error, Language::Japanese);
    assert!(said.starts_with("2行目の「年度」がありません"), "{said}");
}

#[test]
fn other_tables_are_not_read_as_long_files() {
    let wide = keikaku::export::wide_table::write(&samples()[2], &Lineage::default());
    assert!(LongReader::new(wide.text().as_bytes(), &NoCp932).is_none());
    assert!(LongReader::new("団体,指標\r\nA市,来場者数\r\n".as_bytes(), &NoCp932).is_none());
}
