//! Books of somebody else's: what goes into the marked cells, what is asked before, and what is never written.

use keikaku::export::file_name::{filled_book_name, marks_name};
use keikaku::export::form_book::{
    Area, BookRefusal, CellHeads, CellReference, ConfirmReason, FilledValue, Filling, FormBook, FormCell, FormRow,
    FormSheet, Format, Held, Mark, Marked, MarkedKpi, MarkedYear, Marks, MarksFault, Obstacle, Outcome, SoughtName,
    UnknownKpi, fillings, is_marks, read_marks, suggestion, write_marks, writes_json,
};
use keikaku::plan::cell::{Cell, Certainty};
use keikaku::plan::indicator::{Actual, Basis, Row};
use keikaku::plan::{Indicator, Plan};
use keikaku::value::id::IndicatorId;

use crate::support::desk::{sample, year};

const SHEET: &str = "実績報告";
const NOW: MarkedYear = MarkedYear::FromReport(0);

/// The sample 002 with one KPI of 人 and one of %, as far as these tests look at it.
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

/// The plan with the actual of 2023 of that KPI as it is typed.
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

/// A number as its format shows it.
fn rounded(text: &str, held: &str) -> FormCell {
    FormCell { text: text.to_owned(), ..number(held) }
}

fn blank() -> FormCell {
    FormCell::default()
}

fn row(cells: Vec<FormCell>) -> FormRow {
    FormRow { is_hidden: false, cells }
}

/// A sheet of heads and one row, in whose last cell `cell` stands.
fn book_of(head: &str, name: &str, cell: FormCell) -> FormBook {
    let rows = vec![row(vec![text("指標名"), text("単位"), text(head)]), row(vec![text(name), text("人"), cell])];
    FormBook { sheets: vec![FormSheet { name: SHEET.to_owned(), rows, ..FormSheet::default() }] }
}

fn place(name: &str) -> CellReference {
    name.parse().unwrap()
}

/// A mark of C2, made on a sheet whose head is 実績.
fn mark(plan: &Plan, name: &str, what: Marked) -> Mark {
    let heads = CellHeads { row: format!("{name} 人"), column: "実績".to_owned(), ..CellHeads::default() };
    Mark { sheet: SHEET.to_owned(), cell: place("C2"), heads, kpi: MarkedKpi::from_kpi(named(plan, name)), what }
}

/// What becomes of the actual of 2023 of 移住者数, typed so, in a cell that holds that.
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
fn a_figure_goes_in_as_a_number_and_anything_else_as_a_text() {
    for (typed, held) in [("1,234", "1234"), ("▲12.50", "-12.50"), ("120 人", "120")] {
        let filling = filled(typed, blank());
        assert_eq!((filling.value, filling.outcome), (Some(number_of(held)), Outcome::Written), "{typed}");
    }
    for (typed, shown) in
        [("調査中", "調査中"), ("該当なし", "該当なし"), ("約400", "約400"), ("400以上", "400以上"), ("=1+1", "=1+1")]
    {
        let filling = filled(typed, blank());
        assert_eq!(filling.value, Some(FilledValue::Text(shown.to_owned())), "{typed}");
        assert_eq!(filling.outcome, Outcome::Written, "{typed}");
    }
}

#[test]
fn a_number_that_a_spreadsheet_would_not_keep_whole_is_a_text() {
    assert_eq!(filled("123456789012345", blank()).value, Some(number_of("123456789012345")));
    let filling = filled("123456789012345.25", blank());
    assert_eq!(filling.value, Some(FilledValue::Text("123,456,789,012,345.25".to_owned())));
}

#[test]
fn a_figure_in_another_unit_is_asked_and_never_scaled() {
    let filling = filled("3 世帯", blank());
    assert_eq!(filling.value, Some(FilledValue::Text("3 世帯".to_owned())));
    assert_eq!(filling.outcome, Outcome::Asked(vec![ConfirmReason::OtherUnit]));
}

#[test]
fn what_is_not_final_is_said_unless_the_book_gets_to_know_it() {
    let plan = with_actual(&plan(), "移住者数", "120（速報）");
    let actual = mark(&plan, "移住者数", Marked::Actual(NOW));
    let status = Mark { cell: place("D2"), ..mark(&plan, "移住者数", Marked::Status(NOW)) };
    let mut book = book_of("実績", "移住者数", blank());
    book.sheets[0].rows[0].cells.push(text("実績"));
    book.sheets[0].rows[1].cells.push(blank());
    assert_eq!(one(&plan, actual.clone(), &book).unsaid, Some(Certainty::Preliminary));
    let marks: Marks = [status, actual].into_iter().collect();
    let both = fillings(&plan, &marks, &book, year(2023));
    let values: Vec<_> = both.iter().map(|filling| filling.value.clone()).collect();
    assert_eq!(values, [Some(number_of("120")), Some(FilledValue::Text("速報".to_owned()))]);
    assert!(both.iter().all(|filling| filling.unsaid.is_none()));
}

#[test]
fn what_stands_in_a_cell_is_written_over_only_if_a_person_says_so() {
    for cell in [number("99"), text("未定")] {
        let filling = filled("120", cell);
        assert_eq!(filling.outcome, Outcome::Asked(vec![ConfirmReason::HoldsOther]));
        assert_eq!(writes_json(std::slice::from_ref(&filling), |_| false), None);
        assert!(writes_json(&[filling], |_| true).is_some());
    }
    for (typed, cell) in [("1,200", number("1200")), ("1,200", rounded("1,200", "1200")), ("調査中", text(" 調査中"))]
    {
        assert_eq!(filled(typed, cell).outcome, Outcome::Same);
    }
}

#[test]
fn a_number_that_only_looks_the_same_by_its_format_is_asked() {
    for cell in [rounded("1,200", "1200.4"), rounded("1,200", "")] {
        assert_eq!(filled("1,200", cell).outcome, Outcome::Asked(vec![ConfirmReason::HoldsOther]));
    }
}

#[test]
fn what_is_said_of_a_cell_holds_for_its_figure_and_its_reasons_alone() {
    let said = filled("120", number("99"));
    assert!(filled("120", number("99")).is_written(|filling| *filling == said));
    let locked = FormCell { is_locked: true, ..number("99") };
    for other in [filled("130", number("99")), filled("120", number("98")), filled("120", locked)] {
        assert!(!other.is_written(|filling| *filling == said));
    }
}

#[test]
fn a_merged_cell_is_drawn_over_the_rows_that_are_shown() {
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
fn marks_that_are_loaded_are_added_and_replace_none() {
    let plan = plan();
    let at = |cell: &str, what| Mark { cell: place(cell), ..mark(&plan, "移住者数", what) };
    let mut marks: Marks = [at("C2", Marked::Actual(NOW))].into_iter().collect();
    let loaded = [at("C2", Marked::Name), at("D2", Marked::Unit)].into_iter().collect();
    assert_eq!(marks.add(loaded), 1);
    assert_eq!(marks.all(), [at("C2", Marked::Actual(NOW)), at("D2", Marked::Unit)]);
}

#[test]
fn a_locked_cell_is_asked_and_a_formula_is_never_written_over() {
    let locked = FormCell { is_locked: true, ..blank() };
    assert_eq!(filled("120", locked).outcome, Outcome::Asked(vec![ConfirmReason::Locked]));
    let formula = FormCell { held: Held::Formula, ..number("99") };
    let filling = filled("120", formula);
    assert_eq!(filling.outcome, Outcome::Left(Obstacle::Formula));
    assert_eq!(writes_json(&[filling], |_| true), None);
}

#[test]
fn a_covered_cell_and_one_that_the_book_does_not_have_are_left_out() {
    let covered = FormCell { is_covered: true, ..blank() };
    assert_eq!(filled("120", covered).outcome, Outcome::Left(Obstacle::Covered));
    let plan = with_actual(&plan(), "移住者数", "120");
    let actual = || mark(&plan, "移住者数", Marked::Actual(NOW));
    let book = book_of("実績", "移住者数", blank());
    let elsewhere = Mark { cell: place("Z99"), ..actual() };
    assert_eq!(one(&plan, elsewhere, &book).outcome, Outcome::Left(Obstacle::NoCell));
    let other = Mark { sheet: "別表".to_owned(), ..actual() };
    assert_eq!(one(&plan, other, &book).outcome, Outcome::Left(Obstacle::NoSheet));
}

#[test]
fn a_blank_of_the_plan_never_clears_a_cell() {
    let plan = plan();
    for cell in [blank(), number("99")] {
        let book = book_of("実績", "移住者数", cell);
        let filling = one(&plan, mark(&plan, "移住者数", Marked::Actual(NOW)), &book);
        assert_eq!(filling.outcome, Outcome::Left(Obstacle::Nothing));
    }
}

#[test]
fn a_percentage_is_a_hundredth_where_the_cell_shows_percent() {
    let plan = with_actual(&plan(), "満足度", "45.5");
    let percent = |cell: FormCell| FormCell { format: Format::Percent, ..cell };
    let heads = CellHeads { row: "満足度 %".to_owned(), ..mark(&plan, "満足度", Marked::Actual(NOW)).heads };
    let actual = Mark { heads, ..mark(&plan, "満足度", Marked::Actual(NOW)) };
    let book = |cell: FormCell| {
        let mut book = book_of("実績", "満足度", cell);
        book.sheets[0].rows[1].cells[1] = text("%");
        book
    };
    let filling = one(&plan, actual.clone(), &book(percent(blank())));
    assert_eq!(filling.value, Some(FilledValue::Number { held: "0.455".to_owned(), shown: "45.5".to_owned() }));
    assert_eq!(filling.outcome, Outcome::Written);
    let same = one(&plan, actual, &book(percent(rounded("45.5%", "0.455"))));
    assert_eq!(same.outcome, Outcome::Same);
}

#[test]
fn a_format_that_would_show_another_number_is_asked() {
    for format in [Format::Percent, Format::Scaled, Format::Date] {
        let filling = filled("120", FormCell { format, ..blank() });
        assert_eq!(
            (filling.value, filling.outcome),
            (Some(number_of("120")), Outcome::Asked(vec![ConfirmReason::Format(format)]))
        );
    }
}

#[test]
fn a_form_that_has_changed_is_asked_and_a_year_that_moved_on_is_not() {
    let plan = with_actual(&plan(), "移住者数", "120");
    let actual = mark(&plan, "移住者数", Marked::Actual(NOW));
    let with_heads = |row: &str, column: &str| Mark {
        heads: CellHeads { row: row.to_owned(), column: column.to_owned(), ..CellHeads::default() },
        ..actual.clone()
    };
    let book = book_of("令和5年度 実績", "移住者数", blank());
    let last_year = with_heads("移住者数 人", "令和4年度 実績");
    assert_eq!(one(&plan, last_year, &book).outcome, Outcome::Written);
    let other_row = with_heads("転入者数 人", "令和5年度 実績");
    let Outcome::Asked(asked) = one(&plan, other_row.clone(), &book).outcome else { panic!("not asked") };
    let now = CellHeads {
        row: "移住者数 人".to_owned(), column: "令和5年度 実績".to_owned(), ..CellHeads::default()
    };
    assert_eq!(asked, [ConfirmReason::OtherHeads { then: other_row.heads, now }]);
}

/// A sheet with two rows for each KPI, whose names are merged downwards: name, 目標 or 実績, and the cell.
fn of_two_rows(names: &[&str]) -> FormBook {
    let rows = names.iter().flat_map(|name| {
        let name = FormCell { span: Some(Area(2, 1)), ..text(name) };
        let covered = FormCell { is_covered: true, ..blank() };
        [row(vec![name, text("目標"), blank()]), row(vec![covered, text("実績"), blank()])]
    });
    FormBook { sheets: vec![FormSheet { name: SHEET.to_owned(), rows: rows.collect(), ..FormSheet::default() }] }
}

/// What becomes of the actual of 移住者数 in a cell that was marked in one book, in another one.
fn in_other(marked: &FormBook, cell: &str, now: &FormBook) -> Outcome {
    let plan = with_actual(&plan(), "移住者数", "120");
    let heads = heads_of(marked, cell, &plan);
    let actual = Mark { heads, cell: place(cell), ..mark(&plan, "移住者数", Marked::Actual(NOW)) };
    one(&plan, actual, now).outcome
}

/// The heads of a cell that is marked for 移住者数.
fn heads_of(book: &FormBook, cell: &str, plan: &Plan) -> CellHeads {
    let kpi = MarkedKpi::from_kpi(named(plan, "移住者数"));
    CellHeads::from_sheet(&book.sheets[0], place(cell), &SoughtName::of_kpi(plan, &kpi))
}

fn is_of_other_heads(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Asked(asked) if matches!(asked.as_slice(), [ConfirmReason::OtherHeads { .. }]))
}

#[test]
fn a_name_that_is_merged_downwards_tells_the_rows_of_one_kpi_from_those_of_the_next() {
    let marked = of_two_rows(&["移住者数", "空き家の数"]);
    assert_eq!(in_other(&marked, "C2", &marked), Outcome::Written);
    let moved = of_two_rows(&["相談件数", "移住者数", "空き家の数"]);
    assert!(is_of_other_heads(&in_other(&marked, "C2", &moved)));
    let heads = heads_of(&marked, "C2", &plan());
    assert_eq!(heads, CellHeads { row: "移住者数 実績".to_owned(), ..CellHeads::default() });
}

#[test]
fn every_word_of_a_row_counts_and_of_the_numbers_only_the_years_may_differ() {
    let of = |words: [&str; 2]| {
        let rows = vec![row(vec![text(words[0]), text(words[1]), blank()])];
        FormBook { sheets: vec![FormSheet { name: SHEET.to_owned(), rows, ..FormSheet::default() }] }
    };
    let marked = of(["基本目標1", "移住者数（令和4年度）"]);
    assert_eq!(in_other(&marked, "C1", &of(["基本目標１", "移住者数（令和5年度）"])), Outcome::Written);
    for other in [["基本目標1", "空き家の数（令和5年度）"], ["基本目標2", "移住者数（令和5年度）"]]
    {
        assert!(is_of_other_heads(&in_other(&marked, "C1", &of(other))), "{other:?}");
    }
    assert!(is_of_other_heads(&in_other(&of(["指標1", "人"]), "C1", &of(["指標2", "人"]))));
}

#[test]
fn a_year_above_the_nearest_head_or_beside_the_cell_is_seen() {
    let plan = with_actual(&plan(), "移住者数", "120");
    let other = Outcome::Asked(vec![ConfirmReason::OtherYear(year(2022))]);
    for (named, outcome) in [("令和4年度", other), ("令和5年度", Outcome::Written)] {
        let mut above = book_of("実績", "移住者数", blank());
        above.sheets[0].rows.insert(0, row(vec![blank(), blank(), text(named)]));
        let mut beside = book_of("実績", "移住者数", blank());
        beside.sheets[0].rows[1].cells[1] = text(named);
        for (book, cell) in [(above, "C3"), (beside, "C2")] {
            let heads = heads_of(&book, cell, &plan);
            let actual = Mark { heads, cell: place(cell), ..mark(&plan, "移住者数", Marked::Actual(NOW)) };
            assert_eq!(one(&plan, actual, &book).outcome, outcome, "{named} {cell}");
        }
    }
}

#[test]
fn a_head_that_names_another_year_is_asked() {
    let plan = with_actual(&plan(), "移住者数", "120");
    let heads =
        CellHeads {
            row: "移住者数 人".to_owned(), column: "令和6年度 実績".to_owned(), ..CellHeads::default()
        };
    let actual = Mark { heads, ..mark(&plan, "移住者数", Marked::Actual(NOW)) };
    let filling = one(&plan, actual, &book_of("令和6年度 実績", "移住者数", blank()));
    assert_eq!(filling.outcome, Outcome::Asked(vec![ConfirmReason::OtherYear(year(2024))]));
}

#[test]
fn years_are_counted_from_the_reported_one_or_fixed() {
    let plan = with_actual(&plan(), "移住者数", "120");
    let book = book_of("実績", "移住者数", blank());
    let marks = |of: MarkedYear| -> Marks { [mark(&plan, "移住者数", Marked::Actual(of))].into_iter().collect() };
    let value = |of, report| fillings(&plan, &marks(of), &book, year(report)).remove(0).value;
    assert_eq!(value(MarkedYear::FromReport(-1), 2024), Some(number_of("120")));
    assert_eq!(value(MarkedYear::FromReport(0), 2024), None);
    assert_eq!(value(MarkedYear::Fixed(year(2023)), 2026), Some(number_of("120")));
    let filling = fillings(&plan, &marks(MarkedYear::FromReport(90)), &book, year(2024)).remove(0);
    assert_eq!(filling.outcome, Outcome::Left(Obstacle::NoYear));
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
fn everything_else_of_a_kpi_can_be_marked_too() {
    let plan = with_actual(&plan(), "移住者数", "90");
    let mut changed = Indicator::clone(named(&plan, "移住者数"));
    changed.targets.insert(year(2023), Cell::read("120以上", "人"));
    changed.baseline.cell = Cell::read("80", "人");
    changed.notes.insert((Row::Actual, Some(year(2023))), "8月に確定".to_owned());
    let plan = plan.with_indicator(changed.into());
    let book = book_of("実績", "移住者数", blank());
    let value = |what| one(&plan, mark(&plan, "移住者数", what), &book).value;
    let words = |text: &str| Some(FilledValue::Text(text.to_owned()));
    assert_eq!(value(Marked::Target(NOW)), Some(number_of("120")));
    assert_eq!(value(Marked::Baseline), Some(number_of("80")));
    assert_eq!(value(Marked::Rate(NOW)), Some(number_of("75.0")));
    assert_eq!(value(Marked::Status(NOW)), words("確定"));
    assert_eq!(value(Marked::Note(NOW)), words("8月に確定"));
    assert_eq!(value(Marked::Name), words("移住者数"));
    assert_eq!(value(Marked::Unit), words("人"));
    assert_eq!(value(Marked::PeriodTarget), None);
}

#[test]
fn the_library_is_told_places_numbers_and_texts() {
    let written = filled("1,234", blank());
    let said = writes_json(&[written, filled("調査中", blank())], |_| false).unwrap();
    assert_eq!(
        said,
        r#"{"writes":[{"sheet":"実績報告","row":2,"column":3,"kind":"number","text":"1234"},{"sheet":"実績報告","row":2,"column":3,"kind":"text","text":"調査中"}]}"#
    );
}

#[test]
fn marks_are_read_as_they_are_written() {
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
fn a_file_that_is_no_whole_file_of_marks_changes_nothing() {
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
fn marks_stand_by_sheet_and_place_and_one_cell_has_one() {
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
fn what_a_cell_is_about_is_suggested_by_its_words() {
    let plan = plan();
    let mut book = book_of("令和4年度実績", "移住者数", blank());
    // The head stands over two columns.
    book.sheets[0].rows[0].cells[2].span = Some(Area(1, 2));
    book.sheets[0].rows[0].cells.push(FormCell { is_covered: true, ..blank() });
    book.sheets[0].rows[1].cells.push(blank());
    for cell in ["C2", "D2"] {
        let (kpi, what) = suggestion(&plan, &book.sheets[0], place(cell), year(2023));
        assert_eq!(kpi.map(|kpi| kpi.name).as_deref(), Some("移住者数"));
        assert_eq!(what, Some(Marked::Actual(MarkedYear::FromReport(-1))));
    }
    // The year of a title is not that of a column.
    let title = FormRow { cells: vec![text("令和3年度 実績報告書")], ..FormRow::default() };
    let mut titled = book_of("実績", "移住者数", blank());
    titled.sheets[0]
        .rows
        .insert(0, FormRow { cells: vec![FormCell { span: Some(Area(1, 3)), ..title.cells[0].clone() }], ..title });
    let (_, what) = suggestion(&plan, &titled.sheets[0], place("C3"), year(2023));
    assert_eq!(what, Some(Marked::Actual(NOW)));
    let targets = book_of("目標値", "ほかの指標", blank());
    let (kpi, what) = suggestion(&plan, &targets.sheets[0], place("C2"), year(2023));
    assert_eq!((kpi, what), (None, Some(Marked::Target(NOW))));
}

#[test]
fn the_library_hands_over_sheets_or_a_refusal() {
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
fn places_are_written_as_spreadsheets_write_them() {
    for (name, row, column) in [("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384)] {
        assert_eq!(place(name), CellReference { row, column });
        assert_eq!(place(name).to_string(), name);
    }
    for other in ["", "A", "1", "a1", "A0", "A01", "$A$1", "AAAA1", "XFE1", "A1048577", "A-1", "Ａ1"] {
        assert!(other.parse::<CellReference>().is_err(), "{other}");
    }
}

#[test]
fn a_filled_book_and_its_marks_are_named_by_the_book() {
    assert_eq!(filled_book_name("R8様式.xlsm"), "R8様式_記入済.xlsm");
    assert_eq!(filled_book_name("R8様式_記入済.xlsx"), "R8様式_記入済.xlsx");
    assert_eq!(marks_name("R8.様式.xlsx"), "R8.様式_印.json");
    assert!(filled_book_name(&format!("{}.xlsx", "様".repeat(200))).len() <= 255);
}
