//! Sixteen tables of towns, `tests/towns/sixteen.txt`, and the tables of the following year. Nothing is placed wrongly, few
//! questions are asked, marks answer all of them, and nothing is asked in the second year.

use std::collections::BTreeSet;
use std::fs;

use keikaku::columns::Wide;
use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::{
    JsonMark, KnownSheet, Likeness, PlacedFigure, RememberedReading, SheetGrid, SheetMark, SheetReading, grid_of_text,
    read_sheet, recall, remember, remembered,
};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::width::key;

/// The most questions for all tables together in the first year.
const MOST_QUESTIONS: usize = 12;

/// The table of one year with its expected figures: name, kind, year, figure.
struct YearTable<'t> {
    file: &'t str,
    text: &'t str,
    figures: BTreeSet<(String, &'static str, Option<i32>, String)>,
}

struct Town<'t> {
    first: YearTable<'t>,
    answers: Vec<&'t str>,
    next: YearTable<'t>,
}

/// The towns in the file; the lines before the first town describe the file.
fn towns(text: &str) -> Vec<Town<'_>> {
    text.split("\n== ").skip(1).map(town).collect()
}

fn town(block: &str) -> Town<'_> {
    let (first, next) = block.split_once("-- next ").unwrap();
    let (table, figures) = first.split_once("-- figures\n").unwrap();
    let (table, answers) = table.split_once("-- answers\n").unwrap_or((table, ""));
    let answers = answers.lines().collect();
    let (after, of_after) = next.split_once("-- figures\n").unwrap();
    let (_, table) = table.split_once(' ').unwrap();
    Town { first: year_table(table, figures), answers, next: year_table(after, of_after) }
}

fn year_table<'t>(table: &'t str, figures: &'t str) -> YearTable<'t> {
    let (file, text) = table.split_once('\n').unwrap();
    let file = file.strip_suffix(".csv").unwrap();
    let mut all = BTreeSet::new();
    for line in figures.lines().filter(|line| !line.trim().is_empty()) {
        let mut words = line.split(' ');
        let name = words.next().unwrap();
        let mut kind = "";
        for word in words {
            match (word, word.split_once('=')) {
                ("基準", _) => kind = "基準",
                ("目標", _) => kind = "目標",
                ("実績", _) => kind = "実績",
                (_, Some((year, figure))) => _ = all.insert((key(name), kind, year.parse().ok(), figure.to_owned())),
                (figure, None) => _ = all.insert((key(name), kind, None, figure.to_owned())),
            }
        }
    }
    YearTable { file, text, figures: all }
}

/// A figure in the notation of the towns file; `None` for a stated rate, which is not a figure of an indicator.
fn written(fact: &PlacedFigure) -> Option<(String, &'static str, Option<i32>, String)> {
    let kind = match fact.place.kind {
        FigureKind::Baseline => "基準",
        FigureKind::Target if fact.place.column == Wide::Total => "期間",
        FigureKind::Target => "目標",
        FigureKind::Actual => "実績",
        FigureKind::Rate => return None,
    };
    let year = fact.place.column.year().map(FiscalYear::western);
    let is_of_figure = |letter: &char| letter.is_ascii_digit() || "▲約.-".contains(*letter);
    let name = fact.name.split_once('（').map_or(fact.name.as_str(), |(name, _)| name);
    Some((key(name), kind, year, fact.text.chars().filter(is_of_figure).collect()))
}

fn grid(table: &YearTable<'_>) -> SheetGrid {
    grid_of_text(table.text).unwrap()
}

/// The figures that are placed wrongly, and the figures that are missing.
fn faults(table: &YearTable<'_>, reading: &SheetReading) -> (Vec<String>, Vec<String>) {
    let placed: BTreeSet<_> = reading.facts.iter().filter_map(written).collect();
    let said = |one: &(String, &str, Option<i32>, String)| format!("{} {one:?}", table.file);
    let wrong = placed.difference(&table.figures).map(said).collect();
    let missing = table.figures.difference(&placed).map(said).collect();
    (wrong, missing)
}

/// The marks for a list of answers. An answer is a mark, or the subject of an open question with the fields of one of its choices.
fn marks(grid: &SheetGrid, answers: &[&str], reported: Option<FiscalYear>) -> Vec<SheetMark> {
    let mut marks = Vec::new();
    for answer in answers {
        let (subject, says) = answer.split_once(' ').filter(|_| !answer.starts_with('{')).unwrap_or(("", answer));
        let says: serde_json::Value = serde_json::from_str(says).unwrap();
        if subject.is_empty() {
            marks.push(serde_json::from_value::<JsonMark>(says).unwrap().to_mark().unwrap());
            continue;
        }
        let is_meant = |mark: &&SheetMark| {
            let json = serde_json::to_value(JsonMark::from_mark(mark)).unwrap();
            says.as_object().unwrap().iter().all(|(field, value)| json.get(field) == Some(value))
        };
        let reading = read_sheet(grid, &marks, reported);
        let asked = reading.questions.iter().find(|question| question.asked.code() == subject);
        assert!(asked.is_some(), "{answer} is not asked: {:?}", reading.questions);
        let choice = asked.and_then(|asked| asked.choices.iter().find(is_meant));
        assert!(choice.is_some(), "{answer} is no choice of {asked:?}");
        marks.extend(choice.cloned());
    }
    marks
}

/// The year that the table reports on, as seen in autumn 2026, when 2025 is the last year that has ended.
fn reported(grid: &SheetGrid, table: &YearTable<'_>, reading: &SheetReading) -> FiscalYear {
    reading.reported(grid, table.file, FiscalYear::new(2025).unwrap())
}

#[test]
fn sixteen_tables_need_few_questions_and_none_in_the_following_year() {
    let text = fs::read_to_string(format!("{}/towns/sixteen.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let day = Date::new(2025, 6, 1).unwrap();
    let (mut faulty, mut questions, mut readings) = (Vec::new(), Vec::new(), Vec::<RememberedReading>::new());
    let towns = towns(&text);
    assert_eq!(towns.len(), 16);
    for Town { first, answers, .. } in &towns {
        let grid = grid(first);
        let reading = read_sheet(&grid, &[], None);
        let reported = Some(reported(&grid, first, &reading));
        let (wrong, _) = faults(first, &reading);
        faulty.extend(wrong.into_iter().map(|wrong| format!("wrong at first: {wrong}")));
        let subjects: Vec<_> = reading.questions.iter().map(|question| question.asked).collect();
        questions.push((first.file, subjects));
        let marks = marks(&grid, answers, reported);
        let (wrong, missing) = faults(first, &read_sheet(&grid, &marks, reported));
        faulty.extend(wrong.into_iter().map(|wrong| format!("wrong with marks: {wrong}")));
        faulty.extend(missing.into_iter().map(|missing| format!("missing with marks: {missing}")));
        remember(
            &mut readings,
            remembered(KnownSheet { grid: &grid, reading: &reading, name: first.file, reported }, &marks, None, day),
        );
    }
    for Town { next, .. } in &towns {
        let grid = grid(next);
        let reading = read_sheet(&grid, &[], None);
        let reported = Some(reported(&grid, next, &reading));
        let sheet = KnownSheet { grid: &grid, reading: &reading, name: next.file, reported };
        let Some(recalled) = recall(&readings, sheet) else {
            faulty.push(format!("not known again: {}", next.file));
            continue;
        };
        if recalled.likeness != Likeness::Named || recalled.missing > 0 {
            faulty.push(format!("known again as {:?}, {} missing: {}", recalled.likeness, recalled.missing, next.file));
        }
        let reading = read_sheet(&grid, &recalled.marks, reported);
        let (wrong, missing) = faults(next, &reading);
        faulty.extend(wrong.into_iter().map(|wrong| format!("wrong the year after: {wrong}")));
        faulty.extend(missing.into_iter().map(|missing| format!("missing the year after: {missing}")));
        let still: Vec<_> = reading.questions.iter().map(|question| question.asked).collect();
        if !still.is_empty() {
            faulty.push(format!("asked the year after: {} {still:?}", next.file));
        }
    }
    let count: usize = questions.iter().map(|(_, subjects)| subjects.len()).sum();
    assert!(faulty.is_empty(), "{}\n{questions:?}", faulty.join("\n"));
    assert!(count <= MOST_QUESTIONS, "{questions:?}");
}
