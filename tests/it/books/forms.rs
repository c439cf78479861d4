//! Books of other offices: what is written into the marked cells, what is asked first, and what is never written.

use keikaku::command::{EvaluationCommand, PlanCommand};
use keikaku::export::file_name::{filled_book_name, marks_name};
use keikaku::export::form_book::{
    Area, BookRefusal, CellHeads, CellReference, FilledValue, Filling, FormBook, FormCell, FormRow, FormSheet, Format,
    Held, Mark, Marked, MarkedKpi, MarkedYear, Marks, MarksFault, Obstacle, Outcome, UnknownKpi, fillings, is_marks,
    read_marks, write_marks, writes_json,
};
use keikaku::plan::cell::Cell;
use keikaku::plan::evaluation::{EvaluationPart, KpiText};
use keikaku::plan::indicator::{Actual, Basis};
use keikaku::plan::{EvaluationPlace, Indicator, Plan};
use keikaku::value::id::IndicatorId;

use crate::support::desk::{Desk, sample, year};

const SHEET: &str = "実績報告";
const NOW: MarkedYear = MarkedYear::FromReport(0);

/// The sample 002 with two more KPIs, one in 人 and one in %.
fn plan() -> Plan {
    let people = kpi(501, "移住者数", "人");
    let share = kpi(502, "満足度", "%");
    let rows: Vec<_> = sample("002").indicators().iter().cloned().chain([people.into(), share.into()]).collect();
    sample("002").with_indicators(rows).unwrap()
}

fn kpi(bits: u64, name: &str, unit: &str) -> Indicator {
    let id = IndicatorId::from_bits(bits);
    Indicator { name: name.to_owned(), unit: unit.to_owned(), ..Indicator::new(id, Basis::Level) }
}

/// The plan with this text as that KPI's actual of 2023.
fn with_actual(plan: &Plan, name: &str, text: &str) -> Plan {
    let kpi = named(plan, name);
    let mut changed = Indicator::clone(kpi);
    let cell = Cell::read(text, &kpi.unit);
    changed.actuals.insert(year(2023), Actual { cell, parts: None, earlier: Vec::new() });
    plan.with_indicator(changed.into())
}

fn named<'p>(plan: &'p Plan, name: &str) -> &'p Indicator {
    plan.indicators().iter().find(|kpi| kpi.name == name).unwrap()
}

fn text(text: &str) -> FormCell {
    FormCell { text: text.to_owned(), held: Held::Text, ..FormCell::default() }
}

fn number(text: &str) -> FormCell {
    FormCell { text: text.to_owned(), number: text.to_owned(), held: Held::Number, ..FormCell::default() }
}

fn blank() -> FormCell {
    FormCell::default()
}

fn row(cells: Vec<FormCell>) -> FormRow {
    FormRow { is_hidden: false, cells }
}

/// A sheet with heads and one row, whose last cell is `cell`.
fn book_of(head: &str, name: &str, cell: FormCell) -> FormBook {
    let rows = vec![row(vec![text("指標名"), text("単位"), text(head)]), row(vec![text(name), text("人"), cell])];
    FormBook { sheets: vec![FormSheet { name: SHEET.to_owned(), rows, ..FormSheet::default() }] }
}

fn place(name: &str) -> CellReference {
    name.parse().unwrap()
}

/// A mark on C2, made on a sheet with the head 実績.
fn mark(plan: &Plan, name: &str, what: Marked) -> Mark {
    let heads = CellHeads { row: format!("{name} 人"), column: "実績".to_owned(), ..CellHeads::default() };
    Mark { sheet: SHEET.to_owned(), cell: place("C2"), heads, kpi: MarkedKpi::from_kpi(named(plan, name)), what }
}

/// The filling of the actual of 2023 of 移住者数, which is typed as `typed`, into this cell.
fn filled(typed: &str, cell: FormCell) -> Filling {
    let plan = with_actual(&plan(), "移住者数", typed);
    one(&plan, mark(&plan, "移住者数", Marked::Actual(NOW)), &book_of("実績", "移住者数", cell))
}

fn one(plan: &Plan, mark: Mark, book: &FormBook) -> Filling {
    let marks: Marks = [mark].into_iter().collect();
    fillings(plan, &marks, book, year(2023)).remove(0)
}

fn number_of(held: &str) -> FilledValue {
    FilledValue::Number { held: held.to_owned(), shown: held.to_owned() }
}

#[test]
fn a_figure_in_question_is_written_only_if_confirmed_and_never_over_a_formula() {
    let asked = [filled("120", number("99"))];
    assert_eq!(writes_json(&asked, |_| false), None);
    assert!(writes_json(&asked, |_| true).is_some());
    let formula = FormCell { held: Held::Formula, ..number("99") };
    assert_eq!(writes_json(&[filled("120", formula)], |_| true), None);
}

#[test]
fn a_confirmation_holds_only_for_the_same_figure_and_reasons() {
    let said = filled("120", number("99"));
    assert!(filled("120", number("99")).is_written(|filling| *filling == said));
    let locked = FormCell { is_locked: true, ..number("99") };
    for other in [filled("130", number("99")), filled("120", number("98")), filled("120", locked)] {
        assert!(!other.is_written(|filling| *filling == said));
    }
}

#[test]
fn a_merged_cell_is_drawn_over_its_visible_rows() {
    let mut sheet = of_two_rows(&["移住者数", "空き家の数"]).sheets.remove(0);
    let drawn = |sheet: &FormSheet, name: &str| {
        sheet.drawn(place(name)).map(|(place, cell, rows)| (place.to_string(), cell.text.clone(), rows))
    };
    assert_eq!(drawn(&sheet, "A1"), Some(("A1".to_owned(), "移住者数".to_owned(), 2)));
    assert_eq!(drawn(&sheet, "A2"), None);
    sheet.rows[0].is_hidden = true;
    sheet.rows[3].is_hidden = true;
    assert_eq!(drawn(&sheet, "A2"), Some(("A1".to_owned(), "移住者数".to_owned(), 1)));
    assert_eq!(drawn(&sheet, "A3"), Some(("A3".to_owned(), "空き家の数".to_owned(), 1)));
    assert_eq!(drawn(&sheet, "B2"), Some(("B2".to_owned(), "実績".to_owned(), 1)));
}

#[test]
fn loaded_marks_are_added_without_replacing_existing_marks() {
    let plan = plan();
    let at = |cell: &str, what| Mark { cell: place(cell), ..mark(&plan, "移住者数", what) };
    let mut marks: Marks = [at("C2", Marked::Actual(NOW))].into_iter().collect();
    let loaded = [at("C2", Marked::Name), at("D2", Marked::Unit)].into_iter().collect();
    assert_eq!(marks.add(loaded), 1);
    assert_eq!(marks.all(), [at("C2", Marked::Actual(NOW)), at("D2", Marked::Unit)]);
}

#[test]
fn a_mark_on_a_missing_cell_or_sheet_is_left_out() {
    let plan = with_actual(&plan(), "移住者数", "120");
    let actual = || mark(&plan, "移住者数", Marked::Actual(NOW));
    let book = book_of("実績", "移住者数", blank());
    let elsewhere = Mark { cell: place("Z99"), ..actual() };
    assert_eq!(one(&plan, elsewhere, &book).outcome, Outcome::Left(Obstacle::NoCell));
    let other = Mark { sheet: "別表".to_owned(), ..actual() };
    assert_eq!(one(&plan, other, &book).outcome, Outcome::Left(Obstacle::NoSheet));
}

/// A sheet with two rows for each KPI: the name, merged over both rows, 目標 or 実績, and the cell.
fn of_two_rows(names: &[&str]) -> FormBook {
    let rows = names.iter().flat_map(|name| {
        let name = FormCell { span: Some(Area(2, 1)), ..text(name) };
        let covered = FormCell { is_covered: true, ..blank() };
        [row(vec![name, text("目標"), blank()]), row(vec![covered, text("実績"), blank()])]
    });
    FormBook { sheets: vec![FormSheet { name: SHEET.to_owned(), rows: rows.collect(), ..FormSheet::default() }] }
}

#[test]
fn a_kpi_is_found_by_its_id_else_by_its_name_and_unit() {
    let plan = with_actual(&plan(), "移住者数", "120");
    let book = book_of("実績", "移住者数", blank());
    let of = |kpi: MarkedKpi| one(&plan, Mark { kpi, ..mark(&plan, "移住者数", Marked::Actual(NOW)) }, &book);
    let own = MarkedKpi::from_kpi(named(&plan, "移住者数"));
    let stranger = IndicatorId::from_bits(999_999);
    assert_eq!(of(MarkedKpi { name: "改称前".to_owned(), ..own.clone() }).value, Some(number_of("120")));
    assert_eq!(
        of(MarkedKpi { id: stranger, name: "移住者 数".to_owned(), ..own.clone() }).value,
        Some(number_of("120"))
    );
    let gone = of(MarkedKpi { id: stranger, unit: "世帯".to_owned(), ..own.clone() });
    assert_eq!(gone.outcome, Outcome::Left(Obstacle::Kpi(UnknownKpi::Gone)));
    let twin = kpi(503, "移住者数", "人");
    let rows: Vec<_> = plan.indicators().iter().cloned().chain([twin.into()]).collect();
    let twice = plan.with_indicators(rows).unwrap();
    let several = one(
        &twice,
        Mark { kpi: MarkedKpi { id: stranger, ..own }, ..mark(&plan, "移住者数", Marked::Actual(NOW)) },
        &book,
    );
    assert_eq!(several.outcome, Outcome::Left(Obstacle::Kpi(UnknownKpi::Several)));
}

#[test]
fn the_book_library_receives_places_numbers_and_texts() {
    let written = filled("1,234", blank());
    let said = writes_json(&[written, filled("調査中", blank())], |_| false).unwrap();
    assert_eq!(
        said,
        r#"{"writes":[{"sheet":"実績報告","row":2,"column":3,"kind":"number","text":"1234"},{"sheet":"実績報告","row":2,"column":3,"kind":"text","text":"調査中"}]}"#
    );
}

#[test]
fn causes_and_measures_of_the_marked_year_are_written_as_texts() {
    let mut desk = Desk::with(plan());
    let kpi = named(desk.plan(), "移住者数").id;
    for (western, text, said) in
        [(2023, KpiText::Cause, "出店者が減った。\n雨も多かった。"), (2022, KpiText::Measure, "窓口を増やす。")]
    {
        let place = EvaluationPlace { year: year(western), part: EvaluationPart::Kpi(kpi, text) };
        desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::SetText { place, text: said.to_owned() }));
    }
    let of = |head, what| one(desk.plan(), mark(desk.plan(), "移住者数", what), &book_of(head, "移住者数", blank()));
    let text = |said: &str| Some(FilledValue::Text(said.to_owned()));
    assert_eq!(of("要因", Marked::Cause(NOW)).value, text("出店者が減った。\n雨も多かった。"));
    assert_eq!(of("前年の取組", Marked::Measure(MarkedYear::FromReport(-1))).value, text("窓口を増やす。"));
    assert_eq!(of("今後の取組", Marked::Measure(NOW)).outcome, Outcome::Left(Obstacle::Nothing));
}

#[test]
fn marks_are_read_back_as_they_were_written() {
    let plan = plan();
    let kinds = [
        Marked::Name,
        Marked::Unit,
        Marked::Baseline,
        Marked::PeriodTarget,
        Marked::Target(MarkedYear::FromReport(1)),
        Marked::Actual(MarkedYear::FromReport(-2)),
        Marked::Rate(MarkedYear::Fixed(year(2025))),
        Marked::Status(NOW),
        Marked::Note(NOW),
        Marked::Cause(NOW),
        Marked::Measure(NOW),
    ];
    let marks = (1..)
        .zip(kinds)
        .map(|(row, what)| Mark { cell: CellReference { row, column: 30 }, ..mark(&plan, "移住者数", what) });
    let marks: Marks = marks.collect();
    let file = write_marks(&marks);
    assert!(is_marks(&file));
    assert_eq!(read_marks(&file), Ok(marks.clone()));
    assert_eq!(read_marks(&format!("\u{feff}{file}")), Ok(marks));
}

#[test]
fn a_foreign_newer_or_damaged_file_of_marks_is_refused_with_its_fault() {
    let plan = plan();
    let marks: Marks = [mark(&plan, "移住者数", Marked::Actual(NOW))].into_iter().collect();
    let file = write_marks(&marks);
    for other in ["", "{}", "[]", "<html>", r#"{"kind":"keikaku.marks"}"#, r#"{"kind":"x","format":1,"marks":[]}"#] {
        assert_eq!(read_marks(other), Err(MarksFault::NotMarks), "{other}");
    }
    let newer = file.replace("\"format\": 1", "\"format\": 2");
    assert_eq!(read_marks(&newer), Err(MarksFault::TooNew));
    for (from, to) in [("\"marks\": [", "\"more\": 1, \"marks\": ["), ("\"what\": \"actual\"", "\"what\": null")] {
        assert_eq!(read_marks(&file.replace(from, to)), Err(MarksFault::Damaged(None)), "{to}");
    }
    let damages = [
        ("\"C2\"", "\"c2\""),
        ("\"C2\"", "\"C02\""),
        ("\"C2\"", "\"XFE1\""),
        ("\"what\": \"actual\"", "\"what\": \"name\""),
        ("\"years_from_report\": 0", "\"years_from_report\": 0, \"fiscal_year\": 2023"),
        ("\"years_from_report\": 0", "\"fiscal_year\": 20230"),
        ("\"years_from_report\": 0", "\"years_from_report\": -2147483648"),
    ];
    for (from, to) in damages {
        assert_eq!(read_marks(&file.replace(from, to)), Err(MarksFault::Damaged(Some(1))), "{to}");
    }
    let (_, one) = file.split_once('[').unwrap();
    let (one, _) = one.rsplit_once(']').unwrap();
    let twice = file.replace(one, &format!("{one},{one}"));
    assert_eq!(read_marks(&twice), Err(MarksFault::Damaged(Some(2))));
}

#[test]
fn marks_are_ordered_by_sheet_and_place_with_one_mark_per_cell() {
    let plan = plan();
    let mut marks = Marks::default();
    for (sheet, cell) in [("二", "B9"), ("一", "A1"), ("二", "C2"), ("二", "B10"), ("一", "A1")] {
        marks.set(Mark { sheet: sheet.to_owned(), cell: place(cell), ..mark(&plan, "移住者数", Marked::Name) });
    }
    let places = |marks: &Marks| -> Vec<String> {
        marks.all().iter().map(|mark| format!("{}{}", mark.sheet, mark.cell)).collect()
    };
    assert_eq!(places(&marks), ["二C2", "二B9", "二B10", "一A1"]);
    marks.remove("二", place("B9"));
    assert_eq!(places(&marks), ["二C2", "二B10", "一A1"]);
}

#[test]
fn a_book_from_the_library_is_read_as_sheets_or_as_a_refusal() {
    assert_eq!(FormBook::from_json(r#"{"refused":"too_large"}"#), Err(BookRefusal::TooLarge));
    assert_eq!(FormBook::from_json(r#"{"refused":"unreadable"}"#), Err(BookRefusal::Unreadable));
    assert_eq!(FormBook::from_json("{"), Err(BookRefusal::Unreadable));
    let book = r##"{"sheets":[{"name":"一","is_hidden":false,"is_protected":true,"is_cut":false,"widths":[null,0,80],
        "rows":[{"cells":[{"text":"見出し","held":"text","span":[1,2],"fill":"#FFF2CC"},{"is_covered":true},{"is_locked":true,"format":"percent"}]}]}]}"##;
    let book = FormBook::from_json(book).unwrap();
    let cells = &book.sheets[0].rows[0].cells;
    assert_eq!((cells[0].span, cells[1].is_covered, cells[2].format), (Some(Area(1, 2)), true, Format::Percent));
    assert_eq!(book.sheets[0].widths, [None, Some(0), Some(80)]);
}

#[test]
fn cell_references_are_read_and_written_as_in_spreadsheets() {
    for (name, row, column) in [("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384)] {
        assert_eq!(place(name), CellReference { row, column });
        assert_eq!(place(name).to_string(), name);
    }
    for other in ["", "A", "1", "a1", "A0", "A01", "$A$1", "AAAA1", "XFE1", "A1048577", "A-1", "Ａ1"] {
        assert!(other.parse::<CellReference>().is_err(), "{other}");
    }
}

#[test]
fn a_filled_book_and_its_marks_are_named_after_the_original_book() {
    assert_eq!(filled_book_name("R8様式.xlsm"), "R8様式_記入済.xlsm");
    assert_eq!(filled_book_name("R8様式_記入済.xlsx"), "R8様式_記入済.xlsx");
    assert_eq!(marks_name("R8.様式.xlsx"), "R8.様式_印.json");
    assert!(filled_book_name(&format!("{}.xlsx", "様".repeat(200))).len() <= 255);
}
