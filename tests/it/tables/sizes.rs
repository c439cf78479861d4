//! Tables of any size: quadratic work would not finish here, and a table beyond the bounds is refused.

use std::fmt::Write;

use keikaku::import::preview::{Note, OpenedOn, Preview};
use keikaku::import::questions::Answers;
use keikaku::import::read::{ImportError, MOST_COLUMNS, read_table};
use keikaku::import::reading::Subject;
use keikaku::import::wide::{self, WideReading};
use keikaku::merge::review::{Change, ChangeKind, Decision};
use keikaku::plan::MOST_LETTERS;
use keikaku::value::id::IndicatorId;

use crate::support::desk::{Browser, Desk};

const HEADINGS: &str = "指標名,単位,区分,2022年度,備考\r\n";

/// The previews of a file on the list, and on the page of a plan.
fn previews(file: &str) -> [Preview; 2] {
    let desk = Desk::of("001");
    [OpenedOn::List, OpenedOn::Plan(desk.plan)].map(|opened| desk.read_on(file.as_bytes(), opened).unwrap())
}

fn added(preview: &Preview) -> usize {
    let of_kpi = |change: &&Change| change.kind == ChangeKind::Add && !change.name.is_empty();
    preview.changes.iter().filter(of_kpi).count()
}

/// Whether the KPIs of a table have distinct ids.
fn are_distinct(preview: &Preview) -> bool {
    let mut ids: Vec<IndicatorId> = preview.changes.iter().filter_map(|change| Some(change.added()?.id)).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    ids.len() == all
}

#[test]
fn thirty_thousand_new_names_give_as_many_kpis() {
    let mut file = HEADINGS.to_owned();
    for nth in 0..30_000 {
        write!(file, "新しい指標{nth},件,目標,1,\r\n").unwrap();
    }
    for preview in previews(&file) {
        assert_eq!(added(&preview), 30_000);
        assert!(are_distinct(&preview));
        assert!(preview.notes.iter().any(|note| matches!(note, Note::TooMany(count) if *count >= 30_000)));
    }
}

#[test]
fn twenty_thousand_new_names_with_approximate_figures_give_as_many_kpis() {
    let mut file = HEADINGS.to_owned();
    for nth in 0..20_000 {
        write!(file, "新しい指標{nth},件,目標,約{nth},\r\n").unwrap();
    }
    for preview in previews(&file) {
        assert_eq!(added(&preview), 20_000);
    }
}

#[test]
fn headings_repeated_on_every_page_are_recognised() {
    let page = |nth: usize| format!("{HEADINGS}来場者数{nth},件,目標,1,\r\n");
    for preview in previews(&(0..10_000).map(page).collect::<String>()) {
        assert_eq!(added(&preview), 10_000);
    }
}

#[test]
fn ten_thousand_tables_below_each_other_give_two_questions() {
    let mut file = String::new();
    for nth in 0..10_000 {
        write!(file, "単位：千円\r\n指標名,単位,区分,30年度,2022年度\r\n会員数,,目標,{nth}.5,{nth}.5\r\n").unwrap();
    }
    // The questions are which era 30年度 belongs to, and which of ten thousand figures counts.
    let asked = Desk::of("001").asked_of_sheet(file.as_bytes());
    let asked: Vec<(Subject, usize)> = asked.iter().map(|question| (question.asked, question.choices.len())).collect();
    assert_eq!(asked, [(Subject::Era, 3), (Subject::Contested, 1)]);
}

#[test]
fn rows_of_single_years_are_one_kpi_even_if_the_unit_appears_late() {
    let mut file = "指標名,単位,年度,区分,値\r\n".to_owned();
    for nth in 0..40_000 {
        let unit = if nth < 20_000 { "" } else { "件" };
        write!(file, "会員数,{unit},{}年度,実績,1\r\n", 2000 + nth % 30).unwrap();
    }
    let table = read_table(file.as_bytes(), Browser::get()).unwrap();
    let file = wide::read_file(&table, &Answers::default()).unwrap();
    assert_eq!((file.kpis.len(), file.kpis[0].unit().as_str()), (1, "件"));
}

fn refusal(file: &str) -> Option<ImportError> {
    read_table(file.as_bytes(), Browser::get()).err()
}

#[test]
fn a_table_has_at_most_a_thousand_columns_not_counting_trailing_blanks() {
    let row = |columns: usize| format!("{}\r\n", vec!["x"; columns].join(","));
    let blanks = ",".repeat(16_384);
    assert_eq!(refusal(&format!("{}{blanks}\r\n", row(MOST_COLUMNS).trim_end())), None);
    let found = MOST_COLUMNS + 1;
    assert_eq!(refusal(&format!("題名\r\n{}", row(found))), Some(ImportError::TooManyColumns { line: 2, found }));
    assert_eq!(refusal(&row(1_000_000)), Some(ImportError::TooManyColumns { line: 1, found: 1_000_000 }));
}

#[test]
fn a_text_has_at_most_as_many_letters_as_a_spreadsheet_cell() {
    let file = |letters: usize| format!("{HEADINGS}{},件,目標,1,\r\n", "長".repeat(letters));
    assert_eq!(refusal(&file(MOST_LETTERS)), None);
    let letters = MOST_LETTERS + 1;
    let too_long = |letters| Some(ImportError::TextTooLong { line: 2, column: 1, letters });
    assert_eq!(refusal(&file(letters)), too_long(letters));
    assert_eq!(refusal(&file(6_000_000)), too_long(6_000_000));
    // The refusal names the quote that is never closed.
    let open = format!("{HEADINGS}\"{}", "長,\r\n".repeat(letters));
    assert_eq!(refusal(&open), Some(ImportError::OpenQuote { line: 2 }));
}

#[test]
fn questions_about_long_names_offer_no_similar_kpis() {
    let mut file = HEADINGS.to_owned();
    for nth in 0..50 {
        write!(file, "{}{nth},件,目標,1,\r\n", "長".repeat(30_000)).unwrap();
    }
    let mut desk = Desk::of("001");
    let mut preview = desk.read(&file);
    let all = preview.changes.all(Some(ChangeKind::Add), &Decision::Theirs);
    preview.changes.decide(&all);
    desk.take(&preview).unwrap();
    // Each name has one letter more than a known one.
    let again = desk.read(&file.replace(",件", "数,件"));
    assert_eq!((added(&again), again.questions.len()), (50, 50));
    assert!(again.questions.iter().all(|question| question.alike.is_empty()));
}

#[test]
fn kpis_found_in_steps_of_rows_equal_those_found_at_once() {
    for folder in ["", "offices"] {
        for (name, bytes) in crate::tables::corpus::files(folder) {
            let Ok(table) = read_table(&bytes, Browser::get()) else { continue };
            let answers = Answers::default();
            for rows in [1, 3, 1_000] {
                let mut reading = WideReading::new(&table.sheet, &answers);
                let stepped = loop {
                    match reading.step(rows) {
                        Ok(false) => {}
                        Ok(true) => break reading.finish(),
                        Err(trouble) => break Err(trouble),
                    }
                };
                assert_eq!(stepped, wide::read(&table.sheet, &answers), "{name} by {rows}");
            }
        }
    }
}
