//! 活動報告: the figures of 概況 and the records of a span, for a funder and for the members.

use keikaku::paper::activity_report::{ActivityReport, ReportReader};
use keikaku::paper::printed_document::content::{PrintedBlock, PrintedDocument};
use keikaku::value::fiscal_year::Date;

use super::samples::plan;

fn report(code: &str, from: (i32, u8, u8), to: (i32, u8, u8), reader: ReportReader) -> PrintedDocument {
    let day = |(year, month, day)| Date::new(year, month, day).unwrap();
    let plan = plan(code);
    ActivityReport { plan: &plan, from: day(from), to: day(to), on: day((2026, 4, 10)), reader }.document()
}

/// The document as text, a line a row.
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
    lines.join("\n")
}

#[test]
fn the_funder_sees_figures_and_what_each_event_added() {
    insta::assert_snapshot!(text(&report("005", (2025, 4, 1), (2026, 3, 31), ReportReader::Funder)));
}

#[test]
fn figures_of_one_event_stand_on_one_line() {
    let text = text(&report("006", (2025, 4, 1), (2025, 5, 31), ReportReader::Funder));
    assert!(text.contains("2025年4月19日 | はじめの会 | 開いた会の数、参加者の延べ人数 14人 | "), "{text}");
    assert!(text.contains("4月19日 | 会のあとのアンケート | 元気になった人の割合 元気になった 7"), "{text}");
}

#[test]
fn members_see_what_was_done_without_amounts() {
    let text = text(&report("005", (2025, 4, 1), (2025, 4, 30), ReportReader::Members));
    assert!(text.contains("4月27日 | 春の朝市 | "), "{text}");
    assert!(!text.contains("朝市での売上 38,500円"), "{text}");
}

#[test]
fn a_span_without_records_says_so() {
    let text = text(&report("005", (2024, 4, 1), (2024, 4, 30), ReportReader::Members));
    assert!(text.contains("この期間の記録はありません。"), "{text}");
}
