//! Pastes at a cell, as data: `tests/pastes/*.txt`. A case is its name, the cell of the cursor, the block, `===`, and the result.
//! `KEIKAKU_WRITE_TABLES=1` writes today's result: read the difference before you keep it.

use std::fmt::Write;
use std::{env, fs};

use keikaku::command::Rejection;
use keikaku::import::paste::{Block, LeftOut, Paste, PasteReason, TableNames, clear};
use keikaku::import::pasted_table::TablePaste;
use keikaku::import::preview::{ImportBase, OpenedOn, preview};
use keikaku::plan::lineage::Lineages;
use keikaku::plan::place::{CellAddress, CellPlace};
use keikaku::value::id::IndicatorId;
use keikaku::wording::Language;
use keikaku::wording::import::remark;
use proptest::prelude::*;
use proptest::sample::select;

use crate::clipboard::pasting::{as_table, tried};
use crate::support::{Hand, actual, target};

pub(crate) fn sendai() -> Hand {
    Hand::at_sample("000")
}

/// 仙台市's sample with blank targets, so that no pasted figure is unlikely beside its neighbours.
pub(crate) fn blank() -> Hand {
    let mut hand = sendai();
    let places = [2018, 2019, 2020].map(target);
    let rows: Vec<IndicatorId> = hand.plan().indicators().iter().map(|row| row.id).collect();
    let all: Vec<CellAddress> = rows.iter().flat_map(|row| places.map(|place| (*row, place))).collect();
    hand.table(clear(&all, false, hand.on)).unwrap();
    hand
}

/// The names of the sample's indicators. Its years are 2018 to 2020.
fn names() -> Vec<String> {
    sendai().plan().indicators().iter().map(|row| row.name.clone()).collect()
}

fn cursor(text: &str) -> (usize, CellPlace) {
    let mut words = text.split(' ');
    let row = words.next().unwrap().parse().unwrap();
    let year = |words: &mut dyn Iterator<Item = &str>| words.next().unwrap().parse().unwrap();
    match words.next().unwrap() {
        "目標" => (row, target(year(&mut words))),
        "実績" => (row, actual(year(&mut words))),
        "基準値" => (row, CellPlace::Baseline),
        other => panic!("{other}"),
    }
}

/// The cells in which the plan differs from the sample, and the indicators that were added.
pub(crate) fn differences(hand: &Hand) -> String {
    let (before, mut out) = (sendai(), String::new());
    for (at, row) in hand.plan().indicators().iter().enumerate() {
        let known = before.plan().indicators().get(at);
        let said = |place: &str, text: &str, was: Option<&str>| {
            if was == Some(text) || was.is_none() && text.is_empty() {
                return String::new();
            }
            format!(" {place} {text}")
        };
        let was = known.map(|known| known.baseline.cell.text.as_str());
        let mut line = said("基準値", &row.baseline.cell.text, was);
        for year in hand.plan().years.years() {
            let was = known.and_then(|known| known.targets.get(&year)).map(|cell| cell.text.as_str());
            let now = row.targets.get(&year).map_or("", |cell| &cell.text);
            line += &said(&format!("目標{year}"), now, was);
            let was = known.and_then(|known| known.actuals.get(&year)).map(|actual| actual.cell.text.as_str());
            let now = row.actuals.get(&year).map_or("", |actual| &actual.cell.text);
            line += &said(&format!("実績{year}"), now, was);
            let rate = row.stated_rates.get(&Some(year)).map_or("", |rate| &rate.text);
            line += &said(&format!("記載の達成率{year}"), rate, None);
        }
        let renamed = known.is_none_or(|known| known.name != row.name);
        if !line.is_empty() || renamed {
            let name = if renamed { format!(" 「{}」[{}]", row.name, row.unit) } else { String::new() };
            writeln!(out, "{}{name}{line}", at + 1).unwrap();
        }
    }
    out
}

fn said(left_out: &LeftOut) -> String {
    if left_out.is_empty() { String::new() } else { format!("left out: {}\n", short(&format!("{left_out:?}"))) }
}

/// A debug text without its zeros and empty lists.
fn short(debug: &str) -> String {
    let inner = debug.trim_start_matches("LeftOut { ").trim_end_matches(" }");
    let parts = inner.split(", ").filter(|part| !part.ends_with(": 0") && !part.ends_with(": []"));
    parts.collect::<Vec<_>>().join(", ").replace("FiscalYear(", "").replace(')', "")
}

fn indented<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(|line| String::from("  ") + line).collect::<Vec<_>>().join("\n")
}

/// The result of a paste; if it asks a question, the result of each answer.
fn outcome(row: usize, at: CellPlace, block: &Block, paste: Paste) -> String {
    let mut hand = sendai();
    match paste {
        Paste::Done(pasted) => {
            let left_out = said(&pasted.left_out);
            if pasted.count() > 0 {
                hand.table(pasted.command()).unwrap();
            }
            differences(&hand) + &left_out
        }
        Paste::Ask(question) => {
            let mut out = format!("asked: {:?}\n", question.reasons);
            for (by, paste) in question.choices {
                let led = outcome(row, at, block, paste);
                writeln!(out, "{by:?}:\n{}", indented(led.lines())).unwrap();
            }
            out
        }
        Paste::AsTable(names) => match as_table(&hand, row, at, block, names) {
            Err(refused) => format!("refused: {}\n", refused.code()),
            Ok(TablePaste::Done(taken)) => {
                let left_out = said(&taken.left_out);
                let of_row =
                    taken.unnamed.map(|row| format!("of the row of the cursor: {row:?}\n")).unwrap_or_default();
                hand.table(taken.command()).unwrap();
                differences(&hand) + &of_row + &left_out
            }
            Ok(TablePaste::Ask(question)) => outcome(row, at, block, Paste::Ask(question)),
            Ok(TablePaste::Review(review)) => {
                let reading = review.kpis.source.as_ref().map(|source| &source.reading);
                let asked = reading.map(|reading| {
                    let codes = reading.questions.iter().map(|question| question.asked.code()).collect::<Vec<_>>();
                    (reading.facts.len(), codes, reading.contested.len(), reading.open.len())
                });
                let (id, workbook) = (hand.plan().id, hand.session.workbook().clone());
                let base = ImportBase::new(workbook, Lineages::default());
                let preview = preview(&review.kpis, OpenedOn::Plan(id), &base, id, &review.answers).unwrap();
                let remarks = preview.changes.iter().filter_map(|change| remark(change, Language::Japanese));
                let open = preview.questions.iter().filter(|question| question.answer.is_none());
                let codes = open.map(|question| question.ask.code().to_owned());
                let said: Vec<String> = remarks.chain(codes).collect();
                let said = indented(said.iter().map(String::as_str));
                format!("reviewed: placed, asked, contested, open {asked:?}\n{said}\n")
            }
        },
    }
}

#[test]
fn each_case_in_the_file_gives_its_listed_paste_result() {
    let is_written = env::var("KEIKAKU_WRITE_TABLES").is_ok_and(|value| value == "1");
    let path = format!("{}/pastes/at_a_cell.txt", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap();
    let (head, cases) = text.split_once("--- ").unwrap();
    let (mut written, mut wrong) = (head.to_owned(), Vec::new());
    for case in cases.split("--- ") {
        let (name, rest) = case.split_once("\n@ ").unwrap();
        let (at, rest) = rest.split_once('\n').unwrap();
        let (table, expected) = rest.split_once("===\n").unwrap();
        let mut filled = table.to_owned();
        for (nth, name) in names().iter().enumerate() {
            filled = filled.replace(&format!("{{{}}}", nth + 1), name);
        }
        let (row, cell) = cursor(at);
        let block = Block::read(&filled);
        let found = outcome(row, cell, &block, tried(&sendai(), row, cell, &block));
        if found.trim_end() != expected.trim_end() {
            wrong.push(format!("{name}\n{table}expected:\n{expected}\nfound:\n{found}"));
        }
        write!(written, "--- {name}\n@ {at}\n{table}===\n{found}\n").unwrap();
    }
    if is_written {
        fs::write(path, written).unwrap();
    }
    assert!(is_written || wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A figure that encodes where it belongs: KPI, year and row.
fn told(kpi: usize, western: i32, is_actual: bool) -> String {
    format!("{}", (kpi + 1) * 10_000 + usize::try_from(western - 2000).unwrap() * 10 + usize::from(is_actual))
}

/// The layout of a block.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// A column for each year, and a row for 目標 and one for 実績 of each KPI.
    Rows,
    /// A column for 目標 and one for 実績 of each year.
    Columns,
    /// As `Columns`, with the years on a line above.
    TwoLines,
    /// A row for each year.
    Years,
}

/// A block with these KPIs and years, with names and headings.
fn written(shape: Shape, kpis: &[usize], years: &[i32]) -> Block {
    let era =
        |year: &i32| if *year < 2019 { format!("H{}", year - 1988) } else { format!("令和{}年度", year - 2018) };
    let both = |kpi: usize, year: i32| [told(kpi, year, false), told(kpi, year, true)];
    let mut rows: Vec<Vec<String>> = Vec::new();
    let name = |kpi: usize| names()[kpi].clone();
    match shape {
        Shape::Rows => {
            rows.push(["指標名", "区分"].map(str::to_owned).into_iter().chain(years.iter().map(era)).collect());
            for (kpi, is_actual) in kpis.iter().flat_map(|kpi| [(*kpi, false), (*kpi, true)]) {
                let figures = years.iter().map(|year| told(kpi, *year, is_actual));
                let row = if is_actual { "実績" } else { "目標" };
                let name = if is_actual { String::new() } else { name(kpi) };
                rows.push([name, row.to_owned()].into_iter().chain(figures).collect());
            }
        }
        Shape::Columns | Shape::TwoLines => {
            let heads = |year: &i32| match shape {
                Shape::TwoLines => [era(year), String::new()],
                _ => [format!("{}目標", era(year)), format!("{}実績", era(year))],
            };
            rows.push(std::iter::once("KPI".to_owned()).chain(years.iter().flat_map(heads)).collect());
            if matches!(shape, Shape::TwoLines) {
                let below = years.iter().flat_map(|_| ["目標", "実績"].map(str::to_owned));
                rows.push(std::iter::once(String::new()).chain(below).collect());
            }
            for kpi in kpis {
                let figures = years.iter().flat_map(|year| both(*kpi, *year));
                rows.push(std::iter::once(name(*kpi)).chain(figures).collect());
            }
        }
        Shape::Years => {
            rows.push(["指標", "年度", "目標", "実績"].map(str::to_owned).to_vec());
            for (kpi, year) in kpis.iter().flat_map(|kpi| years.iter().map(move |year| (*kpi, *year))) {
                rows.push([name(kpi), era(&year)].into_iter().chain(both(kpi, year)).collect());
            }
        }
    }
    Block::of_rows(rows, None)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_pasted_figure_is_written_to_the_cell_that_its_name_and_headings_give(
        shape in select(vec![Shape::Rows, Shape::Columns, Shape::TwoLines, Shape::Years]),
        kpis in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        count in 1_usize..=4,
        years in Just(vec![2018, 2019, 2020]).prop_shuffle(),
        of_years in 1_usize..=3,
        row in 1_usize..=4,
        at in select(vec![CellPlace::Baseline, target(2018), actual(2019), target(2020)]),
    ) {
        let mut hand = blank();
        let (kpis, years) = (&kpis[..count], &years[..of_years]);
        match as_table(&hand, row, at, &written(shape, kpis, years), TableNames::Asked) {
            Ok(TablePaste::Done(taken)) => drop(hand.table(taken.command()).unwrap()),
            other => panic!("every name is known: {other:?}"),
        }
        for (kpi, year) in kpis.iter().flat_map(|kpi| years.iter().map(move |year| (*kpi, *year))) {
            prop_assert_eq!(hand.cell(kpi + 1, target(year)).text, told(kpi, year, false));
            prop_assert_eq!(hand.cell(kpi + 1, actual(year)).text, told(kpi, year, true));
        }
    }

    #[test]
    fn a_name_or_heading_is_not_written_into_a_cell_whatever_the_block_contains(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                select(vec!["{1}", "{3}", "目標", "実績", "達成率", "令和元年度", "H30目標", "指標名", "年度", "", "5", "1,200"]),
                1..5,
            ),
            1..5,
        ),
        row in 1_usize..=4,
        at in select(vec![CellPlace::Baseline, target(2018), actual(2019)]),
    ) {
        prop_assume!(rows.len() > 1 || rows[0].len() > 1);
        let names = names();
        let text = |text: &&str| match *text {
            "{1}" => names[0].clone(),
            "{3}" => names[2].clone(),
            other => other.to_owned(),
        };
        let block = Block::of_rows(rows.iter().map(|row| row.iter().map(text).collect()).collect(), None);
        let mut hand = sendai();
        let texts = |hand: &Hand| -> Vec<String> {
            let rows = hand.plan().indicators().iter();
            let cells = rows.flat_map(|row| row.targets.values().chain(row.actuals.values().map(|actual| &actual.cell)));
            cells.map(|cell| cell.text.clone()).collect()
        };
        let known = texts(&hand);
        match tried(&hand, row, at, &block) {
            // Pasting blanks on blank cells changes nothing.
            Paste::Done(pasted) if pasted.count() > 0 => {
                let done = hand.table(pasted.command());
                prop_assert!(matches!(done, Ok(_) | Err(Rejection::NothingChanged)), "{:?}", done);
            }
            Paste::Ask(question) => prop_assert_eq!(question.reasons, [PasteReason::NoFigures]),
            Paste::AsTable(names) => match as_table(&hand, row, at, &block, names) {
                Ok(TablePaste::Done(taken)) => drop(hand.table(taken.command()).unwrap()),
                Ok(TablePaste::Ask(_) | TablePaste::Review(_)) | Err(_) => {}
            },
            Paste::Done(_) => {}
        }
        for text in texts(&hand) {
            let is_figure = ["", "5", "1,200"].contains(&text.as_str());
            prop_assert!(is_figure || known.contains(&text), "{}", text);
        }
    }
}

#[test]
fn kpi_names_among_pasted_figures_are_left_out_if_the_cursor_gives_the_row() {
    let (names, mut hand) = (names(), sendai());
    let name = names[0].as_str();
    let rows = [vec!["令和元年度", "達成率"], vec!["1,200", name], vec![name, "5", name]];
    let block = Block::of_rows(rows.map(|row| row.into_iter().map(str::to_owned).collect()).to_vec(), None);
    let Ok(TablePaste::Done(taken)) = as_table(&hand, 1, actual(2019), &block, TableNames::Asked) else { panic!() };
    assert_eq!(taken.left_out.words, 3);
    drop(hand.table(taken.command()).unwrap());
    assert_eq!([1, 2].map(|row| hand.cell(row, actual(2019)).text), ["1,200", ""]);
}
