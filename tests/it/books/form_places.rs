//! A figure goes into its own cell of a form book, or the user is asked: it is written without a question only if the headings
//! of the cell, the KPI, the unit, the year and the looks of the cell match the figure.

use keikaku::export::form_book::{
    CellHeads, CellReference, ConfirmReason, FormBook, FormCell, FormRow, FormSheet, Held, Mark, Marked, MarkedKpi,
    MarkedYear, Marks, Outcome, SoughtName, fillings, read_marks, write_marks,
};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Basis};
use keikaku::plan::{Indicator, Plan, YearAxis};
use keikaku::value::id::IndicatorId;

use crate::support::desk::{sample, year};

pub(super) const SHEET: &str = "実績報告";
const ACTUAL: Marked = Marked::Actual(MarkedYear::FromReport(0));

/// A plan of 2022 to 2025 with these KPIs: name, unit, actuals. The targets are the actuals with a leading 9.
pub(super) fn plan_of(kpis: &[(&str, &str, [&str; 4])]) -> Plan {
    let kpi = |(nth, (name, unit, figures)): (u64, &(&str, &str, [&str; 4]))| {
        let id = IndicatorId::from_bits(500 + nth);
        let mut kpi =
            Indicator { name: (*name).to_owned(), unit: (*unit).to_owned(), ..Indicator::new(id, Basis::Level) };
        for (figure, western) in figures.iter().zip(2022..) {
            let actual = Actual { cell: Cell::read(figure, unit), parts: None, earlier: Vec::new() };
            kpi.actuals.insert(year(western), actual);
            kpi.targets.insert(year(western), Cell::read(&format!("9{figure}"), unit));
        }
        kpi.into()
    };
    let rows = (1..).zip(kpis).map(kpi).collect();
    let mut plan = sample("002");
    plan.years = YearAxis::starting(year(2022), 4).unwrap();
    plan.with_indicators(rows).unwrap()
}

fn plan() -> Plan {
    plan_of(&[
        ("来場者数", "人", ["1011", "1111", "1211", "1311"]),
        ("売上額", "千円", ["31150", "31250", "31350", "31450"]),
    ])
}

/// A book of one sheet. Each line has the texts of its cells, separated by `|`; a blank text is an empty cell.
pub(super) fn book_of(lines: &[String]) -> FormBook {
    let cell = |text: &str| match text.trim() {
        "" => FormCell::default(),
        text => FormCell { text: text.to_owned(), held: Held::Text, ..FormCell::default() },
    };
    let width = lines.iter().map(|line| line.split('|').count()).max().unwrap_or(0);
    let row = |line: &String| {
        let mut cells: Vec<FormCell> = line.split('|').map(cell).collect();
        cells.resize(width, FormCell::default());
        FormRow { is_hidden: false, cells }
    };
    let rows = lines.iter().map(row).collect();
    FormBook { sheets: vec![FormSheet { name: SHEET.to_owned(), rows, ..FormSheet::default() }] }
}

fn book(lines: &[&str]) -> FormBook {
    book_of(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
}

/// A mark as the user makes it on that cell of the book.
pub(super) fn mark(plan: &Plan, book: &FormBook, cell: &str, name: &str, what: Marked) -> Mark {
    let kpi = MarkedKpi::from_kpi(plan.indicators().iter().find(|kpi| kpi.name == name).unwrap());
    let cell = cell.parse().unwrap();
    let heads = CellHeads::from_sheet(&book.sheets[0], cell, &SoughtName::in_plan(plan, &kpi.name, &kpi.unit));
    Mark { sheet: SHEET.to_owned(), cell, heads, kpi, what }
}

/// The path of headings to the name, at the time of the mark and now. Fails unless the headings differ.
#[track_caller]
fn other_path(asked: &[ConfirmReason]) -> (String, String) {
    let heads = asked.iter().find_map(|one| match one {
        ConfirmReason::OtherHeads { then, now } => Some((then.path.join(" "), now.path.join(" "))),
        _ => None,
    });
    heads.unwrap_or_else(|| panic!("{asked:?}"))
}

/// A block for each name: the name, the heads and one line.
fn blocks(names: &[&str]) -> FormBook {
    let lines = names
        .iter()
        .flat_map(|name| [format!("指標名|{name}|"), "年度|目標|実績".to_owned(), "令和5年度||".to_owned()]);
    book_of(&lines.collect::<Vec<_>>())
}

#[test]
fn marks_of_earlier_builds_are_read_and_asked_about_if_a_heading_is_missing() {
    let plan = plan();
    let in_rows = book(&["令和5年度 実績報告書|", "指標名|実績", "来場者数|"]);
    let in_blocks = blocks(&["来場者数"]);
    let earlier = |form: &FormBook, cell: &str| {
        let made: Marks = [mark(&plan, form, cell, "来場者数", ACTUAL)].into_iter().collect();
        let mut file: serde_json::Value = serde_json::from_str(&write_marks(&made)).unwrap();
        let record = file["marks"][0].as_object_mut().unwrap();
        for field in ["name_path", "year_head", "title"] {
            record.remove(field);
        }
        let marks = read_marks(&file.to_string()).unwrap();
        fillings(&plan, &marks, form, year(2023)).remove(0).outcome
    };
    assert_eq!(earlier(&in_rows, "B3"), Outcome::Written);
    let Outcome::Asked(asked) = earlier(&in_blocks, "C3") else { panic!("not asked") };
    other_path(&asked);
    let made: Marks = [mark(&plan, &in_blocks, "C3", "来場者数", ACTUAL)].into_iter().collect();
    assert_eq!(read_marks(&write_marks(&made)), Ok(made));
}

/// The work grows linearly with the number of marks. The KPIs have other ids here, so that each is found by its name.
#[test]
fn four_thousand_marks_are_read_added_and_filled() {
    let names: Vec<String> = (0..200).map(|nth| format!("指標その{nth}の件数")).collect();
    let figures = ["1", "2", "3", "4"];
    let plan = plan_of(&names.iter().map(|name| (name.as_str(), "件", figures)).collect::<Vec<_>>());
    let heads = format!("指標名|{}", ["令和4年度実績"; 20].join("|"));
    let lines: Vec<String> = names.iter().map(|name| format!("{name}{}", "|".repeat(20))).collect();
    let form = book_of(&[vec!["令和4年度 実績報告書".to_owned(), heads], lines].concat());
    // The marks come from an office in which the KPIs have other ids.
    let places = names.iter().zip(3_u32..).flat_map(|(name, row)| (2..22).map(move |column| (name, row, column)));
    let made = places.map(|(name, row, column)| Mark {
        sheet: SHEET.to_owned(),
        cell: CellReference { row, column },
        heads: CellHeads { row: name.clone(), column: "令和3年度実績".to_owned(), ..CellHeads::default() },
        kpi: MarkedKpi { id: IndicatorId::from_bits(99_999), name: name.clone(), unit: "件".to_owned() },
        what: if column == 2 { Marked::Status(MarkedYear::FromReport(0)) } else { ACTUAL },
    });
    let marks: Marks = made.collect();
    let read = read_marks(&write_marks(&marks)).unwrap();
    let mut own = Marks::default();
    assert_eq!(own.add(read), 4000);
    let all = fillings(&plan, &own, &form, year(2022));
    assert_eq!(all.len(), 4000);
    assert!(all.iter().all(|filling| filling.outcome == Outcome::Written), "{:?}", all.first());
}
