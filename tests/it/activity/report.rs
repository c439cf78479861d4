//! 活動報告: the figures of 概況 and the records of a period, for a funder and for the members.

use std::sync::Arc;

use keikaku::command::RecordCommand;
use keikaku::paper::activity_report::{ActivityReport, ReportReader};
use keikaku::paper::printed_document::content::{PrintedBlock, PrintedDocument};
use keikaku::plan::{ActivityLog, ActivityRecord, Aggregation, Basis, Plan, RecordText};
use keikaku::value::fiscal_year::Date;
use keikaku::wording::{Language, activity_log};

use super::samples::plan;
use super::{hand, put, record};
use crate::support::{Hand, time};

fn report(code: &str, from: (i32, u8, u8), to: (i32, u8, u8), reader: ReportReader) -> PrintedDocument {
    let day = |(year, month, day)| Date::new(year, month, day).unwrap();
    let plan = plan(code);
    ActivityReport { plan: &plan, from: day(from), to: day(to), on: day((2026, 4, 10)), reader }.document()
}

/// The document as text, one line for each row.
fn text(document: &PrintedDocument) -> String {
    let mut lines = Vec::new();
    for section in &document.sections {
        lines.push(format!("{} {}", "#".repeat(section.level), section.heading));
        for block in &section.blocks {
            match block {
                PrintedBlock::Paragraph(line) | PrintedBlock::Item(line) | PrintedBlock::Label(line) => {
                    lines.push(line.clone());
                }
                PrintedBlock::Table(table) => {
                    lines.extend(std::iter::once(&table.head).chain(&table.rows).map(|row| row.join(" | ")));
                }
            }
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_report_for_the_funder_shows_figures_and_what_each_event_added() {
    insta::assert_snapshot!(text(&report("005", (2025, 4, 1), (2026, 3, 31), ReportReader::Funder)));
}

#[test]
fn the_printed_report_shows_a_chart_for_each_kpi_instead_of_a_bar() {
    let plan = plan("005");
    let [from, to, on] =
        [(2025, 4, 1), (2026, 3, 31), (2026, 4, 10)].map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let report = ActivityReport { plan: &plan, from, to, on, reader: ReportReader::Funder };
    let (paper, word) = (report.printed(), report.document());
    assert!(!text(&paper).contains('■') && text(&word).contains('■'));
    assert!(!text(&paper).contains("進み"));
    let names = |document: &PrintedDocument| -> Vec<String> {
        document.sections.iter().flat_map(|section| &section.charts).map(|chart| chart.name.clone()).collect()
    };
    assert_eq!(names(&paper), ["セレクトショップの商品数", "朝市での売上", "会員数"]);
    assert!(names(&word).is_empty());
    assert!(paper.to_json().is_ok(), "Word leaves charts out");
}

#[test]
fn the_chat_picture_shows_the_figures_with_their_targets() {
    let plan = plan("005");
    let [from, to, on] =
        [(2025, 4, 1), (2026, 3, 31), (2026, 4, 10)].map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let picture = ActivityReport { plan: &plan, from, to, on, reader: ReportReader::Members }.picture();
    for text in [
        "地域ブランドの活動計画（つくりものの見本）",
        "朝市での売上",
        "594,000／600,000円（2025年度まで）",
        "達成 104.2%",
    ] {
        assert!(picture.svg.contains(&format!(">{text}</text>")), "{text}: {}", picture.svg);
    }
    assert!(picture.svg.contains("2025年4月1日～2026年3月31日　記録20件"), "{}", picture.svg);
    assert_eq!(picture.svg.matches("#ededed").count(), 3, "a bar each");
    assert!(picture.svg.contains(&format!("height=\"{}\"", picture.size.1)));
}

#[test]
fn figures_of_one_event_are_on_one_line() {
    let text = text(&report("006", (2025, 4, 1), (2025, 5, 31), ReportReader::Funder));
    assert!(text.contains("2025年4月19日 | はじめの会 | 開いた会の数、参加者の延べ人数 14人\n"), "{text}");
    let answers = "4月19日 | 会のあとのアンケート | 元気になった人の割合 元気になった 7人・変わらない 5人\n";
    assert!(text.contains(answers), "{text}");
}

#[test]
fn the_records_of_several_people_at_one_event_name_the_kpi_once() {
    let mut hand = hand(Basis::PeriodTotal, Aggregation::Distinct);
    let record = |bits, who| record(bits, "2025-05-22", "").with(RecordText::Who, who).with(RecordText::What, "交流会");
    put(&mut hand, [record(1, "佐藤"), record(2, "鈴木"), record(3, "高橋")]);
    let [from, to] = [(4, 1), (5, 31)].map(|(month, day)| Date::new(2025, month, day).unwrap());
    let report = ActivityReport { plan: hand.plan(), from, to, on: to, reader: ReportReader::Funder };
    let text = text(&report.document());
    assert!(text.contains("2025年5月22日 | 交流会 | 来場者数\n"), "{text}");
}

#[test]
fn the_report_has_a_notes_column_only_if_a_record_has_a_note() {
    let mut plan = plan("005");
    let april = |plan: &Plan, reader| {
        let [from, to] = [(4, 1), (4, 30)].map(|(month, day)| Date::new(2025, month, day).unwrap());
        text(&ActivityReport { plan, from, to, on: to, reader }.document())
    };
    assert!(april(&plan, ReportReader::Funder).contains("\n日付 | 内容 | 数量\n"));
    let noted = plan.log().iter().map(|record| ActivityRecord::clone(record).with(RecordText::Note, "雨"));
    plan = plan.with_log(noted.collect());
    assert!(april(&plan, ReportReader::Funder).contains("春の朝市 | 朝市での売上 38,500円 | 雨\n"));
    assert!(april(&plan, ReportReader::Members).contains("春の朝市 | 雨\n"));
}

#[test]
fn the_report_for_members_shows_events_without_amounts() {
    let text = text(&report("005", (2025, 4, 1), (2025, 4, 30), ReportReader::Members));
    assert!(text.contains("4月27日 | 春の朝市\n"), "{text}");
    assert!(!text.contains("朝市での売上 38,500円"), "{text}");
}

#[test]
fn the_report_for_members_omits_approximate_amounts_from_the_notes() {
    let plan = plan("005");
    let record = plan.log().iter().find(|record| record.amount().is_some()).unwrap();
    let (record, on) = (record.id, record.on().unwrap());
    let mut hand = Hand::at([Arc::new(plan)]);
    let at = time("2026-04-01T10:00");
    for (of, text) in [(RecordText::Note, "雨"), (RecordText::Amount, "約38000")] {
        let command = RecordCommand::SetText { record, of, text: text.to_owned(), at };
        super::log(&mut hand, command).unwrap();
    }
    let said = |reader| text(&ActivityReport { plan: hand.plan(), from: on, to: on, on, reader }.document());
    assert!(said(ReportReader::Funder).contains("雨 約38000"), "{}", said(ReportReader::Funder));
    let said = said(ReportReader::Members);
    assert!(said.contains("雨") && !said.contains("38000"), "{said}");
}

#[test]
fn the_report_for_members_omits_monthly_charts_that_reveal_single_amounts() {
    let plan = plan("005");
    let [from, to, on] =
        [(2025, 4, 1), (2026, 3, 31), (2026, 4, 10)].map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let said = |reader| {
        let report = ActivityReport { plan: &plan, from, to, on, reader }.printed();
        let charts = report.sections.iter().flat_map(|section| &section.charts);
        charts.map(|chart| chart.chart.sentences.clone()).collect::<Vec<_>>()
    };
    let (funder, members) = (said(ReportReader::Funder), said(ReportReader::Members));
    assert!(funder.iter().all(|said| said.contains("月ごとの値")), "{funder:?}");
    assert!(members.len() == 3 && !members.iter().any(|said| said.contains("月ごと")), "{members:?}");
    assert!(funder.concat().contains("38,500") && !members.concat().contains("38,500"));
}

#[test]
fn a_report_states_its_period_and_the_number_of_records_outside() {
    let text = text(&report("005", (2025, 4, 1), (2025, 4, 30), ReportReader::Funder));
    assert!(text.contains("2025年4月1日～2025年4月30日\n記録3件（ほかに、期間の外の記録が17件あります）"), "{text}");
}

#[test]
fn undated_records_are_not_called_outside_of_the_period() {
    let covered = |counts| activity_log::covered(counts, Language::Japanese);
    assert_eq!(covered([3, 0, 2]), "記録3件（ほかに、日付のない記録が2件あります）");
    assert_eq!(covered([3, 1, 2]), "記録3件（ほかに、期間の外の記録が1件、日付のない記録が2件あります）");
    let log: ActivityLog =
        [record(1, "2025-04-02", "1"), record(2, "2025-05-02", "1"), record(3, "合計", "1")].into_iter().collect();
    assert_eq!(log.count_between(Date::new(2025, 4, 1).unwrap(), Date::new(2025, 4, 30).unwrap()), [1, 1, 1]);
}

#[test]
fn a_report_on_a_period_without_records_says_so() {
    let text = text(&report("005", (2024, 4, 1), (2024, 4, 30), ReportReader::Members));
    assert!(text.contains("この期間の記録はありません。"), "{text}");
}
